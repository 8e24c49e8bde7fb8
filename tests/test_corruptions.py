"""Every mutation of the catalogue is caught by its rule, at its place; what no rule can see is said to be so."""

import re
from collections import Counter

import pytest

from corruptions.bench import Bench
from corruptions.catalogue import CATALOGUE
from corruptions.document import PAGE, document
from corruptions.mutation import SETTINGS
from solieu.checks import check_house
from solieu.checks.rules import rules
from solieu.paths import HERE

FAMILIES = list(dict.fromkeys((mutation.setting, mutation.family) for mutation in CATALOGUE))


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    return Bench(tmp_path_factory.mktemp("bench"))


def test_a_clean_package_raises_nothing(bench):
    assert check_house(bench.house, bench.house.root / "texts") == []


def test_each_corruption_is_its_own():
    names = Counter((mutation.family, mutation.setting, mutation.name) for mutation in CATALOGUE)
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.slow
@pytest.mark.parametrize(("setting", "family"), FAMILIES)
def test_the_catalogue(bench, setting, family):
    missed = {}
    for mutation in CATALOGUE:
        if (mutation.setting, mutation.family) == (setting, family):
            caught, found = bench.caught(mutation)
            if caught != bool(mutation.rule) or (found and not mutation.rule):
                missed[mutation.name, mutation.rule] = [str(problem) for problem in found[:5]]
            for problem in found:
                assert re.fullmatch(r"\S+:\d+:\d+: [a-z0-9-]+: \S.*", str(problem)), "one line, of a file and a place"
                assert problem.in_language("vi")
    assert missed == {}


@pytest.mark.slow
@pytest.mark.parametrize("setting", SETTINGS[1:])
def test_what_is_unseen_is_seen_in_the_stronger_setting(bench, setting):
    for mutation in CATALOGUE:
        if mutation.seen and mutation.seen[0] == setting:
            _, found = bench.caught(mutation, setting)
            assert mutation.seen[1] in {problem.rule for problem in found}, (mutation.name, found)


def test_every_rule_has_a_corruption_or_a_test_that_breaks_it():
    caught = {mutation.rule for mutation in CATALOGUE if mutation.rule}
    assert caught <= rules().keys()
    tests = "".join(path.read_text(encoding="utf-8") for path in (HERE.root / "tests").glob("test_*.py"))
    assert [rule for rule in rules().keys() - caught if not re.search(rf"\b{rule}\b", tests)] == []


def test_the_page_of_rules_is_current():
    assert PAGE.read_text(encoding="utf-8") == document(), "run: make docs"
