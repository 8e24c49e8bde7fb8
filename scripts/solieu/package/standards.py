"""The package as other standards describe it: each a function of its descriptor, a plain record to be written as JSON.

Left out on purpose: SDMX-CSV, which has one series of numbers in one unit where here each figure stands alone, with
bounds and often without a value; and DDI, which is for microdata: descriptor and codebook say what it would.
"""

import mimetypes
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Record = dict[str, Any]
LANGUAGES = {"en": "", "vi": "_vi"}  # with the ending of the descriptor's keys

# Tables whose rows have a page of their own, by its address; rows of others are named beside the table's file.
PLACES = {"figures_en": "figures", "figures_vi": "figures", "organisations": "bodies"} | {
    name: name for name in ("figures", "indicators", "reports", "areas")
}
_XSD = {"number": "decimal", "year": "gYear"}
_SCHEMA_ORG = {"string": "Text", "number": "Float", "integer": "Integer", "boolean": "Boolean", "date": "Date"}


def row_address(descriptor: Mapping[str, Any], resource: Mapping[str, Any], columns: Sequence[str]) -> str:
    """The address that names a row, as a template of a URI over the columns that hold its key."""
    name, key = resource["name"], ",".join(f"{{{column}}}" for column in columns)
    place = f"{PLACES[name]}/" if name in PLACES else f"{resource['path']}#"
    return f"{descriptor['homepage']}{place}{key}"


def _both(described: Mapping[str, Any], key: str) -> list[Record]:
    return [
        {"@value": described[key + ending], "@language": language}
        for language, ending in LANGUAGES.items()
        if key + ending in described
    ]


def _day(descriptor: Mapping[str, Any]) -> str:
    return str(descriptor["created"][:10])


def _sha256(resource: Mapping[str, Any]) -> str:
    return str(resource["hash"].removeprefix("sha256:"))


# CSV on the Web: https://www.w3.org/TR/tabular-metadata/


def csvw(descriptor: Mapping[str, Any]) -> Record:
    """The tables for CSV on the Web; columns with `rdfProperty`, and rows with `rdfType` of their key, are linked data.

    An empty cell of a foreign key is a fault to strict validators and none to lenient ones.
    """
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "@id": f"{descriptor['homepage']}#tables",
        "dc:title": _both(descriptor, "title"),
        "dc:description": _both(descriptor, "description"),
        "dc:license": {"@id": descriptor["licenses"][0]["path"]},
        "dc:hasVersion": descriptor["version"],
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"]},
        "tables": [_csvw_table(descriptor, resource) for resource in descriptor["resources"]],
    }


def _csvw_table(descriptor: Mapping[str, Any], resource: Mapping[str, Any]) -> Record:
    schema, tables = resource["schema"], {each["name"]: each for each in descriptor["resources"]}
    keys = {
        key["fields"][0]: (tables[key["reference"]["resource"] or resource["name"]], key["reference"]["fields"][0])
        for key in schema.get("foreignKeys", [])
    }
    columns = [_csvw_column(field) for field in schema["fields"]]
    for column in columns:
        if column["name"] in keys:
            column["valueUrl"] = row_address(descriptor, keys[column["name"]][0], [column["name"]])
    [kind] = [field.get("rdfType") for field in schema["fields"] if field["name"] == schema["primaryKey"][0]]
    if kind and len(schema["primaryKey"]) == 1:
        columns.append({"virtual": True, "propertyUrl": "rdf:type", "valueUrl": kind})
    return {
        "url": resource["path"],
        "dc:title": _both(resource, "title"),
        "dc:description": _both(resource, "description"),
        "tableSchema": {
            "aboutUrl": row_address(descriptor, resource, schema["primaryKey"]),
            "primaryKey": schema["primaryKey"],
            "columns": columns,
            "foreignKeys": [
                {"columnReference": [column], "reference": {"resource": table["path"], "columnReference": [key]}}
                for column, (table, key) in keys.items()
            ],
        },
    }


