"""An amount over the figure it goes with, taken literally: no bound that the hedges of both do not give."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any

from solieu.package.wording import Number, read_number


@dataclass(frozen=True)
class Stated:
    """What a figure states: its numbers, its comparator, and whether a hedge stands with it."""

    value: Number | None
    lower_bound: Number | None
    upper_bound: Number | None
    comparator: str
    hedged: bool


@dataclass(frozen=True)
class Ratio:
    """An amount over a count, in whole units; bounds only where both hedges together give one."""

    value: int | None
    comparator: str
    lower_bound: int | None
    upper_bound: int | None


def stated(row: Any) -> Stated:
    """What the figure of a row states."""
    value, lower, upper = (read_number(each) for each in (row.value, row.lower_bound, row.upper_bound))
    return Stated(value, lower, upper, row.comparator, row.qualifier_id != "unhedged")


def ratio(amount: Stated, count: Stated) -> Ratio:
    """Divide one figure by another. Lower bounds round down and upper ones up, and so does a value with a comparator,
    so that what they say stays true.

    Raises ZeroDivisionError where the count is, or may be, zero.
    """
    value = _over(amount.value, count.value)
    nearest = None if value is None else floor(value + Fraction(1, 2))
    if not (amount.hedged and count.hedged):
        return Ratio(nearest, "", None, None)
    low, high = _over(amount.lower_bound, count.upper_bound), _over(amount.upper_bound, count.lower_bound)
    lower, upper = None if low is None else floor(low), None if high is None else ceil(high)
    comparator = "" if value is None else _comparator(amount, count, lower, upper)
    return Ratio((lower if upper is None else upper) if comparator else nearest, comparator, lower, upper)


def _over(amount: Number | None, count: Number | None) -> Fraction | None:
    return None if amount is None or count is None else Fraction(amount) / Fraction(count)


def _comparator(amount: Stated, count: Stated, lower: int | None, upper: int | None) -> str:
    """The side on which a ratio with one bound lies."""
    if (lower is None) == (upper is None):
        return ""
    sign = ">" if lower is not None else "<"
    excluded = {amount.comparator, count.comparator} & {"<", ">"}
    return sign if excluded else f"{sign}="
