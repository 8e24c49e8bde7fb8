"""The curator's guide is true: its commands, run one after the other in a checkout, print what it shows."""

import re
import shutil
import subprocess
import sys

import pytest

from solieu.paths import HERE, House


@pytest.fixture
def checkout(seed_built, tmp_path) -> House:
    """A repository with the scripts, the guide's example and the package of the first reports."""
    house = House(shutil.copytree(seed_built.root, tmp_path / "checkout"))
    for name in ("scripts", "docs/example"):
        shutil.copytree(HERE.root / name, house.root / name, ignore=shutil.ignore_patterns("__pycache__"))
    (house.root / ".venv" / "bin").mkdir(parents=True)
    python = house.root / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    (house.root / "texts").mkdir()
    named = ["-c", "user.name=Vi Du", "-c", "user.email=vidu@vidu.example"]
    for command in (["init", "--quiet", "--initial-branch", "main"], ["add", "metadata", "data", "datapackage.json"]):
        subprocess.run(["git", *command], cwd=house.root, check=True)
    subprocess.run(["git", *named, "commit", "--quiet", "--message", "x"], cwd=house.root, check=True)
    return house


def commands(guide):
    """Each command with the lines that the guide shows below it."""
    for block in re.findall(r"^ *```console\n(.*?)^ *```", guide, re.M | re.S):
        for part in re.split(r"^ *\$ ", block, flags=re.M)[1:]:
            command, *lines = part.rstrip().split("\n")
            yield command, [line.strip() for line in lines]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["curating.md", "curating.vi.md"])
def test_the_commands_print_what_is_shown(checkout, name):
    guide = (HERE.root / "docs" / name).read_text("utf-8")
    settings = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(checkout.root / "scripts")}
    ran = 0
    for command, shown in commands(guide):
        done = subprocess.run(command, shell=True, cwd=checkout.root, capture_output=True, text=True, env=settings)
        printed = done.stdout + done.stderr
        at = 0
        for part in filter(None, (each.strip() for each in "\n".join(shown).split("…"))):
            wanted = r"\s+".join(map(re.escape, part.split()))
            found = re.compile(wanted).search(printed, at)
            assert found, f"{command}\n{part}\n--- is not printed, in this order, in\n{printed}"
            at = found.end()
        if "…" not in "".join(shown):
            assert printed.split() == " ".join(shown).split(), command
        ran += 1
    assert ran == 9


def test_both_guides_run_the_same_commands():
    both = [
        [command.replace(" --lang vi", "") for command, _ in commands((HERE.root / "docs" / name).read_text("utf-8"))]
        for name in ("curating.md", "curating.vi.md")
    ]
    assert both[0] == both[1]
