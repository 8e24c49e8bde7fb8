"""YAML read with the place of every value, so that a message can point at it.

A narrow YAML: text, whole numbers, true and false, lists and mappings. `on` and `no` stay words, dates stay text,
and anchors, aliases, tags and duplicate keys are refused: none has a use in a file that people review by eye.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from solieu.problems import Invalid, Problem

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,17}")
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


class _Refused(yaml.MarkedYAMLError):
    """Something YAML allows and these files do not."""

    def __init__(self, what: str, mark: Any) -> None:
        super().__init__(problem=what, problem_mark=mark)


def load(path: Path, name: str) -> Node:
    """Read a YAML file; `name` is what messages call it.

    Raises Invalid, with one problem, where the file is missing, not UTF-8, or not such YAML.
    """
    try:
        return parse(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Invalid([Problem(name, 0, 0, "file-missing", "there is no such file")]) from None
    except UnicodeDecodeError as error:
        message = f"not UTF-8 at byte {error.start}; save the file as UTF-8"
        raise Invalid([Problem(name, 0, 0, "not-utf8", message)]) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise Invalid([Problem(name, line, column, "yaml", _one_line(error))]) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise Invalid([Problem(name, 0, 0, "yaml", " ".join(str(error).split()))]) from None


def parse(text: str) -> Node:
    """Read one YAML document. Raises yaml.YAMLError."""
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused("anchors and aliases are not used here; write the value out", event.start_mark)
        if getattr(event, "tag", None):
            raise _Refused("tags are not used here; write a plain value", event.start_mark)
    root = yaml.compose(text, Loader=_LOADER)
    return Node(None, 1, 1) if root is None else _node(root)


def _node(node: yaml.Node) -> Node:
    value: Any
    if isinstance(node, yaml.MappingNode):
        value = _mapping(node)
    elif isinstance(node, yaml.SequenceNode):
        value = [_node(item) for item in node.value]
    elif isinstance(node, yaml.ScalarNode):
        value = _scalar(node)
    return Node(value, node.start_mark.line + 1, node.start_mark.column + 1)


def _mapping(node: yaml.MappingNode) -> dict[Key, Node]:
    mapping: dict[Key, Node] = {}
    for key_node, value_node in node.value:
        key = Key(key_node.value if isinstance(key_node, yaml.ScalarNode) else "?")
        key.line, key.column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
        if key in mapping:
            raise _Refused(f"'{key}' stands twice in one record", key_node.start_mark)
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


def _one_line(error: yaml.MarkedYAMLError) -> str:
    return " ".join(f"{error.context or ''} {error.problem or ''}".split())
