"""Two numbers that bound one: từ A đến B, A-B; hai ba trăm; ba, bốn chiếc xe. Scale and unit of B serve A too."""

import re
from decimal import Decimal
from typing import NamedTuple

from solieu.reading import others
from solieu.reading.lexicon import CURRENCY_PREFIXES, TIME_SPANS
from solieu.reading.nouns import find_unit_id, has_noun, read_noun
from solieu.reading.numbers import PARTS_OF, Number, read_number, read_spelled
from solieu.reading.others import is_hour_g
from solieu.reading.phrases import Fields, Stated, add_per, add_per_of_count, is_bound, last_numeral
from solieu.reading.plaintext import Before, Hedge, PlainText, hedge_at, is_counted_noun, word_after
from solieu.reading.quantity import Quantity
from solieu.reading.units import UnitWords, read_unit
from solieu.vietnamese import DIGITS, NUMBER_WORDS, Value, read_words, scaled

# --- A range: từ A đến B, giữa A và B, A-B. The scale and the unit of B serve A too ---

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
    unit: UnitWords | None
    dash: bool


def read_range(amount: Stated, at: int) -> tuple[Quantity | None, int] | None:
    """The range whose first half, the amount, ends at ``at``, and where to read on; None if it is none."""
    second = _read_second(amount, at)
    if second is None:
        return None
    lower, upper, doubt = _bounds(amount.number, second.number, amount.unit)
    if lower >= upper:
        return None
    plain, text = amount.plain, amount.plain.text
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
        return plain.quantity("time", amount.number.start, end, amount.number.start, last), end
    if unit is not None and unit.unit_id == "month" and _OF_MONTH.match(text, end) and upper <= 31:
        return plain.quantity("date", amount.number.start, last, amount.number.start, last), last
    fields: Fields = {"doubt": doubt}
    end = _add_unit(amount, unit, noun, end, fields)
    start = _add_hedge(amount, fields)
    quantity = plain.quantity(
        "range", start, end, amount.number.start, last_numeral(text, last, end), lower_bound=lower, upper_bound=upper,
        significant_digits=max(amount.number.significant, second.number.significant), **fields,
    )  # fmt: skip
    return quantity, end


def _is_hour_g(amount: Stated, upper: Value) -> bool:
    """Từ 17 g đến 19 g."""
    plain, unit = amount.plain, amount.unit
    return (
        unit is not None
        and unit.unit_id == "g"
        and upper <= 24
        and is_hour_g(plain, amount.number, unit, amount.before[0])
    )


def _is_time(amount: Stated, end: int, upper: Value) -> bool:
    return others.is_time_of_day(amount.plain.text, end, upper, amount.before[0], is_bound(amount.hedge))


def _read_second(amount: Stated, at: int) -> Second | None:
    """The second half, if a sign of range at ``at`` and a number follow."""
    plain, unit = amount.plain, amount.unit
    text = plain.text
    sign = (_AND if amount.before[0] == "giữa" else _TO).match(text, at)
    if sign is None:
        return None
    at = sign.end()
    currency = _CURRENCY.match(text, at)
    if currency is not None:
        at = currency.end()
    second = read_number(text, at, plain.cased) if text[at : at + 1].isdigit() else None
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


def _bounds(first: Number, second: Number, unit: UnitWords | None) -> tuple[Value, Value, str | None]:
    """The bounds, with the second's scale for the first where it wrote none, and a doubt."""
    lower, upper = first.value, second.value
    doubt = first.doubt or second.doubt
    if second.power and not first.power and unit is None:
        if scaled(lower, second.power) <= upper:
            lower = scaled(lower, second.power)
        elif lower < 1000:
            doubt = doubt or "ambiguous-scale"
    return lower, upper, doubt


def _is_bare_range(amount: Stated, second: Second) -> bool:
    """Whether two numbers that count nothing are a range: with a scale, an opening word, a hedge, or alone."""
    last = second.number.end
    if amount.number.power or second.number.power or amount.hedge or amount.before[0] in ("từ", "giữa"):
        return True
    if amount.plain.is_whole(amount.start, last):
        return True
    decimal = isinstance(amount.number.value, Decimal)
    return second.dash and decimal and word_after(amount.plain.text, last) == ""


def _add_unit(amount: Stated, unit: UnitWords | None, noun: tuple[int, int] | None, end: int, fields: Fields) -> int:
    """Add the unit or the counted noun to the fields; give the end of the phrase."""
    plain = amount.plain
    if unit is not None:
        fields["unit_id"] = unit.unit_id
        written = (unit.start, unit.end) if unit.start != unit.end else (amount.start, amount.number.start)
        fields["unit"] = plain.written(*written).strip()
        end = add_per(plain, end, fields)
    elif noun is not None:
        fields["unit"] = plain.written(*noun)
        fields["unit_id"] = find_unit_id(plain.text[noun[0] : noun[1]], plain.units)
        return add_per_of_count(plain, noun[1], fields)
    return add_per_of_count(plain, noun[1], fields) if noun is not None else end


def _add_hedge(amount: Stated, fields: Fields) -> int:
    """Add the hedge before the range to the fields; give the start of the phrase."""
    plain, start, hedge = amount.plain, amount.start, amount.hedge
    if amount.before[0] in ("từ", "giữa"):
        start = amount.before[3]
        hedge = hedge_at(plain.text, start)
    fields["qualifier_id"] = "between"
    if hedge is not None and hedge.start >= plain.last_end:
        fields["qualifier"] = plain.written(hedge.start, hedge.end)
        fields["qualifier_id"] = hedge.qualifier_id
        start = min(start, hedge.start)
    return start


