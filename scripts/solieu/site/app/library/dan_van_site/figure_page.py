"""Everything that a figure's own page shows, gathered from the tables in the page's language."""

from dan_van_site.figures import parted

_FIGURE = """
    SELECT codes.*, words.figure, words.topic, words.indicator, words.unit, words.qualifier, words.beneficiaries,
      words.actor, words.doubts, words.additive, indicators.definition_{lang} AS indicator_definition,
      units.definition_{lang} AS unit_definition, qualifiers.definition_{lang} AS qualifier_definition,
      glossary.label_{lang} AS area_label
    FROM figures AS codes JOIN figures_{lang} AS words USING (figure_id) JOIN indicators USING (indicator_id)
      JOIN units USING (unit_id) JOIN qualifiers USING (qualifier_id)
      LEFT JOIN glossary ON glossary.term_id = codes.area
    WHERE codes.figure_id = :key
"""
_PARTS = "SELECT part_vi, part_en, certainty FROM figure_parts WHERE figure_id = :key ORDER BY rowid"
_DOUBTS = """
    SELECT doubt_id, aspect, chosen_reading_{lang} AS reading, note_{lang} AS note FROM doubts
    WHERE figure_id = :key ORDER BY rowid
"""
_PAIRS = """
    SELECT pair.*, words.figure_id AS other_id, words.figure, words.indicator, pair.figure_id = :key AS is_first
    FROM figure_pairs AS pair
    JOIN figures_{lang} AS words ON words.figure_id IN (pair.figure_id, pair.of_figure_id) AND words.figure_id <> :key
    WHERE :key IN (pair.figure_id, pair.of_figure_id) ORDER BY pair.rowid
"""
_RATIOS = """
    SELECT ratios.*, assumption_{lang} AS assumption, money.label_{lang} AS unit, each.label_{lang} AS of_unit
    FROM ratios JOIN units AS money USING (unit_id) JOIN units AS each ON each.unit_id = ratios.of_unit_id
    WHERE :key IN (figure_id, of_figure_id)
"""
_ELSEWHERE = """
    SELECT words.figure_id, words.figure, words.report, words.year FROM figures_{lang} AS words
    JOIN figures AS codes USING (figure_id)
    WHERE codes.indicator_id = (SELECT indicator_id FROM figures WHERE figure_id = :key)
      AND codes.report_id <> (SELECT report_id FROM figures WHERE figure_id = :key)
    ORDER BY words.year, words.rowid
"""
_REPORT = """
    SELECT reports.*, passages.kind AS passage_kind, figures.passage_id FROM figures
    JOIN reports USING (report_id) LEFT JOIN passages USING (passage_id) WHERE figure_id = :key
"""


async def figure_page(database, key, lang):
    """The figure with what belongs to it; None where there is none of that key."""

    async def rows(sql):
        found = await database.execute(sql.replace("{lang}", lang), {"key": key})
        return [dict(row) for row in found]

    figures = await rows(_FIGURE)
    if not figures:
        return None
    (report,) = await rows(_REPORT)
    return {
        "figure": figures[0] | {f"in_words_{name}": text for name, text in parted(figures[0]["figure"]).items()},
        "written": marked(figures[0]),
        "report": report,
        "parts": await rows(_PARTS),
        "doubts": await rows(_DOUBTS),
        "pairs": await rows(_PAIRS),
        "ratios": await rows(_RATIOS),
        "elsewhere": await rows(_ELSEWHERE),
    }


def marked(figure):
    """The phrase as written in three pieces: before the numeral, the numeral, after it; all before where unknown."""
    text, start = figure["as_written"], figure["char_start"]
    if start is None or figure["numeral_start"] is None:
        return text, "", ""
    begin, end = figure["numeral_start"] - start, figure["numeral_end"] - start
    return text[:begin], text[begin:end], text[end:]
