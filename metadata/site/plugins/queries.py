"""For query pages: the question behind a saved query, its choices, and what its result's columns are called."""

import sys
from pathlib import Path

from datasette import hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1] / "library"))
from dan_van_site import language
from dan_van_site.knowledge import knowledge_of


@hookimpl
def extra_template_vars(datasette, request):
    """Results of SQL have no table; their columns are known by name."""
    knowledge = knowledge_of(datasette)
    lang = language.language_of(request) if request else language.DEFAULT
    keys = {table["key"]: name for name, table in knowledge.tables.items() if not name.startswith("figures_")}

    def result_title(saved, column):
        own = saved["columns"].get(column) if saved else None
        return (own or knowledge.titles.get(column) or {}).get(lang, column)

    async def choices_of(parameter):
        sql = parameter["values"].replace("{lang}", lang)
        return [dict(row) for row in await datasette.get_database(knowledge.database).execute(sql)] if sql else []

    return {
        "choices_of": choices_of,
        "saved_query": knowledge.queries.get,
        "key_table": keys.get,
        "result_title": result_title,
    }
