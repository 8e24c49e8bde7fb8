"""What the pages know of the tables, and Datasette of the site: files of JSON beside the database.

`site.json` has every text in both languages; `described.json` is what the plugin tells Datasette itself.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from solieu.package.standards import PLACES
from solieu.problems import rules_file
from solieu.site.database import key_sql, quoted
from solieu.site.downloads import MEDIA_TYPES, described_file
from solieu.site.findings import told
from solieu.site.search import NEWEST, SPELLED, language_of, searched_tables
from solieu.site.settings import LANGUAGES, SEVERAL, Query, Site, both, codes_of
from solieu.site.statements import SQL_ERRORS
from solieu.sources.schemas import Package, Table

Values = dict[str, Any]

_LABEL_COLUMNS = ("label_en", "title_en", "indicator", "summary_en", "as_written", "kind")


def site_knowledge(package: Package, site: Site, connection: sqlite3.Connection, folder: Path) -> Values:
    """Everything the pages are made of that does not stand in the database; `folder` holds the downloads.

    Raises Invalid where the SQL of a finding is wrong.
    """
    about = package.about
    issues = "" if is_placeholder(about["issues"]) else about["issues"].rstrip("/")
    return {
        "database": site.database,
        "package": by_language(about) | {"is_public": not is_placeholder(about["homepage"]), "issues": issues},
        "groups": [by_language(group) for group in about["groups"]],
        "tables": {table.name: _table(site, table, connection) for table in package},
        "withdrawn": {each["id"]: by_language(each) for each in about["withdrawn"]},
        "queries": [_query(query) for query in site.queries],
        "search": searched_tables(site, package),
        "places": PLACES,
        "types": MEDIA_TYPES,
        "records": site.records,
        "findings": told(connection, site.findings),
        "rules": described_rules(connection, package),
        "downloads": {path.name: path.stat().st_size for path in sorted((folder / "static/downloads").iterdir())},
    }


def by_language(described: Mapping[str, Any]) -> Values:
    """The same with a text in each language where there is one under a name and one under that with `_vi`."""
    both_named = {key: both(described, key) for key in described if f"{key}_vi" in described}
    return {key: both_named.get(key, value) for key, value in described.items() if not key.endswith("_vi")}


def is_placeholder(address: str) -> bool:
    """Whether its host is one of those that never are anywhere (RFC 2606): nobody said yet where the site stands."""
    return (urlsplit(address).hostname or "").endswith((".example", ".invalid"))


def _query(query: Query) -> Values:
    asked = by_language(query.model_dump(exclude={"sql"}))
    return asked | {
        "names": {language: query.name(language) for language in LANGUAGES},
        "parameters": [by_language(each) for each in asked["parameters"]],
    }


def _table(site: Site, table: Table, connection: sqlite3.Connection) -> Values:
    page = site.page(table)
    foreign = SEVERAL | {key.field: key.resource for key in table.foreign_keys}
    codes: dict[str, dict[str, dict[str, str]]] = {}
    for column, code, labels in codes_of(site, table):
        codes.setdefault(column, {})[code] = labels
    return {
        "group": table.group,
        "title": both(table, "title"),
        "description": both(table, "description"),
        "key": key_sql(table),
        "rows": _count(connection, table.name),
        "shown": page.shown or table.columns,
        "fields": {
            field.name: {
                "type": field.type,
                "title": both(field, "title"),
                "description": both(field, "description"),
                "table": foreign.get(field.name, ""),
                "codes": codes.get(field.name, {}),
                "language": language_of("", field.name),  # a spelled-out table is read in its own
            }
            for field in table.fields
        },
    }


def described_rules(connection: sqlite3.Connection, package: Package) -> list[Values]:
    """Every rule in the order of its file: what it holds, its cure, its group, and its queries.

    `group` is `queries`, `ours` (what SQL cannot say) or `frictionless`. A query has its `sql` as it stands, and
    `runs`: the SQL to run on the site's tables, by what it is run for.
    """
    described = []
    for rule in rules_file()["rules"]:
        queries = [
            {"sql": check["sql"].strip(), "runs": dict(_runs(connection, package, check))}
            for check in rule.get("checks", [rule])
            if "sql" in check
        ]
        group = "queries" if queries else rule.get("layer", "ours")
        described.append({key: rule[key] for key in ("rule", "holds", "cure")} | {"group": group, "queries": queries})
    return described


def _runs(connection: sqlite3.Connection, package: Package, check: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A check's SQL by each table or column that it is `for`, or by nothing where it is for none.

    Left out is what does not run on the site's tables, because it asks for what only the checks have.
    """
    keys = {table.name: table.key for table in package}
    each_of = check.get("for", [""])
    for each in each_of if isinstance(each_of, list) else []:
        sql = check["sql"].strip().replace("{key}", keys.get(each, ""))
        sql = re.sub(r"\{\w+\}", each, sql)
        try:
            if not connection.execute(sql).fetchone():
                yield each, sql
        except SQL_ERRORS:
            continue


def datasette_metadata(package: Package, site: Site) -> Values:
    """Titles, column help, facets, order and saved queries, as Datasette takes them."""
    about = package.about
    said = {"title": about["title"], "description": f"{about['description']} {about['notice']}"}
    # A name hides every table that starts with it: those that only the pages use.
    tables = {table.name: _datasette_table(package, site, table) for table in package} | {"site_": {"hidden": True}}
    queries = {
        query.name(language): {
            "sql": query.sql_in(language),
            "title": both(query, "title")[language],
            "description": both(query, "description")[language],
            "params": [parameter.name for parameter in query.parameters],
        }
        for query in site.queries
        for language in LANGUAGES
    }
    licence = {"license": about["licenses"][0]["title"], "license_url": about["licenses"][0]["path"]}
    return said | licence | {"databases": {site.database: said | {"tables": tables, "queries": queries}}}


def _datasette_table(package: Package, site: Site, table: Table) -> Values:
    page = site.page(table)
    about: Values = {
        "title": table.title,
        "description": f"{table.description} {package.about['notice']}",
        "columns": {field.name: field.description for field in table.fields},
        "facets": list(page.facets),
        "label_column": next((name for name in _LABEL_COLUMNS if name in table.columns), table.key),
    }
    if page.search:
        about |= {"fts_table": f"site_search_{table.name}", "fts_pk": "rowid"}
    if table.name in SPELLED:
        about |= {"sort_desc": NEWEST, "sortable_columns": list(table.columns)}
    elif len(table.primary_key) == 1:  # the order of the table's file, in which Datasette leafs through no other table
        about |= {"sort": "rowid", "sortable_columns": [*table.columns, "rowid"]}
    return about


def datasette_settings(package: Package, site: Site) -> Values:
    """Settings of the server: what serving.yaml says, the prefix of its address, how many rows a page has."""
    settings: Values = yaml.safe_load(Path(__file__).with_name("serving.yaml").read_text("utf-8"))
    prefix = urlsplit(package.about["homepage"]).path or "/"
    return settings | {"base_url": prefix, "default_page_size": site.page_size}


def inspect_data(database: Path, connection: sqlite3.Connection) -> Values:
    """What makes Datasette serve the database as immutable: its hash, size and counts of rows."""
    names = sorted(name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))
    tables = {name: {"count": _count(connection, name)} for name in names}
    file = described_file(database.parent, database.name)
    return {database.stem: {"hash": file["hash"], "size": file["bytes"], "file": file["path"], "tables": tables}}


def _count(connection: sqlite3.Connection, table: str) -> int:
    (rows,) = connection.execute(f"SELECT count(*) FROM {quoted(table)}").fetchone()
    return int(rows)
