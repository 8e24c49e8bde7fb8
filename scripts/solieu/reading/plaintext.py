"""The text being read, with what the readers need around a position: words, hedges, whether something is counted."""

import re
from collections.abc import Mapping
from functools import lru_cache
from sys import intern
from typing import Any, NamedTuple

from solieu.reading.lexicon import (
    COUNTED,
    DATE_BEFORE,
    EACH,
    HEDGES_BEFORE,
    HEDGES_BY_LAST_WORD,
    LAST_WORDS,
    NOT_HEDGES,
    SCALES_AFTER_DIGITS,
)
from solieu.reading.nouns import CodebookUnits
from solieu.reading.quantity import Quantity
from solieu.reading.units import UnitWords, read_unit
from solieu.vietnamese import NUMERAL, Plain, modern_tones, plain

_INSIDE = frozenset(".,/")
_CUT = re.compile(r"\d[.,/]\d")


class PlainText:
    """A text as given beside its plain form; positions in the readers are positions in the plain text."""

    __slots__ = (
        "cased",
        "first",
        "given",
        "last",
        "last_end",
        "last_kind",
        "offsets",
        "text",
        "unit_at",
        "unit_here",
        "units",
    )

    def __init__(self, given: str, units: CodebookUnits) -> None:
        read: Plain = plain(given)
        self.given = given
        self.text = read.text
        self.cased = read.cased
        self.offsets = read.offsets
        self.units = units
        self.first = len(self.text) - len(self.text.lstrip())
        self.last = len(self.text.rstrip())
        self.last_kind = ""
        self.last_end = 0
        self.unit_at = -1
        self.unit_here: UnitWords | None = None

    def unit(self, at: int) -> UnitWords | None:
        """The unit of the tables that begins after the spaces at ``at``; asked again of one place, the same."""
        if at != self.unit_at:
            self.unit_at, self.unit_here = at, read_unit(self.text, at)
        return self.unit_here

    def is_whole(self, start: int, end: int) -> bool:
        """Whether the span is all that the text holds."""
        return start <= self.first and end >= self.last

    def quantity(self, kind: str, start: int, end: int, first: int, last: int, **read: Any) -> Quantity:
        """As ``record``, what was read given by name."""
        return self.record(kind, start, end, first, last, read)

    def record(self, kind: str, start: int, end: int, first: int, last: int, read: dict[str, Any]) -> Quantity:
        """The record of what was read from ``start`` to ``end``, its numerals from ``first`` to ``last``.

        Where the reading would end inside a numeral, the whole numeral is a code: no part of it may be lost.
        """
        text = self.text
        if text[last : last + 1] in _INSIDE and _CUT.match(text, last - 1):
            kind, read = "code", {}
            end = last = NUMERAL.match(text, last + 1).end()  # type: ignore[union-attr]
        if not (text[last - 1].isdigit() and text[first].isdigit()) and not text[first:last].isalpha():
            first, last = self._trim_to_numerals(first, last)
        self.last_kind, self.last_end = kind, end
        if self.offsets is not None:
            start, first = self.offsets.start(start), self.offsets.start(first)
            end, last = self.offsets.end(end), self.offsets.end(last)
        given = self.given
        numeral = intern(given[first:last])
        return Quantity(kind, given[start:end], start, end, numeral, first, last, **read)

    def _trim_to_numerals(self, first: int, last: int) -> tuple[int, int]:
        """From the first to the last numeral of a number, its scale words left out: the 20 of 20 tỷ.

        A number all in words is taken whole.
        """
        text, end = self.text, last
        while end > first and not text[end - 1].isdigit():
            end -= 1
        if end == first:
            return first, last
        while not text[first].isdigit():
            first += 1
        return first, end

    def written(self, start: int, end: int) -> str:
        """The text as given under a span of the plain text, such as a unit; the same words are one object."""
        if self.offsets is not None:
            start, end = self.offsets.start(start), self.offsets.end(end)
        return intern(self.given[start:end])


def index_units(units: Mapping[str, str] | None) -> CodebookUnits:
    """The codebook's unit words by their first word, the longest first, for look-ups by prefix."""
    return _indexed(tuple(units.items())) if units else {}


@lru_cache(maxsize=8)
def _indexed(units: tuple[tuple[str, str], ...]) -> CodebookUnits:
    index: CodebookUnits = {}
    for word, unit_id in units:
        for spelling in {word.lower(), modern_tones(word.lower())}:
            index.setdefault(spelling.split(" ", 1)[0], []).append((spelling, unit_id))
    for found in index.values():
        found.sort(key=lambda pair: -len(pair[0]))
    return index


