"""Say what differs between two editions of the package, by key, and whether the version tells of it."""

import json
import sys
from dataclasses import asdict
from typing import Literal

import click

from solieu.commands import Choice, Command, check_root, language_option, run
from solieu.paths import HERE
from solieu.problems import Language


@click.command("diff", cls=Command, help="diff", epilog="diff-ends")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW", default=str(HERE.root))
@click.option("--format", type=Choice(["text", "json", "html"]), default="text", help="--format of changes")
@click.option("--check", is_flag=True, help="--check of the version")
@language_option
def diff(old: str, new: str, format: Literal["text", "json", "html"], check: bool, lang: Language) -> int:
    """Print the changes; with `check` end with 1 where the version is too low for them."""
    from solieu.commands.differences import compared, lines, page, refuse_low

    check_root(HERE.root)
    found = compared(old, new, HERE.root)
    if format == "json":
        print(json.dumps(asdict(found) | {"lowest": found.lowest}, ensure_ascii=False, indent=2))
    else:
        print(page(found, lang) if format == "html" else "\n".join(lines(found, lang)))
    if check:
        refuse_low(found, 1)
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    return run(diff, arguments)


if __name__ == "__main__":
    sys.exit(main())
