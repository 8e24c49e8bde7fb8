"""The forms that problems are printed in: for a pipe, for programs, for pull requests, for people on a terminal."""

import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Literal

from solieu.commands.messages import say, shown
from solieu.problems import Language, Problem, rules_file, templates, visible

Form = Literal["table", "jsonl", "github"]
# Rules that only say that generated files are not those that metadata/ gives.
_REBUILT = {"stale", "hash-count", "byte-count"}
_MOST_ROWS = 200  # of a summary: GitHub takes a mebibyte a step


def print_problems(
    problems: Sequence[Problem], language: Language, color: str, root: Path, form: Form = "table"
) -> None:
    """Print problems and how many there are. Raises OSError."""
    if form == "jsonl":
        sys.stdout.write(as_jsonl(problems, language))
    elif form == "github":
        sys.stdout.write(as_github(problems, language))
    elif color == "always" or (sys.stdout.isatty() and (color == "never" or os.environ.get("TERM") != "dumb")):
        coloured = color == "always" or (color == "auto" and not os.environ.get("NO_COLOR"))
        print_list(problems, language, coloured, root)
    else:
        sys.stdout.write(as_lines(problems, language))


def as_lines(problems: Sequence[Problem], language: Language) -> str:
    """`path:line:column: rule: message`, then how many there are of each rule."""
    return "".join(f"{each.in_language(language)}\n" for each in problems) + f"{_count(problems, language)}\n"


def as_jsonl(problems: Sequence[Problem], language: Language) -> str:
    """One JSON object per problem; `template` and `values` are the message before they are put together."""
    return "".join(f"{json.dumps(_record(each, language), ensure_ascii=False)}\n" for each in problems)


def as_github(problems: Sequence[Problem], language: Language) -> str:
    """Workflow commands of GitHub Actions, which shows each problem on its line of a pull request.

    GitHub shows the first ten of a step, so those that are mended first come first; the summary holds all.
    """
    commands = "".join(_command(each, language) for each in in_order_to_mend(problems))
    return f"{commands}{_count(problems, language)}\n"


