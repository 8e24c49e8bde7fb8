"""How many words belong to a counted noun: it stops at a preposition, a verb, a pronoun, outside a compound."""

import re

from solieu.reading.noun_words import (
    AGENTS,
    COMPOUNDS,
    FIRST_WORD_STOPS,
    PREDICATES,
    RELATIVE_GOES_ON,
    STOPS,
)

MOST_WORDS = 14
# Words and spaces, no longer than any phrase; what is no word in it ends the phrase.
RUN = re.compile(r" *([^\W\d_][\w -]{0,110})")
# Words that may end the phrase, so that all others are passed with one look-up.
MAY_STOP = frozenset(phrase.split()[0] for phrase in STOPS | PREDICATES) | {"có"}
# Of these, the stops that no compound holds: they end the phrase wherever they stand.
_STOP_ALWAYS = (
    (STOPS & FIRST_WORD_STOPS) - RELATIVE_GOES_ON.keys() - {word for compound in COMPOUNDS for word in compound.split()}
)


def run_words(run: re.Match[str]) -> list[str]:
    """The words of a run; a last one that the length of the run may have cut is left out."""
    written = run[1]
    words = written.split()
    if len(written) > 110 and len(words) > 1:
        words.pop()
    return words[: MOST_WORDS + 1]


def phrase_size(words: list[str], first_stops: frozenset[str] = STOPS) -> int:
    """How many of the words belong to the phrase."""
    stops = first_stops
    for at, word in enumerate(words):
        if not word.isalpha() and not (word.replace("-", "").isalpha() and word[0] != "-" != word[-1]):
            return at
        if word in MAY_STOP and (word in _STOP_ALWAYS or _stops(words, at, stops)):
            return at
        stops = STOPS
    return min(len(words), MOST_WORDS)


def _stops(words: list[str], at: int, stops: frozenset[str]) -> bool:
    """Whether the word ends the phrase: a stop, or the first of a stop of several words, outside a compound."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    pair = f"{word} {following}"
    triple = f"{pair} {words[at + 2]}" if at + 2 < len(words) else pair
    if triple in STOPS and triple != pair:
        return True
    if at and (word in PREDICATES or pair in PREDICATES) and (words[0] in AGENTS or f"{words[0]} {words[1]}" in AGENTS):
        return True
    if pair in COMPOUNDS or triple in COMPOUNDS or (at and f"{words[at - 1]} {word}" in COMPOUNDS):
        return False
    goes_on = RELATIVE_GOES_ON.get(word)
    if goes_on is not None:
        return following not in goes_on
    return word in stops or pair in stops or triple in stops
