"""Whether something that can be counted follows a run of numerals."""

import re

from solieu.reading.page import is_counted_noun, word_after
from solieu.reading.units import read_unit
from solieu.reading.words import SCALES_AFTER_DIGITS

_NUMERALS = re.compile(r"\d+(?:[.,]\d+| ?[./–~-] ?\d+){0,6}")


def is_counted(text: str, at: int) -> bool:
    """Whether a unit or a noun that can be counted follows the numerals at ``at``: 9/12 xã, 10-15 ngày."""
    found = _NUMERALS.match(text, at)
    end = found.end() if found is not None else at
    if read_unit(text, end) is not None or is_counted_noun(text, end):
        return True
    return word_after(text, end) in SCALES_AFTER_DIGITS


def follows_unit(text: str, end: int) -> bool:
    """Whether a unit follows, other than the year that a label may have: quý 1 năm 2031."""
    return read_unit(text, end) is not None and _ITS_YEAR.match(text, end) is None


_ITS_YEAR = re.compile(r" năm (?:(?:19|20)\d{2}(?!\d)|nay|học|ngoái|trước|sau)")
