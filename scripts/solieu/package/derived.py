"""The tables that say again what others hold: joins of these, with every code in words, ratios and comparisons.

Each is a function of frames of canonical text cells, where '' is missing; so the same function builds a table, and
tells of a table read back from CSV whether it is what the others give.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pandas as pd

from solieu.package.comparisons import compared
from solieu.package.ratios import Ratio, ratio, stated
from solieu.package.rows import CsvFile
from solieu.package.wording import Language, UnitName, figure, plain_number, read_number
from solieu.sources.codebook import Codebook
from solieu.sources.schemas import Package

Frames = Mapping[str, pd.DataFrame]
# A table while it is joined, by column: pandas takes a hundred times as long for each join of a small one.
Columns = Mapping[str, Sequence[str]]
_DOUBTED = ["report_id", "figure_id", "statement_id", "doubt_id"]
_NUMBERS = ("value", "lower_bound", "upper_bound")


def read_frame(file: CsvFile) -> pd.DataFrame:
    """A table as read back from its file."""
    return pd.DataFrame(file.rows, columns=file.table.columns, dtype=object)


def derive(base: Frames, package: Package, codebook: Codebook) -> dict[str, pd.DataFrame]:
    """The derived tables, from the others. Raises KeyError where these lack a table or column."""
    english, vietnamese = (_spelled_out(base, package, codebook, language) for language in ("en", "vi"))
    spelled = {"figures_en": english, "figures_vi": vietnamese}
    tables = {
        **{
            name: pd.DataFrame({column: rows[column] for column in package.table(name).columns}, dtype=object)
            for name, rows in spelled.items()
        },
        "ratios": _ratios(base, english, vietnamese, package),
        "comparisons": compared(base, package.table("comparisons").columns),
    }
    return {name: table[package.table(name).columns] for name, table in tables.items()}


def _with(rows: Columns, codes: pd.DataFrame, key: str, code: str = "", **columns: str) -> Columns:
    """Rows with more columns: those of the code that `key` names, under new names; empty where there is no such code.

    `code` is the column of codes that holds their names, where that is not called as `key` is.
    """
    names = codes[code or key].tolist()
    known = {new: dict(zip(names[::-1], codes[old].tolist()[::-1], strict=True)) for new, old in columns.items()}
    return {**rows, **{new: [cells.get(name, "") for name in rows[key]] for new, cells in known.items()}}


def _spelled_out(base: Frames, package: Package, codebook: Codebook, language: Language) -> Columns:
    """The figures with every code in words, in the order of `figures`."""
    label = f"label_{language}"
    indicators, bodies = base["indicators"], base["organisations"]
    rows: Columns = {str(name): cells.tolist() for name, cells in base["figures"].items()}
    rows = _with(rows, base["reports"], "report_id", publisher_id="publisher_id", event_date="event_date", url="url")
    rows = _with(rows, bodies, "publisher_id", "organisation_id", publisher=label)
    rows = _with(rows, bodies, "actor_id", "organisation_id", actor=label, level="level")
    rows = _with(
        rows,
        indicators,
        "indicator_id",
        indicator=label,
        **{name: name for name in ("topic", "broader_id", "additive_bodies", "additive_periods")},
    )
    rows = _with(rows, indicators, "broader_id", "indicator_id", broader_indicator=label)
    rows = _with(rows, base["units"], "unit_id", unit=label, currency="iso4217")
    rows = _with(rows, base["units"], "per_unit_id", "unit_id", per=label)
    rows = _with(rows, base["qualifiers"], "qualifier_id", qualifier=label, hedge_word="word_vi")
    rows = _with(rows, base["actions"], "action_id", action=label)
    rows = _with(rows, base["areas"], "area_id", area_label=label)
    rows = _with(rows, base["glossary"], "area_type_id", "term_id", area_type=label)
    doubts = base["doubts"]
    whole = doubts[(doubts.figure_id == "") & (doubts.statement_id == "")]
    coded = {
        "level": ("level", "organisations.level"),
        "topic": ("topic", "indicators.topic"),
        "beneficiaries": ("beneficiary_group", "figures.beneficiary_group"),
        **{column: (column, f"figures.{column}") for column in ("beneficiary_basis", "temporal_type", "claim")},
    }
    words = {column: (rows[key], _labels(package, field, language)) for column, (key, field) in coded.items()}
    return {
        **rows,
        "figure": _figures_in_words(rows, codebook, language),
        "unit": [f"{unit} / {per}" if per else unit for unit, per in zip(rows["unit"], rows["per"], strict=True)],
        "area": [area or of_type for area, of_type in zip(rows["area_label"], rows["area_type"], strict=True)],
        "doubts": _counts(rows["figure_id"], doubts["figure_id"]),
        "report_doubts": _counts(rows["report_id"], whole["report_id"]),
        "source_link": [source_link(*pair) for pair in zip(rows["url"], rows["as_written"], strict=True)],
        **{column: [labels.get(key, "") for key in keys] for column, (keys, labels) in words.items()},
    }


def source_link(url: str, phrase: str) -> str:
    """The address with a text fragment (WICG Scroll to Text Fragment), by which a browser opens it at the phrase.

    >>> source_link("https://a.example/1", "20 tỷ")
    'https://a.example/1#:~:text=20%20t%E1%BB%B7'
    """
    return sys.intern(f"{url}#:~:text={quote(phrase, safe='').replace('-', '%2D')}")  # the same in both languages


def _counts(keys: Sequence[str], counted: pd.Series) -> list[str]:
    """How often each key is among those counted."""
    times = counted.value_counts().to_dict()
    return [str(times.get(key, 0)) for key in keys]


def _records(rows: Columns) -> Iterator[Any]:
    """The rows of a table, each with its cells by the names of their columns."""
    return (SimpleNamespace(**dict(zip(rows, cells, strict=True))) for cells in zip(*rows.values(), strict=True))


def _labels(package: Package, column: str, language: Language) -> dict[str, str]:
    table, _, name = column.partition(".")
    categories = package.table(table).field(name).categories
    return {each.value: each.label if language == "en" else each.label_vi for each in categories}


def _figures_in_words(rows: Columns, codebook: Codebook, language: Language) -> list[str]:
    """Each figure in words: the noun of its indicator where it is counted in that noun's unit, or else the unit."""
    english = language == "en"
    units = {unit.id: (unit.en, unit.plural_en) if english else (unit.vi, unit.vi) for unit in codebook.units}
    nouns = {
        (each.id, each.noun.unit): (each.noun.one_en, each.noun.en) if english else (each.noun.vi, each.noun.vi)
        for each in codebook.indicators
        if each.noun
    }
    said = []
    for row in _records(rows):
        one, many = nouns.get((row.indicator_id, row.unit_id)) or units.get(row.unit_id, (row.unit, row.unit))
        per = f" / {row.per}" if row.per else ""
        hedge = row.qualifier if row.hedge_word else ""
        value, lower, upper, whole = (read_number(getattr(row, column)) for column in (*_NUMBERS, "whole_value"))
        unit = UnitName(f"{one}{per}", f"{many}{per}", bool(row.currency))
        said.append(sys.intern(figure(value, (lower, upper), hedge, unit, language, whole)))
    return said


