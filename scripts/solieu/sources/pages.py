"""An article on the web: its text, and what its page says of itself."""

import codecs
import io
import json
import os
import re
import resource
import signal
import sys
import tempfile
import unicodedata
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import BinaryIO, TextIO, cast
from urllib.parse import quote

from solieu.problems import Message, message, reason
from solieu.reading import anchors, legacy_letters

_URL = re.compile(r"https?://", re.I)
_USER_AGENT = "dan-van-figures (checks a published report against its article)"
_SECONDS, _MEMORY = 25, 800_000_000  # that fetching and parsing a page may take in all, and bytes
# The signs that an address keeps as they are; a browser writes spaces and Vietnamese letters as %20 and the like.
_OF_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"
_LARGEST = 10_000_000  # bytes of a page
_LONGEST = 1_000_000  # bytes of a text that is held whole: many times a long article, and 10 s where all are numerals
_STREAM = 128_000_000  # bytes of a text that is read piece by piece
_SPARSE = 16  # characters a numeral or number word, at least, in a text longer than a piece; dense reports have 30
_HEAD = 200_000  # characters by which a text is told from a page, and its letters from those of before Unicode
_PIECE = 1_000_000  # bytes or characters read at a time
# Forms that hold an article, and are not read; each begins so.
_FORMS = {
    "MHTML": re.compile(rb"(?i)(?:from: <?saved by|mime-version: ?1|content-type: ?multipart/|snapshot-content)"),
    "RTF": re.compile(rb"\{\\rtf"),
    "PDF": re.compile(rb"%PDF-"),
    "a Word document": re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0"),
}
# A comment ends at its first end, or else a page of comments would be taken apart in every way there is.
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype|html|head|body|article|div)\b", re.I | re.S
)


_HANDLERS = (
    urllib.request.ProxyHandler,
    urllib.request.HTTPHandler,
    urllib.request.HTTPSHandler,
    urllib.request.HTTPRedirectHandler,
    urllib.request.HTTPDefaultErrorHandler,
    urllib.request.HTTPErrorProcessor,
    urllib.request.UnknownHandler,
)


class Unread(Exception):
    """A page could not be read; `said` says why, and what to do."""

    def __init__(self, name: str, /, **values: object) -> None:
        self.said = message(name, **values)
        super().__init__(self.said)


@dataclass(frozen=True)
class Page:
    """An article: its paragraphs, and what its page offers for the source card; empty where it says nothing."""

    text: str
    title: str = ""
    publisher: str = ""
    byline: str = ""
    published: str = ""
    url: str = ""


def is_address(name: str) -> bool:
    """Whether a name is an address on the web rather than a file."""
    return bool(_URL.match(name))


def is_page(text: str) -> bool:
    """Whether a text is an HTML page rather than plain text."""
    return bool(_HTML.match(text))


def read_page(name: str, file: BinaryIO | None = None) -> Page:
    """The article of an address or a saved page, or a plain text as it stands; "-" is standard input. Raises Unread.

    A file that is given is read in place of one of that name, which is then what messages call it.
    """
    found = _page_or_text(name, file)
    if isinstance(found, Page):
        return found
    _check_size(name, _size(found), _LONGEST)
    return Page(found.read())


def open_text(name: str) -> TextIO:
    """As `read_page`, the text alone, as a stream, which may be that of many articles. Raises Unread."""
    found = _page_or_text(name)
    if isinstance(found, Page):
        return io.StringIO(found.text)
    read = numerals = 0
    while piece := found.read(_PIECE):
        read, numerals = read + len(piece), numerals + len(anchors(piece))
        if (len(piece) == _PIECE and "\n" not in piece) or (read > _PIECE and numerals * _SPARSE > read):
            raise Unread("input-no-text", name=name, longest=_PIECE, sparse=_SPARSE)
    found.seek(0)
    return found


def _page_or_text(name: str, file: BinaryIO | None = None) -> Page | TextIO:
    if not file and is_address(name):
        return _apart(name, lambda: parse_page(name, _fetched(name), name))
    stream = _opened(name, file)
    head = stream.read(_HEAD)
    stream.seek(0)
    letters = legacy_letters(head)
    if letters:
        raise Unread("input-legacy", name=name, letters=letters)
    if not is_page(head.removeprefix("\ufeff")):
        return stream
    _check_size(name, _size(stream), _LARGEST)
    return _apart(name, lambda: parse_page(name, stream.read()))


def _apart(name: str, read: Callable[[], Page]) -> Page:
    """The page that a function reads, in a process of its own: servers drip, and parsers cannot be stopped.

    Raises Unread where it says so, or takes more than a time and memory.
    """
    import trafilatura  # noqa: F401 (by the process that reads many pages, once)

    here, there = Pipe(duplex=False)
    reader = os.fork()  # multiprocessing gives no process to one that is itself a worker of Dask
    if not reader:
        try:
            _send_page(there, read)
        finally:
            os._exit(0)
    there.close()
    try:
        found = here.recv() if here.poll(_SECONDS) else None
    except EOFError:  # it had no more memory
        found = None
    finally:
        os.kill(reader, signal.SIGKILL)
        os.waitpid(reader, 0)
        here.close()
    if isinstance(found, Page):
        return found
    said: Message = found or message("page-too-much", name=name, seconds=_SECONDS)
    raise Unread(said.name, **dict(said.values))


