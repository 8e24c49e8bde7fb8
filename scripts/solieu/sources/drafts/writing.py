"""Report files written out: one fact a line, short records on one line, the same every time."""

import json
import re
from collections.abc import Iterator, Mapping

# What a curator has to name; no vocabulary has it, so no file passes with it.
TODO = "TODO"
# What YAML takes for something else than text, at the start of a plain scalar, inside it, or as the whole of it.
_BAD_START = tuple("-?:,[]{}#&*!|>'\"%@` ")
_BAD_INSIDE = re.compile(r": | #|:$|\s$|\n")
_BAD_IN_FLOW = re.compile(r"[,\[\]{}:]")
_READS_AS_ELSE = re.compile(r"true|false|null|~|0|-?[1-9][0-9]*", re.I)


class Flow(dict[str, object]):
    """A record that is written on one line."""


def write_yaml(record: Mapping[str, object]) -> str:
    """A mapping as YAML of the kind that `yamlfile` reads."""
    return "\n".join(_lines(record, "")) + "\n"


def _lines(record: Mapping[str, object], indent: str) -> Iterator[str]:
    for key, value in record.items():
        if isinstance(value, Flow) or not isinstance(value, list | dict) or not value or _is_span(value):
            yield f"{indent}{key}: {_inline(value)}"
        elif isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from _lines(value, f"{indent}  ")
        else:
            yield f"{indent}{key}:"
            for item in value:
                yield from _item(item, f"{indent}  ")


def _item(item: object, indent: str) -> Iterator[str]:
    if isinstance(item, dict) and not isinstance(item, Flow):
        first, *rest = _lines(item, "")
        yield f"{indent}- {first}"
        yield from (f"{indent}  {line}" for line in rest)
    else:
        yield f"{indent}- {_inline(item)}"


def _is_span(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, int) for item in value)


def _inline(value: object, flow: bool = False) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_inline(item, flow=True)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_inline(item, flow=True) for item in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _scalar(value, flow) if isinstance(value, str) else str(value)


def _scalar(text: str, flow: bool) -> str:
    """Text as it is where YAML reads it so, otherwise in quotes."""
    if not text:
        return "''"
    read_as_else = text.startswith(_BAD_START) or _BAD_INSIDE.search(text) or _READS_AS_ELSE.fullmatch(text)
    if read_as_else or (flow and _BAD_IN_FLOW.search(text)):
        return json.dumps(text, ensure_ascii=False)
    return text