def _csvw_column(field: Mapping[str, Any]) -> Record:
    limits = field.get("constraints", {})
    base = "anyURI" if field.get("format") == "uri" else _XSD.get(field["type"], field["type"])
    pattern = limits.get("pattern") or "|".join(map(re.escape, limits.get("enum", [])))
    language = next((each for each in LANGUAGES if field["name"].endswith(f"_{each}")), "")
    return {
        "name": field["name"],
        "titles": {language: field[f"title{ending}"] for language, ending in LANGUAGES.items()},
        "dc:description": _both(field, "description"),
        "datatype": {"base": base}
        | ({"format": pattern} if pattern and base == "string" else {})
        | ({"minimum": limits["minimum"]} if "minimum" in limits else {}),
        "required": limits.get("required", False),
    } | {key: value for key, value in (("propertyUrl", field.get("rdfProperty")), ("lang", language)) if value}


# schema.org, and Croissant 1.1, which adds to it: http://mlcommons.org/croissant/1.1

_CONTEXT: Record = {
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "citeAs": "cr:citeAs",
    "isLiveDataset": "cr:isLiveDataset",
}
_TERMS = (
    *("column", "containedIn", "equivalentProperty", "extract", "field", "fileObject", "fileProperty", "fileSet"),
    *("format", "includes", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex"),
    *("repeated", "replace", "samplingRate", "separator", "source", "subField", "transform"),
)
_OF_RECORDS: Record = {
    "sc": "https://schema.org/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{name: f"cr:{name}" for name in _TERMS},
}


def dataset(
    descriptor: Mapping[str, Any], measured: Iterable[str], files: Iterable[Mapping[str, Any]], language: str = "en"
) -> Record:
    """The whole set for dataset search: what it measures, and the files to take, which are described as resources are.

    https://developers.google.com/search/docs/appearance/structured-data/dataset
    """
    said = {key: descriptor[key + LANGUAGES[language]] for key in ("title", "description", "notice", "technique")}
    home, licence, day = descriptor["homepage"], descriptor["licenses"][0], _day(descriptor)
    team = [{"@type": "Organization", "name": person["title"]} for person in descriptor["contributors"]]
    cite = f"{team[0]['name']} ({day[:4]}). {said['title']}, version {descriptor['version']}. {licence['name']}. {home}"
    return {
        "@context": _CONTEXT | {"@language": language},
        "@type": "Dataset",
        "@id": f"{home}#dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": said["title"],
        "alternateName": [descriptor["name"], descriptor["title" if language == "vi" else "title_vi"]],
        "description": f"{said['description']} {said['notice']}",
        "url": home,
        "identifier": descriptor["id"],
        **({"sameAs": descriptor["id"]} if descriptor["id"].startswith("https://doi.org/") else {}),
        "version": descriptor["version"],
        "datePublished": day,
        "dateModified": day,
        "license": licence["path"],
        "keywords": descriptor["keywords"],
        "inLanguage": [*LANGUAGES],
        "isAccessibleForFree": True,
        "isLiveDataset": False,
        "creator": team,
        "publisher": team,
        "citation": cite,
        "citeAs": cite,
        "temporalCoverage": "/".join(descriptor["period"].values()),
        "spatialCoverage": {"@type": "Place", "name": descriptor["place"][f"title{LANGUAGES[language]}"]},
        "measurementTechnique": said["technique"],
        "variableMeasured": [{"@type": "PropertyValue", "name": name} for name in measured],
        "includedInDataCatalog": {"@type": "DataCatalog", "@id": f"{home}#catalog", "name": said["title"], "url": home},
        "distribution": [
            {
                "@type": ["cr:FileObject", "DataDownload"],
                "@id": f"{home}{file['path']}",
                "name": file["path"].rpartition("/")[2],
                "contentUrl": f"{home}{file['path']}",
                "encodingFormat": file["mediatype"],
                "contentSize": f"{file['bytes']} B",
                "sha256": _sha256(file),
            }
            for file in files
        ],
    }


def croissant(descriptor: Mapping[str, Any], measured: Iterable[str], files: Iterable[Mapping[str, Any]]) -> Record:
    """What `dataset` says, with every table and its records.

    Foreign keys are left out: mlcroissant joins on `references`, and loses the rows in which they are empty.
    """
    home, described = descriptor["homepage"], dataset(descriptor, measured, [*descriptor["resources"], *files])
    context = {"@context": described["@context"] | _OF_RECORDS}
    return {**described, **context, "recordSet": [_croissant_records(home, each) for each in descriptor["resources"]]}


def _croissant_records(home: str, resource: Mapping[str, Any]) -> Record:
    name = resource["name"]
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": resource["description"],
        "key": [{"@id": f"{name}/{column}"} for column in resource["schema"]["primaryKey"]],
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{name}/{field['name']}",
                "name": field["name"],
                "description": field["description"],
                "dataType": "sc:URL"
                if field.get("format") == "uri"
                else f"sc:{_SCHEMA_ORG.get(field['type'], 'Integer')}",
                "source": {"fileObject": {"@id": f"{home}{resource['path']}"}, "extract": {"column": field["name"]}},
            }
            for field in resource["schema"]["fields"]
        ],
    }


