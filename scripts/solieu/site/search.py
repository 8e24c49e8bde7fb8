"""What only the site's pages need: the order of lists, what each code and each row is called, and the search tables.

The search tables hold the words of each searched table in three columns: as typed, without marks, and, of English
words, the forms they take (road, roads). No tokenizer of SQLite folds đ, and folding everything would make "dương" find
"đường": so a word typed with marks meets only the exact form, a word typed without marks the folded one. The porter
tokenizer would stem Vietnamese too ("tay" and "tai" are one word to it). The index keeps no text (content=''), so
that the folded copy never comes out in a page, CSV or JSON.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from itertools import compress
from typing import Any, NamedTuple

from solieu.problems import Invalid, problem
from solieu.site.database import key_sql, quoted
from solieu.site.settings import LANGUAGES, SEVERAL, SITE, Shown, Site, both, codes_of
from solieu.site.statements import SQL_ERRORS, bounded
from solieu.sources.schemas import Field, Package, Table
from solieu.vietnamese import fold, forms, searched

# The lists of figures, and the column by which the newest come first.
SPELLED, NEWEST = tuple(f"figures_{language}" for language in LANGUAGES), "period_start"
# Columns of Vietnamese, whatever the language of their table.
_AS_REPORTED = ("as_written", "hedge_word", "token_quoted", "suggested", "byline", "name", "rank")


class Text(NamedTuple):
    """A text of a row: its SQL, the row's table being t; what it is called; its language, empty if it is not known."""

    sql: str
    title: Mapping[str, str]
    language: str


def add_order(connection: sqlite3.Connection, site: Site, package: Package) -> None:
    """An index of each list of figures: its rows in their order, with what they are filtered by."""
    for name in SPELLED:
        columns = [f"{NEWEST} DESC", package.table(name).key, *site.page(package.table(name)).facets]
        connection.execute(f"CREATE INDEX {name}_order ON {name} ({', '.join(columns)})")


def add_codes(connection: sqlite3.Connection, site: Site, package: Package) -> None:
    """The labels of every code that a column may hold."""
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
    for name, page in site.pages.items():
        key = key_sql(package.table(name))
        label = page.label or name.saying(f"SELECT {key}, label_en, label_vi FROM {name}")
        place, called = (SITE, label.line, label.column), f"{name}.label"
        try:
            with bounded(connection):
                connection.execute(f"INSERT INTO site_labels SELECT '{name}', * FROM (\n{label}\n)")
        except SQL_ERRORS as error:
            raise Invalid([problem(*place, "label", name=called, raw=error)]) from None
        named = f"SELECT key FROM site_labels WHERE of_table = '{name}'"
        unnamed = connection.execute(f"SELECT {key} FROM {name} WHERE {key} NOT IN ({named})").fetchone()
        if unnamed:
            raise Invalid([problem(*place, "label.unnamed", name=called, key=unnamed[0])])


def searched_tables(site: Site, package: Package) -> dict[str, dict[str, Any]]:
    """What is searched, by table: its `title`, the SQL of a row's `key`, and `texts`, each with its SQL, what it is
    called and its language, empty where that is not known. Questions and columns are tables that only the site has."""
    found = {
        table.name: {
            "title": both(table, "title"),
            "key": key_sql(table, "t."),
            "texts": _texts(table, site.page(table), package),
        }
        for table in package
        if site.page(table).search
    }
    for name, word in (("site_questions", "menu_questions"), ("site_columns", "search_columns")):
        texts = [Text("t.name", site.words["search_name"], "")]
        texts += [Text(f"t.title_{each}", site.words[word], each) for each in LANGUAGES]
        texts += [Text(f"t.description_{each}", site.words["search_meaning"], each) for each in LANGUAGES]
        found[name] = {"title": site.words[word], "key": "t.key", "texts": texts}
    return found


