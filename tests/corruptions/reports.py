"""Report files, the codebook and the table schemas, before anything is built from them (with metadata/)."""

import re

from corruptions.edits import CODEBOOK, DESCRIPTOR, OTHER_REPORT, REPORT, cell, data, drop, extra, gone, raw, text
from corruptions.mutation import at_line, at_words, family, m

PACKAGE_FILE = "metadata/package.yaml"
FIGURES_SCHEMA = "metadata/tables/figures.yaml"


def report(old, new, at=None):
    return text(REPORT, old, new, at)


RECORDS = family(
    "records of a report file",
    "metadata",
    m("a key misspelt", report("    action: trong", "    acton: trong", at="    acton:"), "unknown-key"),
    m("a key missing", report("    indicator: forest-planted\n", "", at="  - id: forest\n"), "missing-key"),
    m("a basis missing", report("{group: mixed, basis: inferred}", "{group: mixed}"), "missing-key"),
    m("a key of version 1", report("    temporal: unclear", "    temporal_type: unclear"), "unknown-key"),
    m("a key of no period", report("period: {start:", "period: {from: 2021, start:"), "unknown-key"),
    m(
        "a key of another record",
        report("    indicator: roads-repaired", "    indicator: roads-repaired\n    token: “40”", at="    token"),
        "unknown-key",
    ),
    m(
        "an id used twice",
        report("  - id: houses-value\n", "  - id: houses\n", at="  - id: houses\n    as_written: 600"),
        "duplicate-id",
    ),
    m(
        "a doubt's id used twice",
        report("- id: forest-area", "- id: workdays-unit", at="- id: workdays-unit\n        aspect: scope"),
        "duplicate-id",
    ),
    m("a statement's id used twice", report("  - id: uneven\n", "  - id: late-reports\n"), "duplicate-id"),
    m("an id in Vietnamese", report("  - id: forest\n", "  - id: rừng\n"), "id-form"),
    m("an id in capitals", report("  - id: forest\n", "  - id: Forest\n"), "id-form"),
    m("a code of no list", report("group: mixed", "group: both"), "unknown-code"),
    m("an unknown claim", text(OTHER_REPORT, "claim: planned", "claim: hoped"), "unknown-code"),
    m("an unknown kind of period", report("kind: year,", "kind: years,"), "unknown-code"),
    m("an unknown relation", report("relation: revises", "relation: betters"), "unknown-code"),
    m("an unknown publisher", report("publisher: bao-vi-du", "publisher: bao-khac"), "unknown-code"),
    m("an unknown organiser", report("organiser: ban-cu", "organiser: ban-khac"), "unknown-code"),
    m("an unknown body of a vague amount", report("[cac-xa, ban-cu]", "[cac-xa, ban-khac]"), "unknown-code"),
    m("an unknown indicator", report("indicator: forest-planted", "indicator: forest-plantd"), "unknown-code"),
    m("an unknown body", report("actor: quan-doi", "actor: quan-doy"), "unknown-code"),
    m("an unknown verb", report("action: trong", "action: gieo"), "unknown-code"),
    m("an unknown area", report("area: {id: huyen-vi-du", "area: {id: huyen-khac"), "unknown-code"),
    m("an unknown kind of area", report("type: vung-cao", "type: vung-sau"), "unknown-code"),
    m("an unknown kind of passage", report("kind: limitations", "kind: limits"), "unknown-code"),
    m("an unknown disposition", report("disposition: url", "disposition: link"), "unknown-code"),
    m("a status that is none", report("status: reviewed", "status: done"), "unknown-code"),
    m("a draft", report("status: reviewed", "status: draft", at="# What a person"), "not-reviewed", at_line(REPORT, 2)),
    m("TODO left in", report("  title_en: A meeting in Vi Du district", "  title_en: TODO"), "left-to-do"),
    m("a file under another name", report("  id: vidu-101", "  id: vidu-103", at="  id: vidu-103"), "file-name"),
    m("a text where a number belongs", report("  bytes: ", "  bytes: about "), "not-a-number"),
    m("a number where a text belongs", report("title_en: A meeting in Vi Du district", "title_en: 12"), "not-text"),
    m("yes where true belongs", report("list_open: true", "list_open: yes"), "not-true-or-false"),
    m("a day of no calendar", report("event_date: 2021-12-20", "event_date: 2021-13-20"), "date-form"),
    m("a period's end of no calendar", report("end: 2021-12-31", "end: 2021-12-32"), "date-form"),
    m("a date as Vietnamese write it", report("event_date: 2021-12-20", "event_date: 20/12/2021"), "date-form"),
    m("a text left empty", report("publisher: bao-vi-du", "publisher: ''"), "empty"),
    m("NFD in a name", report("name: Trần Ví Dụ", "name: Tra\u0302\u0300n Ví Dụ"), "not-nfc"),
    m("a space at the edge of a text", report("byline: ''", "byline: 'A '"), "outer-space"),
    m(
        "a list where a record belongs",
        report("reviewed: {by: curator, on: 2026-11-23}", "reviewed: [curator, 2026-11-23]"),
        "record-shape",
    ),
    m(
        "a word where a record belongs",
        report(re.compile(r"    links: \{relation: may_lie_within.*"), "    links: patients"),
        "record-shape",
    ),
)

