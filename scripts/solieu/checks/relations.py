"""What must hold between the rows of a table, and between the tables: rules of our own."""

from collections.abc import Callable, Iterator, Mapping

from solieu.checks.cards import check_cards
from solieu.checks.csvfile import Files
from solieu.checks.joined import check_joined
from solieu.checks.keys import check_keys
from solieu.checks.ledger import check_ledger
from solieu.checks.order import check_order
from solieu.checks.places import check_places
from solieu.checks.ratios import check_ratios
from solieu.checks.ties import check_ties
from solieu.checks.words import check_words
from solieu.problems import Problem

_CHECKS: tuple[Callable[[Files], Iterator[Problem]], ...] = (
    check_cards,
    check_joined,
    check_keys,
    check_ledger,
    check_order,
    check_places,
    check_ratios,
    check_ties,
)


def check_relations(files: Files, unit_words: Mapping[str, str]) -> Iterator[Problem]:
    """Every broken rule. `unit_words` are the codebook's; where it is not at hand, fewer units can be checked."""
    for check in _CHECKS:
        yield from check(files)
    yield from check_words(files, unit_words)
