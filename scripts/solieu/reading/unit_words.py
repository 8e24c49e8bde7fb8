"""The units of the tables: money with ISO 4217 codes, measures with UCUM codes, percent, what a rate is for.

All words are lower case and NFC; phrases are separated by ``|``.
"""

from solieu.reading.tables import phrases

# --- Money ------------------------------------------------------------------------------------

_MONEY = {
    "VND": "đồng|đ|₫|vnđ|vnd|đồng việt nam|việt nam đồng|đồng vn|vn đồng|đồng tiền việt nam",
    "USD": "đô la mỹ|đô la mĩ|đô-la mỹ|đôla mỹ|đô la|đô-la|đôla|đô mỹ|đô mĩ|đô|usd|$|us$|dollar|dollars|mỹ kim",
    "EUR": "euro|euros|eur|€|ơ rô|đồng euro|ơ-rô",
    "GBP": "bảng anh|bảng|pound|pounds|gbp|£|bảng sterling",
    "JPY": "yên nhật|yên|yen|jpy|¥|yên nhật bản",
    "CNY": "nhân dân tệ|tệ|cny|rmb",
    "KRW": "won|uôn|krw|₩|won hàn quốc",
    "INR": "rupee|rupees|rs|inr|₹|rupi|ru pi",
    "THB": "bạt|baht|thb|฿",
    "LAK": "kíp|kip|lak",
    "KHR": "riel|riên|khr",
    "MYR": "ringgit|rm|myr",
    "RUB": "rúp|ruble|rub|₽",
    "CHF": "franc thụy sĩ|chf",
    "AED": "dirham|dirhams|aed",
    "SGD": "đô la singapore|đô sing|sgd|s$",
    "AUD": "đô la úc|đô úc|aud|a$",
    "CAD": "đô la canada|cad|c$",
    "HKD": "đô la hồng kông|hkd|hk$",
    "TWD": "đài tệ|twd|đô la đài loan",
    "KWD": "kwd|dinar|dinars",
    "LBP": "lbp",
    "SAR": "sar|riyal|riyals",
    "EGP": "egp",
    "QAR": "qar",
    "IDR": "idr|rupiah",
    "PHP": "php|peso",
    "BRL": "brl|real",
    "TRY": "lira",
    "cent": "xu|xen|cent|cents|¢",
}
CURRENCIES = {word: code for code, words in _MONEY.items() for word in words.split("|")}
# Written before the number: $10, EUR 20, Rs. 20, VN$1000.
CURRENCY_PREFIXES = {
    "$": "USD", "us$": "USD", "usd": "USD", "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "₫": "VND",
    "vn$": "VND", "vnd": "VND", "vnđ": "VND", "¥": "JPY", "jpy": "JPY", "cny": "CNY", "rs": "INR", "rs.": "INR",
    "inr": "INR", "₹": "INR", "₩": "KRW", "krw": "KRW", "aed": "AED", "thb": "THB", "sgd": "SGD", "aud": "AUD",
    "cad": "CAD", "hkd": "HKD", "kwd": "KWD", "lbp": "LBP", "egp": "EGP", "qar": "QAR", "sar": "SAR", "chf": "CHF",
    "a$": "AUD", "s$": "SGD", "hk$": "HKD", "rm": "MYR", "myr": "MYR",
}  # fmt: skip
CENTS = phrases("xu|xen|cent|cents")
HAVE_CENTS = frozenset(("USD", "EUR", "INR", "GBP", "AUD", "CAD", "SGD", "HKD"))

# --- Measures ---------------------------------------------------------------------------------
# unit_id -> (UCUM code, words). UCUM: https://ucum.org. Words that are also common Vietnamese words
# (a, v, w, l, g, m) are read as units only glued to the digits or where nothing else fits.

