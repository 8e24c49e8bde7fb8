"""Figures: a digit, a bound, an offset, a word, a hedge or a unit that contradicts the rest (the package alone)."""

from corruptions.edits import cell, data, drop
from corruptions.mutation import at_cell, at_line, family, m

WORKDAYS, ROADS, FOREST = "vidu-101-workdays", "vidu-101-roads", "vidu-101-forest"
HOUSES, VALUE, PUPILS = "vidu-101-houses", "vidu-101-houses-value", "vidu-101-pupils"
DIRECTIVE = "vidu-101-directive-7"
COST, PLANNED = "vidu-102-house-cost", "vidu-102-patients"
RATIO, AFTER = "vidu-101-houses-value-per-houses", "vidu-101-houses-after-vidu-102-houses"
LINK = "vidu-101-houses-value,amount_for,vidu-101-houses"
REVISES = "vidu-101-houses,revises,vidu-102-houses"
PUBLISHED = at_cell("reports", "vidu-102", "published_basis")


def figure(key, column, new):
    return cell("figures", key, column, new)


def en(key, column):
    return at_cell("figures_en", key, column)


def kind(key):
    return at_cell("figures", key, "period_kind")


VALUES = family(
    "values and bounds",
    "package",
    m("a digit changed in a value", figure(WORKDAYS, "value", "1300"), "as-written"),
    m("a digit lost from a value", figure(WORKDAYS, "value", "120"), "as-written"),
    m("a value ten times too large", figure(HOUSES, "value", "120"), "as-written"),
    m("the decimals of a value lost", figure("vidu-102-roads", "value", "12"), "as-written"),
    m("a Vietnamese decimal read as thousands", figure("vidu-102-roads", "value", "125"), "as-written"),
    m("a value left out", figure(PUPILS, "value", ""), "as-written"),
    m("a value with a minus sign", figure(PUPILS, "value", "-31"), "as-written"),
    m("a digit changed in a lower bound", figure(WORKDAYS, "lower_bound", "1201"), "bounds"),
    m("a digit changed in an upper bound", figure(ROADS, "upper_bound", "41"), "bounds"),
    m("a bound invented", figure(HOUSES, "lower_bound", "12"), "bounds"),
    m("a bound left out", figure(ROADS, "upper_bound", ""), "bounds"),
    m("a bound on the wrong side", figure(ROADS, "lower_bound", "40"), "bounds"),
    m("the upper bound of a range changed", figure(FOREST, "upper_bound", "25"), "as-written"),
    m("a range whose bounds are turned round", figure(FOREST, "lower_bound", "30"), "bounds"),
    m("a range with one bound", figure(FOREST, "lower_bound", ""), "bounds"),
    m("a range with a value", figure(FOREST, "value", "17"), "range-value"),
    m("significant digits miscounted", figure(WORKDAYS, "significant_digits", "4"), "as-written"),
    m("no significant digit", figure(HOUSES, "significant_digits", "0"), "constraint-error"),
    m("a rate without what it is for", figure(COST, "per_unit_id", ""), "as-written"),
    m("a rate for another unit", figure(COST, "per_unit_id", "km"), "as-written"),
    m("a count told as a rate", figure(HOUSES, "per_unit_id", "person"), "as-written"),
    m("a rate for no unit", figure(COST, "per_unit_id", "home"), "foreign-key"),
    m("a digit changed in a whole", figure(PLANNED, "whole_value", "401"), "as-written"),
    m("a part without its whole", figure(PLANNED, "whole_value", ""), "as-written"),
    m("a whole invented", figure(HOUSES, "whole_value", "20"), "as-written"),
)

