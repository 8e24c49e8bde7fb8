"""Where things stand in a checkout: the one place that knows the house's folders."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class House:
    """The folders of one checkout. People write `metadata/`; programs write the rest."""

    root: Path

    @property
    def metadata(self) -> Path:
        """What people write."""
        return self.root / "metadata"

    @property
    def data(self) -> Path:
        """The tables, written by build."""
        return self.root / "data"

    @property
    def descriptor(self) -> Path:
        """The Data Package descriptor, written by build."""
        return self.root / "datapackage.json"

    @property
    def site(self) -> Path:
        """The site, written by publish."""
        return self.root / "build" / "site"

    def name(self, path: Path) -> str:
        """A path as messages give it: from the root of the checkout, with forward slashes."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


HERE = House(Path(__file__).resolve().parents[2])


def write_whole(files: Mapping[Path, bytes]) -> list[Path]:
    """Replace files by new contents, each in one step, so that no reader sees half of one; returns those that changed.

    Every content is first written beside its file, under a temporary name: where one cannot be written, OSError is
    raised and every file is as it was.
    """
    changed = {path: content for path, content in files.items() if not path.exists() or path.read_bytes() != content}
    staged: dict[Path, str] = {}
    try:
        for path, content in changed.items():
            staged[path] = _staged(path, content)
        for path, temporary in staged.items():
            os.replace(temporary, path)
    finally:
        for temporary in staged.values():
            with suppress(OSError):
                os.unlink(temporary)
    return list(changed)


def _staged(path: Path, content: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(temporary, 0o644)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    return temporary
