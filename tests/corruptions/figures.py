"""Figures: a digit, a bound, an offset, a word, a hedge or a unit that contradicts the rest (the package alone)."""

from corruptions.edits import cell
from corruptions.mutation import at_cell, family, m

WORKDAYS, ROADS, FOREST = "vidu-101-workdays", "vidu-101-roads", "vidu-101-forest"
HOUSES, VALUE, PUPILS = "vidu-101-houses", "vidu-101-houses-value", "vidu-101-pupils"
RATIO = "vidu-101-houses-value-per-houses"


def figure(key, column, new):
    return cell("figures", key, column, new)


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
    m("a year changed", figure(WORKDAYS, "year", "2012"), "derived", at_cell("figures_en", WORKDAYS, "year")),
    m("no significant digit", figure(HOUSES, "significant_digits", "0"), "constraint-error"),
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
    m(
        "words among the numerals",
        cell("numerals", "vidu-101-n57", "token_quoted", "“mười”"),
        "constraint-error",
    ),
)

JOINED = family(
    "tables that say it again",
    "package",
    m("another value where it is spelled out", cell("figures_en", WORKDAYS, "value", "1300"), "derived"),
    m("another number in words", cell("figures_en", WORKDAYS, "figure", "more than 1,300 person-days"), "derived"),
    m("another hedge in words", cell("figures_vi", ROADS, "figure", "hơn 40 km"), "derived"),
    m("another unit in words", cell("figures_vi", HOUSES, "figure", "12 người"), "derived"),
    m("another range in words", cell("figures_vi", FOREST, "figure", "15 đến 25 ha"), "derived"),
    m("another label of a code", cell("figures_en", HOUSES, "indicator", "Houses mended"), "derived"),
    m("another topic", cell("figures_vi", HOUSES, "topic", "y tế"), "derived"),
    m(
        "another title of the report",
        cell("figures_en", HOUSES, "report", "Another article from Vi Du district"),
        "derived",
    ),
    m("another beneficiary", cell("figures_en", HOUSES, "beneficiaries", "soldiers"), "derived"),
    m("another actor", cell("figures_vi", HOUSES, "actor", "Các xã huyện Ví Dụ"), "derived"),
    m("another verb", cell("figures_vi", HOUSES, "action", "trồng"), "derived"),
    m("additive turned round", cell("figures_vi", HOUSES, "additive", "false"), "derived"),
    m("another phrase where it is spelled out", cell("figures_vi", PUPILS, "as_written", "32 em"), "derived"),
    m("doubts miscounted", cell("figures_en", VALUE, "doubts", "2"), "derived"),
    m("a passage's figures miscounted", cell("passages", "vidu-101-p4", "figures", "1"), "count"),
    m("a passage's vague amounts miscounted", cell("passages", "vidu-101-p4", "vague_amounts", "1"), "count"),
    m("a unit's English plural", cell("figures_en", HOUSES, "figure", "12 house"), "derived"),
    m("a verb's English", cell("figures_en", HOUSES, "action", "planted"), "derived"),
    m("an assumption reworded", cell("ratios", RATIO, "assumption_en", "Takes nothing for granted."), "derived"),
    m("a digit changed in a ratio", cell("ratios", RATIO, "value", "50000001"), "derived"),
    m("a bound invented for a ratio", cell("ratios", RATIO, "lower_bound", "50000000"), "derived"),
    m("a hedge invented for a ratio", cell("ratios", RATIO, "comparator", ">"), "derived"),
    m("another unit of a ratio", cell("ratios", RATIO, "of_unit_id", "person"), "derived"),
    m("a ratio's doubts miscounted", cell("ratios", RATIO, "doubts", "0"), "derived"),
    m("a ratio with another's doubt", cell("ratios", RATIO, "doubt_ids", "vidu-101-forest-area"), "derived"),
    m(
        "a ratio of a pair in doubt",
        cell("figure_pairs", "vidu-101-houses-value-amount-for-houses", "certainty", "in_doubt"),
        "derived",
        at_cell("ratios", RATIO, "ratio_id"),
    ),
)
