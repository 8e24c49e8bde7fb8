"""A report file that is wrong gets one line for each problem, at its place, and nothing is read from it."""

import pytest

from invented import REPORT
from solieu.problems import Invalid
from solieu.sources.drafts import Source, draft
from solieu.sources.readings import read_report
from solieu.sources.suggestions import Evidence

EARLY, ROADS = "documents_cited[early]", "    as_written: khoảng 12,5 km"
OVERRULED = "    doubts:\n      - {id: learners-unit"

# What is put in place of what in the invented report, and all that is then said: line:column: rule: message.
WRONG = [
    # keys
    ("number: 9-CT", "nummer: 9-CT", [f"107:94: unknown-key: {EARLY}.nummer is no key here (did you mean 'number'?)"]),
    ("number: 9-CT", "pages: 3", [f"107:94: unknown-key: {EARLY}.pages is no key here (known: at, date, id,"]),
    (
        "    beneficiaries: {group: military, basis: written}\n",
        "",
        ["41:5: missing-key: figures[gifts].beneficiaries is missing; state it"],
    ),
    ("kind: year, ", "years: 1, ", ["19:48: unknown-key: report.period.years is no key here (known: basis, end, kind"]),
    ("  publisher: bao-quan-doi-nhan-dan\n", "", ["4:3: missing-key: report.publisher is missing; state it"]),
    ("reviewed: {by: curator, on: 2026-01-02}\n", "", ["1:1: missing-key: reviewed is missing; state it"]),
    (
        "role: chair,",
        "rolle: chair,",
        ["104:5: missing-key: participants[a-person].role", "104:76: unknown-key: participants[a-person].rolle is no"],
    ),
    # codes
    (
        "indicator: houses-value",
        "indicator: house-value",
        ["67:16: unknown-code: figures[stove-value].indicator is 'house-value', which is not in indicators (did you"],
    ),
    ("issuer: dang", "issuer: dangg", ["106:86: unknown-code: documents_cited[late].issuer is 'dangg', which is not"]),
    ("tham-gia-ho-tro", "tham-gia", ["45:13: unknown-code: figures[gifts].action is 'tham-gia', which is not in acti"]),
    ("[quan-doi, dang]", "[quan-doi, dan]", ["83:85: unknown-code: vague_amounts[sooner].actors is 'dan', which is n"]),
    ("area: {id: gia-lai,", "area: {id: gia,", ["37:16: unknown-code: figures[roads].area.id is 'gia', which is not"]),
    ("kind: several_years", "kind: years", ["49:56: unknown-code: figures[gifts].period.kind is 'years', which is no"]),
    ("claim: pledged", "claim: hoped", ["51:12: unknown-code: figures[gifts].claim is 'hoped', which is not in figur"]),
    ("relation: people_in", "relation: in", ["60:23: unknown-code: figures[learners].links.relation is 'in', which i"]),
    (": date}", ": link}", ["80:46: unknown-code: other_numerals[1].disposition is 'link', which is not in numerals."]),
    ("status: reviewed", "status: done", ["1:9: unknown-code: status is 'done', which is not in status (known: dra"]),
    ("kind: directive", "kind: ''", [f"107:35: empty: {EARLY}.kind is empty; state it"]),
    # texts, numbers, true and false, records
    ("en: Two", "en: ", [f"107:71: empty: {EARLY}.title_en is empty; state it"]),
    ("en: Two", "en: ''", [f"107:71: empty: {EARLY}.title_en is empty; state it"]),
    ("en: Two", "en: 12", [f"107:71: not-text: {EARLY}.title_en is 12, which is not text; write it in quotes if"]),
    ("en: Two", "en: {a: b}", [f'107:71: not-text: {EARLY}.title_en is {{"a": "b"}}, which is not text']),
    ("en: Two", "en: 'Two '", [f"107:71: outer-space: {EARLY}.title_en is 'Two ', with a space at its edge, or a"]),
    ("en: Two", 'en: "Two\\nlines"', [f"107:71: outer-space: {EARLY}.title_en is 'Two<U+000A>lines', with"]),
    ("en: Two", "en: Twe\u0301", [f"107:71: not-nfc: {EARLY}.title_en is 'Twe\u0301', not in Unicode form NFC"]),
    ("bytes: 460", "bytes: '460'", ['22:10: not-a-number: report.bytes is "460", which is no whole number']),
    ("bytes: 460", "bytes: true", ["22:10: not-a-number: report.bytes is true, which is no whole number"]),
    ("open: true", "open: yes", ['29:71: not-true-or-false: passages[1].list_open is "yes", neither true nor false']),
    ("open: true", "open: 1", ["29:71: not-true-or-false: passages[1].list_open is 1, neither true nor false; write"]),
    ("{by: curator, on: 2026-01-02}", "me", ['2:11: record-shape: reviewed is "me", and should be {by, on}; write']),
    ("  - {at: [0, 100],", "  - title\n  - {at: [0, 100],", ['28:5: record-shape: passages[0] is "title", and should']),
    (REPORT, "", ["1:1: record-shape: vidu-7.yaml is null, and should be {status, reviewed, report, doubts, pas"]),
    (REPORT, "- a\n", ['1:1: record-shape: vidu-7.yaml is ["a"], and should be {status, reviewed, report,']),
    # ids, days, places
    ("{id: early,", "{id: Early,", ["107:10: id-form: documents_cited[Early].id is 'Early', which is no id; write sm"]),
    ("{id: early,", "{id: early-,", ["107:10: id-form: documents_cited[early-].id is 'early-', which is no id"]),
    ("to: roads, certainty: cl", "to: Đường, certainty: cl", ["77:39: id-form: figures[stove-money].links.to is 'Đườ"]),
    ("{id: early,", "{id: late,", ["107:5: duplicate-id: 'late' is already the id of another of documents_cited, at"]),
    ("learners-area", "gifts-scope", ["63:9: duplicate-id: 'gifts-scope' is already the id of another of doubts, at"]),
    ("2020-02-29", "'20200229'", [f"107:82: date-form: {EARLY}.date is '20200229', which is no day of the calendar"]),
    ("2018-03-01", "2018-3-1", ["49:21: date-form: figures[gifts].period.start is '2018-3-1', which is no day of the"]),
    ("2020-02-29", "2021-02-29", [f"107:82: date-form: {EARLY}.date is '2021-02-29', which is no day of the calendar"]),
    *[
        (
            "[5, 9]",
            place,
            [f"107:21: span-form: {EARLY}.at is {shown}, and a place is [first character, end], two whole"],
        )
        for place, shown in (
            ("[9, 5]", "[9, 5]"), ("[9, 9]", "[9, 9]"), ("[-1, 9]", "[-1, 9]"), ("[5, 9, 10]", "[5, 9, 10]"),
            ("[a, 9]", '["a", 9]'), ("5", "5"),
        )
    ],
    ("token: “05”", "token: '05'", ["80:5: numeral-form: the token is '05', and not one numeral in quotation marks"]),
    ("token: “05”", "token: “0 5”", ["80:5: numeral-form: the token is '“0 5”', and not one numeral"]),
    ("token: “05”", "token: “ab”", ["80:5: numeral-form: the token is '“ab”', and not one numeral"]),
    # the whole file
    ("id: vidu-7", "id: vidu-8", ["4:3: file-name: report 'vidu-8' stands in 'vidu-7.yaml'; name both alike"]),
    ("by: curator", "by: [curator", ["2:40: yaml: this is not YAML: did not find expected ',' or ']'; mend this line"]),
    ("status: reviewed", "status: draft", ["1:9: not-reviewed: the file is a draft; review the file, then set status"]),
    ("First point.", "TODO", ["100:17: left-to-do: statements[first].summary_en is still to be done; state what"]),
    ("indicator: houses-value", "indicator: TODO", ["67:16: left-to-do: figures[stove-value].indicator is still to"]),
    # what figures' words say
    (ROADS, "    as_written: con đường", ["33:17: phrase-unread: there is no figure in 'con đường'; correct what is"]),
    (ROADS, "    as_written: 2 km, 5 nhà", ["33:17: phrase-unread: there are two figures in '2 km, 5 nhà': '2 km' an"]),
    (ROADS, "    as_written: sửa 2 km", ["33:17: phrase-unread: the figure in 'sửa 2 km' begins at '2 km', not at"]),
    (OVERRULED, f"    value: many\n{OVERRULED}", ["61:12: phrase-unread: value is 'many', which is no number; corre"]),
    (ROADS, "    as_written: 2 lb", ["33:17: unit-unknown: 'lb' is among no unit's words; add the word to its unit i"]),
]  # fmt: skip
# What is fine, and would not be if a rule were too wide.
FINE = [
    ("{id: early,", "{id: 12,"),
    ("word: cho", "word: ''"),
    ("number: 9-CT", "number: null"),
    ("issuer: dang", "issuer: ''"),
    ("    area: {id: gia-lai, basis: written}\n", ""),
    ("start: 2018-03-01, ", "start: '', "),
    ("to: roads, certainty: cl", "to: vidu-9-roads, certainty: cl"),
    (OVERRULED, f"    value: '12.50'\n    unit: house\n{OVERRULED}"),
    (REPORT, f"# in the house since TODO was done\n{REPORT}"),
]


