"""What a reader does with tables and saved queries: searches, fills in values, takes the rows to Excel."""

import io
import re
import zipfile
from html import unescape
from urllib.parse import quote_plus
from xml.etree import ElementTree

import pytest
from markupsafe import escape

from archive import FIRST_REPORTS, SEED, held, of_first_reports
from site_reader import HOME, LANGUAGES, words

_CELL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


# Search


@pytest.mark.parametrize(
    "table, query, found",
    [
        ("figures", "duong nong thon", 2),
        ("figures", "đường nông thôn", 2),
        ("figures", "Đường Nông Thôn", 2),
        ("figures", "đường nông thôn", 2),  # letters and marks apart, as some keyboards send them
        ("figures", "đuong nong thon", 2),  # half of the marks
        ("figures", "dương", 0),
        ("figures", "dai doan ket", 2),
        ("figures", "đại đoàn kết", 2),
        ("figures", "houses for the poor", 2),
        ("figures_vi", "nguoi ngheo", 3),
        ("figures_en", "schools", 3),
        ("figures", "no such words at all", 0),
        ("figures", '"', 32),
        ("figures", "", 32),
        ("figures", "đưong", 2),
        ("figures", "%00", 32),
        ("glossary", "nha dai doan ket", 1),
        ("figures", "3400", 1),
        ("figures", "3.400", 1),
        ("figures", "250000000000", 1),
        ("figures", "infrastructure school", 0),
        ("figures", "repairing canal", 2),
    ],
)
def test_search_in_a_table(reader, table, query, found):
    """Among the rows of the first two reports, so that the counts stay as the archive grows."""
    among = "" if table == "glossary" else f"&report_id__in={','.join(FIRST_REPORTS)}"
    rows = reader.get(f"/dan-van/{table}.json?_shape=array{among}&_search=" + query.replace(" ", "+")).json()
    assert len(rows) >= 1 if found and table == "glossary" else len(rows) == found


def test_words_of_the_reports_title_do_not_find_all_of_its_rows(reader):
    assert len(reader.get("/dan-van/statements.json?_shape=array&_search=tổng+hợp").json()) < 5


def test_the_folded_text_comes_out_nowhere(reader):
    for name in ("site_search_figures", "site_search_figures_content", "site_search_figures_data"):
        for ending in ("", ".json"):
            assert reader.get(f"/en/dan-van/{name}{ending}").status_code in (403, 404)
    assert reader.rows("SELECT exact, folded FROM site_search_figures")[0][0] is None


GROUP = re.compile(r'<h2 id="(\w+)">(.*?)(?=<h2 |</main>)', re.S)
BUILT = "Houses built"


@pytest.mark.parametrize(
    "query, group, label",
    [
        ("duong nong thon", "figures", "more than 900 km"),
        ("Đường Nông Thôn", "figures", "more than 900 km"),
        ("ðường nông thôn", "figures", "more than 900 km"),  # the Latin eth of some keyboards
        ("Ðường Nông Thôn", "figures", "more than 900 km"),
        ("dai doan ket", "glossary", "great-unity house"),
        ("nguoi ngheo", "figures", BUILT),
        ("houses for the poor", "figures", BUILT),
        ("quyet dinh", "documents_cited", "23-QĐ/TW"),
        ("ban dan van trung uong", "organisations", "Central Commission for Mass Mobilisation"),
        ("3400", "figures", "3,400 houses"),
        ("3.400", "figures", "3,400 houses"),
        ("3,400", "figures", "3,400 houses"),
        ("950000", "figures", "more than 950,000 person-days"),
        ("250000000000", "figures", "250 billion đồng"),
        ("250.000.000.000", "figures", "250 billion đồng"),
        ("250 tỷ", "figures", "250 billion đồng"),
        ("250 tỉ", "figures", "250 billion đồng"),
        ("tỉ đồng", "figures", "Value of the houses"),
        ("ti dong", "figures", "Value of the houses"),
        ("2022 tỷ đồng", "figures", "250 billion đồng"),
        ("education 2022", "figures", "nearly 900 schools"),
        ("giáo dục 2022", "figures", "nearly 900 schools"),
        ("education", "indicators", "Schools built or repaired"),
        ("giáo dục", "indicators", "Schools built or repaired"),
        ("road", "figures", "Roads built or repaired"),
        ("house", "indicators", BUILT),
        ("house value", "indicators", "Value of the houses"),
        ("housing", "indicators", BUILT),
        ("how many houses", "figures", BUILT),
        ("bao nhieu nha", "figures", BUILT),
        ("province", "organisations", "Lào Cai"),
        ("hedged", "site_questions", "Which figures are"),
        ("rào đón", "site_questions", "Which figures are"),
        ("lower_bound", "site_columns", "Lower bound figures.lower_bound"),
        ("cận dưới", "site_columns", "Lower bound figures.lower_bound"),
        ("houses xyzzy", "figures", BUILT),
    ],
)
def test_search_everywhere(reader, query, group, label):
    groups = {name: words(html) for name, html in GROUP.findall(reader.page(f"/search?q={query}&in={group}"))}
    assert label in groups.get(group, ""), groups


