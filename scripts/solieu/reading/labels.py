"""A number that names one of many, a document, a day, a month or a year: by the words before it or the row it is in."""

import re

from solieu.reading.lexicon import (
    DATE_BEFORE,
    DOCUMENT_BEFORE,
    GROUPS_BEFORE,
    LABELS,
    NOT_LABELS,
    NUMBER_OF,
    SCALES_AFTER_DIGITS,
    STRONG_LABELS,
)
from solieu.reading.plaintext import Before, PlainText, follows_unit, is_counted, is_counted_noun, is_each, word_after
from solieu.reading.quantity import FIGURE_KINDS, Quantity
from solieu.reading.ranges import DASHES

# --- A number that names one of many, a document, a day, a month or a year: by the words before it ---

# Letters of a label such as 30a; the others may be units: 5m, 3h.
_SMALL_LETTERS = frozenset("abcdđe")
_NO_DATE_BEFORE = SCALES_AFTER_DIGITS.keys() | {
    "buổi", "bữa", "chuyến", "cuộc", "kỳ", "lượt", "lần", "phiên", "vụ", "đợt",
}  # fmt: skip
_OF_A_YEAR = frozenset(("kế hoạch", "nghị quyết", "chương trình", "đại hội", "chỉ tiêu", "nhiệm kỳ"))
_DAY_PARTS = frozenset(("sáng", "trưa", "chiều", "tối", "đêm", "hôm", "khuya", "dịp", "lễ"))


def read_label(plain: PlainText, at: int, end: int, before: Before) -> Quantity | None:
    """The date, year, document or label that the plain numeral from ``at`` to ``end`` is; None if it is none."""
    written = plain.text[at:end]
    if not written.isdigit() or len(written) > 12 or _is_counted_before(plain, before):
        return None
    return _read_dated(plain, at, end, before) or _read_named(plain, at, end, before)


def _read_named(plain: PlainText, at: int, end: int, before: Before) -> Quantity | None:
    """A document, a year or one of many after its word; None where the number counts something all the same."""
    text, written = plain.text, plain.text[at:end]
    one, two, three = before[:3]
    pair = f"{two} {one}"
    if pair in NOT_LABELS or pair in GROUPS_BEFORE:
        return None  # quân đội 512, quy tập 27 hài cốt
    if one == "điều" and plain.cased[before[3]].islower() and is_counted(text, at):
        return None  # điều 3 xe
    names = {one, pair, f"{three} {pair}"}
    capital = plain.cased[end : end + 1].isupper()
    lettered = _letters_end(text, end) if capital or text[end : end + 1] in _SMALL_LETTERS else end
    counted = lettered == end and is_counted(text, at)
    year = len(written) == 4 and written.startswith(("19", "20"))
    if one == "số" and (two in DOCUMENT_BEFORE or f"{three} {two}" in DOCUMENT_BEFORE):
        return plain.quantity("document_number", at, lettered, at, end)
    if not (counted or year or names.isdisjoint(DOCUMENT_BEFORE)):
        return plain.quantity("document_number", at, lettered, at, end)
    if one == "số" and two in NUMBER_OF:
        return None
    if year and not counted and pair in _OF_A_YEAR:
        return plain.quantity("year", at, end, at, end, value=int(written))
    if not names.isdisjoint(STRONG_LABELS):
        if one != "thứ" and lettered == end and follows_unit(text, end):
            return None
        return plain.quantity("ordinal", at, _letters_end(text, end), at, end, value=int(written))
    if names.isdisjoint(LABELS) or len(written) > 4 or (counted and not _is_quarter(text, one, end)):
        return None
    return plain.quantity("ordinal", at, lettered, at, end, value=int(written))


def _is_quarter(text: str, word: str, end: int) -> bool:
    """Whether the number is that of a quarter: quý 1 năm 2031; but quý 3 tháng are three months."""
    return word in ("quý", "quí") and not follows_unit(text, end)


