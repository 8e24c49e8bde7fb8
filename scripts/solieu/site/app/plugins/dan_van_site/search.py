"""Search: all searched tables at once."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from solieu.vietnamese import fold, searched, stem

from .asked import Asked
from .knowledge import LANGUAGES, Values
from .languages import WORD, searchable

Found = dict[str, str]  # keys of rows, the nearest first, each with the words that found it

_LONGEST_SHOWN = 160
# What asks and names nothing.
_ASKING = re.compile(r"\b(?:how (?:many|much)|bao nhi[eê]u)\b", re.I)
# Lines of a group beside others, and on a page of its own.
_SHORT, _LONG = 5, 20
_MOST = 1_000  # rows of a table that are put in order; of what is said so often the others are counted
_APART = re.compile(f"({WORD.pattern})")
_NEAR = 0.5  # how much of a name has to be in the words for it to be an answer


@dataclass(frozen=True)
class _Search:
    """What is looked for, in which tables; those of figures in words, which hold the same once more, left out."""

    asked: Asked
    tables: dict[str, Values]
    words: str


async def search_everywhere(asked: Asked) -> Values:
    """What `search.html` shows: answers, and groups of lines by table, with how many rows there are in truth.

    Rows that have the words as they were typed come first, then those that have them with other marks: "đồng" before
    "đông"; and tables that have the former before those that have only the latter. Where no row has all the words,
    those that have any of them are shown, and `any_word` says so. `in` of the arguments asks for one table alone,
    `page` for one of its pages. Of rows beyond _MOST of a table the first are looked at.
    """
    knowledge = asked.knowledge
    tables = {name: table for name, table in knowledge.site["search"].items() if name not in knowledge.spelled}
    typed = asked.given("q")
    words = searchable(_ASKING.sub(" ", typed)) or searchable(typed)
    search = _Search(asked, tables, words)
    every = await _found(search, " ")
    found = every or await _found(search, " OR ")
    chosen = asked.request.args.get("in")
    only = chosen if chosen in found else None
    shown = {only: found[only]} if only else found
    counts = {name: await _count(search, name, len(rows), " " if every else " OR ") for name, rows in found.items()}
    groups = [
        await _group(search, name, rows, asked.page_number() if only else 0) | {"n": counts[name]}
        for name, rows in shown.items()
    ]
    return {
        "asked": typed,
        "answers": [] if only else await _answers(search, found),
        "any_word": bool(found) and not every,
        "found": sum(counts.values()),
        "groups": sorted(groups, key=lambda group: search.words not in found[group["table"]].values()),
        "only": only,
    }


async def _found(search: _Search, joint: str) -> dict[str, Found]:
    """By table the rows that have the words as typed, then those that have them with other marks."""
    words, loose = search.words, fold(search.words)
    by_table = {}
    for name, table in search.tables.items() if words else ():
        found: Found = {}
        for said in dict.fromkeys((words, loose)):
            for key in await _keys(search.asked.database, name, table["key"], said, joint):
                found.setdefault(key, said)
        if found:
            by_table[name] = found
    return by_table


async def _keys(database: Any, name: str, key: str, words: str, joint: str) -> list[str]:
    """Keys of the rows that have the words, the nearest first: those that have them side by side."""
    index = f"site_search_{name}"
    sql = f"""
        SELECT {key} FROM (
          SELECT rowid AS hit, bm25({index}, 4.0, 1.0, 0.5) AS distance FROM {index}
          WHERE {index} MATCH :words LIMIT {_MOST}
        ) JOIN {name} AS t ON t.rowid = hit ORDER BY distance, hit
    """
    return [row[0] for row in await database.execute(sql, {"words": _match(words, joint)})]


async def _count(search: _Search, name: str, found: int, joint: str) -> int:
    """How many rows have the words, of which so many were found."""
    if found < _MOST:
        return found
    index = f"site_search_{name}"
    sql = f"SELECT count(*) FROM {index} WHERE {index} MATCH ?"
    return int((await search.asked.database.execute(sql, [_match(fold(search.words), joint)])).first()[0])


def _match(words: str, joint: str) -> str:
    words = words.replace('"', "")
    return f'"{words}" OR (' + joint.join(f'"{word}"' for word in words.split()) + ")"


async def _group(search: _Search, name: str, found: Found, page: int) -> Values:
    """A table's lines: of page 0 the first few. Figures share their indicator's line; first where it has the words."""
    own = await search.asked.ask("search", "lines", keys=json.dumps([*found])) if name == "figures" else []
    of = {row["figure_id"]: (row["indicator_id"], row["indicator"]) for row in own}
    lines: dict[tuple[str, str, str], list[str]] = {}
    for key, words in found.items():
        lines.setdefault((words, *of.get(key, (key, ""))), []).append(key)
    ordered = sorted(lines, key=lambda line: (line[0] != search.words, bool(_lacking(line[2], line[0]))))
    length = _LONG if page else _SHORT
    pages = -(-len(lines) // length)
    page = min(max(page, 1), pages)
    start = (page - 1) * length
    shown = ordered[start : start + length]
    hits = await _hits(search, name, {lines[line][0]: line[0] for line in shown})
    for hit, line in zip(hits, shown, strict=True):
        if of:
            hit |= {"table": "indicators", "key": line[1], "label": marked(line[2], line[0])}
            hit |= await _figures(search, lines[line], line[0])
    about = {"table": name, "title": search.tables[name]["title"][search.asked.language], "lines": len(lines)}
    paged = {"start": start, "end": start + len(hits), "page": page, "pages": pages}
    return about | paged | {"hits": hits, "words": next(iter(found.values()))}


async def _figures(search: _Search, keys: list[str], words: str = "") -> Values:
    """The newest of some figures, with their years, and how many more there are."""
    figures = await search.asked.ask("search", "figures", keys=json.dumps(keys))
    marks = [figure | {"figure": marked(figure["figure"], words)} for figure in figures]
    return {"figures": marks, "more": len(keys) - len(figures)}


# Of what words may name: the column of its figures.
_NAMED = {"indicators": "indicator_id", "organisations": "actor_id", "areas": "area_id"}


async def _answers(search: _Search, found: dict[str, Found]) -> list[Values]:
    """What is called just so, or three things called nearly so: how many figures there are of each, and the newest."""
    near = []
    for table in _NAMED:
        as_typed = json.dumps([key for key, words in found.get(table, {}).items() if words == search.words])
        for row in await _of_named(search, "named", table, keys=as_typed):
            nearness = max(_nearness(row[f"label_{each}"].partition(" (")[0], search.words) for each in LANGUAGES)
            if nearness >= _NEAR:
                near.append((nearness, row | {"table": table, "column": _NAMED[table]}))
    best = [named for nearness, named in near if nearness == 1] or [named for _, named in near]
    best.sort(key=lambda named: -named["n"])
    answers = []
    for named in best[:3]:
        (told,) = await _of_named(search, "answer", named["table"], key=named["key"])
        answers.append(named | told | await _figures(search, [told["newest"]]))
    return answers


async def _of_named(search: _Search, query: str, table: str, **values: str) -> list[Values]:
    """The rows of a query of pages.yaml about what words may name."""
    sql = search.asked.knowledge.sql("search", query).replace("{column}", _NAMED[table])
    return await search.asked.results(sql, {"table": table, **values})


def _nearness(name: str, words: str) -> float:
    """How much of a name and of the words is the same: 1 where they are one."""
    wanted, said = {*WORD.findall(words)}, WORD.findall(name)
    return 2 * len(wanted - _lacking(name, words)) / (len(wanted) + len(said))


async def _hits(search: _Search, name: str, found: Found) -> list[Values]:
    """For each key what the row is called, and the texts of the row and of what belongs to it that have the words."""
    table, texts = search.tables[name], search.tables[name]["texts"]
    names = {each: await replace(search.asked, language=each).names((name, key) for key in found) for each in LANGUAGES}
    columns = ", ".join([table["key"], *(sql for sql, *_ in texts)])
    sql = f"SELECT {columns} FROM {name} AS t WHERE {table['key']} IN (SELECT value FROM json_each(?))"
    rows = {row[0]: row[1:] for row in await search.asked.database.execute(sql, [json.dumps(list(found))])}
    hits = []
    for key, words in found.items():
        label = names[search.asked.language][name, key]
        hit = {"table": name, "key": key, "words": words, "exact": words == search.words, "label": marked(label, words)}
        lang = _other(search, "", label) if label == names["vi"][name, key] else ""
        hits.append(hit | {"lang": lang, "places": _places(search, zip(texts, rows[key], strict=True), label, words)})
    return hits


def _places(search: _Search, texts: Iterable[tuple[Any, Any]], label: str, words: str) -> list[Values]:
    """The texts that have words which the label lacks, marked: first what has most of them, in the page's language."""
    missing = _lacking(label, words)
    if not missing:
        return []
    said = [
        (len(_lacking(text, words)), _other(search, own, text), title, text)
        for (_, title, own), raw in texts
        if (text := str(raw or ""))
    ]
    places = []
    for _, language, title, text in sorted(said, key=lambda each: (each[0], bool(each[1]))):
        still = missing & _lacking(text, words)
        if still != missing:
            missing = still
            shown = marked(_shortened(text, words), words)
            places.append({"column": title[search.asked.language], "text": shown, "lang": language})
    return places


