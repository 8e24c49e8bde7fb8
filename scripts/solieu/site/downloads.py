"""Files to take away whole: every table as CSV and JSON, the data package as one zip, everything as one workbook.

The whole tables are files because Datasette cuts a long CSV without an error.
"""

import io
import json
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from solieu.package.rows import Row, Value
from solieu.paths import House
from solieu.problems import Invalid, Problem, Said
from solieu.site.workbook import workbook_bytes
from solieu.sources.schemas import Package, Table

_EARLIEST = (1980, 1, 1, 0, 0, 0)


def write_downloads(house: House, package: Package, rows: Mapping[str, list[Row]], folder: Path) -> None:
    """Write the downloads into `folder`. Raises Invalid where the descriptor is missing, OSError."""
    folder.mkdir(parents=True)
    for table in package:
        (folder / f"{table.name}.csv").write_bytes((house.data / f"{table.name}.csv").read_bytes())
        (folder / f"{table.name}.json").write_bytes(table_json(table, rows[table.name]))
    if not house.descriptor.exists():
        said = Said("is not there; run scripts/build.py first")
        raise Invalid([Problem("datapackage.json", 0, 0, "file-missing", said)])
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
