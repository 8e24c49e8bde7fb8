"""The descriptor: a Data Package v2 that frictionless and the official profile accept."""

import json
import re
from pathlib import Path

import frictionless
import pytest
from jsonschema import Draft7Validator

from archive import held
from solieu.paths import HERE

# The profile as published at the address that `$schema` names; kept here so that no test needs the network.
PROFILE = json.loads((Path(__file__).parent / "profiles" / "datapackage-2.0.json").read_bytes())
DESCRIPTOR = json.loads(HERE.descriptor.read_bytes())
RESOURCES = DESCRIPTOR["resources"]


def test_frictionless_accepts_it():
    report = frictionless.validate(str(HERE.descriptor))
    assert report.valid, report.flatten(["place", "rowNumber", "fieldNumber", "type", "message"])


def test_the_official_profile_accepts_it():
    assert [fault.json_path for fault in Draft7Validator(PROFILE).iter_errors(DESCRIPTOR)] == []


def test_rights_people_and_sources(metadata):
    assert {licence["name"] for licence in DESCRIPTOR["licenses"]} == {"CC-BY-4.0", "Apache-2.0"}
    assert "belong to their publishers" in DESCRIPTOR["rights"]
    assert "not independently verified" in DESCRIPTOR["notice"]
    assert all(person["roles"] for person in DESCRIPTOR["contributors"])
    addresses = [reading.report.report.url for reading in metadata.readings]
    assert [source["path"] for source in DESCRIPTOR["sources"]] == addresses


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource["name"])
def test_each_table_is_described_in_both_languages(resource):
    assert DESCRIPTOR["notice"] in resource["description"] and DESCRIPTOR["notice_vi"] in resource["description_vi"]
    for field in resource["schema"]["fields"]:
        assert {"title", "title_vi", "description", "description_vi", "example"} <= field.keys()
        if "categories" in field:
            assert [each["value"] for each in field["categories"]] == field["constraints"]["enum"]


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource["name"])
def test_readers_of_version_1_know_it_for_a_table(resource):
    """They take `profile` for `type`, texts for missing values, and no other types than these."""
    assert (resource["profile"], resource["type"]) == ("tabular-data-resource", "table")
    schema = resource["schema"]
    assert schema["missingValues"] == [""]
    assert {field["type"] for field in schema["fields"]} <= {"string", "number", "integer", "boolean", "date", "year"}
    assert all(len(key["fields"]) == len(key["reference"]["fields"]) for key in schema.get("foreignKeys", []))


def test_what_the_data_are_called_and_when_they_are_of():
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}|https://doi[.]org/10[.]\d+/\S+", DESCRIPTOR["id"])
    days = [(row["period_start"], row["period_end"] or row["period_start"]) for row in held("figures")]
    first, last = min(start for start, _ in days if start), max(end for _, end in days)
    assert DESCRIPTOR["period"] == {"start": first, "end": last}


# Cells of the column name things of this class; the column says this of its row.
MEANINGS = [
    ("figures.figure_id", "https://schema.org/Observation", None),
    ("figures.indicator_id", "http://www.w3.org/2004/02/skos/core#Concept", "https://schema.org/measuredProperty"),
    ("figures.actor_id", "https://schema.org/Organization", None),
    ("figures_en.lower_bound", None, "https://schema.org/minValue"),
    ("figures.char_start", None, "http://www.w3.org/ns/oa#start"),
    ("figures.numeral_start", None, None),
    ("glossary.label_vi", None, "http://www.w3.org/2004/02/skos/core#prefLabel"),
]


@pytest.mark.parametrize(("column", "named", "said"), MEANINGS)
def test_columns_have_the_meaning_that_a_vocabulary_has(column, named, said):
    table, name = column.split(".")
    [schema] = [each["schema"] for each in RESOURCES if each["name"] == table]
    [field] = [field for field in schema["fields"] if field["name"] == name]
    assert (field.get("rdfType"), field.get("rdfProperty")) == (named, said)


def test_tables_stand_in_their_groups():
    assert [name for group in DESCRIPTOR["groups"] for name in group["tables"]] == [each["name"] for each in RESOURCES]


def test_a_minimum_of_nought_is_stated():
    """0 is a bound, and no lack of one."""
    [figures] = [each for each in RESOURCES if each["name"] == "figures"]
    [start] = [field for field in figures["schema"]["fields"] if field["name"] == "char_start"]
    assert start["constraints"]["minimum"] == 0
