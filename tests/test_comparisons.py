"""Comparisons say what the bounds of two figures allow, of neighbours in time that count the same, and no more."""

import pandas as pd
import pytest

from solieu.package.comparisons import compared, known
from test_ratios import stated

BASE = ("figures", "reports", "figure_links", "doubts", "areas")


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        # Unhedged numbers are taken literally.
        ("1.350 nhà", "3.400 nhà", "more"),
        ("3.400 nhà", "1.350 nhà", "less"),
        ("400 nhà", "400 nhà", "same_as_stated"),
        # A bound excludes its own value, or does not.
        ("400 nhà", "hơn 400 nhà", "more"),
        ("hơn 400 nhà", "400 nhà", "less"),
        ("400 nhà", "ít nhất 400 nhà", "open"),
        ("gần 400 nhà", "400 nhà", "more"),
        ("400 nhà", "gần 400 nhà", "less"),
        ("không quá 400 nhà", "400 nhà", "open"),
        ("gần 400 nhà", "hơn 400 nhà", "more"),
        ("hơn 400 nhà", "gần 400 nhà", "less"),
        ("không quá 400 nhà", "ít nhất 400 nhà", "open"),
        ("không quá 400 nhà", "hơn 400 nhà", "more"),
        # Bounds on one side do not say.
        ("hơn 400 nhà", "gần 900 nhà", "open"),
        ("hơn 400 nhà", "hơn 900 nhà", "open"),
        ("hơn 110 nhà", "250 nhà", "open"),
        # Two that are stated alike are the same as stated, whatever they are; another hedge is another statement.
        ("hơn 900 nhà", "hơn 900 nhà", "same_as_stated"),
        ("khoảng 900 nhà", "khoảng 900 nhà", "same_as_stated"),
        ("từ 10 đến 20 nhà", "10-20 nhà", "same_as_stated"),
        ("hơn 900 nhà", "900 nhà", "less"),
        # "About" says nothing, and a vague amount neither.
        ("khoảng 10 nhà", "1.000 nhà", "open"),
        ("10 nhà", "khoảng 1.000 nhà", "open"),
        ("hàng chục nhà", "hàng chục nhà", "open"),
        ("hàng chục nhà", "9 nhà", "open"),
        # Ranges have both bounds, themselves included.
        ("từ 10 đến 20 nhà", "từ 21 đến 30 nhà", "more"),
        ("từ 10 đến 20 nhà", "từ 20 đến 30 nhà", "open"),
        ("từ 10 đến 20 nhà", "hơn 20 nhà", "more"),
        ("từ 10 đến 20 nhà", "gần 10 nhà", "less"),
        ("từ 10 đến 20 nhà", "15 nhà", "open"),
    ],
)
def test_known(earlier, later, expected):
    assert known(stated(earlier), stated(later)) == expected


YEAR, LEAP, HALF = ("2021-01-01", "2021-12-31", "year"), ("2020-01-01", "2020-12-31", "year"), (
    "2021-01-01", "2021-06-30", "part_of_year",
)  # fmt: skip


def tables(package, *figures, links=(), doubts=(), areas=()):
    """The tables that comparisons are made of: each figure is its report, its period, and what else it has."""
    rows = []
    for number, (report, period, *other) in enumerate(figures):
        rows.append(
            {
                "figure_id": f"{report}-{number}", "report_id": report, "value": "10", "qualifier_id": "unhedged",
                "indicator_id": "i", "temporal_type": "flow",
                **dict(zip(("period_start", "period_end", "period_kind"), period, strict=True)), **dict(*other),
            }
        )  # fmt: skip
    reports = [
        {"report_id": report, "event_date": f"20{report[1:]}-01-01"} for report in {row["report_id"] for row in rows}
    ]
    made = {"figures": rows, "reports": reports, "figure_links": links, "doubts": doubts, "areas": areas}
    return {
        name: pd.DataFrame(list(made[name]), columns=package.table(name).columns, dtype=object).fillna("")
        for name in BASE
    }


def made(package, *figures, **others):
    """The comparisons of some figures, as rows."""
    return list(compared(tables(package, *figures, **others), package.table("comparisons").columns).itertuples())


