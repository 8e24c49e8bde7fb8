"""What Datasette asks of the plugin, and who answers. Every public name here is the plugin's."""

import json
import logging
import sqlite3
import sys
from functools import partial
from typing import Any

from markupsafe import Markup
from pluggy import HookimplMarker

from . import answers, cache, facets, fence, guard, languages, pages, transport, values
from .knowledge import knowledge_of

hookimpl = HookimplMarker("datasette")
_MOST_COLUMNS = 100  # with the most rows that an answer has, a million cells
_AS_XLSX = ("table", "query", "database")  # the pages that link to it


@hookimpl
def startup(datasette: Any) -> Any:
    """Errors in the reader's language, tables in their order and how their values are counted, text as it is."""
    if datasette.setting("num_sql_threads"):  # which forks do not have
        sys.exit("--setting keeps settings.json of the site from being read: write the setting into it")
    knowledge = knowledge_of(datasette)
    answers.take_over_errors()
    answers.leaf_in_any_order()
    answers.prefix_once()
    answers.whole_keys_alone()
    answers.text_as_it_is()
    answers.show_values()
    datasette.jinja_env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # text stands as it is
    datasette.jinja_env.filters["json"] = lambda value: Markup(json.dumps(value, ensure_ascii=False))

    async def ask_once() -> None:
        await answers.keys_once(datasette.get_database(knowledge.database))
        await facets.count_in_memory(datasette)

    return ask_once


@hookimpl
def get_metadata(datasette: Any, key: str | None) -> Any:
    """What Datasette is told of tables and questions; of "tables" facets alone, as it copies that for every right."""
    knowledge = knowledge_of(datasette)
    return knowledge.facets if key == "tables" else knowledge.metadata


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, Any]]:
    """The pages that are no table, row or query."""
    return pages.routes(datasette)


@hookimpl
def extra_template_vars(datasette: Any, request: Any, database: Any, table: Any) -> dict[str, Any]:
    """What the templates are given."""
    own = table if table and database == knowledge_of(datasette).database else ""
    return values.Page(datasette, request, own).template_values()


@hookimpl
def asgi_wrapper(datasette: Any) -> Any:
    """What was answered before; by whom; how answers travel; what is let in; in which language."""

    def wrapped(app: Any) -> Any:
        led = partial(languages.lead, datasette, app)
        carried = partial(transport.carry, datasette, partial(guard.let_in, datasette, led))
        workers = fence.Workers(datasette, carried)
        answered = cache.with_cache(fence.with_fence(workers))

        async def by_kind(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] == "lifespan":
                # Half of a kept answer's time went into a log of who reads what, which a proxy may keep.
                logging.getLogger("uvicorn.access").handlers.clear()
                workers.start()
            await (answered if scope["type"] == "http" else app)(scope, receive, send)

        return by_kind

    return wrapped


@hookimpl
def prepare_connection(conn: Any) -> None:
    """Few columns, whoever writes SQL."""
    conn.setlimit(sqlite3.SQLITE_LIMIT_COLUMN, _MOST_COLUMNS)


@hookimpl
def permission_allowed(action: str, resource: Any) -> bool | None:
    """The search tables hold no text, so a page of them would be empty: they have none. None leaves it to others."""
    return False if action == "view-table" and resource[1].lower().startswith("site_search") else None


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    """Errors are pages of the site."""
    return answers.answer_error(datasette, request, exception)


@hookimpl
def forbidden(datasette: Any, request: Any, message: str) -> Any:
    """Pages that are not open."""
    return answers.problem_page(datasette, request, 403, message)


@hookimpl
def register_output_renderer() -> list[dict[str, Any]]:
    """XLSX, to which pages of tables and queries link; and JSON in place of Datasette's own."""
    return [
        {"extension": "xlsx", "render": answers.render_xlsx, "can_render": lambda view_name: view_name in _AS_XLSX},
        {"extension": "json", "render": answers.render_json},
    ]
