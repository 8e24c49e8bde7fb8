"""The tables: what they say of the real reports, and that they are the committed files."""

import io
import os
from decimal import Decimal

import pandas as pd
import pytest

from archive import FIRST_REPORTS, INTERIM, SEED, held
from calling import run
from solieu.package.files import build_files
from solieu.package.tables import build_tables, slug
from solieu.paths import HERE

# The seed's 19 figures: as written, value, comparator, unit, place of the numeral, indicator.
FIGURES = [
    ("hơn 950.000 ngày công", 950000, ">", "person-day", 3271, "labour-days-for-people"),
    ("hơn 900 km đường nông thôn, kênh mương thủy lợi", 900, ">", "km", 3311, "roads-canals-repaired-upgraded"),
    ("hơn 3.000ha hoa, màu", 3000, ">", "ha", 3380, "crops-tended-harvested"),
    ("gần 900 trường học", 900, "<", "school", 3416, "schools-built-repaired"),
    ("3.582 cháu học sinh nghèo, vượt khó khu vực biên giới", 3582, "", "person", 3444, "pupils-sponsored"),
    ("359 con nuôi đồn biên phòng", 359, "", "person", 3504, "border-post-foster-children"),
    ("400 máy tính bảng", 400, "", "item", 3538, "tablets-given"),
    ("30 bộ máy tính bàn", 30, "", "set", 3557, "desktop-sets-given"),
    ("trên 7 tỷ đồng", 7_000_000_000, ">", "VND", 3615, "learning-gifts-value"),
    ("130 lớp tình thương", 130, "", "class", 3629, "compassion-classes-opened"),
    ("gần 3.000 người", 3000, "<", "person", 3669, "literacy-learners"),
    ("hơn 1.500.000 đối tượng", 1_500_000, ">", "recipient", 3713, "medical-recipients"),
    ("20 tỷ đồng", 20_000_000_000, "", "VND", 3733, "medical-amount"),
    ("10.000 quân nhân có hoàn cảnh đặc biệt khó khăn", 10_000, "", "person", 3752, "soldiers-supported"),
    ("hơn 15 tỷ đồng", 15_000_000_000, ">", "VND", 3804, "soldiers-support-amount"),
    ("3.400 nhà đồng đội, nhà cho người nghèo, nhà đại đoàn kết", 3400, "", "house", 3825, "houses-built"),
    ("250 tỷ đồng", 250_000_000_000, "", "VND", 3891, "houses-value"),
    ("hơn 30.000 lượt cán bộ, chiến sĩ", 30_000, ">", "person-turn", 3917, "disaster-personnel-turns"),
    ("trên 1.000 phương tiện", 1000, ">", "vehicle-or-machine", 3954, "disaster-vehicles"),
]
OTHERS = {
    620: "date",
    748: "year",
    974: "year",
    6527: "document_number",
    6542: "date",
    6638: "document_number",
    6654: "date",
    8306: "url",
}
# The interim report's 13, of which no text is held: as written, value, comparator, unit, indicator.
EXCERPT = [
    ("hơn 400.000 ngày công", 400_000, ">", "person-day", "labour-days-for-people"),
    ("hơn 900km đường nông thôn, kênh mương thủy lợi", 900, ">", "km", "roads-canals-built-repaired-upgraded"),
    ("hơn 3.000ha hoa màu", 3000, ">", "ha", "crops-tended-harvested"),
    ("hơn 400 trường học", 400, ">", "school", "schools-built-repaired"),
    ("hơn 1.500.000 đối tượng", 1_500_000, ">", "recipient", "medical-recipients"),
    ("20 tỷ đồng", 20_000_000_000, "", "VND", "medical-amount"),
    ("hơn 10.000 quân nhân có hoàn cảnh khó khăn", 10_000, ">", "person", "soldiers-supported"),
    ("hơn 15 tỷ đồng", 15_000_000_000, ">", "VND", "soldiers-support-amount"),
    (
        "1.350 nhà đồng đội, nhà cho người nghèo biên giới, nhà đại đoàn kết vùng tôn giáo",
        1350, "", "house", "houses-built",
    ),
    ("hơn 110 tỷ đồng", 110_000_000_000, ">", "VND", "houses-value"),
    ("hơn 10 tỷ đồng", 10_000_000_000, ">", "VND", "local-funds-donated"),
    ("hơn 20.000 lượt cán bộ, chiến sĩ, dân quân, tự vệ", 20_000, ">", "person-turn", "disaster-personnel-turns"),
    ("hơn 1.000 phương tiện", 1000, ">", "vehicle-or-machine", "disaster-vehicles"),
]  # fmt: skip
# The columns that are empty in every row, and why each stays.
EMPTY = {
    "reports.archive_url": "no copy in an archive is known; it keeps a report once its address is gone",
}


def read(name: str) -> pd.DataFrame:
    """A committed table, as its users are told to read it."""
    return pd.read_csv(HERE.data / f"{name}.csv", dtype_backend="numpy_nullable")


