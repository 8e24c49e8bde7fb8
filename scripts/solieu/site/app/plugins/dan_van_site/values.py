"""What the templates are given: the language and its words, names of columns, codes and rows, and cells as HTML."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from datasette.utils import tilde_decode
from markupsafe import Markup, escape

from . import citing, languages, rows
from .answers import quote_error
from .knowledge import (
    Knowledge,
    Names,
    Values,
    absolute,
    coded,
    kind_of_result,
    knowledge_of,
    names_pointed_at,
    row_names,
    rows_of,
    short_title,
)

_SCRIPT = Markup('<script type="application/ld+json">{}</script>')
_VIETNAMESE = {"as_written", "hedge_word", "token_quoted", "suggested", "byline", "name", "rank"}


@dataclass(frozen=True)
class Asked:
    """What is asked for: a page, in a language; `table` is empty where the page is of none of ours."""

    datasette: Any
    request: Any
    knowledge: Knowledge
    language: str
    table: str

    @property
    def database(self) -> Any:
        """The site's database."""
        return self.datasette.get_database(self.knowledge.database)

    def absolute(self, path: str) -> str:
        """An address of the site with its host."""
        return absolute(self.datasette, self.request, path)

    def link(self, path: str) -> str:
        """Where a page of the site stands for readers: in the page's language, and under its public name."""
        return self.placed(path, self.language)

    def placed(self, path: str, language: str) -> str:
        """The same in any language, or, where that is empty, the address that leads to the reader's.

        `path` is what `urls` gives: it begins with the prefix of a proxy, if there is one.
        """
        base: str = self.datasette.setting("base_url")
        parts = urlsplit(path)
        inner = "/" + parts.path.removeprefix(base).lstrip("/")
        public = languages.public_path(self.knowledge, inner)
        placed = language + languages.in_language(self.knowledge, public, language or languages.DEFAULT)
        return urlunsplit(("", "", base + placed.lstrip("/"), parts.query, parts.fragment))

    def local(self, address: str, **arguments: str | None) -> str:
        """An address that Datasette made, with arguments set, or removed where they are None; data need no language."""
        address = languages.with_arguments(address, **arguments)
        path, _, query = address.partition("?")
        return self.link(address) if languages.is_page(path, query) or path.endswith(".xlsx") else address

    def row_address(self, table: str, key: str) -> str:
        """Where a row's page is."""
        return str(self.datasette.urls.row(self.knowledge.database, table, key))


def template_values(datasette: Any, request: Any, database: Any, table: Any, view_name: Any) -> Values:
    """Everything for one page; what only pages of a row or the home page ask for is only there."""
    knowledge = knowledge_of(datasette)
    of_table = table if table and database == knowledge.database else ""
    asked = Asked(datasette, request, knowledge, languages.language_of(request), of_table)
    given = _language_values(asked) | _result_values(asked) | _table_values(asked)
    if view_name == "row":
        given |= _row_values(asked)
    if view_name == "index" or (view_name == "row" and table == "figures"):
        given["structured_data"] = lambda: _structured_data(asked)
    return given


def _language_values(asked: Asked) -> Values:
    """The language, its words, and how numbers, dates, links and mistakes read in it."""
    knowledge, language = asked.knowledge, asked.language
    path = str(asked.datasette.urls.path(asked.request.path if asked.request else "/"))

    async def switched(other: str) -> str:
        """This page in the other language, its filters on words translated; `_lost` names those that could not be."""
        address = asked.placed(path, other)
        kept, lost = await _translated(asked, other) if asked.request and other != language else ([], [])
        query = urlencode(kept + [("_lost", column) for column in lost])
        return f"{address}?{query}" if query else address

    return {
        "lang": language,
        "t": knowledge.words[language],
        "site": knowledge.site,
        "n": lambda value: languages.number(value, language),
        "size_of": lambda value: languages.size(value, language),
        "day": lambda value: languages.day(value, language),
        "dated": lambda report: citing.dated(report, language, knowledge.words[language]),
        "link": asked.link,
        "placed": asked.placed,
        "switched": switched,
        "page_in": lambda other: asked.placed(path, other),
        "plain_address": asked.placed(path, ""),
        "local": asked.local,
        "absolute": asked.absolute,
        "is_public": knowledge.is_public,
        "said": quote_error,
        "prose": prose,
    }


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
    sql = """
        SELECT label_{other} FROM site_codes WHERE label_{own} = :label
        UNION ALL SELECT label_{other} FROM site_labels WHERE label_{own} = :label LIMIT 1
    """.replace("{other}", other).replace("{own}", asked.language)
    found = await rows_of(asked.database, sql, {"label": label})
    return found[0][f"label_{other}"] if found else None


