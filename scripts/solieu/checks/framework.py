"""What frictionless enforces: types, required cells, enums, patterns, primary and foreign keys, hash and bytes."""

import re
from collections.abc import Iterator
from typing import Any

from frictionless import FrictionlessException, Package, Report
from frictionless.errors import CellError, ForeignKeyError, LabelError, PrimaryKeyError, RowError

from solieu.checks.csvfile import CsvFile, Files
from solieu.checks.enforced import of_frictionless
from solieu.checks.jsonplaces import read_json
from solieu.paths import House
from solieu.problems import Problem, Said

_PROPERTY = re.compile(r"""property ["'](\w+)["']""")


def check_with_frictionless(house: House, files: Files) -> Iterator[Problem]:
    """Every error that `frictionless validate datapackage.json` finds, under its own name for it.

    `files` are the tables as read, by name: they turn its count of fields into a place in the line.
    """
    if house.descriptor.is_file():
        yield from problems_of(_validated(house), house, files)


def _validated(house: House) -> Report | Exception:
    try:
        report: Report = Package(str(house.descriptor)).validate()
        return report
    except Exception as error:  # its own, and others where a descriptor is broken in a way that it does not foresee
        return error


def problems_of(report: Report | Exception, house: House, files: Files) -> Iterator[Problem]:
    """What frictionless found, or why it could not look, as problems."""
    name = house.name(house.descriptor)
    if isinstance(report, FrictionlessException):
        for reason in report.reasons or [report.error]:
            yield Problem(name, *_member(reason, house), reason.type, of_frictionless(reason))
    elif isinstance(report, Exception):
        raw = " ".join(str(report).split())
        said = Said("frictionless cannot read the descriptor: {raw}; run scripts/build.py", raw=raw)
        yield Problem(name, 0, 0, "descriptor-unread", said)
    else:
        for found in report.errors:
            yield Problem(name, *_member(found, house), found.type, of_frictionless(found))
        for task in report.tasks:
            for found in task.errors:
                place = _place(found, files.get(task.name))
                yield Problem(str(task.place), *place, found.type, of_frictionless(found))


def _member(error: Any, house: House) -> tuple[int, int]:
    """The place of the descriptor's own member that an error names; of the whole of it, where it names none."""
    named = _PROPERTY.search(error.message) if error.type == "package-error" else None
    try:
        return read_json(house.descriptor.read_text(encoding="utf-8-sig")).place(named.groups() if named else ())
    except (OSError, ValueError, RecursionError):
        return 0, 0


def _place(error: Any, file: CsvFile | None) -> tuple[int, int]:
    """Line and column, from 1; 0 where the error is that of the whole file."""
    if isinstance(error, LabelError):
        return 1, 1
    if not isinstance(error, RowError):
        return 0, 0
    line: int = error.row_number
    return line, _column(error, file, line)


def _column(error: Any, file: CsvFile | None, line: int) -> int:
    """The column, in characters, of the field that an error is about; 1 where it is about the whole row."""
    cells = {} if file is None else {cell.line: row for row in file.rows for cell in row[:1]}
    row = cells.get(line)
    if file is None or row is None:
        return 1
    if isinstance(error, CellError):
        return row[error.field_number - 1].column if error.field_number <= len(row) else 1
    if isinstance(error, ForeignKeyError):
        return row[file.table.columns.index(error.field_names[0])].column
    return row[file.table.columns.index(file.table.key)].column if isinstance(error, PrimaryKeyError) else 1
