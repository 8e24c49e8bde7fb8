"""The tables of words, pinned: each unit, currency and hedge is read as what it is, and not as part of another word."""

from decimal import Decimal

import pytest

from solieu.reading import Quantity, find_quantities

UNITS = {"người": "person", "hộ": "household", "nhà": "house", "trường học": "school"}

# unit_id: what is written after a number. A word that is glued to the digits has no space before it here.
MEASURES = {
    "km": " km| cây số| ki-lô-mét", "m": " mét|m| thước", "dm": " dm", "cm": "cm| xăng ti mét",
    "mm": " mm| mi li mét", "um": " µm", "nm": " nm", "inch": " inch|in", "ft": " feet", "mile": " dặm",
    "nautical-mile": " hải lý", "km2": " km2| km²| ki lô mét vuông", "m2": "m2| mét vuông", "dm2": " dm2",
    "cm2": " cm2", "mm2": " mm2", "ha": " ha| héc ta", "mau": " mẫu", "sao": " sào", "cong-dat": " công đất",
    "m3": "m3| mét khối", "km3": " km3", "dm3": " dm3", "cm3": " cm3| cc", "mm3": " mm3", "l": " lít|l", "ml": " ml",
    "cl": " cl", "hl": " hl", "kg": " kg| ki lô gam| ký| cân", "g": " gam|g", "mg": " mg", "ug": " µg| mcg",
    "t": " tấn", "ta": " tạ", "yen": " yến", "lang": " lạng", "chi-vang": " chỉ vàng",
    "luong-vang": " lượng vàng| cây vàng", "pound-mass": " lb", "oz": " oz", "Cel": " độ c|°c| ℃", "degF": " độ f",
    "K": " kelvin", "deg": " độ|°", "V": " vôn|v", "mV": " mv", "kV": " kv", "A": " ampe", "mA": "ma", "mAh": " mah",
    "Ah": " ah", "W": " oát|w", "mW": " mi li oát", "kW": " kw", "MW": " mw", "GW": " gw", "TW": " tw",
    "kWh": " kwh| số điện", "Wh": " wh", "MWh": " mwh", "GWh": " gwh", "kVA": " kva", "MVA": " mva", "hp": " mã lực",
    "Hz": " hz", "kHz": " khz", "MHz": " mhz", "GHz": " ghz", "dB": " db", "Pa": "pa", "kPa": " kpa", "MPa": " mpa",
    "bar": "bar", "atm": " atm", "mmHg": " mmhg", "psi": " psi", "N": " niu tơn", "kN": "kn", "J": " jun",
    "kJ": " kj", "cal": " calo", "kcal": " kcal", "ohm": " ôm", "mol": " mol", "lm": " lumen", "lx": " lux",
    "bit": " bit", "kbit": " kbit", "Mbit": " mbit", "Gbit": " gbit", "B": " byte", "kB": " kb", "MB": " mb",
    "GB": " gb", "TB": " tb", "PB": " petabyte", "kbps": " kbps", "Mbps": " mbps", "Gbps": " gbps", "px": " pixel|px",
    "MP": " megapixel|mp", "rpm": " rpm", "pH": "ph", "km/h": " kph| km/h| km/giờ", "mph": " mph",
    "per-mille": "‰| phần nghìn", "second": " giây", "millisecond": " mili giây", "minute": " phút|min",
    "hour": " tiếng| giờ đồng hồ", "day": " ngày| ngày đêm| hôm| đêm", "week": " tuần", "month": " tháng",
    "quarter": " quý", "year": " năm| tuổi", "decade": " thập kỷ", "century": " thế kỷ",
    # one measure per another
    "m/s": " mét trên giây|m/s", "l/min": " lít/phút| l/p", "m3/d": " m3/ngày", "t/ha": " tấn/ha| tấn/héc ta",
    "mg/ml": " mg/ml| mg/mi li lít", "mg/l": " mg/l| mg/lít", "mg/kg": " mg/kg| mg/ki lô gam",
    "kg/m2": " kg/m2| kg/m²", "kg/m3": " kg/m³| kg/m3| kg/mét khối", "mg/dl": " mg/dl", "l/km": " l/km| l/ki lô mét",
    "kg/km2": " kg/km²| kg/km2", "kg/m": " kg/mét| kg/m", "ml/g": " ml/g", "l/100km": " lít/100km",
    "m3/s": " m3/s| m3/giây", "kg/h": " kg/h", "kg/mol": " kg/mol", "m/s2": " m/s2| m/s²", "kWh/a": " kwh/năm",
    "kWh/mo": " kwh/tháng", "ml/min": " ml/min", "g/m2": " g/mét vuông", "g/km2": " g/ki lô mét vuông",
}  # fmt: skip
MONEY = {
    "VND": " đồng|đ|₫| vnđ| vnd| đồng việt nam| việt nam đồng", "USD": " usd| đô la mỹ| đô|$", "EUR": " euro|€",
    "GBP": " bảng anh|£", "JPY": " yên| jpy", "CNY": " nhân dân tệ| tệ", "KRW": " won", "INR": " rupee",
    "THB": " baht", "LAK": " kíp", "KHR": " riel", "MYR": " ringgit", "RUB": " rúp", "CHF": " chf", "AED": " dirham",
    "SGD": " sgd", "AUD": " aud| đô la úc", "CAD": " cad", "HKD": " hkd", "TWD": " đài tệ", "KWD": " kwd",
    "LBP": " lbp", "SAR": " sar", "EGP": " egp", "QAR": " qar", "IDR": " rupiah", "PHP": " peso", "BRL": " brl",
    "TRY": " lira", "cent": " xu| xen",
}  # fmt: skip
BEFORE = {
    "USD": "$|US$|USD", "EUR": "€|EUR", "GBP": "£|GBP", "VND": "₫|VN$|VND", "JPY": "¥|JPY", "CNY": "CNY",
    "INR": "Rs|Rs.|INR|₹", "KRW": "₩|KRW", "AED": "AED", "THB": "THB", "SGD": "SGD|S$", "AUD": "AUD|A$", "CAD": "CAD",
    "HKD": "HKD|HK$", "KWD": "KWD", "LBP": "LBP", "EGP": "EGP", "QAR": "QAR", "SAR": "SAR", "CHF": "CHF",
    "MYR": "RM|MYR",
}  # fmt: skip


