"""The page's language: chosen by address, cookie or browser; kept in links and remembered."""

import sys
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from datasette import hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1] / "library"))
from dan_van_site import language
from dan_van_site.knowledge import LANGUAGES, knowledge_of


@hookimpl
def extra_template_vars(datasette, request):
    """The language, its words, and how to write numbers, dates and links in it."""
    knowledge = knowledge_of(datasette)
    lang = language.language_of(request) if request else language.DEFAULT
    explicit = lang if request and request.args.get("_lang") in LANGUAGES else None
    address = datasette.urls.path(request.full_path) if request else "/"
    page = _one_page(knowledge, address.partition("?")[0])
    return {
        "lang": lang,
        "kept_lang": explicit,
        "t": knowledge.words[lang],
        "site": knowledge.site,
        "n": lambda value: language.grouped(value, lang),
        "size_of": lambda value: language.size(value, lang),
        "day": lambda value: language.day(value, lang),
        "link": lambda path: language.with_arguments(path, _lang=explicit) if explicit else path,
        "in_language": lambda other: language.with_arguments(_own(knowledge, address, other), _lang=other),
        "page_in": lambda other: language.with_arguments(_own(knowledge, page, other), _lang=other),
        "plain_address": _own(knowledge, page, language.DEFAULT),
        "canonical": language.with_arguments(page, _lang=explicit),
        "local": language.with_arguments,
        "absolute": lambda path: knowledge.package["homepage"].rstrip("/") + path,
    }


@hookimpl
def asgi_wrapper(datasette):
    """Remember an explicit choice in a cookie, and tell caches what the page depends on."""

    def wrap(app):
        async def with_language(scope, receive, send):
            chosen = _chosen(scope)

            async def send_with_headers(event):
                if event["type"] == "http.response.start" and _is_page(event):
                    headers = [*event.get("headers", []), (b"vary", b"Accept-Language, Cookie")]
                    if chosen:
                        cookie = f"{language.COOKIE}={chosen}; Path=/; Max-Age=31536000; SameSite=Lax"
                        headers.append((b"set-cookie", cookie.encode()))
                    event = event | {"headers": headers}
                await send(event)

            await app(scope, receive, send_with_headers)

        return with_language

    return wrap


def _one_page(knowledge, path):
    """The address of the page itself: without what filters it, and of a figure the one page that has everything."""
    segments = path.split("/")
    if len(segments) > 2 and segments[-2] in knowledge.spelled:
        segments[-2] = "figures"
    return "/".join(segments)


def _own(knowledge, address, lang):
    """The address; of a saved query, that of the same query in the other language; so too of a spelled-out table."""
    path, mark, rest = address.partition("?")
    segments = path.split("/")
    for place, name in enumerate(segments):
        if name in knowledge.queries:
            segments[place] = knowledge.queries[name]["names"][lang]
        elif name in knowledge.spelled:
            segments[place], rest = f"figures_{lang}", _alike(knowledge, rest) if name != f"figures_{lang}" else rest
    return "/".join(segments) + (mark + rest if rest else "")


def _alike(knowledge, query):
    """The arguments that mean the same in both languages: not those that hold words of one of them."""
    worded = [name for name, field in knowledge.tables["figures_en"]["fields"].items() if field["type"] == "string"]
    kept = [
        (key, value)
        for key, value in parse_qsl(query, keep_blank_values=True)
        if key.partition("__")[0] not in worded or key.partition("__")[0] in ("as_written", "figure_id")
    ]
    return urlencode(kept)


def _chosen(scope):
    query = scope.get("query_string", b"")
    return next((lang for lang in LANGUAGES if f"_lang={lang}".encode() in query.split(b"&")), None)


def _is_page(event):
    return any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in event["headers"])
