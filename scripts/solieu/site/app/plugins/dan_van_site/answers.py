"""Answers that are no page of the site's own: errors in the reader's language, XLSX of the rows shown."""

import asyncio
import re
import sys
import traceback
from typing import Any

from datasette import Response
from datasette.app import DatasetteRouter
from datasette.database import QueryInterrupted
from datasette.plugins import pm
from datasette.renderer import json_renderer
from datasette.utils import CustomJSONEncoder, CustomRow, path_from_row_pks, tilde_decode, tilde_encode
from datasette.utils.asgi import Base400, NotFound
from datasette.views import row as row_views
from datasette.views import table as table_views
from datasette.views.base import DatasetteError
from datasette.views.database import QueryView
from datasette.views.table import Row, TableView
from markupsafe import Markup

from solieu.sheets import Column, Sheet, workbook_bytes

from .asked import Asked
from .knowledge import LARGEST_ANSWER, LONGEST_ANSWER, knowledge_of
from .languages import day, number, size


def take_over_errors() -> None:
    """Take out Datasette's own answer, which is asked whatever ours says and knows nothing of languages.

    And wrong SQL is a mistake whatever form is asked for: Datasette gives CSV without a row for it. What a reader's SQL
    makes is quoted in CSV where a spreadsheet would run it; the tables have no such cell. And pages show rows as
    they are, so that none is left with Datasette, which would make HTML of each cell.
    """

    async def or_mistake(view: Any, request: Any, *given: Any, **named: Any) -> Any:
        answer = await result(view, request, *given, **named)
        if not isinstance(answer, tuple):
            return answer
        form, found = request.url_vars.get("format"), answer[0]
        if form and found.get("error"):
            raise DatasetteError(str(found["error"]), status=400)
        known, found["rows"] = found["rows"], found["rows"][:]
        known.clear()
        if form == "csv":
            found["columns"], *found["rows"] = map(_quoted_for_spreadsheets, [found["columns"], *found["rows"]])
        return answer

    result, QueryView.data = QueryView.data, or_mistake
    pm.unregister(name="datasette.handle_exception")


def _quoted_for_spreadsheets(cells: Any) -> list[Any]:
    begins = ("=", "+", "-", "@", "\t", "\r")
    return [f"'{cell}" if isinstance(cell, str) and cell.startswith(begins) else cell for cell in cells]


def text_as_it_is() -> None:
    """Datasette's JSON escapes each letter that is not ASCII, which doubles Vietnamese: not here."""
    CustomJSONEncoder.ensure_ascii = property(lambda _: False, lambda *_: None)


async def keys_once(database: Any) -> None:
    """Datasette asks for the foreign keys of all tables for each row; while it serves they do not change."""
    keys = await database.get_all_foreign_keys()

    async def known() -> Any:
        return keys

    database.get_all_foreign_keys = known


def leaf_in_any_order() -> None:
    """Let a table stand in the order of its file, by `rowid`, which no row has as a column, or in any other.

    Datasette then looks it up by the row's key, but not where the rows have labels: such rows raise another error than
    SQLite's, which they imitate; and a key that is another table's as well would be a label. And rows that are alike
    in the column that is asked for stand by their keys on all pages but the first, which would lose some or show them
    twice; so the first page is one that goes on, from before all rows.
    """

    def missing(_: Any, column: str) -> Any:
        raise IndexError(column)

    async def but_the_key(view: Any, database: str, table: str) -> list[Any]:
        key = await view.ds.databases[database].primary_keys(table)
        return [each for each in await with_labels(view, database, table) if [each[0]["column"]] != key]

    async def from_the_start(view: Any, request: Any, *given: Any, **named: Any) -> Any:
        asked = request.args.get
        if not (asked("_next") or named.get("_next")):
            database = view.ds.get_database(route=tilde_decode(request.url_vars["database"]))
            table = tilde_decode(request.url_vars["table"])
            falling = asked("_sort_desc")
            if not (asked("_sort") or falling):  # as the table stands where nobody asks; `rowid` has no two alike
                falling = view.ds.table_metadata(database.name, table).get("sort_desc")
            keys = await database.primary_keys(table) if asked("_sort") or falling else []
            first = tilde_encode(chr(sys.maxunicode)) if falling else "$null"
            named |= {"_next": first + "," * len(keys)} if keys else {}
        return await page(view, request, *given, **named)

    with_labels, page = TableView.expandable_columns, TableView.data
    CustomRow.__missing__, TableView.expandable_columns, TableView.data = missing, but_the_key, from_the_start