def cases(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(written, code) for code, words in table.items() for written in words.split("|")]


def only(text: str) -> Quantity:
    """The one quantity of a text, which is all of it."""
    found = find_quantities(text, UNITS)
    assert [quantity.as_written for quantity in found] == [text]
    return found[0]


@pytest.mark.parametrize(("kind", "table"), [("measure", MEASURES), ("money", MONEY)])
def test_each_unit_is_read_from_its_words(kind: str, table: dict[str, str]) -> None:
    for written, code in cases(table):
        found = only(f"12{written}")
        assert (found.kind, found.unit_id, found.value) == (kind, code, 12), written


def test_a_currency_may_stand_before_the_number() -> None:
    for written, code in cases(BEFORE):
        for text in (f"{written} 12", f"{written}12"):
            found = only(text)
            assert (found.kind, found.unit_id, found.value, found.unit) == ("money", code, 12, written), text


# A word that is a unit alone, and the words that make another of it: 12 đồng chí.
NOT_UNITS = {
    "đồng": "chí|bào", "đô": "thị|vật", "chỉ": "tiêu|thị", "xu": "hướng", "tệ": "nạn", "kíp": "trực",
    "bảng": "tin|hiệu", "ngày": "công|hội", "tuần": "tra", "tiếng": "nói|nổ", "mẫu": "xét|máu", "giờ": "học|bay",
    "cân": "bằng", "năm": "mươi", "tháng": "công", "phút": "mặc", "thước": "phim", "bạt": "che", "yên": "xe",
    "ly": "nước", "đêm": "nhạc|hội", "quý": "vị", "tấn": "công", "độ": "tuổi", "hôm": "nay", "lạng": "sơn",
    "khối": "phố|dân", "real": "madrid", "ký": "giả", "thế": "hệ",
}  # fmt: skip


def test_a_word_that_is_a_unit_elsewhere() -> None:
    for second, first in cases(NOT_UNITS):
        text = f"có 12 {first} {second}"
        assert not any(found.unit_id for found in find_quantities(text, UNITS)), text


# qualifier_id and comparator: every hedge that is read as it.
HEDGES = {
    "more-than-hon >": "hơn", "over-tren >": "trên", "more-than-nhieu-hon >": "nhiều hơn",
    "more-than-lon-hon >": "lớn hơn", "more-than-cao-hon >": "cao hơn", "more-than-vuot-qua >": "vượt quá",
    "more-than-qua >": "quá", "nearly-gan <": "gần", "nearly-ngot <": "ngót|ngót nghét|ngót ngét",
    "nearly-suyt-soat <": "suýt soát", "nearly-gan-nhu <": "gần như", "not-yet-chua-den <": "chưa đến",
    "not-yet-chua-toi <": "chưa tới", "not-yet-chua-day <": "chưa đầy", "not-yet-khong-den <": "không đến",
    "not-yet-khong-day <": "không đầy", "not-yet-khong-toi <": "không tới", "under-duoi <": "dưới",
    "less-than-it-hon <": "ít hơn", "less-than-kem-hon <": "kém hơn", "less-than-nho-hon <": "nhỏ hơn",
    "less-than-thap-hon <": "thấp hơn", "about-tren-duoi": "trên dưới", "about-tam": "tầm", "about-chung": "chừng",
    "about-do": "độ|độ chừng",
    "about-khoang": "khoảng|khoảng chừng|khoảng độ|khoảng tầm|tầm khoảng|ước khoảng|ước tính khoảng|vào khoảng",
    "about-uoc": "ước|ước tính|ước chừng|ước đạt", "about-xap-xi": "xấp xỉ", "about-ang-chung": "áng chừng",
    "at-least-it-nhat >=": "ít nhất|ít nhất là", "at-least-toi-thieu >=": "tối thiểu|tối thiểu là",
    "at-least-khong-duoi >=": "không dưới", "at-least-khong-it-hon >=": "không ít hơn",
    "at-least-khong-thap-hon >=": "không thấp hơn", "at-least-khong-kem >=": "không kém",
    "at-most-khong-qua <=": "không quá|không vượt quá", "at-most-khong-hon <=": "không hơn",
    "at-most-khong-nhieu-hon <=": "không nhiều hơn", "at-most-toi-da <=": "tối đa|tối đa là",
    "at-most-nhieu-nhat <=": "nhiều nhất|nhiều nhất là",
}  # fmt: skip
HEDGES_AFTER = {
    "at-least-tro-len >=": "trở lên", "at-least-do-len >=": "đổ lên", "at-most-tro-xuong <=": "trở xuống",
    "at-most-do-lai <=": "đổ lại", "at-most-do-xuong <=": "đổ xuống",
}  # fmt: skip


