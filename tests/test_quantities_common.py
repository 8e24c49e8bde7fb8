"""The commonest figures are read at once, and just as the careful readers read them."""

import random

import pytest

from solieu.quantities import Quantity, find_quantities, reader

UNITS = {"người": "person", "hộ nghèo": "household", "suất quà": "gift", "lượt cán bộ": "person-turn"}


def choices(*lines: str) -> list[str]:
    """The choices of lines that separate them by a bar."""
    return [choice for line in lines for choice in line.split("|")]


BEFORE = choices(
    "hơn|trên|gần|dưới|khoảng|không quá|ít nhất|từ|giữa|năm|tháng|ngày|Quân khu|số|tổng số|âm|trừ|được|trao|sửa",
    "có|và|USD|Rs.|nhiệt độ|bên trên|đến|lần thứ|tối đa|lớp|tổ|trị giá|bão số|của|(|“|- |,|:|nhà;|giải quyết|thứ|ngã",
)
NUMBERS = choices(
    "3|12|950.000|1,5|2,50|1.200|1,200|2022|1999|300|7|0912345678|29/12|12.345,67|24.761,596|10-15|05|2031|10",
    "29/12/2031|9/1|7/2031|31/2|2016|9/13|1/2|29/12|2020|(2031)|(24/7",
    "hai|ba|bốn|năm|Sáu|bảy|chín|mười|một|không|hai mươi|ba trăm|một triệu hai|vài chục|hàng trăm",
)
SCALES = choices("||||||nghìn|triệu|tỷ|trăm|chục|triệu rưỡi|nghìn tỷ|tr|k|tỷ 200 triệu")
AFTER = choices(
    "người|cán bộ, chiến sĩ|hộ nghèo|ngày công|đồng|đồng chí|đồng/năm|km đường|ha hoa, màu|nhà tre, nhà cho người già",
    "suất quà|lượt cán bộ và chiến sĩ|mô hình “Bếp ấm”|xã|phường, xã|giờ|giờ sáng|g|m|m2|kg gạo|%|phần trăm|phần ba",
    "năm|tháng|tuổi|con bò|máy tính bảng|tổ/455 xe|người trở lên|hộ trở xuống|ngày|tuần|xã viên|đến 5 ngày|- 7 hộ",
    "và 8 hộ|Nguyễn Huệ|đô la|USD|lần|phẩy năm|chấm hai|và 200 nghìn đồng|tấn/ha|km/h|em nhỏ được|của dân|tại chỗ|a",
    "b vitamin|h chiều|pm|tr|tư|mốt|rưỡi|nghìn|hộ, 5 người|km/giờ|,|.|;|mẹ già|gác|trên tám",
    "ngôi nhà bị lũ cuốn trôi và vùi lấp hết cả đồ đạc trong đêm",
)
JOINS = (" ", " ", " ", " ", "  ", "\n", " (", "", "/")


def carefully(text: str, monkeypatch: pytest.MonkeyPatch) -> list[Quantity]:
    """What the careful readers alone read."""
    with monkeypatch.context() as patch:
        for name in ("read_common_digits", "read_common_word"):
            patch.setattr(reader, name, lambda *_: None)
        return find_quantities(text, UNITS)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_the_quick_way_reads_what_the_careful_way_reads(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pick = random.Random(seed)
    for _ in range(250):
        words = (AFTER, BEFORE, NUMBERS, SCALES, AFTER, BEFORE, NUMBERS, AFTER)
        parts = [part for part in map(pick.choice, words) if part]
        text = parts[0] + "".join(pick.choice(JOINS) + part for part in parts[1:])
        assert find_quantities(text, UNITS) == carefully(text, monkeypatch), text


def test_the_quick_way_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("read carefully")

    for name in ("read_digits_at", "read_words_at"):
        monkeypatch.setattr(reader, name, refuse)
    text = (
        "Đơn vị trao 45 suất quà, sửa hơn 2,5 km đường, hai ngôi nhà; góp gần 3 tỷ đồng trong năm 2031. Nuôi ba em. "
        "Ngày 9/1, xã họp; đến 5/2/2031 thì xong (2031)."
    )
    assert [quantity.as_written for quantity in find_quantities(text)] == [
        "45 suất quà", "hơn 2,5 km đường", "hai ngôi nhà", "gần 3 tỷ đồng", "2031", "ba em",
        "9/1", "5/2/2031", "2031",
    ]  # fmt: skip
