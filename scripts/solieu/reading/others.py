"""What is not a quantity: dates, times, documents, codes, phones, scores. Each keeps its own kind."""

import re

from solieu.reading.lexicon import DATE_BEFORE, DOCUMENT_TYPES, PHONE_BEFORE, SCORE_BEFORE
from solieu.reading.numbers import Number, read_spelled
from solieu.reading.plaintext import PlainText, word_after
from solieu.reading.quantity import Quantity
from solieu.reading.units import UnitWords

_TYPES = "|".join(sorted(DOCUMENT_TYPES, key=len, reverse=True))
DOCUMENT = re.compile(
    rf"\d+[a-zđ]?(?:/\d{{4}})? ?[-/] ?(?:{_TYPES})(?:[-/](?:[a-zđ]+))*(?![^\W_])"
    r"|\d+/\d{4}/[a-zđ]{1,6}(?:[-/][a-zđ]+)*"
)
DATE = re.compile(
    r"(?:\d{1,2} ?[-–] ?)?\d{1,2}(?P<sign> ?[/.-] ?)\d{1,2}(?P=sign)(?:\d{4}|\d{2})(?![.,/]?\d)"
    r"|\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2} ?[/–-] ?(?:19|20)\d{2}(?![.,/]?\d)"
)
DAY = re.compile(r"(\d{1,2})(?: ?[-–] ?(\d{1,2}))?( ?[/.–-] ?)(\d{1,2})(?![.,/]?\d)(?:/(?!\d{5})\d{4})?")
CLOCK = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[-–] ?\d{1,2}:\d{2}(?::\d{2})?)?(?![\d:])"
    r"|\d{1,2} ?[hg] ?[0-5]\d(?!\d|[.,]\d)(?: ?ph?(?![^\W_]))?"
    r"|\d{1,2}h(?: ?[-–] ?\d{1,2}h(?:[0-5]\d)?| kém [0-5]?\d(?!\d))?(?![^\W_])"
    r"|\d{1,2} ?(?:am|pm)(?![^\W_]| pe)|\d{1,2}p(?:[0-5]?\ds)?(?![^\W_])"
)
HOUR = re.compile(
    r" ?giờ(?! ?đồng hồ)(?: kém)?(?: (?:"
    r"\d{1,2}(?![\d.,]*\d| ?(?!phút|giây|sáng|trưa|chiều|tối|đêm|ngày|hôm|rạng)[^\W\d_])(?: ?phút)?|\d{1,2} ?phút)"
    r"(?: \d{1,2} giây)?| rưỡi)?"
)
PHONE = re.compile(
    r"0\d{1,3}\)[ .-]?\d{3,4}(?:[ .-]?\d{2,4}){1,2}(?!\d)|\+?(?:84|0)\d{0,3}(?:[ .-]?\d{2,4}){2,4}(?!\d)"
    r"|1[89]00[ .]?\d{2,4}(?:[ .]?\d{2,4})?(?!\d)"
)
YEARS = re.compile(r"(?:19|20)\d{2} ?[-–—/] ?(?:(?:19|20)\d{2}|\d{2})(?![.,/]?\d)")
ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?![.\d])")
PLATE = re.compile(r"\d{2}[a-z]\d? ?-? ?\d{3}\.?\d{2}(?!\d)|\d{2}[a-z] ?- ?\d{4,5}(?!\d)")
SCORE = re.compile(r"\d{1,2} ?[-–] ?\d{1,2}(?![.,/]?\d)")
URL = re.compile(r"(?:https?://|www\.)\S{0,2000}")
RUN = re.compile(r"\d+(?:[.,/]\d+)*")
_SIMPLE_FRACTION = frozenset(("1/2", "1/3", "2/3", "1/4", "3/4", "2/5", "3/5", "4/5", "1/10"))
DAY_PARTS = frozenset(("sáng", "trưa", "chiều", "tối", "đêm", "khuya", "ngày", "hôm", "rạng"))
LASTING = frozenset(("trong", "sau", "suốt", "mất", "dài", "tục", "hết", "mỗi", "qua", "vòng", "thêm", "tổng", "được"))
_ALWAYS = re.compile(r"24/7(?![./]?\d|[^\W_])")
_HOUR_WORD = re.compile(r"\d{1,2} ?(giờ|[hg])")
_FIRST_DIGITS = re.compile(r"\d+")
_HOUSE = re.compile(r"\d+[a-z]?(?:/\d+[a-z]?)+(?![^\W_]|[.,]\d)")
# What the word before says at once: hẻm 212/45, cột mốc 275/2, thương binh 3/4; xếp thứ 3/63; tỷ lệ 1/25.000;
# tháng 6/1802.
_BY_WORD_BEFORE = (
    (frozenset(("hẻm", "ngõ", "ngách", "kiệt", "mốc", "binh", "loại")), _HOUSE, "label"),
    (frozenset(("thứ", "hạng")), re.compile(r"\d{1,3}/\d{1,3}(?![\d/]|[.,]\d)"), "ordinal"),
    (frozenset(("cấp", "mức", "bậc")), re.compile(r"\d{1,2} ?[-–] ?\d{1,2}(?![\d/]|[.,]\d)"), "label"),
    (frozenset(("lệ",)), re.compile(r"1/\d{1,3}(?:\.\d{3})+(?![\d/]|[.,]\d)"), "label"),
    (frozenset(("tháng",)), re.compile(r"\d{1,2} ?[/–-] ?(?:1\d|20)\d{2}(?![.,/]?\d)"), "date"),
)
_CARD = re.compile(r"\d{4}(?: \d{4}){2,3}(?![\d.,])")
_BY_SHAPE = (
    (DOCUMENT, "document_number"),
    (DATE, "date"),
    (YEARS, "year"),
    (CLOCK, "time"),
    (ADDRESS, "code"),
    (_CARD, "code"),
    (PLATE, "code"),
    (PHONE, "phone"),
)


