"""The words before a number: hedges, scales, and what makes it a name, a date or a label.

All words are lower case and NFC; phrases are separated by ``|``.
"""

from solieu.reading.tables import phrases

# --- Hedges -----------------------------------------------------------------------------------
# Hedge before the number -> (qualifier_id, comparator). Only a hedge gives a bound.

HEDGES_BEFORE = {
    "hơn": ("more-than-hon", ">"),
    "trên": ("over-tren", ">"),
    "nhiều hơn": ("more-than-nhieu-hon", ">"),
    "lớn hơn": ("more-than-lon-hon", ">"),
    "cao hơn": ("more-than-cao-hon", ">"),
    "vượt quá": ("more-than-vuot-qua", ">"),
    "quá": ("more-than-qua", ">"),
    "gần": ("nearly-gan", "<"),
    "ngót": ("nearly-ngot", "<"),
    "ngót nghét": ("nearly-ngot", "<"),
    "ngót ngét": ("nearly-ngot", "<"),
    "suýt soát": ("nearly-suyt-soat", "<"),
    "gần như": ("nearly-gan-nhu", "<"),
    "chưa đến": ("not-yet-chua-den", "<"),
    "chưa tới": ("not-yet-chua-toi", "<"),
    "chưa đầy": ("not-yet-chua-day", "<"),
    "không đến": ("not-yet-khong-den", "<"),
    "không đầy": ("not-yet-khong-day", "<"),
    "không tới": ("not-yet-khong-toi", "<"),
    "dưới": ("under-duoi", "<"),
    "ít hơn": ("less-than-it-hon", "<"),
    "kém hơn": ("less-than-kem-hon", "<"),
    "nhỏ hơn": ("less-than-nho-hon", "<"),
    "thấp hơn": ("less-than-thap-hon", "<"),
    "trên dưới": ("about-tren-duoi", None),
    "khoảng": ("about-khoang", None),
    "khoảng chừng": ("about-khoang", None),
    "khoảng độ": ("about-khoang", None),
    "khoảng tầm": ("about-khoang", None),
    "tầm khoảng": ("about-khoang", None),
    "ước khoảng": ("about-khoang", None),
    "ước tính khoảng": ("about-khoang", None),
    "vào khoảng": ("about-khoang", None),
    "cỡ": ("about-khoang", None),
    "tầm": ("about-tam", None),
    "chừng": ("about-chung", None),
    "độ": ("about-do", None),
    "độ chừng": ("about-do", None),
    "ước": ("about-uoc", None),
    "ước tính": ("about-uoc", None),
    "ước chừng": ("about-uoc", None),
    "ước đạt": ("about-uoc", None),
    "xấp xỉ": ("about-xap-xi", None),
    "áng chừng": ("about-ang-chung", None),
    "ít nhất": ("at-least-it-nhat", ">="),
    "ít nhất là": ("at-least-it-nhat", ">="),
    "tối thiểu": ("at-least-toi-thieu", ">="),
    "tối thiểu là": ("at-least-toi-thieu", ">="),
    "không dưới": ("at-least-khong-duoi", ">="),
    "không ít hơn": ("at-least-khong-it-hon", ">="),
    "không thấp hơn": ("at-least-khong-thap-hon", ">="),
    "không kém": ("at-least-khong-kem", ">="),
    "không quá": ("at-most-khong-qua", "<="),
    "không hơn": ("at-most-khong-hon", "<="),
    "không nhiều hơn": ("at-most-khong-nhieu-hon", "<="),
    "không vượt quá": ("at-most-khong-qua", "<="),
    "tối đa": ("at-most-toi-da", "<="),
    "tối đa là": ("at-most-toi-da", "<="),
    "nhiều nhất": ("at-most-nhieu-nhat", "<="),
    "nhiều nhất là": ("at-most-nhieu-nhat", "<="),
}

# Before what is compared these say by how much, rather than more or less than what.
COMPARED = frozenset(
    HEDGES_BEFORE[hedge][0]
    for hedge in ("cao hơn", "nhiều hơn", "lớn hơn", "thấp hơn", "ít hơn")
    if hedge in HEDGES_BEFORE
)

# Hedge after the counted noun.
HEDGES_AFTER = {
    "trở lên": ("at-least-tro-len", ">="),
    "trở xuống": ("at-most-tro-xuong", "<="),
    "đổ lên": ("at-least-do-len", ">="),
    "đổ lại": ("at-most-do-lai", "<="),
    "đổ xuống": ("at-most-do-xuong", "<="),
}

# The last word of a hedge -> the hedges that end in it, the longest first.
HEDGES_BY_LAST_WORD: dict[str, list[tuple[str, ...]]] = {}
for _hedge in sorted(HEDGES_BEFORE, key=lambda hedge: -len(hedge.split())):
    HEDGES_BY_LAST_WORD.setdefault(_hedge.split()[-1], []).append(tuple(_hedge.split()))

