"""An amount over the figure it goes with, taken literally: no bound that a hedge does not give."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from solieu.package.wording import Number


@dataclass(frozen=True)
class Stated:
    """What a ratio needs of a figure: its numbers, its comparator, and whether a hedge stands with it."""

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


@dataclass(frozen=True)
class _Range:
    """Where a figure may lie: None is no end; `open` where an end is excluded; `exact` where there is no hedge."""

    low: Fraction | None
    high: Fraction | None
    open: bool
    exact: bool


def ratio(amount: Stated, count: Stated) -> Ratio:
    """Divide one figure by another. Lower bounds round down and upper ones up, so that both stay true.

    Raises ZeroDivisionError where the count is, or may be, zero.
    """
    over, under = _range(amount), _range(count)
    value = (
        Fraction(amount.value) / Fraction(count.value) if amount.value is not None and count.value is not None else None
    )
    if over.exact and under.exact:
        return Ratio(None if value is None else _nearest(value), "", None, None)
    low = over.low / under.high if over.low is not None and under.high is not None else None
    high = over.high / under.low if over.high is not None and under.low is not None else None
    lower, upper = None if low is None else floor(low), None if high is None else ceil(high)
    comparator = _comparator(lower, upper, over.open or under.open)
    if value is None or (lower is not None and upper is not None):
        return Ratio(None, "", lower, upper)
    bound = lower if lower is not None else upper
    return Ratio(bound if comparator and bound is not None else _nearest(value), comparator, lower, upper)


def _range(figure: Stated) -> _Range:
    lower, upper = figure.lower_bound, figure.upper_bound
    if not figure.hedged and lower is None and upper is None and figure.value is not None:
        value = Fraction(figure.value)
        return _Range(value, value, open=False, exact=True)
    low, high = None if lower is None else Fraction(lower), None if upper is None else Fraction(upper)
    return _Range(low, high, open=figure.comparator in ("<", ">"), exact=False)


def _comparator(lower: int | None, upper: int | None, open_end: bool) -> str:
    if (lower is None) == (upper is None):
        return ""
    sign = ">" if lower is not None else "<"
    return sign if open_end else f"{sign}="


def _nearest(value: Fraction) -> int:
    return floor(value + Fraction(1, 2))
