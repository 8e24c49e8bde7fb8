"""Rows, columns, keys, codes and ties between rows (the package alone)."""

import re

from corruptions.edits import cell, columns, data, double, drop, raw, rows, text
from corruptions.mutation import at_cell, at_line, family, m

HOUSES, VALUE = "vidu-101-houses", "vidu-101-houses-value"
PAIR = "vidu-101-houses-value-amount-for-houses"
LATE = "vidu-101-late-reports"


def swapped(first, second):
    """Two lines of a table change places, counted from 1."""

    def change(lines):
        lines[first - 1], lines[second - 1] = lines[second - 1], lines[first - 1]
        return lines

    return change


ROWS = family(
    "rows",
    "package",
    m("a figure dropped", drop("figures", HOUSES), "count", at_cell("passages", "vidu-101-p3", "figures")),
    m(
        "a spelled-out figure dropped",
        drop("figures_en", HOUSES),
        "derived",
        at_line(data("figures_en"), 0, 0),
    ),
    m("a ratio dropped", rows("ratios", lambda lines: lines[:1], 1), "no-rows"),
    m(
        "a figure's numeral dropped",
        drop("numerals", "vidu-101-n213"),
        "ledger",
        at_cell("figures", HOUSES, "as_written"),
    ),
    m(
        "another numeral dropped",
        drop("numerals", "vidu-101-n57"),
        "ledger-count",
        at_cell("reports", "vidu-101", "numerals"),
    ),
    m(
        "a passage dropped from the middle",
        drop("passages", "vidu-101-p5"),
        "key-parts",
        at_line(data("passages"), 6, 1),
    ),
    m(
        "a doubt dropped",
        drop("doubts", "vidu-101-forest-area"),
        "derived",
        at_cell("figures_en", "vidu-101-forest", "doubts"),
    ),
    m(
        "a vague amount dropped",
        drop("vague_amounts", "vidu-101-late-communes"),
        "count",
        at_cell("passages", "vidu-101-p4", "vague_amounts"),
    ),
    m(
        "a unit dropped",
        drop("units", "km"),
        "foreign-key",
        at_cell("figures", "vidu-101-roads", "unit_id"),
    ),
    m(
        "a clear pair dropped",
        drop("figure_pairs", PAIR),
        "derived",
        at_cell("ratios", "vidu-101-houses-value-per-houses", "ratio_id"),
    ),
    m(
        "a report dropped",
        drop("reports", "vidu-102"),
        "foreign-key",
        at_cell("figures", "vidu-102-roads", "report_id"),
    ),
    m("a row doubled", double("figures", HOUSES), "primary-key"),
    m("a code doubled", double("glossary", "dan-van"), "primary-key"),
    m(
        "a numeral doubled under another key",
        (double("numerals", "vidu-101-n57"), text(data("numerals"), "vidu-101-n57,", "vidu-101-n58,")),
        "unique-key",
        at_line(data("numerals"), 4),
    ),
    m(
        "a pair doubled under another key",
        rows(
            "figure_pairs",
            lambda lines: [*lines[:2], lines[1].replace(b"-amount-for-", b"-amount2-for-"), *lines[2:]],
            3,
        ),
        "unique-key",
    ),
    m(
        "a person doubled under another key",
        rows("participants", lambda lines: [*lines, lines[1].replace(b"tran-vi-du", b"tran-vi-du-2")], 3),
        "unique-key",
    ),
    m("figures out of order", rows("figures", swapped(2, 3), 3), "row-order"),
    m("numerals out of order", rows("numerals", swapped(2, 3), 3), "row-order"),
    m("reports out of order", rows("reports", swapped(2, 3), 3), "row-order"),
    m("spelled-out figures out of order", rows("figures_vi", swapped(2, 3), 3), "row-order"),
    m("doubts out of order", rows("doubts", swapped(2, 3), 3), "row-order"),
    m("pairs out of order", rows("figure_pairs", swapped(2, 3), 3), "row-order"),
    m("ties out of order", rows("statement_links", swapped(2, 5), 3), "row-order"),
    m("statements out of order", rows("statements", swapped(2, 3), 3), "row-order"),
    m(
        "a blank row in the middle",
        rows("units", lambda lines: [*lines[:3], b"", *lines[3:]], 4),
        "cell-count",
    ),
    m("a blank row at the end", rows("units", lambda lines: [*lines, b""], 8), "cell-count"),
    m(
        "the header repeated",
        rows("units", lambda lines: [*lines[:3], lines[0], *lines[3:]], 4),
        "constraint-error",
    ),
    m("a row of another table", rows("units", lambda lines: [*lines, b"dan-van,term"], 8), "cell-count"),
)

