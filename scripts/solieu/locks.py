"""One writer at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where a second writer is not noticed; each file is still replaced whole
    fcntl = None  # type: ignore[assignment]


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
