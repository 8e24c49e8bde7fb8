"""Numbers in digits, exactly, with the scales after them: 12.345,67; 3,5 tỷ; 102 tỷ 417 triệu; 1tr5.

Every reader takes the plain text and a position, and gives a Number with the position after it, or None.
"""

import re
from decimal import Decimal
from functools import lru_cache
from unicodedata import normalize, numeric

from solieu.reading.lexicon import any_of, any_word, phrases
from solieu.reading.quantity import Number, Value, exact, number_of, scaled, significant_digits
from solieu.reading.words import DIGITS, POINT, SAID_DECIMALS, spelled_at

# A full sum before a slash is a numeral of its own: 2.150.400.000/1,9 tỷ đồng.
NUMERAL = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?=/\d)|\d+(?:[.,/]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+")
_MOST_DIGITS = 28
_FAR = 60  # characters that may follow a scale: 2 triệu năm trăm nghìn
_SCALES = {word: int(power) for word, power in phrases("scale").items()}
# The letters of 1k, 1tr; of 1nđ, 1tđ, before đồng alone; of 1M, 1B đồng.
_SHORT, _BEFORE_DONG, _CAPITALS = (
    {word[1:]: int(power) for word, power in phrases(role).items()} for role in ("short", "sumshort", "capital")
)
_MONEY = any_word(phrases("money"))
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
# 1 200 000 and, in text whose tokens are spaced, 25 . 000 and 12 , 5 km
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?![\d.,-]?\d)|\d{1,3}(?: ?\. ?\d{3})+(?: ?, ?\d{1,2})?(?![.,]?\d)")
_SPACED_DECIMAL = re.compile(
    rf"(\d{{1,3}}) ?, ?(\d{{1,2}})(?=(?: ?[-–] ?\d{{1,3}}(?: ?, ?\d{{1,2}})?)? ?{any_word(phrases('spaced'))})"
)
_SCALE = re.compile(rf" ?(?!{any_word(n for n in phrases('counted') if n.split()[0] in _SCALES)})({any_word(_SCALES)})")
# Scales glued to the digits: 100k, 1tr5, 35 trđ; but 8ng tham gia are people.
_SHORT_SCALES = _SHORT | _BEFORE_DONG | _SCALES
_SHORT_SCALE = re.compile(
    rf" ?(?P<sum>{any_of(_SHORT_SCALES)})\.?(?=đ(?![^\W_]|/c))"
    rf"|(?: (?=tr(?![^\W_])))?(?!ng (?!{_MONEY}|{any_word(phrases('thousands'))})[^\W_])"
    rf"(?P<scale>{any_of(_SHORT | _SCALES)})(?P<rest>\d{{0,3}})(?![^\W_]|[.,]\d)"
)
_AFTER_CAPITAL = re.compile(rf"(?P<money> ?{_MONEY})|(?!\w)")
_MONEY_NEXT = re.compile(rf" ?{_MONEY}")
_SHORT_REST = re.compile(
    rf" (\d(?![\d/]|[.,]\d)|{any_of(DIGITS.keys() & phrases('follows').keys())})(?![^\W_])(?= ?(?:{_MONEY}|[.,;)]|$))"
)
_TIMES_TEN = re.compile(r"(?: ?[x×*] ?10\^?|(?<=\b10)\^)(\d{1,2}|[⁰¹²³⁴-⁹]{1,2})(?![\d.,])")
_GOES_ON = re.compile(rf" ?(?:[(½¼¾x×*^]|{any_of(_SHORT_SCALES)}|{any_of(_CAPITALS)})| +{POINT}")
_REPEATED = re.compile(rf" ?\( ?(?:{any_of(phrases('inwords'))}:? )?(?=[^\W_])")
_CLOSING = re.compile(r"[^()\d\n]{0,30}\)")
_COMMA = re.compile(r"(?<=[^\W\d]) ?, ?")  # mười ba tỷ, năm trăm triệu đồng


