"""The published tables. Base tables are made here, a row from a record; the others are joins of them (`derived`)."""

import io
import sys
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

import pandas as pd

from solieu.package.derived import derive
from solieu.package.rows import Place
from solieu.package.wording import plain_number
from solieu.problems import Invalid, problem
from solieu.reading import numerals
from solieu.sources.codebook import Area, Code
from solieu.sources.readings import Metadata
from solieu.sources.reports import Figure, ReadFigure, Reading
from solieu.vietnamese import fold

_CODEBOOK = "metadata/codebook.yaml"


class Entry(NamedTuple):
    """A row of a base table, by column, and the record it comes from; what is no column of the table is left out."""

    record: Any
    cells: dict[str, object]


def build_tables(metadata: Metadata) -> tuple[dict[str, pd.DataFrame], dict[str, list[Place]]]:
    """Every table of the package, in published order; cells are text in canonical form, empty where there is none.

    And for each base table, the place in metadata/ of the record that each of its rows comes from. Raises Invalid
    where a report is wrong, or the schemas lack a column that the derived tables are made of.
    """
    package = metadata.package
    columns = {table.name: table.columns for table in package}
    rows: dict[str, list[list[str]]] = {
        name: [] for name in (*metadata.codebook.tables(), "area_members", *_OF_A_REPORT)
    }
    places: dict[str, list[Place]] = {name: [] for name in rows}
    for name, path, (record, cells) in _entries(metadata):
        rows[name].append([_text(cells.get(column)) for column in columns[name]])
        places[name].append((path, record.line, record.column))
    base = {name: pd.DataFrame(own, columns=columns[name], dtype=object) for name, own in rows.items()}
    try:
        tables = base | derive(base, package, metadata.codebook)
        return {table.name: tables[table.name] for table in package}, places
    except KeyError as lost:
        raise Invalid([problem("metadata/tables", 0, 0, "table-schema.lost", name=lost.args[0])]) from None


def to_csv(table: pd.DataFrame) -> bytes:
    """A table as it is published: UTF-8 without BOM, LF, quotes only where needed."""
    file = io.BytesIO()  # as bytes at once: a text in memory takes four times as much
    table.to_csv(file, index=False, lineterminator="\n")
    return file.getvalue()


def slug(words: str) -> str:
    """Words as a readable key: small letters, no marks, hyphens."""
    folded = unicodedata.normalize("NFKD", fold(words)).lower()
    return "-".join("".join(char if char.isascii() and char.isalnum() else " " for char in folded).split())


def _entries(metadata: Metadata) -> Iterator[tuple[str, str, Entry]]:
    """The entries of every base table, each after its table and the file that its record stands in."""
    for name, vocabulary in metadata.codebook.tables().items():
        for code in vocabulary:
            yield name, _CODEBOOK, _code(metadata.package.table(name).key, code)
    for group in metadata.codebook.areas:
        for member in group.members:
            yield "area_members", _CODEBOOK, Entry(group, {"group_id": group.id, "member_id": member})
    for reading in metadata.readings:
        for name, make in _OF_A_REPORT.items():
            for entry in make(reading):
                yield name, reading.path, entry


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    text = plain_number(cell) if isinstance(cell, int | Decimal) else str(cell or "")
    return sys.intern(text)  # labels and codes stand in many rows, and are kept once


def _code(key: str, code: Code | Area) -> Entry:
    names = {key: code.id, "label_vi": code.vi, "label_en": code.en}
    pointers = {f"{name}_id": getattr(code, name, "") for name in ("successor", "parent", "broader")}
    noun = getattr(code, "noun", None)
    nouns = {"noun_vi": noun.vi, "noun_en": noun.en} if noun else {}
    return Entry(code, vars(code) | pointers | nouns | names)


def _key(reading: Reading, name: str) -> str:
    """The permanent key of something in a report: the report's id and its own name."""
    return f"{reading.id}-{name}"


def _passage(reading: Reading, start: int | None) -> str:
    """The key of the passage that holds a character; empty where none does."""
    place = None if start is None else reading.passage_of(start)
    return _key(reading, f"p{place}") if place else ""


def _placed(reading: Reading, at: tuple[int, int]) -> dict[str, object]:
    """Where a phrase stands: its report, passage and offsets."""
    return {"report_id": reading.id, "passage_id": _passage(reading, at[0]), "char_start": at[0], "char_end": at[1]}


