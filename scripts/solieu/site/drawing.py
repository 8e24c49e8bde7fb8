"""Charts as SVG: stated amounts as points with their bounds on one axis, and counts as bars.

Every chart is drawn for one width, its labels above its marks, so that a phone gets a narrow one and not a small one.
Nothing depends on the fonts of the machine: labels are broken by characters and margins are fixed. The colours are
those of the light page; the site's stylesheet gives each its dark one.
"""

import json
import math
import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import altair as alt
import vl_convert

INK, SOFT, LINE, GOLD, PAPER = "#1b1d1f", "#55595e", "#d6d9dc", "#8f6200", "#ffffff"
WIDTHS = {"wide": 720, "narrow": 330}

_LINE_HEIGHT, _MARK_HEIGHT, _MARGIN = 17, 34, {"left": 8, "right": 16, "top": 4, "bottom": 44}
_CHARACTER = 7.2  # wider than the letters of any usual font at 13 pixels
_ARROW = 28  # pixels: how long an open bound is drawn says nothing
_INDENT = 5  # pixels: the line at nought must not strike out the first letter


@dataclass(frozen=True)
class Amount:
    """One stated number with its bounds. A range has bounds and no value; `comparator` says which side is open."""

    label: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    comparator: str = ""


@dataclass(frozen=True)
class Count:
    """How many there are of something."""

    label: str
    count: int


@dataclass(frozen=True)
class Axis:
    """What the numbers are of, and how a tick is written."""

    title: str
    tick: Callable[[float], str]


@dataclass(frozen=True)
class Words:
    """What tells the chart to who cannot see it. `name` ends with the width and makes the ids unique in a page."""

    name: str
    title: str
    description: str


def amounts_chart(amounts: Sequence[Amount], axis: Axis, words: Words, width: int) -> str:
    """Each amount as a point of its own on one axis from zero, never joined; an open bound is an arrow."""
    plain = _plain_width(width)
    top = max((point for amount in amounts for point in _points(amount)), default=0) * 1.15 or 1.0
    rows, height = _placed([amount.label for amount in amounts], plain)
    points, reaches = [], []
    for amount, row in zip(amounts, rows, strict=True):
        points += [{"x": x, "y": row["mark"], "open": amount.comparator in ("<", ">")} for x in _points(amount)]
        reaches += [{"y": row["mark"], **reach} for reach in _reaches(amount, _ARROW * top / plain)]
    x = _x(axis, top, width)
    layers: list[Any] = [_rules(reaches, x), _tips(reaches, x), *_dots(points, x), _labels(rows)]
    return _svg(layers, (plain, height), words)


def counts_chart(counts: Sequence[Count], axis: Axis, words: Words, width: int) -> str:
    """Each count as a bar from zero."""
    plain = _plain_width(width)
    rows, height = _placed([count.label for count in counts], plain)
    bars = [{"x": count.count, "y": row["mark"], "zero": 0} for count, row in zip(counts, rows, strict=True)]
    x = _x(axis, max((count.count for count in counts), default=1), width, whole=True)
    bar = _chart(bars).mark_rule(color=GOLD, strokeWidth=14).encode(x=x, x2="zero:Q", y=_Y)
    return _svg([bar, _labels(rows)], (plain, height), words)


_Y = alt.Y("y:Q", scale=None, axis=None)


def _chart(values: Sequence[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=list(values)))


def _plain_width(width: int) -> int:
    return width - _MARGIN["left"] - _MARGIN["right"]


def _placed(labels: Sequence[str], width: int) -> tuple[list[dict[str, Any]], int]:
    """Each label broken into lines, with where it and the mark below it stand; and the height of all."""
    rows, at = [], 0
    for label in labels:
        lines = [part for line in label.split("\n") for part in textwrap.wrap(line, int(width / _CHARACTER))]
        below = at + len(lines) * _LINE_HEIGHT
        rows += [{"y": at, "text": "\n".join(lines), "mark": below + 12}]
        at = below + _MARK_HEIGHT
    return rows, at


def _points(amount: Amount) -> list[float]:
    ends = [amount.value] if amount.value is not None else [amount.lower, amount.upper]
    return [end for end in ends if end is not None]


