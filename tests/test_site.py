"""The site as people and programs meet it, asked in-process: every table, row, saved query, download and page."""

import json
import re
import sqlite3
from collections import Counter
from contextlib import closing
from html import unescape
from urllib.parse import quote_plus, urljoin
from xml.etree import ElementTree

import pytest

from archive import SEED, held, looked_at
from site_reader import HOME, LANGUAGES, PLACES, words

SPELLED = ("figures_en", "figures_vi")


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


def test_every_table_has_its_page_with_help_from_the_schemas(reader, language):
    for name, table in reader.site["tables"].items():
        page = reader.text(f"/dan-van/{name}", language)
        listed = name in (*PLACES, *SPELLED) and name != "figures"  # these have a page of their own
        assert table["title"][language] in page or (listed and reader.site["package"]["notice"][language] in page)
    figures = reader.text("/dan-van/figures", language)
    for field in reader.site["tables"]["figures"]["fields"].values():
        assert field["description"][language] in figures


def test_rows_have_their_pages(reader):
    """The first, the last and some between, of every table; each called by its name, with a place to report errors."""
    reports = tuple(row["report_id"] for row in held("reports"))
    for name, table in reader.site["tables"].items():
        keys = [key for (key,) in reader.rows(f"SELECT {table['key']} FROM {name} ORDER BY rowid")]
        for number, key in enumerate({*keys[:: max(1, len(keys) // 6)], keys[-1]}):
            page = reader.page(reader.row_address(name, key), LANGUAGES[number % 2])
            assert "/about?table=" in page and quote_plus(key) in page
            heading = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.S).group(1)
            assert heading.strip() and not (name != "reports" and key.startswith(reports) and key in heading)


def test_every_download_is_there_with_its_type(reader):
    for name, size in reader.site["downloads"].items():
        answer = reader.get(f"/static/downloads/{name}")
        assert answer.status_code == 200 and len(answer.content) == size
    excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    for name, kind in (("figures_en.csv", "text/csv"), ("dan-van-figures.zip", "application/zip")):
        assert reader.get(f"/static/downloads/{name}").headers["content-type"].startswith(kind)
    assert reader.get("/static/downloads/dan-van-figures.xlsx").headers["content-type"] == excel
    assert reader.get("/dan-van.db").content == (reader.folder / "dan-van.db").read_bytes()


@pytest.mark.slow
def test_every_link_of_the_site_leads_somewhere(reader):
    """What pages of each kind link to: every page, and two of those that differ only in their values."""
    starts = ["", "figures", "indicators", "reports", "bodies", "areas", "figures/dcsvn-628898-houses-value"]
    starts += ["reports/dcsvn-628898", "indicators/houses-built", "compare?i=houses-built&a=2024&b=2025", "dan-van"]
    seen = {}
    for start in [*starts, "dan-van/figures", "dan-van/money_en", "api", "about", "changes", "checks", "findings"]:
        at = f"http://localhost/en/{start}"
        for address in re.findall(r'(?:href|src|action)="([^"#]+)', reader.get(f"/en/{start}").text):
            whole = urljoin(at, unescape(address))
            if not whole.startswith("http://localhost/"):
                continue
            path, _, arguments = whole.partition("?")
            kind = (path if path.count("/") < 6 else path.rpartition("/")[0], *re.findall(r"(\w+)=", arguments))
            if whole not in seen.setdefault(kind, set()) and len(seen[kind]) < 2:
                seen[kind].add(whole)
                leads_on = not re.match(
                    r"http://localhost/((en|vi)/|.*[.]\w+$)", path
                )  # the reader chooses the language
                answer = reader.get(whole.removeprefix("http://localhost"))
                assert answer.status_code == (302 if leads_on else 200), f"{whole} on {start}"


def test_the_home_page_has_every_report_and_what_most_state(reader, language):
    """Eight reports of a year are links with a name, and one leads to the rest; numbers are those of the tables."""
    html = reader.page("/", language)
    reports = {row["report_id"] for row in held("reports")}
    linked = reports & set(
        re.findall(rf'<a [^>]*href="/{language}/reports/([^"]+)"[^>]*(?:aria-label|class="whole)', html)
    )
    linked |= reports & set(re.findall(rf'<a class="whole-strip" href="/{language}/reports/([^"]+)"', html))
    rest = 0
    for address, year, said in re.findall(r'<a class="more" href="([^"#]+)#(y\d*)">([^<]*)', html):
        assert f'id="{year}"' in reader.get(address).text
        rest += int(re.search(r"\d+", said)[0])
    years = [re.findall("<svg", year) for year in re.findall("<dd>(.*?)</dd>", html, re.S)]
    assert len(linked) + rest == len(reports) and max(map(len, years)) <= 8
    figures = held(f"figures_{language}")
    assert f"<strong>{len(figures)}</strong>" in html
    stated = Counter()
    for indicator in {row["indicator_id"] for row in figures}:
        stated[indicator] = len({row["report_id"] for row in figures if row["indicator_id"] == indicator})
    shown = re.findall(rf'<li><a href="/{language}/indicators/([\w-]+)"><b>', html)
    assert [stated[code] for code in shown] == [count for _, count in stated.most_common(8)]
    ticks = sum(path.count("M") for path in re.findall(r'<path(?: class="h")? d="(M[^"]*v22)"', html))
    assert ticks == sum(row["report_id"] in linked for row in figures), "one mark a figure"
    template = (reader.folder / "templates" / "index.html").read_text("utf-8")
    assert not re.search(r"\d{2}", re.sub(r"{[{%].*?[%}]}", "", template)), "no number is typed by hand"


def test_the_strip_of_a_report_is_its_figures_to_scale(reader, language):
    """Each figure of the report read whole is a link at its numeral's place, dashed where it is hedged."""
    html = reader.page("/reports/dcsvn-628898", language)
    strip = html.split('<svg class="strip whole"')[1].split("</svg>")[0]
    found = re.findall(r'<a href="([^"]+)" aria-label="([^"]+)">.*?<path( class="h")? d="M([\d.]+) ', strip)
    figures = sorted((row for row in held("figures") if row["report_id"] == SEED), key=lambda row: int(row["position"]))
    assert [address for address, *_ in found] == [f"/{language}/figures/{row['figure_id']}" for row in figures]
    assert [float(x) for *_, x in found] == [round(int(row["numeral_start"]) * 1000 / 8317, 1) for row in figures]
    assert [bool(dashed) for _, _, dashed, _ in found] == [row["qualifier_id"] != "unhedged" for row in figures]
    assert strip.count("<rect") == 20 and strip.count("<circle") == 8


def test_the_home_page_is_light_with_all_it_loads(reader, language):
    page = reader.page("/", language)
    loaded = re.findall(r'<(?:link rel="stylesheet"|script|img)[^>]* (?:href|src)="([^"]+)"', page)
    assert loaded == ["/static/site.css"]
    assert len(page.encode()) < 60_000


def test_datasette_serves_it_immutable_with_one_plugin(reader):
    database = reader.datasette.databases["dan-van"]
    assert database.is_mutable is False
    assert database.hash == json.loads((reader.folder / "inspect-data.json").read_text())["dan-van"]["hash"]
    assert [plugin["name"] for plugin in reader.datasette._plugins()] == ["dan_van.py"]


def test_labels_stand_in_place_of_codes(reader):
    english, vietnamese = (reader.text("/dan-van/figures", language) for language in LANGUAGES)
    assert "Labour days given" in english and "labour-days-for-people" not in english
    assert "Ngày công giúp dân" in vietnamese and "cả dân và quân nhân" in vietnamese
    assert "hơn 950.000 ngày công" in reader.text(f"/dan-van/doubts?report_id={SEED}", "vi")


def test_json_and_csv_are_as_datasette_gives_them(reader):
    row = reader.get("/dan-van/figures/dcsvn-628898-workdays.json?_shape=array").json()[0]
    assert row["value"] == 950000 and row["as_written"] == "hơn 950.000 ngày công"
    row = reader.get(f"/dan-van/figures.json?_labels=on&_shape=array&report_id={SEED}").json()[0]
    assert row["unit_id"] == {"value": "person-day", "label": "person-day"}
    assert (
        reader.get("/dan-van/figures_en.csv?_stream=on").text.count("\n")
        == 1 + reader.site["tables"]["figures_en"]["rows"]
    )
    assert reader.get("/dan-van/figures_en.json").headers["access-control-allow-origin"] == "*"


@pytest.mark.slow
def test_rows_of_a_table_are_called_by_their_names(reader, language):
    """Keys stand in the view of all columns; at first there are few columns, each name a link to its row."""
    tables = reader.site["tables"].items()
    for name, table in (
        (name, table) for name, table in tables if name == "figures" or name not in (*PLACES, *SPELLED)
    ):
        order = "1" if "||" in table["key"] else "rowid"
        keys = [key for (key,) in reader.rows(f"SELECT {table['key']} FROM {name} ORDER BY {order} LIMIT 3")]
        labels = dict(reader.rows(f"SELECT key, label_{language} FROM site_labels WHERE of_table = '{name}'"))
        few, every = (
            unescape(reader.page(f"/dan-van/{name}{more}", language).split("<table", 1)[1].split("</table>")[0])
            for more in ("", "?_columns=all")
        )
        assert few.count('<th scope="col"') <= 9 <= max(9, every.count('<th scope="col"'))
        for key in keys:
            label = labels[key]
            address = f"/{language}{reader.row_address(name, key)}"
            assert f'<th scope="row"><a href="{address}">{label}</a></th>' in few
            assert f'<a href="{address}">{key}</a>' in every


# A figure

_COMPARED = (
    "SELECT iif(later_id = '{key}', earlier_id, later_id), cautions FROM comparisons "
    "WHERE '{key}' IN (earlier_id, later_id)"
)


def test_a_figures_page_has_all_that_belongs_to_it(reader, language):
    """All figures of the first two reports, and some of the others."""
    rows = reader.rows(f"SELECT figure_id, figure, as_written FROM figures_{language}")
    figures = {key: (figure, written) for key, figure, written in rows}
    for key in looked_at(list(figures)):
        figure, written = figures[key]
        html = reader.page(reader.row_address("figures", key), language)
        page = words(html)
        assert figure in page
        marked = re.search(r"<mark>\d[^<]*</mark>", html)
        assert bool(marked) == bool(re.search(r"\d", written)), "a numeral is marked, one in words is not"
        for table, column in (
            ("doubts", "chosen_reading"),
            ("doubts", "note"),
            ("figure_parts", "part"),
            ("figure_links", "note"),
            ("ratios", "assumption"),
        ):
            for (text,) in reader.rows(f"SELECT {column}_{language} FROM {table} WHERE figure_id = '{key}'"):
                assert (text or "") in page, f"{key}: {text}"
        whole = (
            "figure_id IS NULL AND statement_id IS NULL AND report_id = (SELECT report_id FROM figures WHERE figure_id"
        )
        for (text,) in reader.rows(f"SELECT chosen_reading_{language} FROM doubts WHERE {whole} = '{key}')"):
            assert text in page, f"{key}: {text}"
        (link,) = reader.rows(f"SELECT source_link FROM figures_{language} WHERE figure_id = '{key}'")[0]
        assert f'href="{link}"' in html
        for other, cautions in reader.rows(_COMPARED.format(key=key)):
            assert reader.row_address("figures", other) in html
            known = json.loads((reader.folder / "words.json").read_text("utf-8"))
            assert all(known[f"caution_{code}"][language] in page for code in cautions.split()), other
        assert f"@misc{{{key}," in page and f"ID - {key}" in page


def test_the_marked_numeral_is_the_one_of_the_tables(reader):
    page = reader.page("/dan-van/figures/dcsvn-628898-roads-canals-repaired-upgraded", "vi")
    assert '<q lang="vi">hơn <mark>900</mark> km đường nông thôn, kênh mương thủy lợi</q>' in page


# A report, and rows of other tables


def test_an_excerpt_says_so_and_has_no_silences(reader, language):
    """What stands later in the article is missing, not denied."""
    html = reader.page("/dan-van/reports/qdnd-707509", language)
    known = json.loads((reader.folder / "words.json").read_text("utf-8"))
    assert known["report_excerpt"][language] in words(html) and '<h2 id="silences">' not in html
    figures = f"SELECT figure FROM figures_{language} WHERE report_id = 'qdnd-707509' ORDER BY rowid"
    places = [words(html).index(figure) for (figure,) in reader.rows(figures)]
    assert len(places) == 13


def test_codes_in_one_cell_are_said_in_words(reader, language):
    label = f"label_{language}"
    vague = reader.text("/dan-van/vague_amounts?_columns=all", language)
    for (codes,) in reader.rows("SELECT actor_ids FROM vague_amounts WHERE actor_ids IS NOT NULL"):
        for code in codes.split():
            [(name,)] = reader.rows(f"SELECT {label} FROM organisations WHERE organisation_id = '{code}'")
            assert name in vague
    known = json.loads((reader.folder / "words.json").read_text("utf-8"))
    cautions = ("unhedged_taken_literally", "period_length", "population", "running_total", "boundary")
    assert {f"caution_{code}" for code in (*cautions, "area_not_stated")} <= known.keys()
    compared = reader.text("/dan-van/comparisons?_columns=all", language)
    assert known["caution_population"][language] in compared


@pytest.mark.parametrize("name", ["figures", "statements", "statement_links", "figure_links"])
def test_a_table_is_leafed_through_in_the_order_of_its_file(reader, name):
    """By rowid, or, where several columns make the key, in the order of the keys; in about seven pages."""
    columns = reader.site["tables"][name]["key"]
    compound = "||" in columns
    expected = [key for (key,) in reader.rows(f"SELECT {columns} FROM {name} ORDER BY {'1' if compound else 'rowid'}")]
    found, address = [], f"/dan-van/{name}.json?_size={1 + len(expected) // 7}&_shape=objects"
    while address:
        answer = reader.get(address).json()
        found += answer["rows"]
        address = (answer.get("next_url") or "").replace("http://localhost", "")
    assert len(found) == len(expected)
    if not compound:
        assert [row[columns] for row in found] == expected


def test_a_report_shows_passages_bodies_and_silence(reader, language):
    html = reader.page("/dan-van/reports/dcsvn-628898", language)
    police, after = words(html).split("12: ", 1)[1].split("13: ", 1)
    known = json.loads((reader.folder / "words.json").read_text("utf-8"))
    assert known["report_no_figures"][language] in police and after
    own, page = f"SELECT figure FROM figures_{language} WHERE report_id = 'dcsvn-628898'", words(html)
    assert all(figure in page for (figure,) in reader.rows(own))
    sides = html.split('<table class="rows sides">', 1)[1].split("</table>")[0]
    counts = dict(re.findall(r'bodies/([\w-]+)".*?<td class="number">(\d+)', sides, re.S))
    assert counts["quan-doi"] == "19" and counts["cong-an"] == "0" and len(counts) == 4


@pytest.mark.parametrize(
    "language, texts",
    [
        ("en", ["Date of publication: not stated", "18 of 19 figures have no area", "7 of 19 figures do not say"]),
        ("vi", ["Ngày đăng: không nêu", "18 trên 19 số liệu không gắn với địa bàn", "liệt kê chưa hết: 7"]),
    ],
)
def test_a_report_says_what_it_does_not_state(reader, language, texts):
    page = reader.page("/dan-van/reports/dcsvn-628898", language).split('<h2 id="silences">', 1)[1]
    assert [text for text in texts if text not in words(page)] == []
    for address in re.findall(r'href="(/../dan-van/(?:figures|documents_cited)[?][^"]*)"', page):
        assert reader.get(unescape(address)).status_code == 200


def test_records_show_what_belongs_to_them(reader, language):
    """Every row that a section of records.yaml selects is linked; a section without one is left out or says so."""
    for name, record in reader.site["records"].items():
        key = reader.site["tables"][name]["key"]
        for (value,) in reader.rows(f"SELECT {key} FROM {name} ORDER BY rowid LIMIT 4"):
            html = reader.page(reader.row_address(name, value), language)
            for section in record["sections"]:
                found = reader.rows(section["sql"].replace("{lang}", language).replace(":key", f"'{value}'"))
                title = section["title"][language]
                assert (f"<h2>{title}</h2>" in html) is bool(found or section.get("empty")), f"{value}: {title}"
                links = [f'href="/{language}{reader.row_address(row[0], row[1])}"' for row in found[:8]]
                assert [link for link in links if link not in html] == []


@pytest.mark.parametrize(
    "address, texts",
    [
        ("organisations/ban-dan-van-trung-uong", ["Succeeded by", "Central Commission for Information, Education"]),
        ("organisations/cong-an", ["Figures", "What it did"]),
        ("organisations/mat-tran-to-quoc", ["What is absent is not zero"]),
        ("statements/dcsvn-628898-slow-advice", ["It follows from", "said by", "done by", "under the programme"]),
        ("units/VND", ["Figures", "billion đồng"]),
        (
            "indicators/houses-value",
            ["worth, not necessarily the army's spending", "What is in doubt", "250 billion đồng"],
        ),
        ("documents_cited/dcsvn-628898-decision-23", ["30 July 2021", "Politburo", "Source"]),
    ],
)
def test_a_record_in_words(reader, address, texts):
    page = reader.text(f"/dan-van/{address}")
    assert [text for text in texts if text not in page] == []


def test_what_was_asked_of_a_body_is_not_what_it_did(reader):
    page = reader.text("/dan-van/organisations/quan-doi")
    did, asked = page.split("What it did", 1)[1].split("What was asked of it", 1)
    assert "asked the parties" not in did and "asked the parties" in asked


def test_an_error_is_reported_with_its_key(reader):
    page = reader.page("/dan-van/figures/dcsvn-628898-workdays", "vi")
    [address] = re.findall('class="report-error" href="([^"#]*)#correct"', page)
    assert "Lỗi ở figures dcsvn-628898-workdays" in reader.text(unescape(address).removeprefix("/vi"), "vi")


# Other pages


def test_codebook_has_every_column_and_can_be_searched(reader, language):
    page = reader.text("/codebook", language)
    bare = "".join(page.split())
    for table in reader.site["tables"].values():
        for field in table["fields"].values():
            assert field["title"][language] in page
            assert "".join(field["description"][language].replace("`", "").split()) in bare
    found = reader.page("/search?q=can+duoi&in=site_columns")
    assert "lower_bound" in found and "iso4217" not in found
    assert "figures.claim" in reader.page("/search?q=cam+ket&in=site_columns"), "codes have words too"


def test_an_indicators_chart_has_its_figures(reader, language):
    """Each figure with a number and a time is one point that leads to it; the same picture is a file."""
    for key in ("houses-built", "houses-value", "labour-days-for-people"):
        html = reader.page(f"/indicators/{key}", language)
        wide = "".join(re.findall(r'<svg[^>]*class="chart wide".*?</svg>', html, re.S))
        drawn = [row["figure_id"] for row in held("figures") if row["indicator_id"] == key and row["period_start"]]
        assert sorted(re.findall(r'<a href="[.][.]/figures/([^"]+)"', wide)) == sorted(drawn)
        for end, kind in (("svg", "image/svg+xml"), ("png", "image/png")):
            assert f"/static/charts/{key}-{language}.{end}" in html
            assert reader.get(f"/static/charts/{key}-{language}.{end}").headers["content-type"].startswith(kind)
        names = re.findall(r' id="([^"]+)"', html)
        assert len(names) == len(set(names)) and len(html.encode()) < 60_000


@pytest.mark.parametrize(
    "listed, table, least", [("indicators", "indicators", 140), ("bodies", "organisations", 60), ("areas", "areas", 50)]
)
def test_lists_count_what_the_tables_hold(reader, language, listed, table, least):
    html = reader.page(f"/{listed}", language)
    keys = re.findall(rf'<li><a href="/{language}/{listed}/([^"]+)"', html)
    assert len(keys) == len(set(keys)) >= least and len(html.encode()) < 40_000
    assert keys and set(keys) <= {
        row[0] for row in reader.rows(f"SELECT {reader.site['tables'][table]['key']} FROM {table}")
    }


def test_reports_stand_fifty_a_page(reader):
    pages = [reader.page(f"/reports?page={page}") for page in range(1, 1 + -(-len(held("reports")) // 50))]
    keys = [re.findall('<li><a href="/en/reports/([^"]+)"', page) for page in pages]
    assert {len(each) for each in keys[:-1]} == {50} and len({key for each in keys for key in each}) == len(
        held("reports")
    )
    assert 'rel="next"' not in pages[-1] and all(len(page.encode()) < 40_000 for page in pages)


def test_figures_are_a_light_list_with_facets(reader, language):
    html = reader.page("/figures", language)
    assert html.count('<th scope="row">') == 50 and len(html.encode()) < 40_000
    facets = reader.site["tables"][f"figures_{language}"]["fields"]
    for column in ("year", "topic", "indicator", "actor", "level", "area", "beneficiaries", "qualifier", "claim"):
        assert f"<h2>{facets[column]['title'][language]}</h2>" in html


@pytest.mark.parametrize(
    "view",
    [
        "figures_en.json?_facet_size=3",
        "figures_vi.json?qualifier__not=x&_search=nha",
        "figures_en.json?_where=value>100&level=province&_sort=value",
        "figures.json?_facet=significant_digits&_facet_size=max",
        "figure_links.json?certainty=clear",
    ],
)
def test_facets_count_the_rows_of_all_pages_on_every_page(reader, view):
    page = f"/dan-van/{view}&_size=20"
    rows = reader.get(f"{page}&_size=max&_shape=array&_labels=off".replace("&_size=20", "")).json()
    pages = [reader.get(page).json()]
    pages.append(reader.get(pages[0]["next_url"].replace(HOME, "/")).json())
    for name, facet in pages[0]["facet_results"].items():
        counts = Counter(row[name] for row in rows if row[name] is not None)
        shown = {each["value"]: each["count"] for each in facet["results"]}
        assert shown == {value: counts[value] for value in shown} and facet["truncated"] == (len(shown) < len(counts))
        assert min(shown.values()) >= max([counts[value] for value in counts.keys() - shown.keys()], default=0)
        again = pages[1]["facet_results"][name]["results"]
        assert [(each["value"], each["count"]) for each in again] == list(shown.items())


@pytest.mark.parametrize("asked", ["", "claim=done", "year=2022&level=province"])
def test_a_list_of_figures_stands_in_an_index_in_its_order(reader, asked):
    query = reader.get(f"/dan-van/figures_en.json?{asked}").json()["query"]
    with closing(sqlite3.connect(reader.folder / f"{reader.site['database']}.db")) as database:
        plan = database.execute(f"EXPLAIN QUERY PLAN {query['sql']}", query["params"]).fetchall()
    assert [step[3] for step in plan] == ["SCAN figures_en USING INDEX figures_en_order"]


@pytest.mark.parametrize(
    "a, b, unlike",
    [("2024", "2025", "actor"), ("bo-cong-an", "quan-doi", "actor"), ("nope", "2025", None)],
)
def test_two_sides_are_compared_and_what_is_not_alike_is_said(reader, a, b, unlike):
    page = reader.text(f"/compare?i=houses-built&a={a}&b={b}")
    assert ("No figures to set beside each other" in page) is (unlike is None)
    assert ("Not comparable because these differ" in page and unlike in page) is (unlike is not None)


def test_a_shared_page_has_its_picture_and_its_words(reader, language):
    """Each page is previewed in the language of its address, with the picture of its indicator or report."""
    for address, picture in (
        ("/", "dcsvn-628898"),
        ("/figures/dcsvn-628898-houses-value", "houses-value"),
        ("/indicators/houses-built", "houses-built"),
        ("/reports/qdnd-707509", "qdnd-707509"),
    ):
        told = dict(re.findall(r'<meta property="(og:\w+)" content="([^"]*)"', reader.page(address, language)))
        assert told["og:image"] == f"{HOME}static/charts/{picture}-{language}.png"
        assert told["og:url"] == f"{HOME}{language}{address}" and told["og:title"] and told["og:description"]
        assert reader.get(told["og:image"].replace(HOME, "/")).content.startswith(b"\x89PNG")


def test_the_about_page_says_how_to_verify_and_correct(reader, language):
    package, html = reader.site["package"], reader.page("/about", language)
    assert all(package[key][language] in words(html) for key in ("description", "notice", "rights"))
    assert all(sha256 in html for (sha256,) in reader.rows("SELECT sha256 FROM reports WHERE sha256 IS NOT NULL"))
    assert f'href="/{language}/checks' in html
    assert f'href="/{language}/about' in reader.page("/codebook", language)


def test_every_rule_is_on_the_page_that_says_how_we_check(reader, language):
    """Rules that are queries can be run, and find nothing."""
    html = reader.page("/checks", language)
    page = words(html)
    for rule in reader.site["rules"]:
        assert f'<dt id="{rule["rule"]}">' in html and rule["holds"][language].replace("`", "") in page
        for query in rule["queries"]:
            for sql in query["runs"].values():
                assert reader.get("/dan-van.json?_shape=array&sql=" + quote_plus(sql)).json() == [], rule["rule"]


def test_files_for_machines(reader):
    assert f"Sitemap: {HOME}sitemap.xml" in reader.get("/robots.txt").text
    for name in ("sitemap.xml", "feed.atom", "opensearch.xml"):
        answer = reader.get(f"/{name}")
        assert answer.status_code == 200 and "xml" in answer.headers["content-type"]
        ElementTree.fromstring(answer.content)
    addresses = re.findall(r"<loc>(.*?)</loc>", reader.get("/sitemap.xml").text)
    assert len(addresses) == len(set(addresses)) > 300
    for address in addresses[:: len(addresses) // 60]:
        assert reader.get(address.replace(HOME, "/")).status_code == 200, address