def _reports(reading: Reading) -> Iterator[Entry]:
    """The source card."""
    card, review = reading.report.report, reading.report.reviewed
    accounted = len(list(_numerals(reading))) if card.held else None
    keys = {"report_id": card.id, "publisher_id": card.publisher, "organiser_id": card.organiser}
    period = {f"period_{name}": value for name, value in vars(card.period).items()}
    reviewed = {"reviewed_by": review.by, "reviewed_on": review.on}
    yield Entry(card, vars(card) | keys | period | reviewed | {"numerals_accounted": accounted})


def _passages(reading: Reading) -> Iterator[Entry]:
    """Each paragraph, with how many figures and vague amounts it has."""
    report = reading.report
    figures = [reading.passage_of(figure.at[0]) for figure in report.figures if figure.at]
    vague = [reading.passage_of(amount.at[0]) for amount in report.vague_amounts]
    for number, passage in enumerate(report.passages, start=1):
        counts = {"figures": figures.count(number), "vague_amounts": vague.count(number)}
        place = {"report_id": reading.id, "char_start": passage.at[0], "char_end": passage.at[1]}
        key = {"passage_id": _key(reading, f"p{number}"), "actor_id": passage.actor}
        yield Entry(passage, vars(passage) | key | place | counts)


def _figures(reading: Reading) -> Iterator[Entry]:
    """The figures in codes, in the order of the report file."""
    for position, figure in enumerate(reading.figures, start=1):
        cells = _context(reading, figure) | _quantity(figure) | {"position": position}
        yield Entry(figure.record, vars(figure.record) | cells)


def _context(reading: Reading, figure: ReadFigure) -> dict[str, object]:
    """What a figure has from its report and its passage where it does not state it itself."""
    record, card = figure.record, reading.report.report
    period = record.period or card.period
    start = record.at[0] if record.at else None
    number = None if start is None else reading.passage_of(start)
    return {
        "figure_id": _key(reading, record.id),
        "report_id": card.id,
        "passage_id": _passage(reading, start),
        "indicator_id": record.indicator,
        "actor_id": record.actor or (reading.report.passages[number - 1].actor if number else ""),
        "action_id": record.action,
        "beneficiary_group": record.beneficiaries.group,
        "beneficiary_basis": record.beneficiaries.basis,
        **{f"period_{name}": value for name, value in vars(period).items()},
        "year": period.year,
        "area_id": record.area.id,
        "area_type_id": record.area.type,
        "area_basis": record.area.basis,
        "temporal_type": record.temporal,
    }


def _quantity(figure: ReadFigure) -> dict[str, object]:
    """What a figure's words state, and where."""
    quantity, at = figure.quantity, figure.record.at
    return {
        "value": quantity.value,
        "unit_id": figure.unit_id,
        "per_unit_id": figure.per_unit_id,
        "whole_value": quantity.whole,
        "qualifier_id": quantity.qualifier_id or "unhedged",
        "comparator": quantity.comparator,
        "lower_bound": quantity.lower_bound,
        "upper_bound": quantity.upper_bound,
        "significant_digits": quantity.significant_digits,
        "char_start": at[0] if at else None,
        "char_end": at[1] if at else None,
        "numeral_start": at[0] + quantity.numeral_start if at else None,
        "numeral_end": at[0] + quantity.numeral_end if at else None,
    }


def _numerals(reading: Reading) -> Iterator[Entry]:
    """Every numeral of the text, in its order: those of figures, and the others with their reason."""
    found: list[tuple[tuple[int, int], Entry]] = []
    for figure in reading.report.figures:
        first = figure.at[0] if figure.at else 0
        for start, end in numerals(figure.as_written) if figure.at else ():
            token = f"“{figure.as_written[start:end]}”"
            cells: dict[str, object] = {
                "token_quoted": token,
                "disposition": "figure",
                "figure_id": _key(reading, figure.id),
            }
            found.append(((first + start, first + end), Entry(figure, cells)))
    for numeral in reading.report.other_numerals:
        found.append((numeral.at, Entry(numeral, {"token_quoted": numeral.token, "disposition": numeral.disposition})))
    for (start, end), entry in sorted(found, key=lambda each: each[0][0]):
        place = {"report_id": reading.id, "char_start": start, "char_end": end}
        yield Entry(entry.record, entry.cells | place | {"numeral_id": _key(reading, f"n{start}")})


