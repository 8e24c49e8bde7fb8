"""`datapackage.json`: the tables described for machines, as a Data Package v2 with both languages."""

import hashlib
from collections.abc import Mapping
from typing import Any

import pandas as pd
import pydantic_core

from solieu.sources.schemas import Field, Package, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_ABOUT = ("name", "id", "title", "title_vi", "description", "description_vi", "homepage", "version")


def build_descriptor(
    package: Package, tables: Mapping[str, pd.DataFrame], files: Mapping[str, bytes]
) -> dict[str, Any]:
    """The descriptor of the tables whose CSV bytes are given, by table name.

    Of `tables` it takes the sources, which are the reports, and the period of the figures.
    """
    about, reports = package.about, tables["reports"]
    cards = zip(reports["title_vi"], reports["url"], strict=True)
    return {
        "$schema": PROFILE,
        **{key: about[key] for key in _ABOUT},
        "created": f"{about['released']}T00:00:00Z",
        "notice": about["notice"],
        "notice_vi": about["notice_vi"],
        **{key: about[key] for key in ("technique", "technique_vi", "place", "theme")},
        "period": _period(tables["figures"]),
        "keywords": about["keywords"],
        "contributors": about["contributors"],
        "licenses": about["licenses"],
        "rights": about["rights"],
        "rights_vi": about["rights_vi"],
        "missing_label": about["missing_label"],
        "missing_label_vi": about["missing_label_vi"],
        "sources": [{"title": title, "path": url} for title, url in cards],
        "withdrawn": about["withdrawn"],
        "groups": [_group(group) for group in about["groups"]],
        "resources": [describe_table(package, table, files[table.name]) for table in package],
    }


def to_json(descriptor: Mapping[str, Any]) -> bytes:
    """A descriptor as it is committed: two spaces, Vietnamese as it is, one line break at the end."""
    return pydantic_core.to_json(descriptor, indent=2) + b"\n"


def _period(figures: pd.DataFrame) -> dict[str, str]:
    """The first and the last day that figures are about, ISO 8601."""
    days = figures["period_start"], figures["period_end"].where(figures["period_end"] != "", figures["period_start"])
    known = [[day for day in column if day] for column in days]
    return {"start": min(known[0], default=""), "end": max(known[1], default="")}


def _group(group: Mapping[str, Any]) -> dict[str, Any]:
    return {key: group[key] for key in ("name", "title", "title_vi", "description", "description_vi", "tables")}


def describe_table(package: Package, table: Table, content: bytes) -> dict[str, Any]:
    """A table's resource in the descriptor; `content` is its CSV."""
    return {
        "name": table.name,
        "profile": "tabular-data-resource",  # what version 1 calls a table; version 2 reads it as `type`
        "type": "table",
        "path": f"data/{table.name}.csv",
        "title": table.title,
        "title_vi": table.title_vi,
        "description": f"{table.description} {package.about['notice']}",
        "description_vi": f"{table.description_vi} {package.about['notice_vi']}",
        "group": table.group,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(package, table),
    }


def _schema(package: Package, table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(field) for field in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.primary_key),
    }
    if table.unique_keys:
        schema["uniqueKeys"] = [list(key) for key in table.unique_keys]
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {
                "fields": [key.field],
                "reference": {
                    "resource": key.resource if key.resource != table.name else "",
                    "fields": [package.table(key.resource).key],
                },
            }
            for key in table.foreign_keys
        ]
    return schema


def _field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "title": field.title,
        "title_vi": field.title_vi,
        "description": field.description,
        "description_vi": field.description_vi,
        "example": field.example,
    }
    named = {"format": field.format, "rdfType": field.rdf_type, "rdfProperty": field.rdf_property}
    described |= {key: value for key, value in named.items() if value}
    if field.categories:
        described["categories"] = [
            {"value": item.value, "label": item.label, "label_vi": item.label_vi} for item in field.categories
        ]
    constraints = {
        "required": field.constraints.required,
        "unique": field.constraints.unique,
        "pattern": field.constraints.pattern,
        "minimum": field.constraints.minimum,
        "enum": list(field.codes),
    }
    stated = {key: value for key, value in constraints.items() if value or (value == 0 and value is not False)}
    return described | ({"constraints": stated} if stated else {})
