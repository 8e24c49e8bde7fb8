"""Every table and column is described, in both languages, in one place; a schema that is wrong is named."""

import re

import pytest

from solieu.checks.form import wrong_with
from solieu.paths import HERE
from solieu.problems import Invalid
from solieu.sources.schemas import load_package

# The columns that the design names, beyond labels, for each table.
DESIGNED = {
    "figures_en": "figure_id period_start period_end year area level actor topic broader_indicator indicator "
    "indicator_id figure value comparator qualifier hedge_word lower_bound upper_bound unit unit_id significant_digits "
    "action beneficiaries beneficiary_basis temporal_type claim as_written doubts report_doubts additive_bodies "
    "additive_periods report_id publisher event_date url source_link",
    "figures": "figure_id report_id passage_id position indicator_id actor_id action_id beneficiary_group "
    "beneficiary_basis period_start period_end period_kind period_basis year area_id area_type_id area_basis claim "
    "value unit_id per_unit_id whole_value qualifier_id comparator lower_bound upper_bound significant_digits "
    "temporal_type as_written char_start char_end numeral_start numeral_end",
    "indicators": "indicator_id topic broader_id noun_vi noun_en additive_bodies additive_periods label_vi label_en "
    "definition_vi definition_en",
    "units": "unit_id ucum qudt iso4217 quantity_kind label_vi label_en definition_vi definition_en",
    "qualifiers": "qualifier_id word_vi comparator bound_rule label_vi label_en definition_vi definition_en",
    "actions": "action_id label_vi label_en definition_vi definition_en",
    "reports": "report_id title_vi title_en title_basis publisher_id byline url archive_url text_source language "
    "event_vi event_en organiser_id period_start period_end period_basis event_date event_date_basis published_date "
    "published_basis reading characters bytes sha256 numerals numerals_accounted reviewed_by reviewed_on rights",
    "ratios": "ratio_id figure_id of_figure_id value comparator lower_bound upper_bound unit_id of_unit_id "
    "significant_digits doubts doubt_ids assumption_vi assumption_en",
    "comparisons": "comparison_id indicator_id actor_id area_id earlier_id later_id periods known cautions",
    "numerals": "numeral_id report_id char_start char_end token_quoted disposition figure_id",
    "figure_parts": "part_id figure_id part_vi part_en certainty",
    "figure_links": "figure_id relation to_figure_id word_vi certainty note_vi note_en",
    "doubts": "doubt_id report_id figure_id statement_id aspect chosen_reading_vi chosen_reading_en note_vi note_en "
    "source_url",
    "source_slips": "slip_id report_id as_written suggested certainty char_start",
    "passages": "passage_id report_id char_start char_end kind actor_id figures vague_amounts list_open",
    "vague_amounts": "vague_id report_id passage_id word_vi of_what_vi of_what_en actor_ids char_start char_end",
    "statement_links": "statement_id role target organisation_id term_id other_statement_id participant_id citation_id",
    "participants": "participant_id report_id name rank position_vi position_en role organisation_id",
    "documents_cited": "citation_id report_id passage_id number kind date issuer_id title_vi title_en char_start "
    "char_end",
    "organisations": "organisation_id kind level parent_id successor_id source_url",
    "areas": "area_id kind iso_3166_2 parent_id valid_from valid_to successor_id",
    "area_members": "group_id member_id",
    "glossary": "term_id kind label_vi label_en definition_vi definition_en source_url",
}


def test_three_groups_hold_every_table_once(package):
    names = [name for group in package.about["groups"] for name in group["tables"]]
    assert [group["name"] for group in package.about["groups"]] == ["figures", "evidence", "context"]
    assert names[:2] == ["figures_en", "figures_vi"], "the files most people should take stand first"
    assert sorted(names) == sorted(path.stem for path in (HERE.metadata / "tables").glob("*.yaml"))


def test_columns_of_the_design(package):
    for name, columns in DESIGNED.items():
        designed = columns.split()
        assert [column for column in package.table(name).columns if column in designed] == designed, name


def test_every_column_is_described_and_has_a_true_example(package):
    """That texts are there and clean, the model sees to."""
    types = {}
    for table in package:
        for field in table.fields:
            where = f"{table.name}.{field.name}"
            assert field.description.endswith(".") and field.description_vi.endswith("."), where
            assert not field.codes or field.example in field.codes, where
            assert re.fullmatch(field.constraints.pattern or ".*", field.example), where
            assert not wrong_with(field.example, field.type), where
            assert types.setdefault(field.name, field.type) == field.type or field.name == "figures", where


def test_keys_point_at_keys(package):
    for table in package:
        for key in table.foreign_keys:
            assert package.table(key.resource).field(package.table(key.resource).key).type == "string"


FIGURES, PACKAGE = "tables/figures.yaml", "package.yaml"


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        (FIGURES, "like: reports.report_id", "like: reports.report", "table-schema: fields["),
        (FIGURES, "type: number", "type: numbr", "table-schema: fields[value].type is 'numbr', which is no type of a"),
        (FIGURES, "title_vi: Số liệu\n", "", "missing-key: title_vi is missing"),
        (FIGURES, "primaryKey: [figure_id]", "primaryKey: [figure]", "unknown-name: there is no 'figure'"),
        (FIGURES, None, "", "record-shape: figures.yaml is null"),
        (FIGURES, None, "fields: [1]", "record-shape: fields[0] is 1"),
        (FIGURES, None, "a: [[[[", "yaml: this is not YAML"),
        (PACKAGE, None, "", "record-shape: package.yaml is null"),
        (PACKAGE, None, "groups: 1", "record-shape: groups is 1"),
        (PACKAGE, "version:", "versoin:", "unknown-key: versoin is no key here (did you mean 'version'?)"),
        (
            PACKAGE,
            "figures_en, figures_vi",
            "figures_en, figures_en",
            "package-groups: 'figures_en' stands in the groups twice",
        ),
    ],
)
def test_a_broken_schema_is_named(house, name, old, new, says):
    path = house.metadata / name
    text = path.read_text(encoding="utf-8")
    assert old is None or old in text
    path.write_text(new if old is None else text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Invalid) as caught:
        load_package(house)
    said = [str(problem) for problem in caught.value.problems]
    assert [line for line in said if re.match(rf"metadata/{name}:[1-9]\d*:\d+: {re.escape(says)}", line)], said