def _parts(reading: Reading) -> Iterator[Entry]:
    """What each figure covers jointly."""
    for figure in reading.report.figures:
        for part in figure.parts:
            keys = {"part_id": _key(reading, f"{figure.id}-{slug(part.vi)}"), "figure_id": _key(reading, figure.id)}
            yield Entry(part, vars(part) | keys | {"part_vi": part.vi, "part_en": part.en})


def _figure_links(reading: Reading) -> Iterator[Entry]:
    """Links between figures: within the report by their ids, to those of other reports by their whole keys."""
    own = {figure.id for figure in reading.report.figures}
    for figure in reading.report.figures:
        for link in figure.links:
            to = _key(reading, link.to) if link.to in own else link.to
            keys = {"figure_id": _key(reading, figure.id), "to_figure_id": to, "word_vi": link.word}
            yield Entry(link, vars(link) | keys)


def _doubts(reading: Reading) -> Iterator[Entry]:
    """Disputed readings: of the report as a whole, of its figures, of its statements, each in their order."""
    for of, doubt in reading.report.all_doubts:
        keys = {"doubt_id": _key(reading, doubt.id), "report_id": reading.id}
        if of is not None:
            keys["figure_id" if isinstance(of, Figure) else "statement_id"] = _key(reading, of.id)
        chosen = {"chosen_reading_vi": doubt.reading_vi, "chosen_reading_en": doubt.reading_en}
        yield Entry(doubt, vars(doubt) | keys | chosen)


def _slips(reading: Reading) -> Iterator[Entry]:
    """Slips of the text as held, in its order."""
    for slip in sorted(reading.report.source_slips, key=lambda slip: slip.at):
        keys = {"slip_id": _key(reading, slip.id), "report_id": reading.id, "char_start": slip.at}
        yield Entry(slip, vars(slip) | keys)


def _vague_amounts(reading: Reading) -> Iterator[Entry]:
    """Amounts without a numeral, in the order of the text."""
    for vague in sorted(reading.report.vague_amounts, key=lambda vague: vague.at):
        words = {"word_vi": vague.word, "of_what_vi": vague.of_vi, "of_what_en": vague.of_en}
        keys = {"vague_id": _key(reading, vague.id), "actor_ids": " ".join(vague.actors)}
        yield Entry(vague, _placed(reading, vague.at) | words | keys)


def _statements(reading: Reading) -> Iterator[Entry]:
    """Qualitative points, in the order of the text."""
    for statement in sorted(reading.report.statements, key=lambda statement: statement.at):
        key = {"statement_id": _key(reading, statement.id)}
        yield Entry(statement, vars(statement) | _placed(reading, statement.at) | key)


def _statement_links(reading: Reading) -> Iterator[Entry]:
    """The ties of the statements."""
    for statement in sorted(reading.report.statements, key=lambda statement: statement.at):
        for link in statement.links:
            keys = {
                "organisation_id": link.organisation,
                "term_id": link.term,
                "other_statement_id": link.statement and _key(reading, link.statement),
                "participant_id": link.person and _key(reading, link.person),
                "citation_id": link.document and _key(reading, link.document),
            }
            target = next(filter(None, keys.values()), "")
            cells: dict[str, object] = {**keys, "statement_id": _key(reading, statement.id), "target": target}
            yield Entry(link, vars(link) | cells)


def _participants(reading: Reading) -> Iterator[Entry]:
    """Posts held at the event, in the order of the report file."""
    for person in reading.report.participants:
        keys = {"participant_id": _key(reading, person.id), "organisation_id": person.organisation}
        yield Entry(person, vars(person) | keys | {"report_id": reading.id})


def _documents(reading: Reading) -> Iterator[Entry]:
    """Documents cited, in the order of the text."""
    for document in sorted(reading.report.documents_cited, key=lambda document: document.at):
        keys = {"citation_id": _key(reading, document.id), "issuer_id": document.issuer}
        yield Entry(document, vars(document) | _placed(reading, document.at) | keys)


_OF_A_REPORT: dict[str, Callable[[Reading], Iterator[Entry]]] = {
    "figures": _figures,
    "numerals": _numerals,
    "figure_parts": _parts,
    "figure_links": _figure_links,
    "doubts": _doubts,
    "source_slips": _slips,
    "reports": _reports,
    "passages": _passages,
    "vague_amounts": _vague_amounts,
    "statements": _statements,
    "statement_links": _statement_links,
    "participants": _participants,
    "documents_cited": _documents,
}
