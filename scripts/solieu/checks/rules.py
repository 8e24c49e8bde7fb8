"""The rules of `rules.yaml`, and those in SQL asked of the tables: each SELECT returns the rows that break its rule."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from typing import Any

from solieu.package.rows import CsvFile
from solieu.package.tables import slug
from solieu.package.wording import plain_number
from solieu.problems import Language, Message, Problem, did_you_mean, problem, rules_file
from solieu.reading import numerals, read_figure
from solieu.reading.lexicon import phrases as phrases_of
from solieu.sources.codebook import units_of
from solieu.sources.schemas import Package, Table

Files = Mapping[str, CsvFile]

# What a figure's words say, as columns of `said`; and the numerals in them.
_READ = ("value", "lower_bound", "upper_bound", "significant_digits", "numeral_start", "numeral_end")
_HELPERS = (
    f"CREATE TABLE said (qualifier_id, unit_id, per_unit_id, whole_value, {', '.join(_READ)})",
    "CREATE TABLE figure_numerals (figure_id, report_id, char_start INTEGER, char_end INTEGER, token)",
    "CREATE TABLE hedges (word, qualifier_id, comparator)",
)
# For so many rows a SELECT the word that was meant is looked for: each takes as long as there are words.
_SUGGESTED = 20
# Columns of numbers hold numbers, so that these compare as such; what is none stays text.
_TYPES = {"integer": "INTEGER", "year": "INTEGER", "number": "NUMERIC"}


def are_whole(tables: Files, package: Package) -> bool:
    """Whether every table is there with its columns, so that rows can be compared."""
    return len(tables) == len(package.tables) and not any(table.broken for table in tables.values())


@dataclass(frozen=True)
class Check:
    """One way to break a rule; `says` is the variant of what is then said."""

    at: str
    sql: str
    says: str
    names: Sequence[str]

    def selects(self, tables: Mapping[str, Table]) -> Iterator[tuple[str, str, str]]:
        """The SELECT, once for each of the names it is written for, after the table and column to point at."""
        for filled in self._filled(tables):
            at, sql = self.at, self.sql
            for name, value in filled.items():
                at, sql = at.replace(f"{{{name}}}", value), sql.replace(f"{{{name}}}", value)
            table, _, column = at.partition(".")
            yield table, column, sql

    def _filled(self, tables: Mapping[str, Table]) -> Iterator[dict[str, str]]:
        """What stands for {table}, {column}, {key}, {columns} and {resource}, each time."""
        if self.names == "unique-keys":
            for table in tables.values():
                compound = (table.primary_key,) if len(table.primary_key) > 1 else ()
                for columns in (*table.unique_keys, *compound):
                    yield {"table": table.name, "key": table.key, "columns": ", ".join(columns)}
        elif self.names == "foreign-keys":
            for table in tables.values():
                for foreign in table.foreign_keys:
                    key = tables[foreign.resource].key
                    yield {"table": table.name, "column": foreign.field, "key": key, "resource": foreign.resource}
        else:
            for name in self.names:
                yield {"table": name, "column": name, "key": tables[name].key if name in tables else ""}


@dataclass(frozen=True)
class Rule:
    """One rule. `layer` is who enforces it: frictionless, or this project (`ours`)."""

    name: str
    layer: str
    holds: Mapping[Language, str]
    cure: Mapping[Language, str]
    after: tuple[str, ...]
    checks: tuple[Check, ...]


@cache
def rules() -> dict[str, Rule]:
    """The rules by name, in the order of their file."""
    return {raw["rule"]: _rule(raw) for raw in rules_file()["rules"]}


def _rule(raw: Mapping[str, Any]) -> Rule:
    checks = [
        Check(each["at"], each["sql"].strip(), each.get("says", ""), each.get("for", ("",)))
        for each in raw.get("checks", ())
    ]
    after = tuple(raw.get("after", ()))
    return Rule(raw["rule"], raw.get("layer", "ours"), raw["holds"], raw["cure"], after, tuple(checks))


def check_rules(files: Files, unit_words: Mapping[str, str]) -> Iterator[Problem]:
    """Every row that breaks a rule in SQL. `unit_words` are the codebook's, for what figures' words say.

    A record of metadata/ that makes rows of several tables is said to break a rule once.
    """
    try:
        with closing(sqlite3.connect("")) as database:
            _load(database, files)
            yield from _read_phrases(database, files["figures"], unit_words)
            first: dict[tuple[str, int, int, str], str] = {}
            broken: set[str] = set()
            for rule in sorted(rules().values(), key=lambda each: bool(each.after)):
                for table, wrong in () if broken & set(rule.after) else _ask(database, rule, files):
                    broken.add(rule.name)
                    if first.setdefault((wrong.path, wrong.line, wrong.column, wrong.rule), table) == table:
                        yield wrong
    except (sqlite3.OperationalError, KeyError) as lost:
        yield problem("metadata/tables", 0, 0, "table-schema.lost", name=lost.args[0])


def _ask(database: sqlite3.Connection, rule: Rule, files: Files) -> Iterator[tuple[str, Problem]]:
    """What a rule's SELECTs return, as problems, each after its table."""
    tables = {name: file.table for name, file in files.items()}
    for check in rule.checks:
        name = f"{rule.name}.{check.says}" if check.says else rule.name
        for table, column, sql in check.selects(tables):
            cursor = database.execute(sql)
            names = [description[0] for description in cursor.description]
            for number, cells in enumerate(cursor):
                values = dict(zip(names, ("" if cell is None else cell for cell in cells), strict=True))
                if "known" in values:
                    keys = values["known"].split() if number < _SUGGESTED else []
                    values["near"] = did_you_mean(values["other"], _also_without_report(keys, values["other"]))
                yield table, files[table].problem(values["rowid"], column, name, **{"column": column, **values})


