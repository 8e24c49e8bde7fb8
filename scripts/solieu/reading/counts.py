"""Counts: a number and the noun it counts; where no noun follows, an amount, a year or a label."""

import re
from decimal import Decimal

from solieu.reading.changes import read_change
from solieu.reading.hedges import Hedge
from solieu.reading.nouns import read_noun, unit_of
from solieu.reading.numbers import Number, in_capitals
from solieu.reading.page import Before, Page, is_counted_noun, word_after, word_before
from solieu.reading.phrases import Amount, Fields, hedged, last_numeral, read_per, read_per_of_count
from solieu.reading.quantity import Quantity
from solieu.reading.words import AMOUNT_AFTER, GROUPS_BEFORE, MONEY_BEFORE, PLACES_TO_BE_ON, WEAK_LABELS, YEAR_CUES

_VERSION = re.compile(r"\d\.0")  # công nghiệp 4.0
_GROUPS = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(GROUPS_BEFORE))}) $")
_LIST_SIGNS = frozenset((",", ";", ")", "."))
_CASES = re.compile(r" (f[0-3])(?![^\W_])")  # 18 F0: patients and their contacts
_MILLIONS, _BILLIONS = 6, 9
_NEAR = 60
Span = tuple[int, int]


def read_count(amount: Amount) -> tuple[Quantity | None, int]:
    """The count that the amount is, and where to read on; another kind where it is none."""
    page, number = amount.page, amount.number
    text, end = page.text, number.end
    if text.startswith(" rưỡi", end) and word_after(text, end) == "rưỡi":  # chín rưỡi, 9 rưỡi: half past nine
        stop = end + len(" rưỡi")
        if amount.spelled:
            return None, stop
        if amount.hedge is None and isinstance(number.value, int) and number.value <= 24:
            return page.quantity("time", number.start, stop, number.start, end, value=number.value), stop
    if not page.is_whole(amount.start, end) and not amount.spelled:
        if _is_year(page, number, amount.before, amount.hedge):
            return page.quantity("year", number.start, end, number.start, end, value=number.value), end
        if text[end : end + 1].isalpha() and not text[end + 1 : end + 2].isalpha():  # xã 30a
            return page.quantity("label", number.start, end + 1, number.start, end), end + 1
    cases = _CASES.match(text, end)
    noun = cases.span(1) if cases is not None else read_noun(text, end, page.units)
    if noun is not None and noun[1] - noun[0] == 1:
        noun = None
    change = read_change(amount) if noun is None else None
    if change is not None:
        return change
    kind = _other_kind(amount, noun)
    if kind is not None:
        value = number.value if isinstance(number.value, int) and kind != "date" else None
        return page.quantity(kind, number.start, end, number.start, end, value=value), end
    return _counted(amount, noun)


def _other_kind(amount: Amount, noun: Span | None) -> str | None:
    """The kind of a number in digits that counts nothing; None if it counts something."""
    page, number = amount.page, amount.number
    if amount.hedge is not None or number.power or amount.spelled:
        return None
    if noun is not None:
        return "label" if _is_address(page, number, noun) else None
    if page.is_whole(amount.start, number.end):
        return None
    kind = _kind_without_noun(page, number, amount.before)
    return kind if kind != "count" else None


def _counted(amount: Amount, noun: Span | None) -> tuple[Quantity, int]:
    """The record of a count, with the phrase counted."""
    page, number = amount.page, amount.number
    text, end = page.text, number.end
    fields: Fields = {"value": number.value, "significant_digits": number.significant, "doubt": number.doubt}
    kind = "count"
    if noun is None:
        if _is_money(amount):
            kind = "money"
        if number.power >= 3:
            end = read_per(page, end, fields)  # 20 nghìn/kg, 5 triệu/hộ
            if "per" in fields:
                kind = "money"
        if kind == "money":
            fields |= {"unit_id": "VND", "doubt": number.doubt or "unwritten-currency"}
    else:
        end = noun[1]
        fields["unit"] = page.written(*noun)
        fields["unit_id"] = unit_of(text[noun[0] : end], page.units)
        end = read_per_of_count(page, end, fields)
        if amount.before[0] in ("trên", "dưới") and _is_place(page, number, noun):
            amount = amount._replace(hedge=None)
    start, end = hedged(amount, number.value, end, fields)
    kind = "rate" if "per" in fields else kind
    return page.record(kind, start, end, number.start, last_numeral(text, number.end, end), fields), end


