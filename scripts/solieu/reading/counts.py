"""Counts: a number and the noun it counts; where no noun follows, an amount, a year or a label."""

import re
from decimal import Decimal

from solieu.reading.lexicon import AMOUNT_VERBS, GROUPS_BEFORE, MONEY_BEFORE, PLACES_TO_BE_ON, WEAK_LABELS, YEAR_CUES
from solieu.reading.nouns import find_unit_id, read_noun
from solieu.reading.numbers import Number, in_capitals, read_number
from solieu.reading.phrases import Fields, Stated, add_bounds, add_hedge, add_per, add_per_of_count, last_numeral
from solieu.reading.plaintext import Before, Hedge, PlainText, is_counted_noun, word_after, word_before
from solieu.reading.quantity import Quantity
from solieu.reading.units import read_unit
from solieu.vietnamese import scaled

# --- The first number of a change: từ 18 lên 25 triệu đồng; its scale and its unit stand after the second ---

_TO = re.compile(
    r" (?:(?:tăng|giảm|nâng|hạ|rút) )?(?:lên|xuống|còn)(?: (?:còn|tới|đến|thành|hơn|gần|trên|dưới))* (?=\d)"
)
_FROM = frozenset(("từ", "giảm", "tăng"))


def read_change(amount: Stated) -> tuple[Quantity, int] | None:
    """The amount that changed, and where to read on; None where none did or the second number has no unit."""
    plain, number = amount.plain, amount.number
    to = _TO.match(plain.text, number.end) if amount.before[0] in _FROM else None
    second = read_number(plain.text, to.end(), plain.cased) if to is not None else None
    if second is None:
        return None
    fields = _unit_after(plain, second)
    if not fields:
        return None
    kind = fields.pop("kind")
    value = number.value
    if second.power and not number.power and number.stated < 10**second.power:
        value = scaled(value, second.power)
    fields |= {"value": value, "significant_digits": number.significant, "doubt": number.doubt}
    add_bounds(fields, plain, amount.hedge, value)
    start = number.start if amount.hedge is None else amount.hedge.start
    return plain.record(kind, start, number.end, number.start, number.end, fields), number.end


def _unit_after(plain: PlainText, second: Number) -> Fields:
    """The kind and the unit of the second number; nothing where it counts nothing."""
    unit = read_unit(plain.text, second.end)
    if unit is not None:
        return {"kind": unit.kind, "unit": plain.written(unit.start, unit.end), "unit_id": unit.unit_id}
    noun = read_noun(plain.text, second.end, plain.units)
    if noun is None:
        return {}
    phrase = plain.text[noun[0] : noun[1]]
    return {"kind": "count", "unit": plain.written(*noun), "unit_id": find_unit_id(phrase, plain.units)}


# --- Counts: a number and the noun it counts; where no noun follows, an amount, a year or a label ---

_VERSION = re.compile(r"\d\.0")  # công nghiệp 4.0
_GROUPS = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(GROUPS_BEFORE))}) $")
_JOINS = frozenset((",", "và", "-", "–", "&", "đến", ";"))
_LIST_SIGNS = frozenset((",", ";", ")", "."))
_CASES = re.compile(r" (f[0-3])(?![^\W_])")  # 18 F0: patients and their contacts
_MILLIONS, _BILLIONS = 6, 9
_NEAR = 60


def read_count(amount: Stated) -> tuple[Quantity | None, int]:
    """The count that the amount is, and where to read on; another kind where it is none."""
    plain, number = amount.plain, amount.number
    text, end = plain.text, number.end
    if text.startswith(" rưỡi", end) and word_after(text, end) == "rưỡi":  # chín rưỡi, 9 rưỡi: half past nine
        stop = end + len(" rưỡi")
        if amount.spelled:
            return None, stop
        if amount.hedge is None and isinstance(number.value, int) and number.value <= 24:
            return plain.quantity("time", number.start, stop, number.start, end, value=number.value), stop
    if not plain.is_whole(amount.start, end) and not amount.spelled:
        if _is_year(plain, number, amount.before, amount.hedge):
            return plain.quantity("year", number.start, end, number.start, end, value=number.value), end
        if text[end : end + 1].isalpha() and not text[end + 1 : end + 2].isalpha():  # xã 30a
            return plain.quantity("label", number.start, end + 1, number.start, end), end + 1
    cases = _CASES.match(text, end)
    noun = cases.span(1) if cases is not None else read_noun(text, end, plain.units)
    if noun is not None and noun[1] - noun[0] == 1:
        noun = None
    change = read_change(amount) if noun is None else None
    if change is not None:
        return change
    kind = _other_kind(amount, noun)
    if kind is not None:
        value = number.value if isinstance(number.value, int) and kind != "date" else None
        return plain.quantity(kind, number.start, end, number.start, end, value=value), end
    return _counted(amount, noun)


def _other_kind(amount: Stated, noun: tuple[int, int] | None) -> str | None:
    """The kind of a number in digits that counts nothing; None if it counts something."""
    plain, number = amount.plain, amount.number
    if amount.hedge is not None or number.power or amount.spelled:
        return None
    if noun is not None:
        return "label" if _is_address(plain, number, noun) else None
    if plain.is_whole(amount.start, number.end):
        return None
    kind = _kind_without_noun(plain, number, amount.before)
    return kind if kind != "count" else None


