"""A numeral in digits: what stands around it says whether it is an amount, a label, a date or a code."""

import re
from decimal import Decimal

from solieu.reading import others
from solieu.reading.amounts import read_amount
from solieu.reading.counted import is_counted
from solieu.reading.few import read_either
from solieu.reading.hedges import hedge_before
from solieu.reading.labels import read_label
from solieu.reading.listed import LISTS, first_of_row, is_day_of_month, read_listed
from solieu.reading.number_words import with_words
from solieu.reading.numbers import in_capitals, read_bare_decimal, read_number, read_simple
from solieu.reading.page import Before, Page, word_before, words_before
from solieu.reading.phrases import Fields, set_bounds
from solieu.reading.quantity import Quantity
from solieu.reading.unit_words import CURRENCY_PREFIXES
from solieu.reading.units import read_unit
from solieu.reading.words import ALWAYS_LABELS, AMOUNT_AFTER, HEDGES_BY_LAST_WORD, LABEL_WORDS
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


def read_digits_at(page: Page, at: int) -> tuple[Quantity, int]:
    """The quantity whose first digit is at ``at``, and where to read on."""
    text = page.text
    start = at
    sign = text[at - 1] if at else ""
    if page.last_kind in LISTS:
        listed = read_listed(page, at)
        if listed is not None:
            return listed, page.last_end
    if sign in _GLUED or sign.isalnum():
        glued = _glued(page, at)
        if isinstance(glued, tuple):
            return glued
        start = glued
    before = words_before(text, start)
    if "m" in text[at + 1 : at + 3]:
        height = _height(page, at, before)
        if height is not None:
            return height
    simple = _SIMPLE.match(text, at)
    if simple is not None and text[at] == "0" and sign == "(":
        simple = None
    if simple is None:
        row = first_of_row(text, at, before[0]) if before[0] in LABEL_WORDS else None
        other = _named(page, at, row, sign, before) if row is not None else None
        other = other or _shaped(page, at, sign, before)
    else:
        other = _named(page, at, simple.end(), sign, before) if _may_name(page, at, sign, before) else None
        if other is None and text.startswith((" tháng ", " tết"), simple.end()) and _is_day(page, at, before):
            other = page.quantity("date", at, simple.end(), at, simple.end())
    if other is not None:
        return other, page.last_end
    if start < at and sign == ",":
        number = read_bare_decimal(text, at - 1, page.cased)
    elif simple is not None:
        number = read_simple(text, page.cased, at, simple.end(), simple.group())
    else:
        number = read_number(text, at, page.cased, spaced=before[0] not in ALWAYS_LABELS)
    if number is None:
        return _code(page, at)
    if "(" in text[number.end : number.end + 2]:
        number = with_words(text, page.cased, number)
    minus = _minus(page, start, at, number.end) if start < at or start == page.first + 2 else None
    if minus is not None:
        start, number = minus, number._replace(value=-number.value)
    hedge = hedge_before(text, before, start) if before[0] in HEDGES_BY_LAST_WORD else None
    if simple is None and "," in text[number.end : number.end + 2]:
        either = read_either(page, at, number.end, number.value, hedge)
        if either is not None:
            return either, page.last_end
    quantity, end = read_amount(page, number, start, before, hedge, spelled=False)
    return (quantity, end) if quantity is not None else _code(page, at)


def _height(page: Page, at: int, before: Before) -> tuple[Quantity, int] | None:
    """Metres and centimetres said in one: cao 1m70 is 1.70 m."""
    found = _METRES.match(page.text, at)
    if found is None:
        return None
    value, end = Decimal(".".join(found.groups())), found.end()
    hedge = hedge_before(page.text, before, at) if before[0] in HEDGES_BY_LAST_WORD else None
    fields: Fields = {
        "value": exact(value),
        "unit": "m",
        "unit_id": "m",
        "significant_digits": significant_digits(value),
    }
    set_bounds(fields, page, hedge, fields["value"])
    return page.record("measure", at if hedge is None else hedge.start, end, at, end, fields), end


def _is_day(page: Page, at: int, before: Before) -> bool:
    """Whether a number before "tháng" and another is a day: sáng 5 tháng 7, hạn 5 tháng 7."""
    if before[0] in others.LASTING or before[0] in HEDGES_BY_LAST_WORD:
        return False
    return is_day_of_month(page.text, at)


def _may_name(page: Page, at: int, sign: str, before: Before) -> bool:
    """Whether anything beside a simple numeral may make it a label or a phone; most have nothing."""
    if before[0] in LABEL_WORDS or page.last_kind == "label" or page.text[at] == "0" or sign in _OPENING:
        return True
    return page.text[at : at + _FEWEST_OF_CODE].isdigit()


