"""What the commands share: how messages are printed, what is said of a wrong call, and how a command ends."""

import argparse
import errno
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from solieu.commands.messages import say
from solieu.commands.messages.calls import WRONG_CALL, Parser, language_asked
from solieu.commands.messages.lines import as_github, as_jsonl, as_lines
from solieu.commands.messages.summary import as_summary
from solieu.commands.messages.terminal import Screen, as_groups
from solieu.paths import HERE, PartlyWritten
from solieu.problems import Problem, Said, reason

BUSY = 3
# As a shell counts the signals of a reader that has left, and of Ctrl-C.
LEFT, STOPPED = 128 + 13, 128 + 2


def add_message_options(parser: Parser) -> None:
    """The options of every command that prints problems, and the checkout it works on."""
    color = Said("auto: problems by file on a terminal, in colours unless NO_COLOR is set, and one line each elsewhere")
    parser.add_argument("--color", choices=["auto", "always", "never"], default="auto", help=color)
    root = Said("the checkout to work on (default: this one)")
    parser.add_argument("--root", type=Path, default=HERE.root, metavar=Said("DIR"), help=root)


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


def no_checkout(root: Path) -> Said | None:
    """Why nothing can be built from a folder; None where it can."""
    if not root.is_dir():
        return Said("{folder} is no folder; give a checkout", folder=root)
    if not (root / "metadata").is_dir():
        return Said("{folder} is no checkout, there is no metadata/ in it; give one", folder=root)
    return None


def cannot_write(error: OSError) -> Said:
    """Why nothing, or not all, could be written, and what to do."""
    if isinstance(error, PartlyWritten):
        return Said("{said}; some files were replaced: mend it, and build again", said=_not_written(error))
    return Said("{said}; nothing was changed; {cure}", said=_not_written(error), cure=_cure(error))


def _not_written(error: OSError) -> Said:
    file = error.filename if error.filename is not None else Said("the output")
    return Said("cannot write {file}: {reason}", file=file, reason=reason(error))


def _cure(error: OSError) -> Said:
    return next((cure for numbers, cure in _CURES.items() if error.errno in numbers), Said("see to it, and try again"))


_CURES = {
    (errno.EACCES, errno.EPERM): Said("change its permissions, or write elsewhere"),
    (errno.ENOSPC, errno.EDQUOT, errno.EFBIG): Said("make room, and try again"),
    (errno.EISDIR,): Said("name a file"),
    (errno.EEXIST, errno.ENOTDIR): Said("name a place where nothing else stands"),
    (errno.ENOENT, errno.EROFS): Said("write elsewhere"),
    (errno.ENAMETOOLONG,): Said("give it a shorter name"),
}


def run(command: str, main: Callable[[], int]) -> int:
    """Run a command to its end, whatever happens to its output or its patience; returns its exit status.

    A reader that leaves early (`| head`) and Ctrl-C end it quietly, as they do other programs.
    """
    if sys.getfilesystemencoding() != "utf-8":  # a locale that cannot say Vietnamese: begin again without it
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    _open_streams()
    try:
        with _interruptible():
            status = _status(main)
            sys.stdout.flush()
    except KeyboardInterrupt:
        return refuse(command, Said("stopped"), language_asked(sys.argv[1:]), STOPPED)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left to flush has nowhere to go
        if isinstance(error, BrokenPipeError):
            return LEFT
        said = Said("{said}; {cure}", said=_not_written(error), cure=_cure(error))
        return refuse(command, said, language_asked(sys.argv[1:]))
    return status


def _status(main: Callable[[], int]) -> int:
    """What a command ends with; argparse ends it where the call is wrong, or asks for help."""
    try:
        return main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0


def _open_streams() -> None:
    """UTF-8 whatever the locale; a stream that the caller has closed (`>&-`) leads nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let what clears away end: a Ctrl-C in between is raised after it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C raise KeyboardInterrupt, so that what was begun is cleared away.

    Before, while modules load, and after, it ends the process at once and without a word: the scripts see to that.
    """
    before, hook = signal.getsignal(signal.SIGINT), sys.unraisablehook
    if before is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.unraisablehook = partial(_again, hook)
    try:
        yield
    finally:
        sys.unraisablehook = hook
        signal.signal(signal.SIGINT, before)


def _again(hook: Callable[[Any], Any], seen: Any) -> None:
    """Where a library has swallowed Ctrl-C, which Python then tells of on stderr, let it come again a moment later."""
    if seen.exc_type is KeyboardInterrupt:
        threading.Timer(0.01, os.kill, (os.getpid(), signal.SIGINT)).start()
    else:
        hook(seen)
