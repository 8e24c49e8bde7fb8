"""The published tables read back: `data/*.csv` as values of the types that their schemas state."""

import csv
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

from solieu.paths import House
from solieu.problems import Invalid, Problem
from solieu.schemas import Field, Package, Table

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
            message = f"has {len(cells)} cells where the table has {len(table.fields)} columns"
            raise Invalid([Problem(name, line, 0, "cells", message)])
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
                raise Invalid([Problem(name, 0, 0, "file-empty", "has no header; run scripts/build.py")])
    except FileNotFoundError:
        raise Invalid([Problem(name, 0, 0, "file-missing", "is not there; run scripts/build.py first")]) from None
    except UnicodeDecodeError as error:
        raise Invalid([Problem(name, 0, 0, "not-utf8", f"not UTF-8 at byte {error.start}")]) from None
    except csv.Error as error:
        raise Invalid([Problem(name, 0, 0, "csv", str(error))]) from None


def _check_header(table: Table, cells: list[str], name: str) -> None:
    if cells != table.columns:
        expected = ",".join(table.columns)
        raise Invalid([Problem(name, 1, 0, "header", f"the columns are not those of the schema: {expected}")])


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
        raise Invalid([Problem(*place, "type", f"'{cell}' is no {field.type} ({field.name})")]) from None
