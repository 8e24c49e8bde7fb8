"""What this is, how it is made, how to verify and correct it, and whose it is, at /about."""

import sys
from pathlib import Path

from datasette import Response, hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1] / "library"))
from dan_van_site.knowledge import knowledge_of


@hookimpl
def register_routes():
    """One address."""
    return [(r"^/about$", about)]


async def about(request, datasette):
    """The page, with the reports that can be verified."""
    database = datasette.get_database(knowledge_of(datasette).database)
    reports = await database.execute("SELECT * FROM reports ORDER BY report_id")
    page = {"reports": [dict(row) for row in reports]}
    return Response.html(await datasette.render_template("about.html", page, request, "about"))