WHEN_AND_WHERE = family(
    "periods, areas and claims",
    "package",
    m("another year", figure(WORKDAYS, "year", "2012"), "period"),
    m("no year", figure(WORKDAYS, "year", ""), "period"),
    m("a year of a part of it left out", figure(PLANNED, "year", ""), "period"),
    m("a whole year from its second day", figure(WORKDAYS, "period_start", "2021-01-02"), "period", kind(WORKDAYS)),
    m("a whole year without its end", figure(WORKDAYS, "period_end", ""), "period", kind(WORKDAYS)),
    m("a period turned round", figure(PLANNED, "period_end", "2020-12-31"), "period", kind(PLANNED)),
    m("a part of a year that leaves it", figure(PLANNED, "period_end", "2022-01-01"), "period", kind(PLANNED)),
    m("a part of a year that is all of it", figure(PLANNED, "period_end", "2021-12-31"), "period", kind(PLANNED)),
    m("several years that are one", figure(WORKDAYS, "period_kind", "several_years"), "period"),
    m("a day of a year", figure(WORKDAYS, "period_kind", "day"), "period"),
    m("an open period with its end", figure(WORKDAYS, "period_kind", "open"), "period"),
    m(
        "an event without its beginning",
        (figure(WORKDAYS, "period_kind", "event"), figure(WORKDAYS, "period_start", "")),
        "period",
    ),
    m("a period that is not stated", figure(WORKDAYS, "period_kind", "not_stated"), "period"),
    m("a kind of period that is none", figure(WORKDAYS, "period_kind", "month"), "constraint-error"),
    m("a period without its basis", figure(HOUSES, "period_basis", "not_stated"), "basis"),
    m("another end of a period", figure(PLANNED, "period_end", "2021-07-15"), "derived", en(PLANNED, "period_end")),
    m("a report's period turned round", cell("reports", "vidu-102", "period_end", "2020-06-30"), "period"),
    m("a report's period without its basis", cell("reports", "vidu-102", "period_basis", "not_stated"), "basis"),
    m("a basis without its day of publication", cell("reports", "vidu-102", "published_date", ""), "basis", PUBLISHED),
    m(
        "a day of publication without its basis",
        cell("reports", "vidu-101", "published_date", "2021-12-21"),
        "basis",
        at_cell("reports", "vidu-101", "published_basis"),
    ),
    m("a date without its basis", cell("reports", "vidu-101", "event_date_basis", "not_stated"), "basis"),
    m("an area of another time", figure(ROADS, "area_id", "tinh-thu-2025"), "area-then"),
    m(
        "an area that was no more",
        cell("areas", "huyen-vi-du", "valid_to", "2019-12-31"),
        "area-then",
        at_cell("figures", ROADS, "area_id"),
    ),
    m("an area of no code", figure(ROADS, "area_id", "huyen-khac"), "foreign-key"),
    m("a kind of area that is a term", figure("vidu-101-patients", "area_type_id", "dan-van"), "term-kind"),
    m("a kind of area of no code", figure("vidu-101-patients", "area_type_id", "vung-sau"), "foreign-key"),
    m("an area without its basis", figure("vidu-101-patients", "area_basis", "not_stated"), "basis"),
    m("a basis without its area", figure(HOUSES, "area_basis", "written"), "basis"),
    m("a province with members", cell("area_members", "mien-thu,tinh-mau", "group_id", "tinh-thu"), "term-kind"),
    m("a member that is no area", cell("area_members", "mien-thu,tinh-mau", "member_id", "tinh-khac"), "foreign-key"),
    m(
        "a member twice",
        cell("area_members", "mien-thu,tinh-mau", "member_id", "tinh-thu"),
        "primary-key",
        at_line(data("area_members"), 3),
    ),
    m("beneficiaries without their basis", figure(HOUSES, "beneficiary_basis", "not_stated"), "basis"),
    m("a basis without its beneficiaries", figure(PLANNED, "beneficiary_basis", "written"), "basis"),
    m("another basis", figure(HOUSES, "beneficiary_basis", "written"), "derived", en(HOUSES, "beneficiary_basis")),
    m("a plan told as done", figure(PLANNED, "claim", "done"), "derived", en(PLANNED, "claim")),
    m("a claim that is none", figure(PLANNED, "claim", "hoped"), "constraint-error"),
    m("a verb of no code", figure(HOUSES, "action_id", "dung"), "foreign-key"),
    m("another verb", figure(HOUSES, "action_id", "trong"), "derived", en(HOUSES, "action")),
    m("another's position", figure(HOUSES, "position", "5"), "unique-key", at_cell("figures", VALUE, "figure_id")),
    m("a place in the order that is none", figure(HOUSES, "position", "9"), "key-parts"),
    m("a first place of nought", figure(WORKDAYS, "position", "0"), "constraint-error"),
)

