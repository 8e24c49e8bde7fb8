"""Search in all searched tables at once: what was found, what it is called, and where the words stand."""

import re

from markupsafe import Markup, escape

from dan_van_site.labels import row_labels
from dan_van_site.vietnamese import fold
from dan_van_site.words import searchable, typed

# Readers look for figures first; figures_en and figures_vi hold the same figures once more.
_LEFT_OUT = ("figures_en", "figures_vi")
_MOST = 50


async def search_everywhere(database, tables, lang, asked):
    """Groups of hits, by table. Rows that have the words as they were typed come first, then those that have them
    with other marks: "đồng" before "đông".
    """
    exact = await searchable(database, asked)
    loose = fold(exact)
    groups = []
    for name, table in tables.items() if exact else ():
        if table["search"] and name not in _LEFT_OUT:
            found = dict.fromkeys(await _keys(database, name, table["key"], exact), exact)
            if loose != exact:
                found = dict.fromkeys(await _keys(database, name, table["key"], loose), loose) | found
                found = dict(sorted(found.items(), key=lambda item: item[1] != exact))
            if found:
                groups.append({"table": name, "hits": await _hits(database, name, table, lang, found)})
    return groups


async def _keys(database, name, key, words):
    """Keys of the rows that have all the words, the nearest first."""
    index = f"site_search_{name}"
    sql = f"""
        SELECT t.{key} FROM {index} JOIN {name} AS t ON t.rowid = {index}.rowid
        WHERE {index} MATCH :words ORDER BY bm25({index}, 4.0, 1.0), t.rowid LIMIT {_MOST}
    """
    quoted = " ".join('"{}"'.format(word.replace('"', "")) for word in words.split())
    return [row[0] for row in await database.execute(sql, {"words": quoted})]


async def _hits(database, name, table, lang, found):
    """For each key what the row is called, and the text of its columns where the words stand."""
    names = await row_labels(database, lang, [(name, key) for key in found])
    marks = ", ".join("?" * len(found))
    sql = f"SELECT * FROM {name} WHERE {table['key']} IN ({marks})"
    rows = {row[table["key"]]: row for row in await database.execute(sql, list(found))}
    return [
        {
            "key": key,
            "label": marked(names.get((name, key), key), words),
            "places": _places(rows[key], table, lang, names.get((name, key), ""), words),
        }
        for key, words in found.items()
    ]


def _places(row, table, lang, label, words):
    """Columns of free text that hold one of the words, marked; what the label says already is left out."""
    places = []
    for column, field in table["fields"].items():
        text = row[column]
        free = field["type"] == "string" and not field["table"] and not field["codes"] and column != table["key"]
        if free and text and text not in label and _spans(text, words):
            places.append({"column": field["title"][lang], "text": marked(text, words)})
    return places


def marked(text, words):
    """The text as HTML, the words that were looked for marked."""
    pieces, at = [], 0
    for start, end in _spans(text, words):
        pieces += [escape(text[at:start]), Markup("<mark>{}</mark>").format(text[start:end])]
        at = end
    return Markup("").join([*pieces, escape(text[at:])])


def _spans(text, words):
    """Where words of the text are words that were looked for: exactly so if typed with marks, else without marks."""
    wanted = words.split()
    exact = {word for word in wanted if fold(word) != word}
    loose = set(wanted) - exact
    return [
        found.span()
        for found in re.finditer(r"[^\W_]+", text)
        if typed(found.group()) in exact or fold(found.group()) in loose
    ]
