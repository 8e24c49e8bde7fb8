"""Rows, columns, keys, codes and ties between rows (the package alone)."""

import re

from corruptions.edits import cell, columns, data, double, drop, raw, rows, text
from corruptions.mutation import at_cell, at_line, family, m

HOUSES, VALUE = "vidu-101-houses", "vidu-101-houses-value"
LINK, REVISES = f"{VALUE},amount_for,{HOUSES}", f"{HOUSES},revises,vidu-102-houses"
WITHIN = "vidu-101-pupils,may_lie_within,vidu-101-patients"
LATE = "vidu-101-late-reports"
ACTOR, LEADS = "vidu-101-uneven,actor,cac-xa", f"{LATE},leads_to,vidu-101-uneven"
SPEAKER, CITES = (
    f"vidu-101-follow-directive,{tie}" for tie in ("speaker,vidu-101-tran-vi-du-speaker", "cites,vidu-101-directive-7")
)
DOUBT = "vidu-101-follow-directive-whom"


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
    m("a spelled-out figure dropped", drop("figures_en", HOUSES), "derived", at_line(data("figures_en"), 0, 0)),
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
    m("a unit dropped", drop("units", "km"), "foreign-key", at_cell("figures", "vidu-101-roads", "unit_id")),
    m(
        "a clear link dropped",
        drop("figure_links", LINK),
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
    m("a link doubled", double("figure_links", LINK), "primary-key"),
    m("a tie doubled", double("statement_links", ACTOR), "primary-key"),
    m(
        "a person doubled under another key",
        rows("participants", lambda lines: [*lines, lines[1].replace(b"tran-vi-du", b"tran-vi-du-2")], 4),
        "unique-key",
    ),
    m("figures out of order", rows("figures", swapped(2, 3), 3), "row-order"),
    m("numerals out of order", rows("numerals", swapped(2, 3), 3), "row-order"),
    m("reports out of order", rows("reports", swapped(2, 3), 3), "row-order"),
    m("spelled-out figures out of order", rows("figures_vi", swapped(2, 3), 3), "row-order"),
    m("comparisons out of order", rows("comparisons", lambda lines: [lines[0], *lines[:0:-1]], 3), "row-order"),
    m("doubts out of order", rows("doubts", swapped(2, 3), 3), "row-order"),
    m("a figure's doubt before the report's", rows("doubts", swapped(2, 3), 3), "row-order"),
    m("a statement's doubt before a figure's", rows("doubts", swapped(5, 6), 6), "row-order"),
    m("links out of order", rows("figure_links", swapped(2, 3), 3), "row-order"),
    m(
        "documents out of order",
        rows(
            "documents_cited",
            lambda lines: [*lines, lines[1].replace(b"-7,", b"-8,", 1).replace(b"401,419", b"370,379")],
            3,
        ),
        "row-order",
    ),
    m("ties out of order", rows("statement_links", swapped(2, 5), 3), "row-order"),
    m("statements out of order", rows("statements", swapped(2, 3), 3), "row-order"),
    m("a blank row in the middle", rows("units", lambda lines: [*lines[:3], b"", *lines[3:]], 4), "cell-count"),
    m("a blank row at the end", rows("units", lambda lines: [*lines, b""], 8), "cell-count"),
    m("the header repeated", rows("units", lambda lines: [*lines[:3], lines[0], *lines[3:]], 4), "constraint-error"),
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
    m("two columns swapped, cells and all", columns("numerals", lambda c, n: [c[1], c[0], *c[2:]]), "header"),
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
    m("a column added in front", columns("numerals", lambda c, n: [b"" if n == 0 else str(n).encode(), *c]), "header"),
    m("a column left out", columns("numerals", lambda c, n: c[:-1]), "header"),
    m("a column doubled", columns("numerals", lambda c, n: [*c, c[-1]]), "header"),
    m("a heading left empty", columns("numerals", lambda c, n: [*c[:-1], b""] if n == 0 else c), "header"),
    m(
        "a column of numbers retyped as decimals",
        columns("numerals", lambda c, n: c if n == 0 else [*c[:2], c[2] + b".0", *c[3:]], 2),
        "number-form",
    ),
    m("a cell too many", text(data("units"), "\nkm,", "\nkm,,", at="km,,"), "cell-count"),
    m("a cell too few", text(data("units"), "\nkm,km,", "\nkm,", at="\nkm,"), "cell-count", at_line(data("units"), 3)),
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
    m("a doubt of no figure", cell("doubts", "vidu-101-forest-area", "figure_id", "vidu-101-wood"), "foreign-key"),
    m("a successor that is no body", cell("organisations", "ban-cu", "successor_id", "ban-khac"), "foreign-key"),
    m("a tie to no statement", cell("statement_links", LEADS, "other_statement_id", "vidu-101-none"), "foreign-key"),
    m("a tie to no person", cell("statement_links", SPEAKER, "participant_id", "vidu-101-none"), "foreign-key"),
    m("a tie to no document", cell("statement_links", CITES, "citation_id", "vidu-101-none"), "foreign-key"),
    m("a link from no figure", cell("figure_links", LINK, "figure_id", "vidu-101-none"), "foreign-key"),
    m("a link to no figure", cell("figure_links", REVISES, "to_figure_id", "vidu-102-none"), "foreign-key"),
    m("a doubt of no statement", cell("doubts", DOUBT, "statement_id", "vidu-101-none"), "foreign-key"),
    m("a publisher that is no body", cell("reports", "vidu-102", "publisher_id", "bao-khac"), "foreign-key"),
    m("an organiser that is no body", cell("reports", "vidu-101", "organiser_id", "ban-khac"), "foreign-key"),
    m("a part of no body", cell("organisations", "cac-xa", "parent_id", "huyen-khac"), "foreign-key"),
    m("a part of no area", cell("areas", "huyen-vi-du", "parent_id", "tinh-khac"), "foreign-key"),
    m("a successor that is no area", cell("areas", "tinh-thu", "successor_id", "tinh-khac"), "foreign-key"),
    m("a broader indicator that is none", cell("indicators", "roads-repaired", "broader_id", "roads"), "foreign-key"),
    m(
        "a verb's code renamed",
        cell("actions", "xay", "action_id", "dung"),
        "foreign-key",
        at_cell("figures", HOUSES, "action_id"),
    ),
    m(
        "a whose that is no body",
        cell("vague_amounts", "vidu-101-late-communes", "actor_ids", "cac-xa ban-khac"),
        "unknown-actor",
    ),
    m(
        "a doubt's key of no report",
        cell("doubts", "vidu-101-year-end", "report_id", "vidu-102"),
        "key-parts",
        at_cell("doubts", "vidu-101-year-end", "doubt_id"),
    ),
    m("a basis of a title that is none", cell("reports", "vidu-101", "title_basis", "guessed"), "constraint-error"),
    m("a basis of a period that is none", cell("reports", "vidu-101", "period_basis", ""), "constraint-error"),
    m("a way of reading that is none", cell("reports", "vidu-102", "reading", "part"), "constraint-error"),
    m("a level that is none", cell("organisations", "quan-doi", "level", "town"), "constraint-error"),
    m("a kind of area that is none", cell("areas", "tinh-mau", "kind", "town"), "constraint-error"),
    m("a code of an area that is none", cell("areas", "tinh-thu", "iso_3166_2", "VN-1"), "constraint-error"),
    m("a relation that is none", cell("figure_links", WITHIN, "relation", "beside"), "constraint-error"),
    m("a certainty that is none", cell("figure_links", WITHIN, "certainty", "sure"), "constraint-error"),
    m("an aspect that is none", cell("doubts", DOUBT, "aspect", "tone"), "constraint-error"),
    m("additive in words", cell("indicators", "houses-built", "additive_bodies", "yes"), "type-error"),
    m("a doubt's source that is no address", cell("doubts", "vidu-101-year-end", "source_url", "vidu"), "type-error"),
    m("an area's first day of no calendar", cell("areas", "tinh-thu-2025", "valid_from", "2025-06-31"), "date-form"),
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
    m("two reports of one address", cell("reports", "vidu-102", "url", "https://vidu.example/101"), "unique-error"),
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
        "a ratio's key of another ratio",
        cell("ratios", "vidu-101-houses-value-per-houses", "ratio_id", "vidu-101-houses-value-per-forest"),
        "derived",
    ),
)

