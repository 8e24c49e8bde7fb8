"""What all amounts share: an amount as read so far, its hedge's fields, what a rate is for."""

import re
from typing import Any, NamedTuple

from solieu.reading import others
from solieu.reading.hedges import Hedge
from solieu.reading.nouns import read_noun
from solieu.reading.numbers import Number
from solieu.reading.page import Before, Page, word_after
from solieu.reading.unit_words import PER_OF_COUNT, PER_PAIRS, PER_WORDS
from solieu.reading.units import Unit
from solieu.reading.words import COMPARED, HEDGES_AFTER
from solieu.vietnamese import Value

Fields = dict[str, Any]


class Amount(NamedTuple):
    """A number with what stands beside it.

    ``start`` is where the phrase starts so far, ``before`` the words before it, ``prefixed`` says that the unit
    is a currency written before the number, ``spelled`` that the number is in words.
    """

    page: Page
    number: Number
    unit: Unit | None
    prefixed: bool
    start: int
    before: Before
    hedge: Hedge | None
    spelled: bool


PER = re.compile(r" ?/ ?(?=[^\W\d_])")
_PER_WORD = re.compile(r" ?/ ?([^\W\d_]+[23²³]?)(?![^\W_])")
_AFTER = re.compile(r" +(trở lên|trở xuống|đổ lên|đổ lại|đổ xuống)(?![^\W_])")
_THAN = (" so với", " so cùng kỳ")
BEFORE_HEDGE = frozenset(("  ", " t", " đ"))


def is_bound(hedge: Hedge | None) -> bool:
    """Whether the hedge puts the true value on one side."""
    return hedge is not None and hedge.comparator is not None


def last_numeral(text: str, last: int, end: int) -> int:
    """The end of the last numeral of the phrase: the 2 of m2 is one too, and no numeral may be lost."""
    if end - last < 2:
        return max(last, end) if text[end - 1].isdigit() else last
    while (found := others.RUN.search(text, last, end)) is not None:
        last = found.end()
    return last


def set_bounds(fields: Fields, page: Page, hedge: Hedge | None, value: Value | None) -> None:
    """Add what the hedge says to the fields. Only a hedge gives a bound."""
    if hedge is None:
        fields["qualifier_id"] = "unhedged"
        return
    fields["qualifier_id"], fields["comparator"] = hedge.qualifier_id, hedge.comparator
    if hedge.comparator in (">", ">="):
        fields["lower_bound"] = value
    elif hedge.comparator in ("<", "<="):
        fields["upper_bound"] = value
    fields["qualifier"] = page.written(hedge.start, hedge.end)


def hedged(amount: Amount, value: Value, end: int, fields: Fields) -> tuple[int, int]:
    """Add what the hedge says to the fields; give where the phrase starts and ends with it.

    A hedge after the noun counts too.
    """
    page, hedge, start = amount.page, amount.hedge, amount.start
    if hedge is not None and hedge.qualifier_id in COMPARED and page.text.startswith(_THAN, end):
        hedge = None  # cao hơn 4,5% so với năm trước: by so much, not more than that
    after = _AFTER.match(page.text, end) if page.text[end : end + 2] in BEFORE_HEDGE else None
    if hedge is None and after is None:
        fields["qualifier_id"] = "unhedged"
        return start, end
    if after is not None:
        code, comparator = HEDGES_AFTER[after.group(1)]
        hedge = Hedge(after.start(1), after.end(1), code, comparator)
        start = amount.before[3] if amount.before[0] == "từ" else start
        end = after.end()
    set_bounds(fields, page, hedge, value)
    return start if hedge is None else min(start, hedge.start), end


def read_per(page: Page, end: int, fields: Fields) -> int:
    """Add what a rate is for, after a slash at ``end``, to the fields; give the new end, or the same if no rate."""
    if "/" not in page.text[end : end + 2]:
        return end
    found = PER.match(page.text, end)
    stop = per_noun(page.text, found.end()) if found is not None else None
    if found is None or stop is None:
        return end
    fields["per"] = page.written(found.end(), stop)
    return stop


def read_per_of_count(page: Page, end: int, fields: Fields) -> int:
    """As ``read_per`` for a counted noun, whose slash may mean other things: 20 suất quà/xã; but 84 tổ/498 người."""
    start = stop = end
    for _ in range(2):
        found = _PER_WORD.match(page.text, stop) if "/" in page.text[stop : stop + 2] else None
        if found is None or found[1] not in PER_OF_COUNT:
            break
        start, stop = (found.start(1) if stop == end else start), found.end(1)
    if stop > end:
        fields["per"] = page.written(start, stop)
    return stop


def per_noun(text: str, at: int) -> int | None:
    """The end of what a rate is for: tháng, căn nhà, người/tháng."""
    noun = read_noun(text, at)
    if noun is None:
        return None
    end = noun[1]
    words = text[at:end].split(" ")
    if words[0].split(",")[0] in PER_WORDS:
        end = at + len(words[0].split(",")[0].split("/")[0])
        second = " ".join(words[:2])
        if second in PER_PAIRS:
            end = at + len(second)
    else:
        end = at + len(" ".join(words[:3]).split(",")[0].rstrip())
    again = PER.match(text, end)
    if again is not None:
        further = word_after(text, again.end())
        if further:
            return again.end() + len(further)
    return end
