"""The pages that are no table, row or query, each an address and a template; and files for machines."""

from typing import Any
from urllib.parse import urlencode

from datasette import NotFound, Response
from datasette.utils import tilde_decode
from datasette.utils.asgi import asgi_static

from .asked import Asked
from .knowledge import LANGUAGES, knowledge_of
from .rows import figure_page

_PIECE = 64 * 1024  # bytes of a file at once
_FORMATS = "json|jsono|csv|xlsx|blob|db"


# The pages by their addresses, each with its template.
_PAGES = {
    "": "index",
    **dict.fromkeys(("areas", "bodies", "indicators", "reports"), "listed"),
    **{name: name for name in ("about", "api", "changes", "checks", "codebook", "compare", "findings", "search")},
}
_FILES = {
    "robots.txt": "text/plain; charset=utf-8",
    "sitemap.xml": "application/xml; charset=utf-8",
    "feed.atom": "application/atom+xml; charset=utf-8",
    "opensearch.xml": "application/opensearchdescription+xml; charset=utf-8",
    "openapi.json": "application/json; charset=utf-8",
}


async def _page(request: Any, datasette: Any) -> Any:
    template = _PAGES[request.url_vars["name"]]
    return Response.html(await datasette.render_template(f"{template}.html", {}, request, template))


async def _file(request: Any, datasette: Any) -> Any:
    """A file that programs look for at the top of a site, whose addresses have the host."""
    name, home = request.url_vars["name"], Asked(datasette, request).absolute(datasette.urls.instance())
    text = await datasette.render_template(f"machine/{name}", {"home": home, "pages": _PAGES}, request)
    return Response(text, content_type=_FILES[name])


async def _figure(request: Any, datasette: Any) -> Any:
    """A figure whole, for programs. Raises NotFound."""
    key = tilde_decode(request.url_vars["key"])
    asked = [Asked(datasette, request, language=language) for language in LANGUAGES]
    pages = {each.language: page for each in asked if (page := await figure_page(each, key))}
    if not pages:
        raise NotFound("")
    text = await datasette.render_template("machine/figure.json", {"pages": pages}, request)
    return Response(text)


async def _moved(request: Any, datasette: Any) -> Any:
    """Where earlier pages stand now: charts each on its indicator's page, figures of a word in a search."""
    found = "search?" + urlencode({"q": request.args.get("word") or ""})
    place = "indicators" if request.path == "/charts" else found
    return Response.redirect(datasette.urls.path(place), status=301)


async def _missing(request: Any) -> Any:
    """What Datasette would answer, though nobody has put it there."""
    raise NotFound("")


def routes(datasette: Any) -> list[tuple[str, Any]]:
    """Where the pages and files stand."""
    downloads = asgi_static(knowledge_of(datasette).folder / "static" / "downloads", chunk_size=_PIECE)
    return [
        (r"^/(?:charts|[^/]+/figures_with_word_(?:en|vi))$", _moved),
        (r"^/figures/(?P<key>[^/]+)[.]json$", _figure),
        *((rf"^/(?P<name>{name})$", _page) for name in _PAGES),
        *((rf"^/(?P<name>{name.replace('.', '[.]')})$", _file) for name in _FILES),
        # Where the data package has its files: its paths lead on from wherever it was read.
        (r"^/(?:static/downloads/)?data/(?P<path>\w+[.]csv)$", downloads),
        (r"^/(?P<path>(?:datapackage|csvw|croissant)[.]json|(?:dcat|annotations)[.]jsonld)$", downloads),
        # A table, a row or a query in a form that there is not would be a page.
        (rf"^/(?!static/|-/|favicon[.])[^/]+(?:/[^/]+){{0,2}}[.](?!(?:{_FORMATS})$)\w+$", _missing),
        # Datasette's pages for whoever works on it, but for what says what is served.
        (r"^/-/(?!(?:metadata|settings)(?:[.]json)?$|static/).*$", _missing),
    ]
