"""Reading and writing Vietnamese text and numbers."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solieu import vietnamese


@pytest.mark.parametrize(
    ("written", "value", "doubt"),
    [
        ("7", 7, None),
        ("05", 5, None),
        ("48.210", 48_210, None),
        ("3.200.000", 3_200_000, None),
        ("61.305,48", Decimal("61305.48"), None),
        ("2,75", Decimal("2.75"), None),
        ("1.5", Decimal("1.5"), None),
        ("40.15", Decimal("40.15"), None),
        ("0.125", Decimal("0.125"), None),
        ("1,200", Decimal("1.200"), "ambiguous-comma"),
        ("0,125", Decimal("0.125"), None),
        ("4,512,300", 4_512_300, None),
        ("4,512.5", Decimal("4512.5"), None),
        ("1.23.456", None, None),
        ("9" * 100, None, None),
    ],
)
def test_digits(written: str, value: object, doubt: str | None) -> None:
    read = vietnamese.read_digits(written)
    assert read == (None if value is None else (value, doubt))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("mười lăm", 15),
        ("hai mươi mốt", 21),
        ("ba tư", 34),
        ("sáu nhăm", 65),
        ("một trăm linh bẩy", 107),
        ("hai trăm lẻ ba", 203),
        ("hai trăm ba", 230),
        ("bốn trăm rưỡi", 450),
        ("ba nghìn hai", 3_200),
        ("ba nghìn hai mươi", 3_020),
        ("tám triệu rưỡi", 8_500_000),
        ("hai tỷ mốt", 2_100_000_000),
        ("năm vạn", 50_000),
        ("bảy chục nghìn", 70_000),
        ("một nghìn hai trăm tỷ", 1_200_000_000_000),
        ("ba phẩy không bảy", Decimal("3.07")),
        ("một chấm năm triệu", 1_500_000),
        ("không phẩy hai lăm", Decimal("0.25")),
    ],
)
def test_words(written: str, value: object) -> None:
    words = written.split()
    assert vietnamese.read_words(words) == (value, len(words))


@pytest.mark.parametrize(
    ("written", "value", "used"),
    [("ba mươi năm", 30, 2), ("mười năm", 10, 1), ("hai năm", 2, 1), ("một nghìn năm", 1000, 2), ("linh ba", None, 0)],
)
def test_a_last_nam_is_the_year(written: str, value: int | None, used: int) -> None:
    assert vietnamese.read_words(written.split()) == (None if value is None else (value, used))


@given(st.integers(min_value=0, max_value=10**15))
def test_spelled_numbers_come_back(number: int) -> None:
    words = vietnamese.spell_number(number).split()
    assert vietnamese.read_words(words) == (number, len(words))


@given(st.integers(min_value=0, max_value=10**15))
def test_formatted_numbers_come_back(number: int) -> None:
    assert vietnamese.read_digits(vietnamese.format_number_vi(number)) == (number, None)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_formatted_decimals_come_back(number: Decimal) -> None:
    read = vietnamese.read_digits(vietnamese.format_number_vi(number))
    assert read is not None
    assert read[0] == number


@pytest.mark.parametrize(
    ("number", "digits"),
    [(950_000, 2), (3_582, 4), (400, 1), (0, 1), (Decimal("2.50"), 3), (Decimal("0.05"), 1), (1_500_000, 2)],
)
def test_significant_digits(number: vietnamese.Value, digits: int) -> None:
    assert vietnamese.significant_digits(number) == digits


def test_fold() -> None:
    assert vietnamese.fold("Đồn Biên phòng") == "don bien phong"


def test_old_and_new_tones_compare_equal() -> None:
    assert vietnamese.modern_tones("xóa hòa thủy quý") == vietnamese.modern_tones("xoá hoà thuỷ quý")


@pytest.mark.parametrize(
    "given_text",
    [
        "trường",
        unicodedata.normalize("NFD", "trường học ở bản"),
        "a\u200bb",
        "\ufeffchữ",
        "10&nbsp;km &#8211; 2",
        "một\r\nhai",
        "İ",
        "",
    ],
)
def test_offsets_lead_back(given_text: str) -> None:
    read = vietnamese.plain(given_text)
    for at, character in enumerate(read.text):
        start, end = (at, at + 1) if read.offsets is None else (read.offsets.start(at), read.offsets.end(at + 1))
        written = given_text[start:end]
        assert written
        if character.isalpha() and "&" not in written:
            assert unicodedata.normalize("NFC", written).lower()[0] == character or written == "İ"


def test_wrapped_lines_are_joined_and_paragraphs_are_not() -> None:
    assert vietnamese.plain("a\nb\n\nc\nD").text == "a b\n\nc\nd"


def test_numerals_are_longest_runs() -> None:
    assert vietnamese.numerals("12.5, 3/4 x 7") == [(0, 4), (6, 9), (12, 13)]
