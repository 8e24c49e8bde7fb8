"""What the makers need of the text: the tokens around a number, what it counts, and how a record of it is made.

The counted noun phrase is classifier and noun, with what is joined to it. It stops at a preposition, a verb, a sign or
the next figure; a comma or "và" goes on only to a thing of the same kind (cán bộ, chiến sĩ), to an adjective of the
same kind (nghèo, vượt khó) or to the same noun again (nhà đồng đội, nhà cho người nghèo).
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from operator import itemgetter
from sys import intern
from typing import Any

from solieu.reading.lexicon import having, with_units
from solieu.reading.numbers import NUMERAL
from solieu.reading.quantity import Quantity, Value
from solieu.reading.tokens import NUMERIC, UNITS, Token, Tokenizer
from solieu.vietnamese import plain

Fields = dict[str, Any]
Read = tuple[list[Quantity], int]  # the records, and the offset up to which the text is read
Made = Read | None
NOTHING = Token(-1, -1, "\0")  # the token where there is none
_START, _CHAR = itemgetter(0), itemgetter(2)
_OTHERS = Quantity._fields[7:]  # but for the kind and the spans
_BEYOND = [NOTHING] * 20  # as far as a maker looks beyond the tokens, on either side
_CUT, _DIGITS = re.compile(r"\d[.,/]\d"), re.compile(r"\d(?:.*\d)?", re.S)
_LONGEST, _MOST_JOINED = 90, 6  # characters of a noun phrase, and things joined
_QUOTES = {"“": "”", '"': '"', "‘": "’", "«": "»"}
# What belongs to no phrase; what ends one; of these, what begins none; what people do, which ends one after them.
_NEVER = frozenset(having("when", "period", "set", "after", "year", without=("plain", "unit")))
_STOPS = frozenset(having("stop", "relative", without=("unit",)))
_HARD_STOPS = _STOPS - frozenset(having("begins", without=("relative",)))
_AGENTS_STOPS = _STOPS | frozenset(having("predicate"))


def _run_end(text: str, first: int, at: int) -> int:
    """The end of the numeral that would be cut at the offset, or the offset itself."""
    if text[at : at + 1] not in (".", ",", "/") or not _CUT.match(text, at - 1):
        return at
    return next(run.end() for run in NUMERAL.finditer(text, first) if run.end() >= at)


class PlainText:
    """A text as given beside its plain form, and how far it is read; positions are positions in the plain text."""

    def __init__(self, given: str, units: Mapping[str, str] | None) -> None:
        self.given = given
        self.text, self.cased, self.offsets = plain(given)
        self.tokenizer = Tokenizer(self.text, self.cased, with_units(units))
        self.first, self.end = len(self.text) - len(self.text.lstrip()), len(self.text.rstrip())
        self.last: Quantity | None = None  # the last record
        self.last_end = 0  # how far the text was read for it
        self.reached = 0  # where the records made so far end

    def written(self, start: int, end: int) -> str:
        """The text as given under a span of the plain text, such as a unit; the same words are one object."""
        if self.offsets is not None:
            start, end = self.offsets.starts[start], self.offsets.ends[end]
        return intern(self.given[start:end])

    def record(self, kind: str, start: int, end: int, first: int, last: int, fields: Fields) -> Quantity:
        """The record of what was read from ``start`` to ``end``, its number from ``first`` to ``last``.

        Where the reading would end inside a numeral, the whole numeral is a code: no part of it may be lost. The
        numeral is the number without its scale words, the 20 of 20 tỷ, and with the digits of its unit, the 2 of m2.
        """
        run = _run_end(self.text, first, last)
        if run > last:
            kind, fields, end, last = "code", {}, run, run
        digits = _DIGITS.search(self.text, first, max(end, last))
        if digits is not None:
            first, last = digits.start(), _run_end(self.text, digits.start(), digits.end())
        end = max(end, last)
        self.reached = max(self.reached, end)
        if self.offsets is not None:
            start, first = self.offsets.starts[start], self.offsets.starts[first]
            end, last = self.offsets.ends[end], self.offsets.ends[last]
        spans = (kind, self.given[start:end], start, end, intern(self.given[first:last]), first, last)
        return Quantity._make((*spans, *map(fields.get, _OTHERS)))


class Window(list[Token]):
    """The tokens around some numbers, NOTHING before and after them, and the match of a pattern."""

    match: re.Match[str]
    before: Token
    a: Token  # the number of the figure
    hedge: Token

    def __init__(self, page: PlainText, tokens: list[Token]) -> None:
        super().__init__(tokens)
        self.page, self.text, self.cased = page, page.text, page.cased
        self.chars, self.starts = "".join(map(_CHAR, tokens)), list(map(_START, tokens))
        self.extend(_BEYOND)

    def group(self, name: str) -> Token:
        """The token that a group of the pattern begins with; ``NOTHING`` where the pattern or the text has none."""
        number = self.groups.get(name)
        return self[self.match.start(number)] if number else NOTHING

    def take(self, match: re.Match[str]) -> None:
        """Go to the match of a pattern: its number, what stands before it, its hedge there or after its first word."""
        self.match, self.groups, self.before = match, match.re.groupindex, self[match.start() - 1]
        self.a = self.group("a")
        hedged = "hedge" in self.before.roles and self.before.start >= self.page.last_end
        self.hedge = self.before if hedged else self.group("inner")

    def word(self, token: Token) -> str:
        """The words of a token."""
        return self.text[token.start : token.end]

    def written(self, token: Token) -> str:
        """The words of a token as given."""
        return self.page.written(token.start, token.end)

    def place(self, offset: int) -> int:
        """The index of the first token that starts at the offset or after it."""
        return bisect_left(self.starts, offset)

    def is_whole(self, start: Token, end: Token) -> bool:
        """Whether the tokens are all that the text holds."""
        return start.start <= self.page.first and end.end >= self.page.end

    def is_unit(self, at: int) -> bool:
        """Whether a unit of the tables stands at the index."""
        return not UNITS.isdisjoint(self[at].roles)

    def is_sure(self, at: int) -> bool:
        """Whether a unit or a noun that is surely counted stands at the index; the year of a label is none."""
        roles = self[at].roles
        named = "year" in roles and self[at + 1].char == "y"
        return not named and ("counted" in roles or self.is_unit(at))

    def noun(self, at: int, fields: Fields) -> int | None:
        """Add the counted noun that begins at the index to the fields, as the unit; give the offset of its end."""
        quoted = self[at].char in '“"'  # 14 “ngôi nhà đồng đội”
        end = self._closing(self[at].start) if quoted else self._noun_end(at)
        if end is None:
            return None
        roles = self[at + quoted].roles
        if "stands" in roles:  # đ/c is đồng chí
            roles = self.page.tokenizer.roles(roles["stands"])
        fields["unit"], fields["unit_id"] = self.page.written(self[at].start, end), roles.get("unit_id")
        return end

    def _noun_end(self, first: int) -> int | None:
        """The offset where the noun phrase that begins at the index ends; None if no noun begins there."""
        after = self._phrase(first, begins=True)
        while after > first + 1 and "dimension" in self[after - 1].roles and self[after].char in NUMERIC:
            after -= 1  # 3,5 km đường bê tông rộng 3 m
        one_letter = after == first + 1 and self[first].end - self[first].start == 1
        if after == first or (one_letter and not self[first].roles.keys() & {"counted", "kind", "unit"}):
            return None
        end = self[after - 1].end
        if self.text[end + 1 : end + 2] in _QUOTES and self.text[end] == " ":
            return self._closing(end + 1) or end
        return self._joined(first, after)

    def _phrase(self, first: int, begins: bool) -> int:
        """The index after the last token of the phrase that begins at ``first``."""
        longest = self[first].start + _LONGEST
        ends = _AGENTS_STOPS if "agent" in self[first].roles else _STOPS
        for at in range(first, len(self)):
            token = self[at]
            stops = token.char in (ends if at > first else _HARD_STOPS if begins else _STOPS)
            if stops or token.char in _NEVER or not (token.char in "wW" or token.roles) or token.end > longest:
                return at
            if self[at + 1].char in "C–" and self[at + 1].start == token.end and self.cased[token.start].isupper():
                return at  # 2 ca nô ST-660, 5 trường hợp F0
        return len(self.starts)

    def _joined(self, first: int, after: int) -> int:
        """The end of the phrase with the things joined to it by commas, "và", a dash or a slash."""
        kinds: set[str] = set()  # of what stands up to ``known``
        known = first
        for _ in range(_MOST_JOINED):
            sign, following = self[after], self[after + 1]
            if sign.char == "/" and self._codes(after - 1, after, "rank") & self._codes(after + 1, after + 2, "rank"):
                after += 2  # xã/phường/thị trấn
                continue
            joins = sign.char == "," or "and" in sign.roles or (sign.char == "-" and following.start - sign.end == 1)
            if not joins or following is NOTHING:
                break
            kinds |= self._codes(known, after, "kind", "inner")
            known = at = after + 1 + ("plural" in following.roles)  # cán bộ và các chiến sĩ
            head, of_kind = self._first_word(first), not kinds.isdisjoint(self[at].roles.get("kind", "").split())
            again = self._first_word(at) == head and bool(self.page.tokenizer.roles(head))
            stop = self._phrase(at, again or of_kind)
            if again:
                # Up to the comma where the noun follows once more: nhà cho người nghèo, nhà tình thương.
                commas = (place for place in range(stop, stop + 6) if self[place].char == ",")
                stop = next((place for place in commas if self._first_word(place + 1) == head), max(stop, at + 1))
            elif not of_kind or stop == at:
                return self._short(first, after)
            elif self[stop].char in NUMERIC and not self[stop - 1].roles.keys() & {"label", "strong"}:
                break  # 45 xe, tàu 12 chiếc; but 600 cán bộ, chiến sĩ Sư đoàn 5
            after = stop
        return self[after - 1].end

    def _short(self, first: int, after: int) -> int:
        """The end of a word joined to one: 8 tổ, chốt; what follows must end it, for a clause may begin there."""
        word, one = self[after + 1], self.text.count(" ", self[first].start, self[after - 1].end) < 2
        ends = self[after + 2].char in ".;:)\n,\0" and self[after + 3].char not in NUMERIC
        noun = self.word(word).isalpha() or not word.roles.keys().isdisjoint(("counted", "plain"))
        noun = noun and word.roles.keys().isdisjoint(("stop", "predicate", "relative"))
        return word.end if one and ends and noun else self[after - 1].end

    def _first_word(self, at: int) -> str:
        return self.text[self[at].start : self[at].start + 40].split(" ", 1)[0]  # kỳ, is another word than kỳ

    def _codes(self, first: int, after: int, *roles: str) -> set[str]:
        codes = [token.roles.get(role, "") for token in self[first:after] for role in roles]
        return set(" ".join(codes).split())

    def _closing(self, start: int) -> int | None:
        """The end of the quotation that opens at ``start``; None if it is long, or holds a numeral of its own."""
        end = self.text.find(_QUOTES[self.text[start]], start + 1, start + 80)
        quoted = self.text[start + 1 : end].lstrip(" ")
        return end + 1 if end > 0 and quoted[:1].isalpha() and not any(map(str.isdigit, quoted)) else None

    def naming(self, kind: str, first: Token, last: Token, value: Value | None = None, unit: str | None = None) -> Read:
        """The one record of a number that is no figure, from one token to another."""
        record = self.page.record(kind, first.start, last.end, first.start, last.end, {"value": value, "unit": unit})
        return [record], last.end
