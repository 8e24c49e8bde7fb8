"""The house keeps its own rules: who imports whom, what runs at import, what no file may name."""

import ast
import importlib
import re
import subprocess
import sys

import pytest

from solieu.paths import HERE

SCRIPTS = HERE.root / "scripts"
MODULES = sorted(path for path in (SCRIPTS / "solieu").rglob("*.py"))

# A room imports from those on lines above its own.
ORDER = [
    {"paths", "problems", "vietnamese"},
    {"reading"},
    {"sources"},
    {"package"},
    {"checks", "site"},
    {"commands"},
    {"pytest_texts"},
]
FLOOR = {name: floor for floor, names in enumerate(ORDER) for name in names}


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.module == "solieu":
                yield from (f"solieu.{alias.name}" for alias in node.names)
            else:
                yield node.module or "."


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SCRIPTS)))
def test_imports_go_one_way(path):
    name = path.relative_to(SCRIPTS / "solieu").parts[0].removesuffix(".py")
    if name == "__init__":
        return
    assert name in FLOOR, f"{name} has no floor in the house: give it one in this test and in docs/house.md"
    for module in imports(path):
        if module.startswith("solieu"):
            other = module.split(".")[1] if "." in module else "__init__"
            assert other == name or FLOOR.get(other, -1) < FLOOR[name], f"{name} imports {other}"


@pytest.mark.parametrize("name", ["vietnamese", "reading"])
def test_the_grammar_needs_the_standard_library_alone(name):
    paths = [path for path in MODULES if name in path.relative_to(SCRIPTS / "solieu").as_posix()]
    for module in {module.split(".")[0] for path in paths for module in imports(path)} - {"solieu"}:
        assert module in sys.stdlib_module_names


@pytest.mark.parametrize("path", sorted(SCRIPTS.glob("*.py")), ids=lambda path: path.name)
def test_scripts_can_be_imported_and_explain_themselves(path, monkeypatch):
    monkeypatch.syspath_prepend(SCRIPTS)
    assert callable(importlib.import_module(path.stem).main)
    shown = subprocess.run([sys.executable, path, "--help"], capture_output=True, text=True, check=True)
    assert "Exit status" in shown.stdout and "Traceback" not in shown.stderr


def committed_texts():
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=HERE.root, capture_output=True, text=True, check=True
    )
    for name in listed.stdout.split("\n"):
        path = HERE.root / name
        if path.is_file() and path.suffix in {
            ".py",
            ".md",
            ".yaml",
            ".yml",
            ".toml",
            ".txt",
            ".html",
            ".json",
            ".csv",
            "",
            ".cff",
        }:
            yield name, path.read_text(encoding="utf-8")


def test_no_file_names_a_machine_or_what_stands_beside_the_checkout():
    outside = re.compile(r"(?<![\w.])/(?:work|home|root|farm)/|pypi\.org|deb\.debian\.org|registry\.npmjs")
    for name, text in committed_texts():
        assert not outside.search(text), name
        assert "../shared" not in text or name in (".ci/run", "tests/test_house.py"), name