_MEASURES = {
    "km": ("km", "km|ki lô mét|kilômét|ki-lô-mét|kilomet|kilometer|ki lô met|kí lô mét|cây số|cây số đường"),
    "m": ("m", "m|mét|met|thước"),
    "dm": ("dm", "dm|đề xi mét|đê xi mét|đề-xi-mét"),
    "cm": ("cm", "cm|xăng ti mét|xen ti mét|xăng-ti-mét|xentimet|centimet|phân tây|xen-ti-mét|xăng ti met"),
    "mm": ("mm", "mm|mi li mét|milimet|mi-li-mét|ly|mili mét|mi li met"),
    "um": ("um", "μm|µm|um|muy crô mét|micromet|mi crô mét|micrômét"),
    "nm": ("nm", "nm|na nô mét|nanomet|nanomét"),
    "inch": ("[in_i]", "inch|in|inches|inh"),
    "ft": ("[ft_i]", "ft|feet|bộ anh|foot"),
    "mile": ("[mi_i]", "dặm|mile|miles"),
    "nautical-mile": ("[nmi_i]", "hải lý|hải lí"),
    "km2": ("km2", "km2|km²|ki lô mét vuông|kilômét vuông|kilomet vuông|ki-lô-mét vuông|km vuông|ki lô met vuông"),
    "m2": ("m2", "m2|m²|mét vuông|met vuông|m vuông"),
    "dm2": ("dm2", "dm2|dm²|đề xi mét vuông"),
    "cm2": ("cm2", "cm2|cm²|xăng ti mét vuông|xen ti mét vuông|xăng-ti-mét vuông|centimet vuông"),
    "mm2": ("mm2", "mm2|mm²|mi li mét vuông"),
    "ha": ("har", "ha|héc ta|hecta|hécta|héc-ta|hec ta|hec-ta|hectare|mẫu tây"),
    "mau": ("", "mẫu|mẫu ruộng"),
    "sao": ("", "sào"),
    "cong-dat": ("", "công đất|công ruộng|công lúa"),
    "m3": ("m3", "m3|m³|mét khối|met khối|khối|m khối"),
    "km3": ("km3", "km3|km³|ki lô mét khối"),
    "dm3": ("dm3", "dm3|dm³|đề xi mét khối"),
    "cm3": ("cm3", "cm3|cm³|xăng ti mét khối|xen ti mét khối|cc|centimet khối"),
    "mm3": ("mm3", "mm3|mm³|mi li mét khối"),
    "l": ("L", "l|lít|lit|litre|liter"),
    "ml": ("mL", "ml|mi li lít|mililít|mililit|mi-li-lít|mi li lit"),
    "cl": ("cL", "cl|xen ti lít"),
    "hl": ("hL", "hl|héc tô lít"),
    "kg": ("kg", "kg|ki lô gam|kilôgam|ki-lô-gam|kí lô|ki lô|kilogam|kilogram|ki lô gram|kí lô gam|ký|kí|cân|ki-lô"
           "|ky lô|ký lô|kg hơi"),
    "g": ("g", "g|gam|gram|gr|gờ ram"),
    "mg": ("mg", "mg|mi li gam|miligam|miligram|mi li gram|mi-li-gam"),
    "ug": ("ug", "μg|µg|mcg|muy crô gam|micrôgam|microgam"),
    "t": ("t", "tấn|t|tấn hơi"),
    "ta": ("", "tạ"),
    "yen": ("", "yến"),
    "lang": ("", "lạng"),
    "chi-vang": ("", "chỉ vàng|chỉ"),
    "luong-vang": ("", "lượng vàng|cây vàng"),
    "pound-mass": ("[lb_av]", "lb|lbs|pao"),
    "oz": ("[oz_av]", "oz|ao xơ|ounce"),
    "Cel": ("Cel", "°c|độ c|oc|℃|độ xê|độ xen xi út|độ celsius"),
    "degF": ("[degF]", "°f|độ f|℉|độ fahrenheit"),
    "K": ("K", "°k|độ k|độ kelvin|kelvin"),
    "deg": ("deg", "°|độ"),
    "V": ("V", "v|vôn|volt|vol"),
    "mV": ("mV", "mv|mi li vôn"),
    "kV": ("kV", "kv|ki lô vôn"),
    "A": ("A", "ampe|am pe|ampere"),
    "mA": ("mA", "ma|mi li ampe|mi li am pe|miliampe"),
    "mAh": ("mA.h", "mah|mi li ampe giờ"),
    "Ah": ("A.h", "ah|ampe giờ"),
    "W": ("W", "w|oát|watt|wát"),
    "mW": ("mW", "mi li oát"),
    "kW": ("kW", "kw|ki lô oát|kilôoát|kilowatt|ki-lô-oát|kilô oát"),
    "MW": ("MW", "mw|mê ga oát|mêgaoát|megawatt|mêga oát"),
    "GW": ("GW", "gw|gi ga oát|gigawatt|giga oát"),
    "TW": ("TW", "tw|tê ra oát|terawatt"),
    "kWh": ("kW.h", "kwh|ki lô oát giờ|kilôoát giờ|kilowatt giờ|số điện|ki-lô-oát giờ"),
    "Wh": ("W.h", "wh|oát giờ"),
    "MWh": ("MW.h", "mwh|mê ga oát giờ"),
    "GWh": ("GW.h", "gwh|gi ga oát giờ"),
    "kVA": ("kV.A", "kva"),
    "MVA": ("MV.A", "mva"),
    "hp": ("[HP]", "hp|mã lực|cv"),
    "Hz": ("Hz", "hz|hẹc|héc|hertz"),
    "kHz": ("kHz", "khz|ki lô hẹc|ki lô héc|kilohertz"),
    "MHz": ("MHz", "mhz|mê ga hẹc|mê ga héc|megahertz"),
    "GHz": ("GHz", "ghz|gi ga hẹc|gi ga héc|gigahertz"),
    "dB": ("dB", "db|đề xi ben|decibel|đê xi ben"),
    "Pa": ("Pa", "pa|pascal|pát can"),
    "kPa": ("kPa", "kpa"),
    "MPa": ("MPa", "mpa"),
    "bar": ("bar", "bar"),
    "atm": ("atm", "atm|át mốt phe"),
    "mmHg": ("mm[Hg]", "mmhg|mi li mét thủy ngân"),
    "psi": ("[psi]", "psi"),
    "N": ("N", "niu tơn|newton"),
    "kN": ("kN", "kn"),
    "J": ("J", "jun|joule"),
    "kJ": ("kJ", "kj|ki lô jun"),
    "cal": ("cal", "cal|calo|ca lo"),
    "kcal": ("kcal", "kcal|ki lô calo|kilocalo|ki lô ca lo"),
    "ohm": ("Ohm", "ω|ôm|ohm"),
    "mol": ("mol", "mol"),
    "lm": ("lm", "lm|lumen"),
    "lx": ("lx", "lx|lux"),
    "bit": ("bit", "bit|bít"),
    "kbit": ("kbit", "kbit|kilobit|ki lô bít|ki lô bit"),
    "Mbit": ("Mbit", "mbit|megabit|mê ga bít|mê ga bit"),
    "Gbit": ("Gbit", "gbit|gigabit|gi ga bít|gi ga bit"),
    "B": ("By", "byte|bai|bytes"),
    "kB": ("kBy", "kb|kilobyte|ki lô bai|ki lô byte"),
    "MB": ("MBy", "mb|megabyte|mê ga bai|mê ga byte"),
    "GB": ("GBy", "gb|gigabyte|gi ga bai|gi ga byte"),
    "TB": ("TBy", "tb|terabyte|tê ra bai|tê ra byte"),
    "PB": ("PBy", "petabyte|pê ta bai|pê ta byte"),
    "kbps": ("kbit/s", "kbps"),
    "Mbps": ("Mbit/s", "mbps"),
    "Gbps": ("Gbit/s", "gbps"),
    "px": ("", "px|pixel|pixels"),
    "MP": ("", "mp|megapixel|mê ga pixel"),
    "rpm": ("{rpm}", "rpm|vòng/phút"),
    "pH": ("[pH]", "ph"),
    "km/h": ("km/h", "kph"),
    "mph": ("[mi_i]/h", "mph"),
    "per-mille": ("[ppth]", "‰|phần nghìn|phần ngàn"),
    "second": ("s", "s|giây|giây đồng hồ"),
    "millisecond": ("ms", "ms|mi li giây|mili giây"),
    "minute": ("min", "phút|phút đồng hồ|min"),
    "hour": ("h", "giờ đồng hồ|tiếng đồng hồ|tiếng|giờ|h"),
    "day": ("d", "ngày|ngày đêm|hôm|ngày đường|đêm"),
    "week": ("wk", "tuần|tuần lễ"),
    "month": ("mo", "tháng"),
    "quarter": ("", "quý"),
    "year": ("a", "năm|tuổi|năm tuổi|niên|tuổi đời|tuổi đảng|năm tuổi đảng"),
    "decade": ("10.a", "thập kỷ|thập niên|thập kỉ"),
    "century": ("100.a", "thế kỷ|thế kỉ"),
}  # fmt: skip
MEASURES = {word: unit_id for unit_id, (_, words) in _MEASURES.items() for word in words.split("|")}
TIME_SPANS = frozenset(
    ("second", "millisecond", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century")
)
PER_UNITS = {
    "h": "h", "giờ": "h", "s": "s", "giây": "s", "phút": "min", "min": "min", "p": "min", "ngày": "d", "ha": "ha",
    "ml": "ml", "l": "l", "lít": "l", "kg": "kg", "m2": "m2", "m²": "m2", "m3": "m3", "m³": "m3", "dl": "dl",
    "km": "km", "km2": "km2", "km²": "km2", "g": "g", "m": "m", "100km": "100km", "mét khối": "m3", "mét vuông": "m2",
    "héc ta": "ha", "ki lô mét": "km", "ki lô mét vuông": "km2", "mi li lít": "ml", "ki lô gam": "kg", "năm": "a",
    "tháng": "mo", "s2": "s2", "s²": "s2", "mol": "mol", "mét": "m",
}  # fmt: skip
PERCENT = phrases("%|phần trăm|％|pct")

# Multi-word units by first word: word -> the phrases it begins, longest first, so that one look-up finds them.
UNITS_BY_FIRST_WORD: dict[str, list[tuple[str, str, str]]] = {}
for _kind, _words in (("measure", MEASURES), ("money", CURRENCIES)):
    for _word, _code in _words.items():
        _first = _word.split(" ")[0]
        UNITS_BY_FIRST_WORD.setdefault(_first, []).append((_word, _kind, _code))
for _word in PERCENT:
    UNITS_BY_FIRST_WORD.setdefault(_word.split(" ")[0], []).append((_word, "percent", "percent"))
for _found in UNITS_BY_FIRST_WORD.values():
    _found.sort(key=lambda unit: -len(unit[0]))


# What a rate is for: one word, or two where the pair is known; else up to three words.
PER_WORDS = phrases(
    "ngày|tháng|năm|giờ|tuần|quý|phút|giây|người|hộ|căn|nhà|em|cháu|suất|xã|huyện|tỉnh|kg|ha|m2|m3|km|lít"
    "|tấn|lần|buổi|ca|kỳ|học|đơn|lượt|h|chiếc|con|bộ|hồ|khẩu|tạ|sào|mẫu|vụ|ngôi|gia|trường|phần|xuất|cặp"
    "|đồng|mô|công"
)
PER_PAIRS = phrases(
    "căn nhà|trường hợp|gia đình|ngôi nhà|hộ dân|đơn vị|học kỳ|học kì|năm học|hộ gia|đồng chí|học sinh"
    "|hộ nghèo|nhân khẩu|mô hình|công trình|ngày công|ngày đêm|suất quà|phần quà|công dân|lượt người"
    "|hồ sơ|đầu người|khẩu phần|sinh viên|trường học"
)
PER_OF_COUNT = phrases(
    "ngày|tháng|năm|tuần|giờ|phút|quý|lần|người|hộ|buổi|ha|km|km2|km²|m2|m²|m3|m³|lượt|con|mẹ|cụ|bộ|đơn|suất|xã|phường|huyện|tỉnh|thôn|bản|ấp"
    "|đội|tổ|nhà|căn|em|cháu|lớp|trường|chi|đồn|điểm|mô|cuộc|đợt|xuất|phần|lứa|vụ|khóa|khoá|kỳ|ca|kíp|đoàn|mâm|bàn|hộp|thùng|bao|gói"
)


# Words that are a unit alone but not before these: 5 đồng chí, 3 chỉ tiêu, 2 đô thị, 3 ngày công.
NOT_UNITS = {
    "đồng": phrases(
        "thời|loạt|lòng|tình|hành|cảm|thuận|nhất|niên|chí|bào|hồ|đội|nghiệp|minh|phạm|môn|hương|tác|ruộng|lúa|cỏ|bằng|chủ|đảng|dao|tộc|ý"
    ),
    "đô": phrases("thị|vật|đốc|thành"),
    "chỉ": phrases("tiêu|thị|huy|số|đạo|dẫn|báo|có|còn|là|được|riêng"),
    "xu": phrases("hướng|thế"),
    "tệ": phrases("nạn|xá"),
    "kíp": phrases("nổ|trực|mổ|lái|xe|thợ|lặn|chiến|bay|thi"),
    "bảng": phrases("thông|tin|hiệu|biểu|xếp|đấu|giá|vàng|chỉ|điện|led|kê|tổng|pano|pa|cảnh|nội|tuyên|lớn"),
    "ngày": phrases("công|lương|hội|lễ|tết|sinh|thứ|làm"),
    "tuần": phrases("tra|hành|du|phòng|san|báo"),
    "tiếng": phrases("nói|nổ|anh|súng|việt|dân|hát|pháp|trung|kêu|mẹ"),
    "mẫu": phrases("xét|bệnh|máu|phẩm|số|thử|nước|đơn|sinh|gộp|dịch|giống|đất|mã|thiết|nhà|tem|giáo|gộp|đơn"),
    "giờ": phrases("công|học|dạy|giảng|bay|làm|tình"),
    "cân": phrases("bằng|đối|điện|sức|nhắc|bàn"),
    "năm": phrases("mươi|trăm"),
    "tháng": phrases("công"),
    "phút": phrases("mặc"),
    "thước": phrases("phim|đo|kẻ"),
    "bạt": phrases("che|nhựa|phủ"),
    "yên": phrases("xe|ngựa"),
    "ly": phrases("nước|cà|trà|sữa|rượu|bia|hôn"),
    "đêm": phrases("nhạc|thơ|văn|diễn|hội|giao|ca|gala|nghệ"),
    "quý": phrases("vị|ông|bà|khách"),
    "tấn": phrases("công|sĩ"),
    "độ": phrases("tuổi|ẩm"),
    "hôm": phrases("nay|qua|sau|trước|kia"),
    "lạng": phrases("sơn|giang"),
    "khối": phrases("thi|lớp|cơ|đoàn|dân|mặt|doanh|liên|trường|phố|xóm|đảng|nội|các|diễu|trong|quân|đứng|8|9"),
    "real": phrases("madrid"),
    "ký": phrases("giả|túc|hợp|sự"),
    "thế": phrases("hệ"),
}