@pytest.mark.parametrize("query", ["34", "400 căn", "3400000", "thange", "dương"])
def test_search_does_not_find_what_was_not_asked_for(reader, query):
    """Another number, a form of a Vietnamese word, a word with other marks among those as typed."""
    page = reader.page(f"/search?q={query}").partition('<h3 class="role">')[0]
    assert "3,400" not in words(page) and "more than 900 km" not in words(page)


def test_a_column_is_found_at_its_place_in_the_codebook(reader, language):
    page = reader.page("/search?q=lower_bound&in=site_columns", language)
    found = re.findall(r'<a href="(/../codebook[^"#]*)#(\w+[.]lower_bound)"', page)
    assert found and all(f'<dt id="{anchor}">' in reader.page("/codebook", language) for _, anchor in found)


def figures_of(column, code):
    return [row for row in held("figures") if row[column] == code]


@pytest.mark.parametrize(
    "query, name, column, code",
    [
        ("houses built", BUILT, "indicator_id", "houses-built"),
        ("nhà được xây dựng", BUILT, "indicator_id", "houses-built"),
        ("police", "Police (public security force)", "actor_id", "cong-an"),
        ("bộ công an", "Ministry of Public Security", "actor_id", "bo-cong-an"),
        ("quân đội", "Vietnam People's Army", "actor_id", "quan-doi"),
        ("Huế", "Huế (Thừa Thiên Huế province before 2025)", "area_id", "hue"),
    ],
)
def test_what_the_words_name_is_answered_first(reader, query, name, column, code):
    """How many figures there are of it, of which years, and the newest."""
    page = reader.page(f"/search?q={query}")
    answer = words(re.search('<p class="answer">.*?</p>', page, re.S).group())
    figures = figures_of(column, code)
    years = [row[edge][:4] for row in figures for edge in ("period_start", "period_end", "year") if row[edge]]
    assert answer.startswith(f"{name} : {len(figures)} figures , {min(years)} to {max(years)}. The newest: "), answer
    assert page.index('class="answer"') < page.index("<h2 ")


def test_silence_is_answered_of_whole_texts_and_of_parts_read(reader, language):
    readings = [row["reading"] for row in held("reports")]
    assert not figures_of("actor_id", "luc-luong-vu-trang") and not figures_of("area_id", "binh-duong")
    for query in ("lực lượng vũ trang", "Bình Dương"):
        answer = words(
            re.search('<p class="answer">.*?</p>', reader.page(f"/search?q={query}", language), re.S).group()
        )
        assert f"({readings.count('whole-text')})" in answer and f" {readings.count('excerpt')} " in answer


def test_figures_share_the_line_of_their_indicator_and_are_all_counted(reader):
    page = reader.page("/search?q=houses&in=figures")
    [[_, group]] = GROUP.findall(page)
    lines = [words(line) for line in re.findall("<li>.*?</li>", group, re.S)]
    found = reader.get("/dan-van/figures.json?_shape=array&_size=max&_search=houses").json()
    assert f"Figures {len(found)} " in words(group) and len(lines) == len({row["indicator_id"] for row in found})
    [built] = [line for line in lines if re.match("Houses built :", line)]
    assert built.count(";") == 6 and f"; {len(figures_of('indicator_id', 'houses-built')) - 6} more" in built


