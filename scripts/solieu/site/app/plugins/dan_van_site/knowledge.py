"""What publish left beside the database: the tables as the schemas describe them, the pages' words, the pictures."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Values = dict[str, Any]
Names = dict[tuple[str, str], str]  # what rows are called, by table and key

LANGUAGES = ("en", "vi")


# What one answer to an address with arguments may take: seconds in all, and bytes.
LONGEST_ANSWER, LARGEST_ANSWER = 2.5, 16_000_000


class Knowledge:
    """`site.json`, `words.json`, `dataset.json` and `described.json`, read once.

    `named` has columns for results of SQL: as the first table that has a column does. `keys` has the table of each
    column that is a whole key; `foreign` also those of columns that hold keys of other tables; `places` the public
    name of each table whose rows have a public address; `types` what files are, by their endings. A row's key is one
    text: where several columns make it, their cells with commas between, as in its address; a table's `key` is its SQL.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site: Values = self._read("site")
        self.database: str = self.site["database"]
        self.tables: dict[str, Values] = self.site["tables"]
        self.places: dict[str, str] = self.site["places"]
        self.package: Values = self.site["package"]
        self.types: dict[str, str] = self.site["types"]
        self.homepage: str = self.package["homepage"]
        self.is_public: bool = self.package["is_public"]
        words = self._read("words")
        self.words: dict[str, dict[str, str]] = {
            language: {key: word[language] for key, word in words.items()} for language in LANGUAGES
        }
        self.queries: dict[str, Values] = {
            name: query for query in self.site["queries"] for name in query["names"].values()
        }
        self.dataset: Values = self._read("dataset")
        self.metadata: Values = self._read("described")
        tables = self.metadata["databases"][self.database]["tables"]
        facets = {name: {"facets": table["facets"]} for name, table in tables.items() if table.get("facets")}
        self.facets: Values = {"databases": {self.database: {"tables": facets}}}
        self.columns: dict[tuple[str, str], list[Any]] = {}
        self.asks: dict[str, dict[str, str]] = yaml.safe_load((folder / "pages.yaml").read_text("utf-8"))
        fields = [(name, field) for table in self.tables.values() for name, field in table["fields"].items()]
        self.named: dict[str, Values] = dict(reversed(fields))
        self.booleans = {name for name, field in fields if field["type"] == "boolean"}
        self.spelled = tuple(f"figures_{language}" for language in LANGUAGES)
        own = {name: table for name, table in self.tables.items() if name not in self.spelled}
        self.keys: dict[str, str] = {table["key"]: name for name, table in own.items()}
        self.foreign: dict[str, str] = {
            column: field["table"]
            for table in own.values()
            for column, field in table["fields"].items()
            if field["table"]
        } | self.keys

    def sql(self, page: str, name: str) -> str:
        """A query of pages.yaml, with what `shared` holds in its place."""
        sql = self.asks[page][name]
        for shared, part in self.asks["shared"].items():
            sql = sql.replace(f"{{{shared}}}", part.strip())
        return sql

    def result_field(self, column: str) -> Values:
        """A column of a result of SQL, which has no table, by its name: a key, a day, a year, or anything else."""
        kind = next((kind for kind in ("date", "year") if column == kind or column.endswith(f"_{kind}")), "string")
        unknown = {"title": {}, "language": column[-2:] if column.endswith(("_en", "_vi")) else ""}
        return self.named.get(column, unknown) | {"table": self.keys.get(column, ""), "codes": {}, "type": kind}

    def _read(self, name: str) -> Any:
        return json.loads((self.folder / f"{name}.json").read_text("utf-8"))


@cache
def knowledge_of(datasette: Any) -> Knowledge:
    """The knowledge of the site that this server serves; the site's folder is the one that holds its plugins."""
    return Knowledge(Path(datasette.plugins_dir).resolve().parent)
