"""Number words that are no numbers: set phrases, days and years, digits read out one by one, articles and names."""

import re
from collections.abc import Callable
from typing import NamedTuple

from solieu.reading.lexicon import (
    AFTER_YEAR,
    BEFORE_YEAR,
    FIXED_NAMES,
    IDIOMS,
    KIN,
    NAMES_BEFORE,
    NOT_COUNTED,
    TIME_SPANS,
    VAGUE_STARTS,
)
from solieu.reading.nouns import has_noun
from solieu.reading.numbers import BEGINS, PARTS_OF, Number
from solieu.reading.plaintext import Hedge, PlainText, is_counted_noun
from solieu.reading.units import UnitWords
from solieu.vietnamese import DIGITS, NUMBER_WORDS, POINTS, SCALES, read_words

# --- Set phrases: ba chân bốn cẳng, năm thì mười họa ---

# bốn phương are all sides, but bốn phương án four plans.
_PLANS = (" án", " pháp", " thức", " tiện", " châm", " trình")


def idiom_end(text: str, at: int, word: str) -> int:
    """The end of the set phrase that begins at ``at`` with the word; 0 if none does."""
    idioms = IDIOMS.get(word)
    if idioms is None or not text.startswith(idioms, at):
        return 0
    for idiom in idioms:
        end = at + len(idiom)
        if text.startswith(idiom, at) and not text[end : end + 1].isalnum():
            return 0 if idiom == "bốn phương" and text.startswith(_PLANS, end) else end
    return 0


# --- A day, a month, a year, or digits read out one by one ---


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


# --- A single number word: an amount where something counted follows; else an article, a year, a name ---

_SCALES = SCALES.keys() | {"trăm", "chục"}
_SHORT_TIMES = frozenset(("day", "week", "hour", "minute", "second"))
_TIMES = frozenset(("lần", "lượt", "bữa", "bận"))
_SHORT_NOUNS = frozenset(("ổ", "ý", "y", "ô"))
_ONE_HOUR = re.compile(rf"(?:[^\W\d_]+) rưỡi|giờ (?:(?:kém )?(?:{BEGINS})(?![^\W_])|kém|sáng|trưa|chiều|tối|đêm|rạng)")
_MAY_BE_OF = frozenset(("trong", "giữa", "những", "các"))
_MAY_BE_ON = frozenset(("over-tren", "under-duoi"))
_HAVE_PARTS = frozenset(("nhà", "xe", "hộ", "lầu"))
_PART_OF = re.compile(rf" (?:{'|'.join(sorted(PARTS_OF))}) (?:{BEGINS}|tư)(?![^\W_])")
_AMONG = re.compile(rf" trong(?: tổng)?(?: số)? (?:\d|(?:{BEGINS})(?![^\W_]))")


class Lone(NamedTuple):
    """A single number word with what stands beside it: the words before and after, its unit and its hedge."""

    plain: PlainText
    number: Number
    word: str
    before: str
    after: str
    unit: UnitWords | None
    hedge: Hedge | None

    @property
    def is_counted(self) -> bool:
        """Whether a noun that is surely counted follows."""
        return is_counted_noun(self.plain.text, self.number.end)

    @property
    def is_before_noun(self) -> bool:
        """Whether any noun follows."""
        return has_noun(self.plain.text, self.number.end)


def is_amount(lone: Lone) -> bool:
    """Whether a single number word is an amount here; most are articles, years, names and other words."""
    return next(counts(lone) for applies, counts in _SENSES if applies(lone))


def _is_part(lone: Lone) -> bool:
    text, end = lone.plain.text, lone.number.end
    if lone.before in ("âm", "gấp") or (lone.after == "trong" and lone.word != "một" and _AMONG.match(text, end)):
        return True
    return lone.after in PARTS_OF and lone.word not in SCALES and _PART_OF.match(text, end) is not None


def _is_bacon(lone: Lone) -> bool:
    gold = lone.plain.text.startswith(" vàng", lone.number.end + len(" chỉ"))
    return lone.word == "ba" and lone.after == "chỉ" and not gold


