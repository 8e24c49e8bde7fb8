"""A part of a whole: 50/531 nhà, hai phần ba, 23 1/5."""

import re
from decimal import Decimal

from solieu.reading.nouns import find_unit_id, read_noun
from solieu.reading.numbers import read_number, read_spelled
from solieu.reading.phrases import Fields, Stated, add_bounds, last_numeral
from solieu.reading.plaintext import Hedge, PlainText, word_after
from solieu.reading.quantity import Quantity
from solieu.reading.units import read_unit
from solieu.vietnamese import Value

_OF = re.compile(r" ?/ ?(\d+(?:\.\d{3})*)(?![.,/]?\d)")
_MIXED = re.compile(r" (\d{1,3})/(\d{1,3})(?![.,/]?\d)")
_AMONG = re.compile(r" (?:trong(?: tổng)? số|trên tổng số)(?: là)? (?=[^\W_])| trong (?=[^\W_])")
_PARTS = re.compile(r" (?:phần|trên|chia) ")
_BEFORE_WHOLE = frozenset(("/", " /", " ph", " tr", " ch", *(f" {digit}" for digit in range(10))))


def begins_whole(text: str, at: int) -> bool:
    """Whether what stands at ``at`` may go on as a fraction, by its first three characters at most."""
    following = text[at : at + 3]
    return following in _BEFORE_WHOLE or following[:2] in _BEFORE_WHOLE or following[:1] in _BEFORE_WHOLE


def read_fraction(amount: Stated) -> tuple[Quantity, int] | None:
    """The fraction whose part is the amount's number, and where to read on; None if it is none."""
    plain, number, unit = amount.plain, amount.number, amount.unit
    text = plain.text
    if unit is not None and unit.kind == "percent":
        return None
    following = text[number.end : number.end + 2]
    if "/" in following:
        read = _read_slashed(amount)
    elif following[1].isdigit():
        read = _read_mixed(amount)
    else:
        read = _read_in_words(amount)
    if read is None:
        return None
    part, whole, last = read
    if not whole or isinstance(whole, Decimal):
        return None
    fields: Fields = {
        "whole": whole, "value": part, "significant_digits": number.significant, "doubt": number.doubt,
    }  # fmt: skip
    end = _add_unit(plain, last, fields)
    add_bounds(fields, plain, amount.hedge, part)
    start = amount.start if amount.hedge is None else min(amount.start, amount.hedge.start)
    return plain.record("fraction", start, end, number.start, last_numeral(text, last, end), fields), end


def read_half(plain: PlainText, at: int, last: int, hedge: Hedge | None) -> tuple[Quantity, int]:
    """một nửa số hộ, nửa số hộ: one of two parts of what is counted; the number ends at ``last``."""
    fields: Fields = {"value": 1, "whole": 2, "significant_digits": 1}
    counted = last + len(" số") if plain.text.startswith(" số ", last) else last
    end = _add_unit(plain, counted, fields)
    end = last if end == counted else end
    add_bounds(fields, plain, hedge, 1)
    start = at if hedge is None else hedge.start
    return plain.record("fraction", start, end, at, last_numeral(plain.text, last, end), fields), end


def _read_slashed(amount: Stated) -> tuple[Value, Value, int] | None:
    """50/531: part, whole and end."""
    found = _OF.match(amount.plain.text, amount.number.end)
    if found is None:
        return None
    return amount.number.value, int(found.group(1).replace(".", "")), found.end()


def _read_mixed(amount: Stated) -> tuple[Value, Value, int] | None:
    """23 1/5 as 116 parts of 5."""
    part = amount.number.value
    if amount.spelled or amount.unit is not None or not isinstance(part, int):
        return None
    found = _MIXED.match(amount.plain.text, amount.number.end)
    if found is None or not 0 < int(found.group(1)) < int(found.group(2)) <= 100:
        return None
    whole = int(found.group(2))
    return (abs(part) * whole + int(found.group(1))) * (-1 if part < 0 else 1), whole, found.end()


def _read_in_words(amount: Stated) -> tuple[Value, Value, int] | None:
    """hai phần ba, ba phần tư, một trên hai, 1 phần 3."""
    text = amount.plain.text
    among = _AMONG.match(text, amount.number.end)
    if among is not None:  # 3 trong số 5 xã
        return _read_among(amount, among.end(), among.group() == " trong ")
    sign = _PARTS.match(text, amount.number.end)
    if sign is None or amount.unit is not None or (sign.group() == " trên " and not amount.spelled):
        return None
    part, at = amount.number.value, sign.end()
    if word_after(text, at) == "tư":
        return part, 4, at + 2
    read = read_spelled(text, at)
    if read is not None:
        return part, read[0].value, read[0].end
    digits = read_number(text, at, amount.plain.cased) if sign.group() == " phần " else None
    return (part, digits.value, digits.end) if digits is not None else None


def _read_among(amount: Stated, at: int, bare: bool) -> tuple[Value, Value, int] | None:
    """3 trong số 5 xã, hai trong ba cháu; but 3 trong 5 năm are three in five years."""
    plain, part = amount.plain, amount.number.value
    spelled = read_spelled(plain.text, at)
    whole = spelled[0] if spelled is not None else read_number(plain.text, at, plain.cased)
    if whole is None or not part < whole.value:
        return None
    if bare and (read_unit(plain.text, whole.end) is not None or read_noun(plain.text, whole.end) is None):
        return None
    return part, whole.value, whole.end


def _add_unit(plain: PlainText, last: int, fields: Fields) -> int:
    """Add the unit or the counted noun after the whole to the fields; give the end of the phrase."""
    unit = read_unit(plain.text, last)
    if unit is not None:
        fields |= {"unit": plain.written(unit.start, unit.end), "unit_id": unit.unit_id}
        return unit.end
    noun = read_noun(plain.text, last)
    if noun is None:
        return last
    fields |= {"unit": plain.written(*noun), "unit_id": find_unit_id(plain.text[noun[0] : noun[1]], plain.units)}
    return noun[1]