WORDS = family(
    "words, hedges and units",
    "package",
    m(
        "a digit changed in a phrase",
        figure(HOUSES, "as_written", "13 căn nhà"),
        "as-written",
        at_cell("figures", HOUSES, "value"),
    ),
    m(
        "another hedge in a phrase",
        figure(WORKDAYS, "as_written", "gần 1.200 ngày công"),
        "as-written",
        at_cell("figures", WORKDAYS, "qualifier_id"),
    ),
    m(
        "a phrase without its hedge",
        figure(WORKDAYS, "as_written", "1.200 ngày công"),
        "offset-length",
        at_cell("figures", WORKDAYS, "char_start"),
    ),
    m("a phrase without a number", figure(HOUSES, "as_written", "nhiều nhà dân"), "phrase-unread"),
    m(
        "another noun in a phrase",
        figure(PUPILS, "as_written", "31 km"),
        "as-written",
        at_cell("figures", PUPILS, "unit_id"),
    ),
    m("a qualifier that contradicts the words", figure(ROADS, "qualifier_id", "under-duoi"), "as-written"),
    m("a hedge that is not there", figure(PUPILS, "qualifier_id", "about-khoang"), "as-written"),
    m("a hedge left out", figure(WORKDAYS, "qualifier_id", "unhedged"), "as-written"),
    m("a comparator turned round", figure(ROADS, "comparator", ">"), "comparator"),
    m("a comparator left out", figure(ROADS, "comparator", ""), "comparator"),
    m("a closed comparator for an open one", figure(WORKDAYS, "comparator", ">="), "comparator"),
    m("a unit that contradicts the words", figure(ROADS, "unit_id", "ha"), "as-written"),
    m("a unit of another counted thing", figure(HOUSES, "unit_id", "person"), "as-written"),
    m(
        "a hedge that the grammar reads otherwise",
        cell("qualifiers", "under-duoi", "word_vi", "khoảng"),
        "hedge-unread",
    ),
    m(
        "a rule of bounds that is not its comparator's",
        cell("qualifiers", "under-duoi", "bound_rule", "upper_closed"),
        "bound-rule",
        at_cell("qualifiers", "under-duoi", "comparator"),
    ),
    m("money without a code of ISO 4217", cell("units", "VND", "iso4217", ""), "unit-money"),
    m("a length with a code of ISO 4217", cell("units", "km", "iso4217", "VND"), "unit-money"),
    m("a currency in small letters", cell("units", "VND", "iso4217", "vnd"), "constraint-error"),
    m("another word for a hedge", cell("qualifiers", "about-khoang", "word_vi", "hơn"), "unique-error"),
)

