"""The commonest figures, read at once: a plain number after an ordinary word or a hedge, and what it counts; a year.

It reads nothing that the other readers do not read, and reads it the same; whatever it does not know at
once, it leaves to them. It exists for speed alone: most figures of a report are of these forms.
"""

import re
from functools import lru_cache
from sys import intern

from solieu.quantities.dates import read_date, read_year
from solieu.quantities.hedges import Hedge, hedge_before
from solieu.quantities.idioms import LOOK_CLOSER
from solieu.quantities.joined import GOES_ON, phrase_end
from solieu.quantities.listed import LISTS, goes_on
from solieu.quantities.noun_size import MOST_WORDS, phrase_size
from solieu.quantities.noun_words import FIRST_WORD_STOPS
from solieu.quantities.nouns import read_noun, unit_of, unit_words
from solieu.quantities.number_words import LONE
from solieu.quantities.page import Page, words_before
from solieu.quantities.phrases import BEFORE_HEDGE, hedge_follows
from solieu.quantities.quantity import OpenQuantity, Quantity
from solieu.quantities.ranges import begins_range
from solieu.quantities.unit_words import CURRENCY_PREFIXES, HAVE_CENTS, TIME_SPANS, UNITS_BY_FIRST_WORD
from solieu.quantities.units import Unit
from solieu.quantities.words import (
    COMPARED,
    HEDGES_BY_LAST_WORD,
    LABEL_WORDS,
    LAST_WORDS,
    NOT_A_NUMBER_AFTER,
    SCALES_AFTER_DIGITS,
    SHORT_SCALES,
)
from solieu.vietnamese import NUMBER_WORDS, Value, read_digits, scaled, significant_digits

Read = tuple[Quantity, int]
# A value and how many of its digits are significant; the word before it and the hedge that this word ends.
Stated = tuple[Value, int]
Left = tuple[str, Hedge | None]

# Digits with groups or decimals, perhaps a scale, and a word, which is a unit where it is glued to the digits.
_NUMBER = re.compile(
    rf"(?:[1-9]\d{{0,2}}(?:\.\d{{3}})+|[1-9]\d*)(?:,\d+)?(?: ({'|'.join(SCALES_AFTER_DIGITS)})(?= ))?"
    r" ?([^\W\d_]+[23]?|%)"
)
_WORD = re.compile(r" ([^\W\d_]+)")
# Words and spaces, long enough for most phrases.
_LONGEST = 55
_PHRASE = re.compile(rf"[\w -]{{1,{_LONGEST}}}")
# One word alone that is a number before a noun; the others are articles, years and other words too.
_LOOK_CLOSER = {word: LOOK_CLOSER.get(word, frozenset()) for word in LONE}
_ALONE = {word: value for word, value in LONE.items() if word not in ("một", "năm", "không")}

# What may stand just before the number, and the signs that may end what stands before its space.
_BEFORE = frozenset(" \n(/")
_SIGNS = frozenset(",;:)”")
# After these words, or before those, the number may be something else, or go on.
_NEVER_AFTER = frozenset(CURRENCY_PREFIXES) | {"từ", "giữa", "âm", "trừ"}
_DIGITS_NOT_AFTER = _NEVER_AFTER | LABEL_WORDS
_WORD_NOT_AFTER = _NEVER_AFTER | {"ngày"}
_ORDINARY_UNLESS = LAST_WORDS | _DIGITS_NOT_AFTER | _WORD_NOT_AFTER
_WORD_NOT_BEFORE = (
    (NUMBER_WORDS - {"năm"}) | SCALES_AFTER_DIGITS.keys() | SHORT_SCALES.keys()
    | {"và", "phần", "trên", "chia", "đến", "tới", "cho", "am", "pm", "tháng", "nửa", "nđ", "ngđ", "trđ", "tđ"}
)  # fmt: skip
_DIGITS_NOT_BEFORE = (_WORD_NOT_BEFORE - {"tháng"}) | {"ba"}
_NOT_AFTER_YEARS = NUMBER_WORDS | {"tháng"}
# After these the phrase, or what it says, may go on.
_MAY_GO_ON_AFTER = frozenset((",", "/", " /", *GOES_ON, *BEFORE_HEDGE))
_MONTHS = (" chạp", " giêng")  # 23 tháng Chạp is a day
# Units that may be a time of day, or go on with cents.
_MAY_GO_ON = HAVE_CENTS | {"hour", "g"}


