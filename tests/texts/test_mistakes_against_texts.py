"""A mistake in a report file that only the text can show is shown, at its record."""

import re

import pytest

from solieu.checks.texts import check_text
from solieu.sources.readings import load_metadata

MISTAKES = {
    "a figure one character off": (
        "at: [3267, 3288]",
        "at: [3266, 3287]",
        r"offset-phrase: 'hơn 950.000 ngày công' does not stand at \[3266, 3287\], but at \[3267, 3288\]",
    ),
    "a digit changed in a phrase": (
        "as_written: gần 900 trường",
        "as_written: gần 800 trường",
        r"offset-phrase: 'gần 800 trường học' .*, nor anywhere in the text",
    ),
    "a slip elsewhere": ("at: 3904, ", "at: 3905, ", r"offset-phrase: "),
    "another size": ("characters: 8317", "characters: 8318", r"text-size: 'characters' is 8318, and the text has 8317"),
    "a passage with a space": ("at: [2991, 4009]", "at: [2991, 4010]", r"offset-space: the place \[2991, 4010\]"),
    "a passage left out": ("  - {at: [8188, 8194], kind: byline}\n", "", r"text-left-out: the text at \[8186, 8196\]"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_shown(house, texts, name):
    old, new, message = MISTAKES[name]
    path = house.metadata / "reports" / "dcsvn-628898.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    lines = [str(problem) for problem in check_text(next(iter(load_metadata(house).readings)), texts)]
    assert any(re.search(message, line) for line in lines), lines


def test_a_numeral_left_out_is_named(house, texts):
    path = house.metadata / "reports" / "dcsvn-628898.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(r"  - \{at: \[748, 752\].*\n", "", text).replace("numerals: 27", "numerals: 26"), encoding="utf-8"
    )
    lines = [str(problem) for problem in check_text(next(iter(load_metadata(house).readings)), texts)]
    assert any("numeral-left-out: the numeral “2022” at [748, 752]" in line for line in lines)
    assert any("text-size: 'numerals' is 26, and the text has 27" in line for line in lines)
