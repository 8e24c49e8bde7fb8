"""The data as schema.org describes data, for search engines: the set with its files, and one figure with its source."""

import json

from markupsafe import Markup

CONTEXT = "https://schema.org"
_FORMATS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "db": "application/vnd.sqlite3",
}


def script(record):
    """A record as an element of the page; no text in it can end the element."""
    text = json.dumps(record, ensure_ascii=False)
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text))


def data_set(package, files, rows, lang):
    """The whole set. `files` are (name, address, bytes or None); `rows` has indicators, reports and years."""
    other = "vi" if lang == "en" else "en"
    homepage = package["homepage"]
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": f"{homepage}#dataset",
        "name": package["title"][lang],
        "alternateName": package["title"][other],
        "description": f"{package['description'][lang]} {package['notice'][lang]}",
        "url": homepage,
        "identifier": package["name"],
        "version": package["version"],
        "datePublished": package["released"],
        "license": package["licenses"][0]["path"],
        "keywords": package["keywords"],
        "inLanguage": ["vi", "en"],
        "isAccessibleForFree": True,
        "creator": [{"@type": "Organization", "name": person["title"]} for person in package["contributors"]],
        "temporalCoverage": "/".join(dict.fromkeys(rows["years"])),
        "variableMeasured": [{"@type": "PropertyValue", "name": name} for name in rows["indicators"]],
        "isBasedOn": [source(report, lang) for report in rows["reports"]],
        "includedInDataCatalog": {"@type": "DataCatalog", "@id": f"{homepage}#catalog", **_site(package, lang)},
        "distribution": [_download(*file) for file in files],
    }


def figure(package, figure, report, lang, addresses):
    """One figure. Only a number without a hedge is a measured value; a bound is a bound, and "about" is neither."""
    record = {
        "@context": CONTEXT,
        "@type": ["Observation", "CreativeWork"],
        "@id": addresses["figure"],
        "url": addresses["figure"],
        "name": f"{figure['indicator']}: {figure['figure']}",
        "description": package["notice"][lang],
        "measuredProperty": {
            "@type": "Property",
            "name": figure["indicator"],
            "description": figure["indicator_definition"],
            "url": addresses["indicator"],
        },
        "measuredValue": figure["value"] if figure["qualifier_id"] == "unhedged" else None,
        "minValue": figure["lower_bound"],
        "maxValue": figure["upper_bound"],
        "unitText": figure["unit"],
        "observationDate": str(figure["year"]) if figure["year"] else None,
        "citation": source(report, lang),
        "isBasedOn": report["url"],
        "isPartOf": {"@type": "Dataset", "@id": f"{package['homepage']}#dataset", **_site(package, lang)},
        "license": package["licenses"][0]["path"],
    }
    return {key: value for key, value in record.items() if value is not None}


def source(report, lang):
    """The report that figures were read from."""
    record = {
        "@type": "Article",
        "name": report["title_vi"],
        "url": report["url"],
        "inLanguage": report["language"],
        "author": {"@type": "Person", "name": report["byline"]} if report["byline"] else None,
        "publisher": {
            "@type": "Organization",
            "name": report["publisher"] if lang == "vi" else report["publisher_en"],
        },
        "datePublished": report["published_date"],
        "archivedAt": report["archive_url"],
    }
    return {key: value for key, value in record.items() if value is not None}


def _site(package, lang):
    return {"name": package["title"][lang], "url": package["homepage"]}


def _download(name, address, size):
    record = {
        "@type": "DataDownload",
        "name": name,
        "contentUrl": address,
        "encodingFormat": _FORMATS[name.rpartition(".")[2]],
        "contentSize": f"{size} B" if size else None,
    }
    return {key: value for key, value in record.items() if value is not None}
