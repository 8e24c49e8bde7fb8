"""Every SQL statement that people wrote for the site, tried on the database before anybody is served by it."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import Any

from solieu.problems import Problem, Said
from solieu.site.names import in_site, unknown
from solieu.site.records import LANGUAGES, Placed
from solieu.site.settings import SavedQuery, Site

# What a plugin adds to SQL (metadata/site/plugins/sql_functions.py): how many values each takes.
_FUNCTIONS = {"has_words": 2}
SQL_ERRORS = (sqlite3.Error, sqlite3.Warning)  # a second statement is a warning


def statement_problems(connection: sqlite3.Connection, site: Site) -> Iterator[Problem]:
    """What is wrong with the saved queries and with the sections of the pages of rows."""
    for name, arguments in _FUNCTIONS.items():
        connection.create_function(name, arguments, lambda *_: 0)
    for query in site.queries:
        yield from _of_query(connection, query)
    for name, page in site.records.items():
        for number, section in enumerate(page["sections"], start=1):
            called = f"{name}.sections[{number}]"
            yield from _tried(
                connection, "records.yaml", called, section["sql"], parameters={"key"}, needs=("of_table", "key")
            )


def _of_query(connection: sqlite3.Connection, query: SavedQuery) -> Iterator[Problem]:
    parameters = {parameter["name"] for parameter in query.parameters}
    wrong = list(_tried(connection, "queries.yaml", query.id, query.sql, parameters))
    yield from wrong
    if not wrong:
        yield from _named(connection, query, parameters)
    for parameter in query.parameters:
        if parameter["values"]:
            called = f"{query.id}.{parameter['name']}"
            yield from _tried(connection, "queries.yaml", called, parameter["values"], needs=("value", "label"))


def _named(connection: sqlite3.Connection, query: SavedQuery, parameters: Collection[str]) -> Iterator[Problem]:
    """The columns of the result that `links` and `columns` name."""
    found = {language: _columns(connection, query.sql_in(language), parameters) for language in LANGUAGES}
    links = (
        unknown("queries.yaml", [*query.links[language], *query.links[language].values()], found[language])
        for language in LANGUAGES
    )
    yield from dict.fromkeys(chain(*links))  # what is wrong in both languages is wrong once
    yield from unknown("queries.yaml", query.columns, {column for columns in found.values() for column in columns})


def _tried(
    connection: sqlite3.Connection,
    file: str,
    called: str,
    sql: Placed,
    parameters: Collection[str] = (),
    needs: tuple[str, ...] = (),
) -> Iterator[Problem]:
    """What is wrong with one statement, in the first language in which it is wrong."""
    for language in LANGUAGES:
        said = _fault(connection, called, sql.replace("{lang}", language), parameters, needs)
        if said:
            yield Problem(in_site(file), sql.line, sql.column, "label", said)
            return


def _fault(
    connection: sqlite3.Connection, called: str, sql: str, parameters: Collection[str], needs: tuple[str, ...]
) -> Said | None:
    try:
        found = _columns(connection, sql, parameters)
    except SQL_ERRORS as error:
        return Said("the SQL of '{name}' is wrong ({raw}); mend it", name=called, raw=error)
    lacking = [column for column in needs if column not in found]
    if lacking:
        return Said("the SQL of '{name}' gives no {columns}; select it", name=called, columns=", ".join(lacking))
    return None


def _columns(connection: sqlite3.Connection, sql: str, parameters: Collection[str]) -> list[str]:
    """The columns of a result, of which no row is asked for. Raises SQL_ERRORS."""
    values: Mapping[str, Any] = dict.fromkeys(parameters, "")
    description = connection.execute(f"SELECT * FROM (\n{sql}\n) LIMIT 0", values).description
    return [column for column, *_ in description]