OFFSETS = family(
    "places",
    "package",
    m("a figure moved by one character", figure(HOUSES, "char_start", "212"), "offset-length"),
    m(
        "a figure's end moved",
        figure(HOUSES, "char_end", "224"),
        "offset-length",
        at_cell("figures", HOUSES, "char_start"),
    ),
    m("a figure's end before its beginning", figure(HOUSES, "char_end", "203"), "offsets"),
    m("an end outside the text", cell("statements", "vidu-101-follow-directive", "char_end", "9999"), "offset-outside"),
    m("a numeral's first character moved", figure(WORKDAYS, "numeral_start", "136"), "numeral-offset"),
    m("a numeral's end moved", figure(WORKDAYS, "numeral_end", "139"), "numeral-offset"),
    m("an offset left out", figure(HOUSES, "char_end", ""), "offset-missing"),
    m(
        "offsets of a text that is not held",
        figure("vidu-102-patients", "char_start", "10"),
        "offset-missing",
        at_cell("figures", "vidu-102-patients", "char_end"),
    ),
    m(
        "a place in a text that is not held",
        (figure("vidu-102-patients", "char_start", "10"), figure("vidu-102-patients", "char_end", "19")),
        "offset-unheld",
    ),
    m("a document's end before its beginning", cell("documents_cited", DIRECTIVE, "char_end", "400"), "offsets"),
    m("a document without its place", cell("documents_cited", DIRECTIVE, "char_start", ""), "offset-missing"),
    m("a document in another passage", cell("documents_cited", DIRECTIVE, "passage_id", "vidu-101-p4"), "passage"),
    m("passages that overlap", cell("passages", "vidu-101-p4", "char_start", "300"), "overlap"),
    m("vague amounts that overlap", cell("vague_amounts", "vidu-101-uneven-work", "char_start", "320"), "overlap"),
    m(
        "a vague amount shorter than its word",
        cell("vague_amounts", "vidu-101-uneven-work", "char_end", "342"),
        "offset-length",
        at_cell("vague_amounts", "vidu-101-uneven-work", "char_start"),
    ),
    m("a figure in another passage", figure(HOUSES, "passage_id", "vidu-101-p4"), "passage"),
    m("a figure in no passage", figure(HOUSES, "passage_id", ""), "no-passage"),
    m("a statement in another passage", cell("statements", "vidu-101-uneven", "passage_id", "vidu-101-p3"), "passage"),
    m(
        "a report shorter than its figures",
        cell("reports", "vidu-101", "characters", "300"),
        "offset-outside",
        at_cell("passages", "vidu-101-p3", "char_end"),
    ),
    m(
        "a first passage that begins below zero",
        cell("passages", "vidu-101-p1", "char_start", "-1"),
        "constraint-error",
    ),
)

LEDGER = family(
    "the ledger of numerals",
    "package",
    m(
        "a digit changed in a figure's numeral",
        cell("numerals", "vidu-101-n213", "token_quoted", "“13”"),
        "numeral-token",
    ),
    m("a numeral with another disposition", cell("numerals", "vidu-101-n213", "disposition", "year"), "ledger"),
    m("a date taken for a figure", cell("numerals", "vidu-101-n57", "disposition", "figure"), "ledger"),
    m("a numeral under the wrong figure", cell("numerals", "vidu-101-n213", "figure_id", VALUE), "ledger"),
    m("a figure's numeral without its figure", cell("numerals", "vidu-101-n213", "figure_id", ""), "ledger"),
    m(
        "a numeral of another length",
        cell("numerals", "vidu-101-n57", "char_end", "63"),
        "offset-length",
        at_cell("numerals", "vidu-101-n57", "char_start"),
    ),
    m(
        "a numeral's key that is not its place",
        cell("numerals", "vidu-101-n213", "numeral_id", "vidu-101-n214"),
        "key-parts",
    ),
    m("numerals miscounted", cell("reports", "vidu-101", "numerals", "14"), "ledger-count"),
    m("numerals accounted for miscounted", cell("reports", "vidu-101", "numerals_accounted", "12"), "ledger-count"),
    m(
        "a numeral without its quotation marks",
        cell("numerals", "vidu-101-n135", "token_quoted", "1.200"),
        "bare-numeral",
    ),
    m("words among the numerals", cell("numerals", "vidu-101-n57", "token_quoted", "“mười”"), "constraint-error"),
)

