"""Where the site stands: what it says while that is not known, and below a prefix that a proxy keeps or takes away."""

import json
import re
from dataclasses import replace
from functools import cache
from html import unescape
from urllib.parse import urljoin

import httpx
import pytest

from site_reader import Reader
from solieu.paths import HERE
from solieu.site import publish
from solieu.site.knowledge import datasette_settings, is_placeholder
from solieu.site.settings import load_site

ABOUT = {"homepage": "https://data.vidu.vn/so-lieu/", "issues": "https://git.vidu.vn/so-lieu/issues/"}
FIGURE = "/figures/dcsvn-628898-houses-value"


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://dan-van-figures.example/", True),
        ("https://a.b.invalid/x/", True),
        ("https://example.com/", False),
        ("https://data.vidu.vn/example/", False),
        ("http://localhost:8001/", False),
    ],
)
def test_an_address_that_nobody_has(address, is_one):
    assert is_placeholder(address) is is_one


def test_without_an_address_pages_take_the_one_that_was_asked(reader):
    page = reader.page(FIGURE)
    known = json.loads((reader.folder / "words.json").read_text("utf-8"))
    assert "canonical" not in page and "dan-van-figures.example" not in page
    for language in ("en", "vi"):
        assert f". {known['cite_no_address'][language]}. " in reader.page(FIGURE, language)
    for address in ("/en/", "/vi/api", "/sitemap.xml", "/feed.atom", "/robots.txt", "/opensearch.xml", "/openapi.json"):
        text = reader.get(address, host="so-lieu.local:81").text
        assert "dan-van-figures.example" not in text, address
        assert "http://so-lieu.local:81/" in text, address


@pytest.mark.parametrize(
    ("homepage", "prefix"), [("https://a.vn/", "/"), ("https://a.vn", "/"), ("https://a.vn/x/", "/x/")]
)
def test_the_prefix_is_the_homepages(package, homepage, prefix):
    moved = replace(package, about=package.about | {"homepage": homepage})
    assert datasette_settings(moved, load_site(HERE, package))["base_url"] == prefix


# Published for an address of its own, below a prefix


@pytest.fixture(scope="module")
def moved_to(seed_built, tmp_path_factory):
    """A reader of the site that was published for a prefix, which asks for addresses as they stand."""

    @cache
    def published(prefix):
        folder = tmp_path_factory.mktemp("moved") / "site"
        publish(seed_built, folder, ABOUT | {"homepage": f"https://data.vidu.vn/{prefix}/"})
        reader = Reader(folder)
        asks = httpx.AsyncClient(transport=httpx.ASGITransport(app=reader.datasette.app()), base_url="http://localhost")
        reader.get = lambda address, **headers: reader._loop.run_until_complete(asks.get(address, headers=headers))
        return reader

    return published


@pytest.fixture(scope="module")
def moved(moved_to):
    return moved_to("so-lieu")


@pytest.mark.slow
def test_a_published_address_stands_wherever_one_is_needed(moved):
    page, version = moved.get(f"/so-lieu/en{FIGURE}"), moved.get("/datapackage.json").json()["version"]
    own = f"https://data.vidu.vn/so-lieu{FIGURE}"
    assert (
        f'rel="canonical" href="https://data.vidu.vn/so-lieu/en{FIGURE}"' in page.text
        and f'<{own}>; rel="cite-as"' in page.headers["link"]
    )
    assert f"url = {{{own}}}," in page.text and f"UR  - {own}" in page.text and f"{version}. {own}. " in page.text
    assert f'href="{ABOUT["issues"]}new?title=' in page.text
    assert f"Sitemap: {ABOUT['homepage']}sitemap.xml" in moved.get("/robots.txt").text
    assert moved.get("/datapackage.json").json()["homepage"] == ABOUT["homepage"]
    assert moved.get("/openapi.json").json()["servers"] == [{"url": ABOUT["homepage"]}]


@pytest.mark.slow
@pytest.mark.parametrize(("prefix", "kept"), [("so-lieu", True), ("so-lieu", False), ("dan-van", True)])
def test_below_a_prefix_no_link_is_dead_or_doubled(moved_to, prefix, kept):
    """Whether the proxy keeps the prefix or takes it away, or it is the database's name; one link of each kind."""
    moved, start = moved_to(prefix), f"/{prefix}" if kept else ""
    pages = [
        "",
        "dan-van",
        "dan-van/figures?_size=5&unit_id=VND&_facet=year&_sort=year",
        FIGURE[1:],
        "figures?year=2022",
    ]
    pages += ["indicators", "indicators/houses-built", "reports", "bodies/quan-doi", "compare", "changes", "findings"]
    pages += ["dan-van/money_en", "api", "about", "checks", "codebook", "search?q=nha", "reports/dcsvn-628898"]
    seen = set()
    for page in pages:
        answer = moved.get(f"{start}/en/{page}")
        links = re.findall(r'(?:href|src|action)="([^"#]+)', answer.text) + re.findall(
            "<([^>]+)>", answer.headers["link"]
        )
        for link in (urljoin(f"/{prefix}/en/{page}", unescape(link)) for link in links):
            link = link.replace("http://localhost/", "/").replace("https://data.vidu.vn/", "/")
            kind = re.sub("=[^&]*", "", link) if link.count("/") < 4 else link.rpartition("/")[0]
            if not link.startswith("/") or kind in seen:
                continue
            seen.add(kind)
            doubled = f"/{prefix}/{prefix}/" in link.removeprefix(f"/{prefix}" if prefix == "dan-van" else "")
            assert link.startswith(f"/{prefix}/") and not doubled, f"{link} on {page}"
            asked = link if kept else link.removeprefix(f"/{prefix}")
            assert moved.get(asked).status_code in (200, 301, 302), f"{link} on {page}"
    assert len(seen) > 60
