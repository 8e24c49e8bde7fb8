"""A number in words: most number words of prose are articles, years, names and other words."""

import re
from decimal import Decimal

from solieu.quantities.amounts import read_amount
from solieu.quantities.fractions import read_half
from solieu.quantities.hedges import hedge_before
from solieu.quantities.nouns import has_noun, read_noun, unit_of
from solieu.quantities.number_words import read_lone, read_spelled
from solieu.quantities.numbers import Number
from solieu.quantities.page import Before, Page, is_counted_noun, word_after, words_before
from solieu.quantities.phrases import Fields
from solieu.quantities.quantity import Quantity
from solieu.quantities.unit_words import TIME_SPANS
from solieu.quantities.units import read_unit
from solieu.quantities.words import (
    HEDGES_BY_LAST_WORD,
    NOT_A_NUMBER_AFTER,
    VAGUE_STARTS,
    VAGUE_WORDS,
    YEAR_AFTER,
    YEAR_FOLLOWS,
)
from solieu.vietnamese import DIGITS, HALF, NUMBER_WORDS, POINTS, SCALES, read_words, scaled

BEGINS = "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|không|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|chục"
# The commonest of them in prose say at once that they are no number: một số, năm nay, năm 2031, không có.
NOT_HERE = (
    r"một (?:số|trong|cách|phần nào|lần nữa)(?![^\W_])|năm (?:\d|(?:nay|qua|học|trước|sau|tới|ngoái|đó)(?![^\W_]))"
    rf"|không (?!(?:{BEGINS}|phẩy|chấm|linh|lẻ)(?![^\W_]))"
)
_NOT_THE_NEXT = frozenset(("năm", "lăm", "nhăm", "tư", "mốt"))
_DAYS = frozenset(("day", "week", "month", "year"))
_OF = frozenset(("phần", "trên", "chia"))
_PART_OF = re.compile(rf" (?:{'|'.join(sorted(_OF))}) (?:{BEGINS})(?![^\W_])")
_ALL_OF = frozenset(("hàng", "hằng", "cả"))  # cả ba are all three
# ba mẹ are parents, ba gác a cart, ba lô a rucksack
NOT_COUNTED = frozenset(("mẹ", "gác", "ngơi", "lô", "ba", "hoa", "chỉ", "rọi"))


def read_words_at(page: Page, at: int, end: int) -> tuple[Quantity | None, int]:
    """The quantity whose first number word is at ``at``, and where to read on."""
    text = page.text
    word = text[at:end]
    if word in VAGUE_STARTS:
        return _vague(page, at, end)
    after = word_after(text, end)
    before = words_before(text, at)
    one = before[0]
    if (word == "một" and after == "nửa") or (word in SCALES and after == HALF):
        return _half(page, at, word, before)
    read = read_lone(text, at, end, after)
    if read is None:
        return None, end
    number, run_end = read
    words = text[at:run_end].split() if run_end > end else [word]
    if _is_date(text, one, words, at, run_end):
        return None, _month_end(text, at, end, run_end, one, words)
    if len(words) > 2 and _is_dictated(words, number, text, at):
        return None, run_end
    hedge = hedge_before(text, before, at) if one in HEDGES_BY_LAST_WORD else None
    if len(words) == 2 and hedge is None:
        either = _one_or_the_next(page, at, run_end, words)
        if either is not None:
            return either
    if number.end == end and not _stands_alone(page, number, word, one, after, hedge):
        return None, end
    return read_amount(page, number, at, before, hedge, spelled=True)


def _half(page: Page, at: int, word: str, before: Before) -> tuple[Quantity | None, int]:
    """một nửa số hộ; triệu rưỡi, which is a million and a half."""
    hedge = hedge_before(page.text, before, at) if before[0] in HEDGES_BY_LAST_WORD else None
    if word == "một":
        return read_half(page, at, hedge)
    power, end = SCALES[word], page.text.index(HALF, at) + len(HALF)
    number = Number(at, end, scaled(15, power - 1), 2, None, power, Decimal("1.5"))
    return read_amount(page, number, at, before, hedge, spelled=True)


def _one_or_the_next(page: Page, at: int, end: int, words: list[str]) -> tuple[Quantity, int] | None:
    """Two digits in a row before what is counted: hai ba người are two or three; bốn năm may be four years."""
    low, high = (DIGITS.get(word, 0) for word in words)
    if not low or high != low + 1 or words[1] in _NOT_THE_NEXT:
        return None
    text = page.text
    unit = read_unit(text, end)
    if word_after(text, end) in _OF or (unit is not None and unit.unit_id not in _DAYS):
        return None  # sáu bảy giây may be 67
    noun = (unit.start, unit.end) if unit is not None else read_noun(text, end)
    if noun is None:
        return None
    unit_id = unit.unit_id if unit is not None else unit_of(text[noun[0] : noun[1]], page.units)
    fields: Fields = {
        "lower_bound": low, "upper_bound": high, "qualifier_id": "between", "unit": page.written(*noun),
        "unit_id": unit_id, "significant_digits": 1,
    }  # fmt: skip
    return page.record("range", at, noun[1], at, end, fields), noun[1]


def _is_dictated(words: list[str], number: Number, text: str, at: int) -> bool:
    """Digits said one by one, as of a telephone or an address: không chín ba sáu, một chín hai chấm một."""
    points = sum(word in POINTS for word in words)
    if not _has_place(words):
        years = len(words) < 5 and "năm" in words[1:] and words[0] != "một"
        return points > 1 or not (points or years)
    left = text[number.end : at + 400].split()[:4]
    return len(left) == 4 and len(words) > 5 and all(word in DIGITS for word in left) and left[0] != "năm"


