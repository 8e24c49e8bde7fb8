"""The words of the counted noun phrase: where it stops, what is joined to it, what is surely counted.

All words are lower case and NFC; phrases are separated by ``|``.
"""

from solieu.reading.tables import phrases

# --- The counted noun -------------------------------------------------------------------------
# The phrase stops before these: prepositions, pronouns, adverbs, verbs that begin a predicate.

STOPS = phrases(
    "đổ lên|đổ lại|đổ xuống|cho|của|tại|ở|với|trong|ngoài|trên|dưới|từ|đến|tới|vào|ra|theo|bằng|qua|do|bởi|vì|để|nhằm"
    "|như|khi|lúc|nếu|thì|mà|là|nhưng|song|hoặc|hay|cùng|giữa|sau|trước|gồm|bao gồm|được|bị|đã|đang|sẽ|vẫn|còn|cũng"
    "|chưa|không|phải|nên|lại|đều|rất|này|đó|kia|ấy|nay|nữa|tham gia|giúp|hỗ trợ|khắc phục|phục vụ|xây dựng|làm|nhận"
    "|trao|tặng|thăm|khám|trở|so với|đạt|chiếm|tăng|giảm|ước|khoảng|gần|hơn|ngót|xấp xỉ|chừng|trị giá|mỗi|những|các"
    "|mọi|từng|nhiều|một|hai|ba|bốn|sáu|bảy|tám|chín|mười|và|tương đương|tương ứng|kể|về|lên|xuống|đi|bước vào"
    "|liên quan|thuộc|nhờ|đối với|cả|tất cả|toàn bộ|tức|đứng|nằm|vượt|bắt|phát hiện|xử lý|khởi tố|triệt phá|vi phạm"
    "|ủng hộ|đóng góp|quyên góp|tiếp nhận|thu hút|nộp|mất|vừa|chỉ|đủ|hết|xong|cần|muốn|có thể|cho biết|đến từ|quay"
    "|chen chúc|luôn|bèn|liền|thường|hiện|trực tiếp|tập trung|đưa|lấy|giao|gửi|mang|nêu|ghi|góp|chi viện|ngập|dự kiến"
    "|hư hại|đi lại|phụ trách|nhập cảnh|quản lý|kéo dài|đầu tư|cùng với|nhất là|đặc biệt là|thông qua|nhân dịp"
    "|hoàn thành|triển khai|thực hiện|di dời|sơ tán|phụng dưỡng|chăm sóc|bảo vệ|tuyên truyền|vận động|huy động"
    "|thành lập|duy trì|khai mạc|diễn ra|bày tỏ|hưởng|chấm|gạch|ngoài ra|tiếp tục|cách|tuy|rồi|thế|đâu|ai|gì|nào|sao"
    "|dù|dẫu|xuất hiện|chia|điều động|cử|dự|đăng ký|tự nguyện|hiến|viết|khiến|xây|sửa|sửa chữa|đào|đắp|tu sửa"
    "|nâng cấp|chuyển|tìm kiếm|ký kết|vá|hẹn|biết|thấy|nghe|nhìn|đón|chặn|bỏ|rơi|rút|mọc|tổng trị giá|tổng giá trị"
    "|tổng số|tổng cộng|tổng kinh phí|tổng diện tích|với tổng|bên cạnh|trong số|giá trị|nghỉ|sang|giải quyết|lao vào"
    "|cứ|ngồi|uống|nói|xem|chen|bám|đi làm|trở về|nhô|bước|khỏi|lăn|vì vậy|do đó|đồng thời|song song|quanh|dọc|suốt"
    "|ngay|vẫy|bay|ôm|túc trực|nhảy|bối rối|yêu|chở|lặn|ký|hứa|nuôi|cấp|mua|bán|vay|trả|sống|ngụ|trú|thông báo"
    "|tiếp cận|tiếp xúc|kêu|xin|rời|dắt|canh|hàng trăm|hàng chục|hàng nghìn|hàng ngàn|hàng vạn|hàng triệu|vài"
    "|giai đoạn|năm|tham dự|tham quan|xuất phát|khởi công|khánh thành|bàn giao|phối hợp|thu hoạch|nạo vét|tu bổ"
    "|tôn tạo|chằng chống|gia cố|dọn dẹp|thu dọn|khai thông|vươn lên|chủ trì|ra quân|ban hành|đạt chuẩn|về đích"
)
# Compounds that hold one of these syllables and are no stop: máy tính, đối tượng, quân nhân, người nhận.
COMPOUNDS = phrases(
    "máy tính|đối tượng|giao thông|yêu thương|yêu nước|giao ban|giao lưu|giao thừa|giao liên|hàng giao|nhà ở"
    "|quân nhân|thành viên|điều kiện|hộ nghèo|con nuôi|bảo vệ|cấp cứu|cấp xã|cấp huyện|cấp tỉnh|cấp ủy|các bon|đi học"
    "|đi lại|xây dựng|nhân nuôi|cách mạng|cách ly|gần gũi|chỉ huy|chỉ thị|chỉ tiêu|nhận thức|chia sẻ|trường hợp"
    "|vượt khó|ba gác|ba lô|ba bánh|hai bánh|bốn bánh|ba chỉ|một cửa|hai mặt|nhà cấp|đồng bào|cần cẩu|cần trục"
    "|cần câu|hết hạn|nhà trên|ngoài trời|chủ chốt|qua đường|cầu vượt|tường vây|nước ngoài|trong nước|ngoài nước"
    "|đi bộ|mất tích|mất trí|mất điện|tăng ni|tăng gia|gần đường|kinh doanh|trực ban|ghi nhận|cứu hộ|hướng dẫn"
    "|đào tạo|tự quản|đào ao|cầu đi|bắt giữ|bệnh nhân|ngành nghề|ký sự|ký túc|sau đại|cấp phép|lều bạt|nội trú"
    "|bán trú|lưu trú|cư trú|tạm trú|thường trú|từ thiện|do thám|bị can|bị cáo|cách điện|máy xúc|xe cấp|máy cày"
    "|cấp nước|trạm cấp|bồn chứa|đang học|giữ trẻ|ra đa|ra đô|vào đảng|giúp việc|thông tin|để bàn|xe ba|nhà ba"
    "|bảo trợ|hỗ trợ viên|ngủ nghỉ|sang trọng|giải phóng|phát hiện|kết nối|hai lúa|ôm ấp|tư vấn|nghe nhìn|thuộc hộ"
    "|thuộc diện|đã nghỉ|đủ điều|người nghe|khiếm thính|nhìn đêm|lên lớp|lên men|đón trả|vượt biên|làm việc|việc làm"
    "|chỗ làm|ngày làm|công làm|cán bộ|bộ đội|hiến máu|máu hiến|giúp đỡ|mua bán|vay vốn|lao động|ra vào|tư tưởng"
    "|chỉ dẫn|biển chỉ|nguồn gốc|đặc biệt|tiêu biểu|ký ức|cấp thiết|máy bay|sân bay|xe bay|nhà tặng|trực thăng"
    "|đi biển"
    # nouns that begin with such a syllable
    "|bằng khen|bằng cấp|bằng chứng|bằng lái|bằng tốt|bằng cử|bằng sáng|bằng độc|bằng thạc|bằng tiến|bằng đại"
    "|bằng vàng|bằng công|bị đơn|bị hại|các tông|cách làm|cách thức|cách nói|cách viết|chỉ số|chỉ đạo|chỉ huy"
    "|chỉ điểm|chỉ dụ|chuyển biến|chuyển động|cử nhân|cử tri|của cải|dự án|dự báo|dự định|dự đoán|dự luật|dự thảo"
    "|dự toán|dự thẩm|dự bị|đặc ân|đặc điểm|đặc khu|đặc phái|đặc quyền|đặc san|đặc sản|đặc sắc|đặc sứ|đặc thù"
    "|đặc tính|đặc vụ|đặc trưng|đặc nhiệm|đặc công|đặc chủng|giao dịch|giao diện|giao lộ|giao ước|góp ý|hiện tượng"
    "|hiện trường|hiện vật|hiện trạng|hiến chương|hiến kế|khoảng cách|khoảng trống|không gian|không ảnh|không quân"
    "|ký hiệu|ký giả|mang tai|nghỉ dưỡng|nhận định|nhận xét|sao biển|sao băng|tặng phẩm|thế giới|thế hệ|thế lực"
    "|thế mạnh|thế trận|thế vận|thường vụ|thường trực|thường dân|trở ngại|từ điển|từ vựng|từ khóa|từ khoá|từ ngữ"
    "|từ mới|ước mơ|ước nguyện|yêu cầu|yêu sách|bắt buộc|bán kính|bán cầu|vận động viên|tuyên truyền viên"
    "|hướng dẫn viên|quản trị viên|nói chuyện"
    # nouns that end in one
    "|thiết bị|trang bị|danh từ|động từ|tính từ|điện từ|thư từ|đơn từ|chứng từ|vị thế|lợi thế|ưu thế|tình thế|tư thế"
    "|nhân cách|tư cách|phong cách|tính cách|quy cách|cải cách|hợp cách|chứng chỉ|địa chỉ|tín chỉ|di chỉ|sợi chỉ"
    "|cuộn chỉ|bình thường|thông thường|bất thường|cao cấp|trung cấp|sơ cấp|giai cấp|trợ cấp|phụ cấp|khẩn cấp"
    "|đẳng cấp|cung cấp|phân cấp|hiệp ước|quy ước|điều ước|hương ước|phòng bị|hậu bị|ngoại giao|điểm canh|chòi canh"
    "|trạm canh|lính canh|tháp canh|gác canh|bầu cử|ứng cử|tuyển cử|tái cử|chứng nhận|biên nhận|công nhận|hàng không"
    "|phòng không|không người|văn bằng|cây đào|cành đào|hoa đào|quả đào|gốc đào|giá bán|buôn bán|điểm bán|quầy bán"
    "|phụ thuộc|kim thuộc|chứng cứ|luận cứ|bần cùng|đời sống|cuộc sống|kỹ năng sống|năng sống|mức sống|vận chuyển"
    "|tiếng nói|câu nói|bài nói|hậu cần|bản sao|ngôi sao|giá cả|ảnh hưởng|thụ hưởng|chăn nuôi|cha nuôi|mẹ nuôi"
    "|bố nuôi|anh nuôi|em nuôi|cháu nuôi|vật nuôi|thợ lặn|áo lặn|máy quay|phòng quay|sân sau|ăn ở|nơi ở|chỗ ở|đất ở"
    "|tờ rơi|hầm trú|xe lăn|ghế lăn|sân vận|nhà vận|phòng khám|bàn khám|lối đi|ống nghe|máy nghe|cây viết|bài viết"
    "|tay viết|hòm thư góp|quỹ góp|cây nêu|dây dọi|đề cử|bàn là|chòm sao|xung quanh|vành đai|điểm đón|bến đón"
    "|trạm đón|xe đón|nhà nghỉ|điểm nghỉ|kíp nổ|kinh qua|lao dốc|trụ cột|bữa ăn|đồ uống|nước uống|cụ hỗ|xe ôm|vắc xin"
    "|viên gạch|lò gạch|đống gạch|xe gạch|nền gạch|tấn gạch|khối gạch|gạch ống|gạch men|gạch xây|máy bán"
)
FIRST_WORD_STOPS = STOPS - phrases("cách|cấp|ba|bước|kêu|bàn giao|thông báo|vi phạm|giai đoạn|năm")