def test_committed_files_are_what_metadata_says(metadata):
    for path, content in build_files(HERE, metadata).items():
        assert path.read_bytes() == content, f"{path.name} differs: run scripts/build.py"


@pytest.mark.slow
def test_same_bytes_whatever_the_hash_seed_and_locale():
    """As committed, which was built with others."""
    settings = {"PYTHONHASHSEED": "2", "LC_ALL": "C", "TZ": "Asia/Ho_Chi_Minh"}
    assert run("build", "--check", env=os.environ | settings).status == 0


def stated(report, *columns):
    """The cells of a report's figures, in the order of the text."""
    figures = read("figures").query(f"report_id == '{report}'")
    assert list(figures.position) == [*range(1, len(figures) + 1)]
    return list(figures[[*columns]].fillna({"comparator": ""}).itertuples(index=False, name=None))


def test_the_19_figures():
    columns = ("as_written", "value", "comparator", "unit_id", "numeral_start", "indicator_id")
    assert stated(SEED, *columns) == FIGURES


def test_the_13_figures_of_the_interim_report():
    assert stated(INTERIM, "as_written", "value", "comparator", "unit_id", "indicator_id") == EXCERPT
    figures = read("figures").query(f"report_id == '{INTERIM}'")
    assert figures[["passage_id", "char_start", "char_end", "numeral_start", "numeral_end"]].isna().all(axis=None)
    assert set(zip(figures.period_start, figures.period_kind, figures.year, strict=True)) == {
        ("2022-01-01", "part_of_year", 2022)
    }
    report = read("reports").set_index("report_id").loc[INTERIM]
    assert (report.reading, report.title_basis, report.text_source) == ("excerpt", "address", "excerpt")
    assert report[["characters", "bytes", "sha256", "numerals", "numerals_accounted"]].isna().all()


def test_the_later_report_points_to_the_earlier():
    """What rose is compared; what was carried over unchanged is said to repeat, and is not."""
    links, comparisons = read("figure_links"), read("comparisons")
    comparisons = comparisons[
        comparisons.earlier_id.str.startswith(INTERIM) & comparisons.later_id.str.startswith(SEED)
    ]
    across = links[links.to_figure_id.str.startswith(INTERIM) & links.figure_id.str.startswith(SEED)]
    assert set(across.relation) == {"repeats", "revises"}
    assert not links.figure_id.str.startswith(INTERIM)[links.to_figure_id.str.startswith(SEED)].any()
    repeated = set(across.figure_id[across.relation == "repeats"].str.removeprefix(f"{SEED}-"))
    assert {"medical-recipients", "medical-amount", "crops-tended-harvested", "disaster-vehicles"} <= repeated
    known = dict(zip(comparisons.indicator_id, comparisons.known, strict=True))
    assert known == {
        "schools-built-repaired": "open", "houses-built": "more", "houses-value": "open",
        "disaster-personnel-turns": "open",
    }  # fmt: skip
    assert set(comparisons.periods) == {"contains"}
    cautions = comparisons.set_index("indicator_id").cautions.str.split()
    assert "population" in cautions["disaster-personnel-turns"], "the interim figure counts the militia"
    assert "unhedged_taken_literally" in cautions["houses-built"]


def test_bounds_come_from_hedges_alone():
    """The value on the side that the hedge leaves closed; of a range, which has no value, both ends."""
    ranges = 0
    for row in held("figures"):
        value, lower, upper = row["value"], row["lower_bound"], row["upper_bound"]
        if value:
            sides = {">": (value, ""), "<": ("", value), ">=": (value, ""), "<=": ("", value), "": ("", "")}
            assert (lower, upper) == sides[row["comparator"]], row
        elif row["qualifier_id"] == "between":
            assert (row["comparator"], Decimal(lower) < Decimal(upper)) == ("", True), row
            ranges += 1
        else:
            assert (row["comparator"], lower, upper) == ("", "", ""), row
    assert ranges


def test_every_numeral_is_accounted_for():
    numerals = read("numerals").query(f"report_id == '{SEED}'")
    report = read("reports").set_index("report_id").loc[SEED]
    assert len(numerals) == report.numerals == report.numerals_accounted == 27
    others = numerals[numerals.disposition != "figure"]
    assert dict(zip(others.char_start, others.disposition, strict=True)) == OTHERS


def test_the_silence_of_the_police_passage_is_visible():
    passages = read("passages").query(f"report_id == '{SEED}'").set_index("kind")
    assert passages.loc["army_results"].figures == 19
    assert (passages.loc["police_results"].figures, passages.loc["police_results"].vague_amounts) == (0, 1)


