"""Tables that only the site's pages need: what each code and each row is called, and the search tables.

The search tables hold the text of each searched table as typed and once more without marks. No tokenizer of SQLite
folds đ, and folding everything would make "dương" find "đường". So both forms stand in one index: a word typed with
marks meets only the exact form, a word typed without marks meets the folded one. The index keeps no text (content=''),
so that the folded copy never comes out in a page, CSV or JSON.
"""

import sqlite3
from collections.abc import Iterator
from typing import Any

from solieu.problems import Invalid, Message, Problem, message
from solieu.site.database import key_sql, quoted
from solieu.site.settings import SEVERAL, Site, codes_of, in_site
from solieu.site.statements import SQL_ERRORS
from solieu.sources.schemas import Package, Table
from solieu.vietnamese import fold, modern_tones

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


def add_codes(connection: sqlite3.Connection, site: Site, package: Package) -> None:
    """The labels of every code that a column may hold."""
    connection.execute(_CODES)
    rows = [
        (table.name, column, code, labels["en"], labels["vi"])
        for table in package
        for column, code, labels in codes_of(site, table)
    ]
    connection.executemany("INSERT INTO site_codes VALUES (?, ?, ?, ?, ?)", rows)


def add_labels(connection: sqlite3.Connection, site: Site, package: Package) -> None:
    """What each row is called. Tables in the order of site.yaml, so that a name can use names made before it.

    Raises Invalid where the SQL of a label is wrong or leaves a row without a name.
    """
    connection.execute(_LABELS)
    for name, page in site.pages.items():
        wrong = _label_rows(connection, name, key_sql(package.table(name)), page.label)
        if wrong:
            place = (in_site("site.yaml"), page.label.line, page.label.column)
            raise Invalid([Problem(*place, "label", wrong)])


def _label_rows(connection: sqlite3.Connection, table: str, key: str, label: str) -> Message | None:
    """Name the rows of a table; returns what is wrong with the SQL."""
    called = f"{table}.label"
    try:
        connection.execute(f"INSERT INTO site_labels SELECT '{table}', * FROM (\n{label}\n)")
    except SQL_ERRORS as error:
        return message("label", name=called, raw=error)
    unnamed = f"SELECT {key} FROM {table} WHERE {key} NOT IN (SELECT key FROM site_labels WHERE of_table = '{table}')"
    missing = connection.execute(unnamed).fetchone()
    return message("label.unnamed", name=called, key=missing[0]) if missing else None


def search_table(table: str) -> str:
    """The name of a table's search table."""
    return f"site_search_{table}"


def add_search(connection: sqlite3.Connection, site: Site, package: Package) -> None:
    """Index every table that site.yaml calls searched."""
    connection.execute("CREATE TABLE site_words (word TEXT PRIMARY KEY) WITHOUT ROWID")
    for table in package:
        if site.pages[table.name].search:
            _index(connection, table, site.pages[table.name].search_also)
            _add_words(connection, search_table(table.name))


def _index(connection: sqlite3.Connection, table: Table, also: dict[str, Any]) -> None:
    name = quoted(search_table(table.name))
    tokenizer = "tokenize = \"unicode61 remove_diacritics 0\", content = ''"
    connection.execute(f"CREATE VIRTUAL TABLE {name} USING fts5(exact, folded, {tokenizer})")
    texts = ((rowid, exact_form(text), fold(text)) for rowid, text in _texts(connection, table, also))
    connection.executemany(f"INSERT INTO {name} (rowid, exact, folded) VALUES (?, ?, ?)", texts)
    connection.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")


def exact_form(text: str) -> str:
    """A text with its marks, in small letters and with one placement of tone marks (hòa and hoà are one word)."""
    return modern_tones(text.lower())


def _add_words(connection: sqlite3.Connection, name: str) -> None:
    """Remember which words with marks there are, so that a word typed with half of its marks can be told."""
    connection.execute(f"CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, {quoted(name)}, col)")
    connection.execute("INSERT OR IGNORE INTO site_words SELECT term FROM temp.vocabulary WHERE col = 'exact'")
    connection.execute("DROP TABLE temp.vocabulary")


def _texts(connection: sqlite3.Connection, table: Table, also: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Each row's own words, its name, the names of what it points at, and the words that `search_also` names.

    The report's name is left out: its words would find every row that was read from it.
    """
    columns = [f"t.{quoted(column)}" for column in _worded_columns(table)]
    joins = [f"JOIN site_labels AS own ON own.of_table = '{table.name}' AND own.key = {key_sql(table, 't.')}"]
    columns += ["own.label_en", "own.label_vi"]
    for number, key in enumerate(key for key in table.foreign_keys if key.resource != "reports"):
        of = f"f{number}"
        joins.append(
            f"LEFT JOIN site_labels AS {of} ON {of}.of_table = '{key.resource}' AND {of}.key = t.{quoted(key.field)}"
        )
        columns += [f"{of}.label_en", f"{of}.label_vi"]
    for column in filter(SEVERAL.get, table.columns):
        named = f"of_table = '{SEVERAL[column]}' AND instr(' ' || t.{column} || ' ', ' ' || key || ' ')"
        columns.append(f"(SELECT group_concat(label_en || ' ' || label_vi, ' ') FROM site_labels WHERE {named})")
    if also:
        own, words = quoted(table.key), " || ' ' || ".join(also["columns"])
        grouped = f"SELECT {own}, group_concat({words}) AS words FROM {quoted(also['table'])} GROUP BY {own}"
        joins.append(f"LEFT JOIN ({grouped}) AS also USING ({own})")
        columns.append("also.words")
    text = " || char(10) || ".join(f"coalesce({column}, '')" for column in columns)
    cursor = connection.execute(f"SELECT t.rowid, {text} FROM {quoted(table.name)} AS t {' '.join(joins)}")
    return iter(cursor.fetchall())


def _worded_columns(table: Table) -> list[str]:
    """The columns that hold words to search: text that is no key, no code and no address."""
    keys = {*table.primary_key, *SEVERAL, *(key.field for key in table.foreign_keys)}
    return [
        field.name
        for field in table.fields
        if field.type == "string" and not field.codes and field.name not in keys and field.format != "uri"
    ]
