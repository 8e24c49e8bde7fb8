"""Records that people write in YAML, as frozen dataclasses that say what each key may hold.

A record's class lists its keys; each key is made by `text`, `whole`, `flag`, `date`, `code`, `span`, `one` or `many`.
`read_record` reads a YAML mapping into it and reports every key that is unknown, missing or wrong, each with its place.
"""

import dataclasses
import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from solieu.problems import Problem, did_you_mean
from solieu.yamlfile import Node

Span = tuple[int, int]
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass
class Reader:
    """Reads the records of one file.

    `codes` maps a vocabulary's name to its codes; `problems` gathers what is wrong.
    """

    path: str
    codes: dict[str, tuple[str, ...]]
    problems: list[Problem]

    def problem(self, place: "Node | Record", rule: str, message: str) -> None:
        """Hold a problem at the place of a value or record."""
        self.problems.append(Problem(self.path, place.line, place.column, rule, message))


class _Wrong(Exception):
    """A value is not what its key holds."""

    def __init__(self, rule: str, message: str) -> None:
        self.rule, self.message = rule, message
        super().__init__(message)


@dataclass(frozen=True, kw_only=True)
class Record:
    """A record and its place in the file."""

    line: int = 0
    column: int = 0

    def with_place(self, node: Node) -> Self:
        """The same record, with the place of its node."""
        return dataclasses.replace(self, line=node.line, column=node.column)


R = TypeVar("R", bound=Record)
Fault = tuple[Record, str, str]  # a record, the rule it breaks, and what is wrong and what to do


def text(*, optional: bool = False) -> Any:
    """Text of at least one character, trimmed and in NFC; an optional one may be empty or absent."""
    return _key(lambda reader, node: _text(node.value, optional), "" if optional else dataclasses.MISSING)


def slug() -> Any:
    """A short name of small letters, digits and hyphens, unique among its kind."""
    return _key(lambda reader, node: _slug(node.value), dataclasses.MISSING)


def whole(*, optional: bool = False) -> Any:
    """A whole number."""
    return _key(lambda reader, node: _whole(node.value, optional), None if optional else dataclasses.MISSING)


def flag(*, default: bool | None = None) -> Any:
    """true or false."""
    return _key(lambda reader, node: _flag(node.value), dataclasses.MISSING if default is None else default)


def date(*, optional: bool = False) -> Any:
    """A day, written as 2022-12-29."""
    return _key(lambda reader, node: _date(node.value, optional), "" if optional else dataclasses.MISSING)


def code(vocabulary: str, *, default: str | None = None) -> Any:
    """A code of the codebook (`indicators`) or of a column (`passages.kind`); a default of "" lets it be empty."""
    missing = dataclasses.MISSING if default is None else default

    def read(reader: Reader, node: Node) -> str:
        return _code(node.value, vocabulary, reader.codes[vocabulary], default == "")

    return _key(read, missing)


def span(*, optional: bool = False) -> Any:
    """Where a phrase stands: [first character, end], half-open, in code points of the NFC text from 0."""
    return _key(lambda reader, node: _span(node), None if optional else dataclasses.MISSING)


def one(cls: type[Record]) -> Any:
    """One record of its own."""
    return _key(lambda reader, node: _required(read_record(reader, cls, node)), dataclasses.MISSING)


def many(cls: type[Record]) -> Any:
    """A list of records; one record standing alone is a list of one."""

    def read(reader: Reader, node: Node) -> tuple[Record, ...]:
        items = node.value if isinstance(node.value, list) else [node]
        return tuple(record for item in items if (record := read_record(reader, cls, item)) is not None)

    return _key(read, ())


def words() -> Any:
    """A list of words or phrases."""
    return _key(lambda reader, node: _words(node), ())


def _key(read: Callable[[Reader, Node], Any], default: Any) -> Any:
    return dataclasses.field(metadata={"read": read}, default=default)


def read_record(reader: Reader, cls: type[R], node: Node) -> R | None:
    """Read one record; None where a key is missing or wrong, which the reader then holds as a problem."""
    keys = _keys(cls)
    if not isinstance(node.value, dict):
        reader.problem(node, "record-shape", f"expected a record with the keys {', '.join(keys)}")
        return None
    subject = _subject(cls, node)
    for key in node.value:
        if key not in keys:
            place = Node(None, key.line, key.column)
            reader.problem(place, "unknown-key", f"{subject} has a key '{key}'{did_you_mean(key, keys)}")
    values: dict[str, Any] = {}
    for name, field in keys.items():
        if name in node.plain:
            _read_key(reader, node, field, values, subject)
        elif field.default is dataclasses.MISSING:
            reader.problem(node, "missing-key", f"{subject} has no '{name}'; state it")
        else:
            values[name] = field.default
    return cls(**values).with_place(node) if len(values) == len(keys) else None


