"""Quantities listed: as JSON lines for programs, as a table for people."""

import json
from collections.abc import Sequence
from decimal import Decimal

from solieu.reading import Quantity

# The keys of a JSON line, in the order of the design; the record's other fields follow them.
KEYS = (
    "kind", "as_written", "char_start", "char_end", "numeral", "numeral_start", "numeral_end", "value",
    "lower_bound", "upper_bound", "qualifier", "comparator", "unit", "unit_id", "whole", "per", "indicator_id",
    "qualifier_id", "significant_digits", "doubt",
)  # fmt: skip


def as_jsonl(quantities: Sequence[Quantity]) -> str:
    """One JSON object a line; numbers are integers, or strings where they have decimals."""
    return "".join(json.dumps(_record(quantity), ensure_ascii=False) + "\n" for quantity in quantities)


def _record(quantity: Quantity) -> dict[str, str | int | None]:
    return {key: _plain(getattr(quantity, key)) for key in KEYS}


def _plain(value: str | int | Decimal | None) -> str | int | None:
    return f"{value:f}" if isinstance(value, Decimal) else value


def as_table(quantities: Sequence[Quantity]) -> str:
    """An aligned table for people, and a line that counts."""
    rows: list[tuple[str, ...]] = [("at", "kind", "as written", "value", "bounds", "unit")]
    rows += [_row(quantity) for quantity in quantities]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    figures = sum(quantity.is_figure for quantity in quantities)
    lines.append(f"{figures} figures, {len(quantities) - figures} other numerals")
    return "\n".join(lines) + "\n"


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
    if quantity.per:
        unit += f"/{quantity.per}"
    return str(quantity.char_start), quantity.kind, " ".join(quantity.as_written.split()), value, shown, unit


def _shown(value: int | Decimal | None) -> str:
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
