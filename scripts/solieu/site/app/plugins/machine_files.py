"""robots.txt, sitemap.xml, the Atom feed and OpenSearch, as publish wrote them, at the top of the site."""

from pathlib import Path

from datasette import Response, hookimpl

_KINDS = {
    "robots.txt": "text/plain; charset=utf-8",
    "sitemap.xml": "application/xml; charset=utf-8",
    "feed.atom": "application/atom+xml; charset=utf-8",
    "opensearch.xml": "application/opensearchdescription+xml; charset=utf-8",
}


@hookimpl
def register_routes():
    """One address for each file."""
    return [(rf"^/(?P<name>{name.replace('.', '[.]')})$", file) for name in _KINDS]


async def file(request, datasette):
    """The file as it is."""
    name = request.url_vars["name"]
    text = (Path(datasette.plugins_dir).resolve().parent / "machine" / name).read_text("utf-8")
    return Response(text, content_type=_KINDS[name])
