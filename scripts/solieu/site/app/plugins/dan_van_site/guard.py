"""What is let in: reading alone, of bounded length, without a body, cookies or names; all else is told so at once."""

import re
from typing import Any
from urllib.parse import unquote_to_bytes

from datasette.utils.asgi import Request

from .answers import problem_page
from .knowledge import LANGUAGES

_METHODS = ("GET", "HEAD", "OPTIONS")
_LONGEST_PATH, _LONGEST_NAME, _LONGEST_QUERY, _MOST_ARGUMENTS = 1_000, 250, 16_000, 100
# Nobody signs in and nothing is sent here; what such headers hold has stopped the site's libraries.
_IGNORED = (b"cookie", b"authorization", b"content-type", b"content-length", b"transfer-encoding")


def with_guard(datasette: Any, app: Any) -> Any:
    """An ASGI app that hands on what may be asked. A body is never read, and a cookie goes no further."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        path = (scope.get("raw_path") or scope["path"].encode()).partition(b"?")[0]
        status = _refusal(scope["method"], path, scope.get("query_string", b""))
        if not status and scope["method"] != "OPTIONS":
            kept = [(name, value) for name, value in scope["headers"] if name.lower() not in _IGNORED]
            await app(scope | {"headers": kept}, receive, send)
            return
        allow = [(b"allow", ", ".join(_METHODS).encode())] if status in (0, 405) else []
        if not status:
            await send({"type": "http.response.start", "status": 204, "headers": allow})
            await send({"type": "http.response.body", "body": b""})
            return
        await _tell(datasette, path, status, allow, send)

    return wrapped


def _refusal(method: str, path: bytes, query: bytes) -> int:
    """The status of what is not let in; 0 where all is well."""
    if method not in _METHODS:
        return 405
    if len(path) > _LONGEST_PATH or len(query) > _LONGEST_QUERY:
        return 414
    names = b"&".join(argument.partition(b"=")[0] for argument in query.split(b"&"))
    if query.count(b"&") >= _MOST_ARGUMENTS or b"\0" in unquote_to_bytes(path + names):
        return 400
    named_too_long = max(map(len, path.split(b"/"))) > _LONGEST_NAME
    return 404 if named_too_long or b"~00" in path or path.startswith(b"//") else 0


async def _tell(datasette: Any, path: bytes, status: int, allow: Any, send: Any) -> None:
    """The page of that mistake in the language of the address; JSON where that was asked for."""
    found = re.match(rf"/({'|'.join(LANGUAGES)})/".encode(), path)
    scope = {
        **{"type": "http", "method": "GET", "scheme": "http", "query_string": b"", "headers": []},
        "csrftoken": str,  # which Datasette asks for whatever it draws
        **{
            "path": "/.json" if path.endswith(b".json") else "/",
            "dan_van_language": found[1].decode() if found else "",
        },
    }
    response = await problem_page(datasette, Request(scope, None), status, "")()
    response.headers |= {name.decode(): value.decode() for name, value in allow}
    await response.asgi_send(send)