def prefix_once() -> None:
    """Let Datasette take no prefix from an address where `transport.py` did: its database may be named like that."""

    async def with_prefix(router: Any, scope: Any, receive: Any, send: Any, path: str) -> Any:
        start = (
            "" if "dan_van_prefix" in scope else router.ds.setting("base_url").rstrip("/")
        )  # once, however many sites there are
        return await route(router, scope | {"dan_van_prefix": start}, receive, send, start + path)

    route, DatasetteRouter.route_path = DatasetteRouter.route_path, with_prefix


def whole_keys_alone() -> None:
    """A row's page has the whole key in its address, and no more: Datasette leaves the rest of a longer one out."""

    async def whole(database: Any, table: str, values: list[str]) -> Any:
        asked = await parts(database, table, values)
        if len(values) != len(asked[2]):
            raise NotFound("Record not found")
        return asked

    parts, row_views._sql_params_pks = row_views._sql_params_pks, whole


def show_values() -> None:
    """Give pages the values of cells alone, which templates show in words; Datasette makes HTML of each, for nobody."""

    async def plain(site: Any, database: str, table: str, description: Any, rows: Any, **named: Any) -> Any:
        columns, _ = await made(site, database, table, description, [], **named)
        keys, shown = await site.databases[database].primary_keys(table), []
        for row in rows:
            plainly = (cell["value"] if isinstance(cell, dict) else cell for cell in row)
            values = dict(zip((name for name, *_ in description), plainly, strict=True))
            values["Link"] = path_from_row_pks(row, keys, not keys, False) if named.get("link_column") else None
            shown.append(Row([{"column": each["name"], "raw": values[each["name"]]} for each in columns]))
        return columns, shown

    made, table_views.display_columns_and_rows = table_views.display_columns_and_rows, plain


def answer_error(datasette: Any, request: Any, exception: Any) -> Any:
    """A wrong address is the caller's mistake (4xx), some of which Datasette calls 500; the rest is logged."""
    if isinstance(exception, QueryInterrupted | MemoryError) or getattr(exception, "title", "") == "SQL Interrupted":
        return problem_page(datasette, request, 400, said(datasette, request, "too_much"))
    if getattr(exception, "status", 0) == 404 and (why := _withdrawn(Asked(datasette, request))):
        return problem_page(datasette, request, 410, why)
    if isinstance(exception, DatasetteError | Base400):
        status = 400 if exception.status == 500 else exception.status
        return problem_page(datasette, request, status, getattr(exception, "message", str(exception)))
    if isinstance(exception, NotADirectoryError) or exception.args == ("columns",):
        return problem_page(datasette, request, 404, "")  # below a static file; the database itself as CSV
    # What is not in the address does not change, so that with arguments these are what is wrong.
    if isinstance(exception, ValueError) or request.query_string:
        print(f"ERROR: {request.full_path!r}: {exception!r}", file=sys.stderr)
        return problem_page(datasette, request, 400, "")
    traceback.print_exception(exception)
    return problem_page(datasette, request, 500, "")


