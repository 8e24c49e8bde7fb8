"""The mutants of a module: every small change that cosmic-ray's operators and a few of ours make to it."""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cosmic_ray.mutating
import cosmic_ray.plugins
import parso
from cosmic_ray.ast import ast_nodes
from cosmic_ray.operators.operator import Operator

Place = tuple[str, int, int]  # an operator, which of the places where it changes something, and the line of that place

# Of cosmic-ray's: one or two replacements of each operator, not every other operator.
_CORE = [
    *(f"ReplaceBinaryOperator_{pair}" for pair in (
        "Add_Sub", "Sub_Add", "Mul_Add", "Div_Mul", "FloorDiv_Mul", "Mod_Mul", "Pow_Mul", "BitOr_BitAnd",
        "BitAnd_BitOr",
    )),
    *(f"ReplaceComparisonOperator_{pair}" for pair in (
        "Eq_NotEq", "Eq_LtE", "Eq_GtE", "NotEq_Eq", "NotEq_Lt", "NotEq_Gt", "Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt",
        "Gt_GtE", "Gt_LtE", "GtE_Gt", "GtE_Lt", "Is_IsNot", "IsNot_Is",
    )),
    "ReplaceUnaryOperator_USub_UAdd", "ReplaceUnaryOperator_Delete_Not", "AddNot", "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue", "ReplaceAndWithOr", "ReplaceOrWithAnd", "ReplaceBreakWithContinue",
    "ReplaceContinueWithBreak", "ExceptionReplacer", "NumberReplacer", "ZeroIterationForLoop",
]  # fmt: skip
_TYPES = {"int", "str", "bool", "None", "Decimal", "Fraction"}


class _Ours(Operator):  # type: ignore[misc]
    """An operator that puts text in place of a node."""

    @classmethod
    def examples(cls) -> tuple[Any, ...]:
        """None: cosmic-ray's own tests use them."""
        return ()

    def replacements(self, node: Any) -> Iterator[str]:
        """The texts that may stand in place of a node."""
        raise NotImplementedError

    def mutation_positions(self, node: Any) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """The place of the node, once for each text."""
        for _ in self.replacements(node):
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        """The node's replacement."""
        text = list(self.replacements(node))[index]
        return parso.python.tree.Name(text, node.start_pos, prefix=node.get_first_leaf().prefix)


class ReturnNone(_Ours):
    """`return x` returns None."""

    def replacements(self, node: Any) -> Iterator[str]:
        """A bare None."""
        if node.type == "return_stmt" and _code(node.children[1]) != "None":
            yield "return None"


class DropStatement(_Ours):
    """A call, or an assignment that adds (`+=`), is left out."""

    def replacements(self, node: Any) -> Iterator[str]:
        """Nothing done."""
        called = node.type == "atom_expr" and node.parent.type == "simple_stmt"
        sign = _code(node.children[1]) if node.type == "expr_stmt" and node.children[1].type != "annassign" else ""
        if called or (sign.endswith("=") and sign != "="):
            yield "pass"


class DropItem(_Ours):
    """One item of a tuple, list, set or mapping is left out."""

    def replacements(self, node: Any) -> Iterator[str]:
        """The other items, once for each."""
        if node.type not in ("testlist_comp", "dictorsetmaker") or any(
            "comp_for" in part.type for part in node.children
        ):
            return
        brackets = "({}\n)" if node.type == "testlist_comp" else "{{{}\n}}"
        tree: Any = ast.parse(brackets.format(_code(node)), mode="eval").body
        if isinstance(tree, ast.Dict):
            items = [
                f"{ast.unparse(key)}: {ast.unparse(value)}" if key else f"**{ast.unparse(value)}"
                for key, value in zip(tree.keys, tree.values, strict=True)
            ]
        else:
            items = [ast.unparse(item) for item in tree.elts]
        for left_out in range(len(items)):
            kept = items[:left_out] + items[left_out + 1 :]
            yield ", ".join(kept) + ("," if len(kept) == 1 and node.type == "testlist_comp" else "")


class NotIn(_Ours):
    """`in` is `not in`, and the other way round."""

    def replacements(self, node: Any) -> Iterator[str]:
        """The other of the two."""
        text = _code(node)
        if node.parent and node.parent.type == "comparison" and text in ("in", "not in"):
            yield "not in" if text == "in" else "in"


class OtherBranch(_Ours):
    """`a if b else c` is `c if b else a`."""

    def replacements(self, node: Any) -> Iterator[str]:
        """The branches changed over."""
        if node.type == "ternary":
            first, _, test, _, last = map(_code, node.children)
            yield f"{last} if {test} else {first}"


OPERATORS: dict[str, Any] = {name: cosmic_ray.plugins.get_operator(f"core/{name}") for name in _CORE}
OPERATORS |= {operator.__name__: operator for operator in (ReturnNone, DropStatement, DropItem, NotIn, OtherBranch)}


def places(path: Path) -> list[Place]:
    """Every place of a file that some operator changes, but in annotations and unions of types: they do nothing."""
    nodes = list(ast_nodes(parso.parse(path.read_text(encoding="utf-8"))))
    found = []
    for name, operator in OPERATORS.items():
        changed = ((node, at) for node in nodes for at in operator().mutation_positions(node))
        found += [(name, n, at[0][0]) for n, (node, at) in enumerate(changed) if not _is_of_types(node)]
    return found


def mutant(source: str, operator: str, occurrence: int) -> str | None:
    """The source with one change; None where that is the same program, or none."""
    code: str | None = cosmic_ray.mutating.mutate_code(source, OPERATORS[operator](), occurrence)
    try:
        return None if code is None or ast.dump(ast.parse(code)) == _tree(source) else code
    except SyntaxError:
        return None


def difference(source: str, code: str, operator: str) -> tuple[int, str, str]:
    """The first line in which a mutant differs: its number, as it was, and as it is or what it is without."""
    number, before, after = _first_line(source.split("\n"), code.split("\n"))
    if operator == "DropItem":
        _, line, other = _first_line(*(ast.unparse(ast.parse(text)).split("\n") for text in (source, code)))
        start = next((at for at, (a, b) in enumerate(zip(line, other, strict=False)) if a != b), len(other))
        after = f"without {line[start : start + len(line) - len(other)].strip(', ')}"
    return number, before, after


def _first_line(before: list[str], after: list[str]) -> tuple[int, str, str]:
    for number, (old, new) in enumerate(zip(before, after, strict=False), start=1):
        if old != new:
            return number, old.strip(), new.strip()
    return len(after), "", ""


def _code(node: Any) -> str:
    return str(node.get_code(include_prefix=False))


@functools.cache
def _tree(source: str) -> str:
    return ast.dump(ast.parse(source))


def _is_of_types(node: Any) -> bool:
    """Whether a node stands in an annotation or in a union of types."""
    inner, outer = node, node.parent
    while outer is not None:
        if outer.type == "annassign":
            return inner is outer.children[1]
        if outer.type == "tfpdef":
            return True
        if outer.type == "funcdef" and inner is not outer.children[-1] and inner.type != "parameters":
            return True
        if outer.type == "expr_stmt" and outer.parent.parent.type == "file_input":
            return set(outer.get_code().replace("|", " ").split()[2:]) <= _TYPES
        inner, outer = outer, outer.parent
    return False
