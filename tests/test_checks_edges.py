"""The checks of the tables at their edges: one cell changed in the tables of an invented report, and what is said."""

import re

import pytest

from invented import invented_house
from solieu.checks import check_tables
from solieu.checks.jsonplaces import read_json
from solieu.package import build_files, write_files
from solieu.readings import load_metadata


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    house = invented_house(tmp_path_factory.mktemp("invented") / "house")
    read = load_metadata(house)
    write_files(house, build_files(house, read))
    return house, read


@pytest.fixture
def say(built):
    """What the checks say of the tables with a piece of text changed, rule and message, without the file's name."""

    def said(*changes):
        house, read = built
        kept = {}
        try:
            for table, old, new in changes:
                path = house.data / f"{table}.csv"
                text = path.read_text(encoding="utf-8")
                kept.setdefault(path, text)
                assert old in text, f"{old!r} is not in {table}"
                path.write_text(text.replace(old, new, 1), encoding="utf-8")
            _, problems = check_tables(house, read.package, read.codebook.unit_words)
            return sorted(f"{problem.rule}: {problem.message}" for problem in problems)
        finally:
            for path, text in kept.items():
                path.write_text(text, encoding="utf-8")

    return said


def test_the_tables_as_built(say):
    assert say() == []


# A change, and the rule that has nothing to say of it.
FINE = {
    "a word as long as its place": ([("vague_amounts", ",94,100", ",92,98")], "offset-length"),
    "a value overruled, with a doubt of the unit": (
        [("figures", "written,,not_stated,10,", "written,,not_stated,12,")],
        "as-written",
    ),
    "a bound overruled, with a doubt of the unit": ([("figures", ">,10,", ">,12,")], "as-written"),
    "digits overruled, with a doubt of the unit": ([("figures", ",,1,flow,hơn", ",,2,flow,hơn")], "as-written"),
    "a review on the day itself": ([("reports", "2026-01-02", "2021-05-07")], "review-date"),
    "a pair of figures that is no amount": (
        [("figure_pairs", "vidu-7-roads,people_in", "vidu-7-gifts,people_in")],
        "pair-relation",
    ),
}


