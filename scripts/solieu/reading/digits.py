"""A numeral in digits: what stands around it says whether it is an amount, a label, a date or a code."""

import re
from decimal import Decimal

from solieu.reading import others
from solieu.reading.amounts import read_amount
from solieu.reading.labels import LISTS, first_of_row, is_day_of_month, read_label, read_listed
from solieu.reading.lexicon import AMOUNT_VERBS, CURRENCY_PREFIXES, HEDGES_BY_LAST_WORD, LABEL_WORDS, LABELS
from solieu.reading.numbers import Number, in_capitals, read_bare_decimal, read_number, read_simple, with_words
from solieu.reading.phrases import Fields, add_bounds
from solieu.reading.plaintext import Before, PlainText, hedge_before, is_counted, word_before, words_before
from solieu.reading.quantity import Quantity
from solieu.reading.ranges import read_either
from solieu.reading.units import read_unit
from solieu.vietnamese import exact, significant_digits

# A numeral with no sign beside it that could make it a date, a range, a code.
_SIMPLE = re.compile(
    r"\d+(?:\.\d{3})*(?:,\d+)?"
    r"(?! ?[-–—/:~]|[ .,]{1,3}\d|\d| ?[hg] ?\d|[hp](?![^\W_])|p\d|[a-z]\d?-\d| ?[ap]m(?![^\W_]))"
)
_RUN = others.RUN
_OPENING = frozenset("“\"‘'«")
_SLOGAN_ENDS = re.compile(r"[^”\"’'»\n]{1,40}[”\"’'»]")
_CURRENCIES = frozenset("$€£₫¥₹₩")
_GLUED = _CURRENCIES | frozenset("-–_.&#@+,/")
_DEGREES = re.compile(r"\d+(?:[.,]\d+)? ?(?:°|độ(?! (?:tuổi|cao|dài))(?![^\W_]))")
_FEWEST_OF_CODE = 4
_CODE_BEFORE = re.compile(
    r"(?<![^\W_])(?:cmnd|cccd|stk|tài khoản|hộ chiếu|otp|mã(?: [^\W\d_]+){0,2}|tổng đài|căn cước|định danh)"
    r"(?: số)?:? $|(?<![^\W_])(?:cmnd|cccd|stk|otp|mã):? ?$"
)
_LETTERS_BEFORE = re.compile(r"(?<![^\W_])[A-ZĐ]{1,2}[a-z]?[A-ZĐ]{0,2} $")
_METRES = re.compile(r"(\d{1,2})m(\d{2})(?![\w/]|[.,-]\d)")
_BARE_FRACTION = re.compile(r"\d{1,2}/[1-9]\d?(?![\d/])")


def read_digits_at(plain: PlainText, at: int) -> Quantity:
    """The quantity whose first digit is at ``at``."""
    text = plain.text
    listed = read_listed(plain, at) if plain.last_kind in LISTS else None
    if listed is not None:
        return listed
    sign = text[at - 1] if at else ""
    glued = sign in _GLUED or sign.isalnum()
    code = _read_glued(plain, at, sign) if glued else None
    if code is not None:
        return code
    start = _start_of_sign(plain, at, sign) if glued else at
    before = words_before(text, start)
    simple = None if sign == "(" and text[at] == "0" else _SIMPLE.match(text, at)
    return (
        _read_height(plain, at, before)
        or _read_no_amount(plain, at, sign, simple, before)
        or _read_amount(plain, at, start, simple, before)
        or _read_code(plain, at)
    )


def _read_no_amount(
    plain: PlainText, at: int, sign: str, simple: re.Match[str] | None, before: Before
) -> Quantity | None:
    """The date, the label, the phone and so on that the numerals are, by the words and signs beside them."""
    if simple is None:
        row = first_of_row(plain.text, at, before[0]) if before[0] in LABEL_WORDS else None
        named = _read_named(plain, at, row, sign, before) if row is not None else None
        return named or _read_shaped(plain, at, sign, before)
    end = simple.end()
    named = _read_named(plain, at, end, sign, before) if _may_name(plain, at, sign, before) else None
    if named is None and plain.text.startswith((" tháng ", " tết"), end) and _is_day(plain, at, before):
        return plain.quantity("date", at, end, at, end)
    return named


