"""The rows of a table or query page as they are shown: codes and keys by their names, columns by their titles."""

from dan_van_site import language
from dan_van_site.labels import labels_of_rows


async def shown_rows(database, knowledge, table, query, columns, rows, lang):
    """Columns as (title, name, kind), and the rows, of a table or of a (saved) query; both may be None."""
    about = knowledge.tables.get(table)
    fields = about["fields"] if about else {}
    plain = [{name: _raw(row[name]) for name in columns} for row in rows]
    names = await labels_of_rows(database, lang, about, plain) if about else {}
    words = knowledge.words[lang]
    values = [[_shown(fields.get(name), row[name], names, words, lang) for name in columns] for row in plain]
    titles = knowledge.titles | (knowledge.queries[query]["columns"] if query in knowledge.queries else {})
    if not about:
        titles |= {name: _key_title(knowledge, name) for name in columns if name in knowledge.keys}
    return [_column(titles, fields.get(name), name, lang) for name in columns], values


def _key_title(knowledge, name):
    """A key beside the text of what it is the key of: "Figure" is that text, "Figure (key)" the key."""
    return {lang: words["key_of"].format(title=knowledge.titles[name][lang]) for lang, words in knowledge.words.items()}


def _column(titles, field, name, lang):
    title = field["title"] if field else titles.get(name, {})
    kind = field["type"] if field and not field["table"] else "string"
    return title.get(lang, name), name, kind if field else name if name in ("date", "year") else "string"


def _raw(value):
    """Where Datasette was asked for labels, a key comes with its label."""
    return value["value"] if isinstance(value, dict) else value


def _shown(field, raw, names, words, lang):
    if not field or raw is None:
        return raw
    if field["table"]:
        return names.get((field["table"], str(raw)), raw)
    if raw in field["codes"]:
        return field["codes"][raw][lang]
    return words["yes_word" if raw else "no_word"] if field["type"] == "boolean" else raw


def notes_of(knowledge, lang, shown, data, path):
    """The lines above the rows: what they are of, how many of how many, the notice, the licence and the address."""
    words, package = knowledge.words[lang], knowledge.package
    total = data.get("filtered_table_rows_count") or "…"
    counts = {"n": language.grouped(shown, lang), "total": language.grouped(total, lang)}
    rows = words["xlsx_some" if data.get("truncated") or data.get("next") else "xlsx_all"].format(**counts)
    return [
        f"{package['title'][lang]} {package['version']}. {rows} {package['notice'][lang]}",
        f"{words['data_licence']}: {package['licenses'][0]['title']}. {package['homepage'].rstrip('/')}{path}",
    ]
