"""The published tables as `metadata/tables/` and `metadata/package.yaml` describe them.

A table's file is a Table Schema with titles in two languages, plus two shorthands. `like: figures.value` takes a field
over from another table, so that a name means the same thing everywhere (what is stated beside it wins, uniqueness is
not taken over). `categories` lists a field's codes with their labels; its enum follows from them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator
from pydantic import Field as Key

from solieu.paths import House
from solieu.problems import Invalid, Problem, did_you_mean, problem
from solieu.sources.models import Day, Many, Record, Slug, WebAddress, Words, YamlPath, failed, place_of, read_model
from solieu.sources.yamlfile import Mapping as YamlMapping
from solieu.sources.yamlfile import load, position

TYPES = ("string", "number", "integer", "boolean", "date", "year")


def _type(name: str) -> str:
    if name not in TYPES:
        raise failed("table-schema.type", known=TYPES)
    return name


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise failed("table-schema.pattern", raw=str(error)) from None
    return text


class Category(Record):
    """One code of a field, with its labels."""

    value: str
    label: str
    label_vi: str


class Constraints(Record):
    """What a column's cells must keep to."""

    required: bool = False
    unique: bool = False
    pattern: Annotated[str, AfterValidator(_pattern)] = ""
    minimum: int | None = None


class Field(Record):
    """One column: what it means, in both languages, and what it may hold.

    Where a vocabulary has its meaning, `rdf_type` is the class of what the cells name (a key of Table Schema), and
    `rdf_property` what the column says of its row, which Table Schema has no key for
    (https://github.com/frictionlessdata/datapackage/issues/806).
    """

    name: str
    type: Annotated[str, AfterValidator(_type)]
    title: str
    title_vi: str
    description: str
    description_vi: str
    example: Annotated[str, BeforeValidator(str)]
    format: str = ""
    rdf_type: str = Key("", alias="rdfType")
    rdf_property: str = Key("", alias="rdfProperty")
    constraints: Constraints = Constraints()
    categories: Many[Category] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes the column may hold; empty where it is free."""
        return tuple(category.value for category in self.categories)


class ForeignKey(Record):
    """A column that holds keys of another table."""

    field: str = Key(alias="fields")
    resource: str


class Table(Record):
    """One published table; `name` is that of its file, `group` that of package.yaml."""

    name: str
    group: str
    title: str
    title_vi: str
    description: str
    description_vi: str
    fields: Many[Field]
    primary_key: Words = Key(alias="primaryKey", min_length=1)
    unique_keys: Many[Words] = Key((), alias="uniqueKeys")
    foreign_keys: Many[ForeignKey] = Key((), alias="foreignKeys")

    @property
    def columns(self) -> list[str]:
        """The columns' names, in order."""
        return [field.name for field in self.fields]

    @property
    def key(self) -> str:
        """The column that is the primary key, or its first: every table has one."""
        return self.primary_key[0]

    def field(self, name: str) -> Field:
        """The column of that name. Raises KeyError."""
        return {field.name: field for field in self.fields}[name]


class Licence(Record):
    """A licence."""

    name: str
    path: WebAddress
    title: str


class Contributor(Record):
    """Who made the package."""

    title: str
    roles: Words


class Listed(Record):
    """What a list of others has a code for."""

    code: str
    title: str
    title_vi: str


class Group(Record):
    """A group of tables, in their order."""

    name: Slug
    title: str
    title_vi: str
    description: str
    description_vi: str
    tables: Words


class Withdrawn(Record):
    """A figure that is stated no more, by its key, which nothing else will have; since when, and why."""

    id: Slug
    on: Day
    reason: str
    reason_vi: str


class About(Record):
    """What package.yaml says."""

    name: Slug
    id: str
    version: str
    released: str
    homepage: WebAddress
    issues: WebAddress
    title: str
    title_vi: str
    description: str
    description_vi: str
    notice: str
    notice_vi: str
    technique: str
    technique_vi: str
    place: Listed
    theme: Listed
    rights: str
    rights_vi: str
    licenses: Many[Licence]
    contributors: Many[Contributor]
    keywords: Words
    missing_label: str
    missing_label_vi: str
    ratio_assumption: str
    ratio_assumption_vi: str
    groups: Many[Group]
    withdrawn: Many[Withdrawn] = ()


@dataclass(frozen=True)
class Package:
    """The package: what `package.yaml` says, by key, and its tables in their order."""

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

    def codes(self) -> dict[str, tuple[str, ...]]:
        """The codes of every column that lists its own, by `table.field`."""
        return {f"{table.name}.{field.name}": field.codes for table in self for field in table.fields if field.codes}


