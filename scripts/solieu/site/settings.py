"""What people wrote for the site alone, in `metadata/site/`: read and checked against the tables."""

from dataclasses import dataclass
from typing import Any

from solieu.paths import House
from solieu.problems import Invalid, Problem
from solieu.site.names import in_site, name_problems
from solieu.site.records import (
    LANGUAGES,
    Parameter,
    Placed,
    Queries,
    Query,
    Read,
    RowPage,
    Shown,
    Tables,
    read_both,
    reading,
    reading_each,
)
from solieu.sources import yamlfile
from solieu.sources.records import Reader
from solieu.sources.schemas import Package, Table


@dataclass(frozen=True)
class TablePage:
    """How one table is shown.

    `label` selects key, English and Vietnamese name of each row; `search_also` has the `table` and the `columns` by
    whose words a row is found beside its own, or nothing.
    """

    label: Placed
    facets: tuple[str, ...]
    sort: str
    shown: dict[str, list[Placed]]
    search: bool
    search_also: dict[str, Any]


@dataclass(frozen=True)
class SavedQuery:
    """A question answered from the tables, once in each language: `{lang}` in the SQL is `en` or `vi`."""

    id: str
    group: str
    title: dict[str, str]
    description: dict[str, str]
    sql: Placed
    columns: dict[Placed, dict[str, str]]
    links: dict[str, dict[Placed, Placed]]
    parameters: tuple[dict[str, Any], ...]

    def name(self, language: str) -> str:
        """Its address in that language."""
        return f"{self.id}_{language}"

    def sql_in(self, language: str) -> str:
        """Its SQL in that language."""
        return self.sql.replace("{lang}", language)


@dataclass(frozen=True)
class Site:
    """Everything `metadata/site/` says in YAML. Pages stand in the order of site.yaml, which names depend on."""

    database: str
    page_size: int
    pages: dict[str, TablePage]
    queries: tuple[SavedQuery, ...]
    words: dict[str, dict[str, str]]
    records: dict[str, Any]


def load_site(house: House, package: Package) -> Site:
    """Read site.yaml, queries.yaml, words.yaml and records.yaml. Raises Invalid, with all that is wrong with them."""
    problems: list[Problem] = []
    tables: Tables | None = _file(house, "site.yaml", reading(Tables), problems)
    queries: Queries | None = _file(house, "queries.yaml", reading(Queries), problems)
    words: dict[str, dict[str, str]] | None = _file(house, "words.yaml", reading_each(read_both), problems)
    pages: dict[Placed, RowPage] | None = _file(house, "records.yaml", reading_each(reading(RowPage)), problems)
    if problems or tables is None or queries is None or words is None or pages is None:
        raise Invalid(problems)
    problems += name_problems(package, tables, queries, pages)
    if problems:
        raise Invalid(problems)
    return Site(
        database=tables.database,
        page_size=tables.page_size,
        pages={name: _page(package.table(name), name, shown) for name, shown in tables.tables.items()},
        queries=tuple(map(_query, queries.queries)),
        words=words,
        records={name: _row_page(page) for name, page in pages.items()},
    )


def _file(house: House, name: str, read: Read, problems: list[Problem]) -> Any:
    """What a file holds, None where that cannot be told; what is wrong with it joins the problems."""
    reader = Reader(in_site(name), {}, problems)
    try:
        return read(reader, yamlfile.load(house.metadata / "site" / name, reader.path), name)
    except Invalid as invalid:
        problems += invalid.problems
        return None


def _page(table: Table, name: Placed, shown: Shown) -> TablePage:
    also = shown.search_also
    return TablePage(
        label=shown.label or name.saying(f"SELECT {table.key}, label_en, label_vi FROM {table.name}"),
        facets=shown.facets,
        sort=shown.sort or "",
        shown=shown.shown or {language: [Placed(column) for column in table.columns] for language in LANGUAGES},
        search=shown.search,
        search_also={"table": also.table, "columns": list(also.columns)} if also else {},
    )


def _query(record: Query) -> SavedQuery:
    links = (record.links or {}).items()
    return SavedQuery(
        id=record.id,
        group=record.group,
        title={"en": record.title, "vi": record.title_vi},
        description={"en": record.description, "vi": record.description_vi},
        sql=record.sql,
        columns=record.columns or {},
        links={
            language: {text.saying(text.replace("{lang}", language)): key for text, key in links}
            for language in LANGUAGES
        },
        parameters=tuple(map(_parameter, record.parameters)),
    )


def _parameter(record: Parameter) -> dict[str, Any]:
    """What a reader fills in: its name in the SQL, its label, and the SQL of its choices or an empty text."""
    label = {"en": record.label, "vi": record.label_vi}
    return {"name": record.name, "label": label, "values": record.values or ""}


def _row_page(record: RowPage) -> dict[str, Any]:
    sections = [
        {"title": section.title, "sql": section.sql}
        | ({"note": section.note} if section.note else {})
        | ({"empty": section.empty} if section.empty else {})
        for section in record.sections
    ]
    return {"facts": record.facts, "sections": sections}
