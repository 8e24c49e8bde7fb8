"""What `metadata/site/` names: tables, columns, groups and ids, each of which must be there."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from solieu.problems import Problem, Said, did_you_mean
from solieu.site.records import LANGUAGES, Placed, Queries, RowPage, Shown, Tables
from solieu.sources.records import repeated_ids
from solieu.sources.schemas import Package, Table

_ID = re.compile(r"[a-z][a-z0-9_]*")


def in_site(name: str) -> str:
    """A file of the site as messages call it."""
    return f"metadata/site/{name}"


def unknown(file: str, named: Iterable[Placed], known: Iterable[str]) -> Iterator[Problem]:
    """Every name that is not among those known, at its place."""
    there = set(known)
    for name in named:
        if name not in there:
            said = Said("there is no '{name}'{near}", name=str(name), near=did_you_mean(name, there))
            yield Problem(in_site(file), name.line, name.column, "unknown-name", said)


def name_problems(
    package: Package, site: Tables, queries: Queries, pages: Mapping[Placed, RowPage]
) -> Iterator[Problem]:
    """Every name of site.yaml, queries.yaml and records.yaml that is not there, and every table that is left out."""
    tables = {table.name: table for table in package}
    yield from unknown("site.yaml", site.tables, tables)
    for name in tables.keys() - site.tables.keys():
        said = Said("'{key}' is missing; state it", key=f"tables.{name}")
        yield Problem(in_site("site.yaml"), site.line, site.column, "missing-key", said)
    if site.page_size < 1:
        said = Said("'{key}' is {value}; write a number above nought", key="page_size", value=site.page_size)
        yield Problem(in_site("site.yaml"), site.line, site.column, "not-a-number", said)
    for name, shown in site.tables.items():
        if name in tables:
            yield from _of_table(shown, tables[name], tables)
    yield from _of_queries(package, queries)
    yield from unknown("records.yaml", pages, tables)
    for name, page in pages.items():
        if name in tables:
            yield from unknown("records.yaml", _once(page.facts), tables[name].columns)


def _once(columns: Mapping[str, Iterable[Placed]]) -> Iterable[Placed]:
    """The columns of both languages, one that is the same in both only once."""
    return dict.fromkeys(chain(*columns.values()))


def _of_table(shown: Shown, table: Table, tables: Mapping[str, Table]) -> Iterator[Problem]:
    named = [*shown.facets, *_once(shown.shown or {}), *([shown.sort] if shown.sort else [])]
    yield from unknown("site.yaml", named, table.columns)
    also = shown.search_also
    if also:
        yield from unknown("site.yaml", [also.table], tables)
        if also.table in tables:
            known = tables[also.table].columns
            yield from unknown("site.yaml", [also.table.saying(table.key), *also.columns], known)


def _of_queries(package: Package, queries: Queries) -> Iterator[Problem]:
    file = in_site("queries.yaml")
    for record, rule, said in repeated_ids("queries", queries.queries):
        yield Problem(file, record.line, record.column, rule, said)
    tables = {table.name for table in package}
    for query in queries.queries:
        if not _ID.fullmatch(query.id):
            said = Said("'{id}' is no id; write small letters, digits and _", id=query.id)
            yield Problem(file, query.line, query.column, "id-form", said)
        for taken in sorted({f"{query.id}_{language}" for language in LANGUAGES} & tables):
            said = Said("'{id}' is the name of a table; give the question another id", id=taken)
            yield Problem(file, query.line, query.column, "duplicate-id", said)
        yield from unknown("queries.yaml", [query.group], [group["name"] for group in package.about["groups"]])
