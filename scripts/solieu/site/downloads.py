"""Files to take away whole: every table as CSV and JSON, the data package as one zip, everything as one workbook.

And the package as other standards describe it.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from solieu.package import standards
from solieu.package.descriptor import to_json
from solieu.package.rows import Row, Value
from solieu.paths import House
from solieu.problems import Invalid, problem
from solieu.site.workbook import workbook
from solieu.sources.schemas import Package, Table

# The package as other standards describe it.
STANDARDS = ("csvw.json", "croissant.json", "dcat.jsonld", "annotations.jsonld")
MEDIA_TYPES: dict[str, str] = yaml.safe_load(Path(__file__).with_name("types.yaml").read_text("utf-8"))
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def write_downloads(house: House, package: Package, rows: Mapping[str, list[Row]], folder: Path, database: str) -> None:
    """Write the downloads, and `dataset.json`, which the home page holds; `folder` is the site's, with its database.

    Raises Invalid where the descriptor is missing, OSError.
    """
    downloads = folder / "static" / "downloads"
    downloads.mkdir(parents=True)
    for table in package:
        (downloads / f"{table.name}.csv").write_bytes((house.data / f"{table.name}.csv").read_bytes())
        write_table(table, rows[table.name], downloads / f"{table.name}.json")
    if not house.descriptor.exists():
        raise Invalid([problem(house.name(house.descriptor), 0, 0, "file-missing")])
    name = package.about["name"]
    descriptor = json.loads(house.descriptor.read_bytes()) | {"homepage": package.about["homepage"]}
    (downloads / "datapackage.json").write_bytes(to_json(descriptor))
    (downloads / f"{name}.zip").write_bytes(package_zip(package, downloads))
    (downloads / f"{name}.xlsx").write_bytes(workbook(package, rows))
    paths = (f"static/downloads/{name}.xlsx", f"static/downloads/{name}.zip", database)
    whole = [described_file(folder, path) for path in paths]
    spelled = [each for each in descriptor["resources"] if each["name"].startswith("figures_")]
    figures, indicators, reports = (
        list(_records(package.table(name), rows[name])) for name in ("figures", "indicators", "reports")
    )
    measured = {each: [str(kind[f"label_{each}"]) for kind in indicators] for each in standards.LANGUAGES}
    told = {each: standards.dataset(descriptor, measured[each], [*spelled, *whole], each) for each in measured}
    write_json(folder / "dataset.json", told)
    described = (
        standards.record("csvw", descriptor),
        standards.croissant(descriptor, measured["en"], whole),
        standards.record("dcat", descriptor),
        standards.annotations(descriptor, figures, reports),
    )
    for file, content in zip(STANDARDS, described, strict=True):
        write_json(downloads / file, content)


def described_file(folder: Path, path: str) -> dict[str, Any]:
    """A file of a folder, described as a resource is. Raises OSError."""
    kind = MEDIA_TYPES.get(path.rpartition(".")[2], "text/plain")
    with (folder / path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return {"path": path, "mediatype": kind, "bytes": file.tell(), "hash": digest}


def _records(table: Table, rows: list[Row]) -> Iterator[dict[str, Value]]:
    return (dict(zip(table.columns, row, strict=True)) for row in rows)


def write_json(path: Path, content: Any) -> None:
    """Write a file of JSON; models are their fields."""
    text = json.dumps(content, ensure_ascii=False, indent=1, default=vars) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def write_table(table: Table, rows: list[Row], path: Path) -> None:
    """Write a table as a JSON list with one record a line; numbers are numbers, what is not stated is null."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        before = "[\n"
        for record in _records(table, rows):
            file.write(before + json.dumps(record, ensure_ascii=False, default=float))
            before = ",\n"
        file.write("\n]\n")


def package_zip(package: Package, folder: Path) -> bytes:
    """The descriptor and the tables it describes, as they stand in the folder; same files, same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        names = {"datapackage.json": "", **{f"{table.name}.csv": "data/" for table in package}}
        for name, place in names.items():
            entry = zipfile.ZipInfo(place + name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, (folder / name).read_bytes())
    return buffer.getvalue()
