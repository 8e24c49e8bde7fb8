"""What a reader does with a table or a saved query: fills in values, changes the language, takes the rows to Excel."""

import importlib.util
import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
from markupsafe import escape

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


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_of_a_table_are_called_by_their_names(reader, language):
    """Keys stand in the view of all columns; at first there are few columns, each name a link to its row."""
    for name, table in reader.site["tables"].items():
        rows = reader.rows(f"SELECT key, label_{language} FROM site_labels WHERE of_table = '{name}' LIMIT 3")
        few = reader.page(f"/dan-van/{name}", language).split("<table", 1)[1].split("</table>")[0]
        every = reader.page(f"/dan-van/{name}?_columns=all", language).split("<table", 1)[1].split("</table>")[0]
        assert few.count('<th scope="col"') <= 9 <= max(9, every.count('<th scope="col"'))
        for key, label in rows if table["rows"] <= 100 else ():
            address = reader.row_address("figures" if name in ("figures_en", "figures_vi") else name, key)
            assert f'<th scope="row"><a href="{address}?_lang={language}">{escape(label)}</a></th>' in few
            assert f'<a href="{address}?_lang={language}">{key}</a>' in every


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_have_names_for_keys_and_no_heading_twice(reader, language):
    tables = {table["key"]: name for name, table in reader.site["tables"].items() if not name.startswith("figures_")}
    for query in reader.site["queries"]:
        address = f"/dan-van/{query['names'][language]}"
        page = reader.page(address, language).split("<table", 1)[1].split("</table>")[0]
        headings = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', page)
        assert len(headings) == len(set(headings)), f"{query['id']}: {headings}"
        rows = reader.get(f"{address}.json?_shape=array").json()
        links = query["links"][language]
        assert set(links) | set(links.values()) <= set(rows[0])
        assert len(headings) == len(rows[0]) - len(set(links.values()))
        keys = {row[column] for row in rows for column in rows[0] if column in tables}
        assert not [key for key in keys if f">{key}<" in page]
        for text, column in links.items():
            of = tables.get(column, "figures")
            for row in rows:
                leading = f'<a href="{reader.row_address(of, row[column])}?_lang={language}">{escape(row[text])}</a>'
                assert leading in page, f"{query['id']}: {leading}"


def test_what_a_reader_selects_is_shown_as_it_is(reader):
    page = reader.page("/dan-van?sql=select+figure_id,+value+from+figures+limit+1", "vi")
    assert re.search(r'<a href="/dan-van/figures/[^"]*">dcsvn-628898-[a-z-]+</a>', page)


def test_keys_beside_their_names_are_told_apart_in_excel(reader):
    titles = sheet_of(reader.get("/dan-van/money_en.xlsx"))[2]
    assert {"Figure", "Figure (key)", "Goes with", "Goes with (key)"} <= set(titles)
    assert len(titles) == len(set(titles))


def test_a_number_that_is_not_stated_stands_with_the_numbers(reader):
    page = reader.page("/dan-van/money_vi", "vi")
    assert '<td class="number"><span class="none"' in page
    assert re.search(r'<th scope="col" class="number">Cho mỗi đơn vị', page)


@pytest.mark.parametrize(
    "words, first, exact",
    [
        ("đồng", "figures", "250 tỷ <mark>đồng</mark>"),
        ("đông", "source_slips", "Huy <mark>đông</mark>"),
        ("Đường", "figures", "<mark>Đường</mark> nông thôn"),
    ],
)
def test_the_search_page_has_the_exact_word_before_others(reader, words, first, exact):
    page = reader.page(f"/search?q={words}", "vi")
    groups = re.findall(r'<h2 id="(\w+)">', page)
    assert groups[0] == first
    before = page.split('<h3 class="role">', 1)[0]
    assert exact in before and len(set(re.findall("<mark>(.*?)</mark>", before.lower()))) == 1


@pytest.mark.parametrize("words", ["duong nong thon", "dai doan ket", "nguoi ngheo", "houses for the poor", "quân đội"])
def test_every_hit_says_where_it_is(reader, words):
    for language in LANGUAGES:
        page = reader.page(f"/search?q={words}", language)
        hits = re.findall(r"<li>(<a href.*?)</li>", page.split('role="status"', 1)[1], re.S)
        assert hits and all("<mark>" in hit for hit in hits), hits
        told = re.search(r"<b>\D*(\d+)\D*</b>", page.split('role="status"')[1]).group(1)
        assert int(told) == len(hits)


def test_words_of_the_reports_title_do_not_find_all_of_its_rows(reader):
    assert len(reader.get("/dan-van/statements.json?_shape=array&_search=tổng+hợp").json()) < 5


def test_a_search_of_nothing_has_its_box_and_examples_that_find(reader):
    for language in LANGUAGES:
        page = reader.page("/search", language)
        assert 'id="search-words"' in page and "noindex" not in page
        for address in re.findall(r'href="(/search[?]q=[^"]+)"', page):
            found = reader.get(address.replace("&amp;", "&")).text
            assert "<mark>" in found and 'content="noindex"' in found


def test_the_home_page_is_light_with_its_charts_and_all_it_loads(reader):
    for language in LANGUAGES:
        page = reader.page("/", language)
        assert page.count('<svg xmlns="http://www.w3.org/2000/svg" class="chart chart-') == 2
        loaded = re.findall(r'<(?:link rel="stylesheet"|script|img)[^>]* (?:href|src)="([^"]+)"', page)
        assert loaded == ["/static/site.css"]
        assert len(page.encode()) + sum(len(reader.get(address).content) for address in loaded) < 100_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_shows_its_bodies_side_by_side(reader, language):
    page = reader.page("/dan-van/reports/dcsvn-628898", language).split('<table class="rows sides">', 1)[1]
    sides = re.findall(r'organisations/([\w-]+)[?].*?<td class="number">(\d+)', page.split("</table>")[0], re.S)
    assert dict(sides)["quan-doi"] == "19" and dict(sides)["cong-an"] == "0" and len(sides) == 4
