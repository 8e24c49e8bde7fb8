"""A CSV table read by its bytes, so that every cell has a line and a column to point at."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from solieu.problems import Problem, Said
from solieu.sources.schemas import Field, Table

_CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^,"]*))(,|$)')
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_BOM = b"\xef\xbb\xbf"
_NOT_UTF8 = Said("the file is not UTF-8 from this line on; rebuild it")


@dataclass(frozen=True)
class Cell:
    """One cell: its text, and its place (line and character column, from 1)."""

    text: str
    line: int
    column: int
    quoted: bool


Row = dict[str, Cell]


@dataclass(frozen=True)
class CsvFile:
    """A table's file. `broken` where its lines or header are not those of the table, so that its rows mean nothing."""

    name: str
    table: Table
    rows: tuple[tuple[Cell, ...], ...]
    broken: bool

    def records(self) -> Iterator[Row]:
        """The rows, by column."""
        for row in self.rows:
            yield dict(zip(self.table.columns, row, strict=True))

    def fields(self) -> Iterator[tuple[Field, Cell]]:
        """Every cell, with its column."""
        for row in self.rows:
            yield from zip(self.table.fields, row, strict=True)

    def problem(self, cell: Cell, rule: str, message: Said) -> Problem:
        """A problem at the place of a cell."""
        return Problem(self.name, cell.line, cell.column, rule, message)


Files = Mapping[str, CsvFile]


def whole(cell: Cell) -> int | None:
    """A cell's whole number, of digits 0 to 9; None where it holds none."""
    return int(cell.text) if cell.text.isascii() and cell.text.isdigit() else None


def number(text: str) -> Decimal | None:
    """A cell's number, of digits 0 to 9 and a point; None where it holds none."""
    return Decimal(text) if _DECIMAL.fullmatch(text) else None


def by_key(file: CsvFile) -> dict[str, Row]:
    """A table's rows by their primary key."""
    return {row[file.table.key].text: row for row in file.records()}


def read_csv(path: Path, name: str, table: Table) -> tuple[CsvFile, list[Problem]]:
    """Read a table's file, and say what is wrong with its bytes, lines and header."""
    content = path.read_bytes()
    problems = list(_byte_problems(content, name))
    try:
        text = content.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.append(Problem(name, line, 0, "not-utf8", _NOT_UTF8))
        return CsvFile(name, table, (), broken=True), problems
    lines = [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]
    rows = [_cells(line, number) for number, line in enumerate(lines, start=1)]
    header, body = rows[0], rows[1:]
    broken = [cell.text for cell in header] != table.columns
    if broken:
        problems.append(Problem(name, 1, 1, "header", _header_message([cell.text for cell in header], table.columns)))
    wrong = [row for row in body if len(row) != len(table.columns)]
    for row in wrong:
        message = Said(
            "this row has {cells} cells, and the table {columns} columns; rebuild it",
            cells=len(row),
            columns=len(table.columns),
        )
        problems.append(Problem(name, row[0].line, 1, "cell-count", message))
    return CsvFile(name, table, () if broken or wrong else tuple(body), broken=bool(broken or wrong)), problems


def _byte_problems(content: bytes, name: str) -> Iterator[Problem]:
    if content.startswith(_BOM):
        yield Problem(name, 1, 1, "bom", Said("the file begins with a byte order mark; save it without"))
    if b"\r" in content:
        line = content.count(b"\n", 0, content.index(b"\r")) + 1
        yield Problem(name, line, 0, "line-end", Said("a line ends in CR LF or CR; lines end in LF"))
    if not content.endswith(b"\n"):
        yield Problem(
            name, content.count(b"\n") + 1, 0, "last-line", Said("the last line does not end in LF; rebuild it")
        )
    if content.count(b"\n") < 2:
        yield Problem(name, 1, 0, "no-rows", Said("the table has no row"))


def _cells(line: str, number: int) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    position = 0
    while True:
        match = _CELL.match(line, position)
        if match is None:  # a quote in the middle of a cell: take the rest as it stands
            return (*cells, Cell(line[position:], number, position + 1, quoted=False))
        quoted = match.group(1) is not None
        text = match.group(1).replace('""', '"') if quoted else match.group(2)
        cells.append(Cell(text, number, position + 1, quoted))
        position = match.end()
        if not match.group(3):
            return tuple(cells)


def _header_message(found: list[str], expected: list[str]) -> Said:
    missing, extra = [c for c in expected if c not in found], [c for c in found if c not in expected]
    if missing or extra:
        parts = [Said("missing {columns}", columns=", ".join(missing))] if missing else []
        parts += [Said("unknown {columns}", columns=", ".join(extra))] if extra else []
        both = parts[0] if len(parts) == 1 else Said("{one}; {other}", one=parts[0], other=parts[1])
        return Said("the columns are not the table's: {what}", what=both)
    return Said("the columns stand in another order, or twice; expected {columns}", columns=", ".join(expected))
