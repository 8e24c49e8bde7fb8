"""Places in a text: what overlaps, what lies within what. Half-open, in characters from 0."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

Span = tuple[int, int]
T = TypeVar("T")


def within(inner: Span, outer: Span) -> bool:
    """Whether a place lies wholly in another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlaps(placed: Iterable[tuple[Span, T]]) -> Iterator[tuple[tuple[Span, T], tuple[Span, T]]]:
    """Each thing that begins before its forerunner in the text has ended, as (the forerunner, the thing)."""
    for before, after in pairwise(sorted(placed, key=lambda item: item[0])):
        if after[0][0] < before[0][1]:
            yield before, after
