"""For every row's page: what records.yaml puts above its columns, and the address to report an error to."""

import sys
from pathlib import Path
from urllib.parse import urlencode

from datasette import hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1] / "library"))
from dan_van_site import language
from dan_van_site.knowledge import knowledge_of
from dan_van_site.records import record_page


@hookimpl
def extra_template_vars(datasette, request, database, table, view_name):
    """Only pages of a row ask for these."""
    if view_name != "row":
        return {}
    knowledge = knowledge_of(datasette)
    lang = language.language_of(request)
    about = knowledge.site["records"].get(table)

    async def record_of(row, key):
        values = {cell["column"]: cell["raw"] for cell in row}
        return await record_page(datasette.get_database(database), about, values, key, lang) if about else None

    def report_error(key):
        words = knowledge.words[lang]["error_in"].format(table=table, key=key)
        return knowledge.package["issues"].rstrip("/") + "/new?" + urlencode({"title": words})

    return {"record_of": record_of, "report_error": report_error}
