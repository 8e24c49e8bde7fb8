"""What people write for the site alone: every slip is named where it stands, and nothing is published."""

import shutil
from pathlib import Path

import pytest

import publish
from solieu.paths import HERE, House
from solieu.problems import Invalid
from solieu.site import APP, write_database
from solieu.site.settings import load_site
from solieu.site.templates import template_problems

SEARCHED = "{table: figure_parts, columns: [part_en, part_vi]}"
LABEL = "SELECT report_id, title_en, title_vi FROM reports"
HOME = "home: {en: Home, vi: Trang chủ}"
SLIPS = [
    # site.yaml
    ("site.yaml", None, "", "1:1: record-shape: expected a record with the keys database, page_size, tables; write"),
    ("site.yaml", None, "- a\n", "1:1: record-shape: expected a record with the keys database, page_size, tables; "),
    ("site.yaml", "database: dan-van", "database: [x", "6:11: yaml: a list that begins with [ is not closed; add "),
    ("site.yaml", "database: dan-van", "database: a/b", "6:11: id-form: the file has database 'a/b'; write small "),
    ("site.yaml", "database: dan-van\n", "", "6:1: missing-key: the file has no 'database'; state it"),
    ("site.yaml", "page_size: 100", "page_size: many", "7:12: not-a-number: the file has page_size 'many'; write a "),
    ("site.yaml", "page_size: 100", "page_size: 0", "6:1: not-a-number: 'page_size' is 0; write a number above nought"),
    ("site.yaml", None, "database: a\npage_size: 1\n", "1:1: missing-key: the file has no 'tables'; state it"),
    ("site.yaml", None, "database: a\npage_size: 1\ntables: 1\n", "3:9: record-shape: 'tables' is no record; write it"),
    ("site.yaml", "  units:\n", "  unit:\n", "39:3: unknown-name: there is no 'unit'; did you mean 'units'?"),
    ("site.yaml", "  units:\n", "  unit:\n", "6:1: missing-key: 'tables.units' is missing; state it"),
    ("site.yaml", "facets: [topic, a", "facet: [topic, a", "36:5: unknown-key: table has a key 'facet'; did you mean"),
    (
        "site.yaml",
        "facets: [topic, additive]",
        "facets: topic",
        "36:13: record-shape: 'facets' is no list; write it as",
    ),
    ("site.yaml", "[topic, additive]", "[topic, [a]]", "36:21: not-text: 'facets' holds no text; write it, in quotes"),
    ("site.yaml", "[topic, additive]", "[topik]", "36:14: unknown-name: there is no 'topik'; did you mean 'topic'?"),
    ("site.yaml", "sort: char_start", "sort: 1", "15:11: not-text: 'sort' holds no text; write it, in quotes if "),
    ("site.yaml", "sort: char_start", "sort: char", "15:11: unknown-name: there is no 'char'; did you mean 'char_"),
    ("site.yaml", "search: true", "search: yes", "17:13: not-true-or-false: table has search 'yes'; write true or "),
    ("site.yaml", SEARCHED, "{columns: [part_en]}", "18:18: missing-key: what is searched beside a row has no 'table'"),
    ("site.yaml", SEARCHED, "figure_parts", "18:18: record-shape: expected a record with the keys table, columns; "),
    ("site.yaml", SEARCHED, "{table: units, columns: [ucum]}", "18:26: unknown-name: there is no 'figure_id'; "),
    ("site.yaml", "{en: publisher_en, vi: publisher}", "{en: publisher_en}", "both-languages: 'shown' is not in both "),
    # queries.yaml
    ("queries.yaml", None, "", "1:1: record-shape: expected a record with the keys queries; write one"),
    ("queries.yaml", None, "queries: [1]\n", "1:11: record-shape: expected a record with the keys id, group, title, "),
    ("queries.yaml", "- id: money\n", "- ident: money\n", "46:5: unknown-key: question has a key 'ident'; known: "),
    (
        "queries.yaml",
        "- id: money\n",
        "- id: rounding\n",
        "124:5: duplicate-id: 'rounding' is already the id of another",
    ),
    (
        "queries.yaml",
        "- id: money\n",
        "- id: figures\n",
        "46:5: duplicate-id: 'figures_vi' is the name of a table; give",
    ),
    (
        "queries.yaml",
        "- id: money\n",
        "- id: mo/ney\n",
        "46:5: id-form: 'mo/ney' is no id; write small letters, digits",
    ),
    (
        "queries.yaml",
        "group: figures",
        "group: figure",
        "7:12: unknown-name: there is no 'figure'; did you mean 'figures",
    ),
    (
        "queries.yaml",
        "title: Which figures are reported, by topic?",
        "title: 12",
        "has title 12, which is not text; state",
    ),
    ("queries.yaml", "{figure: figure_id}", "figure", "12:12: record-shape: 'links' is no record; write it as name: "),
    (
        "queries.yaml",
        "passages: {en: Passages, vi: Số đoạn}",
        "passages: P",
        "'passages' is not in both languages; add",
    ),
    (
        "queries.yaml",
        "- name: topic\n",
        "- nam: topic\n",
        "236:9: unknown-key: parameter has a key 'nam'; did you mean ",
    ),
    ("queries.yaml", "sql: |\n      SELECT topic", "sql: |\n    SELECT topic", "yaml: a key has no colon; write key: "),
    # records.yaml
    ("records.yaml", None, "[]\n", "1:1: record-shape: 'records.yaml' is no record; write it as name: value"),
    ("records.yaml", "facts: [topic, additive]", "facts: topic", "6:10: record-shape: 'facts' is no list; write it as"),
    ("records.yaml", "  facts: [topic, additive]\n", "", "6:3: missing-key: table has no 'facts'; state it"),
    ("records.yaml", "note: {en: The same", "notes: {en: The same", "unknown-key: section has a key 'notes'; did you"),
    # words.yaml
    ("words.yaml", None, "", "1:1: record-shape: 'words.yaml' is no record; write it as name: value"),
    ("words.yaml", HOME, "home: Home", "both-languages: 'home' is not in both languages; add one"),
    ("words.yaml", HOME, "home: {en: Home, vi: }", "not-text: 'home' holds no text; write it, in quotes if it looks"),
    ("words.yaml", HOME, f"{HOME}\n{HOME}", "yaml: 'home' stands twice in one record; take one out"),
    ("words.yaml", HOME, f"\t{HOME}", "yaml: a value cannot begin with this sign (a tab, @, ` or %); put it in "),
    (
        "words.yaml",
        'vi: "Tìm thấy {n}"',
        'vi: "Tìm thấy {m}"',
        "'search_found' fills in other {values} in one language",
    ),
    ("words.yaml", 'vi: "Tìm thấy {n}"', 'vi: "Tìm thấy {n"', "'search_found' fills in other {values} in one language"),
]
STATEMENTS = [
    ("site.yaml", LABEL, "SELEC 1", "48:12: label: the SQL of 'reports.label' is wrong (near "),
    (
        "site.yaml",
        LABEL,
        "SELECT report_id, title_en FROM reports",
        "'reports.label' is wrong (table site_labels has 4 ",
    ),
    ("site.yaml", LABEL, f"{LABEL} WHERE 0", "the SQL of 'reports.label' gives no name to 'dcsvn-628898'; mend it"),
    ("site.yaml", LABEL, f"{LABEL}; DROP TABLE reports", "the SQL of 'reports.label' is wrong (near "),
    ("site.yaml", LABEL, LABEL[:-1], "the SQL of 'reports.label' is wrong (no such table: report); mend it"),
    (
        "queries.yaml",
        "SELECT topic, ind",
        "SELEC topic, ind",
        "13:10: label: the SQL of 'figures_by_topic' is wrong (near",
    ),
    ("queries.yaml", "FROM figures_{lang}\n", "FROM figure_{lang}\n", "is wrong (no such table: figure_en); mend it"),
    ("queries.yaml", "ORDER BY topic, rowid", "; SELECT 2", "the SQL of 'figures_by_topic' is wrong (near "),
    (
        "queries.yaml",
        "{figure: figure_id}",
        "{figur: figure_id}",
        "12:13: unknown-name: there is no 'figur'; did you mean",
    ),
    (
        "queries.yaml",
        "{figure: figure_id}",
        "{figure: report_id}",
        "12:21: unknown-name: there is no 'report_id'; did you",
    ),
    (
        "queries.yaml",
        "      passages: {en",
        "      passage: {en",
        "35:7: unknown-name: there is no 'passage'; did you mean",
    ),
    (
        "queries.yaml",
        "- name: topic\n",
        "- name: topics\n",
        "(You did not supply a value for binding parameter :topic.)",
    ),
    (
        "queries.yaml",
        "SELECT code AS value",
        "SELECT code",
        "the SQL of 'figures_of_topic.topic' gives no value; select it",
    ),
    ("queries.yaml", "has_words(", "has_word(", "'figures_with_word' is wrong (no such function: has_word); mend it"),
    (
        "records.yaml",
        "SELECT 'figures' AS of_table, ",
        "SELECT ",
        "11:12: label: the SQL of 'indicators.sections[1]' gives ",
    ),
    (
        "records.yaml",
        "indicator_id = :key",
        "indicator_id = :k",
        "(You did not supply a value for binding parameter :k.)",
    ),
]
TEMPLATES = [
    (
        "{% endfor %}",
        "row.html:1:0: file-unread: this is no template (Encountered unknown tag 'endfor'.); mend this line ",
    ),
    (
        "{% if x %}",
        "row.html:1:0: file-unread: this is no template (Unexpected end of template. Jinja was looking for ",
    ),
    ("{{ x ", "row.html:1:0: file-unread: this is no template (unexpected end of template, expected "),
    (
        '\n{% extends "bas.html" %}',
        "row.html:2:0: unknown-name: there is no template 'bas.html'; did you mean 'base.html'",
    ),
    ("{{ t.hom }}", "row.html:1:0: unknown-name: there is no 'hom' in words.yaml; did you mean 'home'?"),
    (b"ab\xff", "row.html:0:0: not-utf8: not UTF-8 at byte 2; save the file as UTF-8"),
    (None, "row.html:0:0: not-a-file: a folder stands where a file should; take it out"),
]


