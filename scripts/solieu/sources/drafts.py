"""Drafts of report files: what a curator only has to review (`scripts/extract.py --format yaml`).

What the words say is read, areas, parts and pairs among it; indicators and actions are suggested by what other figures
have (`suggestions`). Nothing is guessed: what nobody can read off these is TODO.
"""

import hashlib
import json
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from solieu.reading import Quantity, find_quantities, numerals
from solieu.sources.codebook import Codebook, unit_of, units_of
from solieu.sources.readings import TODO
from solieu.sources.suggestions import Evidence, PhraseMatcher, Places, Seen, see
from solieu.vietnamese import fold

# Editors complete and underline by the schema that the first line names.
_SCHEMA_LINE = "# yaml-language-server: $schema=../report.schema.json\n"
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


@dataclass(frozen=True)
class FigureInClause:
    """A figure of the text, with the clause it stands in."""

    quantity: Quantity
    clause_start: int
    clause_end: int
    text: str

    @property
    def before(self) -> str:
        """The clause up to the figure."""
        return self.text[self.clause_start : self.quantity.char_start]

    @property
    def clause(self) -> str:
        """The whole clause."""
        return self.text[self.clause_start : self.clause_end]

    @property
    def counted(self) -> str:
        """What is counted: the phrase after the number, its unit included."""
        if self.quantity.kind == "count" and self.quantity.unit:
            return self.quantity.unit
        return self.text[self.quantity.numeral_end : self.quantity.char_end]


@dataclass(frozen=True)
class Pairing:
    """A suggested pair: the place of the other figure among the figures, and how sure it is."""

    relation: str
    of: int
    word: str
    certainty: str


class Flow(dict[str, object]):
    """A record that is written on one line."""


