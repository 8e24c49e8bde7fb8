"""Answers kept: the site does not change while it is served, so that what was asked for last need not be made again."""

from collections import OrderedDict
from typing import Any

from .guard import in_order

_KEPT, _HEAD, _PIECES = 24_000_000, 2_000, 16  # bytes of all and of a head; an answer in more pieces is not kept


def with_cache(app: Any) -> Any:
    """An ASGI app whose answers are kept as they were sent: whole, and compressed where that was asked for."""
    kept: OrderedDict[Any, list[Any]] = OrderedDict()  # those that were asked for last at the end
    size = 0

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        nonlocal size
        asked = dict(scope["headers"])
        if scope["method"] not in ("GET", "HEAD") or b"if-none-match" in asked:
            await app(scope, receive, send)
            return
        packed = b"gzip" in asked.get(b"accept-encoding", b"")
        where = (scope["scheme"], asked.get(b"host"), scope.get("raw_path") or scope["path"], in_order(scope))
        key, events = (scope["method"], packed, *where), list[Any]()
        if key in kept:
            kept.move_to_end(key)
            for event in kept[key]:
                await send(event)
            return

        async def send_on(event: Any) -> None:
            if len(events) < _PIECES:
                events.append(event)
            await send(event)

        await app(scope, receive, send_on)
        whole = events and events[0]["status"] == 200 and not events[-1].get("more_body")
        if whole and key not in kept:  # or it was made twice at once
            kept[key] = events
            size += _bytes(events)
        while size > _KEPT:
            size -= _bytes(kept.popitem(last=False)[1])

    return wrapped


def _bytes(events: list[Any]) -> int:
    return _HEAD + sum(len(event.get("body", b"")) for event in events)
