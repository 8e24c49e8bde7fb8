"""The catalogue of corruptions, one test each: a mutant of a check meets first the corruptions that run its line.

`tests/test_corruptions.py` looks at all of them in one test, since what it writes and counts is of them all.
"""

import pytest

from corruptions.bench import Bench
from corruptions.catalogue import CATALOGUE
from corruptions.document import expected, pinned, said_of
from solieu.checks import check_house


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    """The sample, laid out."""
    return Bench(tmp_path_factory.mktemp("bench"))


def test_a_clean_package_raises_nothing(bench):
    """The sample as it is."""
    assert check_house(bench.house, bench.house.root / "texts") == []


@pytest.mark.parametrize("place", range(len(CATALOGUE)))
def test_corruption(bench, place, monkeypatch):
    """One corruption: its rule says it at its place, or nothing is said; and all that is said is as it was.

    Frictionless looks only where it finds something.
    """
    mutation = CATALOGUE[place]
    if not mutation.alone:
        monkeypatch.setattr(bench, "alone", lambda mutation: None)
    with bench.broken(mutation):
        found = bench.problems(mutation, mutation.setting)
        if mutation.rule:
            assert expected(bench, mutation, found) is not None
        assert said_of(found) == pinned(mutation)
