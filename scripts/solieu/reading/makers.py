"""Makers of figures: a short function for each kind. What is no figure is made in ``others.py``.

A maker is given the window at the match of its pattern; it gives the records and the offset up to which it has read,
or None where the pattern does not hold after all.
"""

import re
from decimal import Decimal
from functools import partial

from solieu.reading import others
from solieu.reading.lexicon import any_word, phrases
from solieu.reading.numbers import in_capitals, read_digits, said_again
from solieu.reading.quantity import NO_NUMBER, OTHER_KINDS, Number, Value, scaled, significant_digits
from solieu.reading.tokens import NUMERIC, SPELLED, UNITS, Token
from solieu.reading.window import NOTHING, Fields, Made, Window

_THAN = re.compile(rf"(?<![^\W_]){any_word(phrases('than'))}")
_BETWEEN_PLACES = re.compile(r" ?(?:\([^()]*\)|[^()]*\))? ?")
_ONE_OF = {"unitof", "per", "population", "counted", "unit"}
_NEAR = 60  # characters between a sum and its part: 1,5 tỷ đồng, trong đó nhân dân góp 950 triệu


def _stated(token: Token) -> Fields:
    """The fields that a number fills."""
    number = token.number
    return {"value": number.value, "significant_digits": number.digits, "doubt": number.doubt}


def _unit(window: Window, token: Token, fields: Fields) -> str:
    """Add a unit of the tables to the fields; give its kind."""
    kind = next(kind for kind in ("money", "percent", "measure") if kind in token.roles)
    fields["unit"], fields["unit_id"] = window.written(token), token.roles[kind]
    return kind


def _unit_or_noun(window: Window, at: int, fields: Fields) -> tuple[str, int] | None:
    """Add the unit or the noun at the index to the fields; give the kind of figure and the end, if there is one."""
    if window.is_unit(at):
        return _unit(window, window[at], fields), window[at].end
    end = window.noun(at, fields)
    return ("count", end) if end is not None else None


def _made(window: Window, kind: str, fields: Fields, last: int, end: int, hedge: Token | None = None) -> Made:
    """The one record of a match; its number begins at the group a and ends at ``last``.

    Only a hedge gives a bound: that before the number, or else after the phrase: 5 hộ trở lên.
    """
    match, start = window.match, window.a.start
    sign, last_one = window.group("sign"), window[match.end() - 1]
    if sign is not NOTHING:  # âm 5 km, -1,7%, and a dash before all that there is; but no dash before an item
        whole = sign.start == window.page.first and (last_one.char in "FG" or window.is_whole(sign, last_one))
        if not whole and "âm" not in window.word(sign) and last_one.roles.keys().isdisjoint(("percent", "degree")):
            return None
        if window.word(sign) != "+":
            start, fields["value"] = sign.start, -fields["value"]
    if window.group("p") is not NOTHING or window.group("from") is not NOTHING:
        start = window[match.start()].start
    hedge = hedge or window.hedge
    if "compared" in hedge.roles and _is_difference(window, hedge, end):
        hedge = NOTHING
    start = min(start, hedge.start) if hedge is not NOTHING else start
    at = window.place(end)
    if hedge is NOTHING and "after" in window[at].roles and "grade" not in window[at - 1].roles:  # đại học trở lên
        hedge, end = window[at], window[at].end
        start = window.before.start if "from" in window.before.roles else start
    fields.setdefault("qualifier_id", "unhedged")
    if hedge is not NOTHING:
        fields["qualifier"] = window.written(hedge)
        code = next(hedge.roles[role] for role in ("hedge", "after", "beyond") if role in hedge.roles)
        fields["qualifier_id"], _, comparator = code.partition(" ")
        if "value" in fields and comparator:
            fields["comparator"] = comparator
            fields["lower_bound" if ">" in comparator else "upper_bound"] = fields["value"]
    return [window.page.record(kind, start, end, window.a.start, last, fields)], end


