"""The charts at /charts, as publish drew them, each with a table of the same numbers."""

import sys
from pathlib import Path

from datasette import Response, hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1] / "library"))
from dan_van_site import language
from dan_van_site.knowledge import knowledge_of


@hookimpl
def register_routes():
    """One address."""
    return [(r"^/charts$", charts)]


async def charts(request, datasette):
    """The page in the reader's language."""
    drawn = knowledge_of(datasette).charts[language.language_of(request)]
    page = {"charts": drawn, "across": any(chart["id"].startswith("across-") for chart in drawn)}
    return Response.html(await datasette.render_template("charts.html", page, request, "charts"))
