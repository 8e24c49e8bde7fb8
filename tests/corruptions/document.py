"""docs/rules.md: every rule with an example, the table of corruptions, and what no rule can see; and `said.txt`.

`python -m corruptions.document` writes both (`make docs`); what they say of each mutation is what the checks said:
docs/rules.md the problem that it is there for, said.txt all of them.
"""

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import frictionless

from corruptions.bench import Bench
from corruptions.catalogue import CATALOGUE
from corruptions.mutation import SETTINGS, Mutation
from solieu.checks.rules import Rule, rules
from solieu.paths import HERE
from solieu.problems import Problem

PAGE = HERE.root / "docs" / "rules.md"
SAID = Path(__file__).parent / "said.txt"
_SHOWN = 4  # problems of one rule that said.txt has of a mutation; the others are counted
# The rules that no mutation of the catalogue can break, and the test that does.
ELSEWHERE = {
    "file-unread": "tests/test_robustness.py",
    "not-a-file": "tests/test_robustness.py",
    "outside": "tests/test_robustness.py",
    "too-large": "tests/test_robustness.py",
    "page-changed": "tests/test_pages.py",
    "page-missing": "tests/test_pages.py",
    "page-numeral": "tests/test_pages.py",
    "page-order": "tests/test_pages.py",
    "file-empty": "tests/test_published.py",
    "csv": "tests/test_published.py",
    "type": "tests/test_published.py",
    "database": "tests/test_published.py",
    "label": "tests/test_robustness.py",
    "unknown-name": "tests/test_published.py",
    "both-languages": "tests/test_published.py",
}
_SETTINGS = {"package": "the package alone", "metadata": "with metadata/", "texts": "with the texts"}


def document(found: dict[Mutation, list[Problem]]) -> str:
    """The page, from what was found of every mutation."""
    return "\n".join([*_head(), *_rules(found), *_table(found), *_unseen()]) + "\n"


def all_said(found: dict[Mutation, list[Problem]]) -> str:
    """The text of said.txt, from what was found of every mutation."""
    return "\n\n".join("\n".join([_title(m), *said_of(problems)]) for m, problems in found.items() if problems) + "\n"


def said_of(problems: list[Problem]) -> list[str]:
    """What said.txt has of a mutation: of each rule its first problems, by place, and how many more there are."""
    by_rule: dict[str, list[Problem]] = defaultdict(list)
    for problem in sorted(problems):
        by_rule[problem.rule].append(problem)
    lines = []
    for rule, members in sorted(by_rule.items()):
        lines += map(str, members[:_SHOWN])
        lines += [f"{rule}: {len(members) - _SHOWN} more"] if len(members) > _SHOWN else []
    return lines


def pinned(mutation: Mutation) -> list[str]:
    """What said.txt has of a mutation; nothing where it has none."""
    return _pinned().get(_title(mutation), [])


@cache
def _pinned() -> dict[str, list[str]]:
    parts = (part.splitlines() for part in SAID.read_text(encoding="utf-8").split("\n\n"))
    return {title: lines for title, *lines in parts}


def _title(mutation: Mutation) -> str:
    return f"# {mutation.setting}, {mutation.family}: {mutation.name}"


def run(bench: Bench) -> dict[Mutation, list[Problem]]:
    """What the checks say of every mutation, in its setting."""
    found = {}
    for mutation in CATALOGUE:
        with bench.broken(mutation):
            found[mutation] = bench.problems(mutation, mutation.setting)
    return found


def expected(bench: Bench, mutation: Mutation, problems: list[Problem]) -> Problem | None:
    """The problem that a mutation, now made, should raise; None where it did not."""
    line, column = bench.expected_place(mutation)
    places = {(mutation.rule, mutation.file, line)}
    hit = [each for each in problems if (each.rule, each.path, each.line) in places and column in (None, each.column)]
    return min(hit, default=None)


def _head() -> Iterator[str]:
    frictionless_rules = sum(rule.layer == "frictionless" for rule in rules().values())
    caught = [mutation for mutation in CATALOGUE if mutation.rule]
    package = [mutation for mutation in caught if mutation.setting == "package"]
    alone = sum(mutation.alone for mutation in package)
    yield _HEAD.format(
        rules=len(rules()),
        ours=len(rules()) - frictionless_rules,
        theirs=frictionless_rules,
        version=frictionless.__version__,
        caught=len(caught),
        package=len(package),
        alone=alone,
        unseen=len(CATALOGUE) - len(caught),
    )


