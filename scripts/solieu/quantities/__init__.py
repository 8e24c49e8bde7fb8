"""The reader of Vietnamese quantities."""

from collections.abc import Mapping

from solieu.quantities.quantity import FIGURE_KINDS, OTHER_KINDS, Quantity
from solieu.quantities.reader import find_quantities
from solieu.vietnamese import numerals

__all__ = ["FIGURE_KINDS", "OTHER_KINDS", "Quantity", "find_quantities", "numerals", "read_figure"]


def read_figure(as_written: str, units: Mapping[str, str] | None = None) -> Quantity:
    """The one figure that a phrase of a report file states.

    Raises ValueError where the phrase holds no figure, more than one, or begins with something else.
    """
    figures = [quantity for quantity in find_quantities(as_written, units) if quantity.is_figure]
    if not figures:
        raise ValueError(f"no figure in {as_written!r}")
    if len(figures) > 1:
        raise ValueError(f"two figures in {as_written!r}: {figures[0].as_written!r} and {figures[1].as_written!r}")
    figure = figures[0]
    if figure.char_start != 0:
        raise ValueError(f"the figure in {as_written!r} begins at {figure.as_written!r}, not at the first character")
    return figure