def _is_counted_before(plain: PlainText, before: Before) -> bool:
    """Whether the word before the number is all that the number before it counts: 1 lớp 25 học viên."""
    one, start = before[0], before[3]
    return plain.last_end == start + len(one) and plain.last_kind == "count" and plain.text[start - 2].isdigit()


def _read_dated(plain: PlainText, at: int, end: int, before: Before) -> Quantity | None:
    """A day, a month or a year after its word, unless that word is the unit of the figure before: 3 năm 500 căn."""
    one, first = before[0], before[3]
    if one not in ("năm", "tháng") and one not in DATE_BEFORE:
        return None
    if is_each(before) or (end - at <= 2 and word_after(plain.text, end) in _NO_DATE_BEFORE):
        return None  # mỗi tháng 2 triệu đồng
    if plain.last_end >= first + len(one) and plain.last_kind in FIGURE_KINDS:
        return None
    size = end - at
    if one == "năm":
        if size == 4 or (size == 2 and not is_counted(plain.text, at)):  # những năm 80
            return plain.quantity("year", at, end, at, end, value=int(plain.text[at:end]))
        return None
    if size > 2 or (one in _DAY_PARTS and is_counted(plain.text, at)):
        return None
    return plain.quantity("date", at, end, at, end)


def _letters_end(text: str, end: int) -> int:
    """The end of letters glued to a label: 30A, 9B."""
    stop = end
    while text[stop : stop + 1].isalpha() and stop - end < 3:
        stop += 1
    return stop if not text[stop : stop + 1].isalnum() else end


# --- Numbers in a row: ngày 20, 21 tháng 11; Điều 5, 6 và 7; từ ngày 5 đến 10 tháng 3; ba, bốn chiếc xe ---

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


def _goes_on(plain: PlainText, at: int) -> bool:
    """Whether the number at ``at`` is joined to a day, a label or the like just before it."""
    if plain.last_kind not in LISTS or not 0 < at - plain.last_end <= _LONGEST_JOIN:
        return False
    return plain.text[plain.last_end : at].strip() in _JOINS


def read_listed(plain: PlainText, at: int) -> Quantity | None:
    """The number that goes on the row, though what follows it could be counted; None if it begins an amount.

    A day and a month are told by the month and the year after them, a label by the capital of a name after it
    or by its place in a row: lớp 10, 11, 12 trường chuyên.
    """
    found = _NEXT.match(plain.text, at) if _goes_on(plain, at) else None
    if found is None:
        return None
    end, kind = found.end(), plain.last_kind
    if kind == "date":
        return plain.quantity(kind, at, end, at, end) if _is_of_a_date(plain, at, end) else None
    if kind == "year":
        if end - at != 4 or int(found.group()) != _year_before(plain.text, plain.last_end) + 1:
            return None
        return plain.quantity(kind, at, end, at, end, value=int(found.group()))
    between = plain.text[plain.last_end : at]
    in_row = between in DASHES or _is_next_in_row(plain.text, at, int(found.group()))
    if not in_row and not _is_before_name(plain, end):
        return None
    return plain.quantity(kind, at, end, at, end, value=int(found.group()))


def _year_before(text: str, end: int) -> int:
    year = text[end - 4 : end]
    return int(year) if year.isdigit() else 0


def _is_of_a_date(plain: PlainText, at: int, end: int) -> bool:
    return end - at <= 2 and _OF_A_DATE.match(plain.text, end) is not None


def _is_next_in_row(text: str, at: int, value: int) -> bool:
    row = _ROW.search(text, max(0, at - 18), at)
    return row is not None and int(row[1]) + 2 == int(row[2]) + 1 == value


def _is_before_name(plain: PlainText, end: int) -> bool:
    if plain.text[end : end + 1] != " " or not plain.cased[end + 1 : end + 2].isupper():
        return False
    return plain.cased.startswith(_PARTS_OF_LAWS, end + 1) or not is_counted_noun(plain.text, end)
