"""What a reader does with a table or a saved query: fills in values, changes the language, takes the rows to Excel."""

import importlib.util
import io
import re
import zipfile
from xml.etree import ElementTree

import pytest

from site_reader import LANGUAGES

_CELL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet_of(answer):
    """The rows of a workbook's only sheet: numbers as floats, texts as they stand."""
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        shared = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    texts = ["".join(item.itertext()) for item in shared]
    assert not sheet.findall(f".//{_CELL}f")
    return [
        [texts[int(cell[0].text)] if cell.get("t") == "s" else float(cell[0].text) for cell in row if len(cell)]
        for row in sheet.iter(f"{_CELL}row")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_view_goes_to_excel(reader, language):
    page = reader.page("/dan-van/figures?unit_id=VND", language)
    address = re.search(r'href="([^"]*[.]xlsx[?][^"]*)"', page).group(1).replace("&amp;", "&")
    note, licence, titles, names, *rows = sheet_of(reader.get(address))
    package = reader.site["package"]
    assert package["notice"][language] in note[0] and "4" in note[0] and package["licenses"][0]["title"] in licence[0]
    assert names[0] == "figure_id" and reader.site["tables"]["figures"]["fields"]["value"]["title"][language] in titles
    assert len(rows) == 4 and 250_000_000_000.0 in rows[-1]
    assert {"en": "Value of the houses", "vi": "Trị giá nhà"}[language] in rows[-1]


def test_a_view_of_some_rows_says_so(reader):
    assert "5 of 27" in sheet_of(reader.get("/dan-van/numerals.xlsx?_size=5"))[0][0]


def test_a_saved_query_goes_to_excel(reader):
    rows = sheet_of(reader.get("/dan-van/money_vi.xlsx"))
    assert "Đi cùng" in rows[2] and "goes_with" in rows[3] and len(rows) == 4 + 5


def test_no_cell_is_a_formula(reader):
    rows = sheet_of(reader.get("/dan-van.xlsx?sql=select+'=1%2B1'+as+x,+'1'+as+y,+1.5+as+z,+1e999+as+w,+null+as+v"))
    assert rows[4] == ["=1+1", "1", 1.5, "inf"]


def test_where_nothing_can_be_made_there_is_no_workbook(reader, monkeypatch):
    assert reader.get("/dan-van.xlsx?sql=selec").status_code == 400
    real = importlib.util.find_spec
    renderer = reader.datasette.renderers["xlsx"][0]
    monkeypatch.setitem(renderer.__globals__, "find_spec", lambda name: None if name == "xlsxwriter" else real(name))
    assert ".xlsx?" not in reader.page("/dan-van/units")
    assert reader.get("/dan-van/units.xlsx").status_code == 404


@pytest.mark.parametrize(
    "address, rows",
    [
        ("figures_of_topic_{}?topic=housing", 2),
        ("figures_of_topic_{}?topic=no-such-topic", 0),
        ("figures_of_body_{}?body=quan-doi", 19),
        ("figures_of_body_{}?body=cong-an", 0),
        ("figures_in_unit_{}?unit=VND&at_least=16000000000", 2),
        ("figures_in_unit_{}?unit=VND&at_least=", 4),
        ("figures_with_word_{}?word=duong", 1),
        ("figures_with_word_{}?word=Đường+nông", 1),
        ("figures_with_word_{}?word=dương", 0),
        ("figures_with_word_{}?word=950.000", 1),
        ("figures_with_word_{}?word=%25", 19),
        ("doubts_about_{}?aspect=accumulation", 3),
        ("statements_of_{}?body=cong-an&kind=reported_result&role=actor", 8),
        ("statements_of_{}?body=cong-an&kind=limitation", 0),
    ],
)
def test_values_filled_in(reader, address, rows):
    for language in LANGUAGES:
        answer = reader.get("/dan-van/" + address.format(language).replace("?", ".json?_shape=array&"))
        assert len(answer.json()) == rows, address


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_has_its_label_and_stays_chosen(reader, language):
    for query in reader.site["queries"]:
        name = query["names"][language]
        page = reader.page(f"/dan-van/{name}", language) if query["parameters"] else ""
        for parameter in query["parameters"]:
            assert parameter["label"][language] in page
            if not parameter["values"]:
                assert f'<input type="text" name="{parameter["name"]}"' in page
                continue
            choices = page.split(f'<select name="{parameter["name"]}">', 1)[1].split("</select>", 1)[0]
            values = re.findall(r'<option value="([^"]+)">([^<]+)</option>', choices)
            assert values and all(label.strip() and "_" not in label for _, label in values)
            chosen = reader.page(f"/dan-van/{name}?{parameter['name']}={values[0][0]}", language)
            assert f'<option value="{values[0][0]}" selected>' in chosen


def test_the_language_of_a_saved_query_changes_with_its_results(reader):
    page = reader.page("/dan-van/figures_of_topic_en?topic=housing")
    other = re.search(r'<a href="([^"]*)" lang="vi"', page).group(1).replace("&amp;", "&")
    assert other.startswith("/dan-van/figures_of_topic_vi?topic=housing")
    answer = reader.get(other)
    assert "3.400 căn nhà" in answer.text and '<html lang="vi">' in answer.text
    assert re.search(r'hreflang="vi" href="[^"]*/dan-van/figures_of_topic_vi[?]', page)