# "độ", "ước" and others are hedges, but the end of other words too: nhiệt độ 25°C, hiệp ước 5 nước.
NOT_HEDGES = {
    "độ": phrases(
        "nhiệt|tốc|trình|chế|mức|cường|mật|tiến|thái|hạn|góc|ấn|điều|quá|vận|phong|nồng|thời|cao|độ|vĩ|kinh|khổ"
    ),
    "ước": phrases("mong|hiệp|mơ|ao|quy|công|thỏa|giao|khế|điều|cầu"),
    "cỡ": phrases("kích|khổ|đủ|lỡ|cùng"),
    "tầm": phrases("sưu|truy|tuổi|ngang|nâng"),
    "chừng": phrases("coi|canh|lưng|nửa|đề"),
    "khoảng": phrases("khủng"),
    "quá": phrases("bị|đã|thì|là"),
    "dưới": phrases("bên|phía|ở"),
    "trên": phrases("bên|phía|ở|lên|nêu|như|kể"),
    "hơn": phrases("vượt"),
}

# "trên 3 lĩnh vực" is on three fields, "dưới 2 hình thức" in two forms: no hedge before a small number of these.
PLACES_TO_BE_ON = phrases(
    "lĩnh vực|mặt|phương diện|tuyến|địa bàn|cánh đồng|trang|mặt trận|khía cạnh|kênh|nền tảng|hướng"
    "|hình thức|dạng|góc độ|sân|chiếc|con"
)

# --- Scales -----------------------------------------------------------------------------------
# Scale words after digits, as powers of ten; the short ones are glued: 100k, 1tr5.

SCALES_AFTER_DIGITS = {
    "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9, "trăm": 2, "chục": 1,
}  # fmt: skip
SHORT_SCALES = {"k": 3, "tr": 6, "ng": 3, "tỷ": 9, "tỉ": 9, "triệu": 6, "nghìn": 3, "ngàn": 3}

# Amounts without a number: hàng chục ngàn, vài trăm, mấy chục.
VAGUE_STARTS = phrases("hàng|vài|mấy|dăm|đôi|hằng|cả")
VAGUE_WORDS = phrases("bảy|chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|mươi|ba")

# --- Words before a number that make it a name, not an amount ------------------------------------

DATE_BEFORE = phrases("ngày|hôm|sáng|trưa|chiều|tối|đêm|mồng|mùng|rằm|khuya|dịp|lễ|quốc khánh|sinh nhật")

# A number after "mỗi ngày", "hằng tháng" is no day and no month.
EACH = phrases("mỗi|hằng|hàng|một|từng|cả|nửa")

