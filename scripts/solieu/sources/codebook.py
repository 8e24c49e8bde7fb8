"""The codebook: what every code of the tables means, in both languages (`metadata/codebook.yaml`)."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from solieu.paths import House
from solieu.problems import Invalid, Problem, problem
from solieu.reading import Quantity
from solieu.sources.models import Day, Many, Record, Slug, Vocabularies, Words, coded, read_model, repeated_ids
from solieu.sources.schemas import Package
from solieu.sources.yamlfile import load


class Code(Record):
    """What all codes have: a label and a definition in both languages."""

    id: Slug
    vi: str
    en: str
    definition_vi: str
    definition_en: str


class Noun(Record):
    """What is counted in a unit, in words, where the unit's own name says less: soldiers, for persons."""

    unit: str = coded("units")
    vi: str
    en: str
    one_en: str


class Indicator(Code):
    """One kind of measure, its verb included. `counted` are words that, where they are counted, name it alone."""

    topic: str = coded("indicators.topic")
    broader: str = coded("indicators", "")
    additive_bodies: bool
    additive_periods: bool
    noun: Noun | None = None
    counted: Words = ()


class Unit(Code):
    """One unit, and the words that name it: a counted phrase has the unit of the longest word it starts with."""

    id: str  # ISO 4217 codes are in capitals
    plural_en: str
    ucum: str = ""
    qudt: str = ""
    iso4217: str = ""
    quantity_kind: str = coded("units.quantity_kind")
    words: Words = ()


class Qualifier(Code):
    """One hedge word, and the bound it gives."""

    word_vi: str = ""
    comparator: str = coded("qualifiers.comparator", "")
    bound_rule: str = coded("qualifiers.bound_rule")


class Organisation(Code):
    """One body, its level, the body that it is a part of, and the one that took over its work."""

    kind: str = coded("organisations.kind")
    level: str = coded("organisations.level", "")
    parent: str = coded("organisations", "")
    successor: str = coded("organisations", "")
    source_url: str = ""


class Term(Code):
    """One term, programme or area that a stranger needs."""

    kind: str = coded("glossary.kind")
    source_url: str = ""


class Action(Code):
    """One verb phrase that figures stand with. `said` are other words for it, by which a draft reads it."""

    said: Words = ()


class Area(Record):
    """One area, as it was from one day to another; or a named group of areas, its members. `said` are other names."""

    id: Slug
    vi: str
    en: str
    kind: str = coded("areas.kind")
    iso_3166_2: str = ""
    parent: str = coded("areas", "")
    valid_from: Day = ""
    valid_to: Day = ""
    successor: str = coded("areas", "")
    members: Words = coded("areas", ())
    said: Words = ()


class PassageCue(Record):
    """Words that a passage of a kind begins with, and the body it is then about."""

    kind: str = coded("passages.kind")
    actor: str = coded("organisations", "")
    words: Words = ()


class Codebook(Record):
    """Every vocabulary of the package."""

    indicators: Many[Indicator] = ()
    units: Many[Unit] = ()
    qualifiers: Many[Qualifier] = ()
    organisations: Many[Organisation] = ()
    areas: Many[Area] = ()
    glossary: Many[Term] = ()
    actions: Many[Action] = ()
    passage_cues: Many[PassageCue] = ()
    no_actions: Words = ()
    no_units: Words = ()
    vague_words: Words = ()

    @cached_property
    def unit_words(self) -> dict[str, str]:
        """Each unit's words, for the reader of quantities: word -> unit id; "" of those that only begin with such."""
        return {word: unit.id for unit in self.units for word in unit.words} | dict.fromkeys(self.no_units, "")

    def tables(self) -> dict[str, tuple[Code | Area, ...]]:
        """The vocabularies that are published, by the table's name."""
        return {
            "indicators": self.indicators,
            "units": self.units,
            "qualifiers": self.qualifiers,
            "actions": self.actions,
            "organisations": self.organisations,
            "areas": self.areas,
            "glossary": self.glossary,
        }


def unit_of(phrase: str, unit_words: Mapping[str, str]) -> str | None:
    """The unit of a counted phrase: that of the longest of the words that it starts with; None where it has none."""
    words = phrase.lower().split()
    starts = (" ".join(words[:length]) for length in range(len(words), 0, -1))
    return next((unit_words[start] for start in starts if start in unit_words), None) or None


def units_of(quantity: Quantity, unit_words: Mapping[str, str]) -> tuple[str | None, str | None]:
    """The unit of a quantity and, of a rate, the unit that it is for: VND and house of 80 triệu đồng/nhà.

    What a rate is for is given as it is written where it is no unit's word, so that it can be named.
    """
    unit, _, per = (quantity.unit_id or "").partition("/")
    if not per and quantity.per:
        per = unit_of(quantity.per.removeprefix("1 "), unit_words) or quantity.per
    return unit or None, per or None


def load_codebook(house: House, package: Package) -> Codebook:
    """Read `metadata/codebook.yaml`. Raises Invalid with every problem found."""
    path = house.metadata / "codebook.yaml"
    name = house.name(path)
    document = load(path, name)
    own = {kind: _ids(document, kind) for kind in ("indicators", "units", "organisations", "areas")}
    codebook = read_model(Codebook, document, name, package.codes() | own)
    problems = [wrong for kind, codes in codebook.tables().items() for wrong in repeated_ids(name, kind, codes)]
    problems += _words_twice(name, codebook.units)
    if problems:
        raise Invalid(problems)
    return codebook


def vocabularies(package: Package, codebook: Codebook) -> Vocabularies:
    """Every code that a report file may hold: of the codebook, and of the columns that list their own."""
    of_codebook = {name: tuple(code.id for code in codes) for name, codes in codebook.tables().items()}
    return package.codes() | of_codebook | {"status": ("draft", "reviewed")}


def _ids(document: object, kind: str) -> tuple[str, ...]:
    """The ids of codes that name each other, before any of them is read."""
    codes = document.get(kind) if isinstance(document, dict) else None
    return tuple(str(code.get("id")) for code in codes or () if isinstance(code, dict))


def _words_twice(name: str, units: tuple[Unit, ...]) -> Iterator[Problem]:
    """A counted noun has one unit, so no word is that of two."""
    seen: dict[str, str] = {}
    for unit in units:
        for word in unit.words:
            if seen.setdefault(word, unit.id) != unit.id:
                yield problem(name, unit.line, unit.column, "word-twice", word=word, unit=seen[word])
