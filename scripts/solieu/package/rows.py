"""The published tables read back: `data/*.csv` as values of the types that their schemas state."""

import csv
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

from solieu.paths import House
from solieu.problems import Invalid, Problem, Said
from solieu.sources.schemas import Field, Package, Table

Value = str | int | Decimal | bool | None
Row = tuple[Value, ...]


def read_tables(house: House, package: Package) -> dict[str, list[Row]]:
    """Every table's rows, in published order. Raises Invalid where a file is missing or does not fit its schema."""
    return {table.name: list(read_table(house, table)) for table in package}


def read_table(house: House, table: Table) -> Iterator[Row]:
    """The rows of one table; a cell left empty is None. Raises Invalid."""
    path = house.data / f"{table.name}.csv"
    name = house.name(path)
    for line, cells in _lines(path, name):
        if line == 1:
            _check_header(table, cells, name)
        elif len(cells) != len(table.fields):
            said = Said(
                "this row has {cells} cells, and the table {columns} columns; rebuild it",
                cells=len(cells),
                columns=len(table.fields),
            )
            raise Invalid([Problem(name, line, 0, "cell-count", said)])
        else:
            yield tuple(
                _value(field, cell, (name, line, column))
                for column, (field, cell) in enumerate(zip(table.fields, cells, strict=True), start=1)
            )


def _lines(path: Path, name: str) -> Iterator[tuple[int, list[str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            found = False
            for cells in reader:
                found = True
                yield reader.line_num, cells
            if not found:
                raise Invalid([Problem(name, 0, 0, "file-empty", Said("has no header; run scripts/build.py"))])
    except FileNotFoundError:
        said = Said("is not there; run scripts/build.py first")
        raise Invalid([Problem(name, 0, 0, "file-missing", said)]) from None
    except UnicodeDecodeError as error:
        said = Said("not UTF-8 at byte {at}; rebuild it", at=error.start)
        raise Invalid([Problem(name, 0, 0, "not-utf8", said)]) from None
    except csv.Error as error:
        said = Said("this is not CSV ({raw}); rebuild it", raw=error)
        raise Invalid([Problem(name, 0, 0, "csv", said)]) from None


def _check_header(table: Table, cells: list[str], name: str) -> None:
    if cells != table.columns:
        expected = ",".join(table.columns)
        said = Said("the columns are not those of the schema: {columns}", columns=expected)
        raise Invalid([Problem(name, 1, 0, "header", said)])


def _value(field: Field, cell: str, place: tuple[str, int, int]) -> Value:
    """A cell as its type. Numbers stay exact: whole ones are int, others Decimal."""
    if not cell:
        return None
    try:
        if field.type in ("integer", "year"):
            return int(cell)
        if field.type == "number":
            number = Decimal(cell)
            return int(number) if number == number.to_integral_value() else number
        return {"true": True, "false": False}[cell] if field.type == "boolean" else cell
    except (ValueError, KeyError, InvalidOperation):
        said = Said("'{cell}' is no {type} ({field})", cell=cell, type=field.type, field=field.name)
        raise Invalid([Problem(*place, "type", said)]) from None
