"""Ways to break one file of the sample, each of which knows where it broke it."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from solieu.checks.csvfile import _cells
from solieu.checks.jsonplaces import read_json
from solieu.package.descriptor import to_json
from solieu.paths import HERE
from solieu.sources.schemas import load_package

PACKAGE = load_package(HERE)
DESCRIPTOR = "datapackage.json"
REPORT = "metadata/reports/vidu-101.yaml"
OTHER_REPORT = "metadata/reports/vidu-102.yaml"
CODEBOOK = "metadata/codebook.yaml"
TEXT = "texts/vidu-101.txt"

Place = tuple[int, int | None]  # line and column; no column where any will do


@dataclass(frozen=True)
class Edit:
    """A change of one file: its bytes before to its bytes after (None where it is not there), and the place of it."""

    file: str
    change: Callable[[bytes | None], bytes | None]
    place: Callable[[bytes, bytes], Place]


def data(table: str) -> str:
    return f"data/{table}.csv"


def _line_of(table: str, key: str, content: bytes) -> int:
    """The line of the row that has a key."""
    column = PACKAGE.table(table).columns.index(PACKAGE.table(table).key)
    rows = list(csv.reader(io.StringIO(content.decode("utf-8"))))
    return next(line for line, row in enumerate(rows, start=1) if len(row) > column and row[column] == key)


def _cell_place(table: str, key: str, column: str) -> Callable[[bytes, bytes], Place]:
    """The place of a cell in the file as it is after a change, found by its key as it was before."""

    def place(before: bytes, after: bytes) -> Place:
        line = _line_of(table, key, before)
        text = after.removeprefix(b"\xef\xbb\xbf").decode("utf-8").split("\n")[line - 1]
        return line, _cells(text, line)[PACKAGE.table(table).columns.index(column)].column

    return place


def _written(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8")


def cell(table: str, key: str, column: str, new: str) -> Edit:
    """Another text in one cell, quoted where it needs to be."""

    def change(content: bytes | None) -> bytes:
        line = _line_of(table, key, content or b"")
        rows = list(csv.reader(io.StringIO((content or b"").decode("utf-8"))))
        at = PACKAGE.table(table).columns.index(column)
        assert rows[line - 1][at] != new, f"{table} {key} {column} is '{new}' already"
        rows[line - 1][at] = new
        return _written(rows)

    return Edit(data(table), change, _cell_place(table, key, column))


def text(file: str, old: str | re.Pattern[str], new: str, at: str | None = None) -> Edit:
    """Other words in a file; the problem is expected where `at` then stands, or else where the words stood."""

    def change(content: bytes | None) -> bytes:
        before = (content or b"").decode("utf-8")
        after = old.sub(new, before, count=1) if isinstance(old, re.Pattern) else before.replace(old, new, 1)
        assert after != before, f"{old!r} is not in {file}"
        return after.encode("utf-8")

    def place(before: bytes, after: bytes) -> Place:
        if at is not None:
            was = after.decode("utf-8")
            assert at in was, f"{at!r} is not in {file}"
            return was.count("\n", 0, was.index(at)) + 1, None
        was = before.decode("utf-8")
        found = old.search(was) if isinstance(old, re.Pattern) else re.search(re.escape(old), was)
        assert found
        return was.count("\n", 0, found.start()) + 1, None

    return Edit(file, change, place)


def raw(file: str, change: Callable[[bytes], bytes], line: int, column: int | None = None) -> Edit:
    """Any other change of a file's bytes."""

    def changed(content: bytes | None) -> bytes:
        after = change(content or b"")
        assert after != content, f"{file} stays as it is"
        return after

    return Edit(file, changed, lambda before, after: (line, column))


def rows(table: str, change: Callable[[list[bytes]], list[bytes]], line: int) -> Edit:
    """The lines of a table, its header the first, in another number or order."""
    return raw(data(table), lambda content: b"\n".join([*change(content.removesuffix(b"\n").split(b"\n")), b""]), line)


def drop(table: str, key: str) -> Edit:
    """A row less."""

    def change(content: bytes | None) -> bytes:
        lines = (content or b"").split(b"\n")
        del lines[_line_of(table, key, content or b"") - 1]
        return b"\n".join(lines)

    return Edit(data(table), change, lambda before, after: (_line_of(table, key, before), None))


def double(table: str, key: str) -> Edit:
    """A row twice."""

    def change(content: bytes | None) -> bytes:
        lines = (content or b"").split(b"\n")
        line = _line_of(table, key, content or b"")
        return b"\n".join([*lines[:line], *lines[line - 1 :]])

    return Edit(data(table), change, lambda before, after: (_line_of(table, key, before) + 1, None))


def gone(file: str) -> Edit:
    """A file less."""
    return Edit(file, lambda content: None, lambda before, after: (0, 0))


def extra(file: str, content: bytes) -> Edit:
    """A file more."""
    return Edit(file, lambda before: content, lambda before, after: (0, 0))


def described(path: tuple[str | int, ...], new: Any) -> Edit:
    """Another value in the descriptor, which is otherwise as build writes it; REMOVED takes the member out."""

    def change(content: bytes | None) -> bytes:
        descriptor = json.loads(content or b"")
        holder = descriptor
        for part in path[:-1]:
            holder = holder[part]
        last: Any = path[-1]
        if new is REMOVED:
            del holder[last]
        else:
            old = holder.get(last) if isinstance(holder, dict) else holder[last]
            holder[last] = new(old) if callable(new) else new
            assert holder[last] != old, f"{path} is {old!r} already"
        return to_json(descriptor)

    return Edit(DESCRIPTOR, change, lambda before, after: read_json(after.decode("utf-8")).place(path))


REMOVED = object()
