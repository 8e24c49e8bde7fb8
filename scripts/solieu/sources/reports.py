"""What a report file (`metadata/reports/<id>.yaml`) holds, record by record."""

from dataclasses import dataclass

from solieu.problems import Said
from solieu.reading import Quantity
from solieu.sources.records import Record, Span, code, date, flag, many, one, slug, span, text, whole

CERTAINTY = "figure_parts.certainty"
BASIS = "reports.event_date_basis"


@dataclass(frozen=True, kw_only=True)
class Review(Record):
    """Who reviewed the file, and when."""

    KIND = Said("review")

    by: str = text()
    on: str = date()


@dataclass(frozen=True, kw_only=True)
class Card(Record):
    """The source card: what the report is and where it stands. `year` is the year its figures are about."""

    KIND = Said("card")

    id: str = slug()
    title_vi: str = text()
    title_en: str = text()
    publisher: str = text()
    publisher_en: str = text()
    byline: str = text(optional=True)
    url: str = text()
    archive_url: str = text(optional=True)
    text_source: str = code("reports.text_source")
    language: str = code("reports.language")
    event_date: str = date(optional=True)
    event_date_basis: str = code(BASIS)
    published_date: str = date(optional=True)
    year: int | None = whole(optional=True)
    year_basis: str = code(BASIS)
    reading: str = code("reports.reading")
    characters: int | None = whole(optional=True)
    bytes: int | None = whole(optional=True)
    sha256: str = text(optional=True)
    numerals: int | None = whole(optional=True)
    rights: str = code("reports.rights")

    @property
    def held(self) -> bool:
        """Whether the text was read whole, so that there are offsets into it."""
        return self.reading == "whole-text"


@dataclass(frozen=True, kw_only=True)
class Passage(Record):
    """One paragraph, and the body it is about."""

    KIND = Said("passage")

    at: Span = span()
    kind: str = code("passages.kind")
    actor: str = code("organisations", default="")
    list_open: bool = flag(default=False)


@dataclass(frozen=True, kw_only=True)
class Part(Record):
    """One thing that a figure covers jointly with others."""

    KIND = Said("part")

    vi: str = text()
    en: str = text()
    certainty: str = code(CERTAINTY)


@dataclass(frozen=True, kw_only=True)
class Pair(Record):
    """A tie of the figure to another figure of the report."""

    KIND = Said("pair")

    relation: str = code("figure_pairs.relation")
    of: str = slug()
    word: str = text(optional=True)
    certainty: str = code(CERTAINTY)


@dataclass(frozen=True, kw_only=True)
class Doubt(Record):
    """One reading that a second person might dispute."""

    KIND = Said("doubt")

    id: str = slug()
    aspect: str = code("doubts.aspect")
    reading_vi: str = text()
    reading_en: str = text()
    note_vi: str = text()
    note_en: str = text()


@dataclass(frozen=True, kw_only=True)
class Figure(Record):
    """One figure. Its value and unit are read from `as_written`; `value` and `unit` overrule that, with a doubt."""

    KIND = Said("figure")

    id: str = slug()
    as_written: str = text()
    at: Span | None = span(optional=True)
    indicator: str = code("indicators")
    action: str = code("actions", default="")
    beneficiaries: str = code("figures.beneficiary_group")
    actor: str = code("organisations", default="")
    area: str = code("glossary", default="")
    area_basis: str = code(BASIS, default="not_stated")
    year: int | None = whole(optional=True)
    year_basis: str = code(BASIS, default="")
    temporal_type: str = code("figures.temporal_type", default="flow")
    value: str = text(optional=True)
    unit: str = code("units", default="")
    parts: tuple[Part, ...] = many(Part)
    pair: tuple[Pair, ...] = many(Pair)
    doubts: tuple[Doubt, ...] = many(Doubt)


@dataclass(frozen=True, kw_only=True)
class Numeral(Record):
    """One numeral that is no figure, and the reason."""

    KIND = Said("numeral")

    at: Span = span()
    token: str = text()
    disposition: str = code("numerals.disposition")


@dataclass(frozen=True, kw_only=True)
class Vague(Record):
    """One amount without a numeral."""

    KIND = Said("vague amount")

    id: str = slug()
    at: Span = span()
    word: str = text()
    of_vi: str = text()
    of_en: str = text()
    actor: str = code("organisations", default="")


@dataclass(frozen=True, kw_only=True)
class Link(Record):
    """One tie of a statement, to exactly one of a body, a term, or another statement."""

    KIND = Said("tie")

    role: str = code("statement_links.role")
    organisation: str = code("organisations", default="")
    term: str = code("glossary", default="")
    statement: str = text(optional=True)


@dataclass(frozen=True, kw_only=True)
class Statement(Record):
    """One qualitative point, in our own words."""

    KIND = Said("statement")

    id: str = slug()
    at: Span = span()
    kind: str = code("statements.kind")
    summary_vi: str = text()
    summary_en: str = text()
    links: tuple[Link, ...] = many(Link)


@dataclass(frozen=True, kw_only=True)
class Participant(Record):
    """One post that a person held at the event."""

    KIND = Said("participant")

    id: str = slug()
    name: str = text()
    rank: str = text(optional=True)
    position_vi: str = text()
    position_en: str = text()
    role: str = code("participants.role")
    organisation: str = code("organisations")


@dataclass(frozen=True, kw_only=True)
class Document(Record):
    """One document that the report cites."""

    KIND = Said("document")

    id: str = slug()
    at: Span = span()
    number: str = text(optional=True)
    kind: str = code("documents_cited.kind")
    date: str = date(optional=True)
    issuer: str = code("organisations", default="")
    title_vi: str = text()
    title_en: str = text()


@dataclass(frozen=True, kw_only=True)
class Slip(Record):
    """One slip in the text as held; `at` is its first character."""

    KIND = Said("slip")

    id: str = slug()
    at: int = whole()
    as_written: str = text()
    suggested: str = text()
    certainty: str = code(CERTAINTY)


@dataclass(frozen=True, kw_only=True)
class Report(Record):
    """A whole report file."""

    KIND = Said("report")

    status: str = code("status")
    reviewed: Review = one(Review)
    report: Card = one(Card)
    passages: tuple[Passage, ...] = many(Passage)
    figures: tuple[Figure, ...] = many(Figure)
    other_numerals: tuple[Numeral, ...] = many(Numeral)
    vague_amounts: tuple[Vague, ...] = many(Vague)
    statements: tuple[Statement, ...] = many(Statement)
    participants: tuple[Participant, ...] = many(Participant)
    documents_cited: tuple[Document, ...] = many(Document)
    source_slips: tuple[Slip, ...] = many(Slip)


@dataclass(frozen=True)
class ReadFigure:
    """A figure's record, and what its words state. Offsets of the quantity count from the phrase's first character."""

    record: Figure
    quantity: Quantity


@dataclass(frozen=True)
class Reading:
    """A reviewed report, with its figures read. `path` is what messages call its file."""

    path: str
    report: Report
    figures: tuple[ReadFigure, ...]

    @property
    def id(self) -> str:
        """The report's id."""
        return self.report.report.id

    def passage_of(self, start: int) -> int | None:
        """The place, from 1, of the passage that holds a character; None where none does."""
        for place, passage in enumerate(self.report.passages, start=1):
            if passage.at[0] <= start < passage.at[1]:
                return place
        return None
