"""What is let in: no address, method or header brings the site to fail; every answer says what browsers may do."""

import random
import re
import sys

import pytest

from site_reader import words

# A request, and what it is told.
REQUESTS = [
    ("POST", "/en/", {}, 405),
    ("POST", "/vi/dan-van/money_vi", {}, 405),
    ("DELETE", "/dan-van/figures.json", {}, 405),
    ("TRACE", "/dan-van", {}, 405),
    ("FOO", "/static/site.css", {}, 405),
    ("OPTIONS", "/dan-van/figures.json", {}, 204),
    ("HEAD", "/en/figures", {}, 200),
    ("GET", "/en/", {"cookie": "\xff\xfe"}, 200),
    ("GET", "/en/", {"cookie": "ds_actor=x; ds_messages=y"}, 200),
    ("GET", "/en/", {"authorization": "Bearer \xff"}, 200),
    ("GET", "/en/" + "x" * 1000, {}, 414),
    ("GET", "/en/?q=" + "x" * 16_000, {}, 414),
    ("GET", "/static/" + "a" * 256, {}, 404),
    ("GET", "/static/site.css/x", {}, 404),
    ("GET", "/en/dan-van/figures?" + "&".join(f"a{n}=1" for n in range(1500)), {}, 400),
    ("GET", "/en/dan-van/units?%00=1", {}, 400),
    ("GET", "/en/dan-van/%00", {}, 400),
    ("GET", "/en/dan-van/~00/x", {}, 404),
    ("GET", "//evil.example/", {}, 404),
    ("GET", "/en//evil.example", {}, 404),
    ("GET", "/dan-van.csv", {}, 404),
    ("GET", "/en/dan-van/figure_links/dcsvn-628898-workdays", {}, 404),
    ("GET", "/dan-van/figure_links/dcsvn-628898-workdays.json", {}, 404),
    ("GET", "/dan-van/figures_en.json?_where=:x", {}, 400),
    ("GET", "/en/dan-van/units?_through=x", {}, 400),
    ("GET", "/en/dan-van/units?_through=null", {}, 400),
    ("GET", "/en/dan-van?sql=select+1&_timelimit=x", {}, 400),
    ("GET", "/en/figures?_next=zzz&_sort=year", {}, 200),
]


def ask(reader, method, address, headers, body=b""):
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    return reader._loop.run_until_complete(reader.datasette.client.request(method, address, headers=raw, content=body))


@pytest.mark.parametrize(("method", "address", "headers", "status"), REQUESTS)
def test_what_is_asked_for_is_answered_or_refused(reader, method, address, headers, status):
    answer = ask(reader, method, address, headers)
    assert answer.status_code == status and "set-cookie" not in answer.headers
    assert ("allow" in answer.headers) is (status in (204, 405))
    if status >= 400 and answer.headers["content-type"].startswith("text/html") and "/static/" not in address:
        assert f'<html lang="{"vi" if address.startswith("/vi/") else "en"}">' in answer.text
        assert "evil.example" not in re.sub(r'content="[^"]*"', "", words(answer.text)) or status == 404
        assert 'href="//' not in answer.text
    if status >= 400 and ".json" in address:
        assert answer.json()["status"] == status


def test_an_address_that_is_no_path(reader):
    """`GET *`, which no library asks for, so that it is put as a server would put it."""
    scope = {"type": "http", "method": "GET", "scheme": "http", "headers": [], "query_string": b""}
    told = []

    async def send(event):
        told.append(event)

    for path in ("*", "en/figures"):
        app = reader.datasette.app()
        reader._loop.run_until_complete(app(scope | {"path": path, "raw_path": path.encode()}, None, send))
    assert [event["status"] for event in told if "status" in event] == [400, 400]


