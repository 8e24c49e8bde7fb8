"""What a report file (`metadata/reports/<id>.yaml`) holds, record by record; and a report as read."""

from collections.abc import Iterator
from dataclasses import dataclass

from solieu.reading import Quantity
from solieu.sources.models import Day, Interval, Many, Record, Slug, Words, coded

CERTAINTY = "figure_parts.certainty"
BASIS = "reports.event_date_basis"


class Review(Record):
    """Who reviewed the file, and when."""

    by: str
    on: Day


class Period(Record):
    """When something was done, in days of the calendar; an end that is not known is empty."""

    start: Day = ""
    end: Day = ""
    kind: str = coded("figures.period_kind", "not_stated")
    basis: str = coded(BASIS, "not_stated")

    @property
    def year(self) -> int | None:
        """The year in which the period lies; None where it lies in no single one, or is not known."""
        end = self.end or (self.start if self.kind == "part_of_year" else "")
        return int(self.start[:4]) if self.start and self.start[:4] == end[:4] else None


class Doubt(Record):
    """One reading that a second person might dispute; `source_url` is the outside source that its note speaks of."""

    id: Slug
    aspect: str = coded("doubts.aspect")
    reading_vi: str
    reading_en: str
    note_vi: str
    note_en: str
    source_url: str = ""


class Card(Record):
    """The source card: what the report is and where it stands. `period` is what its figures are about."""

    id: Slug
    title_vi: str
    title_en: str
    title_basis: str = coded("reports.title_basis")
    publisher: str = coded("organisations")
    byline: str = ""
    url: str
    archive_url: str = ""
    text_source: str = coded("reports.text_source")
    language: str = coded("reports.language")
    event_vi: str = ""
    event_en: str = ""
    organiser: str = coded("organisations", "")
    event_date: Day = ""
    event_date_basis: str = coded(BASIS)
    published_date: Day = ""
    published_basis: str = coded(BASIS)
    period: Period
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


class FigureLink(Record):
    """A link to another figure: by its id in this file, or by its whole key where it is another report's."""

    relation: str = coded("figure_links.relation")
    to: Slug
    word: str = ""
    certainty: str = coded(CERTAINTY)
    note_vi: str = ""
    note_en: str = ""


class Beneficiaries(Record):
    """Whom the work is for, and what says so."""

    group: str = coded("figures.beneficiary_group")
    basis: str = coded(BASIS)


class Area(Record):
    """Where: an area, or a kind of area that is a term of the glossary, and what says so."""

    id: str = coded("areas", "")
    type: str = coded("glossary", "")
    basis: str = coded(BASIS, "not_stated")


class Figure(Record):
    """One figure. Its value and unit are read from `as_written`; `value` and `unit` overrule that, with a doubt."""

    id: Slug
    as_written: str
    at: Interval | None = None
    indicator: str = coded("indicators")
    action: str = coded("actions", "")
    actor: str = coded("organisations", "")
    beneficiaries: Beneficiaries
    period: Period | None = None
    area: Area = Area()
    temporal: str = coded("figures.temporal_type", "flow")
    claim: str = coded("figures.claim", "done")
    value: str = ""
    unit: str = coded("units", "")
    parts: Many[Part] = ()
    links: Many[FigureLink] = ()
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
    actors: Words = coded("organisations", ())


class Link(Record):
    """One tie of a statement, to exactly one of a body, a term, a person, a document, or another statement."""

    role: str = coded("statement_links.role")
    organisation: str = coded("organisations", "")
    term: str = coded("glossary", "")
    statement: str = ""
    person: str = ""
    document: str = ""


class Statement(Record):
    """One qualitative point, in our own words."""

    id: Slug
    at: Interval
    kind: str = coded("statements.kind")
    summary_vi: str
    summary_en: str
    links: Many[Link] = ()
    doubts: Many[Doubt] = ()


class Participant(Record):
    """One role of a post that a person held at the event."""

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
    doubts: Many[Doubt] = ()
    passages: Many[Passage] = ()
    figures: Many[Figure] = ()
    other_numerals: Many[Numeral] = ()
    vague_amounts: Many[Vague] = ()
    statements: Many[Statement] = ()
    participants: Many[Participant] = ()
    documents_cited: Many[Document] = ()
    source_slips: Many[Slip] = ()

    @property
    def all_doubts(self) -> Iterator[tuple[Figure | Statement | None, Doubt]]:
        """Every doubt of the file in its order, each after the figure or statement that it is of; None: the report."""
        yield from ((None, doubt) for doubt in self.doubts)
        of: tuple[Figure | Statement, ...] = (*self.figures, *self.statements)
        yield from ((record, doubt) for record in of for doubt in record.doubts)


@dataclass(frozen=True)
class ReadFigure:
    """A figure's record, and what its words state. Offsets of the quantity count from the phrase's first character.

    `unit_id` is its unit and `per_unit_id`, of a rate, the unit that it is for, both codes of the codebook.
    """

    record: Figure
    quantity: Quantity
    unit_id: str
    per_unit_id: str | None


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