@lru_cache(maxsize=1024)
def _stated(written: str, scale: str | None) -> Stated | None:
    """The value of digits in no doubt, with the scale after them."""
    read = read_digits(written)
    if read is None or read[1] is not None:
        return None
    value = read[0] if scale is None else scaled(read[0], SCALES_AFTER_DIGITS[scale])
    return value, significant_digits(read[0])


def read_common_digits(page: Page, at: int) -> Read | None:
    """The figure whose first digit is at ``at``, and where to read on; None where it takes a closer look."""
    text = page.text
    if text.startswith("năm ", at - 4 if at > 4 else at):
        return read_year(page, at)
    found = _NUMBER.match(text, at)
    if found is None:
        return read_date(page, at)
    if text[at - 1] not in _BEFORE or at - page.first < 3:
        return None
    if page.last_kind in LISTS and (page.last_kind == "label" or goes_on(page, at)):
        return None
    scale, first = found.groups()
    noun = found.start(2)
    end = noun - 1 if text[noun - 1] == " " else noun
    last = end if scale is None else found.start(1) - 1
    stated = _stated(text[at:last], scale)
    if stated is None or first in _DIGITS_NOT_BEFORE:
        return None
    if scale is not None:
        if first == "năm":
            return None  # 2 triệu năm trăm nghìn
    elif last - at == 4 and 1900 <= stated[0] <= 2099:
        return None
    # What has groups or decimals is no label and no date.
    left = _left(page, at, _DIGITS_NOT_AFTER if last - at < 5 else _NEVER_AFTER)
    return None if left is None else _figure(page, at, last, end, first, stated, left)


def read_common_word(page: Page, at: int, end: int) -> Read | None:
    """The figure whose number is the one word from ``at`` to ``end``; None where it takes a closer look."""
    text = page.text
    word = text[at:end]
    value = _ALONE.get(word)
    if value is None or text[at - 1] not in _BEFORE or at - page.first < 3:
        return None
    found = _WORD.match(text, end)
    if found is None or found[1] in _WORD_NOT_BEFORE or found[1] in _LOOK_CLOSER[word]:
        return None
    if found[1] == "năm" and value == 4:
        return None  # bốn năm người are four or five
    if found[1] == "năm":  # hai năm, but hai năm mươi
        further = _WORD.match(text, found.end())
        if further is not None and further[1] in _NOT_AFTER_YEARS:
            return None
    cased = page.cased
    if cased[at].isupper() and (text[at - 1] != "\n" or cased[end + 1].isupper()):
        return None
    left = _left(page, at, _WORD_NOT_AFTER)
    if left is None or (left[1] is None and left[0] in NOT_A_NUMBER_AFTER):
        return None
    return _figure(page, at, end, end, found[1], (value, 1), left)


def _left(page: Page, at: int, not_after: frozenset[str]) -> Left | None:
    """What stands before the number; None where that may make it something else."""
    text = page.text
    if text[at - 1] != " ":
        return "", None
    word = text[text.rfind(" ", at - 17 if at > 17 else 0, at - 1) + 1 : at - 1]
    if word.isalpha() and word not in _ORDINARY_UNLESS:
        return word, None
    before = words_before(text, at)
    word = before[0]
    if word in not_after or (not word and text[at - 2] not in _SIGNS):
        return None
    hedge = hedge_before(text, before, at) if word in HEDGES_BY_LAST_WORD else None
    if hedge is not None and hedge.qualifier_id in COMPARED:
        return None
    return word, hedge if hedge is not None and hedge.start >= page.last_end else None


def _figure(page: Page, at: int, last: int, end: int, first: str, stated: Stated, left: Left) -> Read | None:
    """The figure of the number from ``at`` to ``end``, before the word ``first``; its numeral ends at ``last``."""
    if first in UNITS_BY_FIRST_WORD:
        unit = page.unit(end)
        if unit is not None:
            return _measured(page, at, last, first, unit, stated, left[1])
    noun, hedge = end + 1, left[1]
    if page.text[end] != " " or len(first) == 1 or page.cased[noun].isupper():
        return None
    if hedge is not None and stated[0] <= 10 and left[0] in ("trên", "dưới"):
        return None  # may be on as few
    stop = _noun_end(page, noun)
    if stop is None:
        return None
    unit_id = unit_of(page.text[noun:stop], page.units) if page.units else None
    return _made(page, "count", (hedge, at, last, stop), stated, (noun, stop, unit_id))


