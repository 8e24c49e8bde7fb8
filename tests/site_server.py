"""The published site on loopback, served as a host serves it."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The site's address, without a slash at its end, while it is served."""
    server, address = started(folder)
    try:
        yield address
    finally:
        server.terminate()
        server.wait(10)


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def started(folder: Path, asked: str = "/robots.txt") -> tuple[subprocess.Popen[bytes], str]:
    """The server's process, and its address, at which a path answers."""
    port = free_port()
    command = [sys.executable, "-m", "datasette", str(folder), "--cors", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return server, _when_ready(f"http://127.0.0.1:{port}", asked)


def _when_ready(address: str, asked: str) -> str:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}{asked}", timeout=5)
            return address
        except OSError:
            time.sleep(0.1)
    raise AssertionError("datasette did not start")
