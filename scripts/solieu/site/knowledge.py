"""`site.json`: what the site's pages know of the tables, from the schemas, with every text in both languages."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from solieu.package.rows import Row
from solieu.site.settings import Site
from solieu.sources.schemas import Field, Package, Table

Text = dict[str, str]

_ABOUT = ("title", "description", "notice", "rights")
_AS_THEY_ARE = ("name", "version", "released", "homepage", "issues", "licenses", "keywords", "contributors")


def site_knowledge(
    package: Package, site: Site, rows: Mapping[str, Sequence[Row]], downloads: Path
) -> dict[str, object]:
    """Everything the pages are made of that does not stand in the database."""
    about = package.about
    return {
        "database": site.database,
        "package": {key: about[key] for key in _AS_THEY_ARE} | {key: _text(about, key) for key in _ABOUT},
        "groups": [_group(group) for group in about["groups"]],
        "tables": {table.name: _table(package, site, table, len(rows[table.name])) for table in package},
        "queries": [
            {
                "id": query.id,
                "group": query.group,
                "names": {language: query.name(language) for language in ("en", "vi")},
                "title": query.title,
                "description": query.description,
                "columns": query.columns,
                "links": query.links,
                "parameters": list(query.parameters),
            }
            for query in site.queries
        ],
        "records": site.records,
        "downloads": {path.name: path.stat().st_size for path in sorted(downloads.iterdir())},
    }


def as_json(knowledge: Mapping[str, object]) -> str:
    """JSON with Vietnamese as it is, in a form that a diff can show."""
    return json.dumps(knowledge, ensure_ascii=False, indent=1) + "\n"


def _text(raw: Mapping[str, Any], key: str) -> Text:
    return {"en": raw[key], "vi": raw[f"{key}_vi"]}


def _group(group: Mapping[str, Any]) -> dict[str, object]:
    texts = {key: _text(group, key) for key in ("title", "description")}
    return {"name": group["name"], "tables": group["tables"], **texts}


def _table(package: Package, site: Site, table: Table, rows: int) -> dict[str, object]:
    page = site.pages[table.name]
    foreign = {key.field: key.resource for key in table.foreign_keys}
    return {
        "group": table.group,
        "title": {"en": table.title, "vi": table.title_vi},
        "description": {"en": table.description, "vi": table.description_vi},
        "key": table.key,
        "rows": rows,
        "shown": page.shown,
        "search": page.search,
        "search_also": page.search_also,
        "fields": {field.name: _field(field, foreign.get(field.name, "")) for field in table.fields},
        "incoming": [
            {"table": other.name, "column": key.field}
            for other in package
            for key in other.foreign_keys
            if key.resource == table.name
        ],
    }


def _field(field: Field, foreign: str) -> dict[str, object]:
    return {
        "type": field.type,
        "title": {"en": field.title, "vi": field.title_vi},
        "description": {"en": field.description, "vi": field.description_vi},
        "example": field.example,
        "required": field.required,
        "table": foreign,
        "codes": {item.value: {"en": item.label, "vi": item.label_vi} for item in field.categories},
    }
