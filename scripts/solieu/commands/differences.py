"""What differs between two editions of the package, as people read it."""

import re
import textwrap
from collections.abc import Iterator, Sequence
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


_MOST_NAMED = 12
_HEAD = "In the tables, since"


def section(found: Changes) -> str:
    """What differs in the tables, as CHANGELOG.md has it, in English as all of that; empty where nothing does."""
    told = [f"the table `{name}` is new" for name in found.tables_added]
    told += [f"the table `{name}` is gone" for name in found.tables_removed]
    for name, table in found.tables.items():
        key = _SAID[name][0] if name in _SAID else ""
        columns = {"with": table["columns_added"], "without": table["columns_removed"]}
        parts = [f"{word} {', '.join(f'`{each}`' for each in names)}" for word, names in columns.items() if names]
        for part in ("added", "removed", "changed"):
            keys = [row["key" if part == "changed" else key] for row in table[part]] if key else []
            if table[part]:
                parts.append(f"{len(table[part])} {'row' if len(table[part]) == 1 else 'rows'} {part}{_named(keys)}")
        told.append(f"`{name}`: {', '.join(parts)}")
    wrapped = textwrap.TextWrapper(138, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)
    items = [wrapped.fill(each) for each in told]
    return "\n".join([f"{_HEAD} {found.old}:\n", *items, ""]) if told else ""


def _named(keys: Sequence[str]) -> str:
    shown = [f"`{key}`" for key in keys[:_MOST_NAMED]]
    more = [f"{len(keys) - _MOST_NAMED} more"] if len(keys) > _MOST_NAMED else []
    return f" ({', '.join(shown + more)})" if shown else ""


def with_section(text: str, version: str, released: str, told: str) -> str:
    """CHANGELOG.md with what differs first under the heading of the version, which is made where there is none."""
    heading = f"## {version} ({released})\n"
    if f"\n{heading}" not in text:
        start = text.find("\n## ") + 1 or len(text)
        text = f"{text[:start]}{heading}\n{text[start:]}"
    before, _, after = text.partition(f"\n{heading}")
    own, mark, others = after.partition("\n## ")
    own = re.sub(rf"^{_HEAD} .*:\n\n(?:[- ] .*\n)+\n?", "", own, flags=re.M)
    return "\n".join([before, heading, *([told] if told else []), f"{own.lstrip()}{mark}{others}"])