def _is_difference(window: Window, hedge: Token, end: int) -> bool:
    """Whether what is compared stands beside: cao hơn 4,5% so với năm trước: by so much, not more than that."""
    clause = max(*(window.text.rfind(sign, 0, hedge.start) for sign in ".;\n"), hedge.start - 100, 0)
    before = any(hedge.start - than.end() < 80 for than in _THAN.finditer(window.text, clause, hedge.start))
    return before or _THAN.match(window.text, end + 1) is not None


def _per(window: Window, end: int, fields: Fields, measured: bool = False) -> int:
    """Add what a rate is for, after a slash or "trên" at ``end``, to the fields; give the new end, or the same.

    What a measure is per belongs to its unit: km/h, mét trên giây, 40 tấn/ha/năm.
    """
    first = at = window.place(end)
    after, over = window[first + 1], "over" in window[at].roles
    over = over and ((measured and "per" in after.roles) or _is_many(window, at + 1))
    while over or window[at].char == "/":
        stop = _per_end(window, at + 1)
        if stop is None:
            break
        end, at, over = stop, window.place(stop), False
    if at > first:
        fields["per"] = window.page.written(after.start, end)
        if measured and "per" in after.roles:
            fields["unit_id"] += f"/{after.roles['per']}"
    return end


def _per_end(window: Window, at: int) -> int | None:
    """The end of what a rate is for: tháng, căn nhà, 1 xã, 10.000 dân."""
    token, following = window[at], window[at + 1]
    if token.char in NUMERIC + SPELLED:
        one = window.word(token) == "1" and (window.is_sure(at + 1) or "unitof" in following.roles)
        if one or _is_many(window, at):
            return following.end
        other = window.word(window[window.match.end("a")]) != window.word(following)
        return window.noun(at + 1, {}) if other and window.a.number.value == 1 else None  # 1 giáo viên/25 học sinh
    first = window.word(token).split(" ")[0]
    if token.roles.keys() & _ONE_OF or "unitof" in window.page.tokenizer.roles(first):
        return token.end
    noun = window.noun(at, {})
    words = re.split("[,/]", " ".join(window.text[token.start : noun].split(" ")[:3]))[0].rstrip() if noun else ""
    return token.start + len(words) if words else None


def _is_many(window: Window, at: int) -> bool:
    """Whether a rate is for so many of a population or of a unit: 10.000 dân, một vạn dân, 100km."""
    number, roles = window[at].number, window[at + 1].roles
    return number is not NO_NUMBER and ("population" in roles or ("per" in roles and str(number.value) == "100"))


def amount(window: Window) -> Made:
    """Money, a measure or percent; one per something is a rate; a measured thing belongs to the phrase."""
    a, prefix = window.a, window.group("p")
    unit = next(token for token in (prefix, window.group("u"), a) if token.roles)
    fields = _stated(a)
    if unit is a:  # cao 1m70
        fields |= {"unit": unit.roles["measure"], "unit_id": unit.roles["measure"]}
    kind = _unit(window, unit, fields) if unit is not a else "measure"
    end, last = max(a.end, unit.end), a.end
    zero = fields["value"] == 0 and kind == "money" and window.hedge is NOTHING and unit.start > a.start
    if zero and a.char in NUMERIC and not window.is_whole(a, unit):  # gian hàng 0 đồng
        return window.naming("label", a, unit)
    more = _and_more(window, unit, end)
    if more is not None:
        value, end, last = more
        fields |= {"value": value, "significant_digits": significant_digits(value)}
    if kind != "percent" or "span" in window[window.place(end) + 1].roles:
        end = _per(window, end, fields, kind == "measure")
    if kind == "measure" and "per" not in fields and "span" not in unit.roles:
        noun = window.noun(window.place(end), {})
        if noun is not None and noun - end > 2:  # 5 km đường bê tông; but 3m x 4m
            end = _per(window, noun, fields)
    kind = "rate" if "per" in fields and "/" not in fields["unit_id"] else kind
    end = said_again(window.text, end, fields["value"]) or end  # 1.500 đ (một nghìn năm trăm đồng)
    return _made(window, kind, fields, last, end)


