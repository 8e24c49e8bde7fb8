"""The site as one folder that `datasette build/site` serves as it is: database, pages, downloads."""

import json
import shutil
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from solieu import vietnamese
from solieu.database import create_database, finish_database, load_tables
from solieu.paths import House
from solieu.problems import Invalid, Problem, Said
from solieu.published import Row, read_tables
from solieu.schemas import Package, load_package
from solieu.website.charts import charts, write_charts
from solieu.website.configuration import datasette_metadata, datasette_settings, inspect_data
from solieu.website.downloads import write_downloads
from solieu.website.knowledge import as_json, site_knowledge
from solieu.website.lookups import add_codes, add_labels
from solieu.website.machine_files import machine_files, write_machine_files
from solieu.website.search import add_search
from solieu.website.settings import Site, load_site

LIBRARY = Path("library", "dan_van_site")


def build_site(house: House, folder: Path) -> None:
    """Write the whole site into an empty folder. Raises Invalid where data or settings are wrong, OSError."""
    package = load_package(house)
    site = load_site(house, package)
    rows = read_tables(house, package)
    _copy_pages(house, folder)
    downloads = folder / "static" / "downloads"
    write_downloads(house, package, rows, downloads)
    database = folder / f"{site.database}.db"
    write_database(house, package, site, rows, database)
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


def write_database(house: House, package: Package, site: Site, rows: Mapping[str, list[Row]], path: Path) -> None:
    """Write the database: the tables, what rows and codes are called, the search tables. Raises Invalid."""
    connection = create_database(path)
    try:
        load_tables(connection, package, rows)
        add_codes(connection, package)
        add_labels(connection, site, package)
        add_search(connection, site, package)
        finish_database(connection)
    except sqlite3.Error as error:
        name = house.name(house.metadata / "site" / "site.yaml")
        said = Said("SQL that names rows or fills search is wrong ({raw}); mend 'label' or 'search_also'", raw=error)
        raise Invalid([Problem(name, 0, 0, "label", said)]) from None
    finally:
        connection.close()


def _copy_pages(house: House, folder: Path) -> None:
    """Templates, static files, plugins, what the plugins share and examples, as people wrote them."""
    for name in ("templates", "static", "plugins", "library", "examples"):
        source = house.metadata / "site" / name
        shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".*", "README.md"))
    shutil.copyfile(Path(vietnamese.__file__), folder / LIBRARY / "vietnamese.py")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
