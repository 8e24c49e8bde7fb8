"""Numbers in a row, small ranges, rates, halves, nouns and set phrases: one line a text, all that is read in it."""

import pytest

from solieu.quantities import find_quantities
from test_quantities_edges import UNITS, said, way  # noqa: F401  (the fixture reads each text both ways)

ROWS = [
    ("họp ngày 7, 8 và 9/3", "date [7] | date [8] | date [9/3]"),
    ("các ngày 7, 8 và 9 tháng 3", "date [7] | date [8] | date [9] | date [3]"),
    ("từ ngày 5 đến 10 tháng 3 năm 2031", "date [5] | date [10] | date [3] | year [2031] 2031"),
    ("từ 3 đến 5 tháng 7", "date [3 đến 5] | date [7]"),
    ("3 - 5 tháng 7", "date [3 - 5] | date [7]"),
    ("tháng 1, 2 năm 2031", "date [1] | date [2] | year [2031] 2031"),
    ("trong tháng 2 và 3 năm 2031", "date [2] | date [3] | year [2031] 2031"),
    ("sáng 5 tháng 7 năm 2031", "date [5] | date [7] | year [2031] 2031"),
    ("hạn 5 tháng 7", "date [5] | date [7]"),
    ("trong 3 tháng 15 đơn vị", "measure [3 tháng] 3 month | count [15 đơn vị] 15 2 digits"),
    ("đi 5 tháng 7 ngày", "measure [5 tháng] 5 month | measure [7 ngày] 7 day"),
    ("mùng 2, 3 Tết", "date [2] | date [3]"),
    ("đêm 7, 8 người ngủ lại", "date [7] | count [8 người] 8 person"),
    ("các đại đội 1, 3 và 5", "ordinal [1] 1 | ordinal [3] 3 | ordinal [5] 5"),
    ("tổ 3, 4 người", "ordinal [3] 3 | count [4 người] 4 person"),
    ("lớp 10, 11, 12 trường chuyên", "ordinal [10] 10 | ordinal [11] 11 | ordinal [12] 12"),
    ("Điều 5, 6 và 7 Luật Đất đai", "ordinal [5] 5 | ordinal [6] 6 | ordinal [7] 7"),
    ("tập 1-2 và kỳ 1 - 3", "ordinal [1] 1 | ordinal [2] 2 | ordinal [1] 1 | ordinal [3] 3"),
    ("ngày 1-2", "date [1-2]"),
    ("hội nghị Trung ương 8 khóa XIII", "ordinal [8] 8"),
    ("hẻm 212/45 đường Sen", "label [212/45]"),
    ("công văn số 12A", "document_number [12A]"),
]
FEW = [
    ("ba, bốn chiếc xe", "range [ba, bốn chiếc xe] 3..4"),
    ("có 3, 4 người", "range [3, 4 người] 3..4 person"),
    ("khoảng hai ba trăm người", "range [khoảng hai ba trăm người] 200..300 person about-khoang"),
    ("sáu, bảy chục nghìn đồng", "range [sáu, bảy chục nghìn đồng] 60000..70000 VND"),
    ("chín, mười người", "range [chín, mười người] 9..10 person"),
    ("mỗi ngày ba, bốn chuyến", "range [ba, bốn chuyến] 3..4"),
    ("họp chín, trăm việc chờ", ""),
    ("từ hai đến ba người", "range [từ hai đến ba người] 2..3 person"),
    ("hai tới bốn tháng", "range [hai tới bốn tháng] 2..4 month"),
    ("từ năm đến bảy ngày", "range [từ năm đến bảy ngày] 5..7 day"),
    ("năm đến rồi", ""),
    ("con ba ba", ""),
    ("thịt ba chỉ", ""),
    ("mua ba chỉ vàng", "measure [ba chỉ vàng] 3 chi-vang"),
]
RATES_AND_HALVES = [
    ("đi 5 triệu/hộ", "rate [5 triệu/hộ] 5000000 VND per hộ unwritten-currency?"),
    ("20-25 cán bộ/đội", "range [20-25 cán bộ/đội] 20..25 per đội 2 digits"),
    ("phát 6.000 lít nước sạch/ngày", "rate [6.000 lít nước sạch/ngày] 6000 l per ngày"),
    ("lãi 6,5%/năm", "rate [6,5%/năm] 6.5 percent per năm 2 digits"),
    ("đẻ 5-6 con/lứa", "range [5-6 con/lứa] 5..6 per lứa"),
    ("nửa triệu đồng", "money [nửa triệu đồng] 500000 VND"),
    ("hơn nửa triệu người", "count [hơn nửa triệu người] 500000 person more-than-hon"),
    ("quá nửa số hộ", "fraction [quá nửa số hộ] 1 of 2 household more-than-qua"),
    ("nghỉ nửa tháng", "measure [nửa tháng] 0.5 month"),
    ("giữa nửa đêm", ""),
    ("ba chục rưỡi người", "count [ba chục rưỡi người] 35 person 2 digits"),
    ("năm trăm rưởi", "count [năm trăm rưởi] 550 2 digits"),
    ("3 trong số 5 xã", "fraction [3 trong số 5 xã] 3 of 5"),
    ("12 trên tổng số 35 thôn", "fraction [12 trên tổng số 35 thôn] 12 of 35 2 digits"),
    ("usd 10 - usd 15", "range [usd 10 - usd 15] 10..15 USD 2 digits"),
    ("12 đô la và 50 xu", "money [12 đô la và 50 xu] 12.50 USD 4 digits"),
    ("05 (5) xã", "count [05 (5) xã] 5"),
    ("giúp 1.000 ( một nghìn ) người", "count [1.000 ( một nghìn ) người] 1000 person"),
    ("chạy 5 am pe", "measure [5 am pe] 5 A"),
]
NOUNS = [
    ("tặng 45 bằng khen", "count [45 bằng khen] 45 2 digits"),
    ("có 5 vận động viên dự", "count [5 vận động viên] 5"),
    ("nhận 30 hiện vật", "count [30 hiện vật] 30"),
    ("làm 45 dự án", "count [45 dự án] 45 2 digits"),
    ("13 đặc khu", "count [13 đặc khu] 13 2 digits"),
    ("ba thế hệ", "count [ba thế hệ] 3"),
    ("45 thiết bị đặc biệt là máy bơm", "count [45 thiết bị] 45 2 digits"),
    ("45 kíp nổ", "count [45 kíp nổ] 45 2 digits"),
    ("12 hộ dựng lại nhà", "count [12 hộ] 12 household 2 digits"),
    ("mở 12 lớp tập huấn", "count [12 lớp tập huấn] 12 2 digits"),
    ("187.000 lượt người tham dự", "count [187.000 lượt người] 187000 3 digits"),
    ("3 cơ quan, tổ chức cùng làm", "count [3 cơ quan, tổ chức] 3"),
    ("2.300 băng rôn, khẩu hiệu", "count [2.300 băng rôn, khẩu hiệu] 2300 2 digits"),
]
SET_PHRASES = [
    ("ba chân bốn cẳng chạy", ""),
    ("Năm thì mười họa mới về", ""),
    ("ba má và ba em", "count [ba em] 3"),
    ("quả chín mọng", ""),
    ("bốn phương và bốn phường", "count [bốn phường] 4"),
]
REPORTS = [
    ("mỗi tháng 2 triệu đồng/mẹ", "rate [2 triệu đồng/mẹ] 2000000 VND per mẹ"),
    ("hằng ngày 3 lượt", "count [3 lượt] 3"),
    ("xây 12 nhà năm 2031", "count [12 nhà] 12 house 2 digits | year [2031] 2031"),
    ("gấp 1,5 lần giai đoạn trước", "count [1,5 lần] 1.5 2 digits"),
    ("(ô tô 2.345 xe, tàu xuồng 1.111 chiếc)", "count [2.345 xe] 2345 4 digits | count [1.111 chiếc] 1111 4 digits"),
    ("tiêm 2 mũi vắc xin", "count [2 mũi vắc xin] 2"),
    ("cao hơn 4,5% so với năm trước", "percent [4,5%] 4.5 percent 2 digits"),
    ("có 25 y, bác sĩ", "count [25 y, bác sĩ] 25 2 digits"),
    ("chương trình 30a và lớp 5b", "ordinal [30a] 30 | ordinal [5b] 5"),
    ("xếp thứ 3/63 tỉnh", "ordinal [3/63]"),
    ("400-450 g rau/ngày", "range [400-450 g rau/ngày] 400..450 g per ngày 2 digits"),
    (
        "hỗ trợ 5 tỷ, nhận 3 triệu người",
        "money [5 tỷ] 5000000000 VND unwritten-currency? | count [3 triệu người] 3000000 person",
    ),
    ("89 công cụ hỗ trợ", "count [89 công cụ hỗ trợ] 89 2 digits"),
    ("98 bản phát triển kinh tế", "count [98 bản] 98 2 digits"),
]


@pytest.mark.parametrize(("text", "read"), [*ROWS, *FEW, *RATES_AND_HALVES, *NOUNS, *SET_PHRASES, *REPORTS])
def test_what_is_read(text: str, read: str) -> None:
    assert " | ".join(map(said, find_quantities(text, UNITS))) == read
