"""Pictures as SVG: an indicator's figures over time, a report's figures as a strip, and the frame both are shared in.

The hedge is drawn one way everywhere: the number solid, the side where the truth lies fading out. A fade has always
the same length, so that none says a distance that nobody stated. Every picture is drawn for its size, and its colours
are those of the light page; the site's stylesheet gives each class its dark one.
"""

import math
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from solieu.site.templates import template

INK, SOFT, LINE, GOLD, PAPER = "#1b1d1f", "#55595e", "#d6d9dc", "#8f6200", "#ffffff"
BODIES = ("#0b4f8a", "#a33b00", "#1f7a4d", "#7b3294", "#8a6d00", "#b0225f")  # and SOFT for all others
# As pictures.yaml has them: a figure; and a report's figures as `ticks` (where, whether hedged, key), its vague amounts
# as `rings`, and its `passages`.
Point = dict[str, Any]
Strip = dict[str, list[Any]]


@dataclass(frozen=True)
class Size:
    """A picture's width and letters, in pixels, and its height, or, where texts need what they need, its plot's."""

    width: int
    letters: float
    height: int = 0
    plot: int = 0

    def lines(self, text: str, scale: float = 1.0) -> list[str]:
        """The text broken to stay inside; a letter of any usual font is narrower than 0.56 of its height."""
        return textwrap.wrap(text, int((self.width - self.letters) / (self.letters * scale * 0.56)))


WIDE, NARROW = Size(760, 13, plot=280), Size(340, 12, plot=240)
SHARED = Size(1200, 24, height=630)


@dataclass(frozen=True)
class Chart:
    """Points with their bodies in the order of their colours, what stands around them, and how a number is written."""

    name: str
    title: str
    axis: str
    notes: Sequence[str]
    bodies: Sequence[str]
    points: Sequence[Point]
    tick: Callable[[float], str]


def draw(chart: Chart, size: Size, address: str = "") -> str:
    """The chart as an SVG element; with an address before the keys of its figures, each point is a link."""
    unit = size.letters
    heads = [(line, 1.25, INK, 700) for line in size.lines(chart.title, 1.3)] + [
        (line, 1.0, SOFT, 400) for line in size.lines(chart.axis)
    ]
    feet = [(line, 0.9, SOFT, 400) for note in chart.notes for line in size.lines(note, 0.9)]
    legend, legend_height = _legend(chart.bodies, size)
    top = sum(scale * 1.35 * unit for _, scale, *_ in heads) + unit
    below = len(feet) * unit * 1.25 + legend_height + unit * 2.2
    bottom = (size.height - below) if size.height else top + size.plot
    x, years = _years(chart.points, unit * 4.4, size.width - unit)
    y, numbers = _numbers(chart.points, bottom, top)
    radius, taken = unit * 0.36, set[tuple[int, int]]()
    in_order = sorted(chart.points, key=itemgetter("body"))
    return _picture(
        **{"name": chart.name, "title": chart.title, "width": size.width, "height": bottom + below, "unit": unit},
        **{"heads": heads, "feet": feet, "bottom": bottom, "legend": legend, "address": address, "radius": radius},
        numbers=[(chart.tick(number), y(number)) for number in numbers],
        years=[(year, x(year), x(year + 1)) for year in years],
        points=[_placed(point, x, y, radius, taken) for point in in_order],
    )


def _picture(**placed: Any) -> str:
    colours = {"INK": INK, "SOFT": SOFT, "LINE": LINE, "GOLD": GOLD, "PAPER": PAPER, "COLOURS": (*BODIES, SOFT)}
    return template("picture.svg").render(placed, **colours).replace("\n", "") + "\n"


def _legend(bodies: Sequence[str], size: Size) -> tuple[list[tuple[str, float, float]], float]:
    """The bodies in the order of their colours, each with its place in the lines of the legend, and their height."""
    unit, x, y, placed = size.letters, size.letters * 0.4, 0.0, []
    for body in bodies:
        width = unit * (1.6 + 0.56 * len(body))
        if x > unit and x + width > size.width:
            x, y = unit * 0.4, y + unit * 1.35
        placed.append((body, x, y))
        x += width
    return placed, (y + unit * 1.6) if bodies else 0.0


Scale = Callable[[float], float]


