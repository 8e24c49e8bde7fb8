"""The tables as files: `data/*.csv` read by their bytes, so that every cell has a place and a value."""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from solieu.paths import House
from solieu.problems import Invalid, Problem, problem, read_whole
from solieu.sources.schemas import Field, Package, Table

Value = str | int | Decimal | bool | None
Row = tuple[Value, ...]
Place = tuple[str, int, int]  # a file as messages call it, line and column from 1

# What tables of 200,000 figures have, many times the largest there is: a larger one takes memory and minutes.
LARGEST, _MOST_CELLS = 200_000_000, 10_000_000
_ENOUGH = 100  # of lines that are none of a table's
_CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^,"]*))(,|$)')
_BOM = b"\xef\xbb\xbf"


class Cell(NamedTuple):
    """One cell: its text, and where it begins in its line, in characters from 1."""

    text: str
    column: int
    quoted: bool


@dataclass(frozen=True)
class CsvFile:
    """A table's file: the texts of its lines' cells, but for the header. Where a cell stands is found when asked.

    `rows` is empty where the lines or the header are not those of the table (`broken`). `quoted` has the lines with
    quotes, by the row; others are their cells with commas between. `records` are the places in metadata/ of the
    records that the rows come from, where these are at hand.
    """

    name: str
    table: Table
    rows: Sequence[Sequence[str]]
    quoted: Mapping[int, str]
    broken: bool
    records: Sequence[Place] = ()

    def cells(self, row: int) -> list[Cell]:
        """The cells of a row with their places; rows count from 1."""
        return list(_cells(self.quoted.get(row) or ",".join(self.rows[row - 1])))

    def texts(self, column: str) -> Iterator[str]:
        """The texts of a column, by rows. Raises KeyError where the table has none of that name."""
        if column not in self.table.columns:
            raise KeyError(column)
        return map(itemgetter(self.table.columns.index(column)), self.rows)

    def place(self, row: int, column: str) -> Place:
        """Where to point at for a cell; rows count from 1. The record it comes from, or else its line and column."""
        if self.records:
            return self.records[row - 1]
        return (
            self.name,
            row + 1,
            self.cells(row)[self.table.columns.index(column)].column,
        )  # no cell holds a line break, and the header is line 1

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
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = problem(name, content.count(b"\n", 0, error.start) + 1, 0, "not-utf8")
        return CsvFile(name, table, (), {}, broken=True), [*problems, wrong]
    lines = map(_decoded, content.removeprefix(_BOM).removesuffix(b"\n").split(b"\n"))
    columns, rows, quoted, miscounted = table.columns, [], {}, 0
    found = _texts(next(lines), len(columns))
    if found != columns:
        names = {"found": ", ".join(found[: len(columns) + 1]), "expected": ", ".join(columns)}
        problems.append(problem(name, 1, 1, "header", **names))
    for at, line in enumerate(lines, start=2):
        texts = _texts(line, len(columns))
        if len(texts) != len(columns):
            problems.append(
                problem(name, at, 1, "cell-count", cells=sum(1 for _ in _cells(line)), columns=len(columns))
            )
            miscounted += 1
            if miscounted == _ENOUGH:
                break
        rows.append(tuple(map(sys.intern, texts)))  # labels and codes stand in many rows, and are kept once
        if '"' in line:
            quoted[len(rows)] = line
        if len(rows) * len(columns) > _MOST_CELLS:
            unread = CsvFile(name, table, (), {}, broken=True)
            return unread, [*problems, problem(name, 0, 0, "too-large.cells", most=_MOST_CELLS)]
    broken = bool(miscounted) or found != columns
    return CsvFile(name, table, () if broken else rows, quoted, broken, records), problems


def _decoded(line: bytes) -> str:
    return line.decode("utf-8").removesuffix("\r")


def _wrong_bytes(content: bytes, name: str) -> Iterator[Problem]:
    if content.startswith(_BOM):
        yield problem(name, 1, 1, "bom")
    if b"\r" in content:
        yield problem(name, content.count(b"\n", 0, content.index(b"\r")) + 1, 0, "line-end")
    if not content.endswith(b"\n"):
        yield problem(name, content.count(b"\n") + 1, 0, "last-line")


def _texts(line: str, columns: int) -> list[str]:
    """The texts of a line's cells, up to one more than a table has columns."""
    if '"' not in line:
        return line.split(",", columns)
    return [cell.text for cell in islice(_cells(line), columns + 1)]


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
        tuple(_value(file, row, field, text) for field, text in zip(table.fields, texts, strict=True))
        for row, texts in enumerate(file.rows, start=1)
    ]


def _value(file: CsvFile, row: int, field: Field, text: str) -> Value:
    """A cell as its type; None where it is empty. Numbers stay exact: whole ones are int, others Decimal."""
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
