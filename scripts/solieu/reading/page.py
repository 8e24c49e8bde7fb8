"""The text being read, with what the small readers need around a position."""

import re
from collections.abc import Mapping
from functools import lru_cache
from sys import intern
from typing import Any

from solieu.reading.noun_words import COUNTED
from solieu.reading.nouns import Units
from solieu.reading.quantity import Quantity
from solieu.reading.units import Unit, read_unit
from solieu.reading.words import DATE_BEFORE, EACH, LAST_WORDS
from solieu.vietnamese import NUMERAL, Plain, modern_tones, plain

_INSIDE = frozenset(".,/")
_CUT = re.compile(r"\d[.,/]\d")


class Page:
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

    def __init__(self, given: str, units: Units) -> None:
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
        self.unit_here: Unit | None = None

    def unit(self, at: int) -> Unit | None:
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
            first, last = self._numerals_of(first, last)
        self.last_kind, self.last_end = kind, end
        if self.offsets is not None:
            start, first = self.offsets.start(start), self.offsets.start(first)
            end, last = self.offsets.end(end), self.offsets.end(last)
        given = self.given
        numeral = intern(given[first:last])
        return Quantity(kind, given[start:end], start, end, numeral, first, last, **read)

    def _numerals_of(self, first: int, last: int) -> tuple[int, int]:
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


def index_units(units: Mapping[str, str] | None) -> Units:
    """The codebook's unit words by their first word, the longest first, for look-ups by prefix."""
    return _indexed(tuple(units.items())) if units else {}


@lru_cache(maxsize=8)
def _indexed(units: tuple[tuple[str, str], ...]) -> Units:
    index: Units = {}
    for word, unit_id in units:
        for spelling in {word.lower(), modern_tones(word.lower())}:
            index.setdefault(spelling.split(" ", 1)[0], []).append((spelling, unit_id))
    for found in index.values():
        found.sort(key=lambda pair: -len(pair[0]))
    return index


Before = tuple[str, str, str, int, int, int]


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


_TENS = frozenset(("mười", "mươi"))  # mười một tháng mười hai
# Longer than four words of Vietnamese.
_NEAR = 40

_WORD_AFTER = re.compile(r" *([^\W\d_]{0,16})")


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


_FIRST_OF_COUNTED = frozenset(phrase.split()[0] for phrase in COUNTED if " " in phrase)
