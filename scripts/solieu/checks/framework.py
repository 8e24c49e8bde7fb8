"""What frictionless enforces, in its own words: types, required cells, enums, patterns, keys, hash and bytes.

It is not asked about keys to other tables, for each of which it would read that table again: they are a rule in SQL.
"""

import json
import signal
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from frictionless import Package as FrictionlessPackage
from frictionless.errors import CellError, PrimaryKeyError, RowError

from solieu.checks.rules import Files, are_whole
from solieu.package.descriptor import describe_table
from solieu.package.rows import CsvFile
from solieu.paths import House
from solieu.problems import Problem, problem
from solieu.sources.schemas import Package

_SECONDS = 20  # for each 10,000 rows of a table
_UNMEASURED = {"hash": "", "bytes": 0}


def check_with_frictionless(
    house: House, package: Package, files: Files, names: Collection[str] = ()
) -> Iterator[Problem]:
    """Every error that `frictionless validate` finds in whole tables, under its own name for it.

    It is given the tables as the schemas describe them, not `datapackage.json`, which could lead it anywhere: of that
    only the tables' measures. `files` are the tables as read, by name: they turn its count of fields into a place in
    the line. `names` are the tables to look at, where that is not all of them.
    """
    if not are_whole(files, package):
        return
    stated = _measures(house)
    tables = [describe_table(package, table, b"") | stated.get(table.name, _UNMEASURED) for table in package]
    for described in tables:
        described["schema"].pop("foreignKeys", None)
    descriptor = {"name": package.about["name"], "resources": tables}
    whole = FrictionlessPackage.from_descriptor(descriptor, basepath=str(house.root))
    for table in [table for table in whole.resource_names if not names or table in names]:
        seconds = _SECONDS * (1 + len(files[table].rows) // 10_000)
        try:
            with _deadline(seconds):
                report = whole.get_resource(table).validate()
        except _TooLong:
            yield problem(f"data/{table}.csv", 0, 0, "takes-too-long", seconds=seconds)
            continue
        for task in report.tasks:
            for each in task.errors:
                line, column = _place(each, files[task.name])
                yield problem(str(task.place), line, column, each.type, raw=" ".join(each.message.split()))


class _TooLong(BaseException):
    """No Exception, which frictionless would take for one of its own."""


@contextmanager
def _deadline(seconds: int) -> Iterator[None]:
    """Raise _TooLong when the time is over: a pattern can match without end. For the main thread alone."""

    def end(*_: object) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _measures(house: House) -> dict[str, dict[str, Any]]:
    """The bytes and hash of each table by the descriptor's own words, as far as they can be such."""
    try:
        found = json.loads(house.descriptor.read_bytes())["resources"]
        return {each["name"]: {"hash": str(each["hash"]), "bytes": int(each["bytes"])} for each in found}
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return {}  # which the rules of the descriptor speak of


def _place(error: Any, file: CsvFile) -> tuple[int, int]:
    """Line and column, from 1: of the cell or key that an error is about; 0 where it is about the whole file."""
    if not isinstance(error, RowError):
        return 0, 0
    line: int = error.row_number
    cells = file.cells(line - 1)
    if isinstance(error, CellError):
        return line, cells[error.field_number - 1].column
    return line, cells[file.table.columns.index(file.table.key)].column if isinstance(error, PrimaryKeyError) else 1
