"""Which language a page is in, and how numbers, dates and links read in it."""

import re
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from dan_van_site.knowledge import LANGUAGES

DEFAULT = "en"
COOKIE = "dan_van_lang"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def language_of(request):
    """The address decides, then what the reader chose before, then the browser's preference."""
    asked = request.args.get("_lang")
    if asked in LANGUAGES:
        return asked
    of_query = query_language(request.path)
    chosen = request.cookies.get(COOKIE)
    if of_query or chosen in LANGUAGES:
        return of_query or chosen
    return preferred(request.headers.get("accept-language", ""))


def query_language(path):
    """The language of a saved query or a spelled-out table, which its address ends with; empty for other pages."""
    found = re.search(r"_(en|vi)(?:\.\w+)?(?:/[^/]*)?$", path)
    return found.group(1) if found else ""


def preferred(header):
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


def with_arguments(address, **arguments):
    """An address with arguments of its query set, or removed where they are None."""
    parts = urlsplit(address)
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key not in arguments]
    query = urlencode(kept + [(key, value) for key, value in arguments.items() if value is not None])
    return urlunsplit(("", "", parts.path, query, parts.fragment))


def grouped(value, language):
    """A number with its thousands grouped: 950,000.5 in English, 950.000,5 in Vietnamese; text stays as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    text = f"{value:,}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def size(value, language):
    """A number of bytes as people read it: 6.1 kB in English, 6,1 kB in Vietnamese."""
    for unit in ("bytes", "kB", "MB"):
        if value < 1000 or unit == "MB":
            break
        value /= 1000
    return f"{grouped(round(value, 0 if value >= 100 else 1) if unit != 'bytes' else value, language)} {unit}"


def day(value, language):
    """An ISO date as people read it: 29 December 2022, ngày 29 tháng 12 năm 2022."""
    try:
        when = date.fromisoformat(value)
    except ValueError:
        return value
    if language == "vi":
        return f"ngày {when.day} tháng {when.month} năm {when.year}"
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
