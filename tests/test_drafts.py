"""Drafts of report files: what they suggest, what they leave to name, and that none passes unreviewed."""

import importlib
import re

import pytest

from solieu.problems import Invalid
from solieu.sources import yamlfile
from solieu.sources.drafts import TODO, Source, draft, in_held_form
from solieu.sources.drafts.writing import Flow, write_yaml
from solieu.sources.readings import load_metadata

CLAUSES = (
    "Quân đội hỗ trợ bà con hơn 1.250 ngày công",
    "tu sửa, nâng cấp gần 40 km đường liên xã, kênh mương nội đồng",
    "xây dựng 12 nhà đồng đội, nhà đại đoàn kết trị giá 960 triệu đồng",
    "tặng 25 máy tính bảng, 6 bộ máy tính bàn, sách vở trị giá trên 300 triệu đồng",
    "mở 3 lớp tình thương, xóa mù chữ cho gần 90 người",
    "trồng 2.000 cây xanh, nhiều vườn rau…",
)
TEXT = f"""\
Tổng kết một năm giúp dân

Đơn vị báo cáo kết quả ngày 5/1/2024.

{"; ".join(CLAUSES)}

Công an giải quyết một số vụ việc.

Minh Lê

Nguồn: https://vidu.example/bai-1.html
"""


@pytest.fixture
def drafted(metadata):
    text = draft(TEXT, Source(id="vidu-1", url="https://vidu.example/bai-1.html"), metadata.codebook)
    return yamlfile.parse(text).plain


def figure(drafted, phrase):
    [found] = [each for each in drafted["figures"] if each["as_written"] == phrase]
    return found


def test_every_place_slices_to_its_phrase(drafted):
    for each in drafted["figures"]:
        assert TEXT[slice(*each["at"])] == each["as_written"]
    for each in drafted["other_numerals"]:
        assert f"“{TEXT[slice(*each['at'])]}”" == each["token"]
    for each in drafted["vague_amounts"]:
        assert TEXT[slice(*each["at"])] == each["word"]


def test_the_source_card_holds_sizes_and_checksum(drafted):
    card = drafted["report"]
    assert (card["characters"], card["bytes"]) == (len(TEXT), len(TEXT.encode()))
    assert re.fullmatch("[0-9a-f]{64}", card["sha256"])
    assert (card["id"], card["title_vi"], card["numerals"]) == ("vidu-1", TODO, 12)


def test_passages_have_kinds_and_open_lists(drafted):
    kinds = [(each["kind"], each.get("actor"), each.get("list_open", False)) for each in drafted["passages"]]
    assert kinds == [
        ("title", None, False),
        ("lead", None, False),
        ("army_results", "quan-doi", True),
        ("police_results", "cong-an", False),
        ("byline", None, False),
        ("source", None, False),
    ]


@pytest.mark.parametrize(
    ("phrase", "indicator", "action"),
    [
        ("hơn 1.250 ngày công", "labour-days-for-people", "hỗ trợ"),
        ("gần 40 km đường liên xã, kênh mương nội đồng", "roads-canals-repaired-upgraded", "tu sửa, nâng cấp"),
        ("12 nhà đồng đội, nhà đại đoàn kết", "houses-built", "xây dựng"),
        ("960 triệu đồng", "houses-value", "xây dựng"),
        ("25 máy tính bảng", "tablets-given", "tặng"),
        ("gần 90 người", "literacy-learners", "xóa mù chữ"),
        ("2.000 cây xanh", TODO, ""),
    ],
)
def test_indicators_are_suggested_or_left_to_name(drafted, phrase, indicator, action):
    found = figure(drafted, phrase)
    assert (found["indicator"], found["action"]) == (indicator, action)