def _scale(first: float, last: float, start: float, end: float) -> Scale:
    """Where a number stands, from the first to the last."""
    return lambda number: start + (end - start) * (number - first) / (last - first)


def _years(points: Sequence[Point], left: float, right: float) -> tuple[Scale, list[int]]:
    """Where a moment stands, and the years that have a line: whole ones, few enough to be read."""
    first, last = math.floor(min(map(itemgetter("start"), points))), math.ceil(max(map(itemgetter("end"), points)))
    room = max(1, int((right - left) / (left * 0.75)))
    step = next(step for step in (1, 2, 5, 10, 20, 50) if (last - first) / step <= room)
    return _scale(first, last, left, right), list(range(first, last + 1, step))


def _numbers(points: Sequence[Point], bottom: float, top: float) -> tuple[Scale, list[float]]:
    """Where a number stands, and those that have a line: from zero, or by powers of ten where they differ so much that
    the small ones would lie on the line of zero."""
    drawn = [number for point in points for number in ends(point)]
    high, low = max(drawn) or 1.0, min(drawn)
    if is_logarithmic(points):
        first, last = math.floor(math.log10(low)), math.ceil(math.log10(high * 1.3))
        place = _scale(first, last, bottom, top)
        return lambda number: place(math.log10(number)), [10.0**power for power in range(first, last + 1)]
    room, tens = high * 1.15, 10 ** math.ceil(math.log10(high))
    step = next(tens * times for times in (0.1, 0.2, 0.25, 0.5, 1) if room / (tens * times) <= 5)
    return _scale(0, room, bottom, top), [step * place for place in range(int(room / step) + 1)]


def ends(point: Point) -> list[float]:
    """The numbers of a figure that are drawn: of a range, which has no value, both."""
    stated = [point["lower"], point["upper"]] if point["value"] is None else [point["value"]]
    return [number for number in stated if number is not None]


def is_logarithmic(points: Sequence[Point]) -> bool:
    """Whether the numbers differ a hundredfold."""
    drawn = [number for point in points for number in ends(point)]
    return min(drawn) > 0 and max(drawn) / min(drawn) > 100


def _placed(point: Point, x: Scale, y: Scale, radius: float, taken: set[tuple[int, int]]) -> dict[str, Any]:
    """A point at the middle of its period, moved aside, within the period, where one stands already.

    `heights` are those of its numbers; `fade` is the side of the truth, empty where the number is that; `along` is from
    where to where some years go.
    """
    heights, step, start, end = [*map(y, ends(point))], radius * 1.6, point["start"], point["end"]
    at = x((start + end) / 2)
    half = min(x(end) - x(start), x(start + 1) - x(start)) / 2
    aside = [way * step * place for place in range(int(half / step) + 1) for way in (1, -1)]
    cells = {(round((at + by) / step), round(heights[0] / step)): at + by for by in aside}
    cell = next((cell for cell in cells if cell not in taken), next(iter(cells)))
    taken.add(cell)
    return {
        "of": point,
        "x": cells[cell],
        "heights": heights,
        "fade": {">": "up", "<": "down"}.get(point["comparator"][:1], ""),
        "along": (x(start), x(end)) if end - start > 1.5 else None,
    }


def shared_strip(strip: Strip, texts: Sequence[str], title: str) -> str:
    """The strip in the frame of a shared picture, under the words, of which the first are the largest."""
    first, *others = texts
    heads = [(line, 2.0, INK, 700) for line in SHARED.lines(first, 2.2)]
    heads += [(line, 1.1, SOFT, 400) for text in others for line in SHARED.lines(text, 1.25)]
    left, width = 60.0, 1080.0
    scale = width / 1000 if strip["passages"] else min(width / max(len(strip["ticks"]), 1), 40.0)
    return _picture(
        **{"name": "strip-shared", "title": title, "width": SHARED.width, "height": SHARED.height},
        **{"unit": SHARED.letters, "heads": heads, "strip": strip, "left": left, "top": 400.0, "scale": scale},
    )


def on_paper(svg: str) -> str:
    """The picture as a file of its own: on the light page's paper, whatever is behind it."""
    return svg.replace(">", f'><rect width="100%" height="100%" fill="{PAPER}"/>', 1)
