"""The published tables as `metadata/tables/` and `metadata/package.yaml` describe them.

A table's file is a Table Schema with titles in two languages, plus two shorthands. `like: figures.value` takes a field
over from another table, so that a name means the same thing everywhere (what is stated beside it wins, uniqueness is
not taken over). `categories` lists a field's codes with their labels; its enum follows from them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from solieu.paths import House
from solieu.problems import Invalid, Problem, Said, did_you_mean
from solieu.sources import yamlfile
from solieu.sources.entries import check_entries
from solieu.sources.schemafaults import Fault, package_faults, place, table_faults
from solieu.sources.yamlfile import Node

TYPES = ("string", "number", "integer", "boolean", "date", "year")


@dataclass(frozen=True)
class Category:
    """One code of a field, with its labels."""

    value: str
    label: str
    label_vi: str


@dataclass(frozen=True)
class Field:
    """One column: what it means, in both languages, and what it may hold."""

    name: str
    type: str
    title: str
    title_vi: str
    description: str
    description_vi: str
    example: str
    format: str
    required: bool
    unique: bool
    pattern: str
    minimum: int | None
    categories: tuple[Category, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes the column may hold; empty where it is free."""
        return tuple(category.value for category in self.categories)


@dataclass(frozen=True)
class ForeignKey:
    """A column that holds keys of another table."""

    field: str
    resource: str


@dataclass(frozen=True)
class Table:
    """One published table."""

    name: str
    group: str
    title: str
    title_vi: str
    description: str
    description_vi: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    unique_keys: tuple[tuple[str, ...], ...]
    foreign_keys: tuple[ForeignKey, ...]

    @property
    def columns(self) -> list[str]:
        """The columns' names, in order."""
        return [field.name for field in self.fields]

    @property
    def key(self) -> str:
        """The column that is the primary key: every table has one."""
        return self.primary_key[0]

    def field(self, name: str) -> Field:
        """The column of that name. Raises KeyError."""
        return {field.name: field for field in self.fields}[name]


@dataclass(frozen=True)
class Package:
    """The package: what `package.yaml` says, and its tables in their order."""

    about: dict[str, Any]
    tables: tuple[Table, ...]

    def __iter__(self) -> Iterator[Table]:
        return iter(self.tables)

    def table(self, name: str) -> Table:
        """The table of that name. Raises KeyError."""
        return {table.name: table for table in self.tables}[name]

    def group(self, name: str) -> list[Table]:
        """The tables of one group, in order."""
        return [table for table in self.tables if table.group == name]

    def codes(self, column: str) -> tuple[str, ...]:
        """The codes of a column named as `table.field`."""
        table, _, field = column.partition(".")
        return self.table(table).field(field).codes


def load_package(house: House) -> Package:
    """Read `metadata/package.yaml` and the tables it names. Raises Invalid.

    Every command begins here, and so does the check that each file of the package is a file in the checkout.
    """
    misplaced = list(check_entries(house))
    if misplaced:
        raise Invalid(misplaced)
    path = house.metadata / "package.yaml"
    node = yamlfile.load(path, house.name(path))
    about = node.plain
    _refuse(house.name(path), node, list(package_faults(about)))
    names = [(str(name), str(group["name"])) for group in about["groups"] for name in group["tables"]]
    nodes = {name: yamlfile.load(_path(house, name), house.name(_path(house, name))) for name, _ in names}
    raw = {name: _raw(house, name, nodes[name]) for name in nodes}
    _check_own_fields(house, raw, nodes)
    for name in raw:
        _refuse(house.name(_path(house, name)), nodes[name], list(table_faults(name, raw)))
    return Package(about, tuple(_table(house, raw, name, group, nodes[name]) for name, group in names))


def _path(house: House, name: str) -> Path:
    return house.metadata / "tables" / f"{name}.yaml"


def _refuse(name: str, node: Node, faults: list[Fault]) -> None:
    if faults:
        raise Invalid(Problem(name, *place(node, path), rule, said) for path, rule, said in faults)