def numerals(text: str) -> list[tuple[int, int]]:
    """The numerals of a text, as the ledger counts them: runs of digits, joined by a dot, a comma or a slash."""
    return [found.span() for found in NUMERAL.finditer(text)]


@lru_cache(maxsize=1024)
def read_digits(written: str) -> Number | None:
    """The number that digits with dots and commas stand for; None if they are no one number.

    Dots group in threes and a comma is decimal; any other single dot is decimal in the wild (1.5 ha). A comma before
    three digits may be English: it is decimal, in doubt; two such commas group.

    >>> [(number.value, number.doubt) for number in map(read_digits, ("12.345,67", "1,200"))]
    [(Decimal('12345.67'), None), (Decimal('1.200'), 'ambiguous-comma')]
    """
    if len(written) > _MOST_DIGITS:
        return None
    if written.isdigit():
        return number_of(int(written))
    if written[0] != "0" and _GROUPED.fullmatch(written):
        return number_of(exact(Decimal(written.replace(".", "").replace(",", "."))))
    if _ENGLISH.fullmatch(written):
        return number_of(exact(Decimal(written.replace(",", ""))))
    if written.count(".") + written.count(",") != 1:
        return None
    point = "." if "." in written else ","
    whole, decimals = written.split(point)
    doubtful = len(decimals) == 3 and whole.strip("0") != "" and (point == "." or len(whole) <= 3)
    doubt = f"ambiguous-{'dot' if point == '.' else 'comma'}" if doubtful else None
    return number_of(Decimal(f"{whole or '0'}.{decimals}"), 0, doubt)


def number_at(text: str, at: int, cased: str, spaced: bool = True) -> tuple[Number, int] | None:
    """The number in digits at ``at``, with its scales: 3.564 tỷ, 102 tỷ 417 triệu, 1tr5, 5 triệu rưỡi.

    ``spaced`` says that digits after a space may be of the same number: 1 200 000.
    """
    found = _DIGITS.match(text, at)
    if found is None:
        return None
    written, end = found[0], found.end()
    if spaced and text[end : end + 1] in (" ", ".", ",") and text[end + 1 : end + 2] in "0123456789., ":
        written, end = _spaced(text, at) or (written, end)
    read = read_digits(written)
    if read is None or _GOES_ON.match(text, end) is None:
        return (read, end) if read is not None else None
    value, doubt = read.value, read.doubt
    if isinstance(value, int):
        if (said := SAID_DECIMALS.match(text, end)) is not None:  # 2 chấm 23
            value, end = Decimal(f"{value}.{said[1]}"), said.end()
        elif text[end : end + 1] in tuple("½¼¾"):  # 2½ tấn
            value, end = value + Decimal(numeric(text[end])), end + 1
    end = said_again(text, end, value) or end
    return _with_scales(text, end, value, doubt) or _with_short_scale(text, cased, end, value, doubt)


def _spaced(text: str, at: int) -> tuple[str, int] | None:
    """Digits with spaces between them, without the spaces, and their end."""
    longer = _SPACED.match(text, at)
    if longer is not None:
        return longer[0].replace(" ", ""), longer.end()
    longer = _SPACED_DECIMAL.match(text, at)
    if longer is None or (int(longer[1]) % 10 == 0 and int(longer[2]) == int(longer[1]) + 10):
        return None  # 20, 30 km: one ten or the next
    return f"{longer[1]},{longer[2]}", longer.end()


def said_again(text: str, at: int, value: Value) -> int | None:
    """The end of the same number in brackets: 02 (hai) tổ, 20 (hai mươi) triệu đồng, 20 nghìn (hai mươi nghìn đồng)."""
    opening = _REPEATED.match(text, at)
    if opening is None:
        return None
    bracket = text.find(")", opening.end(), opening.end() + 2 * _FAR) + 1
    said = _COMMA.sub(" ", text[opening.end() : bracket])
    again = spelled_at(said, 0) or number_at(said, 0, said)
    same = again is not None and again[0].value == value and _CLOSING.match(said, again[1])
    return bracket if same else None


