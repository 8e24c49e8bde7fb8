"""Pictures as SVG: an indicator's figures over time, a report's figures as a strip, and the frame both are shared in.

The hedge is drawn one way everywhere: the number solid, the side where the truth lies fading out. A fade has always
the same length, so that none says a distance that nobody stated. Every picture is drawn for its size, and its colours
are those of the light page; the site's stylesheet gives each class its dark one.
"""

import math
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

INK, SOFT, LINE, GOLD, PAPER = "#1b1d1f", "#55595e", "#d6d9dc", "#8f6200", "#ffffff"
BODIES = ("#0b4f8a", "#a33b00", "#1f7a4d", "#7b3294", "#8a6d00", "#b0225f")
OTHERS = SOFT
_FONT = "system-ui, Roboto, sans-serif"


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
class Point:
    """One figure: the years from and to which it is of (2022.0 to 2023.0), its number, and how it is told.

    A range has `lower` and `upper` and no value; `comparator` is the side on which the true value lies; a plan is
    drawn hollow; `body` is the place of the actor's colour; `key` is the figure's.
    """

    start: float
    end: float
    value: float | None
    lower: float | None
    upper: float | None
    comparator: str
    is_plan: bool
    body: int
    key: str
    label: str

    @property
    def ends(self) -> list[float]:
        """The numbers that are drawn."""
        ends = [self.lower, self.upper] if self.value is None else [self.value]
        return [end for end in ends if end is not None]


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
    height = bottom + below
    x, years = _years(chart.points, unit * 4.4, size.width - unit)
    y, numbers = _numbers(chart.points, bottom, top)
    drawn = [*_texts(heads, unit * 0.4, unit * 1.3, unit), *_grid(x, y, years, numbers, size, chart.tick)]
    drawn += _points(chart, x, y, unit, address)
    drawn += [f'<g transform="translate(0 {_px(bottom + unit * 2.2)})">{legend}</g>']
    drawn += _texts(feet, unit * 0.4, height - (len(feet) - 0.75) * unit * 1.25, unit)
    return _svg(chart.name, chart.title, (size.width, height), "".join([_fades(chart.name), *drawn]))


def _svg(name: str, title: str, size: tuple[float, float], inside: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart {name.rpartition("-")[2]}" '
        f'aria-label="{escape(title)}" viewBox="0 0 {size[0]} {_px(size[1])}" width="{size[0]}" '
        f'font-family="{_FONT}">{inside}</svg>\n'
    )


def _fades(name: str) -> str:
    """What lets a side fade out: upward and downward, as masks, so that each body keeps its colour."""
    return "".join(
        f'<linearGradient id="{name}-{way}-g" x1="0" x2="0" y1="{start}" y2="{1 - start}">'
        '<stop offset="0" stop-color="#fff"/>'
        f'<stop offset="1" stop-color="#fff" stop-opacity="0"/></linearGradient><mask id="{name}-{way}" '
        f'maskContentUnits="objectBoundingBox"><rect width="1" height="1" fill="url(#{name}-{way}-g)"/></mask>'
        for way, start in (("up", 1), ("down", 0))
    )


def _texts(lines: Iterable[tuple[str, float, str, int]], x: float, y: float, unit: float) -> Iterator[str]:
    """Lines of text under each other; each has its size against the letters of the picture, colour and weight."""
    for line, scale, colour, weight in lines:
        yield (
            f'<text x="{_px(x)}" y="{_px(y)}" font-size="{_px(unit * scale)}" font-weight="{weight}" '
            f'fill="{colour}">{escape(line)}</text>'
        )
        y += unit * scale * 1.35


def _legend(bodies: Sequence[str], size: Size) -> tuple[str, float]:
    """Which colour is whose, in lines, and their height."""
    unit, x, y, drawn = size.letters, size.letters * 0.4, 0.0, []
    for place, body in enumerate(bodies):
        width = unit * (1.6 + 0.56 * len(body))
        if x > unit and x + width > size.width:
            x, y = unit * 0.4, y + unit * 1.35
        drawn.append(
            f'{_coloured(place)}<circle cx="{_px(x + unit * 0.4)}" cy="{_px(y + unit * 0.65)}" r="{_px(unit * 0.36)}" '
            f'fill="currentColor"/></g><text x="{_px(x + unit)}" y="{_px(y + unit)}" font-size="{_px(unit * 0.95)}" '
            f'fill="{INK}">{escape(body)}</text>'
        )
        x += width
    return "".join(drawn), (y + unit * 1.6) if bodies else 0.0


