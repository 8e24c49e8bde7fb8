"""One line per problem: for a pipe, for programs, and as annotations of a pull request."""

import json
from collections.abc import Sequence

from solieu.commands.messages import say
from solieu.commands.messages.counts import sorted_for_people, summary_line
from solieu.problems import Problem, Said


def as_lines(problems: Sequence[Problem], language: str) -> str:
    """`path:line:column: rule: message`, then the summary line."""
    return "".join(f"{_place(each)}: {each.rule}: {say(each.message, language)}\n" for each in problems) + (
        f"{say(summary_line(problems), language)}\n"
    )


def as_jsonl(problems: Sequence[Problem], language: str) -> str:
    """One JSON object per problem; `template` and `values` are the message before they are put together."""
    return "".join(f"{json.dumps(_record(problem, language), ensure_ascii=False)}\n" for problem in problems)


def as_github(problems: Sequence[Problem], language: str) -> str:
    """Workflow commands of GitHub Actions, which shows each problem on its line of a pull request.

    GitHub shows the first ten of a step, so those that are mended first come first; the summary holds all.
    """
    commands = "".join(_command(problem, language) for problem in sorted_for_people(problems))
    return f"{commands}{say(summary_line(problems), language)}\n"


def _place(problem: Problem) -> str:
    return f"{problem.path}:{problem.line}:{problem.column}"


def _record(problem: Problem, language: str) -> dict[str, object]:
    record: dict[str, object] = {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "rule": problem.rule,
        "message": say(problem.message, language),
    }
    if isinstance(problem.message, Said):
        values = {name: _plain(value, language) for name, value in problem.message.values.items()}
        record |= {"template": problem.message.template, "values": values}
    return record


def _plain(value: object, language: str) -> object:
    if isinstance(value, Said):
        return say(value, language)
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


def _command(problem: Problem, language: str) -> str:
    place = {"file": problem.path, "line": problem.line or 1, "col": problem.column or 1, "title": problem.rule}
    properties = ",".join(f"{key}={_escaped(str(value), property_of=True)}" for key, value in place.items())
    return f"::error {properties}::{_escaped(say(problem.message, language))}\n"


def _escaped(text: str, *, property_of: bool = False) -> str:
    """Text with the signs that end a workflow command, or a property of it, written as GitHub wants them."""
    signs = {"%": "%25", "\r": "%0D", "\n": "%0A"} | ({":": "%3A", ",": "%2C"} if property_of else {})
    return "".join(signs.get(char, char) for char in text)