@pytest.fixture
def read(metadata, tmp_path):
    """Reads a text as the file of the invented report."""

    def reader(text, codebook=metadata.codebook):
        path = tmp_path / "vidu-7.yaml"
        path.write_text(text, encoding="utf-8")
        return read_report(path, "metadata/reports/vidu-7.yaml", metadata.package, codebook)

    return reader


def changed(*changes):
    text = REPORT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def wrong_with(read, *given):
    with pytest.raises(Invalid) as caught:
        read(*given)
    return caught.value.problems


@pytest.mark.parametrize(("old", "new", "expected"), WRONG)
def test_what_is_wrong(read, old, new, expected):
    said = [
        str(problem).removeprefix("metadata/reports/vidu-7.yaml:") for problem in wrong_with(read, changed((old, new)))
    ]
    assert len(said) == len(expected) and all(map(str.startswith, said, expected)), said


@pytest.mark.parametrize(("old", "new"), FINE)
def test_what_is_fine(read, old, new):
    assert len(read(changed((old, new))).figures) == 5


def test_a_report_is_read_with_its_places(read):
    reading = read(REPORT)
    assert (reading.id, reading.path) == ("vidu-7", "metadata/reports/vidu-7.yaml")
    assert [reading.passage_of(at) for at in (0, 99, 100, 199, 299, 300)] == [1, 1, 2, 2, 3, None]
    assert [(figure.record.line, figure.record.column) for figure in reading.figures[:2]] == [(32, 5), (41, 5)]


