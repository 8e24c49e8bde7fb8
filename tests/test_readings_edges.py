"""What a report file may hold at the edges of the rules, and what it may not: one change each to an invented report."""

import re

import pytest

from invented import REPORT
from solieu.problems import Invalid
from solieu.sources.readings import read_report

NAME = "metadata/reports/vidu-7.yaml"


@pytest.fixture
def read(metadata, tmp_path):
    """Reads the invented report, each pair of texts changed in it."""

    def reader(*changes, stem="vidu-7"):
        text = REPORT
        for old, new in changes:
            assert old in text, f"{old!r} is not in the report"
            text = text.replace(old, new, 1)
        path = tmp_path / f"{stem}.yaml"
        path.write_text(text, encoding="utf-8")
        return read_report(path, NAME, metadata.package, metadata.codebook)

    return reader


def test_it_reads_as_it_stands(read):
    reading = read()
    assert (reading.id, reading.path, len(reading.figures)) == ("vidu-7", NAME, 5)
    assert [reading.passage_of(at) for at in (0, 99, 100, 199, 299, 300)] == [1, 1, 2, 2, 3, None]
    roads = reading.figures[0].record
    assert (roads.line, roads.column) == (REPORT[: REPORT.index("id: roads")].count("\n") + 1, 5)


# What passes, and would not if a bound were off by one or a rule too wide.
FINE = {
    "a phrase at the text's end": [("at: 299, as_written", "at: 399, as_written")],
    "figures side by side": [("at: [120, 141]", "at: [114, 135]")],
    "a numeral just before a figure": [("at: [90, 92]", "at: [98, 100]")],
    "a numeral just after a figure": [("at: [290, 294]", "at: [283, 287]")],
    "a statement over another": [("at: [200, 210]", "at: [10, 60]")],
    "the review on the day itself": [("on: 2026-01-02", "on: 2021-05-07")],
    "a value overruled": [
        ("    doubts:\n      - {id: learners-unit", "    value: '12'\n    doubts:\n      - {id: learners-unit")
    ],
    "a unit overruled": [
        ("    doubts:\n      - {id: learners-unit", "    unit: house\n    doubts:\n      - {id: learners-unit")
    ],
    "a range alone": [("khoảng 12,5 km", "từ 12 đến 15km"), ("numerals: 8", "numerals: 9")],
    "money in doubt without a pair": [
        ("    pair: {relation: amount_for, of: learners, word: cho, certainty: clear}\n", ""),
    ],
    "a basis with its day": [("event_date: 2021-05-06\n  event_date_basis: written", "event_date_basis: not_stated")],
    "an actor of the passage alone": [("    actor: quan-doi\n    area", "    area")],
    "an id that is a number": [("- {id: late,", "- {id: 12,")],
    "empty where it may be": [
        ("word: cho", "word: ''"),
        ("number: 9-CT", "number: null"),
        ("issuer: dang", "issuer: ''"),
    ],
}


@pytest.mark.parametrize("name", FINE)
def test_what_is_fine(read, name):
    read(*FINE[name])


