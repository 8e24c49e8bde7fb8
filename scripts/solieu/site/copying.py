"""A copy of the site as plain files, for any web host: every page in both languages but what only a server can do.

A page is the `index.html` of a folder that has the page's address; links are relative, so that the copy works below any
path. What asks something of a server (filters, sorting, SQL, exports of a view) is not there, and each page says so;
search looks in an index of what pages are called.
"""

import asyncio
import json
import posixpath
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml import html

from solieu.package.standards import PLACES
from solieu.site.downloads import STANDARDS
from solieu.site.settings import LANGUAGES

_ROOT = f"/(?:{'|'.join(LANGUAGES)})/"
_PAGE = re.compile(rf"{_ROOT}(?:.*/)?[^./]*")
# Only a server answers these: the comparison of any two, and the addresses for programs.
_LEFT_OUT = re.compile(f"{_ROOT}(?:compare|api)$")
_FILE = re.compile(r"/(?:static|data)/.*|/datapackage\.json|/figures/[^/]+\.json|/[\w-]+\.db")
_FOUND = re.compile(f"{_ROOT}(?:{'|'.join(sorted({*PLACES.values()}))})/[^/]+")  # what search finds
_MADE = ("robots.txt", "sitemap.xml", "feed.atom", "datapackage.json", *STANDARDS)
_LEADS_ON = "<!DOCTYPE html><meta charset=utf-8><meta http-equiv=refresh content='0; url={0}'><a href='{0}'>{0}</a>\n"


def copy_site(site: Path, out: Path) -> None:
    """Write the copy of a published site into an empty folder. Raises ImportError without Datasette, OSError."""
    asyncio.run(_Copy(site, out).write())


class _Copy:
    """A copy under way: the pages by their address, each with its place among the files."""

    def __init__(self, site: Path, out: Path) -> None:
        self.site, self.out = site, out
        self.settings = json.loads((site / "settings.json").read_text("utf-8"))
        self.home = json.loads((site / "site.json").read_text("utf-8"))["package"]["homepage"].rstrip("/") + "/"
        self.words = json.loads((site / "words.json").read_text("utf-8"))
        self.places = {f"/{language}/": language for language in LANGUAGES}
        resources = json.loads((site / "static" / "downloads" / "datapackage.json").read_text("utf-8"))["resources"]
        self.files = {f"/{name}" for name in (*_MADE, *(resource["path"] for resource in resources))}
        self.called: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}

    async def write(self) -> None:
        from datasette.app import Datasette

        asked = Datasette(config_dir=self.site, settings=self.settings)
        await asked.invoke_startup()
        shutil.copytree(self.site / "static", self.out / "static")
        done: set[str] = set()
        while waiting := [address for address in self.places if address not in done]:
            for address in waiting:
                done.add(address)
                self._write(self.places[address] + "/index.html", self._page(address, await _get(asked, address)))
        for name in sorted(self.files):
            self._write(name[1:], await _get(asked, name))
        for language, called in self.called.items():
            self._write(f"{language}/search/index.json", json.dumps(called, ensure_ascii=False, indent=0).encode())
        for place in sorted(self.places.values()):  # an address without a language leads on to one
            language, _, plain = place.partition("/")
            if language == "en":
                to = posixpath.relpath(place, plain or ".") + "/"
                self._write(posixpath.join(plain, "index.html"), _LEADS_ON.format(to).encode())
        self._write(".nojekyll", b"")  # GitHub Pages takes the files as they are

    def _write(self, name: str, content: bytes) -> None:
        path = self.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def _page(self, address: str, content: bytes) -> bytes:
        """A page as it stands in the copy."""
        page = html.document_fromstring(content.decode("utf-8"))
        language = address[1:3]
        for live in [*page.find_class("live"), *page.iterfind(".//form")]:
            if not urlsplit(live.get("action", "")).path.endswith("/search"):
                live.drop_tree()
        if _FOUND.fullmatch(address):
            self.called[language][self.places[address]] = _called(page)
        for element, name, link, _ in list(page.iterlinks()):
            to = self._leads_to(address, element, link)
            if to is not None:
                element.set(name, link if link.startswith(self.home) else to)  # some have to be whole, as canonical
            elif element.tag == "a":
                element.drop_tag()
            else:
                element.drop_tree()
        [notice] = page.find_class("notice")
        notice.append(html.fragment_fromstring(f'<p class="wide">{self.words["static_copy"][language]}</p>'))
        if address.endswith("/search"):
            [form] = page.find_class("search")
            here = posixpath.relpath("static/find.js", self.places[address])
            none = self.words["nothing_found"][language]
            form.addnext(html.fragment_fromstring(f'<ul class="hits" role="status" data-none="{none}"></ul>'))
            page.body.append(html.fragment_fromstring(f'<script src="{here}"></script>'))
        return bytes(html.tostring(page, encoding="utf-8", doctype="<!DOCTYPE html>")) + b"\n"

    def _leads_to(self, address: str, element: Any, link: str) -> str | None:
        """The link as it stands in the copy; None where that has no such thing."""
        here, to = self.places[address], urlsplit(urljoin(urljoin(self.home, address[1:]), link))
        if link.startswith("#") or not to.geturl().startswith(self.home):
            return link
        to = to._replace(path=to.path.removeprefix(urlsplit(self.home).path[:-1]))
        mark = f"#{to.fragment}" if to.fragment else ""
        if _FILE.fullmatch(to.path):
            if not to.path.startswith("/static/"):
                self.files.add(to.path)
            return posixpath.relpath(to.path[1:], here) + mark
        if to.path[1:] in _MADE:
            return posixpath.relpath(to.path[1:], here)
        if not _PAGE.fullmatch(to.path) or _LEFT_OUT.fullmatch(to.path):
            return None
        asked, place = dict(parse_qsl(to.query)), to.path.strip("/")
        if "_next" in asked and element.get("rel") == "next":
            first, _, number = here.partition("/page-")
            place = f"{first}/page-{int(number or 1) + 1}"
            self.places.setdefault(f"{to.path}?{to.query}", place)
        elif "q" in asked and place.endswith("/search"):
            mark = f"?{to.query}"
        elif element.get("class") == "report-error":
            mark = "#correct"
        elif asked:
            return None
        else:
            self.places.setdefault(to.path, place)
        return posixpath.relpath(place, here) + "/" + mark


async def _get(asked: Any, address: str) -> bytes:
    answer = await asked.client.get(address)
    if answer.status_code != 200:
        raise OSError(f"{address} answers {answer.status_code}")
    return bytes(answer.content)


def _called(page: Any) -> str:
    """What a page is called: its heading, and the line about it."""
    lines = [page.find(".//h1"), *page.find(".//main").iterfind("./p[@class='what']")]
    return " · ".join(" ".join(line.text_content().split()) for line in lines)