def _texts(table: Table, page: Shown, package: Package) -> list[Text]:
    """By what a row is found: its own texts, numbers and years, the labels of codes by which the table is filtered, its
    name, the names of what it points at, and the words that `search_also` names.

    The report's name is left out: its words would find every row that was read from it.
    """
    titles = {field.name: both(field, "title") for field in table.fields}
    titles[""] = both(table, "title")
    texts = [
        Text(sql.format(f"t.{quoted(field.name)}"), titles[field.name], language_of(table.name, field.name))
        for field in table.fields
        if (sql := _as_text(table, field))
    ]
    for other, names in page.search_also.items():
        for name in names:
            sql = f"(SELECT group_concat({name}, '; ') FROM {other} AS o WHERE o.{table.key} = t.{table.key})"
            texts.append(Text(sql, both(package.table(other).field(name), "title"), language_of(other, name)))
    labels = {"": f"site_labels WHERE (of_table, key) = ('{table.name}', {key_sql(table, 't.')})"}
    for column in page.facets:
        if table.field(column).codes:
            labels[column] = f"site_codes WHERE (of_table, of_column, code) = ('{table.name}', '{column}', t.{column})"
    for key in table.foreign_keys:
        if key.resource != "reports":
            labels[key.field] = f"site_labels WHERE (of_table, key) = ('{key.resource}', t.{quoted(key.field)})"
    for several in filter(SEVERAL.get, table.columns):
        held = f"instr(' ' || t.{several} || ' ', ' ' || key || ' ')"
        labels[several] = f"site_labels WHERE of_table = '{SEVERAL[several]}' AND {held}"
    return texts + [
        Text(f"(SELECT group_concat(label_{language}, '; ') FROM {rows})", titles[name], language)
        for name, rows in labels.items()
        for language in LANGUAGES
    ]


def _as_text(table: Table, field: Field) -> str:
    """SQL that makes a text of a column, `{}` being the column: of text that is no key, no code and no address, of
    numbers, and of days but that of the review, which is no fact of the row, the year; empty of others."""
    if field.type in ("date", "year"):
        return "substr({}, 1, 4)" if field.name != "reviewed_on" else ""
    keys = {*table.primary_key, *SEVERAL, *(key.field for key in table.foreign_keys)}
    worded = field.type == "string" and not field.codes and field.name not in keys and field.format != "uri"
    return "{}" if worded or field.type == "number" else ""


def language_of(table: str, column: str) -> str:
    """The language of the texts of a column, as its name or that of its table says; empty where they say none."""
    if column in _AS_REPORTED:
        return "vi"
    return next((name[-2:] for name in (column, table) if name[-3:] in ("_en", "_vi")), "")


def add_search(connection: sqlite3.Connection, site: Site, package: Package) -> None:
    """Index every table that site.yaml calls searched, the questions, and the columns of the codebook."""
    questions = [
        (query.id, query.id, *both(query, "title").values(), *both(query, "description").values())
        for query in site.queries
    ]
    columns = [
        (f"{table.name}.{field.name}", field.name, *both(field, "title").values(), *_meanings(field))
        for table in package
        for field in table.fields
    ]
    for name, rows in (("site_questions", questions), ("site_columns", columns)):
        connection.executemany(f"INSERT INTO {name} VALUES (?, ?, ?, ?, ?, ?)", rows)
        connection.execute(f"INSERT INTO site_labels SELECT '{name}', key, title_en, title_vi FROM {name}")
    for name, table in searched_tables(site, package).items():
        _index(connection, name, table["texts"])


def _meanings(field: Field) -> Iterator[str]:
    """What a column and its codes mean, in each language."""
    for language, text in both(field, "description").items():
        codes = "; ".join(f"{each.value}: {both(each, 'label')[language]}" for each in field.categories)
        yield f"{text} {codes}".strip()


def _index(connection: sqlite3.Connection, table: str, texts: list[Text]) -> None:
    """Index a table's rows."""
    name = quoted(f"site_search_{table}")
    tokenizer = "tokenize = \"unicode61 remove_diacritics 0\", content = ''"
    connection.execute(f"CREATE VIRTUAL TABLE {name} USING fts5(exact, folded, forms, {tokenizer})")
    english = [text.language == "en" for text in texts]
    rows = connection.execute(f"SELECT t.rowid, {', '.join(text.sql for text in texts)} FROM {quoted(table)} AS t")
    for number, *found in rows:
        words = [searched("" if text is None else str(text)) for text in found]
        exact = "\n".join(words)
        indexed = (number, exact, fold(exact), " ".join(forms(" ".join(compress(words, english)))))
        connection.execute(f"INSERT INTO {name} (rowid, exact, folded, forms) VALUES (?, ?, ?, ?)", indexed)
    connection.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")