# --- The words before and after a position ---

# Up to three words, the nearest first, and where each starts.
Before = tuple[str, str, str, int, int, int]
_NEAR = 40  # longer than four words of Vietnamese
_TENS = frozenset(("mười", "mươi"))  # mười một tháng mười hai
_WORD_AFTER = re.compile(r" *([^\W\d_]{0,16})")
_FIRST_OF_COUNTED = frozenset(phrase.split()[0] for phrase in COUNTED if " " in phrase)


def word_before(text: str, at: int) -> tuple[str, int]:
    """The word that ends just before ``at``, spaces aside, and where it starts; "" where a sign stands there."""
    end = at
    while end and text[end - 1] == " " and at - end < 8:
        end -= 1
    start = text.rfind(" ", end - 16 if end > 16 else 0, end) + 1
    if start and text[start:end].isalpha():
        return text[start:end], start
    start = end
    while start and text[start - 1].isalpha() and end - start < 16:
        start -= 1
    return text[start:end], start


def words_before(text: str, at: int) -> Before:
    """Up to three words before ``at``, the nearest first, and where each starts.

    The second and the third are looked up only where the nearest may end a phrase of the tables.
    """
    near = text[at - _NEAR if at > _NEAR else 0 : at].rsplit(" ", 4)
    if len(near) == 5 and not near[4] and near[3].isalpha():  # as in most prose: words with one space after each
        _, three, two, one, _ = near
        first = at - 1 - len(one)
        if one not in LAST_WORDS:
            return one, "", "", first, first, first
        if two.isalpha() and three.isalpha():
            second = first - 1 - len(two)
            return one, two, three, first, second, second - 1 - len(three)
    one, first = word_before(text, at)
    if one not in LAST_WORDS:
        return one, "", "", first, first, first
    two, second = word_before(text, first)
    if not two:
        return one, "", "", first, second, second
    three, third = word_before(text, second)
    return one, two, three, first, second, third


def is_each(before: Before) -> bool:
    """Whether the word before is one of each, and no date: mỗi tháng 2 triệu; but mùng một tháng 11."""
    return before[1] in EACH and not (before[1] == "một" and (before[2] in DATE_BEFORE or before[2] in _TENS))


def word_after(text: str, at: int) -> str:
    """The word that begins after the spaces at ``at``; "" where a sign stands there."""
    return _WORD_AFTER.match(text, at).group(1)  # type: ignore[union-attr]


def is_counted_noun(text: str, at: int) -> bool:
    """Whether a noun that is surely counted begins after the spaces at ``at``: người, hộ dân, mô hình."""
    word = word_after(text, at)
    if not word or word in COUNTED:
        return bool(word) and not (word == "tổ" and text.startswith(" chức", text.index(word, at) + len(word)))
    if word not in _FIRST_OF_COUNTED:
        return False
    words = text[text.index(word, at) : at + 40].split(" ", 3)
    return any(" ".join(words[:size]).rstrip(".,;:)") in COUNTED for size in (2, 3))


# --- Hedges before a number: hơn, gần, không quá, ít nhất ---


class Hedge(NamedTuple):
    """A hedge as written from ``start`` to ``end``, with its code and the side on which the true value lies."""

    start: int
    end: int
    qualifier_id: str
    comparator: str | None


def hedge_before(text: str, before: Before, at: int) -> Hedge | None:
    """The longest hedge that ends just before the number at ``at``; ``before`` is what words_before gave."""
    one, two, three, first, second, third = before
    hedges = HEDGES_BY_LAST_WORD.get(one)
    if hedges is None:
        return None
    end = first + len(one)
    for words in hedges:
        if len(words) == 1:
            if f"{two} {one}" in NOT_HEDGES:
                return None
            return Hedge(first, end, *HEDGES_BEFORE[one])
        if words[-2] != two:
            continue
        if len(words) == 2:
            return Hedge(second, end, *HEDGES_BEFORE[f"{two} {one}"])
        if words[-3] == three:
            return Hedge(third, end, *HEDGES_BEFORE[f"{three} {two} {one}"])
    return None


def hedge_at(text: str, at: int) -> Hedge | None:
    """The hedge before the number at ``at``."""
    return hedge_before(text, words_before(text, at), at)


# --- Whether something that can be counted follows a run of numerals ---

_NUMERALS = re.compile(r"\d+(?:[.,]\d+| ?[./–~-] ?\d+){0,6}")
_ITS_YEAR = re.compile(r" năm (?:(?:19|20)\d{2}(?!\d)|nay|học|ngoái|trước|sau)")


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
