"""Speed of the reader: python benchmarks/bench_speed.py [TEXT_FILE ...].

Compares with the one regular expression (digit groups and fourteen number words) over the same text in the
same run: on prose as dense in numerals as a report, as news, as a table read aloud, and on the files; shows that
time grows in line with length, and times odd texts.
"""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

from solieu import find_quantities

ONE_EXPRESSION = re.compile(r"\d[\d.,]*|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm|nghìn|triệu|tỷ)\b")
# About as dense in figures as a report: one quantity in some three hundred characters.
PROSE = (
    "Trong thời gian qua, các cơ quan, đơn vị luôn quan tâm lãnh đạo, chỉ đạo công tác phối hợp, giữ vững đoàn kết "
    "và bám sát địa bàn; nhiều cách làm hay được nhân rộng, góp phần củng cố niềm tin của bà con các dân tộc. "
    "Cán bộ xuống từng bản, từng nhà để nghe dân nói, nói dân hiểu và làm dân tin; việc gì có lợi cho dân thì làm. "
    "Cấp ủy các cấp quan tâm lãnh đạo, chính quyền địa phương phối hợp chặt chẽ; đoàn thể vận động hội viên làm theo, "
    "bộ đội và nhân dân gắn bó như cá với nước. Nhận thức của cán bộ về công tác này được nâng lên rõ rệt, việc nắm "
    "tình hình kịp thời hơn, tham mưu sát hơn, không để bị động, bất ngờ; những vướng mắc từ cơ sở được giải quyết dứt "
    "điểm. Bên cạnh kết quả đạt được vẫn còn hạn chế: có nơi phối hợp chưa thường xuyên, nội dung tuyên truyền còn "
    "chung chung, chưa sát từng đối tượng, từng vùng; công tác sơ kết, tổng kết, nhân điển hình chưa được coi trọng. "
    "Thời gian tới, các bên tiếp tục đổi mới nội dung, hình thức, hướng mạnh về cơ sở, nhất là vùng sâu, vùng xa, biên "
    "giới, hải đảo, vùng đồng bào dân tộc thiểu số; chủ động phát hiện, nhân rộng cách làm hay, mô hình hiệu quả.\n\n"
    "Năm 2031, đơn vị giúp dân hơn 12.300 ngày công; sửa gần 45 km đường liên thôn, trao 217 suất quà trị giá trên "
    "3,5 tỷ đồng cho học sinh nghèo. Một số nơi còn chậm, song nhìn chung kết quả năm nay cao hơn năm trước.\n\n"
)
# As dense as news of an aid campaign: one quantity in some sixty-five characters.
DENSE_PROSE = (
    "Sáng 12/4, tại nhà văn hóa bản Nà Lường, đơn vị trao 45 suất quà cho các gia đình chính sách trong vùng. "
    "Trước đó, hơn 120 cán bộ, chiến sĩ cùng bà con dựng lại ba ngôi nhà bị lũ cuốn, sửa 2,5 km đường vào bản. "
    "Ông Xuân, già làng, kể rằng năm ngoái nước lên rất nhanh, cả bản phải chạy lên đồi ngay trong đêm; may mà hai "
    "tổ cứu hộ đến kịp nên không ai bị thương. Đội y tế khám bệnh, cấp thuốc cho 310 lượt người, phần lớn là người già "
    "và trẻ nhỏ; một bác sĩ ở lại thêm bốn ngày để theo dõi các ca nặng. Theo kế hoạch, xã sẽ xây trường mầm non mới "
    "rộng 1.200 m2 với kinh phí khoảng 6,8 tỷ đồng, trong đó nhân dân góp 15% bằng công lao động và vật liệu sẵn có. "
    "Chị Mai, chủ quán nhỏ đầu bản, vui mừng vì vừa được vay 30 triệu đồng để mua sáu con bò giống về nuôi. Chiều cùng "
    "ngày, đoàn đi tiếp 40 cây số tới xã bên, nơi lớp học xóa mù chữ vẫn sáng đèn mỗi tối; ở đó có từ 5 đến 7 em phải "
    "nghỉ học giữa chừng, nay đều đã trở lại lớp. Cuối buổi, thanh niên thi đấu bóng đá trước gần 700 khán giả.\n"
)
# As dense as a table read aloud: one quantity in some twenty-five characters.
TABLE_PROSE = (
    "Xã Nà Lường có 412 hộ với 1.875 nhân khẩu, trong đó còn 57 hộ nghèo (13,8%); đơn vị sửa 2,4 km đường liên bản, "
    "dựng 9 nhà tình nghĩa trị giá 540 triệu đồng, trao 125 suất quà và khám bệnh, cấp thuốc cho 318 lượt người. Xã "
    "Bản Khoang có 306 hộ với 1.412 nhân khẩu; bà con cùng bộ đội nạo vét 3,7 km kênh mương, trồng hơn 2.500 cây, góp "
    "640 ngày công và 1,2 tấn gạo; ba tổ tự quản với 45 hội viên tham gia. Xã Tà Mung có gần 280 hộ, kết nạp 6 đảng "
    "viên; mở từ 5 đến 7 lớp học cho 164 học sinh, 8/11 bản có điện, gieo 35 ha lúa, năng suất đạt 48 tạ/ha, được bà "
    "con tin yêu, chính quyền ghi nhận.\n"
)
# Odd texts are one of these again and again.
ODD = (
    "7|.|,|/|1.|1,|1/|hơn |hơn 1 |ngàycông| |1         |\n|tỷ |một tỷ |hai mươi |từ 1 đến |1-|1 - |nhà, |"
    "1 nhà, nhà, |1 cán bộ, chiến sĩ, |1 nhà “|http://|1 đồng/|một phần |năm |hàng chục |1\u200b|&#8211;|"
    "a\u0302\u0301|\u0301|tháng năm |\xa0|chấm một |-1|$|$1|(1)|1 giờ |0912 |bản làng |1 bản làng |đ|1k|1tr1|"
    "1%|1x2|ngày 1, |một, hai, |nửa triệu |3 trong số |từ 1 lên |mã 1234 |1 tỷ đồng 2 triệu |hai ba |1 km 2 "
)