def _withdrawn(asked: Asked) -> Markup | None:
    """Why the figure that was asked for is stated no more. Its page is gone (410): no program takes it for a figure."""
    found = re.search(r"/figures(?:_\w\w)?/([^/.]+)(?:[.]json)?$", asked.request.path)
    about = asked.knowledge.site["withdrawn"].get(found[1]) if found else None
    if not found or not about:
        return None
    said = {"key": found[1], "day": day(about["on"], asked.language), "reason": about["reason"][asked.language]}
    return Markup.escape(asked.words["withdrawn"].format(**said))


async def problem_page(datasette: Any, request: Any, status: int, message: str) -> Any:
    """The error as a page of the site; JSON where JSON was asked for."""
    body = {"ok": False, "error": message, "status": status, "title": None}
    if request.path.endswith((".json", ".jsono")) or request.args.get("_format") == "json":
        return Response.json(body, status=status)
    return Response.html(await datasette.render_template("problem.html", body, request), status=status)


def said(datasette: Any, request: Any, word: str) -> Markup:
    """What we say of a mistake ourselves."""
    asked = Asked(datasette, request)
    limits = {"seconds": number(LONGEST_ANSWER, asked.language), "size": size(LARGEST_ANSWER, asked.language)}
    return Markup.escape(asked.words[word].format(**limits))


def quote_error(message: Any) -> Markup:
    """What Datasette or SQLite says of a mistake, as it stands but for its HTML, marked as English; ours as it is."""
    if isinstance(message, Markup):
        return message
    plain = re.sub(r"<(textarea|script|style)\b.*?</\1>|<[^>]+>", " ", str(message), flags=re.S)
    return Markup('<span lang="en">{}</span>').format(" ".join(plain.split()))


def render_json(datasette: Any, args: Any, data: Any, view_name: str) -> Any:
    """As Datasette has it, but that booleans are true and false, as in the files."""
    booleans = knowledge_of(datasette).booleans
    places = [place for place, name in enumerate(data.get("columns") or []) if name in booleans]
    if places and data.get("rows"):
        data["rows"] = [
            [bool(value) if place in places and value in (0, 1) else value for place, value in enumerate(row)]
            for row in data["rows"]
        ]
    return json_renderer(args, data, view_name)


async def render_xlsx(
    datasette: Any, columns: Any, rows: Any, table: Any, query_name: Any, request: Any, data: Any
) -> Any:
    """The rows shown as a workbook, keys and codes of a table by their names."""
    asked = Asked(datasette, request, table)
    fields = asked.knowledge.tables[table]["fields"] if table in asked.knowledge.tables else {}
    # Where Datasette was asked for labels, a key comes with its label.
    raw = [[cell["value"] if isinstance(cell, dict) else cell for cell in row] for row in rows]
    names = await asked.names_in(columns, raw) if fields else {}
    own = [fields.get(name) for name in columns]
    values = [[asked.in_words(field, cell, names) for field, cell in zip(own, row, strict=True)] for row in raw]
    name, package = table or query_name or "query", asked.knowledge.package
    title = package["title"][asked.language]
    headed = [_heading(asked, query_name, column) for column in columns]
    about = await datasette.render_template("_workbook.html", {"shown": len(values), "of": data}, request)
    sheets = [Sheet(name, headed, values), Sheet("about", [Column(title)], [[line] for line in about.splitlines()])]
    body = await asyncio.to_thread(workbook_bytes, sheets, {"title": title}, package["released"])
    headers = {"content-disposition": f'attachment; filename="{package["name"]}-{name}.xlsx"'}
    return Response(body, content_type=asked.knowledge.types["xlsx"], headers=headers)


def _heading(asked: Asked, query: str | None, name: str) -> Column:
    """A column's title, the type of its values, and its name."""
    field, saved = asked.field(name), asked.knowledge.queries.get(query or "", {})
    title = asked.column_title(name, saved.get("columns"))
    if field["table"] and not asked.table:  # beside the text of what it is the key of: "Figure" and "Figure (key)"
        title = asked.words["key_of"].format(title=title)
    return Column(title, "string" if field["table"] else field["type"], name)
