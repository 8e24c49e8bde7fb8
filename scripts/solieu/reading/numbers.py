"""Numbers in digits and in words, exactly: 12.345,67; 3,5 tỷ; 1tr5; hai trăm linh ba; triệu rưỡi.

Every reader takes the plain text and a position, and gives a Number with the position after it, or None.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from solieu.reading.lexicon import any_of, phrases

Value = int | Decimal

_NUMBER = {word: code.split() for word, code in phrases("number").items()}


def _words(kind: str) -> frozenset[str]:
    return frozenset(word for word, code in _NUMBER.items() if code[0] == kind)


DIGITS = {word: int(_NUMBER[word][1]) for word in _words("digit")}
SCALES = {word: int(_NUMBER[word][1]) for word in _words("scale")}
AFTER_DIGITS = {word: int(code) for word, code in phrases("scale").items()}
POINTS, NUMBER_WORDS = _words("point"), frozenset(_NUMBER)
# Other forms of a digit, which go on with a number but never begin one.
_VARIANTS = frozenset(("mốt", "lăm", "nhăm", "tư"))
BEGINS = NUMBER_WORDS - _VARIANTS - POINTS - _words("zero") - {"mươi", "rưỡi"}
_NOT_LAST = ("không", "năm")
# A number has fewer words than this; a longer run is noise, and reading it would not take linear time.
MOST_WORDS = 48
_MOST_DIGITS = 28


class Number(NamedTuple):
    """A number: its value, how many digits it states, the power of ten of its last scale, and a doubt."""

    value: Value
    digits: int
    power: int = 0
    doubt: str | None = None


# --- Values -------------------------------------------------------------------------------------


def exact(number: Value) -> Value:
    """An int where the number is whole; the Decimal itself otherwise."""
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
        return len(number.as_tuple().digits) if number else 1
    return len(str(abs(number)).rstrip("0")) or 1


def number_of(stated: Value, power: int = 0, doubt: str | None = None) -> Number:
    """The number that is stated before a scale."""
    return Number(scaled(stated, power) if power else stated, significant_digits(stated), power, doubt)


# --- Digits -------------------------------------------------------------------------------------

# A full sum before a slash is a numeral of its own: 2.150.400.000/1,9 tỷ đồng.
NUMERAL = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?=/\d)|\d+(?:[.,/]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+")


def numerals(text: str) -> list[tuple[int, int]]:
    """The numerals of a text, as the ledger counts them: runs of digits, joined by a dot, a comma or a slash."""
    return [found.span() for found in NUMERAL.finditer(text)]


@lru_cache(maxsize=1024)
def read_digits(written: str) -> tuple[Value, str | None] | None:
    """The number that digits with dots and commas stand for, and a doubt; None if they are no one number.

    Dots group in threes and a comma is decimal; any other single dot is decimal in the wild (1.5 ha). A comma before
    three digits may be English: it is decimal, in doubt; two such commas group.

    >>> read_digits("12.345,67"), read_digits("1,200")
    ((Decimal('12345.67'), None), (Decimal('1.200'), 'ambiguous-comma'))
    """
    if len(written) > _MOST_DIGITS:
        return None
    if written.isdigit():
        return int(written), None
    if written[0] != "0" and _GROUPED.fullmatch(written):
        return exact(Decimal(written.replace(".", "").replace(",", "."))), None
    if _ENGLISH.fullmatch(written):
        return exact(Decimal(written.replace(",", ""))), None
    if written.count(".") + written.count(",") != 1:
        return None
    point = "." if "." in written else ","
    whole, decimals = written.split(point)
    doubtful = len(decimals) == 3 and whole.strip("0") != "" and (point == "." or len(whole) <= 3)
    doubt = f"ambiguous-{'dot' if point == '.' else 'comma'}" if doubtful else None
    return Decimal(f"{whole or '0'}.{decimals}"), doubt


_END = r"(?![^\W_])"
NUMBER_WORD = any_of(NUMBER_WORDS) + _END
_AFTER = any_of(AFTER_DIGITS)
_CURRENCY = "(?:đồng|đ|vnđ|vnd|usd)"
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
# 1 200 000 and, in text whose tokens are spaced, 25 . 000 and 12 , 5 km
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?![\d.,-]?\d)|\d{1,3}(?: ?\. ?\d{3})+(?: ?, ?\d{1,2})?(?![.,]?\d)")
_SPACED_DECIMAL = re.compile(
    r"(\d{1,3}) ?, ?(\d{1,2})(?=(?: ?[-–] ?\d{1,3}(?: ?, ?\d{1,2})?)?"
    r" ?(?:km|m|m2|m3|ha|kg|tấn|tạ|%|triệu|tỷ|tỉ|nghìn|ngàn|mét|lít|điểm)\b)"
)
_SCALE = re.compile(rf" ?({_AFTER}){_END}")
# Scales glued to the digits: 100k, 1tr5, 35 trđ; but 8ng tham gia are people.
_SHORT = re.compile(
    r" ?(?P<money>k|tr|ng|n|tỷ|tỉ|t)\.?(?=đ(?![^\W_]|/c))"
    rf"|(?: (?=tr{_END}))?(?P<scale>k|tr|ng(?! (?!(?:đồng|đ|người|lượt|hộ){_END}))|tỷ|tỉ|triệu|nghìn|ngàn)"
    r"(?P<rest>\d{0,3})(?![^\W_]|[.,]\d)"
)
_SHORT_SCALES = {**AFTER_DIGITS, "k": 3, "tr": 6, "ng": 3, "n": 3, "t": 9}
# Most numbers stand before a sign, or before a word that begins with none of these.
_AFTER_PLAIN, _MAY_SCALE = frozenset(" ,;)%"), frozenset((*"kx×*", *(word[0] for word in AFTER_DIGITS)))
_LETTER_SCALE = re.compile(r"(M(?!\w))|B(?i:(?=(?:đ| đồng| usd|\$)(?![^\W_])))|G(?!\w)")
_MORE = re.compile(rf" (?:và )?(\d+(?:[.,]\d+)*) ?({_AFTER}){_END}")
_MORE_WORDS = re.compile(rf" ((?:{NUMBER_WORD} ){{1,8}}(?:nghìn|ngàn|triệu)){_END}")
_REST = re.compile(rf" (\d{{3}}(?:\.\d{{3}})*)(?= ?{_CURRENCY}\b)")
_SHORT_REST = re.compile(rf" (\d(?![\d.,/])|mốt|tư|lăm){_END}(?= ?(?:{_CURRENCY}{_END}|[.,;)]|$))")
_AND_A_HALF = re.compile(f" rưỡi{_END}")
_SAID_DECIMALS = re.compile(rf" +{any_of(POINTS)} +(\d+)(?![\d.,])")
_TIMES_TEN = re.compile(r" ?[x×*] ?10\^?(\d{1,2}|[⁰¹²³⁴-⁹]{1,2})(?![\d.,])")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
_REPEATED = re.compile(r" ?\( ?(?=[^\W_])")
_CLOSING = re.compile(r" ?\)")


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
    if read is None:
        return None
    value, doubt = read
    following = text[end : end + 2]
    if isinstance(value, int):
        if following in (" p", " c") and (said := _SAID_DECIMALS.match(text, end)) is not None:  # 2 chấm 23
            value, end = Decimal(f"{value}.{said[1]}"), said.end()
        elif following[:1] in _FRACTIONS:  # 2½ tấn
            value, end = value + Decimal(_FRACTIONS[text[end]]), end + 1
    if "(" in following:
        end = _said_again(text, end, cased, value) or end
    return _with_scales(text, cased, end, value, doubt)


def _spaced(text: str, at: int) -> tuple[str, int] | None:
    """Digits with spaces between them, without the spaces, and their end."""
    longer = _SPACED.match(text, at)
    if longer is not None:
        return longer[0].replace(" ", ""), longer.end()
    longer = _SPACED_DECIMAL.match(text, at)
    if longer is None or (int(longer[1]) % 10 == 0 and int(longer[2]) == int(longer[1]) + 10):
        return None  # 20, 30 km: one ten or the next
    return f"{longer[1]},{longer[2]}", longer.end()


def _said_again(text: str, at: int, cased: str, value: Value) -> int | None:
    """The end of the same number in brackets: 02 (hai) tổ, 20 (hai mươi) triệu đồng."""
    opening = _REPEATED.match(text, at)
    if opening is None:
        return None
    again = spelled_at(text, opening.end()) or number_at(text, opening.end(), cased)
    closing = _CLOSING.match(text, again[1]) if again is not None and again[0].value == value else None
    return closing.end() if closing is not None else None


def _with_scales(text: str, cased: str, end: int, value: Value, doubt: str | None) -> tuple[Number, int]:
    """The number of the value, whose digits end at ``end``, with the scales after them."""
    if text[end : end + 1] in _AFTER_PLAIN and text[end + 1 : end + 2] not in _MAY_SCALE:
        return number_of(value, 0, doubt), end
    scale = _SCALE.match(text, end)
    if scale is None:
        return _with_short_scale(text, cased, end, value, doubt)
    power = last = 0
    while scale is not None and power < 30:
        last = AFTER_DIGITS[scale[1]]
        power, end = power + last, scale.end()
        scale = _SCALE.match(text, end)
    total = scaled(value, power)
    half = _AND_A_HALF.match(text, end)
    if half is not None:
        return Number(total + 5 * 10 ** (last - 1), significant_digits(value) + 1, power, doubt), half.end()
    if text[end : end + 1] == " ":
        more, stop = _and_more(text, total, end, power)
        if stop > end:
            return Number(more, significant_digits(more), power if more < 10 ** (power + 6) else 9, doubt), stop
    return number_of(value, power, doubt), _said_again(text, end, cased, total) or end


def _and_more(text: str, total: Value, end: int, power: int) -> tuple[Value, int]:
    """Smaller scales after the first: 102 tỷ 417 triệu; 1 triệu 200.000 đồng; 3 tỷ 2; 2 triệu năm trăm nghìn."""
    while (found := _MORE.match(text, end)) is not None:
        smaller = AFTER_DIGITS[found[2]]
        value, _ = read_digits(found[1]) or (-1, None)
        if power == 3 and smaller == 9 and isinstance(value, int) and 0 < value < 1000:
            return scaled(total + value, 9), found.end()  # 2 nghìn 150 tỷ
        if value < 0 or smaller >= power or scaled(value, smaller) >= 10**power:
            return total, end
        total, end, power = total + scaled(value, smaller), found.end(), smaller
    said = _MORE_WORDS.match(text, end)
    if said is not None:
        words = said[1].split()
        value, used = read_words(words) or (0, 0)
        if used == len(words) and value < 10**power:
            return total + value, said.end()
    rest = _REST.match(text, end)
    if rest is not None and (more := int(rest[1].replace(".", ""))) < 10**power:
        return total + more, rest.end()
    digit = _SHORT_REST.match(text, end)
    if digit is not None and power > digit[1].isdigit() + 1:  # 3 tỷ 2, 1 triệu mốt; but 3 trăm 2 đồng
        return total + int(DIGITS.get(digit[1], digit[1])) * 10 ** (power - 1), digit.end()
    return total, end


def _with_short_scale(text: str, cased: str, end: int, value: Value, doubt: str | None) -> tuple[Number, int]:
    """100k, 1tr5, 3M, 2,5G, 35 trđ: scales glued to the digits; 3,5×10^6."""
    short = _SHORT.match(text, end)
    if short is not None:
        power = _SHORT_SCALES[short["money"] or short["scale"]]
        if not short["rest"]:
            return number_of(value, power, doubt), short.end()
        total = exact(Decimal(scaled(value, power)) + scaled(Decimal(f"0.{short['rest']}"), power))
        return Number(total, significant_digits(total), power, doubt), short.end()
    times = _TIMES_TEN.match(text, end)
    if times is not None:
        return number_of(value, int(times[1].translate(_SUPERSCRIPTS)), doubt), times.end()
    letter = _LETTER_SCALE.match(cased, end)
    if letter is None or in_capitals(cased, end) or (letter[0] == "G" and isinstance(value, int)):
        return number_of(value, 0, doubt), end
    return number_of(value, 6 if letter[1] else 9, doubt), end + 1


def in_capitals(cased: str, at: int) -> bool:
    """Whether the text around a letter is in capitals, so that M may be metres."""
    return (cased[max(0, at - 30) : at] + cased[at + 1 : at + 30]).isupper()


# --- Words --------------------------------------------------------------------------------------

_WORD_RUN = re.compile(rf"{NUMBER_WORD}(?: +{NUMBER_WORD}){{0,{MOST_WORDS}}}")
# These read words that each end in a space.
_DIGIT, _POWER = any_of(DIGITS), any_of(SCALES)
_TENS = re.compile(
    rf"mười (?:(?!không|năm|mốt|tư)(?P<after_ten>{_DIGIT}) (?!mươi |trăm ))?|chục "  # mười hai
    rf"|(?!không)(?P<tens>{_DIGIT}) (?:mươi (?:(?!không|năm)(?P<units>{_DIGIT}) )?|chục (?P<half>rưỡi )?)"
    rf"|(?!không|một|{any_of(_VARIANTS)})(?P<short_tens>{_DIGIT}) "  # hai mốt
    rf"(?!không|năm|một)(?P<short_units>{_DIGIT}) (?!mươi |trăm )"
    rf"|(?P<digit>{_DIGIT}) "
)
_HUNDREDS = re.compile(rf"(?:({_DIGIT}) )?trăm (rưỡi )?")
_ZERO = re.compile(rf"{any_of(_words('zero'))} ")
_NO_TEN = re.compile(rf"không |năm (?!{_POWER} )")  # một trăm năm: a hundred years
_ONE_SCALE = re.compile(rf"({_POWER}) ")
_DECIMALS = re.compile(rf"{any_of(POINTS)} ((?:mười |{_DIGIT} )(?:mươi )?(?:{_DIGIT} (?:mươi )?)*)((?:{_POWER} )*)")
_DECIMAL_WORDS = {**DIGITS, "mười": 1, "mươi": 0}


def word_run(text: str, at: int) -> tuple[list[str], int]:
    """All number words that follow one another at ``at``, and where they end."""
    found = _WORD_RUN.match(text, at)
    return (found[0].split(), found.end()) if found is not None else ([], at)


def _end_of(words: list[str], text: str, at: int) -> int:
    """Where the words that stand at ``at`` end, however many spaces are between them."""
    for word in words:
        at = text.index(word, at) + len(word)
    return at


def spelled_at(text: str, at: int) -> tuple[Number, int] | None:
    """The number in words at ``at``; None if none begins here."""
    words, end = word_run(text, at)
    read = read_words(words)
    if read is None:
        return None
    value, used = read
    end = end if used == len(words) else _end_of(words[:used], text, at)
    said = _SAID_DECIMALS.match(text, end) if isinstance(value, int) else None
    if said is not None:  # hai phẩy 23
        return number_of(Decimal(f"{value}.{said[1]}")), said.end()
    return Number(value, significant_digits(value), SCALES.get(words[used - 1], 0)), end


def read_words(words: list[str]) -> tuple[Value, int] | None:
    """The number that the first words spell, and how many of them spell it; None if they begin no number.

    A last "năm" that the number does not need is the word for year: ba mươi năm is 30 years.

    >>> read_words("ba mươi năm".split()), read_words("một triệu hai".split())
    ((30, 2), (1200000, 3))
    """
    return _read_said(" ".join(words[:MOST_WORDS]) + " ") if words and words[0] in BEGINS else None


@lru_cache(maxsize=1024)
def _read_said(said: str) -> tuple[Value, int] | None:
    value: Value
    value, end = _whole(said)
    decimals = _DECIMALS.match(said, end) if end else None
    if decimals is not None:  # không phẩy hai triệu
        after = re.sub(rf"mươi (?={_DIGIT} )", "", decimals[1])
        value, end = Decimal(f"{value}." + "".join(str(_DECIMAL_WORDS[word]) for word in after.split())), decimals.end()
        for scale in decimals[2].split():
            value = scaled(value, SCALES[scale])
    return (value, said.count(" ", 0, end)) if end else None


def _whole(said: str) -> tuple[int, int]:
    """The whole number that the words begin with, and where it ends (0 if none)."""
    billions = millions = thousands = 0  # what was closed by tỷ, triệu, nghìn or vạn
    at = last = 0  # where the block begins, and the power of the scale before it
    while True:
        block, end = _block(said, at)
        scale = _ONE_SCALE.match(said, end)
        if scale is None:
            more, end = _last(said, at, block, end, last)
            return billions + millions + thousands + more, end
        power, bare = SCALES[scale[1]], end == at
        if bare and at and (power < 6 or (power == 6 and not thousands)):
            return billions + millions + thousands, at
        block = 1 if bare and not at else block
        if power < 6:
            thousands += block * 10**power
        elif power == 6:
            millions, thousands = millions + (thousands + block) * 10**6, 0
        elif last == 9 and not bare and billions >= 10**12:
            billions += block * 10**9  # hai nghìn tỷ năm trăm tỷ
        else:
            billions, millions, thousands = (billions + millions + thousands + block) * 10**9, 0, 0
        at, last = scale.end(), power


def _last(said: str, at: int, block: int, end: int, power: int) -> tuple[int, int]:
    """What a block without a scale, after a scale of the power, adds to a number, and its end."""
    if power and end == at:
        return (5 * 10 ** (power - 1), at + len("rưỡi ")) if said.startswith("rưỡi ", at) else (0, at)
    word = said[at : end - 1]
    if power and word in DIGITS:
        return (block * 10 ** (power - 1), end) if word not in _NOT_LAST else (0, at)  # một triệu hai; một nghìn năm
    return block, end


def _block(said: str, at: int) -> tuple[int, int]:
    """The number below one thousand at ``at``, and its end; (0, at) if there is none."""
    hundreds = _HUNDREDS.match(said, at)
    value, end = (100 * DIGITS.get(hundreds[1], 1), hundreds.end()) if hundreds is not None else (0, at)
    if hundreds is not None and hundreds[2]:
        return value + 50, end
    zero = _ZERO.match(said, end) if end else None
    tens = _TENS.match(said, zero.end() if zero is not None else end)
    if tens is None:
        return value, end
    if hundreds is not None and zero is None and tens["digit"]:  # một trăm hai: 120
        return (value, end) if _NO_TEN.match(said, end) else (value + 10 * DIGITS[tens["digit"]], tens.end())
    ten = DIGITS.get(tens["tens"] or tens["short_tens"], int(tens["digit"] is None))
    unit = DIGITS.get(tens["after_ten"] or tens["units"] or tens["short_units"] or tens["digit"], 0)
    return value + 10 * ten + unit + 5 * bool(tens["half"]), tens.end()
