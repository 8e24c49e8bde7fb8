"""What all tables' rows are made of: cells, keys, places."""

import unicodedata
from decimal import Decimal

from solieu.sources.reports import Reading
from solieu.vietnamese import fold

Cell = str | int | Decimal | bool | None
Row = dict[str, Cell]


def key(reading: Reading, name: str) -> str:
    """The permanent key of something in a report: the report's id and its own name."""
    return f"{reading.id}-{name}"


def passage_key(reading: Reading, start: int | None) -> str | None:
    """The key of the passage that holds a character; None where none does."""
    place = None if start is None else reading.passage_of(start)
    return key(reading, f"p{place}") if place else None


def placed(reading: Reading, at: tuple[int, int]) -> Row:
    """Where a phrase stands: its report, passage and offsets."""
    return {"report_id": reading.id, "passage_id": passage_key(reading, at[0]), "char_start": at[0], "char_end": at[1]}


def slug(words: str) -> str:
    """Words as a readable key: small letters, no marks, hyphens."""
    folded = unicodedata.normalize("NFKD", fold(words)).lower()
    return "-".join("".join(char if char.isascii() and char.isalnum() else " " for char in folded).split())
