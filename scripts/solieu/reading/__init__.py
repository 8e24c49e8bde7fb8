"""The reader of Vietnamese quantities."""

from collections.abc import Mapping

from solieu.reading.quantity import FIGURE_KINDS, OTHER_KINDS, Quantity
from solieu.reading.reader import find_quantities
from solieu.vietnamese import numerals

__all__ = ["FIGURE_KINDS", "OTHER_KINDS", "Quantity", "find_quantities", "numerals", "read_figure"]


def read_figure(as_written: str, units: Mapping[str, str] | None = None) -> Quantity:
    """The one figure that a phrase of a report file states.

    Raises ValueError of a Message where the phrase holds no figure, more than one, or begins with something else.
    """
    figures = [quantity for quantity in find_quantities(as_written, units) if quantity.is_figure]
    if len(figures) == 1 and figures[0].char_start == 0:
        return figures[0]
    from solieu.problems import message  # here, since it brings PyYAML

    if not figures:
        raise ValueError(message("phrase-unread", phrase=as_written))
    one, *others = (figure.as_written for figure in figures)
    if others:
        raise ValueError(message("phrase-unread.two", phrase=as_written, one=one, other=others[0]))
    raise ValueError(message("phrase-unread.start", phrase=as_written, figure=one))
