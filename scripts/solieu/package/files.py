"""The package as files: what is built from `metadata/`, and how it replaces what was there."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from solieu.package.descriptor import build_descriptor, to_json
from solieu.package.rows import Place, read_file
from solieu.package.standards import citation
from solieu.package.tables import build_tables, to_csv
from solieu.paths import House, PartlyWritten, left_over, write_whole
from solieu.problems import Invalid, Problem, problem
from solieu.sources.editor import editor_schemas
from solieu.sources.readings import Metadata


class Built(dict[Path, bytes]):
    """Generated files, by their path. `places` has, by table, where the records stand that its rows come from."""

    places: Mapping[str, Sequence[Place]]


def build_files(house: House, metadata: Metadata) -> Built:
    """Every generated file: the tables, the descriptor, how it is cited, and the editors' schemas. Raises Invalid."""
    tables, places = build_tables(metadata)
    contents = {name: to_csv(table) for name, table in tables.items()}
    files = Built({house.data / f"{name}.csv": content for name, content in contents.items()})
    files.places = places
    descriptor = build_descriptor(metadata.package, tables, contents)
    files[house.descriptor] = to_json(descriptor)
    for name, record in citation(descriptor).items():
        files[house.root / name] = to_json(record) if name.endswith(".json") else _to_yaml(record)
    schemas = editor_schemas(metadata.package, metadata.codebook)
    files.update({house.metadata / name: content for name, content in schemas.items()})
    return files


def _to_yaml(record: dict[str, Any]) -> bytes:
    """A record as a file that says where it comes from."""
    text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=120)
    return f"# Written by scripts/build.py from metadata/package.yaml.\n{text}".encode()


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
    problems = [wrong for path, content in files.items() for wrong in _stale(house, path, content)]
    left = _left_over(house)
    problems += [problem(house.name(path), 0, 0, "stale.left") for path in left]
    kept = {*files, *left, house.data / "README.md"}
    extra = [path for path in sorted(house.data.glob("*")) if path not in kept]
    return problems + [problem(house.name(path), 0, 0, "stale.extra") for path in extra]


def _stale(house: House, path: Path, content: bytes) -> list[Problem]:
    try:
        found = read_file(house, path)
    except Invalid as invalid:
        return invalid.problems if path.exists() else [problem(house.name(path), 0, 0, "stale.missing")]
    return [] if found == content else [problem(house.name(path), first_difference(found, content), 0, "stale")]


def _left_over(house: House) -> list[Path]:
    written = (
        (house.data, "*.csv"),
        *((house.root, path.name) for path in house.beside),
        (house.metadata, "*.schema.json"),
    )
    return [path for folder, name in written for path in left_over(folder, name)]


def first_difference(found: bytes, expected: bytes) -> int:
    """The first line, from 1, in which two files differ."""
    lines, others = found.split(b"\n"), expected.split(b"\n")
    pairs = enumerate(zip(lines, others, strict=False), start=1)
    return next((line for line, (one, other) in pairs if one != other), min(len(lines), len(others)))
