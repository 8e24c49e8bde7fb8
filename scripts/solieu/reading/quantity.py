"""One quantity of a text: the record that the reader returns."""

from dataclasses import dataclass

from solieu.reading.lexicon import phrases
from solieu.reading.values import Value

FIGURE_KINDS = frozenset(("count", "money", "measure", "percent", "fraction", "rate", "range", "vague"))
OTHER_KINDS = frozenset(
    ("date", "year", "time", "ordinal", "document_number", "label", "code", "url", "phone", "score")
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity or another numeral, as written and as read.

    Offsets count characters of the text as given, half-open, from 0: ``text[char_start:char_end] ==
    as_written``. ``numeral`` runs from the first to the last numeral ("20" of "20 tỷ"), or is the whole
    number where it is in words. ``value`` is exact (int, or Decimal where there are decimals) and None for a
    range and for a vague amount; bounds come from hedges and ranges only. ``whole`` is the whole of a fraction
    such as 50/531, ``per`` what a rate is for. ``doubt`` is a short code where the reader itself hesitated.
    """

    kind: str
    as_written: str
    char_start: int
    char_end: int
    numeral: str
    numeral_start: int
    numeral_end: int
    value: Value | None = None
    lower_bound: Value | None = None
    upper_bound: Value | None = None
    qualifier: str | None = None
    comparator: str | None = None
    unit: str | None = None
    unit_id: str | None = None
    whole: Value | None = None
    per: str | None = None
    indicator_id: str | None = None
    qualifier_id: str | None = None
    significant_digits: int | None = None
    doubt: str | None = None

    @property
    def is_figure(self) -> bool:
        """Whether it is an amount of something, rather than a date, a label, a code and the like."""
        return self.kind in FIGURE_KINDS

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of a currency: a sum, a range of sums, or a rate."""
        return self.unit_id in _CURRENCIES


_CURRENCIES = frozenset(phrases("money").values())
