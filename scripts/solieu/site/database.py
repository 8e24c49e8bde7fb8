"""The tables as one SQLite database: the same keys, limits and order that the schemas state.

Loaded with the standard library. Numbers are INTEGER or NUMERIC, never REAL, which would show 950000 as 950000.0.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from decimal import Decimal
from pathlib import Path

from solieu.package.rows import Row
from solieu.problems import Invalid, problem
from solieu.site.templates import template
from solieu.sources.schemas import Package, Table

_TYPES = {"integer": "INTEGER", "year": "INTEGER", "boolean": "INTEGER", "number": "NUMERIC"}  # others are TEXT


@contextmanager
def new_database(path: Path) -> Iterator[sqlite3.Connection]:
    """A new, empty database, in its smallest form after the block; the same rows give the same bytes.

    It is written without a journal: it is a temporary file until it is whole.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        yield connection
        connection.execute("COMMIT")
        connection.execute("VACUUM")


def load_tables(connection: sqlite3.Connection, package: Package, rows: Mapping[str, Iterable[Row]]) -> None:
    """Create every table of the package and fill it, in a transaction that goes on.

    Raises Invalid where a row breaks a rule of its schema.
    """
    connection.executescript(template("tables.sql").render(package=package, types=_TYPES))
    connection.execute("BEGIN")
    for table in package:
        sql = f"INSERT INTO {quoted(table.name)} VALUES ({', '.join('?' * len(table.fields))})"
        # Decimals as text, which NUMERIC turns into a number.
        cells = ([f"{cell:f}" if isinstance(cell, Decimal) else cell for cell in row] for row in rows[table.name])
        before = connection.total_changes
        try:
            connection.executemany(sql, cells)
        except sqlite3.IntegrityError as error:
            line = connection.total_changes - before + 2  # the rows that were taken, and the heading
            raise Invalid([problem(f"data/{table.name}.csv", line, 0, "database", raw=error)]) from None
    for name, row, other, _ in connection.execute("PRAGMA foreign_key_check"):
        raw = f"FOREIGN KEY constraint failed, to {other}"
        raise Invalid([problem(f"data/{name}.csv", row + 1, 0, "database", raw=raw)])


def key_sql(table: Table, of: str = "") -> str:
    """What gives the key of a row as one text: the cells of its primary key, with the comma of Datasette's addresses.

    `of` is what the table is called in the statement, with a full stop.
    """
    return " || ',' || ".join(f"{of}{column}" for column in table.primary_key)


def quoted(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'
