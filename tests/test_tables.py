"""The tables: what they say of the real report, and that they are the committed files."""

import io
import os
import subprocess
import sys

import pandas as pd
import pytest

from solieu.package.files import build_files
from solieu.package.tables import build_tables, slug
from solieu.paths import HERE

# The report's 19 figures: as written, value, comparator, unit, place of the numeral, indicator.
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


def read(name: str) -> pd.DataFrame:
    """A committed table, as its users are told to read it."""
    return pd.read_csv(HERE.data / f"{name}.csv", dtype_backend="numpy_nullable")


def test_committed_files_are_what_metadata_says(metadata):
    for path, content in build_files(HERE, metadata).items():
        assert path.read_bytes() == content, f"{path.name} differs: run scripts/build.py"


@pytest.mark.slow
def test_same_bytes_whatever_the_hash_seed_and_locale():
    script = (
        "import hashlib; from solieu.package.files import build_files; from solieu.paths import HERE;"
        "from solieu.sources.readings import load_metadata; files = build_files(HERE, load_metadata(HERE));"
        "print(hashlib.sha256(b''.join(files.values())).hexdigest())"
    )
    path = {"PYTHONPATH": str(HERE.root / "scripts")}
    runs = [
        subprocess.run(
            [sys.executable, "-c", script], env=os.environ | path | settings, capture_output=True, check=True
        )
        for settings in (
            {"PYTHONHASHSEED": "1", "LC_ALL": "C"},
            {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Asia/Ho_Chi_Minh"},
        )
    ]
    assert runs[0].stdout == runs[1].stdout


def test_the_19_figures():
    figures = read("figures")
    rows = zip(
        figures.as_written,
        figures.value,
        figures.comparator.fillna(""),
        figures.unit_id,
        figures.numeral_start,
        figures.indicator_id,
        strict=True,
    )
    assert list(rows) == FIGURES


def test_bounds_come_from_hedges_alone():
    figures = read("figures")
    comparator = figures.comparator.fillna("")
    assert list(figures.lower_bound.dropna()) == list(figures.value[comparator == ">"])
    assert list(figures.upper_bound.dropna()) == list(figures.value[comparator == "<"])
    assert list(figures.index[figures.lower_bound.notna()]) == list(figures.index[comparator == ">"])


def test_every_numeral_is_accounted_for():
    numerals, report = read("numerals"), read("reports").iloc[0]
    assert len(numerals) == report.numerals == report.numerals_accounted == 27
    others = numerals[numerals.disposition != "figure"]
    assert dict(zip(others.char_start, others.disposition, strict=True)) == OTHERS


def test_the_silence_of_the_police_passage_is_visible():
    passages = read("passages").set_index("kind")
    assert passages.loc["army_results"].figures == 19
    assert (passages.loc["police_results"].figures, passages.loc["police_results"].vague_amounts) == (0, 1)


def test_ratios_are_for_clear_pairs_only():
    ratios = read("ratios").set_index("ratio_id")
    medical = ratios.loc["dcsvn-628898-medical-amount-per-medical-recipients"]
    assert (medical.comparator, medical.upper_bound, medical.lower_bound is pd.NA) == ("<", 13_334, True)
    assert medical.doubts == len(medical.doubt_ids.split()) > 0
    soldiers = ratios.loc["dcsvn-628898-soldiers-support-amount-per-soldiers-supported"]
    assert (soldiers.comparator, soldiers.lower_bound) == (">", 1_500_000)
    houses = ratios.loc["dcsvn-628898-houses-value-per-houses-built"]
    assert (houses.value, houses.comparator is pd.NA, houses.lower_bound is pd.NA) == (73_529_412, True, True)
    assert len(ratios) == 3, "not for the learning gifts, whose pair is in doubt"


@pytest.mark.parametrize(
    ("table", "key", "column", "value"),
    [
        # Soldiers stand apart from civilians.
        ("figures", "dcsvn-628898-soldiers-supported", "beneficiary_group", "military"),
        ("figures", "dcsvn-628898-soldiers-support-amount", "beneficiary_group", "military"),
        ("figures", "dcsvn-628898-houses-built", "beneficiary_group", "mixed"),
        # What a stranger may not add.
        ("figures", "dcsvn-628898-pupils-sponsored", "temporal_type", "unclear"),
        ("figures", "dcsvn-628898-border-post-foster-children", "temporal_type", "unclear"),
        ("indicators", "pupils-sponsored", "additive", False),
        ("indicators", "border-post-foster-children", "additive", False),
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


def test_tables_have_every_column_of_their_schema(metadata):
    for name, table in build_tables(metadata).items():
        assert list(table.columns) == metadata.package.table(name).columns


@pytest.mark.parametrize(
    ("words", "key"),
    [("nhà đại đoàn kết", "nha-dai-doan-ket"), ("Đồng Đội, 2 xã", "dong-doi-2-xa"), ("amount_for", "amount-for")],
)
def test_slug(words, key):
    assert slug(words) == key
