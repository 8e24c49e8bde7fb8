"""The summary that GitHub shows on the page of a job, in Markdown."""

from collections.abc import Mapping, Sequence

from solieu.commands.messages import say
from solieu.commands.messages.counts import guide, next_step, sorted_for_people, total
from solieu.problems import Problem, Said

_MOST_ROWS = 200  # GitHub takes a mebibyte a step


def as_summary(problems: Sequence[Problem], language: str, environment: Mapping[str, str]) -> str:
    """A heading that says how it stands, every problem with links to its line and its rule, and the next step."""
    heading = f"### {say(Said('Validation'), language)}: {say(total(problems), language)}\n"
    if not problems:
        return heading
    base = _base(environment)
    ordered = sorted_for_people(problems)
    rows = "".join(_row(problem, language, base) for problem in ordered[:_MOST_ROWS])
    names = " | ".join(say(name, language) for name in (Said("where"), Said("rule"), Said("what is wrong")))
    parts = [heading, f"| {names} |\n| --- | --- | --- |\n{rows}"]
    if len(ordered) > _MOST_ROWS:
        parts.append(say(Said("… and {n} more", n=len(ordered) - _MOST_ROWS), language) + "\n")
    link = f"[{guide(language)}]({base}{guide(language)})"
    step = say(next_step(problems), language)
    parts.append(f"**{say(Said('Next'), language)}**: {_cell(step)} · {link}\n")
    return "\n".join(parts)


def _base(environment: Mapping[str, str]) -> str:
    """What a path of the checkout begins with as a link: its address at this commit, where GitHub says it."""
    said = [environment.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA")]
    return f"{said[0]}/{said[1]}/blob/{said[2]}/" if all(said) else ""


def _row(problem: Problem, language: str, base: str) -> str:
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path
    line = f"#L{problem.line}" if problem.line else ""
    where = f"[{_cell(place)}]({base}{problem.path.replace(' ', '%20')}{line})"
    rule = f"[{problem.rule}]({base}docs/rules.md#{problem.rule})"
    return f"| {where} | {rule} | {_cell(say(problem.message, language))} |\n"


def _cell(text: str) -> str:
    """Text that Markdown shows as it stands, in one cell."""
    signs = {"&": "&amp;", "<": "&lt;", ">": "&gt;"} | {sign: f"\\{sign}" for sign in "\\`*_[]|~#$"}
    return "".join(signs.get(char, char) for char in text)