YAML = family(
    "the YAML of a report file",
    "metadata",
    m("brackets that do not close", report("status: reviewed", "status: [reviewed"), "yaml", at_line(REPORT, 3)),
    m("a tab for an indent", report("    as_written: 31 em", "\tas_written: 31 em"), "yaml"),
    m("a tag that makes an object", report("status: reviewed", "status: !!python/name:os.system reviewed"), "yaml"),
    m("an anchor", report("  byline: ''", "  byline: &nobody ''"), "yaml"),
    m(
        "a key twice in one record",
        report("  language: vi", "  language: vi\n  language: vi", at="  language: vi\n  event"),
        "yaml",
    ),
    m("bytes that are not UTF-8", raw(REPORT, lambda b: b.replace("Hội".encode(), b"H\xf4i", 1), 7, 0), "not-utf8"),
    m("a control character", report("A meeting", "A \x07meeting"), "yaml"),
    m("an empty report file", raw(REPORT, lambda b: b"", 1), "record-shape"),
    m(
        "a report file cut short",
        raw(REPORT, lambda b: b[: b.index(b"passages:")], 2),
        "ledger-count",
        at_line(REPORT, 6),
    ),
    m("a list for a report file", raw(REPORT, lambda b: b"- a\n- b\n", 1), "record-shape"),
)

PLACES = family(
    "places in a report file",
    "metadata",
    m(
        "a figure outside the text",
        report("at: [298, 303]", "at: [998, 1003]", at="  - id: pupils\n"),
        "offset-outside",
    ),
    m("a place of another length", report("at: [298, 303]", "at: [298, 304]", at="  - id: pupils\n"), "offset-length"),
    m("a place turned round", report("at: [298, 303]", "at: [303, 298]"), "span-form"),
    m("a place of one number", report("at: [298, 303]", "at: [298]"), "span-form"),
    m("a place below zero", report("at: [298, 303]", "at: [-298, 303]"), "span-form"),
    m("a place that is no number", report("at: [298, 303]", "at: [298, đến]"), "span-form"),
    m("a place left out", report("    at: [298, 303]\n", "", at="  - id: pupils\n"), "offset-missing"),
    m(
        "a place in a text not held",
        text(
            OTHER_REPORT,
            "    as_written: 300/400 người\n",
            "    as_written: 300/400 người\n    at: [3, 16]\n",
            at="  - id: patients\n",
        ),
        "offset-unheld",
    ),
    m("figures that overlap", report("at: [298, 303]", "at: [274, 279]", at="  - id: pupils\n"), "overlap"),
    m("passages that overlap", report("at: [306, 363]", "at: [290, 363]"), "overlap"),
    m("a figure in no passage", report("at: [108, 304]", "at: [140, 304]", at="  - id: workdays\n"), "no-passage"),
    m(
        "a passage left out",
        report(re.compile(r"  - \{at: \[306, 363\].*\n"), "", at="  - {id: late-communes"),
        "no-passage",
    ),
    m("a slip outside the text", report("at: 115, as_written: huyên", "at: 4115, as_written: huyên"), "offset-outside"),
)

