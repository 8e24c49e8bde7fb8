"""The tables that say again what others hold: joins of these, with every code in words, ratios and comparisons.

Each is a function of frames of canonical text cells, where '' is missing; so the same function builds a table, and
tells of a table read back from CSV whether it is what the others give.
"""

from collections.abc import Mapping
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
_NUMBERS = ("value", "lower_bound", "upper_bound")


def read_frame(file: CsvFile) -> pd.DataFrame:
    """A table as read back from its file."""
    return pd.DataFrame(file.rows, columns=file.table.columns, dtype=object)


def derive(base: Frames, package: Package, codebook: Codebook) -> dict[str, pd.DataFrame]:
    """The derived tables, from the others. Raises KeyError where these lack a table or column."""
    english, vietnamese = (_spelled_out(base, package, codebook, language) for language in ("en", "vi"))
    tables = {
        "figures_en": english,
        "figures_vi": vietnamese,
        "ratios": _ratios(base, english, vietnamese, package),
        "comparisons": compared(base, package.table("comparisons").columns),
    }
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
    indicators, bodies = base["indicators"], base["organisations"]
    rows = base["figures"]
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
    rows = rows.assign(
        figure=_figures_in_words(rows, codebook, language),
        unit=_unit_names(rows),
        area=rows["area_label"].where(rows["area_label"] != "", rows["area_type"]),
        level=rows["level"].map(_labels(package, "organisations.level", language)),
        topic=rows["topic"].map(_labels(package, "indicators.topic", language)),
        beneficiaries=rows["beneficiary_group"].map(_labels(package, "figures.beneficiary_group", language)),
        doubts=_counts(rows["figure_id"], doubts["figure_id"]),
        report_doubts=_counts(rows["report_id"], whole["report_id"]),
        source_link=[source_link(url, phrase) for url, phrase in zip(rows["url"], rows["as_written"], strict=True)],
        **{
            column: rows[column].map(_labels(package, f"figures.{column}", language))
            for column in ("beneficiary_basis", "temporal_type", "claim")
        },
    )
    return rows.fillna("")


def source_link(url: str, phrase: str) -> str:
    """The address with a text fragment (WICG Scroll to Text Fragment), by which a browser opens it at the phrase.

    >>> source_link("https://a.example/1", "20 tỷ")
    'https://a.example/1#:~:text=20%20t%E1%BB%B7'
    """
    return f"{url}#:~:text={quote(phrase, safe='').replace('-', '%2D')}"


def _counts(keys: pd.Series, counted: pd.Series) -> list[str]:
    """How often each key is among those counted."""
    times = counted.value_counts()
    return [str(times.get(key, 0)) for key in keys]


def _unit_names(rows: pd.DataFrame) -> list[str]:
    """The unit of each figure; of a rate with what it is for: đồng / house."""
    return [f"{unit} / {per}" if per else unit for unit, per in zip(rows["unit"], rows["per"], strict=True)]


def _labels(package: Package, column: str, language: Language) -> dict[str, str]:
    table, _, name = column.partition(".")
    categories = package.table(table).field(name).categories
    return {each.value: each.label if language == "en" else each.label_vi for each in categories}


def _figures_in_words(rows: pd.DataFrame, codebook: Codebook, language: Language) -> list[str]:
    """Each figure in words: the noun of its indicator where it is counted in that noun's unit, or else the unit."""
    english = language == "en"
    units = {unit.id: (unit.en, unit.plural_en) if english else (unit.vi, unit.vi) for unit in codebook.units}
    nouns = {
        (each.id, each.noun.unit): (each.noun.one_en, each.noun.en) if english else (each.noun.vi, each.noun.vi)
        for each in codebook.indicators
        if each.noun
    }
    said = []
    records: Any = rows.itertuples()
    for row in records:
        one, many = nouns.get((row.indicator_id, row.unit_id)) or units.get(row.unit_id, (row.unit, row.unit))
        per = f" / {row.per}" if row.per else ""
        hedge = row.qualifier if row.hedge_word else ""
        value, lower, upper, whole = (read_number(getattr(row, column)) for column in (*_NUMBERS, "whole_value"))
        unit = UnitName(f"{one}{per}", f"{many}{per}", bool(row.currency))
        said.append(figure(value, (lower, upper), hedge, unit, language, whole))
    return said


