"""What is drawn, from the tables: money by what it goes with, figures by topic, each indicator across reports.

No chart adds anything but counts of figures, and none has two units on one axis.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from solieu.package.rows import Row
from solieu.site.drawing import WIDTHS, Axis, Mark, draw
from solieu.site.settings import LANGUAGES, Site
from solieu.sources.schemas import Package
from solieu.vietnamese import grouped

Values = dict[str, Any]
Words = Mapping[str, str]

_BILLION = 1_000_000_000
_NUMBERS = ("value", "lower_bound", "upper_bound")
_COLUMNS = ("figure_id", "indicator", "figure", *_NUMBERS, "report_id", "publisher", "year", "beside")


def charts(package: Package, site: Site, rows: Mapping[str, Sequence[Row]]) -> dict[str, list[Values]]:
    """In each language the charts with the rows of their tables, each with its SVG by width."""
    return {language: list(_charts(package, site, rows, language)) for language in LANGUAGES}


def write_charts(folder: Path, drawn: Mapping[str, Sequence[Values]]) -> None:
    """Write each chart as a file `<id>-<language>-<width>.svg`."""
    folder.mkdir(parents=True)
    for language, records in drawn.items():
        for record in records:
            for width, svg in record["svg"].items():
                path = folder / f"{record['id']}-{language}-{width}.svg"
                path.write_text(svg, encoding="utf-8", newline="\n")


def _charts(package: Package, site: Site, rows: Mapping[str, Sequence[Row]], language: str) -> Iterator[Values]:
    words = {key: word[language] for key, word in site.words.items()}
    figures = _figures(package, rows, language)
    currencies = {unit["unit_id"] for unit in _records(package, rows, "units") if unit["iso4217"]}
    for (unit_id, per), money in _by(figures, "unit_id", "per_unit_id").items():
        if unit_id in currencies and not per:
            about = (words["chart_money"], words["chart_money_text"])
            axis = _axis(money, True, words, language)
            yield _amounts(f"money-{unit_id.lower()}", about, money, axis, partial(_money_label, words))
    yield _topics(figures, words, language)
    for (indicator_id, unit, per), same in _by(figures, "indicator_id", "unit_id", "per_unit_id").items():
        if len(_by(same, "report_id")) > 1:
            texts = (f"{same[0]['indicator']} ({same[0]['unit']})", words["chart_across_text"])
            axis = _axis(same, unit in currencies, words, language)
            name = f"across-{indicator_id}-{unit}" + (f"-per-{per}" if per else "")
            yield _amounts(name.lower(), texts, same, axis, _report_label)


def _records(package: Package, rows: Mapping[str, Sequence[Row]], table: str) -> list[Values]:
    """The rows of a table by column; decimals as JSON has them."""
    plain = ([float(cell) if isinstance(cell, Decimal) else cell for cell in row] for row in rows[table])
    return [dict(zip(package.table(table).columns, row, strict=True)) for row in plain]


def _figures(package: Package, rows: Mapping[str, Sequence[Row]], language: str) -> list[Values]:
    """The figures in words and in codes at once, each with the amounts' counterparts and how sure the tie is."""
    codes = {figure["figure_id"]: figure for figure in _records(package, rows, "figures")}
    known = {
        figure["figure_id"]: (code := codes[figure["figure_id"]])
        | figure
        | {"beside": [], "undone": "" if code["claim"] == "done" else figure["claim"]}
        for figure in _records(package, rows, f"figures_{language}")
    }
    field = package.table("figure_links").field("certainty")
    certain = {code.value: code.label if language == "en" else code.label_vi for code in field.categories}
    for link in _records(package, rows, "figure_links"):
        if link["relation"] == "amount_for":
            other = known[link["to_figure_id"]]
            tie = {"certainty": certain[link["certainty"]], "clear": link["certainty"] == "clear"}
            named = {key: other[key] for key in ("figure_id", "figure", "indicator")}
            known[link["figure_id"]]["beside"].append(named | tie)
    return list(known.values())


def _by(figures: Sequence[Values], *keys: str) -> dict[tuple[str, ...], list[Values]]:
    """Figures that are alike in what the keys name."""
    groups: dict[tuple[str, ...], list[Values]] = {}
    for figure in figures:
        groups.setdefault(tuple(figure[key] for key in keys), []).append(figure)
    return groups


def _axis(figures: Sequence[Values], is_money: bool, words: Words, language: str) -> Axis:
    """Large money is read in thousand millions."""
    name = figures[0]["unit"]
    is_large = is_money and max(figure[key] or 0 for figure in figures for key in _NUMBERS) >= _BILLION
    title = words["chart_billion"].format(unit=name) if is_large else name
    scale = _BILLION if is_large else 1
    return Axis(title, lambda number: grouped(round(number / scale, 6), language))


def _amounts(
    name: str, texts: tuple[str, str], figures: list[Values], axis: Axis, label: Callable[[Values], str]
) -> Values:
    """Each figure as a point of its own from zero, never joined; those without a number only in the table."""
    marks = []
    for figure in figures:
        value, lower, upper = (None if figure[key] is None else float(figure[key]) for key in _NUMBERS)
        if (value, lower, upper) != (None, None, None):
            marks.append(Mark(label(figure), value, lower, upper, figure["comparator"] or ""))
    table = [{key: figure[key] for key in _COLUMNS} for figure in figures]
    return _chart(name, "amounts", texts, table, marks, axis)


def _report_label(figure: Values) -> str:
    """The figure in words, and what tells it from the others: that it is not done, where, when, who says so."""
    told = (figure["undone"], figure["area"], figure["year"], figure["publisher"])
    return f"{figure['figure']} ({', '.join(str(each) for each in told if each)})"


def _money_label(words: Words, figure: Values) -> str:
    """The figure in words, and what it goes with."""
    others = "; ".join(
        f"{other['indicator']}: {other['figure']}" + ("" if other["clear"] else f" ({other['certainty']})")
        for other in figure["beside"]
    )
    beside = words["chart_with"].format(what=others) if others else words["chart_alone"]
    return f"{figure['indicator']}: {_report_label(figure)}\n{beside}"


def _topics(figures: Sequence[Values], words: Words, language: str) -> Values:
    counts = sorted(((topic, len(same)) for (topic,), same in _by(figures, "topic").items()), key=lambda it: -it[1])
    marks = [Mark(f"{topic}: {count}", count, is_bar=True) for topic, count in counts]
    axis = Axis(words["chart_topics_axis"], lambda number: grouped(number, language), whole=True)
    texts = (words["chart_topics"], words["chart_topics_text"])
    return _chart("topics", "counts", texts, [{"topic": topic, "count": count} for topic, count in counts], marks, axis)


def _chart(
    name: str, kind: str, texts: tuple[str, str], table: list[Values], marks: Sequence[Mark], axis: Axis
) -> Values:
    title, text = texts
    told = f"{text} {'; '.join(mark.label.replace(chr(10), ', ') for mark in marks)}."
    svg = {width: draw(marks, axis, (f"{name}-{width}", title, told), WIDTHS[width]) for width in WIDTHS}
    return {"id": name, "kind": kind, "title": title, "text": text, "rows": table, "svg": svg}
