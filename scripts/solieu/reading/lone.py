"""A single number word: an amount where something counted follows; else an article, a year, a name."""

import re

from solieu.reading.hedges import Hedge
from solieu.reading.idioms import NOT_COUNTED
from solieu.reading.nouns import has_noun
from solieu.reading.number_words import BEGINS, PARTS_OF
from solieu.reading.numbers import Number
from solieu.reading.page import Page, is_counted_noun
from solieu.reading.unit_words import TIME_SPANS
from solieu.reading.units import Unit
from solieu.reading.words import FIXED_BEFORE, KIN, NOT_A_NUMBER_AFTER, VAGUE_STARTS, YEAR_AFTER, YEAR_FOLLOWS
from solieu.vietnamese import SCALES

_SHORT_TIMES = frozenset(("day", "week", "hour", "minute", "second"))
_TIMES = frozenset(("lần", "lượt", "bữa", "bận"))
_SHORT_NOUNS = frozenset(("ổ", "ý", "y", "ô"))
_ONE_HOUR = re.compile(rf"(?:[^\W\d_]+) rưỡi|giờ (?:(?:kém )?(?:{BEGINS})(?![^\W_])|kém|sáng|trưa|chiều|tối|đêm|rạng)")
_MAY_BE_OF = frozenset(("trong", "giữa", "những", "các"))
_MAY_BE_ON = frozenset(("over-tren", "under-duoi"))
_PARTS_AFTER = frozenset(("nhà", "xe", "hộ", "lầu"))
_PART_OF = re.compile(rf" (?:{'|'.join(sorted(PARTS_OF))}) (?:{BEGINS}|tư)(?![^\W_])")
_AMONG = re.compile(rf" trong(?: tổng)?(?: số)? (?:\d|(?:{BEGINS})(?![^\W_]))")


def stands_alone(page: Page, number: Number, word: str, before: str, after: str, hedge: Hedge | None) -> bool:
    """Whether a single number word is an amount here; most are articles, years, names and other words."""
    text = page.text
    if after == "trong" and word != "một" and _AMONG.match(text, number.end):
        return True  # hai trong ba cháu
    if before in ("âm", "gấp") or (after in PARTS_OF and _PART_OF.match(text, number.end) and word not in SCALES):
        return True
    if word in SCALES or word in ("trăm", "chục"):
        return hedge is not None and bool(after)
    unit = page.unit(number.end)
    if word == "ba" and after == "chỉ" and not text.startswith(" vàng", number.end + len(" chỉ")):
        return False  # thịt ba chỉ
    if word == "không":
        return unit is not None and number.start == page.first
    if hedge is not None:
        if word == "một" and hedge.qualifier_id in _MAY_BE_ON and unit is None:
            return False  # dưới một mái nhà
        return unit is not None or has_noun(text, number.end)
    if before in KIN and (unit is not None or after in _TIMES) and not _is_name(page, number):
        return True
    if before in _PARTS_AFTER and word != "một" and is_counted_noun(text, number.end):
        return True  # nhà ba gian, xe bốn chỗ
    is_name = _is_name(page, number)
    may_count = before not in FIXED_BEFORE and word not in ("một", "năm") and not is_name
    if before in NOT_A_NUMBER_AFTER and may_count and (unit is not None or is_counted_noun(text, number.end)):
        return True  # vi phạm ba lần, áo hai lớp
    if before in NOT_A_NUMBER_AFTER or is_name:
        return before == "tháng" and unit is not None and unit.unit_id in ("day", "week")
    if word == "một":
        is_time = unit is not None and unit.kind == "measure" and unit.unit_id in TIME_SPANS
        return unit is not None and (not is_time or _ONE_HOUR.match(text, unit.start) is not None)
    if word == "năm":
        return _is_five(page, number, unit, before, after)
    if unit is not None or after == "rưỡi":
        return True
    return (
        (len(after) != 1 or after in _SHORT_NOUNS)
        and after not in NOT_COUNTED.get(word, ())
        and has_noun(text, number.end)
    )


def _is_five(page: Page, number: Number, unit: Unit | None, before: str, after: str) -> bool:
    """Whether "năm" is five rather than a year: trong năm ngày, cả năm nạn nhân; but năm học, mỗi năm vài triệu."""
    if after in VAGUE_STARTS or _is_roman(page, unit):
        return False
    if unit is not None and unit.unit_id in _SHORT_TIMES:
        return True
    counted = is_counted_noun(page.text, number.end)
    if before == "cả":
        return after != "học" and counted
    if after in YEAR_FOLLOWS or (before in YEAR_AFTER and not (before in _MAY_BE_OF and counted)):
        return False
    return counted or unit is not None


def _is_roman(page: Page, unit: Unit | None) -> bool:
    """Whether what looks like a unit is a number in capitals: năm V, năm CM."""
    return unit is not None and unit.end - unit.start <= 2 and page.cased[unit.start].isupper()


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
