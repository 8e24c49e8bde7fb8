"""Every mutation of the catalogue is caught by its rule, at its place; what no rule can see is said to be so.

The rules that catch any change of a built file (`stale`, frictionless' hash and bytes) are left aside, except where
they are the subject: they would prove nothing.
"""

import ast
import re
from collections import Counter

import frictionless
import pytest

from corruptions.bench import Bench
from corruptions.catalogue import CATALOGUE
from corruptions.document import ELSEWHERE, PAGE, SAID, all_said, document, expected, pinned, said_of
from corruptions.mutation import SETTINGS
from solieu.checks import check_house
from solieu.checks.framework import check_with_frictionless, problems_of
from solieu.checks.rules import FILE, rules
from solieu.paths import HERE

CAUGHT = [mutation for mutation in CATALOGUE if mutation.rule]
UNSEEN = [mutation for mutation in CATALOGUE if not mutation.rule]
# The installed version whose split between its layer and ours is pinned, as `alone`, beside each mutation.
PINNED = "5.21.0"
# The functions that return a message.
SAYING = ("Said", "of_profile", "_elsewhere", "_half_stated")


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    return Bench(tmp_path_factory.mktemp("bench"))


def lines(problems):
    return [str(problem) for problem in problems]


def test_a_clean_package_raises_nothing(bench):
    assert check_house(bench.house, bench.house.root / "texts") == []


def test_there_are_enough_and_each_is_its_own():
    assert len(CAUGHT) >= 180
    names = Counter((mutation.family, mutation.setting, mutation.name) for mutation in CATALOGUE)
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.slow
def test_the_catalogue(bench, subtests):
    """One test, since each part of it looks at what was said of every mutation, which takes its time to be said."""
    said, hits, alone = {}, {}, {}
    for mutation in CATALOGUE:
        with bench.broken(mutation):
            said[mutation] = bench.problems(mutation, mutation.setting)
            hits[mutation] = expected(bench, mutation, said[mutation]) if mutation.rule else None
            if mutation.setting == "package":
                report = bench.alone(mutation)
                alone[mutation] = isinstance(report, Exception) or (report is not None and not report.valid)

    with subtests.test("every corruption is caught by its rule, at its place"):
        missed = {(m.setting, m.family, m.name, m.rule): lines(said[m])[:5] for m in CAUGHT if hits[m] is None}
        assert missed == {}
    with subtests.test("every message is one line, of a file and a place"):
        for problem in (problem for problems in said.values() for problem in problems):
            assert re.fullmatch(r"\S+:\d+:\d+: [a-z0-9-]+: \S.*", str(problem))
    with subtests.test("what no rule can see is unseen"):
        assert {m.name: lines(said[m]) for m in UNSEEN if said[m]} == {}
    with subtests.test("what frictionless alone catches is pinned, for this version of it"):
        assert frictionless.__version__ == PINNED, "another version: see what it now catches, and pin that"
        assert {m.name: caught for m, caught in alone.items() if caught != m.alone} == {}
    with subtests.test("what is caught under a name of frictionless, frictionless alone catches"):
        layers = {m: rules()[m.rule].layer for m in CAUGHT if m.setting == "package"}
        assert [m.name for m, layer in layers.items() if layer == "frictionless" and not m.alone] == []
    with subtests.test("every rule has a corruption, or a test, that breaks it"):
        broken = {problem.rule for problems in said.values() for problem in problems}
        assert sorted(rules().keys() - broken - ELSEWHERE.keys()) == []
        assert sorted(broken - rules().keys()) == []
    with subtests.test("tests/corruptions/said.txt is what was said, of every corruption"):
        now = {m: said_of(problems) for m, problems in said.items()}
        assert {m.name: lines for m, lines in now.items() if lines != pinned(m)} == {}, "as it should be: make docs"
        assert SAID.read_text(encoding="utf-8") == all_said(said), "run: make docs"
    with subtests.test("docs/rules.md is what was said"):
        assert PAGE.read_text(encoding="utf-8") == document(said), "run: make docs"


@pytest.mark.parametrize("setting", SETTINGS)
def test_what_is_unseen_is_seen_in_the_stronger_setting(bench, setting):
    for mutation in UNSEEN:
        if mutation.seen and mutation.seen[0] == setting:
            with bench.broken(mutation):
                problems = bench.problems(mutation, setting)
            assert mutation.seen[1] in {problem.rule for problem in problems}, (mutation.name, lines(problems))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a key to no row", "a unit dropped", "a path outside the package", "no resources"])
def test_a_part_shows_frictionless_what_the_whole_does(bench, name):
    """The quick way, which gives it the tables that may be hurt, finds what validating the whole package finds."""
    [mutation] = [mutation for mutation in CAUGHT if mutation.name == name]
    with bench.broken(mutation):
        whole = {problem.rule for problem in check_with_frictionless(bench.house, {})} - {"hash-count", "byte-count"}
        part = {problem.rule for problem in problems_of(bench.alone(mutation), bench.house, {})}
    assert whole and part == whole


def test_the_tests_named_break_their_rules():
    for rule, test in ELSEWHERE.items():
        assert rule in (HERE.root / test).read_text(encoding="utf-8"), f"{test} does not name {rule}"


def test_every_rule_that_the_code_names_is_registered():
    code = [
        path for path in (HERE.root / "scripts").rglob("*.py") if path.parent.name != "quantities"
    ]  # kinds, not rules
    named = {rule for path in code for rule in _rules_in(path)}
    assert named - rules().keys() == set()
    words = "".join(path.read_text(encoding="utf-8") for path in code)
    assert [rule for rule in rules() if rules()[rule].layer == "ours" and f'"{rule}"' not in words] == []
    assert len(rules()) == FILE.read_text(encoding="utf-8").count("- {name: "), "a rule stands twice"


def _rules_in(path):
    """The rule names that stand where a rule does: in a call that makes a problem, or before what is said of it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            place = {"Problem": 3, "problem": 1, "_Wrong": 0, "Unreadable": 0}.get(name, 9)
            yield from _rule(node.args[place : place + 1])
        elif isinstance(node, ast.Tuple) and len(node.elts) > 1 and _is_said(node.elts[-1]):
            yield from _rule(node.elts[-2:-1])


def _rule(nodes):
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[a-z0-9-]+", node.value):
            yield node.value


def _is_said(node):
    """Whether an expression is a message: made here, or kept under a name that says so."""
    called = isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYING
    return called or (isinstance(node, ast.Name) and node.id in ("said", "nowhere"))
