"""The package as files: what is built from `metadata/`, and how it replaces what was there."""

from pathlib import Path

from solieu.package.descriptor import build_descriptor, to_json
from solieu.package.tables import build_tables, to_csv
from solieu.paths import House, PartlyWritten, left_over, write_whole
from solieu.problems import Problem, Said
from solieu.sources.readings import Metadata


def build_files(house: House, metadata: Metadata) -> dict[Path, bytes]:
    """Every generated file, by its path: the tables, then the descriptor that describes them."""
    tables = {name: to_csv(table) for name, table in build_tables(metadata).items()}
    files = {house.data / f"{name}.csv": content for name, content in tables.items()}
    return files | {house.descriptor: to_json(build_descriptor(metadata, tables))}


def write_files(house: House, files: dict[Path, bytes]) -> list[Path]:
    """Write what has changed, the descriptor last, and remove what is no longer built. Raises OSError, PartlyWritten.

    What an earlier write left behind when it was killed goes first.
    """
    for path in _left_over(house):
        path.unlink()
    changed = write_whole(files)
    extra = [path for path in sorted(house.data.glob("*.csv")) if path not in files]
    try:
        for path in extra:
            path.unlink()
    except OSError as error:
        raise PartlyWritten(error.errno, error.strerror, error.filename) from None
    return changed + extra


def stale_files(house: House, files: dict[Path, bytes]) -> list[Problem]:
    """What is committed that is not what would be built."""
    problems = []
    for path, content in files.items():
        if not path.exists():
            problems.append(_stale(house, path, 0, Said("is not there")))
        elif (found := path.read_bytes()) != content:
            line = _first_difference(found, content)
            problems.append(_stale(house, path, line, Said("is not what metadata/ says")))
    temporary = _left_over(house)
    stopped = Said("was left by a build that was stopped; run scripts/build.py")
    problems += [_problem(house, path, 0, stopped) for path in temporary]
    kept = {*files, *temporary, house.data / "README.md"}
    for path in sorted(house.data.glob("*")):
        if path.suffix == ".csv" and path not in kept:
            problems.append(_stale(house, path, 0, Said("is built from nothing in metadata/")))
        elif path not in kept:
            problems.append(_problem(house, path, 0, Said("is built from nothing in metadata/; take it out")))
    return problems


def _left_over(house: House) -> list[Path]:
    return [*left_over(house.data, "*.csv"), *left_over(house.root, house.descriptor.name)]


def _stale(house: House, path: Path, line: int, what: Said) -> Problem:
    said = Said("{what}; change metadata/, never this file, and run scripts/build.py", what=what)
    return _problem(house, path, line, said)


def _problem(house: House, path: Path, line: int, message: Said) -> Problem:
    return Problem(house.name(path), line, 0, "stale", message)


def _first_difference(found: bytes, expected: bytes) -> int:
    """The first line, from 1, in which two files differ."""
    pairs = zip(found.split(b"\n"), expected.split(b"\n"), strict=False)
    return next(
        (line for line, (old, new) in enumerate(pairs, start=1) if old != new),
        min(found.count(b"\n"), expected.count(b"\n")) + 1,
    )