def find_shape(text: str, at: int, before: str, beyond: str, counted: bool) -> tuple[str, int] | None:
    """The kind and end of the numerals at ``at`` if their shape says what they are; None if they may be an amount.

    ``before`` is the word before them, ``beyond`` the one before that; ``counted`` says that a unit or a
    counted noun follows, which tells 9/12 xã (a part of a whole) from 9/12 (a day).
    """
    for words, pattern, kind in _BY_WORD_BEFORE:
        if before in words and (found := pattern.match(text, at)) is not None:
            return kind, found.end()
    if not counted and (found := _ALWAYS.match(text, at)) is not None:
        return "label", found.end()  # trực 24/7: day and night
    for pattern, kind in _BY_SHAPE:
        found = pattern.match(text, at)
        if found is not None and (kind != "phone" or _is_phone(found.group(), before)):
            return kind, found.end()
    if before in SCORE_BEFORE or f"{beyond} {before}" in SCORE_BEFORE:
        found = SCORE.match(text, at)
        if found is not None:
            return "score", found.end()
    return _day(text, at, before, counted)


def _is_phone(written: str, before: str) -> bool:
    digits = sum(character.isdigit() for character in written)
    if written.startswith(("0", "+")):
        return 9 <= digits <= 13 and not written.startswith("00.")
    return before in PHONE_BEFORE or (written.startswith(("1900", "1800")) and digits >= 8)


