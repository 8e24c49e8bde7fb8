"""The checks on this checkout, on a package alone, and at their edges; tests/corruptions/ breaks a package."""

import re
import shutil
import sys
import unicodedata
from dataclasses import replace

import pytest

from invented import invented_house
from solieu.checks import check_built, check_files, check_house, form, framework
from solieu.checks.framework import check_with_frictionless
from solieu.checks.rules import rules
from solieu.checks.texts import check_page, check_text
from solieu.package import rows
from solieu.package.files import build_files, write_files
from solieu.package.rows import read_csv
from solieu.paths import HERE, House
from solieu.sources.pages import Page
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


def found(house, *arguments):
    return {(problem.path, problem.rule) for problem in check_house(house, *arguments)}


def said(house, metadata, changes):
    """What the checks say of the tables with pieces of text changed, without the files' names."""
    for table, old, new in changes:
        replaced(house.data / f"{table}.csv", old, new)
    return [str(each).split(": ", 1)[1] for each in check_files(house, metadata.package, metadata.codebook)[1]]


def test_a_clean_package_raises_nothing(house):
    assert check_house(house) == []


def test_characters_that_are_not_looked_at_break_no_rule():
    plain = [char for char in map(chr, range(sys.maxunicode)) if form._PLAIN.fullmatch(char)]
    assert len(plain) > 200 and not any(list(form._wrong_characters(char)) for char in plain)
    assert not any(map(unicodedata.combining, plain)), "or two of them could be one letter"


@pytest.mark.parametrize(("kind", "least"), [("string", 200), ("integer", 9), ("number", 20), ("uri", 20)])
def test_what_is_seen_to_be_sound_at_once_breaks_no_rule(kind, least):
    pieces = ["", " ", "-", "=", "1.000", "000", ",5", "null", "missing", "Đ", "ệ", "e\u0323", "\u200b", "\n", "ш"]
    pieces += ["1", "0", ".", ".5", "https://", "http://a.b", "/", "?c=d", "#", "'", '"', "<", "{", "`", "\\"]
    texts = {first + second + third for first in pieces for second in pieces for third in pieces}
    sound = {text for text in texts if form._SOUND[kind].fullmatch(text)}
    assert len(sound) > least and not any(form.wrong_with(text, kind) for text in sound)


