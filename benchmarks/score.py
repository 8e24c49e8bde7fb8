"""Score the reader on a folder of development cases: python benchmarks/score.py FOLDER [-v] [--suite NAME].

The folder holds quantities.tsv, news.tsv, not_quantities.tsv, report_figures.tsv and reports_restated/.
The cases belong to other projects and are never committed.
"""

import argparse
import csv
import re
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

from solieu import find_quantities
from solieu.reading import Quantity
from solieu.reading.lexicon import ENTRIES

Case = dict[str, str]
# The suite, whether the reader is right, and what is shown where it is not.
Scores = Iterator[tuple[str, bool, str]]
TIME_SPANS = frozenset(roles["measure"] for roles in ENTRIES.values() if "span" in roles)
SCALE_WORDS = re.compile(r"^(?:(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ|trăm|chục) )+")


def cases(path: Path) -> Iterator[Case]:
    """The rows of a tab-separated file without quoting."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def number(written: str) -> Fraction | None:
    """The number a case expects: 12, 1.5, 3/4, 23 1/5."""
    try:
        whole, *rest = map(Fraction, written.split())
    except ValueError:
        return None
    return whole + sum(rest) * (-1 if whole < 0 else 1) if rest else whole


def value(quantity: Quantity) -> Fraction | None:
    """The value of a quantity as a fraction of its whole."""
    return None if quantity.value is None else Fraction(quantity.value) / Fraction(quantity.whole or 1)


def bounds(quantity: Quantity) -> tuple[Fraction | None, ...]:
    """The lower and the upper bound."""
    return tuple(None if it is None else Fraction(it) for it in (quantity.lower_bound, quantity.upper_bound))


def shown(case: Case, expected: str) -> str:
    """A text, what is expected of it and what is read in it."""
    read = "; ".join(
        f"{found.kind} {found.value if found.value is not None else (str(found.lower_bound), str(found.upper_bound))} "
        f"{found.qualifier or ''}[{found.unit}]" + (f"/{found.whole}" if found.whole else "")
        for found in find_quantities(case["text"])
    )
    return f"{case['text']} | {expected} | {read[:400]}"


def score_phrases(folder: Path) -> Scores:
    """Short phrases: one quantity has the expected value or bounds."""
    for case in cases(folder / "quantities.tsv"):
        expected, low, high = (number(case[f"expected_{name}"]) for name in ("value", "low", "high"))
        # Duckling's test corpus writes an open interval's one end in expected_value.
        low = expected if low is None and case["kind"] == "money_min" else low
        high = expected if high is None and case["kind"] == "money_max" else high
        right = any(
            value(found) == expected if low is None and high is None else bounds(found) == (low, high)
            for found in find_quantities(case["text"])
            if found.is_figure
        )
        yield "quantities", right, shown(case, case["kind"])


def score_texts_without(folder: Path) -> Scores:
    """Texts that hold no quantity give none; a duration is a measure and does not count."""
    for case in cases(folder / "not_quantities.tsv"):
        figures = [found for found in find_quantities(case["text"]) if found.is_figure]
        right = all(found.kind in ("measure", "range") and found.unit_id in TIME_SPANS for found in figures)
        yield "not_quantities", right, shown(case, case["kind"])


def score_news(folder: Path) -> Scores:
    """Newspaper sentences: the value, and the value with the counted noun."""
    for case in cases(folder / "news.tsv"):
        expected, low, high = (number(case[f"expected_{name}"]) for name in ("value", "low", "high"))
        right = [
            found
            for found in find_quantities(case["text"])
            if (expected is not None and value(found) == expected if low is None else bounds(found) == (low, high))
        ]
        head = case["expected_unit"].lower()
        units = [f" {(found.unit or '').lower()} " for found in right]
        detail = shown(case, f"{case['expected_value']}{case['expected_low']} {case['expected_unit']}")
        yield "news values", bool(right), detail
        yield "news counted nouns", any(f" {head} " in unit or unit.startswith(f" {head}") for unit in units), detail


def score_reports(folder: Path) -> Scores:
    """Figures of the reports found whole, and figures returned that are listed."""
    listed: dict[str, list[Case]] = {}
    for case in cases(folder / "report_figures.tsv"):
        listed.setdefault(case["file"], []).append(case)
    for path in sorted((folder / "reports_restated").glob("*.txt")):
        found = [
            each for each in find_quantities(path.read_text(encoding="utf-8").partition("---\n")[2]) if each.is_figure
        ]
        used: set[int] = set()
        for case in listed.get(path.name, []):
            if case["kind"] not in ("date", "document_number", "ordinal"):
                at = next((at for at, each in enumerate(found) if at not in used and is_listed(case, each)), None)
                used |= set() if at is None else {at}
                yield "report figures", at is not None, f"{path.name} | {case['phrase']}"
        for at, each in enumerate(found):
            yield "report precision", at in used, f"{path.name} | {each.kind} {each.as_written!r}"


def is_listed(case: Case, found: Quantity) -> bool:
    """Whether a quantity of a report has the value, the qualifier and the unit of the row."""
    if case["kind"] == "range":
        low, _, high = case["value"].rpartition("-")
        same = bounds(found) == (number(low), number(high))
    elif case["value"].endswith("+"):
        same = found.kind == "vague"
    else:
        same = value(found) == number(case["value"]) and found.kind != "range"
    unit = (found.unit or "").lower() + (f"/{found.per.lower()}" if found.per else "")
    expected = SCALE_WORDS.sub("", case["unit"].lower())
    same_unit = unit.startswith(expected) or (bool(unit) and expected.startswith(f"{unit} "))
    return same and same_unit and (found.qualifier or "").lower() == case["qualifier"].lower()


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
            if name.startswith(options.suite):
                total = totals.setdefault(name, [0, 0])
                total[0] += right
                total[1] += 1
                if options.verbose and not right:
                    print(f"{name}: {detail}")
    for name, (count, of) in totals.items():
        print(f"{name:20} {count:4} of {of:4}  {100 * count / of:6.2f} %")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except OSError as error:
        sys.exit(f"score.py: {error}")
