"""A number in words: most number words of prose are articles, years, names and other words."""

import re
from decimal import Decimal

from solieu.reading.amounts import read_amount
from solieu.reading.fractions import read_half
from solieu.reading.lexicon import (
    BEFORE_YEAR,
    HEDGES_BY_LAST_WORD,
    ORDINAL_BEFORE,
    VAGUE_STARTS,
    VAGUE_WORDS,
)
from solieu.reading.not_numbers import (
    Lone,
    has_place,
    idiom_end,
    is_amount,
    is_date,
    is_dictated,
    is_spelled_year,
    month_end,
)
from solieu.reading.nouns import find_unit_id, read_noun
from solieu.reading.numbers import BEGINS, LONE, Number, read_lone, read_spelled
from solieu.reading.plaintext import (
    Before,
    PlainText,
    hedge_before,
    is_counted_noun,
    is_each,
    word_after,
    words_before,
)
from solieu.reading.quantity import FIGURE_KINDS, Quantity
from solieu.reading.ranges import begins_range, read_few, read_range_of_few
from solieu.reading.units import read_unit
from solieu.vietnamese import DIGITS, HALF, NUMBER_WORDS, SCALES, scaled

# The commonest of them in prose say at once that they are no number: một số, năm nay, năm 2031, không có.
NOT_HERE = (
    r"một (?:số|trong|cách|phần nào|lần nữa)(?![^\W_])|năm (?:\d|(?:nay|qua|học|trước|sau|tới|ngoái|đó)(?![^\W_]))"
    rf"|không (?!(?:{BEGINS}|phẩy|chấm|linh|lẻ)(?![^\W_]))"
)
# What stands near number words in an address of mail or of a page that is spelled out.
_SPOKEN_ADDRESS = re.compile(
    r"(?<![^\W_])(?:chấm (?:com|vn|net|org)|a (?:móc|còng|vòng)|còng|móc|gạch dưới|x[ẹệ]t|sẹc|w w w)(?![^\W_])"
)
_NEAR = 25


def read_words_at(plain: PlainText, at: int, end: int) -> tuple[Quantity | None, int]:
    """The quantity whose first number word is at ``at``, and where to read on."""
    text = plain.text
    word = text[at:end]
    idiom = idiom_end(text, at, word)
    if idiom:
        return None, idiom
    if word in VAGUE_STARTS:
        return _read_vague(plain, at, end)
    after = word_after(text, end)
    before = words_before(text, at)
    if _begins_half(text, at, end, after):
        return _read_halved(plain, at, end, before)
    read = read_lone(text, at, end, after)
    if read is None:
        return None, end
    number, run_end = read
    words = text[at:run_end].split() if run_end > end else [word]
    past = _end_of_no_number(plain, number, words, end, run_end, before)
    if past is not None:
        return None, past
    return _read_number(plain, number, words, end, run_end, before, after)


def _end_of_no_number(
    plain: PlainText, number: Number, words: list[str], end: int, run_end: int, before: Before
) -> int | None:
    """Where to read on past number words that are a date, an address and the like; None if they are a number."""
    text, at, one = plain.text, number.start, before[0]
    is_unit = plain.last_kind in FIGURE_KINDS and plain.last_end >= before[3] + len(one)  # ba ngày ba đêm
    if words == ["ba", "ba"] and plain.unit(run_end) is None:
        return run_end  # the turtle
    if not is_unit and not is_each(before) and is_date(text, one, words, at, run_end):
        return month_end(text, at, end, run_end, one, words)
    if len(words) > 1 and _SPOKEN_ADDRESS.search(text, max(0, at - _NEAR), run_end + _NEAR):
        return run_end
    if len(words) > 2 and is_dictated(words, number, text, at):
        return run_end
    if len(words) > 1 and words[0] == "năm" and words[1] in DIGITS and one in BEFORE_YEAR:
        return end  # mỗi năm hai vụ
    return None


def _read_number(
    plain: PlainText, number: Number, words: list[str], end: int, run_end: int, before: Before, after: str
) -> tuple[Quantity | None, int]:
    """The quantity that a number in words begins, whose first word ends at ``end`` and all words at ``run_end``."""
    text, at, one = plain.text, number.start, before[0]
    alone = number.end == end
    hedge = hedge_before(text, before, at) if one in HEDGES_BY_LAST_WORD else None
    if not alone and hedge is None and one in ORDINAL_BEFORE and not _is_counted(plain, number.end):
        return None, number.end  # lớp mười hai, thế kỷ hai mươi mốt; lớp mười hai ba mươi em
    if word_after(text, number.end) == "mấy":  # mười mấy năm, hai mươi mấy người
        return _read_vague_unit(plain, at, number.end + len(" mấy"))
    few = read_few(plain, number, words, run_end, hedge)
    if few is not None:
        return few, plain.last_end
    if alone and words[0] in LONE and begins_range(text, end):
        read_as_range = read_range_of_few(plain, number, before, hedge)
        if read_as_range is not None:
            return read_as_range
    if alone:
        word_before = "" if is_each(before) else one
        if not is_amount(Lone(plain, number, words[0], word_before, after, plain.unit(end), hedge)):
            return None, end
    return read_amount(plain, number, at, before, hedge, spelled=True)