def _ratios(base: Frames, english: Columns, vietnamese: Columns, package: Package) -> pd.DataFrame:
    """A ratio for each amount of money that clearly goes with another figure, in the order of `figure_links`."""
    rows = {**english, "figure_vi": vietnamese["figure"], "doubt_ids": _doubt_ids(english, base["doubts"])}
    links = base["figure_links"]
    clear = links[(links.relation == "amount_for") & (links.certainty == "clear")]
    pairs = [*zip(clear["figure_id"], clear["to_figure_id"], strict=True)]
    wanted = {figure_id for pair in pairs for figure_id in pair}
    figures = {row.figure_id: row for row in _records(rows) if row.figure_id in wanted}
    known = [(figures[amount], figures[count]) for amount, count in pairs if {amount, count} <= figures.keys()]
    cells = [_ratio_cells(amount, count, package.about) for amount, count in known]
    cells = [each for each in cells if any(each[column] for column in _NUMBERS)]  # none where the count may be nought
    return pd.DataFrame(cells, columns=package.table("ratios").columns, dtype=object)


def _doubt_ids(figures: Columns, doubts: pd.DataFrame) -> list[str]:
    """The keys of each figure's doubts, those of its whole report first."""
    own: dict[str, list[str]] = {}
    for report, of_figure, of_statement, doubt_id in doubts[_DOUBTED].itertuples(index=False, name=None):
        own.setdefault(of_figure or ("" if of_statement else report), []).append(doubt_id)
    pairs = zip(figures["report_id"], figures["figure_id"], strict=True)
    return [" ".join(own.get(report, []) + own.get(figure_id, [])) for report, figure_id in pairs]


def _ratio_cells(amount: Any, count: Any, about: Mapping[str, str]) -> dict[str, str]:
    result = _divided(amount, count)
    doubts = dict.fromkeys(f"{amount.doubt_ids} {count.doubt_ids}".split())
    stated_digits = (read_number(each.significant_digits) for each in (amount, count))
    digits = [each for each in stated_digits if each is not None]
    return {
        "ratio_id": f"{amount.figure_id}-per-{count.figure_id.removeprefix(f'{count.report_id}-')}",
        "figure_id": amount.figure_id,
        "of_figure_id": count.figure_id,
        "value": plain_number(result.value),
        "comparator": result.comparator,
        "lower_bound": plain_number(result.lower_bound),
        "upper_bound": plain_number(result.upper_bound),
        "unit_id": amount.unit_id,
        "of_unit_id": count.unit_id,
        "significant_digits": plain_number(min(digits)) if len(digits) == 2 and result.value is not None else "",
        "doubts": str(len(doubts)),
        "doubt_ids": " ".join(doubts),
        "assumption_vi": about["ratio_assumption_vi"].format(amount=amount.figure_vi, count=count.figure_vi),
        "assumption_en": about["ratio_assumption"].format(amount=amount.figure, count=count.figure),
    }


def _divided(amount: Any, count: Any) -> Ratio:
    """The amount over the count; nothing where the count is, or may be, nought."""
    try:
        return ratio(stated(amount), stated(count))
    except ZeroDivisionError:
        return Ratio(None, "", None, None)