# --- A small number or the next: hai ba trăm, ba, bốn chiếc xe, từ hai đến ba người, mười lăm mười sáu tuổi ---

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


def read_few(plain: PlainText, number: Number, words: list[str], run_end: int, hedge: Hedge | None) -> Quantity | None:
    """The range that a number in words and the next make: hai ba, ba, bốn, mười lăm mười sáu; None if they make none.

    ``words`` are all number words that follow one another, up to ``run_end``.
    """
    text, at, end = plain.text, number.start, number.end
    either = None
    if 1 < len(words) < _MOST_OF_TWO:
        either = read_two_digits(plain, at, run_end, words, hedge)
    elif text[end : end + 2] in (", ", " ,") and len(words) == 1:
        either = read_either(plain, at, end, number.value, hedge)
    if either is not None or run_end == end or len(words) < 4 or not isinstance(number.value, int):
        return either
    second = read_spelled(text, end + 1)
    if second is None or second[0].end != run_end or second[0].value != number.value + 1:
        return None
    return one_or_the_next(plain, at, run_end, (number.value, number.value + 1), 0, hedge)


def read_either(plain: PlainText, at: int, end: int, value: object, hedge: Hedge | None) -> Quantity | None:
    """One small number or, after a comma, the next: ba, bốn chiếc xe; sáu, bảy chục nghìn đồng."""
    text = plain.text
    comma = _COMMA.match(text, end)
    if comma is None or not isinstance(value, int) or not 0 < value < _MANY:
        return None
    tens = 0 if value < _FEW else len(str(value)) - len(str(value).rstrip("0"))
    step = 10**tens  # 30, 40 người
    if not value < step * _FEW:
        return None
    if text[at].isdigit():
        following = read_number(text, comma.end(), plain.cased)
    else:
        spelled = read_spelled(text, comma.end())
        following = spelled[0] if spelled is not None else None
    power = power_between(value + step, following.value) if following is not None else None
    if following is None or power is None or (power and value + 1 == _FEW):
        return None
    return one_or_the_next(plain, at, following.end, (value, value + step), power, hedge)


def power_between(few: int, many: Value) -> int | None:
    """The power of ten that makes the one of the other: 4 and 40.000 are four powers apart; None if none does."""
    return next((power for power in range(_MOST_POWER) if few * 10**power == many), None)


def one_or_the_next(
    plain: PlainText, at: int, last: int, few: tuple[int, int], power: int, hedge: Hedge | None
) -> Quantity | None:
    """The range between two small numbers times a power of ten, of what is counted after ``last``.

    None if nothing is counted there and no scale was said.
    """
    unit = plain.unit(last)
    noun = (unit.start, unit.end) if unit is not None else read_noun(plain.text, last, plain.units)
    if noun is None and not power:
        return None
    low, high = few
    fields: Fields = {
        "lower_bound": low * 10**power, "upper_bound": high * 10**power, "qualifier_id": "between",
        "significant_digits": 1,
    }  # fmt: skip
    if noun is not None:
        unit_id = unit.unit_id if unit is not None else find_unit_id(plain.text[noun[0] : noun[1]], plain.units)
        fields |= {"unit": plain.written(*noun), "unit_id": unit_id}
    if hedge is not None and hedge.start >= plain.last_end:
        fields |= {"qualifier": plain.written(hedge.start, hedge.end), "qualifier_id": hedge.qualifier_id}
    start = at if "qualifier" not in fields or hedge is None else hedge.start
    return plain.record("range", start, noun[1] if noun is not None else last, at, last, fields)


def read_two_digits(plain: PlainText, at: int, end: int, words: list[str], hedge: Hedge | None) -> Quantity | None:
    """Two digits in a row before a scale or what is counted: hai ba trăm, hai ba người; bốn năm may be four years."""
    low = DIGITS.get(words[0], 0)
    few = _FEW_OF.get((words[0], words[1]))
    if few is not None and len(words) == 2 and plain.unit(end) is None and has_noun(plain.text, end):
        return one_or_the_next(plain, at, end, few, 0, hedge)
    if not low or DIGITS.get(words[1], 0) != low + 1:
        return None
    if len(words) == 3 and words[2] == "năm":  # hai ba năm nay
        return one_or_the_next(plain, at, plain.text.rindex(" năm", at, end), (low, low + 1), 0, hedge)
    if len(words) > 2:
        second = read_words(words[1:])
        power = power_between(low + 1, second[0]) if second is not None and second[1] == len(words) - 1 else None
        return one_or_the_next(plain, at, end, (low, low + 1), power, hedge) if power else None
    unit = plain.unit(end)
    if word_after(plain.text, end) in PARTS_OF:
        return None
    if words[1] == "năm" and (is_counted_noun(plain.text, end) or (unit is not None and unit.unit_id in _HOURS)):
        return one_or_the_next(plain, at, end, (low, low + 1), 0, hedge)
    if words[1] in _NOT_THE_NEXT:
        return None
    if unit is not None and unit.unit_id not in _DAYS:
        return None  # sáu bảy giây may be 67
    return one_or_the_next(plain, at, end, (low, low + 1), 0, hedge)


def read_range_of_few(
    plain: PlainText, number: Number, before: Before, hedge: Hedge | None
) -> tuple[Quantity, int] | None:
    """Từ hai đến ba người; but năm đến may be next year."""
    text, at, end = plain.text, number.start, number.end
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
    read = read_range(Stated(plain, number, None, False, at, before, hedge, True), end)
    if read is None or read[0] is None or read[0].kind != "range":
        return None
    return read[0], read[1]
