"""What Datasette reads itself: metadata.json, settings.json, inspect-data.json."""

import hashlib
import sqlite3
from pathlib import Path
from typing import Any

from solieu.site.database import quoted
from solieu.site.search import search_table
from solieu.site.settings import Site
from solieu.sources.schemas import Package, Table

_LABEL_COLUMNS = ("label_en", "title_en", "indicator", "summary_en", "as_written", "kind")


def datasette_metadata(package: Package, site: Site) -> dict[str, Any]:
    """Titles, column help, facets, sort and saved queries, as Datasette takes them.

    Datasette copies all of it for every right it checks, so what it does not use itself stands in `site.json`.
    """
    about = package.about
    tables = {table.name: _table(package, site, table) for table in package}
    return {
        "title": about["title"],
        "description": f"{about['description']} {about['notice']}",
        "license": about["licenses"][0]["title"],
        "license_url": about["licenses"][0]["path"],
        "databases": {
            site.database: {
                "title": about["title"],
                "description": f"{about['description']} {about['notice']}",
                # A name hides every table that starts with it: those that only the pages use.
                "tables": tables | {"site_": {"hidden": True}},
                "queries": _queries(site),
            }
        },
    }


def datasette_settings(site: Site) -> dict[str, Any]:
    """Settings of the server: suggested facets cost more than they give, cells are never cut."""
    return {
        "default_page_size": site.page_size,
        "max_returned_rows": 1000,
        "default_facet_size": 30,
        "suggest_facets": False,
        "truncate_cells_html": 0,
        "default_cache_ttl": 3600,
        "sql_time_limit_ms": 1000,
        "facet_time_limit_ms": 500,
    }


def inspect_data(database: Path) -> dict[str, Any]:
    """What makes Datasette serve the database as immutable: its hash, size and counts of rows."""
    connection = sqlite3.connect(database)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    counts = {name: connection.execute(f"SELECT count(*) FROM {quoted(name)}").fetchone()[0] for name in names}
    connection.close()
    content = database.read_bytes()
    return {
        database.stem: {
            "hash": hashlib.sha256(content).hexdigest(),
            "size": len(content),
            "file": database.name,
            "tables": {name: {"count": count} for name, count in sorted(counts.items())},
        }
    }


def _table(package: Package, site: Site, table: Table) -> dict[str, Any]:
    page = site.pages[table.name]
    about: dict[str, Any] = {
        "title": table.title,
        "description": f"{table.description} {package.about['notice']}",
        "columns": {field.name: field.description for field in table.fields},
        "facets": list(page.facets),
        "label_column": next((name for name in _LABEL_COLUMNS if name in table.columns), table.key),
    }
    if page.sort:
        about["sort"] = page.sort
    if page.search:
        about |= {"fts_table": search_table(table.name), "fts_pk": "rowid"}
    return about


def _queries(site: Site) -> dict[str, Any]:
    return {
        query.name(language): {
            "sql": query.sql_in(language),
            "title": query.title[language],
            "description": query.description[language],
            "params": [parameter["name"] for parameter in query.parameters],
        }
        for query in site.queries
        for language in ("en", "vi")
    }
