"""Say what differs between two editions of the package, by key, and whether the version tells of it."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from html import escape
from typing import TYPE_CHECKING, Literal

import click

from solieu.commands import Choice, Command, Refusal, check_root, language_option, run
from solieu.commands.messages import say
from solieu.paths import HERE
from solieu.problems import Language

if TYPE_CHECKING:
    from solieu.package.changes import Changes

# What tells people which row it is, of each table that they look at.
_SAID = {"figures": "as_written", "reports": "title_vi"}


@click.command("diff", cls=Command, help="diff", epilog="diff-ends")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW", default=str(HERE.root))
@click.option("--format", type=Choice(["text", "json", "html"]), default="text", help="--format of changes")
@click.option("--check", is_flag=True, help="--check of the version")
@language_option
def diff(old: str, new: str, format: Literal["text", "json", "html"], check: bool, lang: Language) -> int:
    """Print the changes; with `check` end with 1 where the version is too low for them."""
    from solieu.package.changes import NoEdition, changes, read_edition

    check_root(HERE.root)
    try:
        found = changes(*(read_edition(place, HERE.root) for place in (old, new)))
    except NoEdition as missing:
        raise Refusal("no-edition", place=missing) from None
    if format == "json":
        print(json.dumps(asdict(found) | {"lowest": found.lowest}, ensure_ascii=False, indent=2))
    else:
        lines = list(_lines(found, lang))
        print(_page(lines, lang) if format == "html" else "\n".join(lines))
    if check and not found.is_told:
        print(say("version-low", lang, new=found.new, lowest=found.lowest, level=found.level), file=sys.stderr)
        return 1
    return 0


def _lines(found: "Changes", lang: Language) -> Iterator[str]:
    """The versions, each table with how many rows came, went and differ, and the rows of those that people look at."""
    yield say("diff-versions", lang, old=found.old, new=found.new, level=found.level or "-")
    for sign, names in (("+", found.tables_added), ("-", found.tables_removed)):
        yield from (f"{sign} {name}" for name in names)
    for name, table in found.tables.items():
        counts = {"added": len(table.added), "removed": len(table.removed), "changed": len(table.changed)}
        yield say("diff-table", lang, table=name, **counts)
        yield from (f"  + {name}.{column}" for column in table.columns_added)
        yield from (f"  - {name}.{column}" for column in table.columns_removed)
        if name in _SAID:
            for sign, rows in (("+", table.added), ("-", table.removed)):
                yield from (f"  {sign} {key}: {row[_SAID[name]]}" for key, row in rows.items())
            for key, cells in table.changed.items():
                yield from (f"  ~ {key} {column}: {was!r} -> {now!r}" for column, (was, now) in cells.items())


def _page(lines: list[str], lang: Language) -> str:
    title, *rest = map(escape, lines)
    items = "\n".join(f"<p>{line}</p>" if not line.startswith("  ") else f"<pre>{line}</pre>" for line in rest)
    head = f'<!DOCTYPE html>\n<html lang="{lang}">\n<meta charset="utf-8">\n<title>{title}</title>'
    return f"{head}\n<h1>{title}</h1>\n{items}\n</html>"


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    return run(diff, arguments)


if __name__ == "__main__":
    sys.exit(main())
