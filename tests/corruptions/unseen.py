"""What no rule can see in a setting, listed as such; the setting that sees it, where one does."""

import re

from corruptions.edits import CODEBOOK, OTHER_REPORT, REPORT, cell, raw, rows, text
from corruptions.edits import data as table
from corruptions.mutation import family, unseen

PUPILS = "vidu-101-pupils"


def everywhere(*edits):
    return edits


def in_file(name, old, new):
    """Every occurrence in a table."""
    return raw(table(name), lambda b: b.replace(old.encode(), new.encode()), 0)


PACKAGE = family(
    "what the package alone cannot show",
    "package",
    unseen(
        "a phrase, its value and all that follows from it, changed alike",
        everywhere(
            in_file(
                "figures",
                "done,31,person,,,unhedged,,,,2,unclear,31 em",
                "done,37,person,,,unhedged,,,,2,unclear,37 em",
            ),
            in_file("numerals", "“31”", "“37”"),
            in_file("figures_en", "31 pupils,31", "37 pupils,37"),
            in_file("figures_en", "31 em", "37 em"),
            in_file("figures_en", "31%20em", "37%20em"),
            in_file("figures_vi", "31 em", "37 em"),
            in_file("figures_vi", "37 em,31", "37 em,37"),
            in_file("figures_vi", "31%20em", "37%20em"),
        ),
        "the tables agree with each other; only the report file or the text shows that the report says otherwise",
        ("metadata", "stale"),
    ),
    unseen(
        "a code changed for another, with its label",
        everywhere(
            cell("figures", PUPILS, "beneficiary_group", "military"),
            cell("figures_en", PUPILS, "beneficiaries", "soldiers"),
            cell("figures_vi", PUPILS, "beneficiaries", "quân nhân"),
        ),
        "both codes are in the list, and no other table says which is meant",
        ("metadata", "stale"),
    ),
    unseen(
        "a doubt reworded",
        cell("doubts", "vidu-101-forest-area", "note_en", "Nothing is in doubt."),
        "a text for people is not read",
        ("metadata", "stale"),
    ),
    unseen(
        "a definition reworded",
        cell("glossary", "vung-cao", "definition_vi", "Vùng biển của huyện."),
        "a text for people is not read",
        ("metadata", "stale"),
    ),
    unseen(
        "a summary of the opposite",
        cell("statements", "vidu-101-uneven", "summary_en", "All work was done everywhere."),
        "a text for people is not read",
        ("metadata", "stale"),
    ),
    unseen(
        "a noun reworded",
        cell("indicators", "pupils-sponsored", "noun_en", "girls"),
        "the figures in words are made with the nouns of the codebook, which has their singular",
        ("metadata", "stale"),
    ),
    unseen(
        "an event by another name",
        cell("reports", "vidu-101", "event_en", "A mid-year meeting"),
        "a text for people is not read",
        ("metadata", "stale"),
    ),
    unseen(
        "a word that ties two figures",
        cell("figure_links", "vidu-101-houses-value,amount_for,vidu-101-houses", "word_vi", "với"),
        "it stands between the phrases, which only the report has",
        ("metadata", "stale"),
    ),
    unseen(
        "codes out of order",
        rows("units", lambda lines: [lines[0], lines[2], lines[1], *lines[3:]], 3),
        "codes stand in the order of the codebook",
        ("metadata", "stale"),
    ),
    unseen(
        "a code dropped that nothing uses",
        raw(table("qualifiers"), lambda b: re.sub(rb"under-duoi,.*\n", b"", b), 5),
        "nothing refers to it",
        ("metadata", "stale"),
    ),
    unseen(
        "a person dropped and another named",
        cell("participants", "vidu-101-tran-vi-du", "name", "Lê Ví Dụ"),
        "no other table names people",
        ("metadata", "stale"),
    ),
)

METADATA = family(
    "what the report file alone cannot show",
    "metadata",
    unseen(
        "a digit changed in a phrase of the report file",
        text(REPORT, "as_written: 31 em", "as_written: 37 em", at="  - id: pupils\n"),
        "what the report says stands in its text alone",
        ("texts", "offset-phrase"),
    ),
    unseen(
        "a figure moved into a gap of the same passage",
        text(REPORT, "at: [298, 303]", "at: [290, 295]", at="  - id: pupils\n"),
        "the place is free, and as long as the phrase",
        ("texts", "offset-phrase"),
    ),
    unseen(
        "a numeral's digits changed",
        text(REPORT, "token: “20/12”", "token: “20/11”"),
        "what the report says stands in its text alone",
        ("texts", "offset-phrase"),
    ),
    unseen(
        "another checksum",
        text(REPORT, re.compile(r"sha256: [0-9a-f]{4}"), "sha256: 0000"),
        "the text is needed to make it",
        ("texts", "text-hash"),
    ),
    unseen(
        "the number of characters",
        text(REPORT, re.compile(r"characters: 47\d"), "characters: 480"),
        "the text is needed to count",
        ("texts", "text-size"),
    ),
    unseen(
        "a passage that begins a character early",
        text(REPORT, "at: [306, 363]", "at: [305, 363]"),
        "no other passage is hurt",
        ("texts", "offset-space"),
    ),
)

NEVER = family(
    "what no rule can show, even with the texts",
    "texts",
    unseen(
        "a summary that says the opposite",
        text(
            REPORT, "summary_en: Some work was done in some places only.", "summary_en: All work was done everywhere."
        ),
        "a person reads and compares; no program does",
    ),
    unseen(
        "a plan told as done", text(OTHER_REPORT, "    claim: planned\n", ""), "what a report claims is a judgement"
    ),
    unseen(
        "a period of another year",
        text(OTHER_REPORT, "{start: 2020-01-01, end: 2020-12-31, kind", "{start: 2019-01-01, end: 2019-12-31, kind"),
        "when something was done is a judgement",
    ),
    unseen(
        "an area that is too wide",
        text(REPORT, "area: {id: huyen-vi-du", "area: {id: tinh-thu"),
        "where something was done is a judgement",
    ),
    unseen(
        "a link between reports left out",
        text(REPORT, re.compile(r"    links:\n      - \{relation: revises.*\n"), ""),
        "what repeats or revises an earlier figure is a judgement",
    ),
    unseen(
        "a wrong indicator",
        text(REPORT, "indicator: roads-repaired", "indicator: houses-built"),
        "what a figure measures is a judgement",
    ),
    unseen(
        "wrong beneficiaries", text(REPORT, "group: mixed", "group: military"), "whom the work was for is a judgement"
    ),
    unseen(
        "a figure told as a running total",
        text(REPORT, "temporal: unclear", "temporal: stock"),
        "what is counted is a judgement",
    ),
    unseen(
        "a doubt left out",
        text(REPORT, re.compile(r"    doubts:\n      - id: forest-area\n(?:        .*\n)*"), ""),
        "what a second person would dispute is a judgement",
    ),
    unseen(
        "a wrong speaker",
        text(REPORT, "{role: speaker, organisation: ban-cu}", "{role: speaker, organisation: cac-xa}"),
        "who spoke is a judgement",
    ),
    unseen(
        "a date taken for an ordinal",
        text(REPORT, "disposition: date", "disposition: ordinal"),
        "no number is lost, and the kind is a judgement",
    ),
    unseen(
        "a label in Vietnamese that means something else",
        text(CODEBOOK, "vi: Nhà được xây,", "vi: Nhà được sửa,"),
        "a text for people is not read",
    ),
    unseen(
        "another author",
        text(REPORT, "byline: ''", "byline: Trần Văn B"),
        "it stands on the page, not in the text; validate --page compares it",
    ),
)
