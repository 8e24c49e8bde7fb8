"""What pages show that a query of pages.yaml cannot say: a figure's parts and citation, records.yaml, comparisons."""

import re
from collections.abc import Iterable
from itertools import product
from typing import Any

from .asked import Asked
from .knowledge import Values
from .languages import day

_NUMERAL = re.compile(r"\d+(?:[.,/]\d+)*")
_FIGURE_IN_WORDS = re.compile(r"(?P<hedge>\D*)(?P<number>\d[\d.,]*(?: (?:to|đến) \d[\d.,]*)?)\s*(?P<unit>.*)")

_MOST_ITEMS, _MOST_PAIRS = 8, 40  # of a section, and of a comparison: a page is to be read
# Why two figures of one indicator say less beside each other than their numbers do: the columns that must agree.
_ALIKE = ("unit", "actor", "area", "beneficiaries", "temporal_type", "claim", "period_kind", "qualifier")


async def figure_page(asked: Asked, key: str) -> Values | None:
    """The figure with what belongs to it; None where there is none of that key."""
    found: Values = {name: await asked.ask("figure", name, key=key) for name in asked.knowledge.asks["figure"]}
    if not found["figure"]:
        return None
    (figure,) = found["figure"]
    (report,) = await asked.ask("reports", "reports", key=figure["report_id"])
    for ratio in found["ratios"]:
        ratio["rounded"] = rounded(ratio["value"], ratio["significant_digits"], ratio["comparator"])
    page = found | {"figure": figure, "written": _written(figure), "report": report}
    return page | {"citation": citation(asked, page)}


def rounded(value: int | None, digits: int | None, comparator: str | None) -> int | None:
    """A whole number to so many significant digits, towards the side on which it stays true."""
    if value is None or digits is None:
        return value
    step: int = 10 ** max(0, len(str(value)) - digits)
    below, above, nearest = value // step, -(-value // step), (2 * value + step) // (2 * step)
    return step * {">": below, "<": above}.get((comparator or "")[:1], nearest)


def parted(figure: str) -> dict[str, str]:
    """A figure in words as its hedge, its number and its unit; a vague amount is all unit."""
    found = _FIGURE_IN_WORDS.fullmatch(figure)
    if not found:
        return {"hedge": "", "number": "", "unit": figure}
    return {name: text.strip() for name, text in found.groupdict().items()}


def _written(figure: Values) -> tuple[str, str, str]:
    """The phrase as written in three pieces: before the numeral, the numeral, after it; all before where it has none.

    Of a text that is not held there are no offsets; then every numeral of the phrase is taken for the figure's.
    """
    text, start = figure["as_written"], figure["char_start"]
    numerals = [found.span() for found in _NUMERAL.finditer(text)] or [(len(text), len(text))]
    begin, end = numerals[0][0], numerals[-1][1]
    if start is not None and figure["numeral_start"] is not None:
        begin, end = figure["numeral_start"] - start, figure["numeral_end"] - start
    return text[:begin], text[begin:end], text[end:]


async def sections_of(asked: Asked, sections: Iterable[Values], key: str) -> list[Values]:
    """The rows that belong to one row, as a table's sections of records.yaml say, with what they are called, by role.

    Sections without a row and without a word for that are left out.
    """
    shown = []
    for section in sections:
        found = await asked.results(section["sql"], {"key": key})
        names = await asked.names((row["of_table"], row["key"]) for row in found)
        groups: dict[Any, list[Values]] = {}
        for row in found[:_MOST_ITEMS]:
            label = names.get((row["of_table"], str(row["key"])), row["key"])
            groups.setdefault(row.get("role"), []).append(row | {"label": label})
        if found or section["empty"]:
            shown.append(section | {"groups": groups, "more": max(len(found) - _MOST_ITEMS, 0)})
    return shown


async def compared(asked: Asked, indicator: str, *sides: str) -> list[Values]:
    """An indicator in two years or of two bodies: the figures side by side, and for each pair what is not alike."""
    figures = [await asked.ask("compare", "side", indicator=indicator, side=side) for side in sides]
    pairs = [{"a": a, "b": b, "unlike": [name for name in _ALIKE if a[name] != b[name]]} for a, b in product(*figures)]
    return sorted(pairs, key=lambda pair: len(pair["unlike"]))[:_MOST_PAIRS]


def citation(asked: Asked, page: Values) -> Values:
    """What a citation of a figure says: each names the data set and the report; and the sentence that says all of it.

    `page` is of `figure_page`; the figure's `address` is permanent, and empty where the site has none yet.
    """
    package, words, language = asked.knowledge.package, asked.words, asked.language
    figure, report = page["figure"], page["report"]
    address = asked.absolute(asked.row_at("figures", figure["figure_id"], "")) if asked.knowledge.is_public else ""
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
    return said | {"text": words["cite_sentence"].format(**said, at=address or words["cite_no_address"])}


def dated(asked: Asked, report: Values) -> list[str]:
    """The days of a report that are known, in words: of its event, of its publication."""
    days = {"cite_report_of": report["event_date"], "cite_published": report["published_date"]}
    return [f"{asked.words[word]} {day(when, asked.language)}" for word, when in days.items() if when]


def tex(value: str) -> str:
    """A text as BibTeX takes it."""
    return "".join("\\" + char if char in "&%$#_" else char for char in value)
