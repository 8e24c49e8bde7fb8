"""What frictionless enforces, in its own words: types, required cells, enums, patterns, keys, hash and bytes."""

from collections.abc import Collection, Iterator
from typing import Any

from frictionless import Error, FrictionlessException, Package
from frictionless.errors import CellError, ForeignKeyError, LabelError, PrimaryKeyError, RowError

from solieu.checks.rules import Files, rules
from solieu.package.rows import CsvFile
from solieu.paths import House
from solieu.problems import Problem, problem


def check_with_frictionless(house: House, files: Files, names: Collection[str] = ()) -> Iterator[Problem]:
    """Every error that `frictionless validate datapackage.json` finds, under its own name for it.

    `files` are the tables as read, by name: they turn its count of fields into a place in the line. `names` are the
    tables to look at, where that is not all of them.
    """
    name = house.name(house.descriptor)
    try:
        package = Package(str(house.descriptor))
        for table in [table for table in package.resource_names if not names or table in names]:
            report = package.get_resource(table).validate()
            yield from (_problem(name, 0, 0, each) for each in report.errors)
            for task in report.tasks:
                for each in task.errors:
                    yield _problem(str(task.place), *_place(each, files.get(task.name)), each)
    except FrictionlessException as error:
        yield from (_problem(name, 0, 0, each) for each in error.reasons or [error.error])
    except Exception as error:  # a descriptor that is broken in a way that it does not foresee
        yield problem(name, 0, 0, "descriptor-unread", raw=" ".join(str(error).split()))


def _problem(path: str, line: int, column: int, error: Error) -> Problem:
    rule = error.type if error.type in rules() else "descriptor-unread"
    return problem(path, line, column, rule, raw=" ".join(error.message.split()))


def _place(error: Any, file: CsvFile | None) -> tuple[int, int]:
    """Line and column, from 1: of the cell or key that an error is about; 0 where it is about the whole file."""
    if isinstance(error, LabelError):
        return 1, 1
    if not isinstance(error, RowError):
        return 0, 0
    line: int = error.row_number
    if file is None or file.broken:
        return line, 1
    row, columns = file.rows[line - 2], file.table.columns
    if isinstance(error, CellError):
        return line, row[error.field_number - 1].column
    if isinstance(error, ForeignKeyError):
        return line, row[columns.index(error.field_names[0])].column
    return line, row[columns.index(file.table.key)].column if isinstance(error, PrimaryKeyError) else 1
