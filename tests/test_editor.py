"""The schemas that editors complete and underline by; that they are current, `build.py --check` sees to."""

import json

import pytest
from jsonschema import Draft202012Validator

from solieu.paths import HERE
from solieu.sources.drafts import Source, draft
from solieu.sources.suggestions import Evidence
from solieu.sources.yamlfile import load

REPORT = HERE.metadata / "reports" / "dcsvn-628898.yaml"


def underlined(name, document):
    """The paths of what an editor underlines."""
    schema = json.loads((HERE.metadata / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return [list(error.absolute_path) for error in Draft202012Validator(schema).iter_errors(document)]


@pytest.mark.parametrize(("name", "path"), [("report", REPORT), ("codebook", HERE.metadata / "codebook.yaml")])
def test_what_is_right_is_not_underlined(name, path):
    assert underlined(name, load(path, path.name)) == []


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"acton": "tham gia"}, []),
        ({"indicator": "school-built"}, ["indicator"]),
        ({"claim": "hoped"}, ["claim"]),
        ({"period": {"start": "2022-01-01", "kind": "years", "basis": "written"}}, ["period"]),
        ({"area": {"id": "dong-bang"}}, ["area", "id"]),
        ({"beneficiaries": "civilian"}, ["beneficiaries"]),
        ({"links": [{"relation": "beside", "to": "schools-built-repaired", "certainty": "clear"}]}, ["links"]),
        ({"id": "Ngày công"}, ["id"]),
        ({"doubts": "none"}, ["doubts"]),
    ],
)
def test_what_is_wrong_is_underlined(change, path):
    document = load(REPORT, REPORT.name)
    document["figures"][0].update(change)
    assert underlined("report", document)[0][: 2 + len(path)] in (["figures"], ["figures", 0, *path])


def test_each_file_names_its_schema_in_its_first_line(metadata):
    line = "# yaml-language-server: $schema=../report.schema.json\n"
    for path in (HERE.metadata / "reports").glob("*.yaml"):
        assert path.read_text(encoding="utf-8").startswith(line)
    assert draft("Giúp 30 hộ.", Source(), metadata.codebook, Evidence(metadata.codebook, [])).startswith(line)
    codebook = (HERE.metadata / "codebook.yaml").read_text(encoding="utf-8")
    assert codebook.startswith("# yaml-language-server: $schema=codebook.schema.json\n")