def _coloured(body: int) -> str:
    return f'<g class="c{body}" color="{(*BODIES, OTHERS)[body]}">'


def _years(points: Sequence[Point], left: float, right: float) -> tuple[Callable[[float], float], list[int]]:
    """Where a moment stands, and the years that have a line: whole ones, few enough to be read."""
    first, last = math.floor(min(point.start for point in points)), math.ceil(max(point.end for point in points))
    room = max(1, int((right - left) / (left * 0.75)))
    step = next(step for step in (1, 2, 5, 10, 20, 50) if (last - first) / step <= room)
    return lambda year: left + (right - left) * (year - first) / (last - first), list(range(first, last + 1, step))


def _numbers(points: Sequence[Point], bottom: float, top: float) -> tuple[Callable[[float], float], list[float]]:
    """Where a number stands, and those that have a line: from zero, or by powers of ten where they differ so much that
    the small ones would lie on the line of zero."""
    ends = [end for point in points for end in point.ends]
    high, low = max(ends) or 1.0, min(ends)
    if is_logarithmic(points):
        first, last = math.floor(math.log10(low)), math.ceil(math.log10(high * 1.3))
        return (
            lambda number: bottom - (bottom - top) * (math.log10(number) - first) / (last - first),
            [10.0**power for power in range(first, last + 1)],
        )
    step = next(
        step
        for times in (0.1, 0.2, 0.25, 0.5, 1)
        if high * 1.15 / (step := 10 ** math.ceil(math.log10(high)) * times) <= 5
    )
    return lambda number: bottom - (bottom - top) * number / (high * 1.15), [
        step * place for place in range(int(high * 1.15 / step) + 1)
    ]


def is_logarithmic(points: Sequence[Point]) -> bool:
    """Whether the numbers differ a hundredfold."""
    ends = [end for point in points for end in point.ends]
    return min(ends) > 0 and max(ends) / min(ends) > 100


def _grid(
    x: Callable[[float], float],
    y: Callable[[float], float],
    years: Sequence[int],
    numbers: Sequence[float],
    size: Size,
    tick: Callable[[float], str],
) -> Iterator[str]:
    unit, bottom, left, right = size.letters, y(numbers[0]), size.letters * 4.4, size.width - size.letters
    lines = [f"M{_px(left)} {_px(y(number))}H{_px(right)}" for number in numbers]
    lines += [f"M{_px(x(year))} {_px(bottom)}v{_px(unit * 0.4)}" for year in years]
    yield f'<path d="{"".join(lines)}" stroke="{LINE}" fill="none"/><g font-size="{_px(unit * 0.9)}" fill="{SOFT}">'
    for number in numbers:
        place = f'x="{_px(left - unit * 0.5)}" y="{_px(y(number) + unit * 0.3)}"'
        yield f'<text {place} text-anchor="end">{tick(number)}</text>'
    for year in years:
        if x(year + 1) <= right + 1:  # the line after the last year has none
            place = f'x="{_px((x(year) + x(year + 1)) / 2)}" y="{_px(bottom + unit * 1.4)}"'
            yield f'<text {place} text-anchor="middle">{year}</text>'
    yield "</g>"


def _points(
    chart: Chart, x: Callable[[float], float], y: Callable[[float], float], unit: float, address: str
) -> Iterator[str]:
    """The points, those of each body together."""
    taken: set[tuple[int, int]] = set()
    radius = unit * 0.36
    for body in range(len(BODIES) + 1):
        points = [
            _point(point, (x, y), radius, taken, chart.name, address) for point in chart.points if point.body == body
        ]
        if points:
            marks = "".join(points)
            yield (
                f'{_coloured(body)}<g fill="currentColor" stroke="currentColor" stroke-width="{_px(radius * 0.4)}">'
                f"{marks}</g></g>"
            )