# DCAT-AP 3: https://semiceu.github.io/DCAT-AP/releases/3.0.1/

_EU = "http://publications.europa.eu/resource/authority/"
_TEXT_CSV = "http://www.iana.org/assignments/media-types/text/csv"


def _named(address: str, kind: str, **more: Any) -> Record:
    """A thing of another's list, with its class, which validators do not look up."""
    return {"@id": address, "@type": kind, **more}


def dcat(descriptor: Mapping[str, Any]) -> Record:
    """The set and its tables for catalogues of open data."""
    home, theme, day = descriptor["homepage"], descriptor["theme"], {"@value": _day(descriptor), "@type": "xsd:date"}
    team, page = descriptor["contributors"][0]["title"], _named(home, "foaf:Document")
    agent = _named(f"{home}#team", "foaf:Agent", **{"foaf:name": team})
    about = {"dct:title": _both(descriptor, "title"), "dct:description": _both(descriptor, "description")}
    period = {f"dcat:{end}Date": {"@value": descriptor["period"][end], "@type": "xsd:date"} for end in ("start", "end")}
    themes = _named(f"{_EU}data-theme", "skos:ConceptScheme", **{"dct:title": "Data theme"})
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "prov": "http://www.w3.org/ns/prov#",
            "skos": "http://www.w3.org/2004/02/skos/core#",
            "spdx": "http://spdx.org/rdf/terms#",
            "vcard": "http://www.w3.org/2006/vcard/ns#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@graph": [
            {
                "@id": f"{home}#catalog",
                "@type": "dcat:Catalog",
                **about,
                "dct:publisher": agent,
                "foaf:homepage": page,
                "dcat:dataset": {"@id": f"{home}#dataset"},
            },
            {
                "@id": f"{home}#dataset",
                "@type": "dcat:Dataset",
                **about,
                "dct:identifier": descriptor["id"],
                "dcat:version": descriptor["version"],
                "dct:issued": day,
                "dct:modified": day,
                "dct:publisher": {"@id": agent["@id"]},
                "dct:creator": {"@id": agent["@id"]},
                "dcat:contactPoint": {
                    "@type": ["vcard:Kind", "vcard:Organization"],
                    "vcard:fn": team,
                    "vcard:hasURL": {"@id": home},
                },
                "dcat:landingPage": {"@id": home},
                "dcat:keyword": descriptor["keywords"],
                "dcat:theme": _named(
                    f"{_EU}data-theme/{theme['code']}",
                    "skos:Concept",
                    **{"skos:prefLabel": _both(theme, "title"), "skos:inScheme": themes},
                ),
                "dct:language": [_named(f"{_EU}language/{code}", "dct:LinguisticSystem") for code in ("VIE", "ENG")],
                "dct:spatial": _named(f"{_EU}country/{descriptor['place']['code']}", "dct:Location"),
                "dct:temporal": {"@type": "dct:PeriodOfTime", **period},
                "dct:accessRights": _named(f"{_EU}access-right/PUBLIC", "dct:RightsStatement"),
                "prov:wasDerivedFrom": [{"@id": source["path"]} for source in descriptor["sources"]],
                "dcat:distribution": [_dcat_file(descriptor, resource) for resource in descriptor["resources"]],
            },
        ],
    }


