"""A report passage by passage: figures, vague amounts, statements and silence side by side."""

_PASSAGES = """
    SELECT passages.*, site_labels.label_{lang} AS label, organisations.label_{lang} AS actor
    FROM passages JOIN site_labels ON of_table = 'passages' AND key = passage_id
      LEFT JOIN organisations ON organisation_id = actor_id
    WHERE report_id = :key ORDER BY char_start
"""
_FIGURES = """
    SELECT passage_id, figure_id AS id, site_labels.label_{lang} AS label FROM figures
    JOIN site_labels ON of_table = 'figures' AND key = figure_id WHERE report_id = :key ORDER BY char_start
"""
_VAGUE = """
    SELECT passage_id, vague_id AS id, site_labels.label_{lang} AS label FROM vague_amounts
    JOIN site_labels ON of_table = 'vague_amounts' AND key = vague_id WHERE report_id = :key ORDER BY char_start
"""
_STATEMENTS = """
    SELECT passage_id, statement_id AS id, kind, summary_{lang} AS label FROM statements
    WHERE report_id = :key ORDER BY char_start
"""


async def passages_of(database, key, lang):
    """The passages in order, each with what stands in it."""

    async def rows(sql):
        return [dict(row) for row in await database.execute(sql.replace("{lang}", lang), {"key": key})]

    passages = await rows(_PASSAGES)
    for name, sql in (("figure_rows", _FIGURES), ("vague_rows", _VAGUE), ("statement_rows", _STATEMENTS)):
        found = await rows(sql)
        for passage in passages:
            passage[name] = [row for row in found if row["passage_id"] == passage["passage_id"]]
    for passage in passages:
        passage["silent"] = _on_results(passage) and not passage["figure_rows"]
    return passages


def sides_of(passages):
    """The passages on results by kind and body, counted: figures, vague amounts, statements, open lists."""
    sides = {}
    for passage in filter(_on_results, passages):
        side = {key: passage[key] for key in ("kind", "actor_id", "actor")} | {"counts": [0] * 4}
        counts = sides.setdefault((passage["kind"], passage["actor_id"]), side)["counts"]
        rows = (passage[name] for name in ("figure_rows", "vague_rows", "statement_rows"))
        for place, count in enumerate([*map(len, rows), int(passage["list_open"])]):
            counts[place] += count
    return list(sides.values())


def _on_results(passage):
    return passage["kind"].endswith("_results")
