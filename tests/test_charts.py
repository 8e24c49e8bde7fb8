"""Pictures: points where their numbers and times are, bounds that fade and have no length, the same bytes each time."""

import re
import sqlite3
from contextlib import closing
from xml.etree import ElementTree

import pytest
from resvg_py import svg_to_bytes

from solieu.paths import HERE
from solieu.site import charts
from solieu.site.charts import Drawn, png
from solieu.site.drawing import NARROW, PAPER, SHARED, WIDE, Chart, draw, on_paper
from solieu.site.settings import load_site

SVG = "{http://www.w3.org/2000/svg}"
PLAIN = {"start": 2020, "end": 2021, "value": 50, "lower": None, "upper": None, "comparator": "", "is_plan": False}
PLAIN |= {"body": 0, "key": "a", "label": "fifty <things>"}


def drawn(*points, size=WIDE, address=""):
    chart = Chart("made-wide", "A <title>", "What & how", ("Source",), ("Body",), points, lambda number: f"{number:g}")
    return ElementTree.fromstring(draw(chart, size, address))


@pytest.fixture(scope="module")
def drawings(package, published):
    """Makes the pictures of the site's database, each time anew."""
    with closing(sqlite3.connect(published / "dan-van.db")) as connection:
        yield lambda: Drawn(package, load_site(HERE, package), connection)


def test_a_chart_tells_what_it_shows_and_asks_no_other_host():
    root = drawn(PLAIN, address="../figures/")
    assert root.get("aria-label") == "A <title>"
    assert {"A <title>", "What & how", "Source", "Body", "2020"} <= {text.text for text in root.iter(f"{SVG}text")}
    [link] = root.iter(f"{SVG}a")
    assert link.get("href") == "../figures/a" and link[0].text == "fifty <things>"
    assert not list(root.iter(f"{SVG}image")) and not list(drawn(PLAIN).iter(f"{SVG}a"))


@pytest.mark.parametrize(
    "told, numbers, is_open, fade",
    [
        ({}, [50], False, ""),
        ({"lower": 50, "comparator": ">"}, [50], True, "up"),
        ({"upper": 50, "comparator": "<"}, [50], True, "down"),
        ({"lower": 50, "comparator": ">="}, [50], False, "up"),
        ({"upper": 50, "comparator": "<="}, [50], False, "down"),
        ({"value": None, "lower": 40, "upper": 60}, [40, 60], False, ""),
    ],
)
def test_a_point_is_open_where_it_is_a_bound_and_fades_on_the_side_of_the_truth(told, numbers, is_open, fade):
    """Heights are by the numbers, from zero at the bottom; a fade begins at the point and has one length."""
    root = drawn(PLAIN | told, PLAIN | {"value": 100, "start": 2022, "end": 2023})
    *circles, beside = [
        circle for circle in root.iter(f"{SVG}circle") if circle.get("stroke") is None and float(circle.get("cx")) > 60
    ]
    zero = max(float(y) for y in re.findall(r"M[\d.]+ ([\d.]+)H", next(root.iter(f"{SVG}path")).get("d")))
    heights = [(zero - float(circle.get("cy"))) / (zero - float(beside.get("cy"))) * 100 for circle in circles]
    assert heights == pytest.approx(numbers, abs=0.5)
    assert {circle.get("fill") == PAPER for circle in circles} == {is_open}
    fades = [rect for rect in root.iter(f"{SVG}rect") if rect.get("mask")]
    assert [rect.get("mask") for rect in fades] == ([f"url(#made-wide-{fade})"] if fade else [])
    for rect in fades:
        top, long = float(rect.get("y")), float(rect.get("height"))
        at = float(circles[0].get("cy"))
        assert (top if fade == "down" else top + long) == pytest.approx(at, abs=0.2) and long == pytest.approx(
            25.7, abs=0.2
        )


def test_points_stand_in_their_years_and_inside(drawings):
    for language in ("en", "vi"):
        for _, charts_of_one in drawings().charts(language):
            for chart in charts_of_one:
                for size in (WIDE, NARROW, SHARED):
                    root = ElementTree.fromstring(draw(chart, size))
                    _, _, width, height = map(float, root.get("viewBox").split())
                    for circle in root.iter(f"{SVG}circle"):
                        assert 0 < float(circle.get("cx")) < width
                    for text in root.iter(f"{SVG}text"):
                        assert 0 < float(text.get("y")) < height, chart.title


def test_a_plan_is_hollow_and_points_of_one_place_stand_apart():
    root = drawn(PLAIN, PLAIN | {"key": "b"}, PLAIN | {"is_plan": True, "value": 80})
    xs = [circle.get("cx") for circle in root.iter(f"{SVG}circle") if float(circle.get("cx")) > 60]
    assert len(xs) == len(set(xs)) == 2
    diamonds = [path for path in root.iter(f"{SVG}path") if path.get("d").endswith("z")]
    assert [path.get("fill") for path in diamonds] == [PAPER]


@pytest.mark.parametrize(
    "numbers, ticks",
    [((1, 99), {"0", "25", "100"}), ((1, 10_000), {"1", "10", "10000"}), ((0, 500), {"0", "200", "400"})],
)
def test_the_scale_goes_by_tens_only_where_small_numbers_would_lie_on_the_line(numbers, ticks):
    texts = {text.text for text in drawn(*(PLAIN | {"value": value} for value in numbers)).iter(f"{SVG}text")}
    assert ticks <= texts


def test_the_same_tables_give_the_same_pictures(drawings):
    tables, again = drawings(), drawings()
    assert [draw(c, WIDE) for _, cs in tables.charts("vi") for c in cs] == [
        draw(c, WIDE) for _, cs in again.charts("vi") for c in cs
    ]
    assert tables.strips() == again.strips() and tables.ask("sparks") == again.ask("sparks")


def test_a_shared_picture_is_a_png_of_its_size_with_vietnamese_letters(monkeypatch):
    """Letters that the font lacks would all be drawn as one box."""

    monkeypatch.setattr(charts, "svg_to_bytes", svg_to_bytes)

    def picture(text):
        inside = f'<text y="30" font-family="Roboto">{text}</text>'
        return png(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 42">{inside}</svg>', 80)

    content = png(on_paper(draw(Chart("a-wide", "Nhà", "", (), (), (PLAIN,), str), SHARED)))
    assert (
        content[:8] == b"\x89PNG\r\n\x1a\n"
        and int.from_bytes(content[16:20]) == 800
        and int.from_bytes(content[20:24]) == 420
    )
    letters = "ấầẩẫậắằẳẵặđễộữựỵƠƯ"
    assert len({picture(letter) for letter in letters}) == len(letters)
