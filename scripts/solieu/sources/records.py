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
from typing import Any, ClassVar, Self, TypeVar

from solieu.problems import Problem, Said, did_you_mean
from solieu.sources.yamlfile import Node

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

    def problem(self, place: "Node | Record", rule: str, message: Said) -> None:
        """Hold a problem at the place of a value or record."""
        self.problems.append(Problem(self.path, place.line, place.column, rule, message))


class _Wrong(Exception):
    """A value is not what its key holds."""

    def __init__(self, rule: str, message: Said) -> None:
        self.rule, self.message = rule, message
        super().__init__(message)


@dataclass(frozen=True, kw_only=True)
class Record:
    """A record and its place in the file. `KIND` is what messages call it."""

    KIND: ClassVar[Said]
    line: int = 0
    column: int = 0

    def with_place(self, node: Node) -> Self:
        """The same record, with the place of its node."""
        return dataclasses.replace(self, line=node.line, column=node.column)


R = TypeVar("R", bound=Record)
Fault = tuple[Record, str, Said]  # a record, the rule it breaks, and what is wrong and what to do


def text(*, optional: bool = False) -> Any:
    """Text of at least one character, trimmed and in NFC; an optional one may be empty or absent."""
    return holding(lambda reader, node: _text(node.value, optional), "" if optional else dataclasses.MISSING)


def slug() -> Any:
    """A short name of small letters, digits and hyphens, unique among its kind."""
    return holding(lambda reader, node: _slug(node.value), dataclasses.MISSING)


def whole(*, optional: bool = False) -> Any:
    """A whole number."""
    return holding(lambda reader, node: _whole(node.value, optional), None if optional else dataclasses.MISSING)


def flag(*, default: bool | None = None) -> Any:
    """true or false."""
    return holding(lambda reader, node: _flag(node.value), dataclasses.MISSING if default is None else default)


def date(*, optional: bool = False) -> Any:
    """A day, written as 2022-12-29."""
    return holding(lambda reader, node: _date(node.value, optional), "" if optional else dataclasses.MISSING)


def code(vocabulary: str, *, default: str | None = None) -> Any:
    """A code of the codebook (`indicators`) or of a column (`passages.kind`); a default of "" lets it be empty."""
    missing = dataclasses.MISSING if default is None else default

    def read(reader: Reader, node: Node) -> str:
        return _code(node.value, vocabulary, reader.codes[vocabulary], default == "")

    return holding(read, missing)


def span(*, optional: bool = False) -> Any:
    """Where a phrase stands: [first character, end], half-open, in code points of the NFC text from 0."""
    return holding(lambda reader, node: _span(node), None if optional else dataclasses.MISSING)


def one(cls: type[Record]) -> Any:
    """One record of its own."""
    return holding(lambda reader, node: _required(read_record(reader, cls, node)), dataclasses.MISSING)


def many(cls: type[Record]) -> Any:
    """A list of records; one record standing alone is a list of one."""

    def read(reader: Reader, node: Node) -> tuple[Record, ...]:
        items = node.value if isinstance(node.value, list) else [node]
        return tuple(record for item in items if (record := read_record(reader, cls, item)) is not None)

    return holding(read, ())


def words() -> Any:
    """A list of words or phrases."""
    return holding(lambda reader, node: _words(node), ())


def holding(read: Callable[[Reader, Node], Any], default: Any = dataclasses.MISSING) -> Any:
    """Whatever `read` makes of it; without a default it must be stated."""
    return dataclasses.field(metadata={"read": read}, default=default)


def read_record(reader: Reader, cls: type[R], node: Node) -> R | None:
    """Read one record; None where a key is missing or wrong, which the reader then holds as a problem."""
    keys = _keys(cls)
    if not isinstance(node.value, dict):
        said = Said("expected a record with the keys {keys}; write one", keys=", ".join(keys))
        reader.problem(node, "record-shape", said)
        return None
    subject = _subject(cls, node)
    for key in node.value:
        if key not in keys:
            place = Node(None, key.line, key.column)
            near = did_you_mean(key, keys)
            said = Said("{subject} has a key '{key}'{near}", subject=subject, key=str(key), near=near)
            reader.problem(place, "unknown-key", said)
    values: dict[str, Any] = {}
    for name, field in keys.items():
        if name in node.plain:
            _read_key(reader, node, field, values, subject)
        elif field.default is dataclasses.MISSING:
            said = Said("{subject} has no '{key}'; state it", subject=subject, key=name)
            reader.problem(node, "missing-key", said)
        else:
            values[name] = field.default
    return cls(**values).with_place(node) if len(values) == len(keys) else None


def _keys(cls: type[Record]) -> dict[str, dataclasses.Field[Any]]:
    return {field.name: field for field in dataclasses.fields(cls) if "read" in field.metadata}