def test_ratios_are_for_clear_pairs_only():
    """Not for the learning gifts, whose pair is in doubt; and with no bound, for neither has a hedge on both sides."""
    every = read("ratios")
    assert list(every.doubts) == [len(str(ids).split()) for ids in every.doubt_ids.fillna("")]
    clear = {(row["figure_id"], row["to_figure_id"]) for row in held("figure_links") if row["certainty"] == "clear"}
    assert set(zip(every.figure_id, every.of_figure_id, strict=True)) <= clear
    ratios = every[every.figure_id.str.startswith(FIRST_REPORTS)]
    values = list(ratios[["figure_id", "value", "of_unit_id", "significant_digits"]].itertuples(index=False, name=None))
    assert values == [
        (f"{SEED}-medical-amount", 13_333, "recipient", 1),
        (f"{SEED}-soldiers-support-amount", 1_500_000, "person", 1),
        (f"{SEED}-houses-value", 73_529_412, "house", 2),
        (f"{INTERIM}-medical-amount", 13_333, "recipient", 1),
        (f"{INTERIM}-soldiers-support-amount", 1_500_000, "person", 1),
        (f"{INTERIM}-houses-value", 81_481_481, "house", 2),
    ]
    assert ratios[["comparator", "lower_bound", "upper_bound"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("table", "key", "column", "value"),
    [
        # Soldiers stand apart from civilians.
        ("figures", "dcsvn-628898-soldiers-supported", "beneficiary_group", "military"),
        ("figures", "dcsvn-628898-soldiers-support-amount", "beneficiary_group", "military"),
        ("figures", "dcsvn-628898-houses-built", "beneficiary_group", "mixed"),
        # What a stranger may not add.
        ("figures", "dcsvn-628898-pupils-sponsored", "temporal_type", "unclear"),
        ("figures", "dcsvn-628898-border-post-foster-children", "temporal_type", "stock"),
        ("indicators", "pupils-sponsored", "additive_periods", False),
        ("indicators", "border-post-foster-children", "additive_periods", False),
        # New roads may be among the interim figure's, which is wider.
        ("indicators", "roads-canals-repaired-upgraded", "broader_id", "roads-canals-built-repaired-upgraded"),
        # Where, and whether it is written.
        ("figures", "dcsvn-628898-pupils-sponsored", "area_type_id", "khu-vuc-bien-gioi"),
        ("figures", "qdnd-707509-workdays", "area_type_id", "vung-sau-vung-xa"),
        ("figures", "dcsvn-628898-medical-recipients", "beneficiary_basis", "not_stated"),
        ("figures_en", "dcsvn-628898-soldiers-supported", "figure", "10,000 soldiers"),
        ("figures_vi", "dcsvn-628898-pupils-sponsored", "figure", "3.582 học sinh"),
        # The successor of a merged body.
        ("organisations", "ban-dan-van-trung-uong", "successor_id", "ban-tuyen-giao-va-dan-van-trung-uong"),
    ],
)
def test_what_the_curator_decided(table, key, column, value):
    frame = read(table)
    assert frame.set_index(frame.columns[0]).loc[key][column] == value


def test_the_reports_word_for_opponents_is_quoted():
    for name in ("statements", "glossary", "doubts", "vague_amounts"):
        for cell in read(name).select_dtypes(["string", "object"]).stack():
            for word in ("phản động", "reactionar"):
                at = str(cell).lower().find(word)
                assert at < 1 or str(cell)[at - 1] in '“"', (name, cell)


@pytest.mark.parametrize("name", [path.stem for path in sorted(HERE.data.glob("*.csv"))])
def test_pandas_reads_it_back_as_it_stands(name):
    """No column changes when read with pandas' own guesses and written again."""
    table = read(name)
    assert len(table) > 0
    assert not [column for column in table if column.startswith("Unnamed")]
    text = pd.read_csv(HERE.data / f"{name}.csv", dtype=str, keep_default_na=False)
    again = pd.read_csv(io.BytesIO(text.to_csv(index=False).encode()), dtype=str, keep_default_na=False)
    pd.testing.assert_frame_equal(text, again)
    for column in text:
        if not pd.api.types.is_string_dtype(table[column]):
            continue
        assert list(table[column].fillna("")) == list(text[column])


def test_columns_are_those_of_the_schema_and_hold_its_examples(metadata):
    """Every example is to be found; a column that is empty in every row is listed, with a reason to stay."""
    empty, strange = set(), []
    for name, table in build_tables(metadata)[0].items():
        assert list(table.columns) == metadata.package.table(name).columns
        for field in metadata.package.table(name).fields:
            held = set(table[field.name]) - {""}
            if not held:
                empty.add(f"{name}.{field.name}")
            elif field.example not in held:
                strange.append((name, field.name, field.example))
    assert empty == EMPTY.keys()
    assert strange == []


@pytest.mark.parametrize(
    ("words", "key"),
    [("nhà đại đoàn kết", "nha-dai-doan-ket"), ("Đồng Đội, 2 xã", "dong-doi-2-xa"), ("amount_for", "amount-for")],
)
def test_slug(words, key):
    assert slug(words) == key