@pytest.mark.parametrize("query", ["houses", "how many houses", "tỉ đồng", "quân đội", "nhầ", "houses xyzzy"])
def test_what_a_line_leaves_out_is_in_the_table_it_leads_to(reader, query):
    """As many rows as are shown and said to be left out; of some of the words, all of the indicator."""
    group = GROUP.search(reader.page(f"/search?q={query}&in=figures")).group()
    line = next(line for line in re.findall("<li>.*?</li>", group, re.S) if " more</a>" in line)
    address, more = re.search('href="([^"]*)" aria-label="[^"]*">([0-9]+) more', line).groups()
    rows = reader.get(
        unescape(address).replace("/en/", "/").replace("figures?", "figures.json?_shape=array&_size=max&")
    ).json()
    assert len(rows) == len(re.findall('href="/en/figures/', line)) + int(more)


def test_a_long_group_has_pages(reader):
    """Each row once, in the order of the pages."""
    address, found = "/search?q=of&in=organisations", []
    while address:
        page = reader.page(address)
        found += re.findall(r'<li><a href="/en/bodies/([^"?]*)', page)
        following = re.search('rel="next nofollow" href="([^"]*)"', page)
        address = following and unescape(following.group(1)).removeprefix("/en")
    assert len(found) == len(set(found)) > 40
    assert f"{len(found)}</span></h2>" in page and 'rel="prev nofollow"' in page


@pytest.mark.parametrize("page", ["0", "-1", "x", "9999", "99999999999"])
def test_a_page_that_is_not_there_is_the_nearest(reader, page):
    assert "<mark>" in reader.page(f"/search?q=houses&in=figures&page={page}")


@pytest.mark.parametrize("query", ["of", "people", "công an", "quân đội"])
def test_a_page_of_common_words_is_light(reader, language, query):
    assert len(reader.page(f"/search?q={query}", language).encode()) < 40_000


@pytest.mark.parametrize(
    "language, query, phrase",
    [
        ("en", "tỉ đồng", '<span lang="vi">40 <mark>tỷ</mark> <mark>đồng</mark></span>'),
        ("en", "huy đông", 'lang="vi"><mark>Huy</mark> <mark>đông</mark></a>'),
        ("vi", "housing", '<span lang="en"><mark>housing</mark></span>'),
    ],
)
def test_a_phrase_in_the_other_language_says_so(reader, language, query, phrase):
    assert phrase in reader.page(f"/search?q={query}", language)


@pytest.mark.parametrize("query", ["", "%22", "zzzz", "<script>", "a" * 5000, "%00", "AND OR NOT", "figure_id:x", "*"])
def test_search_everywhere_takes_anything(reader, query):
    answer = reader.get(f"/en/search?q={query}")
    assert answer.status_code == 200 and "<script>" not in answer.text


@pytest.mark.parametrize(
    "asked, first, exact",
    [
        ("đồng", "figures", "<mark>đồng</mark></a>, 20"),
        ("huy đông", "source_slips", "<mark>Huy</mark> <mark>đông</mark>"),
        ("Đường", "figures", "<mark>Đường</mark> nông thôn"),
    ],
)
def test_the_exact_word_comes_before_others(reader, asked, first, exact):
    page = reader.page(f"/search?q={asked}", "vi")
    assert re.findall(r'<h2 id="(\w+)">', page)[0] == first
    before = page.split('<h3 class="role">', 1)[0]
    assert exact in before and set(re.findall("<mark>(.*?)</mark>", before.lower())) == set(asked.lower().split())


@pytest.mark.parametrize("asked", ["duong nong thon", "dai doan ket", "nguoi ngheo", "houses for the poor", "quân đội"])
def test_every_hit_says_where_it_is(reader, language, asked):
    page = reader.page(f"/search?q={asked}", language).split('role="status"', 1)[1]
    hits = re.findall(r"<li>(<a href.*?)</li>", page, re.S)
    assert hits and all("<mark>" in hit for hit in hits), hits
    total = int(re.search(r"<b>\D*(\d+)\D*</b>", page).group(1))
    assert total == sum(int(n) for n in re.findall(r'<h2 id=.*<span class="count">(\d+)</span>', page))