def test_a_figure_may_overrule_its_words(read):
    quantity = read(changed((OVERRULED, f"    value: '12.50'\n    unit: house\n{OVERRULED}"))).figures[2].quantity
    assert (str(quantity.value), quantity.unit_id) == ("12.50", "house")


def test_every_problem_is_said_at_once(read):
    wrong = wrong_with(
        read, changed(("status: reviewed", "status: done"), ("bytes: 460", "bytes: x"), ("[5, 9]", "[]"))
    )
    assert [problem.rule for problem in wrong] == ["unknown-code", "not-a-number", "span-form"]


def test_a_hedge_that_the_codebook_lacks(read, metadata):
    fewer = tuple(each for each in metadata.codebook.qualifiers if each.word_vi != "khoảng")
    [wrong] = wrong_with(read, REPORT, metadata.codebook.model_copy(update={"qualifiers": fewer}))
    assert (
        str(wrong)
        .partition(": ")[2]
        .startswith("qualifier-unknown: the hedge 'khoảng' (about-khoang) is no qualifier;")
    )


def test_a_draft_is_to_be_reviewed_and_that_is_all_that_is_said(read, metadata):
    words = "Tin\n\nGiúp hơn 30 hộ, 5 cây cầu; tặng nhiều quà trị giá 2 tỷ đồng."
    text = draft(words, Source(id="vidu-7"), metadata.codebook, Evidence(metadata.codebook, []))
    assert {problem.rule for problem in wrong_with(read, text)} == {"not-reviewed", "left-to-do"}


def test_a_problem_is_said_in_vietnamese(read):
    [wrong] = wrong_with(read, changed(("issuer: dang", "issuer: dangg")))
    assert wrong.in_language("vi").endswith(
        "unknown-code: documents_cited[late].issuer là 'dangg', không có trong organisations "
        "(có phải ý bạn là 'dang'?); sửa mã, hoặc thêm vào danh sách của nó trong metadata/"
    )
