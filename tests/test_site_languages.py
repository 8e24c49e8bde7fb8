"""Both languages, whole: on pages of every kind, in links and forms, in what the server says of a mistake."""

import importlib
import json
import re
from html import unescape
from urllib.parse import quote

import pytest

from site_reader import LANGUAGES, words

PAGES = [
    *("/", "/dan-van", "/dan-van/figures", "/dan-van/figures?unit_id=VND&_search=dong", "/dan-van/figures_{lang}"),
    *("/dan-van/figures?_columns=all", "/dan-van/figures/dcsvn-628898-houses-value", "/dan-van/reports/dcsvn-628898"),
    *("/dan-van/organisations/quan-doi", "/dan-van/units/ha", "/dan-van/indicators/houses-value"),
    *("/dan-van/qualifiers/nearly-gan", "/dan-van/documents_cited/dcsvn-628898-decision-23"),
    *("/dan-van/statements/dcsvn-628898-slow-advice", "/dan-van/passages/dcsvn-628898-p12"),
    *("/dan-van/figures_{lang}/dcsvn-628898-workdays", "/dan-van/money_{lang}"),
    *("/dan-van/statements_of_{lang}?body=cong-an", "/dan-van?sql=select+1", "/search", "/search?q=nguoi+ngheo"),
    *("/codebook", "/charts", "/api", "/about", "/nope", "/dan-van/figures?_sort=nope", "/dan-van?sql=selec"),
]


def asked(reader, address, language):
    """The page, whatever its status."""
    address = address.format(lang=language)
    return reader.get(f"{address}{'&' if '?' in address else '?'}_lang={language}").text


@pytest.mark.parametrize("address", PAGES)
def test_links_and_forms_keep_the_language(reader, address):
    for language in LANGUAGES:
        page = asked(reader, address, language)
        links = [unescape(link) for link in re.findall(r'<a [^>]*href="(/[^"#]*)', page)]
        for link in links:
            assert "_lang=" in link or re.search(r"^/static/|[.](csv|json|xlsx|db)\b", link), link
        for form in re.findall(r"<form.*?</form>", page, re.S):
            assert f'name="_lang" value="{language}"' in form


@pytest.mark.parametrize("address", PAGES)
def test_pages_say_in_a_sentence_what_they_are(reader, address):
    for language in LANGUAGES:
        page = asked(reader, address, language)
        (sentence,) = re.findall(r'<meta name="description" content="([^"]+)">', page)
        assert 20 < len(unescape(sentence)) < 700


def test_each_kind_of_page_has_a_sentence_of_its_own(reader):
    kinds = [address for address in PAGES if "?" not in address and address not in ("/nope", "/about", "/dan-van")]
    said = [re.search(r'name="description" content="([^"]+)"', asked(reader, kind, "vi")).group(1) for kind in kinds]
    assert len(set(said)) >= len(kinds) - 1


@pytest.mark.parametrize(
    "address, other",
    [
        ("/dan-van/figures_en", "/dan-van/figures_vi?_lang=vi"),
        ("/dan-van/figures_en?doubts__gt=2&_sort=value", "/dan-van/figures_vi?doubts__gt=2&_sort=value&_lang=vi"),
        ("/dan-van/figures_en?topic=housing&doubts__gt=2", "/dan-van/figures_vi?doubts__gt=2&_lang=vi"),
        ("/dan-van/figures_en?_search=nguoi+ngheo", "/dan-van/figures_vi?_search=nguoi+ngheo&_lang=vi"),
        (
            "/dan-van/figures_en?as_written__contains=gần",
            f"/dan-van/figures_vi?as_written__contains={quote('gần')}&_lang=vi",
        ),
        ("/dan-van/figures_en/dcsvn-628898-workdays", "/dan-van/figures_vi/dcsvn-628898-workdays?_lang=vi"),
        ("/dan-van/figures?unit_id=VND", "/dan-van/figures?unit_id=VND&_lang=vi"),
    ],
)
def test_the_switch_leads_to_the_same_rows_in_the_other_language(reader, address, other):
    page = reader.page(address, "en")
    assert unescape(re.search(r'<a href="([^"]*)" lang="vi"', page).group(1)) == other
    answer = reader.get(other)
    assert answer.status_code == 200 and '<html lang="vi">' in answer.text
    back = unescape(re.search(r'<a href="([^"]*)" lang="en"', answer.text).group(1))
    assert back == other.replace("figures_vi", "figures_en").replace("_lang=vi", "_lang=en")


