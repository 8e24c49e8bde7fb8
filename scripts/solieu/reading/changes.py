"""The first number of a change: từ 18 lên 25 triệu đồng; its scale and its unit stand after the second."""

import re

from solieu.reading.nouns import read_noun, unit_of
from solieu.reading.numbers import Number, read_number
from solieu.reading.page import Page
from solieu.reading.phrases import Amount, Fields, set_bounds
from solieu.reading.quantity import Quantity
from solieu.reading.units import read_unit
from solieu.vietnamese import scaled

_TO = re.compile(
    r" (?:(?:tăng|giảm|nâng|hạ|rút) )?(?:lên|xuống|còn)(?: (?:còn|tới|đến|thành|hơn|gần|trên|dưới))* (?=\d)"
)
_FROM = frozenset(("từ", "giảm", "tăng"))


def read_change(amount: Amount) -> tuple[Quantity, int] | None:
    """The amount that changed, and where to read on; None where none did or the second number has no unit."""
    page, number = amount.page, amount.number
    to = _TO.match(page.text, number.end) if amount.before[0] in _FROM else None
    second = read_number(page.text, to.end(), page.cased) if to is not None else None
    if second is None:
        return None
    fields = _unit_after(page, second)
    if not fields:
        return None
    kind = fields.pop("kind")
    value = number.value
    if second.power and not number.power and number.stated < 10**second.power:
        value = scaled(value, second.power)
    fields |= {"value": value, "significant_digits": number.significant, "doubt": number.doubt}
    set_bounds(fields, page, amount.hedge, value)
    start = number.start if amount.hedge is None else amount.hedge.start
    return page.record(kind, start, number.end, number.start, number.end, fields), number.end


def _unit_after(page: Page, second: Number) -> Fields:
    """The kind and the unit of the second number; nothing where it counts nothing."""
    unit = read_unit(page.text, second.end)
    if unit is not None:
        return {"kind": unit.kind, "unit": page.written(unit.start, unit.end), "unit_id": unit.unit_id}
    noun = read_noun(page.text, second.end, page.units)
    if noun is None:
        return {}
    phrase = page.text[noun[0] : noun[1]]
    return {"kind": "count", "unit": page.written(*noun), "unit_id": unit_of(phrase, page.units)}
