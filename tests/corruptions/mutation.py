"""One mutation of the catalogue, and how the tables of the families are written."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from corruptions.edits import DESCRIPTOR, Edit, Place, _cell_place, data
from solieu.checks.jsonplaces import read_json

SETTINGS = ("package", "metadata", "texts")

Where = tuple[str, Callable[[bytes, bytes], Place]]


@dataclass(frozen=True)
class Mutation:
    """A single corruption of the sample. `rule` catches it in its setting; it is empty where no rule can see it.

    `where` is the file and place of the problem, where that is not the place of the edit. `alone` is whether
    frictionless alone catches it. `seen` is, of what no rule can see in a setting, the stronger setting and the rule
    that does, if any does.
    """

    name: str
    edits: tuple[Edit, ...]
    rule: str
    where: Where | None = None
    alone: bool = False
    seen: tuple[str, str] | None = None
    why: str = ""
    family: str = ""
    setting: str = ""

    @property
    def file(self) -> str:
        """The file that the problem is expected in."""
        return self.where[0] if self.where else self.edits[0].file

    @property
    def seen_by(self) -> str:
        """The rule that sees, in the stronger setting, what no rule sees in this one; empty where none does."""
        return self.seen[1] if self.seen else ""


def m(
    name: str, edit: Edit | tuple[Edit, ...], rule: str, where: Where | None = None, *, alone: bool = False
) -> Mutation:
    """A mutation that a rule catches."""
    return Mutation(name, edit if isinstance(edit, tuple) else (edit,), rule, where, alone)


def unseen(name: str, edit: Edit | tuple[Edit, ...], why: str, seen: tuple[str, str] | None = None) -> Mutation:
    """A mutation that no rule can see in its setting, and why."""
    return Mutation(name, edit if isinstance(edit, tuple) else (edit,), "", seen=seen, why=why)


def family(name: str, setting: str, *mutations: Mutation) -> tuple[Mutation, ...]:
    """The mutations of one family in one setting."""
    return tuple(replace(mutation, family=name, setting=setting) for mutation in mutations)


def at_cell(table: str, key: str, column: str) -> Where:
    """A cell of another table, or of another row, that the problem is said of."""
    return data(table), _cell_place(table, key, column)


def at_line(file: str, line: int, column: int | None = None) -> Where:
    """A line of a file that the problem is said of."""
    return file, lambda before, after: (line, column)


def at_member(*path: str | int) -> Where:
    """A member of the descriptor that the problem is said of."""
    return DESCRIPTOR, lambda before, after: read_json(after.decode("utf-8")).place(path)


def at_last_line(file: str) -> Where:
    """The last line of a file."""
    return file, lambda before, after: (after.count(b"\n") + 1, None)
