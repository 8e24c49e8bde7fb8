"""A CSV table read by its bytes, so that every cell has a line and a column to point at."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from solieu.problems import Problem
from solieu.schemas import Field, Table

_CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^,"]*))(,|$)')
_BOM = b"\xef\xbb\xbf"


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

    def problem(self, cell: Cell, rule: str, message: str) -> Problem:
        """A problem at the place of a cell."""
        return Problem(self.name, cell.line, cell.column, rule, message)


Files = Mapping[str, CsvFile]


def whole(cell: Cell) -> int | None:
    """A cell's whole number, of digits 0 to 9; None where it holds none."""
    return int(cell.text) if cell.text.isascii() and cell.text.isdigit() else None


def read_csv(path: Path, name: str, table: Table) -> tuple[CsvFile, list[Problem]]:
    """Read a table's file, and say what is wrong with its bytes, lines and header."""
    content = path.read_bytes()
    problems = list(_byte_problems(content, name))
    try:
        text = content.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.append(Problem(name, line, 0, "not-utf8", "the file is not UTF-8 from this line on; rebuild it"))
        return CsvFile(name, table, (), broken=True), problems
    lines = [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]
    rows = [_cells(line, number) for number, line in enumerate(lines, start=1)]
    header, body = rows[0], rows[1:]
    broken = [cell.text for cell in header] != table.columns
    if broken:
        problems.append(Problem(name, 1, 1, "header", _header_message([cell.text for cell in header], table.columns)))
    wrong = [row for row in body if len(row) != len(table.columns)]
    for row in wrong:
        message = f"this row has {len(row)} cells, and the table {len(table.columns)} columns; rebuild it"
        problems.append(Problem(name, row[0].line, 1, "cell-count", message))
    return CsvFile(name, table, () if broken or wrong else tuple(body), broken=bool(broken or wrong)), problems


def _byte_problems(content: bytes, name: str) -> Iterator[Problem]:
    if content.startswith(_BOM):
        yield Problem(name, 1, 1, "bom", "the file begins with a byte order mark; save it without")
    if b"\r" in content:
        line = content.count(b"\n", 0, content.index(b"\r")) + 1
        yield Problem(name, line, 0, "line-end", "a line ends in CR LF or CR; lines end in LF")
    if not content.endswith(b"\n"):
        yield Problem(name, content.count(b"\n") + 1, 0, "last-line", "the last line does not end in LF; rebuild it")
    if content.count(b"\n") < 2:
        yield Problem(name, 1, 0, "no-rows", "the table has no row")


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


def _header_message(found: list[str], expected: list[str]) -> str:
    missing, extra = [c for c in expected if c not in found], [c for c in found if c not in expected]
    if missing or extra:
        parts = [f"missing {', '.join(missing)}"] * bool(missing) + [f"unknown {', '.join(extra)}"] * bool(extra)
        return f"the columns are not the table's: {'; '.join(parts)}"
    return f"the columns stand in another order, or twice; expected {', '.join(expected)}"
