"""What differs between two editions of the package, row by row by key, and which part of the version has to rise.

The rule is the Data Package version recipe (https://datapackage.org/recipes/data-package-version/): another table,
column, type or key is a major version, other rows are a minor one, other cells or texts a patch.
"""

import csv
import io
import json
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from csv_diff import compare

LEVELS = ("", "patch", "minor", "major")

Row = dict[str, str]
# As csv-diff has it: rows in `added` and `removed`; in `changed` a `key`, and `changes` of columns, what was and is;
# `columns_added`, `columns_removed`.
TableChanges = dict[str, list[Any]]


class NoEdition(Exception):
    """There is no package at a place."""


@dataclass(frozen=True)
class Edition:
    """A package as it was: its descriptor, and the rows of its tables by key, columns in the form of the CSV."""

    descriptor: Mapping[str, Any]
    tables: Mapping[str, Mapping[str, Row]]

    @property
    def version(self) -> str:
        """The version that the descriptor states."""
        return str(self.descriptor["version"])

    def shape(self, name: str) -> tuple[Any, ...]:
        """What of a table programs rely on: columns with types, in their order, and its key."""
        [table] = (each for each in self.descriptor["resources"] if each["name"] == name)
        fields = [(field["name"], field["type"]) for field in table["schema"]["fields"]]
        return fields, table["schema"]["primaryKey"]


@dataclass(frozen=True)
class Changes:
    """All that differs; `level` is the part of the version that has to rise, empty where nothing does."""

    old: str
    new: str
    level: str
    tables: Mapping[str, TableChanges]
    tables_added: tuple[str, ...]
    tables_removed: tuple[str, ...]

    @property
    def lowest(self) -> str:
        """The lowest version that tells of these changes."""
        parts, place = _parts(self.old), len(LEVELS) - 1 - LEVELS.index(self.level)
        if place < len(parts):
            parts = [*parts[:place], parts[place] + 1, *[0] * (len(parts) - place - 1)]
        return ".".join(map(str, parts))

    @property
    def is_told(self) -> bool:
        """Whether the new version is high enough."""
        return _parts(self.new) >= _parts(self.lowest)


def _parts(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def read_edition(place: str, checkout: Path) -> Edition:
    """The package in a folder, in a zip, or at a git revision of the checkout. Raises NoEdition."""
    try:
        read = _reader(place, checkout)
        descriptor = json.loads(read("datapackage.json"))
        tables = {each["name"]: _rows(each, read(each["path"]).decode("utf-8")) for each in descriptor["resources"]}
        return Edition(descriptor, tables)
    except (OSError, ValueError, LookupError, TypeError, subprocess.CalledProcessError, zipfile.BadZipFile):
        raise NoEdition(place) from None


def _reader(place: str, checkout: Path) -> Callable[[str], bytes]:
    path = Path(place)
    if path.is_dir():
        return lambda name: (path / name).read_bytes()
    if path.is_file():
        archive = zipfile.ZipFile(path)
        [descriptor] = (name for name in archive.namelist() if name.rpartition("/")[2] == "datapackage.json")
        top = descriptor.removesuffix("datapackage.json")
        return lambda name: archive.read(top + name)
    git = ["git", "-C", str(checkout), "show", "--end-of-options"]
    return lambda name: subprocess.run([*git, f"{place}:{name}"], check=True, capture_output=True).stdout


def _rows(table: Mapping[str, Any], text: str) -> dict[str, Row]:
    key = table["schema"]["primaryKey"]
    columns = [key] if isinstance(key, str) else key
    return {",".join(row[column] for column in columns): row for row in csv.DictReader(io.StringIO(text))}


def changes(old: Edition, new: Edition) -> Changes:
    """What differs from one edition to another."""
    shared = [name for name in new.tables if name in old.tables]
    tables = {name: _table_changes(old.tables[name], new.tables[name]) for name in shared}
    added = tuple(name for name in new.tables if name not in old.tables)
    removed = tuple(name for name in old.tables if name not in new.tables)
    if added or removed or any(old.shape(name) != new.shape(name) for name in shared):
        level = "major"
    elif any(table["added"] or table["removed"] for table in tables.values()):
        level = "minor"
    else:
        level = "patch" if any(table["changed"] for table in tables.values()) or _texts(old) != _texts(new) else ""
    return Changes(
        old.version, new.version, level, {k: v for k, v in tables.items() if any(v.values())}, added, removed
    )


def _table_changes(old: Mapping[str, Row], new: Mapping[str, Row]) -> TableChanges:
    nothing: TableChanges = {"added": [], "removed": [], "changed": [], "columns_added": [], "columns_removed": []}
    if not (old and new):  # which csv-diff cannot compare
        return nothing | {"added": [*new.values()], "removed": [*old.values()]}
    found: TableChanges = compare(old, new)
    return nothing | found | {name: sorted(found[name]) for name in ("columns_added", "columns_removed")}


def _texts(edition: Edition) -> Any:
    """What the descriptor says but for what every edition has of its own."""
    resources = [
        {key: value for key, value in each.items() if key not in ("bytes", "hash")}
        for each in edition.descriptor["resources"]
    ]
    own = ("version", "created", "resources")
    return {key: value for key, value in edition.descriptor.items() if key not in own} | {"tables": resources}
