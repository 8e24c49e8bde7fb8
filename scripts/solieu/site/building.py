"""The site as one folder that `datasette build/site` serves as it is: database, pages, downloads."""

import errno
import hashlib
import re
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from solieu import sheets, vietnamese
from solieu.package.rows import Row, read_tables
from solieu.paths import House
from solieu.problems import Invalid, Problem, problem
from solieu.site.charts import APP, Drawn
from solieu.site.database import load_tables, new_database
from solieu.site.downloads import write_downloads, write_json
from solieu.site.editions import editions
from solieu.site.knowledge import datasette_metadata, datasette_settings, inspect_data, site_knowledge
from solieu.site.search import add_codes, add_labels, add_order, add_search
from solieu.site.settings import SITE, WORDS, Site, load_site
from solieu.site.statements import check_statements
from solieu.sources.schemas import Package, load_package

_SHARED = (sheets, vietnamese)  # modules of the product that the plugin needs, too
# How templates, queries and Python name words of words.yaml.
_NAMED = {
    ".html": re.compile(r"\bt\.(\w+)"),
    ".yaml": re.compile(r"'(silent_\w+)'"),
    ".py": re.compile(r"\bwords\[\"(\w+)\"\]"),
}


def build_site(house: House, folder: Path, about: Mapping[str, str] | None = None) -> None:
    """Write the whole site into a folder; `about` takes the place of what package.yaml says.

    Raises Invalid where data or settings are wrong, OSError.
    """
    package = load_package(house)
    package = replace(package, about={**package.about, **(about or {})})
    site = load_site(house, package)
    problems = list(missing_words(site))
    if problems:
        raise Invalid(problems)
    rows = read_tables(house, package)
    _copy_app(folder)
    database = folder / f"{site.database}.db"
    write_database(package, site, rows, database)
    write_downloads(house, package, rows, folder, database.name)
    told = house.root / "CHANGELOG.md"
    with closing(sqlite3.connect(database)) as connection:
        drawn = Drawn(package, site, connection)
        drawn.write(folder / "drawn", folder / "static" / "charts")
        known = site_knowledge(package, site, connection, folder) | {
            "strips": drawn.strips(),
            "sparks": dict(map(tuple, drawn.ask("sparks"))),
            "picture": drawn.ask("picture")[0]["report_id"],
            "editions": editions(told.read_text("utf-8") if told.exists() else ""),
        }
        files = {
            "site": known,
            "words": site.words,
            "described": datasette_metadata(package, site),
            "settings": datasette_settings(package, site),
            "inspect-data": inspect_data(database, connection),
        }
    for name, content in files.items():
        write_json(folder / f"{name}.json", content)
    (folder / "version").write_text(f"{version(folder, database)}\n", encoding="utf-8", newline="\n")


def version(folder: Path, database: Path) -> str:
    """What tells a site from every other: a hash of its files, where that of the database stands in one of them."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path != database:
            found.update(b"%s\0%s\0" % (path.relative_to(folder).as_posix().encode(), path.read_bytes()))
    return found.hexdigest()


def write_database(package: Package, site: Site, rows: Mapping[str, list[Row]], path: Path) -> None:
    """Write the database: the tables, what rows and codes are called, the search tables.

    Raises Invalid where SQL that people wrote is wrong, OSError.
    """
    try:
        with new_database(path) as connection:
            load_tables(connection, package, rows)
            add_order(connection, site, package)
            add_codes(connection, site, package)
            check_statements(connection, site)
            add_labels(connection, site, package)
            add_search(connection, site, package)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname.startswith(("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN")):
            raise OSError(errno.EIO, str(error), str(path)) from None
        raise Invalid([problem(SITE, 0, 0, "label", name="search_also", raw=error)]) from None


def missing_words(site: Site) -> Iterator[Problem]:
    """Words that templates, plugin or charts use and words.yaml lacks."""
    sources = [*APP.glob("templates/*.html"), *APP.glob("plugins/*/*.py"), APP / "pages.yaml"]
    sources.append(Path(__file__).with_name("charts.py"))
    used = {found[1] for path in sources for found in _NAMED[path.suffix].finditer(path.read_text(encoding="utf-8"))}
    for word in sorted(used - site.words.keys()):
        yield problem(WORDS, 0, 0, "missing-key", field=word)


def _copy_app(folder: Path) -> None:
    """Templates, static files and the plugin, as they stand in the app; beside it what it has of the product."""
    left_out = shutil.ignore_patterns("__pycache__", ".*")
    shutil.copytree(APP, folder, ignore=left_out, copy_function=shutil.copyfile, dirs_exist_ok=True)
    product = folder / "plugins" / "solieu"
    product.mkdir()
    for module in _SHARED:
        source = Path(str(module.__file__))
        shutil.copyfile(source, product / source.name)
