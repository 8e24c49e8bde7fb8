"""What the site is made from: a table or a setting that cannot be published is named, by its rule."""

import re
import sqlite3

import pytest

from solieu.package.rows import read_tables
from solieu.problems import Invalid
from solieu.site.database import create_database, finish_database, load_tables
from solieu.site.names import unknown
from solieu.site.records import Placed, read_both
from solieu.sources.records import Reader
from solieu.sources.schemas import load_package
from solieu.sources.yamlfile import parse

# What is done to data/units.csv, and the rule that names it.
TABLES = {
    "file-empty": lambda content: b"",
    "csv": lambda content: content.replace(b"\nkm,", b'\n"km"x,'),
    "header": lambda content: content.replace(b"unit_id", b"unit", 1),
    "cell-count": lambda content: content.replace(b"\nkm,", b"\nkm,,"),
    "not-utf8": lambda content: content.replace("đồng".encode(), b"\xff"),
}


def rules(house):
    with pytest.raises(Invalid) as caught:
        read_tables(house, load_package(house))
    return {problem.rule for problem in caught.value.problems}


@pytest.mark.parametrize("rule", TABLES)
def test_a_table_that_cannot_be_read(house, rule):
    path = house.data / "units.csv"
    path.write_bytes(TABLES[rule](path.read_bytes()))
    assert rules(house) == {rule}


def test_a_table_that_is_not_there(house):
    (house.data / "units.csv").unlink()
    assert rules(house) == {"file-missing"}


def test_a_cell_of_another_type(house):
    path = house.data / "figures.csv"
    path.write_bytes(re.sub(rb",900,km,", b",nine,km,", path.read_bytes()))
    assert rules(house) == {"type"}


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [(b",civilian,", b",civil,", "database"), (b",900,km,", b",900,mile,", "foreign-key")],
)
def test_rows_that_make_no_database(house, tmp_path, old, new, rule):
    path = house.data / "figures.csv"
    path.write_bytes(path.read_bytes().replace(old, new, 1))
    package = load_package(house)
    connection: sqlite3.Connection = create_database(tmp_path / "a.db")
    with pytest.raises(Invalid) as caught:
        load_tables(connection, package, read_tables(house, package))
        finish_database(connection)
    assert {problem.rule for problem in caught.value.problems} == {rule}


def test_settings_of_the_site():
    [problem] = unknown("site.yaml", [Placed("figure")], {"figures"})
    assert str(problem).startswith("metadata/site/site.yaml:0:0: unknown-name: there is no 'figure'; did you mean ")
    reader = Reader("words.yaml", {}, [])
    read_both(reader, parse("{en: Home}"), "home")
    [problem] = reader.problems
    assert str(problem) == "words.yaml:1:1: both-languages: 'home' is not in both languages; add one"
