"""Publish the site: data/ -> build/site/, a folder that `datasette build/site` serves as it is.

Exit status: 0 published; 1 the data have problems; 2 the call is wrong, or the site cannot be written; 3 another
publish is writing there. The old site stays until the new one is whole.
"""

import _signal  # built in: `signal` itself takes a hundredth of a second to import

# Until `run` begins, Ctrl-C ends it without a traceback, unless the caller has it ignored.
if __name__ == "__main__" and _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

import shlex
import shutil
import sys
import tempfile
from pathlib import Path

from solieu.commands import (
    BUSY,
    add_message_options,
    cannot_write,
    no_checkout,
    print_problems,
    refuse,
    run,
    uninterrupted,
)
from solieu.commands.messages import say
from solieu.commands.messages.calls import Parser
from solieu.paths import Busy, House, alone_in
from solieu.problems import Invalid, Said
from solieu.site import build_site


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = Parser("publish", __doc__, arguments)
    where = Said("where the site goes (default: build/site)")
    parser.add_argument("--out", type=Path, metavar=Said("DIR"), help=where)
    add_message_options(parser)
    options = parser.read()
    wrong = no_checkout(options.root)
    if wrong:
        return refuse("publish", wrong, options.lang)
    house = House(options.root.resolve())
    out = _led_to(options.out or house.site)
    if out.exists() and not _is_a_site(out):
        said = Said("{folder} is no site published before; give an empty or new folder", folder=out)
        return refuse("publish", said, options.lang)
    try:
        publish(house, out)
    except Invalid as invalid:
        print_problems(invalid.problems, options, house.root)
        return 1
    except Busy:
        said = Said("another publish is writing there; wait until it has ended, then publish again")
        return refuse("publish", said, options.lang, BUSY)
    except OSError as error:
        return refuse("publish", cannot_write(_of(out, error)), options.lang)
    folder = shlex.quote(str(out.relative_to(Path.cwd()) if out.is_relative_to(Path.cwd()) else out))
    print(say(Said("{folder}: serve it with: datasette {folder}", folder=folder), options.lang))
    return 0


def publish(house: House, out: Path) -> None:
    """Build beside `out`, then put the new site in the place of the old. Raises Invalid, Busy, OSError."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with alone_in(out.parent):
        _clear_away(out)
        new = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}."))
        old = new.with_name(f"{new.name}.old")
        try:
            new.chmod(0o755)
            build_site(house, new)
            if out.exists():
                out.rename(old)
            new.rename(out)
        finally:
            with uninterrupted():
                shutil.rmtree(new, ignore_errors=True)
                if old.exists() and not out.exists():
                    old.rename(out)
                shutil.rmtree(old, ignore_errors=True)


def _led_to(path: Path) -> Path:
    """Where a path leads; where symbolic links lead it round in a circle, the path itself, which nothing replaces."""
    try:
        return path.resolve()
    except RuntimeError:
        return path.absolute()


def _of(out: Path, error: OSError) -> OSError:
    """The error as one of `out`, where it is one of what is written beside it."""
    if error.filename is None or str(error.filename).startswith(str(out.with_name(f".{out.name}."))):
        error.filename = str(out)
    return error


def _clear_away(out: Path) -> None:
    """What a publish left behind when it was killed; the old site goes back if that was before the new one came."""
    for old in sorted(out.parent.glob(f".{out.name}.????????.old")):
        if not out.exists():
            old.rename(out)
    for path in sorted(out.parent.glob(f".{out.name}.????????*")):
        shutil.rmtree(path, ignore_errors=True)


def _is_a_site(folder: Path) -> bool:
    return folder.is_dir() and (not any(folder.iterdir()) or (folder / "inspect-data.json").exists())


if __name__ == "__main__":
    sys.exit(run("publish", main))
