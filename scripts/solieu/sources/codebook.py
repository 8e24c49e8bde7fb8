"""The codebook: what every code of the tables means, in both languages (`metadata/codebook.yaml`)."""

from collections.abc import Iterator
from dataclasses import dataclass

from solieu.paths import House
from solieu.problems import Invalid, Said
from solieu.sources import yamlfile
from solieu.sources.records import Fault, Reader, Record, code, flag, many, read_record, repeated_ids, slug, text, words
from solieu.sources.schemas import Package


@dataclass(frozen=True, kw_only=True)
class Code(Record):
    """What all codes have: a label and a definition in both languages."""

    KIND = Said("code")

    id: str = slug()
    vi: str = text()
    en: str = text()
    definition_vi: str = text()
    definition_en: str = text()


@dataclass(frozen=True, kw_only=True)
class Indicator(Code):
    """One kind of measure, its verb included. A draft suggests it by words counted and words of the clause."""

    KIND = Said("indicator")

    topic: str = code("indicators.topic")
    additive: bool = flag()
    counted: tuple[str, ...] = words()
    cues: tuple[str, ...] = words()


@dataclass(frozen=True, kw_only=True)
class Unit(Code):
    """One unit, and the words that name it: a counted phrase has the unit of the longest word it starts with."""

    KIND = Said("unit")

    id: str = text()  # ISO 4217 codes are in capitals
    plural_en: str = text()
    ucum: str = text(optional=True)
    qudt: str = text(optional=True)
    iso4217: str = text(optional=True)
    quantity_kind: str = code("units.quantity_kind")
    words: tuple[str, ...] = words()


@dataclass(frozen=True, kw_only=True)
class Qualifier(Code):
    """One hedge word, and the bound it gives."""

    KIND = Said("qualifier")

    word_vi: str = text(optional=True)
    comparator: str = code("qualifiers.comparator", default="")
    bound_rule: str = code("qualifiers.bound_rule")


@dataclass(frozen=True, kw_only=True)
class Organisation(Code):
    """One body, and the body that took over its work."""

    KIND = Said("organisation")

    kind: str = code("organisations.kind")
    wikidata: str = text(optional=True)
    successor: str = code("organisations", default="")
    source_url: str = text(optional=True)


@dataclass(frozen=True, kw_only=True)
class Term(Code):
    """One term, programme or area that a stranger needs."""

    KIND = Said("term")

    kind: str = code("glossary.kind")
    source_url: str = text(optional=True)


@dataclass(frozen=True, kw_only=True)
class Action(Record):
    """One verb phrase that figures stand with."""

    KIND = Said("action")

    vi: str = text()
    en: str = text()


@dataclass(frozen=True, kw_only=True)
class PassageCue(Record):
    """Words that a passage of a kind begins with, and the body it is then about."""

    KIND = Said("passage cue")

    kind: str = code("passages.kind")
    actor: str = code("organisations", default="")
    words: tuple[str, ...] = words()


@dataclass(frozen=True, kw_only=True)
class Codebook(Record):
    """Every vocabulary of the package."""

    KIND = Said("codebook")

    indicators: tuple[Indicator, ...] = many(Indicator)
    units: tuple[Unit, ...] = many(Unit)
    qualifiers: tuple[Qualifier, ...] = many(Qualifier)
    organisations: tuple[Organisation, ...] = many(Organisation)
    glossary: tuple[Term, ...] = many(Term)
    actions: tuple[Action, ...] = many(Action)
    passage_cues: tuple[PassageCue, ...] = many(PassageCue)
    vague_words: tuple[str, ...] = words()

    @property
    def unit_words(self) -> dict[str, str]:
        """Each unit's words, for the reader of quantities: word -> unit id."""
        return {word: unit.id for unit in self.units for word in unit.words}

    def indicator(self, name: str) -> Indicator:
        """The indicator of that id. Raises StopIteration, as its fellows do: readings are checked against the codes."""
        return next(code for code in self.indicators if code.id == name)

    def unit(self, name: str) -> Unit:
        """The unit of that id."""
        return next(code for code in self.units if code.id == name)

    def qualifier(self, name: str) -> Qualifier:
        """The hedge word of that id."""
        return next(code for code in self.qualifiers if code.id == name)

    def organisation(self, name: str) -> Organisation:
        """The body of that id."""
        return next(code for code in self.organisations if code.id == name)

    def action(self, vi: str, language: str) -> str:
        """A verb phrase in a language; empty where there is none."""
        return next((action.en if language == "en" else action.vi for action in self.actions if action.vi == vi), "")

    def vocabularies(self) -> dict[str, tuple[Code, ...]]:
        """The vocabularies that are published as tables, by the table's name."""
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
    node = yamlfile.load(path, house.name(path))
    reader = Reader(house.name(path), known_codes(package, {"organisations": _ids(node.plain, "organisations")}), [])
    codebook = read_record(reader, Codebook, node)
    if codebook:
        for vocabulary, codes in codebook.vocabularies().items():
            for record, rule, message in repeated_ids(vocabulary, codes):
                reader.problem(record, rule, message)
        for record, rule, message in _words_twice(codebook.units):
            reader.problem(record, rule, message)
    if reader.problems or codebook is None:
        raise Invalid(reader.problems)
    return codebook


def _words_twice(units: tuple[Unit, ...]) -> Iterator[Fault]:
    """A counted noun has one unit, so no word is that of two."""
    seen: dict[str, str] = {}
    for unit in units:
        for word in unit.words:
            if seen.setdefault(word, unit.id) != unit.id:
                said = Said(
                    "'{word}' is a word of the unit '{unit}' too; take it out of one", word=word, unit=seen[word]
                )
                yield unit, "word-twice", said


def known_codes(package: Package, vocabularies: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Every vocabulary's codes: those given, and those of each column that lists its own."""
    columns = {f"{table.name}.{field.name}": field.codes for table in package for field in table.fields if field.codes}
    return {**columns, **vocabularies}


def _ids(plain: object, vocabulary: str) -> tuple[str, ...]:
    records = plain.get(vocabulary) if isinstance(plain, dict) else None
    return tuple(str(record.get("id")) for record in records or [] if isinstance(record, dict))
