"""Publish the site: data/ -> build/site/, a folder that `datasette build/site` serves as it is."""

import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import click

from solieu.commands import BUSY, FILE, Command, Refusal, cannot_write, check_root, problem_options, run
from solieu.commands.forms import print_problems
from solieu.commands.messages import say
from solieu.digests import CODE, digest, is_done, record_done
from solieu.paths import Busy, House
from solieu.problems import Invalid, Language


@click.command("publish", cls=Command, help="publish", epilog="publish-ends")
@click.option("--out", type=FILE, metavar="DIR")
@click.option("--homepage", metavar="URL")
@click.option("--issues", metavar="URL")
@click.option("--static", type=FILE, metavar="DIR")
@problem_options
def publish(
    out: Path | None,
    homepage: str | None,
    issues: str | None,
    static: Path | None,
    root: Path,
    lang: Language,
    color: str,
) -> int:
    """Write the site where it is not what the data say, and a copy of it without a server if one is asked for."""
    check_root(root)
    house = House(root.resolve())
    folder = (out or house.site).absolute()
    record = house.root / "build" / "published.digest"
    about = {
        name: _address(f"--{name}", given) for name, given in (("homepage", homepage), ("issues", issues)) if given
    }
    files = digest((house.metadata, house.data, house.descriptor, *house.root.glob("CHANGELOG.md"), *CODE))
    inputs = files and f"{files} {about}"
    try:
        if static and not homepage:
            _check_homepage(house)
        if not (folder == house.site and is_done(record, inputs, [folder])):
            check_and_publish(house, folder, about)
            if folder == house.site:
                record_done(record, inputs, [folder])
    except Invalid as invalid:
        print_problems(invalid.problems, lang, color, house.root)
        return 1
    print(say("published", lang, folder=_shown(folder)))
    if static:
        copy(house, folder, static.absolute())
        print(say("copied", lang, folder=_shown(static.absolute())))
    elif not json.loads((folder / "site.json").read_bytes())["package"]["is_public"]:
        print(say("no-homepage", lang), file=sys.stderr)
    return 0


def _check_homepage(house: House) -> None:
    """A copy's pages are made before anyone asks for them: they cannot take their address from who does."""
    from solieu.site.knowledge import is_placeholder
    from solieu.sources.schemas import load_package

    if is_placeholder(load_package(house).about["homepage"]):
        raise Refusal("static-no-homepage")


def _shown(folder: Path) -> str:
    here = Path.cwd()
    return shlex.quote(str(folder.relative_to(here) if folder.is_relative_to(here) else folder))


def _address(option: str, given: str) -> str:
    """The address, with a slash at its end. Raises Refusal."""
    from solieu.sources.models import is_web_address

    if not is_web_address(given) or "?" in given or "#" in given:
        raise Refusal("no-address", option=option, value=given)
    return given.rstrip("/") + "/"


def check_and_publish(house: House, folder: Path, about: dict[str, str]) -> None:
    """Check the data, then put the new site in the place of the old. Raises Invalid, Refusal."""
    from solieu.checks import check_house
    from solieu.site import publish

    problems = check_house(house)
    if problems:
        raise Invalid(problems)
    _put(lambda: publish(house, folder, about))


def copy(house: House, site: Path, folder: Path) -> None:
    """Put a copy of a published site without a server in the place of the old. Raises Refusal."""
    from solieu.site import put_in_place
    from solieu.site.copying import copy_site

    try:
        _put(lambda: put_in_place(house, folder, lambda new: copy_site(site, new)))
    except ImportError:
        raise Refusal("static-no-datasette") from None


def _put(write: Callable[[], None]) -> None:
    from solieu.site import NotOurs

    try:
        write()
    except NotOurs as refused:
        raise Refusal("not-ours", folder=refused.folder) from None
    except Busy:
        raise Refusal("busy-publishing", BUSY) from None
    except OSError as error:
        raise cannot_write(error) from None


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    return run(publish, arguments)


if __name__ == "__main__":
    sys.exit(main())
