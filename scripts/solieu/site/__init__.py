"""What publish writes: `build/site/`, which `datasette build/site` serves as it is, put in the place of the old.

Nothing is deleted that publish did not write.
"""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from solieu.paths import House, alone_in, uninterrupted
from solieu.site.building import build_site

# A folder is ours if it is empty, or holds this file with this content.
MARKER = ".dan-van-site"
MARK = "Written by scripts/publish.py of Dân vận in figures, which replaces this folder whole.\n"


class NotOurs(Exception):
    """A folder that publish did not write, or in which people or other programs write; `folder` says which."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(str(folder))


def publish(house: House, out: Path, about: Mapping[str, str] | None = None) -> None:
    """Write the site where `out` is; `about` takes the place of what package.yaml says: `homepage`, `issues`.

    Raises Invalid, and as `put_in_place`.
    """
    put_in_place(house, out, lambda new: build_site(house, new, about))


def put_in_place(house: House, out: Path, write: Callable[[Path], None]) -> None:
    """Have a folder written beside `out`, then put it in the place of the old one, which stays until it is whole.

    Where `out` is a symbolic link, what it leads to is replaced. Raises NotOurs, Busy, OSError and what `write` raises;
    then the old folder is as it was. Ctrl-C waits while one folder takes the place of the other.
    """
    try:
        out = out.resolve()
    except RuntimeError:  # links that lead round in a circle
        raise NotOurs(out) from None
    _refuse_unless_ours(house, out)
    new, old = out.with_name(f".{out.name}.publishing"), out.with_name(f".{out.name}.replaced")
    _refuse_unless_ours(house, new)
    _refuse_unless_ours(house, old)
    out.parent.mkdir(parents=True, exist_ok=True)
    with alone_in(out.parent):
        _recover(out, new, old)
        try:
            new.mkdir()
            (new / MARKER).write_text(MARK, encoding="utf-8")
            write(new)
            with uninterrupted():
                if out.exists():
                    out.rename(old)
                new.rename(out)
        except OSError as error:
            if error.filename is None or Path(error.filename).is_relative_to(new):
                error.filename = str(out)  # which is what people know of
            raise
        finally:
            with uninterrupted():
                _recover(out, new, old)


def _refuse_unless_ours(house: House, folder: Path) -> None:
    """Raise NotOurs of a folder that others wrote, and of one in which, or around which, the checkout's own lie."""
    root = house.root.resolve()
    kept = [(root / name).resolve() for name in (".git", "data", "metadata", "scripts", "tests")]
    around = any(path.is_relative_to(folder) for path in (root, *kept))
    if around or any(folder.is_relative_to(path) for path in kept) or not _is_ours(folder):
        raise NotOurs(folder)


def _is_ours(folder: Path) -> bool:
    """Whether publish may take the folder away: it is not there, is empty, or has the marker."""
    if folder.is_symlink() or not folder.is_dir():
        return not folder.is_symlink() and not folder.exists()
    marker = folder / MARKER
    return not any(folder.iterdir()) or (marker.is_file() and marker.read_bytes() == MARK.encode())


def _recover(out: Path, new: Path, old: Path) -> None:
    """Clear away what this publish, or one that was killed, left; the old site goes back if no new one is there."""
    if old.exists() and not out.exists():
        old.rename(out)
    for folder in (new, old):
        if folder.exists() and _is_ours(folder):
            shutil.rmtree(folder, ignore_errors=True)
