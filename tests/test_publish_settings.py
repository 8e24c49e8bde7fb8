"""What people write for the site alone: every slip is named where it stands, and nothing is published."""

import re
import shutil

import pytest

from solieu.paths import HERE, House
from solieu.problems import Invalid
from solieu.site.settings import load_site

SITE, QUERIES, RECORDS, WORDS = "site.yaml", "queries.yaml", "records.yaml", "words.yaml"
ALSO, MONEY = "{figure_parts: [part_en, part_vi]}", "- id: money\n"
FACETS = "[topic, additive_bodies, additive_periods]"
FACTS = "[topic, additive_bodies, additive_periods, broader_id]"
HOME, FOUND = "home: {en: Home, vi: Trang chủ}", 'vi: "Tìm thấy {n}"'
# What is put in place of what (all of the file, where that is empty), and the start of one thing that is said.
SLIPS = [
    (SITE, "", "", "1: record-shape: site.yaml is null, and should be {database, page_size, tables}; write"),
    (SITE, "", "database: a\npage_size: 1\ntables: 1\n", "9: record-shape: tables is 1, and should be {name: value}"),
    (SITE, "database: dan-van", "database: a/b", "11: id-form: database is 'a/b', which is no id; write small"),
    (SITE, "database: dan-van\n", "", "1: missing-key: database is missing; state it"),
    (SITE, "page_size: 50", "page_size: 0", "12: not-a-number: page_size is 0, and should be above nought; write a"),
    (SITE, "  units:\n", "  unit:\n", "1: missing-key: tables.units is missing; state it"),
    (
        SITE,
        f"facets: {FACETS}",
        f"facet: {FACETS}",
        "5: unknown-key: tables.indicators.facet is no key here (did you",
    ),
    (SITE, FACETS, "topic", '13: record-shape: tables.indicators.facets is "topic", and should be [a, b]'),
    (SITE, FACETS, "[topic, [a]]", '21: not-text: tables.indicators.facets[1] is ["a"], which is not text'),
    (SITE, "search: true", "search: yes", '13: not-true-or-false: tables.figures.search is "yes", neither true nor'),
    (SITE, ALSO, "{figure_parts: 1}", "33: record-shape: tables.figures_en.search_also.figure_parts is 1, and"),
    (QUERIES, "", "queries: [1]\n", "11: record-shape: queries[0] is 1, and should be {sql, columns, links, id, group"),
    (QUERIES, MONEY, "- ident: money\n", "5: unknown-key: queries[3].ident is no key here (known: columns, "),
    (QUERIES, MONEY, "- id: rounding\n", "5: duplicate-id: 'rounding' is already the id of another of queries, at"),
    (QUERIES, MONEY, "- id: figures\n", "5: duplicate-id: 'figures_vi', as the question is published, is the name"),
    (QUERIES, MONEY, "- id: mo/ney\n", "9: id-form: queries[mo/ney].id is 'mo/ney', which is no id; write"),
    (
        QUERIES,
        "group: figures",
        "group: figure",
        "12: unknown-code: queries[figures_by_topic].group is 'figure',",
    ),
    (QUERIES, "{figure: figure_id}", "figure", '12: record-shape: queries[figures_by_topic].links is "figure", and'),
    (
        QUERIES,
        "{en: Passages, vi: Số đoạn}",
        "P",
        "17: both-languages: queries[who_reports_figures].columns.passages is not",
    ),
    (
        QUERIES,
        "- name: topic\n",
        "- nam: topic\n",
        "9: unknown-key: queries[figures_of_topic].parameters[0].nam is",
    ),
    (QUERIES, "sql: |\n      SELECT topic", "sql: |\n    SELECT topic", "3: yaml: this is not YAML: could not find"),
    (RECORDS, "", "[]\n", "1: record-shape: records.yaml is [], and should be {name: value}; write"),
    (RECORDS, f"facts: {FACTS}", "facts: topic", '10: record-shape: indicators.facts is "topic", and should be [a'),
    (RECORDS, f"  facts: {FACTS}\n", "", "3: missing-key: indicators.facts is missing; state it"),
    (
        RECORDS,
        "note: {en: The",
        "notes: {en: The",
        "7: unknown-key: indicators.sections[2].notes is no key here (did",
    ),
    (
        WORDS,
        HOME,
        "home: Home",
        "7: both-languages: home is not in both languages, or fills in other {values} in one",
    ),
    (WORDS, HOME, "home: {en: Home, vi: }", "7: both-languages: home is not in both languages"),
    (WORDS, HOME, f"{HOME}\n{HOME}", "1: yaml: 'home' stands twice in one record; mend this line"),
    (WORDS, FOUND, 'vi: "Tìm thấy {m}"', "15: both-languages: search_found is not in both languages, or fills in"),
    (WORDS, FOUND, 'vi: "Tìm thấy {n"', "15: both-languages: search_found is not in both languages, or fills in"),
]


@pytest.fixture
def said(tmp_path, package):
    """What is said of the settings after changes to them."""

    def change(*changes):
        house = House(tmp_path)
        shutil.copytree(HERE.metadata / "site", house.metadata / "site")
        for name, old, new in changes:
            path = house.metadata / "site" / name
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")
        with pytest.raises(Invalid) as caught:
            load_site(house, package)
        return [str(problem) for problem in caught.value.problems]

    return change


@pytest.mark.parametrize(("name", "old", "new", "start"), SLIPS)
def test_a_slip_in_the_settings(said, name, old, new, start):
    text = (HERE.metadata / "site" / name).read_text(encoding="utf-8")
    first = text[: text.index(old)].count("\n") + 1 if old else 1
    lines = range(first, first + new.count("\n") + 4)  # those of what was written in the place of the old
    found = said((name, old, new))
    assert any(
        line.startswith(f"metadata/site/{name}:{at}:{start}")
        for line in found
        for at in (1, *lines, *(int(at) for at in re.findall(rf"{name}:(\d+):.*at line {first}", line)))
    ), found


def test_all_slips_are_named_at_once(said):
    slips = [(SITE, "page_size: 50", "page_size: many"), (WORDS, HOME, "home: Home"), (RECORDS, FACTS, "topic")]
    assert len(said(*slips)) == 3
