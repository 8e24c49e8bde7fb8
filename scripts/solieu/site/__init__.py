"""The site as one folder that `datasette build/site` serves as it is: database, pages, downloads."""

import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from solieu import vietnamese
from solieu.package.rows import Row, read_tables
from solieu.paths import House
from solieu.problems import Invalid, Problem, Said
from solieu.site.charts import charts, write_charts
from solieu.site.configuration import datasette_metadata, datasette_settings, inspect_data
from solieu.site.database import create_database, finish_database, load_tables
from solieu.site.downloads import write_downloads
from solieu.site.knowledge import as_json, site_knowledge
from solieu.site.lookups import add_codes, add_labels
from solieu.site.machine_files import machine_files, write_machine_files
from solieu.site.names import in_site
from solieu.site.search import add_search
from solieu.site.settings import Site, load_site
from solieu.site.statements import statement_problems
from solieu.site.templates import template_problems
from solieu.sources.schemas import Package, load_package

LIBRARY = Path("library", "dan_van_site")
APP = Path(__file__).with_name("app")
FOLDERS = ("templates", "static", "plugins", "library", "examples")
_LEFT_OUT = ("__pycache__", "README.md")
_NUMBERS = {sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_IOERR: errno.EIO, sqlite3.SQLITE_CANTOPEN: errno.EACCES}


def build_site(house: House, folder: Path) -> None:
    """Write the whole site into an empty folder. Raises Invalid where data or settings are wrong, OSError."""
    package = load_package(house)
    site = load_site(house, package)
    problems = list(template_problems(APP / "templates", site.words))
    if problems:
        raise Invalid(problems)
    rows = read_tables(house, package)
    _copy_pages(folder)
    downloads = folder / "static" / "downloads"
    write_downloads(house, package, rows, downloads)
    database = folder / f"{site.database}.db"
    write_database(package, site, rows, database)
    write_machine_files(folder / "machine", machine_files(package, site, rows))
    drawn = charts(package, site, rows)
    write_charts(folder / "static" / "charts", drawn)
    _write(folder / "charts.json", as_json(drawn))
    knowledge = site_knowledge(package, site, rows, downloads)
    _write(folder / "site.json", as_json(knowledge))
    _write(folder / "words.json", as_json(site.words))
    _write(folder / "metadata.json", as_json(datasette_metadata(package, site)))
    _write(folder / "settings.json", as_json(datasette_settings(site)))
    _write(folder / "inspect-data.json", json.dumps(inspect_data(database), indent=1) + "\n")


def write_database(package: Package, site: Site, rows: Mapping[str, list[Row]], path: Path) -> None:
    """Write the database: the tables, what rows and codes are called, the search tables.

    Raises Invalid where SQL that people wrote is wrong, OSError.
    """
    try:
        with closing(create_database(path)) as connection:
            load_tables(connection, package, rows)
            add_codes(connection, package)
            add_labels(connection, site, package)
            add_search(connection, site, package)
            problems = list(statement_problems(connection, site))
            if problems:
                raise Invalid(problems)
            finish_database(connection)
    except sqlite3.OperationalError as error:
        raise _refused(error, path) from None


def _refused(error: sqlite3.OperationalError, path: Path) -> Exception:
    """Why the database could not be written, where that is the disk's doing; else why it could not be made."""
    number = _NUMBERS.get(error.sqlite_errorcode & 0xFF)  # the lower byte is the kind of error
    if number:
        return OSError(number, os.strerror(number), str(path))
    said = Said("the database cannot be made ({raw}); mend site.yaml", raw=error)
    return Invalid([Problem(in_site("site.yaml"), 0, 0, "database", said)])


def _copy_pages(folder: Path) -> None:
    """Templates, static files, plugins, what the plugins share and examples, as they stand in the app."""
    for name in FOLDERS:
        source = APP / name
        for path in sorted(source.rglob("*")):
            inner = path.relative_to(source)
            if path.is_file() and not any(part in _LEFT_OUT or part[0] == "." for part in inner.parts):
                target = folder / name / inner
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
    shutil.copyfile(Path(vietnamese.__file__), folder / LIBRARY / "vietnamese.py")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
