"""Số liệu: reading figures out of Vietnamese reports, and the tables made of them. Nothing runs at import."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from solieu.reading import Quantity

__all__ = ["Quantity", "find_quantities"]


def find_quantities(text: str) -> "list[Quantity]":
    """Every quantity and other numeral of the text, with the codebook's words for counted units."""
    from solieu.reading import find_quantities as find

    return find(text, codebook_units())


@cache
def codebook_units() -> dict[str, str]:
    """The unit_id of each word of the codebook's units; empty where the codebook is not at hand. Raises Invalid."""
    path = Path(__file__).resolve().parents[2] / "metadata" / "codebook.yaml"
    if not path.is_file():
        return {}
    from solieu.sources.yamlfile import load

    codebook = load(path, "metadata/codebook.yaml") or {}
    try:
        return {word: unit["id"] for unit in codebook.get("units", ()) for word in unit.get("words", ())}
    except (AttributeError, LookupError, TypeError):
        from solieu.paths import HERE
        from solieu.sources.codebook import load_codebook
        from solieu.sources.schemas import load_package

        load_codebook(HERE, load_package(HERE))  # which says where it is wrong
        raise


def __getattr__(name: str) -> object:
    if name == "Quantity":
        from solieu.reading import Quantity

        return Quantity
    raise AttributeError(name)
