"""Set phrases whose number words count nothing: ba chân bốn cẳng, năm thì mười họa; and words that go with one."""

from solieu.reading.tables import phrases

_IDIOMS = phrases(
    "ba chân bốn cẳng|mười phân vẹn mười|ba mặt một lời|năm thì mười họa|năm thì mười hoạ|bốn bể|bốn biển"
    "|năm châu bốn biển|năm châu|một nắng hai sương|hai sương một nắng|ba cọc ba đồng|năm cha ba mẹ"
    "|bảy nổi ba chìm|ba chìm bảy nổi|chín bỏ làm mười|năm lần bảy lượt|ba lần bảy lượt|một vốn bốn lời"
    "|một lòng một dạ|chín người mười ý|bốn phương tám hướng|bốn phương|tám hướng|ba đầu sáu tay|năm bè bảy mối"
    "|ba bè bảy mối|ba bề bốn bên|bốn bề|bốn bên bốn bề|một mất một còn|một công đôi việc|một công đôi ba việc"
    "|hai năm rõ mười|mười mắt trông một|ba đời bảy họ|một đồn mười|mười đồn trăm|một cổ hai tròng"
    "|một mũi tên trúng hai đích|một mũi tên hạ hai|một tấc không đi một ly không rời|một tấc không đi|một ly không rời"
    "|một li không rời|chín suối|mười ngón tay có ngón|ba que xỏ lá|ba bảy đường|ba bảy hai mốt|một chín một mười"
    "|tám lạng người nửa cân|ba máu sáu cơn|năm mươi năm mươi|một trời một vực|ba bồ bảy bị"
    "|ba hoa|hai tay buông xuôi|một miệng hai lòng|ba voi không được bát nước xáo"
    "|ba hồn bảy vía|ba hồn chín vía|năm cùng tháng tận|bảy ngày ba tật|một bước đi một bước|một còn một mất"
    "|mười mươi|trăm công nghìn việc|trăm công ngàn việc|trăm hoa đua nở|trăm người như một|triệu người như một"
    "|nghìn cân treo sợi tóc|ngàn cân treo sợi tóc|trăm trận trăm thắng|trăm phương nghìn kế"
    "|trăm phương ngàn kế|một cây làm chẳng nên non|ba cây chụm lại|một con ngựa đau"
    "|một miếng khi đói|bảy bảy bốn chín|ba bữa nửa tháng|ba ca bốn kíp|ba trợn ba trạo|hai bà trưng|năm hết tết đến"
)
# The first word of an idiom -> the idioms.
IDIOMS: dict[str, tuple[str, ...]] = {}
for _idiom in sorted(_IDIOMS, key=lambda idiom: (-len(idiom), idiom)):
    _first = _idiom.split(" ", 1)[0]
    IDIOMS[_first] = (*IDIOMS.get(_first, ()), _idiom)

# Not counted by the number word before them: ba mẹ are parents, ba lô a rucksack, chín muồi ripe.
NOT_COUNTED = {
    "ba": phrases("mẹ|má|ơi|tôi|gác|ngơi|lô|ba|hoa|chỉ|rọi|gai|láp|lơn|trợn|toong|zoa"),
    "chín": phrases("chắn|muồi|mọng|rộ|nẫu|kỹ|mềm|vàng|đỏ|nhừ|nục"),
    "tám": phrases("chuyện"),
    "hai": phrases("lúa|lòng|mang"),
    "bốn": phrases("cõi"),
}
# bốn phương are all sides, but bốn phương án four plans.
_NOTHING: tuple[str, ...] = ()
_NO_IDIOM_BEFORE = {"bốn phương": (" án", " pháp", " thức", " tiện", " châm", " trình")}


def idiom_end(text: str, at: int, word: str) -> int:
    """The end of the set phrase that begins at ``at`` with the word; 0 if none does."""
    idioms = IDIOMS.get(word)
    if idioms is None or not text.startswith(idioms, at):
        return 0
    for idiom in idioms:
        end = at + len(idiom)
        if text.startswith(idiom, at) and not text[end : end + 1].isalnum():
            return 0 if text.startswith(_NO_IDIOM_BEFORE.get(idiom, _NOTHING), end) else end
    return 0
