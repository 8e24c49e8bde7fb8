"""Drafts of report files: what they suggest, and what they leave to name; that none passes, test_readings.py shows."""

import re

import pytest

from solieu.sources.drafts import TODO, Flow, Source, draft, in_held_form, write_yaml
from solieu.sources.yamlfile import parse

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


# What is suggested of a figure: indicator, action, links, parts and doubts.
NOTHING: tuple[list[tuple[str, ...]], ...] = ([], [], [])
SUGGESTED = {
    "hơn 1.250 ngày công": ("labour-days-for-people", "ho-tro", *NOTHING),
    "gần 40 km đường liên xã, kênh mương nội đồng": (
        "roads-canals-repaired-upgraded", "tu-sua-nang-cap", [], ["đường liên xã", "kênh mương nội đồng"], [],
    ),
    "12 nhà đồng đội, nhà đại đoàn kết": (
        "houses-built", "xay-dung", [], ["nhà đồng đội", "nhà đại đoàn kết"], [],
    ),
    "960 triệu đồng": ("houses-value", "xay-dung", [("amount_for", "houses-built", "trị giá", "clear")], [], []),
    "25 máy tính bảng": ("tablets-given", "tang", *NOTHING),
    "trên 300 triệu đồng": (
        TODO, "tang",  # the worth of gifts, or of learning gifts
        [("amount_for", of, "trị giá", "in_doubt") for of in ("tablets-given", "desktop-sets-given")],
        [], [],
    ),
    "gần 90 người": (
        "literacy-learners", "xoa-mu-chu", [("people_in", "compassion-classes-opened", "cho", "in_doubt")], [], [],
    ),
    "2.000 cây xanh": ("trees-planted", "trong", *NOTHING),
}  # fmt: skip


@pytest.fixture(scope="module")
def drafted(metadata):
    return parse(draft(TEXT, Source(id="vidu-1", url="https://vidu.example/bai-1.html"), metadata.codebook), "draft")


@pytest.mark.parametrize("phrase", SUGGESTED)
def test_what_is_suggested_of_a_figure(drafted, phrase):
    [figure] = [each for each in drafted["figures"] if each["as_written"] == phrase]
    links = [tuple(link[key] for key in ("relation", "to", "word", "certainty")) for link in figure.get("links", [])]
    parts = [part["vi"] for part in figure.get("parts", [])]
    doubts = [(doubt["aspect"], doubt["id"]) for doubt in figure.get("doubts", [])]
    assert (figure["indicator"], figure["action"], links, parts, doubts) == SUGGESTED[phrase]


def test_every_place_slices_to_its_phrase(drafted):
    for each in drafted["figures"]:
        assert TEXT[slice(*each["at"])] == each["as_written"]
    for each in drafted["other_numerals"]:
        assert f"“{TEXT[slice(*each['at'])]}”" == each["token"]
    for each in drafted["vague_amounts"]:
        assert TEXT[slice(*each["at"])] == each["word"]


def test_the_rest_of_a_draft(drafted):
    card = drafted["report"]
    assert (card["id"], card["title_vi"], card["numerals"]) == ("vidu-1", TODO, 12)
    assert card["period"] == {"start": TODO, "end": "", "kind": TODO, "basis": TODO}
    assert (card["characters"], card["bytes"]) == (len(TEXT), len(TEXT.encode()))
    assert re.fullmatch("[0-9a-f]{64}", card["sha256"])
    assert [(each["kind"], each.get("actor"), each.get("list_open", False)) for each in drafted["passages"]] == [
        ("title", None, False), ("lead", None, False), ("army_results", "quan-doi", True),
        ("police_results", "cong-an", False), ("byline", None, False), ("source", None, False),
    ]  # fmt: skip
    numerals = [(each["token"], each["disposition"]) for each in drafted["other_numerals"]]
    assert numerals == [("“5/1/2024”", "date"), ("“1”", "url")]
    assert [each["word"] for each in drafted["vague_amounts"]] == ["nhiều", "một số"]


@pytest.mark.parametrize(
    ("publisher", "published", "expected"),
    [
        ("Báo Quân đội nhân dân", "2024-01-05", ("bao-quan-doi-nhan-dan", "2024-01-05", "written")),
        ("Báo Ví dụ", "", (f"{TODO} (Báo Ví dụ)", "", "not_stated")),
        (TODO, "", (TODO, "", "not_stated")),
    ],
)
def test_what_is_known_of_a_report(metadata, publisher, published, expected):
    source = Source(publisher=publisher, published=published)
    card = parse(draft("Giúp 30 hộ.", source, metadata.codebook), "draft")["report"]
    assert tuple(card[key] for key in ("publisher", "published_date", "published_basis")) == expected


def test_ids_are_unique(metadata):
    text = draft("Tặng 5 suất quà. Tặng 7 suất quà. Tặng 9 suất quà.", Source(), metadata.codebook)
    assert [each["id"] for each in parse(text, "draft")["figures"]] == ["gifts-given", "gifts-given-2", "gifts-given-3"]


def test_the_form_that_is_hashed():
    assert in_held_form("\ufeffĐo\u0302\u0300ng\r\n\rBa") == "Đồng\n\nBa"


def test_what_is_written_reads_back():
    texts = [
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
    ]
    for text in [*texts, "@a", "1.000", "null", "x:", "2022-12-29", "no", "a\nb", " a "]:
        record = {"a": text, "b": Flow({"c": text, "at": [1, 2]}), "d": [{"e": text, "f": [Flow({"g": text})]}]}
        assert parse(write_yaml(record), "x.yaml") == record, text