def _result_values(asked: Asked) -> Values:
    """Results of SQL have no table; their columns are known by name."""
    knowledge, language = asked.knowledge, asked.language

    def result_title(saved: Values | None, column: str) -> str:
        own = saved["columns"].get(column) if saved else None
        title = (own or knowledge.titles.get(column) or {}).get(language, column)
        return short_title(column, title, language) if saved else title

    async def choices_of(parameter: Values) -> list[Values]:
        sql = parameter["values"].replace("{lang}", language)
        return await rows_of(asked.database, sql) if sql else []

    async def names_of_results(columns: Sequence[str], results: Sequence[Any]) -> Names:
        tables = [knowledge.keys.get(column) for column in columns]
        pairs = [(table, value) for row in results for table, value in zip(tables, row, strict=True) if table]
        return await row_names(asked.database, language, pairs)

    return {
        "choices_of": choices_of,
        "saved_query": knowledge.queries.get,
        "key_table": knowledge.keys.get,
        "table_of_key": knowledge.foreign.get,
        "result_title": result_title,
        "names_of_results": names_of_results,
        "columns_of_numbers": columns_of_numbers,
    }


def columns_of_numbers(columns: Sequence[str], results: Sequence[Any]) -> set[str]:
    """The columns that hold numbers and nothing else: their headings, and what is not stated, stand as they do."""
    numbers = set()
    for place, column in enumerate(columns):
        values = [row[place] for row in results if row[place] not in (None, "")]
        if values and all(isinstance(value, int | float) for value in values):
            numbers.add(column)
    return numbers


def _table_values(asked: Asked) -> Values:
    """Titles of columns, names of codes and of the rows pointed at."""
    knowledge, language = asked.knowledge, asked.language
    about = knowledge.tables.get(asked.table)

    async def labels_of(shown: Any) -> Names:
        if not about:
            return {}
        own = await row_names(asked.database, language, [(asked.table, next(iter(row))["raw"]) for row in shown])
        return own | await names_pointed_at(asked.database, language, about, list(shown))

    async def name_of(table: str, key: Any) -> Any:
        keys = str(key).split()
        names = await row_names(asked.database, language, [(table, each) for each in keys])
        return ", ".join(names.get((table, each), each) for each in keys)

    def column_title(name: str) -> str:
        field = about["fields"].get(name) if about else None
        if about and name == "Link":  # what Datasette calls the column of keys that are made of several columns
            return knowledge.words[language]["figure_row"]
        title: str = (field["title"] if field else knowledge.titles.get(name, {})).get(language, name)
        return title

    return {
        "about_table": about,
        "labels_of": labels_of,
        "name_of": name_of,
        "column_title": column_title,
        "short_title": lambda name: short_title(name, column_title(name), language),
        "cells": Cells(asked),
        "parted": rows.parted,
        "strips": knowledge.pictures["strips"],
        "sparks": knowledge.pictures["sparks"],
    }


def _drawn(knowledge: Knowledge, indicator: str, language: str) -> Markup:
    """An indicator's charts as publish drew them for its page; nothing where no figure has a number and a time."""
    path = knowledge.folder / "drawn" / f"{indicator}-{language}.svg"
    return Markup(path.read_text("utf-8")) if path.is_file() else Markup()


def _row_values(asked: Asked) -> Values:
    """What stands on a row's own page beside its columns."""
    knowledge, language, database = asked.knowledge, asked.language, asked.database
    words = knowledge.words[language]

    async def record_of(row: Any, key: str) -> Values | None:
        about = knowledge.site["records"].get(asked.table)
        return await rows.record_page(database, knowledge, about, _values_of(row), key, language) if about else None

    def report_error(key: str) -> str:
        if issues := knowledge.package["issues"]:
            title = words["error_in"].format(table=asked.table, key=key)
            return f"{issues}/new?{urlencode({'title': title})}"
        return asked.link(
            f"{asked.datasette.urls.path('about')}?{urlencode({'table': asked.table, 'key': key})}#correct"
        )

    def cited(page: Values) -> Values:
        address = asked.absolute(asked.placed(asked.row_address("figures", page["figure"]["figure_id"]), ""))
        return citing.citation(knowledge, page, address if knowledge.is_public else "", language)

    return {
        "record_of": record_of,
        "report_error": report_error,
        "of_figure": lambda key: rows.figure_page(database, knowledge, key, language),
        "cited": cited,
        "tex": citing.tex,
        "figures_of": lambda key: rows.figures_of(database, asked.table, key, language),
        "reports_read": lambda: rows.reports_read(database),
        "drawn": lambda key: _drawn(knowledge, key, language),
        "passages_of": lambda key: rows.passages_of(database, knowledge, key, language),
        "sides_of": rows.sides_of,
        "silences_of": lambda row: rows.silences_of(database, knowledge.tables, _values_of(row), language),
    }


