"""Both languages, whole: on pages of every kind, in links and forms, in what the server says of a mistake."""

import re
from html import unescape
from urllib.parse import unquote_plus

import pytest

from site_reader import HOME, LANGUAGES, words

PAGES = [
    *(
        "/",
        "/figures",
        "/figures?year=2022&_search=dong",
        "/figures?_sort_desc=value",
        "/indicators",
        "/reports",
        "/bodies",
    ),
    *(
        "/areas",
        "/compare?i=houses-built&a=2024&b=2025",
        "/findings",
        "/changes",
        "/about",
        "/api",
        "/checks",
        "/codebook",
    ),
    *("/search", "/search?q=nguoi+ngheo", "/figures/dcsvn-628898-houses-value", "/reports/dcsvn-628898"),
    *("/bodies/quan-doi", "/indicators/houses-value", "/areas/lao-cai", "/reports?page=2"),
    *("/dan-van", "/dan-van/figures", "/dan-van/figures?_columns=all", "/dan-van/figures?unit_id=VND&_search=dong"),
    *("/dan-van/units/ha", "/dan-van/qualifiers/nearly-gan", "/dan-van/documents_cited/dcsvn-628898-decision-23"),
    *("/dan-van/statements/dcsvn-628898-slow-advice", "/dan-van/passages/dcsvn-628898-p12", "/dan-van/money_{lang}"),
    *("/dan-van/statements_of_{lang}?body=cong-an", "/dan-van?sql=select+1"),
    *("/nope", "/dan-van/figures?_sort=nope", "/dan-van?sql=selec"),
]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_links_and_forms_keep_the_language_and_the_head_says_what_the_page_is(reader, address, language):
    page = reader.get(f"/{language}{address.format(lang=language)}").text
    for link in (
        unescape(link)
        for link in re.findall(r'<a [^>]*href="(/[^"#]*)"', re.sub(r"<nav class=.lang.*?</nav>", "", page, flags=re.S))
    ):
        assert link.startswith(f"/{language}/") or re.search(r"^/static/|[.](csv|json(?:ld)?|db|atom)\b", link), link
    for action in re.findall(r'<form[^>]*action="([^"]*)', page):
        assert action.startswith(f"/{language}/")
    (sentence,) = re.findall(r'<meta name="description" content="([^"]+)">', page)
    assert 20 < len(unescape(sentence)) < 700


def test_each_kind_of_page_has_a_sentence_of_its_own(reader):
    kinds = [address for address in PAGES if "?" not in address and address not in ("/nope", "/about", "/dan-van")]
    pages = (reader.get(f"/vi{kind.format(lang='vi')}").text for kind in kinds)
    said = [re.search(r'name="description" content="([^"]+)"', page).group(1) for page in pages]
    assert len(set(said)) >= len(kinds) - 1


@pytest.mark.parametrize(
    "address, accepted, status, to",
    [
        ("/", "", 302, "/en/"),
        ("/", "vi-VN,vi;q=0.9,en;q=0.8", 302, "/vi/"),
        ("/", "fr, en;q=0.8, vi;q=0.5", 302, "/en/"),
        ("/", "en;q=0, vi; q=0.1", 302, "/vi/"),
        ("/", "vi; q=0.2, en; q=0.4", 302, "/en/"),
        ("/en", "", 301, "/en/"),
        ("/about?x=1", "vi", 302, "/vi/about?x=1"),
        ("/?_lang=vi", "", 301, "/vi/"),
        ("/en/about?_lang=vi", "", 301, "/vi/about"),
        ("/dan-van/money_vi", "en", 302, "/vi/dan-van/money_vi"),
        ("/dan-van/money_vi?_lang=vi", "en", 301, "/vi/dan-van/money_vi"),
        ("/dan-van/figures_vi?_lang=vi&topic=x", "", 301, "/vi/figures?topic=x"),
        ("/dan-van/figures_vi/dcsvn-628898-workdays", "", 302, "/vi/figures/dcsvn-628898-workdays"),
        ("/en/dan-van/figures/dcsvn-628898-workdays", "", 301, "/en/figures/dcsvn-628898-workdays"),
        ("/vi/dan-van/organisations/quan-doi", "", 301, "/vi/bodies/quan-doi"),
        ("/vi/dan-van/indicators", "", 301, "/vi/indicators"),
        ("/en/charts", "", 301, "/en/indicators"),
        ("/vi/dan-van/figures_with_word_vi?word=nhà", "", 301, "/vi/search?q=nh%C3%A0"),
    ],
)
def test_an_address_leads_to_the_page_in_a_language(reader, address, accepted, status, to):
    answer = reader.get(address, **{"accept-language": accepted})
    assert (answer.status_code, answer.headers["location"]) == (status, to)
    assert ("accept-language" in answer.headers.get("vary", "").lower()) is (status == 302)
    assert reader.get(to).status_code == 200


