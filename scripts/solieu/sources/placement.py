"""Where the records of one report file stand in its text: each place by itself, then the places side by side.

A record whose place is wrong is said to be so once, and left out where places are compared: what follows from it is
no further fault.
"""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from solieu.problems import Said
from solieu.reading import numerals
from solieu.sources.records import Fault, Record, called
from solieu.sources.reports import Reading
from solieu.sources.spans import Span, overlaps, within

# What may not overlap its fellows: a statement may lie in another, a slip in a figure.
_APART = ("figures", "passages", "other_numerals", "vague_amounts")


def misplacements(reading: Reading) -> Iterator[Fault]:
    """Every record that stands where it cannot."""
    misplaced = list(_offsets(reading))
    yield from misplaced
    places = _Places(reading, tuple(id(record) for record, _, _ in misplaced))
    for compare in _COMPARISONS:
        yield from compare(places)


class _Places:
    """The records of a reading that have a place, but those whose place is wrong."""

    def __init__(self, reading: Reading, misplaced: tuple[int, ...]) -> None:
        self.report = reading.report
        self._misplaced = misplaced

    def of(self, kind: str) -> list[tuple[Span, Any]]:
        """The records of a kind, each with its place."""
        records = getattr(self.report, kind)
        return [(record.at, record) for record in records if record.at and not self.misplaced(record)]

    def misplaced(self, record: Record) -> bool:
        """Whether a record's own place is wrong."""
        return id(record) in self._misplaced

    @property
    def passages(self) -> list[tuple[Span, Any]] | None:
        """The passages with their places; None where one of them is misplaced, so that nothing can be looked up."""
        placed = self.of("passages")
        return placed if len(placed) == len(self.report.passages) else None


def named(record: Record) -> Said:
    """What a message calls a record: its kind, and its id where it has one."""
    return called(type(record), getattr(record, "id", ""))


def _offsets(reading: Reading) -> Iterator[Fault]:
    """Every place lies in the text, and a phrase is as long as its place."""
    held, characters = reading.report.report.held, reading.report.report.characters or 0
    for record, at, phrase in placed_records(reading):
        name = named(record)
        if at is None and held:
            yield record, "offset-missing", Said("{record} has no 'at'; state [first character, end]", record=name)
        elif at is not None and not held:
            said = Said("{record} has 'at', and the text is not held; take it out", record=name)
            yield record, "offset-unheld", said
        elif at is not None and at[1] > characters:
            said = Said(
                "{record} ends at {end}; the text has {length} characters", record=name, end=at[1], length=characters
            )
            yield record, "offset-outside", said
        elif at is not None and phrase is not None and len(phrase) != at[1] - at[0]:
            said = Said(
                "{record} is {length} characters long, its place {place} {apart}; mend 'at' or the phrase",
                record=name,
                length=len(phrase),
                place=list(at),
                apart=at[1] - at[0],
            )
            yield record, "offset-length", said


def placed_records(reading: Reading) -> Iterator[tuple[Any, Span | None, str | None]]:
    """Each record that has a place, the place, and the phrase that stands there where the record holds it."""
    report = reading.report
    for figure in report.figures:
        yield figure, figure.at, figure.as_written
    for numeral in report.other_numerals:
        yield numeral, numeral.at, numeral.token.strip("“”")
    for slip in report.source_slips:
        yield slip, (slip.at, slip.at + len(slip.as_written)), slip.as_written
    prose: tuple[Any, ...] = (*report.passages, *report.vague_amounts, *report.statements, *report.documents_cited)
    for record in prose:
        yield record, record.at, None


def _overlaps(places: _Places) -> Iterator[Fault]:
    """No record begins before another of its kind has ended."""
    for kind in _APART:
        for (before, first), (after, record) in overlaps(places.of(kind)):
            said = Said(
                "{record} begins at {start}, before the {noun} at line {line} ends ({end}); mend 'at'",
                record=named(record),
                start=after[0],
                noun=record.KIND,
                line=first.line,
                end=before[1],
            )
            yield record, "overlap", said


def _in_passages(places: _Places) -> Iterator[Fault]:
    """What stands in the text stands in one of its passages: one fault for each gap between passages."""
    passages = places.passages
    if passages is None:
        return
    kinds = ("figures", "vague_amounts", "statements", "documents_cited")
    placed = sorted((item for kind in kinds for item in places.of(kind)), key=lambda item: item[0])
    outside = [item for item in placed if not any(within(item[0], passage) for passage, _ in passages)]
    for _, gap in groupby(outside, lambda item: sum(passage[1] <= item[0][0] for passage, _ in passages)):
        (at, record), *others = gap
        more = Said(", with {count} after it", count=len(others)) if others else Said("")
        said = Said(
            "{record} at {place} lies in no passage{more}; mend 'at' or passages",
            record=named(record),
            place=list(at),
            more=more,
        )
        yield record, "no-passage", said


def _actors(places: _Places) -> Iterator[Fault]:
    """Each figure has an actor, its own or its passage's."""
    passages = places.passages
    if passages is None:
        return
    for figure in places.report.figures:
        around = [passage for at, passage in passages if figure.at and within(figure.at, at)]
        nowhere = places.misplaced(figure) or (figure.at and not around)  # which is a fault of its own
        if not figure.actor and not nowhere and not any(passage.actor for passage in around):
            said = Said("{figure} has no actor, nor has its passage; state one", figure=named(figure))
            yield figure, "actor-unknown", said


def _counted_twice(places: _Places) -> Iterator[Fault]:
    """A numeral of a figure is not listed among the others as well."""
    counted = [
        (at[0] + start, at[0] + end)
        for at, figure in places.of("figures")
        for start, end in numerals(figure.as_written)
    ]
    for at, numeral in places.of("other_numerals"):
        if any(at[0] < end and start < at[1] for start, end in counted):
            said = Said("{token} at {start} is part of a figure; take it out here", token=numeral.token, start=at[0])
            yield numeral, "ledger-twice", said


_COMPARISONS: tuple[Callable[[_Places], Iterator[Fault]], ...] = (_overlaps, _in_passages, _actors, _counted_twice)
