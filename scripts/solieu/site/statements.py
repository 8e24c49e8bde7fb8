"""Every SQL statement that people wrote for the site, tried on the database before anybody is served by it."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count

from solieu.problems import Invalid, Problem, did_you_mean, problem
from solieu.site.settings import LANGUAGES, QUERIES, RECORDS, SITE, Placed, Site

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


def check_statements(connection: sqlite3.Connection, site: Site) -> None:
    """Raise Invalid where SQL is wrong, or a table or column is named that is not there; names of rows are made later.

    Questions and sections of records.yaml are asked of the tables that tables.sql makes.
    """
    problems: list[Problem] = []
    for name, shown in site.pages.items():
        for table, columns in {name: (*shown.facets, *shown.shown), **shown.search_also}.items():
            problems += _tried(connection, (SITE, name), table.saying(f"SELECT * FROM {table}"), columns)
    for query in site.queries:
        named = (*query.links, *query.links.values(), *query.columns)
        problems += _tried(connection, (QUERIES, query.id), query.sql, named, [each.name for each in query.parameters])
        for each in query.parameters:
            if each.values:
                problems += _tried(connection, (QUERIES, f"{query.id}.{each.name}"), each.values, ("value", "label"))
    for name, page in site.records.items():
        problems += _tried(connection, (RECORDS, name), name.saying(f"SELECT * FROM {name}"), page.facts)
        for number, section in enumerate(page.sections, start=1):
            called = f"{name}.sections[{number}]"
            problems += _tried(connection, (RECORDS, called), section.sql, ("of_table", "key"), ["key"])
    if problems:
        raise Invalid(problems)


def _tried(
    connection: sqlite3.Connection,
    at: tuple[str, str],
    sql: Placed,
    named: Iterable[str],
    parameters: Iterable[str] = (),
) -> list[Problem]:
    """What is wrong with one statement of a file, in the first language in which it is wrong: also each column that is
    named and that it does not give. No row is asked for."""
    file, called = at
    for language in LANGUAGES:
        asked = f"SELECT * FROM (\n{sql}\n) LIMIT 0".replace("{lang}", language)
        try:
            with bounded(connection):
                found = [name for name, *_ in connection.execute(asked, dict.fromkeys(parameters, "")).description]
        except SQL_ERRORS as error:
            return [problem(file, sql.line, sql.column, "label", name=called, raw=error)]
        if lacking := {name.replace("{lang}", language) for name in named} - {*found}:
            told = [{"name": name, "near": did_you_mean(name, found)} for name in sorted(lacking)]
            return [problem(file, sql.line, sql.column, "unknown-name", **each) for each in told]
    return []