def _and_more(window: Window, unit: Token, end: int) -> tuple[Value, int, int] | None:
    """What goes on after the unit, 2 tấn rưỡi, 17 km 300 m, 1 tỷ đồng 250 triệu: value, end, end of the number."""
    number, at = window.a.number, window.place(end)
    if not isinstance(number.value, int):
        return None
    if "half" in window[at].roles and "percent" not in unit.roles:
        return number.value + Decimal("0.5"), window[at].end, window[at].end
    smaller, _, power = unit.roles.get("smaller", "").partition(" ")
    at += smaller == "cent" and "and" in window[at].roles
    token, after = window[at], window[at + 1]
    more = token.number.value
    if smaller:
        said = smaller in (after.roles.get("measure"), after.roles.get("money"))
        bare = smaller == "cent" and token.char in NUMERIC and after.char in ".,;)\n\0"
        fits = isinstance(more, int) and 0 < more < 10 ** int(power) and (said or bare)
        more = Decimal(more).scaleb(-int(power))
        more = more if smaller == "cent" else more.normalize()
    else:
        said = "money" in after.roles
        fits = unit.roles.get("money") == "VND" and token.char == "Z" and more < 10**number.power
    return (number.value + more, (after if said else token).end, token.end) if fits else None


def shared(window: Window) -> Made:
    """The first of two amounts whose unit and scale stand after the second: 110, 220 kV; từ 18 lên 25 triệu đồng."""
    a, fields, power = window.a, _stated(window.a), window.group("b").number.power
    found = _unit_or_noun(window, window.match.start("b") + 1, fields)
    if found is None:
        return None
    if not a.number.power and fields["value"] < min(10**power, 100_000):  # a longer sum is written in full
        fields["value"] = scaled(fields["value"], power)
    return _made(window, found[0], fields, a.end, a.end)


def interval(window: Window) -> Made:
    """A range: từ A đến B, A-B. The scale and the unit of B serve A too."""
    a, b, u, ua, prefix = (window.group(name) for name in ("a", "b", "u", "ua", "p"))
    unit = next((token for token in (u, ua, prefix) if token.roles), NOTHING)
    low, high, doubt = a.number.value, b.number.value, a.number.doubt or b.number.doubt
    if b.few:  # từ 5 đến sáu bảy người
        high = b.few[1] * 10 ** b.few[2]
    if ua is NOTHING:
        more = scaled(low, b.number.power)
        doubt = doubt or ("ambiguous-scale" if more > high and low < 1000 else None)
        low = more if more <= high else low
    differ = u.roles and ua.roles and any(u.roles.get(kind) != ua.roles.get(kind) for kind in UNITS)
    if a.few or low >= high or differ:
        return None
    fields: Fields = {"doubt": doubt, "qualifier_id": "between", "lower_bound": low, "upper_bound": high}
    fields["significant_digits"] = max(a.number.digits, b.number.digits)
    counts = unit is NOTHING or ("measure" in unit.roles and "span" not in unit.roles)
    noun = window.noun(window.match.end(), fields) if counts else None
    told = window.group("from") is not NOTHING or window.hedge is not NOTHING or window.is_whole(a, b)
    alone = told and b.char != "v"  # but 3 đến năm sau
    if noun is None and unit is NOTHING and not (alone or b.number.power or isinstance(low, Decimal)):
        return None
    measured = unit is not NOTHING and _unit(window, unit, fields) == "measure" and noun is None
    end = _per(window, max(b.end, u.end, noun or 0), fields, measured)
    return _made(window, "range", fields, b.end, end)


def _one_of(window: Window, last: int, low: int, high: int, power: int) -> Made:
    """The range between two neighbours, of what is counted after them; None if nothing is and no scale was said."""
    fields: Fields = {"lower_bound": low * 10**power, "upper_bound": high * 10**power}
    fields |= {"qualifier_id": "between", "significant_digits": 1}
    found = _unit_or_noun(window, window.place(last), fields)
    if found is None and not power:
        return None
    return _made(window, "range", fields, last, found[1] if found else last)