@pytest.fixture
def copy(tmp_path: Path) -> House:
    """The settings of the site alone, without its templates and what programs read."""
    house = House(tmp_path)
    (house.metadata / "site").mkdir(parents=True)
    for path in (HERE.metadata / "site").glob("*.yaml"):
        shutil.copy(path, house.metadata / "site")
    return house


def slip(house: House, name: str, old: str | None, new: str):
    path = house.metadata / "site" / name
    text = path.read_text(encoding="utf-8")
    assert old is None or old in text
    path.write_text(new if old is None else text.replace(old, new, 1), encoding="utf-8")


def said_of(call, *arguments):
    with pytest.raises(Invalid) as caught:
        call(*arguments)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(("name", "old", "new", "says"), SLIPS)
def test_a_slip_in_the_settings(copy, package, name, old, new, says):
    slip(copy, name, old, new)
    said = said_of(load_site, copy, package)
    assert any(line.startswith(f"metadata/site/{name}:") and says in line for line in said), said
    assert not any(":0:0:" in line for line in said)


@pytest.mark.parametrize(("name", "old", "new", "says"), STATEMENTS)
def test_a_slip_in_sql(copy, package, rows, tmp_path, name, old, new, says):
    slip(copy, name, old, new)
    said = said_of(write_database, package, load_site(copy, package), rows, tmp_path / "x.db")
    assert len(said) == 1 and said[0].startswith(f"metadata/site/{name}:") and says in said[0], said