def _subject(cls: type[Record], node: Node) -> Said:
    """What a message calls a record: its kind and its id."""
    name = node.plain.get("id")
    return called(cls, name if isinstance(name, str | int) else "")


def called(cls: type[Record], name: str | int) -> Said:
    """What a message calls a record of a kind: by its id, where it has one."""
    return Said("{kind} '{id}'", kind=cls.KIND, id=name) if name != "" else cls.KIND


def _read_key(reader: Reader, node: Node, field: dataclasses.Field[Any], values: dict[str, Any], subject: Said) -> None:
    assert isinstance(node.value, dict)
    item = next(item for key, item in node.value.items() if key == field.name)
    try:
        values[field.name] = field.metadata["read"](reader, item)
    except _Wrong as wrong:
        if wrong.message:
            said = Said("{subject} has {key} {what}", subject=subject, key=field.name, what=wrong.message)
            reader.problem(item, wrong.rule, said)


def _required(record: Record | None) -> Record:
    if record is None:
        raise _Wrong("", Said(""))  # already reported, at its own place
    return record


def _shown(value: Any) -> object:
    """A value as a message shows it: in the words of YAML, and no record or list whole."""
    if isinstance(value, dict):
        return Said("a record")
    if isinstance(value, list) and not all(type(item) is int for item in value):
        return Said("a list")
    if isinstance(value, str):
        return Said("'{value}'", value=value)
    return Said("nothing") if value is None else str(value).lower() if isinstance(value, bool) else value


def _text(value: Any, optional: bool) -> str:
    if value is None and optional:
        return ""
    if value is None:
        raise _Wrong("empty", Said("empty; state it"))
    if not isinstance(value, str):
        said = Said("{value}, which is not text; state it, in quotes if it looks like a number", value=_shown(value))
        raise _Wrong("not-text", said)
    if value != value.strip() or "\n" in value:
        said = Said("'{value}' with a space at its edge, or a line break; take it out", value=value)
        raise _Wrong("outer-space", said)
    if value != unicodedata.normalize("NFC", value):
        said = Said("'{value}' in another Unicode form than NFC; type it again, or normalise the file", value=value)
        raise _Wrong("not-nfc", said)
    if not value and not optional:
        raise _Wrong("empty", Said("empty; state it"))
    return value


def _slug(value: Any) -> str:
    word = str(value) if type(value) is int else _text(value, False)
    if not _SLUG.fullmatch(word):
        raise _Wrong("id-form", Said("'{value}'; write small letters, digits and hyphens", value=word))
    return word


def _whole(value: Any, optional: bool) -> int | None:
    if value in (None, "") and optional:
        return None
    if type(value) is not int:
        raise _Wrong("not-a-number", Said("{value}; write a whole number", value=_shown(value)))
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Wrong("not-true-or-false", Said("{value}; write true or false", value=_shown(value)))
    return value


def _date(value: Any, optional: bool) -> str:
    word = _text(value, optional)
    try:
        if word and datetime.date.fromisoformat(word).isoformat() != word:
            raise ValueError
    except ValueError:
        raise _Wrong("date-form", Said("'{value}'; write a day of the calendar as 2022-12-29", value=word)) from None
    return word


def _code(value: Any, vocabulary: str, known: tuple[str, ...], optional: bool) -> str:
    word = _text(value, optional)
    if word not in known and not (optional and not word):
        near = did_you_mean(word, known)
        said = Said("'{value}', which is not in {vocabulary}{near}", value=word, vocabulary=vocabulary, near=near)
        raise _Wrong("unknown-code", said)
    return word


def _span(node: Node) -> Span:
    ends = node.plain
    if not (isinstance(ends, list) and len(ends) == 2 and all(type(end) is int for end in ends)):
        said = Said("{value}; write [first character, end], two whole numbers", value=_shown(ends))
        raise _Wrong("span-form", said)
    start, end = ends
    if not 0 <= start < end:
        said = Said(
            "[{start}, {end}]; the end comes after the first character, and both count from 0", start=start, end=end
        )
        raise _Wrong("span-form", said)
    return start, end


def _words(node: Node) -> tuple[str, ...]:
    if not isinstance(node.value, list):
        said = Said("{value}; write a list of words, [a, b]", value=_shown(node.plain))
        raise _Wrong("record-shape", said)
    return tuple(_text(item.value, False) for item in node.value)


def repeated_ids(kind: str, records: Iterable[Any]) -> Iterator[Fault]:
    """Every record whose id an earlier record of the same kind has."""
    seen: dict[str, int] = {}
    for record in records:
        if record.id in seen:
            said = Said(
                "'{id}' is already the id of another of the {kind}, at line {line}; give this one its own",
                id=record.id,
                kind=kind,
                line=seen[record.id],
            )
            yield record, "duplicate-id", said
        seen.setdefault(record.id, record.line)
