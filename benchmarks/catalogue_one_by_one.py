"""The catalogue of corruptions, one test each: a mutant of a check meets first the corruptions that run its line.

`tests/test_corruptions.py` looks at all of them in one test, since what it writes and counts is of them all.
"""

import pytest

from corruptions.bench import Bench
from corruptions.catalogue import CATALOGUE
from corruptions.document import expected
from solieu.checks import check_house
from solieu.rules import rules


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    """The sample, laid out."""
    return Bench(tmp_path_factory.mktemp("bench"))


def test_a_clean_package_raises_nothing(bench):
    """The sample as it is."""
    assert check_house(bench.house, bench.house.root / "texts") == []


@pytest.mark.parametrize("place", range(len(CATALOGUE)))
def test_corruption(bench, place, monkeypatch):
    """One corruption: its rule says it at its place, or nothing is said. Frictionless looks only where it is asked."""
    mutation = CATALOGUE[place]
    if not mutation.rule or rules()[mutation.rule].layer != "frictionless":
        monkeypatch.setattr(bench, "alone", lambda mutation: None)
    with bench.broken(mutation):
        found = bench.problems(mutation, mutation.setting)
        if mutation.rule:
            assert expected(bench, mutation, found) is not None
        else:
            assert found == []
