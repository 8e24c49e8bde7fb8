"""The checks on this checkout and on a package alone; tests/corruptions/ breaks a package in every other way."""

import shutil

import pytest

from solieu.checks import check_house
from solieu.checks.csvfile import read_csv
from solieu.checks.jsonplaces import read_json
from solieu.paths import HERE
from solieu.problems import Invalid
from solieu.sources.readings import load_metadata


def test_a_clean_package_raises_nothing(house):
    assert check_house(house) == []


def test_an_edited_table_is_stale_and_names_the_line(house):
    path = house.data / "figures.csv"
    path.write_bytes(path.read_bytes().replace(b",900,km", b",901,km"))
    stale = [problem for problem in check_house(house) if problem.rule == "stale"]
    assert [(problem.path, problem.line) for problem in stale] == [("data/figures.csv", 3)]
    assert "run scripts/build.py" in stale[0].message


@pytest.mark.slow
def test_missing_and_extra_tables(house):
    (house.data / "units.csv").unlink()
    (house.data / "notes.csv").write_text("a\n1\n")
    rules = {(problem.path, problem.rule) for problem in check_house(house)}
    assert {("data/units.csv", "file-missing"), ("data/notes.csv", "stale")} <= rules


def test_cells_have_their_column(metadata):
    file, problems = read_csv(HERE.data / "figures.csv", "data/figures.csv", metadata.package.table("figures"))
    assert problems == []
    lines = (HERE.data / "figures.csv").read_text(encoding="utf-8").split("\n")
    for row in file.rows:
        for cell in row:
            start = cell.column - 1 + cell.quoted
            assert lines[cell.line - 1][start : start + len(cell.text)] == cell.text


@pytest.mark.slow
def test_a_package_alone_is_checked(house):
    """Where there is no metadata/, the schemas and the codebook are those that come with the checks."""
    shutil.rmtree(house.metadata)
    assert check_house(house) == []
    path = house.data / "figures.csv"
    content = path.read_bytes().replace(b",900,school", b",901,school")  # which the words of the row contradict
    path.write_bytes(content.replace(b",400,item,", b",400,set,"))  # which only the codebook's words of units show
    found = {(problem.path, problem.line, problem.rule) for problem in check_house(house)}
    assert {("data/figures.csv", 5, "as-written"), ("data/figures.csv", 8, "as-written")} <= found
    assert "stale" not in {rule for _, _, rule in found}


def test_json_has_its_places():
    text = '{\n  "a": [1, {"b\\"": "x"}],\n  "a": {}\n}\n'
    read = read_json(text)
    assert read.value == {"a": {}}
    assert read.place(("a", 1, 'b"')) == (2, 13)
    assert read.place(("a",)) == (3, 3)
    assert read.place(("a", 7)) == (3, 3), "what is not there stands where it should"
    assert read.repeated == (("a",),)


def test_one_wrong_place_is_one_line(house):
    """What follows from a place that is wrong is no further problem."""
    path = house.metadata / "reports" / "dcsvn-628898.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("at: [3267, 3288]", "at: [9267, 9288]"),
        ("at: [3267, 3288]", "at: [3267, 3289]"),
        ("at: [2991, 4009]", "at: [2991, 9999]"),
        ("    at: [3267, 3288]\n", ""),
    ):
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(Invalid) as caught:
            load_metadata(house)
        assert len(caught.value.problems) == 1, str(caught.value)
