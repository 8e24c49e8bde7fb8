"""For a figure's own page: what belongs to the figure, and its ready citations. For a report's: its passages."""

import sys
from pathlib import Path

from datasette import hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1] / "library"))
from dan_van_site import citations, language
from dan_van_site.figure_page import figure_page
from dan_van_site.knowledge import knowledge_of
from dan_van_site.report_page import passages_of, sides_of
from dan_van_site.silences import silences_of


@hookimpl
def extra_template_vars(datasette, request, database, table, view_name):
    """Only the pages of a row of `figures` or `reports` ask for these."""
    if view_name != "row" or table not in ("figures", "reports"):
        return {}
    knowledge = knowledge_of(datasette)
    lang = language.language_of(request)

    async def of_figure(key):
        return await figure_page(datasette.get_database(database), key, lang)

    async def passages(key):
        return await passages_of(datasette.get_database(database), key, lang)

    async def silences(row):
        values = {cell["column"]: cell["raw"] for cell in row}
        return await silences_of(datasette.get_database(database), knowledge.tables, values, lang)

    def cited(page):
        key = page["figure"]["figure_id"]
        address = knowledge.package["homepage"].rstrip("/") + str(datasette.urls.row(database, table, key))
        return citations.citations(knowledge.package, page["figure"], page["report"], address, lang)

    return {
        "of_figure": of_figure,
        "cited": cited,
        "passages_of": passages,
        "sides_of": sides_of,
        "silences_of": silences,
    }