TIES = family(
    "ties",
    "package",
    m("a link with itself", cell("figure_links", LINK, "to_figure_id", VALUE), "figure-link"),
    m("an amount for another report's", cell("figure_links", LINK, "to_figure_id", "vidu-102-houses"), "figure-link"),
    m(
        "what its own report revises",
        cell("figure_links", WITHIN, "relation", "revises"),
        "figure-link",
        at_cell("figure_links", WITHIN, "to_figure_id"),
    ),
    m(
        "a link to the wrong figure",
        cell("figure_links", LINK, "to_figure_id", "vidu-101-forest"),
        "derived",
        at_cell("ratios", "vidu-101-houses-value-per-houses", "ratio_id"),
    ),
    m(
        "an earlier figure that revises a later",
        (
            cell("figure_links", REVISES, "to_figure_id", HOUSES),
            text(data("figure_links"), f"{HOUSES},revises,{HOUSES}", f"vidu-102-houses,revises,{HOUSES}"),
        ),
        "link-later",
    ),
    m(
        "a report before the one that it revises",
        cell("reports", "vidu-101", "event_date", "2021-07-14"),
        "link-later",
        at_cell("figure_links", REVISES, "to_figure_id"),
    ),
    m(
        "a count of houses as an amount",
        cell("figure_links", WITHIN, "relation", "amount_for"),
        "pair-relation",
        at_cell("figure_links", WITHIN, "figure_id"),
    ),
    m(
        "money without link or doubt",
        (drop("figure_links", LINK), drop("doubts", "vidu-101-houses-value-scope")),
        "money-unpaired",
        at_cell("figures", VALUE, "figure_id"),
    ),
    m("a doubt of another report", cell("doubts", "vidu-101-forest-area", "figure_id", "vidu-102-houses"), "doubt-of"),
    m(
        "a doubt of a figure and of a statement",
        cell("doubts", "vidu-101-forest-area", "statement_id", LATE),
        "doubt-of",
        at_cell("doubts", "vidu-101-forest-area", "figure_id"),
    ),
    m(
        "a tie to nothing",
        cell("statement_links", ACTOR, "organisation_id", ""),
        "link-target",
        at_cell("statement_links", ACTOR, "target"),
    ),
    m(
        "a tie to two things",
        cell("statement_links", ACTOR, "term_id", "dan-van"),
        "link-target",
        at_cell("statement_links", ACTOR, "target"),
    ),
    m("a tie whose target is another body", cell("statement_links", ACTOR, "target", "quan-doi"), "link-target"),
    m(
        "a tie to the wrong body",
        cell("statement_links", ACTOR, "organisation_id", "quan-doi"),
        "link-target",
        at_cell("statement_links", ACTOR, "target"),
    ),
    m("a tie in another role", cell("statement_links", ACTOR, "role", "area"), "link-role"),
    m("a person as a document", cell("statement_links", SPEAKER, "role", "cites"), "link-role"),
    m("a document as a speaker", cell("statement_links", CITES, "role", "speaker"), "link-role"),
    m(
        "a tie to a term of another kind",
        (
            cell("statement_links", f"{LATE},area,vung-cao", "term_id", "dan-van"),
            text(data("statement_links"), "area,vung-cao,", "area,dan-van,"),
        ),
        "link-role",
        at_line(data("statement_links"), 3),
    ),
    m(
        "a statement that leads to itself",
        text(data("statement_links"), "leads_to,vidu-101-uneven,,,vidu-101-uneven", f"leads_to,{LATE},,,{LATE}"),
        "leads-to-cycle",
    ),
    m(
        "statements that lead round",
        rows(
            "statement_links",
            lambda lines: [*lines[:6], f"vidu-101-uneven,leads_to,{LATE},,,{LATE},,".encode(), *lines[6:]],
            7,
        ),
        "leads-to-cycle",
    ),
    m(
        "a statement that leads into another report",
        cell("statements", "vidu-101-uneven", "report_id", "vidu-102"),
        "link-report",
        at_cell("statement_links", LEADS, "target"),
    ),
    m(
        "a speaker of another report",
        cell("participants", "vidu-101-tran-vi-du-speaker", "report_id", "vidu-102"),
        "link-report",
        at_cell("statement_links", SPEAKER, "target"),
    ),
    m("a body that succeeds itself", cell("organisations", "ban-moi", "successor_id", "ban-moi"), "successor-cycle"),
    m(
        "two bodies that succeed each other",
        cell("organisations", "ban-moi", "successor_id", "ban-cu"),
        "successor-cycle",
    ),
    m("a body a part of itself", cell("organisations", "huyen-vi-du", "parent_id", "cac-xa"), "successor-cycle"),
    m("an area that succeeds itself", cell("areas", "tinh-thu-2025", "successor_id", "tinh-thu"), "successor-cycle"),
    m("an area that is a part of itself", cell("areas", "tinh-thu", "parent_id", "huyen-vi-du"), "successor-cycle"),
    m(
        "a kind of measure broader than itself",
        cell("indicators", "roads-worked-on", "broader_id", "roads-repaired"),
        "successor-cycle",
    ),
    m(
        "a document of another report",
        cell("documents_cited", "vidu-101-directive-7", "report_id", "vidu-102"),
        "link-report",
        at_cell("statement_links", CITES, "target"),
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