def _keys(cls: type[Record]) -> dict[str, dataclasses.Field[Any]]:
    return {field.name: field for field in dataclasses.fields(cls) if "read" in field.metadata}


def _subject(cls: type[Record], node: Node) -> str:
    """What a message calls a record: its kind and its id."""
    name = node.plain.get("id")
    return f"{cls.__name__.lower()} '{name}'" if isinstance(name, str | int) else cls.__name__.lower()


def _read_key(reader: Reader, node: Node, field: dataclasses.Field[Any], values: dict[str, Any], subject: str) -> None:
    assert isinstance(node.value, dict)
    item = next(item for key, item in node.value.items() if key == field.name)
    try:
        values[field.name] = field.metadata["read"](reader, item)
    except _Wrong as wrong:
        if wrong.message:
            reader.problem(item, wrong.rule, f"{subject} has {field.name} {wrong.message}")


def _required(record: Record | None) -> Record:
    if record is None:
        raise _Wrong("", "")  # already reported, at its own place
    return record


def _text(value: Any, optional: bool) -> str:
    if value is None and optional:
        return ""
    if not isinstance(value, str):
        raise _Wrong("not-text", f"{value!r}, which is not text; state it, in quotes if it looks like a number")
    if value != value.strip() or "\n" in value:
        raise _Wrong("outer-space", f"'{value}' with a space or a line break at its edge; take it out")
    if value != unicodedata.normalize("NFC", value):
        raise _Wrong("not-nfc", f"'{value}' in another Unicode form than NFC; type it again, or normalise the file")
    if not value and not optional:
        raise _Wrong("empty", "empty; state it")
    return value


def _slug(value: Any) -> str:
    word = str(value) if type(value) is int else _text(value, False)
    if not _SLUG.fullmatch(word):
        raise _Wrong("id-form", f"'{word}'; write small letters, digits and hyphens")
    return word


def _whole(value: Any, optional: bool) -> int | None:
    if value in (None, "") and optional:
        return None
    if type(value) is not int:
        raise _Wrong("not-a-number", f"{value!r}; write a whole number")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Wrong("not-true-or-false", f"{value!r}; write true or false")
    return value


def _date(value: Any, optional: bool) -> str:
    word = _text(value, optional)
    try:
        if word and datetime.date.fromisoformat(word).isoformat() != word:
            raise ValueError
    except ValueError:
        raise _Wrong("date-form", f"'{word}'; write a day of the calendar as 2022-12-29") from None
    return word


def _code(value: Any, vocabulary: str, known: tuple[str, ...], optional: bool) -> str:
    word = _text(value, optional)
    if word not in known and not (optional and not word):
        raise _Wrong("unknown-code", f"'{word}', which is not in {vocabulary}{did_you_mean(word, known)}")
    return word


def _span(node: Node) -> Span:
    ends = node.plain
    if not (isinstance(ends, list) and len(ends) == 2 and all(type(end) is int for end in ends)):
        raise _Wrong("span-form", f"{ends!r}; write [first character, end], two whole numbers")
    start, end = ends
    if not 0 <= start < end:
        raise _Wrong("span-form", f"[{start}, {end}]; the end comes after the first character, and both count from 0")
    return start, end


def _words(node: Node) -> tuple[str, ...]:
    if not isinstance(node.value, list):
        raise _Wrong("record-shape", f"{node.plain!r}; write a list of words, [a, b]")
    return tuple(_text(item.value, False) for item in node.value)


def repeated_ids(kind: str, records: Iterable[Any]) -> Iterator[Fault]:
    """Every record whose id an earlier record of the same kind has."""
    seen: dict[str, int] = {}
    for record in records:
        if record.id in seen:
            what = f"'{record.id}' is already the id of another of the {kind}, at line {seen[record.id]}"
            yield record, "duplicate-id", f"{what}; give this one its own"
        seen.setdefault(record.id, record.line)
