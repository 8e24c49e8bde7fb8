"""The reader of Vietnamese quantities. How it reads, and how to mend it, is said in ``docs/reading.md``."""

from collections.abc import Mapping

from solieu.reading.legacy import legacy_letters
from solieu.reading.numbers import numerals
from solieu.reading.quantity import FIGURE_KINDS, OTHER_KINDS, Quantity
from solieu.reading.reader import anchors, explain, find_quantities, find_quantities_in

__all__ = ["FIGURE_KINDS", "OTHER_KINDS", "Quantity", "anchors", "explain", "find_quantities", "find_quantities_in"]
__all__ += ["legacy_letters", "numerals", "read_figure"]


def read_figure(as_written: str, units: Mapping[str, str] | None = None) -> Quantity:
    """The one figure that a phrase of a report file states.

    Raises ValueError of a message where the phrase holds no figure, more than one, or begins with something else.
    """
    figures = [quantity for quantity in find_quantities(as_written, units) if quantity.is_figure]
    if len(figures) == 1 and figures[0].char_start == 0:
        return figures[0]
    from solieu.problems import message

    one, other = ([each.as_written for each in figures] + ["", ""])[:2]
    name = "phrase-unread.two" if other else "phrase-unread.start" if one else "phrase-unread"
    raise ValueError(message(name, phrase=as_written, figure=one, one=one, other=other))
