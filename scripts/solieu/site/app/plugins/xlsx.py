"""XLSX of the rows shown, up to 1,000, beside CSV and JSON; where xlsxwriter is not installed there is no link."""

import asyncio
import sys
from importlib.util import find_spec
from pathlib import Path

from datasette import Response, hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1] / "library"))
from dan_van_site import language
from dan_van_site.knowledge import knowledge_of
from dan_van_site.shown import notes_of, shown_rows
from dan_van_site.view_workbook import workbook_of

_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@hookimpl
def register_output_renderer():
    """The extension; pages of tables and queries have the link."""
    return {"extension": "xlsx", "render": render, "can_render": can_render}


def can_render(view_name):
    """Whether the page links to it."""
    return view_name in ("table", "query", "database") and find_spec("xlsxwriter") is not None


async def render(datasette, columns, rows, database, table, query_name, request, data):
    """The workbook; None, which is a missing page, where it cannot be made."""
    if find_spec("xlsxwriter") is None or data.get("error"):
        return None
    knowledge = knowledge_of(datasette)
    lang = language.language_of(request)
    data_of = datasette.get_database(database)
    named, values = await shown_rows(data_of, knowledge, table, query_name, columns, rows, lang)
    name = table or query_name or "query"
    notes = notes_of(knowledge, lang, len(values), data, request.full_path)
    body = await asyncio.to_thread(workbook_of, name, notes, named, values)
    headers = {"content-disposition": f'attachment; filename="{knowledge.package["name"]}-{name}.xlsx"'}
    return Response(body, content_type=_KIND, headers=headers)
