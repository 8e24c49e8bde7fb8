"""Reviewed figures as the tables hold them, for drafts to learn from: `sources.suggestions` says what is looked at."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from solieu.package.rows import Row, Value, read_tables
from solieu.paths import House
from solieu.reading import read_figure
from solieu.sources.codebook import Codebook, load_codebook
from solieu.sources.schemas import Package, load_package
from solieu.sources.suggestions import Evidence, Witness, see, words_of


def learned(house: House) -> tuple[Codebook, Evidence]:
    """The codebook, and what the figures of the tables as last built show. Raises Invalid."""
    package = load_package(house)
    codebook = load_codebook(house, package)
    return codebook, Evidence(codebook, witnesses(package, read_tables(house, package), codebook))


def witnesses(package: Package, rows: Mapping[str, Sequence[Row]], codebook: Codebook) -> list[Witness]:
    """Every figure of the tables, in their order, with the source that its report is one of."""
    columns = {table.name: table.columns for table in package}
    reports, figures, links = (
        [dict(zip(columns[name], row, strict=True)) for row in rows[name]]
        for name in ("reports", "figures", "figure_links")
    )
    titles = {str(report["report_id"]): str(report["title_vi"]) for report in reports}
    report_of = {figure["figure_id"]: str(figure["report_id"]) for figure in figures}
    ties = [(report_of[link["figure_id"]], report_of[link["to_figure_id"]]) for link in links]
    source_of = _sources(titles, ties)
    found = []
    for report, group in groupby(figures, key=lambda figure: str(figure["report_id"])):
        own = list(group)
        seen = see(titles[report], [_given(figure, codebook.unit_words) for figure in own])
        found += [
            Witness(str(figure["figure_id"]), source_of[report], each, str(figure["indicator_id"]))
            for figure, each in zip(own, seen, strict=True)
        ]
    return found


def _given(figure: Mapping[str, Value], unit_words: Mapping[str, str]) -> tuple[str, str, str]:
    """A figure's unit, the words that it counts, and its action."""
    written = str(figure["as_written"])
    counted = written[read_figure(written, unit_words).numeral_end :]
    unit = "/".join(str(figure[name]) for name in ("unit_id", "per_unit_id") if figure[name])
    return unit, counted, str(figure["action_id"] or "")


def _sources(titles: Mapping[str, str], ties: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The source of each report: one for all that links tie to each other, near or far, or that have one title."""
    source_of = {report: report for report in titles}
    for one, other in [*ties, *_of_one_title(titles)]:
        kept, joined = sorted((source_of[one], source_of[other]))
        if kept != joined:
            source_of |= {report: kept for report, source in source_of.items() if source == joined}
    return source_of


def _of_one_title(titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    first: dict[tuple[str, ...], str] = {}
    for report, title in titles.items():
        yield report, first.setdefault(words_of(title), report)