# A number after these names one of many: Quân khu 9, Điều 5, bão số 3, lần thứ 3.
ALWAYS_LABELS = phrases(
    "quân khu|sư đoàn|trung đoàn|tiểu đoàn|lữ đoàn|binh đoàn|quân đoàn|đại đội|trung đội|tiểu đội"
    "|hải đoàn|hải đội|binh trạm|quân chủng|cụm|nghĩa trang|kho|nhà máy z|bệnh viện|viện|điều|khoản"
    "|chương|mục|tiết|phụ lục|biểu|quốc lộ|tỉnh lộ|đường số|ql|tl|đt|hl|hương lộ|cao tốc|phiên|kỳ họp"
    "|đại hội|hội nghị|khóa|khoá|nhiệm kỳ|thứ|lần thứ|bão số|cơn bão số|số|sốhiệu|phòng số|km|kilomet"
    "|cột mốc|mốc|mốc giới|thế kỷ|thế kỉ|tờ|thửa|lô|ô số|trang|ảnh|hình|bảng|biểu đồ|sơ đồ|tập|quyển"
    "|kênh vtv|vtv|vov|htv|top|hạng|hạng thứ|cấp độ|vòng|chặng|ca|tổ dân phố|tdp|khu phố|quận|phường|ấp|q"
    "|p|kp|hẻm|ngõ|ngách|kiệt|số nhà|lầu|tầng|block|tòa|toà|cửa|cổng|loại|nhóm tuổi|giải|bài|câu|chủ đề"
    "|chuyên đề|quy hoạch điện|chỉ thị|nghị quyết|nghị định|quyết định|thông tư|công điện|công văn"
    "|pháp lệnh|sắc lệnh|luật số|lệnh số|đề án|dự án|chương trình|kế hoạch|hướng dẫn|thông báo|kết luận"
    "|quy định|văn bản|báo cáo số|tiểu khu|đoàn b|vùng|giai đoạn|đợt|kỳ|học kỳ|học kì|k|ct|cầu số|nhà số"
    "|tàu|xe|covid|sars|tên lửa|f|e|d|mã số|biển số|đội số|trạm|chốt|xóm|thôn|bản|buôn|khối|kíp|đội|tổ"
    "|đoàn|lớp|nhóm|phòng|ban|chi bộ|liên đội|chi đoàn|hải quân|cảnh sát biển|đồn|đại lộ|phố|đường|quân"
    "|chi nhánh|khu|điểm|phần|bước|trường hợp|bệnh nhân|ca bệnh|tuyến|tuyến số|trận|hồi|năm thứ|tiêu chí"
    "|tuần|quý|quí|ghế|bàn|lần|hàng|máy bay|thập niên|thập kỷ|những năm|số áo|kênh|đời|phiên bản"
    "|viện quân y|ban chỉ đạo|lực lượng|công ty|nông trường|lâm trường|xí nghiệp|đội điều trị|csb|kn|hq|bp"
    "|đoàn công binh|đoàn pháo binh|đoàn thông tin|đoàn đặc công|đoàn phòng không|đoàn không quân|đoàn xe tăng"
    "|đoàn hóa học|đoàn hoá học|đoàn tàu ngầm|đoàn vận tải|đoàn bộ binh|đoàn hải quân|khóm|bến|cột|chuyến bay|số báo"
)
# Of these, the ones that are names even when a noun follows: "thứ 3 người", "Quân khu 7 căn" cannot be counted.
STRONG_LABELS = phrases(
    "quân khu|sư đoàn|trung đoàn|tiểu đoàn|lữ đoàn|binh đoàn|quân đoàn|đại đội|trung đội|tiểu đội"
    "|hải đoàn|hải đội|quân chủng|điều|khoản|chương|mục|phụ lục|quốc lộ|tỉnh lộ|đường số|ql|tl|đt|hl"
    "|hương lộ|khóa|khoá|thứ|lần thứ|bão số|cơn bão số|phòng số|cột mốc|thế kỷ|thế kỉ|số nhà|tổ dân phố"
    "|tdp|khu phố|quận|phường|hẻm|ngõ|ngách|chỉ thị|nghị quyết|nghị định|quyết định|thông tư|công điện"
    "|công văn|pháp lệnh|q|p|kp|covid|sars|vtv|vov|htv|trung ương"
)
DOCUMENT_BEFORE = phrases(
    "chỉ thị|nghị quyết|nghị định|quyết định|thông tư|công điện|công văn|pháp lệnh|sắc lệnh|kết luận"
    "|thông báo|luật|hướng dẫn|tờ trình|quy định|thông tư liên tịch|văn bản|công hàm|kế hoạch|báo cáo"
    "|thông cáo|giấy phép|hợp đồng"
)
# "số" after these is part of a quantity: tổng số 500 người, trong số 30 em, con số 90.
NUMBER_OF = phrases("tổng|trong|con|đa|phần|một|hầu|dân|quân|sĩ|doanh|chỉ|tỷ|tỉ|hộ|ngôi|lượng")

# A number with a scale after these is money though no currency is written: trị giá gần 1,8 tỷ.
MONEY_BEFORE = phrases("giá|phí|tiền|vốn|thu|chi|quỹ|toán|sách|trị|thưởng|lương|góp|nợ|vay|lãi|nhuận|phạt")

# Types of documents as they stand in their numbers: 33/CT-TTg, 23-QĐ/TW.
DOCUMENT_TYPES = phrases(
    "qđ|ct|nq|nđ|tt|ttlt|kh|bc|hd|kl|tb|cv|ttr|ub|qh|pl|l|sl|cđ|cp|tw|ubnd|ttg|bqp|bca|bct|vpcp|ubtvqh"
    "|nqlt|qc|đa|hđnd|btp|bnv|qđ-ttg|tu|đu|bnn|byt|bgdđt|btc|kh-ubnd|qu|mttq|stp|vp|gm|bb|xl|qt|ctr"
    "|ct-ttg|nđ-cp"
)

# Numbers after these belong to a match: thắng 3-0, tỷ số 2-1.
SCORE_BEFORE = phrases("tỷ số|tỉ số|thắng|thua|hòa|hoà|bại|dẫn|kết quả")
PHONE_BEFORE = phrases("điện thoại|đt|sđt|hotline|tel|fax|đường dây nóng|số máy|liên hệ|di động|zalo|gọi|tổng đài|dđ")

