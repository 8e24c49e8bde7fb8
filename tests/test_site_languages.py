"""Both languages, whole: on pages of every kind, in links and forms, in what the server says of a mistake."""

import re
from html import unescape
from urllib.parse import quote

import pytest

from site_reader import HOME, LANGUAGES, words

PAGES = [
    *("/", "/dan-van", "/dan-van/figures", "/dan-van/figures?unit_id=VND&_search=dong", "/dan-van/figures_{lang}"),
    *("/dan-van/figures?_columns=all", "/dan-van/figures/dcsvn-628898-houses-value", "/dan-van/reports/dcsvn-628898"),
    *("/dan-van/organisations/quan-doi", "/dan-van/units/ha", "/dan-van/indicators/houses-value"),
    *("/dan-van/qualifiers/nearly-gan", "/dan-van/documents_cited/dcsvn-628898-decision-23"),
    *("/dan-van/statements/dcsvn-628898-slow-advice", "/dan-van/passages/dcsvn-628898-p12"),
    *("/dan-van/figures_{lang}/dcsvn-628898-workdays", "/dan-van/money_{lang}"),
    *("/dan-van/statements_of_{lang}?body=cong-an", "/dan-van?sql=select+1", "/search", "/search?q=nguoi+ngheo"),
    *(
        "/codebook",
        "/charts",
        "/api",
        "/about",
        "/checks",
        "/nope",
        "/dan-van/figures?_sort=nope",
        "/dan-van?sql=selec",
    ),
]


def asked(reader, address, language):
    """The page, whatever its status."""
    address = address.format(lang=language)
    return reader.get(f"{address}{'&' if '?' in address else '?'}_lang={language}").text


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_links_and_forms_keep_the_language_and_the_head_says_what_the_page_is(reader, address, language):
    page = asked(reader, address, language)
    for link in (unescape(link) for link in re.findall(r'<a [^>]*href="(/[^"#]*)', page)):
        assert "_lang=" in link or re.search(r"^/static/|[.](csv|json|xlsx|db)\b", link), link
    for form in re.findall(r"<form.*?</form>", page, re.S):
        assert f'name="_lang" value="{language}"' in form
    (sentence,) = re.findall(r'<meta name="description" content="([^"]+)">', page)
    assert 20 < len(unescape(sentence)) < 700


def test_each_kind_of_page_has_a_sentence_of_its_own(reader):
    kinds = [address for address in PAGES if "?" not in address and address not in ("/nope", "/about", "/dan-van")]
    said = [re.search(r'name="description" content="([^"]+)"', asked(reader, kind, "vi")).group(1) for kind in kinds]
    assert len(set(said)) >= len(kinds) - 1


@pytest.mark.parametrize(
    "address, headers, language",
    [
        ("/", {}, "en"),
        ("/", {"accept-language": "vi-VN,vi;q=0.9,en;q=0.8"}, "vi"),
        ("/", {"accept-language": "fr, en;q=0.8, vi;q=0.5"}, "en"),
        ("/", {"cookie": "dan_van_lang=vi"}, "vi"),
        ("/?_lang=en", {"cookie": "dan_van_lang=vi"}, "en"),
        ("/dan-van/money_vi", {}, "vi"),
    ],
)
def test_language_by_address_cookie_and_browser(reader, address, headers, language):
    answer = reader.get(address, **headers)
    assert f'<html lang="{language}">' in answer.text and "Accept-Language" in answer.headers["vary"]
    assert ("dan_van_lang=en" in answer.headers.get("set-cookie", "")) is ("_lang" in address)


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


def test_the_language_of_a_saved_query_changes_with_its_results(reader):
    page = reader.page("/dan-van/figures_of_topic_en?topic=housing")
    other = unescape(re.search(r'<a href="([^"]*)" lang="vi"', page).group(1))
    assert other.startswith("/dan-van/figures_of_topic_vi?topic=housing")
    assert "3.400 căn nhà" in reader.get(other).text


def test_alternates_name_whole_pages_and_a_figure_has_one(reader):
    homepage = HOME.rstrip("/")

    def told(address):
        page = reader.page(address, "vi")
        found = dict(re.findall(r'hreflang="([^"]+)" href="(http:[^"]+)"', page))
        return found

    alternates = told("/dan-van/figures_vi/dcsvn-628898-workdays")
    assert alternates["vi"] == f"{homepage}/dan-van/figures/dcsvn-628898-workdays?_lang=vi"
    alternates = told("/dan-van/statements_of_vi?body=cong-an")
    assert alternates["vi"] == f"{homepage}/dan-van/statements_of_vi?_lang=vi"
    assert alternates["en"] == f"{homepage}/dan-van/statements_of_en?_lang=en"
    assert alternates["x-default"] == f"{homepage}/dan-van/statements_of_en"
    assert "hreflang=" not in re.sub(r"<a [^>]*>", "", reader.get("/nope?_lang=vi").text)


def test_the_sitemap_names_the_page_in_each_language(reader):
    text = reader.get("/sitemap.xml").text
    assert 'hreflang="vi" href="http://localhost/dan-van/money_vi?_lang=vi"' in text
    assert "money_en?_lang=vi" not in text and "figures_vi?_lang=en" not in text
    assert 'hreflang="vi" href="http://localhost/dan-van/figures/dcsvn-628898-workdays?_lang=vi"' in text


@pytest.mark.parametrize(
    "address, own",
    [
        ("?sql=delete+from+figures", "Statement must be a SELECT"),
        ("?sql=select+*+fro+figures", 'near "fro": syntax error'),
        ("?sql=select+nope+from+units", "no such column: nope"),
        ("?sql=select+1;select+2", "You can only execute one statement"),
        (
            "?sql=with+recursive+c(x)+as+(select+1+union+all+select+x%2B1+from+c)+select+count(*)+from+c&_timelimit=20",
            "SQL query took too long",
        ),
        ("/figures?_sort=nope", "Cannot sort table by nope"),
        ("/figures?_size=99999", "_size must be <= 10000"),
        ("/nope", "Table not found"),
        ("/figures/nope", "Record not found"),
    ],
)
def test_what_a_library_says_is_quoted_under_a_heading_in_the_readers_language(reader, address, own):
    for language, heading in (("en", "(does not fit|no such page|could not be run)"), ("vi", "(không|Không)")):
        answer = reader.get(f"/dan-van{address}{'&' if '?' in address else '?'}_lang={language}")
        assert answer.status_code in (400, 404) and f'<html lang="{language}">' in answer.text
        (message,) = re.findall(r'<p class="message" role="alert">(.*?)</p>', answer.text, re.S)
        assert '<span lang="en">' in message and own in unescape(message)
        assert re.search(heading, words(answer.text.partition("<h1>")[2]))
        if "sql=" in address:
            assert '<textarea id="sql-text" name="sql"' in answer.text, "the SQL is there to be mended"


def test_sizes_and_titles_are_written_as_the_language_writes_them(reader):
    assert re.search(r"\d\.\d kB", reader.text("/", "en")) and re.search(r"\d,\d kB", reader.text("/", "vi"))
    few, every = (
        reader.page(f"/dan-van/doubts{more}").split("<table")[1].split("</table>")[0] for more in ("", "?_columns=all")
    )
    assert "Note, English" in every and "Note" in few and "Note, English" not in few
