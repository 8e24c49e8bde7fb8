"""Score the reader on a folder of development cases: python benchmarks/score.py FOLDER [-v] [--suite NAME].

The folder holds quantities.tsv, news.tsv, not_quantities.tsv, report_figures.tsv and reports_restated/.
The cases belong to other projects and are never committed.
"""

import argparse
import csv
import re
import sys
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

from solieu import find_quantities
from solieu.reading import Quantity
from solieu.reading.unit_words import TIME_SPANS

Row = dict[str, str]
SCALE_WORDS = re.compile(r"^(?:(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ|trăm|chục) )+")


def rows(path: Path) -> Iterator[Row]:
    """The rows of a tab-separated file without quoting."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def number(written: str) -> Fraction | None:
    """The number a case expects: 12, 1.5, 3/4, 23 1/5."""
    if not written:
        return None
    try:
        parts = [Fraction(part) for part in written.split()]
    except ValueError:
        return None
    whole, *rest = parts
    return whole + sum(rest) * (-1 if whole < 0 else 1) if rest else whole


def value_of(quantity: Quantity) -> Fraction | None:
    """The value of a quantity as a fraction of its whole."""
    if quantity.value is None:
        return None
    return Fraction(quantity.value) / Fraction(quantity.whole or 1)


def phrase_is_right(row: Row) -> bool:
    """Whether one quantity of a short phrase has the expected value or bounds."""
    figures = [found for found in find_quantities(row["text"]) if found.is_figure]
    value, low, high = (number(row[name]) for name in ("expected_value", "expected_low", "expected_high"))
    # Duckling's test corpus writes an open interval's one end in expected_value.
    if row["kind"] == "money_min" and low is None:
        value, low = None, value
    if row["kind"] == "money_max" and high is None:
        value, high = None, value
    for found in figures:
        if low is None and high is None:
            right = value_of(found) == value
        else:
            right = (_bound(found.lower_bound), _bound(found.upper_bound)) == (low, high)
        if right:
            return True
    return False


def _bound(bound: int | Decimal | None) -> Fraction | None:
    return None if bound is None else Fraction(bound)


def holds_no_figure(row: Row) -> bool:
    """Whether a text that holds no quantity gives none; a duration is a measure and does not count."""
    return not any(
        found.is_figure and not (found.kind in ("measure", "range") and found.unit_id in TIME_SPANS)
        for found in find_quantities(row["text"])
    )


def counted(row: Row) -> tuple[bool, bool]:
    """Whether a newspaper sentence gives the value, and with it the counted noun."""
    expected = number(row["expected_value"])
    low, high = number(row["expected_low"]), number(row["expected_high"])
    value = unit = False
    head = row["expected_unit"].lower()
    for found in find_quantities(row["text"]):
        if (low is None and value_of(found) == expected and expected is not None) or (
            low is not None and _bound(found.lower_bound) == low and _bound(found.upper_bound) == high
        ):
            value = True
        else:
            continue
        words = f" {(found.unit or '').lower()} "
        unit = unit or f" {head} " in words or words.startswith(f" {head}")
    return value, unit


def figure_is_right(row: Row, found: list[Quantity], used: set[int]) -> bool:
    """Whether one quantity of a report has the value, the qualifier and the unit of the row."""
    low, _, high = row["value"].rpartition("-") if row["kind"] == "range" else ("", "", "")
    for at, quantity in enumerate(found):
        if at in used or not quantity.is_figure:
            continue
        if not _same_number(row, quantity, low, high):
            continue
        if (quantity.qualifier or "").lower() != row["qualifier"].lower():
            continue
        if _same_unit(row["unit"], quantity):
            used.add(at)
            return True
    return False


def _same_number(row: Row, quantity: Quantity, low: str, high: str) -> bool:
    if row["kind"] == "range":
        return _bound(quantity.lower_bound) == number(low) and _bound(quantity.upper_bound) == number(high)
    if row["value"].endswith("+"):
        return quantity.kind == "vague"
    return value_of(quantity) == number(row["value"]) and quantity.kind != "range"


def _same_unit(expected: str, quantity: Quantity) -> bool:
    unit = (quantity.unit or "").lower()
    if quantity.per:
        unit += f"/{quantity.per.lower()}"
    expected = SCALE_WORDS.sub("", expected.lower())
    return unit.startswith(expected) or (bool(unit) and expected.startswith(f"{unit} "))


def score_phrases(folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Short phrases: value or bounds."""
    for row in rows(folder / "quantities.tsv"):
        yield "quantities", phrase_is_right(row), f"{row['text']} | {row['kind']} | {_read(row['text'])}"


def score_texts_without(folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Texts that hold no quantity."""
    for row in rows(folder / "not_quantities.tsv"):
        yield "not_quantities", holds_no_figure(row), f"{row['text']} | {row['kind']} | {_read(row['text'])}"


def score_news(folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Newspaper sentences: value, and value with counted noun."""
    for row in rows(folder / "news.tsv"):
        value, unit = counted(row)
        expected = f"{row['expected_value']}{row['expected_low']} {row['expected_unit']}"
        detail = f"{row['text']} | {expected} | {_read(row['text'])}"
        yield "news values", value, detail
        yield "news counted nouns", unit, detail


def score_reports(folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Figures of the reports found whole, and figures returned that are listed."""
    listed: dict[str, list[Row]] = {}
    for row in rows(folder / "report_figures.tsv"):
        listed.setdefault(row["file"], []).append(row)
    for path in sorted((folder / "reports_restated").glob("*.txt")):
        text = path.read_text(encoding="utf-8").partition("---\n")[2]
        found = find_quantities(text)
        used: set[int] = set()
        for row in listed.get(path.name, []):
            if row["kind"] in ("date", "document_number", "ordinal"):
                continue
            yield "report figures", figure_is_right(row, found, used), f"{path.name} | {row['phrase']} | {_read(text)}"
        for at, quantity in enumerate(found):
            if quantity.is_figure:
                yield "report precision", at in used, f"{path.name} | {quantity.kind} {quantity.as_written!r}"


def _read(text: str) -> str:
    return "; ".join(
        f"{found.kind} {found.value if found.value is not None else (str(found.lower_bound), str(found.upper_bound))} "
        f"{found.qualifier or ''}[{found.unit}]" + (f"/{found.whole}" if found.whole else "")
        for found in find_quantities(text)
    )[:400]


def main() -> int:
    """Score every suite and print the totals."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("-v", "--verbose", action="store_true", help="list the failures")
    arguments.add_argument("--suite", default="", help="only the suites whose name begins so")
    options = arguments.parse_args()
    totals: dict[str, list[int]] = {}
    for suite in (score_phrases, score_texts_without, score_news, score_reports):
        for name, right, detail in suite(options.folder):
            if not name.startswith(options.suite):
                continue
            total = totals.setdefault(name, [0, 0])
            total[0] += right
            total[1] += 1
            if options.verbose and not right:
                print(f"{name}: {detail}")
    for name, (right, of) in totals.items():
        print(f"{name:20} {right:4} of {of:4}  {100 * right / of:6.2f} %")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, InvalidOperation) as error:
        sys.exit(f"score.py: {error}")