# Stops that nonetheless go on where these follow: người có công, quân nhân có hoàn cảnh đặc biệt khó khăn.
RELATIVE_GOES_ON = {
    "có": phrases("hoàn|công|thành|uy|nguy|điều|nhu|tay|trình|đạo|bệnh|vốn|tinh|năng|truyền"),
    "bị": phrases("ảnh|thiệt|nhiễm|hại|ung|khuyết|sạt|lũ|hư|sập|cô"),
    "được": phrases(""),
}

# Things that stand together as one counted thing, so that a comma or "và" does not end the phrase.
JOINT = (
    phrases(
        "cán bộ|chiến sĩ|chiến sỹ|dân quân|bộ đội|tự vệ|công an|công nhân|viên chức|công chức|học sinh|sinh viên"
        "|giáo viên|hội viên|đoàn viên|đảng viên|thanh niên|phụ nữ|cá nhân|tập thể|hộ|sĩ quan|hạ sĩ quan|học viên"
        "|chiến binh|người dân|nhân dân|người lao động|quần chúng|đồng bào|y bác sĩ|y sĩ|y|bác sĩ|thiếu niên|nhi đồng"
        "|trẻ em|quân nhân|tín đồ|chức sắc|chức việc|nhà tu hành|tăng ni|phật tử|già làng|trưởng bản|người có uy tín"
        "|lượt|đoàn thể|đơn vị|tổ chức|cơ quan|doanh nghiệp|dân quân tự vệ|bộ đội biên phòng|người|quân|người nghèo"
        "|gia đình|hộ gia đình|đội viên|trinh sát|nhân viên|dân phòng|bảo vệ dân phố|thương binh|bệnh binh|liệt sĩ"
        "|liệt sỹ|du khách|ngư dân|thuyền viên|ông|bà|linh mục|mục sư|bí thư|trưởng thôn|trưởng ấp|tổ trưởng"
        "|người già|cựu chiến binh|vợ liệt sĩ|mẹ|thân nhân|bác sỹ|y sỹ|y tá|điều dưỡng|hộ lý|hộ dân|nhân khẩu"
        "|hộ nghèo|hộ cận nghèo|già làng|nghệ nhân|cộng tác viên|tuyên truyền viên|thợ|giảng viên|chuyên gia"
        "|tình nguyện viên|thanh niên xung phong|lao động|ngư phủ|tù nhân|phạm nhân|bị can|bị cáo|đối tượng|nghi phạm"
    ),
    phrases(
        "tàu|xuồng|thuyền|ca nô|ca-nô|canô|ô tô|ôtô|ô-tô|xe|tàu thuyền|ghe|xe máy|mô tô|máy bay|trực thăng|bè|xà lan"
        "|sà lan|máy xúc|máy ủi|xe tải|xe cứu thương|phương tiện|trang bị|thiết bị|xe ô tô|xe ô-tô|xe mô tô|tàu cá"
        "|máy móc|xe cơ giới"
    ),
    phrases(
        "tỉnh|thành|thành phố|xã|phường|thị trấn|huyện|quận|thị xã|thôn|bản|ấp|buôn|làng|khu phố|xóm|phum|sóc|đặc khu"
        "|khóm|khu|bon|tổ dân phố|khu dân cư|tiểu khu|cụm dân cư"
    ),
    phrases(
        "lều|chòi|nhà|lán|trại|nhà ở|trường|trạm|trường học|trạm y tế|nhà văn hóa|công trình|bể|giếng|phòng học"
        "|trụ sở|nhà kho|chuồng trại|chuồng|điểm trường|đồn|chốt|lán trại|lồng|bè|cột|mốc|nhà vệ sinh|nhà bếp"
        "|đài tưởng niệm|nghĩa trang|điểm sinh hoạt|sân chơi|sân|cổng|tường rào|trạm bơm|nhà máy|kho|xưởng|cửa hàng"
        "|quán|lớp học|thư viện|nhà công vụ|nhà bán trú"
    ),
    phrases(
        "đường|kênh|mương|cầu|cống|kênh mương|đê|kè|rãnh|ngõ|hẻm|đập|bờ|tuyến đường|đường dây|suối|sông|kênh rạch"
        "|rạch|ao|hồ|bờ bao|đường làng|ngõ xóm|lối mở|đường mòn|tuyến|đường liên thôn|đường liên xã|mương máng|vỉa hè"
    ),
    phrases(
        "súng|đạn|lựu đạn|trái nổ|mìn|bom|vũ khí|vật liệu nổ|khẩu súng|công cụ hỗ trợ|đầu đạn|pháo|hung khí|dao|kiếm"
        "|vật nổ|quả bom|quả mìn|kíp nổ|kíp|thuốc nổ|côn|mã tấu|vũ khí thô sơ"
    ),
    phrases(
        "hoa|màu|lúa|ngô|khoai|sắn|rau|cây|cây bàng|bàng vuông|phong ba|phi lao|keo|bạch đàn|vườn|ruộng|nương|hoa màu"
        "|rau màu|mía|rừng|cà phê|hồ tiêu|cao su|cây ăn quả|cây trồng|mì|đậu|lạc"
    ),
    phrases(
        "tổ|đội|nhóm|câu lạc bộ|chi hội|chi bộ|chi đoàn|đoàn|ban|tổ hợp tác|hợp tác xã|phòng|cục|vụ|khoa|mô hình"
        "|điển hình|chốt|trạm|cụm|hội|chi cục|ban chỉ đạo|hội nhóm|tài khoản|trang|kênh|fanpage|cơ sở|doanh nghiệp"
        "|công ty|đơn vị|nông trường|hợp tác xã"
    ),
    phrases("nghèo|cận nghèo|khó khăn|vượt khó|neo đơn|mồ côi|khuyết tật|đặc biệt khó khăn|hiếu học|già yếu"),
    phrases("trâu|bò|lợn|gà|dê|vịt|ngựa|gia súc|gia cầm|heo|bò giống|con giống|ngan|cá"),
    phrases(
        "sách|vở|bút|tập|sách vở|đồ dùng|cặp|áo|quần|chăn|màn|quần áo|giày|dép|mũ|áo ấm|ba lô|cặp sách|hàng hóa|đồ chơi"
    ),
    phrases("bàn|ghế|bàn ghế|tủ|giường|tivi|ti vi|quạt|máy tính|dụng cụ|tủ sách"),
    phrases("suất quà|phần quà|quà|học bổng|suất học bổng|thẻ bảo hiểm|xe đạp|sổ tiết kiệm"),
    phrases("đầu sách|sách|báo|tạp chí"),
    phrases(
        "buổi|đợt|cuộc|lần|hội nghị|lớp|vụ|vụ việc|vụ án|tin|nguồn tin|tin báo|tố giác|ý kiến|kiến nghị|đơn|thư|việc"
        "|mâu thuẫn|tranh chấp|khiếu kiện|khiếu nại|tố cáo|phản ánh|lỗi|vi phạm|tin|bài|ảnh|tin bài|phóng sự|bài viết"
        "|video|clip|nghị quyết|chỉ thị|kế hoạch|chương trình|văn bản|công văn|cuộc họp|tọa đàm|hội thảo|hội thi"
        "|hội diễn|lớp tập huấn|bồi dưỡng|buổi nói chuyện|mặt hàng|sản phẩm|đề tài|sáng kiến|giải pháp|hồ sơ|tài liệu"
        "|thông báo|báo cáo|trường hợp|sự kiện|hoạt động"
    ),
    phrases("bánh|kẹo|gạo|mì tôm|mì|thịt|nước|lương thực|thực phẩm|thuốc|nhu yếu phẩm|rau|củ|quả|dầu|đường|sữa|muối"),
    phrases("băng rôn|băng-rôn|khẩu hiệu|pa nô|pano|áp phích|tờ rơi|tờ gấp|biển báo|biểu ngữ|cờ|bảng tin"),
    phrases("an ninh|trật tự|quốc phòng|an toàn xã hội"),
    phrases("đường biên|cột mốc|mốc giới|mốc quốc giới|mốc|biên giới"),
    phrases("ban|ngành|đoàn thể|sở|ban ngành|cơ quan|địa phương|đơn vị"),
)
# A thing joined by a comma ends at one of these, or at a sign; before other words it may begin a new clause.
AFTER_JOINED = phrases(
    "cho|của|tại|ở|với|trên|trong|từ|về|trị|tổng|để|do|theo|đến|tới|bằng|gồm|cùng|trong|khắp|ngoài|và|các"
)

