"""What the reader reads: `quantities.tsv` has a text a line, all that is read in it, and a group.

What is read is one quantity after another, each as `said` says it. `\\n` and `\\u00a0` stand for such characters.
"""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from solieu.reading import Quantity, find_quantities, lexicon, numerals, read_figure

UNITS = {
    "hòa giải viên": "person", "hộ": "household", "lượt người": "person-turn", "ngày công": "person-day",
    "người": "person", "nhà": "house", "trường học": "school", "tuyên truyền viên": "person", "xe lăn": "wheelchair",
}  # fmt: skip


def said(quantity: Quantity) -> str:
    """A quantity in one line: its kind, the phrase, the value, the unit, and what else is not as usual."""
    bounds = f"{quantity.lower_bound}..{quantity.upper_bound}"
    parts = (
        quantity.kind,
        f"[{quantity.as_written}]",
        bounds if quantity.kind == "range" else quantity.value,
        quantity.whole and f"of {quantity.whole}",
        quantity.unit_id,
        quantity.per and f"per {quantity.per}",
        f"{quantity.significant_digits} digits" if (quantity.significant_digits or 1) > 1 else None,
        quantity.qualifier and quantity.qualifier_id,
        quantity.doubt and f"{quantity.doubt}?",
    )
    return " ".join(str(part) for part in parts if part is not None)


def read_cases() -> dict[str, dict[str, str]]:
    cases: dict[str, dict[str, str]] = defaultdict(dict)
    for line in Path(__file__).with_name("quantities.tsv").read_text(encoding="utf-8").splitlines():
        plain = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), line).replace("\\n", "\n")
        text, read, group = plain.split("\t")
        assert text not in cases[group], text
        cases[group][text] = read
    return cases


CASES = read_cases()


@pytest.mark.parametrize("group", CASES)
def test_what_is_read(group):
    cases = CASES[group]
    assert {text: " | ".join(map(said, find_quantities(text, UNITS))) for text in cases} == cases


@pytest.mark.parametrize("group", CASES)
def test_only_a_hedge_gives_a_bound_and_is_kept_as_written(group):
    codes = lexicon.HEDGES_BEFORE | lexicon.HEDGES_AFTER
    for text in CASES[group]:
        for found in find_quantities(text, UNITS):
            if found.qualifier is not None:
                comparator = found.comparator if found.kind != "range" else codes[found.qualifier.lower()][1]
                assert (found.qualifier_id, comparator) == codes[found.qualifier.lower()], text
                assert found.qualifier in found.as_written
            elif found.is_figure and found.kind != "vague":
                assert found.qualifier_id == ("between" if found.kind == "range" else "unhedged"), text
            if found.kind != "range":
                sign = found.comparator or ""
                bounds = (found.value if ">" in sign else None, found.value if "<" in sign else None)
                assert (found.lower_bound, found.upper_bound) == bounds, text


def test_the_unit_is_kept_as_written():
    for text in CASES["currencies before"]:
        assert [found.unit for found in find_quantities(text)] == [text.removesuffix("12").strip()]
    for text, unit in (("hai ba người", "người"), ("cao 1m70", "m"), ("300 NGƯỜI nghèo", "NGƯỜI nghèo")):
        assert [found.unit for found in find_quantities(text, UNITS)] == [unit]


def test_money_is_money_in_a_range_and_a_rate_too():
    texts = ("20 triệu đồng", "từ 3 đến 5 triệu đồng", "500.000 đồng/hộ", "20 hộ", "15%")
    assert [find_quantities(text)[0].is_money for text in texts] == [True, True, True, False, False]


def test_a_number_alone_may_stand_far_down():
    [found] = find_quantities("\n" * 300 + "một", UNITS)
    assert (found.value, found.char_start) == (1, 300)


@pytest.mark.parametrize("text", CASES["first report"])
def test_the_phrases_of_the_first_report_are_one_figure_each(text):
    assert read_figure(text, UNITS).as_written == text


@pytest.mark.parametrize(
    ("text", "name", "values"),
    [
        ("ngày 14/9", "phrase-unread", {}),
        ("nhiều hộ", "phrase-unread", {}),
        ("12 hộ và 5 xe", "phrase-unread.two", {"one": "12 hộ", "other": "5 xe"}),
        ("tặng 12 hộ", "phrase-unread.start", {"figure": "12 hộ"}),
    ],
)
def test_read_figure_refuses_with_a_reason(text, name, values):
    with pytest.raises(ValueError) as refused:
        read_figure(text)
    [message] = refused.value.args
    assert (message.name, dict(message.values)) == (name, {"phrase": text, **values})
    assert text in str(message)


def test_numerals_are_longest_runs():
    assert numerals("12.5, 3/4 x 7") == [(0, 4), (6, 9), (12, 13)]


@pytest.mark.parametrize("path", sorted(Path(lexicon.__file__).parent.glob("*.tsv")), ids=lambda path: path.stem)
def test_the_lexicon_is_sorted_and_holds_nothing_twice(path):
    rows = path.read_text(encoding="utf-8").splitlines()[1:]
    entries = [tuple((*row.split("\t"), "")[:3]) for row in rows]
    assert entries == sorted(set(entries))
    assert all(phrase == " ".join(phrase.lower().split()) for _, phrase, _ in entries)
