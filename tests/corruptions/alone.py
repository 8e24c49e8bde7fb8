"""What frictionless by itself finds of a mutation; to be quick, it is given the part that may be hurt."""

import csv
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import frictionless

from corruptions.edits import DESCRIPTOR, PACKAGE
from corruptions.mutation import Mutation
from solieu.paths import House

_PROSE = ("title", "title_vi", "description", "description_vi", "example", "label_vi", "categories")


def validated(house: House, files: Mapping[str, bytes], mutation: Mutation) -> Any:
    """Its report, or what it raises; None where it does not look at what is edited. `files` are as they were before."""
    touched = {edit.file for edit in mutation.edits}
    if not any(name.startswith("data/") or name == DESCRIPTOR for name in touched) or not house.descriptor.exists():
        return None
    try:
        if DESCRIPTOR in touched:
            return _with_this_descriptor(house, json.loads(files[DESCRIPTOR]))
        tables = {Path(name).stem for name in touched} & {table.name for table in PACKAGE}
        with _descriptor_is_known():
            return _with_these_tables(house, files, tables, mutation.rule)
    except Exception as error:
        return error


def _with_this_descriptor(house: House, before: Any) -> Any:
    """The descriptor is read, and the tables that it now describes otherwise are, or that refer to one it leaves out.

    Where one table alone is described otherwise, it is read with those that it refers to; where none is, with one.
    """
    now = json.loads(house.descriptor.read_bytes())
    if not (isinstance(now, dict) and "resources" in now):
        return frictionless.Package.from_descriptor(now, basepath=str(house.root))
    resources, old = now["resources"], before["resources"]
    names, old_names = [each["name"] for each in resources], [each["name"] for each in old]
    other = [each for each in resources if each not in old]
    todo = [each["name"] for each in resources if each in other or _refers(each, set(old_names) - set(names))]
    if resources == old:
        now["resources"] = [_bare(old[-1], False, "")]
    elif len(other) == 1 and names == old_names and "schema" in other[0]:
        needed = {other[0]["name"], *_referred(other[0])}
        part = [each for each in resources if each["name"] in needed]
        now["resources"] = [each if each in other else _bare(each, False, "") for each in part]
    return _report(frictionless.Package.from_descriptor(now, basepath=str(house.root)), todo)


def _with_these_tables(house: House, files: Mapping[str, bytes], tables: set[str], rule: str) -> Any:
    """The tables edited are read, and where their keys are others, those that refer to them."""
    descriptor = json.loads(files[DESCRIPTOR])
    todo = set(tables)
    if any(_keys(house.data / f"{name}.csv", name) != _keys_of(files[f"data/{name}.csv"], name) for name in tables):
        todo |= {each["name"] for each in descriptor["resources"] if _refers(each, tables)}
    needed = todo | {name for each in descriptor["resources"] if each["name"] in todo for name in _referred(each)}
    part = [_bare(each, each["name"] in todo, rule) for each in descriptor["resources"] if each["name"] in needed]
    package = frictionless.Package.from_descriptor(
        {"resources": part, "$schema": descriptor["$schema"]}, basepath=str(house.root)
    )
    return _report(package, sorted(todo))


def _report(package: Any, names: list[str]) -> Any:
    reports = [package.get_resource(name).validate() for name in names]
    return frictionless.Report.from_validation_reports(time=0, reports=reports)


@contextmanager
def _descriptor_is_known() -> Iterator[None]:
    """The descriptor was valid and is not edited: it need not be validated again, field by field, three times."""
    known = classmethod(lambda cls, descriptor, **options: iter(()))
    classes = (
        frictionless.Field,
        frictionless.Schema,
        frictionless.Resource,
        frictionless.Package,
        frictionless.Metadata,
    )
    patches = [patch.object(cls, "metadata_validate", known) for cls in classes]
    with patches[0], patches[1], patches[2], patches[3], patches[4]:
        yield


def _bare(resource: Any, whole: bool, rule: str) -> Any:
    """A table's description without texts for people, hash and bytes; one only referred to, without its own ties."""
    measured = ("hash",) * (rule != "hash-count") + ("bytes",) * (rule != "byte-count")
    schema = {**resource["schema"], "fields": [_without(field, _PROSE) for field in resource["schema"]["fields"]]}
    return {
        **_without(resource, (*_PROSE, *measured)),
        "schema": schema if whole else _without(schema, ("foreignKeys",)),
    }


def _without(record: Any, keys: tuple[str, ...]) -> Any:
    return {key: value for key, value in record.items() if key not in keys}


def _referred(resource: Any) -> list[str]:
    keys = resource.get("schema", {}).get("foreignKeys", [])
    return [key["reference"]["resource"] for key in keys]


def _refers(resource: Any, tables: set[str]) -> bool:
    return bool(tables.intersection(_referred(resource)))


def _keys(path: Path, table: str) -> set[str] | None:
    return _keys_of(path.read_bytes(), table) if path.exists() else None


def _keys_of(content: bytes, table: str) -> set[str] | None:
    """The keys of a table; None where its rows mean nothing."""
    columns = PACKAGE.table(table).columns
    try:
        found = list(csv.reader(content.decode("utf-8").split("\n")))
        at = columns.index(PACKAGE.table(table).key)
        return {row[at] for row in found[1:] if row} if found[0] == columns else None
    except (UnicodeDecodeError, IndexError, csv.Error):
        return None
