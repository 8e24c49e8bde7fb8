"""Every check of the package.

What is checked depends on what is there. The package alone (`data/` and `datapackage.json`) is checked by the table
schemas and the codebook that come with the checks, and problems point at its files. With `metadata/`, what would be
built from it is checked, and problems point at the records that people wrote; files that differ from that are stale,
and checked as well. With the texts, readings are also checked against them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path

from solieu.checks.derived import check_derived
from solieu.checks.descriptor import check_descriptor
from solieu.checks.form import Sound, check_form
from solieu.checks.framework import check_with_frictionless
from solieu.checks.rules import Files, are_whole, check_rules
from solieu.checks.texts import check_text
from solieu.package.derived import read_frame
from solieu.package.descriptor import build_descriptor
from solieu.package.files import Built, build_files, stale_files
from solieu.package.rows import Place, read_csv, read_file
from solieu.paths import HERE, House
from solieu.problems import Invalid, Problem, in_order, problem
from solieu.sources.codebook import Codebook
from solieu.sources.readings import Metadata, load_codes, load_metadata
from solieu.sources.schemas import Package, load_package

_ENOUGH = 1000  # of a table's cells that are not in form
# What stands in data/ beside the tables.
_BESIDE = ("README.md",)


def check_house(house: House, texts: Path | None = None) -> list[Problem]:
    """Run every check on a checkout, or on a package alone; with a folder of texts, also those that need them.

    Returns every problem, in the order of files and lines. Raises nothing for bad data. What cannot be read from
    metadata/ is said alone: the rest means little until it is mended.
    """
    try:
        if not house.metadata.exists():
            return in_order(check_package(house, load_package(HERE), load_codes(HERE)))
        metadata = load_metadata(house)
        files = build_files(house, metadata)
    except Invalid as invalid:
        return invalid.problems
    problems = check_built(metadata, files)
    stale = stale_files(house, files)
    if stale:
        problems += [*stale, *check_package(house, metadata.package, metadata.codebook)]
    else:
        tables, _ = _read_tables(metadata.package, files)
        problems += check_with_frictionless(house, metadata.package, tables)
    if texts is not None:
        problems += [wrong for reading in metadata.readings for wrong in check_text(reading, texts)]
    return in_order(problems)


def check_built(metadata: Metadata, files: Built) -> list[Problem]:
    """What would be built, before it is written: the form of its cells, and every rule between rows and tables.

    Problems point at the records of metadata/ that rows come from; what derived tables only repeat is left out.
    """
    tables, problems = _read_tables(metadata.package, files, files.places)
    problems = in_order([*problems, *_check_tables(tables, metadata.package, metadata.codebook)])
    return [each for each in problems if each.path.startswith("metadata/")] or problems


def check_package(house: House, package: Package, codebook: Codebook) -> list[Problem]:
    """The published files by themselves, every layer: the tables, the descriptor, and what frictionless enforces."""
    tables, problems = check_files(house, package, codebook)
    unread = any(wrong.rule in ("too-large", "file-unread") for wrong in problems)
    if unread or not house.descriptor.is_file():
        return problems
    return [*problems, *check_with_frictionless(house, package, tables)]


def check_files(house: House, package: Package, codebook: Codebook) -> tuple[Files, list[Problem]]:
    """The tables as read, and every problem of the published files but those that frictionless finds."""
    known = {*(f"{table.name}.csv" for table in package), *_BESIDE}
    extra = [path for path in sorted(house.data.glob("*")) if path.name not in known]
    problems = [problem(house.name(path), 0, 0, "file-extra") for path in extra]
    files: dict[Path, bytes] = {}
    for path in (*(house.data / f"{table.name}.csv" for table in package), house.descriptor):
        try:
            files[path] = read_file(house, path)
        except Invalid as invalid:
            problems += invalid.problems
    tables, wrong = _read_tables(package, files)
    problems += [*wrong, *_check_tables(tables, package, codebook)]
    problems += [problem(table.name, 1, 0, "no-rows") for table in tables.values() if not (table.rows or table.broken)]
    if house.descriptor in files:
        contents = {path.stem: content for path, content in files.items()}
        whole = are_whole(tables, package)
        frames = {name: read_frame(tables[name]) for name in ("reports", "figures")} if whole else {}
        described = build_descriptor(package, frames, contents) if whole else None
        problems += check_descriptor(files[house.descriptor], described)
    return tables, problems


def _read_tables(
    package: Package, files: Mapping[Path, bytes], records: Mapping[str, Sequence[Place]] = {}
) -> tuple[Files, list[Problem]]:
    """The tables among some files, and what is wrong with their bytes, lines and headers."""
    contents = {path.name: content for path, content in files.items()}
    tables, problems = {}, []
    for table in package:
        if f"{table.name}.csv" in contents:
            read = read_csv(contents[f"{table.name}.csv"], table, records.get(table.name, ()))
            tables[table.name] = read[0]
            problems += read[1]
    return tables, problems


def _check_tables(tables: Files, package: Package, codebook: Codebook) -> list[Problem]:
    sound: Sound = defaultdict(set)
    problems = [wrong for table in tables.values() for wrong in islice(check_form(table, sound), _ENOUGH)]
    if are_whole(tables, package):
        problems += [*check_rules(tables, codebook.unit_words), *check_derived(tables, package, codebook)]
    return problems
