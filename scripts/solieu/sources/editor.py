"""JSON Schemas of what people write, for their editors: keys and codes are completed, and what is wrong is underlined.

A file of metadata/ names its schema in the first line: `# yaml-language-server: $schema=../report.schema.json`.
"""

from functools import cache
from typing import Any

import pydantic_core

from solieu.sources.codebook import Codebook, vocabularies
from solieu.sources.models import Record, Vocabularies
from solieu.sources.reports import Report
from solieu.sources.schemas import Package


def editor_schemas(package: Package, codebook: Codebook) -> dict[str, bytes]:
    """The schemas by name of file in metadata/, with the codes that the codebook and the tables list."""
    codes = vocabularies(package, codebook)
    return {
        "codebook.schema.json": _schema(Codebook, codes),
        "report.schema.json": _schema(Report, codes),
    }


def _schema(model: type[Record], codes: Vocabularies) -> bytes:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_of_model(model)}
    return pydantic_core.to_json(_for_editors(schema, codes), indent=1) + b"\n"


@cache
def _of_model(model: type[Record]) -> dict[str, Any]:
    return model.model_json_schema()


def _for_editors(part: Any, codes: Vocabularies) -> Any:
    """A part of a schema with a vocabulary's codes listed, keys that may be left empty, and one record for a list."""
    if isinstance(part, list):
        return [_for_editors(item, codes) for item in part]
    if not isinstance(part, dict):
        return part
    made = {key: _for_editors(value, codes) for key, value in part.items() if key not in ("title", "vocabulary")}
    if isinstance(part.get("vocabulary"), str):
        listed = [*codes[part["vocabulary"]], *([""] if part.get("default") == "" else [])]
        if part.get("type") == "array":
            made["items"] = {"enum": listed}
        else:
            made = {key: value for key, value in made.items() if key != "type"} | {"enum": listed}
    if part.get("default") is None and "default" in part:
        made.pop("default")
    if part.get("type") == "array" and "$ref" in made.get("items", {}):
        items = made.pop("items")
        made = {key: value for key, value in made.items() if key != "type"}
        made |= {"anyOf": [{"type": "array", "items": items}, items]}
    return made