# Places of one rank, so that a slash between them is "or": 8 xã/phường; but 5 thôn/xã are five to each commune.
SAME_RANK = (
    phrases("tỉnh|thành phố|thành"),
    phrases("huyện|quận|thị xã|thành phố"),
    phrases("xã|phường|thị trấn|đặc khu"),
    phrases("thôn|bản|ấp|buôn|làng|xóm|khu phố|tổ dân phố|khu|phum|sóc|tổ|bon|khóm"),
)
JOINT_CLASS: dict[str, set[int]] = {}
for _number, _class in enumerate(JOINT):
    for _word in _class:
        JOINT_CLASS.setdefault(_word, set()).add(_number)

# What people, households and offices do: these words end the phrase after them, but not in "lớp tập huấn".
AGENTS = (
    JOINT[0]
    | JOINT[2]
    | phrases(
        "người|hộ|hộ dân|gia đình|xã|phường|huyện|tỉnh|thôn|bản|đơn vị|cán bộ|chiến sĩ|chiến sỹ|em|cháu|học sinh"
        "|sinh viên|đồng chí|đoàn viên|hội viên|thanh niên|đảng viên|quân nhân|bộ đội|dân quân|tập thể|cá nhân|cơ quan"
        "|doanh nghiệp|địa phương|công nhân|giáo viên|bác sĩ|phụ nữ|bà con|lượt người|lượt cán bộ|lượt chiến sĩ"
        "|lượt chiến sỹ|lượt bộ đội|lượt dân quân|lượt đoàn viên|lượt hội viên|lượt học sinh|lượt thanh niên"
    )
)
PREDICATES = phrases(
    "lo|dựng|lao|thi đua|cam kết|rà soát|kiểm tra|kiểm soát|tuần tra|truy quét|đấu tranh|ngăn chặn|xác minh|điều tra"
    "|thu giữ|tiêu hủy|xóa|xoá|dập|chữa cháy|cứu|tìm|thả|lắp đặt|treo|dán|cấp phát|phát động|bồi dưỡng|tập huấn"
    "|huấn luyện|truyền đạt|phổ biến|quán triệt|học tập|giữ gìn|tổ chức|phân công|gặt|khiêng|bốc|vác|lợp|phòng chống"
    "|chống|vận chuyển|di chuyển|lên đường|hành quân|tham dự|tham quan|chạy|chuẩn bị|hưởng ứng|luyện tập|dọn|quét"
    "|nhặt|họp|thảo luận|trao đổi|gặp|đối thoại|tìm hiểu|đọc|hát|khởi nghiệp|canh gác|ngủ|phát triển|tăng gia"
    "|thâm canh|chăm lo|mắc|trực|xây dựng|củng cố"
)