def _lacking(text: str, words: str) -> set[str]:
    """The words that a text has not."""
    return {*WORD.findall(words)} - {*map(_finder(words), WORD.findall(text))}


def _other(search: _Search, language: str, text: str) -> str:
    """A text's language, if it is not the page's; where it is not known, marks make it Vietnamese."""
    known = language or ("vi" if fold(text) != text.lower() else "")
    return known if known != search.asked.language else ""


def _shortened(text: str, words: str) -> str:
    """A long text from a little before the first word that was looked for."""
    if len(text) <= _LONGEST_SHOWN:
        return text
    first = next(found.start() for found in WORD.finditer(text) if _finder(words)(found[0]))
    at = max(0, first - _LONGEST_SHOWN // 3)
    start = text.rfind(" ", 0, at) + 1
    end = text.find(" ", start + _LONGEST_SHOWN)
    return ("… " if start else "") + (text[start:end] + " …" if end > 0 else text[start:])


def marked(text: str, words: str) -> Markup:
    """The text as HTML, the words that were looked for marked."""
    find, mark = _finder(words), Markup("<mark>{}</mark>")
    parts = enumerate(_APART.split(text))  # what is between words, a word, and so on
    return Markup("").join(mark.format(part) if place % 2 and find(part) else escape(part) for place, part in parts)


@lru_cache(100)
def _finder(words: str) -> Callable[[str], str | None]:
    """What says of a word of a text which of the words it is that were looked for: exactly so if that was typed with
    marks, else without marks, or as another form of an English word."""
    wanted = {*WORD.findall(words)}
    loose = {word: word for word in wanted if fold(word) == word}
    stems = {stem(word): word for word in loose}

    def find(written: str) -> str | None:
        said = searched(written)
        return said if said in wanted else loose.get(fold(said)) or stems.get(stem(said))

    return find