# A change of the tables, and the rule that has nothing to say of it.
FINE = {
    "a word as long as its place": ("offset-length", ("vague_amounts", ",94,100", ",92,98")),
    "a value overruled, with a doubt of the unit": (
        "as-written",
        ("figures", "done,10,person", "done,12,person"),
    ),
    "a bound that is reached from above": ("bounds", ("figures", "more-than-hon,>,10,,", "at-most-toi-da,<=,,10,")),
    "a bound that is reached from below": ("bounds", ("figures", "more-than-hon,>,10,,", "at-least-it-nhat,>=,10,,")),
    "a review on the day itself": ("review-date", ("reports", "2026-01-02", "2021-05-07")),
    "a pair of figures that is no amount": (
        "pair-relation",
        ("figure_links", "people_in,vidu-7-roads", "people_in,vidu-7-gifts"),
    ),
    "a report of the same day as the one it revises": ("link-later", ("reports", "2020-12-30", "2021-05-06")),
    "an area on its last day": ("area-then", ("areas", "VN-30,viet-nam,,2025-06-30", "VN-30,viet-nam,,2021-01-01")),
    "a row without a place before one at 0": (
        "row-order",
        ("statements", "point.,10,60", "point.,,"),
        ("statements", "point.,200,210", "point.,0,210"),
    ),
    "two rows without a place": (
        "unique-key",
        ("numerals", "vidu-7,90,", "vidu-7,,"),
        ("numerals", "vidu-7,107,", "vidu-7,,"),
    ),
}
# One change each: what is said of it, or the part that is looked for.
WRONG = {
    "a word longer than its place": (
        r"offset-length: 'một số' is 6 characters long, and its place 5",
        ("vague_amounts", ",94,100", ",95,100"),
    ),
    "a link to a figure that is not there": (
        r"foreign-key: .* no key of figures \(did you mean 'vidu-7-learners'\?\)",
        ("figure_links", "amount_for,vidu-7-learners,cho", "amount_for,vidu-7-learner,cho"),
    ),
    "a report of the day before the one it revises": (
        "link-later: 'vidu-7-roads' is of 2021-05-06, before 'vidu-8-roads', of 2021-05-07",
        ("reports", "2020-12-30", "2021-05-07"),
    ),
    "an area that was no more": (
        "area-then: 'gia-lai' is valid from '' to '2020-12-31', and the period is 2021-01-01 to 2021-12-31",
        ("areas", "VN-30,viet-nam,,2025-06-30", "VN-30,viet-nam,,2020-12-31"),
    ),
    "two rows at one place": (
        "unique-key: report_id, char_start are those of 'vidu-7-n107'",
        ("numerals", "vidu-7,123,", "vidu-7,107,"),
    ),
    "an actor that is a term": (
        "link-role: the role is actor",
        ("statement_links", "actor,quan-doi,quan-doi,,", "actor,vung-bien-gioi,,vung-bien-gioi,"),
    ),
    "a programme that is an area": (
        "link-role: the role is programme",
        ("statement_links", "chuong-trinh-phoi-hop,,chuong-trinh-phoi-hop", "vung-bien-gioi,,vung-bien-gioi"),
    ),
    "a consequence that is a body": (
        "link-role: the role is leads_to",
        ("statement_links", "leads_to,vidu-7-first,,,vidu-7-first", "leads_to,quan-doi,quan-doi,,"),
    ),
    "columns in another order": (
        "header: the columns are figure_id, part_id, .*, and should be part_id, figure_id",
        ("figure_parts", "part_id,figure_id", "figure_id,part_id"),
    ),
    "a bound by a sign that is none": (
        "bounds: upper_bound is '10', and the hedge gives ''",
        ("figures", "more-than-hon,>,10,,", "more-than-hon,=,10,10,"),
    ),
    "an amount for none": (
        "derived: figure is 'hơn 10 người', and the tables it is made from give 'hơn 0 người'",
        ("figures", "done,10,person,,,more-than-hon,>,10,", "done,0,person,,,more-than-hon,>,0,"),
    ),
    "a range turned round": (
        "bounds: the bounds are '5000000' and '3000000'",
        ("figures", "3000000,5000000", "5000000,3000000"),
    ),
    "a verb where none is": (
        "derived: action is 'gave', and the tables it is made from give ''",
        ("figures_en", "km,km,3,,civilians", "km,km,3,gave,civilians"),
    ),
    "a label of an unknown code": (
        "derived: unit is 'km', and the tables it is made from give ''",
        ("units", "\nkm,", "\nkilometre,"),
    ),
}


@pytest.mark.parametrize("name", FINE)
def test_what_is_fine(copied, built, name):
    rule, *changes = FINE[name]
    assert [line for line in said(copied, built[1], changes) if line.startswith(f"{rule}: ")] == []


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong(copied, built, name):
    expected, *changes = WRONG[name]
    lines = said(copied, built[1], changes)
    assert any(re.match(expected, line) for line in lines), lines


@pytest.mark.parametrize("code", ["#N/A", "<NA>", "N/A", "na", "NaN", "-nan", "nil", "None", "NULL", "missing", "-"])
def test_what_programs_take_for_nothing(copied, built, code):
    lines = said(copied, built[1], [("participants", ",Bà B,", f",{code},")])
    assert any(line.startswith("reads-as-missing: ") for line in lines), lines


