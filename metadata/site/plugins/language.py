"""The page's language: chosen by address, cookie or browser; kept in links and remembered."""

import sys
from pathlib import Path

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
    return {
        "lang": lang,
        "kept_lang": explicit,
        "t": knowledge.words[lang],
        "site": knowledge.site,
        "n": lambda value: language.grouped(value, lang),
        "day": lambda value: language.day(value, lang),
        "link": lambda path: language.with_arguments(path, _lang=explicit) if explicit else path,
        "in_language": lambda other: language.with_arguments(_own(knowledge, address, other), _lang=other),
        "plain_address": language.with_arguments(address, _lang=None),
        "canonical": language.with_arguments(address.partition("?")[0], _lang=explicit),
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


def _own(knowledge, address, lang):
    """The address; of a saved query, that of the same query in the other language."""
    path, mark, rest = address.partition("?")
    folder, _, name = path.rpartition("/")
    query = knowledge.queries.get(name)
    return f"{folder}/{query['names'][lang]}{mark}{rest}" if query else address


def _chosen(scope):
    query = scope.get("query_string", b"")
    return next((lang for lang in LANGUAGES if f"_lang={lang}".encode() in query.split(b"&")), None)


def _is_page(event):
    return any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in event["headers"])