@pytest.mark.parametrize(
    "address, other",
    [
        ("/figures", "/figures"),
        ("/figures?doubts__gt=2&_sort=value", "/figures?doubts__gt=2&_sort=value"),
        ("/figures?topic=housing&doubts__gt=2", "/figures?topic=nhà ở&doubts__gt=2"),
        ("/figures?actor=Nghệ An police", "/figures?actor=Công an tỉnh Nghệ An"),
        ("/figures?figure__contains=houses", "/figures?_lost=figure"),
        ("/figures?_search=nguoi+ngheo", "/figures?_search=nguoi+ngheo"),
        ("/figures?as_written__contains=gần", "/figures?as_written__contains=gần"),
        ("/figures/dcsvn-628898-workdays", "/figures/dcsvn-628898-workdays"),
        ("/dan-van/figures?unit_id=VND", "/dan-van/figures?unit_id=VND"),
        ("/dan-van/figures_of_topic_en?topic=housing", "/dan-van/figures_of_topic_vi?topic=housing"),
    ],
)
def test_the_switch_leads_to_the_same_rows_in_the_other_language(reader, address, other):
    page = reader.page(address, "en")
    to = unescape(re.search(r'<a href="([^"]*)" lang="vi"', page).group(1))
    assert unquote_plus(to) == unquote_plus(f"/vi{other}")
    answer = reader.get(to)
    assert answer.status_code == 200 and '<html lang="vi">' in answer.text
    if "_lost" in other:
        assert "Không giữ được bộ lọc" in answer.text
    elif "?" in other and "_search" not in other:
        back = unescape(re.search(r'<a href="([^"]*)" lang="en"', answer.text).group(1))
        assert unquote_plus(back) == unquote_plus(f"/en{address}")
        counts = [re.search(r'class="summary"><b>(\d+)', each).group(1) for each in (page, answer.text)]
        assert counts[0] == counts[1] != "0"


def test_alternates_name_whole_pages(reader):
    homepage = HOME.rstrip("/")
    for address in ("/figures/dcsvn-628898-workdays", "/dan-van/statements_of_{lang}?body=cong-an"):
        page = reader.page(address.format(lang="vi"), "vi")
        found = dict(re.findall(r'hreflang="([^"]+)" href="(http:[^"]+)"', page))
        whole = address.partition("?")[0]
        assert found == {
            **{language: f"{homepage}/{language}{whole.format(lang=language)}" for language in LANGUAGES},
            "x-default": homepage + whole.format(lang="en"),
        }
    assert "hreflang=" not in re.sub(r"<a [^>]*>", "", reader.get("/vi/nope").text)


def test_the_sitemap_names_the_page_in_each_language(reader):
    text = reader.get("/sitemap.xml").text
    assert f'hreflang="vi" href="{HOME}vi/figures/dcsvn-628898-workdays"' in text
    assert f"<loc>{HOME}en/bodies/quan-doi</loc>" in text and "_lang" not in text and "statement_links" not in text


@pytest.mark.parametrize(
    "address, own",
    [
        ("?sql=delete+from+figures", "Statement must be a SELECT"),
        ("?sql=select+*+fro+figures", 'near "fro": syntax error'),
        ("?sql=select+nope+from+units", "no such column: nope"),
        ("?sql=select+1;select+2", "You can only execute one statement"),
        ("/units?_sort=nope", "Cannot sort table by nope"),
        ("/units?_size=99999", "_size must be <= "),
        ("/nope", "Table not found"),
        ("/units/nope", "Record not found"),
    ],
)
def test_what_a_library_says_is_quoted_under_a_heading_in_the_readers_language(reader, address, own):
    for language, heading in (("en", "(does not fit|no such page|could not be run)"), ("vi", "(không|Không)")):
        answer = reader.get(f"/{language}/dan-van{address}")
        assert answer.status_code in (400, 404) and f'<html lang="{language}">' in answer.text
        (message,) = re.findall(r'<p class="message" role="alert">(.*?)</p>', answer.text, re.S)
        assert '<span lang="en">' in message and own in unescape(message)
        assert re.search(heading, words(answer.text.partition("<h1>")[2]))
        if "sql=" in address:
            assert '<textarea id="sql-text" name="sql"' in answer.text, "the SQL is there to be mended"


def test_sizes_and_titles_are_written_as_the_language_writes_them(reader):
    assert re.search(r"\d\.\d kB", reader.text("/dan-van", "en")) and re.search(
        r"\d,\d kB", reader.text("/dan-van", "vi")
    )
    few, every = (
        reader.page(f"/dan-van/doubts{more}").split("<table")[1].split("</table>")[0] for more in ("", "?_columns=all")
    )
    assert "Note, English" in every and "Note" in few and "Note, English" not in few