def few(window: Window) -> Made:
    """Two digits in a row: hai ba người are two or three; before percent and the like they are one number."""
    a, unit = window.a, window[window.match.end()]
    assert a.few is not None
    short = unit.roles.get("measure") in ("second", "minute", "hour") and "năm" not in window.word(a)
    if not short and unit.roles.keys().isdisjoint(("money", "percent")):
        return _one_of(window, a.end, *a.few)
    fields = _stated(a)
    return _made(window, _unit(window, unit, fields), fields, a.end, unit.end)


def either(window: Window) -> Made:
    """One small number or, after a comma, the next: ba, bốn chiếc xe; sáu, bảy chục nghìn đồng; 30, 40 người."""
    a, b = window.a, window.group("b")
    low, high, comma = a.number.value, b.number.value, window[window.match.end("a")].char == ","
    step = 10 ** (len(str(low)) - len(str(low).rstrip("0"))) if comma and low > 9 else 1
    power = next((power for power in range(13) if (low + step) * 10**power == high), None)
    if power is None or isinstance(low, Decimal) or (power and b.char in "dnN"):  # 2, 30 hộ
        return None
    return _one_of(window, b.end, low, low + step, power)


def _part(window: Window, value: Value, whole: Value, last: int, stated: Value | None = None) -> Made:
    """So many of a whole, with the unit or the noun after them; ``stated`` is the number that has the digits."""
    if not whole or isinstance(whole, Decimal):
        return None
    fields: Fields = {"value": value, "whole": whole, "significant_digits": significant_digits(stated or value)}
    after = window[window.match.end()].roles  # 1/3 số xã; but of 2/3 trong số 30 xã, the unit stands after the 30
    found = None if "among" in after else _unit_or_noun(window, window.match.end() + ("no" in after), fields)
    return _made(window, "fraction", fields, last, found[1] if found else last)


def fraction(window: Window) -> Made:
    """50/531 nhà, 3,2/4 tỷ đồng."""
    a, scale = window.a, window.group("scale")
    part, whole = map(read_digits, window.word(a).split("/"))
    if part is None or whole is None:
        return window.naming("code", a, a)
    value, total = scaled(part.value, scale.number.power), scaled(whole.value, scale.number.power)
    return _part(window, value, total, max(a.end, scale.end), part.value) or window.naming("code", a, a)


def mixed(window: Window) -> Made:
    """23 1/5 is 116 parts of 5."""
    b, number = window.group("b"), window.a.number.value
    part, _, whole = window.word(b).partition("/")
    if not (part + whole).isdecimal() or isinstance(number, Decimal) or not 0 < int(part) < int(whole) <= 100:
        return None
    return _part(window, number * int(whole) + int(part), int(whole), b.end, number)


def part(window: Window) -> Made:
    """hai phần ba, 3 trong số 5 xã, 50 / 531 nhà, một nửa số hộ."""
    a, b = window.a, window.group("b")
    if b is NOTHING:
        return _part(window, 1, 2, a.end)
    whole = b.number.value if b.number is not NO_NUMBER else 4  # một phần tư
    if window.group("of") is not NOTHING and a.number.value >= whole:
        return None
    return _part(window, a.number.value, whole, b.end)


def five(window: Window) -> Made:
    """Năm at a sentence's head before a noun: Năm bia mộ được xây lại."""
    return count(window) if window.cased[window.a.start : window.a.end].istitle() else None


def count(window: Window) -> Made:
    """A number and the noun it counts; where no noun follows, an amount, a year or a label."""
    a, at, fields = window.a, window.match.end("a"), _stated(window.a)
    end = window.noun(at, fields)
    if end is None:
        return _without_noun(window, fields)
    roles, words = window[at].roles, window.cased[window[at].start : end].split()[:2]
    name = len(words) > 1 and " ".join(words).istitle()
    if a.char in NUMERIC and name and "counted" not in roles and window.hedge is NOTHING:  # 93 Nguyễn Công Trứ
        return window.naming("label", a, a, fields["value"])
    whole = "divisible" not in roles and roles.keys() & {"counted", "unit", "kind"}
    if whole and fields["doubt"] == "ambiguous-comma" and a.char in "Nx":
        value = int(window.word(a).replace(",", ""))  # 4,512 lượt: turns cannot be split
        fields |= {"value": value, "significant_digits": significant_digits(value)}
    if "points" in roles and isinstance(fields["value"], Decimal):  # giảm 3,5 điểm: of a score, no sites
        fields["unit_id"] = None
    end = _per(window, end, fields)
    hedge = NOTHING if _is_on_place(window, at) else None
    return _made(window, "rate" if "per" in fields else "count", fields, a.end, end, hedge)


