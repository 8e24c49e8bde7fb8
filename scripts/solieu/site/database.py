"""The tables as one SQLite database: the same keys and order that the schemas state.

What values may be is held by the checks, before anything is published. Loaded with the standard library. Numbers are
INTEGER or NUMERIC, never REAL, which would show 950000 as 950000.0.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path

from solieu.package.rows import Row, Value
from solieu.problems import Invalid, problem
from solieu.sources.schemas import Field, Package, Table

_TYPES = {"integer": "INTEGER", "year": "INTEGER", "boolean": "INTEGER", "number": "NUMERIC"}  # others are TEXT


def create_database(path: Path) -> sqlite3.Connection:
    """A new, empty database, written without a journal: it is a temporary file until it is whole."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    return connection


def load_tables(connection: sqlite3.Connection, package: Package, rows: Mapping[str, Iterable[Row]]) -> None:
    """Create every table of the package and fill it. Raises Invalid where a row has a key that another has."""
    for table in package:
        connection.execute(table_sql(package, table))
        for statement in index_sql(table):
            connection.execute(statement)
    for table in package:
        sql = f"INSERT INTO {quoted(table.name)} VALUES ({', '.join('?' * len(table.fields))})"
        try:
            connection.executemany(sql, ([sql_value(value) for value in row] for row in rows[table.name]))
        except sqlite3.IntegrityError as error:
            raise Invalid([problem(f"data/{table.name}.csv", 0, 0, "database", raw=error)]) from None


def finish_database(connection: sqlite3.Connection) -> None:
    """Close the database in its smallest form; the same rows give the same bytes."""
    connection.execute("COMMIT")
    connection.execute("VACUUM")
    connection.close()


def table_sql(package: Package, table: Table) -> str:
    """CREATE TABLE with its keys and NOT NULL."""
    lines = [_column_sql(table, field) for field in table.fields]
    if len(table.primary_key) > 1:
        lines += [f"PRIMARY KEY ({', '.join(map(quoted, table.primary_key))})"]
    lines += [f"UNIQUE ({', '.join(map(quoted, key))})" for key in table.unique_keys]
    lines += [
        f"FOREIGN KEY ({quoted(key.field)}) REFERENCES {quoted(key.resource)} "
        f"({quoted(package.table(key.resource).key)})"
        for key in table.foreign_keys
    ]
    return f"CREATE TABLE {quoted(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def index_sql(table: Table) -> list[str]:
    """An index on each foreign key but the one that begins the primary key and has an index already."""
    return [
        f"CREATE INDEX {quoted(f'{table.name}_{key.field}')} ON {quoted(table.name)} ({quoted(key.field)})"
        for key in table.foreign_keys
        if key.field != table.key
    ]


def key_sql(table: Table, of: str = "") -> str:
    """What gives the key of a row as one text: the cells of its primary key, with the comma of Datasette's addresses.

    `of` is what the table is called in the statement, with a full stop.
    """
    return " || ',' || ".join(f"{of}{column}" for column in table.primary_key)


def quoted(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def sql_value(value: Value) -> str | int | None:
    """A value as SQLite takes it: booleans are 0 and 1 to it; decimals as text that NUMERIC turns into a number."""
    return f"{value:f}" if isinstance(value, Decimal) else value


def _column_sql(table: Table, field: Field) -> str:
    parts = [quoted(field.name), _TYPES.get(field.type, "TEXT")]
    parts += ["PRIMARY KEY"] if (field.name,) == table.primary_key else []
    parts += ["NOT NULL"] if field.constraints.required or field.name in table.primary_key else []
    parts += ["UNIQUE"] if field.constraints.unique and field.name not in table.primary_key else []
    return " ".join(parts)