def _noun_end(page: Page, noun: int) -> int | None:
    """Where the counted noun phrase that begins at ``noun`` ends; None where it takes a closer look."""
    text = page.text
    run = _PHRASE.match(text, noun)
    assert run is not None
    words = run.group().split(" ")
    size = phrase_size(words, FIRST_WORD_STOPS)
    if page.units:
        size = max(size, unit_words(words, page.units))
    if not 0 < size <= MOST_WORDS or (size > len(words) - 3 and run.end() - noun >= _LONGEST):
        return None  # none, or the run may have been cut there
    if size < len(words) - 1 and not words[size]:
        return None  # two spaces
    stop = noun + len(" ".join(words[:size]))
    following = text[stop : stop + 2]
    if following[:1] not in _MAY_GO_ON_AFTER and following not in _MAY_GO_ON_AFTER:
        return stop
    stop = phrase_end(text, noun, words, size)
    following = text[stop : stop + 2]
    if "/" in following and not following[1:].isdigit():
        return None
    return None if hedge_follows(text, stop) else stop


def _measured(
    page: Page, at: int, last: int, first: str, unit: Unit, stated: Stated, hedge: Hedge | None
) -> Read | None:
    """Money or a measure, with the thing measured."""
    text, stop = page.text, unit.end
    if (len(first) == 1 and first != "%") or unit.unit_id in _MAY_GO_ON or "/" in unit.unit_id:
        return None
    following = text[stop : stop + 2]
    if "/" in following or following == " r" or following[1:].isdigit() or following[1:] == "(" or following[:1] == "(":
        return None
    if stated[0] == 0 or (unit.unit_id == "month" and text.startswith(_MONTHS, stop)):
        return None
    if text[stop - 1].isdecimal():  # the 2 of m2 is a numeral too
        last = stop
    if begins_range(text, stop) and not text.startswith(" và ", stop):  # which makes a range after giữa alone
        return None
    if unit.kind == "measure" and following[:1] == " " and unit.unit_id not in TIME_SPANS:
        noun = read_noun(text, stop)
        stop = noun[1] if noun is not None and noun[1] - noun[0] > 1 else stop
        if "/" in text[stop : stop + 2]:
            return None
    if hedge_follows(text, stop):
        return None
    return _made(page, unit.kind, (hedge, at, last, stop), stated, (unit.start, unit.end, unit.unit_id))


def _made(
    page: Page, kind: str, where: tuple[Hedge | None, int, int, int], stated: Stated, unit: tuple[int, int, str | None]
) -> Read:
    """The record of a figure: ``where`` are its hedge, the start and the end of its numeral, and the phrase's end."""
    hedge, at, last, stop = where
    given, value, start = page.given, stated[0], at
    lower: Value | None = None
    upper: Value | None = None
    qualifier = comparator = None
    qualifier_id = "unhedged"
    if hedge is not None:
        start, _, qualifier_id, comparator = hedge
        qualifier = intern(given[start : hedge.end])
        if comparator in (">", ">="):
            lower = value
        elif comparator is not None:
            upper = value
    if page.offsets is not None:
        fields = {
            "value": value, "lower_bound": lower, "upper_bound": upper, "comparator": comparator, "unit_id": unit[2],
            "qualifier": None if hedge is None else page.written(start, hedge.end), "qualifier_id": qualifier_id,
            "unit": page.written(unit[0], unit[1]), "significant_digits": stated[1],
        }  # fmt: skip
        return page.record(kind, start, stop, at, last, fields), stop
    page.last_kind, page.last_end = kind, stop
    made = OpenQuantity(
        kind, given[start:stop], start, stop, intern(given[at:last]), at, last, value, lower, upper, qualifier,
        comparator, intern(given[unit[0] : unit[1]]), unit[2], None, None, None, qualifier_id, stated[1], None,
    )  # fmt: skip
    made.__class__ = Quantity
    return made, stop
