"""Hedges before a number: hơn, gần, không quá, ít nhất."""

from typing import NamedTuple

from solieu.reading.page import Before, words_before
from solieu.reading.words import HEDGES_BEFORE, HEDGES_BY_LAST_WORD, NOT_HEDGES


class Hedge(NamedTuple):
    """A hedge as written from ``start`` to ``end``, with its code and the side on which the true value lies."""

    start: int
    end: int
    qualifier_id: str
    comparator: str | None


def hedge_before(text: str, before: Before, at: int) -> Hedge | None:
    """The longest hedge that ends just before the number at ``at``; ``before`` is what words_before gave."""
    one, two, three, first, second, third = before
    hedges = HEDGES_BY_LAST_WORD.get(one)
    if hedges is None:
        return None
    end = first + len(one)
    for words in hedges:
        if len(words) == 1:
            if two in NOT_HEDGES.get(one, ()):
                return None
            return Hedge(first, end, *HEDGES_BEFORE[one])
        if words[-2] != two:
            continue
        if len(words) == 2:
            return Hedge(second, end, *HEDGES_BEFORE[f"{two} {one}"])
        if words[-3] == three:
            return Hedge(third, end, *HEDGES_BEFORE[f"{three} {two} {one}"])
    return None


def hedge_at(text: str, at: int) -> Hedge | None:
    """The hedge before the number at ``at``."""
    return hedge_before(text, words_before(text, at), at)
