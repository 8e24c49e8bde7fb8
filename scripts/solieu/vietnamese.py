"""Vietnamese text and numbers: how they are written, read and compared.

Standard library only and in one file: ``publish.py`` lays a copy beside the site's plugins.

Offsets everywhere count characters (code points) from 0 and are half-open, so that
``text[start:end]`` is what they point at.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from decimal import Decimal
from html import unescape
from typing import NamedTuple

Value = int | Decimal

# --- Text -------------------------------------------------------------------------------------

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
# Spaces that typesetters put between a number and its unit; each is one character, as a plain space is.
SPACES = "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});"
_HAS_ENTITY = re.compile(_ENTITY)
# What the grammar reads as fewer or more characters than are written: marks that combine with the letter
# before them, characters without width, HTML entities left in, runs of spaces.
_IRREGULAR = re.compile(rf" {{2,}}|[{ZERO_WIDTH}]+|{_ENTITY}|[^\u0300-\u036f][\u0300-\u036f]+")
_WRAPPED = re.compile(r"\n *(?=[^\W\d_A-ZĐ])")
_TWO_CHARACTERS_IN_LOWER_CASE = {0x130: "I"}


class Offsets(NamedTuple):
    """Where runs of the plain text start in the text as given; a run is either equal in both or irregular."""

    plain: "array[int]"
    given: "array[int]"
    irregular: bytearray

    def start(self, position: int) -> int:
        """The offset in the text as given of the character at ``position`` of the plain text."""
        run = bisect_right(self.plain, position) - 1
        if self.irregular[run]:
            return self.given[run]
        return self.given[run] + position - self.plain[run]

    def end(self, position: int) -> int:
        """The offset in the text as given just after the character that ends at ``position``."""
        if position == 0:
            return self.given[0]
        run = bisect_right(self.plain, position - 1) - 1
        if self.irregular[run]:
            return self.given[run + 1]
        return self.given[run] + position - self.plain[run]


class Plain(NamedTuple):
    """A text as the grammar reads it: lower case, NFC, plain spaces.

    ``cased`` is the same before lower case, character for character; ``offsets`` leads back to the text as
    given and is None where every character kept its place.
    """

    text: str
    cased: str
    offsets: Offsets | None


def plain(text: str) -> Plain:
    """The text as the grammar reads it. Ordinary NFC text keeps its offsets and costs a few fast scans."""
    offsets = None
    text = _plainly_spaced(text)
    if not _is_ordinary(text):
        text, offsets = _composed(text)
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    lower = text.lower()
    if len(lower) != len(text):
        lower = text.translate(_TWO_CHARACTERS_IN_LOWER_CASE).lower()
    return Plain(_unwrapped(lower.replace("rưởi", HALF), text), text, offsets)


def _plainly_spaced(text: str) -> str:
    """The text with a plain space for each other one."""
    for space in SPACES:
        if space in text:
            text = text.replace(space, " ")
    return text


def _is_ordinary(text: str) -> bool:
    return (
        unicodedata.is_normalized("NFC", text)
        and "  " not in text
        and not any(mark in text for mark in ZERO_WIDTH)
        and not ("&" in text and _HAS_ENTITY.search(text))
    )


def _composed(text: str) -> tuple[str, Offsets]:
    """The text in NFC, without zero-width characters and entities, and the way back."""
    parts: list[str] = []
    offsets = Offsets(array("q", [0]), array("q", [0]), bytearray(b"\0"))
    length = last = 0
    for found in _IRREGULAR.finditer(text):
        start, end = found.span()
        written = found.group()
        if written[0] in ZERO_WIDTH:
            read = ""
        elif written[0] == " ":
            read = " "
        elif written[0] == "&":
            read = _plainly_spaced(unescape(written))
        else:
            read = unicodedata.normalize("NFC", written)
        if read == written:
            continue
        parts += (text[last:start], read)
        length += start - last
        if read:
            _append(offsets, length, start, 1)
        length += len(read)
        _append(offsets, length, end, 0)
        last = end
    parts.append(text[last:])
    return "".join(parts), offsets


def _append(offsets: Offsets, plain_start: int, given_start: int, irregular: int) -> None:
    offsets.plain.append(plain_start)
    offsets.given.append(given_start)
    offsets.irregular.append(irregular)


def _unwrapped(lower: str, cased: str) -> str:
    """Join hard-wrapped lines: a lone line end before a lower-case letter is a space."""
    if "\n" not in lower:
        return lower
    parts = []
    done = 0
    for found in _WRAPPED.finditer(cased):
        start, letter = found.span()
        before = lower[max(0, start - 80) : start].rstrip(" ")[-1:]
        if before not in ("", "\n") and letter - start < 80 and cased[letter].islower():
            parts.append(lower[done:start])
            done = start + 1
    return " ".join((*parts, lower[done:])) if parts else lower


def fold(text: str) -> str:
    """The text without tone and vowel marks, in lower case, đ as d: what people type when they search.

    >>> fold("Đường nông thôn")
    'duong nong thon'
    """
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if not unicodedata.combining(letter)))


_OLD_TONE = re.compile(r"([òóỏõọ])([ae])\b|([ùúủũụ])(y)\b")
_TONE_MOVED = {
    old + final: plain_vowel + toned
    for olds, plain_vowel, final, toneds in (
        ("òóỏõọ", "o", "a", "àáảãạ"),
        ("òóỏõọ", "o", "e", "èéẻẽẹ"),
        ("ùúủũụ", "u", "y", "ỳýỷỹỵ"),
    )
    for old, toned in zip(olds, toneds, strict=True)
}


def modern_tones(text: str) -> str:
    """Lower-case words with the tone mark on the last vowel: hòa as hoà, thủy as thuỷ.

    Both placements are in use; this one is only for comparing. ``qu`` is no vowel, so quý stays.
    """
    return _OLD_TONE.sub(lambda found: _TONE_MOVED[found.group()], text)


def grouped(value: float | Decimal, language: str) -> str:
    """A number with its thousands grouped: 950,000.5 in English (`en`), 950.000,5 in Vietnamese (`vi`)."""
    text = f"{Decimal(str(value)):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text


# --- Numbers in digits -------------------------------------------------------------------------

NUMERAL = re.compile(r"\d+(?:[.,/]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+")


def numerals(text: str) -> list[tuple[int, int]]:
    """The numerals of a text, as the ledger counts them: every longest run of ``\\d+(?:[.,/]\\d+)*``."""
    return [found.span() for found in NUMERAL.finditer(text)]


def read_digits(written: str) -> tuple[Value, str | None] | None:
    """The number that digits with dots and commas stand for, and a doubt; None if they are no one number.

    Dots group in threes and a comma is decimal; a dot before one, two or four and more digits is decimal in
    the wild (1.5 ha). A single comma before exactly three digits may be English, so it is read as a decimal
    and said to be in doubt; two or more commas in threes are English groups. Source: quantities.md.

    >>> read_digits("12.345,67"), read_digits("1,200")
    ((Decimal('12345.67'), None), (Decimal('1.200'), 'ambiguous-comma'))
    """
    if len(written) > _MOST_DIGITS:
        return None
    if written.isdigit():
        return int(written), None
    dots, commas = written.count("."), written.count(",")
    if dots and written[0] != "0" and _GROUPED.fullmatch(written):
        written = written.replace(".", "")
        return (exact(Decimal(written.replace(",", "."))) if commas else int(written)), None
    if _ENGLISH.fullmatch(written):
        return exact(Decimal(written.replace(",", ""))), None
    if dots == 0 and commas == 1:
        whole, _, decimals = written.partition(",")
        ambiguous = len(decimals) == 3 and len(whole) <= 3 and whole.strip("0") != ""
        return _decimal(whole, decimals), "ambiguous-comma" if ambiguous else None
    if dots == 1 and commas == 0:
        whole, _, decimals = written.partition(".")
        return _decimal(whole, decimals), "ambiguous-dot" if len(decimals) == 3 and whole.strip("0") else None
    return None


_MOST_DIGITS = 28


def _decimal(whole: str, decimals: str) -> Decimal:
    return Decimal(f"{whole or '0'}.{decimals}")


def exact(number: Value) -> Value:
    """An int where the number is whole and was written without decimals; the Decimal itself otherwise."""
    if isinstance(number, Decimal) and number == number.to_integral_value():
        return int(number)
    return number


def scaled(number: Value, power: int) -> Value:
    """The number times ten to the power, exactly.

    >>> scaled(Decimal("24761.596"), 9)
    24761596000000
    """
    if isinstance(number, int):
        return number * int(10**power)
    sign, digits, exponent = number.as_tuple()
    return exact(Decimal((sign, digits, int(exponent) + power)))


def significant_digits(number: Value) -> int:
    """How many digits the number states, at least: zeros at the end of a whole number may be rounding.

    >>> significant_digits(950000), significant_digits(3582), significant_digits(Decimal("2.50"))
    (2, 4, 3)
    """
    if isinstance(number, Decimal):
        return len(number.normalize().as_tuple().digits) if number == 0 else len(number.as_tuple().digits)
    return len(str(abs(number)).rstrip("0")) or 1


DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
TENS = ("mươi", "chục")
SCALES = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
POINTS = ("phẩy", "chấm")
ZERO_PLACE = ("linh", "lẻ")
HALF = "rưỡi"
# A number has fewer words than this; a longer run is noise, and reading it would not take linear time.
MOST_WORDS = 48

NUMBER_WORDS = frozenset((*DIGITS, *TENS, *SCALES, *POINTS, *ZERO_PLACE, HALF, "mười", "trăm"))
# Words that go on with a number but never begin one.
_CANNOT_BEGIN = frozenset(("mốt", "lăm", "nhăm", "tư", "mươi", *POINTS, *ZERO_PLACE, HALF))


def read_words(words: list[str]) -> tuple[Value, int] | None:
    """The number that the first words spell, and how many of them spell it; None if they begin no number.

    Reads whole numbers with all their short forms (hai mốt 21, một trăm hai 120, một triệu hai 1.200.000,
    tám trăm rưỡi 850), decimals (ba phẩy không bảy) and a number before a scale (một phẩy năm triệu).
    A last "năm" that the number does not need is the word for year: ba mươi năm is 30 years.

    >>> read_words("ba mươi năm".split()), read_words("một triệu hai".split())
    ((30, 2), (1200000, 3))
    """
    if not words or words[0] in _CANNOT_BEGIN:
        return None
    words = words[:MOST_WORDS]
    value, used = _read_whole(words)
    if not used:
        return None
    if used + 1 < len(words) and words[used] in POINTS and words[used + 1] in (*DIGITS, "mười"):
        return _read_decimals(value, words, used)
    return value, used


def _read_decimals(value: int, words: list[str], used: int) -> tuple[Value, int]:
    """Digits after the point, then perhaps scales: không phẩy hai triệu."""
    at = used + 1
    decimals = ""
    while at < len(words) and (words[at] in DIGITS or (words[at] == "mười" and not decimals)):
        decimals += str(DIGITS.get(words[at], 1))
        at += 1
        if at < len(words) and words[at] == "mươi":
            at += 1
            if not (at < len(words) and words[at] in DIGITS):
                decimals += "0"
    number: Value = Decimal(f"{value}.{decimals}")
    while at < len(words) and words[at] in SCALES:
        number = scaled(number, SCALES[words[at]])
        at += 1
    return number, at


def _read_whole(words: list[str]) -> tuple[int, int]:
    """The whole number at the start of the words, and how many words it takes (0 if none)."""
    billions = millions = thousands = 0  # what was closed by tỷ, triệu, nghìn or vạn
    at, last_power = 0, 99
    while at < len(words):
        block, used = _read_block(words, at, first=at == 0)
        after = at + used
        power = SCALES.get(words[after]) if after < len(words) else None
        if power is None:
            return _close(billions + millions + thousands, block, words, at, used, last_power)
        if used == 0:
            block = 0 if at else 1
        if power == 9:
            billions = (billions + millions + thousands + block) * 10**9
            millions = thousands = 0
        elif power == 6:
            if used == 0 and at and not thousands:
                return billions + millions, at
            millions += (thousands + block) * 10**6
            thousands = 0
        else:
            if used == 0 and at:
                return billions + millions + thousands, at
            thousands += block * 10**power
        at, last_power = after + 1, power
    return billions + millions + thousands, at


def _close(total: int, block: int, words: list[str], at: int, used: int, last_power: int) -> tuple[int, int]:
    """End a whole number whose last block has no scale: the short forms stand here."""
    after = at + used
    if last_power == 99:
        return (block, after) if used else (0, 0)
    if used == 0:
        if after < len(words) and words[after] == HALF:
            return total + 5 * 10 ** (last_power - 1), after + 1
        return total, at
    if used == 1 and words[at] in DIGITS:
        if words[at] in ("năm", "không"):
            return total, at  # a thousand years; a million, not below ...
        return total + DIGITS[words[at]] * 10 ** (last_power - 1), after  # một triệu hai
    return total + block, after


def _read_block(words: list[str], at: int, first: bool) -> tuple[int, int]:
    """A number below one thousand at ``words[at]``: its value and how many words it takes."""
    start = at
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    value = 0
    if word in DIGITS and following == "trăm":
        value, at = 100 * DIGITS[word], at + 2
    elif word == "trăm":
        value, at = 100, at + 1
    if at == start and word in ZERO_PLACE:
        if not first and following in DIGITS:
            return DIGITS[following], 2
        return 0, 0
    if at == start:
        tens, used = _read_tens(words, at)
        return tens, used
    if at >= len(words):
        return value, at - start
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if word in ZERO_PLACE and following in DIGITS:
        return value + DIGITS[following], at + 2 - start
    if word == HALF:
        return value + 50, at + 1 - start
    tens, used = _read_tens(words, at)
    if used == 1 and word in DIGITS:
        if word == "năm" and following not in SCALES:
            return value, at - start  # một trăm năm: a hundred years
        if word == "không":
            return value, at - start
        tens *= 10  # một trăm hai: 120
    return value + tens, at + used - start


def _read_tens(words: list[str], at: int) -> tuple[int, int]:
    """A number below one hundred: mười hai, hai mươi mốt, hai mốt, chín lăm, bảy."""
    word = words[at] if at < len(words) else ""
    following = words[at + 1] if at + 1 < len(words) else ""
    third = words[at + 2] if at + 2 < len(words) else ""
    if word == "mười":
        if following in DIGITS and following not in ("không", "năm", "mốt", "tư") and third not in ("mươi", "trăm"):
            return 10 + DIGITS[following], 2
        return 10, 1
    if word == "chục":
        return 10, 1
    if word not in DIGITS:
        return 0, 0
    digit = DIGITS[word]
    if following in TENS and digit:
        if following == "chục":
            return (10 * digit + 5, 3) if third == HALF else (10 * digit, 2)
        if third in DIGITS and third not in ("không", "năm"):
            return 10 * digit + DIGITS[third], 3
        return 10 * digit, 2
    is_tens = digit and word not in ("một", "mốt", "tư", "lăm", "nhăm") and third not in ("mươi", "trăm")
    if is_tens and following in DIGITS and following not in ("không", "năm", "một"):
        return 10 * digit + DIGITS[following], 2
    return digit, 1
