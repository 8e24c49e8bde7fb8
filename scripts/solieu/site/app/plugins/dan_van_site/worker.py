"""Workers: each answers requests of `fence.py`, one after another, until one is too much or none comes.

The process that makes them is a fork of the site's, made once that is ready to answer, so that most of their memory is
one. A worker leaves nothing behind, and can be ended wherever it is: SQLite does not stop inside a function, whatever
its limits.
"""

import ast
import asyncio
import ctypes
import gc
import io
import os
import queue
import resource
import signal
import socket
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from .knowledge import LARGEST_ANSWER, knowledge_of

_MEMORY = 100_000_000  # bytes a worker may take beyond what the ready site has
_LEFT = 10_000_000  # bytes of these with which it answers another request: or its answers would not be all alike
_POLITE = 5  # a worker takes the processor when the pages need it less


async def make_ready(datasette: Any, app: Any) -> None:
    """Draw a page of each kind, with little on it: how to draw it is then known."""
    database, start = knowledge_of(datasette).database, datasette.setting("base_url")
    scope = {"type": "http", "method": "GET", "scheme": "http", "http_version": "1.1", "headers": []}
    for path in (f"{start}en/{database}", f"{start}en/{database}/units", f"{start}en/figures", f"{start}en/search"):
        where = {"path": path, "raw_path": path.encode(), "query_string": b"q=zz&_size=1&sql=select+1"}
        await _answered(app, scope | where, io.BytesIO())


def forked(datasette: Any, app: Any, asked: socket.socket, asks: socket.socket) -> int:
    """Start what makes workers that answer by an app; the number of its process. It ends when `asks` is closed."""
    _settle()
    process = os.fork()
    if not process:
        try:
            asks.close()
            _make_workers(datasette, app, asked)
        finally:
            os._exit(1)
    return process


def _settle() -> None:
    """What a fork has too is not to be written to, or it would be in memory twice; what is free goes to the system."""
    gc.collect()
    gc.freeze()
    with suppress(AttributeError):  # glibc alone keeps it so long, and sets 64 MB aside for each thread (M_ARENA_MAX)
        ctypes.CDLL(None).malloc_trim(0)
        ctypes.CDLL(None).mallopt(-8, 1)


def _make_workers(datasette: Any, app: Any, asked: socket.socket) -> None:
    """Fork for each connection that comes through a socket."""
    os.setsid()  # Ctrl-C is for the site, with which it ends
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # answers under way are finished; it ends with the site's process
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    os.nice(_POLITE)
    database = datasette.get_database(knowledge_of(datasette).database)
    database.close()  # a connection is not for forks
    database._read_connection = None
    _leave_connections()
    asked.send(b".")  # ready
    while files := socket.recv_fds(asked, 1, 1)[1]:
        with socket.socket(fileno=files[0]) as there:
            if not os.fork():
                _work(app, there)


def _leave_connections() -> None:
    """Where and by whom the site is asked: sockets with an address. Others are of libraries that know of forks."""
    for number in map(int, os.listdir("/dev/fd")):
        with suppress(OSError):  # no socket
            each = socket.socket(fileno=number)
            each.close() if each.getsockname() else each.detach()


def _work(app: Any, there: socket.socket) -> None:
    """Answer the requests of a connection; the process ends here, and sooner if one is too much or nobody waits."""
    at_first = _memory()
    if at_first:
        resource.setrlimit(resource.RLIMIT_AS, (at_first + _MEMORY, at_first + _MEMORY))
    asked = queue.SimpleQueue[tuple[int, str]]()
    threading.Thread(target=_listen, args=(there, asked), daemon=True).start()
    most_left = _memory() + _LEFT  # with the thread's stack
    with asyncio.Runner() as runner:
        stays = True
        while stays:
            file, line = asked.get()
            seconds, scope = ast.literal_eval(line)
            signal.setitimer(signal.ITIMER_REAL, seconds)
            with open(file, "wb", buffering=0) as body:
                head = runner.run(_answered(app, scope, body))
            signal.setitimer(signal.ITIMER_REAL, 0)
            stays = 0 < _memory() < most_left
            there.sendall(repr((*head, stays)).encode() + b"\n")
    os._exit(0)


def _listen(there: socket.socket, asked: queue.SimpleQueue[tuple[int, str]]) -> None:
    """Take requests as they come; end the process as soon as the other end is closed, whatever it is at."""
    try:
        with there.makefile() as lines:
            while (files := socket.recv_fds(there, 1, 1)[1]) and (line := lines.readline()).endswith("\n"):
                asked.put((files[0], line))
    finally:
        os._exit(0)


def _memory() -> int:
    """The bytes of this process's memory; 0 where it is not known."""
    known = Path("/proc/self/statm")
    return int(known.read_text().split()[0]) * resource.getpagesize() if known.exists() else 0


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
