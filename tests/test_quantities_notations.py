"""One table of cases for each notation, in prose written for these tests."""

from decimal import Decimal

import pytest

from solieu.reading import Quantity, find_quantities, read_figure

UNITS = {
    "ngày công": "person-day", "người": "person", "lượt người": "person-turn", "hộ": "household", "nhà": "house",
    "xoá nhà tạm": "x", "trường học": "school",
}  # fmt: skip


def only(text: str) -> Quantity:
    """The one quantity of a text."""
    found = find_quantities(text, UNITS)
    assert len(found) == 1, [quantity.as_written for quantity in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.300 hộ", 12_300),
        ("12 300 hộ", 12_300),
        ("12\u00a0300 hộ", 12_300),
        ("12\u202f300 hộ", 12_300),
        ("25 . 000 hộ", 25_000),
        ("03 hộ", 3),
        ("2000 hộ", 2_000),
        ("3 triệu hộ", 3_000_000),
        ("346 nghìn hộ", 346_000),
        ("18 vạn hộ", 180_000),
        ("3 chục hộ", 30),
        ("2 trăm hộ", 200),
        ("1,5 triệu hộ", 1_500_000),
        ("3.564 tỷ hộ", 3_564_000_000_000),
        ("1.234 nghìn tỷ hộ", 1_234_000_000_000_000),
        ("hai mươi lăm hộ", 25),
        ("ba trăm linh bốn hộ", 304),
        ("tám hộ", 8),
    ],
)
def test_numbers_and_scales(text: str, value: int) -> None:
    found = only(text)
    assert (found.kind, found.value, found.unit_id) == ("count", value, "household")


@pytest.mark.parametrize(
    ("text", "value", "unit_id"),
    [
        ("7 tỷ đồng", 7_000_000_000, "VND"),
        ("7 tỉ đồng", 7_000_000_000, "VND"),
        ("61.305,48 tỷ đồng", 61_305_480_000_000, "VND"),
        ("4 tỷ 250 triệu đồng", 4_250_000_000, "VND"),
        ("1 triệu 200.000 đồng", 1_200_000, "VND"),
        ("5 tỷ rưỡi đồng", 5_500_000_000, "VND"),
        ("50.000đ", 50_000, "VND"),
        ("50k đồng", 50_000, "VND"),
        ("2tr5 đồng", 2_500_000, "VND"),
        ("20.000 VNĐ", 20_000, "VND"),
        ("30.000₫", 30_000, "VND"),
        ("$40", 40, "USD"),
        ("2,5 triệu USD", 2_500_000, "USD"),
        ("EUR 15", 15, "EUR"),
        ("3 đô la và 25 xu", Decimal("3.25"), "USD"),
        ("mười hai tỷ đồng", 12_000_000_000, "VND"),
        ("trị giá 1,8 tỷ", 1_800_000_000, "VND"),
    ],
)
def test_money(text: str, value: object, unit_id: str) -> None:
    found = only(text)
    assert (found.kind, found.value, found.unit_id) == ("money", value, unit_id)


def test_money_without_its_currency_is_in_doubt() -> None:
    assert only("trị giá 1,8 tỷ").doubt == "unwritten-currency"


@pytest.mark.parametrize(
    ("text", "value", "unit_id", "as_written"),
    [
        ("đào 12km mương", 12, "km", "12km mương"),
        ("gặt 3.200ha lúa;", 3_200, "ha", "3.200ha lúa"),
        ("rộng 120 m2.", 120, "m2", "120 m2"),
        ("rộng 120m²", 120, "m2", "120m²"),
        ("đắp 5.840m3 đất đá", 5_840, "m3", "5.840m3 đất đá"),
        ("dài 500m", 500, "m", "500m"),
        ("15 tấn gạo cho dân", 15, "t", "15 tấn gạo"),
        ("405kg gạo", 405, "kg", "405kg gạo"),
        ("80 km/h", 80, "km/h", "80 km/h"),
        ("1.5 ha", Decimal("1.5"), "ha", "1.5 ha"),
        ("hơn 30 năm", 30, "year", "hơn 30 năm"),
        ("45 ngày đêm", 45, "day", "45 ngày đêm"),
        ("hai ki lô mét vuông", 2, "km2", "hai ki lô mét vuông"),
        ("hai ngày rưỡi", Decimal("2.5"), "day", "hai ngày rưỡi"),
    ],
)
def test_measures(text: str, value: object, unit_id: str, as_written: str) -> None:
    found = only(text)
    assert (found.kind, found.value, found.unit_id, found.as_written) == ("measure", value, unit_id, as_written)


