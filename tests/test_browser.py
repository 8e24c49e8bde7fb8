"""The pages in a real browser: accessible, no wider than a phone, nothing from another host. Screenshots are kept."""

import pytest

from solieu.paths import HERE

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/",
    "figures": "/figures",
    "figures-filtered": "/figures?topic__not=x&_search=dong",
    "figure": "/figures/dcsvn-628898-houses-value",
    "figure-of-excerpt": "/figures/qdnd-707509-houses-built",
    "indicators": "/indicators",
    "indicator": "/indicators/houses-built",
    "reports": "/reports",
    "report": "/reports/dcsvn-628898",
    "report-of-excerpt": "/reports/qdnd-707509",
    "bodies": "/bodies",
    "body": "/bodies/ban-dan-van-trung-uong",
    "areas": "/areas",
    "area": "/areas/tay-nguyen",
    "compare": "/compare?i=houses-built&a=2022&b=2023",
    "findings": "/findings",
    "changes": "/changes",
    "database": "/dan-van",
    "table": "/dan-van/figures",
    "table-of-texts": "/dan-van/statements?_size=20",
    "table-all-columns": "/dan-van/figures?_columns=all&_size=20",
    "table-filtered": "/dan-van/figures?unit_id=VND&_search=dong&_size=20",
    "table-empty": "/dan-van/figures?_search=zzzz",
    "link": "/dan-van/figure_links/dcsvn-628898-houses-built,revises,qdnd-707509-houses-built",
    "comparison": "/dan-van/comparisons/dcsvn-628898-houses-built-after-qdnd-707509-houses-built",
    "statement": "/dan-van/statements/dcsvn-628898-slow-advice",
    "unit": "/dan-van/units/VND",
    "document": "/dan-van/documents_cited/dcsvn-628898-decision-23",
    "passage": "/dan-van/passages/dcsvn-628898-p12",
    "participant": "/dan-van/participants/dcsvn-628898-nguyen-van-gau-central-committee",
    "doubt": "/dan-van/doubts/dcsvn-628898-classes-kinds",
    "query": "/dan-van/money_{lang}",
    "query-filled": "/dan-van/statements_of_{lang}?body=cong-an&kind=reported_result&role=",
    "sql": "/dan-van?sql=select+1+as+value",
    "sql-wrong": "/dan-van?sql=delete+from+figures",
    "search": "/search?q=nguoi+ngheo",
    "search-of-nothing": "/search",
    "codebook": "/codebook",
    "api": "/api",
    "about": "/about",
    "checks": "/checks",
    "error": "/nope",
}
WIDTHS = {1280: 900, 375: 812}
# What axe is asked, at each width and scheme: colours are all that the dark one changes, and the same at both widths.
# It leaves the size of targets, a rule of WCAG 2.2, out by default.
ASKED = {
    (1280, "light"): {},
    (375, "light"): {"rules": {"target-size": {"enabled": True}}},
    (375, "dark"): {"runOnly": {"type": "rule", "values": ["color-contrast"]}},
}


# Pages made by one template, which a phone alone is shown.
ALIKE = {
    *(
        "statement",
        "unit",
        "document",
        "passage",
        "participant",
        "doubt",
        "comparison",
        "link",
        "sql",
        "table-of-texts",
    ),
    *("figure-of-excerpt", "report-of-excerpt", "areas", "bodies", "query-filled", "search-of-nothing", "table-empty"),
}
# Every other page in one language on a desk and in the other on a phone.
LOOKED_AT = [(name, "vi", 375) for name in PAGES] + [(name, "en", 1280) for name in PAGES if name not in ALIKE]


