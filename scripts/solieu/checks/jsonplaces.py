"""JSON read with the place of every value, so that a message about a descriptor can point at a line."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_SPACE = re.compile(r"[ \t\n\r]*")
_SCALAR = re.compile(r"[^\s,\]}]+")


@dataclass(frozen=True)
class Located:
    """A JSON text's value, where each part of it stands, and the members whose name an earlier one of theirs has."""

    value: Any
    offsets: dict[Path, int]
    repeated: tuple[Path, ...]
    breaks: tuple[int, ...]

    def place(self, path: Sequence[str | int]) -> tuple[int, int]:
        """Line and column, from 1, of a part; of what holds it where there is no such part."""
        known = tuple(path)
        while known not in self.offsets:
            known = known[:-1]
        offset = self.offsets[known]
        line = bisect_right(self.breaks, offset)
        return line + 1, offset - (self.breaks[line - 1] if line else 0) + 1


def read_json(text: str) -> Located:
    """Read a JSON text. Raises ValueError, and RecursionError where it is nested without end."""
    value = json.loads(text)
    offsets: dict[Path, int] = {}
    repeated: list[Path] = []
    start = _SPACE.match(text, 0).end()  # type: ignore[union-attr]
    _walk(text, start, (), offsets, repeated)
    offsets[()] = start
    breaks = tuple(match.end() for match in re.finditer("\n", text))
    return Located(value, offsets, tuple(repeated), breaks)


def strings(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of a JSON value, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from strings(item, (*path, index))


def _walk(text: str, at: int, path: Path, offsets: dict[Path, int], repeated: list[Path]) -> int:
    """Note where each part of the value at an offset stands; returns the offset after it. The text is JSON."""
    if text[at] == '"':
        return _STRING.match(text, at).end()  # type: ignore[union-attr]
    if text[at] not in "{[":
        return _SCALAR.match(text, at).end()  # type: ignore[union-attr]
    closing, index = "}" if text[at] == "{" else "]", 0
    at = _after_space(text, at + 1)
    while text[at] != closing:
        name: str | int = index
        start = at
        if closing == "}":
            quoted = _STRING.match(text, at).group()  # type: ignore[union-attr]
            name, at = json.loads(quoted), at + len(quoted)
            at = _after_space(text, _after_space(text, at) + 1)
        part = (*path, name)
        if part in offsets:
            repeated.append(part)
        offsets[part] = start
        at = _after_space(text, _walk(text, at, part, offsets, repeated))
        index += 1
        if text[at] == ",":
            at = _after_space(text, at + 1)
    return at + 1


def _after_space(text: str, at: int) -> int:
    return _SPACE.match(text, at).end()  # type: ignore[union-attr]