def _values_of(row: Any) -> Values:
    return {cell["column"]: cell["raw"] for cell in row}


async def _structured_data(asked: Asked) -> Markup | str:
    """What base.html puts in the head of the home page and of a figure's page; nothing in it ends the element."""
    home = asked.absolute(asked.datasette.urls.instance())
    if not asked.table:
        text = _json(asked.knowledge.dataset[asked.language])
        return _SCRIPT.format(
            Markup(text.replace(asked.knowledge.homepage, _json(home).strip('"')).replace("<", r"\u003c"))
        )
    key = tilde_decode(asked.request.url_vars["pks"])
    page = await rows.figure_page(asked.database, asked.knowledge, key, asked.language)
    if not page:
        return ""
    keys = {"own": ("figures", key), "indicator": ("indicators", page["figure"]["indicator_id"])}
    addresses = {of: asked.absolute(asked.placed(asked.row_address(*row), "")) for of, row in keys.items()}
    text = await asked.datasette.jinja_env.get_template("machine/observation.json").render_async(
        addresses, page=page, package=asked.knowledge.package, lang=asked.language, home=home
    )
    return _SCRIPT.format(Markup(text))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def prose(text: str) -> Markup:
    """A description of a schema as HTML: names between backticks are code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


@dataclass(frozen=True)
class Cells:
    """Values as people read them: codes and keys by their names, numbers grouped, texts marked with their language."""

    asked: Asked

    def value(self, table: str, column: str, field: Values, raw: Any, names: Names) -> Any:
        """A value of a table's column, as HTML. `names` holds what rows are called."""
        if raw is None or raw == "":
            return Markup('<span class="none" title="{}">–</span>').format(self._words["not_stated"])
        if field["table"]:
            keys = str(raw).split()
            links = (self.row_link(field["table"], key, names.get((field["table"], key), key)) for key in keys)
            return Markup(", ").join(links)
        if field["codes"]:
            return escape(coded(field, raw, self.asked.language))
        return self._plain(field["type"], raw, self._other_language(table, column))

    def result(self, column: str, raw: Any, of_table: str | None, names: Names) -> Any:
        """A value of a result of SQL; `of_table` is the table whose key the column is, if any."""
        if of_table and isinstance(raw, str) and raw:
            return self.row_link(of_table, raw, names.get((of_table, raw), raw))
        kind = kind_of_result(column) if raw else "string"
        return self.value("", column, {"table": "", "codes": {}, "type": kind}, raw, {})

    def row_link(self, table: str, key: str, text: str) -> Markup:
        """A link to a row's page."""
        return Markup('<a href="{}">{}</a>').format(self.asked.link(self.asked.row_address(table, key)), text)

    @property
    def _words(self) -> dict[str, str]:
        return self.asked.knowledge.words[self.asked.language]

    def _other_language(self, table: str, column: str) -> str:
        """The language of a column's text, where it is not the page's; empty where it is, or is not known."""
        if column.endswith("_vi") or column in _VIETNAMESE or table == "figures_vi":
            own = "vi"
        elif column.endswith("_en") or table == "figures_en":
            own = "en"
        else:
            return ""
        return "" if own == self.asked.language else own

    def _plain(self, kind: str, raw: Any, other_language: str) -> Any:
        language = self.asked.language
        if kind == "boolean":
            return escape(self._words["yes_word" if raw else "no_word"])
        if kind == "date" and isinstance(raw, str):
            return Markup('<time datetime="{}">{}</time>').format(raw, languages.day(raw, language))
        if kind == "year" or not isinstance(raw, str):
            return escape(raw if kind == "year" else languages.number(raw, language))
        if raw.startswith(("https://", "http://")):
            return Markup('<a class="long" href="{}">{}</a>').format(raw, raw)
        return Markup('<span lang="{}">{}</span>').format(other_language, raw) if other_language else escape(raw)
