"""The rules of `rules.yaml`, and those in SQL asked of the tables: each SELECT returns the rows that break its rule."""

import re
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
from solieu.sources.schemas import Package

Files = Mapping[str, CsvFile]

# What a figure's words say, as columns of `said`; and the numerals in them.
_READ = ("value", "lower_bound", "upper_bound", "significant_digits", "numeral_start", "numeral_end")
_SAID = ("qualifier_id", "unit_id", "per_unit_id", "whole_value", *_READ)
_HELPERS = (
    f"CREATE TABLE said ({', '.join(_SAID)})",
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

    def selects(self, files: Files) -> Iterator[tuple[str, str, str]]:
        """The SELECT, once for each of the names it is written for, after the table and column to point at."""
        for filled in self._filled(files):
            at, sql = self.at, self.sql
            for name, value in filled.items():
                at, sql = at.replace(f"{{{name}}}", value), sql.replace(f"{{{name}}}", value)
            table, _, column = at.partition(".")
            yield table, column, sql

    def _filled(self, files: Files) -> Iterator[dict[str, str]]:
        """What stands for {table}, {column}, {key}, {columns} and {resource}, each time.

        Keys that are all there, or all different, need not be asked for: to see that here takes a tenth of the time.
        """
        tables = {name: file.table for name, file in files.items()}
        keys = cache(lambda name: {"", *files[name].texts(tables[name].key)})
        if self.names == "unique-keys":
            for table in tables.values():
                compound = (table.primary_key,) if len(table.primary_key) > 1 else ()
                for columns in (*table.unique_keys, *compound):
                    cells = list(zip(*map(files[table.name].texts, columns), strict=True))
                    if len(set(cells)) == len(cells):
                        continue
                    yield {"table": table.name, "key": table.key, "columns": ", ".join(columns)}
        elif self.names == "foreign-keys":
            for table in tables.values():
                for foreign in table.foreign_keys:
                    key = tables[foreign.resource].key
                    if not keys(foreign.resource).issuperset(files[table.name].texts(foreign.field)):
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
        with closing(sqlite3.connect(":memory:")) as database:
            database.execute("PRAGMA page_size = 65536")  # its largest, with which all is read sooner
            ordered = sorted(rules().values(), key=lambda each: bool(each.after))
            asked = [
                (rule, check.says, *select)
                for rule in ordered
                for check in rule.checks
                for select in check.selects(files)
            ]
            _load(database, files, [sql for *_, sql in asked])
            yield from _read_phrases(database, files["figures"], unit_words)
            first: dict[tuple[str, int, int, str], str] = {}
            broken: set[str] = set()
            for rule, says, table, column, sql in asked:
                name = f"{rule.name}.{says}" if says else rule.name
                for wrong in () if broken & set(rule.after) else _ask(database, sql, files[table], column, name):
                    broken.add(rule.name)
                    if first.setdefault((wrong.path, wrong.line, wrong.column, wrong.rule), table) == table:
                        yield wrong
    except (sqlite3.OperationalError, KeyError) as lost:
        yield problem("metadata/tables", 0, 0, "table-schema.lost", name=lost.args[0])


def _ask(database: sqlite3.Connection, sql: str, file: CsvFile, column: str, name: str) -> Iterator[Problem]:
    """What a SELECT returns, as problems of a column."""
    cursor = database.execute(sql)
    names = [description[0] for description in cursor.description]
    for number, cells in enumerate(cursor):
        values = dict(zip(names, ("" if cell is None else cell for cell in cells), strict=True))
        if "known" in values:
            keys = values["known"].split() if number < _SUGGESTED else []
            values["near"] = did_you_mean(values["other"], _also_without_report(keys, values["other"]))
        yield file.problem(values["rowid"], column, name, **{"column": column, **values})


def _also_without_report(keys: Sequence[str], word: str) -> set[str]:
    """The keys but the word, and each without the report's id, as in its own file, where the word has fewer parts."""
    size = word.count("-") + 1
    return {*keys, *("-".join(key.split("-")[-size:]) for key in keys)} - {word}


def _load(database: sqlite3.Connection, files: Files, asked: Sequence[str]) -> None:
    """Load the tables as they stand, an empty cell as NULL, but for tables and columns that no SELECT names."""
    database.create_function("slug", 1, lambda text: slug(text or ""), deterministic=True)
    words = [set(re.findall(r"\w+", sql)) for sql in asked]
    for name, file in files.items():
        typed = ", ".join(f'"{field.name}" {_TYPES.get(field.type, "TEXT")}' for field in file.table.fields)
        database.execute(f'CREATE TABLE "{name}" ({typed})')
        named = set[str]().union(*(each for each in words if name in each))
        if not named:
            continue
        read = [column for column in file.table.columns if column in named] or [file.table.key]
        into, cells = '", "'.join(read), ", ".join(["nullif(?, '')"] * len(read))
        rows = zip(*map(file.texts, read), strict=True)
        database.executemany(f'INSERT INTO "{name}" ("{into}") VALUES ({cells})', rows)
        for columns in ((file.table.key,), *file.table.unique_keys):  # SELECTs ask for rows by these
            key = '", "'.join(columns)
            database.execute(f'CREATE INDEX "{name}: {" ".join(columns)}" ON "{name}" ("{key}")')


def _read_phrases(database: sqlite3.Connection, file: CsvFile, unit_words: Mapping[str, str]) -> Iterator[Problem]:
    """Make the tables of what the grammar knows and figures' words say; phrases that it does not read are problems.

    A row whose cells are what its words say has none in `said`, so that the SELECTs need not compare the two again.
    """
    for helper in _HELPERS:
        database.execute(helper)
    for word, code in (pair for role in ("hedge", "after") for pair in phrases_of(role).items()):
        qualifier_id, _, comparator = code.partition(" ")
        database.execute("INSERT INTO hedges VALUES (?, ?, ?)", (word, qualifier_id, comparator or None))
    told = ("figure_id", "report_id", "as_written", "char_start", *_SAID)
    # What stands in several reports is read once.
    spans, say = cache(numerals), cache(lambda phrase: _said(phrase, unit_words))
    found = list[tuple[str | int, ...]]()
    for row, (figure, report, phrase, start, *stated) in enumerate(zip(*map(file.texts, told), strict=True), start=1):
        at = int(start) if start.isdecimal() and len(start) < 10 else None
        found += [
            (figure, report, at + first, at + last, phrase[first:last])
            for first, last in spans(phrase)
            if at is not None
        ]
        read = say(phrase)
        if isinstance(read, Message):
            yield file.problem(row, "as_written", read.name, **dict(read.values))
        elif stated != _placed(read, at, start):
            values = (row, *(cell or None for cell in read))
            database.execute(
                f"INSERT INTO said (rowid, {', '.join(_SAID)}) VALUES ({', '.join('?' * len(values))})", values
            )
    database.executemany("INSERT INTO figure_numerals VALUES (?, ?, ?, ?, ?)", found)


def _placed(read: Sequence[str], at: int | None, start: str) -> Sequence[str]:
    """The cells of a row as its words have them, the numeral's place counted from the text's first character.

    No cells at all where the place of the words is none of a text.
    """
    *cells, first, last = read
    if at is None:
        return () if start else [*cells, "", ""]
    return [*cells, str(at + int(first)), str(at + int(last))]


def _said(phrase: str, unit_words: Mapping[str, str]) -> Sequence[str] | Message:
    """What a figure's words say, from the qualifier on; or why they are not read."""
    try:
        quantity = read_figure(phrase, unit_words)
    except ValueError as error:
        unread: Message = error.args[0]
        return unread
    numbers = (plain_number(getattr(quantity, column)) for column in ("whole", *_READ))
    return (quantity.qualifier_id or "unhedged", *(unit or "" for unit in units_of(quantity, unit_words)), *numbers)
