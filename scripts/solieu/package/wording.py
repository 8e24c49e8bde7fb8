"""Figures in words, as people read them: "more than 950,000 person-days", "hơn 950.000 ngày công"."""

import re
from decimal import Decimal
from typing import NamedTuple

from solieu.problems import Language as Language
from solieu.vietnamese import grouped

Number = int | Decimal

# Above a thousand million, money is read in thousand millions: "20 billion đồng", "20 tỷ đồng".
_THOUSAND_MILLION = 1_000_000_000
_SCALE = {"en": "billion", "vi": "tỷ"}
_OF = {"en": "of", "vi": "trên"}
_TO = {"en": "to", "vi": "đến"}
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class UnitName(NamedTuple):
    """What a unit is called in a language, beside one and beside any other number; and whether it is a currency."""

    one: str
    many: str
    is_money: bool


def plain_number(value: Number | None) -> str:
    """A number in canonical form: no grouping, no exponent, no needless zero; empty for None."""
    if value is None:
        return ""
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_number(text: str) -> Decimal | None:
    """The number of digits 0 to 9 and a point that a cell holds; None where it holds none."""
    return Decimal(text) if _DECIMAL.fullmatch(text) else None


def figure(
    value: Number | None,
    bounds: tuple[Number | None, Number | None],
    hedge: str,
    unit: UnitName,
    language: Language,
    whole: Number | None = None,
) -> str:
    """A whole figure, its hedge in words included. A range has bounds and no value; a vague amount has neither.

    `whole` is what the value is a part of: 50 of 531 communes.
    """
    lower, upper = bounds
    if value is not None and whole is not None:
        number, name = _number_and_unit(whole, unit, language)
        return f"{hedge} {grouped(value, language)} {_OF[language]} {number} {name}".strip()
    if value is not None:
        return f"{hedge} {' '.join(_number_and_unit(value, unit, language))}".strip()
    if lower is not None and upper is not None:
        first, (last, name) = _number_and_unit(lower, unit, language), _number_and_unit(upper, unit, language)
        return f"{first[0] if first[1] == name else ' '.join(first)} {_TO[language]} {last} {name}"
    return unit.many


def _number_and_unit(value: Number, unit: UnitName, language: Language) -> tuple[str, str]:
    if unit.is_money and value >= _THOUSAND_MILLION:
        return grouped(Decimal(value) / _THOUSAND_MILLION, language), f"{_SCALE[language]} {unit.many}"
    return grouped(value, language), unit.one if value == 1 else unit.many
