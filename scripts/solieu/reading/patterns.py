"""The patterns: what a number is, by what stands around it; how the table says it stands at its head."""

import re
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from solieu.reading.lexicon import having, table
from solieu.reading.tokens import NUMERIC, SPELLED

FILE = Path(__file__).with_name("patterns.tsv")
_SIGNS = {"#": NUMERIC, "~": SPELLED, "@": NUMERIC + SPELLED}
_SHORT = {"%join": "(?:[-–,;&]|{and|or|to})", "%a": "(?P<a>@)", "%u": "(?P<u>{unit})?"}
_SHORT["%minutes"] = "(?:{half}|(?:{less}|[XO])*[d~](?:{minute}(?:[d~]{second})?|{second}|(?![wW#~]|{!partofday})))?"
_NAMES = {"unit": "measure|money|percent", "sure": "counted|measure|money|percent"}
_NOUN = "counted|kind|plain|agent|place|begins|unitof|noun|group|weak|document|ordinal|label|predicate"


class Pattern(NamedTuple):
    """One line of the table, with its regular expression over characters."""

    name: str
    maker: str
    written: str
    example: str
    expression: re.Pattern[str]


def _role(written: str) -> str:
    """The class of characters for a role as a pattern writes it."""
    names, _, without = written.partition("!")
    if names == "noun":
        stops = having("stop", without=("begins", "unit", "counted"))
        found = "".join(char for char in having(*_NOUN.split("|"), without=("when", "set")) if char not in stops)
    else:
        names = "|".join(_NAMES.get(name, name) for name in names.split("|"))
        found = having(*names.split("|"), without=tuple(without.split("|")))
    return f"[{found}]" if found else "[^\\s\\S]"


def _class(found: re.Match[str]) -> str:
    """The class of characters that a role or a sign stands for; a sign may stand in a class too."""
    if found[0][0] == "{":
        return _role(found[0][1:-1])
    signs = re.sub("[#~@]", lambda sign: _SIGNS[sign[0]], found[0])
    return signs if found[0][0] == "[" else f"[{signs}]"


def compiled(written: str) -> re.Pattern[str]:
    """The regular expression of a pattern as the table writes it."""
    for short, long in _SHORT.items():
        written = written.replace(short, long)
    return re.compile(re.sub(r"\[[^\]]*\]|\{[a-z!][a-z|!0-9]*\}|[#~@]", _class, written))


def _first(written: str) -> str:
    """The characters that an expression may begin with, and perhaps more; but for what it looks back and ahead at."""
    written = re.sub(r"^(?:\(\?<[=!][^)]*\))+|\(\?[=!][^()]*\)", "", written)
    if written[0] != "(":
        return written[1 : written.index("]")] if written[0] == "[" else written[0]
    written = re.sub(r"\(\?(?:P<\w+>|[:=!]|<[=!])", "(", written)
    depths = list(accumulate((character == "(") - (character == ")") for character in written))
    ways = [at + 1 for at in range(depths.index(0)) if at == 0 or (written[at] == "|" and depths[at] == 1)]
    return "".join(_first(written[way:]) for way in ways)


PATTERNS = [
    Pattern(name, maker, written, example, compiled(written))
    for name, maker, written, example in table(FILE, *Pattern._fields[:4])
]
# The patterns that may begin with a character, in order, each with what tells whether it holds.
BEGINNING: dict[str, list[tuple[Callable[[str, int], re.Match[str] | None], Pattern]]] = {}
for _pattern in PATTERNS:
    for _character in dict.fromkeys(_first(_pattern.expression.pattern)):
        BEGINNING.setdefault(_character, []).append((_pattern.expression.match, _pattern))
# Words and signs that surely end what a number says: a stop that is nothing else.
_GOES_ON = (
    "counted|kind|to|and|from|each|hedge|day|vague|measure|after|within|among|parts|change|than|begins|plain|unit|or|all"
    "|amount|until|cue|label|fold|plural|goeson|does"
)
ENDS = frozenset(having("stop")) - frozenset(having(*_GOES_ON.split("|"))) | frozenset(".;!?\n")
