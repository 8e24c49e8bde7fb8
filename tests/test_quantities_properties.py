"""What holds of every text: offsets, coverage, forms of Unicode, and time."""

import random
import time
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from solieu.reading import Quantity, find_quantities, numerals
from spelled import format_number_vi, spell_number

UNITS = {"người": "person", "hộ": "household", "ngày công": "person-day"}
PIECES = (
    "950", "1", "05", "2031", "1.200", "12.345,67", "1,200", "3/4", "14/9", ".", ",", "/", "-", "–", ":", ";", " ",
    "  ",
    "\n", "\n\n", "\r\n", "\u00a0", "\u202f", "\u200b", "\ufeff", "&nbsp;", "&#8211;", "(", ")", "“", "”", "$", "€",
    "%",
    "hơn ", "gần ", "trên ", "không quá ", "từ ", "đến ", "và ", "giữa ", "trở lên ", "khoảng ", "nghìn ", "triệu ",
    "tỷ ",
    "trăm ", "chục ", "rưỡi ", "một ", "hai ", "năm ", "mươi ", "linh ", "phẩy ", "phần ", "không ", "mười ", "tháng ",
    "ngày ", "giờ ", "thứ ", "số ", "Quân khu ", "người ", "hộ ", "cán bộ, chiến sĩ ", "đồng", "đ", "km", "m2",
    "ha ", "k",
    "tr", "h", "A", "x", "hàng ", "vài ", "https://a.b/", "@", "#", "²", "a\u0302", "\u0301", "NĐ-CP", "số ", "ba, ",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
# Sentences as reports have them, with numbers and words that vary.
sentences = st.builds(
    "Đơn vị {} {}{} {}; {} {} đồng.".format,
    st.sampled_from(("giúp", "trao", "có", "huy động")),
    st.sampled_from(("", "hơn ", "gần ", "khoảng ", "không dưới ")),
    st.integers(1, 10**7).map(format_number_vi),
    st.sampled_from(("ngày công", "hộ nghèo", "lượt cán bộ, chiến sĩ", "km đường", "người")),
    st.sampled_from(("trị giá", "tổng kinh phí trên", "với")),
    st.integers(1, 10**9).map(spell_number),
)


def meaning(quantity: Quantity) -> tuple[object, ...]:
    """What a quantity says, apart from how it is written."""
    return (
        quantity.kind, quantity.value, quantity.lower_bound, quantity.upper_bound, quantity.comparator,
        quantity.qualifier_id, quantity.unit_id, quantity.whole, quantity.significant_digits, quantity.doubt,
    )  # fmt: skip


def check(text: str) -> list[Quantity]:
    """Read a text and check what must hold of any."""
    found = find_quantities(text, UNITS)
    last = 0
    for quantity in found:
        assert text[quantity.char_start : quantity.char_end] == quantity.as_written
        assert text[quantity.numeral_start : quantity.numeral_end] == quantity.numeral
        assert quantity.char_start <= quantity.numeral_start < quantity.numeral_end <= quantity.char_end
        assert quantity.char_start >= last, "quantities overlap"
        last = quantity.char_end
        if quantity.kind in ("range", "vague"):
            assert quantity.value is None
        if quantity.comparator is None and quantity.kind != "range":
            assert quantity.lower_bound is None and quantity.upper_bound is None
    for start, end in numerals(text):
        holders = [quantity for quantity in found if quantity.numeral_start <= start and end <= quantity.numeral_end]
        assert len(holders) == 1, f"{text[start:end]!r} at {start} lies in {len(holders)} quantities"
    return found


@given(texts)
@settings(max_examples=300, deadline=None)
@example("từ 1 đến 2/3/4 người")
@example("&#8211;22 hộ")
@example("5 \u200b“1” 2")
def test_spans_and_coverage(text: str) -> None:
    check(text)


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read(text: str) -> None:
    check(text)


@given(st.lists(sentences, min_size=1, max_size=3).map(" ".join))
@settings(max_examples=80, deadline=None)
def test_forms_of_unicode_agree(text: str) -> None:
    expected = [meaning(quantity) for quantity in check(text)]
    assert len(expected) >= 2
    variants = {
        "NFD": unicodedata.normalize("NFD", text),
        "no-break spaces": text.replace(" ", "\u00a0"),
        "entities": text.replace(" ", "&nbsp;"),
        "byte-order mark": "\ufeff" + text,
        "zero width": text.replace("ơ", "ơ\u200b"),
        "capitals": text.upper(),
        "line ends": text.replace("; ", ";\r\n"),
    }
    for name, variant in variants.items():
        assert [meaning(quantity) for quantity in check(variant)] == expected, name


@given(sentences | texts, sentences | texts)
@settings(max_examples=150, deadline=None)
def test_two_texts_with_a_blank_line_give_the_union(first: str, second: str) -> None:
    first, second = f"Một là.\n{first}\nHết.", f"Hai là.\n{second}\nHết."
    joined = f"{first}\n\n{second}"
    shift = len(first) + 2
    apart = [(meaning(quantity), quantity.char_start) for quantity in check(first)]
    apart += [(meaning(quantity), quantity.char_start + shift) for quantity in check(second)]
    assert [(meaning(quantity), quantity.char_start) for quantity in check(joined)] == apart


@given(st.integers(min_value=0, max_value=10**15))
@example(180_000_000)  # once a telephone
@settings(max_examples=150, deadline=None)
def test_what_a_formatter_wrote_comes_back(number: int) -> None:
    for written in (format_number_vi(number), spell_number(number), str(number)):
        found = check(f"{written} hộ")
        if written == str(number) and 1900 <= number <= 2099:
            continue
        if (number == 0 and written == "không") or (number == 1 and written == "một"):
            continue  # no and a, in a sentence
        assert [quantity.value for quantity in found] == [number], written


@pytest.mark.parametrize("number", [0, 1, 5, 10, 15, 21, 105, 1005, 10**6, 10**9, 10**15])
def test_a_spelled_number_alone_is_read(number: int) -> None:
    assert [quantity.value for quantity in find_quantities(spell_number(number))] == [number]


def test_values_are_exact() -> None:
    assert find_quantities("0,1 ha")[0].value == Decimal("0.1")
    assert find_quantities("24.761,596 tỷ đồng")[0].value == 24_761_596_000_000
    assert isinstance(find_quantities("2,5 triệu đồng")[0].value, int)


@pytest.mark.parametrize(
    "piece",
    [
        "7", ".", "/", "1.", "1/", "hơn ", "hơn 1 ", "ngàycông", "tỷ ", "một tỷ ", "hai mươi ", "từ 1 đến ", "1-",
        "1 - ",
        "1 nhà, nhà, ", "1 nhà “", "http://", "1 đồng/", "một phần ", "hàng chục ", "1\u200b", "&#8211;",
        "a\u0302\u0301",
        "chấm một ", "$1", "1 giờ ", "0912 ", "1 bản làng ", " ", "1         ", "\n", "cán bộ, chiến sĩ, ",
        "5 cán bộ, ",
    ],
)  # fmt: skip
def test_odd_texts_take_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        find_quantities(text)
        return time.process_time() - start

    small, large = seconds(3_000), seconds(24_000)
    assert large < 40 * small + 0.2, "eight times the text took more than forty times the time"


WORDS = """
hơn gần từ đến và , . ; / - – ( ) “ ” : % 3 12 1.200 1,5 0912345678 29/12 2031 05 000 tỷ triệu nghìn đồng vnd usd m
km m2 kg h g giờ phút tháng năm ngày tết chạp quý lớp số cấp mã stk cccd ba bốn mười mươi rưỡi nửa một mấy vài hàng
cả trong trên tổng lên xuống còn f0 đ/c trđ gạo nhà hộ xã, cán bộ, chiến sĩ Sư đoàn
"""
SOUP = (*WORDS.split(), "\n", "\u200b", "\u00a0")


@pytest.mark.parametrize("seed", range(4))
def test_soups_of_words_and_signs(seed: int) -> None:
    pick = random.Random(seed)
    for _ in range(400):
        size = pick.randrange(2, 30)
        check("".join(pick.choice(SOUP) + pick.choice(("", " ", " ", " ", "\n", ", ")) for _ in range(size)))
