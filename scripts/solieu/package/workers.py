"""Who does work that falls into parts: this process, processes of this machine, or a Dask cluster.

Each way yields every part with what came of it, in the order in which they end. A part that fails, or whose process
dies, is tried again; the exception of its last try is what comes of it then.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from contextlib import ExitStack, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any, TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")
Ended = Iterator[tuple[Part, Result | Exception]]

TRIES = 3
CONNECT = "10s"  # that the scheduler of a cluster has to answer in


def here(work: Callable[[Part], Result], parts: Sequence[Part]) -> Ended[Part, Result]:
    """One after another, in this process."""
    for part in parts:
        for _ in range(TRIES):
            try:
                ended: Result | Exception = work(part)
                break
            except Exception as error:
                ended = error
        yield part, ended


def in_processes(work: Callable[[Part], Result], parts: Sequence[Part], count: int) -> Ended[Part, Result]:
    """In so many processes. Each is a pool of its own, so that one that dies takes no other's part with it."""
    context = multiprocessing.get_context("spawn")  # a fork would copy the threads' locks
    held, lifeline = context.Pipe(duplex=False)
    pools: SimpleQueue[ProcessPoolExecutor] = SimpleQueue()
    ended = threading.Event()

    def pool() -> ProcessPoolExecutor:
        return ProcessPoolExecutor(1, context, _begin, (held,))

    def run(part: Part) -> Result | Exception:
        own, failed = pools.get(), Exception()
        try:
            for _ in range(TRIES):
                try:
                    return own.submit(work, part).result()
                except BrokenExecutor as error:
                    failed = error
                    if ended.is_set():
                        break
                    own = pool()
                except Exception as error:
                    failed = error
            return failed
        finally:
            pools.put(own)

    for _ in range(count):
        pools.put(pool())
    threads = ThreadPoolExecutor(count)
    try:
        futures: dict[Future[Result | Exception], Part] = {threads.submit(run, part): part for part in parts}
        for future in as_completed(futures):
            yield futures.pop(future), future.result()
    finally:  # which is also how Ctrl-C ends it
        ended.set()
        lifeline.close()
        threads.shutdown(cancel_futures=True)


def _begin(held: Connection) -> None:
    """Let a process end with the one that started it, however that ends, and at no Ctrl-C of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(held,), daemon=True).start()


def _end_with(held: Connection) -> None:
    with suppress(EOFError, OSError):
        held.recv()
    os._exit(1)


def on_dask(work: Callable[[Part], Result], parts: Sequence[Part], address: str, count: int) -> Ended[Part, Result]:
    """On a Dask cluster: that of a scheduler's address, or for `local` one of so many processes here, for this alone.

    Raises OSError where the scheduler does not answer, or no longer.
    """
    import logging

    import dask
    from distributed import Client, LocalCluster, as_completed

    for name in ("distributed", "distributed.client"):  # what goes wrong is said once, by who called
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with ExitStack() as stack:
        stack.enter_context(dask.config.set({"distributed.comm.timeouts.connect": CONNECT}))
        # Ctrl-C waits until the cluster stands, and what is started meanwhile never sees it: this process ends that.
        resource_tracker.ensure_running()  # whose start would let it through again
        unblocked = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        try:
            at: Any = address
            if address == "local":
                quiet = {"dashboard_address": "127.0.0.1:0", "silence_logs": logging.CRITICAL}
                at = stack.enter_context(LocalCluster(n_workers=count, threads_per_worker=1, **quiet))
            client = stack.enter_context(Client(at))
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, unblocked)
        futures = client.map(work, parts, retries=TRIES - 1, pure=False)
        part_of = {future.key: part for future, part in zip(futures, parts, strict=True)}
        for future in as_completed(futures):
            if future.cancelled():
                raise ConnectionAbortedError("the connection to it is lost")
            yield part_of[future.key], future.exception() or future.result()
