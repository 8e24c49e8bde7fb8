"""Where pages stand, in which language and by which name; and how words, numbers, days and links are written there.

A page stands at `/en/...` or `/vi/...`; Datasette sees the address without the language. Addresses of data (`.json`,
`.csv`, files) need none.
"""

import re
from calendar import month_name
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from datasette import Response
from jinja2.filters import do_filesizeformat

from solieu.vietnamese import fold, grouped, searched

from .knowledge import LANGUAGES, Knowledge, knowledge_of

DEFAULT = "en"
WORD = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?!\d)|[^\W_]+")
_HALF = re.compile(r"ưo|uo\w|uơ\w|[iy]e")  # vowels of which no Vietnamese word has just these marks


def language_of(path: str, query: str) -> str:
    """The language in a page's address; of data, which need none, the one asked for or that of their name."""
    own = path.lstrip("/").partition("/")[0]
    return own if own in LANGUAGES else _asked(query) or _wanted(path, "")


def _asked(query: str) -> str:
    """The language that `?_lang=` asks for, as the addresses of version 1 did."""
    return next((value for key, value in parse_qsl(query) if key == "_lang" and value in LANGUAGES), "")


def _wanted(path: str, header: str) -> str:
    """The language of an address without one: of a saved query or a spelled-out table its own, else the browser's.

    That is the first of ours in an Accept-Language header, by its weights.
    """
    if in_path := re.search(r"_(en|vi)(?:[.]\w+)?(?:/[^/]*)?$", path):
        return in_path[1]
    found = re.findall(r"(?:^|,)\s*(en|vi)\b[^,;]*(?:;\s*q=(\d(?:[.]\d*)?))?", header.lower())
    liked = (each for each in found if float(each[1] or 1))
    return str(max(liked, key=lambda each: float(each[1] or 1), default=(DEFAULT, ""))[0])


def public_path(knowledge: Knowledge, path: str) -> str:
    """The public address of one of Datasette's: `/dan-van/organisations/x` stands at `/bodies/x`.

    The coded table of figures and pages of Datasette's other tables stay where they are.
    """
    tables = "|".join(knowledge.places)
    found = re.fullmatch(rf"/{re.escape(knowledge.database)}/({tables})([.][^/]*)?(/[^/]*)?", path)
    if not found or (found[1] == "figures" and not found[3]):
        return path
    table, form, key = found.groups("")
    return f"/{knowledge.places[table]}{form}{key}"


def inner_path(knowledge: Knowledge, path: str, language: str) -> str:
    """The address that Datasette knows a public one by, of those that are Datasette's and not the plugin's own."""
    tables = {place: table for table, place in knowledge.places.items() if table not in knowledge.spelled}
    found = re.fullmatch(rf"/({'|'.join(tables)})([.][^/]*)?(/[^/]+)?", path)
    place, form, key = found.groups("") if found else ("", "", "")
    if place == "figures" and not key:
        return f"/{knowledge.database}/figures_{language}{form}"
    own = not (form or key) or (place == "figures" and key.endswith(".json"))  # what the plugin answers itself
    return path if own else f"/{knowledge.database}/{tables[place]}{form}{key}"


def is_page(path: str, query: str) -> bool:
    """Whether people read it: no file, no data, and none of Datasette's own addresses."""
    data = re.search(r"(^|&)_format=", query) or "." in path.rpartition("/")[2]
    return not data and not path.startswith(("/-/", "/static/"))


def with_arguments(address: str, **arguments: str | None) -> str:
    """An address with arguments of its query set, or removed where they are None."""
    parts = urlsplit(address)
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key not in arguments]
    query = urlencode(kept + [(key, value) for key, value in arguments.items() if value is not None])
    return urlunsplit(("", "", parts.path, query, parts.fragment))


def number(value: Any, language: str) -> Any:
    """A number with its thousands grouped: 950,000.5 in English, 950.000,5 in Vietnamese; anything else as it is."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return grouped(value, language) if is_number else value


def size(value: float, language: str) -> str:
    """A number of bytes as people read it: 6.1 kB in English, 6,1 kB in Vietnamese."""
    text = do_filesizeformat(value).replace("Bytes", "bytes")
    return text if language == "en" else text.replace(".", ",").replace("bytes", "byte")


def day(value: str, language: str) -> str:
    """An ISO date as people read it: 29 December 2022, ngày 29 tháng 12 năm 2022."""
    try:
        when = date.fromisoformat(value)
    except ValueError:
        return value
    if language == "vi":
        return f"ngày {when.day} tháng {when.month} năm {when.year}"
    return f"{when.day} {month_name[when.month]} {when.year}"


def searchable(text: str) -> str:
    """Typed words ready for the search tables: one without marks finds all its forms, one with marks only itself.

    One with half of its marks (`đuong`), which no row has, is looked for without them.
    """
    words = [word for word in searched(text.replace("\0", " ")).split() if WORD.search(word)]
    return " ".join(fold(word) if fold(word) != word and _HALF.search(word) else word for word in words)


def _for_search_tables(query: str) -> str:
    """The arguments of an address, the words to search a table for in the form of the search tables."""
    asked = [
        (key, searchable(value) if key.startswith("_search") and key != "_searchmode" else value)
        for key, value in parse_qsl(query, keep_blank_values=True)
    ]
    return urlencode([(key, value) for key, value in asked if value or not key.startswith("_search")])


async def lead(datasette: Any, app: Any, scope: Any, receive: Any, send: Any) -> None:
    """Take the language out of an address, and lead that of a page to where it stands."""
    knowledge, base = knowledge_of(datasette), datasette.setting("base_url")
    raw = (scope.get("raw_path") or quote(scope["path"]).encode("ascii")).decode("latin-1").partition("?")[0]
    query = scope.get("query_string", b"").decode("latin-1")
    first, slash, rest = raw.lstrip("/").partition("/")
    own, path = (first, f"/{rest}") if first in LANGUAGES else ("", raw)
    asked = _asked(query)
    if is_page(path, query):
        accepted = dict(scope["headers"]).get(b"accept-language", b"").decode("latin-1")
        language, public = asked or own or _wanted(path, accepted), public_path(knowledge, path)
        if (own, path) != (language, public) or not slash or asked:
            to = with_arguments(f"{base}{language}{public}?{query}", _lang=None)
            by_header = not (own or asked)
            vary = {"Vary": "Accept-Language"} if by_header else {}
            await Response.redirect(to, 302 if by_header else 301, headers=vary).asgi_send(send)
            return
    language = language_of(raw, query)
    inner = inner_path(knowledge, path, language)
    if "_search" in query:
        scope = scope | {"query_string": _for_search_tables(query).encode("latin-1")}
    known = {"path": unquote(inner), "raw_path": inner.encode("latin-1"), "dan_van_language": language}

    async def send_on(event: Any) -> None:
        """Where Datasette leads from a page, it stays in the page's language."""
        if event["type"] == "http.response.start":
            moved = [
                (name, f"{base}{own}/".encode() + value.removeprefix(base.encode()))
                for name, value in event["headers"]
                if name.lower() == b"location"
            ]
            event = event | {"headers": moved or event["headers"]}
        await send(event)

    await app(scope | known, receive, send_on if own else send)
