"""Pages of one row: a figure's, a report's passage by passage and silence by silence, and what records.yaml says."""

import re
from collections.abc import Iterable
from typing import Any

from .knowledge import Values, row_names, rows_of

_NUMERAL = re.compile(r"\d+(?:[.,/]\d+)*")
_FIGURE_IN_WORDS = re.compile(r"(?P<hedge>\D*)(?P<number>\d[\d.,]*(?: (?:to|đến) \d[\d.,]*)?)\s*(?P<unit>.*)")

_FIGURE = """
    SELECT codes.*, words.figure, words.indicator, words.unit, words.qualifier, words.beneficiaries, words.actor,
      words.level, words.action, words.area, words.hedge_word, words.source_link,
      words.additive_bodies, words.additive_periods,
      indicators.definition_{lang} AS indicator_definition, units.definition_{lang} AS unit_definition,
      qualifiers.definition_{lang} AS qualifier_definition
    FROM figures AS codes JOIN figures_{lang} AS words USING (figure_id)
      JOIN indicators ON indicators.indicator_id = codes.indicator_id JOIN units ON units.unit_id = codes.unit_id
      JOIN qualifiers USING (qualifier_id)
    WHERE codes.figure_id = :key
"""
_REPORTS = """
    SELECT reports.*, label_{lang} AS publisher, label_vi AS publisher_vi
    FROM reports JOIN organisations ON organisation_id = publisher_id
    WHERE :key IN ('', report_id) ORDER BY coalesce(event_date, published_date, period_start) DESC, report_id
"""
_DOUBTS = """
    SELECT doubt_id, aspect, chosen_reading_{lang} AS reading, note_{lang} AS note, source_url FROM doubts
"""
_BESIDE_FIGURE = {
    "parts": "SELECT part_vi, part_en, certainty FROM figure_parts WHERE figure_id = :key ORDER BY rowid",
    "doubts": f"{_DOUBTS} WHERE figure_id = :key ORDER BY rowid",
    "report_doubts": f"""{_DOUBTS}
        WHERE report_id = (SELECT report_id FROM figures WHERE figure_id = :key)
          AND coalesce(figure_id, statement_id) IS NULL ORDER BY rowid
    """,
    "links": """
        SELECT link.*, link.note_{lang} AS note, link.figure_id = :key AS is_first, words.figure_id AS other_id,
          words.figure, words.indicator, words.year, words.publisher, words.report_id
        FROM figure_links AS link JOIN figures_{lang} AS words
          ON words.figure_id IN (link.figure_id, link.to_figure_id) AND words.figure_id <> :key
        WHERE :key IN (link.figure_id, link.to_figure_id) ORDER BY link.rowid
    """,
    "comparisons": """
        SELECT comparisons.*, later_id = :key AS is_later, words.figure_id AS other_id, words.figure, words.year,
          words.publisher, words.report_id
        FROM comparisons JOIN figures_{lang} AS words
          ON words.figure_id IN (earlier_id, later_id) AND words.figure_id <> :key
        WHERE :key IN (earlier_id, later_id) ORDER BY comparisons.rowid
    """,
    "ratios": """
        SELECT ratios.*, assumption_{lang} AS assumption, money.label_{lang} AS unit, each.label_{lang} AS of_unit
        FROM ratios JOIN units AS money USING (unit_id) JOIN units AS each ON each.unit_id = ratios.of_unit_id
        WHERE :key IN (figure_id, of_figure_id)
    """,
    "elsewhere": """
        SELECT words.* FROM figures_{lang} AS words JOIN figures AS this ON this.figure_id = :key
        WHERE words.indicator_id = this.indicator_id AND words.report_id <> this.report_id
        ORDER BY words.period_start, words.rowid
    """,
}

_PASSAGES = """
    SELECT passages.*, site_labels.label_{lang} AS label, organisations.label_{lang} AS actor
    FROM passages JOIN site_labels ON of_table = 'passages' AND key = passage_id
      LEFT JOIN organisations ON organisation_id = actor_id
    WHERE report_id = :key ORDER BY char_start
"""
_IN_PASSAGES = {
    "figure_rows": """
        SELECT passage_id, figure_id AS id, site_labels.label_{lang} AS label FROM figures
        JOIN site_labels ON of_table = 'figures' AND key = figure_id WHERE report_id = :key ORDER BY position
    """,
    "vague_rows": """
        SELECT passage_id, vague_id AS id, site_labels.label_{lang} AS label FROM vague_amounts
        JOIN site_labels ON of_table = 'vague_amounts' AND key = vague_id WHERE report_id = :key ORDER BY char_start
    """,
    "statement_rows": """
        SELECT passage_id, statement_id AS id, kind, summary_{lang} AS label FROM statements
        WHERE report_id = :key ORDER BY char_start
    """,
}

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


async def _found(database: Any, sql: str, key: str, language: str) -> list[Values]:
    return await rows_of(database, sql.replace("{lang}", language), {"key": key})


