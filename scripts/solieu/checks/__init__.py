"""Every check of the package (the frictionless module).

What is checked depends on what is there. The package alone (`data/` and `datapackage.json`) is checked by the table
schemas and the codebook that come with the checks; with `metadata/`, by its own, and against what it would build;
with the texts, also against them.
"""

from collections.abc import Mapping
from pathlib import Path

from solieu.checks.csvfile import CsvFile, read_csv
from solieu.checks.descriptor import check_descriptor
from solieu.checks.form import check_form
from solieu.checks.framework import check_with_frictionless
from solieu.checks.relations import check_relations
from solieu.checks.texts import check_text
from solieu.package.files import build_files, stale_files
from solieu.paths import HERE, House
from solieu.problems import Invalid, Problem, Said
from solieu.sources.entries import check_entries
from solieu.sources.readings import load_codes, load_metadata
from solieu.sources.schemas import Package, load_package

# What stands in data/ beside the tables.
_BESIDE = ("README.md",)


def check_house(house: House, text_folder: Path | None = None) -> list[Problem]:
    """Run every check on a checkout, or on a package alone; with a folder of texts, also those that need them.

    Returns every problem, in the order of files and lines. Raises nothing for bad data.
    """
    misplaced = list(check_entries(house))
    if misplaced:
        return misplaced
    try:
        if not house.metadata.exists():
            return sorted({*check_package(house, load_package(HERE), load_codes(HERE).unit_words)})
        package = load_package(house)
    except Invalid as invalid:
        return invalid.problems
    unit_words, problems = _check_metadata(house, package, text_folder)
    return sorted({*problems, *check_package(house, package, unit_words)})


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


def check_package(house: House, package: Package, unit_words: Mapping[str, str]) -> list[Problem]:
    """The published files by themselves, every layer: the tables, the descriptor, and what frictionless enforces."""
    files, problems = check_tables(house, package, unit_words)
    return [*problems, *check_descriptor(house, package, files), *check_with_frictionless(house, files)]


def check_tables(
    house: House, package: Package, unit_words: Mapping[str, str]
) -> tuple[dict[str, CsvFile], list[Problem]]:
    """The published tables, as read; and what is wrong with their bytes, their cells, and between rows and tables."""
    files: dict[str, CsvFile] = {}
    problems = _extra_files(house, package)
    for table in package:
        path = house.data / f"{table.name}.csv"
        if not path.is_file():
            said = Said("there is no such table; run scripts/build.py")
            problems.append(Problem(house.name(path), 0, 0, "file-missing", said))
            continue
        files[table.name], wrong = read_csv(path, house.name(path), table)
        problems += [*wrong, *check_form(files[table.name])]
    if not any(file.broken for file in files.values()) and len(files) == len(package.tables):
        problems += _relations(house, files, unit_words)
    return files, problems


def _relations(house: House, files: Mapping[str, CsvFile], unit_words: Mapping[str, str]) -> list[Problem]:
    """What must hold between rows and tables. These rules name tables and columns, which a schema may have lost."""
    try:
        return list(check_relations(files, unit_words))
    except KeyError as lost:
        said = Said("the checks need '{name}', which no schema here has; bring it back", name=lost.args[0])
        return [Problem(house.name(house.metadata / "tables"), 0, 0, "table-schema", said)]


def _extra_files(house: House, package: Package) -> list[Problem]:
    """What stands in data/ and is no table; frictionless does not look."""
    known = {*(f"{table.name}.csv" for table in package), *_BESIDE}
    said = Said("no table of the package is kept here; take it out")
    extra = [path for path in sorted(house.data.glob("*")) if path.name not in known]
    return [Problem(house.name(path), 0, 0, "file-extra", said) for path in extra]
