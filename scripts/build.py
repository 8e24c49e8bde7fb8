"""Build the tables and the descriptor: metadata/ -> data/*.csv -> datapackage.json.

Exit status: 0 built, or nothing to build; 1 the data have problems, or --check found a difference; 2 the call is wrong,
or a file cannot be written; 3 another build of this checkout is running.
"""

import _signal  # built in: `signal` itself takes a hundredth of a second to import

# Until `run` begins, Ctrl-C ends it without a traceback, unless the caller has it ignored.
if __name__ == "__main__" and _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

import sys

from solieu.commands import BUSY, add_message_options, cannot_write, no_checkout, print_problems, refuse, run
from solieu.commands.messages import say
from solieu.commands.messages.calls import Parser
from solieu.package.files import build_files, stale_files, write_files
from solieu.paths import Busy, House, alone_in
from solieu.problems import Invalid, Problem, Said
from solieu.sources.readings import load_metadata


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = Parser("build", __doc__, arguments)
    check_alone = Said("write nothing; fail if what is committed would change")
    parser.add_argument("--check", action="store_true", help=check_alone)
    add_message_options(parser)
    options = parser.read()
    wrong = no_checkout(options.root)
    if wrong:
        return refuse("build", wrong, options.lang)
    house = House(options.root.resolve())
    try:
        problems, done = check(house) if options.check else build(house)
    except Invalid as invalid:
        problems = invalid.problems
    except Busy:
        said = Said("another build of this checkout is running; wait until it has ended, then build again")
        return refuse("build", said, options.lang, BUSY)
    except OSError as error:
        return refuse("build", cannot_write(error), options.lang)
    if problems:
        print_problems(problems, options, house.root)
        return 1
    print(say(done, options.lang))
    return 0


def check(house: House) -> tuple[list[Problem], Said]:
    """What is committed that would change. Raises Invalid, OSError."""
    files = build_files(house, load_metadata(house))
    return stale_files(house, files), Said("{n} files are what metadata/ says", n=len(files))


def build(house: House) -> tuple[list[Problem], Said]:
    """Write what has changed, alone. Raises Invalid, Busy, OSError."""
    with alone_in(house.root):
        files = build_files(house, load_metadata(house))
        changed = [house.name(path) for path in write_files(house, files)]
    done = Said("{n} files, {changed} changed", n=len(files), changed=len(changed))
    for name in changed:
        done = Said("{done}\n  {file}", done=done, file=name)
    return [], done


if __name__ == "__main__":
    sys.exit(run("build", main))
