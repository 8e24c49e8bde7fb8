"""A number that names one of many, a document, a day, a month or a year: by the words before it."""

from solieu.reading.counted import follows_unit, is_counted
from solieu.reading.page import Before, Page, is_each, word_after
from solieu.reading.quantity import FIGURE_KINDS, Quantity
from solieu.reading.tables import phrases
from solieu.reading.words import (
    ALWAYS_LABELS,
    DATE_BEFORE,
    DOCUMENT_BEFORE,
    GROUPS_BEFORE,
    NOT_LABELS,
    NUMBER_OF,
    SCALES_AFTER_DIGITS,
    STRONG_LABELS,
)

# Letters of a label such as 30a; the others may be units: 5m, 3h.
_SMALL_LETTERS = frozenset("abcdđe")
_NO_DATE_BEFORE = SCALES_AFTER_DIGITS.keys() | phrases("lần|bữa|lượt|buổi|kỳ|đợt|chuyến|cuộc|phiên|vụ")
_OF_A_YEAR = frozenset(("kế hoạch", "nghị quyết", "chương trình", "đại hội", "chỉ tiêu", "nhiệm kỳ"))
_DAY_PARTS = frozenset(("sáng", "trưa", "chiều", "tối", "đêm", "hôm", "khuya", "dịp", "lễ"))


def read_label(page: Page, at: int, end: int, before: Before) -> Quantity | None:
    """The date, year, document or label that the plain numeral from ``at`` to ``end`` is; None if it is none."""
    written = page.text[at:end]
    if not written.isdigit() or len(written) > 12:
        return None
    if _is_counted_before(page, before):
        return None  # 1 lớp 25 học viên
    dated = _dated(page, at, end, before)
    if dated is not None:
        return dated
    one, two, three = before[:3]
    if f"{two} {one}" in NOT_LABELS or f"{two} {one}" in GROUPS_BEFORE:
        return None  # quân đội 512, quy tập 27 hài cốt
    if one == "điều" and page.cased[before[3]].islower() and is_counted(page.text, at):
        return None  # điều 3 xe
    phrases = (one, f"{two} {one}", f"{three} {two} {one}")
    text = page.text
    capital = page.cased[end : end + 1].isupper()
    lettered = _letters_end(text, end) if capital or text[end : end + 1] in _SMALL_LETTERS else end
    if one == "số" and (two in DOCUMENT_BEFORE or f"{three} {two}" in DOCUMENT_BEFORE):
        return page.quantity("document_number", at, lettered, at, end)
    counted = lettered == end and is_counted(text, at)
    if any(phrase in DOCUMENT_BEFORE for phrase in phrases) and not counted and not _is_year(written):
        return page.quantity("document_number", at, lettered, at, end)
    if one == "số" and two in NUMBER_OF:
        return None
    if _is_year(written) and not counted and f"{two} {one}" in _OF_A_YEAR:
        return page.quantity("year", at, end, at, end, value=int(written))
    if any(phrase in STRONG_LABELS for phrase in phrases):
        if one != "thứ" and lettered == end and follows_unit(text, end):
            return None
        return page.quantity("ordinal", at, _letters_end(text, end), at, end, value=int(written))
    if one in ("quý", "quí") and counted:
        counted = follows_unit(text, end)
    if any(phrase in ALWAYS_LABELS for phrase in phrases) and len(written) <= 4 and not counted:
        return page.quantity("ordinal", at, lettered, at, end, value=int(written))
    return None


def _is_counted_before(page: Page, before: Before) -> bool:
    """Whether the word before the number is all that the number before it counts."""
    one, start = before[0], before[3]
    return page.last_end == start + len(one) and page.last_kind == "count" and page.text[start - 2].isdigit()


def _dated(page: Page, at: int, end: int, before: Before) -> Quantity | None:
    """A day, a month or a year after its word, unless that word is the unit of the figure before: 3 năm 500 căn."""
    one, first = before[0], before[3]
    if one not in ("năm", "tháng") and one not in DATE_BEFORE:
        return None
    if is_each(before) or (end - at <= 2 and word_after(page.text, end) in _NO_DATE_BEFORE):
        return None  # mỗi tháng 2 triệu đồng
    if page.last_end >= first + len(one) and page.last_kind in FIGURE_KINDS:
        return None
    size = end - at
    if one == "năm":
        if size == 4 or (size == 2 and not is_counted(page.text, at)):  # những năm 80
            return page.quantity("year", at, end, at, end, value=int(page.text[at:end]))
        return None
    if size > 2 or (one in _DAY_PARTS and is_counted(page.text, at)):
        return None
    return page.quantity("date", at, end, at, end)


def _is_year(written: str) -> bool:
    return len(written) == 4 and written.startswith(("19", "20"))


def _letters_end(text: str, end: int) -> int:
    """The end of letters glued to a label: 30A, 9B."""
    stop = end
    while text[stop : stop + 1].isalpha() and stop - end < 3:
        stop += 1
    return stop if not text[stop : stop + 1].isalnum() else end
