"""Values as people read them: codes and keys by their names, numbers grouped, texts marked with their language."""

import re

from markupsafe import Markup, escape

from dan_van_site import language

_VIETNAMESE = {"as_written", "token_quoted", "suggested", "byline", "publisher", "name", "rank"}


def prose(text):
    """A description of a schema as HTML: names between backticks are code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


class Cells:
    """Renders values for one page. `names` holds what rows are called, by (table, key); `link` keeps the language."""

    def __init__(self, words, lang, link, row_address):
        self.words, self.lang, self.link, self.row_address = words, lang, link, row_address

    def value(self, table, column, field, raw, names):
        """A value of a table's column, as HTML."""
        if raw is None or raw == "":
            return Markup('<span class="none" title="{}">–</span>').format(self.words["not_stated"])
        if field["table"]:
            return self.row_link(field["table"], raw, names.get((field["table"], str(raw)), raw))
        if field["codes"]:
            return escape(field["codes"][raw][self.lang] if raw in field["codes"] else raw)
        return self._plain(field["type"], raw, self.language_of(table, column))

    def result(self, column, raw, of_table, names):
        """A value of a result of SQL; `of_table` is the table whose key the column is, if any."""
        if of_table and isinstance(raw, str) and raw:
            return self.row_link(of_table, raw, names.get((of_table, raw), raw))
        kind = column if column in ("date", "year") and raw else "string"
        return self.value("", column, {"table": "", "codes": {}, "type": kind}, raw, {})

    def row_link(self, table, key, text):
        """A link to a row's page."""
        return Markup('<a href="{}">{}</a>').format(self.link(self.row_address(table, key)), text)

    def language_of(self, table, column):
        """The language of a column's text, where it is not the page's; empty where it is, or is not known."""
        if column.endswith("_vi") or column in _VIETNAMESE or table == "figures_vi":
            own = "vi"
        elif column.endswith("_en") or (table == "figures_en" and column != "action"):
            own = "en"
        else:
            own = self.lang
        return "" if own == self.lang else own

    def _plain(self, kind, raw, own_language):
        if kind == "boolean":
            return escape(self.words["yes_word" if raw else "no_word"])
        if kind == "date" and isinstance(raw, str):
            return Markup('<time datetime="{}">{}</time>').format(raw, language.day(raw, self.lang))
        if kind == "year" or not isinstance(raw, str):
            return escape(raw if kind == "year" else language.grouped(raw, self.lang))
        if raw.startswith(("https://", "http://")):
            return Markup('<a class="long" href="{}">{}</a>').format(raw, raw)
        return Markup('<span lang="{}">{}</span>').format(own_language, raw) if own_language else escape(raw)