def _point(
    point: Point,
    scales: tuple[Callable[[float], float], Callable[[float], float]],
    radius: float,
    taken: set[tuple[int, int]],
    name: str,
    address: str,
) -> str:
    """A point at the middle of its period, moved aside, within the period, where one stands already.

    Filled where the number itself is stated, open where it is a bound that is not reached, and then the side of the
    truth fades out; a diamond where it is a plan; a line between the ends of a range; a thin one along some years.
    """
    x, y = scales
    at, heights = x((point.start + point.end) / 2), [y(end) for end in point.ends]
    step, half = radius * 1.6, min(x(point.end) - x(point.start), x(point.start + 1) - x(point.start)) / 2
    aside = [way * step * place for place in range(int(half / step) + 1) for way in (1, -1)]
    cells = {(round((at + by) / step), round(heights[0] / step)): at + by for by in aside}
    cell = next((cell for cell in cells if cell not in taken), next(iter(cells)))
    taken.add(cell)
    at = cells[cell]
    marks = []
    if point.end - point.start > 1.5:
        marks.append(f'<path d="M{_px(x(point.start))} {_px(heights[0])}H{_px(x(point.end))}" opacity=".4"/>')
    if point.comparator in (">", ">=", "<", "<="):
        way, top = ("up", heights[0] - radius * 5.5) if point.comparator[0] == ">" else ("down", heights[0])
        marks.append(
            f'<rect x="{_px(at - radius * 0.6)}" y="{_px(top)}" width="{_px(radius * 1.2)}" '
            f'height="{_px(radius * 5.5)}" stroke="none" mask="url(#{name}-{way})"/>'
        )
    if len(heights) > 1:
        marks.append(f'<path d="M{_px(at)} {_px(heights[0])}V{_px(heights[1])}"/>')
    fill = f' fill="{PAPER}"' if point.is_plan or point.comparator in ("<", ">") else ""
    out, back = _px(radius * 1.3), _px(-radius * 1.3)
    for height in heights:
        if point.is_plan:
            marks.append(
                f'<path d="M{_px(at)} {_px(height - radius * 1.3)}l{out} {out} {back} {out} {back} {back}z"{fill}/>'
            )
        else:
            marks.append(f'<circle cx="{_px(at)}" cy="{_px(height)}" r="{_px(radius)}"{fill}/>')
    if not address:
        return "".join(marks)
    return f'<a href="{address}{point.key}" tabindex="-1"><title>{escape(point.label)}</title>{"".join(marks)}</a>'


@dataclass(frozen=True)
class Strip:
    """A report as a strip: where its figures stand, dashed where hedged, and its vague amounts as rings.

    Of a text that is held `passages` are to scale, in thousandths of the text, with whether figures are missing where
    results are told; of an excerpt there are none, and the figures stand in their order, a step apart.
    """

    ticks: Sequence[tuple[float, bool, str]]
    rings: Sequence[float] = ()
    passages: Sequence[tuple[float, float, bool]] = ()


def shared_strip(strip: Strip, texts: Sequence[str], title: str) -> str:
    """The strip in the frame of a shared picture, under the words, of which the first are the largest."""
    size, left, width, top = SHARED, 60.0, 1080.0, 400.0
    heads = [
        (line, 2.0 if not place else 1.1, SOFT if place else INK, 400 if place else 700)
        for place, text in enumerate(texts)
        for line in size.lines(text, 2.2 if not place else 1.25)
    ]
    scale = width / 1000 if strip.passages else min(width / max(len(strip.ticks), 1), 40.0)
    drawn = [
        f'<rect x="{_px(left + start * scale)}" y="{_px(top)}" width="{_px(max(long * scale - 2, 1))}" height="90" '
        f'fill="{LINE}" opacity="{0.9 if silent else 0.5}"/>'
        for start, long, silent in strip.passages
    ]
    for place, (at, hedged, _) in enumerate(strip.ticks):
        x = left + (at if strip.passages else place + 0.5) * scale
        dashes = f' stroke-width="{2.5 if strip.passages else 6}"' + (' stroke-dasharray="14 6"' if hedged else "")
        drawn.append(f'<path d="M{_px(x)} {_px(top - 10)}v110" stroke="{GOLD}"{dashes}/>')
    drawn += [
        f'<circle cx="{_px(left + at * scale)}" cy="{_px(top + 45)}" r="9" fill="none" stroke="{GOLD}" '
        'stroke-width="4"/>'
        for at in strip.rings
    ]
    return _svg(
        "strip-shared", title, (size.width, size.height), "".join([*_texts(heads, left, 100, size.letters), *drawn])
    )


def on_paper(svg: str) -> str:
    """The picture as a file of its own: on the light page's paper, whatever is behind it."""
    return svg.replace(">", f'><rect width="100%" height="100%" fill="{PAPER}"/>', 1)


def _px(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
