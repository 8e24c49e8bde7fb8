"""What publish left beside the database: the tables as the schemas describe them, and the words of the pages."""

import json
from pathlib import Path

LANGUAGES = ("en", "vi")


class Knowledge:
    """`site.json`, `words.json` and `charts.json`, read once.

    `keys` has the table of each column that is a key; `foreign` also those of columns that hold keys of other tables.
    """

    def __init__(self, folder):
        self.folder = folder
        self.site = json.loads((folder / "site.json").read_text("utf-8"))
        self.database = self.site["database"]
        self.tables = self.site["tables"]
        self.package = self.site["package"]
        words = json.loads((folder / "words.json").read_text("utf-8"))
        self.words = {language: {key: word[language] for key, word in words.items()} for language in LANGUAGES}
        self.queries = {name: query for query in self.site["queries"] for name in query["names"].values()}
        self.charts = json.loads((folder / "charts.json").read_text("utf-8"))
        self.titles = self._titles()
        self.spelled = tuple(f"figures_{language}" for language in LANGUAGES)
        own = {name: table for name, table in self.tables.items() if name not in self.spelled}
        self.keys = {table["key"]: name for name, table in own.items()}
        self.foreign = {
            column: field["table"]
            for table in own.values()
            for column, field in table["fields"].items()
            if field["table"]
        } | self.keys

    def _titles(self):
        """Titles of columns by name, for results of SQL: the first table that has a column names it."""
        titles = {}
        for table in self.tables.values():
            for name, field in table["fields"].items():
                titles.setdefault(name, field["title"])
        return titles


def knowledge_of(datasette):
    """The knowledge of the site that this server serves; the site's folder is the one that holds its plugins."""
    if not hasattr(datasette, "_dan_van_knowledge"):
        datasette._dan_van_knowledge = Knowledge(Path(datasette.plugins_dir).resolve().parent)
    return datasette._dan_van_knowledge
