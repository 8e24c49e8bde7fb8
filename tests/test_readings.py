"""A report file that is wrong gets one line per problem, at its place, and nothing is built from it."""

import re

import pytest

from solieu.problems import Invalid
from solieu.sources.readings import load_metadata

REPORT = "reports/dcsvn-628898.yaml"

# What is changed in the real report file (an edit must hit), and the problem it must raise.
WRONG = {
    "unknown code": (
        "indicator: schools-built-repaired",
        "indicator: school-built",
        r"^metadata/reports/dcsvn-628898\.yaml:\d+:\d+: unknown-code: figure 'schools-built-repaired' has indicator "
        r"'school-built', which is not in indicators; did you mean 'schools-built-repaired'\?$",
    ),
    "unknown body": ("actor: quan-doi", "actor: quan-doy", r"unknown-code: passage has actor 'quan-doy'.*'quan-doi'"),
    "unknown key": (
        "    action: tham gia",
        "    acton: tham gia",
        r"unknown-key: figure 'workdays' has a key 'acton'.*'action'",
    ),
    "missing key": ("    beneficiaries: civilian\n", "", r"missing-key: figure 'workdays' has no 'beneficiaries'"),
    "offset outside the text": (
        "at: [3267, 3288]",
        "at: [9267, 9288]",
        r"offset-outside: figure 'workdays' ends at 9288",
    ),
    "offset of another length": (
        "at: [3267, 3288]",
        "at: [3267, 3289]",
        r"offset-length: figure 'workdays' is 21 characters",
    ),
    "offsets turned round": (
        "at: [3267, 3288]",
        "at: [3288, 3267]",
        r"span-form: figure 'workdays' has at \[3288, 3267\]",
    ),
    "offset missing": ("    at: [3267, 3288]\n", "", r"offset-missing: figure 'workdays' has no 'at'"),
    "overlapping figures": (
        "at: [3307, 3354]",
        "at: [3280, 3327]",
        r"overlap: figure 'roads[^']*' begins at 3280, before the figure",
    ),
    "outside every passage": (
        "at: [2991, 4009]",
        "at: [3300, 4009]",
        r"no-passage: statement 'army-political-system' at \[2991, 3240\] lies in no passage, with 1 after it",
    ),
    "duplicate id": (
        "id: tablets-given",
        "id: workdays",
        r"duplicate-id: 'workdays' is already the id of another of the figures",
    ),
    "id form": (
        "id: workdays\n",
        "id: Ngày công\n",
        r"id-form: figure 'Ngày công' has id 'Ngày công'; write small letters",
    ),
    "phrase without a number": (
        "as_written: hơn 950.000 ngày công",
        "as_written: rất là nhiều ngày công",
        r"phrase-unread: figure 'workdays'",
    ),
    "unit in no codebook": (
        "as_written: 359 con nuôi đồn biên phòng",
        "as_written: 359 con trâu, bò đồn biên phòng",
        r"unit-unknown: figure '[^']*' counts 'con trâu",
    ),
    "figure paired with none": (
        "of: houses-built,",
        "of: house-built,",
        r"unknown-figure: figure 'houses-value' is paired with 'house-built'; did you mean 'houses-built'",
    ),
    "draft": ("status: reviewed", "status: draft", r":\d+:\d+: not-reviewed: the file is a draft"),
    "status unknown": ("status: reviewed", "status: done", r"unknown-code: report has status 'done'"),
    "file under another name": (
        "  id: dcsvn-628898",
        "  id: dcsvn-628899",
        r"file-name: report 'dcsvn-628899' stands in 'dcsvn-628898.yaml'",
    ),
    "numeral left out": (
        "  - {at: [748, 752], token: “2022”, disposition: year}\n",
        "",
        r"ledger-count: the text has 27 numerals, and 26",
    ),
    "numeral listed twice": (
        "at: [748, 752], token: “2022”",
        "at: [3271, 3278], token: “950.000”",
        r"ledger-twice: “950.000” at 3271 is part of a figure",
    ),
    "disposition unknown": ("disposition: url", "disposition: link", r"unknown-code: numeral has disposition 'link'"),
    "checksum absent": (
        "  sha256: 259e",
        "  # sha256: 259e",
        r"source-card: the report is read as whole-text, and 'sha256' is absent",
    ),
    "date of no calendar": (
        "event_date: 2022-12-29",
        "event_date: 2022-02-30",
        r"date-form: card 'dcsvn-628898' has event_date '2022-02-30'",
    ),
    "text not NFC": ("title_en: Mobilising", "title_en: Mobilise\u0301", r"not-nfc: card 'dcsvn-628898' has title_en"),
    "number where text belongs": ("byline: Thu Hà", "byline: 12", r"not-text: card 'dcsvn-628898' has byline 12"),
    "true where a word belongs": (
        "list_open: true",
        "list_open: yes",
        r"not-true-or-false: passage has list_open 'yes'",
    ),
    "YAML that ends early": ("status: reviewed", "status: [reviewed", r"yaml: "),
    "YAML tag": ("status: reviewed", "status: !!python/name:os.system reviewed", r"yaml: tags are not used here"),
    "money without pair or doubt": (
        re.compile(
            r"(  - id: houses-value\n(?:    (?!pair|doubts).*\n)*)(?:    pair:.*\n)?    doubts:\n(?:      .*\n)*"
        ),
        r"\1",
        r"money-unpaired: figure 'houses-value' is money",
    ),
    "area without its basis": (
        "    area_basis: written\n",
        "",
        r"basis: figure 'pupils-sponsored' has area or area_basis alone",
    ),
    "value overruled in silence": (
        re.compile(r"(  - id: schools-built-repaired\n(?:    (?!doubts).*\n)*)    doubts:\n(?:      .*\n)*"),
        r"\1    value: '901'\n",
        r"overruled-silently: figure 'schools-built-repaired' overrules its words",
    ),
}


