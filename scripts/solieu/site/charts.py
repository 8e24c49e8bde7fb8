"""What is drawn from the tables when the site is published: indicators over time, reports as strips.

Nothing is added up, and none has two units on one axis.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import font_roboto
from resvg_py import svg_to_bytes

from solieu.package.rows import Row
from solieu.site.drawing import (
    BODIES,
    NARROW,
    SHARED,
    WIDE,
    Chart,
    Point,
    Strip,
    draw,
    is_logarithmic,
    on_paper,
    shared_strip,
)
from solieu.site.settings import LANGUAGES, Site, both
from solieu.sources.schemas import Package
from solieu.vietnamese import grouped

Values = dict[str, Any]

APP = Path(__file__).with_name("app")
_BILLION = 1_000_000_000
_PNG_WIDTH = 800  # what the large previews of Facebook, Zalo and X need, and no more
_SHORT = 3  # years that a point of a small picture may be of
_NAMED = 3  # publishers in the line of sources
_FONTS = [str(Path(font_roboto.__file__).parent / "files" / f"Roboto-{weight}.ttf") for weight in ("Regular", "Bold")]


class Drawn:
    """The tables as pictures need them. `words` and the spelled-out figures are in each language."""

    def __init__(self, package: Package, site: Site, rows: Mapping[str, Sequence[Row]]) -> None:
        self.package, self.rows = package, rows
        self.words = {language: {key: word[language] for key, word in site.words.items()} for language in LANGUAGES}
        self.codes = {figure["figure_id"]: figure for figure in self.records("figures")}
        self.spelled = {language: self.records(f"figures_{language}") for language in LANGUAGES}
        self.currencies = {unit["unit_id"] for unit in self.records("units") if unit["iso4217"]}

    def records(self, table: str) -> list[Values]:
        """The rows of a table by column; decimals as floats."""
        plain = ([float(cell) if isinstance(cell, Decimal) else cell for cell in row] for row in self.rows[table])
        return [dict(zip(self.package.table(table).columns, row, strict=True)) for row in plain]

    def charts(self, language: str) -> Iterator[tuple[str, list[Chart]]]:
        """Each indicator with a chart for each of its units, of the figures that have a number and a time."""
        by_indicator: dict[str, dict[tuple[str, str], list[Values]]] = {}
        for figure in self.spelled[language]:
            code = self.codes[figure["figure_id"]]
            numbers = (figure["value"], figure["lower_bound"], figure["upper_bound"])
            if figure["period_start"] and numbers != (None, None, None):
                units = by_indicator.setdefault(figure["indicator_id"], {})
                units.setdefault((figure["unit_id"], code["per_unit_id"] or ""), []).append(figure)
        for indicator, units in by_indicator.items():
            names = (f"{indicator}-{place}" for place in range(len(units)))
            yield indicator, [self._chart(name, units[unit], language) for name, unit in zip(names, units, strict=True)]

    def _chart(self, name: str, figures: list[Values], language: str) -> Chart:
        words, unit = self.words[language], figures[0]["unit"]
        bodies = [body for body, _ in Counter(figure["actor"] for figure in figures).most_common()]
        places = {body: min(place, len(BODIES)) for place, body in enumerate(bodies)}
        highest = max(figure[key] or 0 for figure in figures for key in ("value", "lower_bound", "upper_bound"))
        is_large = figures[0]["unit_id"] in self.currencies and highest >= _BILLION
        scale = _BILLION if is_large else 1
        axis = words["chart_billion"].format(unit=unit) if is_large else unit
        points = [self._point(figure, places[figure["actor"]]) for figure in figures]
        title = f"{figures[0]['indicator']} ({axis})"
        told = [words["chart_axis_powers"]] if is_logarithmic(points) else []
        sources, more = _first(list(dict.fromkeys(figure["publisher"] for figure in figures)), _NAMED)
        named = ", ".join(sources) + (f" {words['chart_more'].format(n=more)}" if more else "")
        mine, notice = (both(self.package.about, key)[language] for key in ("title", "notice"))
        shown, others = _first(bodies, len(BODIES))
        return Chart(
            name,
            title,
            " ".join([words["chart_axis"], *told]),
            (f"{words['figure_source']}: {named}. {mine} {self.package.about['version']}, CC BY 4.0.", notice),
            shown + ([words["chart_others"].format(n=others)] if others else []),
            points,
            lambda number: grouped(round(number / scale, 6), language),
        )

    def _point(self, figure: Values, body: int) -> Point:
        code = self.codes[figure["figure_id"]]
        start = date.fromisoformat(figure["period_start"])
        # A period that began and whose end is not known lies in the year it began in, as far as the report says.
        end = date.fromisoformat(figure["period_end"] or f"{start.year}-12-31")
        numbers = (figure["value"], figure["lower_bound"], figure["upper_bound"])
        told = (figure["figure"], figure["actor"], figure["year"])
        undone = "" if code["claim"] == "done" else f" ({figure['claim']})"
        return Point(
            _moment(start),
            _moment(end + timedelta(days=1)),
            *numbers,
            figure["comparator"] or "",
            code["claim"] in ("planned", "pledged", "standby"),
            body,
            figure["figure_id"],
            ", ".join(str(each) for each in told if each) + undone,
        )

    def strips(self) -> dict[str, Strip]:
        """Each report as a strip, by its id."""
        tables = [self.records(table) for table in ("figures", "passages", "vague_amounts")]
        return {
            report["report_id"]: _strip(
                report, *([row for row in rows if row["report_id"] == report["report_id"]] for rows in tables)
            )
            for report in self.records("reports")
        }

    def sparks(self) -> dict[str, str]:
        """Each indicator's figures as small points over time, 60 by 14 pixels, as the path of an SVG.

        The years are those of all figures, so that the small pictures stand beside each other; heights are by the
        indicator's largest number. One point is no picture, and a figure of many years has no place.
        """
        charts = dict(self.charts("en"))
        short = {
            indicator: max(([p for p in chart.points if p.end - p.start <= _SHORT] for chart in each), key=len)
            for indicator, each in charts.items()
        }
        points = [point for each in short.values() for point in each]
        first, last = min(point.start for point in points), max(point.end for point in points)

        def path(points: Sequence[Point]) -> str:
            highest = max(end for point in points for end in point.ends) or 1
            places = (
                f"M{3 + 54 * ((point.start + point.end) / 2 - first) / (last - first):.0f} "
                f"{11 - 9 * max(point.ends) / highest:.0f}h0"
                for point in points
            )
            return "".join(dict.fromkeys(places))  # one dot where several are

        return {indicator: path(each) for indicator, each in short.items() if len(each) > 1}

    def write(self, folder: Path, static: Path) -> None:
        """Write the pictures: for pages `folder/<indicator>-<language>.svg`, whose points are links; to take away and
        to share, in `static`, the same as files of their own, and PNG of each indicator and each report."""
        for place in (folder, static):
            place.mkdir(parents=True)
        icon = (APP / "static" / "icon.svg").read_text("utf-8")
        (static / "icon.png").write_bytes(png(icon, 180))
        strips, publishers = self.strips(), {body["organisation_id"]: body for body in self.records("organisations")}
        for language in LANGUAGES:
            for indicator, charts in self.charts(language):
                name = f"{indicator}-{language}"
                inline = [
                    draw(replace(chart, name=f"{chart.name}-{look}"), size, address)
                    for chart in charts
                    for look, size, address in (("wide", WIDE, "../figures/"), ("narrow", NARROW, ""))
                ]
                (folder / f"{name}.svg").write_text("".join(inline), encoding="utf-8", newline="\n")
                (static / f"{name}.svg").write_text(on_paper(draw(charts[0], WIDE)), encoding="utf-8", newline="\n")
                (static / f"{name}.png").write_bytes(png(draw(charts[0], SHARED)))
            for report in self.records("reports"):
                strip, words = strips[report["report_id"]], self.words[language]
                says = words["share_figures"].format(
                    n=len(strip.ticks), hedged=sum(hedged for _, hedged, _ in strip.ticks)
                )
                publisher = publishers[report["publisher_id"]][f"label_{language}"]
                texts = (
                    report[f"title_{language}"],
                    f"{publisher}. {says}",
                    both(self.package.about, "title")[language],
                )
                (static / f"{report['report_id']}-{language}.png").write_bytes(
                    png(shared_strip(strip, texts, texts[0]))
                )


def _strip(report: Values, figures: list[Values], passages: list[Values], vague: list[Values]) -> Strip:
    figures.sort(key=lambda figure: figure["position"])
    told = [(figure["qualifier_id"] != "unhedged", figure["figure_id"]) for figure in figures]
    if report["reading"] != "whole-text":
        return Strip([(place, *each) for place, each in enumerate(told)])

    scale: float = 1000 / report["characters"]

    def at(character: int) -> float:
        return round(character * scale, 1)

    return Strip(
        [(at(figure["numeral_start"]), *each) for figure, each in zip(figures, told, strict=True)],
        [at(row["char_start"]) for row in vague],
        [
            (
                at(row["char_start"]),
                at(row["char_end"] - row["char_start"]),
                row["kind"].endswith("_results") and not row["figures"],
            )
            for row in passages
        ],
    )


def png(svg: str, width: int = _PNG_WIDTH) -> bytes:
    """The picture as PNG, in a font that comes with the project and has every Vietnamese letter."""
    return bytes(svg_to_bytes(svg_string=on_paper(svg), width=width, skip_system_fonts=True, font_files=_FONTS))


def _first(names: list[str], most: int) -> tuple[list[str], int]:
    """The first names, and how many more there are."""
    return names[:most], max(len(names) - most, 0)


def _moment(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 366