def _is_counted(plain: PlainText, end: int) -> bool:
    """Whether something that is surely counted follows."""
    return plain.unit(end) is not None or is_counted_noun(plain.text, end)


def whole_number(plain: PlainText) -> Quantity | None:
    """A short text that is nothing but a spelled number, a lone "không" or "một" too."""
    if plain.last - plain.first > 400 or plain.last == plain.first:
        return None
    words = plain.text[plain.first : plain.last].split()
    if not all(word in NUMBER_WORDS for word in words):
        return None
    read = read_spelled(plain.text, plain.first)
    if read is None or read[0].end != plain.last or is_spelled_year(words) or (len(words) > 2 and not has_place(words)):
        return None
    return plain.quantity(
        "count", plain.first, plain.last, plain.first, plain.last,
        value=read[0].value, significant_digits=read[0].significant, qualifier_id="unhedged",
    )  # fmt: skip


# --- Amounts without a number: hàng chục ngàn, vài trăm người ---

_ALL_OF = frozenset(("hàng", "hằng", "cả"))  # cả ba are all three


def _read_vague(plain: PlainText, at: int, end: int) -> tuple[Quantity | None, int]:
    """An amount without a number: hàng chục ngàn, vài trăm người."""
    text = plain.text
    stop, count = end, 0
    while count < 3:
        word = word_after(text, stop)
        if word not in VAGUE_WORDS or (word in ("ba", "bảy") and text[at:end] in _ALL_OF):
            break
        stop = text.index(word, stop) + len(word)
        count += 1
    if not count:
        return None, end
    return _read_vague_unit(plain, at, stop)


def _read_vague_unit(plain: PlainText, at: int, stop: int) -> tuple[Quantity | None, int]:
    """The vague amount whose words end at ``stop``, with its unit or the counted noun."""
    text = plain.text
    unit = read_unit(text, stop)
    if unit is not None and unit.kind != "percent":
        fields = {"unit": plain.written(unit.start, unit.end), "unit_id": unit.unit_id}
        last = unit.end if text[unit.end - 1].isdigit() else stop
        return plain.quantity("vague", at, unit.end, at, last, **fields), unit.end
    noun = read_noun(text, stop)
    if noun is None:
        return plain.quantity("vague", at, stop, at, stop), stop
    unit_id = find_unit_id(text[noun[0] : noun[1]], plain.units)
    return plain.quantity("vague", at, noun[1], at, stop, unit=plain.written(*noun), unit_id=unit_id), noun[1]


# --- Halves: một nửa số hộ, nửa triệu đồng, nửa tháng, triệu rưỡi ---

HALF_OF = "nửa"
# What half may be of without another number word; nửa đêm, nửa đường are no amounts.
HALVED = (
    "số", *SCALES, "tháng", "năm", "ngày", "giờ", "tiếng", "tấn", "tạ", "yến", "lạng", "cân", "ký", "kg", "lít", "mét",
    "km", "ha",
)  # fmt: skip


def _begins_half(text: str, at: int, end: int, after: str) -> bool:
    """Whether the word from ``at`` to ``end`` is a half, or begins one."""
    word = text[at:end]
    return word == HALF_OF or (word == "một" and after == HALF_OF) or (word in SCALES and after == HALF)


def _read_halved(plain: PlainText, at: int, end: int, before: Before) -> tuple[Quantity | None, int]:
    """The half that begins at ``at`` with the word up to ``end``, and where to read on."""
    text, word = plain.text, plain.text[at:end]
    hedge = hedge_before(text, before, at) if before[0] in HEDGES_BY_LAST_WORD else None
    if word == "một":
        return read_half(plain, at, end + len(" nửa"), hedge)
    after = word_after(text, end)
    last = text.index(after, end) + len(after)
    if word == HALF_OF and after == "số":
        return read_half(plain, at, end, hedge)
    power = SCALES.get(after if word == HALF_OF else word, 0)
    if word != HALF_OF:
        number = Number(at, last, scaled(15, power - 1), 2, None, power, Decimal("1.5"))
    elif power:
        number = Number(at, last, scaled(5, power - 1), 1, None, power, Decimal("0.5"))
    else:
        number = Number(at, end, Decimal("0.5"), 1, None, 0, Decimal("0.5"))
    return read_amount(plain, number, at, before, hedge, spelled=True)
