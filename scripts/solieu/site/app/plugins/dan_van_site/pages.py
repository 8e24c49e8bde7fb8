"""The pages that are no table, row or query, each an address, a template and what fills it; and files for machines."""

from collections.abc import Awaitable, Callable
from mimetypes import guess_type
from typing import Any, NamedTuple

from datasette import NotFound, Response

from .knowledge import Knowledge, Values, absolute, knowledge_of, rows_of
from .languages import language_of
from .rows import reports_of
from .search import search_everywhere
from .vietnamese import fold

_LONGEST_ASKED = 200
_PAGE_SIZE = 50
_MOST_PAIRS = 40


class View(NamedTuple):
    """A page that is asked for."""

    request: Any
    datasette: Any
    knowledge: Knowledge
    database: Any
    language: str

    @property
    def asked(self) -> str:
        """What was typed into the page's search box."""
        return str(self.request.args.get("q") or "").strip()[:_LONGEST_ASKED]

    @property
    def page(self) -> int:
        """Which page of a long list."""
        asked = str(self.request.args.get("page") or "")
        return max(1, int(asked)) if asked.isdecimal() and len(asked) < 5 else 1

    async def rows(self, page: str, name: str, **values: Any) -> list[Values]:
        """The rows of a query of pages.yaml in the page's language."""
        return await rows_of(self.database, self.knowledge.sql(page, name, self.language), values)


def _grouped(rows: list[Values]) -> dict[str, list[Values]]:
    groups: dict[str, list[Values]] = {}
    for row in rows:
        groups.setdefault(row["role"], []).append(row)
    return groups


async def _home(view: View) -> Values:
    """The wall of strips, the report read whole, the commonest indicators and the newest reports, all from the tables.

    In place of Datasette's own home page, which counts and checks every table of the database.
    """
    reports = await view.rows("listed", "reports")
    years = sorted(report["role"] for report in reports if report["role"])
    return {
        "span": (years[0], years[-1]),
        "count": (await view.rows("home", "count"))[0],
        "wall": _grouped(reports),
        "whole": await view.rows("home", "whole"),
        "commonest": await view.rows("home", "commonest"),
        "newest": reports[:5],
        "alternate_url_json": view.datasette.urls.path("/.json"),
    }


async def _listed(view: View) -> Values:
    """Indicators, bodies, areas or reports in their groups, a page of each; `listed` says which."""
    name = view.request.url_vars["name"]
    rows, page = await view.rows("listed", name), view.page
    size = _PAGE_SIZE if name == "reports" else len(rows)
    shown = rows[(page - 1) * size : page * size]
    return {"listed": name, "groups": _grouped(shown), "page": page, "more": page * size < len(rows)}


# Why two figures of one indicator say less beside each other than their numbers do: the columns that must agree.
_ALIKE = ("unit", "actor", "area", "beneficiaries", "temporal_type", "claim", "period_kind", "qualifier")


async def _compare(view: View) -> Values:
    """An indicator in two years or of two bodies: the figures side by side, and for each pair what is not alike."""
    chosen = {name: str(view.request.args.get(name) or "")[:_LONGEST_ASKED] for name in ("i", "a", "b")}
    sides = [
        await view.rows("compare", "side", indicator=chosen["i"], side=chosen[side]) if chosen[side] else []
        for side in ("a", "b")
    ]
    pairs = [
        {"a": a, "b": b, "unlike": [name for name in _ALIKE if a[name] != b[name]]} for a in sides[0] for b in sides[1]
    ]
    return {
        "chosen": chosen,
        "indicators": await view.rows("compare", "indicators"),
        "sides": await view.rows("compare", "sides", indicator=chosen["i"]),
        "pairs": sorted(pairs, key=lambda pair: len(pair["unlike"]))[:_MOST_PAIRS],
    }


async def _changes(view: View) -> Values:
    """What changed from version to version, as publish made it from CHANGELOG.md."""
    return {"editions": view.knowledge.editions}


async def _about(view: View) -> Values:
    """What this is, how it is made, how to verify and correct it, and whose it is."""
    return {"reports": await reports_of(view.database, view.knowledge, view.language)}


_EXAMPLES = {"curl": "curl.sh", "pandas (Python)": "pandas.py", "R": "r.R", "JavaScript": "javascript.mjs"}


async def _api(view: View) -> Values:
    """How programs read the site: the kinds of addresses, and examples, each whole, so that it runs as it stands."""
    filled_in = {
        "{homepage}": absolute(view.datasette, view.request, view.datasette.urls.instance()),
        "{database}": view.knowledge.database,
        "{lang}": view.language,
    }
    examples = {}
    for name, file in _EXAMPLES.items():
        text = (view.knowledge.folder / "examples" / file).read_text("utf-8").rstrip("\n")
        for mark, value in filled_in.items():
            text = text.replace(mark, value)
        examples[name] = text
    first = await rows_of(view.database, "SELECT figure_id FROM figures LIMIT 1")
    return {"examples": examples, "an_id": first[0]["figure_id"]}


async def _codebook(view: View) -> Values:
    """Every table, column and code in both languages; with ?q= those that have every word of it, marks or none."""
    wanted = fold(view.asked).split()
    tables = [
        (name, table, columns)
        for name, table in view.knowledge.tables.items()
        if (columns := [(column, field) for column, field in table["fields"].items() if _has(column, field, wanted)])
    ]
    return {"codebook": tables, "codebook_asked": view.asked}


def _has(column: str, field: Values, wanted: list[str]) -> bool:
    texts = [column, *field["title"].values(), *field["description"].values(), *field["codes"]]
    texts += [label for labels in field["codes"].values() for label in labels.values()]
    text = fold(" ".join(texts))
    return all(word in text for word in wanted)


async def _nothing_more(view: View) -> Values:
    """For what the template has already, as it has all of `site.json`."""
    return {}


async def _search(view: View) -> Values:
    """Everything that can be found, at once; without a question only the box."""
    return await search_everywhere(view.database, view.knowledge, view.language, view.asked, view.request.args)


_PAGES: dict[str, tuple[str, Callable[[View], Awaitable[Values]]]] = {
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
    knowledge = knowledge_of(datasette)
    database = datasette.get_database(knowledge.database)
    template, fill = _PAGES[request.url_vars["name"]]
    filled = await fill(View(request, datasette, knowledge, database, language_of(request)))
    return Response.html(await datasette.render_template(f"{template}.html", filled, request, template))


async def _file(request: Any, datasette: Any) -> Any:
    """A file that programs look for at the top of a site, whose addresses have the host."""
    name, knowledge = request.url_vars["name"], knowledge_of(datasette)
    filled: Values = {
        "home": absolute(datasette, request, datasette.urls.instance()),
        "settings": datasette.settings_dict(),
    }
    if name == "sitemap.xml":
        filled["pages"] = _PAGES
        filled["rows"] = await rows_of(
            datasette.get_database(knowledge.database), knowledge.sql("sitemap", "rows", "en")
        )
    if name == "feed.atom":
        filled["releases"] = knowledge.editions["releases"]
        filled["reports"] = await reports_of(datasette.get_database(knowledge.database), knowledge, "en")
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
