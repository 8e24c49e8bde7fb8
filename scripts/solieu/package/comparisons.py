"""Two figures of two reports that count the same thing, neighbours in time, with what their bounds allow to be said."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import inf
from operator import attrgetter
from typing import Any

import pandas as pd

from solieu.package.ratios import Stated, stated

# In what two figures must be alike; and the links between two that make a comparison of them pointless.
_alike: Callable[[Any], tuple[str, ...]] = attrgetter(
    *("indicator_id", "unit_id", "per_unit_id", "actor_id", "area_id", "area_type_id"),
    *("beneficiary_group", "temporal_type", "claim"),
)
_ONE_FACT = ("same_as", "repeats", "conversion_of")
# Areas whose borders no law fixes, or that change without a new name.
_UNFIXED = ("group", "military_region", "sea")
_NO_END = "9999-12-31"


def compared(base: Mapping[str, pd.DataFrame], columns: Sequence[str]) -> pd.DataFrame:
    """The table of comparisons, in the order of the later figure in `figures`. Frames hold canonical text cells."""
    figures = base["figures"]
    dates = {row.report_id: row.event_date or row.published_date for row in base["reports"].itertuples()}
    linked = base["figure_links"]
    one_fact = {
        frozenset(pair)
        for pair in linked[linked.relation.isin(_ONE_FACT)][["figure_id", "to_figure_id"]].itertuples(index=False)
    }
    aspects: dict[str, set[str]] = {}
    for doubt in base["doubts"].itertuples():
        aspects.setdefault(str(doubt.figure_id), set()).add(str(doubt.aspect))
    areas = base["areas"]
    unfixed = set(areas["area_id"][areas["kind"].isin(_UNFIXED)])
    order = {figure_id: place for place, figure_id in enumerate(figures["figure_id"])}
    rows: list[dict[str, str]] = []
    dated: Iterator[Any] = figures[figures["period_start"].ne("")].itertuples()
    series: dict[tuple[str, ...], list[Any]] = {}
    for row in dated:
        series.setdefault(_alike(row), []).append(row)
    for alike in series.values():
        in_time = sorted(alike, key=lambda row: (*_span(row), row.period_end, dates.get(row.report_id, "")))
        for earlier, later in pairwise(in_time):
            pair = frozenset((earlier.figure_id, later.figure_id))
            if earlier.report_id != later.report_id and pair not in one_fact:
                doubted = aspects.get(earlier.figure_id, set()) | aspects.get(later.figure_id, set())
                cautions = _cautions(earlier, later, doubted, later.area_id in unfixed)
                rows.append(_row(earlier, later) | {"cautions": " ".join(cautions)})
    rows.sort(key=lambda row: (order[row["later_id"]], order[row["earlier_id"]]))
    return pd.DataFrame(rows, columns=list(columns), dtype=object)


def _row(earlier: Any, later: Any) -> dict[str, str]:
    return {
        "comparison_id": f"{later.figure_id}-after-{earlier.figure_id}",
        "indicator_id": later.indicator_id,
        "actor_id": later.actor_id,
        "area_id": later.area_id,
        "earlier_id": earlier.figure_id,
        "later_id": later.figure_id,
        "periods": _periods(_span(earlier), _span(later), bool(earlier.period_end and later.period_end)),
        "known": known(stated(earlier), stated(later)),
    }


def _span(row: Any) -> tuple[str, str]:
    """The first and the last day that a period may have: a part of a year ends within the year."""
    end = row.period_end or (f"{row.period_start[:4]}-12-31" if row.period_kind == "part_of_year" else _NO_END)
    return row.period_start, end


def _periods(earlier: tuple[str, str], later: tuple[str, str], both_end: bool) -> str:
    (start, end), (later_start, later_end) = earlier, later
    if later_start > end:
        return "follows"
    if earlier == later and both_end:
        return "same"
    inside = (start <= later_start and later_end <= end) or (later_start <= start and end <= later_end)
    return "contains" if inside else "overlaps"


def known(earlier: Stated, later: Stated) -> str:
    """What the bounds allow to be said of the later figure against the earlier; unhedged numbers are taken literally.

    >>> known(Stated(1350, None, None, "", False), Stated(3400, None, None, "", False))
    'more'
    >>> known(Stated(400, 400, None, ">", True), Stated(900, None, 900, "<", True))
    'open'
    """
    numbers = (later.value, later.lower_bound, later.upper_bound)
    if later == earlier and any(number is not None for number in numbers):
        return "same_as_stated"
    (low, high, from_open, to_open), (later_low, later_high, later_from_open, later_to_open) = map(
        _reach, (earlier, later)
    )
    if later_low > high or (later_low == high and (later_from_open or to_open)):
        return "more"
    if later_high < low or (later_high == low and (later_to_open or from_open)):
        return "less"
    return "open"


def _reach(figure: Stated) -> tuple[Any, Any, bool, bool]:
    """Where a figure may lie, from and to, and whether either end is itself excluded."""
    if not figure.hedged and figure.value is not None:
        return figure.value, figure.value, False, False
    low = -inf if figure.lower_bound is None else figure.lower_bound
    high = inf if figure.upper_bound is None else figure.upper_bound
    return low, high, figure.comparator == ">", figure.comparator == "<"


def _cautions(earlier: Any, later: Any, doubted: set[str], unfixed: bool) -> Iterator[str]:
    """Why the two may still not be comparable; `doubted` holds the aspects of their doubts."""
    if not (stated(earlier).hedged and stated(later).hedged):
        yield "unhedged_taken_literally"
    if not (earlier.period_end and later.period_end) or _days(earlier) != _days(later):
        yield "period_length"
    if "population" in doubted:
        yield "population"
    if later.temporal_type != "flow" or "accumulation" in doubted:
        yield "running_total"
    if unfixed:
        yield "boundary"
    if not later.area_id and not later.area_type_id:
        yield "area_not_stated"


def _days(row: Any) -> int | None:
    """The length of a period in days, a leap year as any other; None where its days are none of the calendar."""
    try:
        start, end = (datetime.date.fromisoformat(day) for day in (row.period_start, row.period_end))
    except ValueError:
        return None
    return 364 if row.period_kind == "year" else (end - start).days
