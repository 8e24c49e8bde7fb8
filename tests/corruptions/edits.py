"""Ways to break one file of the sample, each of which knows where it broke it."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from solieu.package.descriptor import to_json
from solieu.package.files import first_difference
from solieu.package.rows import read_csv
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


def row_of(table: str, key: str, content: bytes) -> int:
    """The line of the row that has a key: the cells of the primary key, joined by commas."""
    schema = PACKAGE.table(table)
    places = [schema.columns.index(column) for column in schema.primary_key]
    rows = list(csv.reader(io.StringIO(content.decode("utf-8"))))
    keys = (",".join(row[at] for at in places if at < len(row)) for row in rows)
    return next(line for line, each in enumerate(keys, start=1) if each == key)


def cell_place(table: str, key: str, column: str) -> Callable[[bytes, bytes], Place]:
    """The place of a cell in the file as it is after a change, found by its key as it was before."""

    def place(before: bytes, after: bytes) -> Place:
        line = row_of(table, key, before)
        lines = after.split(b"\n")
        file, _ = read_csv(b"\n".join([lines[0], lines[line - 1], b""]), PACKAGE.table(table))
        return line, file.place(1, column)[2]

    return place


def _written(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8")


def cell(table: str, key: str, column: str, new: str) -> Edit:
    """Another text in one cell, quoted where it needs to be."""

    def change(content: bytes | None) -> bytes:
        line = row_of(table, key, content or b"")
        rows = list(csv.reader(io.StringIO((content or b"").decode("utf-8"))))
        at = PACKAGE.table(table).columns.index(column)
        assert rows[line - 1][at] != new, f"{table} {key} {column} is '{new}' already"
        rows[line - 1][at] = new
        return _written(rows)

    return Edit(data(table), change, cell_place(table, key, column))


def line_of(words: str, content: bytes, start: str = "") -> int:
    """The line on which some words stand, the first after others."""
    text = content.decode("utf-8")
    return text.count("\n", 0, text.index(words, text.index(start))) + 1


def text(file: str, old: str | re.Pattern[str], new: str, at: str | None = None) -> Edit:
    """Other words in a file; the problem is expected where `at` then stands, or else where the words stood."""

    def change(content: bytes | None) -> bytes:
        before = (content or b"").decode("utf-8")
        after = old.sub(new, before, count=1) if isinstance(old, re.Pattern) else before.replace(old, new, 1)
        assert after != before, f"{old!r} is not in {file}"
        return after.encode("utf-8")

    def place(before: bytes, after: bytes) -> Place:
        if at is not None:
            return line_of(at, after), None
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


def columns(table: str, change: Callable[[list[bytes], int], list[bytes]], line: int = 1) -> Edit:
    """Every line's cells, changed, the header's being those of line 0; for tables whose cells hold no comma."""
    return rows(table, lambda lines: [b",".join(change(line.split(b","), n)) for n, line in enumerate(lines)], line)


def drop(table: str, key: str) -> Edit:
    """A row less."""

    def change(content: bytes | None) -> bytes:
        lines = (content or b"").split(b"\n")
        del lines[row_of(table, key, content or b"") - 1]
        return b"\n".join(lines)

    return Edit(data(table), change, lambda before, after: (row_of(table, key, before), None))


def double(table: str, key: str) -> Edit:
    """A row twice."""

    def change(content: bytes | None) -> bytes:
        lines = (content or b"").split(b"\n")
        line = row_of(table, key, content or b"")
        return b"\n".join([*lines[:line], *lines[line - 1 :]])

    return Edit(data(table), change, lambda before, after: (row_of(table, key, before) + 1, None))


def gone(file: str) -> Edit:
    """A file less."""
    return Edit(file, lambda content: None, lambda before, after: (0, 0))


def extra(file: str, content: bytes) -> Edit:
    """A file more."""
    return Edit(file, lambda before: content, lambda before, after: (0, 0))


def described(path: tuple[str | int, ...], new: Any, holder: bool = False) -> Edit:
    """Another value in the descriptor, which is otherwise as build writes it; REMOVED takes the member out.

    The problem is expected on the first line that differs, or on the one that opens what holds that line.
    """

    def change(content: bytes | None) -> bytes:
        descriptor = json.loads(content or b"")
        parent = descriptor
        for part in path[:-1]:
            parent = parent[part]
        last: Any = path[-1]
        if new is REMOVED:
            del parent[last]
        else:
            old = parent.get(last) if isinstance(parent, dict) else parent[last]
            parent[last] = new(old) if callable(new) else new
            assert parent[last] != old, f"{path} is {old!r} already"
        return to_json(descriptor)

    def place(before: bytes, after: bytes) -> Place:
        line = first_difference(before, after)
        return (_opening(after, line) if holder or new is REMOVED else line), None

    return Edit(DESCRIPTOR, change, place)


def _opening(content: bytes, line: int) -> int:
    """The line that opens the object or list in which a line stands."""
    lines = content.split(b"\n")
    indents = [len(each) - len(each.lstrip()) for each in lines]
    return next(at for at in range(line - 1, 0, -1) if indents[at - 1] < indents[line - 1])


REMOVED = object()
