"""The tables of two invented reports."""

import pytest

from invented import invented_house
from solieu.package.derived import source_link
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
        "report_id numerals numerals_accounted characters reviewed_by reviewed_on event_date published_date "
        "published_basis "
        "publisher_id organiser_id event_en period_start period_end period_basis title_basis",
        """
        vidu-7 8 8 400 curator 2026-01-02 2021-05-06 2021-05-07 written bao-quan-doi-nhan-dan dang A·meeting \
        2021-01-01 2021-12-31 written printed
        vidu-8 - - - curator 2026-01-03 - 2020-12-30 inferred bao-quan-doi-nhan-dan - - 2020-01-01 - written address
        """,
    ),
    "figures": (
        "figure_id passage_id position actor_id action_id beneficiary_group beneficiary_basis area_id "
        "area_type_id area_basis "
        "temporal_type claim",
        """
        roads p2 1 cong-an - civilian inferred gia-lai - written flow done
        gifts p2 2 quan-doi tham-gia-ho-tro military written - vung-bien-gioi inferred stock pledged
        learners p2 3 cong-an - civilian inferred - - not_stated flow done
        stove-value p3 4 cong-an - civilian inferred - - not_stated flow done
        stove-money p3 5 cong-an - civilian inferred - - not_stated flow done
        vidu-8-roads - 1 cong-an - civilian inferred gia-lai - written flow done
        vidu-8-pupils - 2 cong-an - civilian inferred - - not_stated flow done
        vidu-8-pupil - 3 cong-an - civilian inferred - - not_stated flow done
        vidu-8-cost - 4 cong-an - not_stated not_stated - - not_stated flow done
        vidu-8-schools - 5 cong-an - not_stated not_stated - - not_stated flow planned
        """,
    ),
    "figures  ": (
        "figure_id period_start period_end period_kind period_basis year",
        """
        roads 2021-01-01 2021-12-31 year written 2021
        gifts 2018-03-01 2019-12-31 several_years inferred -
        learners 2021-01-01 2021-12-31 year written 2021
        stove-value 2021-01-01 2021-12-31 year written 2021
        stove-money 2021-01-01 2021-12-31 year written 2021
        vidu-8-roads 2020-01-01 - part_of_year written 2020
        vidu-8-pupils 2020-05-01 2020-05-01 day written 2020
        vidu-8-pupil 2020-05-01 - open inferred -
        vidu-8-cost 2019-12-30 2020-01-02 event inferred -
        vidu-8-schools - - not_stated not_stated -
        """,
    ),
    "figures ": (
        "value unit_id per_unit_id whole_value qualifier_id comparator lower_bound upper_bound "
        "significant_digits char_start "
        "char_end numeral_start numeral_end",
        """
        12.5 km - - about-khoang - - - 3 100 114 107 111
        - VND - - between - 3000000 5000000 1 120 141 123 130
        10 person - - more-than-hon > 10 - 1 188 200 192 194
        21000000 VND - - unhedged - - - 2 250 263 250 252
        20000000 VND - - unhedged - - - 1 270 283 270 272
        9 km - - more-than-hon > 9 - 1 - - - -
        3582 person - - unhedged - - - 4 - - - -
        1 person - - unhedged - - - 1 - - - -
        80000000 VND house - nearly-gan < - 80000000 1 - - - -
        50 school - 531 unhedged - - - 1 - - - -
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
    "figure_links": (
        "figure_id relation to_figure_id word_vi certainty note_vi note_en",
        """
        roads revises vidu-8-roads - in_doubt r s
        gifts amount_for learners cho clear - -
        learners people_in roads - in_doubt - -
        stove-value amount_for learners - in_doubt - -
        stove-money amount_for roads - clear - -
        """,
    ),
    "ratios": (
        "ratio_id figure_id of_figure_id value comparator lower_bound upper_bound unit_id of_unit_id "
        "significant_digits doubts "
        "doubt_ids",
        """
        gifts-per-learners gifts learners - - - 500000 VND person - 4 who·gifts-scope·learners-unit·learners-area
        stove-money-per-roads stove-money roads 1600000 - - - VND km 1 1 who
        """,
    ),
    "comparisons": (
        "comparison_id actor_id area_id earlier_id later_id periods known cautions",
        "roads-after-vidu-8-roads cong-an gia-lai vidu-8-roads roads follows open period_length",
    ),
    "doubts": (
        "doubt_id report_id figure_id statement_id aspect chosen_reading_vi chosen_reading_en note_vi note_en "
        "source_url",
        """
        who vidu-7 - - actor n o p q https://vidu.example/8
        gifts-scope vidu-7 gifts - scope a b c d -
        learners-unit vidu-7 learners - unit e f g h -
        learners-area vidu-7 learners - area i k l m -
        second-whom vidu-7 - second wording t u v w -
        """,
    ),
    "vague_amounts": (
        "vague_id passage_id char_start word_vi of_what_vi of_what_en actor_ids",
        "sooner p1 94 một·số hộ households quan-doi·dang \n later p3 230 nhiều quà gifts -",
    ),
    "statements": (
        "statement_id passage_id char_start char_end kind",
        "first p1 10 60 decision \n second p3 200 210 request",
    ),
    "statement_links": (
        "statement_id role target organisation_id term_id other_statement_id participant_id citation_id",
        """
        first actor quan-doi quan-doi - - - -
        second leads_to first - - first - -
        second programme chuong-trinh-phoi-hop - chuong-trinh-phoi-hop - - -
        second speaker b-person - - - b-person -
        second cites late - - - - late
        """,
    ),
    "participants": (
        "participant_id name role organisation_id",
        "b-person Bà·B speaker cong-an \n a-person Ông·A chair quan-doi",
    ),
    "documents_cited": (
        "citation_id passage_id number date issuer_id title_en char_start char_end",
        "early p1 9-CT 2020-02-29 - Two 5 9 \n late p3 - - dang One 220 225",
    ),
    "source_slips": (
        "slip_id char_start as_written suggested certainty",
        "slip-early 3 aa a in_doubt \n slip-late 299 n ng clear",
    ),
    "figures_en": (
        "figure unit area level broader_indicator doubts report_doubts actor beneficiaries claim publisher",
        """
        about·12.5·km km Gia·Lai national Rural·roads·and·irrigation·canals·built,·repaired·or·upgraded 0 1 \
        Police·(public·security·force) civilians done People's·Army·Newspaper
        3,000,000·to·5,000,000·đồng đồng border·region national Worth·of·gifts·and·goods 1 1 \
        Vietnam·People's·Army soldiers pledged People's·Army·Newspaper
        """,
    ),
    "figures_vi": (
        "figure area actor beneficiaries claim",
        """
        khoảng·12,5·km Gia·Lai Lực·lượng·Công·an dân đã·làm
        3.000.000·đến·5.000.000·đồng vùng·biên·giới Quân·đội·nhân·dân·Việt·Nam quân·nhân cam·kết
        """,
    ),
}
# The figures of the excerpt in words: a noun where the unit's own name says less, a rate, a part of a whole.
IN_WORDS = [
    ("more than 9 km", "km", "hơn 9 km"),
    ("3,582 pupils", "person", "3.582 học sinh"),
    ("1 pupil", "person", "1 học sinh"),
    ("nearly 80,000,000 đồng / house", "đồng / house", "gần 80.000.000 đồng / căn nhà"),
    ("50 of 531 schools", "school", "50 trên 531 trường"),
]


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    house = invented_house(tmp_path_factory.mktemp("invented") / "house")
    return build_tables(load_metadata(house))[0]


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


def test_figures_in_words(tables):
    english, vietnamese = (tables[name].iloc[5:] for name in ("figures_en", "figures_vi"))
    assert list(zip(english["figure"], english["unit"], vietnamese["figure"], strict=True)) == IN_WORDS


@pytest.mark.parametrize(
    ("phrase", "fragment"),
    [
        ("gần 900 trường học", "g%E1%BA%A7n%20900%20tr%C6%B0%E1%BB%9Dng%20h%E1%BB%8Dc"),
        ("12,5-13 km", "12%2C5%2D13%20km"),
        ("5 xã & 3/4 (50%)", "5%20x%C3%A3%20%26%203%2F4%20%2850%25%29"),
    ],
)
def test_a_link_into_the_article(phrase, fragment):
    """What has a meaning of its own in a text fragment (a comma, a hyphen, an ampersand) is encoded."""
    assert source_link("https://vidu.example/7", phrase) == f"https://vidu.example/7#:~:text={fragment}"


def test_a_table_as_published(tables):
    first, second = to_csv(tables["source_slips"]).split(b"\n")[:2]
    assert first == b"slip_id,report_id,as_written,suggested,certainty,char_start"
    assert second == b"vidu-7-slip-early,vidu-7,aa,a,in_doubt,3"
    assert to_csv(tables["source_slips"]).endswith(b",299\n")
