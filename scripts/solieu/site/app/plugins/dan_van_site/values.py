"""What the templates are given: the language and its words, names of columns, codes and rows, and cells as HTML."""

import json
import re
from collections.abc import Sequence
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlencode

from markupsafe import Markup, escape

from . import languages, rows, search
from .answers import quote_error
from .asked import Asked
from .knowledge import Names, Values

# What of a page the templates ask for by its own name.
_OWN = (
    *("absolute", "ask", "cell", "column_title", "dataset", "drawn", "field", "given", "labels_of", "link", "local"),
    *("name_of", "names_in", "page_at", "page_in", "page_number", "placed", "result_table", "results", "row_at"),
    *("row_link", "switched", "title_alone"),
)
# The columns of the spelled-out tables that have the same words in each language.
_ALIKE = ("as_written", "comparator", "hedge_word", "source_link", "url")


class Page(Asked):
    """A page with what its template asks for."""

    def template_values(self) -> Values:
        """Everything for one page."""
        known = self.knowledge
        told = {"lang": self.language, "t": self.words, "site": known.site, "about_table": known.tables.get(self.table)}
        written = {"n": languages.number, "size_of": languages.size, "day": languages.day}
        plain = (prose, rows.parted, rows.tex)
        of_page = (rows.figure_page, rows.sections_of, rows.dated, rows.compared, search.search_everywhere)
        return {
            **told,
            "said": quote_error,
            "saved_query": known.queries.get,
            "settings": self.datasette.settings_dict(),
            **{name: getattr(self, name) for name in _OWN},
            **{name: partial(each, language=self.language) for name, each in written.items()},
            **{each.__name__: each for each in plain},
            **{each.__name__: partial(each, self) for each in of_page},
        }

    async def switched(self, other: str) -> str:
        """This page in the other language, its filters on words translated; `_lost` names those that could not be."""
        kept: list[tuple[str, str]] = []
        if self.request and other != self.language:
            for key, value in parse_qsl(self.request.query_string, keep_blank_values=True):
                kept += await self._translated(key, value, other)
        return self.page_in(other) + (f"?{urlencode(kept)}" if kept else "")

    async def _translated(self, key: str, value: str, other: str) -> list[tuple[str, str]]:
        """An argument of the page's address for the other language."""
        column, _, lookup = key.partition("__")
        field = (
            self.knowledge.tables[self.table]["fields"].get(column) if self.table in self.knowledge.spelled else None
        )
        if not field or field["type"] != "string" or field["table"] or column in _ALIKE:
            return [(key, value)] if key != "_lost" else []
        found = await self.ask("switched", "label", label=value) if lookup in ("", "exact", "not") else []
        return [(key, found[0][f"label_{other}"])] if found else [("_lost", column)]

    async def labels_of(self, shown: Any) -> Names:
        """What rows of the table are called, and those that they point at."""
        if self.table not in self.knowledge.tables or not shown:
            return {}
        rows = [[cell["raw"] for cell in row] for row in shown]
        own = await self.names((self.table, key) for key, *_ in rows)
        return own | await self.names_in([cell["column"] for cell in shown[0]], rows)

    async def name_of(self, table: str, key: Any) -> Any:
        """What a row is called; several, with spaces between their keys, one after the other."""
        names = await self.names((table, each) for each in str(key).split())
        return self.in_words({"table": table}, key, names)

    def drawn(self, indicator: str) -> Markup:
        """An indicator's charts as publish drew them for its page; nothing where no figure has a number and a time."""
        path = self.knowledge.folder / "drawn" / f"{indicator}-{self.language}.svg"
        return Markup(path.read_text("utf-8")) if path.is_file() else Markup()

    def dataset(self) -> Markup:
        """The whole data set as schema.org has it, for the head of the home page; nothing in it ends the element."""
        text = json.dumps(self.knowledge.dataset[self.language], ensure_ascii=False, separators=(",", ":"))
        home = self.absolute(self.datasette.urls.instance())
        return Markup(text.replace(self.knowledge.homepage, home).replace("<", r"\u003c"))

    def cell(self, field: Values, raw: Any, names: Names) -> Any:
        """A value of a column as people read it, as HTML. `names` holds what rows are called."""
        if raw is None or raw == "":
            return Markup('<span class="none" title="{}">–</span>').format(self.words["not_stated"])
        if field["table"] and isinstance(raw, str):
            links = (self.row_link(field["table"], key, names.get((field["table"], key), key)) for key in raw.split())
            return Markup(", ").join(links)
        said = self.in_words(field | {"table": ""}, raw, names)
        if not isinstance(raw, str) or field["codes"] or field["type"] == "year":
            return escape(said if field["type"] == "year" else languages.number(said, self.language))
        if field["type"] == "date":
            return Markup('<time datetime="{}">{}</time>').format(raw, languages.day(raw, self.language))
        if raw.startswith(("https://", "http://")):
            return Markup('<a class="long" href="{}">{}</a>').format(raw, raw)
        foreign = field["language"] not in ("", self.language)
        return Markup('<span lang="{}">{}</span>').format(field["language"], raw) if foreign else escape(raw)

    async def result_table(self, columns: Sequence[str], rows: Sequence[Any], saved: Values | None) -> Any:
        """A result of SQL as it is shown: titles of columns with their attributes in HTML, and cells of rows.

        Columns of numbers and nothing else stand as such. A saved query says which text leads to which row; columns of
        such keys are not shown beside it.
        """
        places = {text.replace("{lang}", self.language): key for text, key in (saved or {}).get("links", {}).items()}
        names = await self.names_in(columns, rows) if saved else {}
        headings, cells = [], []
        for column, *raw in zip(columns, *rows, strict=True):
            if column in places.values():
                continue
            stated = [each for each in raw if each not in (None, "")]
            is_number = bool(stated) and all(isinstance(each, int | float) for each in stated)
            attributes = Markup(' class="number"' if is_number else "")
            title = self.title_alone(column, saved["columns"]) if saved else self.column_title(column)
            headings.append((title, attributes))
            field, key = self.field(column), places.get(column)
            keys = [row[columns.index(key)] if key else "" for row in rows]
            shown = dict.fromkeys(zip(keys, raw, strict=True), Markup())  # what rows have in common is drawn once
            for row, text in shown:
                linked = self.row_link(self.knowledge.foreign[key], row, text) if key and row and text else ""
                shown[row, text] = Markup("<td{}>{}</td>").format(attributes, linked or self.cell(field, text, names))
            cells.append([shown[each] for each in zip(keys, raw, strict=True)])
        return headings, [Markup("\n").join(line) for line in zip(*cells, strict=True)]

    def row_link(self, table: str, key: str, text: str) -> Markup:
        """A link to a row's page."""
        return Markup('<a href="{}">{}</a>').format(self.row_at(table, key), text)


def prose(text: str) -> Markup:
    """A description of a schema as HTML: names between backticks are code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))