# A number after these is a name where nothing that it could count follows: học hết cấp 2, báo động 3, ở tuổi 60.
WEAK_LABELS = phrases(
    "cấp|mức|độ|bậc|động|vực|hiệp|phút|dòng|đoạn|đài|tuổi|nghiệp|dục|web|ga|cảng|làn|sân|cảnh|màn|hồ|kho|trục|pha"
)
# Words that end in one of these, yet name nothing: quân đội 512 người, quy tập 27 hài cốt, mở khóa 120 tài khoản.
NOT_LABELS = phrases(
    "quân đội|bộ đội|quy tập|sưu tập|tuyển tập|tài khoản|chuyển khoản|hạng mục|danh mục|mở khóa|mở khoá|học tập"
    "|luyện tập|thực tập|bài tập|tâm điểm|thời điểm|địa điểm|khả quan|cơ quan"
)
# Groups of people or marks that a number follows in a list: quân đội 512, công an 327; tốt 45, khá 30.
GROUPS_BEFORE = phrases(
    "quân đội|bộ đội|công an|dân quân|tự vệ|biên phòng|kiểm lâm|nam|nữ|trẻ em|người lớn|người già|học sinh"
    "|giáo viên|đảng viên|đoàn viên|hội viên|cán bộ|chiến sĩ|chiến sỹ|tốt|khá|giỏi|trung bình|yếu|đạt"
    "|không đạt|ô tô|xe máy|tàu|xuồng|ca nô|máy bay"
)

# Before a bare four-digit number, a year: từ 2016, Tết 2020, giai đoạn 2021.
YEAR_CUES = phrases(
    "năm|từ|đến|tới|tết|giai đoạn|nhiệm kỳ|trước|sau|khóa|khoá|kế hoạch|xuân|hè|thu|đông|đầu|cuối|giữa"
    "|mùa|vụ|thời kỳ|world cup|seagames|olympic|euro|và|-|hồi|cách mạng"
)

# Spelled digits after these are names, days or months: ngã ba, thứ hai, tháng tư, bác Sáu.
NOT_A_NUMBER_AFTER = phrases(
    "thứ|ngã|tháng|mồng|mùng|quý|quí|bác|chú|cô|anh|chị|ông|bà|cậu|dì|thím|mợ|áo|xe|hạng|giải|số|nhì"
    "|nguyễn|trần|lê|phạm|phan|hoàng|huỳnh|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đầu|thông|riêng|công|vô|đệ"
    "|tiết|lớp|nhà|thầy|cụ|lúa|nấu|bậc|lần|bố|cha"
)
# Of these, the ones that make any number word a name or a date: thứ hai, ngã ba, quý hai, giải ba.
FIXED_BEFORE = phrases("thứ|ngã|mồng|mùng|quý|quí|hạng|giải|nhì|bậc|lần|đệ|tháng|số")
# Of these, people, after whom one may also count what is done to them: gặp anh hai lần, đợi ông bốn ngày.
KIN = phrases("bác|chú|cô|anh|chị|ông|bà|cậu|dì|thím|mợ|thầy|cụ|bố|cha")
# "năm" after these is the year: trong năm, những năm, hằng năm.
YEAR_AFTER = phrases("mỗi|ngày|hàng|hằng|trong|những|các|mấy|nhiều|suốt|cuối|giữa|mọi|từng|đầu|vừa|cả|nửa|tháng|quanh")
# A lone spelled "năm" is five only before something that can be counted; else it is the year.
YEAR_FOLLOWS = phrases(
    "nay|qua|trước|sau|ngoái|tới|học|này|đó|ấy|đầu|cuối|mới|cũ|nào|kia|xưa|liền|tiếp|hiện|kế|rồi|vừa|gần|thứ|tháng"
)


# Words that a number without a noun follows where it is an amount: được 37, còn 5, là 12.
AMOUNT_AFTER = phrases("được|là|có|còn|đạt|gồm|tăng|giảm|lên|xuống|thành|bằng|thêm|chỉ|hết|mất|tổng|cộng")

# Number words after these name one of many too: lớp mười hai, thế kỷ hai mươi mốt.
WORDS_ORDINAL_AFTER = phrases(
    "lớp|kỷ|kỉ|niên|tầng|khóa|khoá|chương|mục|trang|câu|khoản|phòng|hạng|bậc|tổ|thứ|số|tuổi|thôn|xóm|ấp|khu|quận|phường"
    "|kênh|điều|bài|tập|đội|đại hội|hội|chi|quyển"
)

# The last words of every phrase that may stand before a number and say what it is.
LAST_WORDS = frozenset(
    phrase.split()[-1]
    for table in (HEDGES_BEFORE, ALWAYS_LABELS, STRONG_LABELS, DOCUMENT_BEFORE, SCORE_BEFORE, PHONE_BEFORE, DATE_BEFORE)
    for phrase in table
) | {"số", "năm", "tháng", "từ", "giữa"}
# The last words of phrases after which a number is no amount.
LABEL_WORDS = frozenset(
    phrase.split()[-1] for table in (ALWAYS_LABELS, STRONG_LABELS, DOCUMENT_BEFORE, DATE_BEFORE) for phrase in table
) | {"năm", "tháng", "số"}
