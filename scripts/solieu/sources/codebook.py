"""The codebook: what every code of the tables means, in both languages (`metadata/codebook.yaml`)."""

from collections.abc import Iterator

from solieu.paths import House
from solieu.problems import Invalid, Problem, problem
from solieu.sources.models import Many, Record, Slug, Vocabularies, Words, coded, read_model, repeated_ids
from solieu.sources.schemas import Package
from solieu.sources.yamlfile import load


class Code(Record):
    """What all codes have: a label and a definition in both languages."""

    id: Slug
    vi: str
    en: str
    definition_vi: str
    definition_en: str


class Indicator(Code):
    """One kind of measure, its verb included. A draft suggests it by words counted and words of the clause."""

    topic: str = coded("indicators.topic")
    additive: bool
    counted: Words = ()
    cues: Words = ()


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
    """One body, and the body that took over its work."""

    kind: str = coded("organisations.kind")
    wikidata: str = ""
    successor: str = coded("organisations", "")
    source_url: str = ""


class Term(Code):
    """One term, programme or area that a stranger needs."""

    kind: str = coded("glossary.kind")
    source_url: str = ""


class Action(Record):
    """One verb phrase that figures stand with."""

    vi: str
    en: str


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
    glossary: Many[Term] = ()
    actions: Many[Action] = ()
    passage_cues: Many[PassageCue] = ()
    vague_words: Words = ()

    @property
    def unit_words(self) -> dict[str, str]:
        """Each unit's words, for the reader of quantities: word -> unit id."""
        return {word: unit.id for unit in self.units for word in unit.words}

    def tables(self) -> dict[str, tuple[Code, ...]]:
        """The vocabularies that are published, by the table's name."""
        return {
            "indicators": self.indicators,
            "units": self.units,
            "qualifiers": self.qualifiers,
            "organisations": self.organisations,
            "glossary": self.glossary,
        }


def load_codebook(house: House, package: Package) -> Codebook:
    """Read `metadata/codebook.yaml`. Raises Invalid with every problem found."""
    path = house.metadata / "codebook.yaml"
    name = house.name(path)
    document = load(path, name)
    codebook = read_model(Codebook, document, name, package.codes() | {"organisations": _ids(document)})
    problems = [wrong for kind, codes in codebook.tables().items() for wrong in repeated_ids(name, kind, codes)]
    problems += _words_twice(name, codebook.units)
    if problems:
        raise Invalid(problems)
    return codebook


def vocabularies(package: Package, codebook: Codebook) -> Vocabularies:
    """Every code that a report file may hold: of the codebook, and of the columns that list their own."""
    of_codebook = {name: tuple(code.id for code in codes) for name, codes in codebook.tables().items()}
    actions = tuple(action.vi for action in codebook.actions)
    return package.codes() | of_codebook | {"actions": actions, "status": ("draft", "reviewed")}


def _ids(document: object) -> tuple[str, ...]:
    """The ids of the bodies, some of which name others as successors, before any of them is read."""
    bodies = document.get("organisations") if isinstance(document, dict) else None
    return tuple(str(body.get("id")) for body in bodies or () if isinstance(body, dict))


def _words_twice(name: str, units: tuple[Unit, ...]) -> Iterator[Problem]:
    """A counted noun has one unit, so no word is that of two."""
    seen: dict[str, str] = {}
    for unit in units:
        for word in unit.words:
            if seen.setdefault(word, unit.id) != unit.id:
                yield problem(name, unit.line, unit.column, "word-twice", word=word, unit=seen[word])