@pytest.mark.parametrize(
    ("text", "value"), [("96,5%", Decimal("96.5")), ("200 %", 200), ("ba mươi phần trăm", 30), ("không phần trăm", 0)]
)
def test_percent(text: str, value: object) -> None:
    found = only(text)
    assert (found.kind, found.value, found.unit_id) == ("percent", value, "percent")


@pytest.mark.parametrize(
    ("text", "qualifier_id", "comparator", "lower", "upper"),
    [
        ("70 người", "unhedged", None, None, None),
        ("hơn 70 người", "more-than-hon", ">", 70, None),
        ("trên 70 người", "over-tren", ">", 70, None),
        ("gần 70 người", "nearly-gan", "<", None, 70),
        ("ngót 70 người", "nearly-ngot", "<", None, 70),
        ("chưa đến 70 người", "not-yet-chua-den", "<", None, 70),
        ("dưới 70 người", "under-duoi", "<", None, 70),
        ("khoảng 70 người", "about-khoang", None, None, None),
        ("trên dưới 70 người", "about-tren-duoi", None, None, None),
        ("chừng 70 người", "about-chung", None, None, None),
        ("độ 70 người", "about-do", None, None, None),
        ("ước tính 70 người", "about-uoc", None, None, None),
        ("xấp xỉ 70 người", "about-xap-xi", None, None, None),
        ("ít nhất 70 người", "at-least-it-nhat", ">=", 70, None),
        ("tối thiểu 70 người", "at-least-toi-thieu", ">=", 70, None),
        ("không dưới 70 người", "at-least-khong-duoi", ">=", 70, None),
        ("70 người trở lên", "at-least-tro-len", ">=", 70, None),
        ("từ 70 người trở lên", "at-least-tro-len", ">=", 70, None),
        ("không quá 70 người", "at-most-khong-qua", "<=", None, 70),
        ("tối đa 70 người", "at-most-toi-da", "<=", None, 70),
        ("70 người trở xuống", "at-most-tro-xuong", "<=", None, 70),
    ],
)
def test_hedges(text: str, qualifier_id: str, comparator: str | None, lower: int | None, upper: int | None) -> None:
    found = only(text)
    assert (found.qualifier_id, found.comparator, found.lower_bound, found.upper_bound) == (
        qualifier_id, comparator, lower, upper,
    )  # fmt: skip
    assert (found.value, found.as_written) == (70, text)


@pytest.mark.parametrize(
    ("text", "as_written", "qualifier"),
    [
        ("bà con khó khăn hơn 40 triệu đồng", "hơn 40 triệu đồng", "hơn"),
        ("nhiệt độ 30 độ C", "30 độ C", None),
        ("tiến độ 80%", "80%", None),
        ("hiệp ước 12 nước", "12 nước", None),
        ("trên 3 lĩnh vực", "3 lĩnh vực", None),
        ("trên 30 lĩnh vực", "trên 30 lĩnh vực", "trên"),
        ("Hơn 40 hộ", "Hơn 40 hộ", "Hơn"),
    ],
)
def test_words_that_are_hedges_only_at_times(text: str, as_written: str, qualifier: str | None) -> None:
    found = only(text)
    assert (found.as_written, found.qualifier) == (as_written, qualifier)


@pytest.mark.parametrize(
    ("text", "lower", "upper", "unit_id"),
    [
        ("từ 10 đến 15 tỷ đồng", 10_000_000_000, 15_000_000_000, "VND"),
        ("10-15 tỷ đồng", 10_000_000_000, 15_000_000_000, "VND"),
        ("60 – 90 triệu đồng", 60_000_000, 90_000_000, "VND"),
        ("0,2-0,5m", Decimal("0.2"), Decimal("0.5"), "m"),
        ("giữa 20 và 30 người", 20, 30, "person"),
        ("10&#8211;15 người", 10, 15, "person"),
        ("từ 300.000 đến 1 triệu đồng", 300_000, 1_000_000, "VND"),
        ("70-80%", 70, 80, "percent"),
        ("10 - 12 ngày", 10, 12, "day"),
    ],
)
def test_ranges(text: str, lower: object, upper: object, unit_id: str) -> None:
    found = only(text)
    assert (found.kind, found.value, found.lower_bound, found.upper_bound, found.unit_id) == (
        "range", None, lower, upper, unit_id,
    )  # fmt: skip


