"""An article on the web: its text, and what its page says of itself."""

import json
import re
import sys
import unicodedata
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.parse import quote

from solieu.problems import message, reason

_URL = re.compile(r"https?://", re.I)
_USER_AGENT = "dan-van-figures (checks a published report against its article)"
_SECONDS = 30
# The signs that an address keeps as they are; a browser writes spaces and Vietnamese letters as %20 and the like.
_OF_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"
_LARGEST = 10_000_000
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
    if is_address(name):
        return parse_page(_fetched(name), name)
    written = _opened(name)
    html = written.removeprefix("\ufeff")
    return parse_page(html) if is_page(html) else Page(written)


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


def _opened(name: str) -> str:
    """A file's text as given: its line ends and byte order mark kept, since offsets count them."""
    try:
        written = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        text = written.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unread("input-not-utf8", name=name, at=error.start) from None
    except OSError as error:
        raise Unread("input-unread", name=name, reason=reason(error)) from None
    if not text.strip("\ufeff \t\r\n"):
        raise Unread("input-empty", name=name)
    return text