# One change each: what is said of it, all of it or the part that is looked for.
WRONG = {
    "a word longer than its place": (
        [("vague_amounts", ",94,100", ",95,100")],
        [r"offset-length: 'một số' is longer than its place \[95, 100\]"],
    ),
    "a pair with itself": (
        [("figure_pairs", "vidu-7-gifts,vidu-7-learners", "vidu-7-gifts,vidu-7-gifts")],
        ["pair-report: 'vidu-7-gifts' and 'vidu-7-gifts' are not two figures of one report"],
    ),
    "a pair with a figure that is not there": (
        [("figure_pairs", "vidu-7-gifts,vidu-7-learners", "vidu-7-gifts,vidu-7-learner")],
        ["pair-report: 'vidu-7-gifts' and 'vidu-7-learner' are not two figures of one report"],
    ),
    "a ratio of a figure that is not there": (
        [("ratios", "vidu-7-gifts,vidu-7-learners", "vidu-7-gifts,vidu-7-learner")],
        ["pair-report: 'vidu-7-gifts' and 'vidu-7-learner' are not two figures of one report"],
    ),
    "a ratio and its pair of a figure that is not there": (
        [
            ("ratios", "vidu-7-gifts,vidu-7-learners", "vidu-7-gifts,vidu-7-learner"),
            ("figure_pairs", "vidu-7-gifts,vidu-7-learners", "vidu-7-gifts,vidu-7-learner"),
        ],
        ["pair-report: 'vidu-7-gifts' and 'vidu-7-learner' are not two figures of one report"],
    ),
    "a pair turned round": (
        [("figure_pairs", "vidu-7-gifts,vidu-7-learners", "vidu-7-learners,vidu-7-gifts")],
        ["pair-relation: 'vidu-7-learners' is no amount of money"],
    ),
    "an actor that is a term": (
        [("statement_links", "actor,quan-doi,,", "actor,,vung-bien-gioi,")],
        ["link-role: the role is actor"],
    ),
    "a speaker that is a term": (
        [("statement_links", "actor,quan-doi,,", "speaker,,vung-bien-gioi,")],
        ["link-role: the role is speaker"],
    ),
    "an area that is a programme": (
        [("figures", "vung-bien-gioi", "chuong-trinh-phoi-hop")],
        ["term-kind: 'chuong-trinh-phoi-hop' is no area"],
    ),
    "a programme that is an area": (
        [("statement_links", ",chuong-trinh-phoi-hop,", ",vung-bien-gioi,")],
        ["link-role: the role is programme"],
    ),
    "a consequence that is a body": (
        [("statement_links", "leads_to,,,vidu-7-first", "leads_to,quan-doi,,")],
        ["link-role: the role is leads_to"],
    ),
    "a place beyond the text": (
        [("figures", ",270,283,", ",270,483,")],
        ["offset-outside: the place ends at 483; the text has 400 characters"],
    ),
    "sizes of a text that is not held": (
        [("reports", "whole-text", "text-not-held")],
        [f"source-card: .*{key}" for key in ("characters", "bytes", "sha256", "numerals", "numerals_accounted")],
    ),
    "columns in another order": (
        [("figure_parts", "part_id,figure_id", "figure_id,part_id")],
        ["header: the columns stand in another order, or twice; expected part_id, figure_id"],
    ),
    "a column renamed": ([("figure_parts", "part_id,", "part,")], ["header: .*part_id.*part"]),
    "a tie to nothing": ([("statement_links", "actor,quan-doi,,", "actor,,,")], ["link-target: "]),
    "a value against its words": (
        [("figures", ",21000000,", ",22000000,")],
        ["as-written: value is '22000000', and '21 triệu đồng' says '21000000'"],
    ),
    "digits against the words": (
        [("figures", ",,,,2,flow,21", ",,,,3,flow,21")],
        ["as-written: significant_digits is '3', and '21 triệu đồng' says '2'"],
    ),
    "a hedge against the words": (
        [("figures", "unhedged,,,,2", "over-tren,,,,2")],
        ["as-written: qualifier_id is 'over-tren', and '21 triệu đồng' says 'unhedged'"],
    ),
    "a range with a value": (
        [("figures", "inferred,,VND", "inferred,4000000,VND")],
        ["range-value: a range has bounds and no value; leave the value empty"],
    ),
    "a range turned round": (
        [("figures", "3000000,5000000", "5000000,3000000")],
        ["bounds: a range has both bounds, the lower one first"],
    ),
    "a numeral elsewhere": (
        [("figures", ",250,252", ",250,253")],
        ["numeral-offset: numeral_end is '253', and the numeral stands at '252'"],
    ),
    "words of another number": (
        [("figures_en", "about 12.5 km", "about 13.5 km")],
        ["spelled-out: figure is 'about 13.5 km', and the codes give 'about 12.5"],
    ),
    "a verb in Vietnamese that is another": (
        [("figures_vi", "tham gia hỗ trợ", "tham gia")],
        ["spelled-out: action is 'tham gia', and the codes give 'tham gia hỗ trợ'"],
    ),
    "a verb where none is": (
        [("figures_en", "upgraded,,civilians", "upgraded,gave,civilians")],
        ["spelled-out: action is 'gave', and the codes give ''"],
    ),
}


@pytest.mark.parametrize("name", FINE)
def test_what_is_fine(say, name):
    changes, rule = FINE[name]
    assert [line for line in say(*changes) if line.startswith(f"{rule}: ")] == []


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong(say, name):
    changes, expected = WRONG[name]
    found = say(*changes)
    for message in expected:
        assert any(re.match(message, line) for line in found), found


@pytest.mark.parametrize(
    "code", ["#N/A", "<NA>", "N/A", "na", "NaN", "-nan", "nil", "None", "NULL", "missing", "-", "."]
)
def test_what_programs_take_for_nothing(say, code):
    found = say(("participants", ",Bà B,", f",{code},"))
    assert any(line.startswith("reads-as-missing: ") for line in found) or code in ("-", "-nan"), found


def test_places_in_the_first_line_of_json_and_the_next():
    read = read_json('{"a": [1, {"b": 2}],\n "c": 3}')
    assert [read.place(path) for path in (("a",), ("a", 1, "b"), ("c",))] == [(1, 2), (1, 12), (2, 2)]
