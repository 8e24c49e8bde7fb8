"""Texts that show a small change of a reader, which no other test noticed: one line a text, all that is read in it."""

import pytest

from solieu.reading import find_quantities
from test_quantities_edges import UNITS, said

FEW_AND_LONE = [
    ("hai sáu con bò", "count [hai sáu con bò] 26 2 digits"),
    ("mua 30 , 40 con gà", "range [30 , 40 con gà] 30..40"),
    ("chị Hai ngày nào cũng ghé", ""),
    ("gặp bác Sáu giờ này", ""),
    ("mua nửa lạng trà", "measure [nửa lạng trà] 0.5 lang"),
    ("nghỉ nửa ngày", "measure [nửa ngày] 0.5 day"),
    ("mua năm kg gạo", "measure [năm kg gạo] 5 kg"),
    ("giá nghìn rưỡi đồng", "money [nghìn rưỡi đồng] 1500 VND 2 digits"),
    ("có năm ba người", "range [năm ba người] 3..5 person"),
    ("cần năm đến tám người", "range [năm đến tám người] 5..8 person"),
    ("thăm bà Ba ngày nọ", ""),
    ("Thuê Xe Bốn Chỗ", "count [Bốn Chỗ] 4"),
    ("ngồi tám chuyện cả buổi", ""),
    ("mời năm kiểm sát viên", "count [năm kiểm sát viên] 5"),
    ("sau bốn năm chờ đợi", "measure [bốn năm] 4 year"),
    ("gọi không chín mươi ba một hai bốn sáu tám chín", ""),
]
DATES_AND_LABELS = [
    ("giá năm chín nghìn năm trăm đồng", "money [năm chín nghìn năm trăm đồng] 59500 VND 3 digits"),
    ("vụ tháng ba ngày tám", ""),
    ("nghỉ tháng ba ngày phép", "measure [ba ngày] 3 day"),
    ("nuôi hai bò ba tháng", "count [hai bò] 2 | measure [ba tháng] 3 month"),
    ("mùng hai năm cháu nhập học", "count [năm cháu nhập học] 5"),
    ("thứ hai năm người họp", "count [năm người] 5 person"),
    ("trong 3 tháng 5 lãnh đạo xã về thôn", "measure [3 tháng] 3 month | count [5 lãnh đạo xã] 5"),
    ("tổ một chín người", "count [chín người] 9 person"),
    ("Điều 5 hoặc 6 Luật Đất đai", "ordinal [5] 5 | ordinal [6] 6"),
    ("ghế 1204 còn trống", "ordinal [1204] 1204"),
    ("tháng mười hai ba hộ dời nhà", "count [ba hộ dời nhà] 3 household"),
    ("lúc tám giờ mười UTC", "time [tám giờ mười] 8"),
    ("gửi qua Zalo 123;", "label [123] 123"),
    ("theo luật 2013, đất này chưa có sổ", "year [2013] 2013"),
    ("họp tháng 2 phiên", "count [2 phiên] 2"),
]
COUNTS = [
    (":45, hết", "count [45] 45 2 digits"),
    ("45; thêm 7", "count [45] 45 2 digits | count [7] 7"),
    ("ít hơn 12 hộ so với năm trước", "count [12 hộ] 12 household 2 digits"),
    ("có 3 xe -chưa kể xe máy", "count [3 xe] 3"),
    (
        "từ 1,234 lên 2.500 người",
        "count [1,234] 1.234 person 4 digits ambiguous-comma? | count [2.500 người] 2500 person 2 digits",
    ),
    ("dài 3 m 20 cm", "measure [3 m 20 cm] 3.2 m 2 digits"),
    ("dựng 5 nhà đồng đội, nhà tình nghĩa cho dân nghèo, bản xa", "count [5 nhà đồng đội, nhà tình nghĩa] 5 house"),
    (
        "có 12 cộng tác viên chuyên trách dân số kế hoạch hóa gia đình vùng cao",
        "count [12 cộng tác viên chuyên trách dân số kế hoạch hóa gia đình vùng cao] 12 2 digits",
    ),
    ("có 30người", "count [30người] 30 person"),
    ("đã được 2k, còn lại để sau", "count [2k] 2000"),
    ("ở 8 xã/phường và đặc khu", "count [8 xã/phường và đặc khu] 8"),
]

WRITTEN = [
    ("hai ba người", ["người"]),
    ("cao 1m70", ["m"]),
]


@pytest.mark.parametrize(("text", "read"), [*FEW_AND_LONE, *DATES_AND_LABELS, *COUNTS])
def test_what_is_read(text: str, read: str) -> None:
    assert " | ".join(map(said, find_quantities(text, UNITS))) == read


@pytest.mark.parametrize(("text", "written"), WRITTEN)
def test_unit_as_written(text: str, written: list[str]) -> None:
    assert [quantity.unit for quantity in find_quantities(text, UNITS)] == written
