"""The search page at /search?q=: figures, definitions, statements, documents and bodies at once."""

import sys
from pathlib import Path

from datasette import Response, hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1] / "library"))
from dan_van_site import language
from dan_van_site.everywhere import search_everywhere
from dan_van_site.knowledge import knowledge_of

_LONGEST = 200


@hookimpl
def register_routes():
    """One address."""
    return [(r"^/search$", search)]


async def search(request, datasette):
    """The page; without a question it is only the box."""
    knowledge = knowledge_of(datasette)
    asked = (request.args.get("q") or "").strip()[:_LONGEST]
    database = datasette.get_database(knowledge.database)
    groups = await search_everywhere(database, knowledge.tables, language.language_of(request), asked)
    page = {"asked": asked, "groups": groups, "found": sum(len(group["hits"]) for group in groups)}
    return Response.html(await datasette.render_template("search.html", page, request, "search"))
