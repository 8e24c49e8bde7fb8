"""The pages that are no table, row or query, each an address, a template and what fills it; and files for machines."""

from collections.abc import Awaitable, Callable
from mimetypes import guess_type
from typing import Any

from datasette import NotFound, Response

from .asked import Asked, asked_of
from .knowledge import Values, knowledge_of
from .search import search_everywhere
from .vietnamese import fold

_LONGEST_CHOSEN = 200
_PAGE_SIZE = 50
_MOST_PAIRS = 40


def _grouped(rows: list[Values]) -> dict[str, list[Values]]:
    groups: dict[str, list[Values]] = {}
    for row in rows:
        groups.setdefault(row["role"], []).append(row)
    return groups


async def _home(asked: Asked) -> Values:
    """The wall of strips, the report read whole, the commonest indicators and the newest reports, all from the tables.

    In place of Datasette's own home page, which counts and checks every table of the database.
    """
    reports = await asked.ask("listed", "reports")
    years = sorted(report["role"] for report in reports if report["role"])
    return {
        "span": (years[0], years[-1]),
        "count": (await asked.ask("home", "count"))[0],
        "wall": _grouped(reports),
        "whole": await asked.ask("home", "whole"),
        "commonest": await asked.ask("home", "commonest"),
        "newest": reports[:5],
        "alternate_url_json": asked.datasette.urls.path("/.json"),
    }


async def _listed(asked: Asked) -> Values:
    """Indicators, bodies, areas or reports in their groups, a page of each; `listed` says which."""
    name = asked.request.url_vars["name"]
    rows, page = await asked.ask("listed", name), asked.page
    size = _PAGE_SIZE if name == "reports" else len(rows)
    shown = rows[(page - 1) * size : page * size]
    return {"listed": name, "groups": _grouped(shown), "page": page, "more": page * size < len(rows)}


# Why two figures of one indicator say less beside each other than their numbers do: the columns that must agree.
_ALIKE = ("unit", "actor", "area", "beneficiaries", "temporal_type", "claim", "period_kind", "qualifier")


async def _compare(asked: Asked) -> Values:
    """An indicator in two years or of two bodies: the figures side by side, and for each pair what is not alike."""
    chosen = {name: str(asked.request.args.get(name) or "")[:_LONGEST_CHOSEN] for name in ("i", "a", "b")}
    sides = [
        await asked.ask("compare", "side", indicator=chosen["i"], side=chosen[side]) if chosen[side] else []
        for side in ("a", "b")
    ]
    pairs = [
        {"a": a, "b": b, "unlike": [name for name in _ALIKE if a[name] != b[name]]} for a in sides[0] for b in sides[1]
    ]
    return {
        "chosen": chosen,
        "indicators": await asked.ask("compare", "indicators"),
        "sides": await asked.ask("compare", "sides", indicator=chosen["i"]),
        "pairs": sorted(pairs, key=lambda pair: len(pair["unlike"]))[:_MOST_PAIRS],
    }


async def _changes(asked: Asked) -> Values:
    """What changed from version to version, as publish made it from CHANGELOG.md."""
    return {"editions": asked.knowledge.editions}


async def _about(asked: Asked) -> Values:
    """What this is, how it is made, how to verify and correct it, and whose it is."""
    return {"reports": await asked.ask("reports", "reports", key="")}


_EXAMPLES = {"curl": "curl.sh", "pandas (Python)": "pandas.py", "R": "r.R", "JavaScript": "javascript.mjs"}


async def _api(asked: Asked) -> Values:
    """How programs read the site: the kinds of addresses, and examples, each whole, so that it runs as it stands."""
    filled_in = {
        "{homepage}": asked.absolute(asked.datasette.urls.instance()),
        "{database}": asked.knowledge.database,
        "{lang}": asked.language,
    }
    examples = {}
    for name, file in _EXAMPLES.items():
        text = (asked.knowledge.folder / "examples" / file).read_text("utf-8").rstrip("\n")
        for mark, value in filled_in.items():
            text = text.replace(mark, value)
        examples[name] = text
    first = await asked.rows("SELECT figure_id FROM figures LIMIT 1")
    return {"examples": examples, "an_id": first[0]["figure_id"]}


