"""The package as other standards describe it: each output says what the descriptor says; checkers have the rest."""

import csv
import io
import json
import re
import zipfile
from decimal import Decimal

import pytest
import yaml
from pyarrow.parquet import read_table

import release
from archive import held
from solieu.package import standards
from solieu.paths import HERE

DESCRIPTOR = json.loads(HERE.descriptor.read_bytes())
RESOURCES = {each["name"]: each for each in DESCRIPTOR["resources"]}
FIGURES = RESOURCES["figures"]
COLUMNS = {name: [field["name"] for field in each["schema"]["fields"]] for name, each in RESOURCES.items()}
HOME = DESCRIPTOR["homepage"]


@pytest.fixture(scope="module")
def outputs(published, tmp_path_factory):
    """Every output as it is published, by a short name; the crate from a release's zip."""
    downloads = published / "static" / "downloads"
    files = {"csvw": "csvw.json", "croissant": "croissant.json", "dcat": "dcat.jsonld", "words": "annotations.jsonld"}
    found = {name: json.loads((downloads / file).read_bytes()) for name, file in files.items()}
    found["zenodo"] = json.loads((HERE.root / ".zenodo.json").read_bytes())
    found["cff"] = yaml.safe_load((HERE.root / "CITATION.cff").read_bytes())
    found["page"] = json.loads((published / "dataset.json").read_bytes())
    folder = tmp_path_factory.mktemp("release")
    release.pack(HERE, published, folder, "package")
    found["release"] = folder
    with zipfile.ZipFile(folder / "package.zip") as archive:
        found["crate"] = json.loads(archive.read("ro-crate-metadata.json"))
        found["zip"] = archive.namelist()
    return found


def at(found, path):
    """What stands at a path; `*` is every item, `[name=x]` the first item with that member."""
    for step in re.findall(r"\[[^\]]+\]|[^/\[]+", path):
        if step == "*":
            return [at(each, path.partition("*/")[2]) for each in found]
        name, _, value = step.strip("[]").partition("=")
        found = (
            next(each for each in found if each[name] == value)
            if value
            else found[int(step) if step.isdigit() else step]
        )
    return found


def both(key, described=DESCRIPTOR):
    return [{"@value": described[key], "@language": "en"}, {"@value": described[f"{key}_vi"], "@language": "vi"}]


