"""What is let in: reading alone, of bounded length, without a body, cookies or names; all else is told so at once."""

from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from datasette.utils.asgi import Request

from .answers import problem_page, said
from .knowledge import knowledge_of
from .languages import language_of

_METHODS = ("GET", "HEAD", "OPTIONS")
_ALLOW = (b"allow", ", ".join(_METHODS).encode())
_LONGEST_PATH, _LONGEST_NAME, _LONGEST_QUERY, _MOST_ARGUMENTS = 1_000, 250, 16_000, 100
# Nobody signs in and nothing is sent here; what such headers hold has stopped the site's libraries.
_IGNORED = (b"cookie", b"authorization", b"content-type", b"content-length", b"transfer-encoding")


async def let_in(datasette: Any, app: Any, scope: Any, receive: Any, send: Any) -> None:
    """Hand on what may be asked. A body is never read, and a cookie goes no further.

    `refused` of a scope is what was found elsewhere: a status, and the word that says why, if there is one.
    """
    status, word = scope.get("refused") or (refusal(scope), "")
    if status:
        await _tell(datasette, scope, status, word, send)
    elif scope["method"] == "OPTIONS":
        await send({"type": "http.response.start", "status": 204, "headers": [_ALLOW]})
        await send({"type": "http.response.body", "body": b""})
    else:
        kept = [(name, value) for name, value in scope["headers"] if name.lower() not in _IGNORED]
        known = knowledge_of(datasette)
        if known.is_public:  # links are to the site's own address, whatever host was asked
            home = urlsplit(known.homepage)
            kept = [(b"host", home.netloc.encode()), *((name, value) for name, value in kept if name != b"host")]
            scope |= {"scheme": home.scheme}
        await app(scope | {"headers": kept}, receive, send)


def refusal(scope: Any) -> int:
    """The status of what is not let in; 0 where all is well."""
    path, query = path_asked(scope), scope.get("query_string", b"")
    if scope["method"] not in _METHODS:
        return 405
    if len(path) > _LONGEST_PATH or len(query) > _LONGEST_QUERY:
        return 414
    names = b"&".join(argument.partition(b"=")[0] for argument in query.split(b"&"))
    if not path.startswith(b"/") or query.count(b"&") >= _MOST_ARGUMENTS or b"\0" in unquote_to_bytes(path + names):
        return 400
    named_too_long = max(map(len, path.split(b"/"))) > _LONGEST_NAME
    return 404 if named_too_long or b"~00" in path or path.startswith(b"//") else 0


def path_asked(scope: Any) -> bytes:
    """The path of an address as it was sent, without its arguments."""
    path: bytes = scope.get("raw_path") or scope["path"].encode()
    return path.partition(b"?")[0]


def in_order(scope: Any) -> bytes:
    """The arguments of an address by their names; those of one name stay in their order, which columns have too."""
    arguments: list[bytes] = scope["query_string"].split(b"&")
    arguments.sort(key=lambda argument: argument.partition(b"=")[0])
    return b"&".join(arguments)


async def _tell(datasette: Any, scope: Any, status: int, word: str, send: Any) -> None:
    """The page of a refusal in the language of the address; JSON where that was asked for."""
    path, query = path_asked(scope), scope["query_string"] if word else b""  # SQL that was too much can be mended there
    request = Request.fake("/.json" if path.endswith(b".json") else "/")
    request.scope |= {
        "dan_van_language": language_of(path.decode("latin-1"), query.decode("latin-1")),
        "query_string": query,
        "csrftoken": str,  # which Datasette asks for whatever it draws
    }
    response = await problem_page(datasette, request, status, word and said(datasette, request, word))
    response.headers |= {405: {"allow": _ALLOW[1].decode()}, 503: {"retry-after": "5"}}.get(status, {})
    await response.asgi_send(send)
