"""The site as people and programs meet it, asked in-process: every table, row, saved query and download."""

import json
import re
from urllib.parse import quote_plus

import pytest

from site_reader import LANGUAGES, words


def test_every_table_has_its_page(reader):
    for name, table in reader.site["tables"].items():
        for language in LANGUAGES:
            page = reader.text(f"/dan-van/{name}", language)
            assert table["title"][language] in page
            assert reader.site["package"]["notice"][language] in page


def test_rows_have_their_pages(reader):
    """The first, the last and some between, of every table; tables of few rows whole."""
    for name, table in reader.site["tables"].items():
        keys = [key for (key,) in reader.rows(f"SELECT {table['key']} FROM {name} ORDER BY rowid")]
        for number, key in enumerate({*keys[:: max(1, len(keys) // 6)], keys[-1]}):
            answer = reader.get(reader.row_address(name, key), cookie=f"dan_van_lang={LANGUAGES[number % 2]}")
            assert answer.status_code == 200, key
            assert "/issues/new?title=" in answer.text and quote_plus(key) in answer.text


def test_every_saved_query_answers(reader):
    for query in reader.site["queries"]:
        for language in LANGUAGES:
            address = f"/dan-van/{query['names'][language]}"
            page = reader.text(address, language)
            assert query["title"][language] in page and query["description"][language] in page
            rows = reader.get(f"{address}.json?_shape=array").json()
            assert rows, address
        assert len(reader.get(f"/dan-van/{query['names']['en']}.json?_shape=array").json()) == len(rows)


def test_results_columns_have_titles(reader):
    """No column of a saved query shows its bare name."""
    for query in reader.site["queries"]:
        for language in LANGUAGES:
            page = reader.page(f"/dan-van/{query['names'][language]}", language)
            for heading in re.findall(r"<th scope=\"col\"[^>]*>(.*?)</th>", page, re.S):
                assert "_" not in heading, f"{query['id']}: {heading}"


def test_every_download_is_there(reader):
    for name, size in reader.site["downloads"].items():
        answer = reader.get(f"/static/downloads/{name}")
        assert answer.status_code == 200 and len(answer.content) == size
    kinds = {
        "figures_en.csv": "text/csv",
        "dan-van-figures.zip": "application/zip",
        "dan-van-figures.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
    for name, kind in kinds.items():
        assert reader.get(f"/static/downloads/{name}").headers["content-type"].startswith(kind)
    assert reader.get("/dan-van.db").content == (reader.folder / "dan-van.db").read_bytes()


@pytest.mark.slow
def test_every_link_of_the_site_leads_somewhere(reader):
    """What pages of each kind link to: every page, and two of those that differ only in their values."""
    starts = ["/", "/dan-van", "/dan-van/figures", "/dan-van/figures/dcsvn-628898-houses-value", "/dan-van/money_en"]
    starts += ["/charts", "/api", "/about"]
    seen = {}
    for start in starts:
        for address in re.findall(r'(?:href|src|action)="(/[^"#]*)', reader.page(start)):
            address = address.replace("&amp;", "&")
            path, _, arguments = address.partition("?")
            kind = (path if path.count("/") < 3 else path.rpartition("/")[0], *re.findall(r"(\w+)=", arguments))
            if address not in seen.setdefault(kind, set()) and len(seen[kind]) < 2:
                seen[kind].add(address)
                assert reader.get(address).status_code == 200, f"{address} on {start}"


def test_the_home_page_has_every_figure_and_nothing_typed_by_hand(reader):
    for language in LANGUAGES:
        page = reader.text("/", language)
        for figure, indicator in reader.rows(f"SELECT figure, indicator FROM figures_{language}"):
            assert figure in page and indicator in page
    template = (reader.folder / "templates" / "index.html").read_text("utf-8")
    assert not re.search(r"\d{2}", re.sub(r"{[{%].*?[%}]}", "", template))


def test_the_home_page_leads_everywhere(reader):
    page = reader.page("/", "vi")
    for name in reader.site["tables"]:
        assert f'href="/dan-van/{name}?_lang=vi"' in page
    for query in reader.site["queries"]:
        assert f'href="/dan-van/{query["names"]["vi"]}?_lang=vi"' in page
    for group in reader.site["groups"]:
        assert group["title"]["vi"] in page
    assert len(page.encode()) < 100_000


def test_datasette_serves_it_immutable(reader):
    database = reader.get("/-/databases.json").json()[0]
    assert database["is_mutable"] is False and database["name"] == "dan-van"
    assert database["hash"] == json.loads((reader.folder / "inspect-data.json").read_text())["dan-van"]["hash"]


def test_labels_stand_in_place_of_codes(reader):
    english = reader.text("/dan-van/figures", "en")
    vietnamese = reader.text("/dan-van/figures", "vi")
    assert "Labour days given" in english and "labour-days-for-people" not in english
    assert "Ngày công giúp dân" in vietnamese and "cả dân và quân nhân" in vietnamese
    assert "hơn 950.000 ngày công" in reader.text("/dan-van/doubts", "vi")
    row = reader.get("/dan-van/figures.json?_labels=on&_shape=array").json()[0]
    assert row["unit_id"] == {"value": "person-day", "label": "person-day"}


def test_headings_are_names_and_never_keys(reader):
    for name, table in reader.site["tables"].items():
        (key,) = reader.rows(f"SELECT {table['key']} FROM {name} LIMIT 1")[0]
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", reader.page(reader.row_address(name, key)), re.S).group(1)
        assert heading.strip() and key not in heading


@pytest.mark.parametrize(
    "table, query, found",
    [
        ("figures", "duong nong thon", 1),
        ("figures", "đường nông thôn", 1),
        ("figures", "Đường Nông Thôn", 1),
        ("figures", "đường nông thôn", 1),  # letters and marks apart, as some keyboards send them
        ("figures", "đuong nong thon", 1),  # half of the marks
        ("figures", "dương", 0),
        ("figures", "dai doan ket", 1),
        ("figures", "đại đoàn kết", 1),
        ("figures", "houses for the poor", 1),
        ("figures_vi", "nguoi ngheo", 2),
        ("figures_en", "schools", 1),
        ("figures", "no such words at all", 0),
        ("figures", '"', 19),
        ("figures", "", 19),
        ("figures", "đưong", 1),
        ("figures", "%00", 19),
        ("glossary", "nha dai doan ket", 1),
    ],
)
def test_search(reader, table, query, found):
    answer = reader.get(f"/dan-van/{table}.json?_shape=array&_search=" + query.replace(" ", "+"))
    rows = answer.json()
    assert len(rows) >= 1 if found and table == "glossary" else len(rows) == found


def test_the_folded_text_comes_out_nowhere(reader):
    for name in ("site_search_figures", "site_search_figures_content", "site_search_figures_data"):
        assert reader.get(f"/dan-van/{name}").status_code in (403, 404)
        assert reader.get(f"/dan-van/{name}.json").status_code in (403, 404)
    assert reader.rows("SELECT exact, folded FROM site_search_figures")[0][0] is None


@pytest.mark.parametrize(
    "address, status",
    [
        ("/nope", 404),
        ("/dan-van/nope", 404),
        ("/dan-van/figures/nope", 404),
        ("/dan-van?sql=selec", 400),
        ("/dan-van/figures?_sort=nope", 400),
        ("/dan-van/figures?_col=nope", 400),
        ("/dan-van/figures?_size=many", 400),
    ],
)
def test_errors_are_pages_in_the_readers_language(reader, address, status):
    for language in LANGUAGES:
        answer = reader.get(address + ("&" if "?" in address else "?") + f"_lang={language}")
        assert answer.status_code == status
        assert f'<html lang="{language}">' in answer.text


def test_language_by_address_cookie_and_browser(reader):
    def language(address, **headers):
        return re.search(r'<html lang="(..)">', reader.get(address, **headers).text).group(1)

    assert language("/") == "en"
    assert language("/", **{"accept-language": "vi-VN,vi;q=0.9,en;q=0.8"}) == "vi"
    assert language("/", **{"accept-language": "fr, en;q=0.8, vi;q=0.5"}) == "en"
    assert language("/", cookie="dan_van_lang=vi") == "vi"
    assert language("/?_lang=en", cookie="dan_van_lang=vi") == "en"
    assert language("/dan-van/money_vi") == "vi"
    assert "dan_van_lang=vi" in reader.get("/?_lang=vi").headers["set-cookie"]
    assert "Accept-Language" in reader.get("/").headers["vary"]


def test_a_chosen_language_is_kept_in_every_link(reader):
    for address in ("/", "/dan-van", "/dan-van/figures", "/dan-van/money_vi", "/dan-van/units/ha", "/charts", "/about"):
        page = reader.page(address, "vi")
        links = re.findall(r'<a [^>]*href="(/[^"#]*)', page)
        kept = [link for link in links if not link.startswith("/static/") and ".db" not in link]
        left = [link for link in kept if "_lang=" not in link and ".csv" not in link and ".json" not in link]
        assert not left, f"{address}: {left}"


def test_no_word_of_the_other_language_is_missing(reader):
    known = json.loads((reader.folder / "words.json").read_text("utf-8"))
    used = set()
    for path in reader.folder.glob("templates/**/*.html"):
        used |= set(re.findall(r"\bt\.(\w+)", path.read_text("utf-8")))
    assert used <= set(known), used - set(known)


def test_column_help_comes_from_the_schemas(reader):
    page = reader.text("/dan-van/figures", "vi")
    for field in reader.site["tables"]["figures"]["fields"].values():
        assert field["description"]["vi"] in page


def test_json_and_csv_are_as_datasette_gives_them(reader):
    row = reader.get("/dan-van/figures/dcsvn-628898-workdays.json?_shape=array").json()[0]
    assert row["value"] == 950000 and row["as_written"] == "hơn 950.000 ngày công"
    assert reader.get("/dan-van/figures_en.csv").text.count("\n") == 20
    assert reader.get("/dan-van/figures_en.json").headers["access-control-allow-origin"] == "*"


def test_a_figures_page_has_all_that_belongs_to_it(reader):
    for language in LANGUAGES:
        for key, figure in reader.rows(f"SELECT figure_id, figure FROM figures_{language}"):
            html = reader.page(reader.row_address("figures", key), language)
            page = words(html)
            assert figure in page and f"/figures/{key}" in page
            for table, column in (("doubts", "chosen_reading"), ("doubts", "note"), ("figure_parts", "part")):
                for (text,) in reader.rows(f"SELECT {column}_{language} FROM {table} WHERE figure_id = '{key}'"):
                    assert text in page, f"{key}: {text}"
            for (text,) in reader.rows(f"SELECT assumption_{language} FROM ratios WHERE figure_id = '{key}'"):
                assert text in page
            assert "@misc{" + key in page and "TY - DATA" in page
            assert re.search(r"<mark>\d[^<]*</mark>", html)


def test_the_marked_numeral_is_the_one_of_the_tables(reader):
    page = reader.page("/dan-van/figures/dcsvn-628898-roads-canals-repaired-upgraded", "vi")
    assert '<q lang="vi">hơn <mark>900</mark> km đường nông thôn, kênh mương thủy lợi</q>' in page


def test_bibtex_and_ris_hold_the_address_and_the_source(reader):
    page = reader.text("/dan-van/figures/dcsvn-628898-workdays")
    homepage = reader.site["package"]["homepage"]
    assert f"url = {{{homepage}dan-van/figures/dcsvn-628898-workdays}}," in page
    assert f"UR - {homepage}dan-van/figures/dcsvn-628898-workdays" in page


@pytest.mark.parametrize(
    "query, table, label",
    [
        ("duong nong thon", "figures", "Rural roads and irrigation canals repaired or upgraded: more than 900 km"),
        ("Đường Nông Thôn", "figures", "Rural roads and irrigation canals repaired or upgraded: more than 900 km"),
        ("dai doan ket", "glossary", "great-unity house"),
        ("nguoi ngheo", "figures", "Houses built: 3,400 houses"),
        ("houses for the poor", "figures", "Houses built: 3,400 houses"),
        ("quyet dinh", "documents_cited", "23-QĐ/TW"),
        ("ban dan van trung uong", "organisations", "Central Commission for Mass Mobilisation"),
    ],
)
def test_search_everywhere(reader, query, table, label):
    html = reader.page("/search?q=" + query.replace(" ", "+"))
    assert f'href="/dan-van/{table}/' in html and label in words(html), words(html)
    assert "<mark>" in html


def test_search_everywhere_puts_the_exact_word_first(reader):
    page = reader.page("/search?q=đường", "vi")
    marks = re.findall(r"<mark>(.*?)</mark>", page.split("/dan-van/glossary/", 1)[1])
    assert marks[0].lower() == "đường"


@pytest.mark.parametrize("query", ["", "%22", "zzzz", "<script>", "a" * 5000, "%00", "AND OR NOT", "figure_id:x", "*"])
def test_search_everywhere_takes_anything(reader, query):
    answer = reader.get(f"/search?q={query}")
    assert answer.status_code == 200 and "<script>" not in answer.text


def test_files_for_machines(reader):
    from xml.etree import ElementTree

    homepage = reader.site["package"]["homepage"]
    assert f"Sitemap: {homepage}sitemap.xml" in reader.get("/robots.txt").text
    for name in ("sitemap.xml", "feed.atom", "opensearch.xml"):
        answer = reader.get(f"/{name}")
        assert answer.status_code == 200 and "xml" in answer.headers["content-type"]
        ElementTree.fromstring(answer.content)
    addresses = re.findall(r"<loc>(.*?)</loc>", reader.get("/sitemap.xml").text)
    assert len(addresses) == len(set(addresses)) > 300
    for address in addresses[::23]:
        assert reader.get(address.replace(homepage, "/")).status_code == 200, address


def test_pages_say_where_they_stand(reader):
    homepage = reader.site["package"]["homepage"].rstrip("/")
    page = reader.page("/dan-van/figures?unit_id=VND", "vi")
    assert f'<link rel="canonical" href="{homepage}/dan-van/figures?_lang=vi">' in page
    for language in LANGUAGES:
        assert re.search(rf'hreflang="{language}" href="{homepage}/dan-van/figures\?[^"]*_lang={language}"', page)


def test_codebook_has_every_column_and_can_be_searched(reader):
    for language in LANGUAGES:
        page = reader.text("/codebook", language)
        bare = "".join(page.split())
        for table in reader.site["tables"].values():
            for field in table["fields"].values():
                assert field["title"][language] in page
                assert "".join(field["description"][language].replace("`", "").split()) in bare
    found = reader.page("/codebook?q=can+duoi")
    assert "lower_bound" in found and "iso4217" not in found


def test_a_report_shows_where_it_is_silent(reader):
    for language in LANGUAGES:
        page = reader.text("/dan-van/reports/dcsvn-628898", language)
        known = json.loads((reader.folder / "words.json").read_text("utf-8"))
        police, after = page.split("12: ", 1)[1].split("13: ", 1)
        assert known["report_no_figures"][language] in police and after
        for (figure,) in reader.rows(f"SELECT figure FROM figures_{language}"):
            assert figure in page


def test_charts_stand_beside_their_numbers(reader):
    for language in LANGUAGES:
        html = reader.page("/charts", language)
        drawn = json.loads((reader.folder / "charts.json").read_text("utf-8"))[language]
        page = words(html)
        for chart in drawn:
            assert chart["title"] in page and chart["text"] in page
            for svg in chart["svg"].values():
                assert svg.strip() in html
            file = reader.get(f"/static/charts/{chart['id']}-{language}-wide.svg")
            assert file.headers["content-type"].startswith("image/svg+xml")
        for figure in reader.rows(f"SELECT figure FROM figures_{language} WHERE unit = 'đồng'"):
            assert figure["figure"] in page
        ids = re.findall(r' id="([^"]+)"', html)
        assert len(ids) == len(set(ids))


def test_the_about_page_says_how_to_verify_and_correct(reader):
    package = reader.site["package"]
    for language in LANGUAGES:
        html = reader.page("/about", language)
        for key in ("description", "notice", "rights"):
            assert package[key][language] in words(html)
        for (sha256,) in reader.rows("SELECT sha256 FROM reports"):
            assert sha256 in html
        assert f'href="{package["issues"]}' in html
        assert 'href="/about' in reader.page("/codebook", language)
