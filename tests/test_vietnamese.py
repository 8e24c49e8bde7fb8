"""Reading and writing Vietnamese text and numbers."""

import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solieu import vietnamese
from solieu.reading import numbers
from solieu.reading.words import MOST_WORDS, read_words
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
    read = numbers.read_digits(written)
    assert (read and (read.value, read.doubt)) == (None if value is None else (value, doubt))


def number_words() -> list[tuple[str, str]]:
    """Words with a slash where the number they begin with ends, and the number as it is said."""
    lines = Path(__file__).with_name("number_words.tsv").read_text(encoding="utf-8").splitlines()
    return [(words, value) for words, _, value in (line.partition("\t") for line in lines)]


@pytest.mark.parametrize(("words", "value"), number_words())
def test_words(words: str, value: str) -> None:
    number, _, rest = words.partition("/")
    read = read_words(number.split() + rest.split())
    assert (read and (str(read[0]), read[1])) == ((value, len(number.split())) if value else None)


def test_no_words_are_no_number() -> None:
    assert read_words([]) is None


def test_a_longer_run_of_number_words_is_noise() -> None:
    assert read_words(["hai", "phẩy", *["ba"] * 60]) == (Decimal("2." + "3" * 46), MOST_WORDS)


@given(st.integers(min_value=0, max_value=10**15))
def test_spelled_numbers_come_back(number: int) -> None:
    words = spell_number(number).split()
    assert read_words(words) == (number, len(words))


@given(st.integers(min_value=0, max_value=10**15))
def test_formatted_numbers_come_back(number: int) -> None:
    read = numbers.read_digits(format_number_vi(number))
    assert read is not None and (read.value, read.doubt) == (number, None)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_formatted_decimals_come_back(number: Decimal) -> None:
    read = numbers.read_digits(format_number_vi(number))
    assert read is not None
    assert read.value == number


def test_significant_digits() -> None:
    cases = {950_000: 2, 3_582: 4, 400: 1, 0: 1, -40: 1, 1_500_000: 2}
    cases_with_decimals = {"2.50": 3, "0.05": 1, "1.00": 3, "0.00": 1}
    assert {number: numbers.significant_digits(number) for number in cases} == cases
    assert {text: numbers.significant_digits(Decimal(text)) for text in cases_with_decimals} == cases_with_decimals


def test_fold() -> None:
    assert vietnamese.fold("Đồn Biên phòng") == "don bien phong"


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("Ðường", "đường"),
        ("ðuong", "đuong"),
        ("tỉ đồng", "tỷ đồng"),
        ("ti dong", "ty dong"),
        ("Tỉnh, tin", "tỉnh, tin"),
        ("3.400", "3400"),
        ("1,350,000", "1350000"),
        ("1.200.000,5", "1200000,5"),
        ("2,75 và 29.12.2022", "2,75 và 29.12.2022"),
        ("hòa", "hoà"),
    ],
)
def test_what_a_search_compares(typed: str, compared: str) -> None:
    assert vietnamese.searched(typed) == compared


@pytest.mark.parametrize(
    "words",
    [
        "house houses housing housed",
        "road roads",
        "repair repaired repairing",
        "body bodies",
        "class classes",
        "day days",
    ],
)
def test_forms_of_an_english_word(words: str) -> None:
    forms = words.split()
    assert len(set(map(vietnamese.stem, forms))) == 1
    assert all(set(forms) <= set(vietnamese.forms(form)) for form in forms if len(form) > 3)


@pytest.mark.parametrize(("one", "other"), [("police", "policy"), ("tay", "tai"), ("nhà", "nha"), ("us", "use")])
def test_other_words_are_no_forms(one: str, other: str) -> None:
    assert vietnamese.stem(one) != vietnamese.stem(other)


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
        start, end = (at, at + 1) if read.offsets is None else (read.offsets.starts[at], read.offsets.ends[at + 1])
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
    assert [(read.offsets.starts[at], read.offsets.ends[at + 1]) for at in range(len(plain))] == places
    assert read.offsets.ends[0] == 0


FAR = "x" * 90


@pytest.mark.parametrize(
    ("given_text", "text"),
    [
        ("a\nb\n\nc\nD", "a b\n\nc\nd"),
        ("a \n  b\nc", "a   b c"),
        ("a\r\nb\r\n\r\nc", "a  b \n \nc"),
        ("\nb", "\nb"),
        ("a\n5", "a\n5"),
        ("a\nĐ", "a\nđ"),
        (f"{FAR}\nb {FAR}\nc", f"{FAR} b {FAR} c"),
        (f"a{' ' * 80}\n{' ' * 80}b", "a   b"),
    ],
)
def test_wrapped_lines_are_joined_and_paragraphs_are_not(given_text: str, text: str) -> None:
    assert vietnamese.plain(given_text).text == text
