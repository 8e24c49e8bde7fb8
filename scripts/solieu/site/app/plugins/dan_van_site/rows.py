"""Pages of one row: a figure's, a report's passage by passage and silence by silence, and what records.yaml says."""

import re
from collections.abc import Iterable
from typing import Any

from .asked import Asked
from .knowledge import Values

_NUMERAL = re.compile(r"\d+(?:[.,/]\d+)*")
_FIGURE_IN_WORDS = re.compile(r"(?P<hedge>\D*)(?P<number>\d[\d.,]*(?: (?:to|đến) \d[\d.,]*)?)\s*(?P<unit>.*)")

# What a report read whole does not state, counted from the tables: nothing here is typed by hand for one report. Each
# silence is a sentence of words.yaml with its numbers, and the rows or the filtered table where it can be seen.
_EMPTY_COLUMNS = ("byline", "archive_url", "event_date", "published_date")
# A sentence, the table, and what its rows of the report must be; `of` counts against all its rows of the report.
_COUNTED_SILENCES = (
    ("silent_area", "figures", "area_basis = 'not_stated'", {"area_basis": "not_stated"}),
    ("silent_year", "figures", "period_basis <> 'written'", {"period_basis__not": "written"}),
    ("silent_recipients", "figures", "beneficiary_group = 'not_stated'", {"beneficiary_group": "not_stated"}),
    ("silent_period", "figures", "temporal_type = 'unclear'", {"temporal_type": "unclear"}),
    ("silent_number", "documents_cited", "number IS NULL", {"number__isnull": "1"}),
    ("silent_day", "documents_cited", "date IS NULL", {"date__isnull": "1"}),
    ("silent_issuer", "documents_cited", "issuer_id IS NULL", {"issuer_id__isnull": "1"}),
)
_LISTED_SILENCES = (
    ("silent_results", "passages", "kind LIKE '%_results' AND figures = 0"),
    ("silent_lists", "passages", "list_open"),
    ("silent_split", "figures", "figure_id IN (SELECT figure_id FROM figure_parts)"),
    ("silent_vague", "vague_amounts", "true"),
)


async def _every(asked: Asked, page: str, key: str) -> Values:
    """The rows of every query of a page of pages.yaml."""
    return {name: await asked.ask(page, name, key=key) for name in asked.knowledge.asks[page]}


async def figure_page(asked: Asked, key: str) -> Values | None:
    """The figure with what belongs to it; None where there is none of that key."""
    found = await _every(asked, "figure", key)
    if not found["figure"]:
        return None
    (figure,) = found["figure"]
    (report,) = await asked.ask("reports", "reports", key=figure["report_id"])
    for ratio in found["ratios"]:
        ratio["rounded"] = rounded(ratio["value"], ratio["significant_digits"], ratio["comparator"])
    return found | {"figure": figure, "written": _written(figure), "report": report}


def rounded(value: int | None, digits: int | None, comparator: str | None) -> int | None:
    """A whole number to so many significant digits, towards the side on which it stays true."""
    if value is None or digits is None:
        return value
    step: int = 10 ** max(0, len(str(value)) - digits)
    below, above, nearest = value // step, -(-value // step), (2 * value + step) // (2 * step)
    return step * {">": below, "<": above}.get((comparator or "")[:1], nearest)


def parted(figure: str) -> dict[str, str]:
    """A figure in words as its hedge, its number and its unit; a vague amount is all unit."""
    found = _FIGURE_IN_WORDS.fullmatch(figure)
    if not found:
        return {"hedge": "", "number": "", "unit": figure}
    return {name: text.strip() for name, text in found.groupdict().items()}


def _written(figure: Values) -> tuple[str, str, str]:
    """The phrase as written in three pieces: before the numeral, the numeral, after it; all before where it has none.

    Of a text that is not held there are no offsets; then every numeral of the phrase is taken for the figure's.
    """
    text, start = figure["as_written"], figure["char_start"]
    numerals = [found.span() for found in _NUMERAL.finditer(text)] or [(len(text), len(text))]
    begin, end = numerals[0][0], numerals[-1][1]
    if start is not None and figure["numeral_start"] is not None:
        begin, end = figure["numeral_start"] - start, figure["numeral_end"] - start
    return text[:begin], text[begin:end], text[end:]


async def record_page(asked: Asked, cells: Any, key: str) -> Values | None:
    """What the page of one row shows above its columns: its facts, the rows that belong to it, its source.

    None where records.yaml says nothing of the table; sections without a row and without a word for that are left out.
    """
    about, row = asked.knowledge.site["records"].get(asked.table), _values_of(cells)
    if not about:
        return None
    sections = [await _section(asked, section, key) for section in about["sections"]]
    report_id = row.get("report_id")
    reports = await asked.ask("reports", "reports", key=report_id) if report_id else []
    return {
        "definition": row.get(f"definition_{asked.language}"),
        "facts": [column for column in about["facts"][asked.language] if row.get(column) not in (None, "")],
        "sections": [section for section in sections if section["groups"] or section["empty"]],
        "report": reports[0] if reports else None,
    }


