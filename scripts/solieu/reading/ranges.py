"""A range: từ A đến B, giữa A và B, A-B. The scale and the unit of B serve A too."""

import re
from decimal import Decimal
from typing import NamedTuple

from solieu.reading import others
from solieu.reading.clock import is_hour_g
from solieu.reading.hedges import hedge_at
from solieu.reading.nouns import read_noun, unit_of
from solieu.reading.number_words import read_spelled
from solieu.reading.numbers import Number, read_number
from solieu.reading.page import word_after
from solieu.reading.phrases import Amount, Fields, is_bound, last_numeral, read_per, read_per_of_count
from solieu.reading.quantity import Quantity
from solieu.reading.unit_words import CURRENCY_PREFIXES, TIME_SPANS
from solieu.reading.units import Unit, read_unit
from solieu.vietnamese import NUMBER_WORDS, Value, scaled

_PREFIXES = "|".join(map(re.escape, sorted(CURRENCY_PREFIXES, key=lambda prefix: (-len(prefix), prefix))))
_TO = re.compile(rf" ?[-–—~] ?(?=\d|(?:{_PREFIXES}) ?\d)| (?:đến|tới|cho đến) ")
_AND = re.compile(r" và ")
DASHES = frozenset("-–—~")
_SIGNS = frozenset((*DASHES, *(f" {dash}" for dash in DASHES)))
_WORDS = re.compile(
    rf" (?:đến|tới|cho đến) (?:\d|(?:{_PREFIXES}) ?\d|(?:{'|'.join(sorted(NUMBER_WORDS))})(?![^\W_]))| và "
)
_CURRENCY = re.compile(rf"(?:{_PREFIXES}) ?")
_DATE_FOLLOWS = re.compile(r"[-/](?:0?[1-9]|1[0-2])(?![\d.,]*\d)")
_OF_MONTH = re.compile(r" (?:0?[1-9]|1[0-2])(?![\d.,/]*\d)")  # 3 - 5 tháng 7 are days


def begins_range(text: str, at: int) -> bool:
    """Whether what stands at ``at`` may go on as a range."""
    return text[at : at + 2] in _SIGNS or text[at : at + 1] in _SIGNS or _WORDS.match(text, at) is not None


class Second(NamedTuple):
    """The second half of a range: the number, its unit, and what joins it to the first."""

    number: Number
    unit: Unit | None
    dash: bool


def read_range(amount: Amount, at: int) -> tuple[Quantity | None, int] | None:
    """The range whose first half, the amount, ends at ``at``, and where to read on; None if it is none."""
    second = _second(amount, at)
    if second is None:
        return None
    lower, upper, doubt = _halves(amount.number, second.number, amount.unit)
    if lower >= upper:
        return None
    page, text = amount.page, amount.page.text
    unit = second.unit or amount.unit
    last = second.number.end
    end = second.unit.end if second.unit is not None else last
    noun = None
    if unit is None or (unit.kind == "measure" and unit.unit_id not in TIME_SPANS):
        noun = read_noun(text, end)
    if unit is None and noun is None and not _is_bare_range(amount, second):
        return None
    hours = unit is not None and (unit.unit_id == "hour" or (amount.unit is not None and _is_hour_g(amount, upper)))
    if hours and _is_time(amount, end, upper):
        hour = others.HOUR.match(text, last)
        end = max(end, hour.end()) if hour is not None else end  # 7 giờ đến 11 giờ 30 phút
        last = last_numeral(text, last, end)
        return page.quantity("time", amount.number.start, end, amount.number.start, last), end
    if unit is not None and unit.unit_id == "month" and _OF_MONTH.match(text, end) and upper <= 31:
        return page.quantity("date", amount.number.start, last, amount.number.start, last), last
    fields: Fields = {"doubt": doubt}
    end = _unit(amount, unit, noun, end, fields)
    start = _hedge(amount, fields)
    quantity = page.quantity(
        "range", start, end, amount.number.start, last_numeral(text, last, end), lower_bound=lower, upper_bound=upper,
        significant_digits=max(amount.number.significant, second.number.significant), **fields,
    )  # fmt: skip
    return quantity, end


