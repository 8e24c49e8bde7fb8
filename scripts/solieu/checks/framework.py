"""What frictionless enforces: types, required cells, enums, patterns, primary and foreign keys, hash and bytes."""

from collections.abc import Iterator

from frictionless import Package
from frictionless.errors import CellError, LabelError, RowError

from solieu.paths import House
from solieu.problems import Problem


def check_with_frictionless(house: House) -> Iterator[Problem]:
    """Every error that `frictionless validate datapackage.json` finds, under its own name for it."""
    if not house.descriptor.is_file():
        return
    try:
        report = Package(str(house.descriptor)).validate()
    except Exception as error:  # frictionless raises its own exceptions, and others, on a broken descriptor
        yield Problem(house.name(house.descriptor), 0, 0, "descriptor-unread", " ".join(str(error).split()))
        return
    for found in report.errors:
        yield Problem(house.name(house.descriptor), 0, 0, found.type, _one_line(found.message))
    for task in report.tasks:
        for found in task.errors:
            line, column = _place(found)
            yield Problem(str(task.place), line, column, found.type, _one_line(found.message))


def _place(error: object) -> tuple[int, int]:
    """Line and column as messages give them; frictionless counts fields, which serve as columns here."""
    line = error.row_number if isinstance(error, RowError) else 1 if isinstance(error, LabelError) else 0
    column = error.field_number if isinstance(error, CellError | LabelError) else 0
    return line, column


def _one_line(message: str) -> str:
    return " ".join(message.split())