def _values_of(cells: Any) -> Values:
    return {cell["column"]: cell["raw"] for cell in cells}


async def _section(asked: Asked, section: Values, key: str) -> Values:
    found = await asked.rows(section["sql"].replace("{lang}", asked.language), {"key": key})
    names = await asked.names((row["of_table"], row["key"]) for row in found)
    groups: dict[Any, list[Values]] = {}
    for row in found[:_MOST_ITEMS]:
        label = names.get((row["of_table"], str(row["key"])), row["key"])
        groups.setdefault(row.get("role"), []).append(row | {"label": label})
    texts = {name: (section.get(name) or {}).get(asked.language, "") for name in ("title", "note", "empty")}
    return texts | {"groups": groups, "more": len(found) - _MOST_ITEMS if len(found) > _MOST_ITEMS else 0}


# The column of the coded figures by which a row of another table has figures of its own.
_OWNERS = {
    "indicators": "indicator_id",
    "organisations": "actor_id",
    "areas": "area_id",
    "reports": "report_id",
    "units": "unit_id",
    "qualifiers": "qualifier_id",
    "actions": "action_id",
    "glossary": "area_type_id",
}
# What stands in a passage, as pages.yaml has it.
_IN_PASSAGES = ("figure_rows", "vague_rows", "statement_rows")
_MOST_FIGURES = 55
_MOST_ITEMS = 8  # of a section: a page is to be read


async def figures_of(asked: Asked, key: str) -> Values:
    """The figures that belong to a row, as rows of the spelled-out table: the newest first, a report's in its order.

    `total` counts all of them; `rows` holds the first fifty-five.
    """
    if asked.table not in _OWNERS:
        return {"column": None}
    order = "position" if asked.table == "reports" else "words.period_start DESC, words.rowid"
    sql = f"""
        SELECT words.*, count(*) OVER () AS total
        FROM figures_{asked.language} AS words JOIN figures AS codes USING (figure_id)
        WHERE codes.{_OWNERS[asked.table]} = :key ORDER BY {order} LIMIT {_MOST_FIGURES}
    """
    found = await asked.rows(sql, {"key": key})
    return {"total": found[0]["total"] if found else 0, "rows": found, "column": _OWNERS[asked.table]}


async def reports_read(asked: Asked) -> Values:
    """How many reports were read whole, and of how many only a part: what a silence is worth."""
    sql = "SELECT sum(reading = 'whole-text') AS whole, sum(reading <> 'whole-text') AS part FROM reports"
    return (await asked.rows(sql))[0]


async def passages_of(asked: Asked, key: str) -> list[Values]:
    """A report's passages in order, each with what stands in it: figures, vague amounts, statements, or silence."""
    found = await _every(asked, "report", key)
    passages = []
    for passage in found["passages"]:
        own = passage["passage_id"]
        here = {name: [row for row in found[name] if row["passage_id"] == own] for name in _IN_PASSAGES}
        passages.append(passage | here | {"silent": _on_results(passage) and not here["figure_rows"]})
    return passages


def sides_of(passages: Iterable[Values]) -> list[Values]:
    """The passages on results by kind and body, counted: figures, vague amounts, statements, open lists."""
    sides: dict[tuple[str, str], Values] = {}
    for passage in filter(_on_results, passages):
        side = {key: passage[key] for key in ("kind", "actor_id", "actor")} | {"counts": [0] * 4}
        counts = sides.setdefault((passage["kind"], passage["actor_id"]), side)["counts"]
        for place, count in enumerate([*(len(passage[name]) for name in _IN_PASSAGES), int(passage["list_open"])]):
            counts[place] += count
    return list(sides.values())


def _on_results(passage: Values) -> bool:
    return str(passage["kind"]).endswith("_results")


async def silences_of(asked: Asked, cells: Any) -> list[Values]:
    """What a report does not state.

    Each has a `column`, or a `word` with `n`, `of`, and `rows` (table, key, label) or a `table` with the `filter` that
    shows them.
    """
    row = _values_of(cells)
    key = row["report_id"]
    found: list[Values] = [{"column": name} for name in _EMPTY_COLUMNS if name in row and row[name] in (None, "")]
    for word, table, condition, chosen in _COUNTED_SILENCES:
        sql = f"SELECT coalesce(sum({condition}), 0) AS n, count(*) AS total FROM {table} WHERE report_id = ?"
        counted = (await asked.database.execute(sql, [key])).first()
        if counted["n"]:
            shown_by = {"report_id": key, **chosen}
            found.append({"word": word, "n": counted["n"], "of": counted["total"], "table": table, "filter": shown_by})
    for word, table, condition in _LISTED_SILENCES:
        own = asked.knowledge.tables[table]["key"]
        sql = f"SELECT {own} FROM {table} WHERE report_id = ? AND {condition} ORDER BY char_start"
        pointed_at = [(table, hit[0]) for hit in await asked.database.execute(sql, [key])]
        names = await asked.names(pointed_at)
        if pointed_at:
            rows = [{"of_table": of, "key": hit, "label": names.get((of, hit), hit)} for of, hit in pointed_at]
            found.append({"word": word, "n": len(rows), "rows": rows})
    return found
