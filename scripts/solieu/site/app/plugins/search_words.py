"""What is typed into a table's search box, brought to the form of the search tables before Datasette looks it up."""

import sys
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from datasette import hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1] / "library"))
from dan_van_site.knowledge import knowledge_of
from dan_van_site.words import searchable


@hookimpl
def asgi_wrapper(datasette):
    """Rewrite the `_search` arguments of the address; everything else passes as it is."""

    def wrap(app):
        async def with_search_words(scope, receive, send):
            if b"_search" in scope.get("query_string", b""):
                database = datasette.get_database(knowledge_of(datasette).database)
                scope = scope | {"query_string": await _rewritten(database, scope["query_string"])}
            await app(scope, receive, send)

        return with_search_words

    return wrap


async def _rewritten(database, query):
    arguments = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    searched = [
        (key, await searchable(database, value) if key.startswith("_search") and key != "_searchmode" else value)
        for key, value in arguments
    ]
    kept = [(key, value) for key, value in searched if value or not key.startswith("_search")]
    return urlencode(kept).encode("latin-1")
