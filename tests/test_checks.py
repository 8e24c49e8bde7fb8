"""Each corruption of the published files is caught by a rule of its own, at its line and column.

The rules that catch everything (`stale`, frictionless' hash and bytes) are left aside: they would prove nothing.
"""

import re
import unicodedata

import pytest

from solieu.checks import check_house, check_tables
from solieu.checks.csvfile import read_csv
from solieu.checks.framework import check_with_frictionless
from solieu.codebook import load_codebook
from solieu.paths import HERE
from solieu.schemas import load_package

PACKAGE = load_package(HERE)
WORDS = load_codebook(HERE, PACKAGE).unit_words
# The rules that frictionless enforces, under its names for them; all others are ours.
FRICTIONLESS = {"primary-key", "foreign-key", "constraint-error", "unique-error"}


def change(old, new, count=1):
    """A corruption that replaces text; it must hit."""

    def corrupt(content: bytes) -> bytes:
        text = content.decode("utf-8")
        changed = re.sub(old, new, text, count=count, flags=re.M)
        assert changed != text, f"{old!r} does not hit"
        return changed.encode("utf-8")

    return corrupt


def swap_lines(first, second):
    def corrupt(content: bytes) -> bytes:
        lines = content.split(b"\n")
        lines[first], lines[second] = lines[second], lines[first]
        return b"\n".join(lines)

    return corrupt


