"""What is drawn, from the tables: money by what it goes with, figures by topic, each indicator across reports.

No chart adds anything but counts of figures, and none has two units on one axis.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from solieu.package.rows import Row
from solieu.package.wording import Language, grouped
from solieu.problems import Invalid, Problem, Said
from solieu.site.drawing import WIDTHS, Amount, Axis, Count, Words, amounts_chart, counts_chart
from solieu.site.names import in_site
from solieu.site.settings import Site
from solieu.sources.schemas import Package

Record = dict[str, Any]

_LANGUAGES: tuple[Language, ...] = ("en", "vi")
_BILLION = 1_000_000_000


def charts(package: Package, site: Site, rows: Mapping[str, Sequence[Row]]) -> dict[str, list[Record]]:
    """In each language the charts with the rows of their tables, each with its SVG by width."""
    return {language: list(_charts(package, site, rows, language)) for language in _LANGUAGES}


def write_charts(folder: Path, drawn: Mapping[str, Sequence[Record]]) -> None:
    """Write each chart as a file `<id>-<language>-<width>.svg`."""
    folder.mkdir(parents=True)
    for language, records in drawn.items():
        for record in records:
            for width, svg in record["svg"].items():
                path = folder / f"{record['id']}-{language}-{width}.svg"
                path.write_text(svg, encoding="utf-8", newline="\n")


class _Words(dict[str, str]):
    """The words of the pages, of which one that a chart says may be missing."""

    def __missing__(self, key: str) -> str:
        said = Said("'{key}' is missing; state it", key=key)
        raise Invalid([Problem(in_site("words.yaml"), 0, 0, "missing-key", said)])


def _charts(package: Package, site: Site, rows: Mapping[str, Sequence[Row]], language: Language) -> Iterator[Record]:
    words = _Words({key: word[language] for key, word in site.words.items()})
    figures = _figures(package, rows, language)
    units = {unit["unit_id"]: unit for unit in _records(package, rows, "units")}
    currencies = dict.fromkeys(figure["unit_id"] for figure in figures if units[figure["unit_id"]]["iso4217"])
    for unit_id in currencies:
        money = [figure for figure in figures if figure["unit_id"] == unit_id]
        texts = (words["chart_money"], words["chart_money_text"])
        yield _amounts(f"money-{unit_id.lower()}", texts, money, _axis(money, units[unit_id], words, language), words)
    yield _topics(figures, words, language)
    for (indicator_id, unit_id), same in _across(figures).items():
        texts = (same[0]["indicator"], words["chart_across_text"])
        yield _amounts(
            f"across-{indicator_id}-{unit_id.lower()}", texts, same, _axis(same, units[unit_id], words, language), words
        )


def _records(package: Package, rows: Mapping[str, Sequence[Row]], table: str) -> list[Record]:
    return [dict(zip(package.table(table).columns, row, strict=True)) for row in rows[table]]


def _figures(package: Package, rows: Mapping[str, Sequence[Row]], language: Language) -> list[Record]:
    """The figures in words and in codes at once, each with the amounts' counterparts and how sure the tie is."""
    codes = {figure["figure_id"]: figure for figure in _records(package, rows, "figures")}
    figures = [figure | codes[figure["figure_id"]] for figure in _records(package, rows, f"figures_{language}")]
    known = {figure["figure_id"]: figure for figure in figures}
    field = package.table("figure_pairs").field("certainty")
    certain = {code.value: code.label if language == "en" else code.label_vi for code in field.categories}
    for figure in figures:
        figure["beside"] = []
    for pair in _records(package, rows, "figure_pairs"):
        if pair["relation"] == "amount_for":
            other = known[pair["of_figure_id"]]
            known[pair["figure_id"]]["beside"].append(
                {key: other[key] for key in ("figure_id", "figure", "indicator")}
                | {"certainty": certain[pair["certainty"]], "clear": pair["certainty"] == "clear"}
            )
    return figures


