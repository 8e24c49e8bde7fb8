"""Charts are the same bytes each time, tell who cannot see them what they show, and draw bounds as bounds."""

import json
import re
from xml.etree import ElementTree

import pytest

from solieu.paths import HERE
from solieu.site.charts import charts
from solieu.site.drawing import GOLD, PAPER, Amount, Axis, Count, Words, amounts_chart, counts_chart
from solieu.site.settings import load_site
from solieu.sources.schemas import load_package

AXIS = Axis("things", lambda number: f"{number:g}")
WORDS = Words("made-wide", "A <title>", "What & how")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(*amounts):
    return amounts_chart(amounts, AXIS, WORDS, 720)


def marks(svg, colour):
    return len(re.findall(rf'<path [^>]*fill="{colour}"', svg))


def test_a_chart_is_the_same_bytes_each_time():
    amounts = [Amount("one", 5, None, None), Amount("two", 9, 9, None, ">")]
    assert drawn(*amounts) == drawn(*amounts)


def test_a_chart_tells_what_it_shows_and_asks_no_other_host():
    root = ElementTree.fromstring(counts_chart([Count("one", 3)], AXIS, WORDS, 330))
    ids = {element.get("id"): element.text for element in root if element.get("id")}
    assert root.get("role") == "img"
    assert [ids[name] for name in root.get("aria-labelledby").split()] == ["A <title>", "What & how"]
    assert not [element for element in root.iter() if element.get("href") or element.tag == f"{SVG}image"]


@pytest.mark.parametrize(
    "amount, filled, hollow",
    [
        (Amount("as it is", 50), 1, 0),
        (Amount("more than", 50, 50, None, ">"), 1, 1),  # its arrow's tip is filled
        (Amount("less than", 50, None, 50, "<"), 1, 1),
        (Amount("at least", 50, 50, None, ">="), 2, 0),
        (Amount("between", None, 40, 60), 2, 0),
    ],
)
def test_an_open_bound_is_an_open_point_with_an_arrow(amount, filled, hollow):
    svg = drawn(amount, Amount("beside", 100))
    assert (marks(svg, GOLD), marks(svg, PAPER)) == (filled + 1, hollow)


@pytest.mark.parametrize("amounts", [[], [Amount("none", 0)], [Amount("tiny", 0.02)], [Amount("vague", None)]])
def test_nothing_to_draw_and_nought_are_drawn(amounts):
    assert ElementTree.fromstring(drawn(*amounts)).tag == f"{SVG}svg"
    assert ElementTree.fromstring(counts_chart([], AXIS, WORDS, 330)).tag == f"{SVG}svg"


def test_points_are_never_joined():
    svg = drawn(Amount("a", 10), Amount("b", 20), Amount("c", 30))
    assert f'stroke="{GOLD}" stroke-width="3"' not in svg


def test_a_long_label_is_broken_for_a_narrow_chart():
    label = "words " * 30
    wide, narrow = (counts_chart([Count(label, 3)], AXIS, WORDS, width) for width in (720, 330))
    assert wide.count(">words") < narrow.count(">words")


def test_the_money_chart_has_each_amount_and_no_sum(reader):
    for language in ("en", "vi"):
        chart = json.loads((reader.folder / "charts.json").read_text("utf-8"))[language][0]
        stated = reader.rows("SELECT figure_id, value FROM figures WHERE unit_id = 'VND'")
        assert {(row["figure_id"], row["value"]) for row in chart["rows"]} == {tuple(row) for row in stated}
        for row in chart["rows"]:
            assert row["indicator"] in "".join(re.findall(r"<desc.*?</desc>", chart["svg"]["wide"]))


def two_reports():
    """The tables as they would be with the same figures once more, from another report."""
    from solieu.package.rows import read_tables

    package = load_package(HERE)
    rows = read_tables(HERE, package)
    for name in ("figures", "figures_en", "figures_vi"):
        columns = package.table(name).columns
        swap = {columns.index(column) for column in ("figure_id", "report_id", "report") if column in columns}
        again = [tuple(f"{cell}-b" if at in swap else cell for at, cell in enumerate(row)) for row in rows[name]]
        rows[name] = [*rows[name], *again]
    return package, rows


def test_an_indicator_of_two_reports_has_a_chart_of_its_own_unit(monkeypatch):
    """What is given to be drawn, of every indicator; the drawing itself, of one of them."""
    package, rows = two_reports()
    given = {}

    def keep(amounts, axis, words, width):
        given[words.title, words.name] = (amounts, axis, words, width)
        return ""

    monkeypatch.setitem(charts.__globals__, "amounts_chart", keep)
    units = {unit.name: place for place, unit in enumerate(package.table("units").fields)}
    for language, drawn in charts(package, load_site(HERE, package), rows).items():
        across = [chart for chart in drawn if chart["id"].startswith("across-")]
        assert len(across) == len(rows["indicators"])
        for chart in across:
            assert len(chart["rows"]) == 2 and len({row["indicator"] for row in chart["rows"]}) == 1
            amounts, axis, _, _ = given[chart["title"], f"{chart['id']}-wide"]
            assert [amount.value for amount in amounts] == [row["value"] for row in chart["rows"]]
            (unit,) = (unit for unit in rows["units"] if chart["id"].endswith(f"-{unit[units['unit_id']].lower()}"))
            assert axis.title.endswith(unit[units[f"label_{language}"]])
    svg = amounts_chart(*given["Schools built or repaired", "across-schools-built-repaired-school-wide"])
    assert marks(svg, PAPER) == 2 and f'stroke="{GOLD}" stroke-width="3"' in svg
