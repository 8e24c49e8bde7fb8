"""The pages in a real browser: accessible, no wider than a phone, nothing from another host. Screenshots are kept."""

import os
import shutil

import pytest

from solieu.paths import HERE

pytestmark = pytest.mark.browser

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
PAGES = {
    "home": "/",
    "database": "/dan-van",
    "table": "/dan-van/figures",
    "table-in-words": "/dan-van/figures_{lang}?_size=20",
    "table-of-texts": "/dan-van/statements?_size=20",
    "table-all-columns": "/dan-van/figures?_columns=all&_size=20",
    "table-filtered": "/dan-van/figures?unit_id=VND&_search=dong&_size=20",
    "table-empty": "/dan-van/figures?_search=zzzz",
    "figure": "/dan-van/figures/dcsvn-628898-houses-value",
    "figure-of-excerpt": "/dan-van/figures/qdnd-707509-houses-built",
    "link": "/dan-van/figure_links/dcsvn-628898-houses-built,revises,qdnd-707509-houses-built",
    "comparison": "/dan-van/comparisons/dcsvn-628898-houses-built-after-qdnd-707509-houses-built",
    "area": "/dan-van/areas/tay-nguyen",
    "statement": "/dan-van/statements/dcsvn-628898-slow-advice",
    "unit": "/dan-van/units/VND",
    "indicator": "/dan-van/indicators/houses-value",
    "organisation": "/dan-van/organisations/ban-dan-van-trung-uong",
    "document": "/dan-van/documents_cited/dcsvn-628898-decision-23",
    "qualifier": "/dan-van/qualifiers/nearly-gan",
    "passage": "/dan-van/passages/dcsvn-628898-p12",
    "participant": "/dan-van/participants/dcsvn-628898-nguyen-van-gau-central-committee",
    "term": "/dan-van/glossary/dan-van-kheo",
    "doubt": "/dan-van/doubts/dcsvn-628898-classes-kinds",
    "query": "/dan-van/money_{lang}",
    "query-filled": "/dan-van/statements_of_{lang}?body=cong-an&kind=reported_result&role=",
    "sql": "/dan-van?sql=select+1+as+value",
    "sql-wrong": "/dan-van?sql=delete+from+figures",
    "search": "/search?q=nguoi+ngheo",
    "search-of-nothing": "/search",
    "codebook": "/codebook",
    "charts": "/charts",
    "api": "/api",
    "about": "/about",
    "checks": "/checks",
    "report": "/dan-van/reports/dcsvn-628898",
    "report-of-excerpt": "/dan-van/reports/qdnd-707509",
    "error": "/nope",
}
WIDTHS = {1280: 900, 375: 812}
# axe leaves this rule of WCAG 2.2 out by default; Lighthouse has it. It is slow, and no colour changes a size.
ALSO_SIZES = {"rules": {"target-size": {"enabled": True}}}
# All that the dark scheme changes.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
# Of a page that has one chart after another, axe is shown the first of them; test_site.py has what must be unique.
FEW_CHARTS = (
    "() => { const at = document.querySelectorAll('main h2')[8]; while (at?.nextSibling) at.nextSibling.remove() }"
)


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM:
        message = "no chromium on this machine: apt-get install chromium"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


# Every page in one language on a desk and in the other on a phone; the commonest in both on both.
LOOKED_AT = [(name, language, width) for name in PAGES for language, width in (("en", 1280), ("vi", 375))]
LOOKED_AT += [(name, *look) for name in ("home", "table", "figure") for look in (("vi", 1280), ("en", 375))]


@pytest.mark.parametrize(("name", "language", "width"), LOOKED_AT)
def test_page(browser, address, name, language, width):
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(viewport={"width": width, "height": WIDTHS[width]})
    foreign: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(address) else foreign.append(request.url))
    path = PAGES[name].format(lang=language)
    page.goto(f"{address}{path}{'&' if '?' in path else '?'}_lang={language}")
    shots = HERE.root / "build" / "screenshots"
    page.screenshot(path=shots / f"{name}-{language}-{width}.png")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not foreign
    if name == "charts":
        page.evaluate(FEW_CHARTS)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        options = COLOURS if scheme == "dark" else ALSO_SIZES if width == 375 else None
        violations = Axe().run(page, options=options).response["violations"]
        assert not violations, [(rule["id"], rule["nodes"][0]["html"]) for rule in violations]
    page.close()


def test_the_data_are_above_the_fold(browser, address):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/dan-van/figures_en")
    assert page.locator("table.rows tbody tr").nth(2).bounding_box()["y"] < 900


def test_what_has_the_focus_is_seen(browser, address):
    """Every stop of the Tab key on a table's page has an outline, and none is off the page."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/dan-van/figures?_lang=en")
    stops = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        name, outline, left = page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e);"
            "return [e.outerHTML.slice(0, 80), s.outlineStyle + s.outlineWidth, e.getBoundingClientRect().left] }"
        )
        stops.add(name)
        assert outline == "solid3px" and left >= 0, name
    assert len(stops) > 30
    page.close()


def test_usable_by_keyboard_and_without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/dan-van/figures_en?_lang=en")
    page.keyboard.press("Tab")
    assert page.locator("a.skip:focus").count() == 1
    page.fill("#table-search", "duong nong thon")
    page.keyboard.press("Enter")
    page.wait_for_url("**_search=**")
    assert 2 <= page.locator("table.rows tbody tr").count() < 20
    assert page.locator('a[href*="dcsvn-628898-roads-canals-repaired-upgraded"]').count()
    context.close()