PATHS = [each["path"] for each in RESOURCES.values()]
HASHES = [each["hash"].removeprefix("sha256:") for each in RESOURCES.values()]
SAID, DAY = f"{DESCRIPTOR['description']} {DESCRIPTOR['notice']}", DESCRIPTOR["created"][:10]
LICENCE, SOURCES = DESCRIPTOR["licenses"][0]["path"], [each["path"] for each in DESCRIPTOR["sources"]]
SET, TABLE = "dcat/@graph/1", "csvw/tables[url=data/figures.csv]"
ROOT, FIGURE = "crate/@graph[@id=./]", "croissant/recordSet[@id=figures]"
# Where it stands, and what the descriptor says.
CASES = [
    ("csvw/dc:title", both("title")),
    ("csvw/dc:license/@id", LICENCE),
    ("csvw/tables/*/url", PATHS),
    ("csvw/tables/*/dc:title", [both("title", each) for each in RESOURCES.values()]),
    ("csvw/tables/*/tableSchema/primaryKey", [each["schema"]["primaryKey"] for each in RESOURCES.values()]),
    (f"{TABLE}/tableSchema/aboutUrl", f"{HOME}figures/{{figure_id}}"),
    (f"{TABLE}/tableSchema/columns[name=value]/propertyUrl", "http://purl.org/linked-data/sdmx/2009/measure#obsValue"),
    (f"{TABLE}/tableSchema/columns[name=value]/datatype", {"base": "decimal"}),
    (f"{TABLE}/tableSchema/columns[name=year]/datatype", {"base": "gYear"}),
    (f"{TABLE}/tableSchema/columns[name=claim]/datatype/format", "done|under_way|standby|planned|pledged"),
    (f"{TABLE}/tableSchema/columns[name=char_start]/datatype", {"base": "integer", "minimum": 0}),
    (f"{TABLE}/tableSchema/columns[name=actor_id]/valueUrl", f"{HOME}bodies/{{actor_id}}"),
    (f"{TABLE}/tableSchema/columns[name=unit_id]/valueUrl", f"{HOME}data/units.csv#{{unit_id}}"),
    (
        f"{TABLE}/tableSchema/foreignKeys/0/reference",
        {"resource": "data/reports.csv", "columnReference": ["report_id"]},
    ),
    ("croissant/name", DESCRIPTOR["title"]),
    ("croissant/description", SAID),
    ("croissant/identifier", DESCRIPTOR["id"]),
    ("croissant/version", DESCRIPTOR["version"]),
    ("croissant/datePublished", DAY),
    ("croissant/license", LICENCE),
    ("croissant/keywords", DESCRIPTOR["keywords"]),
    ("croissant/temporalCoverage", "/".join(DESCRIPTOR["period"].values())),
    ("croissant/measurementTechnique", DESCRIPTOR["technique"]),
    ("croissant/recordSet/*/name", [*RESOURCES]),
    (f"{FIGURE}/field/*/name", COLUMNS["figures"]),
    (f"{FIGURE}/field/*/description", [field["description"] for field in FIGURES["schema"]["fields"]]),
    (f"{FIGURE}/field[name=value]/dataType", "sc:Float"),
    (f"{FIGURE}/field[name=year]/dataType", "sc:Integer"),
    ("page/vi/name", DESCRIPTOR["title_vi"]),
    ("page/vi/description", f"{DESCRIPTOR['description_vi']} {DESCRIPTOR['notice_vi']}"),
    ("page/vi/spatialCoverage/name", DESCRIPTOR["place"]["title_vi"]),
    ("page/vi/measurementTechnique", DESCRIPTOR["technique_vi"]),
    (f"{SET}/dct:title", both("title")),
    (f"{SET}/dct:identifier", DESCRIPTOR["id"]),
    (f"{SET}/dcat:version", DESCRIPTOR["version"]),
    (f"{SET}/dct:issued/@value", DAY),
    (f"{SET}/dct:temporal/dcat:endDate/@value", DESCRIPTOR["period"]["end"]),
    (f"{SET}/prov:wasDerivedFrom/*/@id", SOURCES),
    (f"{SET}/dcat:distribution/*/dcat:downloadURL/@id", [HOME + path for path in PATHS]),
    (f"{SET}/dcat:distribution/*/dcat:byteSize/@value", [str(each["bytes"]) for each in RESOURCES.values()]),
    (f"{SET}/dcat:distribution/*/spdx:checksum/spdx:checksumValue/@value", HASHES),
    (f"{ROOT}/name", DESCRIPTOR["title"]),
    (f"{ROOT}/description", SAID),
    (f"{ROOT}/version", DESCRIPTOR["version"]),
    (f"{ROOT}/license/@id", LICENCE),
    (f"{ROOT}/isBasedOn/*/@id", SOURCES),
    ("crate/@graph[@id=data/figures.csv]/sha256", FIGURES["hash"].removeprefix("sha256:")),
    ("crate/@graph[@id=data/figures.csv]/description", FIGURES["description"]),
    ("words/label", DESCRIPTOR["title"]),
    ("cff/abstract", SAID),
    ("cff/version", DESCRIPTOR["version"]),
    ("cff/date-released", DAY),
    ("cff/license", DESCRIPTOR["licenses"][0]["name"]),
    ("zenodo/version", DESCRIPTOR["version"]),
    ("zenodo/publication_date", DAY),
    ("zenodo/keywords", DESCRIPTOR["keywords"]),
]


@pytest.mark.parametrize(("place", "said"), CASES, ids=[place for place, _ in CASES])
def test_it_says_what_the_descriptor_says(outputs, place, said):
    assert at(outputs, place) == said


