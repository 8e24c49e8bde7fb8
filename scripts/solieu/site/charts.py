"""What is drawn from the tables when the site is published: indicators over time, reports as strips.

Nothing is added up, and none has two units on one axis.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import font_roboto
import yaml
from resvg_py import svg_to_bytes

from solieu.site.drawing import (
    BODIES,
    NARROW,
    SHARED,
    WIDE,
    Chart,
    Point,
    Strip,
    draw,
    ends,
    is_logarithmic,
    on_paper,
    shared_strip,
)
from solieu.site.settings import LANGUAGES, Site, both
from solieu.sources.schemas import Package
from solieu.vietnamese import grouped

APP = Path(__file__).with_name("app")
_BILLION = 1_000_000_000
_PNG_WIDTH = 800  # what the large previews of Facebook, Zalo and X need, and no more
_NAMED = 3  # publishers in the line of sources
_FONTS = [str(Path(font_roboto.__file__).parent / "files" / f"Roboto-{weight}.ttf") for weight in ("Regular", "Bold")]


class Drawn:
    """The site's database as pictures. `words` are in each language."""

    def __init__(self, package: Package, site: Site, connection: sqlite3.Connection) -> None:
        self.about, self.cursor = package.about, connection.cursor()
        self.cursor.row_factory = sqlite3.Row
        self.words = {language: {key: word[language] for key, word in site.words.items()} for language in LANGUAGES}
        self.asks: dict[str, str] = yaml.safe_load(Path(__file__).with_name("pictures.yaml").read_text("utf-8"))

    def ask(self, name: str, language: str = "en") -> list[sqlite3.Row]:
        """The rows of a query of pictures.yaml."""
        sql = self.asks[name].replace("{points}", self.asks["points"]).replace("{lang}", language)
        sql = sql.replace("{bodies}", str(len(BODIES)))
        return self.cursor.execute(sql).fetchall()

    def charts(self, language: str) -> Iterator[tuple[str, list[Chart]]]:
        """Each indicator with a chart for each of its units, of the figures that have a number and a time."""
        for indicator, figures in groupby(map(dict, self.ask("points", language)), itemgetter("indicator_id")):
            units = enumerate(groupby(figures, itemgetter("unit_id", "per_unit_id")))
            yield indicator, [self._chart(f"{indicator}-{at}", [*each], language) for at, (_, each) in units]

    def _chart(self, name: str, figures: list[Point], language: str) -> Chart:
        words, unit = self.words[language], figures[0]["unit"]
        is_large = figures[0]["is_money"] and max(end for figure in figures for end in ends(figure)) >= _BILLION
        scale = _BILLION if is_large else 1
        axis = words["chart_billion"].format(unit=unit) if is_large else unit
        told = [words["chart_axis_powers"]] if is_logarithmic(figures) else []
        sources, more = _first((figure["publisher"] for figure in figures), _NAMED)
        named = ", ".join(sources) + (f" {words['chart_more'].format(n=more)}" if more else "")
        mine, notice = (both(self.about, key)[language] for key in ("title", "notice"))
        shown, others = _first((figure["actor"] for figure in sorted(figures, key=itemgetter("body"))), len(BODIES))
        return Chart(
            name,
            f"{figures[0]['indicator']} ({axis})",
            " ".join([words["chart_axis"], *told]),
            (f"{words['figure_source']}: {named}. {mine} {self.about['version']}, CC BY 4.0.", notice),
            shown + ([words["chart_others"].format(n=others)] if others else []),
            figures,
            lambda number: grouped(round(number / scale, 6), language),
        )

    def strips(self) -> dict[str, Strip]:
        """Each report as a strip, by its id."""
        names = ("ticks", "rings", "passages")
        return {key: dict(zip(names, map(json.loads, placed), strict=True)) for key, *placed in self.ask("strips")}

    def write(self, folder: Path, static: Path) -> None:
        """Write the pictures: for pages `folder/<indicator>-<language>.svg`, whose points are links; to take away and
        to share, in `static`, the same as files of their own, and PNG of each indicator and each report."""
        for place in (folder, static):
            place.mkdir(parents=True)
        icon = (APP / "static" / "icon.svg").read_text("utf-8")
        (static / "icon.png").write_bytes(png(icon, 180))
        strips = self.strips()
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
            for key, title, publisher in self.ask("reports", language):
                ticks = strips[key]["ticks"]
                says = self.words[language]["share_figures"].format(
                    n=len(ticks), hedged=sum(hedged for _, hedged, _ in ticks)
                )
                texts = (title, f"{publisher}. {says}", both(self.about, "title")[language])
                (static / f"{key}-{language}.png").write_bytes(png(shared_strip(strips[key], texts, title)))


def png(svg: str, width: int = _PNG_WIDTH) -> bytes:
    """The picture as PNG, in a font that comes with the project and has every Vietnamese letter."""
    return bytes(svg_to_bytes(svg_string=on_paper(svg), width=width, skip_system_fonts=True, font_files=_FONTS))


def _first(names: Iterable[str], most: int) -> tuple[list[str], int]:
    """The first names, each once, and how many more there are."""
    once = list(dict.fromkeys(names))
    return once[:most], max(len(once) - most, 0)