async def figure_page(database: Any, key: str, language: str) -> Values | None:
    """The figure with what belongs to it; None where there is none of that key."""
    figures = await _found(database, _FIGURE, key, language)
    if not figures:
        return None
    (figure,) = figures
    (report,) = await reports_of(database, language, figure["report_id"])
    beside = {name: await _found(database, sql, key, language) for name, sql in _BESIDE_FIGURE.items()}
    for ratio in beside["ratios"]:
        ratio["rounded"] = rounded(ratio["value"], ratio["significant_digits"], ratio["comparator"])
    return {"figure": figure, "written": _written(figure), "report": report, **beside}


async def reports_of(database: Any, language: str, key: str = "") -> list[Values]:
    """The report of that key, or every report, the newest first, each with what its publisher is called."""
    return await _found(database, _REPORTS, key, language)


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


async def record_page(database: Any, about: Values, row: Values, key: str, language: str) -> Values:
    """What the page of one row shows above its columns: its facts, the rows that belong to it, its source.

    `about` is the table's part of records.yaml; sections without a row and without a word for that are left out.
    """
    sections = [await _section(database, section, key, language) for section in about["sections"]]
    report_id = row.get("report_id")
    reports = await reports_of(database, language, report_id) if report_id else []
    return {
        "definition": row.get(f"definition_{language}"),
        "facts": [column for column in about["facts"][language] if row.get(column) not in (None, "")],
        "sections": [section for section in sections if section["groups"] or section["empty"]],
        "report": reports[0] if reports else None,
    }


async def _section(database: Any, section: Values, key: str, language: str) -> Values:
    found = await _found(database, section["sql"], key, language)
    names = await row_names(database, language, [(row["of_table"], row["key"]) for row in found])
    groups: dict[Any, list[Values]] = {}
    for row in found[:_MOST_ITEMS]:
        label = names.get((row["of_table"], str(row["key"])), row["key"])
        groups.setdefault(row.get("role"), []).append(row | {"label": label})
    texts = {name: (section.get(name) or {}).get(language, "") for name in ("title", "note", "empty")}
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
_MOST_FIGURES = 55
_MOST_ITEMS = 8  # of a section: a page is to be read


async def figures_of(database: Any, table: str, key: str, language: str) -> Values:
    """The figures that belong to a row, as rows of the spelled-out table: the newest first, a report's in its order.

    `total` counts all of them; `rows` holds the first fifty-five.
    """
    if table not in _OWNERS:
        return {"column": None}
    order = "position" if table == "reports" else "words.period_start DESC, words.rowid"
    sql = f"""
        SELECT words.*, count(*) OVER () AS total
        FROM figures_{{lang}} AS words JOIN figures AS codes USING (figure_id)
        WHERE codes.{_OWNERS[table]} = :key ORDER BY {order} LIMIT {_MOST_FIGURES}
    """
    found = await _found(database, sql, key, language)
    return {"total": found[0]["total"] if found else 0, "rows": found, "column": _OWNERS[table]}


async def reports_read(database: Any) -> Values:
    """How many reports were read whole, and of how many only a part: what a silence is worth."""
    sql = "SELECT sum(reading = 'whole-text') AS whole, sum(reading <> 'whole-text') AS part FROM reports"
    return (await rows_of(database, sql))[0]


async def passages_of(database: Any, key: str, language: str) -> list[Values]:
    """A report's passages in order, each with what stands in it: figures, vague amounts, statements, or silence."""
    beside = {name: await _found(database, sql, key, language) for name, sql in _IN_PASSAGES.items()}
    passages = []
    for passage in await _found(database, _PASSAGES, key, language):
        here = {
            name: [row for row in all_ if row["passage_id"] == passage["passage_id"]] for name, all_ in beside.items()
        }
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


async def silences_of(database: Any, tables: dict[str, Values], row: Values, language: str) -> list[Values]:
    """What a report does not state.

    Each has a `column`, or a `word` with `n`, `of`, and `rows` (table, key, label) or a `table` with the `filter` that
    shows them.
    """
    key = row["report_id"]
    found: list[Values] = [{"column": name} for name in _EMPTY_COLUMNS if name in row and row[name] in (None, "")]
    for word, table, condition, chosen in _COUNTED_SILENCES:
        sql = f"SELECT coalesce(sum({condition}), 0) AS n, count(*) AS total FROM {table} WHERE report_id = ?"
        counted = (await database.execute(sql, [key])).first()
        if counted["n"]:
            shown_by = {"report_id": key, **chosen}
            found.append({"word": word, "n": counted["n"], "of": counted["total"], "table": table, "filter": shown_by})
    for word, table, condition in _LISTED_SILENCES:
        sql = f"SELECT {tables[table]['key']} FROM {table} WHERE report_id = ? AND {condition} ORDER BY char_start"
        pointed_at = [(table, hit[0]) for hit in await database.execute(sql, [key])]
        names = await row_names(database, language, pointed_at)
        if pointed_at:
            rows = [{"of_table": of, "key": hit, "label": names.get((of, hit), hit)} for of, hit in pointed_at]
            found.append({"word": word, "n": len(rows), "rows": rows})
    return found