def load_package(house: House) -> Package:
    """Read `metadata/package.yaml` and the tables it names. Raises Invalid with every problem found."""
    path = house.metadata / "package.yaml"
    name = house.name(path)
    written = load(path, name)
    about = read_model(About, written, name)
    groups: dict[str, str] = {}
    problems = []
    for number, group in enumerate(about.groups):
        for index, table in enumerate(group.tables):
            if table in groups:
                place = position(written, ("groups", number, "tables", index))
                problems.append(problem(name, *place, "package-groups", table=table))
            groups[table] = group.name
    documents: dict[str, Any] = {}
    for table in groups:
        try:
            documents[table] = load(house.metadata / "tables" / f"{table}.yaml", _file(table))
        except Invalid as invalid:
            problems += invalid.problems
    tables, followed = [], []
    for table in documents:
        try:
            tables.append(_read_table(table, groups[table], documents))
        except _LikeNothing as invalid:
            followed += invalid.problems
        except Invalid as invalid:
            problems += invalid.problems
    problems = (
        problems or followed
    )  # where another table is wrong, a field like one of its own may only follow from that
    problems += [wrong for table in tables for wrong in _unknown_names(table, documents)]
    if problems:
        raise Invalid(problems)
    return Package(about.model_dump(mode="json"), tuple(tables))


class _LikeNothing(Invalid):
    """A field is like one that is not there."""


def _file(table: str) -> str:
    return f"metadata/tables/{table}.yaml"


def _read_table(name: str, group: str, documents: Mapping[str, Any]) -> Table:
    """One table, with the fields that it takes over from others. Raises Invalid, _LikeNothing."""
    document = documents[name]
    whole: Any = document
    if isinstance(document, YamlMapping):
        whole = document.copy_with(name=name, group=group)
        fields = document.get("fields")
        if isinstance(fields, list):
            whole["fields"] = [_resolved(documents, name, field, index) for index, field in enumerate(fields)]
    return read_model(Table, whole, _file(name), None, document)


def _resolved(documents: Mapping[str, Any], table: str, field: Any, index: int, through: tuple[str, ...] = ()) -> Any:
    """A field with what `like` takes over from another table. Raises _LikeNothing where that is no field, or itself."""
    if not isinstance(field, dict):
        return field
    if "like" not in field:
        return _with_required(field, field.get("constraints", {}))
    like = str(field["like"])
    other, _, name = like.partition(".")
    fields = documents[other].get("fields") if isinstance(documents.get(other), dict) else None
    known = {str(each.get("name")): each for each in fields or () if isinstance(each, dict)}
    if name not in known or like in through:
        place = position(documents[table], ("fields", index, "like"))
        where = place_of(documents[table], ("fields", index))
        near = did_you_mean(name, known.keys() - {name})
        raise _LikeNothing([problem(_file(table), *place, "table-schema", field=where, like=like, near=near)])
    base = _resolved(documents, table, known[name], index, (*through, like))
    constraints = base.get("constraints", {})
    if isinstance(constraints, dict):
        constraints = {key: value for key, value in constraints.items() if key != "unique"}
    stated = {key: value for key, value in field.items() if key != "like"}
    return _with_required({**base, **stated}, stated.get("constraints", constraints))


def _with_required(field: dict[str, Any], constraints: Any) -> dict[str, Any]:
    """A field whose constraints say whether it is required, where that is stated beside them for short."""
    if "required" in field and isinstance(constraints, dict):
        constraints = {**constraints, "required": field["required"]}
    return {key: value for key, value in field.items() if key != "required"} | {"constraints": constraints}


def _unknown_names(table: Table, documents: Mapping[str, Any]) -> Iterator[Problem]:
    """What a schema names that is not there: fields of keys, tables of foreign keys; and a field that stands twice."""
    columns, document = table.columns, documents[table.name]
    named: list[tuple[YamlPath, str, Iterable[str]]] = [
        (("primaryKey", index), column, columns) for index, column in enumerate(table.primary_key)
    ]
    for index, key in enumerate(table.unique_keys):
        named += [(("uniqueKeys", index), column, columns) for column in key]
    for index, foreign in enumerate(table.foreign_keys):
        named += [(("foreignKeys", index, "fields"), foreign.field, columns)]
        named += [(("foreignKeys", index, "resource"), foreign.resource, documents)]
    for path, name, known in named:
        if name not in known:
            place = position(document, path)
            yield problem(_file(table.name), *place, "unknown-name", name=name, near=did_you_mean(name, known))
    for index, column in enumerate(columns):
        if column in columns[:index]:
            place = position(document, ("fields", index))
            first = position(document, ("fields", columns.index(column)))[0]
            yield problem(_file(table.name), *place, "duplicate-id", id=column, kind="fields", line=first)
