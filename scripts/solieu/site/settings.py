"""What people wrote for the site alone, in `metadata/site/`: read, and checked against the tables."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from string import Formatter
from typing import Annotated, Any

from pydantic import BaseModel, Field, PlainValidator, RootModel

from solieu.paths import House
from solieu.problems import Invalid, Problem, did_you_mean, problem
from solieu.sources.models import Many, Record, Slug, failed, read_model, repeated_ids
from solieu.sources.schemas import Package, Table
from solieu.sources.yamlfile import Placed as Placed
from solieu.sources.yamlfile import load

LANGUAGES = ("en", "vi")
# Columns whose cells hold several keys of a table with spaces between, for which Table Schema has no foreign key.
SEVERAL = {"actor_ids": "organisations", "doubt_ids": "doubts"}
_ID = re.compile(r"[a-z][a-z0-9_]*")


def _named(value: Any) -> Placed:
    if not isinstance(value, Placed) or not value.strip():
        raise failed("not-text")
    return value.saying(value.strip())


def _in_both(texts: Any) -> dict[str, Placed]:
    """A text in both languages, which fill in the same values."""
    if not isinstance(texts, dict) or set(texts) != set(LANGUAGES) or not all(texts.values()):
        raise failed("both-languages")
    both = {str(language): _named(text) for language, text in texts.items()}
    if len(set(map(values_filled_in, both.values()))) > 1:
        raise failed("both-languages")
    return both


def values_filled_in(text: str) -> frozenset[str]:
    """The names in braces; where a brace is not closed, the text itself, which the other language does not have."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return frozenset({text})


def _columns(items: Any) -> dict[str, list[Placed]]:
    """In each language, columns to show: `{lang}` in a name is en or vi."""
    if not isinstance(items, list):
        raise failed("record-shape", expected="[a, b]")
    named = [_named(item) for item in items]
    return {language: [each.saying(each.replace("{lang}", language)) for each in named] for language in LANGUAGES}


# A key that keeps its place; a name of something, or SQL, which may stand on several lines; a text in both languages;
# columns in each language.
Key = Annotated[Placed, PlainValidator(lambda key: key)]
Name = Annotated[Placed, PlainValidator(_named)]
Both = Annotated[dict[str, Placed], PlainValidator(_in_both)]
Columns = Annotated[dict[str, list[Placed]], PlainValidator(_columns)]
Titles = dict[Key, Both]
Names = dict[Key, Name]


class Also(Record):
    """Columns of a table that points here, by whose words a row is found beside its own."""

    table: Name
    columns: Many[Name]


class Shown(Record):
    """How one table is shown; of `label` and `shown`, None is what the table itself gives.

    `label` selects key, English and Vietnamese name of each row; `search_also` has by whose words a row is found beside
    its own.
    """

    label: Name | None = None
    facets: Many[Name] = ()
    shown: Columns | None = None
    search: bool = False
    search_also: Many[Also] = ()


class Tables(Record):
    """site.yaml."""

    database: Slug
    page_size: Annotated[int, Field(gt=0)]
    tables: dict[Key, Shown]


class Parameter(Record):
    """What a reader fills in: its name in the SQL, its label, and the SQL of its choices."""

    name: str
    label: str
    label_vi: str
    values: Name | None = None


class Query(Record):
    """A question answered from the tables, once in each language: `{lang}` in the SQL is `en` or `vi`."""

    id: str
    group: Name
    title: str
    title_vi: str
    description: str
    description_vi: str
    sql: Name
    columns: Titles = Field(default_factory=dict)
    links: Names = Field(default_factory=dict)
    parameters: Many[Parameter] = ()

    def name(self, language: str) -> str:
        """Its address in that language."""
        return f"{self.id}_{language}"

    def sql_in(self, language: str) -> str:
        """Its SQL in that language."""
        return self.sql.replace("{lang}", language)

    def links_in(self, language: str) -> dict[Placed, Placed]:
        """In that language, the columns of texts that lead to a row, each with the column of the row's key."""
        return {text.saying(text.replace("{lang}", language)): key for text, key in self.links.items()}


class Queries(Record):
    """queries.yaml."""

    queries: Many[Query]


class Section(Record):
    """Rows of other tables that the page of one row shows."""

    title: Both
    sql: Name
    note: Both | None = None
    empty: Both | None = None


class RowPage(Record):
    """What the page of one row shows above its columns."""

    facts: Columns
    sections: Many[Section] = ()


class Words(RootModel[dict[str, Both]]):
    """words.yaml."""


class RowPages(RootModel[dict[Key, RowPage]]):
    """records.yaml."""