def test_every_column_is_described_everywhere(outputs):
    of_csvw = {
        each["url"]: [column["name"] for column in each["tableSchema"]["columns"] if "name" in column]
        for each in outputs["csvw"]["tables"]
    }
    of_croissant = {
        each["name"]: [field["name"] for field in each["field"]] for each in outputs["croissant"]["recordSet"]
    }
    assert of_csvw == {f"data/{name}.csv": columns for name, columns in COLUMNS.items()}
    assert of_croissant == COLUMNS


def test_the_files_told_of_are_there(outputs, published):
    told = [*outputs["croissant"]["distribution"], *outputs["page"]["vi"]["distribution"]]
    for file in told:
        path = file["contentUrl"].removeprefix(HOME)
        stored = published / (
            path if not path.startswith("data/") else f"static/downloads/{path.removeprefix('data/')}"
        )
        assert (file["contentSize"], file["name"]) == (f"{stored.stat().st_size} B", path.rpartition("/")[2])
    assert {"ro-crate-metadata.json", *(each["@id"] for each in at(outputs, ROOT)["hasPart"])} == {*outputs["zip"]}


def test_rows_are_named_by_addresses_that_answer(outputs, reader):
    for table in outputs["csvw"]["tables"]:
        with (HERE.root / table["url"]).open(encoding="utf-8", newline="") as file:
            row = next(csv.DictReader(file))
        address = table["tableSchema"]["aboutUrl"].format(**row)
        assert "{" not in address
        answer = reader.get("/" + address.removeprefix(HOME).partition("#")[0])
        assert answer.status_code in (200, 302), address


def test_the_words_of_figures_are_found_in_their_place(outputs):
    figures = {row["figure_id"]: row for row in held("figures") if row["char_start"]}
    addresses = {row["report_id"]: row["url"] for row in held("reports")}
    items = at(outputs, "words/first/items")
    assert len(items) == outputs["words"]["total"] == len(figures)
    for item in items:
        figure = figures[item["body"].rpartition("/")[2]]
        position, quote = item["target"]["selector"]
        assert item["target"]["source"] == addresses[figure["report_id"]]
        assert (position["start"], position["end"]) == (int(figure["char_start"]), int(figure["char_end"]))
        assert quote == {"type": "TextQuoteSelector", "exact": figure["as_written"]}, "no word around it"
        assert position["end"] - position["start"] == len(quote["exact"])


def test_parquet_has_every_cell_of_the_tables(outputs):
    with zipfile.ZipFile(outputs["release"] / "package-parquet.zip") as archive:
        assert archive.namelist() == [f"{name}.parquet" for name in RESOURCES]
        for name in RESOURCES:
            stored = read_table(io.BytesIO(archive.read(f"{name}.parquet"))).to_pylist()
            assert [{key: as_cell(value) for key, value in row.items()} for row in stored] == held(name), name
    assert read_table(outputs["release"] / "package-figures_en.parquet").num_rows == len(held("figures"))


def as_cell(value):
    """What a CSV has for a value."""
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".")
    if value is None or isinstance(value, bool):
        return {None: "", True: "true", False: "false"}[value]
    return str(value)


def test_an_archived_copy_is_the_state_of_the_words():
    figure = {"figure_id": "x-1", "report_id": "x", "char_start": 0, "char_end": 2, "as_written": "ab"}
    report = {"report_id": "x", "url": "https://x.example/", "archive_url": "https://archive.example/x"}
    [item] = standards.annotations(DESCRIPTOR, [figure], [report])["first"]["items"]
    assert item["target"]["state"] == {"type": "TimeState", "cached": "https://archive.example/x"}


def test_a_doi_names_the_set():
    named = DESCRIPTOR | {"id": "https://doi.org/10.5281/zenodo.1"}
    assert standards.dataset(named, [], [])["sameAs"] == named["id"]
    assert "sameAs" not in standards.dataset(DESCRIPTOR, [], [])
    [identifier] = standards.citation(named)["CITATION.cff"]["identifiers"]
    assert identifier == {"type": "doi", "value": "10.5281/zenodo.1"}
