"""Whatever has arguments, SQL of readers' own above all, is answered by workers, apart from the site's pages.

A worker has a time, an amount of memory and a size of answer, and is ended when it goes beyond one, or when the reader
has left. Few work at once and few wait; the rest is told so at once. Pages are thus answered whatever is asked.
"""

import ast
import asyncio
import os
import socket
import tempfile
from contextlib import ExitStack
from typing import IO, Any

from . import worker
from .guard import refusal
from .knowledge import LONGEST_ANSWER

_SOON = 0.5  # seconds until workers are made: whoever waits for the site to be there is answered first
_START = 20  # seconds, at most, for workers to be there at all
_WAITING = 16  # how many wait for a worker
_STAY = 2  # seconds that a worker waits for whoever comes next
_PASSED = ("type", "http_version", "method", "scheme", "root_path", "path", "raw_path", "query_string", "headers")
_PIECE = 64 * 1024
Answer = tuple[int, list[tuple[bytes, bytes]], IO[bytes]]  # status, headers, and the file of the body


def with_fence(workers: "Workers") -> Any:
    """An ASGI app in which workers answer what has arguments; what is let in at all is the guard's to say."""
    app = workers.app
    lanes = {True: _Lane(workers), False: _Lane(workers)}  # whoever writes SQL waits for others who do

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        asks = workers.made and scope["query_string"] and "/static/" not in scope["path"]
        if not asks or scope["method"] == "OPTIONS" or refusal(scope):
            await app(scope, receive, send)
            return
        lane = lanes[any(written in scope["query_string"] for written in (b"sql=", b"_where"))]
        asked, left = asyncio.ensure_future(lane.ask(scope)), asyncio.ensure_future(_has_left(receive))
        try:
            await asyncio.wait({asked, left}, return_when=asyncio.FIRST_COMPLETED)
            if not asked.done():
                return
            answer = asked.result()
            if isinstance(answer, str):
                refused = (503, "") if answer == "busy" else (400, "too_much")
                await app(scope | {"refused": refused}, receive, send)
            else:
                await _relay(*answer, send)
        finally:
            asked.cancel()
            left.cancel()

    return wrapped


class Workers:
    """The process that makes workers, which answer by an app: started with a server, and again should it be gone.

    `made` is done when it is there; None where no server was started, so that the app answers itself.
    """

    def __init__(self, datasette: Any, app: Any) -> None:
        self.app = app
        self._datasette, self._process = datasette, 0
        self.made: asyncio.Future[bytes] | None = None

    def start(self) -> None:
        """Start it soon."""
        self.made = asyncio.ensure_future(self._make())

    async def _make(self) -> bytes:
        await asyncio.sleep(_SOON)
        await worker.make_ready(self._datasette, self.app)
        self._asked, theirs = socket.socketpair()
        self._asked.setblocking(False)
        with theirs:
            self._process = worker.forked(self._datasette, self.app, theirs, self._asked)
        return await asyncio.get_running_loop().sock_recv(self._asked, 1)

    async def are_ready(self) -> bool:
        """Whether it has said that it is."""
        assert self.made
        if self.made.done() and self._is_gone():
            self.start()
        made = self.made
        done, _ = await asyncio.wait({made}, timeout=_START)
        return bool(done) and not made.exception() and bool(made.result())

    def _is_gone(self) -> bool:
        try:
            return os.waitpid(self._process, os.WNOHANG)[0] != 0
        except ChildProcessError:  # the system has waited for it
            return True

    def new(self) -> socket.socket:
        """The connection to a worker that is made for it."""
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        with theirs:
            socket.send_fds(self._asked, [b"."], [theirs.fileno()])
        return ours


class _Lane:
    """One worker at a time, which answers one request after another, and who waits for it."""

    def __init__(self, workers: Workers) -> None:
        self._workers, self._free, self._waiting = workers, asyncio.Semaphore(1), 0
        self._idle: tuple[socket.socket, asyncio.TimerHandle] | None = None  # a worker that waits, and its end

    async def ask(self, scope: Any) -> Answer | str:
        """A worker's answer; "busy" where too many wait, "too much" where it did not come to its end."""
        said = "busy"
        if self._waiting >= _WAITING:
            return said
        self._waiting += 1
        try:
            if not await self._workers.are_ready():
                return said
            clock = asyncio.get_running_loop().time
            end = clock() + LONGEST_ANSWER
            async with asyncio.timeout_at(end), self._free:
                if end - clock() > LONGEST_ANSWER / 2:  # or it waited, and may have been about to be answered
                    said = "too much"
                return await self._work(scope, end) or said
        except TimeoutError:
            return said
        except OSError:  # the workers have gone this moment, or there is no more to be had of the system
            return "busy"
        finally:
            self._waiting -= 1

    async def _work(self, scope: Any, end: float) -> Answer | None:
        loop, head = asyncio.get_running_loop(), b""
        body = tempfile.TemporaryFile()  # noqa: SIM115 - whoever relays it closes it
        with ExitStack() as left:
            there = left.enter_context(self._taken())
            socket.send_fds(there, [b"."], [body.fileno()])
            passed = {name: scope[name] for name in _PASSED if name in scope}
            await loop.sock_sendall(there, repr((end - loop.time(), passed)).encode() + b"\n")
            while not head.endswith(b"\n"):
                if not (piece := await loop.sock_recv(there, _PIECE)):
                    return None
                head += piece
            status, headers, stays = ast.literal_eval(head.decode())
            if stays:
                left.pop_all()
                self._idle = there, loop.call_later(_STAY, lambda: self._taken().close())
            return status, headers, body

    def _taken(self) -> socket.socket:
        """The connection to the worker that waits, or to a new one."""
        if not self._idle:
            return self._workers.new()
        (there, end_of_stay), self._idle = self._idle, None
        end_of_stay.cancel()
        return there


async def _has_left(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _relay(status: int, headers: Any, body: IO[bytes], send: Any) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    with body:
        body.seek(0)
        while piece := body.read(_PIECE):
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            await asyncio.sleep(0)  # others' turn
    await send({"type": "http.response.body", "body": b""})
