"""What a citation of a figure says."""

from .asked import Asked
from .knowledge import Values
from .languages import day


def citation(asked: Asked, page: Values) -> Values:
    """What a citation of a figure says: each names the data set and the report; and the sentence that says all of it.

    `page` is of `rows.figure_page`; the figure's `address` is permanent, and empty where the site has none yet.
    """
    package, words, language = asked.knowledge.package, asked.words, asked.language
    figure, report = page["figure"], page["report"]
    own = asked.absolute(asked.placed(asked.row_address("figures", figure["figure_id"]), ""))
    address = own if asked.knowledge.is_public else ""
    byline = f"{report['byline']}, " if report["byline"] else ""
    when = "".join(f", {said}" for said in dated(asked, report))
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


def dated(asked: Asked, report: Values) -> list[str]:
    """The days of a report that are known, in words: of its event, of its publication."""
    days = {"cite_report_of": report["event_date"], "cite_published": report["published_date"]}
    return [f"{asked.words[word]} {day(when, asked.language)}" for word, when in days.items() if when]


def tex(value: str) -> str:
    """A text as BibTeX takes it."""
    return "".join("\\" + char if char in "&%$#_" else char for char in value)
