"""What goes on in a smaller unit: 2 đô la 23 xu, 1 tỷ đồng 250 triệu, 17 km 300 m, 3 tấn 200 kg."""

import re
from decimal import Decimal

from solieu.reading.number_words import read_spelled
from solieu.reading.numbers import Number
from solieu.reading.page import word_after
from solieu.reading.unit_words import CENTS, HAVE_CENTS
from solieu.reading.units import Unit, read_unit
from solieu.reading.words import SCALES_AFTER_DIGITS
from solieu.vietnamese import Value, scaled

_CENTS = re.compile(r" (?:và )?(\d{1,2}|[^\W\d_]+(?: [^\W\d_]+){0,3})(?: (" + "|".join(CENTS) + r"))?(?![^\W_])")
# The unit -> the smaller one, and the power of ten between them.
_SMALLER = {
    "km": ("m", 3), "m": ("cm", 2), "t": ("kg", 3), "ta": ("kg", 2), "kg": ("g", 3), "ha": ("m2", 4), "l": ("ml", 3),
}  # fmt: skip
_NEXT = re.compile(r" (\d{1,4}|\d\.\d{3})(?= ?[^\W\d_])")
_MORE = re.compile(rf" (\d{{1,3}}) ({'|'.join(SCALES_AFTER_DIGITS)})(?: đồng)?(?![^\W_])")
_IN_WORDS = re.compile(r" ?\( ?(?:bằng chữ:? )?(?=[^\W\d_])")
_REST = re.compile(r"[^()\d\n]{0,30}\)")


def read_smaller(text: str, unit_id: str, number: Number, value: Value, end: int) -> tuple[Value, int, int] | None:
    """The whole amount, and where its phrase and its last numeral end; None if nothing goes on."""
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


def end_of_words(text: str, number: Number, unit: Unit) -> int:
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
