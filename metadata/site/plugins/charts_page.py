"""The charts at /charts, as publish drew them, each with a table of the same numbers."""

import json
import sys
from pathlib import Path

from datasette import Response, hookimpl
from markupsafe import Markup

sys.path.append(str(Path(__file__).resolve().parents[1] / "library"))
from dan_van_site import language
from dan_van_site.knowledge import knowledge_of


@hookimpl
def register_routes():
    """One address."""
    return [(r"^/charts$", charts)]


async def charts(request, datasette):
    """The page in the reader's language."""
    folder = knowledge_of(datasette).folder
    drawn = json.loads((folder / "charts.json").read_text("utf-8"))[language.language_of(request)]
    for chart in drawn:
        chart["svg"] = [Markup(svg) for svg in chart["svg"].values()]
    page = {"charts": drawn, "across": any(chart["id"].startswith("across-") for chart in drawn)}
    return Response.html(await datasette.render_template("charts.html", page, request, "charts"))