COLUMNS = family(
    "columns",
    "package",
    m("an empty header", rows("numerals", lambda lines: [b"", *lines[1:]], 1), "header"),
    m("a heading twice", columns("numerals", lambda c, n: [c[0], c[0], *c[2:]] if n == 0 else c), "header"),
    m("a column renamed", columns("numerals", lambda c, n: [b"numeral", *c[1:]] if n == 0 else c), "header"),
    m(
        "a column renamed in capitals",
        columns("numerals", lambda c, n: [c[0].upper(), *c[1:]] if n == 0 else c),
        "header",
    ),
    m(
        "two columns swapped, cells and all",
        columns("numerals", lambda c, n: [c[1], c[0], *c[2:]]),
        "header",
    ),
    m(
        "two headings swapped",
        columns("numerals", lambda c, n: [c[0], c[1], c[3], c[2], *c[4:]] if n == 0 else c),
        "header",
    ),
    m(
        "two columns' cells swapped under their headings",
        columns("numerals", lambda c, n: c if n == 0 else [*c[:2], c[3], c[2], *c[4:]], 2),
        "offsets",
        at_line(data("numerals"), 2),
    ),
    m("a column added", columns("numerals", lambda c, n: [*c, b"note" if n == 0 else b""]), "header"),
    m(
        "a column added in front",
        columns("numerals", lambda c, n: [b"" if n == 0 else str(n).encode(), *c]),
        "header",
    ),
    m("a column left out", columns("numerals", lambda c, n: c[:-1]), "header"),
    m("a column doubled", columns("numerals", lambda c, n: [*c, c[-1]]), "header"),
    m("a heading left empty", columns("numerals", lambda c, n: [*c[:-1], b""] if n == 0 else c), "header"),
    m(
        "a column of numbers retyped as decimals",
        columns("numerals", lambda c, n: c if n == 0 else [*c[:2], c[2] + b".0", *c[3:]], 2),
        "number-form",
    ),
    m("a cell too many", text(data("units"), "\nkm,", "\nkm,,", at="km,,"), "cell-count"),
    m(
        "a cell too few",
        text(data("units"), "\nkm,km,", "\nkm,", at="\nkm,"),
        "cell-count",
        at_line(data("units"), 3),
    ),
    m("semicolons for commas", raw(data("numerals"), lambda b: b.replace(b",", b";"), 1), "header"),
    m("tabs for commas", raw(data("numerals"), lambda b: b.replace(b",", b"\t"), 1), "header"),
    m("no header", rows("numerals", lambda lines: lines[1:], 1), "header"),
)

