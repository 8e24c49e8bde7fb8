"""What publish left beside the database: the tables as the schemas describe them, and the words of the pages."""

import json
from pathlib import Path

LANGUAGES = ("en", "vi")


class Knowledge:
    """`site.json` and `words.json`, read once."""

    def __init__(self, folder):
        self.folder = folder
        self.site = json.loads((folder / "site.json").read_text("utf-8"))
        self.database = self.site["database"]
        self.tables = self.site["tables"]
        self.package = self.site["package"]
        words = json.loads((folder / "words.json").read_text("utf-8"))
        self.words = {language: {key: word[language] for key, word in words.items()} for language in LANGUAGES}
        self.queries = {name: query for query in self.site["queries"] for name in query["names"].values()}
        self.titles = self._titles()

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