def _reaches(amount: Amount, arrow: float) -> Iterator[dict[str, Any]]:
    """The line of a bound, with the side on which it is open."""
    if amount.value is None and amount.lower is not None and amount.upper is not None:
        yield {"x": amount.lower, "to": amount.upper, "tip": ""}
    elif amount.comparator.startswith(">"):
        yield {"x": (start := _points(amount)[0]), "to": start + arrow, "tip": "triangle-right"}
    elif amount.comparator.startswith("<"):
        yield {"x": (start := _points(amount)[0]), "to": max(0.0, start - arrow), "tip": "triangle-left"}


def _x(axis: Axis, top: float, width: int, whole: bool = False) -> alt.X:
    ticks = _ticks(top, 6 if width >= WIDTHS["wide"] else 3, whole)
    names = json.dumps([axis.tick(number) for number in ticks], ensure_ascii=False)
    look = alt.Axis(
        values=ticks,
        labelExpr=f"{names}[indexof({json.dumps(ticks)}, datum.value)]",
        title=axis.title,
        labelFlush=False,
        labelOverlap=False,
        labelFontSize=12,
        titleFontSize=12,
        titleFontWeight="normal",
        labelColor=SOFT,
        titleColor=SOFT,
        gridColor=LINE,
        domainColor=LINE,
        tickColor=LINE,
    )
    return alt.X("x:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=look)


def _ticks(top: float, most: int, whole: bool) -> list[float]:
    """Round numbers from zero, at most so many beside it."""
    step = 10 ** math.floor(math.log10(top / most))
    step = next(step * times for times in (1, 2, 5, 10) if top / (step * times) <= most)
    step = max(1, step) if whole else step
    return [step * number for number in range(int(top / step) + 1)]


def _rules(reaches: Sequence[dict[str, Any]], x: alt.X) -> Any:
    return _chart(reaches).mark_rule(color=GOLD, strokeWidth=3).encode(x=x, x2="to:Q", y=_Y)


def _tips(reaches: Sequence[dict[str, Any]], x: alt.X) -> Any:
    tips = []
    for shape in ("triangle-right", "triangle-left"):
        ends = [{"x": reach["to"], "y": reach["y"]} for reach in reaches if reach["tip"] == shape]
        tips.append(_chart(ends).mark_point(shape=shape, size=80, filled=True, color=GOLD, opacity=1).encode(x=x, y=_Y))
    return alt.layer(*tips)


def _dots(points: Sequence[dict[str, Any]], x: alt.X) -> Iterator[Any]:
    """Filled where the number itself may be the true one, open where it is not."""
    for is_open, fill in ((False, GOLD), (True, PAPER)):
        dots = _chart([point for point in points if point["open"] is is_open])
        look: dict[str, Any] = {"size": 110, "opacity": 1, "stroke": GOLD, "strokeWidth": 2.5}
        yield dots.mark_circle(fill=fill, **look).encode(x=x, y=_Y)


def _labels(rows: Sequence[dict[str, Any]]) -> Any:
    look: dict[str, Any] = {
        "align": "left",
        "baseline": "top",
        "lineBreak": "\n",
        "lineHeight": _LINE_HEIGHT,
        "fontSize": 13,
    }
    return _chart(rows).mark_text(fill=INK, **look).encode(x=alt.value(_INDENT), y=_Y, text="text:N")


def _svg(layers: Sequence[Any], size: tuple[int, int], words: Words) -> str:
    """The SVG, with its title and description for who cannot see it, and none of Vega's own roles."""
    chart = alt.layer(*layers).properties(width=size[0], height=size[1], padding=_MARGIN)
    fixed: dict[str, Any] = {"autosize": alt.AutoSizeParams(type="none"), "font": "system-ui, sans-serif"}
    drawn = vl_convert.vegalite_to_svg(chart.configure(view=alt.ViewConfig(stroke=None), **fixed).to_dict())
    found = re.search(r'viewBox="([^"]*)">(?:<rect[^>]*/>)?(.*)</svg>', drawn, re.S)
    assert found
    inside = re.sub(r' (?:role|class|pointer-events|aria-[a-z]+)="[^"]*"', "", found[2])
    title, description = f"{words.name}-title", f"{words.name}-text"
    box, width = found[1], words.name.rpartition("-")[2]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart chart-{width}" viewBox="{box}" width="{box.split()[2]}" '
        f'role="img" aria-labelledby="{title} {description}"><title id="{title}">{escape(words.title)}</title>'
        f'<desc id="{description}">{escape(words.description)}</desc>{inside}</svg>\n'
    )
