"""The published tables, built from the codebook and the readings (the pandas module)."""

from collections.abc import Callable

import pandas as pd

from solieu.package import wording
from solieu.package.tables import context, evidence, figures
from solieu.package.tables.rows import Cell, Row
from solieu.sources.codebook import Code
from solieu.sources.readings import Metadata
from solieu.sources.reports import Reading
from solieu.sources.schemas import Table

_OF_A_REPORT: dict[str, Callable[[Reading, Metadata], list[Row]]] = {
    "figures_en": figures.english_rows,
    "figures_vi": figures.vietnamese_rows,
    "figures": figures.figure_rows,
    "ratios": figures.ratio_rows,
    "numerals": evidence.numeral_rows,
    "figure_parts": evidence.part_rows,
    "figure_pairs": evidence.pair_rows,
    "doubts": evidence.doubt_rows,
    "source_slips": evidence.slip_rows,
    "reports": context.report_rows,
    "passages": context.passage_rows,
    "vague_amounts": context.vague_rows,
    "statements": context.statement_rows,
    "statement_links": context.link_rows,
    "participants": context.participant_rows,
    "documents_cited": context.document_rows,
}


def build_tables(metadata: Metadata) -> dict[str, pd.DataFrame]:
    """Every table of the package, in published order; cells are text in canonical form, empty where there is none."""
    return {table.name: _frame(_rows(metadata, table), table.columns) for table in metadata.package}


def to_csv(table: pd.DataFrame) -> bytes:
    """A table as it is published: UTF-8 without BOM, LF, quotes only where needed."""
    text: str = table.to_csv(index=False, lineterminator="\n")
    return text.encode("utf-8")


def _rows(metadata: Metadata, table: Table) -> list[Row]:
    vocabularies = metadata.codebook.vocabularies()
    if table.name in vocabularies:
        return [_code_row(table, code) for code in vocabularies[table.name]]
    return [row for reading in metadata.readings for row in _OF_A_REPORT[table.name](reading, metadata)]


def _code_row(table: Table, code: Code) -> Row:
    """A code's row: what its record holds, under the columns' names."""
    columns = {
        table.key: code.id,
        "label_vi": code.vi,
        "label_en": code.en,
        "successor_id": getattr(code, "successor", ""),
    }
    return vars(code) | columns


def _frame(rows: list[Row], columns: list[str]) -> pd.DataFrame:
    cells = [[_text(row.get(column)) for column in columns] for row in rows]
    return pd.DataFrame(cells, columns=columns, dtype=object)


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell if isinstance(cell, str) else wording.plain_number(cell)