def in_held_form(text: str) -> str:
    """A text in the form in which it is hashed and its offsets count: NFC, LF, no byte order mark."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def draft(text: str, source: Source, codebook: Codebook, evidence: Evidence) -> str:
    """A report file for a text in its held form, with `status: draft`: everything read, suggested, and left to name."""
    quantities = find_quantities(text, codebook.unit_words)
    figures = place_figures(text, quantities)
    record = {
        "status": "draft",
        "reviewed": Flow({"by": TODO, "on": TODO}),
        "report": _card(text, source, codebook),
        "doubts": [],
        "passages": list(_passages(text, codebook)),
        "figures": list(_figures(figures, source, codebook, evidence)),
        "other_numerals": list(_other_numerals(text, quantities)),
        "vague_amounts": list(_vague_amounts(text, codebook)),
        "statements": [],
        "participants": [],
        "documents_cited": [],
        "source_slips": [],
    }
    return _SCHEMA_LINE + write_yaml(record)


def _card(text: str, source: Source, codebook: Codebook) -> dict[str, object]:
    content = text.encode("utf-8")
    publisher = next((body.id for body in codebook.organisations if body.vi == source.publisher), TODO)
    if publisher == TODO and source.publisher != TODO:
        publisher = f"{TODO} ({source.publisher})"
    return {
        "id": source.id,
        "title_vi": source.title,
        "title_en": TODO,
        "title_basis": "printed",
        "publisher": publisher,
        "byline": source.byline,
        "url": source.url,
        "archive_url": "",
        "text_source": TODO,
        "language": "vi",
        "event_vi": "",
        "event_en": "",
        "organiser": "",
        "event_date": "",
        "event_date_basis": "not_stated",
        "published_date": source.published,
        "published_basis": "written" if source.published else "not_stated",
        "period": Flow({"start": TODO, "end": "", "kind": TODO, "basis": TODO}),
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


def _figures(
    figures: list[FigureInClause], source: Source, codebook: Codebook, evidence: Evidence
) -> Iterator[dict[str, object]]:
    title = source.title if source.title != TODO else ""
    seen, indicators = suggest_indicators(title, figures, codebook, evidence)
    ids = _ids(figures, indicators)
    verbs = read_verbs(figures, codebook)
    areas = suggest_areas(source, figures, codebook)
    for place, figure in enumerate(figures):
        quantity = figure.quantity
        pairs = suggest_pairs(figures, place)
        parts = suggest_parts(figure, codebook.unit_words)
        record: dict[str, object] = {
            "id": ids[place],
            "as_written": quantity.as_written,
            "at": [quantity.char_start, quantity.char_end],
            "indicator": indicators[place] or TODO,
            "action": evidence.action(verbs[place], indicators[place], seen[place].unit) or TODO,
            "beneficiaries": Flow({"group": "not_stated", "basis": "not_stated"}),
            "area": Flow(areas[place]),
        }
        if parts:
            record["parts"] = [
                Flow({"vi": part, "en": _english(part, codebook), "certainty": "in_doubt"}) for part in parts
            ]
        if pairs:
            record["links"] = [
                Flow({"relation": pair.relation, "to": ids[pair.of], "word": pair.word, "certainty": pair.certainty})
                for pair in pairs
            ]
        doubts = _doubts(ids[place], quantity)
        if doubts:
            record["doubts"] = doubts
        yield record


def _ids(figures: list[FigureInClause], indicators: list[str]) -> list[str]:
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


# --- What is suggested of a figure ---

# A clause ends at a semicolon, a colon, an ellipsis or a line break, and at a full stop that is not inside a number.
_CLAUSE_END = re.compile(r"[;:!?…\n]|\.(?!\d)")
# A clause of more characters is a list without punctuation, whose far end says nothing of a figure.
_LONGEST_CLAUSE = 1000
# What stands between a count and the money that goes with it.
_WORTH = re.compile(r"(?:với |có )?(?:tổng )?(?:trị giá|giá trị|kinh phí|số tiền|/)", re.I)
# What may stand between a verb and the figure that it is of, and between two verbs that are joined.
_OF = re.compile(r"\s*(?:miễn phí\s+)?(?:(?:cho|tại|ở|được)\s+)?")
_JOINED = re.compile(r"(?: [^\W\d_]+){0,2}(?:,| và) ")
# What stands between two figures of a list.
_LISTED = re.compile(r"(?:,| và) ")

# Money does not go with how long something took.
_SPANS_OF_TIME = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")


def place_figures(text: str, quantities: Iterable[Quantity]) -> list[FigureInClause]:
    """The figures among the quantities of a text, each with its clause."""
    figures = [quantity for quantity in quantities if quantity.is_figure]
    ends = list(_CLAUSE_END.finditer(text))
    begins = [0, *(end.end() for end in ends)]
    stops = [*(end.start() for end in ends), len(text)]
    return [FigureInClause(each, *_clause(each, begins, stops), text) for each in figures]


def _clause(quantity: Quantity, begins: Sequence[int], stops: Sequence[int]) -> tuple[int, int]:
    start = begins[bisect_right(begins, quantity.char_start) - 1]
    end = stops[bisect_left(stops, quantity.char_end)]
    return max(start, quantity.char_start - _LONGEST_CLAUSE), min(end, quantity.char_end + _LONGEST_CLAUSE)


def suggest_indicators(
    title: str, figures: Sequence[FigureInClause], codebook: Codebook, evidence: Evidence
) -> tuple[list[Seen], list[str]]:
    """The figures of a text as suggestions see them, and the indicator of each; empty where that is left open."""
    verbs = verbs_of(codebook)
    seen = see(title, [_given(figure, codebook, verbs) for figure in figures])
    return seen, [evidence.indicator(each) for each in seen]


def _given(figure: FigureInClause, codebook: Codebook, verbs: PhraseMatcher) -> tuple[str, str, str]:
    """A figure's unit, the words that it counts, and the action read before it."""
    unit = "/".join(each for each in units_of(figure.quantity, codebook.unit_words) if each)
    return unit, figure.counted, read_action(figure, verbs)


