"""Build the tables and the descriptor: metadata/ -> data/*.csv -> datapackage.json."""

import sys
from pathlib import Path

import click

from solieu.commands import BUSY, Command, Refusal, cannot_write, check_root, problem_options, run
from solieu.commands.forms import print_problems
from solieu.commands.messages import say
from solieu.digests import CODE, digest, is_done, record_done
from solieu.paths import Busy, House, alone_in
from solieu.problems import Invalid, Language


@click.command("build", cls=Command, help="build", epilog="build-ends")
@click.option("--check", is_flag=True)
@problem_options
def build(check: bool, root: Path, lang: Language, color: str) -> int:
    """Write data/ and the descriptor where they are not what metadata/ says, or only check that they are."""
    check_root(root)
    house = House(root.resolve())
    try:
        print(check_files(house, lang) if check else write_files(house, lang))
    except Invalid as invalid:
        print_problems(invalid.problems, lang, color, house.root)
        return 1
    except Busy:
        raise Refusal("busy-building", BUSY) from None
    return 0


def check_files(house: House, lang: Language) -> str:
    """What to say where all that is committed is what would be built. Raises Invalid, OSError."""
    from solieu.package.files import build_files, stale_files
    from solieu.sources.readings import load_metadata

    files = build_files(house, load_metadata(house))
    problems = stale_files(house, files)
    if problems:
        raise Invalid(problems)
    return say("build-checked", lang, n=len(files))


def write_files(house: House, lang: Language) -> str:
    """Write what has changed, alone; what to say of it. Raises Invalid, Busy, Refusal where it cannot be written."""
    record, outputs = house.root / "build" / "built.digest", (house.data, *house.beside)
    inputs = digest((house.metadata, *CODE))
    if is_done(record, inputs, outputs):
        return say("built-already", lang)
    from solieu.checks import check_built
    from solieu.package.files import build_files, write_files
    from solieu.sources.readings import load_metadata

    with alone_in(house.root):
        metadata = load_metadata(house)
        files = build_files(house, metadata)
        problems = check_built(metadata, files)
        if problems:
            raise Invalid(problems)
        try:
            changed = write_files(house, files)
        except OSError as error:
            raise cannot_write(error) from None
    record_done(record, inputs, outputs)
    done = say("built", lang, n=len(files), changed=len(changed))
    return "\n  ".join([done, *(house.name(path) for path in changed)])


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    return run(build, arguments)


if __name__ == "__main__":
    sys.exit(main())
