"""A number in words: most number words of prose are articles, years, names and other words."""

import re

from solieu.quantities.amounts import read_amount
from solieu.quantities.halves import begins_half, read_halved
from solieu.quantities.hedges import Hedge, hedge_before
from solieu.quantities.idioms import NOT_COUNTED, idiom_end
from solieu.quantities.listed import one_or_the_next, power_between, read_either
from solieu.quantities.nouns import has_noun
from solieu.quantities.number_words import LONE, read_lone, read_spelled
from solieu.quantities.numbers import Number
from solieu.quantities.page import Before, Page, is_counted_noun, is_each, word_after, words_before
from solieu.quantities.phrases import Amount
from solieu.quantities.quantity import Quantity
from solieu.quantities.ranges import DASHES, begins_range, read_range
from solieu.quantities.spelled_dates import has_place, is_date, is_dictated, is_spelled_year, month_end
from solieu.quantities.unit_words import TIME_SPANS
from solieu.quantities.vague import read_some, read_vague
from solieu.quantities.words import (
    HEDGES_BY_LAST_WORD,
    KIN,
    NOT_A_NUMBER_AFTER,
    VAGUE_STARTS,
    WORDS_ORDINAL_AFTER,
    YEAR_AFTER,
    YEAR_FOLLOWS,
)
from solieu.vietnamese import DIGITS, NUMBER_WORDS, SCALES, read_words

BEGINS = "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|không|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|chục"
# The commonest of them in prose say at once that they are no number: một số, năm nay, năm 2031, không có.
NOT_HERE = (
    r"một (?:số|trong|cách|phần nào|lần nữa)(?![^\W_])|năm (?:\d|(?:nay|qua|học|trước|sau|tới|ngoái|đó)(?![^\W_]))"
    rf"|không (?!(?:{BEGINS}|phẩy|chấm|linh|lẻ)(?![^\W_]))"
)
_NOT_THE_NEXT = frozenset(("năm", "lăm", "nhăm", "tư", "mốt"))
_MOST_OF_TWO = 6  # words of hai ba chục nghìn tỷ
_PARTS_AFTER = frozenset(("nhà", "xe", "hộ", "lầu"))
_SHORT_NOUNS = frozenset(("ổ", "ý", "y", "ô"))
_OVER_FIVE = frozenset(("sáu", "bảy", "tám", "mười"))
_SOME = frozenset(("mấy", "vài"))
# năm bảy người are five to seven, năm ba người three to five.
_FEW_OF = {("năm", "bảy"): (5, 7), ("năm", "ba"): (3, 5)}
_SHORT_TIMES = frozenset(("day", "week", "hour", "minute", "second"))
_TIMES = frozenset(("lần", "lượt", "bữa", "bận"))
_DAYS = frozenset(("day", "week", "month", "year"))
_OF = frozenset(("phần", "trên", "chia"))
_PART_OF = re.compile(rf" (?:{'|'.join(sorted(_OF))}) (?:{BEGINS}|tư)(?![^\W_])")
_AMONG = re.compile(rf" trong(?: tổng)?(?: số)? (?:\d|(?:{BEGINS})(?![^\W_]))")


def read_words_at(page: Page, at: int, end: int) -> tuple[Quantity | None, int]:
    """The quantity whose first number word is at ``at``, and where to read on."""
    text = page.text
    word = text[at:end]
    idiom = idiom_end(text, at, word)
    if idiom:
        return None, idiom
    if word in VAGUE_STARTS:
        return read_vague(page, at, end)
    after = word_after(text, end)
    before = words_before(text, at)
    one = before[0]
    if begins_half(text, at, end, after):
        return read_halved(page, at, end, before)
    read = read_lone(text, at, end, after)
    if read is None:
        return None, end
    number, run_end = read
    words = text[at:run_end].split() if run_end > end else [word]
    if words == ["ba", "ba"] and page.unit(run_end) is None:
        return None, run_end  # the turtle
    if not is_each(before) and is_date(text, one, words, at, run_end):
        return None, month_end(text, at, end, run_end, one, words)
    if len(words) > 2 and is_dictated(words, number, text, at):
        return None, run_end
    if len(words) > 1 and words[0] == "năm" and words[1] in DIGITS and one in YEAR_AFTER:
        return None, end  # mỗi năm hai vụ
    hedge = hedge_before(text, before, at) if one in HEDGES_BY_LAST_WORD else None
    if number.end > end and hedge is None and one in WORDS_ORDINAL_AFTER and not _counts(page, run_end):
        return None, run_end  # lớp mười hai, thế kỷ hai mươi mốt
    if word_after(text, number.end) in _SOME:
        return read_some(page, at, number.end)
    either = None
    if 1 < len(words) < _MOST_OF_TWO:
        either = _one_or_the_next(page, at, run_end, words, hedge)
    elif number.end == end and text[end : end + 2] in (", ", " ,"):
        either = read_either(page, at, end, number.value, hedge)
    if either is not None:
        return either, page.last_end
    if number.end == end and word in LONE and begins_range(text, end):
        read_as_range = _range_of_few(page, number, before, hedge)
        if read_as_range is not None:
            return read_as_range
    if number.end == end and not _stands_alone(page, number, word, "" if is_each(before) else one, after, hedge):
        return None, end
    return read_amount(page, number, at, before, hedge, spelled=True)