def _without_noun(window: Window, fields: Fields) -> Made:
    """A number that no noun follows."""
    a, number = window.a, window.a.number
    other = _other_kind(window, number) if a.char in NUMERIC else None
    if other is not None:
        valued = other in ("label", "ordinal", "year") and isinstance(number.value, int)
        return window.naming(other, a, a, number.value if valued else None)
    end = _per(window, a.end, fields) if number.power >= 3 else a.end
    kind = "rate" if "per" in fields else "money" if _is_money(window, number) else "count"
    if kind != "count":
        fields |= {"unit_id": "VND", "doubt": number.doubt or "unwritten-currency"}
    return _made(window, kind, fields, a.end, end)


def _other_kind(window: Window, number: Number) -> str | None:
    """What a number in digits is that no noun follows: None for an amount after a verb or with groups, else a label."""
    a, text, before, last = window.a, window.text, window[window.match.start("a") - 1], window.page.last
    if window.hedge is not NOTHING or number.power:
        return None
    if "weak" in before.roles or re.fullmatch(r"\d\.0", window.word(a)):
        return "label"
    if "group" in before.roles:
        return None
    joined = text[window.page.last_end : a.start].strip() in (",", "và", "-", "–", "&", "đến", ";")
    if joined and last is not None and last.kind in ("ordinal", "label", "document_number", "date"):
        return last.kind
    if isinstance(number.value, Decimal) or a.end - a.start > 4:
        return None
    name = before.char.isalpha() and window.cased[before.start].isupper()
    if name and not in_capitals(window.cased, a.start):
        return "label"  # Windows 10
    ends = text[a.end : a.end + 3].strip()[:1] in (";", "")
    return None if "amount" in before.roles or ends or text[max(0, a.start - 2) : a.start].strip() == ":" else "label"


def _is_money(window: Window, number: Number) -> bool:
    """Whether the words before speak of money: tổng kinh phí 350 triệu; or billions count nothing: góp 1,8 tỷ."""
    a, hedge, last = window.a, window.hedge, window.page.last
    if number.power < 3:
        return False
    if number.power >= 9 and not window.is_whole(hedge if hedge is not NOTHING else a, a):
        return True
    between = window.text[window.page.last_end : a.start]
    if last is not None and last.kind == "money" and len(between) < _NEAR and "\n" not in between:
        return True
    word = window[window.match.start() - 1 - (hedge is not NOTHING)]
    return "paid" in window.page.tokenizer.roles(window.word(word).split(" ")[-1])


def _is_on_place(window: Window, at: int) -> bool:
    """Whether trên is "on": trên 3 lĩnh vực, 24 thôn trên 3 xã; but giúp trên 5 xã."""
    hedge, roles, last, value = window.hedge, window[at].roles, window.page.last, window.a.number.value
    if "on" not in hedge.roles or "place" in roles:
        return "on" in hedge.roles and value <= 10
    wider = last is not None and (last.kind == "measure" or (last.kind == "count" and (last.value or 0) >= value))
    between = _BETWEEN_PLACES.fullmatch(window.text, window.page.last_end, hedge.start)
    return wider and "rank" in roles and between is not None


def vague(window: Window) -> Made:
    """An amount without a number: hàng chục ngàn, vài trăm người, mười mấy năm."""
    a, fields = window.a, Fields()
    found = _unit_or_noun(window, window.match.end(), fields)
    end = found[1] if found else a.end
    return [window.page.record("vague", a.start, end, a.start, a.end, fields)], end


MAKERS = {
    **{kind: partial(others.named, kind=kind) for kind in OTHER_KINDS},
    **{f"{kind}s": partial(others.in_row, kind=kind) for kind in ("date", "year", "ordinal")},
    **vars(others),
    **globals(),
}
