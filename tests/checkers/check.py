"""Ask the checkers and readers of each standard about what publish and release wrote: `make checkers`.

Runs in an environment of its own. Each check is a function that yields what is wrong; they run side by side.
"""

import argparse
import csv
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BIN = Path(sys.executable).parent
SITE = ROOT / "build" / "site"
DESCRIPTOR = json.loads((ROOT / "datapackage.json").read_bytes())
TABLES = {each["name"]: each for each in DESCRIPTOR["resources"]}
FIGURE = "/en/figures/dcsvn-628898-workdays"


def rows(table: str) -> int:
    """How many rows a table has."""
    with (ROOT / TABLES[table]["path"]).open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def ran(*command: object) -> subprocess.CompletedProcess[str]:
    """A command that has ended."""
    return subprocess.run([str(each) for each in command], capture_output=True, text=True, check=False)


def page(address: str) -> str:
    """What the site answers."""
    done = ran(ROOT / ".venv-site" / "bin" / "datasette", SITE, "--get", address)
    return done.stdout if done.returncode == 0 else f"{done.stdout}{done.stderr}"


def downloads(folder: Path) -> Path:
    """The tables and what describes them, as the site has them, in a folder where they may be broken."""
    shutil.copytree(SITE / "static" / "downloads", folder)
    shutil.copytree(ROOT / "data", folder / "data")
    return folder


def csvw(folder: Path) -> Iterator[str]:
    """All is well, lenient about empty keys; and a key and a code that are not there are found."""
    folder = downloads(folder / "x")
    done = ran(BIN / "csvwvalidate", "--lax", folder / "csvw.json")
    if done.returncode or done.stdout.strip() != "OK":
        yield f"{done.stdout}{done.stderr}"
    table = folder / "data" / "figures.csv"
    text = table.read_text("utf-8")
    for old, new in (
        (",done,950000,person-day,", ",dune,950000,person-day,"),
        (",950000,person-day,", ",950000,person-dai,"),
    ):
        broken = text.replace(old, new, 1)
        if broken == text:
            yield f"nothing to break: {old}"
        table.write_text(broken, "utf-8")
        done = ran(BIN / "csvwvalidate", "--lax", "--verbose", folder / "csvw.json")
        if done.returncode == 0 or not re.search("figures.csv.*(dune|person-dai)", f"{done.stdout}{done.stderr}"):
            yield f"{new} is not found: {done.stdout}{done.stderr}"


def croissant(folder: Path) -> Iterator[str]:
    """It validates, and every row of every table is loaded: joins may lose some and still be valid."""
    import mlcroissant

    path = SITE / "static" / "downloads" / "croissant.json"
    stored = {f"{DESCRIPTOR['homepage']}{each['path']}": ROOT / each["path"] for each in TABLES.values()}
    loaded = mlcroissant.Dataset(path, mapping=stored)
    if loaded.metadata.issues.errors or loaded.metadata.issues.warnings:
        yield loaded.metadata.issues.report()
    for table in TABLES:
        count = sum(1 for _ in loaded.records(record_set=table))
        if count != rows(table):
            yield f"{table}: {count} rows loaded of {rows(table)}"


def crate(folder: Path) -> Iterator[str]:
    """A release's zip keeps what RO-Crate requires; one without a date does not.

    The context is not fetched but is that of the package `rocrate`: version 1.3, in which what is used means the same.
    """
    import requests
    from rocrate_validator import models, services
    from rocrate_validator.utils.http import HttpRequester

    context = (resources.files("rocrate") / "data" / "ro-crate.jsonld").read_bytes()

    def context_alone(_: object, address: str, **__: object) -> requests.Response:
        answer = requests.Response()
        answer.url, answer.status_code, answer._content = address, 200, context
        answer.headers["Content-Type"] = "application/ld+json"
        return answer

    HttpRequester.get = HttpRequester.head = context_alone

    def faults(metadata_only: bool = False) -> list[str]:
        settings = services.ValidationSettings(
            rocrate_uri=str(folder),
            profile_identifier="ro-crate-1.2",
            requirement_severity=models.Severity.REQUIRED,
            metadata_only=metadata_only,
        )
        return [str(issue.message) for issue in services.validate(settings).get_issues()]

    command = "import sys; sys.path.insert(0, 'scripts'); from pathlib import Path; import release; "
    command += "release.pack(release.House(Path()), Path('build/site'), Path(sys.argv[1]), 'package')"
    with tempfile.TemporaryDirectory() as packed:
        done = subprocess.run(
            [ROOT / ".venv/bin/python", "-c", command, packed], cwd=ROOT, capture_output=True, text=True
        )
        if done.returncode:
            yield done.stderr
        shutil.unpack_archive(Path(packed) / "package.zip", folder)
    yield from faults()
    metadata = folder / "ro-crate-metadata.json"
    metadata.write_text(metadata.read_text("utf-8").replace('"datePublished"', '"datePublishd"'), "utf-8")
    if not faults(metadata_only=True):
        yield "a crate without a date of publication is not found"


