"""What a report does not state, counted from the tables: nothing here is typed by hand for one report.

Each silence is a sentence of words.yaml with its numbers, and the rows or the filtered table where it can be seen.
"""

from dan_van_site.labels import row_labels

_EMPTY = ("byline", "archive_url", "event_date", "published_date")
# A sentence, the table, and what its rows of the report must be; `of` counts against all its rows of the report.
_OF_TABLES = [
    ("silent_area", "figures", "area_basis = 'not_stated'", {"area_basis": "not_stated"}),
    ("silent_year", "figures", "year_basis <> 'written'", {"year_basis__not": "written"}),
    ("silent_recipients", "figures", "beneficiary_group = 'not_stated'", {"beneficiary_group": "not_stated"}),
    ("silent_period", "figures", "temporal_type = 'unclear'", {"temporal_type": "unclear"}),
    ("silent_number", "documents_cited", "number IS NULL", {"number__isnull": "1"}),
    ("silent_day", "documents_cited", "date IS NULL", {"date__isnull": "1"}),
    ("silent_issuer", "documents_cited", "issuer_id IS NULL", {"issuer_id__isnull": "1"}),
]
_OF_ROWS = [
    ("silent_results", "passages", "kind LIKE '%_results' AND figures = 0"),
    ("silent_lists", "passages", "list_open"),
    ("silent_split", "figures", "figure_id IN (SELECT figure_id FROM figure_parts)"),
    ("silent_vague", "vague_amounts", "true"),
]


async def silences_of(database, tables, row, lang):
    """Each with `word`, `n`, `of`, and `rows` (table, key, label) or a `table` with the `filter` that shows them."""
    key = row["report_id"]
    found = [{"column": name} for name in _EMPTY if name in row and row[name] in (None, "")]
    for word, table, condition, chosen in _OF_TABLES:
        sql = f"SELECT coalesce(sum({condition}), 0) AS n, count(*) AS total FROM {table} WHERE report_id = ?"
        counted = (await database.execute(sql, [key])).first()
        if counted["n"]:
            chosen = {"report_id": key} | chosen
            found.append({"word": word, "n": counted["n"], "of": counted["total"], "table": table, "filter": chosen})
    for word, table, condition in _OF_ROWS:
        sql = f"SELECT {tables[table]['key']} FROM {table} WHERE report_id = ? AND {condition} ORDER BY char_start"
        pointed = [(table, hit[0]) for hit in await database.execute(sql, [key])]
        names = await row_labels(database, lang, pointed)
        if pointed:
            rows = [{"of_table": of, "key": hit, "label": names.get((of, hit), hit)} for of, hit in pointed]
            found.append({"word": word, "n": len(rows), "rows": rows})
    return found
