"""What a list of problems comes to: how many, of which rules, and what to do next."""

from collections import Counter
from collections.abc import Sequence

from solieu.problems import Problem, Said

# Rules that only say that generated files are not those that metadata/ gives.
_REBUILT = {"stale", "hash-count", "byte-count", "row-count", "field-count", "resource-hash", "resource-described"}


def total(problems: Sequence[Problem]) -> Said:
    """How many problems, in how many files."""
    if not problems:
        return Said("no problems")
    files = len({problem.path for problem in problems})
    return Said(
        "{problems} in {files}",
        problems=Said("1 problem") if len(problems) == 1 else Said("{n} problems", n=len(problems)),
        files=Said("1 file") if files == 1 else Said("{n} files", n=files),
    )


def summary_line(problems: Sequence[Problem]) -> Said:
    """How many problems, in how many files, of which rules: the last line where problems stand one a line."""
    rules = ", ".join(f"{rule} {count}" for rule, count in by_rule(problems))
    return Said("{total}: {rules}", total=total(problems), rules=rules) if problems else total(problems)


def by_rule(problems: Sequence[Problem]) -> list[tuple[str, int]]:
    """How many problems there are of each rule, the most frequent first."""
    counted = Counter(problem.rule for problem in problems)
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def next_step(problems: Sequence[Problem]) -> Said:
    """What to do about them, by where they stand: what people wrote comes first, since the rest is built from it."""
    if any(problem.path.startswith("metadata/") for problem in problems):
        return Said("mend what stands in metadata/, then run: make build validate")
    if any(problem.path.endswith(".txt") for problem in problems):
        return Said("save the text again in the form that was hashed, or mend the report file")
    if any(problem.rule in _REBUILT for problem in problems):
        return Said("data/ and datapackage.json are built from metadata/: run: make build validate")
    return Said("what is built is wrong: mend what it is built from, in metadata/, then run: make build validate")


def sorted_for_people(problems: Sequence[Problem]) -> list[Problem]:
    """The problems in the order to mend them: what people wrote first, then what is built from it."""
    return sorted(problems, key=lambda problem: (not problem.path.startswith("metadata/"), problem))


def guide(language: str) -> str:
    """The page that leads from message to mend."""
    return "docs/red-pull-request.vi.md" if language == "vi" else "docs/red-pull-request.md"
