"""What the makers need of the text: the tokens around a number, and how a record of it is made."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from sys import intern
from typing import Any

from solieu.reading.lexicon import with_units
from solieu.reading.nouns import NOTHING, noun_end
from solieu.reading.numbers import NUMERAL
from solieu.reading.quantity import Quantity
from solieu.reading.tokens import UNITS, Token, Tokenizer
from solieu.reading.values import Value
from solieu.vietnamese import plain

Fields = dict[str, Any]
Made = tuple[list[Quantity], int] | None  # the records, and the offset up to which the text is read
_CUT = re.compile(r"\d[.,/]\d")


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
        self.tokenizer = Tokenizer(self.text, self.cased, with_units(tuple((units or {}).items())))
        self.first, self.end = len(self.text) - len(self.text.lstrip()), len(self.text.rstrip())
        self.last: Quantity | None = None  # the last record
        self.last_end = 0  # how far the text was read for it
        self.reached = 0  # where the records made so far end

    def written(self, start: int, end: int) -> str:
        """The text as given under a span of the plain text, such as a unit; the same words are one object."""
        if self.offsets is not None:
            start, end = self.offsets.start(start), self.offsets.end(end)
        return intern(self.given[start:end])

    def record(self, kind: str, start: int, end: int, first: int, last: int, **fields: Any) -> Quantity:
        """The record of what was read from ``start`` to ``end``, its number from ``first`` to ``last``.

        Where the reading would end inside a numeral, the whole numeral is a code: no part of it may be lost. The
        numeral is the number without its scale words, the 20 of 20 tỷ, and with the digits of its unit, the 2 of m2.
        """
        text = self.text
        run = _run_end(text, first, last)
        if run > last:
            kind, fields, end, last = "code", {}, run, run
        stop = end = max(end, last)
        while stop > first and not text[stop - 1].isdecimal():
            stop -= 1
        if stop > first:
            last = _run_end(text, first, stop)
            end = max(end, last)
            while not text[first].isdecimal():
                first += 1
        self.reached = max(self.reached, end)
        if self.offsets is not None:
            start, first = self.offsets.start(start), self.offsets.start(first)
            end, last = self.offsets.end(end), self.offsets.end(last)
        given = self.given
        return Quantity(kind, given[start:end], start, end, intern(given[first:last]), first, last, **fields)


class Window:
    """The tokens around some numbers, and the match of a pattern over their characters."""

    match: re.Match[str]

    def __init__(self, page: PlainText, tokens: list[Token]) -> None:
        self.page, self.tokens, self.text, self.cased = page, tokens, page.text, page.cased
        self.chars = "".join([token.char for token in tokens])
        self.starts: list[int] = []

    def __getitem__(self, at: int) -> Token:
        """The token at an index; ``NOTHING`` where there is none."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else NOTHING

    def group(self, name: str) -> Token:
        """The token that a group of the pattern begins with; ``NOTHING`` where the pattern or the text has none."""
        return self[self.match.start(name)] if name in self.match.re.groupindex else NOTHING

    @property
    def a(self) -> Token:
        """The number of the figure."""
        return self.tokens[self.match.start("a")]

    @property
    def before(self) -> Token:
        """The token before what the pattern matched."""
        return self[self.match.start() - 1]

    @property
    def hedge(self) -> Token:
        """The hedge just before what the pattern matched, or after its first word; ``NOTHING`` where there is none."""
        before = self.before
        return before if "hedge" in before.roles and before.start >= self.page.last_end else self.group("inner")

    def word(self, token: Token) -> str:
        """The words of a token."""
        return self.text[token.start : token.end]

    def written(self, token: Token) -> str:
        """The words of a token as given."""
        return self.page.written(token.start, token.end)

    def index(self, offset: int) -> int:
        """The index of the first token that starts at the offset or after it."""
        if not self.starts:
            self.starts = [token.start for token in self.tokens]
        return bisect_left(self.starts, offset)

    def at(self, offset: int) -> Token:
        """The first token that starts at the offset or after it."""
        return self[self.index(offset)]

    def is_whole(self, start: Token, end: Token) -> bool:
        """Whether the tokens are all that the text holds."""
        return start.start <= self.page.first and end.end >= self.page.end

    def is_unit(self, at: int) -> bool:
        """Whether a unit of the tables stands at the index."""
        return not UNITS.isdisjoint(self[at].roles)

    def is_sure(self, at: int) -> bool:
        """Whether a unit or a noun that is surely counted stands at the index; the year of a label is none."""
        roles = self[at].roles
        if "year" in roles and self[at + 1].char == "y":
            return False
        return "counted" in roles or self.is_unit(at)

    def noun(self, at: int, fields: Fields) -> int | None:
        """Add the counted noun that begins at the index to the fields, as the unit; give the offset of its end."""
        end = noun_end(self.text, self.tokens, at) if at < len(self.tokens) else None
        if end is None:
            return None
        start, named = self.tokens[at].start, at + (self.tokens[at].char in '“"')  # 14 “ngôi nhà đồng đội”
        roles = self[named].roles
        if "stands" in roles:  # đ/c is đồng chí
            roles = self.page.tokenizer.roles(roles["stands"])
        fields["unit"], fields["unit_id"] = self.page.written(start, end), roles.get("unit_id")
        return end

    def one(self, kind: str, token: Token, value: Value | None = None) -> Made:
        """The one record of a number that is no figure."""
        return [self.page.record(kind, token.start, token.end, token.start, token.end, value=value)], token.end