@pytest.mark.parametrize("text", [
        "hàng chục ngàn người", "vài trăm hộ", "mấy chục người", "hàng vạn ngày công", "cả trăm người", "đôi ba hộ",
    ],
)  # fmt: skip
def test_vague_amounts_have_no_value(text: str) -> None:
    found = only(text)
    assert (found.kind, found.value, found.lower_bound, found.as_written) == ("vague", None, None, text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("12 vụ/15 người", [("count", 12), ("count", 15)]),
        ("84 tổ/6 xe/498 người", [("count", 84), ("count", 6), ("count", 498)]),
        ("9.000 hộ/30 tỷ đồng", [("count", 9_000), ("money", 30_000_000_000)]),
        ("41/52 nhà", [("fraction", 41)]),
        ("45 đồng chí/3 tổ", [("count", 45), ("count", 3)]),
        ("8 xã/phường", [("count", 8)]),
        ("20 suất quà/xã", [("rate", 20)]),
        ("trực 24/7 tại chốt", [("label", None)]),
        ("15 triệu đồng/hộ", [("rate", 15_000_000)]),
        ("sáng 14/9", [("date", None)]),
        ("Chỉ thị 17/CT-TTg", [("document_number", None)]),
    ],
)
def test_the_slash_has_five_meanings(text: str, read: list[tuple[str, object]]) -> None:
    assert [(quantity.kind, quantity.value) for quantity in find_quantities(text)] == read


def test_a_part_keeps_its_whole_and_a_rate_what_it_is_for() -> None:
    assert only("41/52 nhà").whole == 52
    assert only("15 triệu đồng/hộ/năm").per == "hộ/năm"
    assert only("hai phần ba số hộ").whole == 3


@pytest.mark.parametrize(
    ("text", "as_written"),
    [
        ("cử 60 lượt cán bộ, chiến sĩ và 5 xe", "60 lượt cán bộ, chiến sĩ"),
        ("có 12 tổ, đội công tác ở bản", "12 tổ, đội công tác"),
        ("tặng 45 máy tính bảng, 6 tivi", "45 máy tính bảng"),
        ("tặng 9 bộ bàn ghế, sổ sách cho lớp", "9 bộ bàn ghế"),
        ("mở 7 lớp tình thương, dạy chữ", "7 lớp tình thương"),
        ("dựng 20 nhà tình nghĩa, nhà cho người có công, nhà tình thương trị giá 2 tỷ", None),
        ("giúp 14 quân nhân có hoàn cảnh khó khăn hơn 3 triệu đồng", "14 quân nhân có hoàn cảnh khó khăn"),
        ("nuôi 31 cháu mồ côi, khuyết tật ở xã", "31 cháu mồ côi, khuyết tật"),
        ("trao 8 “Nhà đồng đội” (mới)", "8 “Nhà đồng đội”"),
        ("25 xã, phường, thị trấn", "25 xã, phường, thị trấn"),
        ("ở 25 xã/phường/thị trấn", "25 xã/phường/thị trấn"),
        ("cả ba bên ký kết", "ba bên"),
    ],
)
def test_the_counted_phrase(text: str, as_written: str | None) -> None:
    found = find_quantities(text)[0]
    assert found.as_written == (as_written or "20 nhà tình nghĩa, nhà cho người có công, nhà tình thương")


