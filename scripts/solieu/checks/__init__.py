"""Every check of the package (the frictionless module)."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from solieu.checks.csvfile import CsvFile, read_csv
from solieu.checks.form import check_form
from solieu.checks.framework import check_with_frictionless
from solieu.checks.profile import check_descriptor
from solieu.checks.relations import check_relations
from solieu.checks.texts import check_text
from solieu.package import build_files, stale_files
from solieu.paths import House
from solieu.problems import Invalid, Problem
from solieu.readings import load_metadata
from solieu.schemas import Package, load_package


def check_house(house: House, text_folder: Path | None = None) -> list[Problem]:
    """Run every check on a checkout; with a folder of texts, also those that need the reports' texts.

    Returns every problem, in the order of files and lines. Raises nothing for bad data.
    """
    try:
        package = load_package(house)
    except Invalid as invalid:
        return invalid.problems
    unit_words, problems = _check_metadata(house, package, text_folder)
    problems += check_tables(house, package, unit_words)
    problems += [*check_descriptor(house), *check_with_frictionless(house)]
    return sorted(set(problems))


def _check_metadata(house: House, package: Package, texts: Path | None) -> tuple[Mapping[str, str], list[Problem]]:
    """What people wrote, and whether the files are what it says; with the units' words, where they could be read."""
    try:
        metadata = load_metadata(house, package)
    except Invalid as invalid:
        return {}, list(invalid.problems)
    problems = stale_files(house, build_files(house, metadata))
    if texts is not None:
        problems += [problem for reading in metadata.readings for problem in check_text(reading, texts)]
    return metadata.codebook.unit_words, problems


def check_tables(house: House, package: Package, unit_words: Mapping[str, str]) -> Iterator[Problem]:
    """The published tables: their bytes, every cell, and what holds between rows and tables."""
    files: dict[str, CsvFile] = {}
    for table in package:
        path = house.data / f"{table.name}.csv"
        if not path.is_file():
            yield Problem(house.name(path), 0, 0, "file-missing", "there is no such table; run scripts/build.py")
            continue
        files[table.name], problems = read_csv(path, house.name(path), table)
        yield from problems
        yield from check_form(files[table.name])
    if not any(file.broken for file in files.values()) and len(files) == len(package.tables):
        yield from check_relations(files, unit_words)
