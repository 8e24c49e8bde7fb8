"""What the templates are given: the language and its words, names of columns, codes and rows, and cells as HTML."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlencode

from markupsafe import Markup, escape

from . import citing, languages, rows
from .answers import quote_error
from .asked import Asked
from .knowledge import Names, Values, coded


def template_values(asked: Asked) -> Values:
    """Everything for one page."""
    knowledge, language = asked.knowledge, asked.language
    ways = (asked.absolute, asked.ask, asked.link, asked.local, asked.page_in, asked.placed)
    columns = (asked.field, asked.column_title, asked.title_alone)
    plain = (prose, columns_of_numbers, rows.parted, citing.tex)
    of_asked = (switched, choices_of, names_of_results, labels_of, name_of)
    of_page = (drawn, dataset, rows.figure_page, rows.sections_of, citing.dated)
    return {
        "lang": language,
        "t": asked.words,
        "site": knowledge.site,
        "is_public": knowledge.is_public,
        "page_size": asked.page_size,
        "about_table": knowledge.tables.get(asked.table),
        "n": partial(languages.number, language=language),
        "size_of": partial(languages.size, language=language),
        "day": partial(languages.day, language=language),
        "said": quote_error,
        "cells": Cells(asked),
        "saved_query": knowledge.queries.get,
        "table_of_key": knowledge.foreign.get,
        **{each.__name__: each for each in (*ways, *columns, *plain)},
        **{each.__name__: partial(each, asked) for each in (*of_asked, *of_page)},
    }


async def switched(asked: Asked, other: str) -> str:
    """This page in the other language, its filters on words translated; `_lost` names those that could not be."""
    kept, lost = await _translated(asked, other) if asked.request and other != asked.language else ([], [])
    query = urlencode(kept + [("_lost", column) for column in lost])
    return asked.page_in(other) + (f"?{query}" if query else "")


async def _translated(asked: Asked, other: str) -> tuple[list[tuple[str, str]], list[str]]:
    """The arguments of the page's address for the other language, and the columns whose filter could not be kept."""
    knowledge, kept, lost = asked.knowledge, [], []
    worded = languages.worded(knowledge) if asked.table in knowledge.spelled else set()
    for key, value in parse_qsl(asked.request.query_string, keep_blank_values=True):
        column, _, lookup = key.partition("__")
        if column not in worded:
            kept += [(key, value)] if key != "_lost" else []
        elif lookup in ("", "exact", "not") and (same := await _other_label(asked, value, other)):
            kept.append((key, same))
        else:
            lost.append(column)
    return kept, lost


async def _other_label(asked: Asked, label: str, other: str) -> str | None:
    """What a code or row that is called so is called in the other language."""
    found = await asked.ask("switched", "label", label=label)
    return found[0][f"label_{other}"] if found else None


async def choices_of(asked: Asked, parameter: Values) -> list[Values]:
    """What a reader may choose from for a value of a saved query."""
    return await asked.rows(parameter["values"]) if parameter["values"] else []


async def names_of_results(asked: Asked, columns: Sequence[str], results: Sequence[Any]) -> Names:
    """What the rows are called whose keys a result holds."""
    tables = [asked.knowledge.keys.get(column) for column in columns]
    return await asked.names(
        (table, value) for row in results for table, value in zip(tables, row, strict=True) if table
    )


def columns_of_numbers(columns: Sequence[str], results: Sequence[Any]) -> set[str]:
    """The columns that hold numbers and nothing else: their headings, and what is not stated, stand as they do."""
    numbers = set()
    for place, column in enumerate(columns):
        values = [row[place] for row in results if row[place] not in (None, "")]
        if values and all(isinstance(value, int | float) for value in values):
            numbers.add(column)
    return numbers


async def labels_of(asked: Asked, shown: Any) -> Names:
    """What rows of the table are called, and those that they point at."""
    if asked.table not in asked.knowledge.tables:
        return {}
    own = await asked.names((asked.table, next(iter(row))["raw"]) for row in shown)
    return own | await asked.names_pointed_at(shown)


async def name_of(asked: Asked, table: str, key: Any) -> Any:
    """What a row is called; several, with spaces between their keys, one after the other."""
    keys = str(key).split()
    names = await asked.names((table, each) for each in keys)
    return ", ".join(names.get((table, each), each) for each in keys)


def drawn(asked: Asked, indicator: str) -> Markup:
    """An indicator's charts as publish drew them for its page; nothing where no figure has a number and a time."""
    path = asked.knowledge.folder / "drawn" / f"{indicator}-{asked.language}.svg"
    return Markup(path.read_text("utf-8")) if path.is_file() else Markup()


def dataset(asked: Asked) -> Markup:
    """The whole data set as schema.org has it, for the head of the home page; nothing in it ends the element."""
    text = json.dumps(asked.knowledge.dataset[asked.language], ensure_ascii=False, separators=(",", ":"))
    home = asked.absolute(asked.datasette.urls.instance())
    return Markup(text.replace(asked.knowledge.homepage, home).replace("<", r"\u003c"))


def prose(text: str) -> Markup:
    """A description of a schema as HTML: names between backticks are code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


@dataclass(frozen=True)
class Cells:
    """Values as people read them: codes and keys by their names, numbers grouped, texts marked with their language."""

    asked: Asked

    def value(self, field: Values, raw: Any, names: Names) -> Any:
        """A value of a column, as HTML. `names` holds what rows are called."""
        if raw is None or raw == "":
            return Markup('<span class="none" title="{}">–</span>').format(self.asked.words["not_stated"])
        if field["table"] and isinstance(raw, str):
            links = (self.row_link(field["table"], key, names.get((field["table"], key), key)) for key in raw.split())
            return Markup(", ").join(links)
        if field["codes"]:
            return escape(coded(field, raw, self.asked.language))
        return self._plain(field["type"], raw, field["language"])

    def row_link(self, table: str, key: str, text: str) -> Markup:
        """A link to a row's page."""
        return Markup('<a href="{}">{}</a>').format(self.asked.link(self.asked.row_address(table, key)), text)

    def _plain(self, kind: str, raw: Any, own: str) -> Any:
        language = self.asked.language
        if kind == "boolean":
            return escape(self.asked.words["yes_word" if raw else "no_word"])
        if kind == "date" and isinstance(raw, str):
            return Markup('<time datetime="{}">{}</time>').format(raw, languages.day(raw, language))
        if kind == "year" or not isinstance(raw, str):
            return escape(raw if kind == "year" else languages.number(raw, language))
        if raw.startswith(("https://", "http://")):
            return Markup('<a class="long" href="{}">{}</a>').format(raw, raw)
        return Markup('<span lang="{}">{}</span>').format(own, raw) if own not in ("", language) else escape(raw)