KEYS = family(
    "keys and codes",
    "package",
    m("a key to no row", cell("figures", HOUSES, "unit_id", "hause"), "foreign-key"),
    m("a key to no passage", cell("figures", HOUSES, "passage_id", "vidu-101-p9"), "foreign-key"),
    m("a key to no indicator", cell("figures", HOUSES, "indicator_id", "houses"), "foreign-key"),
    m(
        "a doubt of no figure",
        cell("doubts", "vidu-101-forest-area", "figure_id", "vidu-101-wood"),
        "foreign-key",
    ),
    m(
        "a successor that is no body",
        cell("organisations", "ban-cu", "successor_id", "ban-khac"),
        "foreign-key",
    ),
    m(
        "a tie to no statement",
        cell("statement_links", "vidu-101-late-reports-leads-to-uneven", "other_statement_id", "vidu-101-none"),
        "foreign-key",
    ),
    m(
        "a code renamed, its rows orphaned",
        cell("units", "house", "unit_id", "home"),
        "foreign-key",
        at_cell("figures", HOUSES, "unit_id"),
    ),
    m("a key left empty", cell("glossary", "dan-van", "term_id", ""), "constraint-error"),
    m("a required cell left empty", cell("figures", HOUSES, "beneficiary_group", ""), "constraint-error"),
    m("a required key left empty", cell("figures", HOUSES, "indicator_id", ""), "constraint-error"),
    m("a code outside its list", cell("figures", HOUSES, "beneficiary_group", "civil"), "constraint-error"),
    m("a code in capitals", cell("figures", HOUSES, "temporal_type", "Flow"), "constraint-error"),
    m("a label for its code", cell("indicators", "houses-built", "topic", "nhà ở"), "constraint-error"),
    m("a key against its pattern", cell("glossary", "dan-van", "term_id", "Dân vận"), "constraint-error"),
    m(
        "a checksum of another length",
        text(data("reports"), re.compile(r",([0-9a-f]{63})[0-9a-f],"), r",\1,"),
        "constraint-error",
    ),
    m(
        "a checksum in capitals",
        text(data("reports"), re.compile(r",[0-9a-f]{64},"), f",{'AB' * 32},"),
        "constraint-error",
    ),
    m("an address that is none", cell("organisations", "ban-cu", "source_url", "vidu"), "type-error"),
    m(
        "two reports of one address",
        cell("reports", "vidu-102", "url", "https://vidu.example/101"),
        "unique-error",
    ),
    m(
        "a figure's key of another report",
        cell("statements", "vidu-101-uneven", "statement_id", "vidu-102-uneven"),
        "key-parts",
    ),
    m(
        "a doubt's key of another report",
        cell("doubts", "vidu-101-forest-area", "doubt_id", "vidu-102-forest-area"),
        "key-parts",
    ),
    m("a passage out of number", cell("passages", "vidu-101-p6", "passage_id", "vidu-101-p7"), "key-parts"),
    m(
        "a part's key of another part",
        cell("figure_parts", "vidu-101-roads-duong-lien-xa", "part_id", "vidu-101-roads-duong-lang"),
        "key-parts",
    ),
    m(
        "a pair's key of another pair",
        cell("figure_pairs", PAIR, "pair_id", "vidu-101-houses-value-amount-for-forest"),
        "key-parts",
    ),
    m(
        "a ratio's key of another ratio",
        cell("ratios", "vidu-101-houses-value-per-houses", "ratio_id", "vidu-101-houses-value-per-forest"),
        "derived",
    ),
    m(
        "a tie's key of another role",
        cell("statement_links", "vidu-101-uneven-actor-cac-xa", "link_id", "vidu-101-uneven-partner-cac-xa"),
        "key-parts",
    ),
)

