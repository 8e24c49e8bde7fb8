"""What differs between two editions of the package, as people read it."""

from collections.abc import Iterator
from html import escape

from solieu.commands.messages import say
from solieu.package.changes import Changes
from solieu.problems import Language

# What tells people which row it is, of each table that they look at.
_SAID = {"figures": "as_written", "reports": "title_vi"}


def lines(found: Changes, lang: Language) -> Iterator[str]:
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


def page(found: Changes, lang: Language) -> str:
    """The same as a page of HTML."""
    title, *rest = map(escape, lines(found, lang))
    items = "\n".join(f"<p>{line}</p>" if not line.startswith("  ") else f"<pre>{line}</pre>" for line in rest)
    head = f'<!DOCTYPE html>\n<html lang="{lang}">\n<meta charset="utf-8">\n<title>{title}</title>'
    return f"{head}\n<h1>{title}</h1>\n{items}\n</html>"
