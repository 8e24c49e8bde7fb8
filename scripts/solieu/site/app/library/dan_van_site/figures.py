"""Figures as people read them: the hedge, the number large, the unit, and the bound that is drawn."""

import re

_IN_WORDS = re.compile(r"(?P<hedge>\D*)(?P<number>\d[\d.,]*(?: (?:to|đến) \d[\d.,]*)?)\s*(?P<unit>.*)")


def parted(figure):
    """A figure in words as its hedge, its number and its unit; a vague amount is all unit."""
    found = _IN_WORDS.fullmatch(figure)
    if not found:
        return {"hedge": "", "number": "", "unit": figure}
    return {key: text.strip() for key, text in found.groupdict().items()}


async def figures_by_topic(database, language):
    """Every figure under its topic, topics in the order in which the reports have them."""
    sql = f"""
        SELECT words.*, codes.comparator, codes.indicator_id, indicators.topic AS topic_id
        FROM figures_{language} AS words JOIN figures AS codes USING (figure_id) JOIN indicators USING (indicator_id)
        ORDER BY words.rowid
    """
    topics = {}
    for row in await database.execute(sql):
        figure = dict(row) | parted(row["figure"])
        topics.setdefault(row["topic"], []).append(figure)
    return topics
