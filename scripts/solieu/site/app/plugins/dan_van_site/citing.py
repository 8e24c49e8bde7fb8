"""How others cite the data: what a citation of a figure says; and for search engines, as schema.org has it."""

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from .knowledge import Knowledge, Values, rows_of
from .languages import day

_CONTEXT = "https://schema.org"
_YEARS = "SELECT min(substr(period_start, 1, 4)), max(substr(coalesce(period_end, period_start), 1, 4)) FROM figures"
_FORMATS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "db": "application/vnd.sqlite3",
}


def citation(knowledge: Knowledge, page: Values, address: str, language: str) -> Values:
    """What a citation of a figure says: each names the data set and the report; and the sentence that says all of it.

    `page` is `rows.figure_page`; `address` is the figure's, permanent; empty where the site has none yet.
    """
    package, words = knowledge.package, knowledge.words[language]
    figure, report = page["figure"], page["report"]
    byline = f"{report['byline']}, " if report["byline"] else ""
    when = "".join(f", {said}" for said in dated(report, language, words))
    said = {
        "team": package["contributors"][0]["title"],
        "year": package["released"][:4],
        "title": f"{figure['indicator']}: {figure['figure']}",
        "set": package["title"][language],
        "version": package["version"],
        "source": f"{byline}“{report['title_vi']}”, {report['publisher_vi']}{when}, {report['url']}",
        "address": address,
    }
    told = {"version_word": words["cite_version"], "source_word": words["figure_source"]}
    sentence = "{team} ({year}). “{title}”. {set}, {version_word} {version}. {at}. {source_word}: {source}."
    return said | {"text": sentence.format(**said, **told, at=address or words["cite_no_address"])}


def dated(report: Values, language: str, words: dict[str, str]) -> list[str]:
    """The days of a report that are known, in words: of its event, of its publication."""
    days = {"cite_report_of": report["event_date"], "cite_published": report["published_date"]}
    return [f"{words[word]} {day(when, language)}" for word, when in days.items() if when]


def tex(value: str) -> str:
    """A text as BibTeX takes it."""
    return "".join("\\" + char if char in "&%$#_" else char for char in value)


async def describe_set(
    database: Any, package: Values, homepage: str, files: Sequence[tuple[str, str, int | None]], language: str
) -> Markup:
    """The whole set. `files` are (name, address, bytes or None)."""
    indicators = await rows_of(database, f"SELECT label_{language} AS name FROM indicators ORDER BY rowid")
    years = (await database.execute(_YEARS)).first()
    return _script(
        {
            "@context": _CONTEXT,
            "@type": "Dataset",
            "@id": f"{homepage}#dataset",
            "name": package["title"][language],
            "alternateName": package["title"]["vi" if language == "en" else "en"],
            "description": f"{package['description'][language]} {package['notice'][language]}",
            "url": homepage,
            "identifier": package["name"],
            "version": package["version"],
            "datePublished": package["released"],
            "license": package["licenses"][0]["path"],
            "keywords": package["keywords"],
            "inLanguage": ["vi", "en"],
            "isAccessibleForFree": True,
            "creator": [{"@type": "Organization", "name": person["title"]} for person in package["contributors"]],
            "temporalCoverage": "/".join(dict.fromkeys(year for year in tuple(years) if year)),
            "variableMeasured": [{"@type": "PropertyValue", "name": row["name"]} for row in indicators],
            "includedInDataCatalog": {
                "@type": "DataCatalog",
                "@id": f"{homepage}#catalog",
                **_site(package, homepage, language),
            },
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": name,
                    "contentUrl": address,
                    "encodingFormat": _FORMATS[name.rpartition(".")[2]],
                    **({"contentSize": f"{size} B"} if size else {}),
                }
                for name, address, size in files
            ],
        }
    )


def describe_figure(package: Values, page: Values, language: str, addresses: tuple[str, ...]) -> Markup:
    """One figure as `rows.figure_page` has it; `addresses` are the site's, its own and its indicator's.

    Only a number without a hedge is a measured value; a bound is a bound, and "about" is neither.
    """
    homepage, own, indicator = addresses
    figure, report = page["figure"], page["report"]
    return _script(
        {
            "@context": _CONTEXT,
            "@type": ["Observation", "CreativeWork"],
            "@id": own,
            "url": own,
            "name": f"{figure['indicator']}: {figure['figure']}",
            "description": package["notice"][language],
            "measuredProperty": {
                "@type": "Property",
                "name": figure["indicator"],
                "description": figure["indicator_definition"],
                "url": indicator,
            },
            "measuredValue": figure["value"] if figure["qualifier_id"] == "unhedged" else None,
            "minValue": figure["lower_bound"],
            "maxValue": figure["upper_bound"],
            "unitText": figure["unit"],
            "observationDate": _days(figure),
            "citation": _article(report),
            "isBasedOn": report["url"],
            "isPartOf": {"@type": "Dataset", "@id": f"{homepage}#dataset", **_site(package, homepage, language)},
            "license": package["licenses"][0]["path"],
        }
    )


def _days(figure: Values) -> str | None:
    """When a figure is of, as ISO 8601 has it: a year, or a period, whose end may be open."""
    if figure["year"] or not figure["period_start"]:
        return str(figure["year"]) if figure["year"] else None
    return f"{figure['period_start']}/{figure['period_end'] or '..'}"


def _article(report: Values) -> Values:
    """The report that figures were read from."""
    return _stated(
        {
            "@type": "Article",
            "name": report["title_vi"],
            "url": report["url"],
            "inLanguage": report["language"],
            "author": {"@type": "Person", "name": report["byline"]} if report["byline"] else None,
            "publisher": {"@type": "Organization", "name": report["publisher"]},
            "datePublished": report["published_date"],
            "archivedAt": report["archive_url"],
        }
    )


def _site(package: Values, homepage: str, language: str) -> Values:
    return {"name": package["title"][language], "url": homepage}


def _stated(record: Values) -> Values:
    return {key: value for key, value in record.items() if value is not None}


def _script(record: Values) -> Markup:
    """A record as an element of the page; no text in it can end the element."""
    text = json.dumps(_stated(record), ensure_ascii=False)
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text))
