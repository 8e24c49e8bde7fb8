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
from http.client import HTTPException
from pathlib import Path
from urllib.parse import quote

from solieu.problems import Problem, Said, reason
from solieu.reading import numerals
from solieu.sources.reports import Reading

_URL = re.compile(r"https?://", re.I)
_USER_AGENT = "dan-van-figures (checks a published report against its article)"
_SECONDS = 30
# The signs that an address keeps as they are; a browser writes spaces and Vietnamese letters as %20 and the like.
_OF_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"
_LARGEST = 10_000_000
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|article|div)\b", re.I | re.S)


class Unread(Exception):
    """A page could not be read; `said` says why, and what to do."""

    def __init__(self, said: Said) -> None:
        self.said = said
        super().__init__(said)


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
        said = Said(
            "the page has more than {largest} bytes, which no article has; save its text by hand", largest=_LARGEST
        )
        raise Unread(said)
    import trafilatura  # here, since it is slow to import and only pages need it

    found = trafilatura.extract(
        html, url=url or None, output_format="json", with_metadata=True, favor_recall=True, include_comments=False
    )
    article = json.loads(found) if found else {}
    text = unicodedata.normalize("NFC", str(article.get("text") or ""))
    if not text.strip():
        raise Unread(Said("no article was found in the page; save its text by hand"))
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
        raise Unread(
            Said(
                "{name}: cannot be fetched ({why}); open it in a browser, save it, and name the file",
                name=address,
                why=_why_not_fetched(error),
            )
        ) from None
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
        said = Said("{name}: is not UTF-8 at byte {at}; save the text as UTF-8", name=name, at=error.start)
        raise Unread(said) from None
    except OSError as error:
        said = Said(
            "{name}: cannot be read ({reason}); give a text file, or - for standard input",
            name=name,
            reason=reason(error),
        )
        raise Unread(said) from None
    if not text.strip("\ufeff \t\r\n"):
        raise Unread(Said("{name}: is empty; give a file that holds the report's text", name=name))
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
        record = figure.record
        rule, said = _lost(record.id, phrase, text, name)
        yield Problem(reading.path, record.line, record.column, rule, said)
    yield from _unknown_numerals(reading, text, name)


def _flat(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _lost(figure: str, phrase: str, text: str, name: str) -> tuple[str, Said]:
    """What became of a phrase: it stands elsewhere, it was changed, or it is gone."""
    if phrase in text:
        return "page-order", Said(
            "figure '{id}': '{phrase}' stands elsewhere in {page} than in the report's order; check 'at'",
            id=figure,
            phrase=phrase,
            page=name,
        )
    words = phrase.split()
    anchors = [match.start() for word in words if len(word) > 2 for match in re.finditer(re.escape(word), text)]
    windows = {text[max(0, start - len(phrase)) : start + len(phrase)] for start in anchors[:200]}
    nearest = max((_best(phrase, window) for window in windows), default=(0.0, ""))
    if nearest[0] >= 0.7:
        return "page-changed", Said(
            "figure '{id}': '{phrase}' reads '{found}' in {page}; check 'as_written'",
            id=figure,
            phrase=phrase,
            found=nearest[1],
            page=name,
        )
    return "page-missing", Said(
        "figure '{id}': '{phrase}' is not in {page}; check that it is the report's", id=figure, phrase=phrase, page=name
    )


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
            said = Said(
                "the numeral '{numeral}' of {page} is not in the report file: …{around}…",
                numeral=text[start:end],
                page=name,
                around=around,
            )
            yield Problem(reading.path, 0, 0, "page-numeral", said)
