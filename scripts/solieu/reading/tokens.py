"""The words, numbers and signs around an anchor, each with the character that stands for its roles.

A word's character comes from the lexicon, the longest entry winning; these stand for what is no entry:

    d n y N Z x   a number in digits: of one or two, of three or four, like a year, longer, with a scale, like day.month
    o v a s c     a number in words: một, năm, another word, several words, a scale alone
    q f V h       hai ba (23, or 2 to 3); hai ba trăm; hàng chục ngàn; một nửa
    F G M D Y T   29/12; 50/531; 4.2022; a whole date; 2019-2024; 14h30
    B P C U       a document, a phone, a code, an address of a page
    w W g X       a word, one with a capital, letters glued to digits, words that only look like a number
    - – m         a dash with spaces, one glued to both sides, one glued to what follows; other signs are themselves
"""

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from solieu.reading import numbers
from solieu.reading.lexicon import END, Entry, Roles, Trie, any_of, phrases, table
from solieu.reading.numbers import BEGINS, DIGITS, POINTS, SCALES, Number, read_words, spelled_at, word_run

DASHES = "-–—~÷−‐‑"
SIGNS = "$€£₫¥₹₩฿₽¢%％‰°℃℉㎡㎥㎞㎏≥≤≈<>"
_ARROWS = ("->", "=>", "–>")
NUMERIC = "dnyNZxM"
SPELLED = "ovascq"
_NO_ROLES: Roles = {}
_UNITS = frozenset(("measure", "money", "percent"))
_END = r"(?![^\W_])"
_LETTER_RUN = r"[^\W\d_]+(?:[-&][^\W\d_]+)*"
_WORD = re.compile(
    rf"đ/c{_END}|rs\.(?= ?\d)|{_LETTER_RUN}[23²³](?!\w|[.,/]\d)|[a-z]{{1,2}}\$|{_LETTER_RUN}|°[a-z]{_END}|[{SIGNS}]"
).match
_LETTERS = re.compile(_LETTER_RUN).match
_PLAIN_WORD = re.compile(rf"{_LETTER_RUN}(?![\w$])").match
_URL = re.compile(r"(?:https?://|www\.)\S{0,2000}").match
_DAY_DOT_MONTH = re.compile(r"(?:[12]\d|3[01]|0?[1-9])\.(?:0?[1-9]|1[0-2])").fullmatch
SHAPES = Path(__file__).with_name("shapes.tsv")


def _shape() -> Callable[[str, int], re.Match[str] | None]:
    """What the shape of digits says, a group for each character; the first line of the table that fits wins."""
    lines = table(SHAPES, "character", "expression", "example")
    branches = [
        f"(?P<{char}>{'|'.join(written for _, written, _ in those)})"
        for char, those in groupby(lines, lambda line: line[0])
    ]
    return re.compile("|".join(branches).replace("{type}", any_of(phrases("type")))).match


_SHAPE = _shape()
# A number before a word, with no sign beside it that could make it anything else.
_SIMPLE = re.compile(r"(?!0|1[89]00)\d+(?:\.\d{3})*(?:,\d+)?(?= (?![hgpamt])[^\W\d_]|[;)\n%])").match
PER_UNITS = phrases("per")
_PER = re.compile(any_of(PER_UNITS) + _END).match
VAGUE_WORDS = "bảy|ba|chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|mươi"
_VAGUE_RUN = re.compile(rf" +({VAGUE_WORDS})((?: +(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ))*){_END}").match
_VAGUE_STARTS = phrases("vague")
_SOME = re.compile(rf" mấy{_END}").match
_HALF = re.compile(rf"một nửa(?![^\W\d_])|nửa(?= số{_END})").match
_HALF_OF = re.compile(
    rf"nửa(?= (tháng|năm|ngày|giờ|tiếng|tấn|tạ|yến|lạng|cân|ký|kg|lít|mét|km|ha|triệu|tỷ|tỉ|nghìn|ngàn|vạn){_END})"
).match
_ONE_DIGIT = re.compile(r"\d(?=[ ,;)](?!\d)|$)").match
_SPOKEN_ADDRESS = re.compile(
    rf"(?<![^\W_])(?:chấm (?:com|vn|net|org)|a (?:móc|còng|vòng)|còng|móc|gạch dưới|x[ẹệ]t|sẹc|w w w){_END}"
)
_FEW_OF = {("năm", "bảy"): (5, 7), ("năm", "ba"): (3, 5)}
_NOT_THE_NEXT = frozenset(("lăm", "nhăm", "tư", "mốt"))
_MONTHS = (["mười", "một"], ["mười", "hai"])
# Words that may be more than their entry says: numbers, letters that are units, what begins an address.
_SPECIAL = frozenset((*BEGINS, *_VAGUE_STARTS, *phrases("glued"), *phrases("letter"), "http", "https", "www", "nửa"))


