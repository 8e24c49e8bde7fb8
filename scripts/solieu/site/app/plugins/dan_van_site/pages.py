"""The pages that are no table, row or query, each an address, a template and what fills it; and files for machines."""

from collections.abc import Awaitable, Callable
from mimetypes import guess_type
from typing import Any, NamedTuple

from datasette import NotFound, Response
from datasette.utils import tilde_encode

from .knowledge import Knowledge, Values, absolute, knowledge_of, rows_of
from .languages import language_of
from .rows import parted, reports_of
from .search import search_everywhere
from .vietnamese import fold

_LONGEST_ASKED = 200


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


# Each indicator with its newest figure, one that is done before one that is not.
_NEWEST = """
    SELECT * FROM (
      SELECT words.*, codes.claim AS claim_id, indicators.rowid AS place,
        count(*) OVER (PARTITION BY words.indicator_id) AS figures,
        row_number() OVER (PARTITION BY words.indicator_id ORDER BY codes.claim <> 'done',
          coalesce(words.period_end, words.period_start) DESC, words.rowid) AS newest
      FROM figures_{lang} AS words JOIN figures AS codes USING (figure_id)
        JOIN indicators ON indicators.indicator_id = words.indicator_id)
    WHERE newest = 1 ORDER BY place
"""
_COUNTS = """
    SELECT (SELECT count(*) FROM figures) AS figures,
      (SELECT count(DISTINCT figure_id) FROM figure_links
        WHERE relation IN ('same_as', 'repeats', 'conversion_of')) AS repeating,
      (SELECT count(*) FROM figures JOIN qualifiers USING (qualifier_id) WHERE word_vi IS NOT NULL) AS hedged,
      (SELECT count(*) FROM doubts) AS doubts,
      (SELECT count(*) FROM reports) AS reports
"""


async def _home(view: View) -> Values:
    """The indicators by topic, the reports, and how much was read and doubted, all from the tables.

    In place of Datasette's own home page, which counts and checks every table of the database.
    """
    topics: dict[str, list[Values]] = {}
    for figure in await rows_of(view.database, _NEWEST.replace("{lang}", view.language)):
        topics.setdefault(figure["topic"], []).append(figure | parted(figure["figure"]))
    for figures in topics.values():
        figures.sort(key=lambda figure: -figure["figures"])
    return {
        "topics": topics,
        "count": (await rows_of(view.database, _COUNTS))[0],
        "reports": await reports_of(view.database, view.language),
        "alternate_url_json": view.datasette.urls.path("/.json"),
    }


async def _about(view: View) -> Values:
    """What this is, how it is made, how to verify and correct it, and whose it is."""
    return {"reports": await reports_of(view.database, view.language)}


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


async def _charts(view: View) -> Values:
    """The charts as publish drew them, each with a table of the same numbers."""
    drawn = view.knowledge.charts[view.language]
    return {"charts": drawn, "across": any(chart["id"].startswith("across-") for chart in drawn)}


async def _checks(view: View) -> Values:
    """Every rule that the data are held to."""
    return {"rules": view.knowledge.site["rules"]}


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


async def _findings(view: View) -> Values:
    """What stands between reports: sentences filled in by publish, with the rows that show them."""
    return {"findings": view.knowledge.site["findings"]}


async def _search(view: View) -> Values:
    """Figures, definitions, statements, documents and bodies at once; without a question only the box."""
    groups = await search_everywhere(view.database, view.knowledge, view.language, view.asked)
    return {"asked": view.asked, "groups": groups, "found": sum(len(group["hits"]) for group in groups)}


_PAGES: dict[str, tuple[str, Callable[[View], Awaitable[Values]]]] = {
    "": ("index", _home),
    "about": ("about", _about),
    "api": ("api", _api),
    "charts": ("charts", _charts),
    "checks": ("checks", _checks),
    "codebook": ("codebook", _codebook),
    "findings": ("findings", _findings),
    "search": ("search", _search),
}
_KEYS = """
    SELECT of_table, key FROM site_labels WHERE of_table NOT IN ('figures_en', 'figures_vi') ORDER BY of_table, key
"""
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
        keys = await rows_of(datasette.get_database(knowledge.database), _KEYS)
        filled["rows"] = [(row["of_table"], ",".join(map(tilde_encode, row["key"].split(",")))) for row in keys]
    if name == "feed.atom":
        filled["reports"] = await reports_of(datasette.get_database(knowledge.database), "en")
    text = await datasette.render_template(f"machine/{name}", filled, request)
    return Response(text, content_type=_FILES[name])


async def _download(request: Any, datasette: Any) -> Any:
    """A file of the downloads where the data package has it: beside `/datapackage.json`, and below `/data/`."""
    path = knowledge_of(datasette).folder / "static" / "downloads" / (request.url_vars["file"])
    if not path.is_file():
        raise NotFound("")
    return Response(path.read_bytes(), content_type=guess_type(path.name)[0])


ROUTES: list[tuple[str, Any]] = [
    *((rf"^/(?P<name>{name})$", _page) for name in _PAGES),
    *((rf"^/(?P<name>{name.replace('.', '[.]')})$", _file) for name in _FILES),
    # The descriptor's paths lead on from wherever it was read.
    (r"^/(?:static/downloads/)?data/(?P<file>\w+[.]csv)$", _download),
    (r"^/(?P<file>datapackage[.]json)$", _download),
]