FIGURES = family(
    "figures in a report file",
    "metadata",
    m(
        "a digit lost from a phrase",
        report("as_written: 12 căn nhà", "as_written: 1 căn nhà", at="  - id: houses\n"),
        "offset-length",
    ),
    m("a phrase with no number", report("as_written: 31 em", "as_written: em nhỏ"), "phrase-unread"),
    m("a phrase with two figures", report("as_written: 31 em", "as_written: 31 em, 40 km"), "phrase-unread"),
    m("a counted noun of no unit", report("as_written: 31 em", "as_written: 31 xe"), "unit-unknown"),
    m("a hedge of no qualifier", report("hơn 2.500 người", "ngót 2.500 người"), "qualifier-unknown"),
    m(
        "a figure without an actor",
        report("kind: army_results, actor: quan-doi", "kind: army_results", at="  - id: workdays\n"),
        "actor-unknown",
    ),
    m(
        "a value overruled in silence",
        report(
            "    indicator: houses-built\n", "    indicator: houses-built\n    value: '13'\n", at="  - id: houses\n"
        ),
        "as-written",
    ),
    m(
        "a unit overruled in silence",
        report(
            "    indicator: houses-built\n", "    indicator: houses-built\n    unit: person\n", at="  - id: houses\n"
        ),
        "as-written",
    ),
    m(
        "a value overruled, doubted as to something else",
        report(
            "    indicator: forest-planted\n", "    indicator: forest-planted\n    value: '17'\n", at="  - id: forest\n"
        ),
        "as-written",
    ),
    m(
        "a value that is no number",
        report(
            "    indicator: houses-built\n",
            "    indicator: houses-built\n    value: 'mười'\n",
            at="    value: 'mười'\n",
        ),
        "phrase-unread",
    ),
    m(
        "money without link or doubt",
        report(
            re.compile(r"    links: \{relation: amount_for.*\n    doubts:\n(?:      .*\n)*"),
            "",
            at="  - id: houses-value\n",
        ),
        "money-unpaired",
    ),
    m("a rate for what is no unit", text(OTHER_REPORT, "triệu đồng/căn nhà", "triệu đồng/xe"), "unit-unknown"),
    m(
        "an area without its basis",
        report(", basis: written}\n  - id: pupils", "}\n  - id: pupils", "  - id: patients\n"),
        "basis",
    ),
    m("an area of another time", report("huyen-vi-du", "tinh-thu-2025", "  - id: roads\n"), "area-then"),
    m("a kind of area that is a term", report("type: vung-cao", "type: dan-van", "  - id: patients\n"), "term-kind"),
    m(
        "beneficiaries without their basis",
        report("mixed, basis: inferred", "mixed, basis: not_stated", "  - id: forest\n"),
        "basis",
    ),
    m(
        "a figure's period without its basis",
        report(
            "    temporal: unclear\n",
            "    temporal: unclear\n    period: {start: 2021-01-01, end: 2021-12-31, kind: year}\n",
            "  - id: pupils\n",
        ),
        "basis",
    ),
    m("a year of a part", text(OTHER_REPORT, "end: 2020-12-31", "end: 2020-11-30", "  - id: roads\n"), "period"),
    m("a period turned round", text(OTHER_REPORT, "end: 2020-12-31", "end: 2019-12-31", "  - id: roads\n"), "period"),
    m("a link to no figure", report("to: houses,", "to: homes,"), "foreign-key"),
    m("a link to no figure of another report", report("to: vidu-102-houses", "to: vidu-102-homes"), "foreign-key"),
    m("a link with itself", report("to: houses,", "to: houses-value,"), "figure-link"),
    m("what its own report revises", report("to: vidu-102-houses", "to: forest"), "figure-link"),
    m(
        "an earlier report that revises a later",
        text(OTHER_REPORT, "published_date: 2021-07-15", "published_date: 2021-12-21"),
        "link-later",
        at_words(REPORT, "      - {relation: revises"),
    ),
    m(
        "a link stated twice",
        report(re.compile(r"(      - \{relation: revises.*\n)"), r"\1\1", "{relation: revises"),
        "unique-key",
        at_words(REPORT, "      - {relation: revises", "mid-year."),
    ),
    m(
        "a tie stated twice",
        report(
            "{role: actor, organisation: cac-xa}",
            "{role: actor, organisation: cac-xa}\n      - {role: actor, organisation: cac-xa}",
        ),
        "unique-key",
        at_words(REPORT, "      - {role: actor", "{role: actor, organisation: cac-xa}\n"),
    ),
    m("a tie to no person", report("person: tran-vi-du-speaker", "person: tran-vi-du-speakr"), "foreign-key"),
    m("a tie to no document", report("document: directive-7", "document: directive-8"), "foreign-key"),
    m("a tie to no statement", report("statement: uneven}", "statement: unven}"), "foreign-key"),
    m(
        "a tie to two things",
        report("{role: actor, organisation: cac-xa}", "{role: actor, organisation: cac-xa, term: dan-van}"),
        "link-target",
    ),
    m("a tie to nothing", report("{role: actor, organisation: cac-xa}", "{role: actor}"), "link-target"),
)

