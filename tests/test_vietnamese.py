"""Reading and writing Vietnamese text and numbers."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solieu import vietnamese
from spelled import format_number_vi, spell_number


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
        ("1.200.000,5", Decimal("1200000.5"), None),
        ("12.345,00", 12_345, None),
        ("012.345", Decimal("12.345"), "ambiguous-dot"),
        ("1234.567", Decimal("1234.567"), "ambiguous-dot"),
        ("1.2345", Decimal("1.2345"), None),
        ("00.125", Decimal("0.125"), None),
        ("123,456", Decimal("123.456"), "ambiguous-comma"),
        ("1234,567", Decimal("1234.567"), None),
        ("000,125", Decimal("0.125"), None),
        ("1,2345", Decimal("1.2345"), None),
        ("1,200,300.5", Decimal("1200300.5"), None),
        ("1.2,5", None, None),
        ("12.3,4", None, None),
        ("1/2", None, None),
        ("1.23.456", None, None),
        ("9" * 28, int("9" * 28), None),
        ("9" * 29, None, None),
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
        ("chín mươi tám", 98),
        ("bốn mươi sáu", 46),
        ("bẩy mươi bảy", 77),
        ("hai ngàn ba", 2_300),
        ("hai tỉ rưỡi", 2_500_000_000),
        ("ba vạn tư", 34_000),
        ("mười triệu", 10_000_000),
    ],
)
def test_words(written: str, value: object) -> None:
    words = written.split()
    assert vietnamese.read_words(words) == (value, len(words))


@pytest.mark.parametrize(
    ("written", "value", "used"),
    [
        # A last "năm" is the year, unless a scale or a place before it makes it a five.
        ("ba mươi năm", 30, 2),
        ("mười năm", 10, 1),
        ("hai năm", 2, 1),
        ("một trăm năm", 100, 2),
        ("một trăm năm nghìn", 150_000, 4),
        ("hai nghìn một trăm năm", 2_100, 4),
        ("hai nghìn một trăm không", 2_100, 4),
        ("một nghìn năm", 1_000, 2),
        ("một triệu năm trăm", 1_000_500, 4),
        ("hai phẩy năm", Decimal("2.5"), 3),
        # Words that begin no number.
        ("", None, 0),
        ("linh ba", None, 0),
        ("lẻ ba", None, 0),
        ("mốt", None, 0),
        ("tư hai", None, 0),
        ("lăm", None, 0),
        ("nhăm", None, 0),
        ("mươi", None, 0),
        ("phẩy năm", None, 0),
        ("chấm năm", None, 0),
        ("rưỡi", None, 0),
        ("hộ", None, 0),
        # Below one hundred: what may follow ten, and a digit read for tens.
        ("mười ba", 13, 2),
        ("mười mốt", 10, 1),
        ("mười tư", 10, 1),
        ("mười không", 10, 1),
        ("mười hai mươi", 10, 1),
        ("mười hai trăm", 10, 1),
        ("chục hộ", 10, 1),
        ("hai chục ba", 20, 2),
        ("hai mươi không", 20, 2),
        ("hai mươi một", 21, 3),
        ("hai lăm", 25, 2),
        ("hai một", 2, 1),
        ("hai không", 2, 1),
        ("một hai", 1, 1),
        ("không hai", 0, 1),
        ("không mươi", 0, 1),
        ("hai ba mươi", 2, 1),
        ("hai ba trăm", 2, 1),
        # Below one thousand.
        ("trăm hai", 120, 2),
        ("trăm rưỡi", 150, 2),
        ("hai trăm lẻ", 200, 2),
        ("hai trăm linh hộ", 200, 2),
        ("hai trăm không", 200, 2),
        ("hai trăm mười", 210, 3),
        # Scales, and the short forms after them.
        ("nghìn", 1_000, 1),
        ("tỷ", 10**9, 1),
        ("nghìn tỷ", 10**12, 2),
        ("nghìn triệu", 10**9, 2),
        ("hai triệu tỷ", 2 * 10**15, 3),
        ("hai nghìn hộ", 2_000, 2),
        ("hai nghìn xã", 2_000, 2),
        ("một nghìn hai trăm rưỡi", 1_250, 5),
        ("một nghìn sáu", 1_600, 3),
        ("vạn rưỡi", 15_000, 2),
        ("hai vạn tám nghìn", 28_000, 4),
        ("một nghìn lẻ tám", 1_008, 4),
        ("một nghìn không trăm", 1_000, 4),
        ("một triệu tám mươi", 1_000_080, 4),
        ("một triệu lẻ", 1_000_000, 2),
        ("hai tỷ ba nghìn", 2_000_003_000, 4),
        ("hai nghìn tỷ ba triệu", 2_000_003_000_000, 5),
        ("một tỷ hai triệu ba nghìn bốn", 1_002_003_400, 7),
        # A scale that no number precedes ends the number.
        ("hai tỷ triệu", 2 * 10**9, 2),
        ("chín triệu nghìn", 9_000_000, 2),
        ("ba nghìn nghìn", 3_000, 2),
        # Decimals.
        ("hai phẩy", 2, 1),
        ("hai phẩy rưỡi", 2, 1),
        ("hai phẩy mươi", 2, 1),
        ("hai phẩy hai mươi", Decimal("2.20"), 4),
        ("hai phẩy hai mươi lăm", Decimal("2.25"), 5),
        ("hai phẩy năm nghìn tỷ hộ", 2_500_000_000_000, 5),
        ("năm mươi phẩy ba hộ", Decimal("50.3"), 4),
    ],
)
def test_where_a_number_in_words_ends(written: str, value: object, used: int) -> None:
    read = vietnamese.read_words(written.split())
    assert read == (None if value is None else (value, used))
    assert read is None or str(read[0]) == str(value), "a zero at the end of a decimal is stated too"


def test_a_longer_run_of_number_words_is_noise() -> None:
    assert vietnamese.read_words(["hai", "phẩy", *["ba"] * 60]) == (Decimal("2." + "3" * 46), vietnamese.MOST_WORDS)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (35, "ba mươi lăm"),
        (67, "sáu mươi bảy"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (110, "một trăm mười"),
        (314, "ba trăm mười bốn"),
        (999, "chín trăm chín mươi chín"),
        (1_000, "một nghìn"),
        (1_001, "một nghìn không trăm linh một"),
        (1_015, "một nghìn không trăm mười lăm"),
        (2_021, "hai nghìn không trăm hai mươi mốt"),
        (1_000_100, "một triệu một trăm"),
        (1_001_000, "một triệu một nghìn"),
        (10**9, "một tỷ"),
        (2 * 10**9 + 8, "hai tỷ không trăm linh tám"),
        (10**12 + 10**6, "một nghìn tỷ một triệu"),
        (10**15, "một triệu tỷ"),
    ],
)
def test_numbers_in_full(number: int, words: str) -> None:
    assert spell_number(number) == words


@given(st.integers(min_value=0, max_value=10**15))
def test_spelled_numbers_come_back(number: int) -> None:
    words = spell_number(number).split()
    assert vietnamese.read_words(words) == (number, len(words))


@given(st.integers(min_value=0, max_value=10**15))
def test_formatted_numbers_come_back(number: int) -> None:
    assert vietnamese.read_digits(format_number_vi(number)) == (number, None)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_formatted_decimals_come_back(number: Decimal) -> None:
    read = vietnamese.read_digits(format_number_vi(number))
    assert read is not None
    assert read[0] == number


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        (950_000, 2),
        (3_582, 4),
        (400, 1),
        (0, 1),
        (-40, 1),
        (Decimal("2.50"), 3),
        (Decimal("0.05"), 1),
        (Decimal("1.00"), 3),
        (Decimal("0.00"), 1),
        (1_500_000, 2),
    ],
)
def test_significant_digits(number: vietnamese.Value, digits: int) -> None:
    assert vietnamese.significant_digits(number) == digits


def test_fold() -> None:
    assert vietnamese.fold("Đồn Biên phòng") == "don bien phong"


def test_old_and_new_tones_compare_equal() -> None:
    assert vietnamese.modern_tones("xóa hòa thủy quý") == vietnamese.modern_tones("xoá hoà thuỷ quý")
    old = "hòa hóa hỏa hõa họa xòe xóe xỏe xõe xọe ùy úy ủy ũy ụy toàn tuýp hoạt"
    new = "hoà hoá hoả hoã hoạ xoè xoé xoẻ xoẽ xoẹ uỳ uý uỷ uỹ uỵ toàn tuýp hoạt"
    assert vietnamese.modern_tones(old) == new


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


@pytest.mark.parametrize(
    ("given_text", "cased", "regular"),
    [
        ("Bản Mới", "Bản Mới", True),
        ("Bản & bản", "Bản & bản", True),
        ("Bản\u00a0Mới\tA\u3000B", "Bản Mới A B", True),
        ("Bản  Mới", "Bản Mới", False),
        ("Bản\u200b Mới\u00ad", "Bản Mới", False),
        ("Bản&nbsp;Mới &#8211; &lt;", "Bản Mới – <", False),
        ("Ba\u0309n Mơ\u0301i", "Bản Mới", False),
        ("a\r\nb\rc", "a \nb\nc", True),
    ],
)
def test_what_the_grammar_reads(given_text: str, cased: str, regular: bool) -> None:
    read = vietnamese.plain(given_text)
    assert (read.cased, read.offsets is None) == (cased, regular)


@pytest.mark.parametrize(
    ("given_text", "plain", "places"),
    [
        # each character of the plain text: where it starts and ends in the text as given
        ("a\u200b\u200bb", "ab", [(0, 1), (3, 4)]),
        ("a   b", "a b", [(0, 1), (1, 4), (4, 5)]),
        ("&nbsp;b&lt;", " b<", [(0, 6), (6, 7), (7, 11)]),
        ("cha\u0300o", "chào", [(0, 1), (1, 2), (2, 4), (4, 5)]),
        ("\ufeffab", "ab", [(1, 2), (2, 3)]),
    ],
)
def test_each_character_has_its_place(given_text: str, plain: str, places: list[tuple[int, int]]) -> None:
    read = vietnamese.plain(given_text)
    assert read.text == plain
    assert read.offsets is not None
    assert [(read.offsets.start(at), read.offsets.end(at + 1)) for at in range(len(plain))] == places
    assert read.offsets.end(0) == 0


FAR = "x" * 90  # the lines before and after are looked at nearby only


@pytest.mark.parametrize(
    ("given_text", "text"),
    [
        ("a\nb\n\nc\nD", "a b\n\nc\nd"),
        ("a \n  b\nc", "a    b c"),
        ("\nb", "\nb"),
        ("a\n5", "a\n5"),
        ("a\nĐ", "a\nđ"),
        (f"{FAR}\nb {FAR}\nc", f"{FAR} b {FAR} c"),
        (f"a\n{' ' * 78}b", f"a {' ' * 78}b"),
        (f"a\n{' ' * 79}b", None),
        (f"a{' ' * 79}\nb", f"a{' ' * 79} b"),
        (f"a{' ' * 80}\nb", None),
    ],
)
def test_wrapped_lines_are_joined_and_paragraphs_are_not(given_text: str, text: str | None) -> None:
    assert vietnamese._unwrapped(given_text.lower(), given_text) == (given_text if text is None else text)


def test_numerals_are_longest_runs() -> None:
    assert vietnamese.numerals("12.5, 3/4 x 7") == [(0, 4), (6, 9), (12, 13)]