# name: (table, corruption, rule, line)
CORRUPTIONS = {
    # the bytes
    "byte order mark": ("figures", lambda b: b"\xef\xbb\xbf" + b, "bom", 1),
    "CR LF": ("figures", lambda b: b.replace(b"\n", b"\r\n"), "line-end", 1),
    "one CR LF": ("figures", lambda b: b.replace(b"\n", b"\r\n", 3).replace(b"\r\n", b"\n", 2), "line-end", 3),
    "no line break at the end": ("figures", lambda b: b[:-1], "last-line", 20),
    "not UTF-8": ("figures", lambda b: b.replace("đồng".encode(), b"\xff\xfe", 1), "not-utf8", 10),
    "header alone": ("doubts", lambda b: b.split(b"\n")[0] + b"\n", "no-rows", 1),
    "empty file": ("doubts", lambda b: b"", "no-rows", 1),
    "truncated": ("figures", lambda b: b[: len(b) // 2], "cell-count", 10),
    "semicolons": ("units", lambda b: b.replace(b",", b";"), "header", 1),
    "NFD": ("figures", lambda b: unicodedata.normalize("NFD", b.decode()).encode(), "not-nfc", 2),
    # the characters of a cell
    "space at the end": ("units", change(r"^km,", "km ,"), "outer-space", 3),
    "no-break space": ("units", change("person-day,One|một người", "một\u00a0người"), "hidden-character", 2),
    "zero-width space": ("glossary", change("^dan-van,", "dan-\u200bvan,"), "hidden-character", 2),
    "bidi control": ("doubts", change(",scope,", ",scope\u202e,"), "hidden-character", None),
    "Cyrillic а": ("organisations", change("^ban-dan", "b\u0430n-dan"), "look-alike", 2),
    "full-width digits": ("figures", change(",950000,person", ",９５００００,person"), "number-form", 2),
    "Arabic digits": ("figures", change(",2022,inferred", ",٢٠٢٢,inferred"), "year-form", 2),
    "formula": ("source_slips", change(",Huy động,", ",=Huy động,"), "formula", None),
    "at sign": ("participants", change(",Phạm Tất Thắng,", ",@Phạm Tất Thắng,"), "formula", 2),
    "N/A": ("participants", change(",Thiếu tướng,", ",N/A,"), "reads-as-missing", None),
    "null": ("documents_cited", change(",23-QĐ/TW,", ",null,"), "reads-as-missing", None),
    "hyphen": ("documents_cited", change(",23-QĐ/TW,", ",-,"), "formula", None),
    "bare Vietnamese numeral": ("numerals", change("“950.000”", "950.000"), "bare-numeral", 5),
    # numbers, dates, truth
    "grouped number": ("figures", change(",950000,person", ",950.000,person"), "number-form", 2),
    "3.582 in a number field": ("figures", change(",3582,person", ",3.5820,person"), "number-form", 6),
    "exponent": ("figures", change(",1000,vehicle", ",1e3,vehicle"), "number-form", 20),
    "leading zero": ("figures", change(",900,school", ",0900,school"), "number-form", 5),
    "plus sign": ("figures", change(",900,school", ",+900,school"), "number-form", 5),
    "underscore": ("figures", change(",900,school", ",9_00,school"), "number-form", 5),
    "infinity": ("figures", change(",900,school", ",INF,school"), "number-form", 5),
    "needless decimals": ("figures", change(",900,school", ",900.0,school"), "number-form", 5),
    "year with underscore": ("figures", change(",2022,inferred", ",2_022,inferred"), "year-form", 2),
    "short date": ("documents_cited", change("2021-07-30", "2021-7-30"), "date-form", None),
    "day of no calendar": ("documents_cited", change("2021-07-30", "2021-02-30"), "date-form", None),
    "True in capitals": ("indicators", change(",true,", ",True,"), "boolean-form", 2),
    # columns and rows
    "column renamed": ("figures", change("^figure_id,", "figure,"), "header", 1),
    "columns swapped": ("figures", change("^figure_id,report_id", "report_id,figure_id"), "header", 1),
    "column added": ("figures", change("numeral_end$", "numeral_end,note"), "header", 1),
    "row doubled": ("doubts", lambda b: b + b.split(b"\n")[-2] + b"\n", "primary-key", None),
    "rows out of order": ("figures", swap_lines(2, 3), "row-order", 4),
    "cell too many": ("units", change("^km,", "km,,"), "cell-count", 3),
    # keys and codes
    "key broken": ("figures", change(",km,more-than", ",kmm,more-than"), "foreign-key", 3),
    "code of no list": ("figures", change(",civilian,", ",civil,"), "constraint-error", 2),
    "required cell empty": ("figures", change(",civilian,", ",,"), "constraint-error", 2),
    "id against its pattern": ("units", change("^km,", "K M,"), "constraint-error", None),
    "word of two qualifiers": ("qualifiers", change(",trên,", ",hơn,"), "unique-error", None),
    "pair listed twice": (
        "figure_pairs",
        lambda b: (
            b + b.split(b"\n")[-2].replace(b"dcsvn", b"dcsvn", 1).replace(b"-amount-for", b"-amount2-for", 1) + b"\n"
        ),
        "unique-key",
        None,
    ),
    "successor of itself": (
        "organisations",
        change(
            '^ban-tuyen-giao-va-dan-van-trung-uong(,(?:"[^"]*"|[^,"]*)){6},,',
            lambda m: m.group(0)[:-1] + "ban-dan-van-trung-uong,",
        ),
        "successor-cycle",
        None,
    ),
    "tie of two things": ("statement_links", change(r",([a-z-]+),,$", r",\1,dan-van,"), "link-target", None),
    # figures against their words
    "digit changed in a value": ("figures", change(",900,school", ",901,school"), "as-written", 5),
    "digit changed in a phrase": ("figures", change("gần 900 trường", "gần 800 trường"), "as-written", 5),
    "qualifier that contradicts the words": (
        "figures",
        change(",school,nearly-gan,<", ",school,under-duoi,<"),
        "as-written",
        5,
    ),
    "comparator turned round": ("figures", change(",nearly-gan,<", ",nearly-gan,>"), "comparator", 5),
    "bound invented": ("figures", change(",unhedged,,,,4", ",unhedged,,3500,,4"), "bounds", 6),
    "bound left out": ("figures", change(",nearly-gan,<,,900,", ",nearly-gan,<,,,"), "bounds", 5),
    "bound on the wrong side": ("figures", change(",nearly-gan,<,,900,", ",nearly-gan,<,900,,"), "bounds", 5),
    "unit that contradicts the words": ("figures", change(",900,km,", ",900,ha,"), "as-written", 3),
    "significant digits": ("figures", change(",<,,900,1,", ",<,,900,2,"), "as-written", 5),
    "phrase without a number": ("figures", change("gần 900 trường học", "gần đây trường học"), "phrase-unread", 5),
    # places and the ledger
    "offset moved": ("figures", change(",3416,3419$", ",3417,3420"), "numeral-offset", 5),
    "offset of another length": (
        "figures",
        change("(gần 900 trường học),(3412),3430", r"\1,\2,3431"),
        "offset-length",
        5,
    ),
    "overlapping figures": ("figures", change("(900 trường học),3412,3430", r"\1,3385,3403"), "overlap", 5),
    "numeral dropped": ("numerals", change("^dcsvn-628898-n3416.*\n", ""), "ledger", None),
    "other numeral dropped": ("numerals", change("^dcsvn-628898-n620.*\n", ""), "ledger-count", None),
    "numeral under the wrong figure": (
        "numerals",
        change("figure,dcsvn-628898-workdays", "figure,dcsvn-628898-houses-built"),
        "ledger",
        None,
    ),
    "disposition wrong": (
        "numerals",
        change("figure,dcsvn-628898-workdays", "date,dcsvn-628898-workdays"),
        "ledger",
        None,
    ),
    "numeral's key wrong": ("numerals", change("^dcsvn-628898-n3416", "dcsvn-628898-n3415"), "numeral-key", None),
    "count of figures wrong": ("passages", change(",cong-an,0,", ",cong-an,1,"), "count", None),
    "count of doubts wrong": (
        "figures_en",
        change(",4,true,dcsvn-628898-workdays", ",3,true,dcsvn-628898-workdays"),
        "count",
        2,
    ),
    "money without pair or doubt": ("units", change("^(km,[^,]*,[^,]*),,", r"\1,USD,"), "money-unpaired", None),
    "pair with itself": (
        "figure_pairs",
        change(",dcsvn-628898-houses-built,", ",dcsvn-628898-houses-value,"),
        "pair-report",
        None,
    ),
}


@pytest.mark.parametrize("name", CORRUPTIONS)
def test_corruption_is_caught(house, name):
    table, corrupt, rule, line = CORRUPTIONS[name]
    path = house.data / f"{table}.csv"
    if name == "money without pair or doubt":  # a figure with neither: its doubts go, and it has no pair
        doubts = house.data / "doubts.csv"
        doubts.write_bytes(b"\n".join(row for row in doubts.read_bytes().split(b"\n") if b"roads-canals" not in row))
    path.write_bytes(corrupt(path.read_bytes()))
    ours = rule not in FRICTIONLESS
    problems = list(check_tables(house, PACKAGE, WORDS) if ours else check_with_frictionless(house))
    found = [problem for problem in problems if problem.rule == rule]
    assert found, [str(problem) for problem in problems]
    assert all("\n" not in str(problem) for problem in problems)
    if line is not None:
        assert any(problem.path == f"data/{table}.csv" and problem.line == line for problem in found), list(
            map(str, found)
        )


def test_a_clean_package_raises_nothing(house):
    assert check_house(house) == []


def test_an_edited_table_is_stale_and_names_the_line(house):
    path = house.data / "figures.csv"
    path.write_bytes(path.read_bytes().replace(b",900,km", b",901,km"))
    stale = [problem for problem in check_house(house) if problem.rule == "stale"]
    assert [(problem.path, problem.line) for problem in stale] == [("data/figures.csv", 3)]
    assert "run scripts/build.py" in stale[0].message


def test_missing_and_extra_tables(house):
    (house.data / "units.csv").unlink()
    (house.data / "notes.csv").write_text("a\n1\n")
    rules = {(problem.path, problem.rule) for problem in check_house(house)}
    assert {("data/units.csv", "file-missing"), ("data/notes.csv", "stale")} <= rules


def test_cells_have_their_column(metadata):
    file, problems = read_csv(HERE.data / "figures.csv", "data/figures.csv", metadata.package.table("figures"))
    assert problems == []
    lines = (HERE.data / "figures.csv").read_text(encoding="utf-8").split("\n")
    for row in file.rows:
        for cell in row:
            start = cell.column - 1 + cell.quoted
            assert lines[cell.line - 1][start : start + len(cell.text)] == cell.text
