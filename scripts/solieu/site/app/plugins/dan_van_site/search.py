"""Search: typed words brought to the form of the search tables; all searched tables at once; has_words() for SQL."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qsl, urlencode

from markupsafe import Markup, escape

from .knowledge import LANGUAGES, Knowledge, Values, keys_in, knowledge_of, row_names
from .vietnamese import fold, modern_tones

Text = tuple[dict[str, str], Any]  # a title in both languages, and the text that it is of

# Readers look for figures first; figures_en and figures_vi hold the same figures once more.
_LEFT_OUT = ("figures_en", "figures_vi")
_MOST_HITS = 50
_LONGEST_TEXT = 1000
_WORD = re.compile(r"[^\W_]+")


def typed(text: str) -> str:
    """Typed words in one Unicode form, small letters, one placement of tone marks."""
    return modern_tones(unicodedata.normalize("NFC", text.replace("\0", " ")).lower())


async def searchable(database: Any, text: str) -> str:
    """Typed words ready for the search tables.

    A word without marks finds all its forms, a word with marks only itself. A word that has half of its marks
    (`đuong`) and stands in no row so is looked for without them.
    """
    words = [word for word in typed(text).split() if word.strip('"')]
    half = [word for word in words if _half_typed(word)]
    known: set[str] = set()
    if half:
        sql = f"SELECT word FROM site_words WHERE word IN ({', '.join('?' * len(half))})"
        known = {row["word"] for row in await database.execute(sql, half)}
    return " ".join(fold(word) if word in half and word not in known else word for word in words)


def _half_typed(word: str) -> bool:
    """Whether only đ has its mark, or a vowel pair has one horn of two (ưo, uơ before another letter)."""
    folded = fold(word)
    return word != folded and (word.replace("đ", "d") == folded or bool(re.search(r"ưo|uơ\w", word)))


def has_words(text: Any, words: Any) -> bool:
    """Whether a text has every word, typed with marks exactly so, without marks in any form.

    True also where no word is asked for; a text that is not stated has none.
    """
    exact = set(_WORD.findall(typed(str(text or "")[:_LONGEST_TEXT])))
    loose = {fold(word) for word in exact}
    wanted = _WORD.findall(typed(str(words or "")[:_LONGEST_TEXT]))
    return all(word in (loose if fold(word) == word else exact) for word in wanted)


def with_search_words(datasette: Any, app: Any) -> Any:
    """An ASGI app in which the `_search` arguments of addresses are brought to the form of the search tables."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if b"_search" in scope.get("query_string", b""):
            database = datasette.get_database(knowledge_of(datasette).database)
            scope = scope | {"query_string": await _rewritten(database, scope["query_string"])}
        await app(scope, receive, send)

    return wrapped


async def _rewritten(database: Any, query: bytes) -> bytes:
    arguments = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    searched = [
        (key, await searchable(database, value) if key.startswith("_search") and key != "_searchmode" else value)
        for key, value in arguments
    ]
    kept = [(key, value) for key, value in searched if value or not key.startswith("_search")]
    return urlencode(kept).encode("latin-1")


async def search_everywhere(database: Any, knowledge: Knowledge, language: str, asked: str) -> list[Values]:
    """Groups of hits, by table: what was found, what it is called, and where the words stand.

    Rows that have the words as they were typed come first, then those that have them with other marks: "đồng" before
    "đông"; and tables that have the former before those that have only the latter.
    """
    exact = await searchable(database, asked)
    loose = fold(exact)
    groups = []
    for name, table in knowledge.tables.items() if exact else ():
        if table["search"] and name not in _LEFT_OUT:
            found = dict.fromkeys(await _keys(database, name, table["key"], exact), exact)
            if loose != exact:
                found |= {key: loose for key in await _keys(database, name, table["key"], loose) if key not in found}
            if found:
                hits = await _hits(database, knowledge.tables, name, language, found)
                groups.append(
                    {
                        "table": name,
                        "hits": hits,
                        "exact": [hit for hit in hits if hit["words"] == exact],
                        "loose": [hit for hit in hits if hit["words"] != exact],
                    }
                )
    return sorted(groups, key=lambda group: not group["exact"])


