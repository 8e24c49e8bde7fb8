"""Files to take away whole, and files that programs look for at the top of a site.

Every table as CSV and JSON, the data package as one zip, everything as one workbook: files, because Datasette cuts a
long CSV without an error. And robots.txt, sitemap.xml, the Atom feed, OpenSearch, whose absolute addresses come from
`homepage` in package.yaml.
"""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from solieu.package.rows import Row, Value
from solieu.paths import House
from solieu.problems import Invalid, problem
from solieu.site.settings import LANGUAGES, Site
from solieu.site.workbook import workbook_bytes
from solieu.sources.schemas import Package, Table

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_ROBOTS = """\
User-agent: *
Disallow: /*?
Disallow: /-/
Disallow: /*.json

Sitemap: {homepage}sitemap.xml
"""
_URLS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def write_downloads(house: House, package: Package, rows: Mapping[str, list[Row]], folder: Path) -> None:
    """Write the downloads into `folder`. Raises Invalid where the descriptor is missing, OSError."""
    folder.mkdir(parents=True)
    for table in package:
        (folder / f"{table.name}.csv").write_bytes((house.data / f"{table.name}.csv").read_bytes())
        (folder / f"{table.name}.json").write_bytes(table_json(table, rows[table.name]))
    if not house.descriptor.exists():
        raise Invalid([problem(house.name(house.descriptor), 0, 0, "file-missing")])
    name = package.about["name"]
    (folder / "datapackage.json").write_bytes(house.descriptor.read_bytes())
    (folder / f"{name}.zip").write_bytes(package_zip(house, package))
    (folder / f"{name}.xlsx").write_bytes(workbook_bytes(package, rows))


def table_json(table: Table, rows: list[Row]) -> bytes:
    """A table as a JSON list with one record a line; numbers are numbers, what is not stated is null."""
    names = table.columns
    records = (json.dumps(dict(zip(names, map(_plain, row), strict=True)), ensure_ascii=False) for row in rows)
    return ("[\n" + ",\n".join(records) + "\n]\n").encode("utf-8")


def package_zip(house: House, package: Package) -> bytes:
    """The descriptor and the tables it describes; same files, same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in (house.descriptor, *(house.data / f"{table.name}.csv" for table in package)):
            entry = zipfile.ZipInfo(house.name(path), _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    return buffer.getvalue()


def _plain(value: Value) -> str | int | float | bool | None:
    return float(value) if isinstance(value, Decimal) else value


def write_machine_files(package: Package, site: Site, rows: Mapping[str, Sequence[Row]], folder: Path) -> None:
    """Write them into a folder of their own, which the plugin serves at the top of the site."""
    about = package.about
    files = {
        "robots.txt": _ROBOTS.format(homepage=about["homepage"]),
        "sitemap.xml": _sitemap(about["homepage"], sorted(_pages(package, site, rows)), str(about["released"])),
        "feed.atom": _feed(package, site, rows),
        "opensearch.xml": _opensearch(package),
    }
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


# The tables whose rows are pages to be found, and where those stand.
_FOUND = {
    "figures": "figures",
    "indicators": "indicators",
    "reports": "reports",
    "organisations": "bodies",
    "areas": "areas",
}
_WHOLE = ("", "about", "api", "changes", "checks", "codebook", "compare", "findings", *_FOUND.values())


def _pages(package: Package, site: Site, rows: Mapping[str, Sequence[Row]]) -> Iterator[tuple[str, str]]:
    """The pages to be found, in English and in Vietnamese: home and its like, saved queries, rows of five tables."""
    yield from ((page, page) for page in (*_WHOLE, site.database))
    for query in site.queries:
        yield f"{site.database}/{query.name('en')}", f"{site.database}/{query.name('vi')}"
    for table, place in _FOUND.items():
        key = package.table(table).columns.index(package.table(table).key)
        yield from ((f"{place}/{row[key]}",) * 2 for row in rows[table])


def _sitemap(homepage: str, pages: Sequence[tuple[str, str]], released: str) -> str:
    entries = []
    for names in pages:
        addresses = {language: f"{homepage}{language}/{name}" for language, name in zip(LANGUAGES, names, strict=True)}
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(address)}/>'
            for language, address in addresses.items()
        )
        entries += [
            f"<url><loc>{escape(address)}</loc><lastmod>{released}</lastmod>{others}</url>"
            for address in addresses.values()
        ]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_URLS}>\n' + "\n".join(entries) + "\n</urlset>\n"


def _feed(package: Package, site: Site, rows: Mapping[str, Sequence[Row]]) -> str:
    """One entry a report: what readers of a feed want to hear of is a new report."""
    about, table = package.about, package.table("reports")
    when = f"{about['released']}T00:00:00Z"
    entries = []
    for row in rows["reports"]:
        report = dict(zip(table.columns, row, strict=True))
        address = f"{about['homepage']}reports/{report['report_id']}"
        entries.append(
            f"<entry><id>{escape(address)}</id><title>{escape(str(report['title_vi']))}</title>"
            f"<updated>{report['reviewed_on']}T00:00:00Z</updated><link href={quoteattr(address)}/>"
            f"<summary>{escape(str(report['title_en']))}. {escape(about['notice'])}</summary></entry>"
        )
    head = (
        f"<id>{escape(about['homepage'])}</id><title>{escape(about['title'])}</title><updated>{when}</updated>"
        f"<link href={quoteattr(about['homepage'])}/>"
        f'<link rel="self" href={quoteattr(about["homepage"] + "feed.atom")}/>'
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
        f'<Url type="text/html" template={quoteattr(about["homepage"] + "search?q={searchTerms}")}/>\n'
        "</OpenSearchDescription>\n"
    )
