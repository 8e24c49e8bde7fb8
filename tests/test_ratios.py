"""Ratios take both figures literally, and give no bound that the hedges do not."""

import pytest

from solieu.package.ratios import Ratio, Stated, ratio
from solieu.reading import read_figure

WORDS = {"nhà": "house", "người": "person"}


def stated(phrase):
    read = read_figure(phrase, WORDS)
    return Stated(read.value, read.lower_bound, read.upper_bound, read.comparator or "", read.qualifier is not None)


@pytest.mark.parametrize(
    ("amount", "count", "expected"),
    [
        # Neither hedged: the quotient alone, to the nearest whole unit.
        ("250 tỷ đồng", "3.400 nhà", Ratio(73_529_412, "", None, None)),
        ("10 đồng", "4 nhà", Ratio(3, "", None, None)),
        # More people than stated: each has less, rounded up so that the bound stays true.
        ("20 tỷ đồng", "hơn 1.500.000 người", Ratio(13_334, "<", None, 13_334)),
        ("20 tỷ đồng", "ít nhất 1.500.000 người", Ratio(13_334, "<=", None, 13_334)),
        # More money than stated: each has more, rounded down.
        ("hơn 15 tỷ đồng", "10.000 người", Ratio(1_500_000, ">", 1_500_000, None)),
        ("hơn 10 đồng", "3 nhà", Ratio(3, ">", 3, None)),
        # Hedges that point apart add up; hedges that point together cancel out.
        ("hơn 15 tỷ đồng", "gần 10.000 người", Ratio(1_500_000, ">", 1_500_000, None)),
        ("gần 15 tỷ đồng", "hơn 10.000 người", Ratio(1_500_000, "<", None, 1_500_000)),
        ("hơn 15 tỷ đồng", "hơn 10.000 người", Ratio(1_500_000, "", None, None)),
        # "About" gives no bound.
        ("khoảng 15 tỷ đồng", "10.000 người", Ratio(1_500_000, "", None, None)),
        # A range over a number is a range.
        ("từ 10 đến 15 tỷ đồng", "1.000 người", Ratio(None, "", 10_000_000, 15_000_000)),
    ],
)
def test_ratio(amount, count, expected):
    assert ratio(stated(amount), stated(count)) == expected


def test_nothing_is_divided_by_zero():
    with pytest.raises(ZeroDivisionError):
        ratio(stated("10 đồng"), stated("0 nhà"))
