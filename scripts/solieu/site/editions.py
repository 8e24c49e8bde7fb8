"""CHANGELOG.md for the page of changes and the feed: each release with its text, and the figures it corrected."""

import re
from typing import Any

from markdown_it import MarkdownIt

_SECTION = re.compile(r"^## (\S+) \((\d{4}-\d\d-\d\d)\)\n(.*?)(?=^## |\Z)", re.M | re.S)
# As scripts/release.py --changelog writes what differs in the tables.
_FIGURES = re.compile(r"^- `figures`:(.*\n(?:  .*\n)*)", re.M)
_CHANGED = re.compile(r"rows?\s+changed\s+\(([^)]*)\)")


def editions(text: str) -> dict[str, Any]:
    """What stands before the first release, as HTML, and each release, the newest first."""
    return {
        "head": _html(text.partition("\n## ")[0].partition("\n")[2]),
        "releases": [
            {"version": version, "released": day, "html": _html(said), "corrected": _corrected(said)}
            for version, day, said in _SECTION.findall(text)
        ],
    }


def _html(text: str) -> str:
    """Links to files of the repository, which are not on the site, are their words alone."""
    return re.sub(r'<a href="(?!https?:)[^"]*">(.*?)</a>', r"\1", MarkdownIt().render(text))


def _corrected(said: str) -> list[str]:
    """The keys of the figures whose rows are named as changed."""
    changed = "".join(found for items in _FIGURES.findall(said) for found in _CHANGED.findall(items))
    return re.findall(r"`([^`]+)`", changed)
