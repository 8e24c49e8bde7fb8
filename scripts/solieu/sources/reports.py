"""What a report file (`metadata/reports/<id>.yaml`) holds, record by record; and a report as read."""

from dataclasses import dataclass

from solieu.reading import Quantity
from solieu.sources.models import Day, Interval, Many, Record, Slug, coded

CERTAINTY = "figure_parts.certainty"
BASIS = "reports.event_date_basis"


class Review(Record):
    """Who reviewed the file, and when."""

    by: str
    on: Day


class Card(Record):
    """The source card: what the report is and where it stands. `year` is the year its figures are about."""

    id: Slug
    title_vi: str
    title_en: str
    publisher: str
    publisher_en: str
    byline: str = ""
    url: str
    archive_url: str = ""
    text_source: str = coded("reports.text_source")
    language: str = coded("reports.language")
    event_date: Day = ""
    event_date_basis: str = coded(BASIS)
    published_date: Day = ""
    year: int | None = None
    year_basis: str = coded(BASIS)
    reading: str = coded("reports.reading")
    characters: int | None = None
    bytes: int | None = None
    sha256: str = ""
    numerals: int | None = None
    rights: str = coded("reports.rights")

    @property
    def held(self) -> bool:
        """Whether the text was read whole, so that there are offsets into it."""
        return self.reading == "whole-text"


class Passage(Record):
    """One paragraph, and the body it is about."""

    at: Interval
    kind: str = coded("passages.kind")
    actor: str = coded("organisations", "")
    list_open: bool = False


class Part(Record):
    """One thing that a figure covers jointly with others."""

    vi: str
    en: str
    certainty: str = coded(CERTAINTY)


class Pair(Record):
    """A tie of the figure to another figure of the report."""

    relation: str = coded("figure_pairs.relation")
    of: Slug
    word: str = ""
    certainty: str = coded(CERTAINTY)


class Doubt(Record):
    """One reading that a second person might dispute."""

    id: Slug
    aspect: str = coded("doubts.aspect")
    reading_vi: str
    reading_en: str
    note_vi: str
    note_en: str


class Figure(Record):
    """One figure. Its value and unit are read from `as_written`; `value` and `unit` overrule that, with a doubt."""

    id: Slug
    as_written: str
    at: Interval | None = None
    indicator: str = coded("indicators")
    action: str = coded("actions", "")
    beneficiaries: str = coded("figures.beneficiary_group")
    actor: str = coded("organisations", "")
    area: str = coded("glossary", "")
    area_basis: str = coded(BASIS, "not_stated")
    year: int | None = None
    year_basis: str = coded(BASIS, "")
    temporal_type: str = coded("figures.temporal_type", "flow")
    value: str = ""
    unit: str = coded("units", "")
    parts: Many[Part] = ()
    pair: Many[Pair] = ()
    doubts: Many[Doubt] = ()


class Numeral(Record):
    """One numeral that is no figure, and the reason."""

    at: Interval
    token: str
    disposition: str = coded("numerals.disposition")


class Vague(Record):
    """One amount without a numeral."""

    id: Slug
    at: Interval
    word: str
    of_vi: str
    of_en: str
    actor: str = coded("organisations", "")


class Link(Record):
    """One tie of a statement, to exactly one of a body, a term, or another statement."""

    role: str = coded("statement_links.role")
    organisation: str = coded("organisations", "")
    term: str = coded("glossary", "")
    statement: str = ""


class Statement(Record):
    """One qualitative point, in our own words."""

    id: Slug
    at: Interval
    kind: str = coded("statements.kind")
    summary_vi: str
    summary_en: str
    links: Many[Link] = ()


class Participant(Record):
    """One post that a person held at the event."""

    id: Slug
    name: str
    rank: str = ""
    position_vi: str
    position_en: str
    role: str = coded("participants.role")
    organisation: str = coded("organisations")


class Document(Record):
    """One document that the report cites."""

    id: Slug
    at: Interval
    number: str = ""
    kind: str = coded("documents_cited.kind")
    date: Day = ""
    issuer: str = coded("organisations", "")
    title_vi: str
    title_en: str


class Slip(Record):
    """One slip in the text as held; `at` is its first character."""

    id: Slug
    at: int
    as_written: str
    suggested: str
    certainty: str = coded(CERTAINTY)


class Report(Record):
    """A whole report file."""

    status: str = coded("status")
    reviewed: Review
    report: Card
    passages: Many[Passage] = ()
    figures: Many[Figure] = ()
    other_numerals: Many[Numeral] = ()
    vague_amounts: Many[Vague] = ()
    statements: Many[Statement] = ()
    participants: Many[Participant] = ()
    documents_cited: Many[Document] = ()
    source_slips: Many[Slip] = ()


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
