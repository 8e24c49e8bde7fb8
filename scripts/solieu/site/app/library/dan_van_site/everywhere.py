"""Search in all searched tables at once: what was found, what it is called, and where the words stand."""

import re

from markupsafe import Markup, escape

from dan_van_site.knowledge import LANGUAGES
from dan_van_site.labels import row_labels
from dan_van_site.vietnamese import fold
from dan_van_site.words import searchable, typed

# Readers look for figures first; figures_en and figures_vi hold the same figures once more.
_LEFT_OUT = ("figures_en", "figures_vi")
_MOST = 50


async def search_everywhere(database, tables, lang, asked):
    """Groups of hits, by table. Rows that have the words as they were typed come first, then those that have them
    with other marks: "đồng" before "đông"; and tables that have the former before those that have only the latter.
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
                groups.append({"table": name, "hits": await _hits(database, tables, name, lang, found)})
    for group in groups:
        group["exact"] = [hit for hit in group["hits"] if hit["words"] == exact]
        group["loose"] = [hit for hit in group["hits"] if hit["words"] != exact]
    return sorted(groups, key=lambda group: not group["exact"])


async def _keys(database, name, key, words):
    """Keys of the rows that have all the words, the nearest first."""
    index = f"site_search_{name}"
    sql = f"""
        SELECT t.{key} FROM {index} JOIN {name} AS t ON t.rowid = {index}.rowid
        WHERE {index} MATCH :words ORDER BY bm25({index}, 4.0, 1.0), t.rowid LIMIT {_MOST}
    """
    quoted = " ".join('"{}"'.format(word.replace('"', "")) for word in words.split())
    return [row[0] for row in await database.execute(sql, {"words": quoted})]


async def _hits(database, tables, name, lang, found):
    """For each key what the row is called, and the texts of the row and of what belongs to it that have the words."""
    table = tables[name]
    names = await row_labels(database, lang, [(name, key) for key in found])
    marks = ", ".join("?" * len(found))
    sql = f"SELECT * FROM {name} WHERE {table['key']} IN ({marks})"
    rows = {row[table["key"]]: row for row in await database.execute(sql, list(found))}
    pointed = await _pointed(database, table, rows.values())
    beside = await _beside(database, tables, table, list(found))
    hits = []
    for key, words in found.items():
        label = names.get((name, key), key)
        texts = [*_own(table, rows[key]), *beside.get(key, []), *pointed(rows[key])]
        hits.append({"key": key, "words": words, "label": marked(label, words)})
        hits[-1]["places"] = _places(texts, lang, label, words)
    return hits


def _places(texts, lang, label, words):
    """The texts that hold one of the words, marked, each with its title; what the label says already is left out."""
    told = {text: title for title, text in reversed(texts) if text and text not in label and _spans(text, words)}
    return [{"column": title[lang], "text": marked(text, words)} for text, title in reversed(told.items())]


def _own(table, row):
    """The row's own free text."""
    return [
        (field["title"], row[column])
        for column, field in table["fields"].items()
        if field["type"] == "string" and not field["table"] and not field["codes"] and column != table["key"]
    ]


async def _pointed(database, table, rows):
    """What gives for a row the names, in both languages, of the rows that it points at; the report's name is no hit."""
    fields = {name: field for name, field in table["fields"].items() if field["table"] not in ("", "reports")}
    wanted = [(field["table"], row[column]) for row in rows for column, field in fields.items()]
    known = [await row_labels(database, lang, wanted) for lang in LANGUAGES]

    def names(row):
        keys = [(field["title"], (field["table"], str(row[column]))) for column, field in fields.items()]
        return [(title, labels.get(key)) for title, key in keys for labels in known]

    return names


async def _beside(database, tables, table, keys):
    """By key the texts of `search_also` of site.yaml: words of other rows by which a row is found."""
    also, texts = table["search_also"], {}
    if also:
        of, key = tables[also["table"]], table["key"]
        marks = ", ".join("?" * len(keys))
        for row in await database.execute(
            f"SELECT * FROM {also['table']} WHERE {key} IN ({marks}) ORDER BY rowid", keys
        ):
            found = [(of["fields"][column]["title"], row[column]) for column in also["columns"]]
            texts.setdefault(row[key], []).extend(found)
    return texts


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
