"""Figures in words, in both languages."""

from decimal import Decimal

import pytest

from solieu.package import wording
from solieu.package.wording import UnitName
from solieu.reading import read_figure


@pytest.mark.parametrize(
    ("as_written", "en", "vi"),
    [
        ("hơn 950.000 ngày công", "more than 950,000 person-days", "hơn 950.000 ngày công"),
        ("gần 900 trường học", "nearly 900 schools", "gần 900 trường"),
        ("hơn 3.000ha", "more than 3,000 ha", "hơn 3.000 ha"),
        ("250 tỷ đồng", "250 billion đồng", "250 tỷ đồng"),
        ("1,3 tỷ đồng", "1.3 billion đồng", "1,3 tỷ đồng"),
        ("500.000 đồng", "500,000 đồng", "500.000 đồng"),
        ("12,5 km", "12.5 km", "12,5 km"),
        (
            "500.000.000 - 1.500.000.000 đồng",
            "500,000,000 đồng to 1.5 billion đồng",
            "500.000.000 đồng đến 1,5 tỷ đồng",
        ),
        ("1 lớp", "1 class", "1 lớp"),
        ("1-2 lớp", "1 class to 2 classes", "1 đến 2 lớp"),
        ("1.000.000.000 đồng", "1 billion đồng", "1 tỷ đồng"),
        ("999.999.999 đồng", "999,999,999 đồng", "999.999.999 đồng"),
        ("1-2 tỷ đồng", "1 to 2 billion đồng", "1 đến 2 tỷ đồng"),
        ("2.000.000.000 ha", "2,000,000,000 ha", "2.000.000.000 ha"),
        ("khoảng 0,5 km", "about 0.5 km", "khoảng 0,5 km"),
        ("hàng chục trường học", "schools", "trường"),
        ("50/531 trường học", "50 of 531 schools", "50 trên 531 trường"),
        ("hơn 1/3 trường học", "more than 1 of 3 schools", "hơn 1 trên 3 trường"),
        ("10-15 tỷ đồng", "10 to 15 billion đồng", "10 đến 15 tỷ đồng"),
    ],
)
def test_in_words(metadata, as_written, en, vi):
    read = read_figure(as_written, metadata.codebook.unit_words)
    unit = next(each for each in metadata.codebook.units if each.id == read.unit_id)
    hedge = next((each for each in metadata.codebook.qualifiers if each.id == read.qualifier_id and each.word_vi), None)
    bounds, is_money = (read.lower_bound, read.upper_bound), bool(unit.iso4217)
    names = UnitName(unit.en, unit.plural_en, is_money), UnitName(unit.vi, unit.vi, is_money)
    assert wording.figure(read.value, bounds, hedge.en if hedge else "", names[0], "en", read.whole) == en
    assert wording.figure(read.value, bounds, hedge.vi if hedge else "", names[1], "vi", read.whole) == vi


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (0, "0"),
        (900, "900"),
        (Decimal("12.50"), "12.5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("100"), "100"),
    ],
)
def test_numbers_are_plain(value, text):
    assert wording.plain_number(value) == text
