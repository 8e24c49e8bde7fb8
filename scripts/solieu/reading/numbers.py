"""A number in the plain text: digits with their groups and scales, or words.

Every reader takes the plain text and a position and returns a Number or None.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from solieu.reading.lexicon import SCALES_AFTER_DIGITS, SHORT_SCALES
from solieu.vietnamese import (
    DIGITS,
    MOST_WORDS,
    NUMBER_WORDS,
    POINTS,
    SCALES,
    Value,
    exact,
    read_digits,
    read_words,
    scaled,
    significant_digits,
)


class Number(NamedTuple):
    """A number from ``start`` to ``end``.

    ``power`` is its last scale as a power of ten, ``stated`` what stands before the scales: 20 of 20 tỷ.
    """

    start: int
    end: int
    value: Value
    significant: int
    doubt: str | None
    power: int
    stated: Value


NUMBER_WORD = rf"(?:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})(?![^\W_])"
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
# 1 200 000 and, in text whose tokens are spaced, 25 . 000
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?![\d.,]?\d)|\d{1,3}(?: ?\. ?\d{3})+(?: ?, ?\d{1,2})?(?![.,]?\d)")
_SPACED_DECIMAL = re.compile(
    r"(\d{1,3}) ?, ?(\d{1,2})(?=(?: ?[-–] ?\d{1,3}(?: ?, ?\d{1,2})?)?"
    r" ?(?:km|m|m2|m3|ha|kg|tấn|tạ|%|triệu|tỷ|tỉ|nghìn|ngàn|mét|lít|điểm)\b)"
)
_SCALE = re.compile(r" ?(" + "|".join(SCALES_AFTER_DIGITS) + r")(?![^\W_])")
_SHORT = re.compile(r"( (?=tr(?![^\W_])))?(" + "|".join(SHORT_SCALES) + r")(\d{0,3})(?![^\W_]|[.,]\d)")
_SHORT_OF_MONEY = {"k": 3, "tr": 6, "n": 3, "ng": 3, "t": 9, "tỷ": 9, "tỉ": 9}
_SHORT_MONEY = re.compile(r" ?(k|tr|ng|n|tỷ|tỉ|t)\.?(?=đ(?![^\W_]|/c))")
_MORE = re.compile(r" (?:và )?(\d+(?:[.,]\d+)*) ?(" + "|".join(SCALES_AFTER_DIGITS) + r")(?![^\W_])")
_REST = re.compile(r" (\d{3}(?:\.\d{3})*)(?= ?(?:đồng|đ|vnđ|vnd)\b)")
_MORE_WORDS = re.compile(rf" ((?:{NUMBER_WORD} ){{1,8}}(?:nghìn|ngàn|triệu))(?![^\W_])")
_SHORT_WORD = re.compile(r" (mốt|tư|lăm)(?= ?(?:đồng|đ|vnđ|vnd|usd)(?![^\W_])| ?[.,;)]| ?$)")
_SHORT_REST = re.compile(r" (\d)(?![\d.,/]|[^\W_])(?= ?(?:đồng|đ|vnđ|vnd|usd|[.;)]|$))")
_HALF = re.compile(r" rưỡi(?![^\W_])")
POINT_DIGITS = re.compile(r" +(?:phẩy|chấm) +(\d+)(?![\d.,])")


_SPACING = frozenset((" ", ",", "."))
_AFTER_SPACE = frozenset("0123456789., ")
_SCALE_INITIALS = frozenset("ktnmgvc")
_BEFORE_SCALE = frozenset((" nđ", *(f" {word[:2]}" for word in SCALES_AFTER_DIGITS)))
# The same few numerals return all through a text.
_read_digits = lru_cache(maxsize=1024)(read_digits)


def read_number(text: str, at: int, cased: str, spaced: bool = True) -> Number | None:
    """The number in digits at ``at``, with its scales: 3.564 tỷ, 102 tỷ 417 triệu, 1tr5, 5 triệu rưỡi."""
    found = _DIGITS.match(text, at)
    if found is None:
        return None
    end = found.end()
    written = found.group()
    following = text[end : end + 1]
    if spaced and following in _SPACING and text[end + 1 : end + 2] in _AFTER_SPACE:
        longer = _SPACED.match(text, at)
        if longer is not None:
            written, end = longer.group().replace(" . ", ".").replace(" .", ".").replace(". ", "."), longer.end()
            written = written.replace(" , ", ",").replace(" ", "")
        else:
            longer = _SPACED_DECIMAL.match(text, at)
            if longer is not None and not _are_tens(longer):
                written, end = f"{longer.group(1)},{longer.group(2)}", longer.end()
    return read_simple(text, cased, at, end, written)


def _are_tens(found: re.Match[str]) -> bool:
    """Whether two numbers are one ten and the next, 20, 30 km, rather than a number and its decimals."""
    first, second = int(found[1]), int(found[2])
    return first % 10 == 0 and second == first + 10


def read_simple(text: str, cased: str, at: int, end: int, written: str) -> Number | None:
    """The number whose digits, all before ``end``, are as written, with its scales: 2 chấm 23, 3,5 tỷ."""
    read = _read_digits(written)
    if read is None:
        return None
    value, doubt = read
    if text[end : end + 2] in (" p", " c"):
        point = POINT_DIGITS.match(text, end)
        if point is not None and isinstance(value, int):  # 2 chấm 23
            value, end = Decimal(f"{value}.{point.group(1)}"), point.end()
    return with_scales(text, cased, at, end, value, doubt)


def with_scales(text: str, cased: str, at: int, end: int, value: Value, doubt: str | None) -> Number:
    """The number of the value, whose digits end at ``end``, with the scales after them."""
    stated = value
    if text[end : end + 1] not in _SCALE_INITIALS and text[end : end + 3] not in _BEFORE_SCALE:
        return Number(at, end, value, significant_digits(stated), doubt, 0, stated)
    scale = _SCALE.match(text, end)
    if scale is None:
        return _with_short_scale(text, cased, at, end, value, doubt)
    power = last = 0
    while scale is not None and power < 30:
        last = SCALES_AFTER_DIGITS[scale.group(1)]
        power += last
        end = scale.end()
        scale = _SCALE.match(text, end)
    total = scaled(value, power)
    half = _HALF.match(text, end)
    if half is not None:
        return Number(
            at, half.end(), total + 5 * 10 ** (last - 1), significant_digits(stated) + 1, doubt, power, stated
        )
    if text[end : end + 1] == " ":
        total, end, more = _and_more(text, total, end, power)
        if more:
            return Number(at, end, total, significant_digits(total), doubt, power, total)
    return Number(at, end, total, significant_digits(stated), doubt, power, stated)


def _and_more(text: str, total: Value, end: int, power: int) -> tuple[Value, int, bool]:
    """Smaller scales after the first: 102 tỷ 417 triệu; 1 triệu 200.000 đồng; 3 tỷ 2; 2 triệu năm trăm nghìn."""
    more = False
    while (found := _MORE.match(text, end)) is not None:
        smaller = SCALES_AFTER_DIGITS[found.group(2)]
        read = read_digits(found.group(1))
        if read is None or smaller >= power or scaled(read[0], smaller) >= 10**power:
            return total, end, more
        total, end, power, more = total + scaled(read[0], smaller), found.end(), smaller, True
    spelled = _MORE_WORDS.match(text, end)
    if spelled is not None:
        words = spelled.group(1).split()
        said = read_words(words)
        if said is not None and said[1] == len(words) and said[0] < 10**power:
            return total + said[0], spelled.end(), True
    rest = _REST.match(text, end)
    if rest is not None and int(rest.group(1).replace(".", "")) < 10**power:
        return total + int(rest.group(1).replace(".", "")), rest.end(), True
    word = _SHORT_WORD.match(text, end)
    if word is not None and power >= 2:  # 1 triệu mốt, 2 trăm mốt
        return total + DIGITS[word.group(1)] * 10 ** (power - 1), word.end(), True
    digit = _SHORT_REST.match(text, end)
    if digit is not None and power >= 3:
        return total + int(digit.group(1)) * 10 ** (power - 1), digit.end(), True
    return total, end, more


def _with_short_scale(text: str, cased: str, at: int, end: int, value: Value, doubt: str | None) -> Number:
    """100k, 1tr5, 3M, ,0012G: scales glued to the digits."""
    stated = value
    money = _SHORT_MONEY.match(text, end)
    if money is not None:  # 35 trđ, 500 nđ
        power = _SHORT_OF_MONEY[money[1]]
        return Number(at, money.end(), scaled(value, power), significant_digits(stated), doubt, power, stated)
    short = _SHORT.match(text, end)
    if short is not None:
        power = SHORT_SCALES[short.group(2)]
        total = scaled(value, power)
        if short.group(3):
            total = exact(Decimal(total) + scaled(Decimal(f"0.{short.group(3)}"), power))
            stated = total
        return Number(at, short.end(), total, significant_digits(stated), doubt, power, stated)
    letter = cased[end : end + 1]
    if letter in ("M", "G") and not cased[end + 1 : end + 2].isalnum():
        if letter == "M" and not in_capitals(cased, end):
            return Number(at, end + 1, scaled(value, 6), significant_digits(stated), doubt, 6, stated)
        if letter == "G" and isinstance(value, Decimal):
            return Number(at, end + 1, scaled(value, 9), significant_digits(stated), doubt, 9, stated)
    return Number(at, end, value, significant_digits(stated), doubt, 0, stated)


def in_capitals(cased: str, at: int) -> bool:
    """Whether the text around a letter is in capitals, so that M may be metres."""
    around = cased[max(0, at - 30) : at] + cased[at + 1 : at + 30]
    return around.isupper()


def read_bare_decimal(text: str, at: int, cased: str) -> Number | None:
    """A decimal without its zero, whose comma is at ``at``: ,77."""
    read = read_number("0" + text[at : at + 60], 0, "0" + cased[at : at + 60])
    return None if read is None else read._replace(start=at + 1, end=read.end + at - 1)


# --- A number in words, alone or after the same number in digits ---

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