def read_action(figure: FigureInClause, verbs: PhraseMatcher, directly: bool = False) -> str:
    """The action whose verb phrase stands nearest before the figure in its clause, the longest of them; or empty.

    Directly: only where nothing stands between them, and no other verb is joined to it that may as well be named.
    """
    found = [(span, action) for span, (action, *_) in verbs.find(figure.before) if action]
    if not found:
        return ""
    (start, end), action = found[-1]
    joined = found[1:] and _JOINED.fullmatch(figure.before[found[-2][0][1] : start])
    return "" if directly and (joined or not _OF.fullmatch(figure.before[end:])) else action


def read_verbs(figures: Sequence[FigureInClause], codebook: Codebook) -> list[str]:
    """The action directly before each figure, or before the list that it is in; or empty."""
    verbs = verbs_of(codebook)
    read: list[str] = []
    end = 0
    for figure in figures:
        listed = read and _LISTED.fullmatch(figure.text[end : figure.quantity.char_start])
        read.append(read[-1] if listed else read_action(figure, verbs, directly=True))
        end = figure.quantity.char_end
    return read


def verbs_of(codebook: Codebook) -> PhraseMatcher:
    """The verb phrases of actions, to be found in a text, and what hides one."""
    said = [(words, each.id) for each in codebook.actions for words in (each.vi, *each.said)]
    return PhraseMatcher(said + [(words, "") for words in codebook.no_actions], re.I)


def suggest_areas(source: Source, figures: Sequence[FigureInClause], codebook: Codebook) -> list[dict[str, object]]:
    """The area that each figure's clause names, or else that of what is told up to it.

    Where a clause names several, it is the one directly before the figure: Gia Lai 5 căn, Kon Tum 7 căn. Such a place
    is that figure's alone, and so is one after a figure; any other goes on. A report is of a military region where its
    title is; of no area, where nothing names one, its publisher included.
    """
    if not figures:
        return []
    places = Places(codebook.areas)
    text, day = figures[0].text, source.published
    if not places.named(f"{source.title}\n{source.publisher}\n{text}", day):
        return [{"id": "", "basis": "not_stated"}] * len(figures)
    regions = {area.id for area in codebook.areas if area.kind == "military_region"}
    told = {area for _, area in places.named(source.title, day)}
    named = [(at, area) for at, area in places.named(text, day) if area not in regions]
    starts = [at for at, _ in named]
    areas: list[dict[str, object]] = []
    end = passed = 0
    for figure in figures:
        at = figure.quantity.char_start
        since, upto = (bisect_left(starts, each) for each in (max(end, figure.clause_start), at))
        first, last = (bisect_left(starts, each) for each in (figure.clause_start, figure.clause_end))
        told |= {area for _, area in named[passed:first]}
        own = {area for _, area in named[first:last]}
        beside = [area for place, area in named[since:upto] if not _LISTED.search(text[place:at])]
        area = places.narrowest(own) or places.narrowest(beside) if own else places.of_report(told)
        areas.append({"id": area or TODO, "basis": ("written" if own else "inferred") if area else TODO})
        if end <= figure.clause_start:
            told |= {area for place, area in named[first:upto] if not _is_name(text[place:at])}
        end, passed = figure.quantity.char_end, last
    return areas


def _is_name(words: str) -> bool:
    """Whether words are those of a place, or what is left of them, and no more: not ở Gia Lai, nor Gia Lai có."""
    return "," not in words and (words.istitle() or not words.strip())


def suggest_parts(figure: FigureInClause, unit_words: Mapping[str, str]) -> list[str]:
    """The things that a figure counts jointly: a list each of whose members is of the figure's own unit."""
    quantity = figure.quantity
    counted = figure.counted.strip()
    if quantity.kind == "measure" and quantity.unit:
        members = _members(counted.removeprefix(quantity.unit).strip())
        return members if len(members) > 1 and all(" " in member for member in members) else []
    members = _members(counted)
    same = [unit_of(member, unit_words) == quantity.unit_id for member in members]
    return members if len(members) > 1 and all(same) else []


