"""Answers that are no page of the site's own: errors in the reader's language, XLSX of the rows shown, file types."""

import asyncio
import io
import mimetypes
import re
import traceback
from collections.abc import Sequence
from datetime import date
from importlib.util import find_spec
from typing import Any

from datasette import Response
from datasette.plugins import pm
from datasette.utils import CustomRow
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError
from datasette.views.table import TableView
from markupsafe import Markup

from .knowledge import Knowledge, Names, Values, coded, kind_of_result, knowledge_of, names_pointed_at
from .languages import language_of, number

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Types of files to download that Python does not know everywhere; Datasette's static files ask `mimetypes`.
_TYPES = {
    ".xlsx": _XLSX,
    ".csv": "text/csv",
    ".json": "application/json",
    ".zip": "application/zip",
    ".svg": "image/svg+xml",
}


def add_types() -> None:
    """Make the types of the downloads known, so that browsers treat them right."""
    for suffix, kind in _TYPES.items():
        mimetypes.add_type(kind, suffix)


def take_over_errors() -> None:
    """Take out Datasette's own answer, which is asked whatever ours says and knows nothing of languages."""
    own = pm.get_plugin("datasette.handle_exception")
    if own:
        pm.unregister(own)


def leaf_in_any_order() -> None:
    """Let a table stand in the order of its file, by `rowid`, which no row has as a column.

    Datasette then looks it up by the row's key, but not where the rows have labels: such rows raise another error than
    SQLite's, which they imitate; and a key that is another table's as well would be a label.
    """

    def missing(_: Any, column: str) -> Any:
        raise IndexError(column)

    async def but_the_key(view: Any, database: str, table: str) -> list[Any]:
        key = await view.ds.databases[database].primary_keys(table)
        return [each for each in await with_labels(view, database, table) if [each[0]["column"]] != key]

    with_labels = TableView.expandable_columns
    CustomRow.__missing__, TableView.expandable_columns = missing, but_the_key


def answer_error(datasette: Any, request: Any, exception: Any) -> Any:
    """A wrong address is the caller's mistake (4xx), some of which Datasette calls 500; the rest is logged."""
    if isinstance(exception, DatasetteError):
        status = 400 if exception.status == 500 else exception.status
        return problem_page(datasette, request, status, exception.message)
    if isinstance(exception, Base400):
        return problem_page(datasette, request, exception.status, str(exception))
    traceback.print_exception(exception)
    return problem_page(datasette, request, 500, "")


def problem_page(datasette: Any, request: Any, status: int, message: str) -> Any:
    """The error as a page of the site; JSON where JSON was asked for."""

    async def answer() -> Any:
        headers = {"access-control-allow-origin": "*"} if datasette.cors else {}
        body = {"ok": False, "error": message, "status": status, "title": None}
        if request.path.endswith((".json", ".jsono")) or request.args.get("_format") == "json":
            return Response.json(body, status=status, headers=headers)
        page = await datasette.render_template("problem.html", body, request)
        return Response.html(page, status=status, headers=headers)

    return answer


def quote_error(message: Any) -> Markup:
    """What Datasette or SQLite says of a mistake, as it stands but for its HTML, marked as English."""
    plain = re.sub(r"<(textarea|script|style)\b.*?</\1>|<[^>]+>", " ", str(message), flags=re.S)
    return Markup('<span lang="en">{}</span>').format(" ".join(plain.split()))


def can_render_xlsx(view_name: str) -> bool:
    """Whether the page links to it; where xlsxwriter is not installed there is none."""
    return view_name in ("table", "query", "database") and find_spec("xlsxwriter") is not None


async def render_xlsx(
    datasette: Any, columns: Any, rows: Any, database: Any, table: Any, query_name: Any, request: Any, data: Any
) -> Any:
    """The rows shown, up to 1,000, as a workbook; None, which is a missing page, where it cannot be made."""
    if find_spec("xlsxwriter") is None or data.get("error"):
        return None
    knowledge, language = knowledge_of(datasette), language_of(request)
    about = knowledge.tables.get(table)
    raw = [{name: _raw(row[name]) for name in columns} for row in rows]
    names = await names_pointed_at(datasette.get_database(database), language, about, raw) if about else {}
    fields = about["fields"] if about else {}
    values = [[_in_words(knowledge, fields.get(name), row[name], names, language) for name in columns] for row in raw]
    headed = [_heading(knowledge, fields.get(name), query_name, name, language) for name in columns]
    name = table or query_name or "query"
    notes = _notes(knowledge, language, len(values), data, request.full_path)
    body = await asyncio.to_thread(_workbook, name, notes, headed, values)
    headers = {"content-disposition": f'attachment; filename="{knowledge.package["name"]}-{name}.xlsx"'}
    return Response(body, content_type=_XLSX, headers=headers)


