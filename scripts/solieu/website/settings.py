"""What people wrote for the site alone, in `metadata/site/`: read and checked against the tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from solieu import yamlfile
from solieu.paths import House
from solieu.problems import Invalid, Problem, Said, did_you_mean
from solieu.schemas import Package, Table

LANGUAGES = ("en", "vi")


@dataclass(frozen=True)
class TablePage:
    """How one table is shown.

    `label` selects key, English and Vietnamese name of each row; `search_also` has the `table` and the `columns` by
    whose words a row is found beside its own, or nothing.
    """

    label: str
    facets: tuple[str, ...]
    sort: str
    shown: dict[str, list[str]]
    search: bool
    search_also: dict[str, Any]


@dataclass(frozen=True)
class SavedQuery:
    """A question answered from the tables, once in each language: `{lang}` in the SQL is `en` or `vi`."""

    id: str
    group: str
    title: dict[str, str]
    description: dict[str, str]
    sql: str
    columns: dict[str, dict[str, str]]
    links: dict[str, dict[str, str]]
    parameters: tuple[dict[str, Any], ...]

    def name(self, language: str) -> str:
        """Its address in that language."""
        return f"{self.id}_{language}"

    def sql_in(self, language: str) -> str:
        """Its SQL in that language."""
        return self.sql.replace("{lang}", language)


@dataclass(frozen=True)
class Site:
    """Everything `metadata/site/` says in YAML. Pages stand in the order of site.yaml, which names depend on."""

    database: str
    page_size: int
    pages: dict[str, TablePage]
    queries: tuple[SavedQuery, ...]
    words: dict[str, dict[str, str]]
    records: dict[str, Any]


def load_site(house: House, package: Package) -> Site:
    """Read site.yaml, queries.yaml, words.yaml and records.yaml. Raises Invalid."""
    raw = _read(house, "site.yaml")
    _check_names(house, "site.yaml", raw["tables"], {table.name for table in package})
    _check_names(house, "site.yaml", [table.name for table in package], set(raw["tables"]))
    pages = {name: _page(house, package.table(name), page) for name, page in raw["tables"].items()}
    for name, page in pages.items():
        _check_search_also(house, package, package.table(name), page.search_also)
    queries = tuple(_query(record) for record in _read(house, "queries.yaml")["queries"])
    words = _read(house, "words.yaml")
    records = _records(house, package)
    _check_languages(house, "words.yaml", words)
    return Site(raw["database"], raw["page_size"], pages, queries, words, records)


def _read(house: House, file: str) -> dict[str, Any]:
    raw: dict[str, Any] = yamlfile.load(house.metadata / "site" / file, _name(house, file)).plain
    return raw


def _records(house: House, package: Package) -> dict[str, Any]:
    records = _read(house, "records.yaml")
    _check_names(house, "records.yaml", records, {table.name for table in package})
    for name, record in records.items():
        record["facts"] = _by_language(record["facts"])
        named = [column for columns in record["facts"].values() for column in columns]
        _check_names(house, "records.yaml", named, set(package.table(name).columns))
        texts = [section[key] for section in record["sections"] for key in ("title", "note", "empty") if key in section]
        _check_languages(house, "records.yaml", {str(text): text for text in texts})
    return records


def _name(house: House, file: str) -> str:
    return house.name(house.metadata / "site" / file)


def _by_language(columns: Sequence[str | dict[str, str]]) -> dict[str, list[str]]:
    """Columns to show in each language: `{lang}` in a name is en or vi, and a mapping names one for each."""
    return {
        language: [
            column[language] if isinstance(column, dict) else column.replace("{lang}", language) for column in columns
        ]
        for language in LANGUAGES
    }


def _page(house: House, table: Table, raw: dict[str, Any]) -> TablePage:
    shown = _by_language(raw.get("shown") or table.columns)
    named = [*raw.get("facets", []), *chain(*shown.values()), *([raw["sort"]] if "sort" in raw else [])]
    _check_names(house, "site.yaml", named, set(table.columns))
    return TablePage(
        label=raw.get("label", f"SELECT {table.key}, label_en, label_vi FROM {table.name}"),
        facets=tuple(raw.get("facets", [])),
        sort=raw.get("sort", ""),
        shown=shown,
        search=raw.get("search", False),
        search_also=raw.get("search_also", {}),
    )


def _check_search_also(house: House, package: Package, table: Table, also: dict[str, Any]) -> None:
    if also:
        _check_names(house, "site.yaml", [also["table"]], {other.name for other in package})
        columns = set(package.table(also["table"]).columns)
        _check_names(house, "site.yaml", [table.key, *also["columns"]], columns)


def _check_names(house: House, file: str, named: Any, known: set[str]) -> None:
    unknown = [name for name in named if name not in known]
    if unknown:
        raise Invalid(Problem(_name(house, file), 0, 0, "unknown-name", _no_such(str(name), known)) for name in unknown)


def _no_such(name: str, known: set[str]) -> Said:
    return Said("there is no '{name}'{near}", name=name, near=did_you_mean(name, known))


def _check_languages(house: House, file: str, texts: dict[str, Any]) -> None:
    problems = [
        Problem(
            _name(house, file), 0, 0, "both-languages", Said("'{key}' is not in both languages; add one", key=str(key))
        )
        for key, text in texts.items()
        if set(text) != set(LANGUAGES)
    ]
    if problems:
        raise Invalid(problems)


def _query(raw: dict[str, Any]) -> SavedQuery:
    return SavedQuery(
        id=raw["id"],
        group=raw["group"],
        title={"en": raw["title"], "vi": raw["title_vi"]},
        description={"en": raw["description"], "vi": raw["description_vi"]},
        sql=raw["sql"].strip(),
        columns=raw.get("columns", {}),
        links=_links(raw.get("links", {})),
        parameters=tuple(_parameter(parameter) for parameter in raw.get("parameters", [])),
    )


def _links(raw: dict[str, str]) -> dict[str, dict[str, str]]:
    """In each language, which column's text leads to the row whose key stands in which other column."""
    return {language: {text.replace("{lang}", language): key for text, key in raw.items()} for language in LANGUAGES}


def _parameter(raw: dict[str, Any]) -> dict[str, Any]:
    """What a reader fills in: its name in the SQL, its label, and the SQL of its choices or an empty text."""
    return {
        "name": raw["name"],
        "label": {"en": raw["label"], "vi": raw["label_vi"]},
        "values": raw.get("values", "").strip(),
    }
