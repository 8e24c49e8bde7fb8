"""A report file, read and checked: its records, and the quantity that each figure's words state."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from solieu.paths import House
from solieu.problems import Invalid, Problem, message, problem
from solieu.reading import Quantity, numerals, read_figure
from solieu.sources.codebook import Codebook, load_codebook, units_of, vocabularies
from solieu.sources.models import place_of, read_model, repeated_ids
from solieu.sources.reports import Figure, ReadFigure, Reading, Report
from solieu.sources.schemas import Package, load_package
from solieu.sources.yamlfile import load, position

# What a draft holds where a person has to decide.
TODO = "TODO"
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_WITH_IDS = ("figures", "vague_amounts", "statements", "participants", "documents_cited", "source_slips")


@dataclass(frozen=True)
class Metadata:
    """Everything that people wrote: the package, the codebook, and the reports, read as they are come to."""

    package: Package
    codebook: Codebook
    readings: Iterable[Reading]


@dataclass(frozen=True)
class Readings:
    """The reports of a house, each time read anew, one after another: the models of thousands would fill the memory.

    Raises Invalid at the end, with every problem of every file.
    """

    house: House
    package: Package
    codebook: Codebook

    def __iter__(self) -> Iterator[Reading]:
        problems: list[Problem] = []
        for path in sorted((self.house.metadata / "reports").glob("*.yaml")):
            try:
                reading = read_report(path, self.house.name(path), self.package, self.codebook)
            except Invalid as invalid:
                problems += invalid.problems
            else:
                problems += _withdrawn_keys(reading, self.package)
                yield reading
        if problems:
            raise Invalid(problems)


def load_metadata(house: House) -> Metadata:
    """Read `metadata/`, but for the reports, which are read as they are come to, and what only the site needs.

    Raises Invalid with every problem of the first file that has any.
    """
    package = load_package(house)
    codebook = load_codebook(house, package)
    return Metadata(package, codebook, Readings(house, package, codebook))


def _withdrawn_keys(reading: Reading, package: Package) -> Iterator[Problem]:
    """The figures whose keys are those of figures that were withdrawn."""
    withdrawn = {each["id"] for each in package.about["withdrawn"]}
    for figure in reading.report.figures:
        if (key := f"{reading.id}-{figure.id}") in withdrawn:
            yield problem(reading.path, figure.line, figure.column, "duplicate-id.withdrawn", id=key)


def load_codes(house: House) -> Codebook:
    """Read the codebook alone. Raises Invalid with every problem found."""
    return load_codebook(house, load_package(house))


def read_report(path: Path, name: str, package: Package, codebook: Codebook) -> Reading:
    """Read one report file; `name` is what messages call it. Raises Invalid with every problem found.

    What holds between its records is asked of the tables that are made of them.
    """
    document = load(path, name)
    problems = [*_unfinished(document, name)]
    try:
        report = read_model(Report, document, name, vocabularies(package, codebook))
    except Invalid as invalid:
        raise Invalid([*problems, *_but_left_to_do(invalid.problems, problems)]) from None
    card = report.report
    if card.id != path.stem:
        problems.append(problem(name, card.line, card.column, "file-name", id=card.id, stem=path.stem))
    for kind in _WITH_IDS:
        problems += repeated_ids(name, kind, getattr(report, kind))
    problems += repeated_ids(name, "doubts", [doubt for _, doubt in report.all_doubts])
    for numeral in report.other_numerals:
        token = numeral.token.removeprefix("“").removesuffix("”")
        if numeral.token != f"“{token}”" or numerals(token) != [(0, len(token))]:
            problems.append(problem(name, numeral.line, numeral.column, "numeral-form", token=numeral.token))
    figures = []
    for index, figure in enumerate(report.figures):
        try:
            figures.append(_read(figure, codebook))
        except ValueError as error:
            unread = error.args[0]
            key = "value" if unread.name == "phrase-unread.value" else "as_written"
            place = position(document, ("figures", index, key))
            problems.append(problem(name, *place, unread.name, **dict(unread.values)))
    if problems:
        raise Invalid(problems)
    return Reading(name, report, tuple(figures))


def _unfinished(document: Any, name: str) -> Iterator[Problem]:
    """A draft, and everything in it that a person still has to decide."""
    if isinstance(document, dict) and document.get("status") == "draft":
        yield problem(name, *position(document, ("status",)), "not-reviewed")
    for path in _paths_of(TODO, document):
        yield problem(name, *position(document, path), "left-to-do", field=place_of(document, path))


def _paths_of(wanted: str, document: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where texts that begin with a word stand in a document."""
    parts: Iterable[tuple[str | int, Any]] = ()
    if isinstance(document, dict):
        parts = document.items()
    elif isinstance(document, list):
        parts = enumerate(document)
    elif isinstance(document, str) and document.startswith(wanted):
        yield path
    for key, value in parts:
        yield from _paths_of(wanted, value, (*path, key))


def _but_left_to_do(problems: Iterable[Problem], unfinished: list[Problem]) -> Iterator[Problem]:
    """What is wrong beside what is left to do, which is no code and no day either."""
    places = {(each.line, each.column) for each in unfinished}
    return (each for each in problems if (each.line, each.column) not in places)


def _read(figure: Figure, codebook: Codebook) -> ReadFigure:
    """What a figure's words state by the grammar, and where the record overrules it.

    Raises ValueError of a Message where the grammar does not read them, or reads what is in no codebook.
    """
    quantity = _overruled(read_figure(figure.as_written, codebook.unit_words), figure)
    units = {unit.id for unit in codebook.units}
    unit, per = units_of(quantity, codebook.unit_words)
    if unit is None or unit not in units:
        raise ValueError(message("unit-unknown", counted=quantity.unit or quantity.as_written))
    if per and per not in units:
        raise ValueError(message("unit-unknown", counted=per))
    if quantity.qualifier_id not in {qualifier.id for qualifier in codebook.qualifiers}:
        raise ValueError(message("qualifier-unknown", hedge=quantity.qualifier, code=quantity.qualifier_id))
    return ReadFigure(figure, quantity, unit, per)


def _overruled(quantity: Quantity, figure: Figure) -> Quantity:
    changes: dict[str, Any] = {}
    if figure.value:
        if not _NUMBER.fullmatch(figure.value):
            raise ValueError(message("phrase-unread.value", value=figure.value))
        number = Decimal(figure.value)
        changes["value"] = int(number) if number == number.to_integral_value() else number
    if figure.unit:
        changes["unit_id"] = figure.unit
    return quantity._replace(**changes) if changes else quantity
