"""The package as files: what is built from `metadata/`, and how it replaces what was there."""

from pathlib import Path

from solieu.descriptor import build_descriptor, to_json
from solieu.paths import House, write_whole
from solieu.problems import Problem
from solieu.readings import Metadata
from solieu.tables import build_tables, to_csv


def build_files(house: House, metadata: Metadata) -> dict[Path, bytes]:
    """Every generated file, by its path: the tables, then the descriptor that describes them."""
    tables = {name: to_csv(table) for name, table in build_tables(metadata).items()}
    files = {house.data / f"{name}.csv": content for name, content in tables.items()}
    return files | {house.descriptor: to_json(build_descriptor(metadata, tables))}


def write_files(house: House, files: dict[Path, bytes]) -> list[Path]:
    """Write what has changed, the descriptor last, and remove tables that are no longer built. Raises OSError."""
    changed = write_whole(files)
    stale = [path for path in sorted(house.data.glob("*.csv")) if path not in files]
    for path in stale:
        path.unlink()
    return changed + stale


def stale_files(house: House, files: dict[Path, bytes]) -> list[Problem]:
    """What is committed that is not what would be built."""
    problems = []
    for path, content in files.items():
        if not path.exists():
            problems.append(_stale(house, path, 0, "is not there"))
        elif (found := path.read_bytes()) != content:
            problems.append(_stale(house, path, _first_difference(found, content), "is not what metadata/ says"))
    kept = {*files, house.data / "README.md"}
    extra = [path for path in sorted(house.data.glob("*")) if path not in kept]
    return problems + [_stale(house, path, 0, "is built from nothing in metadata/") for path in extra]


def _stale(house: House, path: Path, line: int, what: str) -> Problem:
    message = f"{what}; change metadata/, never this file, and run scripts/build.py"
    return Problem(house.name(path), line, 0, "stale", message)


def _first_difference(found: bytes, expected: bytes) -> int:
    """The first line, from 1, in which two files differ."""
    pairs = zip(found.split(b"\n"), expected.split(b"\n"), strict=False)
    return next(
        (line for line, (old, new) in enumerate(pairs, start=1) if old != new),
        min(found.count(b"\n"), expected.count(b"\n")) + 1,
    )