def test_money_is_paired_with_what_it_goes_with(drafted):
    clear = {"relation": "amount_for", "of": "houses-built", "word": "trị giá", "certainty": "clear"}
    assert figure(drafted, "960 triệu đồng")["pair"] == [clear]
    listed = figure(drafted, "trên 300 triệu đồng")["pair"]
    assert [(pair["of"], pair["certainty"]) for pair in listed] == [
        ("tablets-given", "in_doubt"),
        ("desktop-sets-given", "in_doubt"),
    ]
    [people] = figure(drafted, "gần 90 người")["pair"]
    assert (people["relation"], people["of"], people["certainty"]) == (
        "people_in",
        "compassion-classes-opened",
        "in_doubt",
    )


def test_joint_things_are_parts(drafted):
    parts = figure(drafted, "12 nhà đồng đội, nhà đại đoàn kết")["parts"]
    assert [(part["vi"], part["certainty"]) for part in parts] == [
        ("nhà đồng đội", "in_doubt"),
        ("nhà đại đoàn kết", "in_doubt"),
    ]
    assert "parts" not in figure(drafted, "25 máy tính bảng")


def test_a_unit_of_no_codebook_is_a_doubt(drafted):
    [doubt] = figure(drafted, "2.000 cây xanh")["doubts"]
    assert (doubt["aspect"], doubt["id"]) == ("unit", "cay-xanh-unknown-unit")


def test_other_numerals_keep_their_kind(drafted):
    assert [(each["token"], each["disposition"]) for each in drafted["other_numerals"]] == [
        ("“5/1/2024”", "date"),
        ("“1”", "url"),
    ]


def test_vague_amounts_are_listed(drafted):
    assert [each["word"] for each in drafted["vague_amounts"]] == ["nhiều", "một số"]


def test_a_draft_never_passes(house, metadata):
    text = draft(TEXT, Source(id="vidu-1", url="https://vidu.example/1"), metadata.codebook)
    (house.metadata / "reports" / "vidu-1.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Invalid) as caught:
        load_metadata(house)
    problems = caught.value.problems
    assert {problem.path for problem in problems} == {"metadata/reports/vidu-1.yaml"}
    assert {"not-reviewed", "unknown-code"} <= {problem.rule for problem in problems}
    assert any("has indicator 'TODO'" in problem.message for problem in problems)


def test_ids_are_unique(metadata):
    text = "Tặng 5 suất quà. Tặng 7 suất quà. Tặng 9 suất quà."
    figures = yamlfile.parse(draft(text, Source(), metadata.codebook)).plain["figures"]
    assert [each["id"] for each in figures] == ["suat-qua", "suat-qua-2", "suat-qua-3"]


def test_the_form_that_is_hashed():
    assert in_held_form("\ufeffĐo\u0302\u0300ng\r\n\rBa") == "Đồng\n\nBa"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "TODO",
        "27",
        "true",
        "a: b",
        "# no",
        "a #b",
        "- x",
        "“29/12”",
        "hơn 900 km, b",
        "{x}",
        "[y]",
        "'q'",
        '"',
        "@a",
        "1.000",
        "null",
        "x:",
        "2022-12-29",
        "no",
        "a\nb",
        " a ",
    ],
)
def test_what_is_written_reads_back(value):
    record = {"a": value, "b": Flow({"c": value, "at": [1, 2]}), "d": [{"e": value, "f": [Flow({"g": value})]}]}
    assert yamlfile.parse(write_yaml(record)).plain == record


def test_the_command_drafts_and_saves_the_text(tmp_path, monkeypatch, capfd):
    from solieu.paths import HERE

    monkeypatch.syspath_prepend(HERE.root / "scripts")
    source, held = tmp_path / "bai.txt", tmp_path / "vidu-1.txt"
    source.write_bytes(TEXT.replace("\n", "\r\n").encode())
    extract = importlib.import_module("extract")
    assert extract.main([str(source), "--format", "yaml", "--id", "vidu-1", "--save-text", str(held)]) == 0
    drafted = yamlfile.parse(capfd.readouterr().out).plain
    assert held.read_text(encoding="utf-8") == TEXT
    assert drafted["report"]["bytes"] == len(held.read_bytes())
