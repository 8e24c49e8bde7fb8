"""What must hold between the records of one report file, before anything is built from it."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from solieu.problems import did_you_mean
from solieu.quantities import numerals
from solieu.records import Fault, Record, Span, repeated_ids
from solieu.reports import Reading

_HELD_ONLY = ("characters", "bytes", "sha256", "numerals")
_WITH_IDS = ("figures", "vague_amounts", "statements", "participants", "documents_cited", "source_slips")
_SHAPE = {"figures": "figure", "passages": "passage", "other_numerals": "numeral", "vague_amounts": "vague amount"}


def faults(reading: Reading, stem: str) -> Iterator[Fault]:
    """Everything wrong between the records of a reading; `stem` is its file's name without the ending."""
    if reading.id != stem:
        yield reading.report.report, "file-name", f"report '{reading.id}' stands in '{stem}.yaml'; name them alike"
    for check in _CHECKS:
        yield from check(reading)


def _ids(reading: Reading) -> Iterator[Fault]:
    for kind in _WITH_IDS:
        yield from repeated_ids(kind, getattr(reading.report, kind))
    yield from repeated_ids("doubts", [doubt for figure in reading.report.figures for doubt in figure.doubts])


def _source_card(reading: Reading) -> Iterator[Fault]:
    """The text's sizes and checksum are stated if, and only if, the text was read whole."""
    card = reading.report.report
    for key in _HELD_ONLY:
        if (getattr(card, key) not in (None, "")) != card.held:
            wrong = f"'{key}' is absent; state it" if card.held else f"'{key}' is stated; take it out"
            yield card, "source-card", f"the report is read as {card.reading}, and {wrong}"


def _offsets(reading: Reading) -> Iterator[Fault]:
    """Every place lies in the text, and a phrase is as long as its place."""
    held, characters = reading.report.report.held, reading.report.report.characters or 0
    for record, at, phrase in placed_records(reading):
        if at is None and held:
            yield record, "offset-missing", f"{_called(record)} has no 'at'; state [first character, end]"
        elif at is not None and not held:
            yield record, "offset-unheld", f"{_called(record)} has 'at', and the text is not held; take it out"
        elif at is not None and at[1] > characters:
            yield record, "offset-outside", f"{_called(record)} ends at {at[1]}; the text has {characters} characters"
        elif at is not None and phrase is not None and len(phrase) != at[1] - at[0]:
            what = f"{_called(record)} is {len(phrase)} characters long, its place {list(at)} {at[1] - at[0]}"
            yield record, "offset-length", f"{what}; mend 'at' or the phrase"


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


def _called(record: Record) -> str:
    name = getattr(record, "id", "")
    return f"{type(record).__name__.lower()} '{name}'" if name else f"this {type(record).__name__.lower()}"


def _overlaps(reading: Reading) -> Iterator[Fault]:
    """No record begins before another of its kind has ended."""
    for kind, noun in _SHAPE.items():
        records: tuple[Any, ...] = getattr(reading.report, kind)
        placed = sorted((record for record in records if record.at), key=lambda each: each.at)
        for before, record in pairwise(placed):
            if record.at[0] < before.at[1]:
                where = f"before the {noun} at line {before.line} ends ({before.at[1]})"
                yield record, "overlap", f"{_called(record)} begins at {record.at[0]}, {where}; mend 'at'"


def _in_passages(reading: Reading) -> Iterator[Fault]:
    """What stands in the text stands in one of its passages."""
    report = reading.report
    inside: tuple[Any, ...] = (*report.figures, *report.vague_amounts, *report.statements, *report.documents_cited)
    for record in inside:
        if record.at and not any(_within(record.at, passage.at) for passage in report.passages):
            yield (
                record,
                "no-passage",
                f"{_called(record)} at {list(record.at)} lies in no passage; mend 'at' or passages",
            )


def _figures(reading: Reading) -> Iterator[Fault]:
    report = reading.report
    ids = {figure.id for figure in report.figures}
    for figure in report.figures:
        if bool(figure.area) != (figure.area_basis != "not_stated"):
            yield figure, "area-basis", f"{_called(figure)} has an area or its basis alone; state both or neither"
        if not (figure.actor or any(_within(figure.at, passage.at) and passage.actor for passage in report.passages)):
            yield figure, "actor-unknown", f"{_called(figure)} has no actor, nor has its passage; state one"
        if (figure.value or figure.unit) and not figure.doubts:
            yield figure, "overruled-silently", f"{_called(figure)} overrules its words; add a doubt that says why"
        for pair in figure.pair:
            if pair.of not in ids - {figure.id}:
                near = did_you_mean(pair.of, ids - {figure.id})
                yield pair, "unknown-figure", f"{_called(figure)} is paired with '{pair.of}'{near}"


def _within(inner: Span | None, outer: Span) -> bool:
    return inner is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def _money(reading: Reading) -> Iterator[Fault]:
    """Money says what it goes with, or that this is in doubt: a bare sum invites a wrong total."""
    for figure in reading.figures:
        record = figure.record
        if figure.quantity.kind == "money" and not record.pair and not record.doubts:
            yield (
                record,
                "money-unpaired",
                f"{_called(record)} is money; pair it with what it goes with, or add a doubt",
            )


def _links(reading: Reading) -> Iterator[Fault]:
    statements = reading.report.statements
    ids = {statement.id for statement in statements}
    for statement in statements:
        for link in statement.links:
            if sum(map(bool, (link.organisation, link.term, link.statement))) != 1:
                what = f"a tie of {_called(statement)} names not exactly one of organisation, term, statement"
                yield link, "link-target", f"{what}; name one"
            elif link.statement and link.statement not in ids - {statement.id}:
                near = did_you_mean(link.statement, ids - {statement.id})
                yield link, "unknown-statement", f"{_called(statement)} is tied to '{link.statement}'{near}"


def _ledger(reading: Reading) -> Iterator[Fault]:
    """Every numeral of the text is accounted for once: in a figure's words, or among the other numerals."""
    report = reading.report
    if not report.report.held:
        return
    counted = [
        (figure.at[0] + start, figure.at[0] + end)
        for figure in report.figures
        if figure.at
        for start, end in numerals(figure.as_written)
    ]
    for numeral in report.other_numerals:
        if any(numeral.at[0] < end and start < numeral.at[1] for start, end in counted):
            yield numeral, "ledger-twice", f"{numeral.token} at {numeral.at[0]} is part of a figure; take it out here"
    total, stated = len(counted) + len(report.other_numerals), report.report.numerals
    if stated is not None and total != stated:
        what = f"the text has {stated} numerals, and {total} are accounted for"
        yield report.report, "ledger-count", f"{what}; list the rest, or mend 'numerals'"


_CHECKS: tuple[Callable[[Reading], Iterator[Fault]], ...] = (
    _ids,
    _source_card,
    _offsets,
    _overlaps,
    _in_passages,
    _figures,
    _money,
    _links,
    _ledger,
)