def shapes(folder: Path, given: Path | None) -> Iterator[str]:
    """DCAT-AP's own shapes for the catalogue; ours of what dataset search asks for the pages."""
    import rdflib
    from pyshacl import validate

    def faults(text: str, shape: Path) -> Iterator[str]:
        conforms, _, report = validate(rdflib.Graph().parse(data=text, format="json-ld"), shacl_graph=str(shape))
        if not conforms:
            yield report

    if given:
        yield from faults((SITE / "static" / "downloads" / "dcat.jsonld").read_text("utf-8"), given)
    else:
        print("not asked: DCAT-AP; give its shapes: make checkers SHAPES=FILE (docs/standards.md says where they are)")
    ours = HERE / "dataset.ttl"
    for address in ("/en/", "/vi/", FIGURE):
        told = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(address), re.S)
        if len(told) != 1:
            yield f"{address}: {len(told)} records"
        for text in told:  # the context of schema.org would be fetched; as a vocabulary it says as much
            yield from faults(
                text.replace('"@context": "https://schema.org"', '"@context": {"@vocab": "https://schema.org/"}'), ours
            )
            if address == "/en/" and not list(faults(text.replace('"license"', '"licence"'), ours)):
                yield "a set without a licence is not found"


def files(folder: Path) -> Iterator[str]:
    """What GitHub and others read, by the schemas that check-jsonschema has; the container file; OpenAPI by its own."""
    github = ROOT / ".github"
    for schema, paths in (
        ("vendor.citation-file-format", [ROOT / "CITATION.cff"]),
        ("vendor.github-workflows", sorted(github.glob("workflows/*.yml"))),
        ("vendor.github-issue-forms", sorted(github.glob("ISSUE_TEMPLATE/*.yml"))),
    ):
        done = ran(BIN / "check-jsonschema", "--builtin-schema", schema, *paths)
        if done.returncode:
            yield f"{done.stdout}{done.stderr}"
    done = ran(BIN / "hadolint", ROOT / "hosting" / "Containerfile")
    if done.returncode:
        yield done.stdout
    api = folder / "openapi.json"
    api.write_text(page("/openapi.json"), "utf-8")
    done = ran(BIN / "openapi-spec-validator", api)
    if done.returncode:
        yield f"{done.stdout}{done.stderr}"


KINDS = {"string": "text", "year": "integer"}
EXPECTED = {
    name: {field["name"]: KINDS.get(field["type"], field["type"]) for field in table["schema"]["fields"]}
    for name, table in TABLES.items()
}


def unlike(tool: str, table: str, count: int, found: dict[str, str], alike: dict[str, str]) -> Iterator[str]:
    """Where a table read has not all rows, or a column is not of its kind; those without a value have none."""
    if count != rows(table):
        yield f"{tool}: {table} has {count} rows of {rows(table)}"
    with (ROOT / TABLES[table]["path"]).open(encoding="utf-8", newline="") as file:
        stated = {column for row in csv.DictReader(file) for column, cell in row.items() if cell}
    for column in sorted(stated):
        kind = alike.get(EXPECTED[table][column], EXPECTED[table][column])
        if found.get(column) not in (kind, "integer" if kind == "number" else kind):
            yield f"{tool}: {table}.{column} is {found.get(column)}, not {kind}"


def kind_of(name: str) -> str:
    """The kind of a column by what a library calls its type."""
    names = {"integer": r"U?Int\d*|u?int\d+|BIGINT|HUGEINT", "boolean": r"bool(ean)?", "date": r"date(32\[day\])?"}
    names |= {"number": r"float\d*|double|decimal.*", "text": r"str(ing)?|object|varchar|utf8"}
    return next((kind for kind, pattern in names.items() if re.fullmatch(pattern, name, re.I)), name)


