"""For query pages: the question behind a saved query, its choices, and what columns and rows of a result are called."""

import sys
from pathlib import Path

from datasette import hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1] / "library"))
from dan_van_site import language
from dan_van_site.knowledge import knowledge_of
from dan_van_site.labels import row_labels, short_title


@hookimpl
def extra_template_vars(datasette, request):
    """Results of SQL have no table; their columns are known by name."""
    knowledge = knowledge_of(datasette)
    lang = language.language_of(request) if request else language.DEFAULT
    data = datasette.get_database(knowledge.database)

    def result_title(saved, column):
        own = saved["columns"].get(column) if saved else None
        title = (own or knowledge.titles.get(column) or {}).get(lang, column)
        return short_title(column, title, lang) if saved else title

    async def choices_of(parameter):
        sql = parameter["values"].replace("{lang}", lang)
        return [dict(row) for row in await data.execute(sql)] if sql else []

    async def names_of_results(columns, rows):
        tables = [knowledge.keys.get(column) for column in columns]
        pairs = [(table, value) for row in rows for table, value in zip(tables, row, strict=True) if table]
        return await row_labels(data, lang, pairs)

    return {
        "choices_of": choices_of,
        "saved_query": knowledge.queries.get,
        "key_table": knowledge.keys.get,
        "table_of_key": knowledge.foreign.get,
        "result_title": result_title,
        "names_of_results": names_of_results,
        "columns_of_numbers": columns_of_numbers,
    }


def columns_of_numbers(columns, rows):
    """The columns that hold numbers and nothing else: their headings, and what is not stated, stand as they do."""
    numbers = set()
    for place, column in enumerate(columns):
        values = [row[place] for row in rows if row[place] not in (None, "")]
        if values and all(isinstance(value, int | float) for value in values):
            numbers.add(column)
    return numbers