@pytest.mark.parametrize(
    "address", ["/en/", "/en/figures", "/dan-van/units.json", "/static/site.css", "/en/nope", "/charts"]
)
def test_every_answer_says_what_browsers_may_do(reader, address):
    told = reader.get(address).headers
    policy = dict(part.split(" ", 1) for part in told["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == "'none'" and policy["script-src"] == "'self'"
    assert "unsafe" not in told["content-security-policy"] and told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] and told["permissions-policy"]


def test_no_page_has_script_or_style_of_its_own(reader):
    for address in ("/", "/figures", "/figures/dcsvn-628898-workdays", "/indicators/houses-built", "/search?q=nha"):
        page = reader.page(address)
        assert not re.search(r"<style|\son\w+=|\sstyle=|javascript:", page)
        scripts = re.findall(r"<script([^>]*)>", page)
        assert all("src=" in script or "application/ld+json" in script for script in scripts)


# Requests as nobody means them: pieces of Datasette's routes, parameters and values, put together by chance.
PATHS = [
    "",
    "en",
    "vi",
    "dan-van",
    "figures",
    "figures_en",
    "units",
    "money_en",
    "reports",
    "bodies",
    "search",
    "compare",
]
PATHS += [
    "static",
    "-",
    "%2e%2e",
    "~2E",
    "a b",
    "'",
    "<b>",
    "%ff",
    "figures.csv",
    "units.json",
    "x.xlsx",
    "%",
    "\u0111",
    ".",
]
KEYS = [
    "_sort",
    "_next",
    "_size",
    "_facet",
    "_where",
    "_search",
    "_shape",
    "_format",
    "_lang",
    "_col",
    "_through",
    "sql",
]
KEYS += [
    "_timelimit",
    "_labels",
    "_nl",
    "_stream",
    "year",
    "year__gt",
    "unit_id__in",
    "q",
    "page",
    "in",
    "i",
    "a",
    "_json",
]
VALUES = [
    "",
    "1",
    "-1",
    "x",
    "year",
    "9" * 40,
    "1e309",
    "'",
    '"',
    "select 1",
    "select",
    "*",
    "%ff",
    "%",
    "[]",
    "{}",
    "vi",
    "on",
]
VALUES += [
    "select * from figures limit 3",
    "\u0111\u01b0\u1eddng",
    "NaN",
    "null",
    "1,2",
    "../..",
    "max",
    "array",
    "<b>",
    "rowid",
]


BODIES = [b"", b"", b"a=1&a=2", b"--x\r\n\r\n", b"\xff" * 9999, b"{"]
HEADERS = [
    {},
    {},
    {},
    {"accept-encoding": "gzip"},
    {"accept-language": "vi;q=x,en;q=9e99"},
    {"cookie": "\xff=1; ds_actor=x"},
    {"if-none-match": 'W/"x", *'},
    {"range": "bytes=9-1"},
    {"content-type": "multipart/form-data", "content-length": "99999"},
    {"host": "evil.example"},
    {"authorization": "Bearer \xff"},
    {"accept": "application/json"},
]


@pytest.mark.slow
def test_nothing_brings_the_site_to_fail(reader):
    """Two thousand requests, the same each time."""
    be_odd(reader, 20261129, 2000)


def be_odd(reader, seed, times):
    """Ask by chance, from a seed."""
    chance = random.Random(seed)
    for _ in range(times):
        path = "/" + "/".join(chance.choices(PATHS, k=chance.randint(0, 4)))
        query = "&".join(f"{chance.choice(KEYS)}={chance.choice(VALUES)}" for _ in range(chance.randint(0, 4)))
        method = chance.choice(["GET"] * 8 + ["HEAD", "POST", "OPTIONS", "PROPFIND"])
        answer = ask(reader, method, f"{path}?{query}".replace(" ", "+"), chance.choice(HEADERS), chance.choice(BODIES))
        assert answer.status_code < 500, f"{method} {path}?{query}"
        assert "<b>" not in answer.headers.get("location", ""), path


def test_a_spreadsheet_runs_nothing_of_what_a_reader_made(reader):
    made = reader.get("/dan-van.csv?sql=select+'=HYPERLINK(1)'+as+a,+-1+as+b,+'@x'+as+c,+'an+x'+as+%22%3Dd%22").text
    assert made.split() == ["a,b,c,'=d", "'=HYPERLINK(1),-1,'@x,an", "x"]


def test_the_host_that_is_asked_stands_nowhere_once_the_site_has_an_address(reader, monkeypatch):
    known = sys.modules["dan_van_site.knowledge"].knowledge_of(reader.datasette)
    monkeypatch.setattr(known, "homepage", "https://so-lieu.example/")
    monkeypatch.setattr(known, "is_public", True)
    for address in ("/en/figures?evil=1", "/dan-van/figures.json?_size=2&_facet=year&evil=1", "/en/search?q=evil"):
        answer = ask(reader, "GET", address, {"host": "evil.example"})
        assert "evil.example" not in answer.text + str(answer.headers)
        assert "so-lieu.example" in answer.text or ".json" in address