def _counted(amount: Stated, noun: tuple[int, int] | None) -> tuple[Quantity, int]:
    """The record of a count, with the phrase counted."""
    plain, number = amount.plain, amount.number
    fields: Fields = {"value": number.value, "significant_digits": number.significant, "doubt": number.doubt}
    end = _add_noun(plain, noun, fields) if noun is not None else _add_money(amount, fields)
    place = noun is not None and amount.before[0] in ("trên", "dưới") and _is_place(plain, number, noun)
    first, stop = add_hedge(amount._replace(hedge=None) if place else amount, number.value, end, fields)
    kind = "rate" if "per" in fields else "money" if noun is None and "unit_id" in fields else "count"
    return plain.record(kind, first, stop, number.start, last_numeral(plain.text, number.end, stop), fields), stop


def _add_noun(plain: PlainText, noun: tuple[int, int], fields: Fields) -> int:
    """Add what is counted, and per what, to the fields; give the end of the phrase."""
    fields["unit"] = plain.written(*noun)
    fields["unit_id"] = find_unit_id(plain.text[noun[0] : noun[1]], plain.units)
    return add_per_of_count(plain, noun[1], fields)


def _add_money(amount: Stated, fields: Fields) -> int:
    """Add the currency that is not written, and what it is per, to the fields where a number speaks of money."""
    number = amount.number
    end = add_per(amount.plain, number.end, fields) if number.power >= 3 else number.end  # 20 nghìn/kg, 5 triệu/hộ
    if "per" in fields or _is_money(amount):
        fields |= {"unit_id": "VND", "doubt": number.doubt or "unwritten-currency"}
    return end


def _is_money(amount: Stated) -> bool:
    """Whether the words before speak of money: tổng kinh phí 350 triệu; or billions count nothing: góp 1,8 tỷ."""
    plain, number, hedge = amount.plain, amount.number, amount.hedge
    if number.power < _MILLIONS:
        return False
    if number.power >= _BILLIONS and not plain.is_whole(amount.start, number.end):
        return True
    between = plain.text[plain.last_end : number.start] if plain.last_kind == "money" else "\n"
    if len(between) < _NEAR and "\n" not in between:
        return True  # 1,5 tỷ đồng, trong đó nhân dân góp 950 triệu
    word = word_before(plain.text, hedge.start)[0] if hedge is not None else amount.before[0]
    return word in MONEY_BEFORE


def _is_year(plain: PlainText, number: Number, before: Before, hedge: Hedge | None) -> bool:
    """A bare number from 1900 to 2099 that no counted noun follows."""
    value = number.value
    if not isinstance(value, int) or not 1900 <= value <= 2099 or number.end - number.start != 4 or hedge:
        return False
    if before[0] in YEAR_CUES and word_after(plain.text, number.end) in ("số", "bà", "em", "con", "đầu"):
        return True
    return not is_counted_noun(plain.text, number.end)


def _is_address(plain: PlainText, number: Number, noun: tuple[int, int]) -> bool:
    """A number before a proper name: 93 Nguyễn Công Trứ."""
    cased = plain.cased
    if not cased[noun[0]].isupper() or number.end - number.start > 4:
        return False
    words = cased[noun[0] : noun[1]].split()
    if is_counted_noun(plain.text, noun[0]) or cased[noun[0] : noun[1]].isupper():
        return False
    return len(words) > 1 and words[1][0].isupper()


def _is_place(plain: PlainText, number: Number, noun: tuple[int, int]) -> bool:
    """Whether "trên 3 lĩnh vực" is on three fields rather than more than three."""
    if not isinstance(number.value, int) or number.value > 10:
        return False
    words = plain.text[noun[0] : noun[1]].split()
    return words[0] in PLACES_TO_BE_ON or " ".join(words[:2]) in PLACES_TO_BE_ON


def _kind_without_noun(plain: PlainText, number: Number, before: Before) -> str:
    """What a number is that no noun follows: an amount after a verb or with groups, else a label."""
    text, start, end = plain.text, number.start, number.end
    opening, sign = text[start - 1] if start else "", text[end : end + 1]
    if before[0] in WEAK_LABELS or _VERSION.fullmatch(text, start, end):
        return "label"
    if sign in _LIST_SIGNS and _GROUPS.search(text, max(0, start - 16), start):
        return "count"  # quân đội 512, công an 327
    goes_on = start - plain.last_end < 6 and text[plain.last_end : start].strip() in _JOINS
    if goes_on and plain.last_kind in ("ordinal", "label", "document_number", "date"):
        return plain.last_kind
    if isinstance(number.value, Decimal) or end - start > 4:
        return "count"
    in_brackets = opening in ("(", "[") and sign in (")", "]")
    numbered = opening in ("", "\n") and sign in (".", ")")
    named = before[3] < start and plain.cased[before[3] : before[3] + 1].isupper()  # Windows 10
    if in_brackets or numbered or (named and not in_capitals(plain.cased, start)):
        return "label"
    closed = text[end : end + 3].strip()[:1] in (";", "")
    listed = opening == "(" or text[max(0, start - 2) : start].strip() == ":"
    return "count" if closed or listed or before[0] in AMOUNT_VERBS else "label"
