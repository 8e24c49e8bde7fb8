"""Numbers in a row: ngày 20, 21 tháng 11; Điều 5, 6 và 7; từ ngày 5 đến 10 tháng 3; ba, bốn chiếc xe."""

import re

from solieu.quantities.hedges import Hedge
from solieu.quantities.nouns import read_noun, unit_of
from solieu.quantities.number_words import read_spelled
from solieu.quantities.numbers import read_number
from solieu.quantities.page import Page, is_counted_noun
from solieu.quantities.phrases import Fields
from solieu.quantities.quantity import Quantity
from solieu.quantities.ranges import DASHES
from solieu.quantities.words import DATE_BEFORE
from solieu.vietnamese import Value

# What is a list when numbers follow one another: the kinds that a first word gives to all of them.
LISTS = frozenset(("date", "ordinal", "label", "document_number", "year"))
_JOINS = frozenset((",", "và", "-", "–", "&", "đến", "tới", ";", "hay", "hoặc"))
_LONGEST_JOIN = 6
# The first of a row, whose next one would otherwise be its decimals or the end of a range.
_FIRST = re.compile(r"\d{1,4}(?= ?, ?\d{1,4}(?!\d|[.,]\d))|\d{1,2}(?= ?(?P<dash>[–-]) ?\d{1,2}(?![\d/]|[.,]\d))")
_NEXT = re.compile(r"\d{1,4}(?![\d/]|[.,]\d| ?%)")
_OF_A_DATE = re.compile(r" tháng (?:\d|này|sau|trước|giêng|chạp)| năm (?:19|20)\d\d(?!\d)| tết(?![^\W_])| âm lịch")
_DAY_OF_MONTH = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01]) tháng (?:0?[1-9]|1[0-2])(?=[.;)\n]|,(?! ?\d)| năm (?:19|20)\d\d(?!\d)| [^\W\d_]|$)"
)
_ROW = re.compile(r"(?<!\d)(\d{1,4})(?: ?,| và|,) (\d{1,4})(?: ?,| và) $")
_COMMA = re.compile(r" ?, (?=[^\W_])")
_FEW, _MANY = 10, 1000
_MOST_POWER = 13


def first_of_row(text: str, at: int, before: str) -> int | None:
    """The end of the numeral at ``at`` where another follows it in a row; None where they may be one: ngày 7-8."""
    found = _FIRST.match(text, at)
    if found is None or (found["dash"] and (before == "tháng" or before in DATE_BEFORE)):
        return None
    return found.end()


def is_day_of_month(text: str, at: int) -> bool:
    """Whether a day stands at ``at`` before its month: 5 tháng 7; but 5 tháng 7 ngày are months and days."""
    found = _DAY_OF_MONTH.match(text, at)
    return found is not None and (text.startswith(" năm ", found.end()) or not is_counted_noun(text, found.end()))


def goes_on(page: Page, at: int) -> bool:
    """Whether the number at ``at`` is joined to a day, a label or the like just before it."""
    if page.last_kind not in LISTS or not 0 < at - page.last_end <= _LONGEST_JOIN:
        return False
    return page.text[page.last_end : at].strip() in _JOINS


def read_listed(page: Page, at: int) -> Quantity | None:
    """The number that goes on the row, though what follows it could be counted; None if it begins an amount.

    A day and a month are told by the month and the year after them, a label by the capital of a name after it
    or by its place in a row: lớp 10, 11, 12 trường chuyên.
    """
    found = _NEXT.match(page.text, at) if goes_on(page, at) else None
    if found is None:
        return None
    end, kind = found.end(), page.last_kind
    if kind == "date":
        return page.quantity(kind, at, end, at, end) if _is_of_a_date(page, at, end) else None
    if kind == "year":
        if end - at != 4 or int(found.group()) != _year_before(page.text, page.last_end) + 1:
            return None
        return page.quantity(kind, at, end, at, end, value=int(found.group()))
    between = page.text[page.last_end : at]
    in_row = between in DASHES or _is_next_in_row(page.text, at, int(found.group()))
    if not in_row and not _is_before_name(page, end):
        return None
    return page.quantity(kind, at, end, at, end, value=int(found.group()))


def _year_before(text: str, end: int) -> int:
    year = text[end - 4 : end]
    return int(year) if year.isdigit() else 0


def _is_of_a_date(page: Page, at: int, end: int) -> bool:
    return end - at <= 2 and _OF_A_DATE.match(page.text, end) is not None


def _is_next_in_row(text: str, at: int, value: int) -> bool:
    row = _ROW.search(text, max(0, at - 18), at)
    return row is not None and int(row[1]) + 2 == int(row[2]) + 1 == value


def _is_before_name(page: Page, end: int) -> bool:
    return (
        page.text[end : end + 1] == " "
        and page.cased[end + 1 : end + 2].isupper()
        and not is_counted_noun(page.text, end)
    )


def read_either(page: Page, at: int, end: int, value: object, hedge: Hedge | None) -> Quantity | None:
    """One small number or, after a comma, the next: ba, bốn chiếc xe; sáu, bảy chục nghìn đồng."""
    text = page.text
    comma = _COMMA.match(text, end)
    if comma is None or not isinstance(value, int) or not 0 < value < _MANY:
        return None
    tens = 0 if value < _FEW else len(str(value)) - len(str(value).rstrip("0"))
    step = 10**tens  # 30, 40 người
    if not value < step * _FEW:
        return None
    if text[at].isdigit():
        following = read_number(text, comma.end(), page.cased)
    else:
        spelled = read_spelled(text, comma.end())
        following = spelled[0] if spelled is not None else None
    power = power_between(value + step, following.value) if following is not None else None
    if following is None or power is None or (power and value + 1 == _FEW):
        return None
    return one_or_the_next(page, at, following.end, (value, value + step), power, hedge)


def power_between(few: int, many: Value) -> int | None:
    """The power of ten that makes the one of the other: 4 and 40.000 are four powers apart; None if none does."""
    return next((power for power in range(_MOST_POWER) if few * 10**power == many), None)


def one_or_the_next(
    page: Page, at: int, last: int, few: tuple[int, int], power: int, hedge: Hedge | None
) -> Quantity | None:
    """The range between two small numbers times a power of ten, of what is counted after ``last``.

    None if nothing is counted there and no scale was said.
    """
    unit = page.unit(last)
    noun = (unit.start, unit.end) if unit is not None else read_noun(page.text, last, page.units)
    if noun is None and not power:
        return None
    low, high = few
    fields: Fields = {
        "lower_bound": low * 10**power, "upper_bound": high * 10**power, "qualifier_id": "between",
        "significant_digits": 1,
    }  # fmt: skip
    if noun is not None:
        unit_id = unit.unit_id if unit is not None else unit_of(page.text[noun[0] : noun[1]], page.units)
        fields |= {"unit": page.written(*noun), "unit_id": unit_id}
    if hedge is not None and hedge.start >= page.last_end:
        fields |= {"qualifier": page.written(hedge.start, hedge.end), "qualifier_id": hedge.qualifier_id}
    start = at if "qualifier" not in fields or hedge is None else hedge.start
    return page.record("range", start, noun[1] if noun is not None else last, at, last, fields)
