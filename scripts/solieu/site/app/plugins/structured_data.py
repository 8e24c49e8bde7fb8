"""JSON-LD in the head of the home page and of every figure's page."""

import sys
from pathlib import Path

from datasette import hookimpl
from datasette.utils import tilde_decode

sys.path.append(str(Path(__file__).resolve().parents[1] / "library"))
from dan_van_site import language, structured
from dan_van_site.figure_page import figure_page
from dan_van_site.knowledge import knowledge_of


@hookimpl
def extra_template_vars(datasette, request, table, view_name):
    """What base.html puts in the head; nothing on other pages."""
    makers = {"index": of_home, "row": of_figure if table == "figures" else None}
    make = makers.get(view_name)
    if not make:
        return {}

    async def structured_data():
        knowledge = knowledge_of(datasette)
        record = await make(datasette, knowledge, request)
        return structured.script(record) if record else ""

    return {"structured_data": structured_data}


async def of_home(datasette, knowledge, request):
    """The data set, with its files."""
    lang = language.language_of(request)
    database = datasette.get_database(knowledge.database)
    names = await database.execute(f"SELECT label_{lang} FROM indicators ORDER BY rowid")
    years = await database.execute("SELECT min(year), max(year) FROM figures")
    reports = await database.execute("SELECT * FROM reports ORDER BY report_id")
    rows = {
        "indicators": [row[0] for row in names],
        "years": [str(year) for year in tuple(years.first()) if year],
        "reports": [dict(row) for row in reports],
    }
    return structured.data_set(knowledge.package, list(_files(datasette, knowledge)), rows, lang)


async def of_figure(datasette, knowledge, request):
    """The figure whose page it is."""
    lang = language.language_of(request)
    key = tilde_decode(request.url_vars["pks"])
    page = await figure_page(datasette.get_database(knowledge.database), key, lang)
    if not page:
        return None
    indicator = datasette.urls.row(knowledge.database, "indicators", page["figure"]["indicator_id"])
    row = datasette.urls.row(knowledge.database, "figures", key)
    addresses = {"figure": _absolute(knowledge, row), "indicator": _absolute(knowledge, indicator)}
    return structured.figure(knowledge.package, page["figure"], page["report"], lang, addresses)


def _files(datasette, knowledge):
    name = knowledge.package["name"]
    for file in ("figures_en.csv", "figures_vi.csv", f"{name}.xlsx", f"{name}.zip"):
        address = datasette.urls.path(f"static/downloads/{file}")
        yield file, _absolute(knowledge, address), knowledge.site["downloads"][file]
    database = f"{knowledge.database}.db"
    yield database, _absolute(knowledge, datasette.urls.path(database)), None


def _absolute(knowledge, path):
    return knowledge.package["homepage"].rstrip("/") + str(path)