_HEAD = """\
# The rules

`make docs` writes this page from `scripts/solieu/rules.yaml` and the catalogue of corruptions in `tests/corruptions/`:
an invented package is broken in one way at a time, and what is said here is what was said then.

- {rules} rules: {ours} of our own, {theirs} that frictionless {version} enforces.
- {caught} corruptions are caught, each by a rule of its own, in a message with file, line and column. The rules that
  catch any change of a built file (stale, hash-count, byte-count) are off, save where they are the subject.
- frictionless alone catches {alone} of the {package} that a package by itself shows.
- {unseen} more stand at the end: what no rule can see.

A problem is one line, `path:line:column: rule: message`. Column 0 means the whole line, line 0 the whole file.
"""


def _rules(found: dict[Mutation, list[Problem]]) -> Iterator[str]:
    for rule in rules().values():
        yield f"## {rule.name}"
        yield ""
        yield f"{rule.holds} *{rule.holds_vi}*"
        yield ""
        yield from _example(rule, found)
        yield f"**Cure**: {rule.cure} *{rule.cure_vi}*"
        yield ""


def _example(rule: Rule, found: dict[Mutation, list[Problem]]) -> Iterator[str]:
    by = "frictionless" if rule.layer == "frictionless" else "our own"
    if rule.name in ELSEWHERE:
        yield f"Enforced by: {by}. Tested in `{ELSEWHERE[rule.name]}`."
        yield ""
        return
    own = [m for m in found if m.rule == rule.name]
    mutation = own[0] if own else next(m for m in found if rule.name in {each.rule for each in found[m]})
    yield f"Enforced by: {by}. Example, {_SETTINGS[mutation.setting]}: {mutation.name}."
    yield ""
    yield "```"
    yield _shown(mutation, [each for each in found[mutation] if each.rule == rule.name])
    yield "```"
    yield ""


def _shown(mutation: Mutation, problems: list[Problem]) -> str:
    """The problem of the file that is expected, or else the first."""
    return str(min(problems, key=lambda each: (each.path != mutation.file, each)))


def _table(found: dict[Mutation, list[Problem]]) -> Iterator[str]:
    yield "# The corruptions"
    for setting in SETTINGS:
        mutations = [mutation for mutation in CATALOGUE if mutation.setting == setting and mutation.rule]
        yield ""
        yield f"## In the setting: {_SETTINGS[setting]}"
        for family in dict.fromkeys(mutation.family for mutation in mutations):
            yield ""
            yield f"### {family[0].upper()}{family[1:]}"
            yield ""
            alone = " | frictionless alone" if setting == "package" else ""
            yield f"| corruption | rule | message{alone} |"
            yield f"| --- | --- | ---{' | ---' if alone else ''} |"
            for mutation in mutations:
                if mutation.family == family:
                    said = _shown(mutation, [each for each in found[mutation] if each.rule == mutation.rule])
                    cells = [mutation.name, f"[{mutation.rule}](#{mutation.rule})", _cell(said, mutation.rule)]
                    cells += ["yes" if mutation.alone else "no"] if alone else []
                    yield f"| {' | '.join(cells)} |"


def _cell(said: str, rule: str) -> str:
    """A message in a cell of a table: without its rule, which stands beside it."""
    place, _, message = said.partition(f": {rule}: ")
    escaped = message.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")
    return f"`{place}` {escaped}"


def _unseen() -> Iterator[str]:
    yield ""
    yield "# What no rule can see"
    for setting in SETTINGS:
        mutations = [mutation for mutation in CATALOGUE if mutation.setting == setting and not mutation.rule]
        yield ""
        yield f"## Unseen: {_SETTINGS[setting]}"
        yield ""
        yield "| corruption | why | seen |"
        yield "| --- | --- | --- |"
        for mutation in mutations:
            by = f"[{mutation.seen_by}](#{mutation.seen_by})"
            seen = f"{_SETTINGS[mutation.seen[0]]}, by {by}" if mutation.seen else "by a person"
            yield f"| {mutation.name} | {mutation.why} | {seen} |"


def main() -> None:
    """Write the page, and what was said."""
    with tempfile.TemporaryDirectory() as folder:
        found = run(Bench(Path(folder)))
    PAGE.write_text(document(found), encoding="utf-8")
    SAID.write_text(all_said(found), encoding="utf-8")


if __name__ == "__main__":
    main()
