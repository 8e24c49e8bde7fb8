"""An article on the web: its text and what its page says of itself, and a report checked against it."""

import json
import re
import sys
import unicodedata
import urllib.request
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from solieu.problems import Problem
from solieu.quantities import numerals
from solieu.reports import Reading

_URL = re.compile(r"https?://", re.I)
_USER_AGENT = "dan-van-figures (checks a published report against its article)"
_SECONDS = 30
_LARGEST = 10_000_000
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|article|div)\b", re.I | re.S)


class Unread(Exception):
    """A page could not be read; its message says why, and what to do."""


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
    import trafilatura  # here, since it is slow to import and only pages need it

    found = trafilatura.extract(
        html, url=url or None, output_format="json", with_metadata=True, favor_recall=True, include_comments=False
    )
    article = json.loads(found) if found else {}
    text = unicodedata.normalize("NFC", str(article.get("text") or ""))
    if not text.strip():
        raise Unread("no article was found in the page; save its text by hand")
    keys = ("title", "source-hostname", "hostname", "author", "date", "source")
    said = {key: str(article.get(key) or "").strip() for key in keys}
    return Page(
        text=re.sub(r"\n+", "\n\n", text.strip()),
        title=said["title"],
        publisher=said["source-hostname"] or said["hostname"],
        byline=said["author"],
        published=said["date"],
        url=url or said["source"],
    )


def _fetched(address: str) -> bytes:
    """A page's bytes, by the standard library: trafilatura's own download refuses servers on loopback."""
    request = urllib.request.Request(address, headers={"User-Agent": _USER_AGENT})
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
            content: bytes = answer.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise Unread(
            f"{address}: cannot be fetched ({reason}); open it in a browser, save it, and name the file"
        ) from None
    if len(content) > _LARGEST:
        raise Unread(f"{address}: is larger than {_LARGEST} bytes, which no article is; save its text by hand")
    return content


def _opened(name: str) -> str:
    """A file's text as given: its line ends and byte order mark kept, since offsets count them."""
    try:
        written = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        text = written.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unread(f"{name}: is not UTF-8 at byte {error.start}; save the text as UTF-8") from None
    except OSError as error:
        raise Unread(f"{name}: cannot be read ({error.strerror}); give a text file, or - for standard input") from None
    if not text.strip("\ufeff \t\r\n"):
        raise Unread(f"{name}: is empty; give a file that holds the report's text")
    return text


def check_page(reading: Reading, page: Page, name: str) -> Iterator[Problem]:
    """Every phrase of the reading's figures that the article does not have in order, and every numeral it has beyond.

    White space and Unicode form may differ from the text that was hashed, and so may what stands around the article.
    """
    text = _flat(page.text)
    at = 0
    for figure in sorted(reading.figures, key=lambda each: each.record.at or (0, 0)):
        phrase = _flat(figure.record.as_written)
        found = text.find(phrase, at)
        if found >= 0:
            at = found + len(phrase)
            continue
        rule, what = _lost(phrase, text)
        record = figure.record
        yield Problem(
            reading.path, record.line, record.column, rule, f"figure '{record.id}': '{phrase}' {what} in {name}"
        )
    yield from _unknown_numerals(reading, text, name)


def _flat(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _lost(phrase: str, text: str) -> tuple[str, str]:
    """What became of a phrase: it stands elsewhere, it was changed, or it is gone."""
    if phrase in text:
        return "page-order", "stands elsewhere than in the report's order"
    words = phrase.split()
    anchors = [match.start() for word in words if len(word) > 2 for match in re.finditer(re.escape(word), text)]
    windows = {text[max(0, start - len(phrase)) : start + len(phrase)] for start in anchors[:200]}
    nearest = max((_best(phrase, window) for window in windows), default=(0.0, ""))
    if nearest[0] >= 0.7:
        return "page-changed", f"reads '{nearest[1]}'"
    return "page-missing", "is not"


def _best(phrase: str, window: str) -> tuple[float, str]:
    """The stretch of a window most like a phrase, word by word, and how like it is."""
    words, length = window.split(), len(phrase.split())
    stretches = [" ".join(words[at : at + length]) for at in range(max(1, len(words) - length + 1))]
    return max((SequenceMatcher(None, phrase, stretch).ratio(), stretch) for stretch in stretches)


def _unknown_numerals(reading: Reading, text: str, name: str) -> Iterator[Problem]:
    """Numerals that the article has more often than the report file knows them."""
    known: Counter[str] = Counter(numeral.token.strip("“”") for numeral in reading.report.other_numerals)
    for figure in reading.figures:
        phrase = figure.record.as_written
        known.update(phrase[start:end] for start, end in numerals(phrase))
    for start, end in numerals(text):
        known[text[start:end]] -= 1
        if known[text[start:end]] < 0:
            around = text[max(0, start - 25) : end + 25]
            message = f"the numeral '{text[start:end]}' of {name} is not in the report file: …{around}…"
            yield Problem(reading.path, 0, 0, "page-numeral", message)
