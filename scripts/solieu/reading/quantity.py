"""Numbers, exactly, with what their writing says of them; and the record that the reader returns of one."""

from decimal import Decimal
from typing import NamedTuple

Value = int | Decimal
FIGURE_KINDS = frozenset(("count", "money", "measure", "percent", "fraction", "rate", "range", "vague"))
OTHER_KINDS = ("date", "year", "time", "ordinal", "document_number", "label", "code", "url", "phone", "score")


class Number(NamedTuple):
    """A number: its value, how many digits it states, the power of ten of its last scale, and a doubt."""

    value: Value
    digits: int
    power: int = 0
    doubt: str | None = None


NO_NUMBER = Number(0, 0)


def exact(number: Value) -> Value:
    """An int where the number is whole; the Decimal itself otherwise."""
    return int(number) if isinstance(number, Decimal) and number == number.to_integral_value() else number


def scaled(number: Value, power: int) -> Value:
    """The number times ten to the power, exactly.

    >>> scaled(Decimal("24761.596"), 9)
    24761596000000
    """
    if isinstance(number, int):
        return number * int(10**power)
    sign, digits, exponent = number.as_tuple()
    return exact(Decimal((sign, digits, int(exponent) + power)))


def significant_digits(number: Value) -> int:
    """How many digits the number states, at least: zeros at the end of a whole number may be rounding.

    >>> significant_digits(950000), significant_digits(3582), significant_digits(Decimal("2.50"))
    (2, 4, 3)
    """
    if isinstance(number, Decimal):
        return len(number.as_tuple().digits) if number else 1
    return len(str(abs(number)).rstrip("0")) or 1


def number_of(stated: Value, power: int = 0, doubt: str | None = None) -> Number:
    """The number that is stated before a scale."""
    return Number(scaled(stated, power) if power else stated, significant_digits(stated), power, doubt)


class Quantity(NamedTuple):
    """A quantity or another numeral, as written and as read.

    Offsets count characters of the text as given, half-open, from 0: ``text[char_start:char_end] ==
    as_written``. ``numeral`` runs from the first to the last numeral ("20" of "20 tỷ"), or is the whole
    number where it is in words. ``value`` is exact (int, or Decimal where there are decimals) and None for a
    range and for a vague amount; bounds come from hedges and ranges only. ``whole`` is the whole of a fraction
    such as 50/531, ``per`` what a rate is for. ``doubt`` is a short code where the reader itself hesitated.
    """

    kind: str
    as_written: str
    char_start: int
    char_end: int
    numeral: str
    numeral_start: int
    numeral_end: int
    value: Value | None = None
    lower_bound: Value | None = None
    upper_bound: Value | None = None
    qualifier: str | None = None
    comparator: str | None = None
    unit: str | None = None
    unit_id: str | None = None
    whole: Value | None = None
    per: str | None = None
    indicator_id: str | None = None
    qualifier_id: str | None = None
    significant_digits: int | None = None
    doubt: str | None = None

    @property
    def is_figure(self) -> bool:
        """Whether it is an amount of something, rather than a date, a label, a code and the like."""
        return self.kind in FIGURE_KINDS