def _across(figures: Sequence[Record]) -> dict[tuple[str, str], list[Record]]:
    """Figures of one indicator and one unit that more than one report states."""
    groups: dict[tuple[str, str], list[Record]] = {}
    for figure in figures:
        groups.setdefault((figure["indicator_id"], figure["unit_id"]), []).append(figure)
    return {key: same for key, same in groups.items() if len({figure["report_id"] for figure in same}) > 1}


def _axis(figures: Sequence[Record], unit: Record, words: Mapping[str, str], language: Language) -> Axis:
    numbers = [figure[key] or 0 for figure in figures for key in ("value", "lower_bound", "upper_bound")]
    large = bool(unit["iso4217"]) and max(numbers) >= _BILLION
    name = words["chart_billion"].format(unit=unit[f"label_{language}"]) if large else unit[f"label_{language}"]
    scale = _BILLION if large else 1
    return Axis(name, lambda number: grouped(_whole(number / scale), language))


def _whole(number: float) -> Any:
    return int(number) if number == int(number) else round(number, 6)


def _amounts(name: str, texts: tuple[str, str], figures: list[Record], axis: Axis, words: Mapping[str, str]) -> Record:
    drawn = [figure for figure in figures if _stated(figure)]
    amounts = [_amount(figure, _label(figure, name, words)) for figure in drawn]
    told = f"{texts[1]} {'; '.join(amount.label.replace(chr(10), ', ') for amount in amounts)}."
    svg = {
        width: amounts_chart(amounts, axis, Words(f"{name}-{width}", texts[0], told), pixels)
        for width, pixels in WIDTHS.items()
    }
    kept = ("figure_id", "indicator", "figure", "value", "lower_bound", "upper_bound", "report", "year", "beside")
    table = [{key: figure[key] for key in kept} for figure in figures]
    return {"id": name, "kind": "amounts", "title": texts[0], "text": texts[1], "rows": table, "svg": svg}


def _amount(figure: Record, label: str) -> Amount:
    value, lower, upper = (
        None if figure[key] is None else float(figure[key]) for key in ("value", "lower_bound", "upper_bound")
    )
    return Amount(label, value, lower, upper, figure["comparator"] or "")


def _stated(figure: Record) -> bool:
    return any(figure[key] is not None for key in ("value", "lower_bound", "upper_bound"))


def _label(figure: Record, name: str, words: Mapping[str, str]) -> str:
    """What stands above the mark: the figure in words, and what it goes with or where it is from."""
    if name.startswith("across-"):
        return f"{figure['figure']} ({figure['year']}, {figure['report']})"
    others = "; ".join(
        f"{other['indicator']}: {other['figure']}" + ("" if other["clear"] else f" ({other['certainty']})")
        for other in figure["beside"]
    )
    year = f" ({figure['year']})" if figure["year"] else ""
    beside = words["chart_with"].format(what=others) if others else words["chart_alone"]
    return f"{figure['indicator']}: {figure['figure']}{year}\n{beside}"


def _topics(figures: Sequence[Record], words: Mapping[str, str], language: Language) -> Record:
    tally: dict[str, int] = {}
    for figure in figures:
        tally[figure["topic"]] = tally.get(figure["topic"], 0) + 1
    ordered = sorted(tally.items(), key=lambda item: -item[1])
    counts = [Count(f"{topic}: {count}", count) for topic, count in ordered]
    axis = Axis(words["chart_topics_axis"], lambda number: grouped(int(number), language))
    told = f"{words['chart_topics_text']} {'; '.join(count.label for count in counts)}."
    svg = {
        width: counts_chart(counts, axis, Words(f"topics-{width}", words["chart_topics"], told), pixels)
        for width, pixels in WIDTHS.items()
    }
    rows = [{"topic": topic, "count": count} for topic, count in ordered]
    title, text = words["chart_topics"], words["chart_topics_text"]
    return {"id": "topics", "kind": "counts", "title": title, "text": text, "rows": rows, "svg": svg}