def _send_page(there: Connection, read: Callable[[], Page]) -> None:
    if sys.platform == "linux":
        taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + _MEMORY, taken + _MEMORY))
    found: Page | Message | None = None
    with suppress(Exception):  # whatever a parser makes of a page that is none
        try:
            found = read()
        except Unread as unread:
            found = unread.said
    there.send(found)


def parse_page(name: str, html: str | bytes, url: str = "") -> Page:
    """The article of an HTML page, which messages call `name`. Raises Unread where there is none."""
    import trafilatura  # here, since it is slow to import and only pages need it

    found = trafilatura.extract(
        html, url=url or None, output_format="json", with_metadata=True, favor_recall=True, include_comments=False
    )
    article = json.loads(found) if found else {}
    text = unicodedata.normalize("NFC", str(article.get("text") or ""))
    if not text.strip():
        raise Unread("page-without-article", name=name)
    _check_size(name, len(text.encode()), _LONGEST)
    keys = ("title", "source-hostname", "hostname", "author", "date", "source")
    says = {key: str(article.get(key) or "").strip() for key in keys}
    return Page(
        text=re.sub(r"\n+", "\n\n", text.strip()),
        title=says["title"],
        publisher=says["source-hostname"] or says["hostname"],
        byline=says["author"],
        published=says["date"],
        url=url or says["source"],
    )


def _fetched(address: str) -> bytes:
    """A page's bytes, by the standard library: trafilatura's own download refuses servers on loopback."""
    browser = urllib.request.OpenerDirector()
    for handler in _HANDLERS:  # those of the web alone, wherever a server leads
        browser.add_handler(handler())
    try:
        request = urllib.request.Request(quote(address, _OF_ADDRESSES), headers={"User-Agent": _USER_AGENT})
        with browser.open(request, timeout=_SECONDS) as answer:
            content: bytes = answer.read(_LARGEST + 1)
    except (OSError, ValueError, HTTPException) as error:
        raise Unread("page-not-fetched", name=address, why=_why_not_fetched(error)) from None
    _check_size(address, len(content), _LARGEST)
    return content


def _check_size(name: str, size: int, largest: int) -> None:
    if size > largest:
        raise Unread("input-too-large", name=name, largest=largest)


def _size(stream: TextIO) -> int:
    """The bytes of a stream, which is left at its beginning."""
    size = stream.buffer.seek(0, io.SEEK_END)
    stream.seek(0)
    return size


def _why_not_fetched(error: OSError | ValueError | HTTPException) -> object:
    """An answer's status, what the system says, or what the library says."""
    cause = getattr(error, "reason", None) or error
    status = getattr(error, "code", None)
    if status:
        return f"HTTP {status}"
    return reason(cause) if isinstance(cause, OSError) else cause


def _opened(name: str, file: BinaryIO | None) -> TextIO:
    """A file or standard input as a stream that can be read twice; checked to be text in UTF-8, whatever its length.

    Line ends and a byte order mark are kept, since offsets count them.
    """
    try:
        if name == "-" and not file:
            file = cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=_LARGEST))  # noqa: SIM115 (the caller's)
            while file.tell() <= _STREAM and (piece := sys.stdin.buffer.read(_PIECE)):
                file.write(piece)
            file.seek(0)
        file = file or Path(name).open("rb")  # noqa: SIM115
        _check_text(name, file)
    except OSError as error:
        raise Unread("input-unread", name=name, reason=reason(error)) from None
    file.seek(0)
    return io.TextIOWrapper(file, encoding="utf-8", newline="")


def _check_text(name: str, file: BinaryIO) -> None:
    """Raise Unread where a file is of another form, is not UTF-8, holds nothing, or more than any article."""
    decoder, read, empty = codecs.getincrementaldecoder("utf-8")(), 0, True
    while piece := file.read(_PIECE):
        form = next((form for form, sign in _FORMS.items() if not read and sign.match(piece)), None)
        if form:
            raise Unread("input-form", name=name, form=form)
        empty = not _decoded(name, decoder, piece, read) and empty
        read += len(piece)
        _check_size(name, read, _STREAM)
    _decoded(name, decoder, b"", read)
    if empty:
        raise Unread("input-empty", name=name)


def _decoded(name: str, decoder: codecs.IncrementalDecoder, piece: bytes, read: int) -> str:
    """A piece that begins after so many bytes as text, but for white space at its ends; the last piece is empty."""
    begun = len(decoder.getstate()[0])  # bytes of a character whose others are in this piece
    try:
        return decoder.decode(piece, final=not piece).strip("\ufeff \t\r\n")
    except UnicodeDecodeError as error:
        raise Unread("input-not-utf8", name=name, at=read - begun + error.start) from None
