"""What differs between two editions of the package, and which part of the version has to rise."""

import json
import re
import shutil
from pathlib import Path

import pytest

from calling import call
from solieu.package.changes import Changes, changes, read_edition
from solieu.paths import HERE


def descriptor(change):
    def changed(folder):
        path = folder / "datapackage.json"
        path.write_text(json.dumps(change(json.loads(path.read_text("utf-8")))), encoding="utf-8")

    return changed


def csv(name, old, new):
    def changed(folder):
        path = folder / "data" / f"{name}.csv"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return changed


def without_first_row(name):
    def changed(folder):
        path = folder / "data" / f"{name}.csv"
        head, _, *rest = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join([head, *rest]), encoding="utf-8")

    return changed


def set_in(*path, to):
    def change(found):
        part = found
        for step in path[:-1]:
            part = part[step]
        part[path[-1]] = to
        return found

    return descriptor(change)


def renamed(folder):
    set_in("resources", 4, "schema", "fields", 1, "name", to="ucum_code")(folder)
    csv("units", "ucum", "ucum_code")(folder)


# What is done to a package, the level of it, and what is said.
CASES = {
    "nothing": (lambda folder: None, "", []),
    "a version alone": (set_in("version", to="9.9.9"), "", []),
    "a title": (set_in("title", to="Other figures"), "patch", []),
    "a cell": (csv("units", "km,km", "km,KM"), "patch", ["units: 0 rows added, 0 removed, 1 changed"]),
    "a row less": (without_first_row("units"), "minor", ["units: 0 rows added, 1 removed, 0 changed"]),
    "a row more": (csv("units", "\nkm,", "\nmile,\nkm,"), "minor", ["units: 1 rows added, 0 removed, 0 changed"]),
    "a key": (csv("units", "\nkm,", "\nmile,"), "minor", ["units: 1 rows added, 1 removed, 0 changed"]),
    "a column": (renamed, "major", ["  + units.ucum_code", "  - units.ucum"]),
    "a type": (set_in("resources", 4, "schema", "fields", 1, "type", to="integer"), "major", []),
    "another primary key": (set_in("resources", 4, "schema", "primaryKey", to=["label_en"]), "major", []),
    "a table less": (descriptor(lambda found: found | {"resources": found["resources"][:-1]}), "major", ["- glossary"]),
    "a figure's words": (
        csv("figures", "hơn 950.000 ngày công", "gần 950.000 ngày công"),
        "patch",
        ["  ~ dcsvn-628898-workdays as_written: 'hơn 950.000 ngày công' -> 'gần 950.000 ngày công'"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_differs(seed_built, tmp_path, name):
    change, level, lines = CASES[name]
    new = shutil.copytree(seed_built.root, tmp_path / "new")
    change(new)
    done = call("diff", seed_built.root, new)
    assert done.status == 0 and set(lines) <= set(done.out.splitlines())
    found = changes(*(read_edition(str(place), HERE.root) for place in (seed_built.root, new)))
    assert found.level == level
    told = json.loads(call("diff", seed_built.root, new, "--format", "json").out)
    assert (told["level"], told["lowest"]) == (level, found.lowest)


@pytest.mark.parametrize(
    ("old", "new", "level", "lowest", "is_told"),
    [
        ("2.1.0", "2.1.0", "", "2.1.0", True),
        ("2.1.0", "2.0.9", "", "2.1.0", False),
        ("2.1.0", "2.1.0", "patch", "2.1.1", False),
        ("2.1.9", "2.1.10", "patch", "2.1.10", True),
        ("2.1.3", "2.1.4", "minor", "2.2.0", False),
        ("2.1.3", "2.2.0", "minor", "2.2.0", True),
        ("2.9.3", "2.10.0", "major", "3.0.0", False),
        ("2.9.3", "3.0.0", "major", "3.0.0", True),
    ],
)
def test_the_part_of_the_version_that_has_to_rise(old, new, level, lowest, is_told):
    found = Changes(old, new, level, {}, (), ())
    assert (found.lowest, found.is_told) == (lowest, is_told)


def test_the_check_of_a_pull_request(seed_built, tmp_path):
    new = shutil.copytree(seed_built.root, tmp_path / "new")
    without_first_row("units")(new)
    done = call("diff", seed_built.root, new, "--check")
    version = read_edition(str(new), HERE.root).version
    assert done.status == 1 and done.err.startswith(f"diff: the version is {version}, and has to be at least ")
    assert "these changes are minor" in done.err and done.err.count("\n") == 1


def test_a_zip_and_a_revision_are_editions_too(seed_built, tmp_path):
    packed = shutil.make_archive(str(tmp_path / "package"), "zip", seed_built.root.parent, seed_built.root.name)
    assert call("diff", packed, seed_built.root).out == call("diff", seed_built.root, seed_built.root).out
    assert len(read_edition("HEAD", HERE.root).tables) == len(read_edition(str(HERE.root), HERE.root).tables)


def test_a_page_of_what_differs(seed_built, tmp_path):
    new = shutil.copytree(seed_built.root, tmp_path / "new")
    csv("figures", "hơn 950.000", "<b>hơn 950.000")(new)
    page = call("diff", seed_built.root, new, "--format", "html", "--lang", "vi").out
    assert page.startswith('<!DOCTYPE html>\n<html lang="vi">') and "<b>" not in page and "&lt;b&gt;hơn" in page
    assert re.search(r"<h1>[^<]+mức thay đổi: patch</h1>", page)


@pytest.mark.parametrize("place", ["nothing", "--upload-pack=x", "HEAD:nothing"])
def test_what_is_no_edition(place, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = call("diff", "--", place)
    assert done.status == 2 and f"{place} is no package: give a folder" in done.err and done.err.count("\n") == 1


def test_an_archive_that_is_none(tmp_path):
    path = Path(tmp_path / "x.zip")
    path.write_bytes(b"PK\x03\x04 no zip")
    assert call("diff", path).status == 2
