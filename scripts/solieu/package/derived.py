"""The tables that say again what others hold: joins of these, with every code in words, and the ratios.

Each is a function of frames of canonical text cells, where '' is missing; so the same function builds a table, and
tells of a table read back from CSV whether it is what the others give.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from solieu.package.ratios import Ratio, Stated, ratio
from solieu.package.rows import CsvFile
from solieu.package.wording import Language, UnitName, figure, plain_number, read_number
from solieu.sources.codebook import Codebook
from solieu.sources.schemas import Package

Frames = Mapping[str, pd.DataFrame]
_NUMBERS = ("value", "lower_bound", "upper_bound")


def read_frame(file: CsvFile) -> pd.DataFrame:
    """A table as read back from its file."""
    return pd.DataFrame(file.texts(), columns=file.table.columns, dtype=object)


def derive(base: Frames, package: Package, codebook: Codebook) -> dict[str, pd.DataFrame]:
    """The derived tables, from the others. Raises KeyError where these lack a table or column."""
    english, vietnamese = (_spelled_out(base, package, codebook, language) for language in ("en", "vi"))
    tables = {"figures_en": english, "figures_vi": vietnamese, "ratios": _ratios(base, english, vietnamese, package)}
    return {name: table[package.table(name).columns] for name, table in tables.items()}


def _with(rows: pd.DataFrame, codes: pd.DataFrame, key: str, code: str = "", **columns: str) -> pd.DataFrame:
    """Rows with more columns: those of the code that `key` names, under new names; empty where there is no such code.

    `code` is the column of codes that holds their names, where that is not called as `key` is.
    """
    known = codes.drop_duplicates(code or key)[[code or key, *columns.values()]]
    return rows.merge(known.set_axis([key, *columns], axis=1), on=key, how="left").fillna("")


def _spelled_out(base: Frames, package: Package, codebook: Codebook, language: Language) -> pd.DataFrame:
    """The figures with every code in words, in the order of `figures`."""
    label = f"label_{language}"
    rows = base["figures"]
    rows = _with(rows, base["reports"], "report_id", report=f"title_{language}")
    rows = _with(rows, base["indicators"], "indicator_id", indicator=label, topic="topic", additive="additive")
    rows = _with(rows, base["units"], "unit_id", unit=label, currency="iso4217")
    rows = _with(rows, base["qualifiers"], "qualifier_id", qualifier=label, hedge_word="word_vi")
    rows = _with(rows, base["organisations"], "actor_id", "organisation_id", actor=label)
    doubts = base["doubts"].groupby("figure_id").size().to_dict()
    plurals = {unit.id: unit.plural_en for unit in codebook.units} if language == "en" else {}
    actions = {action.vi: action.en for action in codebook.actions} if language == "en" else {}
    rows = rows.assign(
        plural=rows["unit_id"].map(lambda unit: plurals.get(unit, "")),
        topic=rows["topic"].map(_labels(package, "indicators.topic", language)),
        beneficiaries=rows["beneficiary_group"].map(_labels(package, "figures.beneficiary_group", language)),
        action=rows["action_vi"].map(lambda verb: actions.get(verb, verb)),
        doubts=[str(doubts.get(figure_id, 0)) for figure_id in rows["figure_id"]],
    )
    return rows.assign(figure=[_in_words(row, language) for row in rows.itertuples()]).fillna("")


def _labels(package: Package, column: str, language: Language) -> dict[str, str]:
    table, _, name = column.partition(".")
    categories = package.table(table).field(name).categories
    return {each.value: each.label if language == "en" else each.label_vi for each in categories}


def _in_words(row: Any, language: Language) -> str:
    hedge = row.qualifier if row.hedge_word else ""
    value, lower, upper = (read_number(getattr(row, column)) for column in _NUMBERS)
    return figure(
        value, (lower, upper), hedge, UnitName(row.unit, row.plural or row.unit, bool(row.currency)), language
    )


def _ratios(base: Frames, english: pd.DataFrame, vietnamese: pd.DataFrame, package: Package) -> pd.DataFrame:
    """A ratio for each amount of money that clearly goes with another figure, in the order of `figure_pairs`."""
    doubts = base["doubts"].groupby("figure_id").doubt_id.agg(" ".join).reset_index()
    figures = _with(english, vietnamese, "figure_id", figure_vi="figure")
    figures = _with(figures, doubts, "figure_id", doubt_ids="doubt_id").drop_duplicates("figure_id")
    pairs = base["figure_pairs"]
    clear = pairs[(pairs.relation == "amount_for") & (pairs.certainty == "clear")][["figure_id", "of_figure_id"]]
    amounts, counts = figures.add_prefix("amount_"), figures.add_prefix("count_")
    rows = clear.merge(amounts, left_on="figure_id", right_on="amount_figure_id")
    rows = rows.merge(counts, left_on="of_figure_id", right_on="count_figure_id")
    cells = [_ratio_cells(row, package.about) for row in rows.itertuples()]
    return pd.DataFrame(cells, columns=package.table("ratios").columns, dtype=object)


def _ratio_cells(row: Any, about: Mapping[str, str]) -> dict[str, str]:
    result = _divided(row)
    doubts = f"{row.amount_doubt_ids} {row.count_doubt_ids}".split()
    return {
        "ratio_id": f"{row.figure_id}-per-{row.of_figure_id.removeprefix(f'{row.count_report_id}-')}",
        "figure_id": row.figure_id,
        "of_figure_id": row.of_figure_id,
        "value": plain_number(result.value),
        "comparator": result.comparator,
        "lower_bound": plain_number(result.lower_bound),
        "upper_bound": plain_number(result.upper_bound),
        "unit_id": row.amount_unit_id,
        "of_unit_id": row.count_unit_id,
        "doubts": str(len(doubts)),
        "doubt_ids": " ".join(doubts),
        "assumption_vi": about["ratio_assumption_vi"].format(amount=row.amount_figure_vi, count=row.count_figure_vi),
        "assumption_en": about["ratio_assumption"].format(amount=row.amount_figure, count=row.count_figure),
    }


def _divided(row: Any) -> Ratio:
    """The amount over the count; nothing where the count is, or may be, nought."""
    try:
        return ratio(_stated(row, "amount"), _stated(row, "count"))
    except ZeroDivisionError:
        return Ratio(None, "", None, None)


def _stated(row: Any, side: str) -> Stated:
    value, lower, upper = (read_number(getattr(row, f"{side}_{column}")) for column in _NUMBERS)
    hedged = getattr(row, f"{side}_qualifier_id") != "unhedged"
    return Stated(value, lower, upper, getattr(row, f"{side}_comparator"), hedged)