def _is_money(amount: Amount) -> bool:
    """Whether the words before speak of money: tổng kinh phí 350 triệu; or billions count nothing: góp 1,8 tỷ."""
    page, number, hedge = amount.page, amount.number, amount.hedge
    if number.power < _MILLIONS:
        return False
    if number.power >= _BILLIONS and not page.is_whole(amount.start, number.end):
        return True
    between = page.text[page.last_end : number.start] if page.last_kind == "money" else "\n"
    if len(between) < _NEAR and "\n" not in between:
        return True  # 1,5 tỷ đồng, trong đó nhân dân góp 950 triệu
    word = word_before(page.text, hedge.start)[0] if hedge is not None else amount.before[0]
    return word in MONEY_BEFORE


def _is_year(page: Page, number: Number, before: Before, hedge: Hedge | None) -> bool:
    """A bare number from 1900 to 2099 that no counted noun follows."""
    value = number.value
    if not isinstance(value, int) or not 1900 <= value <= 2099 or number.end - number.start != 4 or hedge:
        return False
    if before[0] in YEAR_CUES and word_after(page.text, number.end) in ("số", "bà", "em", "con", "đầu"):
        return True
    return not is_counted_noun(page.text, number.end)


def _is_address(page: Page, number: Number, noun: tuple[int, int]) -> bool:
    """A number before a proper name: 93 Nguyễn Công Trứ."""
    cased = page.cased
    if not cased[noun[0]].isupper() or number.end - number.start > 4:
        return False
    words = cased[noun[0] : noun[1]].split()
    if is_counted_noun(page.text, noun[0]) or cased[noun[0] : noun[1]].isupper():
        return False
    return len(words) > 1 and words[1][0].isupper()


def _is_place(page: Page, number: Number, noun: tuple[int, int]) -> bool:
    """Whether "trên 3 lĩnh vực" is on three fields rather than more than three."""
    if not isinstance(number.value, int) or number.value > 10:
        return False
    words = page.text[noun[0] : noun[1]].split()
    return words[0] in PLACES_TO_BE_ON or " ".join(words[:2]) in PLACES_TO_BE_ON


def _kind_without_noun(page: Page, number: Number, before: Before) -> str:
    """What a number is that no noun follows: an amount after a verb or with groups, else a label."""
    text = page.text
    if before[0] in WEAK_LABELS or _VERSION.fullmatch(text, number.start, number.end):
        return "label"
    in_list = text[number.end : number.end + 1] in _LIST_SIGNS
    if in_list and _GROUPS.search(text, max(0, number.start - 16), number.start):
        return "count"  # quân đội 512, công an 327
    if page.last_kind in ("ordinal", "label", "document_number", "date") and number.start - page.last_end < 6:
        between = text[page.last_end : number.start]
        if between.strip() in (",", "và", "-", "–", "&", "đến", ";"):
            return page.last_kind
    if isinstance(number.value, Decimal) or number.end - number.start > 4:
        return "count"
    sign = text[number.end : number.end + 1]
    opening = text[number.start - 1] if number.start else ""
    if opening in ("(", "[") and sign in (")", "]"):
        return "label"
    if sign in (".", ")") and opening in ("", "\n"):
        return "label"
    name = page.cased[before[3] : before[3] + 1].isupper() and before[3] < number.start
    if name and not in_capitals(page.cased, number.start):
        return "label"  # a name and its number: Windows 10
    if before[0] in AMOUNT_AFTER or text[number.end : number.end + 3].strip()[:1] in (";", "") or opening == "(":
        return "count"
    if text[max(0, number.start - 2) : number.start].strip() == ":":
        return "count"
    return "label"
