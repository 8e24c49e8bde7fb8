"""Files that programs look for at the top of a site: robots.txt, sitemap.xml, the Atom feed, OpenSearch.

Absolute addresses come from `homepage` in package.yaml.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from solieu.package.rows import Row
from solieu.site.records import LANGUAGES
from solieu.site.settings import Site
from solieu.sources.schemas import Package

_ROBOTS = """\
User-agent: *
Disallow: /*?
Allow: /*?_lang=en$
Allow: /*?_lang=vi$
Disallow: /-/
Disallow: /*.json

Sitemap: {homepage}sitemap.xml
"""
_URLS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def machine_files(package: Package, site: Site, rows: Mapping[str, Sequence[Row]]) -> dict[str, str]:
    """Each file's text, by its name."""
    about = package.about
    return {
        "robots.txt": _ROBOTS.format(homepage=about["homepage"]),
        "sitemap.xml": _sitemap(about["homepage"], sorted(_pages(package, site, rows)), str(about["released"])),
        "feed.atom": _feed(package, site, rows),
        "opensearch.xml": _opensearch(package),
    }


def write_machine_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write them into a folder of their own, which a plugin serves at the top of the site."""
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _pages(package: Package, site: Site, rows: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """The pages to be found: home and its like, tables, rows, saved queries; a figure has one page, not three."""
    yield from ("", "about", "api", "charts", "codebook", site.database)
    for query in site.queries:
        yield from (f"{site.database}/{query.name(language)}" for language in LANGUAGES)
    for table in package:
        yield f"{site.database}/{table.name}"
        if table.name not in ("figures_en", "figures_vi"):
            key = table.columns.index(table.key)
            yield from (f"{site.database}/{table.name}/{_tilde_quoted(str(row[key]))}" for row in rows[table.name])


def _tilde_quoted(key: str) -> str:
    """A key as Datasette writes it in an address."""
    return quote(key, safe="").replace(".", "%2E").replace("%", "~")


def _sitemap(homepage: str, pages: Sequence[str], released: str) -> str:
    entries = []
    for page in pages:
        address = escape(homepage + page)
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}" href="{_in(address, language)}?_lang={language}"/>'
            for language in LANGUAGES
        )
        entries.append(f"<url><loc>{address}</loc><lastmod>{released}</lastmod>{others}</url>")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_URLS}>\n' + "\n".join(entries) + "\n</urlset>\n"


def _in(address: str, language: str) -> str:
    """The address in that language: a saved query or a spelled-out table has one for each, which ends with it."""
    start, mark, end = address.rpartition("_")
    return f"{start}_{language}" if mark and end in LANGUAGES else address


def _feed(package: Package, site: Site, rows: Mapping[str, Sequence[Row]]) -> str:
    """One entry a report: what readers of a feed want to hear of is a new report."""
    about, table = package.about, package.table("reports")
    when = f"{about['released']}T00:00:00Z"
    entries = []
    for row in rows["reports"]:
        report = dict(zip(table.columns, row, strict=True))
        address = f"{about['homepage']}{site.database}/reports/{report['report_id']}"
        entries.append(
            f"<entry><id>{escape(address)}</id><title>{escape(str(report['title_vi']))}</title>"
            f"<updated>{report['reviewed_on']}T00:00:00Z</updated><link href={quoteattr(address)}/>"
            f"<summary>{escape(str(report['title_en']))}. {escape(about['notice'])}</summary></entry>"
        )
    head = (
        f"<id>{escape(about['homepage'])}</id><title>{escape(about['title'])}</title><updated>{when}</updated>"
        f'<link href={quoteattr(about["homepage"])}/><link rel="self" href="{escape(about["homepage"])}feed.atom"/>'
        f"<author><name>{escape(about['contributors'][0]['title'])}</name></author>"
    )
    body = "\n".join([head, *entries])
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n{body}\n</feed>\n'


def _opensearch(package: Package) -> str:
    about = package.about
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(about['name'][:16])}</ShortName>\n<Description>{escape(about['title'])}</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Url type="text/html" template="{escape(about["homepage"])}search?q={{searchTerms}}"/>\n'
        "</OpenSearchDescription>\n"
    )
