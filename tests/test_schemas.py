"""Every table and column is described, in both languages, in one place."""

import re

import pytest

from solieu.checks.form import _wrong_with
from solieu.paths import HERE
from solieu.problems import Invalid
from solieu.sources.schemas import load_package

PACKAGE = load_package(HERE)
FIELDS = [(table, field) for table in PACKAGE for field in table.fields]

# The columns that the design names, beyond labels, for each table.
DESIGNED = {
    "figures_en": "report topic figure value qualifier lower_bound upper_bound unit indicator action beneficiaries "
    "actor year as_written doubts additive figure_id",
    "figures": "figure_id report_id passage_id indicator_id actor_id action_vi beneficiary_group year year_basis area "
    "area_basis value unit_id qualifier_id comparator lower_bound upper_bound significant_digits temporal_type "
    "as_written char_start char_end numeral_start numeral_end",
    "indicators": "indicator_id topic additive label_vi label_en definition_vi definition_en",
    "units": "unit_id ucum qudt iso4217 quantity_kind label_vi label_en definition_vi definition_en",
    "qualifiers": "qualifier_id word_vi comparator bound_rule label_vi label_en definition_vi definition_en",
    "ratios": "ratio_id figure_id of_figure_id value comparator lower_bound upper_bound unit_id of_unit_id "
    "assumption_vi assumption_en",
    "numerals": "numeral_id report_id char_start char_end token_quoted disposition figure_id",
    "figure_parts": "part_id figure_id part_vi part_en certainty",
    "figure_pairs": "pair_id figure_id of_figure_id relation word_vi certainty",
    "doubts": "doubt_id figure_id aspect chosen_reading_vi chosen_reading_en note_vi note_en",
    "source_slips": "slip_id report_id as_written suggested certainty char_start",
    "passages": "passage_id report_id char_start char_end kind actor_id figures vague_amounts list_open",
    "statement_links": "link_id statement_id role organisation_id term_id other_statement_id",
    "organisations": "organisation_id kind wikidata successor_id source_url",
    "glossary": "term_id kind label_vi label_en definition_vi definition_en source_url",
}


def test_three_groups_hold_every_table_once():
    names = [name for group in PACKAGE.about["groups"] for name in group["tables"]]
    assert [group["name"] for group in PACKAGE.about["groups"]] == ["figures", "evidence", "context"]
    assert names[:2] == ["figures_en", "figures_vi"], "the files most people should take stand first"
    assert sorted(names) == sorted(path.stem for path in (HERE.metadata / "tables").glob("*.yaml"))


@pytest.mark.parametrize("name", DESIGNED)
def test_columns_of_the_design(name):
    columns = PACKAGE.table(name).columns
    designed = DESIGNED[name].split()
    assert [column for column in columns if column in designed] == designed


@pytest.mark.parametrize(("table", "field"), FIELDS, ids=lambda each: each.name)
def test_every_column_is_described(table, field):
    for text in (field.title, field.title_vi, field.description, field.description_vi, field.example):
        assert text.strip() == text != ""
    assert field.description.endswith(".") and field.description_vi.endswith(".")
    assert not field.codes or field.example in field.codes
    assert not field.pattern or re.fullmatch(field.pattern, field.example)
    assert not list(_wrong_with(field, field.example)), "an example is a value that the checks accept"


def test_a_name_means_the_same_type_everywhere():
    types = {}
    for table, field in FIELDS:
        assert types.setdefault(field.name, field.type) == field.type or field.name in {"figures"}, (
            table.name,
            field.name,
        )


@pytest.mark.parametrize("table", PACKAGE.tables, ids=lambda table: table.name)
def test_keys_name_columns_and_tables(table):
    assert set(table.primary_key) <= set(table.columns)
    assert all(set(key) <= set(table.columns) for key in table.unique_keys)
    for key in table.foreign_keys:
        assert key.field in table.columns
        assert PACKAGE.table(key.resource).field(PACKAGE.table(key.resource).key).type == "string"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("like: reports.report_id", "like: reports.report", "which is no field"),
        ("type: number", "type: numbr", "did you mean 'number'"),
        ("title_vi: Số liệu\n", "", "'title_vi' is missing"),
    ],
)
def test_a_broken_table_schema_is_named(house, old, new, says):
    path = house.metadata / "tables" / "figures.yaml"
    path.write_text(path.read_text().replace(old, new, 1))
    with pytest.raises(Invalid) as caught:
        load_package(house)
    assert "metadata/tables/figures.yaml" in str(caught.value)
    assert says in str(caught.value)
