"""The copy of the site as plain files: whole, every link working, and saying what it cannot do."""

import json
import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import frictionless
import pytest
from lxml import html

from archive import SEED, held
from calling import call
from site_server import free_port
from solieu.paths import HERE
from solieu.site import copying, publish
from solieu.site.copying import copy_site

PAGES = [
    "",
    "figures",
    "indicators",
    "reports",
    "bodies",
    "areas",
    "findings",
    "search",
    "codebook",
    "changes",
    "about",
]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def copied(tmp_path) -> Iterator[tuple[str, Path]]:
    """The address of a copy of the site below a path of a plain web server, and its folder.

    Of most figures and rows the pages are left out: there are thousands, all made alike.
    """
    port, out = free_port(), tmp_path / "host" / "danvan"
    home = f"http://127.0.0.1:{port}/danvan/"
    publish(HERE, tmp_path / "published", {"homepage": home})
    out.mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:
        figures, others = rf"/(?:figures|reports)/(?!{SEED}).+", r"/(?:indicators|bodies|areas)/[^a].+"
        tables = r"/dan-van/(?!figures$|passages)[^/]+(?:/.+)?"
        patch.setattr(
            copying, "_LEFT_OUT", re.compile(rf"{copying._LEFT_OUT.pattern}|/..(?:{figures}|{others}|{tables})")
        )
        ThreadPoolExecutor(1).submit(copy_site, tmp_path / "published", out).result()  # this one may have a loop
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(Quiet, directory=str(out.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield home, out
    server.shutdown()


def page_of(path: Path):
    return html.document_fromstring(path.read_text("utf-8"))


@pytest.mark.browser
def test_the_copy(copied, browser):
    """One test, since a copy takes a while to make."""
    home, out = copied
    every_link_leads_to_what_is_there(home, out)
    for language in ("en", "vi"):
        for page in PAGES:
            what_a_copy_cannot_do_is_said_and_not_shown(out, language, page)
    every_row_of_a_list_can_be_walked_to(out)
    the_data_resolve_where_the_copy_stands(home, out)
    search_finds(home, browser)


def every_link_leads_to_what_is_there(home, out):
    pages = {path: page_of(path) for language in ("en", "vi") for path in (out / language).rglob("index.html")}
    marks = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    links = {
        (urljoin(f"{home}{path.parent.relative_to(out)}/", link), path)
        for path, page in pages.items()
        for link in page.xpath("//@href | //@src | //@action")
    }
    assert len(links) > 5000
    for link, path in links:
        to = urlsplit(link)
        if link.startswith(home):
            found = out / unquote(link.removeprefix(home).partition("#")[0].partition("?")[0])
            found = found / "index.html" if found.is_dir() else found
            assert found.is_file(), (link, path)
            assert not to.fragment or found not in marks or unquote(to.fragment) in marks[found], (link, path)
            assert not to.query or found.parent.name == "search", (link, path)
        else:
            assert "127.0.0.1" not in link and to.scheme in ("http", "https"), (link, path)


def what_a_copy_cannot_do_is_said_and_not_shown(out, language, page):
    made = page_of(out / language / page / "index.html")
    assert "Datasette." in made.find_class("notice")[0].text_content()
    forms = [form.get("class") for form in made.iter("form")]
    assert forms == ["site-search", *["search"] * (page == "search")] and not made.find_class("live")
    leads_on = (out / page / "index.html").read_text("utf-8")
    assert f"url={'../' if page else ''}en/{page and page + '/'}'" in leads_on


def every_row_of_a_list_can_be_walked_to(out):
    assert len(list((out / "en" / "figures").glob(f"{SEED}-*"))) == 19
    pages = list((out / "en" / "dan-van" / "figures").rglob("index.html"))
    rows = sum(len(page_of(page).xpath("//tbody/tr")) for page in pages)
    assert (rows, len(pages)) == (len(held("figures")), -(-rows // 50))


def the_data_resolve_where_the_copy_stands(home, out):
    figures = frictionless.Package(home + "datapackage.json").get_resource("figures")
    assert len(figures.read_rows()) == len(held("figures"))
    [table, *_] = json.loads((out / "csvw.json").read_text("utf-8"))["tables"]
    assert (out / table["url"]).is_file()
    whole = list((out / "figures").glob("*.json"))
    assert len(whole) == 19 and all(json.loads(path.read_text("utf-8"))["id"] == path.stem for path in whole)


def search_finds(home, browser):
    page = browser.new_page()
    for asked, found in (("ngay cong", "950.000"), ("950.000", "950.000"), ("không có gì như vậy", "Không tìm thấy")):
        page.goto(home + "vi/")
        page.locator(".site-search input").fill(asked)
        page.keyboard.press("Enter")
        page.locator(".hits:not(:empty)").wait_for()
        assert found in page.locator(".hits").inner_text()
    page.goto(f"{home}vi/search/?q=ngay+cong")
    page.locator(".hits a").first.click()
    page.wait_for_load_state()
    assert page.locator("h1").is_visible() and "/search" not in page.url
    page.close()


def test_a_copy_needs_an_address(tmp_path):
    made = call("publish", "--out", tmp_path / "site", "--static", tmp_path / "copy")
    assert (made.status, (tmp_path / "copy").exists()) == (2, False) and "--homepage URL" in made.err
