"""Errors as pages of the site, in the reader's language; JSON where JSON was asked for."""

import sys
import traceback
from pathlib import Path

from datasette import Response, hookimpl
from datasette.plugins import pm
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError

sys.path.append(str(Path(__file__).resolve().parents[1] / "library"))
from dan_van_site import language
from dan_van_site.knowledge import knowledge_of
from dan_van_site.said import said


@hookimpl
def startup(datasette):
    """Take out Datasette's own answer, which is asked whatever ours says and knows nothing of languages."""
    own = pm.get_plugin("datasette.handle_exception")
    if own:
        pm.unregister(own)


@hookimpl
def extra_template_vars(datasette, request):
    """How pages say what went wrong."""
    words = knowledge_of(datasette).words[language.language_of(request) if request else language.DEFAULT]
    return {"said": lambda message: said(message, words)}


@hookimpl
def handle_exception(datasette, request, exception):
    """A wrong address is the caller's mistake (4xx), some of which Datasette calls 500; the rest is logged."""
    if isinstance(exception, DatasetteError):
        return _answer(datasette, request, 400 if exception.status == 500 else exception.status, exception.message)
    if isinstance(exception, Base400):
        return _answer(datasette, request, exception.status, str(exception))
    traceback.print_exception(exception)
    return _answer(datasette, request, 500, "")


@hookimpl
def forbidden(datasette, request, message):
    """Pages that are not open."""
    return _answer(datasette, request, 403, message)


def _answer(datasette, request, status, message):
    async def answer():
        headers = {"access-control-allow-origin": "*"} if datasette.cors else {}
        body = {"ok": False, "error": message, "status": status, "title": None}
        if request.path.endswith((".json", ".jsono")) or request.args.get("_format") == "json":
            return Response.json(body, status=status, headers=headers)
        page = await datasette.render_template("problem.html", body, request)
        return Response.html(page, status=status, headers=headers)

    return answer
