"""What people write in `metadata/site/`, as records: a class for each kind, whose keys say what they may hold."""

from collections.abc import Callable
from dataclasses import dataclass
from string import Formatter
from typing import Any

from solieu.problems import Said
from solieu.sources.records import Reader, Record, flag, holding, many, read_record, slug, text, whole
from solieu.sources.yamlfile import Key, Node

LANGUAGES = ("en", "vi")
Read = Callable[[Reader, Node, str], Any]  # what a key holds; the last is the key, as messages name it


class Placed(str):
    """A text that knows where in its file it stands, so that what is wrong with it can be said there."""

    line: int = 0
    column: int = 0

    @classmethod
    def at(cls, place: "Node | Key | Placed", value: str) -> "Placed":
        """The text, where something else stands."""
        placed = cls(value)
        placed.line, placed.column = place.line, place.column
        return placed

    def saying(self, value: str) -> "Placed":
        """Another text in its place."""
        return self.at(self, value)


def reading(cls: type[Record]) -> Read:
    """What reads a record of a class."""
    return lambda reader, node, key: read_record(reader, cls, node)


def reading_each(read: Read) -> Read:
    """What reads a record of any keys, each of which holds what `read` reads."""
    return lambda reader, node, key: _read_each(reader, node, key, read)


def read_name(reader: Reader, node: Node, key: str) -> Placed:
    """A name of something, or SQL: text in one line or several."""
    if not isinstance(node.value, str) or not node.value.strip():
        said = Said("'{key}' holds no text; write it, in quotes if it looks like a number", key=key)
        reader.problem(node, "not-text", said)
        return Placed.at(node, "")
    return Placed.at(node, node.value.strip())


def read_names(reader: Reader, node: Node, key: str) -> tuple[Placed, ...]:
    """A list of names."""
    return tuple(read_name(reader, item, key) for item in _items(reader, node, key))


def read_columns(reader: Reader, node: Node, key: str) -> dict[str, list[Placed]]:
    """In each language, columns to show: `{lang}` in a name is en or vi, and {en: a, vi: b} names one for each."""
    shown: dict[str, list[Placed]] = {language: [] for language in LANGUAGES}
    for item in _items(reader, node, key):
        one = not isinstance(item.value, dict)
        named = dict.fromkeys(LANGUAGES, read_name(reader, item, key)) if one else read_both(reader, item, key)
        for language, column in named.items():
            shown[language].append(Placed.at(item, column.replace("{lang}", language)))
    return shown


def read_both(reader: Reader, node: Node, key: str) -> dict[str, str]:
    """A text in both languages, {en: text, vi: text}, which fill in the same values."""
    if not isinstance(node.value, dict) or set(node.value) != set(LANGUAGES):
        said = Said("'{key}' is not in both languages; add one", key=key)
        reader.problem(node, "both-languages", said)
        return dict.fromkeys(LANGUAGES, "")
    texts: dict[str, str] = {str(each): read_name(reader, item, key) for each, item in node.value.items()}
    if len(set(map(_filled_in, texts.values()))) > 1:
        said = Said("'{key}' fills in other {{values}} in one language than in the other; write the same", key=key)
        reader.problem(node, "both-languages", said)
    return texts


def _read_each(reader: Reader, node: Node, key: str, read: Read) -> dict[Placed, Any]:
    if not isinstance(node.value, dict):
        reader.problem(node, "record-shape", Said("'{key}' is no record; write it as name: value", key=key))
        return {}
    return {Placed.at(name, name): read(reader, item, name) for name, item in node.value.items()}


def _filled_in(value: str) -> frozenset[str]:
    """The names in braces; where a brace is not closed, the text itself, which the other language does not have."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(value) if name is not None)
    except ValueError:
        return frozenset({value})


def _items(reader: Reader, node: Node, key: str) -> list[Node]:
    if not isinstance(node.value, list):
        reader.problem(node, "record-shape", Said("'{key}' is no list; write it as [a, b]", key=key))
        return []
    return node.value


def _held(read: Read, key: str, **default: Any) -> Any:
    return holding(lambda reader, node: read(reader, node, key), **default)


@dataclass(frozen=True, kw_only=True)
class Also(Record):
    """Columns of a table that points here, by whose words a row is found beside its own."""

    KIND = Said("what is searched beside a row")

    table: Placed = _held(read_name, "table")
    columns: tuple[Placed, ...] = _held(read_names, "columns")


@dataclass(frozen=True, kw_only=True)
class Shown(Record):
    """How one table is shown; of `label`, `shown` and `search_also`, None is what the table itself gives."""

    KIND = Said("table")

    label: Placed | None = _held(read_name, "label", default=None)
    facets: tuple[Placed, ...] = _held(read_names, "facets", default=())
    sort: Placed | None = _held(read_name, "sort", default=None)
    shown: dict[str, list[Placed]] | None = _held(read_columns, "shown", default=None)
    search: bool = flag(default=False)
    search_also: Also | None = _held(reading(Also), "search_also", default=None)


@dataclass(frozen=True, kw_only=True)
class Tables(Record):
    """site.yaml."""

    KIND = Said("the file")

    database: str = slug()
    page_size: int = whole()
    tables: dict[Placed, Shown] = _held(reading_each(reading(Shown)), "tables")


@dataclass(frozen=True, kw_only=True)
class Parameter(Record):
    """What a reader fills in: its name in the SQL, its label, and the SQL of its choices."""

    KIND = Said("parameter")

    name: str = text()
    label: str = text()
    label_vi: str = text()
    values: Placed | None = _held(read_name, "values", default=None)


@dataclass(frozen=True, kw_only=True)
class Query(Record):
    """A question answered from the tables."""

    KIND = Said("question")

    id: str = text()
    group: Placed = _held(read_name, "group")
    title: str = text()
    title_vi: str = text()
    description: str = text()
    description_vi: str = text()
    sql: Placed = _held(read_name, "sql")
    columns: dict[Placed, dict[str, str]] | None = _held(reading_each(read_both), "columns", default=None)
    links: dict[Placed, Placed] | None = _held(reading_each(read_name), "links", default=None)
    parameters: tuple[Parameter, ...] = many(Parameter)


@dataclass(frozen=True, kw_only=True)
class Queries(Record):
    """queries.yaml."""

    KIND = Said("the file")

    queries: tuple[Query, ...] = many(Query)


@dataclass(frozen=True, kw_only=True)
class Section(Record):
    """Rows of other tables that the page of one row shows."""

    KIND = Said("section")

    title: dict[str, str] = _held(read_both, "title")
    sql: Placed = _held(read_name, "sql")
    note: dict[str, str] | None = _held(read_both, "note", default=None)
    empty: dict[str, str] | None = _held(read_both, "empty", default=None)


@dataclass(frozen=True, kw_only=True)
class RowPage(Record):
    """What the page of one row shows above its columns."""

    KIND = Said("table")

    facts: dict[str, list[Placed]] = _held(read_columns, "facts")
    sections: tuple[Section, ...] = many(Section)