def as_summary(problems: Sequence[Problem], language: Language, environment: Mapping[str, str]) -> str:
    """The Markdown that GitHub shows on the page of a job: every problem with links to its line and rule, what next."""
    heading = f"### {say('summary', language)}: {_total(problems, language)}\n"
    if not problems:
        return heading
    at = [environment.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA")]
    base = f"{at[0]}/{at[1]}/blob/{at[2]}/" if all(at) else ""
    names = " | ".join(say(name, language) for name in ("where", "rule", "wrong"))
    rows = [_row(each, language, base) for each in in_order_to_mend(problems)]
    more = [say("more", language, n=len(rows) - _MOST_ROWS)] if len(rows) > _MOST_ROWS else []
    guide = say("guide", language)
    step = say("next", language, step=next_step(problems, language), page=f"[{guide}]({base}{guide})")
    return "\n".join([heading, f"| {names} |", "| --- | --- | --- |", *rows[:_MOST_ROWS], *more, "", step, ""])


def write_summary(problems: Sequence[Problem], language: Language, form: Form, named: str | None) -> None:
    """Append the summary to a file: the one named, or GitHub's where problems are printed for it. Raises OSError."""
    path = named or (os.environ.get("GITHUB_STEP_SUMMARY") if form == "github" else None)
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(as_summary(problems, language, os.environ))


def print_list(problems: Sequence[Problem], language: Language, coloured: bool, root: Path) -> None:
    """Every problem under its file: its place and rule, what is wrong, the line itself, what to do; then what next."""
    from rich.console import Console  # here, since it is slow to import and only terminals need it
    from rich.padding import Padding
    from rich.text import Text

    width = min(shutil.get_terminal_size().columns, 120)
    console = Console(file=sys.stdout, width=width, force_terminal=True, color_system="standard" if coloured else None)

    def put(text: str, style: str, indent: int = 0) -> None:
        console.print(Padding(Text(text, style), (0, 0, 0, indent), expand=False))

    for path, group in groupby(in_order_to_mend(problems), key=lambda each: each.path):
        put(path, "bold")
        lines = _lines_of(root / path)
        for each in group:
            wrong, cure = parts(each, language)
            put(f"{each.line}:{each.column} {each.rule}" if each.line else f"- {each.rule}", "red", 2)
            put(wrong, "", 6)
            if 0 < each.line <= len(lines):
                start = max(0, each.column - width // 2)
                put(f"│ {visible(lines[each.line - 1][start : start + width - 10])}", "dim", 6)
            if cure:
                put(f"→ {cure}", "cyan", 6)
        put("", "")
    put(_count(problems, language), "red" if problems else "green")
    if problems:
        put(say("next", language, step=next_step(problems, language), page=say("guide", language)), "")


def parts(problem: Problem, language: Language) -> tuple[str, str]:
    """The two halves of a message: what is wrong, and the cure of its rule."""
    message = problem.message
    cures = {rule["rule"]: rule["cure"][language] for rule in rules_file()["rules"]}
    cure = cures[problem.rule].format(**shown(dict(message.values), language))
    return message.in_language(language).removesuffix(f"; {cure}"), cure


def next_step(problems: Sequence[Problem], language: Language) -> str:
    """What to do about them, by where they stand: what people wrote comes first, since the rest is built from it."""
    if any(each.path.startswith("metadata/") for each in problems):
        return say("next-metadata", language)
    if any(each.path.endswith(".txt") for each in problems):
        return say("next-text", language)
    if any(each.rule in _REBUILT for each in problems):
        return say("next-stale", language)
    return say("next-built", language)


def in_order_to_mend(problems: Sequence[Problem]) -> list[Problem]:
    """The problems in the order to mend them: what people wrote first, then what is built from it."""
    return sorted(problems, key=lambda each: not each.path.startswith("metadata/"))


def _total(problems: Sequence[Problem], language: Language) -> str:
    if not problems:
        return say("no-problems", language)
    files = len({each.path for each in problems})
    return say(
        "total",
        language,
        problems=say("problem" if len(problems) == 1 else "problems", language, n=len(problems)),
        files=say("file" if files == 1 else "files", language, n=files),
    )


def _count(problems: Sequence[Problem], language: Language) -> str:
    """How many problems, in how many files, of which rules, the most frequent first."""
    counted = sorted(Counter(each.rule for each in problems).items(), key=lambda item: (-item[1], item[0]))
    rules = ", ".join(f"{rule} {n}" for rule, n in counted)
    return f"{_total(problems, language)}: {rules}" if problems else _total(problems, language)


def _record(problem: Problem, language: Language) -> dict[str, object]:
    message = problem.message
    values = {
        name: value if isinstance(value, str | int | float | bool | None) else shown({"": value}, language)[""]
        for name, value in message.values
    }
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "rule": problem.rule,
        "message": message.in_language(language),
        "template": templates()[message.name]["en"],
        "values": values,
    }


def _command(problem: Problem, language: Language) -> str:
    place = {"file": problem.path, "line": problem.line or 1, "col": problem.column or 1, "title": problem.rule}
    properties = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in place.items())
    return f"::error {properties}::{_escaped(problem.message.in_language(language))}\n"


def _escaped(text: str, also: str = "") -> str:
    """Text with the signs that end a workflow command, or a property of it, written as GitHub wants them."""
    return "".join(f"%{ord(char):02X}" if char in f"%\r\n{also}" else char for char in text)


def _row(problem: Problem, language: Language, base: str) -> str:
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path
    line = f"#L{problem.line}" if problem.line else ""
    where = f"[{_cell(place)}]({base}{problem.path.replace(' ', '%20')}{line})"
    rule = f"[{problem.rule}]({base}docs/rules.md#{problem.rule})"
    return f"| {where} | {rule} | {_cell(problem.message.in_language(language))} |"


def _cell(text: str) -> str:
    """Text that Markdown shows as it stands, in one cell."""
    signs = {"&": "&amp;", "<": "&lt;", ">": "&gt;"} | {sign: f"\\{sign}" for sign in "\\`*_[]|~#$"}
    return "".join(signs.get(char, char) for char in text)


def _lines_of(path: Path) -> list[str]:
    """A file's lines to show; none where it cannot be read as text."""
    try:
        return path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    except (OSError, ValueError):
        return []