def _one_or_the_next(page: Page, at: int, end: int, words: list[str], hedge: Hedge | None) -> Quantity | None:
    """Two digits in a row before a scale or what is counted: hai ba trăm, hai ba người; bốn năm may be four years."""
    low = DIGITS.get(words[0], 0)
    few = _FEW_OF.get((words[0], words[1]))
    if few is not None and len(words) == 2 and page.unit(end) is None and has_noun(page.text, end):
        return one_or_the_next(page, at, end, few, 0, hedge)
    if not low or DIGITS.get(words[1], 0) != low + 1:
        return None
    if len(words) > 2:
        second = read_words(words[1:])
        power = power_between(low + 1, second[0]) if second is not None and second[1] == len(words) - 1 else None
        return one_or_the_next(page, at, end, (low, low + 1), power, hedge) if power else None
    unit = page.unit(end)
    if word_after(page.text, end) in _OF:
        return None
    if words[1] in _NOT_THE_NEXT and not (words[1] == "năm" and is_counted_noun(page.text, end)):
        return None
    if unit is not None and unit.unit_id not in _DAYS:
        return None  # sáu bảy giây may be 67
    return one_or_the_next(page, at, end, (low, low + 1), 0, hedge)


def _counts(page: Page, end: int) -> bool:
    """Whether something that is surely counted follows."""
    return page.unit(end) is not None or is_counted_noun(page.text, end)


def _range_of_few(page: Page, number: Number, before: Before, hedge: Hedge | None) -> tuple[Quantity, int] | None:
    """Từ hai đến ba người; but năm đến may be next year."""
    text, at, end = page.text, number.start, number.end
    if (
        number.value == 0
        or text[end + 1] in DASHES
        or (
            text[at:end] == "năm"
            and before[0] not in ("từ", "giữa")
            and word_after(text, end + len(" đến")) not in _OVER_FIVE
        )
    ):
        return None
    read = read_range(Amount(page, number, None, False, at, before, hedge, True), end)
    if read is None or read[0] is None or read[0].kind != "range":
        return None
    return read[0], read[1]


def _stands_alone(page: Page, number: Number, word: str, before: str, after: str, hedge: object) -> bool:
    """Whether a single number word is an amount here; most are articles, years, names and other words."""
    text = page.text
    if after == "trong" and _AMONG.match(text, number.end):
        return True  # hai trong ba cháu
    if before == "âm" or (after in _OF and _PART_OF.match(text, number.end) and word not in SCALES):
        return True
    if word in SCALES or word in ("trăm", "chục"):
        return hedge is not None and bool(after)
    unit = page.unit(number.end)
    if word == "ba" and after == "chỉ" and not text.startswith(" vàng", number.end + len(" chỉ")):
        return False  # thịt ba chỉ
    if word == "không":
        return unit is not None and number.start == page.first
    if hedge is not None:
        return unit is not None or has_noun(text, number.end)
    if before in KIN and (unit is not None or after in _TIMES) and not _is_name(page, number):
        return True
    if before in _PARTS_AFTER and is_counted_noun(text, number.end):
        return True  # nhà ba gian, xe bốn chỗ
    if before in NOT_A_NUMBER_AFTER or _is_name(page, number):
        return before == "tháng" and unit is not None and unit.unit_id in ("day", "week")
    if word == "một":
        is_time = unit is not None and unit.kind == "measure" and unit.unit_id in TIME_SPANS
        return unit is not None and (not is_time or text.startswith(" rưỡi", unit.end))
    if word == "năm" and unit is not None and unit.unit_id in _SHORT_TIMES:
        return True  # trong năm ngày qua
    if word == "năm" and before == "cả":
        return after != "học" and is_counted_noun(text, number.end)
    if word == "năm":
        if before in YEAR_AFTER or after in YEAR_FOLLOWS:
            return False
        return is_counted_noun(text, number.end) or unit is not None
    if unit is not None or after == "rưỡi":
        return True
    return (
        (len(after) != 1 or after in _SHORT_NOUNS)
        and after not in NOT_COUNTED.get(word, ())
        and has_noun(text, number.end)
    )


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


def whole_number(page: Page) -> Quantity | None:
    """A short text that is nothing but a spelled number, a lone "không" or "một" too."""
    if page.last - page.first > 400 or page.last == page.first:
        return None
    words = page.text[page.first : page.last].split()
    if not all(word in NUMBER_WORDS for word in words):
        return None
    read = read_spelled(page.text, page.first)
    if read is None or read[0].end != page.last or is_spelled_year(words) or (len(words) > 2 and not has_place(words)):
        return None
    return page.quantity(
        "count", page.first, page.last, page.first, page.last,
        value=read[0].value, significant_digits=read[0].significant, qualifier_id="unhedged",
    )  # fmt: skip