def test_a_search_of_nothing_has_its_box_and_examples_that_find(reader, language):
    page = reader.page("/search", language)
    assert 'id="search-words"' in page and "noindex" not in page
    for address in re.findall(r'href="/../(search[?]q=[^"]+)"', page):
        found = reader.page("/" + unescape(address), language)
        assert "<mark>" in found and 'content="noindex"' in found


# Saved queries


def test_every_saved_query_answers_with_names(reader, language):
    """Titles for columns, each once; names for keys; what `links` of queries.yaml names leads to its row."""
    tables = {table["key"]: name for name, table in reader.site["tables"].items() if not name.startswith("figures_")}
    for query in reader.site["queries"]:
        address = f"/dan-van/{query['names'][language]}"
        page = reader.page(address, language)
        assert query["title"][language] in words(page) and query["description"][language] in words(page)
        table = page.split("<table", 1)[1].split("</table>")[0]
        texts, linked = set(re.findall(">([^<]*)<", table)), set(re.findall("<a href=[^>]*>[^<]*</a>", table))
        headings = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', table)
        assert len(headings) == len(set(headings)) and "_" not in "".join(headings), f"{query['id']}: {headings}"
        rows = reader.get(f"{address}.json?_shape=array").json()
        links = {text.replace("{lang}", language): key for text, key in query["links"].items()}
        assert set(links) | set(links.values()) <= set(rows[0])
        assert len(headings) == len(rows[0]) - len(set(links.values()))
        assert "report_id" in rows[0], query["id"]
        keys = {row[column] for row in rows for column in rows[0] if column in tables}
        assert not keys & texts
        for text, column in links.items():
            for row in rows:
                link = f'<a href="/{language}{reader.row_address(tables.get(column, "figures"), row[column])}">'
                assert f"{link}{escape(row[text])}</a>" in linked, query["id"]


@pytest.mark.parametrize(
    "address, rows",
    [
        ("figures_of_topic_{}?topic=housing", 4),
        ("figures_of_topic_{}?topic=no-such-topic", 0),
        ("figures_of_body_{}?body=quan-doi", 32),
        ("figures_of_body_{}?body=cong-an", 0),
        ("figures_in_unit_{}?unit=VND&at_least=16000000000", 4),
        ("figures_in_unit_{}?unit=VND&at_least=", 8),
        ("doubts_about_{}?aspect=accumulation", 3),
        ("statements_of_{}?body=cong-an&kind=reported_result&role=actor", 8),
        ("statements_of_{}?body=cong-an&kind=limitation", 0),
    ],
)
def test_values_filled_in(reader, language, address, rows):
    """As many rows as this of the first two reports."""
    answer = reader.get("/dan-van/" + address.format(language).replace("?", ".json?_shape=array&"))
    assert len(of_first_reports(answer.json())) == rows


def test_values_filled_in_find_the_whole_archive(reader, language):
    """Each body's figures and each report's, as the table has them."""
    figures = held("figures")
    for name, column in (("body", "actor_id"), ("report", "report_id")):
        for code in sorted({row[column] for row in figures} - {""})[::20]:
            answer = reader.get(f"/dan-van/figures_of_{name}_{language}.json?_shape=array&{name}={code}")
            expected = [row["figure_id"] for row in figures if row[column] == code]
            assert [row["figure_id"] for row in answer.json()] == expected, code


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


def test_what_a_reader_selects_is_shown_as_it_is(reader):
    page = reader.page("/dan-van?sql=select+figure_id,+value+from+figures+limit+1", "vi")
    assert f">{held('figures')[0]['figure_id']}</a>" in re.search("<table.*?</table>", page, re.S).group()


def test_a_number_that_is_not_stated_stands_with_the_numbers(reader):
    page = reader.page("/dan-van/money_vi", "vi")
    assert '<td class="number"><span class="none"' in page
    assert re.search(r'<th scope="col" class="number">Cho mỗi đơn vị', page)


