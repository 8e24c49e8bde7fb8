"""What must hold between the records of one report file, before anything is built from it."""

from collections.abc import Callable, Iterator
from dataclasses import fields

from solieu.problems import Said, did_you_mean
from solieu.reading import numerals
from solieu.sources.placement import misplacements, named
from solieu.sources.records import Fault, Record, repeated_ids
from solieu.sources.reports import Figure, Reading

# What a draft holds where a person has to decide.
TODO = "TODO"
_HELD_ONLY = ("characters", "bytes", "sha256", "numerals")
_WITH_IDS = ("figures", "vague_amounts", "statements", "participants", "documents_cited", "source_slips")


def faults(reading: Reading, stem: str) -> Iterator[Fault]:
    """Everything wrong between the records of a reading; `stem` is its file's name without the ending."""
    if reading.id != stem:
        said = Said("report '{id}' stands in '{stem}.yaml'; name them alike", id=reading.id, stem=stem)
        yield reading.report.report, "file-name", said
    for check in _CHECKS:
        yield from check(reading)
    yield from misplacements(reading)


def _ids(reading: Reading) -> Iterator[Fault]:
    for kind in _WITH_IDS:
        yield from repeated_ids(kind, getattr(reading.report, kind))
    yield from repeated_ids("doubts", [doubt for figure in reading.report.figures for doubt in figure.doubts])


def _source_card(reading: Reading) -> Iterator[Fault]:
    """The text's sizes and checksum are stated if, and only if, the text was read whole; the review came last."""
    card, review = reading.report.report, reading.report.reviewed
    for key in _HELD_ONLY:
        if (getattr(card, key) not in (None, "")) != card.held:
            wrong = Said("is absent; state it") if card.held else Said("is stated; take it out")
            said = Said(
                "the report is read as {reading}, and '{key}' {wrong}", reading=card.reading, key=key, wrong=wrong
            )
            yield card, "source-card", said
    for key in ("event_date", "published_date"):
        if getattr(card, key) > review.on:
            said = Said(
                "the review is of {day}, before {key}, {other}", day=review.on, key=key, other=getattr(card, key)
            )
            yield review, "review-date", said
    if bool(card.event_date) != (card.event_date_basis != "not_stated"):
        yield card, "basis", _half_stated(card, "event_date", "event_date_basis")


def _half_stated(record: Record, key: str, basis: str) -> Said:
    return Said(
        "{subject} has {key} or {basis} alone; state both or neither", subject=named(record), key=key, basis=basis
    )


def _figures(reading: Reading) -> Iterator[Fault]:
    report = reading.report
    ids = {figure.id for figure in report.figures}
    for figure in report.figures:
        if bool(figure.area) != (figure.area_basis != "not_stated"):
            yield figure, "basis", _half_stated(figure, "area", "area_basis")
        year, basis = figure.year or report.report.year, figure.year_basis or report.report.year_basis
        if bool(year) != (basis != "not_stated"):
            yield figure, "basis", _half_stated(figure, "year", "year_basis")
        if (figure.value or figure.unit) and not any(doubt.aspect in ("value", "unit") for doubt in figure.doubts):
            said = Said(
                "{figure} overrules its words; add a doubt about the value or the unit that says why",
                figure=named(figure),
            )
            yield figure, "overruled-silently", said
        yield from _pairs(figure, ids - {figure.id})


def _pairs(figure: Figure, others: set[str]) -> Iterator[Fault]:
    for pair in figure.pair:
        if pair.of not in others:
            near = did_you_mean(pair.of, others)
            said = Said("{figure} is paired with '{other}'{near}", figure=named(figure), other=pair.of, near=near)
            yield pair, "unknown-figure", said


def _money(reading: Reading) -> Iterator[Fault]:
    """Money says what it goes with, or that this is in doubt: a bare sum invites a wrong total."""
    for figure in reading.figures:
        record = figure.record
        if figure.quantity.is_money and not record.pair and not record.doubts:
            said = Said("{figure} is money; pair it with what it goes with, or add a doubt", figure=named(record))
            yield record, "money-unpaired", said


def _links(reading: Reading) -> Iterator[Fault]:
    statements = reading.report.statements
    ids = {statement.id for statement in statements}
    for statement in statements:
        for link in statement.links:
            if sum(map(bool, (link.organisation, link.term, link.statement))) != 1:
                said = Said(
                    "a tie of {statement} names not exactly one of organisation, term, statement; name one",
                    statement=named(statement),
                )
                yield link, "link-target", said
            elif link.statement and link.statement not in ids - {statement.id}:
                near = did_you_mean(link.statement, ids - {statement.id})
                said = Said(
                    "{statement} is tied to '{other}'{near}",
                    statement=named(statement),
                    other=link.statement,
                    near=near,
                )
                yield link, "unknown-statement", said


def _ledger(reading: Reading) -> Iterator[Fault]:
    """Every numeral of the text is accounted for: there are as many as the text has."""
    report = reading.report
    counted = sum(len(numerals(figure.as_written)) for figure in report.figures) + len(report.other_numerals)
    if report.report.held and report.report.numerals not in (None, counted):
        said = Said(
            "the text has {stated} numerals, and {counted} are accounted for; list the rest, or mend 'numerals'",
            stated=report.report.numerals,
            counted=counted,
        )
        yield report.report, "ledger-count", said


def _numeral_forms(reading: Reading) -> Iterator[Fault]:
    """A numeral that is no figure stands in quotation marks: programs read a bare one as another number."""
    for numeral in reading.report.other_numerals:
        token = numeral.token.removeprefix("“").removesuffix("”")
        if numeral.token != f"“{token}”" or numerals(token) != [(0, len(token))]:
            said = Said("the token is '{token}'; write one numeral in quotation marks, “29/12”", token=numeral.token)
            yield numeral, "numeral-form", said


def _to_do(reading: Reading) -> Iterator[Fault]:
    """Nothing that a draft left to be done is left."""
    for record in _records(reading.report):
        for key in _keys_of(record):
            if getattr(record, key) == TODO:
                said = Said("{record} has '{key}' still to be done; state it", record=named(record), key=key)
                yield record, "left-to-do", said


def _records(record: Record) -> Iterator[Record]:
    """A record and all that it holds."""
    yield record
    for key in _keys_of(record):
        value = getattr(record, key)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Record):
                yield from _records(part)


def _keys_of(record: Record) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


_CHECKS: tuple[Callable[[Reading], Iterator[Fault]], ...] = (
    _ids,
    _source_card,
    _figures,
    _money,
    _links,
    _ledger,
    _numeral_forms,
    _to_do,
)
