"""The lexicon: every word that means something to the reader, with its roles. A longer entry wins.

The words stand in ``lexicon/*.tsv``, a line an entry: phrase, roles, code, example. A phrase of several files has the
roles of all of them. What a role does is said in ``docs/reading.md``.
"""

import re
from collections.abc import Iterable, Mapping
from errno import EINVAL
from functools import cache
from itertools import combinations, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from solieu.vietnamese import modern_tones

FILES = Path(__file__).parent / "lexicon"
Roles = Mapping[str, str]
Trie = dict[str, Any]
END_OF_WORD = r"(?![^\W_])"
END = ""  # the key in a node of the trie under which the entry that ends there is found
# What an entry loses where a longer one says that it is no such thing.
_NOT_OF_PLAIN = ("stop", "begins", "label", "relative", "hedge")


class Row(NamedTuple):
    """One line of the lexicon."""

    file: str
    phrase: str
    roles: tuple[str, ...]
    code: str
    example: str


class Entry(NamedTuple):
    """What a phrase means: its roles, each with the code of its line, and the character that stands for the roles."""

    char: str
    roles: Roles


def table(path: Path, *columns: str) -> list[list[str]]:
    """The lines of a table but its heading and its comments. Raises OSError at one that has not the columns."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        cells = line.split("\t")
        if number == 1 or line.startswith("#"):
            continue
        if len(cells) != len(columns):
            said = f"line {number} has {len(cells)} columns, and should have {len(columns)} with tabs between"
            raise OSError(EINVAL, f"{said}: {', '.join(columns)}", str(path))
        found.append(cells)
    return found


def _codes(entries: Mapping[str, Roles], phrase: str, first: int, role: str) -> str | None:
    """The codes of a role of all runs of words of the phrase from the word ``first`` on; None if none has it."""
    words = phrase.split(" ")
    parts = (" ".join(words[start:end]) for start, end in combinations(range(len(words) + 1), 2) if start >= first)
    codes = [entries[part][role] for part in parts if role in entries.get(part, {})]
    return " ".join(sorted(set(" ".join(codes).split()))) if codes else None


def _entries() -> dict[str, dict[str, str]]:
    entries: dict[str, dict[str, str]] = {}
    for row in ROWS:
        entries.setdefault(row.phrase, {}).update(dict.fromkeys(row.roles, row.code))
    for phrase, roles in list(entries.items()):
        if " " in phrase and "plain" in roles:
            for role in _NOT_OF_PLAIN:
                roles.pop(role, None)
        if inner := _codes(entries, phrase, 1, "kind"):  # the poor of hộ nghèo
            roles["inner"] = inner
        entries.setdefault(modern_tones(phrase), roles)
    return entries


# Every line of the lexicon, in the order of the files.
ROWS = [
    Row(path.stem, phrase, tuple(roles.split()), code, example)
    for path in sorted(FILES.glob("*.tsv"))
    for phrase, roles, code, example in table(path, *Row._fields[1:])
]
ENTRIES = _entries()
# A set of roles -> the character that stands for it in the patterns.
_CHARACTERS: dict[frozenset[str], str] = {}


def character(roles: Iterable[str]) -> str:
    """The character that stands for a set of roles."""
    return _CHARACTERS.setdefault(frozenset(roles), chr(0x4E00 + len(_CHARACTERS)))


def _trie(entries: Mapping[str, Roles], unit_ids: Mapping[str, str]) -> Trie:
    trie: Trie = {}
    for phrase, roles in entries.items():
        node, unit_id, words = trie, None, phrase.split(" ")
        for size, word in enumerate(words, start=1):
            node = node.setdefault(word, {})
            unit_id = unit_ids.get(" ".join(words[:size]), unit_id) if unit_ids else None
        with_id = roles if unit_id is None else {**roles, "unit_id": unit_id}
        node[END] = Entry(character(roles), with_id)
    return trie


def counted_roles(roles: Roles) -> dict[str, str]:
    """The roles of a word that the codebook has as a unit: it is counted, whatever else it may be."""
    kept = {role: code for role, code in roles.items() if role not in ("plain", "stop", "begins", "predicate")}
    return {**kept, "counted": kept.get("counted", ""), "unit": ""}


_LAST: list[tuple[Any, Trie]] = [(None, _trie(ENTRIES, {}))]  # the units that were given last, and the trie with them
for _roles in (*ENTRIES.values(), {}, {"kind": ""}, {"kind": "", "agent": ""}, {"agent": ""}):
    character(counted_roles(_roles))


def having(*names: str, without: Iterable[str] = ()) -> str:
    """The characters of all sets of roles that hold one of the names ("" is any), and none of ``without``."""
    return "".join(
        char
        for roles, char in _CHARACTERS.items()
        if roles.isdisjoint(without) and (names == ("",) or not roles.isdisjoint(names))
    )


def phrases(role: str) -> dict[str, str]:
    """The phrases that have the role, with its code."""
    return {phrase: roles[role] for phrase, roles in ENTRIES.items() if role in roles}


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first: a tree of their letters, found fastest."""
    some = sorted(set(words))
    heads = groupby(filter(None, some), itemgetter(0))
    ways = "|".join(re.escape(head) + any_of(word[1:] for word in group) for head, group in heads)
    return f"(?:{ways}){'?' if '' in some else ''}" if ways else ""


def any_word(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first, where it ends as a word."""
    return any_of(words) + END_OF_WORD


def with_units(units: Mapping[str, str] | None) -> Trie:
    """The trie with the codebook's words for counted units. A phrase of them is of the kinds of its parts.

    A phrase of the lexicon that begins with such a word is of its unit too. What was given last is not to change.
    """
    last = _LAST[0]
    if units is not last[0]:
        last = _LAST[0] = units, _with_units(tuple((units or {}).items()))
    return last[1]


@cache
def _with_units(units: tuple[tuple[str, str], ...]) -> Trie:
    entries: dict[str, Roles] = dict(ENTRIES)
    ids = {form(word.lower()): unit_id for word, unit_id in units for form in (modern_tones, str)}
    for phrase in ids:
        roles = ENTRIES.get(phrase, {})
        if "measure" in roles or "money" in roles:
            continue
        roles = counted_roles(roles)
        for role in ("kind", "agent"):
            if (codes := _codes(ENTRIES, phrase, 0, role)) is not None:
                roles.setdefault(role, codes)
        if frozenset(roles) not in _CHARACTERS:  # the patterns know the sets of roles of the lexicon alone
            roles = {role: code for role, code in roles.items() if role in ("counted", "unit", "kind", "agent")}
        entries[phrase] = roles
    return _trie(entries, ids)
