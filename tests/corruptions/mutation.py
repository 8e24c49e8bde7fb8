"""One mutation of the catalogue, and how the tables of the families are written."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from corruptions.edits import Edit, Place, cell_place, data, line_of

# The package alone; with metadata/, before and after building; with the texts.
SETTINGS = ("package", "metadata", "texts")

Where = tuple[str, Callable[[bytes, bytes], Place]]


@dataclass(frozen=True)
class Mutation:
    """A single corruption of the sample. `rule` catches it in its setting; it is empty where no rule can see it.

    `where` is the file and place of the problem, where that is not the place of the edit. `seen` is, of what no rule
    can see in a setting, the stronger setting and the rule that does, if any does.
    """

    name: str
    edits: tuple[Edit, ...]
    rule: str
    where: Where | None = None
    seen: tuple[str, str] | None = None
    why: str = ""
    family: str = ""
    setting: str = ""

    @property
    def file(self) -> str:
        """The file that the problem is expected in."""
        return self.where[0] if self.where else self.edits[0].file

    def place(self, before: bytes, after: bytes) -> Place:
        """Where the problem is expected, in the file as it was and is."""
        return (self.where[1] if self.where else self.edits[0].place)(before, after)


def m(name: str, edit: Edit | tuple[Edit, ...], rule: str, where: Where | None = None) -> Mutation:
    """A mutation that a rule catches."""
    return Mutation(name, edit if isinstance(edit, tuple) else (edit,), rule, where)


def unseen(name: str, edit: Edit | tuple[Edit, ...], why: str, seen: tuple[str, str] | None = None) -> Mutation:
    """A mutation that no rule can see in its setting, and why."""
    return Mutation(name, edit if isinstance(edit, tuple) else (edit,), "", seen=seen, why=why)


def family(name: str, setting: str, *mutations: Mutation) -> tuple[Mutation, ...]:
    """The mutations of one family in one setting."""
    return tuple(replace(mutation, family=name, setting=setting) for mutation in mutations)


def at_cell(table: str, key: str, column: str) -> Where:
    """A cell of another table, or of another row, that the problem is said of."""
    return data(table), cell_place(table, key, column)


def at_line(file: str, line: int, column: int | None = None) -> Where:
    """A line of a file that the problem is said of."""
    return file, lambda before, after: (line, column)


def at_words(file: str, words: str, start: str = "") -> Where:
    """The line of a file on which some words stand, the first after others."""
    return file, lambda before, after: (line_of(words, after, start), None)


def at_last_line(file: str) -> Where:
    """The last line of a file."""
    return file, lambda before, after: (after.count(b"\n") + 1, None)