NOT_FIGURES = [
    ("ngày 14/9", "date"), ("14/9/2031", "date"), ("ngày 25-7", "date"), ("sáng 23.2", "date"), ("3-2031", "date"),
    ("tháng 5", "date"), ("ngày 7 tháng 3", "date"), ("năm 2031", "year"), ("2031-2036", "year"),
    ("mười giờ 15 phút", "time"),
    ("14h30", "time"), ("14 giờ 30 phút", "time"), ("8:05", "time"), ("7 giờ sáng", "time"),
    ("lúc 8 rưỡi sáng", "time"),
    ("thứ 3", "ordinal"), ("lần thứ 3", "ordinal"), ("Quân khu 9", "ordinal"), ("Sư đoàn 5", "ordinal"),
    ("bão số 3", "ordinal"), ("Điều 5", "ordinal"), ("quốc lộ 14", "ordinal"), ("tổ 5", "ordinal"),
    ("Quyết định số 41-QĐ/TW", "document_number"), ("88/2031/NĐ-CP", "document_number"),
    ("Công điện số 117", "document_number"), ("điện thoại 0912345678", "phone"),
    ("https://example.org/tin-4512.html", "url"), ("covid-19", "code"), ("xe tăng T54", "code"),
    ("thắng 3-1", "score"), ("(1) Tuyên truyền", "label"), ("93 Nguyễn Văn Cừ", "label"),
    ("phong trào “3 sạch”", "label"), ("1.23.456", "code"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), NOT_FIGURES)
def test_what_is_not_a_figure_keeps_its_kind(text: str, kind: str) -> None:
    kinds = {quantity.kind for quantity in find_quantities(text)}
    assert kind in kinds
    assert not any(quantity.is_figure for quantity in find_quantities(text)), kinds


@pytest.mark.parametrize(
    "text",
    [
        "một số nơi", "năm nay", "thứ hai", "tháng tư", "ngã ba", "bác Sáu", "không có ai", "đầu tư", "ba mẹ",
        "năm hai nghìn linh chín", "không chín một hai ba bốn năm sáu", "chín rưỡi", "thế kỷ XX",
        "ngày hai mươi tư tháng bảy", "một căn nhà", "lúa chín vàng",
    ],
)  # fmt: skip
def test_number_words_that_are_no_amounts(text: str) -> None:
    assert find_quantities(text) == []


def test_a_comma_before_three_digits_is_in_doubt() -> None:
    found = only("1,200 hộ")
    assert (found.value, found.doubt) == (Decimal("1.200"), "ambiguous-comma")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ngày 14/9", "no figure in"),
        ("nhiều hộ", "no figure in"),
        ("12 hộ và 5 xe", "two figures in"),
        ("tặng 12 hộ", "not at the first character"),
    ],
)
def test_read_figure_refuses_with_a_reason(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_figure(text)


# The figure phrases of the first report, as its file holds them: value, comparator, significant digits.
PHRASES = [
    ("hơn 950.000 ngày công", 950_000, ">", 2),
    ("hơn 900 km đường nông thôn, kênh mương thủy lợi", 900, ">", 1),
    ("hơn 3.000ha hoa, màu", 3_000, ">", 1),
    ("gần 900 trường học", 900, "<", 1),
    ("3.582 cháu học sinh nghèo, vượt khó khu vực biên giới", 3_582, None, 4),
    ("359 con nuôi đồn biên phòng", 359, None, 3),
    ("400 máy tính bảng", 400, None, 1),
    ("30 bộ máy tính bàn", 30, None, 1),
    ("trên 7 tỷ đồng", 7_000_000_000, ">", 1),
    ("130 lớp tình thương", 130, None, 2),
    ("gần 3.000 người", 3_000, "<", 1),
    ("hơn 1.500.000 đối tượng", 1_500_000, ">", 2),
    ("20 tỷ đồng", 20_000_000_000, None, 1),
    ("10.000 quân nhân có hoàn cảnh đặc biệt khó khăn", 10_000, None, 1),
    ("hơn 15 tỷ đồng", 15_000_000_000, ">", 2),
    ("3.400 nhà đồng đội, nhà cho người nghèo, nhà đại đoàn kết", 3_400, None, 2),
    ("250 tỷ đồng", 250_000_000_000, None, 2),
    ("hơn 30.000 lượt cán bộ, chiến sĩ", 30_000, ">", 1),
    ("trên 1.000 phương tiện", 1_000, ">", 1),
]


@pytest.mark.parametrize(("text", "value", "comparator", "digits"), PHRASES)
def test_the_phrases_of_the_first_report(text: str, value: int, comparator: str | None, digits: int) -> None:
    read = read_figure(text)
    assert (read.as_written, read.value, read.comparator, read.significant_digits) == (text, value, comparator, digits)
    assert (read.lower_bound, read.upper_bound) == (
        value if comparator == ">" else None, value if comparator == "<" else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "as_written", "value", "whole", "lower", "unit_id"),
    [
        ("giúp triệu rưỡi đồng", "triệu rưỡi đồng", 1_500_000, None, None, "VND"),
        ("hơn tỷ rưỡi đồng", "hơn tỷ rưỡi đồng", 1_500_000_000, None, 1_500_000_000, "VND"),
        ("một nửa số người", "một nửa số người", 1, 2, None, None),
        ("hơn một nửa đã về", "hơn một nửa", 1, 2, 1, None),
        ("cao 1m70", "1m70", Decimal("1.7"), None, None, "m"),
        ("hơn 2m15 nước", "hơn 2m15", Decimal("2.15"), None, Decimal("2.15"), "m"),
    ],
)
def test_halves_and_heights(text, as_written, value, whole, lower, unit_id) -> None:
    [found] = find_quantities(text)
    assert (found.as_written, found.value, found.whole, found.lower_bound) == (as_written, value, whole, lower)
    assert found.unit_id == unit_id


