"""A number in words, alone or after the same number in digits."""

import re
from decimal import Decimal

from solieu.reading.numbers import NUMBER_WORD, POINT_DIGITS, Number, read_number, with_scales
from solieu.vietnamese import DIGITS, MOST_WORDS, NUMBER_WORDS, POINTS, SCALES, read_words, significant_digits

_WORD_RUN = re.compile(rf"{NUMBER_WORD}(?: +{NUMBER_WORD}){{0,{MOST_WORDS}}}")
_LETTERS = re.compile(r"[^\W\d_]+")
_REPEATED = re.compile(r" ?\( ?(?=[^\W_])")
_CLOSING = re.compile(r" ?\)")

# The words that begin a number, and those that stand between a part and its whole.
BEGINS = "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|không|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|chục"
PARTS_OF = frozenset(("phần", "trên", "chia"))
# What the words that begin a number mean alone: no need to take the run apart.
LONE = {word: read[0] for word in (*DIGITS, "mười") if (read := read_words([word])) is not None}


def read_lone(text: str, at: int, end: int, after: str) -> tuple[Number, int] | None:
    """As ``read_spelled`` for the word up to ``end``, at once where ``after``, the next word, spells no number."""
    if after not in NUMBER_WORDS:
        value = LONE.get(text[at:end])
        if value is not None:
            return Number(at, end, value, 1, None, 0, value), end
    return read_spelled(text, at)


def read_spelled(text: str, at: int) -> tuple[Number, int] | None:
    """The number in words at ``at``, and where the run of number words ends; None if none begins here."""
    found = _WORD_RUN.match(text, at)
    if found is None:
        return None
    value = LONE.get(found.group())
    if value is not None and text[found.end() + 1 : found.end() + 2] not in ("p", "c"):
        return Number(at, found.end(), value, 1, None, 0, value), found.end()
    tokens = list(_LETTERS.finditer(text, at, found.end()))
    words = [token.group() for token in tokens]
    read = read_words(words)
    if read is None:
        return None
    value, used = read
    end = tokens[used - 1].end()
    if isinstance(value, int) and (used == len(words) or words[used] in POINTS):
        point = POINT_DIGITS.match(text, end)
        if point is not None:  # hai phẩy 23
            value = Decimal(f"{value}.{point.group(1)}")
            return Number(at, point.end(), value, significant_digits(value), None, 0, value), point.end()
    power = SCALES.get(words[used - 1], 0)
    return Number(at, end, value, significant_digits(value), None, power, value), found.end()


def with_words(text: str, cased: str, number: Number) -> Number:
    """The number with itself again in brackets, and a scale after them: 02 (hai) tổ, 20 (hai mươi) triệu đồng."""
    opening = _REPEATED.match(text, number.end)
    if opening is None:
        return number
    spelled = read_spelled(text, opening.end())
    again = spelled[0] if spelled is not None else read_number(text, opening.end(), cased)
    closing = _CLOSING.match(text, again.end) if again is not None and again.value == number.value else None
    if closing is None:
        return number
    end = closing.end()
    if number.power:
        return number._replace(end=end)
    return with_scales(text, cased, number.start, end, number.value, number.doubt)