def _raw(house: House, name: str, node: Node) -> dict[str, Any]:
    raw = node.plain
    fields = raw.get("fields") if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or not isinstance(fields, list) or not all(isinstance(each, dict) for each in fields):
        raise _invalid(house, name, node, Said("this is no table schema; it needs 'fields', a list of records"))
    return raw


def _check_own_fields(house: House, raw: dict[str, Any], nodes: dict[str, Node]) -> None:
    """Report a wrong field where it stands, before other tables take it over."""
    for name, table in raw.items():
        for index, field in enumerate(table["fields"]):
            kind = field.get("type")
            if "like" not in field and kind not in TYPES:
                near = did_you_mean(str(kind), TYPES)
                said = Said("'{field}' has type '{type}'{near}", field=field.get("name"), type=kind, near=near)
                raise _invalid(house, name, nodes[name], said, "fields", index, "type")


def _invalid(house: House, name: str, node: Node, message: Said, *path: str | int) -> Invalid:
    return Invalid([Problem(house.name(_path(house, name)), *place(node, path), "table-schema", message)])


def _table(house: House, raw: dict[str, Any], name: str, group: str, node: Node) -> Table:
    own = raw[name]
    try:
        return Table(
            name=name,
            group=group,
            title=own["title"],
            title_vi=own["title_vi"],
            description=own["description"],
            description_vi=own["description_vi"],
            fields=tuple(_field(_resolved(raw, field)) for field in own["fields"]),
            primary_key=tuple(map(str, own["primaryKey"])),
            unique_keys=tuple(tuple(map(str, key)) for key in own.get("uniqueKeys", [])),
            foreign_keys=tuple(
                ForeignKey(str(key["fields"]), str(key["resource"])) for key in own.get("foreignKeys", [])
            ),
        )
    except _Unknown as unknown:
        fields = [field.get("name") for field in own["fields"]]
        path = ("fields", fields.index(unknown.field)) if unknown.field in fields else ()
        raise _invalid(house, name, node, unknown.what, *path) from None
    except KeyError as error:
        raise _invalid(house, name, node, Said("'{key}' is missing; state it", key=error.args[0])) from None
    except (TypeError, AttributeError, ValueError):
        said = Said("a list or a record stands where none may, or none where one must")
        raise _invalid(house, name, node, said) from None


class _Unknown(Exception):
    """A table schema names, for a field, something that is not there."""

    def __init__(self, field: Any, what: Said) -> None:
        self.field, self.what = field, what
        super().__init__(what)


def _resolved(raw: dict[str, Any], field: dict[str, Any], through: tuple[str, ...] = ()) -> dict[str, Any]:
    """A field with what `like` takes over from another table."""
    if "like" not in field:
        return field
    like = str(field["like"])
    table, _, name = like.partition(".")
    known = {other["name"]: other for other in raw[table]["fields"]} if table in raw else {}
    if name not in known or like in through:
        near = did_you_mean(name, set(known) - {name})
        said = Said("'{field}' is like '{like}', which is no field{near}", field=field["name"], like=like, near=near)
        raise _Unknown(field["name"], said)
    base = _resolved(raw, known[name], (*through, like))
    constraints = {key: value for key, value in base.get("constraints", {}).items() if key != "unique"}
    return {**base, "constraints": constraints, **{key: value for key, value in field.items() if key != "like"}}


def _field(raw: dict[str, Any]) -> Field:
    for key in ("name", "type", "title", "title_vi", "description", "description_vi"):
        if not isinstance(raw[key], str):
            said = Said("{key} of '{field}' is not text; state it, in quotes", key=key, field=raw["name"])
            raise _Unknown(raw["name"], said)
    constraints = raw.get("constraints", {})
    return Field(
        name=raw["name"],
        type=raw["type"],
        title=raw["title"],
        title_vi=raw["title_vi"],
        description=raw["description"],
        description_vi=raw["description_vi"],
        example=str(raw["example"]),
        format=raw.get("format", ""),
        required=raw.get("required", constraints.get("required", False)),
        unique=constraints.get("unique", False),
        pattern=constraints.get("pattern", ""),
        minimum=constraints.get("minimum"),
        categories=tuple(
            Category(item["value"], item["label"], item["label_vi"]) for item in raw.get("categories", [])
        ),
    )