@pytest.mark.parametrize(("pattern", "table"), [("{} 70 người", HEDGES), ("70 người {}", HEDGES_AFTER)])
def test_each_hedge_is_read_whole(pattern: str, table: dict[str, str]) -> None:
    for hedge, code in cases(table):
        found = only(pattern.format(hedge))
        assert (found.qualifier, f"{found.qualifier_id} {found.comparator or ''}".strip()) == (hedge, code)
        assert (found.value, found.lower_bound, found.upper_bound) == (
            70, 70 if ">" in code else None, 70 if "<" in code else None,
        )  # fmt: skip


# The last word is a hedge alone, and here the end of another word or of a place.
NO_HEDGES = {
    "độ": "nhiệt|tốc|chế", "ước": "hiệp|mơ", "tầm": "sưu|truy|tuổi", "chừng": "coi|đề", "khoảng": "khủng",
    "quá": "đã|thì", "dưới": "bên|phía", "trên": "bên|nêu", "hơn": "vượt",
}  # fmt: skip


def test_the_end_of_another_word_is_no_hedge() -> None:
    for first, second in cases(NO_HEDGES):
        [found] = find_quantities(f"{first} {second} 70 người", UNITS)
        assert (found.as_written, found.qualifier, found.qualifier_id) == ("70 người", None, "unhedged")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7 nghìn", 7_000), ("7 ngàn", 7_000), ("7 vạn", 70_000), ("7 triệu", 7_000_000), ("7 tỷ", 7 * 10**9),
        ("7 tỉ", 7 * 10**9), ("7 trăm", 700), ("7 chục", 70), ("7k", 7_000), ("7tr", 7_000_000), ("7 tr", 7_000_000),
        ("7ng", 7_000), ("7tỷ", 7 * 10**9), ("7tỉ", 7 * 10**9), ("7triệu", 7_000_000), ("7nghìn", 7_000),
        ("7ngàn", 7_000), ("7M", 7_000_000), ("7,5G", 7_500_000_000), ("7tr5", 7_500_000), ("7tr25", 7_250_000),
        ("1,5k", 1_500), ("7 trăm triệu", 700_000_000), ("7 triệu rưỡi", 7_500_000), ("7 trăm rưỡi", 750),
        ("7,25 tỷ", 7_250_000_000), ("7 phẩy 25", Decimal("7.25")), ("7 chấm 05", Decimal("7.05")),
    ],
)  # fmt: skip
def test_each_scale(written: str, value: object) -> None:
    assert only(f"{written} người").value == value


# A span of time is a measure of nothing else: the word after it is not part of its phrase.
@pytest.mark.parametrize(
    ("span", "unit_id"),
    [
        ("5 giây", "second"), ("5 mili giây", "millisecond"), ("5 phút", "minute"), ("5 tiếng", "hour"),
        ("5 ngày", "day"), ("5 tuần", "week"), ("5 tháng", "month"), ("5 quý", "quarter"), ("5 năm", "year"),
        ("5 thập kỷ", "decade"), ("5 thế kỷ", "century"),
    ],
)  # fmt: skip
def test_a_span_of_time_measures_no_thing(span: str, unit_id: str) -> None:
    for text in (f"đã {span} liên tiếp", f"hơn {span} gian khó"):
        [found] = find_quantities(text, UNITS)
        assert (found.as_written.removeprefix("hơn "), found.unit_id) == (span, unit_id)


@pytest.mark.parametrize("code", ["USD", "EUR", "INR", "GBP", "AUD", "CAD", "SGD", "HKD"])
def test_a_currency_of_a_hundred_cents(code: str) -> None:
    found = only(f"12 {code} 50 xu")
    assert (found.value, found.unit_id) == (Decimal("12.5"), code)