@pytest.mark.parametrize(
    ("value", "digits", "comparator", "shown"),
    [
        (73_529_412, 2, None, 74_000_000),
        (11_428_571, 1, ">", 10_000_000),
        (11_428_571, 1, "<", 20_000_000),
        (13_333, 9, None, 13_333),
        (13_333, None, None, 13_333),
        (None, 1, None, None),
    ],
)
def test_a_ratio_is_shown_no_surer_than_its_digits(reader, value, digits, comparator, shown):
    from dan_van_site.rows import rounded  # the plugin's, which the reader has made known

    assert rounded(value, digits, comparator) == shown


# Excel


def sheet_of(answer, number=1):
    """The rows of a sheet of a workbook, the rows shown or what they are: numbers as floats, texts as they stand."""
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        shared = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        sheet = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
    texts = ["".join(item.itertext()) for item in shared]
    assert not sheet.findall(f".//{_CELL}f")
    return [
        [texts[int(cell[0].text)] if cell.get("t") == "s" else float(cell[0].text) for cell in row if len(cell)]
        for row in sheet.iter(f"{_CELL}row")
    ]


def test_a_view_goes_to_excel(reader, language):
    stated = sum(row["unit_id"] == "VND" for row in held("figures"))
    page = reader.page("/dan-van/figures?unit_id=VND", language)
    answer = reader.get(unescape(re.search(r'href="([^"]*[.]xlsx[?][^"]*)"', page).group(1)))
    titles, *rows = sheet_of(answer)
    about = [line for (line,) in sheet_of(answer, 2)]
    package, fields = reader.site["package"], reader.site["tables"]["figures"]["fields"]
    assert package["notice"][language] in about and any(f" {stated}" in line for line in about)
    assert any(package["licenses"][0]["title"] in line for line in about) and about[-1].startswith(HOME)
    assert fields["value"]["title"][language] in titles
    [houses] = [row for row in rows if f"{SEED}-houses-value" in row]
    assert 250_000_000_000.0 in houses
    assert len(rows) == stated and {"en": "Value of the houses", "vi": "Trị giá nhà"}[language] in houses


def test_a_view_of_some_rows_says_so(reader):
    about = sheet_of(reader.get("/dan-van/numerals.xlsx?_size=5"), 2)
    assert any(f"first 5 of {len(held('numerals'))}" in line for (line,) in about)


def test_a_saved_query_goes_to_excel_with_keys_told_from_their_names(reader):
    titles, *rows = sheet_of(reader.get("/dan-van/money_en.xlsx"))
    assert {"Figure", "Figure (key)", "Goes with", "Goes with (key)"} <= set(titles)
    assert len(titles) == len(set(titles))
    amounts = [row for row in held("figure_links") if row["relation"] == "amount_for"]
    assert len(rows) == len(amounts) > 8


@pytest.mark.parametrize(
    ("sql", "heads", "cells"),
    [
        (
            "'=1+1' as x, '1' as y, 1.5 as z, 1e999 as w, null as v",
            ["x", "y", "z", "w", "v"],
            ["=1+1", "1", 1.5, "inf"],
        ),
        ("1 as x, 2 as x, 3 as x", ["x (x)", "x (x) 2", "x (x) 3"], [1, 2, 3]),
        ("12345678901234567 as x, 250000000000000000 as y", ["x", "y"], ["12345678901234567", 2.5e17]),
        ("'1899-12-31' as a_date, '1900-02-28' as b_date", ["a_date", "b_date"], ["1899-12-31", "1900-02-28"]),
        ("'1900-03-01' as a_date, '2022-13-45' as b_date", ["a_date", "b_date"], [61, "2022-13-45"]),
    ],
)
def test_cells_are_what_they_were(reader, sql, heads, cells):
    answer = reader.get("/dan-van.xlsx?sql=select+" + quote_plus(sql))
    assert sheet_of(answer) == [heads, cells]


def test_of_wrong_sql_there_is_no_workbook(reader):
    assert reader.get("/dan-van.xlsx?sql=selec").status_code == 400
