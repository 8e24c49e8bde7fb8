"""Every SQL statement that people wrote for the site, tried on the database before anybody is served by it."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import count

from solieu.problems import Problem, problem
from solieu.site.settings import LANGUAGES, Placed, Query, Site, in_site, unknown

SQL_ERRORS = (sqlite3.Error, sqlite3.Warning)  # a second statement is a warning
_MOST_STEPS, _STEPS = 100_000_000, 10_000  # of SQLite's machine: some seconds; and after how many these are counted


@contextmanager
def bounded(connection: sqlite3.Connection) -> Iterator[None]:
    """Within it a statement that goes on and on is interrupted, which is one of SQL_ERRORS; counted, not timed."""
    counted = count(1)
    connection.set_progress_handler(lambda: next(counted) * _STEPS > _MOST_STEPS, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def statement_problems(connection: sqlite3.Connection, site: Site) -> Iterator[Problem]:
    """What is wrong with the saved queries and with the sections of the pages of rows."""
    connection.create_function("has_words", 2, lambda *_: 0)  # the plugin's, see app/plugins/dan_van_site/search.py
    for query in site.queries:
        yield from _query_problems(connection, query)
    for name, page in site.records.items():
        for number, section in enumerate(page.sections, start=1):
            called = f"{name}.sections[{number}]"
            yield from _tried(connection, "records.yaml", called, section.sql, {"key"}, ("of_table", "key"))


def _query_problems(connection: sqlite3.Connection, query: Query) -> Iterator[Problem]:
    """What is wrong with its SQL; else which columns `links` and `columns` name that its result does not have."""
    parameters = {parameter.name for parameter in query.parameters}
    wrong = list(_tried(connection, "queries.yaml", query.id, query.sql, parameters))
    if not wrong:
        found = {language: result_columns(connection, query.sql_in(language), parameters) for language in LANGUAGES}
        for language in LANGUAGES:
            links = query.links_in(language)
            wrong += unknown("queries.yaml", [*links, *links.values()], found[language])
        wrong += unknown("queries.yaml", query.columns, {column for columns in found.values() for column in columns})
    yield from dict.fromkeys(wrong)  # what is wrong in both languages is wrong once
    for parameter in query.parameters:
        if parameter.values:
            called = f"{query.id}.{parameter.name}"
            yield from _tried(connection, "queries.yaml", called, parameter.values, needs=("value", "label"))


def _tried(
    connection: sqlite3.Connection,
    file: str,
    called: str,
    sql: Placed,
    parameters: Collection[str] = (),
    needs: tuple[str, ...] = (),
) -> Iterator[Problem]:
    """What is wrong with one statement, in the first language in which it is wrong."""
    place = (in_site(file), sql.line, sql.column)
    for language in LANGUAGES:
        try:
            found = result_columns(connection, sql.replace("{lang}", language), parameters)
        except SQL_ERRORS as error:
            yield problem(*place, "label", name=called, raw=error)
            return
        lacking = [column for column in needs if column not in found]
        if lacking:
            yield problem(*place, "label.columns", name=called, columns=", ".join(lacking))
            return


def result_columns(connection: sqlite3.Connection, sql: str, parameters: Collection[str] = ()) -> list[str]:
    """The columns of a result, of which no row is asked for. Raises SQL_ERRORS."""
    values = dict.fromkeys(parameters, "")
    with bounded(connection):
        description = connection.execute(f"SELECT * FROM (\n{sql}\n) LIMIT 0", values).description
    return [column for column, *_ in description]