def test_without_metadata_problems_point_at_cells(house):
    """The schemas and the codebook are then those that come with the checks."""
    shutil.rmtree(house.metadata)
    assert check_house(house) == []
    replaced(house.data / "figures.csv", ",900,school", ",901,school")
    replaced(house.data / "figures.csv", ",400,item,", ",400,set,")  # which only the codebook's words of units show
    places = {(each.path, each.line, each.rule) for each in check_house(house)}
    assert {("data/figures.csv", 5, "as-written"), ("data/figures.csv", 8, "as-written")} <= places
    assert "stale" not in {rule for _, _, rule in places}


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("at: [3267, 3288]", "at: [9267, 9288]", "offset-outside"),
        ("at: [3267, 3288]", "at: [3267, 3289]", "offset-length"),
        ("at: [2991, 4009]", "at: [2991, 9999]", "offset-outside"),
        ("    at: [3267, 3288]\n", "", "offset-missing"),
        ("to: houses-built", "to: house-built", "foreign-key"),
    ],
)
def test_with_metadata_one_mistake_is_one_line_at_its_record(house, old, new, rule):
    """What follows from a place that is wrong is no further problem."""
    path = house.metadata / "reports" / "dcsvn-628898.yaml"
    line = path.read_text(encoding="utf-8").split(old)[0].count("\n") + 1
    replaced(path, old, new)
    read = load_metadata(house)
    problems = check_built(read, build_files(house, read))
    assert [(each.path, each.rule) for each in problems] == [("metadata/reports/dcsvn-628898.yaml", rule)]
    assert 0 <= line - problems[0].line <= 4, "the line of the record, not of its key"


def test_a_file_that_differs_is_stale_and_checked(house):
    replaced(house.data / "figures.csv", ",900,km", ",901,km")
    problems = {(each.path, each.line, each.rule) for each in check_house(house)}
    assert {(3, "stale"), (3, "as-written"), (0, "hash-count")} <= {(line, rule) for _, line, rule in problems}


def test_the_key_that_was_meant_is_one_of_the_report(house):
    """As it is written in the report's own file, without the report's id; not the nearest of another report."""
    replaced(house.metadata / "reports" / "dcsvn-628898.yaml", "to: houses-built", "to: house-built")
    [wrong] = [each for each in check_house(house) if each.rule == "foreign-key"]
    assert "did you mean 'houses-built'?" in str(wrong)


def test_a_key_that_is_no_more_is_not_what_was_meant(house):
    replaced(house.metadata / "reports" / "dcsvn-628898.yaml", "id: houses-built", "id: houses-made")
    [wrong] = [each for each in check_house(house) if each.rule == "foreign-key"]
    assert "did you mean" in str(wrong) and "did you mean 'houses-built'?" not in str(wrong)


def test_the_key_that_was_meant_is_looked_for_in_the_first_rows_alone(house, metadata):
    """Each takes as long as there are keys, and where all of them have changed, every row of other tables is wrong."""
    path = house.data / "figures.csv"
    path.write_text(re.sub(r"^([a-z]+-\d+-[a-z-]+),", r"\1x,", path.read_text("utf-8"), flags=re.M), "utf-8")
    found = check_files(house, metadata.package, metadata.codebook)[1]
    wrong = [str(each) for each in found if (each.path, each.rule) == ("data/figures_en.csv", "foreign-key")]
    assert sum("did you mean " in each for each in wrong) == 20 < len(wrong)


def test_tables_without_rows_are_built(copied):
    """Not every report has slips, doubts or documents."""
    read = load_metadata(copied)
    files = build_files(copied, replace(read, readings=()))
    assert check_built(replace(read, readings=()), files) == []


def test_files_too_few_and_too_many(house):
    (house.data / "units.csv").unlink()
    (house.data / "notes.csv").write_text("a\n1\n")
    problems = found(house)
    for name, rule in (("units", "file-missing"), ("notes", "file-extra")):
        assert {(f"data/{name}.csv", "stale"), (f"data/{name}.csv", rule)} <= problems


def test_what_cannot_be_read_from_metadata_is_said_alone(copied):
    replaced(copied.metadata / "reports" / "vidu-7.yaml", "kind: army_results", "kind: army")
    replaced(copied.data / "units.csv", "\nkm,", "\nkm ,")
    assert found(copied) == {("metadata/reports/vidu-7.yaml", "unknown-code")}


def test_a_column_that_a_rule_needs_is_missed(copied, built):
    replaced(copied.metadata / "tables" / "source_slips.yaml", "name: suggested", "name: correction")
    read = load_metadata(copied)
    [problem] = check_built(read, build_files(copied, read))
    assert str(problem).startswith("metadata/tables:0:0: table-schema: the rules need 'no such column: suggested'")


