"""Times of day: 14 giờ 30 phút, 8 g, tám giờ bảy phút."""

import re

from solieu.reading import others
from solieu.reading.number_words import read_spelled
from solieu.reading.numbers import Number
from solieu.reading.page import Page, word_after
from solieu.reading.quantity import Quantity
from solieu.reading.units import Unit

_SPELLED_TIME = re.compile(r" (?:kém )?")


def read_time(page: Page, number: Number, unit: Unit, spelled: bool) -> tuple[Quantity | None, int]:
    """N giờ as a time of day, with its minutes."""
    found = others.HOUR.match(page.text, number.end)
    end = found.end() if found is not None else unit.end
    if spelled:
        end = _spelled_time_end(page.text, end)
        last = number.end if not any(map(str.isdigit, page.text[number.end : end])) else end  # mười giờ 15
        written = page.written(unit.start, unit.end)
        return page.quantity("time", number.start, end, number.start, last, value=number.value, unit=written), end
    return others.clock(page, number.start, end), end


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


def is_generation(page: Page, number: Number, unit: Unit) -> bool:
    """A network's generation: 4G, 5G."""
    return page.cased[unit.start : unit.end] == "G" and unit.start == number.end and number.end - number.start == 1


def is_hour_g(page: Page, number: Number, unit: Unit, before: str) -> bool:
    """Whether "8 g" is eight o'clock rather than eight grams."""
    if unit.end - unit.start != 1 or not isinstance(number.value, int) or number.value > 24:
        return False
    if page.text[unit.start - 1] != " ":
        return False
    after = word_after(page.text, unit.end)
    return after not in ("vàng", "muối", "đường", "bột", "thuốc", "heroin", "ma", "cần", "thịt", "bạc", "gạo") and bool(
        after or before
    )