async def _keys(database: Any, name: str, key: str, words: str) -> list[str]:
    """Keys of the rows that have all the words, the nearest first."""
    index = f"site_search_{name}"
    sql = f"""
        SELECT {key} FROM {index} JOIN {name} AS t ON t.rowid = {index}.rowid
        WHERE {index} MATCH :words ORDER BY bm25({index}, 4.0, 1.0), t.rowid LIMIT {_MOST_HITS}
    """
    quoted = " ".join('"{}"'.format(word.replace('"', "")) for word in words.split())
    return [row[0] for row in await database.execute(sql, {"words": quoted})]


async def _hits(
    database: Any, tables: dict[str, Values], name: str, language: str, found: dict[str, str]
) -> list[Values]:
    """For each key what the row is called, and the texts of the row and of what belongs to it that have the words."""
    table = tables[name]
    names = await row_names(database, language, [(name, key) for key in found])
    marks = ", ".join("?" * len(found))
    sql = f"SELECT {table['key']}, * FROM {name} WHERE {table['key']} IN ({marks})"
    rows = {row[0]: row for row in await database.execute(sql, list(found))}
    pointed_at = await _names_pointed_at(database, table, rows.values())
    beside = await _texts_beside(database, tables, table, list(found))
    hits = []
    for key, words in found.items():
        label = names.get((name, key), key)
        texts = [*_own_texts(table, rows[key]), *beside.get(key, []), *pointed_at(rows[key])]
        places = _places(texts, language, label, words)
        hits.append({"key": key, "words": words, "label": marked(label, words), "places": places})
    return hits


def _places(texts: list[Text], language: str, label: str, words: str) -> list[Values]:
    """The texts that hold one of the words, marked, each with its title; what the label says already is left out."""
    told = {text: title for title, text in reversed(texts) if text and text not in label and _spans(text, words)}
    return [{"column": title[language], "text": marked(text, words)} for text, title in reversed(told.items())]


def _own_texts(table: Values, row: Any) -> list[Text]:
    return [
        (field["title"], row[column])
        for column, field in table["fields"].items()
        if field["type"] == "string" and not field["table"] and not field["codes"] and column != table["key"]
    ]


async def _names_pointed_at(database: Any, table: Values, rows: Iterable[Any]) -> Callable[[Any], list[Text]]:
    """What gives for a row the names, in both languages, of the rows that it points at; the report's name is no hit."""
    fields = {name: field for name, field in table["fields"].items() if field["table"] not in ("", "reports")}
    wanted = [(field["table"], key) for row in rows for column, field in fields.items() for key in keys_in(row, column)]
    known = [await row_names(database, language, wanted) for language in LANGUAGES]

    def names(row: Any) -> list[Text]:
        keys = [
            (field["title"], (field["table"], key)) for column, field in fields.items() for key in keys_in(row, column)
        ]
        return [(title, found.get(key)) for title, key in keys for found in known]

    return names


async def _texts_beside(
    database: Any, tables: dict[str, Values], table: Values, keys: list[str]
) -> dict[str, list[Text]]:
    """By key the texts of `search_also` of site.yaml: words of other rows by which a row is found."""
    also, key = table["search_also"], table["key"]
    texts: dict[str, list[Text]] = {}
    if also:
        fields = tables[also["table"]]["fields"]
        sql = f"SELECT * FROM {also['table']} WHERE {key} IN ({', '.join('?' * len(keys))}) ORDER BY rowid"
        for row in await database.execute(sql, keys):
            found = [(fields[column]["title"], row[column]) for column in also["columns"]]
            texts.setdefault(row[key], []).extend(found)
    return texts


def marked(text: str, words: str) -> Markup:
    """The text as HTML, the words that were looked for marked."""
    pieces: list[Any] = []
    at = 0
    for start, end in _spans(text, words):
        pieces += [escape(text[at:start]), Markup("<mark>{}</mark>").format(text[start:end])]
        at = end
    return Markup("").join([*pieces, escape(text[at:])])


def _spans(text: str, words: str) -> list[tuple[int, int]]:
    """Where words of the text are words that were looked for: exactly so if typed with marks, else without marks."""
    wanted = set(words.split())
    exact = {word for word in wanted if fold(word) != word}
    loose = wanted - exact
    return [
        found.span() for found in _WORD.finditer(text) if typed(found.group()) in exact or fold(found.group()) in loose
    ]
