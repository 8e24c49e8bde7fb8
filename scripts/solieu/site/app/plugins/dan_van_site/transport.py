"""How every answer travels, pages, data and files alike: CORS, charset, ETag, caching, compression, Vary, Link.

All answers come from a site that does not change while it is served, so that the address and the site's version alone
decide what an answer is: whoever has it already is told so before anything is looked up.
"""

import hashlib
import re
import zlib
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import yaml
from datasette import __version__

from .guard import in_order, path_asked
from .knowledge import Knowledge, knowledge_of

Headers = list[tuple[bytes, bytes]]

_TEXT = re.compile(rb"text/|application/(?:json|javascript|xml)|[\w/.-]+\+(?:xml|json)")
_SAID = yaml.safe_load(Path(__file__).with_name("headers.yaml").read_text("utf-8"))
_ALWAYS: Headers = [(name.encode(), value.encode()) for name, value in _SAID.items()]
_VARY_OF_DATASETTE = b"Cookie, Authorization"  # said of every answer; here nobody signs in and no page reads a cookie


async def carry(datasette: Any, app: Any, scope: Any, receive: Any, send: Any) -> None:
    """Answer with the headers of this module, asked without the prefix of the site's address in the path."""
    scope, asked, packer = _without_prefix(scope, datasette.setting("base_url")), dict(scope["headers"]), None
    tag = _tag(_version(datasette), scope, asked)
    if scope["method"] in ("GET", "HEAD") and tag in re.split(rb"\s*,\s*", asked.get(b"if-none-match", b"")):
        headers = _headers(datasette, scope, {"status": 304, "headers": []}, tag)
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return

    async def send_on(event: Any) -> None:
        nonlocal packer
        if event["type"] == "http.response.start":
            headers = _headers(datasette, scope, event, tag)
            kind = dict(headers).get(b"content-type", b"")
            if b"gzip" in asked.get(b"accept-encoding", b"") and event["status"] != 304 and _TEXT.match(kind):
                packer = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
                headers = [*_but(headers, b"content-length"), (b"content-encoding", b"gzip")]
            event = event | {"headers": headers}
        elif packer:
            body = packer.compress(event.get("body", b""))
            event = event | {"body": body if event.get("more_body") else body + packer.flush()}
        await send(event)

    await app(scope, receive, send_on)


@lru_cache(1)
def _version(datasette: Any) -> bytes:
    """What a site is made of, as publish wrote it down, and served with."""
    made = knowledge_of(datasette).folder.joinpath("version").read_text("utf-8")
    return f"{made} {__version__} {sorted(datasette.settings_dict().items())}".encode()


def _tag(version: bytes, scope: Any, asked: dict[bytes, bytes]) -> bytes:
    """Weak, because compressed or not it is the same answer; with the host, which addresses in pages may have."""
    parts = [version, scope["scheme"].encode(), asked.get(b"host", b""), path_asked(scope), in_order(scope)]
    return b'W/"%s"' % hashlib.sha256(b"\0".join(parts)).hexdigest()[:32].encode()


def _headers(datasette: Any, scope: Any, event: Any, tag: bytes) -> Headers:
    """The headers of an answer as the app gave them, mended and added to."""
    given: Headers = [(bytes(name).lower(), bytes(value)) for name, value in event["headers"]]
    told = dict(given)
    kind = told.get(b"content-type", b"")
    if event["status"] == 200 and not kind.startswith(b"text/html"):  # Datasette calls some otherwise
        ending = path_asked(scope).rpartition(b".")[2].decode("latin-1")
        kind = knowledge_of(datasette).types.get(ending, kind.decode("latin-1")).encode("latin-1")
    if _TEXT.match(kind) and b"charset" not in kind:
        kind += b"; charset=utf-8"
    links = [re.sub(rb"^([^<;][^;]*);", rb"<\1>;", told[b"link"])] if b"link" in told else []
    if kind.startswith(b"text/html") and event["status"] == 200:
        links += _signposts(datasette, knowledge_of(datasette), scope)
    vary = [value for name, value in given if name == b"vary" and value != _VARY_OF_DATASETTE]
    new = [*_ALWAYS, (b"vary", b", ".join([*vary, b"Accept-Encoding"]))]
    new += [(b"content-type", kind)] if kind else []
    new += [(b"link", b", ".join(links))] if links else []
    if event["status"] in (200, 304):
        is_static = path_asked(scope).startswith(b"/static/")
        kept = b"public, no-cache" if is_static else b"public, max-age=3600"
        new += [(b"etag", tag), (b"cache-control", kept)]
    return [*_but(given, *(name for name, _ in new), b"access-control-allow-methods"), *new]


def _signposts(datasette: Any, knowledge: Knowledge, scope: Any) -> list[bytes]:
    """What leads programs from a page to what describes it, to the licence, and to the address that is to be cited."""
    links = {
        "describedby": datasette.urls.path("datapackage.json"),
        "service-desc": datasette.urls.path("openapi.json"),
        "license": knowledge.package["licenses"][0]["path"],
    }
    if knowledge.is_public:
        page = re.sub(r"^/(?:en|vi)(?=/|$)", "", path_asked(scope).decode("latin-1"))
        links["cite-as"] = urljoin(knowledge.homepage, datasette.urls.path(page or "/"))
    return [f'<{address}>; rel="{name}"'.encode("latin-1") for name, address in links.items()]


def _but(headers: Headers, *names: bytes) -> Headers:
    return [(name, value) for name, value in headers if name not in names]


def _without_prefix(scope: Any, prefix: str) -> Any:
    """A proxy keeps the prefix of the site's address or takes it away; from here on it is away."""
    start = prefix.rstrip("/")
    if not start or (not scope["path"].startswith(prefix) and scope["path"] != start):
        return scope
    raw = scope.get("raw_path")
    return scope | {"path": scope["path"][len(start) :] or "/", "raw_path": (raw and raw[len(start) :]) or b"/"}
