"""An article on the web: its text, and what its page says of itself."""

import codecs
import io
import json
import re
import shutil
import sys
import tempfile
import unicodedata
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import BinaryIO, TextIO, cast
from urllib.parse import quote

from solieu.problems import message, reason
from solieu.reading import legacy_letters

_URL = re.compile(r"https?://", re.I)
_USER_AGENT = "dan-van-figures (checks a published report against its article)"
_SECONDS = 30
# The signs that an address keeps as they are; a browser writes spaces and Vietnamese letters as %20 and the like.
_OF_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"
_LARGEST = 10_000_000
_HEAD = 200_000  # characters by which a text is told from a page, and its letters from those of before Unicode
_PIECE = 1_000_000
# Forms that hold an article, and are not read; each begins so.
_FORMS = {
    "MHTML": re.compile(rb"(?i)(?:from: <?saved by|mime-version: ?1|content-type: ?multipart/|snapshot-content)"),
    "RTF": re.compile(rb"\{\\rtf"),
    "PDF": re.compile(rb"%PDF-"),
    "a Word document": re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0"),
}
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|article|div)\b", re.I | re.S)


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


def read_page(name: str) -> Page:
    """The article of an address or a saved page, or a plain text as it stands; "-" is standard input. Raises Unread."""
    found = _page_or_text(name)
    return found if isinstance(found, Page) else Page(found.read())


def open_text(name: str) -> TextIO:
    """As `read_page`, the text alone, as a stream: a plain text is never held whole. Raises Unread."""
    found = _page_or_text(name)
    return io.StringIO(found.text) if isinstance(found, Page) else found


def _page_or_text(name: str) -> Page | TextIO:
    if is_address(name):
        return parse_page(_fetched(name), name)
    stream = _opened(name)
    head = stream.read(_HEAD)
    stream.seek(0)
    letters = legacy_letters(head)
    if letters:
        raise Unread("input-legacy", name=name, letters=letters)
    return parse_page(stream.read(_LARGEST + 1)) if is_page(head.removeprefix("\ufeff")) else stream


def parse_page(html: str | bytes, url: str = "") -> Page:
    """The article of an HTML page. Raises Unread where there is none."""
    if len(html) > _LARGEST:
        raise Unread("page-too-large", largest=_LARGEST)
    import trafilatura  # here, since it is slow to import and only pages need it

    found = trafilatura.extract(
        html, url=url or None, output_format="json", with_metadata=True, favor_recall=True, include_comments=False
    )
    article = json.loads(found) if found else {}
    text = unicodedata.normalize("NFC", str(article.get("text") or ""))
    if not text.strip():
        raise Unread("page-without-article")
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
    try:
        request = urllib.request.Request(quote(address, _OF_ADDRESSES), headers={"User-Agent": _USER_AGENT})
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
            content: bytes = answer.read(_LARGEST + 1)
    except (OSError, ValueError, HTTPException) as error:
        raise Unread("page-not-fetched", name=address, why=_why_not_fetched(error)) from None
    return content


def _why_not_fetched(error: OSError | ValueError | HTTPException) -> object:
    """An answer's status, what the system says, or what the library says."""
    cause = getattr(error, "reason", None) or error
    status = getattr(error, "code", None)
    if status:
        return f"HTTP {status}"
    return reason(cause) if isinstance(cause, OSError) else cause


def _opened(name: str) -> TextIO:
    """A file or standard input as a stream that can be read twice; checked to be text in UTF-8, whatever its length.

    Line ends and a byte order mark are kept, since offsets count them.
    """
    try:
        file: BinaryIO
        if name == "-":
            file = cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=_LARGEST))  # noqa: SIM115 (the caller's)
            shutil.copyfileobj(sys.stdin.buffer, file)
            file.seek(0)
        else:
            file = Path(name).open("rb")  # noqa: SIM115
        _check_text(name, file)
    except OSError as error:
        raise Unread("input-unread", name=name, reason=reason(error)) from None
    file.seek(0)
    return io.TextIOWrapper(file, encoding="utf-8", newline="")


def _check_text(name: str, file: BinaryIO) -> None:
    """Raise Unread where a file is of another form, is not UTF-8, or holds nothing."""
    decoder, read, empty = codecs.getincrementaldecoder("utf-8")(), 0, True
    while piece := file.read(_PIECE):
        form = next((form for form, sign in _FORMS.items() if not read and sign.match(piece)), None)
        if form:
            raise Unread("input-form", name=name, form=form)
        empty = not _decoded(name, decoder, piece, read) and empty
        read += len(piece)
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