def tools(folder: Path) -> Iterator[str]:
    """pandas, polars, DuckDB and pyarrow, each told what docs/standards.md says."""
    import duckdb
    import pandas
    import polars
    from pyarrow.csv import ConvertOptions, read_csv

    for table in TABLES:
        path = ROOT / TABLES[table]["path"]
        frame = pandas.read_csv(path, dtype_backend="numpy_nullable")
        found = {name: kind_of(str(dtype)) for name, dtype in frame.dtypes.items()}
        yield from unlike("pandas", table, len(frame), found, {"date": "text"})
        frame = polars.read_csv(path, try_parse_dates=True, infer_schema_length=None)
        found = {name: kind_of(str(dtype)) for name, dtype in frame.schema.items()}
        yield from unlike("polars", table, frame.height, found, {})
        described = duckdb.sql(f"DESCRIBE FROM '{path}'").fetchall()
        [(count,)] = duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall()
        yield from unlike("DuckDB", table, count, {name: kind_of(kind) for name, kind, *_ in described}, {})
        read = read_csv(path, convert_options=ConvertOptions(strings_can_be_null=True))
        found = {field.name: kind_of(str(field.type)) for field in read.schema}
        yield from unlike("pyarrow", table, read.num_rows, found, {})


def readers(folder: Path) -> Iterator[str]:
    """Readers of the descriptor: frictionless, and those of version 1 in Python and JavaScript."""
    import datapackage
    import frictionless

    def kind(value: object) -> str:
        of = {bool: "boolean", int: "integer", datetime.date: "date", str: "text"}
        return of.get(type(value), "number")

    def kinds(records: list[dict[str, object]]) -> dict[str, str]:
        return {name: kind(value) for record in records for name, value in record.items() if value is not None}

    one, two = datapackage.Package(str(ROOT / "datapackage.json")), frictionless.Package(str(ROOT / "datapackage.json"))
    for table in TABLES:
        for tool, read in (
            ("datapackage 1", [dict(row) for row in one.get_resource(table).read(keyed=True)]),
            ("frictionless", [row.to_dict() for row in two.get_resource(table).read_rows()]),
        ):
            yield from unlike(tool, table, len(read), kinds(read), {})
    if not (BIN.parent / "node_modules").exists():
        print("not asked: datapackage for JavaScript, which npm could not install")
        return
    done = ran("node", HERE / "read.mjs", ROOT / "datapackage.json", BIN.parent)
    if done.returncode:
        yield f"{done.stdout}{done.stderr}"
        return
    alike = {"number": "number", "integer": "number", "text": "string"}
    for table, (count, found) in json.loads(done.stdout).items():
        yield from unlike("datapackage for JavaScript", table, count, found, alike)


CHECKS = [csvw, readers, crate, tools, shapes, croissant, files]  # what takes longest comes first


def checked(name: str, given: list[str]) -> tuple[str, int, float, str]:
    """One check in a process of its own: its name, its status, how long it took, what it said."""
    start = time.monotonic()
    done = ran(sys.executable, __file__, *given, "--only", name)
    return name, done.returncode, time.monotonic() - start, f"{done.stdout}{done.stderr if done.returncode else ''}"


def main() -> int:
    """Run every check, or one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shapes", type=Path, help="the SHACL shapes of DCAT-AP 3.0.1")
    parser.add_argument("--only", choices=[check.__name__ for check in CHECKS])
    asked = parser.parse_args()
    if asked.only:
        [check] = [check for check in CHECKS if check.__name__ == asked.only]
        with tempfile.TemporaryDirectory() as folder:
            faults = list(check(Path(folder), *([asked.shapes] if check is shapes else [])))
        print("\n".join(faults))
        return 1 if faults else 0
    given = ["--shapes", str(asked.shapes)] if asked.shapes else []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(lambda check: checked(check.__name__, given), CHECKS))
    for name, status, seconds, said in found:
        print(f"{name}: {'ok' if status == 0 else 'wrong'} ({seconds:.0f} s)\n{said.strip()}".strip())
    return max(status for _, status, _, _ in found)


if __name__ == "__main__":
    sys.exit(main())