class Token(NamedTuple):
    """A word, a phrase of the lexicon, a number or a sign, from ``start`` to ``end`` of the plain text.

    ``number`` is what a number says; ``few`` the two digits of hai ba, and the power of ten of their scale.
    """

    start: int
    end: int
    char: str
    roles: Roles = _NO_ROLES
    number: Number | None = None
    few: tuple[int, int, int] | None = None


_NOTHING = Token(-9, -9, "_")  # stands before the first token
_token = tuple.__new__  # a token of all its fields, made fast


class Tokenizer:
    """Cuts a plain text into tokens."""

    def __init__(self, text: str, cased: str, trie: Trie) -> None:
        self.text, self.cased, self.trie = text, cased, trie

    def entry(self, at: int) -> tuple[Entry, int] | None:
        """The longest entry that begins at ``at``, and its end."""
        text = self.text
        word = _WORD(text, at)
        node = self.trie.get(word[0]) if word is not None else None
        best = None
        while word is not None and node is not None:
            end = word.end()
            if END in node:
                best = node[END], end
            if len(node) == (END in node) or text[end : end + 1] != " ":
                break
            word = _WORD(text, end + 1 + (text[end + 1 : end + 2] == " "))
            node = node.get(word[0]) if word is not None else None
        return best

    def _single(self, word: str, end: int) -> tuple[Entry, int] | None:
        node = self.trie.get(word)
        return (node[END], end) if node is not None and END in node else None

    def roles(self, word: str) -> Roles:
        """The roles of one word alone."""
        found = self._single(word, 0)
        return found[0].roles if found is not None else _NO_ROLES

    def per_at(self, at: int) -> tuple[str, int] | None:
        """The code of the measure that a rate is for, and its end: the h of km/h; None if no such measure is there."""
        found = _PER(self.text, at)
        return (PER_UNITS[found[0]], found.end()) if found is not None else None

    def after(self, at: int) -> Roles:
        """The roles of what begins after the space at ``at``."""
        found = self.entry(at + (self.text[at : at + 1] == " "))
        return found[0].roles if found is not None else _NO_ROLES

    def tokens(self, start: int, anchor: int, ends: frozenset[str]) -> list[Token]:
        """The tokens from ``start`` to the first after the anchor that surely ends what it says."""
        text, stop = self.text, len(self.text)
        out: list[Token] = []
        at = start
        while at < stop:
            character = text[at]
            if character == " ":
                at += 1
                continue
            if character.isalpha():
                token = self._plain_word(at, out) or self._word(at, out)
            elif character.isdecimal():
                token = self._digits(at, out)
            elif character in SIGNS and not text.startswith(_ARROWS, at - 1):
                token = self._word(at, out)
            else:
                token = self._sign(at)
            out.append(token)
            at = token[1]
            if token[2] in ends and token[0] > anchor:
                break
        return out

    def _sign(self, at: int) -> Token:
        text = self.text
        sign, before, after = text[at], text[at - 1] if at else "\n", text[at + 1 : at + 2]
        if sign == "," and before in " \n-" and after.isdecimal():  # a decimal without its nought: ,77 m
            read = numbers.number_at("0" + text[at : at + 60], 0, "0" + self.cased[at : at + 60])
            if read is not None:
                return Token(at, at + read[1] - 1, "Z" if read[0].power else "N", _NO_ROLES, read[0])
        if sign in DASHES:
            sign = "-" if not after.isalnum() and after != "," else "m" if before in " \n(" else "–"
        elif not sign.isascii():
            sign = "“" if sign in "“‘«" else "_"
        return Token(at, at + 1, sign)

    # --- words ----------------------------------------------------------------------------------

    def _plain_word(self, at: int, out: list[Token]) -> Token | None:
        """A word that no longer entry begins with, and that is what its entry says: most words are."""
        found = _PLAIN_WORD(self.text, at)
        if found is None or found[0] in _SPECIAL or (out and out[-1][1] == at):
            return None
        end, node = found.end(), self.trie.get(found[0])
        if node is not None:
            entry = node.get(END)
            if len(node) > (entry is not None) and self.text[end : end + 1] == " ":
                following = _LETTERS(self.text, end + 1)
                if following is None or following[0] in node:
                    return None
            if entry is not None:
                return _token(Token, (at, end, entry[0], entry[1], None, None))
        return _token(Token, (at, end, "W" if self.cased[at].isupper() else "w", _NO_ROLES, None, None))

    def _word(self, at: int, out: list[Token]) -> Token:
        text = self.text
        url = _URL(text, at)
        if url is not None:
            return Token(at, url.end(), "U")
        word = _WORD(text, at)
        if word is None:
            return Token(at, at + 1, "_")
        before = out[-1] if out else _NOTHING
        after_number = _is_number_before(at, out)
        found = self.entry(at)
        first, end = word[0], word.end()
        if after_number and _ONE_DIGIT(text, end) and text[at : end + 1] in self.trie:  # 18 F0
            return Token(at, end + 1, *self.trie[text[at : end + 1]][END])
        if first in BEGINS or first == "nửa":
            found = found if found is not None and self._beats_number(found, at, end, before, after_number) else None
            number = self._number_word(at, end, first, before, after_number) if found is None else None
            if number is not None:
                return number
        vague = _VAGUE_RUN(text, end) if first in _VAGUE_STARTS else None
        if vague is not None and not (vague[1] in ("ba", "bảy") and first in ("hàng", "hằng", "cả")):
            return Token(at, vague.end(), "V")
        found = found or self._single(first, end)
        fits = found is not None and (not after_number or self._fits(found[0].roles, at, end, before))
        is_unit = found is not None and not _UNITS.isdisjoint(found[0].roles)
        glued = before.end == at and before.char in NUMERIC
        if glued and ((end - at == 1 and not is_unit) or (end - at <= 3 and not fits)):
            return Token(at, end, "g")
        if found is None or not fits:
            return Token(at, end, "W" if self.cased[at].isupper() else "w")
        return Token(at, found[1], *found[0])

    def _fits(self, roles: Roles, at: int, end: int, before: Token) -> bool:
        """Whether a letter after a number is a unit: glued, or one of those that also stand alone."""
        if "glued" not in roles and "letter" not in roles:
            return True
        if before.char in SPELLED:
            return "letter" in roles and not self.cased[at].isupper()
        if before.end < at:
            return "letter" in roles
        return self.text[end : end + 1] != " " or self.text[at:end] not in ("a", "b", "c", "d", "f", "n")

    def _beats_number(self, found: tuple[Entry, int], at: int, end: int, before: Token, after_number: bool) -> bool:
        """Whether a phrase that begins with a number word is what is meant: một số, năm nay; but hai năm nay."""
        roles = found[0].roles
        if found[1] == end or "open" in roles:
            return False
        if "set" in roles or "hedge" in roles:
            return True
        if after_number:
            return "counted" in roles and "plain" in roles
        if "period" in roles and before.roles.keys() & {"during", "hedge"}:
            return False
        if "when" in roles or "period" in roles:
            return not before.roles.keys() & {"fixed", "month"}
        return self.text[at:end] in SCALES or ((before.char in "wW" or bool(before.roles)) and "measure" not in roles)

    def _number_word(self, at: int, end: int, first: str, before: Token, after_number: bool) -> Token | None:
        """The number that begins with the word; None if it begins none here."""
        half = _HALF(self.text, at)
        if half is not None:
            return Token(at, half.end(), "h")
        if first == "nửa":
            half_of = _HALF_OF(self.text, at)
            if half_of is None:
                return None
            power = SCALES.get(half_of[1], 0)
            number = Number(numbers.scaled(5, power - 1), 1, power) if power else numbers.number_of(Decimal("0.5"))
            return Token(at, half_of.end(1) if power else end, "s", _NO_ROLES, number)
        return None if first == "năm" and self._is_year(at, end, before, after_number) else self._spelled(at, before)

    def _is_year(self, at: int, end: int, before: Token, after_number: bool) -> bool:
        """Whether năm is the year: 3 năm, /năm, năm 2031; but not the five of a longer number."""
        if self.text[end + 1 : end + 2].isdigit() or before.char == "/":
            return True
        return after_number and word_run(self.text, at)[0][1:2] not in (["mươi"], ["trăm"])

    def _spelled(self, at: int, before: Token) -> Token | None:
        """A number in words, or the words that only look like one."""
        text = self.text
        words, run_end = word_run(text, at)
        read = spelled_at(text, at)
        if read is None:
            return None
        (number, end), first, roles = read, words[0], before.roles
        address = (len(words) > 1 or text[run_end + 2 : run_end + 3] == " ") and _SPOKEN_ADDRESS.search(
            text, max(0, at - 25), run_end + 25
        )
        if address or (len(words) > 2 and (is_spelled_year(words) or _is_dictated(words, text[end : at + 400]))):
            return Token(at, run_end, "X")
        if words[:2] == ["năm", "năm"] and "each" not in roles and words[2:3] not in (["mươi"], ["trăm"]):
            return Token(at, at + len("năm"), "s", _NO_ROLES, Number(5, 1))  # suốt năm năm liền
        if "inyear" in roles and first == "năm" and len(words) > 1 and words[1] in DIGITS:
            return Token(at, at + len("năm"), "v", _NO_ROLES, Number(5, 1))  # mỗi năm hai vụ
        if "month" in roles or (len(words) > 1 and text[before.start : before.end] in ("thứ", "quý", "quí")):
            # These words say which month, weekday or quarter; the rest is another number.
            one = " ".join(words[: 2 if "month" in roles and words[:2] in _MONTHS else 1])
            number, length = spelled_at(one, 0) or (number, end - at)
            end = at + length
        else:
            few = self._few(words, number, at, run_end)
            if few is not None:
                return few
        if _SOME(text, end):
            return Token(at, end + len(" mấy"), "V")
        if " " in text[at:end]:
            return Token(at, end, "s", _NO_ROLES, number)
        whole_nought = at < 20 and not text[:at].strip() and not _UNITS.isdisjoint(self.after(end))
        if (first == "không" and not whole_nought) or (self._is_name(at, end) and "hedge" not in roles):
            return Token(at, end, "X")
        char = "o" if first == "một" else "v" if first == "năm" else "a" if first in DIGITS or first == "mười" else "c"
        return Token(at, end, char, _NO_ROLES, number)

    def _is_name(self, at: int, end: int) -> bool:
        """A capital inside a sentence, or before another capital, makes a name: bác Sáu, Ba Đình."""
        cased = self.cased
        if not cased[at].isupper():
            return False
        if cased[end : end + 3].lstrip(" ")[:1].isupper():
            return not cased[at:end].isupper()
        before = cased[max(0, at - 4) : at].rstrip(" ")[-1:]
        return before.isalnum() or before == ","

    def _few(self, words: list[str], number: Number, at: int, run_end: int) -> Token | None:
        """Two digits in a row: hai ba trăm người, hai ba người; hai ba mét."""
        if not 1 < len(words) < 6 or words[0] not in DIGITS or words[1] not in DIGITS or words[1] in _NOT_THE_NEXT:
            return None
        low, end = DIGITS[words[0]], at + len(words[0]) + 1 + len(words[1])
        roles = self.after(end)
        pair = _FEW_OF.get((words[0], words[1]))
        if pair is not None and len(words) == 2 and "measure" not in roles:
            return Token(at, end, "q", _NO_ROLES, number, (*pair, 0))
        if not low or DIGITS[words[1]] != low + 1:
            return None
        if len(words) == 2 or words[2] == "năm":
            unit = roles.get("measure")
            counts = "counted" in roles or unit in ("hour", "minute") or (unit and "span" not in roles)
            if words[1] == "năm" and (len(words) > 2 or not counts):
                return None
            return Token(at, end, "q", _NO_ROLES, number, (low, low + 1, 0))
        value, used = read_words(words[1:]) or (0, 0)
        power = next((power for power in range(1, 13) if (low + 1) * 10**power == value), 0)
        known = power and used == len(words) - 1
        return Token(at, run_end, "f", _NO_ROLES, number, (low, low + 1, power)) if known else None

    # --- digits ---------------------------------------------------------------------------------

    def _digits(self, at: int, out: list[Token]) -> Token:
        text = self.text
        before = out[-1] if out else _NOTHING
        run = numbers.NUMERAL.match(text, at)
        run_end = run.end() if run is not None else at + 1
        if at and text[at - 1].isalpha() and not (before.end == at and self._may_precede(before, at)):
            return Token(at, run_end, "C")
        shaped = self._shaped(at, run_end, before) if _SIMPLE(text, at) is None else None
        if shaped is not None:
            return shaped
        read = numbers.number_at(text, at, self.cased, "label" not in before.roles)
        if read is None or (read[1] < run_end and (text[read[1]] != "/" or text.count("/", read[1], run_end) > 1)):
            return Token(at, run_end, "C")
        number, end = read
        if self.cased[end - 1] == "K" and end - at == 2 and not text.startswith((" đ", "đ", "/"), end):
            return Token(at, end, "k", _NO_ROLES, number)  # 5K: a slogan
        return Token(at, end, _char_of(text[at:end], number), _NO_ROLES, number)

    def _shaped(self, at: int, run_end: int, before: Token) -> Token | None:
        """What the signs between the digits make of them: a date, a time, a document, a part of a whole."""
        shape = _SHAPE(self.text, at)
        if shape is None or shape.end() < run_end:
            return None
        kind, end = shape.lastgroup or "", shape.end()
        if kind == "P":
            return Token(at, end, kind) if self._is_phone(shape[0], at, before) else None
        if kind == "M":
            read = numbers.number_at(self.text, at, self.cased)
            return Token(at, read[1] if read else end, kind, _NO_ROLES, read[0] if read else None)
        if kind == "L":  # 1m70, 2km500
            whole, unit, part = re.split("(k?m)", shape[0])
            return Token(at, end, kind, {"measure": unit}, numbers.number_of(Decimal(f"{whole}.{part}")))
        return Token(at, end, kind)

    def _may_precede(self, before: Token, at: int) -> bool:
        """Whether a word may be glued to a number: hơn3.000, chữa3.000 người; codes such as A5, U23, covid19 not."""
        if "hedge" in before.roles or "prefix" in before.roles or before.char in NUMERIC:
            return True
        slip = before.end - before.start > 1 and not self.text[before.start : at].isascii()
        read = numbers.number_at(self.text, at, self.cased) if slip and self.cased[at - 2].islower() else None
        return read is not None and bool({"counted", *_UNITS} & self.after(read[1]).keys())

    def _is_phone(self, written: str, at: int, before: Token) -> bool:
        digits = sum(character.isdigit() for character in written)
        if written[0] == "0" or self.text[at - 1 : at] == "+":
            return 9 <= digits <= 13 and not written.startswith("00.") and "account" not in before.roles
        if written.startswith("84") or (written.isdigit() and digits > 10):
            return False
        return "phone" in before.roles or digits >= 8