CARDS = family(
    "the source card and the ledger of a report file",
    "metadata",
    m(
        "a checksum left out",
        report(re.compile(r"  sha256: .*\n"), "", at="  id: vidu-101"),
        "source-card",
        at_line(REPORT, 6),
    ),
    m(
        "a size of a text not held",
        text(OTHER_REPORT, "  rights: publisher", "  bytes: 100\n  rights: publisher"),
        "source-card",
        at_line(OTHER_REPORT, 6),
    ),
    m("a review before the event", report("on: 2026-11-23", "on: 2020-11-23"), "review-date", at_line(REPORT, 6)),
    m(
        "a date of the event without its basis",
        report("event_date_basis: written", "event_date_basis: not_stated"),
        "basis",
        at_line(REPORT, 6),
    ),
    m("a numeral left out", report(re.compile(r"  - \{at: \[57, 62\].*\n"), ""), "ledger-count", at_line(REPORT, 6)),
    m(
        "a figure's numeral listed again",
        report(re.compile(r"\{at: \[57, 62\], token: “20/12”"), "{at: [213, 215], token: “12”"),
        "ledger-twice",
    ),
    m(
        "a numeral listed twice",
        report(re.compile(r"(  - \{at: \[57, 62\].*\n)"), r"\1\1"),
        "overlap",
        at_words(REPORT, "  - {at: [57, 62]", "“20/12”"),
    ),
    m("a numeral of another length", report("token: “20/12”", "token: “20/1”"), "offset-length"),
    m("numerals miscounted", report("numerals: 13", "numerals: 12"), "ledger-count", at_line(REPORT, 6)),
    m("a numeral taken for a figure", report("disposition: date", "disposition: figure"), "ledger"),
    m("a numeral without its quotation marks", report("token: “2021”", "token: '2021'"), "numeral-form"),
)

