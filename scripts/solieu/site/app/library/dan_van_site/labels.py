"""What columns, codes and rows are called, in the page's language: one query for all the keys of a page."""

import re

_OF_LANGUAGE = re.compile(r",? (?:tiếng (?:Việt|Anh)|English|Vietnamese)$")


def short_title(column, title, lang):
    """The title of a column that stands alone on a page of its own language: "Note" for "Note, English"."""
    return _OF_LANGUAGE.sub("", title) if column.endswith(f"_{lang}") else title


async def row_labels(database, language, wanted):
    """The names of rows, by (table, key). `wanted` holds such pairs; a key without a name is left out."""
    names = {}
    pairs = sorted({(table, str(key)) for table, key in wanted if key not in (None, "")})
    for start in range(0, len(pairs), 400):
        chunk = pairs[start : start + 400]
        marks = ", ".join("(?, ?)" for _ in chunk)
        sql = f"SELECT of_table, key, label_{language} FROM site_labels WHERE (of_table, key) IN (VALUES {marks})"
        values = [part for pair in chunk for part in pair]
        for row in await database.execute(sql, values):
            names[row[0], row[1]] = row[2]
    return names


async def labels_of_rows(database, language, table, rows):
    """The names of the rows that a table's rows point at. `rows` can be asked for a column's raw value."""
    foreign = {name: field["table"] for name, field in table["fields"].items() if field["table"]}
    wanted = [(other, value_of(row, column)) for row in rows for column, other in foreign.items()]
    return await row_labels(database, language, wanted)


def value_of(row, column):
    """A column's value in a row as templates get it; None where the row has no such column."""
    try:
        return row[column]
    except (KeyError, IndexError):
        return None
