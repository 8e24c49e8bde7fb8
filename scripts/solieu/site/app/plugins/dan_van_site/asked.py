"""What is asked for, a page in a language, and what it needs from there: rows, what rows are called, and addresses."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from . import languages
from .knowledge import Knowledge, Names, Values, knowledge_of

_LONGEST_TYPED = 200
_LANGUAGE_IN_TITLE = re.compile(r",? (?:tiếng (?:Việt|Anh)|English|Vietnamese)$")


@dataclass
class Asked:
    """What is asked for; `table` is empty where the page is of none of ours, `language` the request's if not given."""

    datasette: Any
    request: Any
    table: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        led = self.request.scope if self.request else {}
        self.language = self.language or led.get("dan_van_language", languages.DEFAULT)

    @property
    def knowledge(self) -> Knowledge:
        """What is known of the site."""
        return knowledge_of(self.datasette)

    @property
    def words(self) -> dict[str, str]:
        """The words of words.yaml in the page's language."""
        return self.knowledge.words[self.language]

    @property
    def database(self) -> Any:
        """The site's database."""
        return self.datasette.get_database(self.knowledge.database)

    def given(self, name: str) -> str:
        """What an argument says, as long as anybody types."""
        return str(self.request.args.get(name) or "").strip()[:_LONGEST_TYPED]

    def page_number(self) -> int:
        """Which page of a long list."""
        number = str(self.request.args.get("page") or "")
        return max(1, int(number)) if number.isdecimal() and len(number) < 5 else 1

    def field(self, column: str) -> Values:
        """What is known of a column of the table, or of a result of SQL, which has none."""
        about: Values = self.knowledge.tables.get(self.table, {"fields": {}})
        field: Values = about["fields"].get(column) or self.knowledge.result_field(column)
        return field

    def column_title(self, column: str, own: Values | None = None) -> str:
        """The title of a column, which `own` of a question's may say otherwise."""
        if self.table and column == "Link":  # what Datasette calls the column of keys that are made of several columns
            return self.words["figure_row"]
        titles: dict[str, str] = (own or {}).get(column) or self.field(column)["title"]
        return titles.get(self.language, column)

    def title_alone(self, column: str, own: Values | None = None) -> str:
        """The same where the column stands alone on a page of its own language: "Note" for "Note, English"."""
        title = self.column_title(column, own)
        return _LANGUAGE_IN_TITLE.sub("", title) if column.endswith(f"_{self.language}") else title

    async def results(self, sql: str, values: Mapping[str, Any] | list[Any] | None = None) -> list[Values]:
        """The rows of a result as records; {lang} in the SQL is the page's language."""
        return [dict(row) for row in await self.database.execute(sql.replace("{lang}", self.language), values)]

    async def ask(self, page: str, name: str, **values: Any) -> list[Values]:
        """The rows of a query of pages.yaml."""
        return await self.results(self.knowledge.sql(page, name), values)

    async def names(self, wanted: Iterable[tuple[str, Any]]) -> Names:
        """What rows are called. `wanted` holds pairs of table and key; a key without a name is left out."""
        pairs = json.dumps([(table, str(key)) for table, key in wanted if key not in (None, "")])
        return {(row["of_table"], row["key"]): row["label"] for row in await self.ask("labels", "named", pairs=pairs)}

    async def names_in(self, columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> Names:
        """What the rows are called whose keys stand in cells; of several, which have spaces between, each."""
        tables = [self.field(column)["table"] for column in columns]
        cells = ((table, cell) for row in rows for table, cell in zip(tables, row, strict=True) if table and cell)
        return await self.names((table, key) for table, cell in cells for key in str(cell).split())

    def in_words(self, field: Values | None, raw: Any, names: Names) -> Any:
        """A value of a column, keys and codes by what they are called; anything else as it is."""
        if not field or raw is None:
            return raw
        if field["table"]:
            return ", ".join(names.get((field["table"], key), key) for key in str(raw).split())
        if field["codes"]:
            known = field["codes"]
            return "; ".join(known[code][self.language] if code in known else code for code in str(raw).split())
        return self.words["yes_word" if raw else "no_word"] if field["type"] == "boolean" else raw

    def absolute(self, path: str) -> str:
        """An address with its host, which is the homepage's, or while that is a placeholder the one that was asked."""
        return str(self.datasette.absolute_url(self.request, path))

    def link(self, path: str) -> str:
        """Where a page of the site stands for readers: in the page's language, and under its public name."""
        return self.placed(path, self.language)

    def page_at(self, path: str, language: str | None = None) -> str:
        """Where a page without arguments stands for readers; `language` as of `placed`, or else the page's."""
        return _place(self.datasette, path, self.language if language is None else language)

    def row_at(self, table: str, key: str, language: str | None = None) -> str:
        """The same of the page of a row."""
        return self.page_at(f"{self.knowledge.database}/{table}/", language) + key

    def placed(self, path: str, language: str) -> str:
        """The same in any language, or, where that is empty, the address that leads to the reader's.

        `path` is what `urls` gives: it begins with the prefix of a proxy, if there is one.
        """
        base: str = self.datasette.setting("base_url")
        parts = urlsplit(str(path))  # what Datasette gives takes many times as long to ask for anything
        inner = "/" + parts.path.removeprefix(base).lstrip("/")
        public = languages.public_path(self.knowledge, inner)
        queries, own = self.knowledge.queries, language or languages.DEFAULT  # a saved query has an address in each
        named = (queries[name]["names"][own] if name in queries else name for name in public.split("/"))
        return urlunsplit(("", "", base + (language + "/".join(named)).lstrip("/"), parts.query, parts.fragment))

    def page_in(self, language: str) -> str:
        """Where this page stands in a language."""
        return self.placed(str(self.datasette.urls.path(self.request.path if self.request else "/")), language)

    def local(self, address: str, **arguments: str | None) -> str:
        """An address that Datasette made, with arguments set, or removed where they are None; data need no language."""
        address = languages.with_arguments(str(address), **arguments)
        path, _, query = address.partition("?")
        return self.link(address) if languages.is_page(path, query) or path.endswith(".xlsx") else address


@lru_cache(200)
def _place(datasette: Any, path: str, language: str) -> str:
    return Asked(datasette, None).placed(datasette.urls.path(path), language)
