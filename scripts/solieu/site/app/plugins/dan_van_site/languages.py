"""Which language a page is in, how numbers, days and links read in it, and how the choice is remembered."""

import re
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from .knowledge import LANGUAGES, Knowledge
from .vietnamese import grouped

DEFAULT = "en"
COOKIE = "dan_van_lang"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def language_of(request: Any) -> str:
    """The address decides, then what the reader chose before, then the browser's preference."""
    if not request:
        return DEFAULT
    asked = chosen_language(request)
    in_path = re.search(r"_(en|vi)(?:\.\w+)?(?:/[^/]*)?$", request.path)  # a saved query or a spelled-out table
    kept = request.cookies.get(COOKIE)
    if asked or in_path:
        return asked or str(in_path and in_path[1])
    return kept if kept in LANGUAGES else _preferred(request.headers.get("accept-language", ""))


def chosen_language(request: Any) -> str | None:
    """The language that the address asks for."""
    asked = request.args.get("_lang") if request else None
    return asked if asked in LANGUAGES else None


def _preferred(header: str) -> str:
    """The first of our languages in an Accept-Language header, by its weights."""
    ranges = []
    for part in header.split(","):
        tag, _, weight = part.strip().partition(";q=")
        try:
            ranges.append((-float(weight or 1), tag.strip().lower()[:2]))
        except ValueError:
            continue
    wanted = [tag for weight, tag in sorted(ranges, key=lambda item: item[0]) if weight]
    return next((tag for tag in wanted if tag in LANGUAGES), DEFAULT)


def with_arguments(address: str, **arguments: str | None) -> str:
    """An address with arguments of its query set, or removed where they are None."""
    parts = urlsplit(address)
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key not in arguments]
    query = urlencode(kept + [(key, value) for key, value in arguments.items() if value is not None])
    return urlunsplit(("", "", parts.path, query, parts.fragment))


def in_language(knowledge: Knowledge, address: str, language: str) -> str:
    """The address in a language: a saved query and a spelled-out table have an address of their own in each."""
    path, mark, rest = address.partition("?")
    segments = path.split("/")
    for place, name in enumerate(segments):
        if name in knowledge.queries:
            segments[place] = knowledge.queries[name]["names"][language]
        elif name in knowledge.spelled and name != f"figures_{language}":
            segments[place], rest = f"figures_{language}", _without_words(knowledge, rest)
    return "/".join(segments) + (mark + rest if rest else "")


def _without_words(knowledge: Knowledge, query: str) -> str:
    """The arguments that mean the same in both languages: not those that hold words of one of them."""
    fields = knowledge.tables["figures_en"]["fields"]
    worded = {name for name, field in fields.items() if field["type"] == "string" and not field["table"]}
    worded -= {"as_written", "comparator", "hedge_word", "source_link", "url"}
    arguments = parse_qsl(query, keep_blank_values=True)
    return urlencode([(key, value) for key, value in arguments if key.partition("__")[0] not in worded])


def number(value: Any, language: str) -> Any:
    """A number with its thousands grouped: 950,000.5 in English, 950.000,5 in Vietnamese; anything else as it is."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return grouped(value, language) if is_number else value


def size(value: float, language: str) -> str:
    """A number of bytes as people read it: 6.1 kB in English, 6,1 kB in Vietnamese."""
    for unit in ("bytes" if language == "en" else "byte", "kB", "MB"):
        if value < 1000 or unit == "MB":
            break
        value /= 1000
    return f"{number(round(value, 0 if value >= 100 else 1), language)} {unit}"


def day(value: str, language: str) -> str:
    """An ISO date as people read it: 29 December 2022, ngày 29 tháng 12 năm 2022."""
    try:
        when = date.fromisoformat(value)
    except ValueError:
        return value
    if language == "vi":
        return f"ngày {when.day} tháng {when.month} năm {when.year}"
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def with_language(app: Any) -> Any:
    """An ASGI app that remembers an explicit choice in a cookie, and tells caches what a page depends on."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        asked = scope.get("query_string", b"").split(b"&")
        chosen = next((language for language in LANGUAGES if f"_lang={language}".encode() in asked), None)

        async def send_with_headers(event: Any) -> None:
            if event["type"] == "http.response.start" and _is_page(event):
                headers = [*event.get("headers", []), (b"vary", b"Accept-Language, Cookie")]
                if chosen:
                    cookie = f"{COOKIE}={chosen}; Path=/; Max-Age=31536000; SameSite=Lax"
                    headers.append((b"set-cookie", cookie.encode()))
                event = event | {"headers": headers}
            await send(event)

        await app(scope, receive, send_with_headers)

    return wrapped


def _is_page(event: Any) -> bool:
    return any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in event["headers"])
