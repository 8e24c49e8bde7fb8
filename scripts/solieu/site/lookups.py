"""Tables of the database that only the site's pages need: what each code and each row is called, in both languages."""

import sqlite3

from solieu.problems import Invalid, Problem, Said
from solieu.site.names import in_site
from solieu.site.settings import Site
from solieu.site.statements import SQL_ERRORS
from solieu.sources.schemas import Package

_CODES = """
CREATE TABLE site_codes (
  of_table TEXT NOT NULL, of_column TEXT NOT NULL, code TEXT NOT NULL, label_en TEXT NOT NULL, label_vi TEXT NOT NULL,
  PRIMARY KEY (of_table, of_column, code)
) WITHOUT ROWID
"""
_LABELS = """
CREATE TABLE site_labels (
  of_table TEXT NOT NULL, key TEXT NOT NULL, label_en TEXT NOT NULL, label_vi TEXT NOT NULL,
  PRIMARY KEY (of_table, key)
) WITHOUT ROWID
"""


def add_codes(connection: sqlite3.Connection, package: Package) -> None:
    """The labels of every code that a column may hold."""
    connection.execute(_CODES)
    rows = [
        (table.name, field.name, category.value, category.label, category.label_vi)
        for table in package
        for field in table.fields
        for category in field.categories
    ]
    connection.executemany("INSERT INTO site_codes VALUES (?, ?, ?, ?, ?)", rows)


def add_labels(connection: sqlite3.Connection, site: Site, package: Package) -> None:
    """What each row is called. Tables in the order of site.yaml, so that a name can use names made before it.

    Raises Invalid where the SQL of a label is wrong or leaves a row without a name.
    """
    connection.execute(_LABELS)
    for name, page in site.pages.items():
        said = _named(connection, name, package.table(name).key, page.label)
        if said:
            raise Invalid([Problem(in_site("site.yaml"), page.label.line, page.label.column, "label", said)])


def _named(connection: sqlite3.Connection, name: str, key: str, label: str) -> Said | None:
    """Name the rows of a table; returns what is wrong with the SQL."""
    try:
        connection.execute(f"INSERT INTO site_labels SELECT '{name}', * FROM (\n{label}\n)")
    except SQL_ERRORS as error:
        return Said("the SQL of '{name}' is wrong ({raw}); mend it", name=f"{name}.label", raw=error)
    unnamed = f"SELECT {key} FROM {name} WHERE {key} NOT IN (SELECT key FROM site_labels WHERE of_table = '{name}')"
    missing = connection.execute(unnamed).fetchone()
    if missing:
        return Said("the SQL of '{name}' gives no name to '{key}'; mend it", name=f"{name}.label", key=missing[0])
    return None
