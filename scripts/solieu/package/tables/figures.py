"""The tables of figures: in codes, spelled out for people, and the ratios."""

from solieu.package import ratios, wording
from solieu.package.tables.rows import Row, key, passage_key
from solieu.reading import Quantity
from solieu.sources.codebook import Codebook
from solieu.sources.readings import Metadata
from solieu.sources.reports import ReadFigure, Reading
from solieu.sources.schemas import Package


def figure_rows(reading: Reading, metadata: Metadata) -> list[Row]:
    """The figures in codes, in the order of the text."""
    return [_figure_row(reading, figure) for figure in reading.figures]


def _figure_row(reading: Reading, figure: ReadFigure) -> Row:
    record, quantity, card = figure.record, figure.quantity, reading.report.report
    start = record.at[0] if record.at else None
    return {
        "figure_id": key(reading, record.id),
        "report_id": card.id,
        "passage_id": passage_key(reading, start),
        "indicator_id": record.indicator,
        "actor_id": _actor(reading, figure),
        "action_vi": record.action,
        "beneficiary_group": record.beneficiaries,
        "year": record.year or card.year,
        "year_basis": record.year_basis or card.year_basis,
        "area": record.area,
        "area_basis": record.area_basis,
        "value": quantity.value,
        "unit_id": quantity.unit_id,
        "qualifier_id": quantity.qualifier_id or "unhedged",
        "comparator": quantity.comparator,
        "lower_bound": quantity.lower_bound,
        "upper_bound": quantity.upper_bound,
        "significant_digits": quantity.significant_digits,
        "temporal_type": record.temporal_type,
        "as_written": record.as_written,
        "char_start": start,
        "char_end": record.at[1] if record.at else None,
        "numeral_start": None if start is None else start + quantity.numeral_start,
        "numeral_end": None if start is None else start + quantity.numeral_end,
    }


def _actor(reading: Reading, figure: ReadFigure) -> str:
    """Who acted: the figure's own actor, or that of its passage."""
    place = reading.passage_of(figure.record.at[0]) if figure.record.at else None
    return figure.record.actor or (reading.report.passages[place - 1].actor if place else "")


def english_rows(reading: Reading, metadata: Metadata) -> list[Row]:
    """The figures joined and spelled out in English."""
    return [_spelled_out(reading, figure, metadata, "en") for figure in reading.figures]


def vietnamese_rows(reading: Reading, metadata: Metadata) -> list[Row]:
    """The figures joined and spelled out in Vietnamese."""
    return [_spelled_out(reading, figure, metadata, "vi") for figure in reading.figures]


def _spelled_out(reading: Reading, figure: ReadFigure, metadata: Metadata, language: wording.Language) -> Row:
    record, quantity, card = figure.record, figure.quantity, reading.report.report
    codebook, package = metadata.codebook, metadata.package
    indicator = codebook.indicator(record.indicator)
    return _figure_row(reading, figure) | {
        "report": card.title_en if language == "en" else card.title_vi,
        "topic": _category_label(package, "indicators.topic", indicator.topic, language),
        "figure": in_words(quantity, codebook, language),
        "qualifier": wording.label(codebook.qualifier(quantity.qualifier_id or "unhedged"), language),
        "unit": wording.label(codebook.unit(str(quantity.unit_id)), language),
        "indicator": wording.label(indicator, language),
        "action": codebook.action(record.action, language),
        "beneficiaries": _category_label(package, "figures.beneficiary_group", record.beneficiaries, language),
        "actor": wording.label(codebook.organisation(_actor(reading, figure)), language),
        "doubts": len(record.doubts),
        "additive": indicator.additive,
    }


def in_words(quantity: Quantity, codebook: Codebook, language: wording.Language) -> str:
    """A quantity in words, by the codebook's labels."""
    bounds = quantity.lower_bound, quantity.upper_bound
    qualifier = codebook.qualifier(quantity.qualifier_id or "unhedged")
    return wording.figure(quantity.value, bounds, codebook.unit(str(quantity.unit_id)), qualifier, language)


def _category_label(package: Package, column: str, code: str, language: wording.Language) -> str:
    table, _, field = column.partition(".")
    category = next(item for item in package.table(table).field(field).categories if item.value == code)
    return category.label if language == "en" else category.label_vi


def ratio_rows(reading: Reading, metadata: Metadata) -> list[Row]:
    """A ratio for each amount of money that clearly goes with another figure."""
    figures = {figure.record.id: figure for figure in reading.figures}
    return [
        _ratio_row(reading, metadata, figure, figures[pair.of])
        for figure in reading.figures
        for pair in figure.record.pair
        if pair.relation == "amount_for" and pair.certainty == "clear"
    ]


def _ratio_row(reading: Reading, metadata: Metadata, amount: ReadFigure, count: ReadFigure) -> Row:
    result = ratios.ratio(amount.quantity, count.quantity)
    doubts = [key(reading, doubt.id) for figure in (amount, count) for doubt in figure.record.doubts]
    return {
        "ratio_id": key(reading, f"{amount.record.id}-per-{count.record.id}"),
        "figure_id": key(reading, amount.record.id),
        "of_figure_id": key(reading, count.record.id),
        "value": result.value,
        "comparator": result.comparator,
        "lower_bound": result.lower_bound,
        "upper_bound": result.upper_bound,
        "unit_id": amount.quantity.unit_id,
        "of_unit_id": count.quantity.unit_id,
        "doubts": len(doubts),
        "doubt_ids": " ".join(doubts),
        "assumption_vi": _assumption(metadata, "ratio_assumption_vi", amount, count, "vi"),
        "assumption_en": _assumption(metadata, "ratio_assumption", amount, count, "en"),
    }


def _assumption(
    metadata: Metadata, template: str, amount: ReadFigure, count: ReadFigure, language: wording.Language
) -> str:
    words = [in_words(figure.quantity, metadata.codebook, language) for figure in (amount, count)]
    return str(metadata.package.about[template]).format(amount=words[0], count=words[1])
