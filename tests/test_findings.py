"""What stands between reports: every sentence is filled in from the tables, with its rows and its caution beside it."""

import re
import shutil
import sqlite3

import pytest
import yaml

from site_reader import HOME, LANGUAGES, words
from solieu.paths import HERE, House
from solieu.problems import Invalid
from solieu.site.findings import PAGE, document, told
from solieu.site.settings import FINDINGS as FILE
from solieu.site.settings import load_site
from solieu.vietnamese import grouped

FINDINGS = yaml.safe_load((HERE.root / FILE).read_text("utf-8"))["findings"]
IDS = [finding["id"] for finding in FINDINGS]
GOOD = """findings:
  - id: one
    says: {en: "{n} figures of {unit}", vi: "{n} số liệu {unit}"}
    caution: {en: Not more., vi: Không hơn.}
    links: {figure: figure_id}
    sql: SELECT 1500 AS n, 'km' AS unit, 'a' AS figure, 'b' AS figure_id
"""
# What is put in place of what, and what is said.
SLIPS = [
    ('vi: "{n} số liệu {unit}"', 'vi: "{m} số liệu"', "3:11: both-languages: findings[one].says is not in both"),
    (", vi: Không hơn.", "", "4:14: both-languages: findings[one].caution is not in both languages"),
    ("    caution: {en: Not more., vi: Không hơn.}\n", "", "2:5: missing-key: findings[one].caution is missing"),
    ("caution:", "cautions:", "4:5: unknown-key: findings[one].cautions is no key here"),
    ("id: one", "id: One!", "2:9: id-form: findings[One!].id is 'One!'"),
    ("SELECT 1500", "SELEC 1500", "6:10: label: the SQL of one is wrong: near "),
    (
        "SELECT 1500 AS n",
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT (SELECT max(x) FROM c) AS n",
        "6:10: label: the SQL of one is wrong: interrupted",
    ),
    ("AS figure_id", "AS figure_id; SELECT 2", "6:10: label: the SQL of one is wrong: You can only execute one"),
    ("AS figure_id", "AS figure_id WHERE 0", "6:10: label: the SQL of one gives no row; "),
    ("1500 AS n", "1500 AS number", "6:10: label: the SQL of one gives no n; "),
    ("1500 AS n", "NULL AS n", "6:10: label: the SQL of one gives no n; "),
    ("{figure: figure_id}", "{figur: figure_id}", "6:10: label: the SQL of one gives no figur; "),
]


@pytest.fixture
def tell(tmp_path, package):
    """What a file of findings says on an empty database."""

    def say(text):
        house = House(tmp_path)
        shutil.copytree(HERE.metadata / "site", house.metadata / "site", dirs_exist_ok=True)
        (house.root / FILE).write_text(text, encoding="utf-8")
        return told(sqlite3.connect(":memory:"), load_site(house, package).findings)

    return say


def test_numbers_are_grouped_and_what_is_said_is_not_shown_again(tell):
    (found,) = tell(GOOD)
    assert [found[each]["says"] for each in LANGUAGES] == ["1,500 figures of km", "1.500 số liệu km"]
    assert (found["en"]["shown"], found["en"]["rows"]) == (["figure", "figure_id"], [["a", "b"]])


@pytest.mark.parametrize(("old", "new", "says"), SLIPS)
def test_a_slip_is_said_at_its_place(tell, old, new, says):
    assert GOOD.count(old) == 1
    with pytest.raises(Invalid) as caught:
        tell(GOOD.replace(old, new))
    assert any(str(each).startswith(f"{FILE}:{says}") for each in caught.value.problems), caught.value.problems


def test_an_id_stands_once_and_every_slip_is_said(tell):
    with pytest.raises(Invalid, match="duplicate-id"):
        tell(GOOD + GOOD.removeprefix("findings:\n"))
    with pytest.raises(Invalid) as caught:
        tell(
            GOOD.replace("1500", "x")
            + GOOD.removeprefix("findings:\n").replace("id: one", "id: two").replace("1500", "y")
        )
    assert len(caught.value.problems) == 2


def test_a_package_without_the_file_has_no_findings(seed_built, package):
    assert load_site(seed_built, package).findings == ()


def test_a_wrong_finding_is_refused_before_a_site_is_there(house, tmp_path):
    from solieu.site.building import build_site

    shutil.copytree(HERE.metadata / "site", house.metadata / "site", dirs_exist_ok=True)
    (house.root / FILE).write_text(GOOD.replace("1500", "x"), encoding="utf-8")
    (tmp_path / "site").mkdir()
    with pytest.raises(Invalid) as caught:
        build_site(house, tmp_path / "site")
    assert str(caught.value.problems[0]).startswith(f"{FILE}:6:10: label: the SQL of one is wrong: no such column: x")


def test_no_number_is_typed():
    """But for years that name a report and thresholds that the SQL has too."""
    for finding in FINDINGS:
        for language in LANGUAGES:
            typed = set(re.findall(r"\d[\d.,]*\d|\d", re.sub(r"\{\w+\}", "", finding["says"][language])))
            assert typed <= {"2022", grouped(1000, language)}, (finding["id"], typed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_every_finding_with_its_rows_and_how_not_to_read_it(reader, language):
    html = reader.page("/findings", language)
    text = words(html)
    assert [each["id"] for each in reader.site["findings"]] == IDS
    for finding in reader.site["findings"]:
        own, shown = finding[language], finding[language]["shown"]
        says = own["says"]
        assert says in text and own["caution"] in text and not re.search(r"[{}]|None", says)
        assert own["rows"] and set(finding["links"].values()) <= set(shown)
        section = html[html.index(f'<section id="{finding["id"]}"') :].partition("</section>")[0]
        assert section.count("<tr>") == len(own["rows"]) + 1
        for column, key in finding["links"].items():
            keys = {row[shown.index(key)] for row in own["rows"] if row[shown.index(column)]}
            assert all(f'href="/{language}{reader.row_address("figures", each)}"' in section for each in keys)
            assert len(reader.rows(f"SELECT 1 FROM figures WHERE figure_id IN ({', '.join(map(repr, keys))})")) == len(
                keys
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_of_the_rows_have_titles(reader, language):
    html = reader.page("/findings", language)
    headings = re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', html)
    assert headings and not [each for each in headings if re.fullmatch(r"[a-z_]+", each)]


def test_every_page_leads_to_it_and_so_does_the_sitemap(reader, package):
    assert 'href="/vi/findings"' in reader.page("/about", "vi")
    assert f"<loc>{HOME}vi/findings</loc>" in reader.get("/sitemap.xml").text


def test_the_sentences_fit_the_rows(reader):
    """Two that can be counted without their SQL, from links and figures."""
    said = {finding["id"]: finding for finding in reader.site["findings"]}
    both = reader.rows(
        "SELECT a.value = b.value FROM figure_links JOIN figures AS a USING (figure_id) JOIN figures AS b "
        "ON b.figure_id = to_figure_id WHERE a.report_id = 'dcsvn-628898' AND b.report_id = 'qdnd-707509'"
    )
    equal = sum(row[0] for row in both)
    assert f"state {len(both)} figures of the same things; {equal} have" in said["two-reports-of-2022"]["en"]["says"]
    ((hedged,),) = map(tuple, reader.rows("SELECT count(*) FROM figures WHERE qualifier_id <> 'unhedged'"))
    assert said["hedges"]["en"]["says"].startswith(f"{hedged} of ")


def test_docs_are_current():
    assert PAGE.read_text(encoding="utf-8") == document(HERE), "run: make docs"
