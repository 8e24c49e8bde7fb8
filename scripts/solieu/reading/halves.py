"""Halves: một nửa số hộ, nửa triệu đồng, nửa tháng, triệu rưỡi."""

from decimal import Decimal

from solieu.reading.amounts import read_amount
from solieu.reading.fractions import read_half
from solieu.reading.hedges import hedge_before
from solieu.reading.numbers import Number
from solieu.reading.page import Before, Page, word_after
from solieu.reading.quantity import Quantity
from solieu.reading.words import HEDGES_BY_LAST_WORD
from solieu.vietnamese import HALF, SCALES, scaled

HALF_OF = "nửa"
# What half may be of without another number word; nửa đêm, nửa đường are no amounts.
HALVED = (
    "số", *SCALES, "tháng", "năm", "ngày", "giờ", "tiếng", "tấn", "tạ", "yến", "lạng", "cân", "ký", "kg", "lít", "mét",
    "km", "ha",
)  # fmt: skip


def begins_half(text: str, at: int, end: int, after: str) -> bool:
    """Whether the word from ``at`` to ``end`` is a half, or begins one."""
    word = text[at:end]
    return word == HALF_OF or (word == "một" and after == HALF_OF) or (word in SCALES and after == HALF)


def read_halved(page: Page, at: int, end: int, before: Before) -> tuple[Quantity | None, int]:
    """The half that begins at ``at`` with the word up to ``end``, and where to read on."""
    text, word = page.text, page.text[at:end]
    hedge = hedge_before(text, before, at) if before[0] in HEDGES_BY_LAST_WORD else None
    if word == "một":
        return read_half(page, at, end + len(" nửa"), hedge)
    after = word_after(text, end)
    last = text.index(after, end) + len(after)
    if word == HALF_OF and after == "số":
        return read_half(page, at, end, hedge)
    power = SCALES.get(after if word == HALF_OF else word, 0)
    if word != HALF_OF:
        number = Number(at, last, scaled(15, power - 1), 2, None, power, Decimal("1.5"))
    elif power:
        number = Number(at, last, scaled(5, power - 1), 1, None, power, Decimal("0.5"))
    else:
        number = Number(at, end, Decimal("0.5"), 1, None, 0, Decimal("0.5"))
    return read_amount(page, number, at, before, hedge, spelled=True)