def _day(text: str, at: int, before: str, counted: bool) -> tuple[str, int] | None:
    """A day and month: 29/12, 25-7, 23.2, 10-15/3."""
    found = DAY.match(text, at)
    if found is None:
        return None
    first, second, sign, month = found.groups()
    if sign.strip() != "/" and second is not None:
        return None
    valid = 1 <= int(first) <= 31 and 1 <= int(month) <= 12 and 1 <= int(second or 1) <= 31
    if not valid:
        return None
    if before in DATE_BEFORE and not (counted and sign.strip() == "-"):
        return "date", found.end()
    if counted:
        return None
    simple = found.group().replace(" ", "") in _SIMPLE_FRACTION
    if simple and before not in ("đến", "tới", "từ", "trước", "sau", "hết", "nghị", "niệm"):
        return None
    if (
        sign.strip() in ("-", "–")
        and " " in sign
        and before not in ("đến", "tới", "từ", "trước", "sau", "niệm", "khánh")
    ):
        return None
    return "date", found.end()


def read_clock(plain: PlainText, start: int, end: int) -> Quantity:
    """A time of day in digits; its value is the hour."""
    numerals = list(RUN.finditer(plain.text, start, end))
    hour = _HOUR_WORD.match(plain.text, start)
    unit = plain.written(*hour.span(1)) if hour is not None else None
    value = int(_FIRST_DIGITS.match(plain.text, start).group())  # type: ignore[union-attr]
    return plain.quantity("time", start, end, start, numerals[-1].end(), value=value, unit=unit)


def is_time_of_day(text: str, end: int, value: object, before: str, hedged: bool) -> bool:
    """Whether "N giờ" that ends at ``end`` is a time of day rather than a number of hours."""
    if not isinstance(value, int) or value > 24:
        return False
    following = text[end : end + 12].split()
    if following and following[0].rstrip(".,;:") in DAY_PARTS:
        return True
    return not hedged and before not in LASTING


# --- Times of day: 14 giờ 30 phút, 8 g, tám giờ bảy phút ---

_SPELLED_TIME = re.compile(r" (?:kém )?")


def read_time(plain: PlainText, number: Number, unit: UnitWords, spelled: bool) -> tuple[Quantity | None, int]:
    """N giờ as a time of day, with its minutes."""
    found = HOUR.match(plain.text, number.end)
    end = found.end() if found is not None else unit.end
    if spelled:
        end = _spelled_time_end(plain.text, end)
        last = number.end if not any(map(str.isdigit, plain.text[number.end : end])) else end  # mười giờ 15
        written = plain.written(unit.start, unit.end)
        return plain.quantity("time", number.start, end, number.start, last, value=number.value, unit=written), end
    return read_clock(plain, number.start, end), end


def _spelled_time_end(text: str, end: int) -> int:
    """The end of a spelled time of day: tám giờ bảy phút mười giây, chín giờ kém mười."""
    while True:
        at = _SPELLED_TIME.match(text, end)
        if at is None:
            return end
        begin = at.end()
        for word in ("linh ", "lẻ "):
            if text.startswith(word, begin):
                begin += len(word)
        read = read_spelled(text, begin)
        if read is None:
            return end
        after = word_after(text, read[1])
        if after not in ("phút", "giây", "", "sáng", "trưa", "chiều", "tối", "đêm", "gmt", "utc", "cst"):
            return end
        end = read[1]
        if after in ("phút", "giây"):
            end = text.index(after, end) + len(after)


def is_generation(plain: PlainText, number: Number, unit: UnitWords) -> bool:
    """A network's generation: 4G, 5G."""
    return plain.cased[unit.start : unit.end] == "G" and unit.start == number.end and number.end - number.start == 1


def is_hour_g(plain: PlainText, number: Number, unit: UnitWords, before: str) -> bool:
    """Whether "8 g" is eight o'clock rather than eight grams."""
    if unit.end - unit.start != 1 or not isinstance(number.value, int) or number.value > 24:
        return False
    if plain.text[unit.start - 1] != " ":
        return False
    after = word_after(plain.text, unit.end)
    return after not in ("vàng", "muối", "đường", "bột", "thuốc", "heroin", "ma", "cần", "thịt", "bạc", "gạo") and bool(
        after or before
    )
