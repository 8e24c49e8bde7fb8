"""`datapackage.json`: written as build writes it, and what build would write for these tables."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from solieu.package.descriptor import to_json
from solieu.package.files import first_difference
from solieu.problems import Problem, problem

NAME = "datapackage.json"
# What frictionless compares with the tables' bytes; here they have to be there, as a number and a text.
_MEASURED = (("bytes",), ("hash",))

Steps = tuple[str | int, ...]


def check_descriptor(content: bytes, expected: Mapping[str, Any] | None) -> Iterator[Problem]:
    """Where a descriptor differs from that of these tables; None where these are not whole, so that there is none.

    What is not in the form in which build writes it is said to be so, and not compared.
    """
    repeated: list[str] = []
    try:
        found = json.loads(content.decode("utf-8-sig"), object_pairs_hook=lambda pairs: _object(pairs, repeated))
        canonical = to_json(found)
    except UnicodeDecodeError as error:
        yield problem(NAME, content.count(b"\n", 0, error.start) + 1, 0, "not-utf8")
        return
    except json.JSONDecodeError as error:
        yield problem(NAME, error.lineno, error.colno, "json", raw=error.msg)
        return
    except (ValueError, RecursionError) as error:  # what Python can read and not hold: lone surrogates, endless nesting
        yield problem(NAME, 0, 0, "json", raw=error)
        return
    if repeated:
        yield problem(NAME, first_difference(content, canonical), 0, "json-repeated", key=repeated[0])
    elif content != canonical:
        yield problem(NAME, first_difference(content, canonical), 0, "json-form")
    elif expected is not None:
        for path, name, values in _differences(found, expected, ()):
            line, column = _place(found, path if name != "descriptor.missing" else path[:-1])
            yield problem(NAME, line, column, name, member=_member(path), **values)


def _object(pairs: list[tuple[str, Any]], repeated: list[str]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    repeated += {name for name in names if names.count(name) > 1}
    return dict(pairs)


def _differences(found: Any, expected: Any, path: Steps) -> Iterator[tuple[Steps, str, dict[str, str]]]:
    """Where a value is not the expected one: how it is reached, and what is said of it."""
    if isinstance(found, dict) and isinstance(expected, Mapping):
        for key in expected.keys() - found.keys():
            yield (*path, key), "descriptor.missing", {}
        for key in found.keys() - expected.keys():
            yield (*path, key), "descriptor.extra", {}
        for key in found.keys() & expected.keys():
            yield from _differences(found[key], expected[key], (*path, key))
    elif isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        for index, pair in enumerate(zip(found, expected, strict=True)):
            yield from _differences(*pair, (*path, index))
    elif type(found) is not type(expected) or (found != expected and path[-1:] not in _MEASURED):
        stated, given = (json.dumps(value, ensure_ascii=False) for value in (found, expected))
        yield path, "descriptor", {"stated": stated, "given": given}


def _member(path: Steps) -> str:
    """How messages call a member: resources[2].title; the whole descriptor by its name."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".") or NAME


def _place(value: Any, path: Steps) -> tuple[int, int]:
    """Line and column, from 1, at which build writes a member of a value."""
    line = 1
    for step in path:
        parts = value if isinstance(value, dict) else dict(enumerate(value))
        before = list(parts)[: list(parts).index(step)]
        line += 1 + sum(_lines(parts[key]) for key in before)
        value = parts[step]
    return line, 2 * len(path) + 1


def _lines(value: Any) -> int:
    """On how many lines build writes a value."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 2 + sum(map(_lines, parts)) if parts else 1
