"""The reader of Vietnamese quantities."""

from collections.abc import Mapping

from solieu.problems import Said
from solieu.reading.quantity import FIGURE_KINDS, OTHER_KINDS, Quantity
from solieu.reading.reader import find_quantities
from solieu.vietnamese import numerals

__all__ = ["FIGURE_KINDS", "OTHER_KINDS", "Quantity", "find_quantities", "numerals", "read_figure"]


def read_figure(as_written: str, units: Mapping[str, str] | None = None) -> Quantity:
    """The one figure that a phrase of a report file states.

    Raises ValueError of a Said where the phrase holds no figure, more than one, or begins with something else.
    """
    figures = [quantity for quantity in find_quantities(as_written, units) if quantity.is_figure]
    if not figures:
        raise ValueError(Said("there is no figure in '{phrase}'", phrase=as_written))
    if len(figures) > 1:
        one, other = figures[0].as_written, figures[1].as_written
        said = Said(
            "there are two figures in '{phrase}': '{one}' and '{other}'", phrase=as_written, one=one, other=other
        )
        raise ValueError(said)
    figure = figures[0]
    if figure.char_start != 0:
        raise ValueError(
            Said(
                "the figure in '{phrase}' begins at '{figure}', not at the first character",
                phrase=as_written,
                figure=figure.as_written,
            )
        )
    return figure
