"""Whether there is work: a digest of everything that goes into a piece of work, and of everything that comes out."""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from solieu.paths import HERE

# What every piece of work is done with, beside this Python.
CODE = (HERE.root / "scripts", HERE.root / "constraints.txt")
_NOT_OURS = "__pycache__"


def digest(places: Iterable[Path]) -> str | None:
    """SHA-256 over Python's version and the names, sizes and contents of files: those given, and all of the folders.

    None where that cannot be said: something is missing, cannot be read, or is neither file nor folder (a symbolic link
    to a folder, which may lead anywhere, is neither). It equals no digest, so that the work is done, and tells why.
    """
    found = hashlib.sha256(sys.version.encode())
    try:
        for place in places:
            for path in sorted(_files(place)):
                with path.open("rb") as file:
                    size = os.fstat(file.fileno()).st_size
                    found.update(b"%s\0%d\0" % (os.fsencode(path.relative_to(place.parent)), size))
                    hashlib.file_digest(file, lambda: found)
    except OSError:
        return None
    return found.hexdigest()


def is_done(record: Path, inputs: str | None, outputs: Iterable[Path]) -> bool:
    """Whether the work that a record tells of had these inputs, and its outputs stand as it left them."""
    left = digest(outputs)
    try:
        return None not in (inputs, left) and record.read_text(encoding="utf-8") == f"{inputs}\n{left}\n"
    except (OSError, ValueError):
        return False


def record_done(record: Path, inputs: str | None, outputs: Iterable[Path]) -> None:
    """Record that the work was done; `inputs` is the digest from before it. Where that fails it is done again."""
    with suppress(OSError):
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(f"{inputs}\n{digest(outputs)}\n", encoding="utf-8")


def _files(place: Path) -> Iterator[Path]:
    """A file, or every file of a folder. Raises OSError where something is neither."""
    if place.is_dir() and not place.is_symlink():
        for path in place.iterdir():
            if path.name != _NOT_OURS:
                yield from _files(path)
    elif place.is_file():
        yield place
    else:
        raise OSError(f"{place} is neither a file nor a folder")
