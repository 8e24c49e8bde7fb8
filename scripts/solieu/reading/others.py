"""Makers of what is no figure: dates, years, times, documents, labels, codes. Each keeps its own kind."""

import re

from solieu.reading.lexicon import phrases
from solieu.reading.numbers import in_capitals
from solieu.reading.quantity import NO_NUMBER, Quantity, Value
from solieu.reading.tokens import NUMERIC, Token
from solieu.reading.window import NOTHING, Made, Window

_SIMPLE = phrases("fraction")
_HOUR_WORD = re.compile(r"(\d{1,2}) ?(giờ|[hg])?")
_LETTERS_BEFORE = re.compile(r"(?<![^\W_])[A-ZĐ]{1,2}[a-z]?[A-ZĐ]{0,2} $|[A-ZĐ]\.$")
_SLOGAN_ENDS = re.compile(r"[^”\"’'»\n]{1,40}[”\"’'»]")


def named(window: Window, kind: str) -> Made:
    """One record of a kind for the tokens of the group n; of an ordinal and a year with its value."""
    first, last = window.group("n"), window[window.match.end("n") - 1]
    if kind == "year" and first.char == "y" and window.is_whole(first, last):
        return None  # a text that is nothing else is a number
    value = first.number.value if first.number is not NO_NUMBER and kind in ("ordinal", "year", "time") else None
    return window.naming(kind, first, last, value)


def day(window: Window) -> Made:
    """A day and its month in signs, by what stands before and between: 29/12, 25-7, 23.2, 10-15/3."""
    match, first, last, before = window.match, window.group("n"), window[window.match.end("n") - 1], window.before.roles
    chars, written = window.chars[match.start("n") : match.end("n")], window.text[first.start : last.end]
    if chars[-1] == "d" and not (_in_month(last, 12) and _in_month(first, 31)):
        return None
    if match.start("n") == match.start() and chars != "d-F":
        pointed = any(role in before for role in ("until", "to", "from"))
        if not pointed and ("amount" in before or "hedge" in before or chars[1:2] == "-" or written in _SIMPLE):
            return None
        if chars == "F" and written[0] != "0" and window.is_whole(first, last):
            return None
    return named(window, "date")


def _in_month(token: Token, most: int) -> bool:
    return token.number is NO_NUMBER or 1 <= token.number.value <= most


def in_row(window: Window, kind: str) -> Made:
    """The numbers of the group n, each a record of the kind, up to one that counts: Điều 5, 6 và 7; tổ 3, 4 người."""
    match, before, last = window.match, window[window.match.start()], window.page.last
    after = match.end("n")
    if window.is_sure(after) and "located" not in window[after].roles and window.cased.startswith("điều", before.start):
        return None  # điều 3 xe
    counted = last is not None and last.kind == "count" and last.unit == window.written(before)
    if match.start() < match.start("n") and window.page.last_end >= before.end and (counted or kind != "ordinal"):
        return None  # 3 năm 500 căn; 1 lớp 25 học viên
    made: list[Quantity] = []
    values: list[Value] = [0]
    for at in range(match.start("n"), after):
        token, following = window[at], window[at + 1]
        if token.char not in "dnyNFMGx":
            continue
        value = token.number.value
        if made and (_counts(window, at, kind, [*values, value]) or (kind == "date" and not _in_month(token, 31))):
            break
        last_one = following if following.char == "g" else token
        made += window.naming(kind, token, last_one, None if kind == "date" else value)[0]
        values.append(value)
    return (made, last_one.end) if made else None


def _counts(window: Window, at: int, kind: str, values: list[Value]) -> bool:
    """Whether the number at the index counts what follows, rather than go on with the row."""
    if not window.is_sure(at + 1):
        return False
    next_one = values[-1] == values[-2] + 1
    in_row = next_one and (kind == "year" or values[-2] == values[-3] + 1)
    return not (in_row or (kind != "year" and window.cased[window[at + 1].start].isupper()))


def place_label(window: Window) -> Made:
    """tổ 4 ấp Đông, đường 9 Nam Lào: what follows is a name; but tổ 4 người."""
    name = window[window.match.end()]
    return named(window, "ordinal") if window.cased[name.start : name.end].istitle() else None


def letters_code(window: Window) -> Made:
    """The number after the letters of a plate or a road: tàu cá BĐ 97459 TS, ĐT.741."""
    token, cased = window.group("n"), window.cased
    letters = _LETTERS_BEFORE.search(cased, max(0, token.start - 6), token.start)
    of_text = cased[token.start - 1] == " " and (token.end - token.start < 4 or in_capitals(cased, token.start))
    return named(window, "code") if letters is not None and not of_text else None


def slogan(window: Window) -> Made:
    """The small numbers of a quotation: “3 sạch”, “5 không, 3 sạch”."""
    at = window.match.start("n")
    quoted = _SLOGAN_ENDS.match(window.text, window[at].end)
    if quoted is None:
        return None
    tokens = window[at : window.place(quoted.end())]
    stop = next((token.start for token in tokens if token.char in NUMERIC[1:] + "FGDYTBPC"), tokens[-1].end)
    small = [token for token in tokens if token.char == "d" and token.start < stop]
    return [window.naming("label", token, token, token.number.value)[0][0] for token in small], stop


def clock(window: Window) -> Made:
    """14h30, 8:05 - 9:15; its value is the hour."""
    token = window[window.match.start()]
    hour = _HOUR_WORD.match(window.text, token.start)
    assert hour is not None
    unit = window.page.written(*hour.span(2)) if hour[2] else None
    return window.naming("time", token, token, int(hour[1]), unit)


def hour(window: Window) -> Made:
    """8 giờ, 8 giờ 30, tám giờ kém mười, từ 8 đến 9 giờ; but hơn 8 giờ and trong 8 giờ last so long."""
    a, b, u = window.a, window.group("b"), window.group("u")
    value, last = (a if b is NOTHING else b).number.value, window[window.match.end() - 1]
    in_day = "partofday" in window[window.match.end()].roles
    lasts = " " in window.hedge.roles.get("hedge", "") or "lasting" in window.before.roles
    glued = "gram" in u.roles and u.start == a.end  # 8g chè
    if not isinstance(value, int) or value > 24 or ((lasts or glued) and not in_day):
        return None
    return window.naming("time", a, last, *((value, window.written(u)) if b is NOTHING else ()))
