"""What people wrote for the site alone: `metadata/site/` and `findings.yaml`, read and checked against the tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from string import Formatter
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, Field, PlainValidator, RootModel

from solieu.paths import House
from solieu.problems import Invalid, Problem, problem
from solieu.sources.models import Many, Record, Slug, coded, failed, read_model, repeated_ids
from solieu.sources.schemas import Package, Table
from solieu.sources.yamlfile import Placed as Placed
from solieu.sources.yamlfile import load

LANGUAGES = ("en", "vi")
# Columns whose cells hold several keys of a table with spaces between, for which Table Schema has no foreign key.
SEVERAL = {"actor_ids": "organisations", "doubt_ids": "doubts"}
SITE, QUERIES, WORDS, RECORDS, FINDINGS = (
    *(f"metadata/site/{name}.yaml" for name in ("site", "queries", "words", "records")),
    "metadata/findings.yaml",
)


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


def _in_address(name: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise failed("id-form")
    return name


# A key that keeps its place; a name, in which {lang} is en or vi, or SQL, which may stand on several lines; a text in
# both languages.
Key = Annotated[Placed, PlainValidator(lambda key: key)]
Name = Annotated[Placed, PlainValidator(_named)]
Both = Annotated[dict[str, Placed], PlainValidator(_in_both)]


class Shown(Record):
    """How one table is shown; of `label` and `shown`, nothing is what the table itself gives.

    `label` selects key, English and Vietnamese name of each row; `search_also` has columns of other tables that have
    the key, by whose words a row is found beside its own.
    """

    label: Name | None = None
    facets: Many[Name] = ()
    shown: Many[Name] = ()
    search: bool = False
    search_also: dict[Key, Many[Name]] = Field(default_factory=dict)


class Tables(Record):
    """site.yaml."""

    database: Slug
    page_size: Annotated[int, Field(gt=0)]
    tables: dict[Key, Shown]


class Asked(Record):
    """SQL that is asked once in each language, what its columns are called, and whose text leads to which key's row.

    In the names of columns, too, {lang} is en or vi.
    """

    sql: Name
    columns: dict[Key, Both] = Field(default_factory=dict)
    links: dict[Key, Name] = Field(default_factory=dict)

    def sql_in(self, language: str) -> str:
        """Its SQL in that language."""
        return self.sql.replace("{lang}", language)


class Parameter(Record):
    """What a reader fills in: its name in the SQL, its label, and the SQL of its choices."""

    name: str
    label: str
    label_vi: str
    values: Name | None = None


class Query(Asked):
    """A question answered from the tables."""

    id: Annotated[str, AfterValidator(_in_address)]
    group: str = coded("groups")
    title: str
    title_vi: str
    description: str
    description_vi: str
    parameters: Many[Parameter] = ()

    def name(self, language: str) -> str:
        """Its address in that language."""
        return f"{self.id}_{language}"


class Queries(Record):
    """queries.yaml."""

    queries: Many[Query]


class Finding(Asked):
    """A sentence and how not to read it, and the SQL whose rows show it."""

    id: Slug
    says: Both
    caution: Both


class Findings(Record):
    """findings.yaml."""

    findings: Many[Finding] = ()


class Section(Record):
    """Rows of other tables that the page of one row shows."""

    title: Both
    sql: Name
    note: Both | None = None
    empty: Both | None = None


class RowPage(Record):
    """What the page of one row shows above its columns."""

    facts: Many[Name]
    sections: Many[Section] = ()


@dataclass(frozen=True)
class Site:
    """Everything that people say of the site in YAML. Pages stand in the order of site.yaml, which names depend on."""

    database: str
    page_size: int
    pages: dict[Placed, Shown]
    queries: tuple[Query, ...]
    words: dict[str, dict[str, Placed]]
    records: dict[Placed, RowPage]
    findings: tuple[Finding, ...]

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


def load_site(house: House, package: Package) -> Site:
    """Read the settings. Raises Invalid, with all that is wrong with them but for their SQL and what they name."""
    models: dict[str, type[BaseModel]] = {SITE: Tables, QUERIES: Queries, WORDS: RootModel[dict[str, Both]]}
    models[RECORDS] = RootModel[dict[Key, RowPage]]
    if (house.root / FINDINGS).exists():  # a package need not have any
        models[FINDINGS] = Findings
    groups = {"groups": [group["name"] for group in package.about["groups"]]}
    problems: list[Problem] = []
    read: dict[str, Any] = {FINDINGS: Findings()}
    for file, model in models.items():
        try:
            read[file] = read_model(model, load(house.root / file, file), file, groups)
        except Invalid as invalid:
            problems += invalid.problems
    if not problems:
        tables, found = read[SITE], read[FINDINGS].findings
        of_files = (read[QUERIES].queries, read[WORDS].root, read[RECORDS].root, found)
        site = Site(tables.database, tables.page_size, tables.tables, *of_files)
        problems += _wrong_names(package, site)
    if problems:
        raise Invalid(problems)
    return site


def _wrong_names(package: Package, site: Site) -> Iterator[Problem]:
    """Every name that stands twice, and every table that is left out."""
    tables = {table.name for table in package}
    for name in sorted(tables - site.pages.keys()):
        yield problem(SITE, 1, 1, "missing-key", field=f"tables.{name}")
    yield from repeated_ids(FINDINGS, "findings", site.findings)
    yield from repeated_ids(QUERIES, "queries", site.queries)
    for query in site.queries:
        for taken in sorted({*map(query.name, LANGUAGES)} & tables):
            yield problem(QUERIES, query.line, query.column, "duplicate-id.table", id=taken)
