"""The words, numbers and signs around an anchor, each with the character that stands for its roles (patterns.tsv)."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from functools import reduce
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from solieu.reading.lexicon import END, END_OF_WORD, Entry, Roles, Trie, any_of, any_word, phrases, table
from solieu.reading.numbers import NUMERAL, number_at
from solieu.reading.quantity import NO_NUMBER, Number, number_of
from solieu.reading.words import BEGINS, DIGITS, HALF, MULTIPLES, SCALES, few_of, is_dictated, spelled_at, word_run

DASHES = "-–—~÷−‐‑"
SIGNS = "$€£₫¥₹₩฿₽¢%％‰°℃℉㎡㎥㎞㎏≥≤≈<>"
_ARROWS = ("->", "=>", "–>")
NUMERIC = "dnyNZx"
SPELLED = "ovascqH"
_NO_ROLES: Roles = {}
_NO_NODE: Trie = {}
UNITS = frozenset(("measure", "money", "percent"))
_LETTERS = r"[^\W\d_]+(?:[-&][^\W\d_]+)*"
_WORD = re.compile(
    r"m(?:(?<=\dm)|(?<=\d m))[23](?=/\d )"  # the m2 of 45 m2/1 hộ
    rf"|đ/[cv]{END_OF_WORD}|rs\.(?= ?\d)|{_LETTERS}(?:[23²³](?!\w|[.,/]\d)|(?<!\w\w\w)\$)?"
    rf"|°[a-z]{END_OF_WORD}|[{SIGNS}]"
).match
_URL = re.compile(r"(?:https?://|www\.)\S{0,2000}").match
_DAY_DOT_MONTH = re.compile(r"(?:[12]\d|3[01]|0?[1-9])\.(?:0?[1-9]|1[0-2])").fullmatch
SHAPES = Path(__file__).with_name("shapes.tsv")
# Most digits stand before a comma, or a blank and a word: they have no shape.
_MAY_HAVE_SHAPE = r"(?=0|1[89]00|\d+(?:[^\d ,;)\n]|,[\d.,]*/| [\d./–-]| ?[hg] ?\d| [ap]m))"
# What the shape of digits says, a group for each character; the first line of the table that fits wins.
_SHAPES = "|".join(
    f"(?P<{char}>{'|'.join(written for _, written, _ in lines)})"
    for char, lines in groupby(table(SHAPES, "character", "expression", "example"), lambda line: line[0])
)
_SHAPE = re.compile(f"{_MAY_HAVE_SHAPE}(?:{_SHAPES.replace('{type}', any_of(phrases('type')))})").match
# Amounts without a number: hàng chục ngàn, vài ba, mười mấy. Some go before scales alone.
_VAGUE = phrases("vague")
_MULTIPLE = any_of(MULTIPLES)
VAGUE_RUN = rf" +(?P<first>{_MULTIPLE}|{any_of(phrases('aftervague'))})(?: +{_MULTIPLE})*{END_OF_WORD}"
_VAGUE_RUN = re.compile(VAGUE_RUN).match
_SOME = re.compile(f" {any_word(phrases('some'))}").match
_MOVEMENT = re.compile(r"\d[KGTSĐ](?!\w|/| [đĐ](?:ồng)?(?![^\W_]))").match
_ONE_DIGIT = re.compile(r"\d(?=[ ,;)](?!\d)|$)").match
BEFORE = 24  # characters of context before an anchor: about four words, or the longest that say what a number is
_COUNTING = frozenset(NUMERIC + SPELLED + "VfFG")


class Token(NamedTuple):
    """A word, a phrase of the lexicon, a number or a sign, from ``start`` to ``end`` of the plain text.

    ``number`` is what a number says; ``few`` the two digits of hai ba, and the power of ten of their scale.
    """

    start: int
    end: int
    char: str
    roles: Roles = _NO_ROLES
    number: Number = NO_NUMBER
    few: tuple[int, int, int] | None = None


_BEFORE_ALL = Token(-9, -9, "_")
_token = tuple.__new__  # a token of all its fields, made fast


class Tokenizer:
    """Cuts a plain text into tokens."""

    def __init__(self, text: str, cased: str, trie: Trie) -> None:
        self.text, self.cased, self.trie = text, cased, trie
        self.ahead: re.Match[str] | None = None  # the word after the last entry that was looked for

    def tokens(self, start: int, anchors: Sequence[int], ends: frozenset[str]) -> list[Token]:
        """The tokens from ``start`` to one that surely ends what an anchor says, with no other anchor soon after."""
        text, stop = self.text, len(self.text)
        out, at = [_BEFORE_ALL], start
        place = bisect_left(anchors, start)
        while at < stop:
            character = text[at]
            if character == " ":
                at += 1
                continue
            if character.isalpha() or (character in SIGNS and not text.startswith(_ARROWS, at - 1)):
                token = self._word(at, out)
            elif character.isdecimal():
                token = self._digits(at, out[-1])
            else:
                token = self._sign(at)
            out.append(token)
            at = token[1]
            if token[2] in ends and token[0] > anchors[place]:
                place = bisect_left(anchors, at, place)
                if place == len(anchors) or anchors[place] - at > BEFORE:
                    break
        return out[1:]

    def _sign(self, at: int) -> Token:
        text = self.text
        sign, before, after = text[at], text[at - 1] if at else "\n", text[at + 1 : at + 2]
        if sign == "," and before in " \n-" and after.isdecimal():  # a decimal without its nought: ,77 m
            read = number_at("0" + text[at : at + 60], 0, "0" + self.cased[at : at + 60])
            if read is not None:
                return Token(at, at + read[1] - 1, "Z" if read[0].power else "N", _NO_ROLES, read[0])
        if sign in DASHES:
            sign = "-" if not after.isalnum() else "m" if before in " \n(" else "–"
        elif not sign.isascii():
            sign = "“" if sign in "“‘«" else "_"
        return _token(Token, (at, at + 1, sign, _NO_ROLES, NO_NUMBER, None))

    def entry(self, at: int) -> tuple[Entry | None, int, int]:
        """The longest entry that begins at ``at``, the end of it, and that of the first word."""
        text, best = self.text, None
        word = self.ahead if self.ahead is not None and self.ahead.start() == at else _WORD(text, at)
        node = self.trie
        first = end = word.end() if word is not None else at + 1
        while word is not None and (node := node.get(word[0], _NO_NODE)):
            after = word.end()
            if END in node:
                best, end = node[END], after
                if len(node) == 1:
                    break
            if text[after : after + 1] != " ":
                break
            word = self.ahead = _WORD(text, after + 1)
        return best, end, first

    def roles(self, phrase: str) -> Roles:
        """The roles of a phrase alone."""
        node = reduce(lambda node, word: node.get(word, {}), phrase.split(" "), self.trie)
        return node[END].roles if END in node else _NO_ROLES

    def after(self, at: int) -> Roles:
        """The roles of what begins after the space at ``at``."""
        entry, *_ = self.entry(at + (self.text[at : at + 1] == " "))
        return entry.roles if entry is not None else _NO_ROLES

    def _word(self, at: int, out: list[Token]) -> Token:
        text, before = self.text, out[-1]
        if text.startswith(("http", "www."), at) and (url := _URL(text, at)) is not None:
            return Token(at, url.end(), "U" if any(map(str.isdigit, url[0])) else "_")
        entry, end, first_end = self.entry(at)
        first = text[at:first_end]
        counted = before[2] in _COUNTING  # by the number just before, unless it names: thứ hai, tháng ba
        if counted and before[2] in SPELLED and not out[-2].roles.keys().isdisjoint(("fixed", "month")):
            counted = False
        vague = _VAGUE_RUN(text, first_end) if first in _VAGUE else None
        if vague is not None and (vague["first"] in MULTIPLES or not _VAGUE[first]):
            return Token(at, vague.end(), "V")
        if first in BEGINS:
            # A longer phrase, unless its last word begins one that goes on: hai mặt hàng, năm học sinh.
            longer = entry if end > first_end and self.entry(text.rindex(" ", at, end) + 1)[1] <= end else None
            if longer is None or not self._beats_number(longer.roles, at, first_end, out, counted):
                number = self._number_word(at, first_end, before, counted)
                if number is not None:
                    return number
                entry, end = self.trie.get(first, _NO_ROLES).get(END), first_end
        if counted:
            if first_end - at == 1 and _ONE_DIGIT(text, first_end) and text[at : first_end + 1] in self.trie:  # 18 F0
                return Token(at, first_end + 1, *self.trie[text[at : first_end + 1]][END])
            roles = entry.roles if entry is not None else _NO_ROLES
            after_word = "letter" in roles and before.char in SPELLED and self.cased[at].isupper()  # năm V
            fits = entry is not None and not after_word and ("glued" not in roles or before.end == at)
            letter = first_end - at == 1 and UNITS.isdisjoint(roles)
            if before.end == at and before.char in NUMERIC and first_end - at <= 3 and (letter or not fits):
                return Token(at, first_end, "g")
            entry, end = (entry, end) if fits else (None, first_end)
        char, roles = entry or ("W" if self.cased[at].isupper() else "w", _NO_ROLES)
        return _token(Token, (at, end, char, roles, NO_NUMBER, None))

    def _beats_number(self, roles: Roles, at: int, end: int, out: list[Token], counted: bool) -> bool:
        """Whether a phrase that begins with a number word is what is meant: một số, năm nay; but hai năm nay."""
        if "pair" in roles:
            return False
        if "set" in roles or "hedge" in roles:
            return True
        if counted:
            labelled = "dated" in roles and out[-2].roles.keys() & {"label", "strong"}  # đợt 4 năm nay
            return bool(labelled) or ("counted" in roles and "plain" in roles)
        if "when" in roles or "period" in roles:
            counts = {"fixed", "month"} if "when" in roles else {"fixed", "month", "during", "hedge"}
            return not out[-1].roles.keys() & counts
        return self.text[at:end] in SCALES

    def _number_word(self, at: int, end: int, before: Token, counted: bool) -> Token | None:
        """The number that begins with the word; None if it begins none here."""
        text, roles = self.text, before.roles
        if (half := HALF.match(text, at)) is not None:  # nửa, một nửa, nửa triệu
            number, stop = number_of(Decimal("0.5"), SCALES.get(half[1], 0)), half.end()
            return Token(at, stop, "s" if number.power else "h" if stop > end else "H", _NO_ROLES, number)
        if (read := spelled_at(text, at)) is None:
            return None
        words, run_end = word_run(text, at)
        first, tens = words[0], words[1:2] in (["mươi"], ["trăm"])
        if first == "năm" and (before.char == "/" or text[end + 1 : end + 2].isdigit() or (counted and not tens)):
            return None  # 3 năm, /năm, năm 2031; but two hundred and fifty
        number, stop = read
        five = first == "năm" and len(words) > 1 and not tens
        if five and words[1] == "năm" and "each" not in roles and words[2:3] not in (["mươi"], ["trăm"]):
            return Token(at, end, "s", _NO_ROLES, Number(5, 1))  # suốt năm năm liền
        if is_dictated(text, at, run_end):
            return Token(at, run_end, "X")
        if five and "inyear" in roles and words[1] in DIGITS:
            return Token(at, end, "v", _NO_ROLES, Number(5, 1))  # mỗi năm hai vụ
        if len(words) > 1:
            two_end = at + len(words[0]) + 1 + len(words[1])
            few = few_of(words, self.after(two_end))
            if few is not None:
                return Token(at, run_end if few[2] else two_end, "f" if few[2] else "q", _NO_ROLES, number, few)
        if (some := _SOME(text, stop)) is not None:
            return Token(at, some.end(), "V")
        return Token(at, stop, self._spelled_char(at, stop), _NO_ROLES, number)

    def _spelled_char(self, at: int, end: int) -> str:
        """The character of a number in words."""
        said = self.text[at:end]
        if " " in said:
            return "s"
        if said == "không" and (at > 20 or self.text[:at].strip() or UNITS.isdisjoint(self.after(end))):
            return "O"
        cased = self.cased
        if cased[at].isupper():  # bác Sáu, Ba Đình, Năm Căn; but Thuê Xe Bốn Chỗ
            inside = cased[max(0, at - 4) : at].rstrip(" ")[-1:].isalnum()
            before_name = cased[end : end + 3].lstrip(" ")[:1].isupper()
            line = cased[max(cased.rfind("\n", 0, at) + 1, at - 40) : end]
            title = line.count(" ") > 1 and line.istitle() and "counted" in self.after(end)
            counts = cased[at:end].isupper() or title
            if (before_name and not counts) or (inside and not before_name):
                return "X"
        return {"một": "o", "năm": "v"}.get(said, "a" if said in DIGITS or said == "mười" else "c")

    def _digits(self, at: int, before: Token) -> Token:
        text = self.text
        run = NUMERAL.match(text, at)
        run_end = run.end() if run is not None else at + 1
        if at and text[at - 1].isalpha():  # A5, U23, covid19; but chữa3.000 người
            slip = not text[before.start : at].isascii() and self.cased[at - 2].islower()
            if before.end < at or not ("prefix" in before.roles or slip):
                return Token(at, run_end, "C")
        shape = _SHAPE(text, at)
        if shape is not None and shape.end() >= run_end:
            if shape.lastgroup == "L":  # 1m70, 2km500
                whole, unit, part = re.split("(k?m)", shape[0])
                return Token(at, shape.end(), "L", {"measure": unit}, number_of(Decimal(f"{whole}.{part}")))
            return Token(at, shape.end(), shape.lastgroup or "")
        if run_end == at + 1 and _MOVEMENT(self.cased, at):
            return Token(at, at + 2, "k")  # 5K, 4G, 3Đ: no thousands, no grams, no đồng
        read = number_at(text, at, self.cased, "label" not in before.roles)
        if read is None or (read[1] < run_end and text.count("/", read[1], run_end) != 1):
            return Token(at, run_end, "C")
        number, end = read
        return _token(Token, (at, end, _digits_char(text[at:end], number), _NO_ROLES, number, None))


def _digits_char(written: str, number: Number) -> str:
    if number.power:
        return "Z"
    if not written.isdigit():
        return "x" if _DAY_DOT_MONTH(written) else "N"
    if 1900 <= int(written) <= 2099:
        return "y"
    return "d" if len(written) <= 2 else "n" if len(written) <= 4 else "N"
