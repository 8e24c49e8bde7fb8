"""What the commands share: how messages are printed, what is said of a wrong call, and how a command ends."""

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from solieu.messages import LANGUAGES, say
from solieu.messages.lines import as_github, as_jsonl, as_lines
from solieu.messages.summary import as_summary
from solieu.messages.terminal import Screen, as_groups
from solieu.paths import HERE, PartlyWritten
from solieu.problems import Problem, Said, reason

WRONG_CALL = 2
BUSY = 3


def add_message_options(parser: argparse.ArgumentParser) -> None:
    """The options of every command that prints messages, and the checkout it works on."""
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of messages (default: en)")
    parser.add_argument(
        "--color",
        choices=["auto", "always", "never"],
        default="auto",
        help="auto: problems by file on a terminal, in colours unless NO_COLOR is set, and one line each elsewhere",
    )
    parser.add_argument("--root", type=Path, default=HERE.root, help="the checkout to work on (default: this one)")


def print_problems(problems: Sequence[Problem], options: argparse.Namespace, root: Path) -> None:
    """Print problems and their summary, in the form and language that the options ask for. Raises OSError."""
    form = getattr(options, "format", "table")
    if form == "jsonl":
        sys.stdout.write(as_jsonl(problems, options.lang))
    elif form == "github":
        sys.stdout.write(as_github(problems, options.lang))
    elif options.color == "always" or (sys.stdout.isatty() and (options.color == "never" or not _plain(os.environ))):
        width = min(shutil.get_terminal_size().columns, 120)
        sys.stdout.write(as_groups(problems, Screen(options.lang, width, _coloured(options.color), root)))
    else:
        sys.stdout.write(as_lines(problems, options.lang))


def _plain(environment: Mapping[str, str]) -> bool:
    return environment.get("TERM") == "dumb"


def _coloured(color: str) -> bool:
    return color == "always" or (color == "auto" and not os.environ.get("NO_COLOR"))


def write_summary(problems: Sequence[Problem], options: argparse.Namespace) -> None:
    """Append the Markdown summary to the file that `--summary` names, or GitHub where it prints for it."""
    named = options.summary or (os.environ.get("GITHUB_STEP_SUMMARY") if options.format == "github" else None)
    if named:
        with Path(named).open("a", encoding="utf-8") as file:
            file.write(as_summary(problems, options.lang, os.environ))


def refuse(command: str, said: Said, language: str, status: int = WRONG_CALL) -> int:
    """Say on stderr, in one line, why a command did nothing; returns its exit status."""
    print(f"{command}: {say(said, language)}", file=sys.stderr)
    return status


def cannot_write(error: OSError) -> Said:
    """Why nothing, or not all, could be written."""
    said = Said("cannot write {file}: {reason}", file=error.filename or "-", reason=reason(error))
    if isinstance(error, PartlyWritten):
        return Said("{said}; some files were replaced: mend it, and build again", said=said)
    return Said("{said}; nothing was changed", said=said)


def run(command: str, main: Callable[[], int]) -> int:
    """Run a command to its end, whatever happens to its output or its patience; returns its exit status.

    A reader that leaves early (`| head`) and Ctrl-C end it quietly, as they do other programs.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        status = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        print(f"{command}: stopped", file=sys.stderr)
        return 130
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left to flush has nowhere to go
        if isinstance(error, BrokenPipeError):
            return 141
        return refuse(
            command, Said("cannot write {file}: {reason}", file=error.filename or "-", reason=reason(error)), "en"
        )
    return status