def _is_hedged(lone: Lone) -> bool:
    """Whether something is counted, and the hedge is no place: dưới một mái nhà."""
    place = lone.word == "một" and lone.hedge is not None and lone.hedge.qualifier_id in _MAY_BE_ON
    return lone.unit is not None or (not place and lone.is_before_noun)


def _is_done_to_kin(lone: Lone) -> bool:
    return lone.before in KIN and (lone.unit is not None or lone.after in _TIMES) and not _is_name(lone)


def _is_counted_after_name(lone: Lone) -> bool:
    if lone.before not in NAMES_BEFORE or lone.before in FIXED_NAMES or lone.word in ("một", "năm") or _is_name(lone):
        return False
    return lone.unit is not None or lone.is_counted


def _is_name(lone: Lone) -> bool:
    """Whether a capital inside a sentence, or before another capital, makes a name: bác Sáu, Ba Đình."""
    text, cased, (start, end, *_) = lone.plain.text, lone.plain.cased, lone.number
    if not cased[start].isupper():
        return False
    if cased[end : end + 3].lstrip(" ")[:1].isupper():
        return not cased[start:end].isupper()
    before = text[max(0, start - 4) : start].rstrip(" ")[-1:]
    return before.isalnum() or before == ","


def _is_one(lone: Lone) -> bool:
    """Whether "một" is one rather than an article: một km, một giờ rưỡi; but một ngày."""
    unit = lone.unit
    if unit is None:
        return False
    is_time = unit.kind == "measure" and unit.unit_id in TIME_SPANS
    return not is_time or _ONE_HOUR.match(lone.plain.text, unit.start) is not None


def _is_five(lone: Lone) -> bool:
    """Whether "năm" is five rather than a year: trong năm ngày, cả năm nạn nhân; but năm học, mỗi năm vài triệu."""
    unit, before, after = lone.unit, lone.before, lone.after
    roman = unit is not None and unit.end - unit.start <= 2 and lone.plain.cased[unit.start].isupper()  # năm V, năm CM
    if after in VAGUE_STARTS or roman:
        return False
    if unit is not None and unit.unit_id in _SHORT_TIMES:
        return True
    if before == "cả":
        return after != "học" and lone.is_counted
    if after in AFTER_YEAR or (before in BEFORE_YEAR and not (before in _MAY_BE_OF and lone.is_counted)):
        return False
    return unit is not None or lone.is_counted


def _is_other_number(lone: Lone) -> bool:
    if lone.unit is not None or lone.after == "rưỡi":
        return True
    if len(lone.after) == 1 and lone.after not in _SHORT_NOUNS:
        return False
    return lone.after not in NOT_COUNTED.get(lone.word, ()) and lone.is_before_noun


def _yes(lone: Lone) -> bool:
    return True


def _no(lone: Lone) -> bool:
    return False


# What a lone number word may be, the first that applies, and whether it is then an amount.
_SENSES: tuple[tuple[Callable[[Lone], bool], Callable[[Lone], bool]], ...] = (
    (_is_part, _yes),  # hai trong ba cháu, một phần tư; âm ba độ, gấp ba
    (lambda lone: lone.word in _SCALES, lambda lone: lone.hedge is not None and bool(lone.after)),  # hơn chục hộ
    (_is_bacon, _no),  # thịt ba chỉ; but ba chỉ vàng
    (lambda lone: lone.word == "không", lambda lone: lone.unit is not None and lone.number.start == lone.plain.first),
    (lambda lone: lone.hedge is not None, _is_hedged),
    (_is_done_to_kin, _yes),  # gặp anh hai lần
    (lambda lone: lone.before in _HAVE_PARTS and lone.word != "một" and lone.is_counted, _yes),  # nhà ba gian
    (_is_counted_after_name, _yes),  # vi phạm ba lần, áo hai lớp
    (
        lambda lone: lone.before in NAMES_BEFORE or _is_name(lone),  # thứ hai, bác Sáu; but một tháng tám ngày
        lambda lone: lone.before == "tháng" and lone.unit is not None and lone.unit.unit_id in ("day", "week"),
    ),
    (lambda lone: lone.word == "một", _is_one),
    (lambda lone: lone.word == "năm", _is_five),
    (_yes, _is_other_number),
)
