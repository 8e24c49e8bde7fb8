import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from solieu.package.rows import Row
from solieu.problems import Invalid
from solieu.site.database import load_tables, new_database
from solieu.sources.schemas import Package


@pytest.fixture
def database(package: Package, rows: dict[str, list[Row]], tmp_path: Path) -> sqlite3.Connection:
    with new_database(tmp_path / "x.db") as connection:
        load_tables(connection, package, rows)
    return sqlite3.connect(tmp_path / "x.db")


def changed(rows: dict[str, list[Row]], package: Package, column: str, value: object) -> dict[str, list[Row]]:
    """The rows with one value of the first row of a table replaced; the column as table.field."""
    name, _, field = column.partition(".")
    table = package.table(name)
    first = list(rows[name][0])
    first[table.columns.index(field)] = value  # type: ignore[call-overload]
    return rows | {name: [tuple(first), *rows[name][1:]]}


def test_every_row_is_there_in_its_order(database, package, rows):
    for table in package:
        keys = list(database.execute(f"SELECT {', '.join(table.primary_key)} FROM {table.name} ORDER BY rowid"))
        places = [table.columns.index(column) for column in table.primary_key]
        assert keys == [tuple(row[at] for at in places) for row in rows[table.name]]


def test_keys_point_at_rows(database):
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_every_key_of_the_schemas_is_a_key_of_the_database(database, package):
    for table in package:
        keys = {(key[3], key[2]) for key in database.execute(f"PRAGMA foreign_key_list({table.name})")}
        assert keys == {(key.field, key.resource) for key in table.foreign_keys}
        columns = database.execute(f"PRAGMA table_info({table.name})").fetchall()
        assert [column[1] for column in columns if column[5]] == list(table.primary_key)
        assert all(column[3] for column, field in zip(columns, table.fields, strict=True) if field.constraints.required)


def test_foreign_keys_have_an_index(database, package):
    for table in package:
        for key in table.foreign_keys:
            plan = database.execute(f"EXPLAIN QUERY PLAN SELECT 1 FROM {table.name} WHERE {key.field} = 'x'").fetchall()
            assert "SEARCH" in plan[0][3], f"{table.name}.{key.field}"


def test_whole_numbers_are_never_real(database, package):
    """REAL would show 950000 as 950000.0, so only a fraction is one; empty cells are NULL, never empty text."""
    assert not database.execute("SELECT 1 FROM sqlite_master WHERE sql GLOB '*REAL*'").fetchall()
    for table in package:
        for field in table.fields:
            fraction = f"typeof({field.name}) = 'real' AND {field.name} <> cast({field.name} AS INTEGER)"
            kinds = {
                kind
                for (kind,) in database.execute(
                    f"SELECT DISTINCT iif({fraction}, 'fraction', typeof({field.name})) FROM {table.name}"
                )
            }
            expected = {"text"} if field.type in ("string", "date") else {"integer"}
            expected |= {"fraction"} if field.type == "number" else set()
            assert kinds <= expected | {"null"}, f"{table.name}.{field.name}"
    assert database.execute("SELECT value FROM figures WHERE figure_id = 'dcsvn-628898-houses-value'").fetchone() == (
        250_000_000_000,
    )


@pytest.mark.parametrize(
    "column, value",
    [
        ("figures.unit_id", "no-such-unit"),
        ("figures.comparator", "?"),
        ("figures.as_written", None),
        ("figures.char_start", -1),
        ("figures.value", "many"),
        ("figures_en.additive_bodies", 2),
        ("figures_en.doubts", -1),
        ("reports.event_date", "29/12/2022"),
        ("doubts.figure_id", "no-such-figure"),
    ],
)
def test_a_row_that_breaks_its_schema_is_refused(package, rows, column, value):
    connection = sqlite3.connect(":memory:")
    with pytest.raises(Invalid) as refused:
        load_tables(connection, package, changed(rows, package, column, value))
    assert refused.value.problems[0].path == f"data/{column.partition('.')[0]}.csv"


@pytest.mark.parametrize("table", ["units", "figure_links", "area_members"])
def test_a_key_twice_is_refused(package, rows, table):
    connection = sqlite3.connect(":memory:")
    with pytest.raises(Invalid, match=rf"{table}\.csv:{len(rows[table]) + 2}:0: database: .*UNIQUE constraint failed"):
        load_tables(connection, package, rows | {table: [*rows[table], rows[table][0]]})


def test_decimals_stay_numbers(package, rows):
    connection = sqlite3.connect(":memory:")
    load_tables(connection, package, changed(rows, package, "figures.value", Decimal("12.5")))
    assert connection.execute("SELECT value FROM figures LIMIT 1").fetchone() == (12.5,)