@pytest.mark.parametrize(("name", "language", "width"), LOOKED_AT)
def test_page(browser, address, name, language, width):
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(viewport={"width": width, "height": WIDTHS[width]})
    foreign: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(address) else foreign.append(request.url))
    page.goto(f"{address}/{language}{PAGES[name].format(lang=language)}")
    shots = HERE.root / "build" / "screenshots"
    page.screenshot(path=shots / f"{name}-{language}-{width}.png")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not foreign
    for scheme in [scheme for at, scheme in ASKED if at == width]:
        page.emulate_media(color_scheme=scheme)
        options = ASKED[width, scheme] | {"resultTypes": ["violations"]}  # it need not describe what passes
        violations = Axe().run(page, options=options).response["violations"]
        assert not violations, [(rule["id"], rule["nodes"][0]["html"]) for rule in violations]
    page.close()


def test_the_data_are_above_the_fold(browser, address):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/en/figures")
    assert page.locator("table.rows tbody tr").nth(2).bounding_box()["y"] < 900


# What people come for, on a phone: where they begin, what they click or type (`box = words`), and what they then see.
TASKS = {
    "houses built and worth": ("/en/", ["Houses built"], "3,400 houses"),
    "all hedged figures": ("/en/", ["Data", "Which figures are hedged, and how?"], "more than"),
    "a file for Excel": ("/en/", [], "Excel workbook"),
    "a CSV for pandas": ("/en/", [], "figures_en.csv"),
    "to cite a figure": (
        "/en/indicators/labour-days-for-people",
        ["more than 950,000 person-days", "How to cite"],
        "BibTeX",
    ),
    "what of the police": ("/en/", ["q = police"], "Police (public security force)"),
    "words without marks": ("/vi/", ["q = duong nong thon"], "đường nông thôn"),
    "figures of a topic": ("/en/figures", ["Filter at a click", "housing"], "Topic is housing"),
    "bounds in a picture": ("/en/", ["Houses built"], "One point a figure"),
    "SQL of their own": ("/en/dan-van", ["sql = select 6*7 as n", "Run"], "42"),
    "a figure for a program": (
        "/en/indicators/labour-days-for-people",
        ["more than 950,000 person-days", "JSON"],
        '"as_written"',
    ),
    "what a column means": ("/en/", ["Codebook", "q = lower_bound"], "Lower bound"),
    "the other language midway": ("/en/figures?topic=housing", ["Tiếng Việt"], "Lĩnh vực là nhà ở"),
    "to report an error": (
        "/en/indicators/labour-days-for-people",
        ["more than 950,000 person-days", "Report an error"],
        "orrect",
    ),
}


@pytest.mark.parametrize("task", TASKS)
def test_what_people_come_for_is_two_clicks_away(browser, address, task):
    start, steps, seen = TASKS[task]
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(address + start)
    for step in steps:
        box, typed, words = step.partition(" = ")
        if typed:
            field = page.locator(f"main [name={box}], header [name={box}]").last
            field.fill(words)
            if box != "sql":
                field.press("Enter")
        else:
            named = [page.get_by_role(role, name=step, exact=True) for role in ("link", "button")]
            next((each for each in named if each.count()), page.get_by_text(step, exact=True)).first.click()
        page.wait_for_load_state()
    assert seen in page.locator("body").inner_text(), page.url
    page.close()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_phones_first_screen_shows_a_number_and_the_third_ends_the_home_page(browser, address, language):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}/{language}/")
    assert page.evaluate("document.documentElement.scrollHeight") <= 3 * 844
    box = page.locator("h1 strong").bounding_box()
    assert box["y"] + box["height"] < 500 and page.locator(".seed svg").bounding_box()["y"] < 844
    page.close()


def test_what_has_the_focus_is_seen(browser, address):
    """Every stop of the Tab key on a table's page has an outline, and none is off the page."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/en/dan-van/figures")
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
    page.goto(f"{address}/en/figures")
    page.keyboard.press("Tab")
    assert page.locator("a.skip:focus").count() == 1
    page.fill("#table-search", "duong nong thon")
    page.keyboard.press("Enter")
    page.wait_for_url("**_search=**")
    assert 2 <= page.locator("table.rows tbody tr").count() < 20
    assert page.locator('a[href*="dcsvn-628898-roads-canals-repaired-upgraded"]').count()
    context.close()