# All that is said of one change: the rule and the message.
WRONG = {
    "a phrase beyond the text's end": (
        [("at: 299, as_written", "at: 400, as_written")],
        ["offset-outside: slip 'slip-late' ends at 401; the text has 400 characters"],
    ),
    "a figure beyond the text's end": (
        [("at: [250, 263]", "at: [388, 401]")],
        ["offset-outside: figure 'stove-value' ends at 401"],
    ),
    "a statement beyond the text's end": (
        [("at: [200, 210]", "at: [395, 401]")],
        ["offset-outside: statement 'second' ends at 401"],
    ),
    "a passage beyond the text's end": (
        [("at: [200, 300]", "at: [200, 401]")],
        ["offset-outside: passage ends at 401"],
    ),
    "a document beyond the text's end": (
        [("at: [220, 225]", "at: [399, 401]")],
        ["offset-outside: document 'late' ends at 401"],
    ),
    "a vague amount beyond the text's end": (
        [("at: [230, 240]", "at: [399, 401]")],
        ["offset-outside: vague amount 'later' ends at 401"],
    ),
    "figures that overlap by one": (
        [("at: [120, 141]", "at: [113, 134]")],
        ["overlap: figure 'gifts' begins at 113, before the figure at line [0-9]+ ends .114."],
    ),
    "passages that overlap": (
        [("at: [100, 200]", "at: [99, 200]")],
        ["overlap: passage begins at 99, before the passage at line [0-9]+ ends .100."],
    ),
    "numerals that overlap": (
        [("at: [90, 92]", "at: [293, 295]")],
        ["overlap: numeral begins at 293, before the numeral"],
    ),
    "vague amounts that overlap": (
        [("at: [94, 100]", "at: [231, 237]")],
        ["overlap: vague amount 'sooner' begins at 231, before the vague amount"],
    ),
    "a figure over its passage's end": (
        [("at: [188, 200]", "at: [189, 201]")],
        [r"no-passage: figure 'learners' at \[189, 201\] lies in no passage; mend"],
    ),
    "a statement before its passage": (
        [("at: [200, 300]", "at: [211, 300]")],
        [r"no-passage: statement 'second' at \[200, 210\] lies in no passage; mend"],
    ),
    "what lies in one gap": (
        [("at: [200, 300]", "at: [284, 300]")],
        [r"no-passage: statement 'second' at \[200, 210\] lies in no passage, with 4 after it"],
    ),
    "what lies in two gaps": (
        [("at: [0, 100]", "at: [61, 100]"), ("at: [200, 300]", "at: [241, 300]")],
        [
            r"no-passage: document 'early' at \[5, 9\] lies in no passage, with 1 after it",
            r"no-passage: statement 'second' at \[200, 210\] lies in no passage, with 2 after it",
        ],
    ),
    "what runs into a gap, and what lies in it": (
        [("at: [0, 100]", "at: [0, 55]")],
        [
            r"no-passage: statement 'first' at \[10, 60\] lies in no passage; mend",
            r"no-passage: vague amount 'sooner' at \[94, 100\] lies in no passage; mend",
        ],
    ),
    "no actor at all": (
        [
            (
                "    actor: cong-an\n    pair: {relation: amount_for, of: roads",
                "    pair: {relation: amount_for, of: roads",
            )
        ],
        ["actor-unknown: figure 'stove-money' has no actor, nor has its passage"],
    ),
    "a numeral of a figure, in part": (
        [("at: [290, 294]", "at: [251, 255]")],
        ["ledger-twice: “2021” at 251 is part of a figure"],
    ),
    "a phrase of another length": (
        [("at: [270, 283]", "at: [270, 284]")],
        [r"offset-length: figure 'stove-money' is 13 characters long, its place \[270, 284\] 14"],
    ),
    "a token of another length": (
        [("at: [90, 92]", "at: [90, 93]")],
        ["offset-length: numeral is 2 characters long"],
    ),
    "a place that ends where it begins": (
        [("at: [250, 263]", "at: [250, 250]")],
        ["span-form: figure 'stove-value' has at .250, 250.; the end comes after"],
    ),
    "a place below 0": ([("at: [5, 9]", "at: [-1, 9]")], ["span-form: document 'early' has at .-1, 9."]),
    "a place of three": ([("at: [5, 9]", "at: [5, 9, 10]")], ["span-form: document 'early' has at .5, 9, 10.; write"]),
    "a place of words": ([("at: [5, 9]", "at: [a, 9]")], ["span-form: document 'early' has at a list; write"]),
    "a place that is no list": ([("at: [5, 9]", "at: 5")], ["span-form: document 'early' has at 5; write"]),
    "a review before the event": (
        [("on: 2026-01-02", "on: 2021-05-05")],
        [
            "review-date: the review is of 2021-05-05, before event_date, 2021-05-06",
            "review-date: the review is of 2021-05-05, before published_date, 2021-05-07",
        ],
    ),
    "a day without its basis": (
        [("event_date_basis: written", "event_date_basis: not_stated")],
        ["basis: card 'vidu-7' has event_date or event_date_basis alone"],
    ),
    "a basis without its day": ([("  event_date: 2021-05-06\n", "")], ["basis: card 'vidu-7' has event_date or"]),
    "an area without its basis": (
        [("    area_basis: inferred\n", "")],
        ["basis: figure 'gifts' has area or area_basis alone"],
    ),
    "a basis without its area": (
        [("    area: vung-bien-gioi\n", "")],
        ["basis: figure 'gifts' has area or area_basis alone"],
    ),
    "a year without its basis": (
        [("    year_basis: inferred\n", "    year_basis: not_stated\n")],
        ["basis: figure 'gifts' has year or year_basis alone"],
    ),
    "a basis without its year": ([("  year: 2021\n", "")], ["basis: figure 'roads' has year or year_basis alone"]),
    "a value overruled in silence": (
        [
            (
                "    actor: cong-an\n    pair: {relation: amount_for, of: learners",
                "    actor: cong-an\n    value: '5'\n    pair: {relation: amount_for, of: learners",
            )
        ],
        ["overruled-silently: figure 'stove-value' overrules its words"],
    ),
    "a value overruled with a doubt of something else": (
        [("    doubts:\n      - {id: gifts-scope", "    value: '5'\n    doubts:\n      - {id: gifts-scope")],
        ["overruled-silently: figure 'gifts' overrules its words"],
    ),
    "a value that is no number": (
        [("    doubts:\n      - {id: learners-unit", "    value: many\n    doubts:\n      - {id: learners-unit")],
        ["phrase-unread: figure 'learners' as written: 'many' is no number"],
    ),
    "a figure paired with itself": (
        [("of: learners, word", "of: gifts, word")],
        ["unknown-figure: figure 'gifts' is paired with 'gifts'"],
    ),
    "money alone": (
        [("    pair: {relation: amount_for, of: roads, certainty: clear}\n", "")],
        ["money-unpaired: figure 'stove-money' is money"],
    ),
    "a range of money alone": (
        [
            ("    pair: {relation: amount_for, of: learners, word: cho, certainty: clear}\n", ""),
            (
                "    doubts:\n"
                "      - {id: gifts-scope, aspect: scope, reading_vi: a, reading_en: b, note_vi: c, note_en: d}\n",
                "",
            ),
        ],
        ["money-unpaired: figure 'gifts' is money"],
    ),
    "a tie to nothing": (
        [("- {role: leads_to, statement: first}", "- {role: leads_to}")],
        ["link-target: a tie of statement 'second' names not exactly one"],
    ),
    "a tie to two": (
        [("statement: first}", "statement: first, term: vung-bien-gioi}")],
        ["link-target: a tie of statement 'second' names not exactly one"],
    ),
    "a tie to itself": (
        [("statement: first}", "statement: second}")],
        ["unknown-statement: statement 'second' is tied to 'second'"],
    ),
    "a numeral too few": (
        [("  numerals: 8", "  numerals: 9")],
        ["ledger-count: the text has 9 numerals, and 8 are accounted for"],
    ),
    "a numeral without its marks": (
        [("token: “05”", "token: '05'")],
        ["numeral-form: the token is '05'; write one numeral in quotation marks"],
    ),
    "a token of two numerals": (
        [("at: [90, 92], token: “05”", "at: [90, 93], token: “0 5”")],
        ["numeral-form: the token is '“0 5”'"],
    ),
    "a token that is no numeral": (
        [("at: [90, 92], token: “05”", "at: [90, 92], token: “ab”")],
        ["numeral-form: the token is '“ab”'"],
    ),
    "an id of two doubts": (
        [("id: learners-area", "id: gifts-scope")],
        ["duplicate-id: 'gifts-scope' is already the id of another"],
    ),
    "an id of two slips": ([("id: slip-early", "id: slip-late")], ["duplicate-id: 'slip-late' is already the id"]),
    "an id of two participants": ([("id: a-person", "id: b-person")], ["duplicate-id: 'b-person' is already the id"]),
    "an id of two documents": ([("id: early", "id: late")], ["duplicate-id: 'late' is already the id"]),
    "an id of two vague amounts": ([("id: sooner", "id: later")], ["duplicate-id: 'later' is already the id"]),
    "what is left to do": (
        [
            ("summary_en: First point.", "summary_en: TODO"),
            ('parts:\n      - {vi: "đường Làng"', "parts:\n      - {vi: TODO"),
        ],
        [
            "left-to-do: part has 'vi' still to be done; state it",
            "left-to-do: statement 'first' has 'summary_en' still to be done; state it",
        ],
    ),
    "the text's sizes left out": (
        [("  characters: 400\n", ""), ("  bytes: 460\n", "")],
        [
            "source-card: the report is read as whole-text, and 'characters' is absent; state it",
            "source-card: the report is read as whole-text, and 'bytes' is absent; state it",
            "offset-outside: figure 'roads' ends at 114; the text has 0 char",
        ],
    ),
    "a place where no text is held": (
        [("reading: whole-text", "reading: text-not-held")],
        [
            "source-card: the report is read as text-not-held, and 'characters' is stated; take it out",
            "source-card: the report is read as text-not-held, and 'bytes' is stated",
            "source-card: the report is read as text-not-held, and 'sha256' is stated",
            "source-card: the report is read as text-not-held, and 'numerals' is stated",
            "offset-unheld: figure 'roads' has 'at', and the text is not held; take it out",
        ],
    ),
    "no place where the text is held": (
        [("    at: [100, 114]\n", "")],
        ["offset-missing: figure 'roads' has no 'at'"],
    ),
    "a figure that is none": (
        [("as_written: khoảng 12,5 km", "as_written: khoảng đường km")],
        ["phrase-unread: figure 'roads' as written: there is no figure in"],
    ),
    "a unit of no codebook": (
        [("as_written: khoảng 12,5 km", "as_written: khoảng 12,5 lb")],
        ["unit-unknown: figure 'roads' counts 'lb', which is among no unit's words"],
    ),
    "another file's name": ([("id: vidu-7", "id: vidu-8")], ["file-name: report 'vidu-8' stands in 'vidu-7.yaml'"]),
    # one key
    "a true that is a word": ([("list_open: true", "list_open: 1")], ["not-true-or-false: passage has list_open 1;"]),
    "a number that is a word": ([("year: 2019", "year: '2019'")], ["not-a-number: figure 'gifts' has year '2019'"]),
    "a number that is true": ([("year: 2019", "year: true")], ["not-a-number: figure 'gifts' has year true;"]),
    "a text that is a record": (
        [("title_en: Two", "title_en: {a: b}")],
        ["not-text: document 'early' has title_en a record, which is not text"],
    ),
    "a text that is nothing": ([("title_en: Two", "title_en: ")], ["empty: document 'early' has title_en empty"]),
    "a text without a character": ([("title_en: Two", "title_en: ''")], ["empty: document 'early' has title_en empty"]),
    "a text with a space": (
        [("title_en: Two", "title_en: 'Two '")],
        ["outer-space: document 'early' has title_en 'Two '"],
    ),
    "a text with a space before it": (
        [("title_en: Two", "title_en: ' Two'")],
        ["outer-space: document 'early' has title_en ' Two'"],
    ),
    "a text of two lines": (
        [("title_en: Two", 'title_en: "Two\\nlines"')],
        ["outer-space: document 'early' has title_en"],
    ),
    "a day in short": ([("date: 2020-02-29", "date: '20200229'")], ["date-form: document 'early' has date '20200229'"]),
    "a day of no calendar": ([("date: 2020-02-29", "date: 2021-02-29")], ["date-form: document 'early' has date"]),
    "an id with capitals": ([("id: early", "id: Early")], ["id-form: document 'Early' has id 'Early'"]),
    "an id that ends in a hyphen": ([("id: early", "id: early-")], ["id-form: document 'early-' has id 'early-'"]),
    "a code left empty": ([("kind: directive", "kind: ''")], ["empty: document 'early' has kind empty"]),
    "a code that is wrong": (
        [("issuer: dang", "issuer: dangg")],
        ["unknown-code: document 'late' has issuer 'dangg', which is not in organisations.*'dang'"],
    ),
    "a record that is a word": (
        [("reviewed: {by: curator, on: 2026-01-02}", "reviewed: curator")],
        ["record-shape: expected a record with the keys by, on"],
    ),
    "an unknown key": (
        [("role: chair,", "rolle: chair,")],
        ["unknown-key: participant 'a-person' has a key 'rolle'", "missing-key: participant 'a-person' has no 'role'"],
    ),
}


# Changes that are wrong in more places than are listed.
SEVERAL = {"the text's sizes left out", "a place where no text is held", "a basis without its year"}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong(read, name):
    changes, expected = WRONG[name]
    with pytest.raises(Invalid) as caught:
        read(*changes)
    lines = [str(problem) for problem in caught.value.problems]
    for message in expected:
        assert any(re.search(f": {message}", line) for line in lines), lines
    assert name in SEVERAL or len(lines) == len(expected), lines
