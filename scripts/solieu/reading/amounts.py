"""An amount with its unit: money, a measure, percent. Ranges, fractions, times and counts have their modules."""

import re
from decimal import Decimal

from solieu.reading import others
from solieu.reading.counts import read_count
from solieu.reading.fractions import begins_whole, read_fraction
from solieu.reading.lexicon import CENTS, CURRENCY_PREFIXES, HAVE_CENTS, SCALES_AFTER_DIGITS, TIME_SPANS
from solieu.reading.nouns import read_noun
from solieu.reading.numbers import Number, read_spelled
from solieu.reading.others import is_generation, is_hour_g, read_time
from solieu.reading.phrases import Fields, Stated, add_hedge, add_per, add_per_of_count, is_bound, last_numeral
from solieu.reading.plaintext import Before, Hedge, PlainText, hedge_before, word_after, words_before
from solieu.reading.quantity import Quantity
from solieu.reading.ranges import begins_range, read_range
from solieu.reading.units import UnitWords, read_unit
from solieu.vietnamese import Value, scaled, significant_digits

# --- What goes on in a smaller unit: 2 đô la 23 xu, 1 tỷ đồng 250 triệu, 17 km 300 m, 3 tấn 200 kg ---

_CENTS = re.compile(
    r" (?:và )?(\d{1,2}|[^\W\d_]+(?: [^\W\d_]+){0,3})(?: (" + "|".join(sorted(CENTS)) + r"))?(?![^\W_])"
)
# The unit -> the smaller one, and the power of ten between them.
_SMALLER = {
    "km": ("m", 3), "m": ("cm", 2), "t": ("kg", 3), "ta": ("kg", 2), "kg": ("g", 3), "ha": ("m2", 4), "l": ("ml", 3),
}  # fmt: skip
_NEXT = re.compile(r" (\d{1,4}|\d\.\d{3})(?= ?[^\W\d_])")
_MORE = re.compile(rf" (\d{{1,3}}) ({'|'.join(SCALES_AFTER_DIGITS)})(?: đồng)?(?![^\W_])")
_IN_WORDS = re.compile(r" ?\( ?(?:bằng chữ:? )?(?=[^\W\d_])")
_REST = re.compile(r"[^()\d\n]{0,30}\)")


def read_smaller(text: str, unit_id: str, number: Number, end: int) -> tuple[Value, int, int] | None:
    """The whole amount, and where its phrase and its last numeral end; None if nothing goes on."""
    value = number.value
    if text[end : end + 1] != " " or not isinstance(value, int):
        return None
    if unit_id in HAVE_CENTS:
        return _with_cents(text, value, end)
    if unit_id == "VND":
        return _with_more(text, number, value, end)
    smaller = _SMALLER.get(unit_id)
    found = _NEXT.match(text, end) if smaller is not None else None
    if smaller is None or found is None:
        return None
    less, power = int(found[1].replace(".", "")), smaller[1]
    unit = read_unit(text, found.end())
    if unit is None or unit.unit_id != smaller[0] or not 0 < less < 10**power:
        return None
    return value + Decimal(less).scaleb(-power).normalize(), unit.end, found.end()


def _with_more(text: str, number: Number, value: int, end: int) -> tuple[Value, int, int] | None:
    """1 tỷ đồng 250 triệu."""
    found = _MORE.match(text, end) if number.power else None
    if found is None:
        return None
    power = SCALES_AFTER_DIGITS[found[2]]
    if power >= number.power or int(found[1]) * 10**power >= 10**number.power:
        return None
    return value + scaled(int(found[1]), power), found.end(), found.end(1)


def _with_cents(text: str, value: int, end: int) -> tuple[Value, int, int] | None:
    """2 đô la và 23 xen; 2 đô 23; hai đô rưỡi."""
    found = _CENTS.match(text, end)
    if found is None:
        return None
    written = found.group(1)
    if written.isdigit():
        cents, stop, word = int(written), found.end(), found.group(2)
        if not word and text[stop : stop + 1] not in ("", ".", ",", ";", ")", "\n"):
            return None
        digits_end = found.end(1)
    else:
        read = read_spelled(text, found.start(1))
        if read is None:
            return None
        digits_end = read[0].end
        if word_after(text, digits_end) not in CENTS:
            return None
        cents = int(read[0].value)
        stop = text.index(word_after(text, digits_end), digits_end) + len(word_after(text, digits_end))
    if not 0 < cents < 100:
        return None
    return Decimal(value) + Decimal(cents).scaleb(-2), stop, digits_end


def end_of_words(text: str, number: Number, unit: UnitWords) -> int:
    """The end of a sum with the same sum in words in brackets: 1.500.000đ (một triệu năm trăm nghìn đồng)."""
    opening = _IN_WORDS.match(text, number.end)
    spelled = read_spelled(text, opening.end()) if opening is not None else None
    if spelled is None or spelled[0].value != number.value:
        return number.end
    again = read_unit(text, spelled[0].end)
    rest = _REST.match(text, spelled[0].end)
    if rest is None or again is None or again.unit_id != unit.unit_id:
        return number.end
    return rest.end()


# --- An amount: the number with its hedge and its unit; ranges, fractions, times and counts have their modules ---

_PER_TIME = re.compile(r" ?/ ?(?:năm|tháng|quý|ngày|tuần)(?![^\W_])")
_HALF = re.compile(r" rưỡi(?![^\W_])")
_PREFIX = re.compile(r"(?:[a-zđ]{2,3}\.?|[a-z]{0,2}[$€£₫¥₹₩]) ?$")
MAX_PREFIX = 5