async def _codebook(asked: Asked) -> Values:
    """Every table, column and code in both languages; with ?q= those that have every word of it, marks or none."""
    wanted = fold(asked.typed).split()
    tables = [
        (name, table, columns)
        for name, table in asked.knowledge.tables.items()
        if (columns := [(column, field) for column, field in table["fields"].items() if _has(column, field, wanted)])
    ]
    return {"codebook": tables, "codebook_asked": asked.typed}


def _has(column: str, field: Values, wanted: list[str]) -> bool:
    texts = [column, *field["title"].values(), *field["description"].values(), *field["codes"]]
    texts += [label for labels in field["codes"].values() for label in labels.values()]
    text = fold(" ".join(texts))
    return all(word in text for word in wanted)


async def _nothing_more(asked: Asked) -> Values:
    """For what the template has already, as it has all of `site.json`."""
    return {}


async def _search(asked: Asked) -> Values:
    """Everything that can be found, at once; without a question only the box."""
    return await search_everywhere(asked)


_PAGES: dict[str, tuple[str, Callable[[Asked], Awaitable[Values]]]] = {
    "": ("index", _home),
    "about": ("about", _about),
    "api": ("api", _api),
    "areas": ("listed", _listed),
    "bodies": ("listed", _listed),
    "changes": ("changes", _changes),
    "checks": ("checks", _nothing_more),
    "codebook": ("codebook", _codebook),
    "compare": ("compare", _compare),
    "findings": ("findings", _nothing_more),
    "indicators": ("listed", _listed),
    "reports": ("listed", _listed),
    "search": ("search", _search),
}
_FILES = {
    "robots.txt": "text/plain; charset=utf-8",
    "sitemap.xml": "application/xml; charset=utf-8",
    "feed.atom": "application/atom+xml; charset=utf-8",
    "opensearch.xml": "application/opensearchdescription+xml; charset=utf-8",
    "openapi.json": "application/json; charset=utf-8",
}


async def _page(request: Any, datasette: Any) -> Any:
    template, fill = _PAGES[request.url_vars["name"]]
    filled = await fill(asked_of(datasette, request))
    return Response.html(await datasette.render_template(f"{template}.html", filled, request, template))


async def _file(request: Any, datasette: Any) -> Any:
    """A file that programs look for at the top of a site, whose addresses have the host."""
    name, asked = request.url_vars["name"], asked_of(datasette, request)
    filled: Values = {"home": asked.absolute(datasette.urls.instance()), "settings": datasette.settings_dict()}
    if name == "sitemap.xml":
        filled["pages"] = _PAGES
        filled["rows"] = await asked.ask("sitemap", "rows")
    if name == "feed.atom":
        filled["releases"] = asked.knowledge.editions["releases"]
        filled["reports"] = await asked.ask("reports", "reports", key="")
    text = await datasette.render_template(f"machine/{name}", filled, request)
    return Response(text, content_type=_FILES[name])


async def _moved(request: Any, datasette: Any) -> Any:
    """Where the charts of version 2.1 stand now: each on its indicator's page."""
    return Response.redirect(datasette.urls.path("indicators"), status=301)


async def _download(request: Any, datasette: Any) -> Any:
    """A file of the downloads where the data package has it: beside `/datapackage.json`, and below `/data/`."""
    path = knowledge_of(datasette).folder / "static" / "downloads" / (request.url_vars["file"])
    if not path.is_file():
        raise NotFound("")
    return Response(path.read_bytes(), content_type=guess_type(path.name)[0])


ROUTES: list[tuple[str, Any]] = [
    (r"^/charts$", _moved),
    *((rf"^/(?P<name>{name})$", _page) for name in _PAGES),
    *((rf"^/(?P<name>{name.replace('.', '[.]')})$", _file) for name in _FILES),
    # The descriptor's paths lead on from wherever it was read.
    (r"^/(?:static/downloads/)?data/(?P<file>\w+[.]csv)$", _download),
    (r"^/(?P<file>(?:datapackage|csvw|croissant)[.]json|(?:dcat|annotations)[.]jsonld)$", _download),
]
