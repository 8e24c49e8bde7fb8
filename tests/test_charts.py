"""Charts are the same bytes each time, tell who cannot see them what they show, and draw bounds as bounds."""

import json
import re
from collections import Counter
from xml.etree import ElementTree

import pytest

from solieu.paths import HERE
from solieu.site.charts import charts
from solieu.site.drawing import GOLD, PAPER, WIDTHS, Axis, Mark, draw
from solieu.site.settings import load_site

AXIS = Axis("things", lambda number: f"{number:g}")
WORDS = ("made-wide", "A <title>", "What & how")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(*marks, width=720):
    return draw(marks, AXIS, WORDS, width)


def test_a_chart_tells_what_it_shows_and_asks_no_other_host():
    root = ElementTree.fromstring(drawn(Mark("one", 3, is_bar=True)))
    ids = {element.get("id"): element.text for element in root if element.get("id")}
    assert root.get("role") == "img"
    assert [ids[name] for name in root.get("aria-labelledby").split()] == ["A <title>", "What & how"]
    assert not [element for element in root.iter() if element.get("href") or element.tag == f"{SVG}image"]


@pytest.mark.parametrize(
    "mark, points, fill, tip, line",
    [
        (Mark("as it is", 50), [50], GOLD, 0, 0),
        (Mark("more than", 50, 50, None, ">"), [50], PAPER, 1, 1),
        (Mark("less than", 50, None, 50, "<"), [50], PAPER, -1, 1),
        (Mark("less than a little", 0.5, None, 0.5, "<"), [0.5], PAPER, -1, 1),
        (Mark("at least", 50, 50, None, ">="), [50], GOLD, 1, 1),
        (Mark("at most", 50, None, 50, "<="), [50], GOLD, -1, 1),
        (Mark("between", None, 40, 60), [40, 60], GOLD, 0, 1),
    ],
)
def test_a_bound_is_a_line_open_on_one_side(mark, points, fill, tip, line):
    """Points stand in their places; an arrow leads to the open side and not out of the chart; nothing is joined."""
    *_, beside = ElementTree.fromstring(drawn(mark, Mark("beside", 100))).iter(f"{SVG}circle")
    root = ElementTree.fromstring(drawn(mark, Mark("beside", 100)))
    circles = list(root.iter(f"{SVG}circle"))[:-1]
    places = [(float(circle.get("cx")) - 8) / (float(beside.get("cx")) - 8) * 100 for circle in circles]
    assert places == pytest.approx(points, abs=0.1) and {circle.get("fill") for circle in circles} == {fill}
    paths = [path for path in root.iter(f"{SVG}path") if GOLD in (path.get("fill"), path.get("stroke"))]
    assert len([path for path in paths if path.get("stroke") == GOLD]) == line
    tips = [float(path.get("d").split()[0][1:]) for path in paths if path.get("fill") == GOLD]
    assert len(tips) == abs(tip) and all(0 <= at <= 720 and (at - float(circles[0].get("cx"))) * tip > 0 for at in tips)


@pytest.mark.parametrize("marks", [[], [Mark("nought", 0)], [Mark("tiny", 0.02)], [Mark("vague", None)]])
@pytest.mark.parametrize("whole", [False, True])
def test_nothing_to_draw_and_nought_are_drawn(marks, whole):
    axis = Axis("things", str, whole)
    assert ElementTree.fromstring(draw(marks, axis, WORDS, 330)).tag == f"{SVG}svg"


def test_a_bar_is_as_long_as_its_count():
    root = ElementTree.fromstring(drawn(Mark("a", 4, is_bar=True), Mark("b", 1, is_bar=True)))
    long, short = (float(bar.get("width")) for bar in root.iter(f"{SVG}rect"))
    assert long == pytest.approx(4 * short, abs=0.5)


def test_labels_are_broken_to_stay_inside():
    label = "words " * 30 + "\nsecond & last"
    wide, narrow = (drawn(Mark(label, 3), width=width) for width in WIDTHS.values())
    assert wide.count(">words") < narrow.count(">words") and "second &amp; last" in wide


def test_the_money_chart_has_each_amount_and_no_sum(reader):
    for language in ("en", "vi"):
        chart = json.loads((reader.folder / "charts.json").read_text("utf-8"))[language][0]
        stated = reader.rows("SELECT figure_id, value FROM figures WHERE unit_id = 'VND' AND per_unit_id IS NULL")
        assert {(row["figure_id"], row["value"]) for row in chart["rows"]} == {tuple(row) for row in stated}
        told = "".join(re.findall(r"<desc.*?</desc>", chart["svg"]["wide"]))
        assert all(row["indicator"] in told for row in chart["rows"])


def test_an_indicator_of_two_reports_has_a_chart_of_its_own_unit(package, rows):
    """The tables as they would be with the same figures once more, from another report."""
    two = dict(rows)
    for name in ("figures", "figures_en", "figures_vi"):
        columns = package.table(name).columns
        swap = {columns.index(column) for column in ("figure_id", "report_id", "publisher") if column in columns}
        again = [tuple(f"{cell}-b" if at in swap else cell for at, cell in enumerate(row)) for row in rows[name]]
        two[name] = [*rows[name], *again]
    columns = package.table("figures").columns
    figures = [dict(zip(columns, row, strict=True)) for row in two["figures"]]
    stated, points, units = Counter(), Counter(), {}
    for figure in figures:
        codes = [figure["indicator_id"], figure["unit_id"], *(("per", per) if (per := figure["per_unit_id"]) else ())]
        name = f"across-{'-'.join(codes)}".lower()
        stated[name] += 1
        points[name] += 1 if figure["value"] is not None else 2 * (figure["lower_bound"] is not None)  # ends of a range
        units[name] = figure["unit_id"]
    at = {field: package.table("units").columns.index(field) for field in ("unit_id", "label_en", "label_vi")}
    site = load_site(HERE, package)
    for language, found in charts(package, site, two).items():
        across = [chart for chart in found if chart["id"].startswith("across-")]
        assert {chart["id"]: len(chart["rows"]) for chart in across} == stated
        for chart in across:
            assert len({row["indicator"] for row in chart["rows"]}) == 1
            [unit] = [unit for unit in rows["units"] if unit[at["unit_id"]] == units[chart["id"]]]
            label = unit[at[f"label_{language}"]]
            titles = (label, site.words["chart_billion"][language].format(unit=label))
            ends = ("</text></g>", " / ")  # of a rate also what it is for
            assert any(f">{title}{end}" in chart["svg"]["wide"] for title in titles for end in ends), chart["id"]
            assert chart["svg"]["wide"].count("<circle") == points[chart["id"]], chart["id"]