def _with_scales(text: str, end: int, value: Value, doubt: str | None) -> tuple[Number, int] | None:
    """The number of the value, whose digits end at ``end``, with the scales after them; None if there are none."""
    power = last = 0
    while power < 30 and (scale := _SCALE.match(text, end)) is not None:
        last = _SCALES[scale[1]]
        power, end = power + last, scale.end()
    if not power:
        return None
    total = scaled(value, power)
    if text.startswith(" rưỡi", end):
        return Number(total + 5 * 10 ** (last - 1), significant_digits(value) + 1, power, doubt), end + len(" rưỡi")
    more, stop = _and_more(text, total, end, power)
    if stop > end:
        return Number(more, significant_digits(more), power if more < 10 ** (power + 6) else 9, doubt), stop
    return number_of(value, power, doubt), said_again(text, end, total) or end


def _and_more(text: str, total: Value, end: int, power: int) -> tuple[Value, int]:
    """What goes on after a scale: 102 tỷ 417 triệu; 1 triệu 200.000 đồng; 3 tỷ 2; 2 triệu năm trăm nghìn."""
    at = end + len(" và " if text.startswith(" và ", end) else " ")
    rest = text[at : at + _FAR] if text.startswith(" ", end) else ""  # shorter each time, for it may go on again
    more = number_at(rest, 0, rest) or spelled_at(rest, 0)
    if more is not None:
        (value, _, smaller, _), stop = more[0], at + more[1]
        if power == 3 and smaller == 9 and value < 10**12:  # 2 nghìn 150 tỷ
            return scaled(total, 9) + value, stop
        whole = value > 99 and rest[0].isdigit() and (value >= 10 ** (power - 1) or _MONEY_NEXT.match(text, stop))
        if value < 10**power and (smaller or whole):  # 3 nghìn 200 hộ
            return total + value, stop
    digit = _SHORT_REST.match(text, end)
    if digit is not None and power > digit[1].isdigit() + 1:  # 3 tỷ 2, 1 triệu mốt; but 3 trăm 2 đồng
        return total + int(DIGITS.get(digit[1], digit[1])) * 10 ** (power - 1), digit.end()
    return total, end


def _with_short_scale(text: str, cased: str, end: int, value: Value, doubt: str | None) -> tuple[Number, int]:
    """100k, 1tr5, 3M, 2,5G, 35 trđ: scales glued to the digits; 3,5×10^6."""
    short = _SHORT_SCALE.match(text, end)
    if short is not None:
        power = _SHORT_SCALES[short["sum"] or short["scale"]]
        if not short["rest"]:
            return number_of(value, power, doubt), short.end()
        total = exact(Decimal(scaled(value, power)) + scaled(Decimal(f"0.{short['rest']}"), power))
        return Number(total, significant_digits(total), power, doubt), short.end()
    times = _TIMES_TEN.match(text, end)
    if times is not None:
        return number_of(1 if times[0][0] == "^" else value, int(normalize("NFKC", times[1])), doubt), times.end()
    power = _CAPITALS.get(text[end : end + 1], 0) if cased[end : end + 1].isupper() else 0
    after = _AFTER_CAPITAL.match(text, end + 1) if power else None
    alone = not in_capitals(cased, end) and (power == 6 or isinstance(value, Decimal))
    if after is None or not (after["money"] or alone):
        return number_of(value, 0, doubt), end
    return number_of(value, power, doubt), end + 1


def in_capitals(cased: str, at: int) -> bool:
    """Whether the text around a letter is in capitals, so that M may be metres."""
    return (cased[max(0, at - 30) : at] + cased[at + 1 : at + 30]).isupper()