CODES = family(
    "the codebook, the package and the table schemas",
    "metadata",
    m(
        "a code's id used twice",
        text(CODEBOOK, "id: roads-repaired,", "id: labour-days,", at="id: labour-days, topic: infra"),
        "duplicate-id",
    ),
    m("a code of no topic", text(CODEBOOK, "topic: housing", "topic: houses"), "unknown-code"),
    m("a code without its English", text(CODEBOOK, ", en: Roads repaired", ""), "missing-key"),
    m("a unit without its plural", text(CODEBOOK, ", plural_en: houses", ""), "missing-key"),
    m("a successor that is no body", text(CODEBOOK, "successor: ban-moi", "successor: ban-khac"), "unknown-code"),
    m(
        "a word of two units",
        text(CODEBOOK, "words: [căn nhà]", "words: [căn nhà, người]"),
        "word-twice",
        at_words(CODEBOOK, "  - {id: person,"),
    ),
    m(
        "a hedge whose comparator contradicts its rule",
        text(CODEBOOK, "word_vi: dưới, comparator: '<'", "word_vi: dưới, comparator: '>'"),
        "bound-rule",
    ),
    m(
        "a unit taken out that figures use",
        text(CODEBOOK, re.compile(r"  - \{id: house, .*\n"), ""),
        "unit-unknown",
        at_words(REPORT, "as_written: 12 căn nhà"),
    ),
    m(
        "bodies that succeed each other",
        text(
            CODEBOOK,
            "successor: '', source_url: \"https://vidu.example/ban\"",
            'successor: ban-cu, source_url: "https://vidu.example/ban"',
        ),
        "successor-cycle",
    ),
    m(
        "a kind of measure broader than itself",
        text(CODEBOOK, "broader: roads-worked-on", "broader: roads-repaired"),
        "successor-cycle",
    ),
    m("a broader indicator that is none", text(CODEBOOK, "broader: roads-worked-on", "broader: roads"), "unknown-code"),
    m("a noun of no unit", text(CODEBOOK, "noun: {unit: person,", "noun: {unit: pupil,"), "unknown-code"),
    m("a noun without its singular", text(CODEBOOK, ", one_en: pupil}", "}"), "missing-key"),
    m("a body that is a part of itself", text(CODEBOOK, "parent: huyen-vi-du", "parent: cac-xa"), "successor-cycle"),
    m("an area that is a part of itself", text(CODEBOOK, "parent: tinh-thu", "parent: huyen-vi-du"), "successor-cycle"),
    m("a level that is none", text(CODEBOOK, "level: commune", "level: town"), "unknown-code"),
    m("a province with members", text(CODEBOOK, "mien-thu, kind: group", "mien-thu, kind: province"), "term-kind"),
    m("a member that is no area", text(CODEBOOK, "members: [tinh-mau,", "members: [tinh-moi,"), "unknown-code"),
    m("a member twice", text(CODEBOOK, "members: [tinh-mau,", "members: [tinh-thu,"), "unique-key"),
    m("an area's day of no calendar", text(CODEBOOK, "valid_to: 2025-06-30", "valid_to: 2025-06-31"), "date-form"),
    m("a verb without its definition", text(CODEBOOK, ", definition_en: Planted trees.", ""), "missing-key"),
    m("no codebook", gone(CODEBOOK), "file-missing"),
    m("no table schema", gone(FIGURES_SCHEMA), "file-missing"),
    m("no groups of tables", text(PACKAGE_FILE, "groups:", "grups:"), "missing-key", at_line(PACKAGE_FILE, 2, 1)),
    m(
        "a table of no schema",
        text(PACKAGE_FILE, "tables: [figures_en,", "tables: [figures_fr, figures_en,"),
        "file-missing",
        at_line("metadata/tables/figures_fr.yaml", 0, 0),
    ),
    m("a field of no type", text(FIGURES_SCHEMA, "type: year", "type: anno"), "table-schema"),
    m("a field like none", text(FIGURES_SCHEMA, "like: reports.report_id", "like: reports.report"), "table-schema"),
    m(
        "a schema without its key",
        text(FIGURES_SCHEMA, "primaryKey:", "key:"),
        "missing-key",
        at_line(FIGURES_SCHEMA, 1),
    ),
    m(
        "a schema's key of no field",
        text(FIGURES_SCHEMA, "primaryKey: [figure_id]", "primaryKey: [figure]"),
        "unknown-name",
    ),
    m("a schema's foreign key to no table", text(FIGURES_SCHEMA, "resource: units", "resource: unitz"), "unknown-name"),
    m("a schema's pattern that is none", text(FIGURES_SCHEMA, "[a-z0-9]+(-[a-z0-9]+)+", "[a-z0-9]+("), "table-schema"),
    m(
        "a field that the checks need taken out",
        text(FIGURES_SCHEMA, re.compile(r"  - name: claim\n(?:    .*\n)+"), ""),
        "table-schema",
        at_line("metadata/tables", 0, 0),
    ),
    m(
        "a field twice",
        text(
            FIGURES_SCHEMA,
            "  - {name: passage_id, like: passages.passage_id, required: false}\n",
            "  - {name: passage_id, like: passages.passage_id, required: false}\n" * 2,
        ),
        "duplicate-id",
        at_line(FIGURES_SCHEMA, 17),
    ),
    m(
        "a table in two groups",
        text(PACKAGE_FILE, "tables: [figures_en,", "tables: [figures_en, figures_en,"),
        "package-groups",
    ),
    m(
        "a table taken out of its group",
        text(PACKAGE_FILE, "figure_parts, ", ""),
        "table-schema",
        at_words("metadata/tables/figure_links.yaml", "like: figure_parts.certainty"),
    ),
    m(
        "a group without its title",
        text(PACKAGE_FILE, "    title: Evidence\n", "", at="  - name: evidence"),
        "missing-key",
    ),
    m(
        "no licences in the package",
        text(PACKAGE_FILE, "licenses:", "licences:"),
        "missing-key",
        at_line(PACKAGE_FILE, 2, 1),
    ),
    m(
        "a title in one language",
        text(PACKAGE_FILE, "title_vi: Dân vận qua con số\n", ""),
        "missing-key",
        at_line(PACKAGE_FILE, 2, 1),
    ),
)

STALE = family(
    "data/ against metadata/",
    "metadata",
    m(
        "a cell changed in data/",
        cell("figures", "vidu-101-houses", "value", "13"),
        "stale",
        at_line(data("figures"), 5, 0),
    ),
    m("a row dropped from data/", drop("glossary", "dan-van"), "stale"),
    m("a table taken out of data/", gone(data("units")), "stale"),
    m("a table added to data/", extra(data("notes"), b"a\n1\n"), "stale"),
    m("a title changed in the descriptor", text(DESCRIPTOR, '"title": "Figures"', '"title": "Numbers"'), "stale"),
    m("the descriptor taken out", gone(DESCRIPTOR), "stale"),
    m(
        "a phrase changed in metadata/ and not built",
        report("event_vi: Hội nghị", "event_vi: Cuộc họp"),
        "stale",
        at_line(data("reports"), 2),
    ),
    m(
        "a label changed in the codebook and not built",
        text(CODEBOOK, "en: Roads repaired", "en: Roads mended"),
        "stale",
        at_line(data("indicators"), 3),
    ),
    m(
        "a description changed in a schema and not built",
        text(FIGURES_SCHEMA, "title: Figures", "title: All figures"),
        "stale",
        at_words(DESCRIPTOR, '"title": "Figures",', '"name": "figures",\n      "profile"'),
    ),
)