def _read_amount(
    plain: PlainText, at: int, start: int, simple: re.Match[str] | None, before: Before
) -> Quantity | None:
    """The amount whose first digit is at ``at`` and whose sign, if it has one, is at ``start``."""
    text = plain.text
    number = _number(plain, at, start, simple, before)
    if number is None:
        return None
    minus = _minus(plain, start, at, number.end) if start < at or start == plain.first + 2 else None
    first = start if minus is None else minus
    hedge = hedge_before(text, before, first) if before[0] in HEDGES_BY_LAST_WORD else None
    if simple is None and minus is None and "," in text[number.end : number.end + 2]:
        either = read_either(plain, at, number.end, number.value, hedge)
        if either is not None:
            return either
    signed = number if minus is None else number._replace(value=-number.value)
    return read_amount(plain, signed, first, before, hedge, spelled=False)[0]


def _number(plain: PlainText, at: int, start: int, simple: re.Match[str] | None, before: Before) -> Number | None:
    """The number, with itself again in words after it if it is: 02 (hai) tổ."""
    text = plain.text
    if start < at and text[at - 1] == ",":
        number = read_bare_decimal(text, at - 1, plain.cased)
    elif simple is not None:
        number = read_simple(text, plain.cased, at, simple.end(), simple.group())
    else:
        number = read_number(text, at, plain.cased, spaced=before[0] not in LABELS)
    if number is None or "(" not in text[number.end : number.end + 2]:
        return number
    return with_words(text, plain.cased, number)


def _read_height(plain: PlainText, at: int, before: Before) -> Quantity | None:
    """Metres and centimetres said in one: cao 1m70 is 1.70 m."""
    found = _METRES.match(plain.text, at) if "m" in plain.text[at + 1 : at + 3] else None
    if found is None:
        return None
    value, end = Decimal(".".join(found.groups())), found.end()
    hedge = hedge_before(plain.text, before, at) if before[0] in HEDGES_BY_LAST_WORD else None
    fields: Fields = {
        "value": exact(value),
        "unit": "m",
        "unit_id": "m",
        "significant_digits": significant_digits(value),
    }
    add_bounds(fields, plain, hedge, fields["value"])
    return plain.record("measure", at if hedge is None else hedge.start, end, at, end, fields)


def _is_day(plain: PlainText, at: int, before: Before) -> bool:
    """Whether a number before "tháng" and another is a day: sáng 5 tháng 7, hạn 5 tháng 7."""
    if before[0] in others.LASTING or before[0] in HEDGES_BY_LAST_WORD:
        return False
    return is_day_of_month(plain.text, at)


def _may_name(plain: PlainText, at: int, sign: str, before: Before) -> bool:
    """Whether anything beside a simple numeral may make it a label or a phone; most have nothing."""
    if before[0] in LABEL_WORDS or plain.last_kind == "label" or plain.text[at] == "0" or sign in _OPENING:
        return True
    return plain.text[at : at + _FEWEST_OF_CODE].isdigit()


def _read_named(plain: PlainText, at: int, end: int, sign: str, before: Before) -> Quantity | None:
    """The quantity if the words before a simple numeral say that it is no amount: a date, a label, a phone."""
    text = plain.text
    if text[at] == "0" and 9 <= end - at <= 11 and not _CODE_BEFORE.search(text, max(0, at - 30), at):
        return plain.quantity("phone", at, end, at, end)
    if end - at >= _FEWEST_OF_CODE and text[at:end].isdigit() and _is_code(plain, at, end):
        return plain.quantity("code", at, end, at, end)
    if (sign in _OPENING or plain.last_kind == "label") and _is_slogan(plain, at, end, sign):
        return plain.quantity("label", at, end, at, end, value=int(text[at:end]))
    return read_label(plain, at, end, before) if before[0] in LABEL_WORDS else None


def _is_code(plain: PlainText, at: int, end: int) -> bool:
    """Whether plain digits are the number of a card or an account: CCCD 001085012345, mã OTP 780882, 0045."""
    text = plain.text
    if is_counted(text, at):
        return False
    letters = _LETTERS_BEFORE.search(plain.cased, max(0, at - 6), at)
    if letters is not None and not in_capitals(plain.cased, at):
        return True  # tàu cá BĐ 97459 TS
    return text[at] == "0" or _CODE_BEFORE.search(text, max(0, at - 30), at) is not None


