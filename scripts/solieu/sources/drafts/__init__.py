"""Drafts of report files: what a curator only has to review (`scripts/extract.py --format yaml`)."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from solieu.reading import Quantity, find_quantities, numerals
from solieu.sources.codebook import Codebook
from solieu.sources.drafts import suggestions
from solieu.sources.drafts.suggestions import Placed
from solieu.sources.drafts.writing import TODO, Flow, write_yaml
from solieu.vietnamese import fold

_PARAGRAPH = re.compile(r"\S[^\n]*\S|\S")
_BYLINE_LENGTH = 40
_SOURCE = re.compile(r"\s*(?:theo|nguồn)\b", re.I)


@dataclass(frozen=True)
class Source:
    """What is known of a report before it is read; what is not is left for the curator."""

    id: str = TODO
    url: str = TODO
    title: str = TODO
    publisher: str = TODO
    byline: str = ""
    published: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


def in_held_form(text: str) -> str:
    """A text in the form in which it is hashed and its offsets count: NFC, LF, no byte order mark."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def draft(text: str, source: Source, codebook: Codebook) -> str:
    """A report file for a text in its held form, with `status: draft`: everything read, suggested, and left to name."""
    quantities = find_quantities(text, codebook.unit_words)
    figures = suggestions.placed_figures(text, quantities)
    record = {
        "status": "draft",
        "reviewed": Flow({"by": TODO, "on": TODO}),
        "report": _card(text, source),
        "passages": list(_passages(text, codebook)),
        "figures": list(_figures(figures, codebook)),
        "other_numerals": list(_other_numerals(text, quantities)),
        "vague_amounts": list(_vague_amounts(text, codebook)),
        "statements": [],
        "participants": [],
        "documents_cited": [],
        "source_slips": [],
    }
    return write_yaml(record)


def _card(text: str, source: Source) -> dict[str, object]:
    content = text.encode("utf-8")
    return {
        "id": source.id,
        "title_vi": source.title,
        "title_en": TODO,
        "publisher": source.publisher,
        "publisher_en": TODO,
        "byline": source.byline,
        "url": source.url,
        "archive_url": "",
        "text_source": TODO,
        "language": "vi",
        "event_date": "",
        "event_date_basis": "not_stated",
        "published_date": source.published,
        "year": "",
        "year_basis": "not_stated",
        "reading": "whole-text",
        "characters": len(text),
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "numerals": len(numerals(text)),
        "rights": "publisher",
    }


def _passages(text: str, codebook: Codebook) -> Iterator[Flow]:
    """Each paragraph, with the kind that its first words suggest."""
    matches = list(_PARAGRAPH.finditer(text))
    seen: set[str] = set()
    for place, match in enumerate(matches):
        kind, actor = _passage_kind(match.group(), place, len(matches), seen, codebook)
        seen.add(match.group())
        passage: dict[str, object] = {"at": list(match.span()), "kind": kind}
        if actor:
            passage["actor"] = actor
        if match.group().endswith(("…", "...")):
            passage["list_open"] = True
        yield Flow(passage)


def _passage_kind(words: str, place: int, total: int, seen: Iterable[str], codebook: Codebook) -> tuple[str, str]:
    if place == 0:
        return "title", ""
    if words in seen:
        return "caption", ""
    if place >= total - 2 and _SOURCE.match(words):
        return "source", ""
    if place >= total - 2 and len(words) <= _BYLINE_LENGTH and not words.endswith((".", "…")):
        return "byline", ""
    for cue in codebook.passage_cues:
        if words.lower().startswith(cue.words):
            return cue.kind, cue.actor
    return ("lead", "") if place == 1 else ("event", "")


def _figures(figures: list[Placed], codebook: Codebook) -> Iterator[dict[str, object]]:
    indicators = [suggestions.indicator(figure, codebook) for figure in figures]
    ids = _ids(figures, indicators)
    for place, figure in enumerate(figures):
        quantity = figure.quantity
        pairs = suggestions.pairs(figures, place)
        parts = suggestions.parts(figure, codebook.unit_words)
        record: dict[str, object] = {
            "id": ids[place],
            "as_written": quantity.as_written,
            "at": [quantity.char_start, quantity.char_end],
            "indicator": indicators[place] or TODO,
            "action": suggestions.action(figure, codebook),
            "beneficiaries": "not_stated",
        }
        if parts:
            record["parts"] = [
                Flow({"vi": part, "en": _english(part, codebook), "certainty": "in_doubt"}) for part in parts
            ]
        if pairs:
            record["pair"] = [
                Flow({"relation": pair.relation, "of": ids[pair.of], "word": pair.word, "certainty": pair.certainty})
                for pair in pairs
            ]
        doubts = _doubts(ids[place], quantity)
        if doubts:
            record["doubts"] = doubts
        yield record


def _ids(figures: list[Placed], indicators: list[str]) -> list[str]:
    """A readable name for each figure, each its own: the indicator's, or the first words of what is counted."""
    names = [name or _slug(figure.counted) or "figure" for name, figure in zip(indicators, figures, strict=True)]
    used: Counter[str] = Counter()
    ids = []
    for name in names:
        used[name] += 1
        ids.append(name if used[name] == 1 else f"{name}-{used[name]}")
    return ids


def _slug(words: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", fold(words).lower())[:4])


def _english(part: str, codebook: Codebook) -> str:
    return next((term.en for term in codebook.glossary if term.vi.lower() == part.lower()), TODO)


def _doubts(figure_id: str, quantity: Quantity) -> list[dict[str, object]]:
    """A doubt where the reader itself hesitated."""
    if quantity.doubt is None and quantity.unit_id is not None:
        return []
    doubt, aspect = (quantity.doubt, "value") if quantity.doubt else ("unknown-unit", "unit")
    return [
        {
            "id": f"{figure_id}-{doubt}",
            "aspect": aspect,
            "reading_vi": TODO,
            "reading_en": TODO,
            "note_vi": TODO,
            "note_en": f"{TODO} ({doubt})",
        }
    ]


def _other_numerals(text: str, quantities: list[Quantity]) -> Iterator[Flow]:
    """Every numeral that is in no figure, with what the reader took it for."""
    places = [(quantity.numeral_start, quantity.numeral_end, quantity) for quantity in quantities]
    at = 0
    for start, end in numerals(text):
        while at < len(places) and places[at][1] < end:
            at += 1
        quantity = places[at][2] if at < len(places) else None
        if quantity is None or not quantity.is_figure:
            kind = quantity.kind if quantity is not None else "label"
            yield Flow({"at": [start, end], "token": f"“{text[start:end]}”", "disposition": kind})


def _vague_amounts(text: str, codebook: Codebook) -> Iterator[dict[str, object]]:
    words = "|".join(sorted((re.escape(word) for word in codebook.vague_words), key=len, reverse=True))
    for number, match in enumerate(re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text, re.I), start=1):
        yield {
            "id": f"vague-{number}",
            "at": list(match.span()),
            "word": match.group(),
            "of_vi": TODO,
            "of_en": TODO,
        }