@dataclass(frozen=True)
class Site:
    """Everything `metadata/site/` says in YAML. Pages stand in the order of site.yaml, which names depend on."""

    database: str
    page_size: int
    pages: dict[Placed, Shown]
    queries: tuple[Query, ...]
    words: dict[str, dict[str, Placed]]
    records: dict[Placed, RowPage]

    def page(self, table: Table) -> Shown:
        """How a table is shown."""
        return self.pages[Placed(table.name)]


def both(described: Any, key: str) -> dict[str, str]:
    """What stands in English under a key, or name of an attribute, and in Vietnamese under that with `_vi`."""
    named = described.__getitem__ if isinstance(described, dict) else partial(getattr, described)
    return {"en": named(key), "vi": named(f"{key}_vi")}


def codes_of(site: Site, table: Table) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Column, code and labels of every code that a table's columns may hold; those of cautions are in words.yaml."""
    for field in table.fields:
        for each in field.categories:
            yield field.name, each.value, both(each, "label")
        if field.name == "cautions":
            for word, said in site.words.items():
                if word.startswith("caution_"):
                    yield field.name, word.removeprefix("caution_"), dict(said)


def in_site(name: str) -> str:
    """A file of the site as messages call it."""
    return f"metadata/site/{name}"


def load_site(house: House, package: Package) -> Site:
    """Read site.yaml, queries.yaml, words.yaml and records.yaml. Raises Invalid, with all that is wrong with them."""
    models: dict[str, type[BaseModel]] = {
        "site.yaml": Tables,
        "queries.yaml": Queries,
        "words.yaml": Words,
        "records.yaml": RowPages,
    }
    problems: list[Problem] = []
    read: dict[str, Any] = {}
    for name, model in models.items():
        try:
            read[name] = read_model(model, load(house.metadata / "site" / name, in_site(name)), in_site(name))
        except Invalid as invalid:
            problems += invalid.problems
    if problems:
        raise Invalid(problems)
    tables, queries, words, pages = read.values()
    site = Site(tables.database, tables.page_size, tables.tables, queries.queries, words.root, pages.root)
    problems += _unknown_names(package, site)
    if problems:
        raise Invalid(problems)
    return site


def unknown(file: str, named: Iterable[Placed], known: Iterable[str]) -> Iterator[Problem]:
    """Every name that is not among those known, at its place."""
    there = set(known)
    for name in named:
        if name not in there:
            near = did_you_mean(name, there)
            yield problem(in_site(file), name.line, name.column, "unknown-name", name=str(name), near=near)


def _unknown_names(package: Package, site: Site) -> Iterator[Problem]:
    """Every name of site.yaml, queries.yaml and records.yaml that is not there, and every table that is left out."""
    known = {table.name: table for table in package}
    yield from unknown("site.yaml", site.pages, known)
    for name in known.keys() - site.pages.keys():
        yield problem(in_site("site.yaml"), 1, 1, "missing-key", field=f"tables.{name}")
    for name, shown in site.pages.items():
        if name in known:
            yield from _unknown_in_table(shown, known[name], known)
    yield from _wrong_queries(package, site.queries)
    yield from unknown("records.yaml", site.records, known)
    for name, page in site.records.items():
        if name in known:
            yield from unknown("records.yaml", _once(page.facts), known[name].columns)


def _once(columns: dict[str, list[Placed]]) -> Iterable[Placed]:
    """The columns of both languages, one that is the same in both only once."""
    return dict.fromkeys(chain(*columns.values()))


def _unknown_in_table(shown: Shown, table: Table, known: dict[str, Table]) -> Iterator[Problem]:
    named = [*shown.facets, *_once(shown.shown or {})]
    yield from unknown("site.yaml", named, table.columns)
    for also in shown.search_also:
        yield from unknown("site.yaml", [also.table], known)
        if also.table in known:
            yield from unknown("site.yaml", [also.table.saying(table.key), *also.columns], known[also.table].columns)


def _wrong_queries(package: Package, queries: Iterable[Query]) -> Iterator[Problem]:
    file, tables = in_site("queries.yaml"), {table.name for table in package}
    yield from repeated_ids(file, "queries", queries)
    for query in queries:
        if not _ID.fullmatch(query.id):
            yield problem(file, query.line, query.column, "id-form", field="id", value=query.id)
        for taken in sorted(set(map(query.name, LANGUAGES)) & tables):
            yield problem(file, query.line, query.column, "duplicate-id.table", id=taken)
        yield from unknown("queries.yaml", [query.group], [group["name"] for group in package.about["groups"]])
