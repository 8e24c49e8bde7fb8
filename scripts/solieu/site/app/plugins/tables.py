"""For table, row and query pages: titles of columns, names of codes and of the rows pointed at."""

import sys
from pathlib import Path

from datasette import hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1] / "library"))
from dan_van_site import labels, language
from dan_van_site.cells import Cells, prose
from dan_van_site.knowledge import LANGUAGES, knowledge_of


@hookimpl
def extra_template_vars(datasette, request, database, table):
    """What a page of the table needs beside its rows."""
    knowledge = knowledge_of(datasette)
    if database != knowledge.database:
        return {"about_table": None, "prose": prose}
    lang = language.language_of(request) if request else language.DEFAULT
    data = datasette.get_database(database)
    about = knowledge.tables.get(table)

    explicit = lang if request and request.args.get("_lang") in LANGUAGES else None

    def link(address):
        return language.with_arguments(address, _lang=explicit) if explicit else address

    def row_address(of_table, key):
        return datasette.urls.row(database, of_table, key)

    async def labels_of(rows):
        if not about:
            return {}
        own = await labels.row_labels(data, lang, [(table, labels.value_of(row, about["key"])) for row in rows])
        return own | await labels.labels_of_rows(data, lang, about, list(rows))

    async def name_of(of_table, key):
        return (await labels.row_labels(data, lang, [(of_table, key)])).get((of_table, str(key)), key)

    def column_title(name):
        fields = about["fields"] if about else {}
        return fields[name]["title"][lang] if name in fields else knowledge.titles.get(name, {}).get(lang, name)

    def short_title(name):
        return labels.short_title(name, column_title(name), lang)

    return {
        "about_table": about,
        "labels_of": labels_of,
        "name_of": name_of,
        "column_title": column_title,
        "short_title": short_title,
        "prose": prose,
        "cells": Cells(knowledge.words[lang], lang, link, row_address),
    }