def _is_hour_g(amount: Amount, upper: Value) -> bool:
    """Từ 17 g đến 19 g."""
    page, unit = amount.page, amount.unit
    return (
        unit is not None
        and unit.unit_id == "g"
        and upper <= 24
        and is_hour_g(page, amount.number, unit, amount.before[0])
    )


def _is_time(amount: Amount, end: int, upper: Value) -> bool:
    return others.is_time_of_day(amount.page.text, end, upper, amount.before[0], is_bound(amount.hedge))


def _second(amount: Amount, at: int) -> Second | None:
    """The second half, if a sign of range at ``at`` and a number follow."""
    page, unit = amount.page, amount.unit
    text = page.text
    sign = (_AND if amount.before[0] == "giữa" else _TO).match(text, at)
    if sign is None:
        return None
    at = sign.end()
    currency = _CURRENCY.match(text, at)
    if currency is not None:
        at = currency.end()
    second = read_number(text, at, page.cased) if text[at : at + 1].isdigit() else None
    if second is None:
        read = read_spelled(text, at)
        if read is None or not (amount.spelled or amount.before[0] in ("từ", "giữa")):
            return None
        second = read[0]
    if _DATE_FOLLOWS.match(text, second.end):
        return None  # từ 8 đến 15-9
    second_unit = read_unit(text, second.end) if currency is None else None
    if unit is not None and second_unit is not None and unit.unit_id != second_unit.unit_id:
        return None
    return Second(second, second_unit, sign.group().strip() in DASHES)


def _halves(first: Number, second: Number, unit: Unit | None) -> tuple[Value, Value, str | None]:
    """The bounds, with the second's scale for the first where it wrote none, and a doubt."""
    lower, upper = first.value, second.value
    doubt = first.doubt or second.doubt
    if second.power and not first.power and unit is None:
        if scaled(lower, second.power) <= upper:
            lower = scaled(lower, second.power)
        elif lower < 1000:
            doubt = doubt or "ambiguous-scale"
    return lower, upper, doubt


def _is_bare_range(amount: Amount, second: Second) -> bool:
    """Whether two numbers that count nothing are a range: with a scale, an opening word, a hedge, or alone."""
    last = second.number.end
    if amount.number.power or second.number.power or amount.hedge or amount.before[0] in ("từ", "giữa"):
        return True
    if amount.page.is_whole(amount.start, last):
        return True
    decimal = isinstance(amount.number.value, Decimal)
    return second.dash and decimal and word_after(amount.page.text, last) == ""


def _unit(amount: Amount, unit: Unit | None, noun: tuple[int, int] | None, end: int, fields: Fields) -> int:
    """Add the unit or the counted noun to the fields; give the end of the phrase."""
    page = amount.page
    if unit is not None:
        fields["unit_id"] = unit.unit_id
        written = (unit.start, unit.end) if unit.start != unit.end else (amount.start, amount.number.start)
        fields["unit"] = page.written(*written).strip()
        end = read_per(page, end, fields)
    elif noun is not None:
        fields["unit"] = page.written(*noun)
        fields["unit_id"] = unit_of(page.text[noun[0] : noun[1]], page.units)
        return read_per_of_count(page, noun[1], fields)
    return read_per_of_count(page, noun[1], fields) if noun is not None else end


def _hedge(amount: Amount, fields: Fields) -> int:
    """Add the hedge before the range to the fields; give the start of the phrase."""
    page, start, hedge = amount.page, amount.start, amount.hedge
    if amount.before[0] in ("từ", "giữa"):
        start = amount.before[3]
        hedge = hedge_at(page.text, start)
    fields["qualifier_id"] = "between"
    if hedge is not None and hedge.start >= page.last_end:
        fields["qualifier"] = page.written(hedge.start, hedge.end)
        fields["qualifier_id"] = hedge.qualifier_id
        start = min(start, hedge.start)
    return start