def edit(house, old, new, name=REPORT):
    """Change a file of metadata/; the change must hit."""
    path = house.metadata / name
    text = path.read_text(encoding="utf-8")
    changed = old.sub(new, text, count=1) if isinstance(old, re.Pattern) else text.replace(old, new, 1)
    assert changed != text, f"{old!r} is not in {name}"
    path.write_text(changed, encoding="utf-8")


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said(house, name):
    old, new, message = WRONG[name]
    edit(house, old, new)
    with pytest.raises(Invalid) as caught:
        load_metadata(house)
    lines = str(caught.value).split("\n")
    assert any(re.search(message, line) for line in lines), lines
    assert all(re.match(r"metadata/\S+:\d+:\d+: [a-z-]+: \S", line) for line in lines), lines


def test_every_problem_is_said_at_once(house):
    edit(house, "actor: quan-doi", "actor: quan-doy")
    edit(house, "status: reviewed", "status: done")
    edit(house, "topic: labour", "topic: labor", "codebook.yaml")
    with pytest.raises(Invalid) as caught:
        load_metadata(house)
    assert "indicators.topic" in str(caught.value), "the codebook comes first: reports are read by it"
    edit(house, "topic: labor", "topic: labour", "codebook.yaml")
    with pytest.raises(Invalid) as caught:
        load_metadata(house)
    assert len(caught.value.problems) == 2


def test_a_value_may_be_overruled_with_a_doubt(house):
    edit(house, "    indicator: houses-value\n", "    indicator: houses-value\n    value: '12.50'\n    unit: person\n")
    edit(house, "id: houses-value-scope\n        aspect: scope", "id: houses-value-scope\n        aspect: value")
    reading = load_metadata(house).readings[0]
    [figure] = [figure for figure in reading.figures if figure.record.id == "houses-value"]
    assert (str(figure.quantity.value), figure.quantity.unit_id) == ("12.50", "person")


def test_a_report_whose_text_is_not_held(house):
    """It has figures and no offsets: no ledger, no passages, an actor of its own for each figure."""
    (house.metadata / "reports" / "vidu-1.yaml").write_text(
        """\
status: reviewed
reviewed: {by: curator, on: 2026-01-02}
report:
  id: vidu-1
  title_vi: Ví dụ
  title_en: An example
  publisher: Báo Ví dụ
  publisher_en: Example News
  url: https://vidu.example/1
  text_source: excerpt
  language: vi
  event_date_basis: not_stated
  year: 2021
  year_basis: written
  reading: text-not-held
  rights: publisher
figures:
  - id: roads
    as_written: khoảng 12,5 km
    indicator: roads-canals-repaired-upgraded
    beneficiaries: civilian
    actor: quan-doi
"""
    )
    from solieu.package.tables import build_tables

    tables = build_tables(load_metadata(house))
    row = tables["figures"].query("report_id == 'vidu-1'").iloc[0]
    assert (row.value, row.comparator, row.char_start, row.numeral_end, row.passage_id) == ("12.5", "", "", "", "")
    assert tables["reports"].query("report_id == 'vidu-1'").iloc[0].numerals_accounted == ""
    assert "vidu-1" not in set(tables["numerals"].report_id)
