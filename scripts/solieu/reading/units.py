"""The unit after a number: a measure, a currency, percent."""

import re
from typing import NamedTuple

from solieu.reading.lexicon import NOT_UNITS, PER_MEASURES, UNITS_BY_FIRST_WORD


class UnitWords(NamedTuple):
    """A unit of the tables, from ``start`` to ``end``; ``kind`` is measure, money or percent."""

    kind: str
    unit_id: str
    start: int
    end: int


_TOKEN = re.compile(
    r" *([a-z]{1,2}\$|(?:[^\W\d_]+(?:-[^\W\d_]+)*[23²³]?(?!\d))|[%％‰$€£₫¥₹₩฿₽°℃℉¢][^\W\d_]?(?![^\W\d_])|°)"
)
_FOLLOWING = re.compile(r" ([^\W\d_]+)")
_PER = re.compile(r" ?/ ?(100km|[^\W\d_]+(?: [^\W\d_]+){0,3}[23²³]?)(?![^\W_])| trên ([^\W\d_]+(?: [^\W\d_]+){0,3})")

# One letter is a unit where it is glued to the digits, or stands before no word.
_LETTERS_ALONE = frozenset("abcdfghklmnstvwđ") | {"in", "ma", "mp", "pa", "ph", "rs", "bar", "min", "px", "kn", "rm"}
_SPACED_LETTERS = frozenset("mlgvtđđhskw")


def read_unit(text: str, at: int) -> UnitWords | None:
    """The unit of the tables that begins after the spaces at ``at``, the longest that fits; None if none does.

    A rate of measures (km/h, mg/ml) is one unit; the rate of money is read by the reader, which keeps ``per``.
    """
    found = _TOKEN.match(text, at)
    if found is None:
        return None
    token = found[1]
    phrases = UNITS_BY_FIRST_WORD.get(token)
    if phrases is None:
        return None
    start = found.start(1)
    for phrase, kind, unit_id in phrases:
        end = start + len(phrase)
        if not text.startswith(phrase, start) or text[end : end + 1].isalpha():
            continue
        if phrase == token and _is_other_word(text, token, at, start, end):
            return None
        unit = UnitWords(kind, unit_id, start, end)
        return _with_per(text, unit) if kind == "measure" else unit
    return None


def _is_other_word(text: str, token: str, at: int, start: int, end: int) -> bool:
    """Whether the word is no unit here: a lone letter before a word, đồng in "đồng chí"."""
    if token in _LETTERS_ALONE:
        if start == at and text[end : end + 1] != " ":
            return False
        if start == at:
            return token in ("a", "b", "c", "d", "f", "n")
        return token not in _SPACED_LETTERS
    others = NOT_UNITS.get(token)
    if others is None:
        return False
    following = _FOLLOWING.match(text, end)
    return following is not None and following[1] in others


def _with_per(text: str, unit: UnitWords) -> UnitWords:
    """A measure per another: km/h, mét trên giây, mg/ml."""
    following = text[unit.end : unit.end + 2]
    if following not in (" /", "/ ", " t") and following[:1] != "/":
        return unit
    found = _PER.match(text, unit.end)
    if found is None:
        return unit
    words = (found.group(1) or found.group(2)).split()
    for size in range(len(words), 0, -1):
        per = " ".join(words[:size])
        if per in PER_MEASURES:
            start = found.start(1) if found.group(1) else found.start(2)
            return UnitWords(unit.kind, f"{unit.unit_id}/{PER_MEASURES[per]}", unit.start, start + len(per))
    return unit