def _named(page: Page, at: int, end: int, sign: str, before: Before) -> Quantity | None:
    """The quantity if the words before a simple numeral say that it is no amount: a date, a label, a phone."""
    text = page.text
    if text[at] == "0" and 9 <= end - at <= 11 and not _CODE_BEFORE.search(text, max(0, at - 30), at):
        return page.quantity("phone", at, end, at, end)
    if end - at >= _FEWEST_OF_CODE and text[at:end].isdigit() and _is_code(page, at, end):
        return page.quantity("code", at, end, at, end)
    if (sign in _OPENING or page.last_kind == "label") and _is_slogan(page, at, end, sign):
        return page.quantity("label", at, end, at, end, value=int(text[at:end]))
    return read_label(page, at, end, before) if before[0] in LABEL_WORDS else None


def _is_code(page: Page, at: int, end: int) -> bool:
    """Whether plain digits are the number of a card or an account: CCCD 001085012345, mã OTP 780882, 0045."""
    text = page.text
    if is_counted(text, at):
        return False
    letters = _LETTERS_BEFORE.search(page.cased, max(0, at - 6), at)
    if letters is not None and not in_capitals(page.cased, at):
        return True  # tàu cá BĐ 97459 TS
    return text[at] == "0" or _CODE_BEFORE.search(text, max(0, at - 30), at) is not None


def _shaped(page: Page, at: int, sign: str, before: Before) -> Quantity | None:
    """The quantity that the signs between numerals make: 29/12, 14:30, 33/CT-TTg; None for an amount."""
    text = page.text
    run = _RUN.match(text, at)
    assert run is not None
    if _BARE_FRACTION.match(text, at) and text[at] != "0" and page.is_whole(at, run.end()):
        return None
    amount = is_counted(text, at) or before[0] in AMOUNT_AFTER or sign in _CURRENCIES
    amount = amount or hedge_before(text, before, at) is not None
    shape = others.shaped(text, at, before[0], before[1], amount)
    if shape is None:
        return None
    kind, end = shape[0], max(shape[1], run.end())
    return others.clock(page, at, end) if kind == "time" else page.quantity(kind, at, end, at, end)


def _minus(page: Page, start: int, at: int, end: int) -> int | None:
    """Where a minus sign before the number stands; a text of its own may have it apart: "- 1.200"."""
    text = page.text
    if start < at and text[start] in "-–":
        return start
    if start == page.first + 2 and text.startswith("- ", page.first) and page.is_whole(start - 2, end):
        return start - 2
    return None


def _is_slogan(page: Page, at: int, end: int, sign: str) -> bool:
    """A small number that begins a quotation, or goes on in one: “3 sạch”, “5 không, 3 sạch”, “4 tại chỗ”."""
    text = page.text
    if sign not in _OPENING and not (page.last_kind == "label" and at - page.last_end < 20):
        return False
    if end - at > 2 or not text[at:end].isdigit():
        return False
    if sign not in _OPENING:
        since = text[page.last_end : at]
        opened = any(mark in _OPENING for mark in text[max(0, page.last_end - 3) : page.last_end])
        if not opened or any(mark in since for mark in '”"’»'):
            return False
    return _SLOGAN_ENDS.match(text, end) is not None and read_unit(text, end) is None


def _glued(page: Page, at: int) -> tuple[Quantity, int] | int:
    """What is glued to the first digit: a currency, a minus, or letters that make it a code.

    Gives the quantity and the end, or where the number with its sign starts.
    """
    text = page.text
    start = at - 1
    sign = text[start]
    if sign in "$€£₫¥₹₩":
        return at
    if sign == "," and (start == 0 or text[start - 1] in " \n-"):
        return start - 1 if text[start - 1 : start] == "-" and page.is_whole(start - 1, page.last) else start
    if sign in "-–" and (start == 0 or text[start - 1] in " \n("):
        return start if page.is_whole(start, page.last) or _DEGREES.match(text, at) else at
    if sign == "." and page.cased[start - 1 : start].isupper() and word_before(text, start)[0] in LABEL_WORDS:
        return _code(page, at)  # ĐT.741
    if sign.isalpha():
        word, _ = word_before(text, at)
        if word in HEDGES_BY_LAST_WORD or word in CURRENCY_PREFIXES or _is_slip(page, word, at):
            return at
        return _code(page, at)
    if sign == "+":
        found = others.PHONE.match(text, start)
        if found is not None:
            return page.quantity("phone", start, found.end(), at, found.end()), found.end()
    if sign in "-–_&#@+":
        if sign in "-–" and is_counted(text, at):
            return at
        return _code(page, at)
    return at


def _is_slip(page: Page, word: str, at: int) -> bool:
    """A missing space before a number: "chữa3.000 người". Codes such as A5, U23 and covid19 are not."""
    return len(word) >= 2 and not word.isascii() and page.cased[at - 2].islower() and is_counted(page.text, at)


def _code(page: Page, at: int) -> tuple[Quantity, int]:
    text = page.text
    end = _RUN.match(text, at).end()  # type: ignore[union-attr]
    return page.quantity("code", at, end, at, end), end