def _ratios(base: Frames, english: pd.DataFrame, vietnamese: pd.DataFrame, package: Package) -> pd.DataFrame:
    """A ratio for each amount of money that clearly goes with another figure, in the order of `figure_links`."""
    figures = _with(english, vietnamese, "figure_id", figure_vi="figure").drop_duplicates("figure_id")
    figures = figures.assign(doubt_ids=_doubt_ids(figures, base["doubts"]))
    links = base["figure_links"]
    clear = links[(links.relation == "amount_for") & (links.certainty == "clear")][["figure_id", "to_figure_id"]]
    amounts, counts = figures.add_prefix("amount_"), figures.add_prefix("count_")
    rows = clear.merge(amounts, left_on="figure_id", right_on="amount_figure_id")
    rows = rows.merge(counts, left_on="to_figure_id", right_on="count_figure_id")
    cells = [_ratio_cells(row, package.about) for row in rows.itertuples()]
    cells = [each for each in cells if any(each[column] for column in _NUMBERS)]  # none where the count may be nought
    return pd.DataFrame(cells, columns=package.table("ratios").columns, dtype=object)


def _doubt_ids(figures: pd.DataFrame, doubts: pd.DataFrame) -> list[str]:
    """The keys of each figure's doubts, those of its whole report first."""
    keys = [
        (of_figure or report if not of_statement else "", doubt_id)
        for of_figure, of_statement, report, doubt_id in zip(
            doubts["figure_id"], doubts["statement_id"], doubts["report_id"], doubts["doubt_id"], strict=True
        )
    ]
    own: dict[str, list[str]] = {}
    for key, doubt_id in keys:
        own.setdefault(key, []).append(doubt_id)
    pairs = zip(figures["report_id"], figures["figure_id"], strict=True)
    return [" ".join(own.get(report, []) + own.get(figure_id, [])) for report, figure_id in pairs]


def _ratio_cells(row: Any, about: Mapping[str, str]) -> dict[str, str]:
    result = _divided(row)
    doubts = dict.fromkeys(f"{row.amount_doubt_ids} {row.count_doubt_ids}".split())
    stated_digits = (read_number(each) for each in (row.amount_significant_digits, row.count_significant_digits))
    digits = [each for each in stated_digits if each is not None]
    return {
        "ratio_id": f"{row.figure_id}-per-{row.to_figure_id.removeprefix(f'{row.count_report_id}-')}",
        "figure_id": row.figure_id,
        "of_figure_id": row.to_figure_id,
        "value": plain_number(result.value),
        "comparator": result.comparator,
        "lower_bound": plain_number(result.lower_bound),
        "upper_bound": plain_number(result.upper_bound),
        "unit_id": row.amount_unit_id,
        "of_unit_id": row.count_unit_id,
        "significant_digits": plain_number(min(digits)) if len(digits) == 2 and result.value is not None else "",
        "doubts": str(len(doubts)),
        "doubt_ids": " ".join(doubts),
        "assumption_vi": about["ratio_assumption_vi"].format(amount=row.amount_figure_vi, count=row.count_figure_vi),
        "assumption_en": about["ratio_assumption"].format(amount=row.amount_figure, count=row.count_figure),
    }


def _divided(row: Any) -> Ratio:
    """The amount over the count; nothing where the count is, or may be, nought."""
    try:
        return ratio(*(stated(row, f"{side}_") for side in ("amount", "count")))
    except ZeroDivisionError:
        return Ratio(None, "", None, None)
