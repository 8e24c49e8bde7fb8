"""Numbers, exactly: a value with what its writing says of it."""

from decimal import Decimal
from typing import NamedTuple

Value = int | Decimal


class Number(NamedTuple):
    """A number: its value, how many digits it states, the power of ten of its last scale, and a doubt."""

    value: Value
    digits: int
    power: int = 0
    doubt: str | None = None


NO_NUMBER = Number(0, 0)


def exact(number: Value) -> Value:
    """An int where the number is whole; the Decimal itself otherwise."""
    if isinstance(number, Decimal) and number == number.to_integral_value():
        return int(number)
    return number


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
