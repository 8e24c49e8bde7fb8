"""Scripts called as from the command line: in this process, which is quick, or in one of their own."""

import importlib
import io
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from solieu.paths import HERE

SCRIPTS = ("build", "corpus", "diff", "extract", "publish", "release", "validate")


@dataclass(frozen=True)
class Ended:
    """How a script ended: its exit status, and what it printed."""

    status: int
    out: str
    err: str


def call(script: str, *arguments: str | Path) -> Ended:
    """Call a script in this process."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
    with redirect_stdout(streams[0]), redirect_stderr(streams[1]):
        status = importlib.import_module(script).main([str(argument) for argument in arguments])
    for stream in streams:
        stream.seek(0)
    return Ended(status, *(stream.read() for stream in streams))


def run(script: str, *arguments: str | Path | bytes, **settings: object) -> Ended:
    """Run a script in a process of its own; `settings` are those of subprocess.run."""
    command = [sys.executable, HERE.root / "scripts" / f"{script}.py", *arguments]
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8"} | settings
    done = subprocess.run(command, check=False, **given)
    return Ended(done.returncode, done.stdout, done.stderr)
