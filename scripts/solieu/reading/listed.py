"""Numbers in a row: ngày 20, 21 tháng 11; Điều 5, 6 và 7; từ ngày 5 đến 10 tháng 3; ba, bốn chiếc xe."""

import re

from solieu.reading.page import Page, is_counted_noun
from solieu.reading.quantity import Quantity
from solieu.reading.ranges import DASHES
from solieu.reading.words import DATE_BEFORE

# What is a list when numbers follow one another: the kinds that a first word gives to all of them.
LISTS = frozenset(("date", "ordinal", "label", "document_number", "year"))
_JOINS = frozenset((",", "và", "-", "–", "&", "đến", "tới", ";", "hay", "hoặc"))
_LONGEST_JOIN = 6
# The first of a row, whose next one would otherwise be its decimals or the end of a range.
_FIRST = re.compile(r"\d{1,4}(?= ?, ?\d{1,4}(?!\d|[.,]\d))|\d{1,2}(?= ?(?P<dash>[–-]) ?\d{1,2}(?![\d/]|[.,]\d))")
_NEXT = re.compile(r"\d{1,4}(?![\d/]|[.,]\d| ?%)")
_OF_A_DATE = re.compile(r" tháng (?:\d|này|sau|trước|giêng|chạp)| năm (?:19|20)\d\d(?!\d)| tết(?![^\W_])| âm lịch")
_DAY_OF_MONTH = re.compile(
    r"(?:2[3-9]|30) tết(?![^\W_])|(?:0?[1-9]|[12]\d|3[01]) tháng (?:chạp|giêng)(?![^\W_])"
    r"|(?:0?[1-9]|[12]\d|3[01]) tháng (?:0?[1-9]|1[0-2])(?=[.;)\n]|,(?! ?\d)| năm (?:19|20)\d\d(?!\d)| [^\W\d_]|$)"
)
_PARTS_OF_LAWS = ("Điều ", "Khoản ", "Mục ", "Chương ")
_ROW = re.compile(r"(?<!\d)(\d{1,4})(?: ?,| và|,) (\d{1,4})(?: ?,| và) $")


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
    if page.text[end : end + 1] != " " or not page.cased[end + 1 : end + 2].isupper():
        return False
    return page.cased.startswith(_PARTS_OF_LAWS, end + 1) or not is_counted_noun(page.text, end)
