"""What is wrong with the data, said in one line a curator can act on."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


class Said(str):
    """A message that remembers how it was made, so that it can be said in another language; str() of it is English."""

    template: str
    values: dict[str, object]

    def __new__(cls, template: str, **values: object) -> "Said":
        """The template with its values filled in, as str.format does; a value may be Said itself."""
        said = super().__new__(cls, template.format(**values))
        said.template, said.values = template, values
        return said


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong. `path` is from the checkout's root; line and column count from 1, 0 where there is none."""

    path: str
    line: int
    column: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.rule}: {self.message}"


def as_github(problem: Problem) -> str:
    """A problem as a workflow command of GitHub Actions, which shows it on its line of a pull request."""
    place = {"file": problem.path, "line": problem.line or 1, "col": problem.column or 1, "title": problem.rule}
    properties = ",".join(f"{key}={_escaped(str(value), property_of=True)}" for key, value in place.items())
    return f"::error {properties}::{_escaped(problem.message)}"


def _escaped(text: str, *, property_of: bool = False) -> str:
    """Text with the signs that end a workflow command, or a property of it, written as GitHub wants them."""
    signs = {"%": "%25", "\r": "%0D", "\n": "%0A"} | ({":": "%3A", ",": "%2C"} if property_of else {})
    return "".join(signs.get(char, char) for char in text)


class Invalid(Exception):
    """The input has problems, so nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message: the nearest known word, or a short list of those there are."""
    names = sorted(known)
    near = get_close_matches(word, names, n=1)
    if near:
        return f"; did you mean '{near[0]}'?"
    return f"; known: {', '.join(names)}" if 0 < len(names) <= 12 else ""
