"""An amount: the number with its hedge and its unit; ranges, fractions, times and counts have their modules."""

import re
from decimal import Decimal

from solieu.reading import others
from solieu.reading.clock import is_generation, is_hour_g, read_time
from solieu.reading.counts import read_count
from solieu.reading.fractions import begins_whole, read_fraction
from solieu.reading.hedges import Hedge, hedge_before
from solieu.reading.nouns import read_noun
from solieu.reading.numbers import Number
from solieu.reading.page import Before, Page, words_before
from solieu.reading.phrases import Amount, Fields, hedged, is_bound, last_numeral, read_per, read_per_of_count
from solieu.reading.quantity import Quantity
from solieu.reading.ranges import begins_range, read_range
from solieu.reading.smaller_units import end_of_words, read_smaller
from solieu.reading.unit_words import CURRENCY_PREFIXES, TIME_SPANS
from solieu.reading.units import Unit
from solieu.vietnamese import significant_digits

_PER_TIME = re.compile(r" ?/ ?(?:năm|tháng|quý|ngày|tuần)(?![^\W_])")
_HALF = re.compile(r" rưỡi(?![^\W_])")
_PREFIX = re.compile(r"(?:[a-zđ]{2,3}\.?|[a-z]{0,2}[$€£₫¥₹₩]) ?$")
MAX_PREFIX = 5


def read_amount(
    page: Page, number: Number, start: int, before: Before, hedge: Hedge | None, spelled: bool
) -> tuple[Quantity | None, int]:
    """The quantity that the number begins, and where to read on."""
    amount = _beside(page, number, start, before, hedge, spelled)
    number, unit = amount.number, amount.unit
    read = _fraction_or_range(amount)
    if read is not None:
        return read
    if unit is None:
        return read_count(amount)
    if unit.unit_id == "hour" and unit.end - unit.start <= len("giờ") and _is_time(amount, unit):
        return read_time(page, number, unit, spelled)
    if (
        unit.unit_id == "VND"
        and not amount.prefixed
        and number.value == 0
        and amount.hedge is None
        and not page.is_whole(amount.start, unit.end)
    ):
        return page.quantity("label", number.start, unit.end, number.start, number.end), unit.end  # gian hàng 0 đồng
    if unit.unit_id == "g":
        if is_generation(page, number, unit):
            return page.quantity("label", number.start, unit.end, number.start, number.end), unit.end
        if is_hour_g(page, number, unit, amount.before[0]):
            return (others.clock(page, number.start, unit.end) if not spelled else None), unit.end
    return read_with_unit(amount, unit)


def _fraction_or_range(amount: Amount) -> tuple[Quantity | None, int] | None:
    """The fraction or the range that begins with the amount, read only where one of their signs follows."""
    text, end, unit = amount.page.text, amount.number.end, amount.unit
    fraction = read_fraction(amount) if begins_whole(text, end) else None
    if fraction is not None:
        return fraction
    end = unit.end if unit is not None and not amount.prefixed else end
    return read_range(amount, end) if begins_range(text, end) else None


def _is_time(amount: Amount, unit: Unit) -> bool:
    bound = is_bound(amount.hedge)
    return others.is_time_of_day(amount.page.text, unit.end, amount.number.value, amount.before[0], bound)


def _beside(page: Page, number: Number, start: int, before: Before, hedge: Hedge | None, spelled: bool) -> Amount:
    """The number with what stands on both sides of it: a currency, a minus in words, a hedge, a unit."""
    if hedge is not None and hedge.start < page.last_end:
        hedge = None
    word = before[0]
    prefix = _currency_before(page, start) if not word or word in CURRENCY_PREFIXES else None
    if prefix is not None and prefix[1] >= page.last_end:
        code, start = prefix
        before = words_before(page.text, start)
        hedge = hedge_before(page.text, before, start)
        hedge = hedge if hedge is not None and hedge.start >= page.last_end else None
        return Amount(page, number, Unit("money", code, start, start), True, start, before, hedge, spelled)
    if (before[0] == "âm" or (before[0] == "trừ" and before[3] == page.first)) and before[3] >= page.last_end:
        number, start, hedge = number._replace(value=-number.value), before[3], None
    return Amount(page, number, page.unit(number.end), False, start, before, hedge, spelled)


def _currency_before(page: Page, start: int) -> tuple[str, int] | None:
    """A currency written before the number: $10, EUR 20, Rs. 20."""
    text = page.text
    if not start or text[start - 1] in "\n(;,:":
        return None
    last = text[start - 1]
    if last == " ":
        if text[max(0, start - 5) : start - 1].rpartition(" ")[2] not in CURRENCY_PREFIXES:
            return None
    elif last.isalpha() and not last.isascii() and last != "đ":
        return None
    found = _PREFIX.search(text, max(0, start - MAX_PREFIX), start)
    if found is None:
        return None
    begin = found.start()
    word = found.group().rstrip()
    if begin and text[begin - 1].isalnum():
        return None
    code = CURRENCY_PREFIXES.get(word)
    return (code, begin) if code is not None else None


def read_with_unit(amount: Amount, unit: Unit) -> tuple[Quantity, int]:
    """Money, a measure or percent; one per something is a rate; a measured thing belongs to the phrase."""
    page, number = amount.page, amount.number
    text = page.text
    value, significant, last = number.value, number.significant, number.end
    end = number.end if amount.prefixed else unit.end
    written = (amount.start, number.start) if amount.prefixed else (unit.start, unit.end)
    fields: Fields = {"unit_id": unit.unit_id, "unit": page.written(*written).strip(), "doubt": number.doubt}
    half = _HALF.match(text, end) if text[end : end + 2] == " r" else None
    if half is not None and unit.kind != "percent" and isinstance(value, int):
        value, end, last = Decimal(value) + Decimal("0.5"), half.end(), half.end()
        significant = significant_digits(value)
    smaller = read_smaller(text, unit.unit_id, number, value, end)
    if smaller is not None:
        value, end, last = smaller
        significant = significant_digits(value)
    if unit.kind != "percent" or _PER_TIME.match(text, end):
        end = read_per(page, end, fields)
    if unit.kind == "measure" and unit.unit_id not in TIME_SPANS and text[end : end + 1] == " ":
        noun = read_noun(text, end)
        if noun is not None and noun[1] - noun[0] > 1:  # but 3m x 4m
            end = read_per_of_count(page, noun[1], fields)  # 6.000 lít nước sạch/ngày
    if text[end : end + 1] == "(" or text[end : end + 2] == " (":
        end = end_of_words(text, number._replace(value=value, end=end), unit)
    fields["value"], fields["significant_digits"] = value, significant
    start, end = hedged(amount, value, end, fields)
    kind = "rate" if "per" in fields else unit.kind
    return page.record(kind, start, end, number.start, last_numeral(text, last, end), fields), end
