"""What all amounts share: an amount as read so far, its hedge's fields, what a rate is for."""

import re
from typing import Any, NamedTuple

from solieu.reading import others
from solieu.reading.lexicon import COMPARED, HEDGES_AFTER, PER, PER_OF_COUNT
from solieu.reading.nouns import read_noun
from solieu.reading.numbers import Number
from solieu.reading.plaintext import Before, Hedge, PlainText, word_after
from solieu.reading.units import UnitWords
from solieu.vietnamese import Value

Fields = dict[str, Any]


class Stated(NamedTuple):
    """A number with what stands beside it.

    ``start`` is where the phrase starts so far, ``before`` the words before it, ``prefixed`` says that the unit
    is a currency written before the number, ``spelled`` that the number is in words.
    """

    plain: PlainText
    number: Number
    unit: UnitWords | None
    prefixed: bool
    start: int
    before: Before
    hedge: Hedge | None
    spelled: bool


_PER_SIGN = re.compile(r" ?/ ?(?=[^\W\d_])")
_PER_WORD = re.compile(r" ?/ ?([^\W\d_]+[23²³]?)(?![^\W_])")
_AFTER = re.compile(r" +(trở lên|trở xuống|đổ lên|đổ lại|đổ xuống)(?![^\W_])")
_THAN = (" so với", " so cùng kỳ")
_BEFORE_HEDGE = frozenset(("  ", " t", " đ"))


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


def add_bounds(fields: Fields, plain: PlainText, hedge: Hedge | None, value: Value | None) -> None:
    """Add what the hedge says to the fields. Only a hedge gives a bound."""
    if hedge is None:
        fields["qualifier_id"] = "unhedged"
        return
    fields["qualifier_id"], fields["comparator"] = hedge.qualifier_id, hedge.comparator
    if hedge.comparator in (">", ">="):
        fields["lower_bound"] = value
    elif hedge.comparator in ("<", "<="):
        fields["upper_bound"] = value
    fields["qualifier"] = plain.written(hedge.start, hedge.end)


def add_hedge(amount: Stated, value: Value, end: int, fields: Fields) -> tuple[int, int]:
    """Add what the hedge says to the fields; give where the phrase starts and ends with it.

    A hedge after the noun counts too.
    """
    plain, hedge = amount.plain, amount.hedge
    after = _AFTER.match(plain.text, end) if plain.text[end : end + 2] in _BEFORE_HEDGE else None
    if after is not None:
        add_bounds(fields, plain, Hedge(after.start(1), after.end(1), *HEDGES_AFTER[after.group(1)]), value)
        return amount.before[3] if amount.before[0] == "từ" else amount.start, after.end()
    if hedge is None or (hedge.qualifier_id in COMPARED and plain.text.startswith(_THAN, end)):
        add_bounds(fields, plain, None, value)  # cao hơn 4,5% so với năm trước: by so much, not more than that
        return amount.start, end
    add_bounds(fields, plain, hedge, value)
    return min(amount.start, hedge.start), end


def add_per(plain: PlainText, end: int, fields: Fields) -> int:
    """Add what a rate is for, after a slash at ``end``, to the fields; give the new end, or the same if no rate."""
    if "/" not in plain.text[end : end + 2]:
        return end
    found = _PER_SIGN.match(plain.text, end)
    stop = per_noun(plain.text, found.end()) if found is not None else None
    if found is None or stop is None:
        return end
    fields["per"] = plain.written(found.end(), stop)
    return stop


def add_per_of_count(plain: PlainText, end: int, fields: Fields) -> int:
    """As ``read_per`` for a counted noun, whose slash may mean other things: 20 suất quà/xã; but 84 tổ/498 người."""
    start = stop = end
    for _ in range(2):
        found = _PER_WORD.match(plain.text, stop) if "/" in plain.text[stop : stop + 2] else None
        if found is None or found[1] not in PER_OF_COUNT:
            break
        start, stop = (found.start(1) if stop == end else start), found.end(1)
    if stop > end:
        fields["per"] = plain.written(start, stop)
    return stop


def per_noun(text: str, at: int) -> int | None:
    """The end of what a rate is for: tháng, căn nhà, người/tháng."""
    noun = read_noun(text, at)
    if noun is None:
        return None
    end = noun[1]
    words = text[at:end].split(" ")
    if words[0].split(",")[0] in PER:
        end = at + len(words[0].split(",")[0].split("/")[0])
        second = " ".join(words[:2])
        if second in PER:
            end = at + len(second)
    else:
        end = at + len(" ".join(words[:3]).split(",")[0].rstrip())
    again = _PER_SIGN.match(text, end)
    if again is not None:
        further = word_after(text, again.end())
        if further:
            return again.end() + len(further)
    return end
