"""What the page of one row shows above its columns: its facts, the rows that belong to it, its source."""

from dan_van_site.labels import row_labels

_SOURCE = "SELECT * FROM reports WHERE report_id = ?"


async def record_page(database, about, row, key, lang):
    """`about` is the table's part of records.yaml; sections without a row and without a word for that are left out."""
    sections = [await _section(database, section, key, lang) for section in about["sections"]]
    return {
        "definition": row.get(f"definition_{lang}"),
        "facts": [column for column in about["facts"][lang] if row.get(column) not in (None, "")],
        "sections": [section for section in sections if section["groups"] or section["empty"]],
        "report": await report_of(database, row),
    }


async def _section(database, section, key, lang):
    rows = [dict(row) for row in await database.execute(section["sql"].replace("{lang}", lang), {"key": key})]
    names = await row_labels(database, lang, [(row["of_table"], row["key"]) for row in rows])
    groups = {}
    for row in rows:
        label = names.get((row["of_table"], str(row["key"])), row["key"])
        groups.setdefault(row.get("role"), []).append(row | {"label": label})
    texts = {name: (section.get(name) or {}).get(lang, "") for name in ("title", "note", "empty")}
    return texts | {"groups": groups}


async def report_of(database, row):
    """The report that the row was read from; None for rows of no one report."""
    found = await database.execute(_SOURCE, [row.get("report_id")])
    report = found.first()
    return dict(report) if report else None
