"""The tables as files: `data/*.csv` read by their bytes, so that every cell has a place and a value."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import islice
from pathlib import Path

from solieu.paths import House
from solieu.problems import Invalid, Problem, problem, read_whole
from solieu.sources.schemas import Field, Package, Table

Value = str | int | Decimal | bool | None
Row = tuple[Value, ...]
Place = tuple[str, int, int]  # a file as messages call it, line and column from 1

# Many times the bytes and cells of the largest file there is: a larger one takes memory and minutes.
LARGEST, _MOST_CELLS = 20_000_000, 1_000_000
_ENOUGH = 100  # of lines that are none of a table's
_CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^,"]*))(,|$)')
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, and where it begins in its line, in characters from 1."""

    text: str
    column: int
    quoted: bool


@dataclass(frozen=True)
class CsvFile:
    """A table's file. `rows` is empty where its lines or header are not those of the table (`broken`).

    `records` are the places in metadata/ of the records that the rows come from, where these are at hand.
    """

    name: str
    table: Table
    rows: tuple[tuple[Cell, ...], ...]
    broken: bool
    records: Sequence[Place] = ()

    def texts(self) -> list[list[str]]:
        """The text of every cell, row by row."""
        return [[cell.text for cell in row] for row in self.rows]

    def place(self, row: int, column: str) -> Place:
        """Where to point at for a cell; rows count from 1. The record it comes from, or else its line and column."""
        if self.records:
            return self.records[row - 1]
        cell = self.rows[row - 1][self.table.columns.index(column)]
        return self.name, row + 1, cell.column  # no cell holds a line break, and the header is line 1

    def problem(self, row: int, column: str, rule: str, /, **values: object) -> Problem:
        """A problem of a cell; rows count from 1."""
        return problem(*self.place(row, column), rule, **values)


def read_file(house: House, path: Path) -> bytes:
    """A file of the package. Raises Invalid where it is missing, cannot be read, or is too large to be meant."""
    return read_whole(path, house.name(path), LARGEST)


def read_csv(content: bytes, table: Table, records: Sequence[Place] = ()) -> tuple[CsvFile, list[Problem]]:
    """A table's file from its bytes, and what is wrong with these, with its lines and its header."""
    name = f"data/{table.name}.csv"
    problems = list(_wrong_bytes(content, name))
    try:
        text = content.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return CsvFile(name, table, (), broken=True), [*problems, problem(name, line, 0, "not-utf8")]
    header, *lines = text.removesuffix("\n").split("\n")
    columns, rows, wrong = table.columns, [], 0
    found = [cell.text for cell in islice(_cells(header.removesuffix("\r")), len(columns) + 1)]
    if found != columns:
        names = {"found": ", ".join(found), "expected": ", ".join(columns)}
        problems.append(problem(name, 1, 1, "header", **names))
    for at, each in enumerate(lines, start=2):
        cells = _cells(each.removesuffix("\r"))
        row = tuple(islice(cells, len(columns)))
        count = len(row) + sum(1 for _ in cells)
        if count != len(columns):
            problems.append(problem(name, at, 1, "cell-count", cells=count, columns=len(columns)))
            wrong += 1
            if wrong == _ENOUGH:
                break
        rows.append(row)
        if len(rows) * len(columns) > _MOST_CELLS:
            return CsvFile(name, table, (), broken=True), [
                *problems,
                problem(name, 0, 0, "too-large.cells", most=_MOST_CELLS),
            ]
    broken = bool(wrong) or found != columns
    return CsvFile(name, table, () if broken else tuple(rows), broken, records), problems


def _wrong_bytes(content: bytes, name: str) -> Iterator[Problem]:
    if content.startswith(_BOM):
        yield problem(name, 1, 1, "bom")
    if b"\r" in content:
        yield problem(name, content.count(b"\n", 0, content.index(b"\r")) + 1, 0, "line-end")
    if not content.endswith(b"\n"):
        yield problem(name, content.count(b"\n") + 1, 0, "last-line")


def _cells(line: str) -> Iterator[Cell]:
    position = 0
    while True:
        match = _CELL.match(line, position)
        if match is None:  # a quote in the middle of a cell: take the rest as it stands
            yield Cell(line[position:], position + 1, quoted=False)
            return
        quoted = match.group(1) is not None
        text = match.group(1).replace('""', '"') if quoted else match.group(2)
        yield Cell(text, position + 1, quoted)
        position = match.end()
        if not match.group(3):
            return


def read_tables(house: House, package: Package) -> dict[str, list[Row]]:
    """Every table's rows as values, in published order. Raises Invalid where a file does not fit its schema."""
    return {table.name: _read_table(house, table) for table in package}


def _read_table(house: House, table: Table) -> list[Row]:
    file, problems = read_csv(read_file(house, house.data / f"{table.name}.csv"), table)
    if problems:
        raise Invalid(problems)
    return [
        tuple(_value(file, row, field, cell) for field, cell in zip(table.fields, cells, strict=True))
        for row, cells in enumerate(file.rows, start=1)
    ]


def _value(file: CsvFile, row: int, field: Field, cell: Cell) -> Value:
    """A cell as its type; None where it is empty. Numbers stay exact: whole ones are int, others Decimal."""
    text = cell.text
    if not text:
        return None
    try:
        if field.type in ("integer", "year"):
            return int(text)
        if field.type == "number":
            number = Decimal(text)
            return int(number) if number == number.to_integral_value() else number
        return {"true": True, "false": False}[text] if field.type == "boolean" else text
    except (ValueError, KeyError, InvalidOperation):
        wrong = file.problem(row, field.name, "type", field=field.name, cell=text, type=field.type)
        raise Invalid([wrong]) from None