def _read_shaped(plain: PlainText, at: int, sign: str, before: Before) -> Quantity | None:
    """The quantity that the signs between numerals make: 29/12, 14:30, 33/CT-TTg; None for an amount."""
    text = plain.text
    run = _RUN.match(text, at)
    assert run is not None
    if _BARE_FRACTION.match(text, at) and text[at] != "0" and plain.is_whole(at, run.end()):
        return None
    amount = is_counted(text, at) or before[0] in AMOUNT_VERBS or sign in _CURRENCIES
    amount = amount or hedge_before(text, before, at) is not None
    shape = others.find_shape(text, at, before[0], before[1], amount)
    if shape is None:
        return None
    kind, end = shape[0], max(shape[1], run.end())
    return others.read_clock(plain, at, end) if kind == "time" else plain.quantity(kind, at, end, at, end)


def _minus(plain: PlainText, start: int, at: int, end: int) -> int | None:
    """Where a minus sign before the number stands; a text of its own may have it apart: "- 1.200"."""
    text = plain.text
    if start < at and text[start] in "-–":
        return start
    if start == plain.first + 2 and text.startswith("- ", plain.first) and plain.is_whole(start - 2, end):
        return start - 2
    return None


def _is_slogan(plain: PlainText, at: int, end: int, sign: str) -> bool:
    """A small number that begins a quotation, or goes on in one: “3 sạch”, “5 không, 3 sạch”, “4 tại chỗ”."""
    text = plain.text
    if sign not in _OPENING and not (plain.last_kind == "label" and at - plain.last_end < 20):
        return False
    if end - at > 2 or not text[at:end].isdigit():
        return False
    if sign not in _OPENING:
        since = text[plain.last_end : at]
        opened = any(mark in _OPENING for mark in text[max(0, plain.last_end - 3) : plain.last_end])
        if not opened or any(mark in since for mark in '”"’»'):
            return False
    return _SLOGAN_ENDS.match(text, end) is not None and read_unit(text, end) is None


def _read_glued(plain: PlainText, at: int, sign: str) -> Quantity | None:
    """The code or the phone that letters or a sign before the first digit make; None where they make none."""
    text, start = plain.text, at - 1
    if sign == "." and plain.cased[start - 1 : start].isupper() and word_before(text, start)[0] in LABEL_WORDS:
        return _read_code(plain, at)  # ĐT.741
    if sign.isalpha():
        word, _ = word_before(text, at)
        known = word in HEDGES_BY_LAST_WORD or word in CURRENCY_PREFIXES or _is_slip(plain, word, at)
        return None if known else _read_code(plain, at)
    phone = others.PHONE.match(text, start) if sign == "+" else None
    if phone is not None:
        return plain.quantity("phone", start, phone.end(), at, phone.end())
    if sign in "-–":
        apart = start == 0 or text[start - 1] in " \n("
        return None if apart or is_counted(text, at) else _read_code(plain, at)
    return _read_code(plain, at) if sign in "_&#@+" else None


def _start_of_sign(plain: PlainText, at: int, sign: str) -> int:
    """Where the number with its sign starts: a comma without its zero (,77), a minus (-,5; -5 độ)."""
    text, start = plain.text, at - 1
    if sign == "," and (start == 0 or text[start - 1] in " \n-"):
        return start - 1 if text[start - 1 : start] == "-" and plain.is_whole(start - 1, plain.last) else start
    if sign in "-–" and (start == 0 or text[start - 1] in " \n("):
        return start if plain.is_whole(start, plain.last) or _DEGREES.match(text, at) else at
    return at


def _is_slip(plain: PlainText, word: str, at: int) -> bool:
    """A missing space before a number: "chữa3.000 người". Codes such as A5, U23 and covid19 are not."""
    return len(word) >= 2 and not word.isascii() and plain.cased[at - 2].islower() and is_counted(plain.text, at)


def _read_code(plain: PlainText, at: int) -> Quantity:
    end = _RUN.match(plain.text, at).end()  # type: ignore[union-attr]
    return plain.quantity("code", at, end, at, end)