def test_alternates_name_whole_pages_and_a_figure_has_one(reader):
    homepage = reader.site["package"]["homepage"].rstrip("/")

    def told(address):
        page = reader.page(address, "vi")
        found = dict(re.findall(r'hreflang="([^"]+)" href="(https:[^"]+)"', page))
        return re.search(r'rel="canonical" href="([^"]+)"', page).group(1), found

    canonical, alternates = told("/dan-van/figures_vi/dcsvn-628898-workdays")
    assert canonical == f"{homepage}/dan-van/figures/dcsvn-628898-workdays?_lang=vi" == alternates["vi"]
    canonical, alternates = told("/dan-van/statements_of_vi?body=cong-an")
    assert canonical == f"{homepage}/dan-van/statements_of_vi?_lang=vi" == alternates["vi"]
    assert alternates["en"] == f"{homepage}/dan-van/statements_of_en?_lang=en"
    assert alternates["x-default"] == f"{homepage}/dan-van/statements_of_en"
    assert "hreflang=" not in re.sub(r"<a [^>]*>", "", reader.get("/nope?_lang=vi").text)


def test_the_sitemap_names_the_page_in_each_language(reader):
    text = reader.get("/sitemap.xml").text
    assert 'hreflang="vi" href="https://dan-van-figures.example/dan-van/money_vi?_lang=vi"' in text
    assert "money_en?_lang=vi" not in text and "figures_vi?_lang=en" not in text
    assert 'hreflang="vi" href="https://dan-van-figures.example/dan-van/figures/dcsvn-628898-workdays?_lang=vi"' in text


@pytest.mark.parametrize(
    "address, english, vietnamese, raw",
    [
        ("?sql=delete+from+figures", "Only reading is possible", "Ở đây chỉ đọc được", "Statement must be a SELECT"),
        ("?sql=select+*+fro+figures", "wrong near “fro”", "sai cú pháp gần “fro”", 'near "fro": syntax error'),
        ("?sql=select+(", "cut short", "chưa viết hết", "incomplete input"),
        ("?sql=select+nope+from+units", "no column “nope”", "Không có cột “nope”", "no such column: nope"),
        ("?sql=select+*+from+nope", "no table “nope”", "Không có bảng “nope”", "no such table: nope"),
        ("?sql=select+nope()", "no function “nope”", "Không có hàm “nope”", "no such function: nope"),
        ("?sql=select+1;select+2", "Only one SELECT", "một lệnh SELECT", "You can only execute one statement"),
        (
            "?sql=with+recursive+c(x)+as+(select+1+union+all+select+x%2B1+from+c)+select+count(*)+from+c&_timelimit=20",
            "took longer",
            "đã bị dừng",
            "SQL query took too long",
        ),
        ("/figures?_sort=nope", "cannot be sorted", "Không xếp bảng theo “nope”", "Cannot sort table by nope"),
        ("/figures?_size=9999", "at most 1000", "nhiều nhất 1000", "_size must be <= 1000"),
        ("/figures?_col=nope", "no such columns: nope", "không có cột: nope", "_col=nope - invalid columns"),
        ("/nope", "no table or question", "Không có bảng hay câu hỏi", "Table not found"),
        ("/figures/nope", "no row of this key", "không có dòng nào mang khóa này", "Record not found"),
    ],
)
def test_mistakes_are_told_in_the_readers_language(reader, address, english, vietnamese, raw):
    for language, sentence in (("en", english), ("vi", vietnamese)):
        answer = reader.get(f"/dan-van{address}{'&' if '?' in address else '?'}_lang={language}")
        assert answer.status_code in (400, 404)
        (message,) = re.findall(r'<p class="message" role="alert">(.*?)</p>', answer.text, re.S)
        told, _, own = message.partition('<small class="raw" lang="en">')
        assert sentence in unescape(told) and raw not in unescape(told) and raw in unescape(own)
        if "sql=" in address:
            assert '<textarea id="sql-text" name="sql"' in answer.text, "the SQL is there to be mended"


def test_every_kind_of_mistake_has_its_sentence(reader):
    said = importlib.import_module("dan_van_site.said")
    known = json.loads((reader.folder / "words.json").read_text("utf-8"))
    assert {f"said_{kind}" for kind in said._KINDS} == {key for key in known if key.startswith("said_")}
    unknown = said.said("quite <b>unheard</b> of", {})
    assert words(unknown) == "quite unheard of" and 'lang="en"' in unknown


def test_sizes_and_titles_are_written_as_the_language_writes_them(reader):
    assert re.search(r"\d\.\d kB", reader.text("/", "en")) and re.search(r"\d,\d kB", reader.text("/", "vi"))
    few, every = (
        reader.page(f"/dan-van/doubts{more}").split("<table")[1].split("</table>")[0] for more in ("", "?_columns=all")
    )
    assert "Note, English" in every and "Note" in few and "Note, English" not in few