def _members(phrase: str) -> list[str]:
    return [member for member in re.split(r",\s*|\s+và\s+", phrase) if member]


def suggest_pairs(figures: list[FigureInClause], place: int) -> list[Pairing]:
    """The figures of the same clause that a figure goes with: money with what stands before it, people with classes."""
    figure = figures[place]
    nearest = takewhile(lambda at: figures[at].clause_start == figure.clause_start, range(place - 1, -1, -1))
    earlier = list(nearest)[::-1]
    if figure.quantity.kind == "money":
        return _paid_for(figures, earlier, figure)
    if figure.quantity.unit_id == "person" and re.search(r"\bcho\s*$", figure.before):
        classes = [at for at in earlier if figures[at].quantity.unit_id == "class"]
        return [Pairing("people_in", at, "cho", "in_doubt") for at in classes[-1:]]
    return []


def _paid_for(figures: list[FigureInClause], earlier: list[int], figure: FigureInClause) -> list[Pairing]:
    """Money goes with every count since the last money; it is clear only where it follows the one count directly."""
    counts: list[int] = []
    for at in earlier:
        quantity = figures[at].quantity
        if quantity.kind == "money":
            counts = []
        elif quantity.unit_id not in _SPANS_OF_TIME and quantity.kind not in ("percent", "rate"):
            counts.append(at)
    if not counts:
        return []
    between = figure.text[figures[counts[-1]].quantity.char_end : figure.quantity.char_start].strip()
    directly = not between or _WORTH.fullmatch(between)
    certainty = "clear" if directly and len(counts) == 1 else "in_doubt"
    word = _WORTH.search(between)
    return [Pairing("amount_for", at, word.group() if word else "", certainty) for at in counts]


# --- Report files written out: one fact a line, short records on one line ---

# What YAML takes for something else than text, at the start of a plain scalar, inside it, or as the whole of it.
_BAD_START = tuple("-?:,[]{}#&*!|>'\"%@` ")
_BAD_INSIDE = re.compile(r": | #|:$|\s$|\n")
_BAD_IN_FLOW = re.compile(r"[,\[\]{}:]")
_READS_AS_ELSE = re.compile(r"true|false|null|~|0|-?[1-9][0-9]*", re.I)


def write_yaml(record: Mapping[str, object]) -> str:
    """A mapping as YAML of the kind that `yamlfile` reads."""
    return "\n".join(_lines(record, "")) + "\n"


def _lines(record: Mapping[str, object], indent: str) -> Iterator[str]:
    for key, value in record.items():
        if isinstance(value, Flow) or not isinstance(value, list | dict) or not value or _is_span(value):
            yield f"{indent}{key}: {_inline(value)}"
        elif isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from _lines(value, f"{indent}  ")
        else:
            yield f"{indent}{key}:"
            for item in value:
                yield from _item(item, f"{indent}  ")


def _item(item: object, indent: str) -> Iterator[str]:
    if isinstance(item, dict) and not isinstance(item, Flow):
        first, *rest = _lines(item, "")
        yield f"{indent}- {first}"
        yield from (f"{indent}  {line}" for line in rest)
    else:
        yield f"{indent}- {_inline(item)}"


def _is_span(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, int) for item in value)


def _inline(value: object, flow: bool = False) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_inline(item, flow=True)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_inline(item, flow=True) for item in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _scalar(value, flow) if isinstance(value, str) else str(value)


def _scalar(text: str, flow: bool) -> str:
    """Text as it is where YAML reads it so, otherwise in quotes."""
    if not text:
        return "''"
    read_as_else = text.startswith(_BAD_START) or _BAD_INSIDE.search(text) or _READS_AS_ELSE.fullmatch(text)
    if read_as_else or (flow and _BAD_IN_FLOW.search(text)):
        return json.dumps(text, ensure_ascii=False)
    return text
