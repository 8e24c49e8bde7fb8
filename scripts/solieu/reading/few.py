"""A small number or the next: hai ba trăm, ba, bốn chiếc xe, từ hai đến ba người, mười lăm mười sáu tuổi."""

import re

from solieu.reading.hedges import Hedge
from solieu.reading.nouns import has_noun, read_noun, unit_of
from solieu.reading.number_words import PARTS_OF, read_spelled
from solieu.reading.numbers import Number, read_number
from solieu.reading.page import Before, Page, is_counted_noun, word_after
from solieu.reading.phrases import Amount, Fields
from solieu.reading.quantity import Quantity
from solieu.reading.ranges import DASHES, read_range
from solieu.vietnamese import DIGITS, Value, read_words

_COMMA = re.compile(r" ?, (?=[^\W_])")
_FEW, _MANY = 10, 1000
_MOST_POWER = 13
_NOT_THE_NEXT = frozenset(("năm", "lăm", "nhăm", "tư", "mốt"))
_OVER_FIVE = frozenset(("sáu", "bảy", "tám", "mười"))
# năm bảy người are five to seven, năm ba người three to five.
_FEW_OF = {("năm", "bảy"): (5, 7), ("năm", "ba"): (3, 5)}
_HOURS = frozenset(("hour", "minute"))
_DAYS = frozenset(("day", "week", "month", "year"))
_MOST_OF_TWO = 6  # words of hai ba chục nghìn tỷ


def read_few(page: Page, number: Number, words: list[str], run_end: int, hedge: Hedge | None) -> Quantity | None:
    """The range that a number in words and the next make: hai ba, ba, bốn, mười lăm mười sáu; None if they make none.

    ``words`` are all number words that follow one another, up to ``run_end``.
    """
    text, at, end = page.text, number.start, number.end
    either = None
    if 1 < len(words) < _MOST_OF_TWO:
        either = read_two_digits(page, at, run_end, words, hedge)
    elif text[end : end + 2] in (", ", " ,") and len(words) == 1:
        either = read_either(page, at, end, number.value, hedge)
    if either is not None or run_end == end or len(words) < 4 or not isinstance(number.value, int):
        return either
    second = read_spelled(text, end + 1)
    if second is None or second[0].end != run_end or second[0].value != number.value + 1:
        return None
    return one_or_the_next(page, at, run_end, (number.value, number.value + 1), 0, hedge)


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


def read_two_digits(page: Page, at: int, end: int, words: list[str], hedge: Hedge | None) -> Quantity | None:
    """Two digits in a row before a scale or what is counted: hai ba trăm, hai ba người; bốn năm may be four years."""
    low = DIGITS.get(words[0], 0)
    few = _FEW_OF.get((words[0], words[1]))
    if few is not None and len(words) == 2 and page.unit(end) is None and has_noun(page.text, end):
        return one_or_the_next(page, at, end, few, 0, hedge)
    if not low or DIGITS.get(words[1], 0) != low + 1:
        return None
    if len(words) == 3 and words[2] == "năm":  # hai ba năm nay
        return one_or_the_next(page, at, page.text.rindex(" năm", at, end), (low, low + 1), 0, hedge)
    if len(words) > 2:
        second = read_words(words[1:])
        power = power_between(low + 1, second[0]) if second is not None and second[1] == len(words) - 1 else None
        return one_or_the_next(page, at, end, (low, low + 1), power, hedge) if power else None
    unit = page.unit(end)
    if word_after(page.text, end) in PARTS_OF:
        return None
    if words[1] == "năm" and (is_counted_noun(page.text, end) or (unit is not None and unit.unit_id in _HOURS)):
        return one_or_the_next(page, at, end, (low, low + 1), 0, hedge)
    if words[1] in _NOT_THE_NEXT:
        return None
    if unit is not None and unit.unit_id not in _DAYS:
        return None  # sáu bảy giây may be 67
    return one_or_the_next(page, at, end, (low, low + 1), 0, hedge)


def read_range_of_few(page: Page, number: Number, before: Before, hedge: Hedge | None) -> tuple[Quantity, int] | None:
    """Từ hai đến ba người; but năm đến may be next year."""
    text, at, end = page.text, number.start, number.end
    if (
        number.value == 0
        or text[end : end + 2].strip() in DASHES
        or (
            text[at:end] == "năm"
            and before[0] not in ("từ", "giữa")
            and word_after(text, end + len(" đến")) not in _OVER_FIVE
        )
    ):
        return None
    read = read_range(Amount(page, number, None, False, at, before, hedge, True), end)
    if read is None or read[0] is None or read[0].kind != "range":
        return None
    return read[0], read[1]