TIES = family(
    "ties",
    "package",
    m(
        "a pair with the wrong figure",
        cell("figure_pairs", PAIR, "of_figure_id", "vidu-101-forest"),
        "key-parts",
        at_cell("figure_pairs", PAIR, "pair_id"),
    ),
    m("a pair with itself", cell("figure_pairs", PAIR, "of_figure_id", VALUE), "pair-report"),
    m("a pair across two reports", cell("figure_pairs", PAIR, "of_figure_id", "vidu-102-roads"), "pair-report"),
    m(
        "a pair turned round",
        (cell("figure_pairs", PAIR, "figure_id", HOUSES), cell("figure_pairs", PAIR, "of_figure_id", VALUE)),
        "pair-relation",
        at_cell("figure_pairs", PAIR, "figure_id"),
    ),
    m(
        "a clear pair without its ratio",
        cell("figure_pairs", "vidu-101-pupils-may-lie-within-patients", "relation", "amount_for"),
        "pair-relation",
        at_cell("figure_pairs", "vidu-101-pupils-may-lie-within-patients", "figure_id"),
    ),
    m(
        "money without pair or doubt",
        (drop("figure_pairs", PAIR), drop("doubts", "vidu-101-houses-value-scope")),
        "money-unpaired",
        at_cell("figures", VALUE, "figure_id"),
    ),
    m(
        "a tie to nothing",
        cell("statement_links", "vidu-101-uneven-actor-cac-xa", "organisation_id", ""),
        "link-target",
        at_cell("statement_links", "vidu-101-uneven-actor-cac-xa", "link_id"),
    ),
    m(
        "a tie to two things",
        cell("statement_links", "vidu-101-uneven-actor-cac-xa", "term_id", "dan-van"),
        "link-target",
        at_cell("statement_links", "vidu-101-uneven-actor-cac-xa", "link_id"),
    ),
    m("a tie in another role", cell("statement_links", "vidu-101-uneven-actor-cac-xa", "role", "area"), "link-role"),
    m(
        "a tie to a term of another kind",
        cell("statement_links", "vidu-101-late-reports-area-vung-cao", "term_id", "dan-van"),
        "link-role",
    ),
    m(
        "a tie to the wrong body",
        cell("statement_links", "vidu-101-uneven-actor-cac-xa", "organisation_id", "quan-doi"),
        "key-parts",
        at_cell("statement_links", "vidu-101-uneven-actor-cac-xa", "link_id"),
    ),
    m(
        "a statement that leads to itself",
        cell("statement_links", "vidu-101-late-reports-leads-to-uneven", "other_statement_id", LATE),
        "leads-to-cycle",
    ),
    m(
        "statements that lead round",
        rows(
            "statement_links",
            lambda lines: [
                *lines[:4],
                *lines[4:6],
                b"vidu-101-uneven-leads-to-late-reports,vidu-101-uneven,leads_to,,,vidu-101-late-reports",
                *lines[6:],
            ],
            7,
        ),
        "leads-to-cycle",
    ),
    m(
        "a statement that leads into another report",
        cell("statements", "vidu-101-uneven", "report_id", "vidu-102"),
        "link-report",
        at_cell("statement_links", "vidu-101-late-reports-leads-to-uneven", "other_statement_id"),
    ),
    m("a body that succeeds itself", cell("organisations", "ban-moi", "successor_id", "ban-moi"), "successor-cycle"),
    m(
        "two bodies that succeed each other",
        cell("organisations", "ban-moi", "successor_id", "ban-cu"),
        "successor-cycle",
    ),
    m("a term for an area that is none", cell("figures", "vidu-101-patients", "area", "dan-van"), "term-kind"),
    m("an area without its basis", cell("figures", "vidu-101-patients", "area_basis", "not_stated"), "basis"),
    m("a basis without its area", cell("figures", HOUSES, "area_basis", "written"), "basis"),
    m("a year without its basis", cell("figures", HOUSES, "year_basis", "not_stated"), "basis"),
    m("a date without its basis", cell("reports", "vidu-101", "event_date_basis", "not_stated"), "basis"),
    m(
        "a passage of another report",
        cell("documents_cited", "vidu-101-directive-7", "report_id", "vidu-102"),
        "passage",
        at_cell("documents_cited", "vidu-101-directive-7", "passage_id"),
    ),
    m("a review before the event", cell("reports", "vidu-101", "reviewed_on", "2021-01-01"), "review-date"),
    m("a checksum of a text that is not held", cell("reports", "vidu-102", "sha256", "ab" * 32), "source-card"),
    m("a text that is held without its size", cell("reports", "vidu-101", "bytes", ""), "source-card"),
    m("fewer bytes than characters", cell("reports", "vidu-101", "bytes", "100"), "source-card"),
    m(
        "a report held that has no places",
        cell("reports", "vidu-102", "reading", "whole-text"),
        "source-card",
        at_cell("reports", "vidu-102", "characters"),
    ),
    m("a slip that corrects nothing", cell("source_slips", "vidu-101-huyen", "suggested", "huyên"), "slip-same"),
)
