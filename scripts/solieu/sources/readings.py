"""A report file, read and checked: its records, and the quantity that each figure's words state."""

from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from solieu.paths import House
from solieu.problems import Invalid, Said
from solieu.reading import Quantity, read_figure
from solieu.sources import yamlfile
from solieu.sources.codebook import Codebook, known_codes, load_codebook
from solieu.sources.consistency import faults
from solieu.sources.records import Reader, read_record
from solieu.sources.reports import Figure, ReadFigure, Reading, Report
from solieu.sources.schemas import Package, load_package


@dataclass(frozen=True)
class Metadata:
    """Everything that people wrote: the package, the codebook, and the reports as read."""

    package: Package
    codebook: Codebook
    readings: tuple[Reading, ...]


def load_metadata(house: House, package: Package | None = None) -> Metadata:
    """Read `metadata/` whole, beside a package already read if given. Raises Invalid with every problem found."""
    package = package or load_package(house)
    codebook = load_codebook(house, package)
    return Metadata(package, codebook, load_readings(house, package, codebook))


def load_codes(house: House) -> Codebook:
    """Read the codebook alone. Raises Invalid with every problem found."""
    return load_codebook(house, load_package(house))


def load_readings(house: House, package: Package, codebook: Codebook) -> tuple[Reading, ...]:
    """Read every report file, in order of name. Raises Invalid with every problem of every file."""
    readings, problems = [], []
    for path in sorted((house.metadata / "reports").glob("*.yaml")):
        try:
            readings.append(read_report(path, house.name(path), package, codebook))
        except Invalid as invalid:
            problems += invalid.problems
    if problems:
        raise Invalid(problems)
    return tuple(readings)


def read_report(path: Path, name: str, package: Package, codebook: Codebook) -> Reading:
    """Read one report file; `name` is what messages call it. Raises Invalid with every problem found."""
    node = yamlfile.load(path, name)
    vocabularies = {table: tuple(code.id for code in codes) for table, codes in codebook.vocabularies().items()}
    vocabularies |= {"actions": tuple(action.vi for action in codebook.actions), "status": ("draft", "reviewed")}
    reader = Reader(name, known_codes(package, vocabularies), [])
    if isinstance(node.plain, dict) and node.plain.get("status") == "draft":
        reader.problem(node, "not-reviewed", Said("the file is a draft; review it, then set status: reviewed"))
    report = read_record(reader, Report, node)
    if report is None:
        raise Invalid(reader.problems)
    figures = [_read(reader, figure, codebook) for figure in report.figures]
    if reader.problems:
        raise Invalid(reader.problems)  # what holds between records means little while one of them is wrong
    reading = Reading(name, report, tuple(figure for figure in figures if figure))
    for record, rule, message in faults(reading, path.stem):
        reader.problem(record, rule, message)
    if reader.problems:
        raise Invalid(reader.problems)
    return reading


def _read(reader: Reader, figure: Figure, codebook: Codebook) -> ReadFigure | None:
    """Read a figure's words by the grammar; what the record states outright overrules it."""
    try:
        quantity = _overruled(read_figure(figure.as_written, codebook.unit_words), figure)
    except ValueError as error:
        said = Said("figure '{id}' as written: {what}", id=figure.id, what=error.args[0])
        reader.problem(figure, "phrase-unread", said)
        return None
    if quantity.unit_id not in {unit.id for unit in codebook.units}:
        said = Said(
            "figure '{id}' counts '{counted}', which is among no unit's words; add the word in metadata/codebook.yaml",
            id=figure.id,
            counted=quantity.unit or quantity.as_written,
        )
        reader.problem(figure, "unit-unknown", said)
        return None
    if quantity.qualifier_id not in {qualifier.id for qualifier in codebook.qualifiers}:
        said = Said(
            "figure '{id}' is hedged by '{hedge}' ({code}), which no qualifier is; add it in metadata/codebook.yaml",
            id=figure.id,
            hedge=quantity.qualifier,
            code=quantity.qualifier_id,
        )
        reader.problem(figure, "qualifier-unknown", said)
        return None
    return ReadFigure(figure, quantity)


def _overruled(quantity: Quantity, figure: Figure) -> Quantity:
    changes: dict[str, Any] = {}
    if figure.value:
        try:
            number = Decimal(figure.value)
        except InvalidOperation:
            raise ValueError(Said("'{value}' is no number", value=figure.value)) from None
        changes["value"] = int(number) if number == number.to_integral_value() else number
    if figure.unit:
        changes["unit_id"] = figure.unit
    return replace(quantity, **changes) if changes else quantity