@pytest.mark.parametrize(
    ("earlier", "later", "expected", "cautions"),
    [
        (LEAP, YEAR, "follows", ""),
        (LEAP, HALF, "follows", "period_length"),
        (YEAR, YEAR, "same", ""),
        (HALF, YEAR, "contains", "period_length"),
        (("2021-01-01", "", "part_of_year"), YEAR, "contains", "period_length"),
        (("2021-01-01", "", "part_of_year"), ("2021-01-01", "", "part_of_year"), "contains", "period_length"),
        (("2021-01-01", "", "part_of_year"), ("2022-01-01", "", "part_of_year"), "follows", "period_length"),
        (("2020-05-01", "", "open"), YEAR, "contains", "period_length"),
        (("2020-07-01", "2021-06-30", "several_years"), YEAR, "overlaps", ""),
        (("2020-03-01", "2020-03-01", "day"), ("2020-03-02", "2020-03-02", "day"), "follows", ""),
    ],
)
def test_periods(package, earlier, later, expected, cautions):
    [row] = made(package, ("r21", earlier), ("r22", later))
    assert (row.earlier_id, row.later_id, row.periods) == ("r21-0", "r22-1", expected)
    assert row.comparison_id == "r22-1-after-r21-0"
    assert row.cautions == " ".join(filter(None, ("unhedged_taken_literally", cautions, "area_not_stated")))


HEDGED = {"qualifier_id": "more-than-hon", "comparator": ">", "lower_bound": "9"}
DOUBT = {"report_id": "r22", "figure_id": "r22-1"}


@pytest.mark.parametrize(
    ("cells", "others", "cautions"),
    [
        (HEDGED | {"area_id": "a"}, {}, ""),
        (HEDGED | {"area_type_id": "vung-cao"}, {}, ""),
        (HEDGED, {}, "area_not_stated"),
        ({"area_id": "a"}, {}, "unhedged_taken_literally"),
        (HEDGED | {"area_id": "a", "temporal_type": "cumulative"}, {}, "running_total"),
        (HEDGED | {"area_id": "a"}, {"doubts": [DOUBT | {"aspect": "accumulation"}]}, "running_total"),
        (HEDGED | {"area_id": "a"}, {"doubts": [DOUBT | {"aspect": "population"}]}, "population"),
        (HEDGED | {"area_id": "a"}, {"doubts": [DOUBT | {"aspect": "scope"}]}, ""),
        (HEDGED | {"area_id": "a"}, {"areas": [{"area_id": "a", "kind": "group"}]}, "boundary"),
        (HEDGED | {"area_id": "a"}, {"areas": [{"area_id": "a", "kind": "province"}]}, ""),
    ],
)
def test_cautions(package, cells, others, cautions):
    [row] = made(package, ("r21", LEAP, cells), ("r22", YEAR, cells), **others)
    assert row.cautions == cautions


def test_neighbours_in_time(package):
    """By period, then by the report's date; the rows stand in the order of the later figure."""
    rows = made(package, ("r22", YEAR), ("r23", ("2022-01-01", "2022-12-31", "year")), ("r21", LEAP), ("r20", LEAP))
    assert [(row.earlier_id, row.later_id) for row in rows] == [
        ("r21-2", "r22-0"),
        ("r22-0", "r23-1"),
        ("r20-3", "r21-2"),
    ]


def link(relation, one="r22-1", other="r21-0"):
    return [{"figure_id": one, "relation": relation, "to_figure_id": other}]


@pytest.mark.parametrize(
    ("later", "others", "count"),
    [
        (("r22", YEAR), {}, 1),
        (("r21", YEAR), {}, 0),  # of one report
        (("r22", ("", "", "not_stated")), {}, 0),
        *((("r22", YEAR, {column: "x"}), {}, 0) for column in (
            "indicator_id", "unit_id", "per_unit_id", "actor_id", "area_id", "area_type_id", "beneficiary_group",
            "temporal_type", "claim",
        )),
        *((("r22", YEAR), {"links": link(relation)}, 0) for relation in ("same_as", "repeats", "conversion_of")),
        *((("r22", YEAR), {"links": link(relation)}, 1) for relation in ("revises", "contradicts", "part_of")),
        (("r22", YEAR), {"links": link("repeats", "r22-1", "r20-9")}, 1),
    ],
)  # fmt: skip
def test_what_is_left_out(package, later, others, count):
    assert len(made(package, ("r21", LEAP), later, **others)) == count
