"""What differs between two editions of the package, as people read it."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from solieu.commands import WRONG_CALL, Refusal
from solieu.commands.messages import say
from solieu.package.changes import Changes, NoEdition, changes, read_edition
from solieu.problems import Language

# The key and what tells people which row it is, of each table that they look at.
_SAID = {"figures": ("figure_id", "as_written"), "reports": ("report_id", "title_vi")}


def compared(old: str, new: str, checkout: Path) -> Changes:
    """What differs between the editions at two places. Raises Refusal."""
    try:
        return changes(*(read_edition(place, checkout) for place in (old, new)))
    except NoEdition as missing:
        raise Refusal("no-edition", place=missing) from None


def refuse_low(found: Changes, status: int = WRONG_CALL) -> None:
    """Raise Refusal where the version does not tell of the changes."""
    if not found.is_told:
        raise Refusal("version-low", status, new=found.new, lowest=found.lowest, level=found.level)


def lines(found: Changes, lang: Language) -> Iterator[str]:
    """The versions, each table with how many rows came, went and differ, and the rows of those that people look at."""
    yield say("diff-versions", lang, old=found.old, new=found.new, level=found.level or "-")
    for sign, names in (("+", found.tables_added), ("-", found.tables_removed)):
        yield from (f"{sign} {name}" for name in names)
    for name, table in found.tables.items():
        yield say(
            "diff-table", lang, table=name, **{part: len(table[part]) for part in ("added", "removed", "changed")}
        )
        yield from (f"  + {name}.{column}" for column in table["columns_added"])
        yield from (f"  - {name}.{column}" for column in table["columns_removed"])
        if name in _SAID:
            key, words = _SAID[name]
            for sign, part in (("+", "added"), ("-", "removed")):
                yield from (f"  {sign} {row[key]}: {row[words]}" for row in table[part])
            for row in table["changed"]:
                yield from (f"  ~ {row['key']} {column}: {a!r} -> {b!r}" for column, (a, b) in row["changes"].items())


def page(found: Changes, lang: Language) -> str:
    """The same as a page of HTML."""
    title, *rest = map(escape, lines(found, lang))
    items = "\n".join(f"<p>{line}</p>" if not line.startswith("  ") else f"<pre>{line}</pre>" for line in rest)
    head = f'<!DOCTYPE html>\n<html lang="{lang}">\n<meta charset="utf-8">\n<title>{title}</title>'
    return f"{head}\n<h1>{title}</h1>\n{items}\n</html>"
