"""Quantities listed: as JSON lines for programs, as a table for people."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice

from solieu.reading import Quantity

# The keys of a JSON line, in the order of the design; the record's other fields follow them.
KEYS = (
    "kind", "as_written", "char_start", "char_end", "numeral", "numeral_start", "numeral_end", "value",
    "lower_bound", "upper_bound", "qualifier", "comparator", "unit", "unit_id", "whole", "per", "indicator_id",
    "qualifier_id", "significant_digits", "doubt",
)  # fmt: skip
_HEADER = ("at", "kind", "as written", "value", "bounds", "unit")
_AT_ONCE = 2000  # rows that are aligned together, so that a text of any length can be listed


def as_jsonl(quantities: Iterable[Quantity]) -> Iterator[str]:
    """One JSON object a line; numbers are integers, or strings where they have decimals."""
    return (json.dumps(_record(quantity), ensure_ascii=False) + "\n" for quantity in quantities)


def _record(quantity: Quantity) -> dict[str, str | int | None]:
    return {key: _plain(getattr(quantity, key)) for key in KEYS}


def _plain(value: str | int | Decimal | None) -> str | int | None:
    return f"{value:f}" if isinstance(value, Decimal) else value


def as_table(quantities: Iterable[Quantity]) -> Iterator[str]:
    """An aligned table for people, line by line, and a line that counts; its columns widen as longer cells come."""
    figures = others = 0
    widths = [0] * len(_HEADER)
    found = iter(quantities)
    header = [_HEADER]
    while (rows := [*header, *map(_row, some := list(islice(found, _AT_ONCE)))]) and (some or header):
        header = []
        figures += sum(quantity.is_figure for quantity in some)
        others += sum(not quantity.is_figure for quantity in some)
        widths = [max(width, *(len(row[column]) for row in rows)) for column, width in enumerate(widths)]
        for row in rows:
            yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n"
    yield f"{figures} figures, {others} other numerals\n"


def _row(quantity: Quantity) -> tuple[str, ...]:
    value = _shown(quantity.value)
    if quantity.whole is not None:
        value += f"/{_shown(quantity.whole)}"
    bounds = [_shown(quantity.lower_bound), _shown(quantity.upper_bound)]
    if quantity.kind == "range":
        shown = "–".join(bounds)
    else:
        shown = f"{quantity.comparator} {bounds[0] or bounds[1]}" if quantity.comparator else ""
    unit = quantity.unit_id or quantity.unit or ""
    if quantity.per and "/" not in unit:  # km/h
        unit += f"/{quantity.per}"
    return str(quantity.char_start), quantity.kind, " ".join(quantity.as_written.split()), value, shown, unit


def _shown(value: int | Decimal | None) -> str:
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
