"""YAML read with the place of every value, so that a message can point at it.

A narrow YAML: text, whole numbers, true and false, lists and mappings. `on` and `no` stay words, dates stay text,
and anchors, aliases, tags and duplicate keys are refused: none has a use in a file that people review by eye.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from solieu.problems import Invalid, Problem, Said, reason
from solieu.sources.yamlfaults import fault

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,17}")
_NO_YAML = re.compile("[^\\t\\n\\r -~\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_DEEPEST = 50  # a report file needs five; PyYAML composes by recursion, which has an end
_PLAIN = {"true": True, "false": False, "": None, "~": None, "null": None}


class Key(str):
    """A key of a mapping, with its place."""

    line: int
    column: int


@dataclass(frozen=True)
class Node:
    """A value and its place, line and column counted from 1."""

    value: "str | int | bool | None | list[Node] | dict[Key, Node]"
    line: int
    column: int

    @property
    def plain(self) -> Any:
        """The value without its place."""
        if isinstance(self.value, dict):
            return {str(key): node.plain for key, node in self.value.items()}
        return [node.plain for node in self.value] if isinstance(self.value, list) else self.value


class _Refused(Exception):
    """Something YAML allows and these files do not, and its place."""

    def __init__(self, what: Said, place: tuple[int, int]) -> None:
        self.what, self.place = what, place
        super().__init__(what)


def load(path: Path, name: str) -> Node:
    """Read a YAML file; `name` is what messages call it.

    Raises Invalid, with one problem, where the file is missing, not UTF-8, or not such YAML.
    """
    try:
        return parse(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise _invalid(name, (0, 0), "file-missing", Said("there is no such file")) from None
    except OSError as error:
        said = Said("cannot be read ({reason}); mend its permissions", reason=reason(error))
        raise _invalid(name, (0, 0), "file-unread", said) from None
    except UnicodeDecodeError as error:
        said = Said("not UTF-8 at byte {at}; save the file as UTF-8", at=error.start)
        raise _invalid(name, (0, 0), "not-utf8", said) from None
    except _Refused as refused:
        raise _invalid(name, refused.place, "yaml", refused.what) from None
    except yaml.YAMLError as error:
        line, column, said = fault(error)
        raise _invalid(name, (line, column), "yaml", said) from None


def _invalid(name: str, place: tuple[int, int], rule: str, said: Said) -> Invalid:
    return Invalid([Problem(name, *place, rule, said)])


def parse(text: str) -> Node:
    """Read one YAML document. Raises yaml.YAMLError, and exceptions of its own for what is refused: see `load`."""
    _check_characters(text)
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(Said("anchors and aliases are not used here; write the value out"), _place(event.start_mark))
        if getattr(event, "tag", None):
            raise _Refused(Said("tags are not used here; write a plain value"), _place(event.start_mark))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            said = Said("more than {deepest} lists and records stand one within another; close them", deepest=_DEEPEST)
            raise _Refused(said, _place(event.start_mark))
    root = yaml.compose(text, Loader=_LOADER)
    return Node(None, 1, 1) if root is None else _node(root)


def _check_characters(text: str) -> None:
    """PyYAML refuses some characters without saying where they stand."""
    found = _NO_YAML.search(text)
    if found:
        before = text[: found.start()]
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise _Refused(Said("{character} is no character of a text; take it out", character=found.group()), place)


def _place(mark: Any) -> tuple[int, int]:
    """Line and column from 1; PyYAML counts from 0."""
    return mark.line + 1, mark.column + 1


def _node(node: yaml.Node) -> Node:
    value: Any
    if isinstance(node, yaml.MappingNode):
        value = _mapping(node)
    elif isinstance(node, yaml.SequenceNode):
        value = [_node(item) for item in node.value]
    elif isinstance(node, yaml.ScalarNode):
        value = _scalar(node)
    return Node(value, *_place(node.start_mark))


def _mapping(node: yaml.MappingNode) -> dict[Key, Node]:
    mapping: dict[Key, Node] = {}
    for key_node, value_node in node.value:
        key = Key(key_node.value if isinstance(key_node, yaml.ScalarNode) else "?")
        key.line, key.column = _place(key_node.start_mark)
        if key in mapping:
            raise _Refused(
                Said("'{key}' stands twice in one record; take one out", key=str(key)), _place(key_node.start_mark)
            )
        mapping[key] = _node(value_node)
    return mapping


def _scalar(node: yaml.ScalarNode) -> str | int | bool | None:
    """A quoted scalar is text as it stands; a plain one may be a number, true, false or nothing."""
    text: str = node.value
    if node.style:
        return text
    if text in _PLAIN:
        return _PLAIN[text]
    return int(text) if _WHOLE.fullmatch(text) else text
