"""SQL that people write for the site: every slip is named where it stands, before anybody is served by it."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from solieu.package.rows import read_tables
from solieu.paths import HERE, House
from solieu.problems import Invalid
from solieu.site.building import write_database
from solieu.site.knowledge import described_rules
from solieu.site.settings import load_site

LABEL = "SELECT report_id, title_en, title_vi FROM reports"
ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x), 'a', 'a' FROM c"
STATEMENTS = [
    ("site.yaml", LABEL, "SELEC 1", "50:12: label: the SQL of reports.label is wrong: near "),
    ("site.yaml", LABEL, "SELECT report_id, title_en FROM reports", "reports.label is wrong: table site_labels has 4"),
    ("site.yaml", LABEL, f"{LABEL} WHERE 0", "the SQL of reports.label gives no name to '"),
    ("site.yaml", LABEL, f"{LABEL}; DROP TABLE reports", "the SQL of reports.label is wrong: near "),
    ("site.yaml", LABEL, ENDLESS, "the SQL of reports.label is wrong: interrupted; mend"),
    ("site.yaml", LABEL, LABEL[:-1], "the SQL of reports.label is wrong: no such table: report; mend"),
    ("site.yaml", "facets: [topic, additive_bodies,", "facets: [topik,", "34:3: unknown-name: there is no 'topik'"),
    ("site.yaml", "'definition_{lang}', ucum", "'define_{lang}', ucum", "there is no 'define_en' (did you mean"),
    ("site.yaml", "{figure_parts: [part_en", "{figure_part: [part_en", "figures is wrong: no such table: figure_part"),
    ("site.yaml", "{figure_parts: [part_en", "{figure_parts: [part", "there is no 'part' (did you mean 'part_"),
    (
        "site.yaml",
        "{figure_parts: [part_en, part_vi]}",
        "{units: [ucum]}",
        "search_also is wrong: no such column: o.fig",
    ),
    ("records.yaml", "facts: [topic,", "facts: [topik,", "there is no 'topik' (did you mean 'topic'?)"),
    ("queries.yaml", "SELECT topic, ind", "SELEC topic, ind", "14:10: label: the SQL of figures_by_topic is wrong"),
    ("queries.yaml", "FROM figures_{lang}\n", "FROM figure_{lang}\n", "is wrong: no such table: figure_en"),
    ("queries.yaml", "ORDER BY topic, rowid", "; SELECT 2", "the SQL of figures_by_topic is wrong: near "),
    (
        "queries.yaml",
        "{figure: figure_id}",
        "{figur: figure_id}",
        "14:10: unknown-name: there is no 'figur' (did you mean 'figure'?)",
    ),
    ("queries.yaml", "{figure: figure_id}", "{figure: event_id}", "14:10: unknown-name: there is no 'event_id"),
    ("queries.yaml", "      passages: {en", "      passage: {en", "unknown-name: there is no 'passage' (did you "),
    ("queries.yaml", "- name: topic\n", "- name: topics\n", "did not supply a value for binding parameter :topic."),
    ("queries.yaml", "SELECT code AS value", "SELECT code", "unknown-name: there is no 'value'"),
    ("records.yaml", "SELECT 'figures' AS of_table, ", "SELECT ", "147:12: unknown-name: there is no 'of_table'"),
    ("records.yaml", "indicator_id = :key", "indicator_id = :k", "not supply a value for binding parameter :k."),
]


@pytest.fixture(scope="module")
def rows(seed_built, package):
    return read_tables(seed_built, package)


@pytest.mark.parametrize(("name", "old", "new", "says"), STATEMENTS)
def test_a_slip_in_sql(package, rows, tmp_path, name, old, new, says):
    house = House(tmp_path)
    shutil.copytree(HERE.metadata / "site", house.metadata / "site")
    path = house.metadata / "site" / name
    assert old in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Invalid) as caught:
        write_database(package, load_site(house, package), rows, tmp_path / "x.db")
    (problem,) = caught.value.problems
    assert problem.path == f"metadata/site/{name}" and says in str(problem), problem


def test_a_place_that_cannot_be_written_is_no_slip_of_the_settings(package, rows):
    """SQLite refuses in its own way."""
    with pytest.raises(OSError) as caught:
        write_database(package, load_site(HERE, package), rows, Path("/proc/x.db"))
    assert caught.value.filename == "/proc/x.db"


def test_rules_in_sql_are_run_where_the_sites_tables_take_them(package, rows, tmp_path, monkeypatch):
    """What asks for what only the checks have is shown and not run."""
    rules = [
        {"checks": [{"for": ["figures", "units"], "sql": "SELECT rowid FROM {table} WHERE {key} IS NULL"}]},
        {"checks": [{"sql": "SELECT rowid FROM figures WHERE value < 0"}, {"sql": "SELECT rowid FROM said"}]},
        {"checks": [{"for": "unique-keys", "sql": "SELECT rowid FROM {table} WHERE {columns} IS NULL"}]},
        {"sql": "SELECT rowid FROM units"},
        {},
        {"layer": "frictionless"},
    ]
    about = {"rule": "x", "holds": {}, "cure": {}}
    monkeypatch.setattr("solieu.site.knowledge.rules_file", lambda: {"rules": [about | rule for rule in rules]})
    write_database(package, load_site(HERE, package), rows, tmp_path / "x.db")
    described = described_rules(sqlite3.connect(tmp_path / "x.db"), package)
    runs = [[list(query["runs"]) for query in rule["queries"]] for rule in described]
    assert runs == [[["figures", "units"]], [[""], []], [[]], [[]], [], []]
    assert [rule["group"] for rule in described] == [*(["queries"] * 4), "ours", "frictionless"]