# What one cell of a table that says others again says instead: each of its columns that says something of its own.
SPELLED = {
    "figures_en": {
        "period_start": "2021-02-01", "period_end": "2021-11-30", "year": "2012", "area": "highlands",
        "level": "commune", "actor": "Communes of Vi Du district", "topic": "health", "broader_indicator": "Houses",
        "indicator": "Houses mended", "indicator_id": "houses-value", "figure": "12 house", "value": "13",
        "comparator": ">", "qualifier": "more than", "hedge_word": "hơn", "lower_bound": "12", "unit": "person",
        "unit_id": "person", "significant_digits": "1", "action": "planted", "beneficiaries": "soldiers",
        "beneficiary_basis": "written in the report", "temporal_type": "running total", "claim": "planned",
        "as_written": "13 căn nhà", "doubts": "2", "report_doubts": "0", "additive_bodies": "false",
        "additive_periods": "false", "report_id": "vidu-102", "publisher": "Another paper",
        "event_date": "2021-12-21", "url": "https://vidu.example/102",
        "source_link": "https://vidu.example/101#:~:text=12",
    },
    "figures_vi": {
        "area": "vùng cao", "level": "xã", "actor": "Các xã huyện Ví Dụ", "topic": "y tế",
        "indicator": "Nhà được sửa", "figure": "12 người", "unit": "người", "action": "trồng",
        "beneficiaries": "quân nhân", "claim": "dự kiến",
    },
    "ratios": {
        "of_figure_id": "vidu-101-forest", "value": "50000001", "comparator": ">", "lower_bound": "50000000",
        "of_unit_id": "person", "significant_digits": "2", "doubts": "1", "doubt_ids": "vidu-101-forest-area",
        "assumption_en": "Takes nothing for granted.",
    },
    "comparisons": {
        "indicator_id": "houses-value", "actor_id": "cac-xa", "area_id": "huyen-vi-du",
        "earlier_id": "vidu-102-roads", "later_id": VALUE, "periods": "follows", "known": "less",
        "cautions": "area_not_stated",
    },
}  # fmt: skip
_ROWS = {"figures_en": HOUSES, "figures_vi": HOUSES, "ratios": RATIO, "comparisons": AFTER}

JOINED = family(
    "tables that say it again",
    "package",
    *(
        m(f"another {column} in {table}", cell(table, _ROWS[table], column, new), "derived")
        for table, cells in SPELLED.items()
        for column, new in cells.items()
    ),
    m("another hedge in words", cell("figures_vi", ROADS, "figure", "hơn 40 km"), "derived"),
    m("another range in words", cell("figures_vi", FOREST, "figure", "15 đến 25 ha"), "derived"),
    m("a unit for a noun", cell("figures_en", PUPILS, "figure", "31 people"), "derived"),
    m("a rate without what it is for, in words", cell("figures_en", COST, "unit", "đồng"), "derived"),
    m("a part without its whole, in words", cell("figures_vi", PLANNED, "figure", "300 người"), "derived"),
    m("another kind of area in words", cell("figures_en", "vidu-101-patients", "area", "sea"), "derived"),
    m("another level of a body", cell("organisations", "quan-doi", "level", "unit"), "derived", en(WORKDAYS, "level")),
    m(
        "another broader indicator",
        cell("indicators", "roads-repaired", "broader_id", "forest-planted"),
        "derived",
        en(ROADS, "broader_indicator"),
    ),
    m(
        "a doubt of another figure",
        cell("doubts", "vidu-101-houses-value-scope", "figure_id", HOUSES),
        "derived",
        en(HOUSES, "doubts"),
    ),
    m(
        "a ratio of a link in doubt",
        cell("figure_links", LINK, "certainty", "in_doubt"),
        "derived",
        at_cell("ratios", RATIO, "ratio_id"),
    ),
    m("a comparison dropped", drop("comparisons", AFTER), "derived", at_line(data("comparisons"), 0, 0)),
    m(
        "a comparison of what repeats",
        cell("figure_links", REVISES, "relation", "repeats"),
        "derived",
        at_cell("comparisons", AFTER, "comparison_id"),
    ),
    m("a passage's figures miscounted", cell("passages", "vidu-101-p4", "figures", "1"), "count"),
    m("a passage's vague amounts miscounted", cell("passages", "vidu-101-p4", "vague_amounts", "1"), "count"),
)
