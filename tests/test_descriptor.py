"""The descriptor: a Data Package v2 that frictionless and the official profile accept."""

import hashlib
import json

import frictionless
import pytest

from solieu.checks.descriptor import check_descriptor
from solieu.paths import HERE

DESCRIPTOR = json.loads(HERE.descriptor.read_bytes())
RESOURCES = DESCRIPTOR["resources"]


def test_frictionless_accepts_it():
    report = frictionless.validate(str(HERE.descriptor))
    assert report.valid, report.flatten(["place", "rowNumber", "fieldNumber", "type", "message"])


def test_the_official_profile_accepts_it(metadata):
    assert list(check_descriptor(HERE, metadata.package, {})) == []


def test_rights_people_and_sources(metadata):
    assert {licence["name"] for licence in DESCRIPTOR["licenses"]} == {"CC-BY-4.0", "Apache-2.0"}
    assert "belong to their publishers" in DESCRIPTOR["rights"]
    assert "not independently verified" in DESCRIPTOR["notice"]
    assert all(person["roles"] for person in DESCRIPTOR["contributors"])
    assert [source["path"] for source in DESCRIPTOR["sources"]] == [
        reading.report.report.url for reading in metadata.readings
    ]


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource["name"])
def test_each_table_is_described(resource):
    content = (HERE.root / resource["path"]).read_bytes()
    assert resource["bytes"] == len(content)
    assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert DESCRIPTOR["notice"] in resource["description"] and DESCRIPTOR["notice_vi"] in resource["description_vi"]
    assert resource["group"] in {group["name"] for group in DESCRIPTOR["groups"]}
    schema = resource["schema"]
    assert schema["primaryKey"]
    assert schema["missingValues"][0].keys() == {"value", "label", "label_vi"}
    for field in schema["fields"]:
        assert {"title", "title_vi", "description", "description_vi", "example"} <= field.keys()
        if "categories" in field:
            assert [each["value"] for each in field["categories"]] == field["constraints"]["enum"]


def test_tables_stand_in_their_groups():
    assert [name for group in DESCRIPTOR["groups"] for name in group["tables"]] == [each["name"] for each in RESOURCES]


def test_a_minimum_of_nought_is_stated():
    """0 is a bound, and no lack of one."""
    [figures] = [each for each in RESOURCES if each["name"] == "figures"]
    [start] = [field for field in figures["schema"]["fields"] if field["name"] == "char_start"]
    assert start["constraints"]["minimum"] == 0
