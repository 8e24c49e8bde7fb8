"""Amounts without a number: hàng chục ngàn, vài trăm người."""

from solieu.reading.nouns import read_noun, unit_of
from solieu.reading.page import Page, word_after
from solieu.reading.quantity import Quantity
from solieu.reading.units import read_unit
from solieu.reading.words import VAGUE_WORDS

_ALL_OF = frozenset(("hàng", "hằng", "cả"))  # cả ba are all three


def read_vague(page: Page, at: int, end: int) -> tuple[Quantity | None, int]:
    """An amount without a number: hàng chục ngàn, vài trăm người."""
    text = page.text
    stop, count = end, 0
    while count < 3:
        word = word_after(text, stop)
        if word not in VAGUE_WORDS or (word in ("ba", "bảy") and text[at:end] in _ALL_OF):
            break
        stop = text.index(word, stop) + len(word)
        count += 1
    if not count:
        return None, end
    return _with_unit(page, at, stop)


def read_some(page: Page, at: int, end: int) -> tuple[Quantity | None, int]:
    """A number and some more: mười mấy năm, hai mươi mấy người."""
    return _with_unit(page, at, end + len(" mấy"))


def _with_unit(page: Page, at: int, stop: int) -> tuple[Quantity | None, int]:
    """The vague amount whose words end at ``stop``, with its unit or the counted noun."""
    text = page.text
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
