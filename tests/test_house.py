"""The house keeps its own rules: who imports whom, what runs at import, what no file may name."""

import ast
import re
import subprocess
import sys

import pytest

from solieu.paths import HERE

SCRIPTS = HERE.root / "scripts"
MODULES = sorted(path for path in (SCRIPTS / "solieu").rglob("*.py"))

# A room imports from those on lines above its own.
ORDER = [
    {"paths", "problems", "sheets", "vietnamese"},
    {"digests", "reading"},
    {"sources"},
    {"package"},
    {"checks", "site"},
    {"commands"},
]
FLOOR = {name: floor for floor, names in enumerate(ORDER) for name in names}


def imports(path):
    """The modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "solieu":
            yield from (f"solieu.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def room(path):
    """The room of a file: a module or a folder of solieu/, or a script."""
    parts = path.relative_to(SCRIPTS).parts
    return parts[parts[0] == "solieu"].removesuffix(".py")


def arrows():
    """The rooms, and of each those that it imports from."""
    found = {room(path): set() for path in [*MODULES, *SCRIPTS.glob("*.py")] if room(path) != "__init__"}
    for path in [*MODULES, *SCRIPTS.glob("*.py")]:
        named = {name.split(".")[1] for name in imports(path) if name.startswith("solieu.")}
        found.get(room(path), set()).update(named & found.keys() - {room(path)})
    return found


def test_imports_go_one_way():
    for name, others in arrows().items():
        if not (SCRIPTS / f"{name}.py").exists():
            assert name in FLOOR, f"{name} has no floor in the house: give it one in this test and in docs/house.md"
            assert {other for other in others if FLOOR[other] >= FLOOR[name]} == set(), name


@pytest.mark.parametrize("name", ["vietnamese", "reading"])
def test_the_grammar_needs_the_standard_library_alone(name):
    paths = [path for path in MODULES if name in path.relative_to(SCRIPTS / "solieu").as_posix()]
    for module in {module.split(".")[0] for path in paths for module in imports(path)} - {"solieu"}:
        assert module in sys.stdlib_module_names


def committed_texts():
    """Every file of ours that is text, with its name."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=HERE.root, capture_output=True, text=True, check=True
    )
    kinds = [".py", ".md", ".yaml", ".yml", ".toml", ".txt", ".html", ".json", ".csv", ".cff"]
    for name in listed.stdout.split("\n"):
        path = HERE.root / name
        if path.is_file() and path.suffix in ["", *kinds]:
            yield name, path.read_text(encoding="utf-8")


def test_no_file_names_a_machine_or_what_stands_beside_the_checkout():
    outside = re.compile(r"(?<![\w.])/(?:work|home|root|farm)/|pypi\.org|deb\.debian\.org|registry\.npmjs")
    for name, text in committed_texts():
        assert not outside.search(text), name
        assert "../shared" not in text or name in (".ci/run", "tests/test_house.py"), name


def floors(others):
    """How many rooms the longest way through the house leads through."""

    def height(name):
        return 1 + max(map(height, others[name]), default=0)

    return max(map(height, others))


if __name__ == "__main__":
    counted = arrows()
    print(f"{len(counted)} rooms, {floors(counted)} floors, {sum(map(len, counted.values()))} arrows")
