"""The reader against the text of the first report: every row whole, no false figure, no numeral lost."""

from pathlib import Path

import pytest

import solieu
from solieu.reading import Quantity, numerals

REPORT = "dcsvn-628898"
# Value, comparator, unit and where the numeral stands, in the order of the text.
FIGURES = [
    (950_000, ">", "person-day", 3271), (900, ">", "km", 3311), (3_000, ">", "ha", 3380), (900, "<", "school", 3416),
    (3_582, None, "person", 3444), (359, None, "person", 3504), (400, None, "item", 3538), (30, None, "set", 3557),
    (7 * 10**9, ">", "VND", 3615), (130, None, "class", 3629), (3_000, "<", "person", 3669),
    (1_500_000, ">", "recipient", 3713), (20 * 10**9, None, "VND", 3733), (10_000, None, "person", 3752),
    (15 * 10**9, ">", "VND", 3804), (3_400, None, "house", 3825), (250 * 10**9, None, "VND", 3891),
    (30_000, ">", "person-turn", 3917), (1_000, ">", "vehicle-or-machine", 3954),
]  # fmt: skip
OTHERS = [
    ("date", 620), ("year", 748), ("year", 974), ("document_number", 6527), ("date", 6542), ("document_number", 6638),
    ("date", 6654), ("url", 8306),
]  # fmt: skip


@pytest.fixture(scope="module")
def text(texts: Path) -> str:
    return (texts / f"{REPORT}.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def found(text: str) -> list[Quantity]:
    return solieu.find_quantities(text)


def test_every_figure_is_a_whole_row(found: list[Quantity]) -> None:
    read = [
        (figure.value, figure.comparator, figure.unit_id, figure.numeral_start) for figure in found if figure.is_figure
    ]
    assert read == FIGURES


def test_the_phrases_are_read_back_alone(found: list[Quantity]) -> None:
    from solieu.reading import read_figure

    for figure in found:
        if figure.is_figure:
            alone = read_figure(figure.as_written, solieu.codebook_units())
            assert (alone.as_written, alone.value, alone.unit_id) == (figure.as_written, figure.value, figure.unit_id)


def test_bounds_come_from_hedges_only(found: list[Quantity]) -> None:
    for figure in found:
        lower = figure.value if figure.comparator == ">" else None
        upper = figure.value if figure.comparator == "<" else None
        assert (figure.lower_bound, figure.upper_bound) == (lower, upper)


def test_every_other_numeral_has_its_kind(text: str, found: list[Quantity]) -> None:
    others = [other for other in found if not other.is_figure]
    assert [(other.kind, numerals_of(text, other)) for other in others] == OTHERS
    assert len(numerals(text)) == len(FIGURES) + len(OTHERS) == 27


def numerals_of(text: str, quantity: Quantity) -> int:
    """Where the quantity's only numeral starts."""
    spans = [span for span in numerals(text) if quantity.numeral_start <= span[0] < quantity.numeral_end]
    assert len(spans) == 1
    return spans[0][0]
