"""The checks at their edges: one thing changed, in the tables of an invented report or in a small package, and what is
said of it.
"""

import copy
import json
import re
import shutil

import pytest
from jsonschema import Draft7Validator

from invented import invented_house
from solieu.checks import check_house, check_tables
from solieu.checks.descriptor import check_descriptor
from solieu.checks.enforced import of_json, of_profile
from solieu.checks.framework import check_with_frictionless
from solieu.checks.jsonplaces import read_json
from solieu.checks.texts import check_text
from solieu.package.files import build_files, write_files
from solieu.paths import House
from solieu.sources.readings import load_metadata


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    house = invented_house(tmp_path_factory.mktemp("invented") / "house")
    read = load_metadata(house)
    write_files(house, build_files(house, read))
    return house, read


@pytest.fixture
def copied(built, tmp_path):
    """A checkout of the invented report, to break."""
    return House(shutil.copytree(built[0].root, tmp_path / "copy"))


def replaced(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def say(built):
    """What the checks say of the tables with a piece of text changed, rule and message, without the file's name."""

    def said(*changes):
        house, read = built
        kept = {}
        try:
            for table, old, new in changes:
                path = house.data / f"{table}.csv"
                text = path.read_text(encoding="utf-8")
                kept.setdefault(path, text)
                assert old in text, f"{old!r} is not in {table}"
                path.write_text(text.replace(old, new, 1), encoding="utf-8")
            _, problems = check_tables(house, read.package, read.codebook.unit_words)
            return sorted(f"{problem.rule}: {problem.message}" for problem in problems)
        finally:
            for path, text in kept.items():
                path.write_text(text, encoding="utf-8")

    return said


def test_the_tables_as_built(say):
    assert say() == []


# A change, and the rule that has nothing to say of it.
FINE = {
    "a word as long as its place": ([("vague_amounts", ",94,100", ",92,98")], "offset-length"),
    "a value overruled, with a doubt of the unit": (
        [("figures", "written,,not_stated,10,", "written,,not_stated,12,")],
        "as-written",
    ),
    "a bound overruled, with a doubt of the unit": ([("figures", ">,10,", ">,12,")], "as-written"),
    "digits overruled, with a doubt of the unit": ([("figures", ",,1,flow,hơn", ",,2,flow,hơn")], "as-written"),
    "a bound that is reached from above": ([("figures", "more-than-hon,>,10,,", "at-most-toi-da,<=,,10,")], "bounds"),
    "a bound that is reached from below": ([("figures", "more-than-hon,>,10,,", "at-least-it-nhat,>=,10,,")], "bounds"),
    "a review on the day itself": ([("reports", "2026-01-02", "2021-05-07")], "review-date"),
    "a pair of figures that is no amount": (
        [("figure_pairs", "vidu-7-roads,people_in", "vidu-7-gifts,people_in")],
        "pair-relation",
    ),
    "a row without a place before one at 0": (
        [("statements", "point.,10,60", "point.,,"), ("statements", "point.,200,210", "point.,0,210")],
        "row-order",
    ),
    "a row of no figure, which has no order": (
        [("figures_vi", "2,false,vidu-7-learners", "2,false,vidu-7-learner")],
        "row-order",
    ),
    "two rows without a place": (
        [("numerals", "vidu-7,90,", "vidu-7,,"), ("numerals", "vidu-7,107,", "vidu-7,,")],
        "unique-key",
    ),
}


# One change each: what is said of it, all of it or the part that is looked for.
WRONG = {
    "a word longer than its place": (
        [("vague_amounts", ",94,100", ",95,100")],
        [r"offset-length: 'một số' is longer than its place \[95, 100\]"],
    ),
    "a pair with itself": (
        [("figure_pairs", "vidu-7-gifts,vidu-7-learners", "vidu-7-gifts,vidu-7-gifts")],
        ["pair-report: 'vidu-7-gifts' and 'vidu-7-gifts' are not two figures of one report"],
    ),
    "a pair with a figure that is not there": (
        [("figure_pairs", "vidu-7-gifts,vidu-7-learners", "vidu-7-gifts,vidu-7-learner")],
        ["pair-report: 'vidu-7-gifts' and 'vidu-7-learner' are not two figures of one report"],
    ),
    "two rows at one place, after a row without a place": (
        [
            ("numerals", "vidu-7,90,", "vidu-7,,"),
            ("numerals", "vidu-7,107,", "vidu-7,123,"),
        ],
        ["unique-key: report_id, char_start are those of line 3; one row stands twice, or one of them is wrong"],
    ),
    "a figure of another passage, after a figure of none": (
        [
            ("figures", "vidu-7,vidu-7-p2,roads", "vidu-7,,roads"),
            ("figures", "vidu-7,vidu-7-p2,learning", "vidu-7,vidu-7-p1,learning"),
        ],
        [
            r"passage: passage_id is empty, and the place \[100, 114\] is known; name its passage",
            r"passage: the place \[120, 141\] is not in \[0, 100\], that of its passage",
        ],
    ),
    "a ratio of a figure that is not there": (
        [("ratios", "vidu-7-gifts,vidu-7-learners", "vidu-7-gifts,vidu-7-learner")],
        ["pair-report: 'vidu-7-gifts' and 'vidu-7-learner' are not two figures of one report"],
    ),
    "a ratio and its pair of a figure that is not there": (
        [
            ("ratios", "vidu-7-gifts,vidu-7-learners", "vidu-7-gifts,vidu-7-learner"),
            ("figure_pairs", "vidu-7-gifts,vidu-7-learners", "vidu-7-gifts,vidu-7-learner"),
        ],
        ["pair-report: 'vidu-7-gifts' and 'vidu-7-learner' are not two figures of one report"],
    ),
    "a pair turned round": (
        [("figure_pairs", "vidu-7-gifts,vidu-7-learners", "vidu-7-learners,vidu-7-gifts")],
        ["pair-relation: 'vidu-7-learners' is no amount of money"],
    ),
    "an actor that is a term": (
        [("statement_links", "actor,quan-doi,,", "actor,,vung-bien-gioi,")],
        ["link-role: the role is actor"],
    ),
    "a speaker that is a term": (
        [("statement_links", "actor,quan-doi,,", "speaker,,vung-bien-gioi,")],
        ["link-role: the role is speaker"],
    ),
    "an area that is a programme": (
        [("figures", "vung-bien-gioi", "chuong-trinh-phoi-hop")],
        ["term-kind: 'chuong-trinh-phoi-hop' is no area"],
    ),
    "a programme that is an area": (
        [("statement_links", ",chuong-trinh-phoi-hop,", ",vung-bien-gioi,")],
        ["link-role: the role is programme"],
    ),
    "a consequence that is a body": (
        [("statement_links", "leads_to,,,vidu-7-first", "leads_to,quan-doi,,")],
        ["link-role: the role is leads_to"],
    ),
    "a place beyond the text": (
        [("figures", ",270,283,", ",270,483,")],
        ["offset-outside: the place ends at 483; the text has 400 characters"],
    ),
    "sizes of a text that is not held": (
        [("reports", "whole-text", "text-not-held")],
        [f"source-card: .*{key}" for key in ("characters", "bytes", "sha256", "numerals", "numerals_accounted")],
    ),
    "columns in another order": (
        [("figure_parts", "part_id,figure_id", "figure_id,part_id")],
        ["header: the columns stand in another order, or twice; expected part_id, figure_id"],
    ),
    "a column renamed": ([("figure_parts", "part_id,", "part,")], ["header: .*part_id.*part"]),
    "a tie to nothing": ([("statement_links", "actor,quan-doi,,", "actor,,,")], ["link-target: "]),
    "a value against its words": (
        [("figures", ",21000000,", ",22000000,")],
        ["as-written: value is '22000000', and '21 triệu đồng' says '21000000'"],
    ),
    "digits against the words": (
        [("figures", ",,,,2,flow,21", ",,,,3,flow,21")],
        ["as-written: significant_digits is '3', and '21 triệu đồng' says '2'"],
    ),
    "a hedge against the words": (
        [("figures", "unhedged,,,,2", "over-tren,,,,2")],
        ["as-written: qualifier_id is 'over-tren', and '21 triệu đồng' says 'unhedged'"],
    ),
    "a bound by a sign that is none": (
        [("figures", "more-than-hon,>,10,,", "more-than-hon,=,10,10,")],
        [
            "bounds: lower_bound is '10', and the hedge gives none",
            "bounds: upper_bound is '10', and the hedge gives none",
        ],
    ),
    "an amount for none": (
        [("figures", "not_stated,10,person,more-than-hon,>,10,", "not_stated,0,person,more-than-hon,>,0,")],
        ["spelled-out: figure is 'hơn 10 người', and the codes give 'hơn 0 người'"],
    ),
    "a range with a value": (
        [("figures", "inferred,,VND", "inferred,4000000,VND")],
        ["range-value: a range has bounds and no value; leave the value empty"],
    ),
    "a range turned round": (
        [("figures", "3000000,5000000", "5000000,3000000")],
        ["bounds: a range has both bounds, the lower one first"],
    ),
    "a numeral elsewhere": (
        [("figures", ",250,252", ",250,253")],
        ["numeral-offset: numeral_end is '253', and the numeral stands at '252'"],
    ),
    "words of another number": (
        [("figures_en", "about 12.5 km", "about 13.5 km")],
        ["spelled-out: figure is 'about 13.5 km', and the codes give 'about 12.5"],
    ),
    "a verb in Vietnamese that is another": (
        [("figures_vi", "tham gia hỗ trợ", "tham gia")],
        ["spelled-out: action is 'tham gia', and the codes give 'tham gia hỗ trợ'"],
    ),
    "a verb in Vietnamese that sorts after it": (
        [("figures_vi", "tham gia hỗ trợ", "trao")],
        ["spelled-out: action is 'trao', and the codes give 'tham gia hỗ trợ'"],
    ),
    "a verb where none is": (
        [("figures_en", "upgraded,,civilians", "upgraded,gave,civilians")],
        ["spelled-out: action is 'gave', and the codes give ''"],
    ),
}


@pytest.mark.parametrize("name", FINE)
def test_what_is_fine(say, name):
    changes, rule = FINE[name]
    assert [line for line in say(*changes) if line.startswith(f"{rule}: ")] == []


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong(say, name):
    changes, expected = WRONG[name]
    found = say(*changes)
    for message in expected:
        assert any(re.match(message, line) for line in found), found


def test_every_table_that_is_missing_is_said(copied, built):
    """And what is wrong with the others."""
    for name in ("doubts", "ratios"):
        (copied.data / f"{name}.csv").unlink()
    replaced(copied.data / "units.csv", "\nkm,", "\nkm ,")
    assert sorted(map(str, check_tables(copied, built[1].package, {})[1])) == [
        "data/doubts.csv:0:0: file-missing: there is no such table; run scripts/build.py",
        "data/ratios.csv:0:0: file-missing: there is no such table; run scripts/build.py",
        "data/units.csv:3:1: outer-space: unit_id is 'km '; it begins or ends with a space; take it out",
    ]


@pytest.mark.parametrize(
    "code", ["#N/A", "<NA>", "N/A", "na", "NaN", "-nan", "nil", "None", "NULL", "missing", "-", "."]
)
def test_what_programs_take_for_nothing(say, code):
    found = say(("participants", ",Bà B,", f",{code},"))
    assert any(line.startswith("reads-as-missing: ") for line in found) or code in ("-", "-nan"), found


def test_places_in_the_first_line_of_json_and_the_next():
    read = read_json('{"a": [1, {"b": 2}],\n "c": 3}')
    assert [read.place(path) for path in (("a",), ("a", 1, "b"), ("c",))] == [(1, 2), (1, 12), (2, 2)]


def test_every_layer_is_asked(copied, tmp_path):
    """One fault for each: what is said is all of it, in the order of files and lines."""
    (copied.data / "notes.csv").write_text("a\n1\n")
    replaced(copied.data / "units.csv", "\nkm,", "\nkm ,")
    package = json.loads(copied.descriptor.read_bytes())
    package["resources"] = [each for each in package["resources"] if each["name"] == "units"]
    copied.descriptor.write_text(json.dumps(package), encoding="utf-8")
    found = check_house(copied, tmp_path)
    assert found == sorted(found)
    assert {
        ("data/notes.csv", "file-extra"),
        ("data/units.csv", "hash-count"),
        ("data/units.csv", "outer-space"),
        ("data/units.csv", "stale"),
        ("datapackage.json", "resource-missing"),
        ("vidu-7.txt", "text-missing"),
    } <= {(each.path, each.rule) for each in found}


def test_metadata_that_cannot_be_read_are_said(copied):
    """Where the tables' own description is wrong, nothing else is looked at; where a report's is, the tables are."""
    report = copied.metadata / "reports" / "vidu-7.yaml"
    replaced(report, "kind: army_results", "kind: army")
    replaced(copied.data / "units.csv", "\nkm,", "\nkm ,")
    copied.descriptor.unlink()
    assert {(each.path, each.rule) for each in check_house(copied)} == {
        ("data/units.csv", "outer-space"),
        ("datapackage.json", "file-missing"),
        ("metadata/reports/vidu-7.yaml", "unknown-code"),
    }
    replaced(copied.metadata / "package.yaml", "groups:", "group:")
    assert {each.path for each in check_house(copied)} == {"metadata/package.yaml"}


# What stands where a text should, and what is said of it.
TEXTS = {
    "nothing": (None, "text-missing: there is no such text in texts; add it, or leave --texts out"),
    "a folder": ("folder", "text-unread: this is no file; put the text in its place"),
    "spaces": (b" \n", "text-unread: the text is empty; save it again"),
    "another encoding": (b"abc\xff", "text-unread: the text is not UTF-8 at byte 3; save it as UTF-8"),
    "four times the bytes": (
        b"a" * 1840,
        "text-hash: this is not the text that was read: its SHA-256 differs, and it has 1840 bytes (read: 460); "
        "save that one",
    ),
    "more than four times the bytes": (
        b"a" * 1841,
        "text-hash: this is not the text that was read: it has 1841 bytes (read: 460)",
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_what_stands_where_a_text_should(built, tmp_path, name):
    content, expected = TEXTS[name]
    path = tmp_path / "texts" / "vidu-7.txt"
    (path if content == "folder" else path.parent).mkdir(parents=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    assert [str(each) for each in check_text(built[1].readings[0], path.parent)] == [f"vidu-7.txt:0:0: {expected}"]


def test_a_text_in_what_is_no_folder(built, tmp_path):
    (tmp_path / "texts").write_text("")
    [problem] = check_text(built[1].readings[0], tmp_path / "texts")
    assert str(problem) == "vidu-7.txt:0:0: text-unread: cannot be read (Not a directory); mend its permissions"


# A descriptor that cannot be read: the place, and what is said of it.
UNREAD = {
    b"": "1:1: json: this is not JSON: a value is missing; run scripts/build.py",
    b'{"a":\n [nul]}': "2:3: json: this is not JSON: a value is missing; run scripts/build.py",
    b"{a: 1}": "1:2: json: this is not JSON: a name in quotation marks is missing, or a comma is one too many; "
    "run scripts/build.py",
    b'{"a" 1}': "1:6: json: this is not JSON: a colon is missing; run scripts/build.py",
    b'{"a": 1 "b": 2}': "1:9: json: this is not JSON: a comma is missing; run scripts/build.py",
    b'{"a": 1}\n2': "2:1: json: this is not JSON: something stands after the end; run scripts/build.py",
    b'{"a": "b': "1:7: json: this is not JSON: quotation marks are not closed; run scripts/build.py",
    b'{"a": "b\tc"}': "1:9: json: this is not JSON: a line break or a tab stands within quotation marks; "
    "run scripts/build.py",
    b'{"a": "\\q"}': "1:8: json: this is not JSON: a backslash stands before a sign that it cannot change; "
    "run scripts/build.py",
    b"\xef\xbb\xbf\xef\xbb\xbf{}": "1:1: json: this is not JSON: it begins with a byte order mark; "
    "run scripts/build.py",
    b'{"a": ' + b"1" * 5000 + b"}": "0:0: json: this is not JSON in UTF-8; run scripts/build.py",
    b"[" * 100_000: "0:0: json: this is nested without end; run scripts/build.py",
    b"{\n\n\xff": "3:0: not-utf8: the file is not UTF-8 from this line on; rebuild it",
}


@pytest.mark.parametrize("content", UNREAD, ids=lambda content: repr(content[:20]))
def test_a_descriptor_that_cannot_be_read(built, tmp_path, content):
    house = House(tmp_path)
    house.descriptor.write_bytes(content)
    found = check_descriptor(house, built[1].package, {})
    assert [str(each) for each in found] == [f"datapackage.json:{UNREAD[content]}"]


def test_what_a_later_python_says_of_a_comma():
    error = json.JSONDecodeError("Illegal trailing comma before end of object", "{,}", 1)
    what = "a name in quotation marks is missing, or a comma is one too many"
    assert of_json(error) == f"this is not JSON: {what}; run scripts/build.py"
    error = json.JSONDecodeError("Something new", "{,}", 1)
    assert of_json(error) == "this is not JSON: Something new; run scripts/build.py"


# A keyword of JSON Schema, a value that breaks it, and what is said; the profile uses most of them, in 2.0.
PROFILES = [
    ({"required": ["b", "a", "c"]}, {"c": 1}, "$ has no a, b"),
    ({"type": "array"}, {"a": "ă"}, """$ is '{"a": "ă"}', which is no array"""),
    ({"pattern": "^a"}, "ba", "$ is 'ba', which does not fit ^a"),
    ({"enum": ["a"]}, "b", "$ is 'b', which is none of those allowed"),
    ({"const": "a"}, "b", "$ is 'b', not a"),
    ({"minItems": 3}, [1, 2], "$ has too few items: 2"),
    ({"minLength": 3}, "ab", "$ is too short: 'ab'"),
    ({"uniqueItems": True}, [1, 1], "$ holds the same thing twice"),
    ({"anyOf": [{"type": "array"}]}, 1, "$ is '1', which has none of the forms allowed"),
    ({"oneOf": [{"type": "array"}]}, "x" * 80, f"$ is '{'x' * 80}', which has none of the forms allowed"),
    ({"oneOf": [{"type": "array"}]}, "x" * 81, f"$ is '{'x' * 79}…', which has none of the forms allowed"),
    ({"items": {"minimum": 1}}, [1, 0], "$[1] is not what minimum allows"),
]


@pytest.mark.parametrize(("schema", "value", "expected"), PROFILES)
def test_what_breaks_a_profile(schema, value, expected):
    said = {of_profile(fault) for fault in Draft7Validator(schema).iter_errors(value)}
    assert said == {f"{expected}; run scripts/build.py"}


SMALL = {
    "name": "small",
    "title": "Small",
    "resources": [
        {
            "name": "table",
            "type": "table",
            "path": "table.csv",
            "schema": {"fields": [{"name": "n", "type": "integer"}, {"name": "code", "type": "string"}]},
        }
    ],
}
ROWS = "n,code\n1,a\n2,b\n"


def whole(**members):
    return lambda package: package.update(members)


def table(**members):
    return lambda package: package["resources"][0].update(members)


def schema(**members):
    return lambda package: package["resources"][0]["schema"].update(members)


def field(index, **members):
    return lambda package: package["resources"][0]["schema"]["fields"][index].update(members)


def key(fields, others):
    return schema(foreignKeys=[{"fields": fields, "reference": {"resource": "", "fields": others}}])


def as_is(package):
    pass


def no_path(package):
    del package["resources"][0]["path"]


def no_name(package):
    del package["resources"][0]["name"]


def two_tables(package):
    package["resources"] *= 2


DESCRIPTOR = "datapackage.json:1:1: {}: the descriptor is wrong: {}; run scripts/build.py"
# What frictionless finds of a small package: its descriptor changed, its rows, and what is said in our own words.
ENFORCED = {
    "nothing": (as_is, ROWS, []),
    "two tables of one name": (
        two_tables,
        ROWS,
        [DESCRIPTOR.format("package-error", "two tables have the same name")],
    ),
    "two columns of one name": (
        field(1, name="n"),
        ROWS,
        [DESCRIPTOR.format("schema-error", "two columns of a table have the same name")],
    ),
    "no path": (no_path, ROWS, [DESCRIPTOR.format("resource-error", "a table has no path")]),
    "no name": (no_name, ROWS, [DESCRIPTOR.format("resource-error", "'name' is missing")]),
    "a path outside": (
        table(path="../table.csv"),
        ROWS,
        [DESCRIPTOR.format("resource-error", "the path '../table.csv' leads out of the package")],
    ),
    "a licence without a name": (
        whole(licenses=[{"title": "Free"}]),
        ROWS,
        [DESCRIPTOR.format("package-error", "a licence has neither a name nor a path")],
    ),
    "a date that is none": (
        whole(created="yesterday"),
        ROWS,
        [
            "datapackage.json:23:2: package-error: the descriptor is wrong: created is not of the type datetime; "
            "run scripts/build.py"
        ],
    ),
    "a number for a title": (
        whole(title=7),
        ROWS,
        [
            "datapackage.json:3:2: package-error: the descriptor is wrong: title is not of the form that "
            "frictionless takes; run scripts/build.py"
        ],
    ),
    "a number for a table's title": (
        table(title=7),
        ROWS,
        [DESCRIPTOR.format("resource-error", "title is not of the form that frictionless takes")],
    ),
    "a type that is none": (
        field(0, type="numbr"),
        ROWS,
        [DESCRIPTOR.format("field-error", "'numbr' is no type of a column")],
    ),
    "a constraint of another type": (
        field(0, constraints={"minLength": 2}),
        ROWS,
        [DESCRIPTOR.format("field-error", "a column of type integer can have no minLength")],
    ),
    "an example that is none": (
        field(0, example="many"),
        ROWS,
        [DESCRIPTOR.format("field-error", "the example 'many' of n is no value of it")],
    ),
    "a primary key of no column": (
        schema(primaryKey=["id"]),
        ROWS,
        [DESCRIPTOR.format("schema-error", "the primary key ['id'] names a column that is not there")],
    ),
    "a foreign key of no column": (
        key(["id"], ["n"]),
        ROWS,
        [
            DESCRIPTOR.format(
                "schema-error",
                "the foreign key {'fields': ['id'], 'reference': {'resource': '', 'fields': ['n']}} names a column "
                "that is not there",
            )
        ],
    ),
    "a foreign key shorter than what it refers to": (
        key(["n"], ["n", "code"]),
        ROWS,
        [DESCRIPTOR.format("schema-error", "the foreign key ['n'] does not fit the key ['n', 'code']")],
    ),
    "a format that is none": (
        table(format="book"),
        ROWS,
        [
            "table.csv:0:0: format-error: the descriptor is wrong: 'book' is no kind of file that frictionless reads; "
            "run scripts/build.py"
        ],
    ),
    "another encoding": (
        table(encoding="ascii"),
        "n,code\n1,ă\n",
        [
            "table.csv:0:0: encoding-error: the file is not in the encoding that the descriptor states; rebuild it",
        ],
    ),
    "a file that is not there": (
        table(path="other.csv"),
        ROWS,
        ["other.csv:0:0: scheme-error: the file cannot be read; is it there?"],
    ),
    "an empty file": (
        as_is,
        "",
        ["table.csv:0:0: source-error: the file holds no table (the source is empty); rebuild it"],
    ),
    "another number of rows": (
        table(rows=7),
        ROWS,
        [
            "table.csv:0:0: row-count: the descriptor states 7 (row-count), and the file has 2; run scripts/build.py",
        ],
    ),
    "another number of columns": (
        table(fields=7),
        ROWS,
        ["table.csv:0:0: field-count: the descriptor states 7 (field-count), and the file has 2; run scripts/build.py"],
    ),
    "another number of bytes": (
        table(bytes=7),
        ROWS,
        ["table.csv:0:0: byte-count: the descriptor states 7 (byte-count), and the file has 15; run scripts/build.py"],
    ),
    "another hash": (
        table(hash="sha256:7"),
        ROWS,
        [
            "table.csv:0:0: hash-count: the file is not the one whose hash the descriptor states; run scripts/build.py",
        ],
    ),
    "a name missing": (as_is, "n,\n1,a\n", ["table.csv:1:1: blank-label: column 2 has no name; rebuild it"]),
    "a column more": (
        as_is,
        "n,code,x\n1,a,b\n",
        ["table.csv:1:1: extra-label: 'x' is no column of the table; rebuild it"],
    ),
    "a column less": (
        as_is,
        "n\n1\n",
        ["table.csv:1:1: missing-label: the column 'code' is not there; rebuild it"],
    ),
    "a column twice": (
        as_is,
        "n,n\n1,2\n",
        ["table.csv:1:1: duplicate-label: the column 'n' stands twice; rebuild it"],
    ),
    "columns in another order": (
        as_is,
        "code,n\n1,2\n",
        [
            "table.csv:1:1: incorrect-label: the column 'code' stands where 'n' should; rebuild it",
            "table.csv:1:1: incorrect-label: the column 'n' stands where 'code' should; rebuild it",
        ],
    ),
    "an empty row": (as_is, "n,code\n1,a\n\n2,b\n", ["table.csv:3:1: blank-row: this row is empty; rebuild it"]),
    "a cell more": (
        as_is,
        "n,code\n1,a,b\n",
        ["table.csv:2:1: extra-cell: this row has a cell more than the table has columns; rebuild it"],
    ),
    "a cell less": (
        as_is,
        "n,code\n1\n",
        ["table.csv:2:1: missing-cell: this row has no cell for 'code'; rebuild it"],
    ),
    "another type": (
        as_is,
        "n,code\nTRUE,a\n",
        ["table.csv:2:1: type-error: n is 'TRUE', which is no integer; write one"],
    ),
    "a required cell": (
        field(1, constraints={"required": True}),
        "n,code\n1,\n",
        ["table.csv:2:1: constraint-error: code is empty; state it"],
    ),
    "none of a list, but near": (
        field(1, constraints={"enum": ["a", "bcd"]}),
        "n,code\n1,bce\n",
        ["table.csv:2:1: constraint-error: code is 'bce', which is none of its codes; did you mean 'bcd'?"],
    ),
    "none of a list": (
        field(0, constraints={"enum": [1, 3]}),
        ROWS,
        ["table.csv:3:1: constraint-error: n is '2', which is none of its codes; known: 1, 3"],
    ),
    "none of a list that has no end": (
        field(0, type="number", constraints={"enum": [1, float("inf")]}),
        ROWS,
        ["table.csv:3:1: constraint-error: n is '2', which is none of its codes"],
    ),
    "a pattern": (
        field(1, constraints={"pattern": "a+"}),
        ROWS,
        ["table.csv:3:1: constraint-error: code is 'b', and its pattern is a+; mend it"],
    ),
    "below the minimum": (
        field(0, constraints={"minimum": 2}),
        ROWS,
        ["table.csv:2:1: constraint-error: n is '1', and its minimum is 2; mend it"],
    ),
    "twice in a column": (
        field(1, constraints={"unique": True}),
        "n,code\n1,a\n2,a\n",
        ["table.csv:3:1: unique-error: code is 'a', as in line 2; no two rows may have the same"],
    ),
    "a key twice": (
        schema(primaryKey=["n"]),
        "n,code\n1,a\n2,b\n1,c\n",
        ["table.csv:4:1: primary-key: the key of this row is that of line 2; one row stands twice, or has a wrong key"],
    ),
    "no key": (
        schema(primaryKey=["n"]),
        "n,code\n,a\n",
        ["table.csv:2:1: primary-key: this row has no key; state it"],
    ),
    "a key to no row": (
        key(["n", "code"], ["code", "n"]),
        "n,code\n1,a\n",
        [
            "table.csv:2:1: foreign-key: n, code is '1, a', which is no key of the table ?; mend it, or add the row "
            "there"
        ],
    ),
}


@pytest.mark.parametrize("name", ENFORCED)
def test_what_frictionless_enforces(tmp_path, name):
    change, rows, expected = ENFORCED[name]
    package = copy.deepcopy(SMALL)
    change(package)
    house = House(tmp_path)
    house.descriptor.write_text(json.dumps(package, indent=1), encoding="utf-8")
    (tmp_path / "table.csv").write_text(rows, encoding="utf-8")
    assert [str(each) for each in check_with_frictionless(house, {})] == expected


@pytest.mark.parametrize("content", [b"", b"{", b'"\xff"', b"[" * 100_000], ids=lambda content: repr(content[:20]))
def test_what_frictionless_says_of_a_descriptor_that_cannot_be_read(tmp_path, content):
    house = House(tmp_path)
    house.descriptor.write_bytes(content)
    expected = "datapackage.json:0:0: package-error: the descriptor is wrong: frictionless cannot read it"
    assert [str(each) for each in check_with_frictionless(house, {})] == [f"{expected}; run scripts/build.py"]