def _is_number_before(at: int, out: list[Token]) -> bool:
    """Whether a number stands just before: of two words, the second may be its unit."""
    if not out or out[-1].char not in NUMERIC + SPELLED + "VfFG" or at - out[-1].end > 2:
        return False
    return not (len(out) > 1 and out[-1].char in SPELLED and out[-2].roles.keys() & {"fixed", "month"})


def _char_of(written: str, number: Number) -> str:
    if number.power:
        return "Z"
    if not written.isdigit():
        return "x" if _DAY_DOT_MONTH(written) else "N"
    if len(written) == 4 and 1900 <= int(written) <= 2099:
        return "y"
    return "d" if len(written) <= 2 else "n" if len(written) <= 4 else "N"


def is_spelled_year(words: list[str]) -> bool:
    """năm hai nghìn linh chín, năm một chín tám tư; but năm mươi and năm chín are 50 and 59."""
    rest = words[1:]
    if words[0] != "năm" or len(rest) < 2 or rest[0] not in DIGITS or rest[0] in _NOT_THE_NEXT:
        return False
    if all(word in DIGITS for word in rest) or rest[1] == "không" or (rest[:2] == ["một", "chín"] and len(rest) > 2):
        return True
    value, used = read_words(rest) or (0, 0)
    return value < 3000 and used > 1


def _is_dictated(words: list[str], rest: str) -> bool:
    """Digits said one by one, as of a telephone or an address: không chín ba sáu, một chín hai chấm một."""
    points = sum(word in POINTS for word in words)
    if words[:2] == ["một", "chín"] or points > 1:
        return True
    if all(word in DIGITS or word in POINTS for word in words):
        return not (points or (len(words) < 5 and "năm" in words[1:] and words[0] != "một"))
    left = rest.split()[:4]
    return len(left) == 4 and len(words) > 5 and all(word in DIGITS for word in left) and left[0] != "năm"