def _is_date(text: str, before: str, words: list[str], at: int, run_end: int) -> bool:
    """Whether the number words name a day, a month or a year."""
    following: list[str] = []
    if before == "tháng" or text.find("tháng", run_end, run_end + 16) >= 0:
        following = text[run_end : run_end + 16].split()
    if before == "tháng" and len(words) == 1 and following and following[0] in ("ngày", "tuần"):
        return following[1:2] != [] and following[1] in NUMBER_WORDS  # tháng tư ngày mười, but một tháng tám ngày
    if before in ("tháng", "ngày", "mồng", "mùng", "quý", "quí", "thứ"):
        return True
    if len(words) > 2 and _is_spelled_year(words):
        return True
    if len(following) > 1 and following[0] == "tháng" and (following[1] in DIGITS or following[1] == "mười"):
        return len(following) < 3 or following[2] not in ("ngày", "tuần")
    return False


def _month_end(text: str, at: int, end: int, run_end: int, before: str, words: list[str]) -> int:
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


def _stands_alone(page: Page, number: Number, word: str, before: str, after: str, hedge: object) -> bool:
    """Whether a single number word is an amount here; most are articles, years, names and other words."""
    text = page.text
    if before == "âm" or (after in _OF and _PART_OF.match(text, number.end) and word not in SCALES):
        return True
    if word in SCALES or word in ("trăm", "chục"):
        return hedge is not None and bool(after)
    unit = page.unit(number.end)
    if word == "không":
        return unit is not None and number.start == page.first
    if hedge is not None:
        return unit is not None or has_noun(text, number.end)
    if before in NOT_A_NUMBER_AFTER or _is_name(page, number):
        return before == "tháng" and unit is not None and unit.unit_id in ("day", "week")
    if word == "một":
        return unit is not None and (unit.kind != "measure" or unit.unit_id not in TIME_SPANS)
    if word == "năm":
        if before in YEAR_AFTER or after in YEAR_FOLLOWS:
            return False
        return is_counted_noun(text, number.end) or unit is not None
    if unit is not None or after == "rưỡi":
        return True
    return len(after) != 1 and after not in NOT_COUNTED and has_noun(text, number.end)


def _is_name(page: Page, number: Number) -> bool:
    """A capital inside a sentence, or before another capital, makes a name: bác Sáu, Ba Đình."""
    text, cased = page.text, page.cased
    if not cased[number.start].isupper():
        return False
    following = cased[number.end : number.end + 3].lstrip(" ")[:1]
    if following.isupper():
        return not cased[number.start : number.end].isupper()
    before = text[max(0, number.start - 4) : number.start].rstrip(" ")[-1:]
    return before.isalnum() or before == ","


def _vague(page: Page, at: int, end: int) -> tuple[Quantity | None, int]:
    """An amount without a number: hàng chục ngàn, vài trăm người."""
    text = page.text
    stop, count = end, 0
    while count < 3:
        word = word_after(text, stop)
        if word not in VAGUE_WORDS or (word == "ba" and text[at:end] in _ALL_OF):
            break
        stop = text.index(word, stop) + len(word)
        count += 1
    if not count:
        return None, end
    unit = read_unit(text, stop)
    if unit is not None and unit.kind != "percent":
        fields = {"unit": page.written(unit.start, unit.end), "unit_id": unit.unit_id}
        last = unit.end if text[unit.end - 1].isdigit() else stop
        return page.quantity("vague", at, unit.end, at, last, **fields), unit.end
    noun = read_noun(text, stop)
    if noun is None:
        return page.quantity("vague", at, stop, at, stop), stop
    unit_id = unit_of(text[noun[0] : noun[1]], page.units)
    return page.quantity("vague", at, noun[1], at, stop, unit=page.written(*noun), unit_id=unit_id), noun[1]


def whole_number(page: Page) -> Quantity | None:
    """A short text that is nothing but a spelled number, a lone "không" or "một" too."""
    if page.last - page.first > 400 or page.last == page.first:
        return None
    words = page.text[page.first : page.last].split()
    if not all(word in NUMBER_WORDS for word in words):
        return None
    read = read_spelled(page.text, page.first)
    if (
        read is None
        or read[0].end != page.last
        or _is_spelled_year(words)
        or (len(words) > 2 and not _has_place(words))
    ):
        return None
    return page.quantity(
        "count", page.first, page.last, page.first, page.last,
        value=read[0].value, significant_digits=read[0].significant, qualifier_id="unhedged",
    )  # fmt: skip


def _has_place(words: list[str]) -> bool:
    """Whether spelled words are a number rather than digits read out one by one, as in a telephone number."""
    return any(word not in DIGITS and word not in POINTS for word in words)


def _is_spelled_year(words: list[str]) -> bool:
    """năm hai nghìn linh chín, năm một chín tám tư; but năm mươi and năm chín are 50 and 59."""
    rest = words[1:]
    if words[0] != "năm" or len(rest) < 2 or rest[0] not in DIGITS or rest[0] in ("mốt", "lăm", "nhăm", "tư"):
        return False
    if all(word in DIGITS for word in rest) or rest[1] == "không":
        return True
    read = read_words(rest)
    return read is not None and read[0] < 3000 and read[1] > 1
