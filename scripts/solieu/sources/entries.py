"""What stands where a file of the package should: refused before it is read, where reading it could do harm."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from solieu.paths import House
from solieu.problems import Problem, Said, reason

# Many times the largest file there is: beyond it a file is no slip of the pen, and reading it could take all memory.
LARGEST_METADATA = 5_000_000
LARGEST_DATA = 50_000_000
_FILES = (".yaml", ".json", ".csv")


def check_entries(house: House) -> Iterator[Problem]:
    """Every entry of the package that leads out of the checkout, is no ordinary file, or is too large to be meant."""
    for path in _entries(house):
        wrong = _wrong_with(path, house)
        if wrong:
            yield Problem(house.name(path), 0, 0, *wrong)


def _entries(house: House) -> Iterator[Path]:
    """The files and folders that the commands read. No folder is entered through a symbolic link."""
    for folder in (house.metadata, house.data):
        yield folder
        for base, folders, files in () if folder.is_symlink() else os.walk(folder):
            yield from (Path(base, name) for name in sorted([*folders, *files]))
    yield house.descriptor


def _wrong_with(path: Path, house: House) -> tuple[str, Said] | None:
    """The rule that an entry breaks, and how; None where nothing is wrong, or nothing is there."""
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(house.root.resolve()):
            return "outside", Said(
                "this symbolic link leads out of the checkout, to {target}; put what it leads to in its place",
                target=os.readlink(path),
            )
        found = path.stat()
    except FileNotFoundError:
        nowhere = Said("this symbolic link leads nowhere; take it out")
        return ("outside", nowhere) if path.is_symlink() else None
    except RuntimeError:  # what pathlib raises for links that lead round in a circle
        return "outside", Said("this symbolic link leads round in a circle; take it out")
    except OSError as error:
        return "file-unread", Said("cannot be read ({reason}); mend its permissions", reason=reason(error))
    return _wrong_kind(path, found, LARGEST_METADATA if path.is_relative_to(house.metadata) else LARGEST_DATA)


def _wrong_kind(path: Path, found: os.stat_result, largest: int) -> tuple[str, Said] | None:
    if stat.S_ISDIR(found.st_mode):
        folder = Said("a folder stands where a file should; take it out")
        return ("not-a-file", folder) if path.suffix in _FILES else None
    if not stat.S_ISREG(found.st_mode):
        return "not-a-file", Said("this is a pipe, a device or a socket, not a file; take it out")
    if found.st_size > largest:
        return "too-large", Said(
            "the file has {bytes} bytes, and none of its kind has more than {largest}; put the right one in its place",
            bytes=found.st_size,
            largest=largest,
        )
    return None
