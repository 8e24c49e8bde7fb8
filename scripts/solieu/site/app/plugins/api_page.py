"""How programs read the site, at /api: the kinds of addresses, and examples from metadata/site/examples."""

import sys
from pathlib import Path

from datasette import Response, hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1] / "library"))
from dan_van_site import language
from dan_van_site.knowledge import knowledge_of

_EXAMPLES = {"curl": "curl.sh", "pandas (Python)": "pandas.py", "R": "r.R", "JavaScript": "javascript.mjs"}


@hookimpl
def register_routes():
    """One address."""
    return [(r"^/api$", api)]


async def api(request, datasette):
    """The page; each example is whole and can be run as it stands."""
    knowledge = knowledge_of(datasette)
    lang = language.language_of(request)
    filled = {"homepage": knowledge.package["homepage"], "database": knowledge.database, "lang": lang}
    folder = knowledge.folder / "examples"
    examples = {name: _filled((folder / file).read_text("utf-8"), filled) for name, file in _EXAMPLES.items()}
    first = await datasette.get_database(knowledge.database).execute("SELECT figure_id FROM figures LIMIT 1")
    page = {"examples": examples, "an_id": first.first()[0]}
    return Response.html(await datasette.render_template("api.html", page, request, "api"))


def _filled(text, values):
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text.rstrip("\n")
