"""Nothing is lost on the way out: every export yields the rows that its page counts, every sorted table all of them."""

import csv
import io
import re
import zipfile
from html import unescape
from xml.etree import ElementTree

import pytest

from site_reader import HOME, words

_ROW = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}row"
VIEWS = [
    "figures?unit_id=VND",
    "figures?_size=5",
    "figures?_sort=year&_size=5",
    "figures?_size=5&_next=5,antgct-585676-dinghy-turns&_sort=rowid",
    "figures?_search=nguoi+ngheo",
    "figures_vi?_sort_desc=value",
    "numerals?_facet=disposition",
    "doubts?aspect__in=scope,unit",
    "units?_col=unit_id",
    "figures?unit_id=no-such-unit",
]


def exported(reader, page):
    """The rows that a page says it has, and those that each of its export links yields."""
    [said] = re.findall(r"<b>([\d,.]+) (?:row|figure)s?</b>|<b>(One row|1 row)</b>", page) or [("0", "")]
    count = int(said[0].replace(",", "")) if said[0] else 1
    summary = page.split('<p class="summary">', 1)[1].split("</p>")[0].split("static/downloads")[0]
    links = {text: unescape(link) for link, text in re.findall(r'<a href="([^"]+)"[^>]*>(CSV|JSON|XLSX)</a>', summary)}
    answers = {text: reader.get(link) for text, link in links.items()}
    assert {answer.status_code for answer in answers.values()} == {200}, links
    with zipfile.ZipFile(io.BytesIO(answers["XLSX"].content)) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    return count, {
        "CSV": sum(1 for _ in csv.reader(io.StringIO(answers["CSV"].text))) - 1,
        "JSON": len(answers["JSON"].json()),
        "XLSX": sum(1 for _ in sheet.iter(_ROW)) - 1,
    }


def test_every_table_and_view_goes_out_whole(reader):
    for view in [*reader.site["tables"], *VIEWS]:
        if view in ("indicators", "organisations", "areas", "reports"):
            continue  # whose lists stand whole in their pages and files
        page = reader.page(f"/dan-van/{view}")
        count, found = exported(reader, page)
        assert set(found.values()) == {count}, view
        if view in reader.site["tables"]:
            assert count == reader.site["tables"][view]["rows"]


def test_every_answer_to_a_question_goes_out_whole(reader):
    for query in reader.site["queries"]:
        page = reader.page(f"/dan-van/{query['names']['en']}")
        if '<p class="summary">' in page:
            count, found = exported(reader, page)
            assert set(found.values()) == {count}, query["id"]


def leafed(reader, address):
    """The rows of all pages of a table, from one to the next."""
    rows = []
    while address:
        answer = reader.get(address).json()
        rows += map(tuple, answer["rows"])
        address = (answer["next_url"] or "").replace(HOME, "/")
    return rows


def _sorted_by(reader):
    """In each table the column in which most rows are alike, and one that is not stated in some."""
    for name, table in reader.site["tables"].items():
        counts = reader.rows(
            f"SELECT {', '.join(f'count(DISTINCT {field}), count({field})' for field in table['fields'])} FROM {name}"
        )[0]
        fields = list(table["fields"])
        distinct, stated = counts[::2], counts[1::2]
        yield name, table["rows"], fields[distinct.index(min(distinct))]
        yield name, table["rows"], max(zip(stated, fields, strict=True), key=lambda each: each[0] < table["rows"])[1]


def test_a_sorted_table_is_leafed_through_with_every_row_once(reader):
    for name, rows, column in _sorted_by(reader):
        for order in ("_sort", "_sort_desc"):
            found = leafed(reader, f"/dan-van/{name}.json?_nofacet=1&_size={1 + rows // 4}&{order}={column}")
            assert len(found) == len(set(found)) == rows, f"{name} {order}={column}"


def test_what_is_longer_than_an_answer_says_how_to_go_on(reader, monkeypatch):
    """Of a table that one answer does not hold: the page says so, JSON leads on, CSV is whole."""
    rows = reader.site["tables"]["figures"]["rows"]
    monkeypatch.setattr(reader.datasette, "max_returned_rows", 300)
    monkeypatch.setitem(reader.datasette._settings, "max_returned_rows", 300)
    page = reader.page("/dan-van/figures")
    assert f"the first 300 of {rows}" in words(page)
    address, found = "/dan-van/figures.json?_shape=array&_size=max", 0
    while address:
        answer = reader.get(address)
        found += len(answer.json())
        link = re.search('<([^>]+)>; rel="next"', answer.headers.get("link", ""))
        address = link and link[1].replace(HOME, "/")
    assert found == rows
    assert reader.get("/dan-van/figures.csv?_stream=on").text.count("\n") == rows + 1


@pytest.mark.parametrize(
    "address",
    [
        "figures_en.json?_shape=objects",
        "figures_en.json?_shape=array&_size=max",
        "figures_vi/dcsvn-628898-workdays.json?_shape=objects",
    ],
)
def test_booleans_are_booleans_and_text_is_text(reader, address):
    answer = reader.get(f"/dan-van/{address}")
    rows = answer.json()
    rows = rows["rows"] if isinstance(rows, dict) else rows
    assert {type(row["additive_bodies"]) for row in rows} == {bool} and type(rows[0]["value"]) is int
    assert "\\u" not in answer.text


def test_records_a_line_are_each_whole(reader):
    lines = reader.get("/dan-van/units.json?_shape=array&_nl=on&_size=max").text.split("\n")
    assert len(lines) == reader.site["tables"]["units"]["rows"] and all(line.startswith("{") for line in lines)