def _also_without_report(keys: Sequence[str], word: str) -> set[str]:
    """The keys, and each without the report's, as in a report's own file, where the word has fewer parts."""
    size = word.count("-") + 1
    return {*keys, *("-".join(key.split("-")[-size:]) for key in keys)}


def _load(database: sqlite3.Connection, files: Files) -> None:
    """Load the tables as they stand, an empty cell as NULL."""
    database.create_function("slug", 1, lambda text: slug(text or ""), deterministic=True)
    for name, file in files.items():
        columns = ", ".join(f'"{field.name}" {_TYPES.get(field.type, "TEXT")}' for field in file.table.fields)
        database.execute(f'CREATE TABLE "{name}" ({columns})')
        places = ", ".join("?" * len(file.table.fields))
        rows = ([cell or None for cell in row] for row in file.rows)
        database.executemany(f'INSERT INTO "{name}" VALUES ({places})', rows)
        keys = [file.table.key, *(foreign.field for foreign in file.table.foreign_keys)]
        for key in dict.fromkeys(keys):  # SELECTs ask for rows by these
            database.execute(f'CREATE INDEX "{name} {key}" ON "{name}" ("{key}")')


def _read_phrases(database: sqlite3.Connection, file: CsvFile, unit_words: Mapping[str, str]) -> Iterator[Problem]:
    """Make the tables of what the grammar knows and figures' words say; phrases that it does not read are problems."""
    for helper in _HELPERS:
        database.execute(helper)
    for word, code in (pair for role in ("hedge", "after") for pair in phrases_of(role).items()):
        qualifier_id, _, comparator = code.partition(" ")
        database.execute("INSERT INTO hedges VALUES (?, ?, ?)", (word, qualifier_id, comparator or None))
    say = cache(lambda phrase: _said(phrase, unit_words))  # what stands in several reports is read once
    names = ("rowid", "qualifier_id", "unit_id", "per_unit_id", "whole_value", *_READ)
    phrases = database.execute("SELECT rowid, figure_id, report_id, char_start, as_written FROM figures").fetchall()
    for row, figure_id, report_id, start, phrase in phrases:
        for at, end in numerals(phrase or "") if isinstance(start, int) else ():
            numeral = (figure_id, report_id, start + at, start + end, phrase[at:end])
            database.execute("INSERT INTO figure_numerals VALUES (?, ?, ?, ?, ?)", numeral)
        read = say(phrase or "")
        if isinstance(read, Message):
            yield file.problem(row, "as_written", read.name, **dict(read.values))
        else:
            database.execute(
                f"INSERT INTO said ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", (row, *read)
            )


def _said(phrase: str, unit_words: Mapping[str, str]) -> tuple[Any, ...] | Message:
    """What a figure's words say, from the qualifier on; or why they are not read."""
    try:
        quantity = read_figure(phrase, unit_words)
    except ValueError as error:
        unread: Message = error.args[0]
        return unread
    read = (plain_number(getattr(quantity, column)) or None for column in ("whole", *_READ))
    return (quantity.qualifier_id or "unhedged", *units_of(quantity, unit_words), *read)
