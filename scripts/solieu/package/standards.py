"""The package as other standards describe it: the templates of standards.yaml, filled from the descriptor.

docs/standards.md says what each is for, and which standards are left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from string import Formatter
from typing import Any

import yaml

Record = dict[str, Any]
Described = Mapping[str, Any]  # the descriptor, or what it says of a resource, a field, a file
LANGUAGES = {"en": "", "vi": "_vi"}  # with the ending of the descriptor's keys

# Tables whose rows have a page of their own, by its address; rows of others are named beside the table's file.
PLACES = {"figures_en": "figures", "figures_vi": "figures", "organisations": "bodies"} | {
    name: name for name in ("figures", "indicators", "reports", "areas")
}
# What a column holds, where XML Schema and schema.org call it something else.
_XSD = {"number": "decimal", "year": "gYear", "uri": "anyURI"}
_SCHEMA_ORG = {"string": "Text", "number": "Float", "year": "Integer", "uri": "URL"}

_DOI = "https://doi.org/"
_TEMPLATES = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
_ALONE = re.compile(r"\{([^{}:]+)\}")


def record(name: str, descriptor: Described, **said: Any) -> Record:
    """A template of standards.yaml, filled from the descriptor and from what is said beside it."""
    whole = {
        **descriptor,
        "licence": descriptor["licenses"][0],  # the data's; the second is that of the code
        "team": descriptor["contributors"][0]["title"],
        "resources": [_table(descriptor, each) for each in descriptor["resources"]],
    }
    return dict(_filled(_TEMPLATES[name], whole | said))


def _filled(template: Any, said: Described) -> Any:
    """A template with what it names put in, as standards.yaml says. Raises KeyError for what is not said."""
    match template:
        case dict():
            filled = {key: _filled(value, said) for key, value in template.items()}
            return {key: value for key, value in filled.items() if value is not None}
        case list():
            return [filled for each in template for filled in _repeated(each, said)]
        case str():
            alone = _ALONE.fullmatch(template)
            return Formatter().get_field(alone[1], (), said)[0] if alone else template.format_map(said)
    return template


def _repeated(template: Any, said: Described) -> Iterator[Any]:
    """A thing of a list, once; with `each` once for each of what that names."""
    match template:
        case {"each": name, **thing}:
            yield from (_filled(thing, {**said, **each}) for each in said[name])
        case _:
            yield _filled(template, said)


def _file(file: Described) -> Record:
    """A file with what templates name beside what is said of it: those that are no table are called by their name."""
    name = file["path"].rpartition("/")[2]
    return {"title": name, "description": None, **file, "file": name, "sha256": file["hash"].removeprefix("sha256:")}


def _table(descriptor: Described, table: Described) -> Record:
    """A resource with what templates name beside what is said of it."""
    home, schema = descriptor["homepage"], table["schema"]
    tables = {each["name"]: each for each in descriptor["resources"]}
    references = [
        key | {"table": tables[key["reference"]["resource"] or table["name"]]} for key in schema.get("foreignKeys", [])
    ]
    rows = {key["fields"][0]: _row(home, key["table"], key["fields"]) for key in references}
    fields = [_field(field) | {"row": rows.get(field["name"])} for field in schema["fields"]]
    keys = [field for field in fields if field["name"] in schema["primaryKey"]]
    return _file(table) | {
        "table": table["name"],
        "row": _row(home, table, schema["primaryKey"]),
        "fields": fields,
        "keys": keys,
        "subjects": [key for key in keys if len(keys) == 1 and "rdfType" in key],
        "references": references,
    }


def _row(home: str, table: Described, columns: Sequence[str]) -> str:
    """The address that names a row, as a template of a URI over the columns that hold its key."""
    place = f"{PLACES[table['name']]}/" if table["name"] in PLACES else f"{table['path']}#"
    return f"{home}{place}{','.join(f'{{{column}}}' for column in columns)}"


def _field(field: Described) -> Record:
    """A column with what templates name beside what is said of it."""
    limits = field.get("constraints", {})
    kind = "uri" if field.get("format") == "uri" else field["type"]
    pattern = limits.get("pattern") or "|".join(map(re.escape, limits.get("enum", []))) or None
    return {"rdfProperty": None, "required": None, "minimum": None, **field, **limits} | {
        "xsd": _XSD.get(kind, kind),
        "schema_org": _SCHEMA_ORG.get(kind, kind.title()),
        "pattern": pattern if kind == "string" else None,
        "language": next((each for each in LANGUAGES if field["name"].endswith(f"_{each}")), None),
    }


def dataset(descriptor: Described, measured: Iterable[str], files: Iterable[Described], language: str = "en") -> Record:
    """The whole set for dataset search: what it measures, and the files to take, described as resources are."""
    ending = LANGUAGES[language]
    said = {key: descriptor[key + ending] for key in ("title", "description", "notice", "technique")}
    said["other_title"] = descriptor["title" if ending else "title_vi"]
    said["country"] = descriptor["place"][f"title{ending}"]
    said["doi"] = descriptor["id"] if descriptor["id"].startswith(_DOI) else None
    labels = [{"label": label} for label in measured]
    return record("dataset", descriptor, **said, language=language, measured=labels, files=map(_file, files))


def croissant(descriptor: Described, measured: Iterable[str], files: Iterable[Described]) -> Record:
    """What `dataset` says, with every table and its records."""
    whole = dataset(descriptor, measured, [*descriptor["resources"], *files])
    added = record("croissant", descriptor)
    terms = {term: f"cr:{term}" for term in _TEMPLATES["croissant-terms"]}
    return whole | added | {"@context": whole["@context"] | added["@context"] | terms}


def ro_crate(descriptor: Described, beside: Iterable[Described]) -> Record:
    """What a zip of the package holds; `beside` are its other files, described as resources are."""
    return record("crate", descriptor, files=[_file(file) for file in (*descriptor["resources"], *beside)])


def annotations(descriptor: Described, figures: Iterable[Described], reports: Iterable[Described]) -> Record:
    """Where the words of each figure stand, of reports whose text is held."""
    known = {report["report_id"]: report for report in reports}
    words = [{**known[each["report_id"]], **each} for each in figures if each["char_start"] is not None]
    for each in words:
        each["state"] = {"type": "TimeState", "cached": each["archive_url"]} if each["archive_url"] else None
    return record("annotations", descriptor, words=words, total=len(words))


def citation(descriptor: Described) -> dict[str, Record]:
    """How the package is cited, for programs, by the name of the file."""
    doi = descriptor["id"].removeprefix(_DOI)
    said = {
        "identifier": doi,
        "scheme": "other" if doi == descriptor["id"] else "doi",
        "licence_code": descriptor["licenses"][0]["name"].lower(),
    }
    return {name: record(name, descriptor, **said) for name in ("CITATION.cff", ".zenodo.json")}