def read_amount(
    plain: PlainText, number: Number, start: int, before: Before, hedge: Hedge | None, spelled: bool
) -> tuple[Quantity | None, int]:
    """The quantity that the number begins, and where to read on."""
    amount = _look_beside(plain, number, start, before, hedge, spelled)
    number, unit = amount.number, amount.unit
    read = _fraction_or_range(amount)
    if read is not None:
        return read
    if unit is None:
        return read_count(amount)
    if unit.unit_id == "hour" and unit.end - unit.start <= len("giờ") and _is_time(amount, unit):
        return read_time(plain, number, unit, spelled)
    if (
        unit.unit_id == "VND"
        and not amount.prefixed
        and number.value == 0
        and amount.hedge is None
        and not plain.is_whole(amount.start, unit.end)
    ):
        return plain.quantity("label", number.start, unit.end, number.start, number.end), unit.end  # gian hàng 0 đồng
    if unit.unit_id == "g":
        if is_generation(plain, number, unit):
            return plain.quantity("label", number.start, unit.end, number.start, number.end), unit.end
        if is_hour_g(plain, number, unit, amount.before[0]):
            return (others.read_clock(plain, number.start, unit.end) if not spelled else None), unit.end
    return read_with_unit(amount, unit)


def _fraction_or_range(amount: Stated) -> tuple[Quantity | None, int] | None:
    """The fraction or the range that begins with the amount, read only where one of their signs follows."""
    text, end, unit = amount.plain.text, amount.number.end, amount.unit
    fraction = read_fraction(amount) if begins_whole(text, end) else None
    if fraction is not None:
        return fraction
    end = unit.end if unit is not None and not amount.prefixed else end
    return read_range(amount, end) if begins_range(text, end) else None


def _is_time(amount: Stated, unit: UnitWords) -> bool:
    bound = is_bound(amount.hedge)
    return others.is_time_of_day(amount.plain.text, unit.end, amount.number.value, amount.before[0], bound)


def _look_beside(
    plain: PlainText, number: Number, start: int, before: Before, hedge: Hedge | None, spelled: bool
) -> Stated:
    """The number with what stands on both sides of it: a currency, a minus in words, a hedge, a unit."""
    word, at, done = before[0], before[3], plain.last_end
    prefix = _currency_before(plain, start) if not word or word in CURRENCY_PREFIXES else None
    if prefix is not None and prefix[1] >= done:
        code, first = prefix
        further = words_before(plain.text, first)
        hedge_further = _unless_read(plain, hedge_before(plain.text, further, first))
        return Stated(
            plain, number, UnitWords("money", code, first, first), True, first, further, hedge_further, spelled
        )
    unit = plain.unit(number.end)
    if at >= done and (word == "âm" or (word == "trừ" and at == plain.first)):
        return Stated(plain, number._replace(value=-number.value), unit, False, at, before, None, spelled)
    return Stated(plain, number, unit, False, start, before, _unless_read(plain, hedge), spelled)


def _unless_read(plain: PlainText, hedge: Hedge | None) -> Hedge | None:
    """The hedge, unless it belongs to what was read before."""
    return hedge if hedge is not None and hedge.start >= plain.last_end else None


def _currency_before(plain: PlainText, start: int) -> tuple[str, int] | None:
    """A currency written before the number: $10, EUR 20, Rs. 20."""
    text = plain.text
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


def read_with_unit(amount: Stated, unit: UnitWords) -> tuple[Quantity, int]:
    """Money, a measure or percent; one per something is a rate; a measured thing belongs to the phrase."""
    plain, number, text = amount.plain, amount.number, amount.plain.text
    written = (amount.start, number.start) if amount.prefixed else (unit.start, unit.end)
    fields: Fields = {"unit_id": unit.unit_id, "unit": plain.written(*written).strip(), "doubt": number.doubt}
    value, end, last = _go_on(text, number, unit, number.end if amount.prefixed else unit.end)
    if unit.kind != "percent" or _PER_TIME.match(text, end):
        end = add_per(plain, end, fields)
    if unit.kind == "measure" and unit.unit_id not in TIME_SPANS and text[end : end + 1] == " ":
        noun = read_noun(text, end)
        if noun is not None and noun[1] - noun[0] > 1:  # but 3m x 4m
            end = add_per_of_count(plain, noun[1], fields)  # 6.000 lít nước sạch/ngày
    if text.startswith(("(", " ("), end):
        end = end_of_words(text, number._replace(value=value, end=end), unit)
    fields["value"] = value
    fields["significant_digits"] = number.significant if value == number.value else significant_digits(value)
    first, stop = add_hedge(amount, value, end, fields)
    kind = "rate" if "per" in fields else unit.kind
    return plain.record(kind, first, stop, number.start, last_numeral(text, last, stop), fields), stop


def _go_on(text: str, number: Number, unit: UnitWords, end: int) -> tuple[Value, int, int]:
    """The value with a half or a smaller unit after the unit, and where its phrase and its last numeral end."""
    half = _HALF.match(text, end) if text[end : end + 2] == " r" else None
    if half is not None and unit.kind != "percent" and isinstance(number.value, int):
        return Decimal(number.value) + Decimal("0.5"), half.end(), half.end()
    return read_smaller(text, unit.unit_id, number, end) or (number.value, end, number.end)
