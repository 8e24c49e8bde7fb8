"""Workers: each answers one request of `fence.py` and ends. `python -m dan_van_site.worker FOLDER SETTINGS` makes them.

It holds a site that is ready to answer; for each request it forks. So a worker costs some milliseconds, leaves nothing
behind, and can be ended wherever it is: SQLite does not stop inside a function, whatever its limits.
"""

import ast
import asyncio
import gc
import io
import json
import os
import resource
import signal
import socket
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from datasette.app import Datasette

from . import fence
from .knowledge import LARGEST_ANSWER, knowledge_of

_MEMORY = 100_000_000  # bytes a worker may take beyond what the ready site has
_POLITE = 5  # a worker takes the processor when the pages need it less


def main(folder: str, settings: str) -> None:
    """Fork for each pair of files that comes through standard input: the connection, and where the answer goes."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # answers under way are finished; it ends with the site's process
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    os.nice(_POLITE)
    app = asyncio.run(_ready(Path(folder), json.loads(settings)))
    gc.collect()
    gc.freeze()
    asked = socket.socket(fileno=sys.stdin.fileno())
    asked.send(b".")  # ready
    while files := socket.recv_fds(asked, 1, 2)[1]:
        if not os.fork():
            _work(app, *files)
        for file in files:
            os.close(file)


async def _ready(folder: Path, settings: dict[str, Any]) -> Any:
    """Datasette, having drawn a page of each kind; a connection to the database is not for forks."""
    datasette = Datasette(config_dir=folder, cors=True, settings=settings)
    await datasette.invoke_startup()
    app, start = datasette.app(), datasette.setting("base_url")
    fence.is_up = False
    database = knowledge_of(datasette).database
    scope = {"type": "http", "method": "GET", "scheme": "http", "http_version": "1.1", "headers": []}
    for path in (f"{start}en/{database}", f"{start}en/{database}/figures", f"{start}en/figures", f"{start}en/search"):
        where = {"path": path, "raw_path": path.encode(), "query_string": b"q=1&_size=1&sql=select+1"}
        await _answered(app, scope | where, io.BytesIO())
    datasette.get_database(database).close()
    datasette.get_database(database)._read_connection = None
    return app


def _work(app: Any, connection: int, file: int) -> None:
    """Answer the request on a connection; the process ends here, and sooner if it is too much or nobody waits."""
    there = socket.socket(fileno=connection)
    seconds, scope = ast.literal_eval(there.makefile().readline() or "(0, {})")
    if not scope:
        os._exit(1)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    if sys.platform == "linux":
        taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + _MEMORY, taken + _MEMORY))
    threading.Thread(target=lambda: there.recv(1) or os._exit(1), daemon=True).start()
    with open(file, "wb", buffering=0) as body:
        head = asyncio.run(_answered(app, scope, body))
    with suppress(OSError):  # whoever asked has left
        there.sendall(repr(head).encode() + b"\n")
    os._exit(0)


async def _answered(app: Any, scope: Any, body: Any) -> tuple[int, list[tuple[bytes, bytes]]]:
    """The status and headers of an answer; its body is written to the file."""
    head: tuple[int, list[tuple[bytes, bytes]]] = (500, [])

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(event: Any) -> None:
        nonlocal head
        if event["type"] == "http.response.start":
            head = event["status"], [(bytes(name), bytes(value)) for name, value in event["headers"]]
        else:
            body.write(event.get("body", b""))
            if body.tell() > LARGEST_ANSWER:
                os._exit(1)

    await app(scope, receive, send)
    return head


if __name__ == "__main__":
    main(*sys.argv[1:])