@pytest.mark.parametrize(("written", "says"), TEMPLATES)
def test_a_slip_in_a_template(copy, written, says):
    path = copy.metadata / "templates" / "row.html"
    path.parent.mkdir()
    (path.parent / "base.html").touch()
    path.mkdir() if written is None else path.write_bytes(written if isinstance(written, bytes) else written.encode())
    said = [str(problem) for problem in template_problems(path.parent, {"home"})]
    assert len(said) == 1 and said[0].startswith(f"templates/{says}"), said


def test_the_templates_and_settings_as_they_stand(package):
    assert list(template_problems(APP / "templates", load_site(HERE, package).words)) == []


def test_all_slips_are_named_at_once(copy, package):
    slip(copy, "site.yaml", "page_size: 100", "page_size: many")
    slip(copy, "words.yaml", HOME, "home: Home")
    slip(copy, "records.yaml", "facts: [topic, additive]", "facts: topic")
    assert len(said_of(load_site, copy, package)) == 3


def test_a_word_that_a_chart_says_is_missing(copy, package, rows):
    from solieu.site.charts import charts

    slip(copy, "words.yaml", "chart_topics_axis:", "chart_topic_axis:")
    said = said_of(charts, package, load_site(copy, package), rows)
    assert said == ["metadata/site/words.yaml:0:0: missing-key: 'chart_topics_axis' is missing; state it"]


def test_a_place_that_cannot_be_written_is_no_slip_of_the_settings(package, rows):
    """SQLite refuses in its own way."""
    with pytest.raises(OSError) as caught:
        write_database(package, load_site(HERE, package), rows, Path("/proc/x.db"))
    assert caught.value.filename == "/proc/x.db"


def test_nothing_is_published_of_a_slip(house, published, capsys):
    shutil.copytree(HERE.metadata / "site", house.metadata / "site")
    shutil.copytree(published, house.site)
    before = {path: path.stat().st_mtime_ns for path in house.site.rglob("*")}
    (house.metadata / "site" / "queries.yaml").write_text("{{ [", encoding="utf-8")
    assert publish.main(["--root", str(house.root), "--lang", "vi"]) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith("metadata/site/queries.yaml:") and printed.err == ""
    assert {path: path.stat().st_mtime_ns for path in house.site.parent.rglob("*") if path != house.site} == before
