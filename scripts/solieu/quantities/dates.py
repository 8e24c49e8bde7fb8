"""Days, months and years in their commonest forms, read at once: 29/12/2031, ngày 9/1, năm 2031, (2031).

It reads nothing that the other readers do not read, and reads it the same; it exists for speed alone.
"""

import re

from solieu.quantities.page import Page
from solieu.quantities.quantity import FIGURE_KINDS, Quantity
from solieu.quantities.unit_words import CURRENCY_PREFIXES
from solieu.quantities.words import DATE_BEFORE, LAST_WORDS

Read = tuple[Quantity, int]

# What follows says that the date ends here, and that nothing after it makes it another thing.
_ENDS = r"(?:[,;)\n]|\.(?=[ \n]|$)|$)(?![ .,]{1,3}\d)"
_DATE = re.compile(
    rf"(?P<date>\d{{1,2}}/\d{{1,2}}/\d{{4}}|\d{{1,2}}/(?:19|20)\d\d)(?={_ENDS}|:| [^\W\d_])"
    rf"|(?P<day>(?:[12]\d|3[01]|0?[1-9])/(?:1[0-2]|0?[1-9]))(?={_ENDS}|:| [^\W\d_])"
    rf"|(?P<year>(?:19|20)\d\d)(?={_ENDS})"
)
_AFTER_ITS_WORD = re.compile(r"\d{4}(?=[,;.)\n]| [^\W\d_]{2})(?![ .,]{1,3}\d| [ap]m(?![^\W_]))")
# After these words a year is no year, or has a reader of its own.
_NO_YEAR = (LAST_WORDS | CURRENCY_PREFIXES.keys() | {"âm", "trừ"}) - {"từ"}


def read_date(page: Page, at: int) -> Read | None:
    """The day, the month or the year whose first digit is at ``at``, and where to read on; None if it takes a look."""
    text = page.text
    if at - page.first < 3 or text[at - 1] not in " (":
        return None
    found = _DATE.match(text, at)
    if found is None:
        return None
    kind, end = found.lastgroup, found.end()
    word = text[text.rfind(" ", at - 17 if at > 17 else 0, at - 1) + 1 : at - 1] if text[at - 1] == " " else ""
    if kind == "date":
        return page.record("date", at, end, at, end, {}), end
    if kind == "day":
        is_day = word in DATE_BEFORE or word.rpartition("\n")[2] in DATE_BEFORE
        return (page.record("date", at, end, at, end, {}), end) if is_day else None
    if text[at - 1] == " " and (not word.isalpha() or word in _NO_YEAR):
        return None
    return page.record("year", at, end, at, end, {"value": int(found.group())}), end


def read_year(page: Page, at: int) -> Read | None:
    """The year after its word, unless that word is the unit of the figure before: 3 năm 2000 căn."""
    found = _AFTER_ITS_WORD.match(page.text, at)
    if found is None or page.text[at - 5].isalpha() or page.last_kind == "label":
        return None
    if page.last_end >= at - 1 and page.last_kind in FIGURE_KINDS:
        return None
    return page.record("year", at, at + 4, at, at + 4, {"value": int(found.group())}), at + 4
