"""Charts as SVG: stated amounts as points with their bounds on one axis, and counts as bars.

Every chart is drawn for one width, its labels above its marks, so that a phone gets a narrow one and not a small one.
Nothing depends on the fonts of the machine: labels are broken by characters and margins are fixed. The colours are
those of the light page; the site's stylesheet gives each its dark one.
"""

import math
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

INK, SOFT, LINE, GOLD, PAPER = "#1b1d1f", "#55595e", "#d6d9dc", "#8f6200", "#ffffff"
WIDTHS = {"wide": 720, "narrow": 330}

# All in pixels.
_LEFT, _RIGHT, _TOP, _BOTTOM = 8, 16, 4, 44
_LINE_HEIGHT, _MARK_HEIGHT, _MARK_BELOW_LABEL = 17, 34, 12
_CHARACTER = 7.2  # wider than the letters of any usual font at 13 pixels
_ARROW = 28  # how long an open bound is drawn says nothing
_INDENT = 5  # the line at zero must not strike out the first letter


@dataclass(frozen=True)
class Mark:
    """One stated number with its bounds, or a count, which is a bar.

    A range has bounds and no value; `comparator` says which side is open.
    """

    label: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    comparator: str = ""
    is_bar: bool = False

    @property
    def ends(self) -> list[float]:
        """The numbers that are drawn."""
        ends = [self.lower, self.upper] if self.value is None else [self.value]
        return [end for end in ends if end is not None]


@dataclass(frozen=True)
class Axis:
    """What the numbers are of, how a tick is written, and whether only whole numbers have one."""

    title: str
    tick: Callable[[float], str]
    whole: bool = False


def draw(marks: Sequence[Mark], axis: Axis, words: tuple[str, str, str], width: int) -> str:
    """The chart as an SVG element.

    `words` are its name, which ends with `-wide` or `-narrow` and makes its ids unique in a page, its title, and what
    tells it to who cannot see it.
    """
    name, title, description = words
    highest = max((end for mark in marks for end in mark.ends), default=0) or 1.0
    top = highest if axis.whole else highest * 1.15

    def x(number: float) -> float:
        return _LEFT + (width - _LEFT - _RIGHT) * number / top

    drawn: list[str] = []
    at = _TOP
    for mark in marks:
        lines = [part for line in mark.label.split("\n") for part in textwrap.wrap(line, int(width / _CHARACTER) - 3)]
        below = at + len(lines) * _LINE_HEIGHT
        drawn += [_label(lines, at), *_drawn(mark, below + _MARK_BELOW_LABEL, x)]
        at = below + _MARK_HEIGHT
    most = 6 if width >= WIDTHS["wide"] else 3
    inside = "".join([*_grid(axis, list(_ticks(top, most, axis.whole)), x, (at, width - _RIGHT)), *drawn])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart chart-{name.rpartition("-")[2]}" '
        f'viewBox="0 0 {width} {at + _BOTTOM}" width="{width}" role="img" aria-labelledby="{name}-title {name}-text" '
        f'font-family="system-ui, sans-serif"><title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-text">{escape(description)}</desc>{inside}</svg>\n'
    )


def _label(lines: Sequence[str], at: int) -> str:
    """A label's lines, of which the first begins at the height."""
    x = _LEFT + _INDENT
    spans = (
        f'<tspan x="{x}" y="{at + 12 + place * _LINE_HEIGHT}">{escape(line)}</tspan>'
        for place, line in enumerate(lines)
    )
    return f'<text font-size="13" fill="{INK}">{"".join(spans)}</text>'


def _drawn(mark: Mark, y: int, x: Callable[[float], float]) -> Iterator[str]:
    """A bar from zero; or the line of a bound with an arrow where it is open, and a point on each number.

    A point is filled where the number itself may be the true one, open where it is not.
    """
    if mark.is_bar:
        for end in mark.ends:
            yield f'<rect x="{_LEFT}" y="{y - 7}" width="{_px(x(end) - _LEFT)}" height="14" fill="{GOLD}"/>'
        return
    if len(mark.ends) == 2:
        yield _line(x(mark.ends[0]), x(mark.ends[1]), y)
    elif mark.ends and mark.comparator:
        start, way = x(mark.ends[0]), 1 if mark.comparator.startswith(">") else -1
        tip = max(start + way * _ARROW, _LEFT)
        yield _line(start, tip, y)
        yield f'<path d="M{_px(tip + way * 6)} {y}l{-way * 9} -5v10z" fill="{GOLD}"/>'
    fill = PAPER if mark.comparator in ("<", ">") else GOLD
    for end in mark.ends:
        yield f'<circle cx="{_px(x(end))}" cy="{y}" r="5.5" fill="{fill}" stroke="{GOLD}" stroke-width="2.5"/>'


def _line(start: float, end: float, y: int) -> str:
    return f'<path d="M{_px(start)} {y}H{_px(end)}" stroke="{GOLD}" stroke-width="3"/>'


def _grid(axis: Axis, ticks: Sequence[float], x: Callable[[float], float], corner: tuple[int, int]) -> Iterator[str]:
    """A line for each tick, the line at the bottom, and what they are of; `corner` is the bottom and the right end."""
    bottom, right = corner
    lines = "".join(f"M{_px(x(number))} {_TOP}V{bottom + 5}" for number in ticks) + f"M{_LEFT} {bottom}H{right}"
    yield f'<path d="{lines}" stroke="{LINE}" fill="none" shape-rendering="crispEdges"/>'
    yield f'<g font-size="12" fill="{SOFT}" text-anchor="middle">'
    for number in ticks:
        yield f'<text x="{_px(x(number))}" y="{bottom + 18}">{escape(axis.tick(number))}</text>'
    yield f'<text x="{_px((_LEFT + right) / 2)}" y="{bottom + 36}">{escape(axis.title)}</text></g>'


def _ticks(top: float, most: int, whole: bool) -> Iterator[float]:
    """Round numbers from zero, at most so many beside it."""
    power = 10 ** math.floor(math.log10(top / most))
    step = next(power * times for times in (1, 2, 5, 10) if top / (power * times) <= most)
    step = max(1, step) if whole else step
    yield from (step * number for number in range(int(top / step) + 1))


def _px(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