def _dcat_file(descriptor: Mapping[str, Any], resource: Mapping[str, Any]) -> Record:
    address = {"@id": f"{descriptor['homepage']}{resource['path']}"}
    return {
        **_named(f"{descriptor['homepage']}#{resource['name']}", "dcat:Distribution"),
        "dct:title": _both(resource, "title"),
        "dct:description": _both(resource, "description"),
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dcat:mediaType": _named(_TEXT_CSV, "dct:MediaType"),
        "dct:format": _named(f"{_EU}file-type/CSV", "dct:MediaTypeOrExtent"),
        "dcat:byteSize": {"@value": str(resource["bytes"]), "@type": "xsd:nonNegativeInteger"},
        "dct:license": _named(descriptor["licenses"][0]["path"], "dct:LicenseDocument"),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _named("http://spdx.org/rdf/terms#checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm"),
            "spdx:checksumValue": {"@value": _sha256(resource), "@type": "xsd:hexBinary"},
        },
    }


# RO-Crate 1.2: https://w3id.org/ro/crate/1.2


def ro_crate(descriptor: Mapping[str, Any], beside: Mapping[str, int]) -> Record:
    """What a zip of the package holds; `beside` has the bytes of its other files, by name."""
    home, licence = descriptor["homepage"], descriptor["licenses"][0]
    team = {"@id": f"{home}#team"}
    files = [
        {
            "@id": resource["path"],
            "@type": "File",
            "name": resource["title"],
            "description": resource["description"],
            "encodingFormat": resource["mediatype"],
            "contentSize": str(resource["bytes"]),
            "sha256": _sha256(resource),
        }
        for resource in descriptor["resources"]
    ]
    for name, size in beside.items():
        kind = mimetypes.guess_type(name)[0] or "text/plain"
        files.append({"@id": name, "@type": "File", "name": name, "encodingFormat": kind, "contentSize": str(size)})
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": descriptor["title"],
        "description": f"{descriptor['description']} {descriptor['notice']}",
        "datePublished": _day(descriptor),
        "version": descriptor["version"],
        "identifier": descriptor["id"],
        "url": home,
        "license": {"@id": licence["path"]},
        "author": team,
        "publisher": team,
        "keywords": descriptor["keywords"],
        "isBasedOn": [{"@id": source["path"]} for source in descriptor["sources"]],
        "hasPart": [{"@id": file["@id"]} for file in files],
    }
    return {
        "@context": "https://w3id.org/ro/crate/1.2/context",
        "@graph": [
            {
                "@id": "ro-crate-metadata.json",
                "@type": "CreativeWork",
                "about": {"@id": "./"},
                "conformsTo": {"@id": "https://w3id.org/ro/crate/1.2"},
            },
            root,
            *files,
            {"@id": licence["path"], "@type": "CreativeWork", "name": licence["title"], "description": licence["name"]},
            {**team, "@type": "Organization", "name": descriptor["contributors"][0]["title"], "url": home},
            *({"@id": each["path"], "@type": "CreativeWork", "name": each["title"]} for each in descriptor["sources"]),
        ],
    }


# Web Annotation: https://www.w3.org/TR/annotation-model/


def annotations(
    descriptor: Mapping[str, Any], figures: Iterable[Mapping[str, Any]], reports: Iterable[Mapping[str, Any]]
) -> Record:
    """Where the words of each figure stand, of reports whose text is held.

    Positions count code points of the report's text in form NFC, from 0, half-open, as the standard does.
    """
    home, known = descriptor["homepage"], {report["report_id"]: report for report in reports}
    items = []
    for figure in figures:
        if figure["char_start"] is None:
            continue
        report, page = known[figure["report_id"]], f"{home}figures/{figure['figure_id']}"
        position = {"start": figure["char_start"], "end": figure["char_end"]}
        target: Record = {
            "type": "SpecificResource",
            "source": report["url"],
            "selector": [
                {"type": "TextPositionSelector", **position},
                {"type": "TextQuoteSelector", "exact": figure["as_written"]},
            ],
        }
        if report["archive_url"]:
            target["state"] = {"type": "TimeState", "cached": report["archive_url"]}
        items.append(
            {"id": f"{page}#words", "type": "Annotation", "motivation": "identifying", "body": page, "target": target}
        )
    own = f"{home}annotations.jsonld"
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": own,
        "type": "AnnotationCollection",
        "label": descriptor["title"],
        "total": len(items),
        "first": {"id": f"{own}#all", "type": "AnnotationPage", "partOf": own, "startIndex": 0, "items": items},
    }
