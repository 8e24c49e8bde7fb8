"""The tables of context: the report itself, its passages, and what it says without figures."""

from solieu.package.tables.evidence import numeral_rows
from solieu.package.tables.rows import Row, key, placed, slug
from solieu.sources.readings import Metadata
from solieu.sources.reports import Reading


def report_rows(reading: Reading, metadata: Metadata) -> list[Row]:
    """The source card."""
    card, review = reading.report.report, reading.report.reviewed
    accounted = len(numeral_rows(reading, metadata)) if card.held else None
    return [
        vars(card)
        | {"report_id": card.id, "numerals_accounted": accounted, "reviewed_by": review.by, "reviewed_on": review.on}
    ]


def passage_rows(reading: Reading, metadata: Metadata) -> list[Row]:
    """Each paragraph, with how many figures and vague amounts it has."""
    report = reading.report
    figures = [reading.passage_of(figure.at[0]) for figure in report.figures if figure.at]
    vague = [reading.passage_of(vague.at[0]) for vague in report.vague_amounts]
    return [
        {
            "passage_id": key(reading, f"p{place}"),
            "report_id": reading.id,
            "char_start": passage.at[0],
            "char_end": passage.at[1],
            "kind": passage.kind,
            "actor_id": passage.actor,
            "figures": figures.count(place),
            "vague_amounts": vague.count(place),
            "list_open": passage.list_open,
        }
        for place, passage in enumerate(report.passages, start=1)
    ]


def vague_rows(reading: Reading, metadata: Metadata) -> list[Row]:
    """Amounts without a numeral, in the order of the text."""
    return [
        placed(reading, vague.at)
        | {
            "vague_id": key(reading, vague.id),
            "word_vi": vague.word,
            "of_what_vi": vague.of_vi,
            "of_what_en": vague.of_en,
            "actor_id": vague.actor,
        }
        for vague in sorted(reading.report.vague_amounts, key=lambda vague: vague.at)
    ]


def statement_rows(reading: Reading, metadata: Metadata) -> list[Row]:
    """Qualitative points, in the order of the text."""
    statements = sorted(reading.report.statements, key=lambda statement: statement.at)
    return [
        vars(statement) | placed(reading, statement.at) | {"statement_id": key(reading, statement.id)}
        for statement in statements
    ]


def link_rows(reading: Reading, metadata: Metadata) -> list[Row]:
    """The ties of the statements."""
    return [
        {
            "link_id": key(
                reading, f"{statement.id}-{slug(link.role)}-{link.organisation or link.term or link.statement}"
            ),
            "statement_id": key(reading, statement.id),
            "role": link.role,
            "organisation_id": link.organisation,
            "term_id": link.term,
            "other_statement_id": key(reading, link.statement) if link.statement else None,
        }
        for statement in sorted(reading.report.statements, key=lambda statement: statement.at)
        for link in statement.links
    ]


def participant_rows(reading: Reading, metadata: Metadata) -> list[Row]:
    """Posts held at the event."""
    people = reading.report.participants
    return [
        vars(person)
        | {"participant_id": key(reading, person.id), "report_id": reading.id, "organisation_id": person.organisation}
        for person in people
    ]


def document_rows(reading: Reading, metadata: Metadata) -> list[Row]:
    """Documents cited, in the order of the text."""
    documents = sorted(reading.report.documents_cited, key=lambda document: document.at)
    return [
        vars(document)
        | placed(reading, document.at)
        | {"citation_id": key(reading, document.id), "issuer_id": document.issuer}
        for document in documents
    ]