def test_files_that_cannot_be_read(house, metadata, monkeypatch):
    (house.data / "units.csv").unlink()
    (house.data / "units.csv").mkdir()
    monkeypatch.setattr(rows, "LARGEST", 9000)
    problems = check_files(house, metadata.package, metadata.codebook)[1]
    assert {("data/units.csv", "file-unread"), ("datapackage.json", "too-large")} <= {
        (each.path, each.rule) for each in problems
    }


def test_cells_have_their_column(metadata):
    content = (HERE.data / "figures.csv").read_bytes()
    file, problems = read_csv(content, metadata.package.table("figures"))
    assert problems == []
    for row, (line, texts) in enumerate(zip(content.decode().split("\n")[1:-1], file.rows, strict=True), start=1):
        for cell, text in zip(file.cells(row), texts, strict=True):
            start = cell.column - 1 + cell.quoted
            assert text == cell.text
            written = text.replace('"', '""')
            assert line[start : start + len(written)] == written


# What stands where a text should, and what is said of it.
TEXTS = {
    "nothing": (None, "text-missing: there is no such text in texts"),
    "spaces": (b" \n", "text-unread: the text is empty"),
    "another encoding": (b"abc\xff", "text-unread: the text is not UTF-8 at byte 3"),
    "four times the bytes": (b"a" * 1840, "text-hash: this is not the text that was read: it has 1840 bytes"),
    "more than four times": (b"a" * 1841, "text-hash: this is not the text that was read: it has 1841 bytes"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_what_stands_where_a_text_should(built, tmp_path, name):
    content, expected = TEXTS[name]
    path = tmp_path / "texts" / "vidu-7.txt"
    path.parent.mkdir()
    if content:
        path.write_bytes(content)
    [problem] = check_text(next(iter(built[1].readings)), path.parent)
    assert str(problem).startswith(f"vidu-7.txt:0:0: {expected}")


def test_a_pattern_without_end(house, metadata, monkeypatch):
    monkeypatch.setattr(framework, "_SECONDS", 1)
    units = metadata.package.table("units")
    first = units.fields[0]
    endless = first.constraints.model_copy(update={"pattern": r"(\w+\s?)+x"})
    fields = (first.model_copy(update={"constraints": endless}), *units.fields[1:])
    tables = [
        table.model_copy(update={"fields": fields}) if table.name == "units" else table
        for table in metadata.package.tables
    ]
    replaced(house.data / "units.csv", "km,", f"{'k' * 60},")
    files = check_files(house, metadata.package, metadata.codebook)[0]
    [problem] = check_with_frictionless(house, replace(metadata.package, tables=tuple(tables)), files, ["units"])
    assert str(problem).startswith("data/units.csv:0:0: takes-too-long: frictionless takes longer than 1 seconds; mend")


def test_rules_are_whole():
    for rule in rules().values():
        assert set(rule.after) <= rules().keys(), rule.name
        assert {*rule.holds} == {*rule.cure} == {"en", "vi"}, rule.name


def test_a_report_against_its_page(seed):
    """White space and what stands around the article may differ; a phrase that moved, changed or went is named."""
    reading = seed
    phrases = [figure.record.as_written for figure in reading.figures]
    others = [numeral.token.strip("“”") for numeral in reading.report.other_numerals]
    spaced = "\n\n".join(["Trang chủ", *others, *(phrase.replace(" ", "\u00a0\n ") for phrase in phrases)])
    assert list(check_page(reading, Page(spaced), "bai.html")) == []
    phrases[3] = "gần 950 trường học"
    phrases.insert(0, phrases.pop(10))
    phrases.remove("30 bộ máy tính bàn")
    lines = [str(each) for each in check_page(reading, Page("; ".join([*others, *phrases])), "bai.html")]
    for expected in (
        "page-changed: 'gần 900 trường học' of 'schools-built-repaired' reads 'gần 950 trường học' in bai.html",
        "page-order: 'gần 3.000 người' of 'literacy-learners'",
        "page-missing: '30 bộ máy tính bàn' of 'desktop-sets-given'",
        "page-numeral: the numeral '950' of bai.html",
    ):
        assert any(expected in line for line in lines), lines
