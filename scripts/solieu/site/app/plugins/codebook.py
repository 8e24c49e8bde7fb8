"""The codebook at /codebook: every table, column and code, in both languages; ?q= keeps what has the words."""

import sys
from pathlib import Path

from datasette import Response, hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1] / "library"))
from dan_van_site.knowledge import knowledge_of
from dan_van_site.vietnamese import fold

_LONGEST = 200


@hookimpl
def register_routes():
    """One address."""
    return [(r"^/codebook$", codebook)]


async def codebook(request, datasette):
    """The page, of all columns or of those that have every word of ?q= somewhere, marks or none."""
    asked = (request.args.get("q") or "").strip()[:_LONGEST]
    wanted = fold(asked).split()
    tables = [
        (name, table, columns)
        for name, table in knowledge_of(datasette).tables.items()
        if (columns := [(column, field) for column, field in table["fields"].items() if _has(column, field, wanted)])
    ]
    page = {"codebook": tables, "codebook_asked": asked}
    return Response.html(await datasette.render_template("codebook.html", page, request, "codebook"))


def _has(column, field, wanted):
    texts = [column, *field["title"].values(), *field["description"].values(), *field["codes"]]
    texts += [label for labels in field["codes"].values() for label in labels.values()]
    text = fold(" ".join(texts))
    return all(word in text for word in wanted)
