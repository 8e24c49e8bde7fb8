"""The tables of an invented report."""

import pytest

from invented import invented_house
from solieu.package.tables import build_tables, to_csv
from solieu.sources.readings import load_metadata

# table: the columns looked at, and what each row of the report says in them, in order.
ROWS = {
    "passages": (
        "passage_id char_start char_end actor_id figures vague_amounts list_open",
        """
        p1 0 100 quan-doi 0 1 false
        p2 100 200 cong-an 3 0 true
        p3 200 300 - 2 1 false
        """,
    ),
    "reports": (
        "report_id numerals numerals_accounted characters reviewed_by reviewed_on event_date published_date",
        "vidu-7 8 8 400 curator 2026-01-02 2021-05-06 2021-05-07",
    ),
    "figures": (
        "figure_id passage_id actor_id action_vi beneficiary_group year year_basis area area_basis temporal_type",
        """
        roads p2 cong-an - civilian 2021 written - not_stated flow
        gifts p2 quan-doi tham·gia·hỗ·trợ military 2019 inferred vung-bien-gioi inferred stock
        learners p2 cong-an - civilian 2021 written - not_stated flow
        stove-value p3 cong-an - civilian 2021 written - not_stated flow
        stove-money p3 cong-an - civilian 2021 written - not_stated flow
        """,
    ),
    "figures ": (
        "value unit_id qualifier_id comparator lower_bound upper_bound significant_digits char_start char_end "
        "numeral_start numeral_end",
        """
        12.5 km about-khoang - - - 3 100 114 107 111
        - VND between - 3000000 5000000 1 120 141 123 130
        10 person more-than-hon > 10 - 1 188 200 192 194
        21000000 VND unhedged - - - 2 250 263 250 252
        20000000 VND unhedged - - - 1 270 283 270 272
        """,
    ),
    "numerals": (
        "numeral_id char_end token_quoted disposition figure_id",
        """
        n90 92 “05” date -
        n107 111 “12,5” figure roads
        n123 124 “3” figure gifts
        n129 130 “5” figure gifts
        n192 194 “10” figure learners
        n250 252 “21” figure stove-value
        n270 272 “20” figure stove-money
        n290 294 “2021” year -
        """,
    ),
    "figure_parts": ("part_id figure_id part_vi", "roads-duong-lang roads đường·Làng"),
    "figure_pairs": (
        "pair_id figure_id of_figure_id relation word_vi certainty",
        """
        gifts-amount-for-learners gifts learners amount_for cho clear
        learners-people-in-roads learners roads people_in - in_doubt
        stove-value-amount-for-learners stove-value learners amount_for - in_doubt
        stove-money-amount-for-roads stove-money roads amount_for - clear
        """,
    ),
    "ratios": (
        "ratio_id figure_id of_figure_id value comparator lower_bound upper_bound unit_id of_unit_id doubts doubt_ids",
        """
        gifts-per-learners gifts learners - - - 500000 VND person 3 gifts-scope·learners-unit·learners-area
        stove-money-per-roads stove-money roads 1600000 - - - VND km 0 -
        """,
    ),
    "doubts": (
        "doubt_id figure_id aspect chosen_reading_vi chosen_reading_en note_vi note_en",
        """
        gifts-scope gifts scope a b c d
        learners-unit learners unit e f g h
        learners-area learners area i k l m
        """,
    ),
    "vague_amounts": (
        "vague_id passage_id char_start word_vi of_what_vi of_what_en actor_id",
        "sooner p1 94 một·số hộ households quan-doi \n later p3 230 nhiều quà gifts -",
    ),
    "statements": (
        "statement_id passage_id char_start char_end kind",
        "first p1 10 60 decision \n second p3 200 210 request",
    ),
    "statement_links": (
        "link_id statement_id role organisation_id term_id other_statement_id",
        """
        first-actor-quan-doi first actor quan-doi - -
        second-leads-to-first second leads_to - - first
        second-programme-chuong-trinh-phoi-hop second programme - chuong-trinh-phoi-hop -
        """,
    ),
    "participants": (
        "participant_id name role organisation_id",
        "b-person Bà·B speaker cong-an \n a-person Ông·A chair quan-doi",
    ),
    "documents_cited": (
        "citation_id passage_id number date issuer_id title_en",
        "early p1 9-CT 2020-02-29 - Two \n late p3 - - dang One",
    ),
    "source_slips": (
        "slip_id char_start as_written suggested certainty",
        "slip-early 3 aa a in_doubt \n slip-late 299 n ng clear",
    ),
    "figures_en": (
        "figure doubts actor beneficiaries report",
        """
        about·12.5·km 0 Police·(public·security·force) civilians An·example
        3,000,000·to·5,000,000·đồng 1 Vietnam·People's·Army soldiers An·example
        """,
    ),
    "figures_vi": (
        "figure actor beneficiaries report",
        """
        khoảng·12,5·km Lực·lượng·Công·an dân Ví·dụ
        3.000.000·đến·5.000.000·đồng Quân·đội·nhân·dân·Việt·Nam quân·nhân Ví·dụ
        """,
    ),
}


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    house = invented_house(tmp_path_factory.mktemp("invented") / "house")
    return build_tables(load_metadata(house))


@pytest.mark.parametrize("name", ROWS)
def test_rows(tables, name):
    columns, rows = ROWS[name]
    table = tables[name.strip()][columns.split()]
    found = [
        [cell.replace("vidu-7-", "").replace(" ", "·") or "-" for cell in row] for row in table.itertuples(index=False)
    ]
    expected = [line.split() for line in rows.strip().split("\n")]
    assert found[: len(expected)] == expected
    assert name in ("figures_en", "figures_vi") or len(found) == len(expected)


def test_a_table_as_published(tables):
    first, second = to_csv(tables["source_slips"]).split(b"\n")[:2]
    assert first == b"slip_id,report_id,as_written,suggested,certainty,char_start"
    assert second == b"vidu-7-slip-early,vidu-7,aa,a,in_doubt,3"
    assert to_csv(tables["source_slips"]).endswith(b",299\n")
