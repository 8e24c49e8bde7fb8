"""Ratios take both figures literally, and give no bound that the hedges of both do not."""

import pandas as pd
import pytest

from solieu.package.derived import derive
from solieu.package.ratios import Ratio, Stated, ratio
from solieu.reading import read_figure

WORDS = {"nhà": "house", "người": "person"}


def stated(phrase):
    read = read_figure(phrase, WORDS)
    return Stated(
        read.value, read.lower_bound, read.upper_bound, read.comparator or "", read.qualifier_id != "unhedged"
    )


@pytest.mark.parametrize(
    ("amount", "count", "expected"),
    [
        # Neither hedged, or one of the two alone: the quotient, to the nearest whole unit, and no bound.
        ("250 tỷ đồng", "3.400 nhà", Ratio(73_529_412, "", None, None)),
        ("10 đồng", "4 nhà", Ratio(3, "", None, None)),
        ("20 tỷ đồng", "hơn 1.500.000 người", Ratio(13_333, "", None, None)),
        ("hơn 15 tỷ đồng", "10.000 người", Ratio(1_500_000, "", None, None)),
        ("khoảng 15 tỷ đồng", "10.000 người", Ratio(1_500_000, "", None, None)),
        ("từ 10 đến 15 tỷ đồng", "1.000 người", Ratio(None, "", None, None)),
        # Hedges that point apart add up, rounded to their side so that they stay true.
        ("hơn 20 tỷ đồng", "gần 1.500.000 người", Ratio(13_333, ">", 13_333, None)),
        ("gần 20 tỷ đồng", "hơn 1.500.000 người", Ratio(13_334, "<", None, 13_334)),
        ("không quá 20 tỷ đồng", "ít nhất 1.500.000 người", Ratio(13_334, "<=", None, 13_334)),
        ("không quá 20 tỷ đồng", "hơn 1.500.000 người", Ratio(13_334, "<", None, 13_334)),
        # Hedges that point together cancel out; "about" gives no bound.
        ("hơn 15 tỷ đồng", "hơn 10.000 người", Ratio(1_500_000, "", None, None)),
        ("khoảng 15 tỷ đồng", "gần 10.000 người", Ratio(1_500_000, "", None, None)),
        # A range over a range is one, and over a hedge it has the one bound that the two give.
        ("từ 10 đến 15 tỷ đồng", "từ 1.000 đến 2.000 người", Ratio(None, "", 5_000_000, 15_000_000)),
        ("từ 10 đến 15 tỷ đồng", "hơn 1.000 người", Ratio(None, "", None, 15_000_000)),
    ],
)
def test_ratio(amount, count, expected):
    assert ratio(stated(amount), stated(count)) == expected


def test_nothing_is_divided_by_zero():
    with pytest.raises(ZeroDivisionError):
        ratio(stated("10 đồng"), stated("0 nhà"))


@pytest.mark.parametrize(
    ("amount", "count", "digits"), [("2", "4", "2"), ("3", "1", "1"), ("", "4", ""), ("2", "hai", "")]
)
def test_a_ratio_has_the_fewer_significant_digits_of_the_two(metadata, amount, count, digits):
    names = metadata.package
    base = {table.name: pd.DataFrame(columns=table.columns, dtype=object) for table in names}
    keys = {"report_id": "r", "unit_id": "VND", "qualifier_id": "unhedged", "as_written": "x"}
    rows = [
        {"figure_id": "r-a", "value": "20", "significant_digits": amount, **keys},
        {"figure_id": "r-c", "value": "4", "significant_digits": count, **keys},
    ]
    base["figures"] = pd.DataFrame(rows, columns=names.table("figures").columns, dtype=object).fillna("")
    link = {"figure_id": "r-a", "relation": "amount_for", "to_figure_id": "r-c", "certainty": "clear"}
    base["figure_links"] = pd.DataFrame([link], columns=names.table("figure_links").columns, dtype=object).fillna("")
    [row] = derive(base, names, metadata.codebook)["ratios"].itertuples()
    assert (row.value, row.significant_digits) == ("5", digits)