def _raw(value: Any) -> Any:
    """Where Datasette was asked for labels, a key comes with its label."""
    return value["value"] if isinstance(value, dict) else value


def _in_words(knowledge: Knowledge, field: Values | None, raw: Any, names: Names, language: str) -> Any:
    """A code or key by its name, anything else as it is."""
    if not field or raw is None:
        return raw
    if field["table"]:
        return ", ".join(names.get((field["table"], key), key) for key in str(raw).split())
    if field["codes"]:
        return coded(field, raw, language)
    return knowledge.words[language]["yes_word" if raw else "no_word"] if field["type"] == "boolean" else raw


def _heading(
    knowledge: Knowledge, field: Values | None, query: str | None, name: str, language: str
) -> tuple[str, str, str]:
    """A column's title, its name, and the type of its values."""
    if field:
        return field["title"].get(language, name), name, "string" if field["table"] else field["type"]
    kind = kind_of_result(name)
    own = knowledge.queries[query]["columns"].get(name) if query in knowledge.queries else None
    title = (own or knowledge.titles.get(name, {})).get(language, name)
    if (
        name in knowledge.keys
    ):  # beside the text of what it is the key of: "Figure" is that text, "Figure (key)" the key
        title = knowledge.words[language]["key_of"].format(title=knowledge.titles[name][language])
    return title, name, kind


def _notes(knowledge: Knowledge, language: str, shown: int, data: Any, path: str) -> list[str]:
    """The lines above the rows: what they are of, how many of how many, the notice, the licence and the address."""
    words, package = knowledge.words[language], knowledge.package
    total = data.get("filtered_table_rows_count") or "…"
    said = words["xlsx_some" if data.get("truncated") or data.get("next") else "xlsx_all"]
    rows = said.format(n=number(shown, language), total=number(total, language))
    return [
        f"{package['title'][language]} {package['version']}. {rows} {package['notice'][language]}",
        f"{words['data_licence']}: {package['licenses'][0]['title']}. {knowledge.homepage}{path}",
    ]


_FIRST_ROW = 4
_LONGEST = 32_767
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FORMATS = {
    "note": {"italic": True},
    "title": {"bold": True, "text_wrap": True, "valign": "top"},
    "name": {"font_color": "#555555", "bottom": 1},
    "text": {"text_wrap": True, "valign": "top"},
    "number": {"num_format": "#,##0.##########", "valign": "top"},
    "integer": {"num_format": "#,##0", "valign": "top"},
    "year": {"num_format": "0", "valign": "top"},
    "date": {"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"},
}


def _workbook(
    name: str, notes: Sequence[str], columns: Sequence[tuple[str, str, str]], rows: Sequence[Sequence[Any]]
) -> bytes:
    """The bytes of an .xlsx file of one sheet: notes, titles, names, rows. No formulas."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    formats = {name: book.add_format(look) for name, look in _FORMATS.items()}
    sheet = book.add_worksheet(name[:31])
    for line, note in enumerate(notes):
        sheet.write_string(line, 0, note, formats["note"])
    for column, (title, column_name, kind) in enumerate(columns):
        sheet.write_string(_FIRST_ROW - 2, column, title, formats["title"])
        sheet.write_string(_FIRST_ROW - 1, column, column_name, formats["name"])
        sheet.set_column(column, column, 30 if kind in ("string", "boolean") else 16)
    for line, row in enumerate(rows, _FIRST_ROW):
        for column, value in enumerate(row):
            _write_cell(sheet, (line, column), value, columns[column][2], formats)
    sheet.freeze_panes(_FIRST_ROW, 1)
    book.close()
    return buffer.getvalue()


def _write_cell(sheet: Any, place: tuple[int, int], value: Any, kind: str, formats: dict[str, Any]) -> None:
    """A number as a number, a day as a day, anything else as text, nothing as nothing."""
    if value is None or value == "":
        return
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300:
        look = "year" if kind == "year" else "integer" if value == int(value) else "number"
        sheet.write_number(*place, value, formats[look])
    elif kind == "date" and (day := _day(value)):
        sheet.write_datetime(*place, day, formats["date"])
    else:
        sheet.write_string(*place, str(value)[:_LONGEST], formats["text"])


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None