@pytest.mark.parametrize(
    ("text", "value", "unit_id"),
    [
        ("02 (hai) hộ", 2, "household"),
        ("hơn 1.200 (một nghìn hai trăm) hộ", 1_200, "household"),
        ("20 (hai mươi) triệu đồng", 20_000_000, "VND"),
        ("15 tỷ (mười lăm tỷ) đồng", 15_000_000_000, "VND"),
        ("1 triệu mốt đồng", 1_100_000, "VND"),
        ("2 trăm mốt đồng", 210, "VND"),
        ("30 triệu tư nhân", 30_000_000, None),
    ],
)
def test_digits_said_once_more_or_ended_in_words(text: str, value: int, unit_id: str | None) -> None:
    found = only(text)
    assert (found.as_written, found.value, found.unit_id) == (text, value, unit_id)


@pytest.mark.parametrize(
    "text", ["75  tỷ  đồng", "hơn   12  nghìn  hộ", "25  .  000  hộ", "hai   nghìn  hộ", "10  -  15  hộ"]
)
def test_runs_of_spaces_are_read_as_one(text: str) -> None:
    apart, close = only(text), only(" ".join(text.split()))
    assert apart.as_written == text
    assert (apart.kind, apart.value, apart.lower_bound, apart.unit_id) == (
        close.kind, close.value, close.lower_bound, close.unit_id,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["dài 5 km đến 700 m", "20 triệu đồng đến 30 triệu USD"])
def test_two_units_make_no_range(text: str) -> None:
    assert [quantity.kind == "range" for quantity in find_quantities(text)] == [False, False]


@pytest.mark.parametrize(
    ("text", "kind", "value", "bounds", "unit_id"),
    [
        ("hai ba người", "range", None, (2, 3), "person"),
        ("ba bốn ngày", "range", None, (3, 4), "day"),
        ("hai mốt người", "count", 21, (None, None), "person"),
        ("bốn năm", "measure", 4, (None, None), "year"),
        ("hơn triệu người", "count", 1_000_000, (1_000_000, None), "person"),
        ("2 triệu năm trăm nghìn đồng", "money", 2_500_000, (None, None), "VND"),
        ("3 tỷ hai trăm triệu đồng", "money", 3_200_000_000, (None, None), "VND"),
        ("VNĐ 20.000", "money", 20_000, (None, None), "VND"),
        ("20 US$", "money", 20, (None, None), "USD"),
        ("-7 độ", "measure", -7, (None, None), "deg"),
    ],
)
def test_numbers_that_were_once_misread(
    text: str, kind: str, value: int | None, bounds: tuple[int | None, int | None], unit_id: str
) -> None:
    (found,) = find_quantities(f"ở đó có {text} .", UNITS)
    assert (found.as_written, found.kind, found.value, found.unit_id) == (text, kind, value, unit_id)
    assert (found.lower_bound, found.upper_bound) == bounds


def test_money_is_money_in_a_range_and_a_rate_too() -> None:
    texts = ("20 triệu đồng", "từ 3 đến 5 triệu đồng", "500.000 đồng/hộ", "20 hộ", "15%")
    assert [only(text).is_money for text in texts] == [True, True, True, False, False]