# Nouns that are surely counted: classifiers and the commonest. A lone spelled digit, a label word or a year
# before one of these is a number of it: "tổ 84 thành viên", "2000 hộ", "năm con".
COUNTED = (JOINT[0] - phrases("công an|bộ đội|đoàn thể|tổ chức|cơ quan|doanh nghiệp|quân")) | phrases(
    "miệng ăn|bát|ly|chén|thúng|gánh|cọc|mâm|cỗ|nải|buồng|bông|khúc|vạt|líp|giàn|toa|ô cửa|bậc|trụ|bóng đèn|que|điếu"
    "|bút lục|tập|bị hại|nghi can|tử tù|quản giáo|kiểm sát viên|thẩm phán|luật sư|công tố viên|phóng viên"
    "|biên tập viên|họa sĩ|diễn viên|đạo diễn|thủ môn|trọng tài|võ sĩ|thầy giáo|cô giáo|học trò|thiếu nữ|sản phụ"
    "|thai phụ|vết|ngón|đồng nghiệp|đồng hương|chủ nợ|gã|băng nhóm|đường dây|chuyên án|phiên|án|mối|vở|hiệp|ván"
    "|học kỳ|đề tài|phát minh|sáng chế|kiến nghị|yêu cầu|nguyên tắc|lý do|dấu hiệu|giả thuyết|tình huống|cửa ải|chặng"
    "|bến|bãi|tiệm|vũ trường|sòng|đầu máy|màn hình|điện thoại|thuê bao|hồi chuông|trái|hầm|chiến dịch|nhánh|hòn"
    "|phân xưởng|dây chuyền|công đoạn|cổ đông|cổ phiếu|đại lý|đối tác|hợp đồng|container|kiện|nhà báo|nhà khoa học"
    "|kỹ sư|giáo sư|tiến sĩ|ứng viên|cử tri|du học sinh|chuyên viên|người mẫu|ca sĩ|nhạc sĩ|nhà văn|cầu thủ|tuyển thủ"
    "|đội bóng|cặp vợ chồng|mẹ con|mái nhà|bánh|hành khách|thủy thủ|thuỷ thủ|tài xế|lái xe|khách hàng|thuyền trưởng"
    "|bé|thí sinh|vị|khẩu|ổ|làn|nóc|nóc nhà|gian|chái|giường bệnh|hố|chuồng|thẻ|hồ sơ|ngọn|bếp|người|con|cái|chiếc"
    "|đơn vị|xã|tỉnh|huyện|thành viên|đồng chí|giải pháp|thám tử|chị|em|cháu|năm|lần|nhà|căn|ngôi|hộ|gia đình"
    "|học sinh|lượt|suất|phần|bộ|đội|tổ|mô hình|công trình|tuyến|vụ|việc|cán bộ|chiến sĩ|chiến sỹ|đảng viên|đoàn"
    "|hội viên|phương tiện|xe|tàu|xuồng|máy|trường|trạm|phòng|lớp|buổi|cuộc|đợt|ca|bản|thôn|ấp|điểm|cây|tấm|cuốn"
    "|quyển|bài|tin|nguồn|đối tượng|quân nhân|liệt sĩ|thương binh|mẹ|bà|cụ|anh|ông|cô|chú|bác|đứa|thằng|vợ|chồng|bạn"
    "|khách|ngày công|nội dung|nhiệm vụ|chỉ tiêu|tiêu chí|mục tiêu|giai đoạn|nhóm|cặp|đôi|bên|phía|nước|quốc gia"
    "|bộ phận|cơ quan|doanh nghiệp|khu|vùng|cánh|bàn|mắt|tay|chân|đầu|mảnh|miếng|khẩu|viên|quả|lá|bức|trận|cơn|dự án"
    "|đề án|chương trình|kế hoạch|lao động|công nhân|giáo viên|sinh viên|bệnh nhân|bác sĩ|trẻ|trẻ em|phụ nữ"
    "|thanh niên|dân|nhân khẩu|bộ đội|dân quân|nhịp|cầu|cống|tầng|mũi|hướng|hàng|dãy|đồn|chốt|cột|bao|thùng|hộp|gói"
    "|chai|lon|túi|xuất|món|loại|kiểu|dạng|trường hợp|khẩu hiệu|sà lan|ghe|thuyền|ô tô|ôtô|con bò|giường|phần quà"
    "|suất quà|bị cáo|bị can|nạn nhân|cá nhân|tập thể|ngành|lĩnh vực|cấp|khâu|bước|mặt|ý kiến|câu|chữ|số|lời|bữa"
    "|chuyến|lít|phương án|nguyên nhân|tháng|tuần|ngày|giờ|phút|giây|quý|cân|tấn|mét|gian|thợ|chàng|gái|tên|kẻ|đời"
    "|thế hệ|dân tộc|tôn giáo|xóm|làng|buôn|quận|phường|thị trấn|thành phố|hộ dân|địa phương|đoạn|toán|chiều"
    "|con đường|luống|hội|chi|hội nghị|lực lượng|nghị quyết|văn bản|quyết định|đầu mối|sào|khối|mẫu|đập|hồ|kênh"
    "|ngành nghề|nghề|nữ|nam|quần chúng|giả thiết|sợi|bờ|hàm|vế|đồng đội|dòng|trang|tờ|đơn|thư|quán|cửa hàng|công ty"
    "|nhân viên|đại biểu|vận động viên|huy chương|huân chương|danh hiệu|giải|bằng|bằng khen|giấy khen|căn cứ|cứ điểm"
    "|lô|thửa|bệnh viện|tuổi|lứa|vòng|khóa|kỳ|chu kỳ|tiết|môn|điều|khoản|mục|đám|nhân|chó|trâu|bò|lợn|gà|đàn|bầy"
    "|giống|móc|flycam|camera|lựu đạn|súng|vũ khí|tuyến đường|trụ sở|trung tâm|ban|khẩu trang|suất ăn|đơn vị máu|chỗ"
    "|quần áo|nhà văn hóa"
)
