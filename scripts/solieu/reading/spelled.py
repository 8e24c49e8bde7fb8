"""A number in words: most number words of prose are articles, years, names and other words."""

import re

from solieu.reading.amounts import read_amount
from solieu.reading.few import read_few, read_range_of_few
from solieu.reading.halves import begins_half, read_halved
from solieu.reading.hedges import hedge_before
from solieu.reading.idioms import idiom_end
from solieu.reading.lone import stands_alone
from solieu.reading.number_words import BEGINS, LONE, read_lone, read_spelled
from solieu.reading.page import Page, is_counted_noun, is_each, word_after, words_before
from solieu.reading.quantity import FIGURE_KINDS, Quantity
from solieu.reading.ranges import begins_range
from solieu.reading.spelled_dates import has_place, is_date, is_dictated, is_spelled_year, month_end
from solieu.reading.vague import read_some, read_vague
from solieu.reading.words import (
    HEDGES_BY_LAST_WORD,
    VAGUE_STARTS,
    WORDS_ORDINAL_AFTER,
    YEAR_AFTER,
)
from solieu.vietnamese import DIGITS, NUMBER_WORDS

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
_SOME = frozenset(("mấy",))


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
    is_unit = page.last_kind in FIGURE_KINDS and page.last_end >= before[3] + len(one)  # ba ngày ba đêm
    if not is_unit and not is_each(before) and is_date(text, one, words, at, run_end):
        return None, month_end(text, at, end, run_end, one, words)
    if len(words) > 1 and _SPOKEN_ADDRESS.search(text, max(0, at - _NEAR), run_end + _NEAR):
        return None, run_end
    if len(words) > 2 and is_dictated(words, number, text, at):
        return None, run_end
    if len(words) > 1 and words[0] == "năm" and words[1] in DIGITS and one in YEAR_AFTER:
        return None, end  # mỗi năm hai vụ
    hedge = hedge_before(text, before, at) if one in HEDGES_BY_LAST_WORD else None
    if number.end > end and hedge is None and one in WORDS_ORDINAL_AFTER and not _counts(page, number.end):
        return None, number.end  # lớp mười hai, thế kỷ hai mươi mốt; lớp mười hai ba mươi em
    if word_after(text, number.end) in _SOME:
        return read_some(page, at, number.end)
    few = read_few(page, number, words, run_end, hedge)
    if few is not None:
        return few, page.last_end
    if number.end == end and word in LONE and begins_range(text, end):
        read_as_range = read_range_of_few(page, number, before, hedge)
        if read_as_range is not None:
            return read_as_range
    if number.end == end and not stands_alone(page, number, word, "" if is_each(before) else one, after, hedge):
        return None, end
    return read_amount(page, number, at, before, hedge, spelled=True)


def _counts(page: Page, end: int) -> bool:
    """Whether something that is surely counted follows."""
    return page.unit(end) is not None or is_counted_noun(page.text, end)


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