def seconds(run: Callable[[], object], times: int = 3) -> float:
    """The best of some runs."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best


def compare(name: str, text: str) -> None:
    """Print the speed beside the one expression's (the aim: 0.10, on the table 0.02), and the density of quantities."""
    size = len(text.encode()) / 1e6
    density = len(text) / max(1, len(find_quantities(text)))
    one = ours = float("inf")
    for _ in range(3):
        one = min(one, seconds(lambda: sum(1 for _ in ONE_EXPRESSION.finditer(text)), 1))
        ours = min(ours, seconds(lambda: find_quantities(text), 1))
    print(
        f"{name:24} a quantity in {density:4.0f} characters: "
        f"one expression {size / one:6.1f} MB/s, reader {size / ours:6.2f} MB/s, ratio {one / ours:.3f}"
    )


def main() -> None:
    """Compare, grow, and time the odd texts. It shows; it does not judge, since machines differ."""
    texts = {"prose like a report": PROSE, "dense prose like news": DENSE_PROSE, "prose like a table": TABLE_PROSE}
    for path in map(Path, sys.argv[1:]):
        texts[path.name] = path.read_text(encoding="utf-8")
    for name, text in texts.items():
        compare(name, text * max(1, 1_500_000 // max(1, len(text))))
    print("growth, in seconds a megabyte:")
    for size in (1, 2, 4):
        text = PROSE * (size * 1_000_000 // len(PROSE))
        print(f"  {size:3} M characters  {seconds(lambda: find_quantities(text), 1) / size:.3f}")  # noqa: B023
    print("odd texts of 200,000 characters, in seconds:")
    for piece in ODD.split("|"):
        text = piece * (200_000 // len(piece))
        half = seconds(lambda: find_quantities(text[: len(text) // 2]), 1)  # noqa: B023
        whole = seconds(lambda: find_quantities(text), 1)  # noqa: B023
        print(f"  {piece!a:20} {whole:7.3f}   {whole / half:4.1f} times that of half")


if __name__ == "__main__":
    main()
