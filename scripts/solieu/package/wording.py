"""Figures in words, as people read them: "more than 950,000 person-days", "hơn 950.000 ngày công"."""

from decimal import Decimal
from typing import Literal

from solieu.sources.codebook import Code, Qualifier, Unit

Language = Literal["en", "vi"]
Number = int | Decimal

# Above a thousand million, money is read in thousand millions: "20 billion đồng", "20 tỷ đồng".
_THOUSAND_MILLION = 1_000_000_000
_SCALE = {"en": "billion", "vi": "tỷ"}
_TO = {"en": "to", "vi": "đến"}


def plain_number(value: Number | None) -> str:
    """A number in canonical form: no grouping, no exponent, no needless zero; empty for None."""
    if value is None:
        return ""
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def grouped(value: Number, language: Language) -> str:
    """A number with its thousands grouped: 950,000.5 in English, 950.000,5 in Vietnamese."""
    whole, _, decimals = plain_number(value).partition(".")
    text = f"{int(whole):,}" + (f".{decimals}" if decimals else "")
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def label(code: Code, language: Language) -> str:
    """A code's label."""
    return code.en if language == "en" else code.vi


def amount(value: Number, unit: Unit, language: Language) -> str:
    """A number with its unit: "3,400 houses", "20 billion đồng"."""
    return " ".join(_number_and_unit(value, unit, language))


def _number_and_unit(value: Number, unit: Unit, language: Language) -> tuple[str, str]:
    if unit.iso4217 and value >= _THOUSAND_MILLION:
        scaled = grouped(Decimal(value) / _THOUSAND_MILLION, language)
        return scaled, f"{_SCALE[language]} {_unit(unit, 2, language)}"
    return grouped(value, language), _unit(unit, value, language)


def figure(
    value: Number | None,
    bounds: tuple[Number | None, Number | None],
    unit: Unit,
    qualifier: Qualifier,
    language: Language,
) -> str:
    """A whole figure, hedge included. A range has bounds and no value; a vague amount has neither."""
    lower, upper = bounds
    if value is not None:
        hedge = label(qualifier, language) if qualifier.word_vi else ""
        return f"{hedge} {amount(value, unit, language)}".strip()
    if lower is not None and upper is not None:
        first, (last, name) = _number_and_unit(lower, unit, language), _number_and_unit(upper, unit, language)
        return f"{first[0] if first[1] == name else ' '.join(first)} {_TO[language]} {last} {name}"
    return _unit(unit, 2, language)


def _unit(unit: Unit, value: Number, language: Language) -> str:
    if language == "vi":
        return unit.vi
    return unit.en if value == 1 else unit.plural_en
