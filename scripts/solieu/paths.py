"""Where things stand in a checkout: the one place that knows the house's folders."""

import errno
import os
import signal
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows, where a second writer is not noticed; each file is still replaced whole
    fcntl = None  # type: ignore[assignment]


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
    def beside(self) -> tuple[Path, ...]:
        """What build writes beside the folder of the tables."""
        return (self.descriptor, self.root / "CITATION.cff", self.root / ".zenodo.json")

    @property
    def site(self) -> Path:
        """The site, written by publish."""
        return self.root / "build" / "site"

    def name(self, path: Path) -> str:
        """A path as messages give it: from the root of the checkout, with forward slashes."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


HERE = House(Path(__file__).resolve().parents[2])


class PartlyWritten(OSError):
    """Some files were replaced before one could not be."""


def write_whole(files: Mapping[Path, bytes]) -> list[Path]:
    """Replace files by new contents, each in one step, so that no reader sees half of one; returns those that changed.

    Every content is first written beside its file, under a temporary name: where one cannot be written, OSError is
    raised and every file is as it was. Raises PartlyWritten where some were replaced already.
    Ctrl-C waits until all are.
    """
    changed = {path: content for path, content in files.items() if not _holds(path, content)}
    staged: dict[Path, str] = {}
    replaced = 0
    try:
        for path, content in changed.items():
            staged[path] = _staged(path, content)
        with uninterrupted():
            for path, temporary in staged.items():
                os.replace(temporary, path)
                replaced += 1
    except OSError as error:
        if replaced:
            raise PartlyWritten(error.errno, error.strerror, error.filename) from None
        raise
    finally:
        for temporary in staged.values():
            with suppress(OSError):
                os.unlink(temporary)
    return list(changed)


@contextmanager
def staged(path: Path) -> Iterator[BinaryIO]:
    """A file to write piece by piece, which stands at its path only once the block has ended well. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(handle)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def left_over(folder: Path, name: str = "*") -> list[Path]:
    """Temporary files of this module in a folder, for files of that name: left by a process that was killed."""
    return [path for path in sorted(folder.glob(f".{name}.????????")) if path.is_file() and not path.is_symlink()]


def _holds(path: Path, content: bytes) -> bool:
    """Whether a file has that content. Raises OSError where what is there is no file, which none replaces."""
    if not path.exists():
        return False
    if not path.is_file():
        found = errno.EISDIR if path.is_dir() else errno.EEXIST
        raise OSError(found, os.strerror(found), str(path))
    return path.read_bytes() == content


def _staged(path: Path, content: bytes) -> str:
    """Write a content beside its file; returns its temporary name. An OSError names the file, not that."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _naming(path, error) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(temporary, 0o644)
    except BaseException as error:
        with suppress(OSError):
            os.unlink(temporary)
        raise _naming(path, error) if isinstance(error, OSError) else error from None
    return temporary


def _naming(path: Path, error: OSError) -> OSError:
    if not error.filename or Path(error.filename).parent == path.parent:
        error.filename = str(path)
    return error


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let what must not be left half done end: a Ctrl-C in between is raised after it."""
    if threading.current_thread() is not threading.main_thread():  # Python raises KeyboardInterrupt in no other
        yield
        return
    came = []
    before = signal.signal(signal.SIGINT, lambda *_: came.append(True))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came:
            signal.raise_signal(signal.SIGINT)


class Busy(Exception):
    """Another process holds the folder."""


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold a folder until the block ends. Raises Busy where another process holds it, OSError where it is no folder.

    The lock is on the folder itself, so that nothing is written for it, and the system lets it go with the process,
    however that ends. Where a file system keeps no locks there is none.
    """
    descriptor = os.open(folder, os.O_RDONLY) if fcntl else None
    try:
        if descriptor is not None:
            _lock(descriptor)
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _lock(descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Busy from None
    except OSError:
        return
