"""The home page: the figures by topic, the reports, and how much was read and doubted, all from the tables."""

import sys
from pathlib import Path

from datasette import Response, hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1] / "library"))
from dan_van_site import language
from dan_van_site.figures import figures_by_topic
from dan_van_site.knowledge import knowledge_of

_COUNTS = """
    SELECT (SELECT count(*) FROM figures) AS figures,
      (SELECT count(*) FROM figures JOIN qualifiers USING (qualifier_id) WHERE word_vi IS NOT NULL) AS hedged,
      (SELECT count(*) FROM doubts) AS doubts,
      (SELECT count(*) FROM reports) AS reports,
      (SELECT sum(numerals) FROM reports) AS numerals,
      (SELECT sum(numerals_accounted) FROM reports) AS numerals_accounted
"""


@hookimpl
def register_routes():
    """In place of Datasette's own home page, which counts and checks every table of the database."""
    return [(r"^/$", home)]


async def home(request, datasette):
    """The page at /."""
    knowledge = knowledge_of(datasette)
    lang = language.language_of(request)
    database = datasette.get_database(knowledge.database)
    page = {
        "topics": await figures_by_topic(database, lang),
        "money": [chart for chart in knowledge.charts[lang] if chart["id"].startswith("money-")],
        "count": dict((await database.execute(_COUNTS)).first()),
        "reports": [dict(row) for row in await database.execute("SELECT * FROM reports ORDER BY report_id")],
        "alternate_url_json": datasette.urls.path("/.json"),
    }
    return Response.html(await datasette.render_template("index.html", page, request, "index"))
