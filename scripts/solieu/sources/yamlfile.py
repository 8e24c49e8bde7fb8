"""YAML read with the place of every value, so that a message can point at it.

A narrow YAML: text, whole numbers, true and false, lists and mappings. `on` and `no` stay words, dates stay text,
and anchors, aliases, tags and duplicate keys are refused: none has a use in a file that people review by eye.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from solieu.problems import Invalid, Problem, problem, read_whole

Position = tuple[int, int]  # line and column, from 1

# Bytes, many times those of the largest file that people write: a larger one takes memory and minutes.
LARGEST = 2_000_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,17}")
_NO_YAML = re.compile("[^\\t\\n\\r -~\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_DEEPEST = 50  # a report file needs five; PyYAML composes by recursion, which has an end
_PLAIN = {"true": True, "false": False, "": None, "~": None, "null": None}


class Placed(str):
    """A text that knows where in its file it stands, so that what is wrong with it can be said there."""

    line: int = 0
    column: int = 0

    @classmethod
    def at(cls, position: Position, text: str) -> "Placed":
        """A text at a line and column."""
        placed = cls(text)
        placed.line, placed.column = position
        return placed

    def saying(self, text: str) -> "Placed":
        """Another text in its place."""
        return Placed.at((self.line, self.column), text)


class Mapping(dict[str, Any]):
    """A mapping with its place, and those of its values; its keys are `Placed`."""

    place: Position = (0, 0)
    places: dict[str, Position]

    def copy_with(self, **more: Any) -> "Mapping":
        """The same mapping with more keys, which have no place."""
        copied = Mapping(self | more)
        copied.place, copied.places = self.place, self.places
        return copied


class Items(list[Any]):
    """A list with its place, and those of its items."""

    place: Position = (0, 0)
    places: list[Position]


def load(path: Path, name: str) -> Any:
    """What a YAML file holds: Mapping, Items, Placed, int, bool or None; `name` is what messages call it.

    Raises Invalid, with one problem, where the file is missing, unreadable, too large, not UTF-8, or not such YAML.
    """
    content = read_whole(path, name, LARGEST)
    try:
        return parse(content.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        raise Invalid([problem(name, content.count(b"\n", 0, error.start) + 1, 0, "not-utf8")]) from None


def parse(text: str, name: str) -> Any:
    """What one YAML document holds, as of `load`. Raises Invalid."""
    try:
        _refuse_characters(text, name)
        _refuse_events(text, name)
        root = yaml.compose(text, Loader=_LOADER)
        return None if root is None else _value(root, name)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        raw = " ".join(str(getattr(error, "problem", None) or error).split())
        raise Invalid([problem(name, *(_position(mark) if mark else (0, 0)), "yaml", raw=raw)]) from None


def position(document: Any, path: Sequence[str | int], *, of_key: bool = False) -> Position:
    """Line and column of a part of a document; of what holds it, where there is no such part.

    `of_key` asks for the place of the last key instead of that of its value.
    """
    place: Position = getattr(document, "place", (1, 1))
    for depth, part in enumerate(path, start=1):
        if isinstance(document, Mapping) and part in document:
            key = next(key for key in document if key == part)
            at_key = isinstance(key, Placed) and of_key and depth == len(path)
            place = (key.line, key.column) if at_key and isinstance(key, Placed) else document.places[str(part)]
            document = document[str(part)]
        elif isinstance(document, Items) and isinstance(part, int) and part < len(document):
            place = document.places[part]
            document = document[part]
        elif not isinstance(part, int):  # one record standing alone is a list of one
            break
    return place


def _refuse_characters(text: str, name: str) -> None:
    """PyYAML refuses some characters without saying where they stand."""
    found = _NO_YAML.search(text)
    if found:
        before = text[: found.start()]
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise Invalid([problem(name, *place, "yaml.character", character=found.group())])


def _refuse_events(text: str, name: str) -> None:
    """What YAML allows and these files do not, told before anything is composed of it."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _refused(event, name, "yaml.alias")
        if getattr(event, "tag", None):
            raise _refused(event, name, "yaml.tag")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _refused(event, name, "yaml.deep", deepest=_DEEPEST)


def _refused(where: Any, name: str, rule: str, **values: object) -> Invalid:
    wrong: Problem = problem(name, *_position(where.start_mark), rule, **values)
    return Invalid([wrong])


def _position(mark: Any) -> Position:
    """Line and column from 1; PyYAML counts from 0."""
    return mark.line + 1, mark.column + 1


def _value(node: yaml.Node, name: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, name)
    if isinstance(node, yaml.SequenceNode):
        items = Items(_value(item, name) for item in node.value)
        items.place, items.places = _position(node.start_mark), [_position(item.start_mark) for item in node.value]
        return items
    return _scalar(node)


def _mapping(node: yaml.MappingNode, name: str) -> Mapping:
    mapping = Mapping()
    mapping.place, mapping.places = _position(node.start_mark), {}
    for key_node, value_node in node.value:
        key = Placed.at(
            _position(key_node.start_mark), key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
        )
        if key in mapping:
            raise _refused(key_node, name, "yaml.repeated", key=key)
        mapping[key] = _value(value_node, name)
        mapping.places[key] = _position(value_node.start_mark)
    return mapping


def _scalar(node: yaml.Node) -> Placed | int | bool | None:
    """A quoted scalar is text as it stands; a plain one may be a number, true, false or nothing."""
    text: str = node.value
    if not getattr(node, "style", None):
        if text in _PLAIN:
            return _PLAIN[text]
        if _WHOLE.fullmatch(text):
            return int(text)
    return Placed.at(_position(node.start_mark), text)
