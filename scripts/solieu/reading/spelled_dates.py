"""Number words that are a day, a month, a year, or digits read out one by one."""

from solieu.reading.numbers import Number
from solieu.vietnamese import DIGITS, NUMBER_WORDS, POINTS, read_words


def is_dictated(words: list[str], number: Number, text: str, at: int) -> bool:
    """Digits said one by one, as of a telephone or an address: không chín ba sáu, một chín hai chấm một."""
    points = sum(word in POINTS for word in words)
    if points > 1:
        return True  # an address of a machine: một chín hai chấm một sáu tám chấm mười chấm năm
    if not has_place(words):
        years = len(words) < 5 and "năm" in words[1:] and words[0] != "một"
        return not (points or years)
    left = text[number.end : at + 400].split()[:4]
    return len(left) == 4 and len(words) > 5 and all(word in DIGITS for word in left) and left[0] != "năm"


def is_date(text: str, before: str, words: list[str], at: int, run_end: int) -> bool:
    """Whether the number words name a day, a month or a year."""
    following: list[str] = []
    if before == "tháng" or text.find("tháng", run_end, run_end + 16) >= 0:
        following = text[run_end : run_end + 16].split()
    if before == "tháng" and len(words) == 1 and following and following[0] in ("ngày", "tuần"):
        return following[1:2] != [] and following[1] in NUMBER_WORDS  # tháng tư ngày mười, but một tháng tám ngày
    if before in ("tháng", "ngày", "mồng", "mùng", "quý", "quí", "thứ"):
        return True
    if len(words) > 2 and (is_spelled_year(words) or words[:2] == ["một", "chín"]):
        return True
    if text.startswith(" tết", run_end):
        return True
    if len(following) > 1 and following[0] == "tháng" and (following[1] in DIGITS or following[1] == "mười"):
        return len(following) < 3 or following[2] not in ("ngày", "tuần")
    return False


def month_end(text: str, at: int, end: int, run_end: int, before: str, words: list[str]) -> int:
    """Where to read on after a date: a month takes one word, or two after mười; other dates the whole run."""
    if before == "tháng":
        if words[0] == "mười" and len(words) > 1 and words[1] in ("một", "hai"):
            return text.index(words[1], end) + len(words[1])
        return end
    if before in ("thứ", "quý", "quí"):
        return end
    if "năm" in words[1:] and before in ("ngày", "mồng", "mùng"):
        return end
    return run_end


def has_place(words: list[str]) -> bool:
    """Whether spelled words are a number rather than digits read out one by one, as in a telephone number."""
    return any(word not in DIGITS and word not in POINTS for word in words)


def is_spelled_year(words: list[str]) -> bool:
    """năm hai nghìn linh chín, năm một chín tám tư; but năm mươi and năm chín are 50 and 59."""
    rest = words[1:]
    if words[0] != "năm" or len(rest) < 2 or rest[0] not in DIGITS or rest[0] in ("mốt", "lăm", "nhăm", "tư"):
        return False
    if all(word in DIGITS for word in rest) or rest[1] == "không" or (rest[:2] == ["một", "chín"] and len(rest) > 2):
        return True
    read = read_words(rest)
    return read is not None and read[0] < 3000 and read[1] > 1
