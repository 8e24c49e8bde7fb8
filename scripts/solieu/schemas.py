"""The published tables as `metadata/tables/` and `metadata/package.yaml` describe them.

A table's file is a Table Schema with titles in two languages, plus two shorthands. `like: figures.value` takes a field
over from another table, so that a name means the same thing everywhere (what is stated beside it wins, uniqueness is
not taken over). `categories` lists a field's codes with their labels; its enum follows from them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from solieu import yamlfile
from solieu.paths import House
from solieu.problems import Invalid, Problem, did_you_mean

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
    """Read `metadata/package.yaml` and the tables it names. Raises Invalid."""
    path = house.metadata / "package.yaml"
    about = yamlfile.load(path, house.name(path)).plain
    names = [(name, group["name"]) for group in about["groups"] for name in group["tables"]]
    raw = {name: _raw(house, name) for name, _ in names}
    _check_own_fields(house, raw)
    return Package(about, tuple(_table(house, raw, name, group) for name, group in names))


def _raw(house: House, name: str) -> dict[str, Any]:
    path = house.metadata / "tables" / f"{name}.yaml"
    raw: dict[str, Any] = yamlfile.load(path, house.name(path)).plain
    return raw


def _check_own_fields(house: House, raw: dict[str, Any]) -> None:
    """Report a wrong field where it stands, before other tables take it over."""
    for name, table in raw.items():
        for field in table.get("fields", []):
            kind = field.get("type")
            if "like" not in field and kind not in TYPES:
                raise _invalid(house, name, f"'{field.get('name')}' has type '{kind}'{did_you_mean(str(kind), TYPES)}")


def _invalid(house: House, name: str, message: str) -> Invalid:
    path = house.name(house.metadata / "tables" / f"{name}.yaml")
    return Invalid([Problem(path, 0, 0, "table-schema", message)])


def _table(house: House, raw: dict[str, Any], name: str, group: str) -> Table:
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
            primary_key=tuple(own["primaryKey"]),
            unique_keys=tuple(tuple(key) for key in own.get("uniqueKeys", [])),
            foreign_keys=tuple(ForeignKey(key["fields"], key["resource"]) for key in own.get("foreignKeys", [])),
        )
    except (KeyError, _Unknown) as error:
        what = str(error) if isinstance(error, _Unknown) else f"{error} is missing"
        raise _invalid(house, name, what) from None


class _Unknown(Exception):
    """A table schema names something that is not there."""


def _resolved(raw: dict[str, Any], field: dict[str, Any]) -> dict[str, Any]:
    """A field with what `like` takes over from another table."""
    if "like" not in field:
        return field
    table, _, name = field["like"].partition(".")
    known = {other["name"]: other for other in raw[table]["fields"]} if table in raw else {}
    if name not in known:
        raise _Unknown(f"'{field['name']}' is like '{field['like']}', which is no field{did_you_mean(name, known)}")
    base = _resolved(raw, known[name])
    constraints = {key: value for key, value in base.get("constraints", {}).items() if key != "unique"}
    return {**base, "constraints": constraints, **{key: value for key, value in field.items() if key != "like"}}


def _field(raw: dict[str, Any]) -> Field:
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
