"""The command extract.py: a text in, its quantities out."""

import io
import json

import pytest

from calling import call, run
from solieu.commands.listing import KEYS

TEXT = "Ngày 14/9, đơn vị giúp dân hơn 1.250 ngày công, trị giá 2,5 tỷ đồng; đường dài 1,5 km."
# The fields of the design, in its order; others follow them.
DESIGNED = (
    "kind", "as_written", "char_start", "char_end", "numeral", "numeral_start", "numeral_end", "value", "lower_bound",
    "upper_bound", "qualifier", "comparator", "unit", "unit_id", "whole", "per", "indicator_id",
)  # fmt: skip


def records(path):
    done = call("extract", path, "--format", "jsonl")
    assert (done.status, done.err) == (0, "")
    return [json.loads(line) for line in done.out.splitlines()]


def test_jsonl(tmp_path):
    path = tmp_path / "báo cáo.txt"
    path.write_text(TEXT, encoding="utf-8")
    found = records(path)
    assert [record["kind"] for record in found] == ["date", "count", "money", "measure"]
    assert KEYS[: len(DESIGNED)] == DESIGNED and list(found[0]) == list(KEYS)
    assert [record["value"] for record in found[1:]] == [1250, 2_500_000_000, "1.5"]
    assert [record["lower_bound"] for record in found[1:]] == [1250, None, None]
    assert found[1]["as_written"] == TEXT[found[1]["char_start"] : found[1]["char_end"]] == "hơn 1.250 ngày công"


def test_byte_order_mark_and_line_ends_keep_offsets(tmp_path):
    path, text = tmp_path / "report.txt", "\ufeffMột dòng.\r\nGiúp 30 hộ.\r\n"
    path.write_bytes(text.encode())
    [record] = records(path)
    assert text[record["char_start"] : record["char_end"]] == record["as_written"] == "30 hộ"


def test_table_from_standard_input():
    done = run("extract", "-", input=TEXT)
    lines = done.out.splitlines()
    assert (done.status, lines[0].split()[:2], lines[-1]) == (0, ["at", "kind"], "3 figures, 1 other numerals")


def test_a_draft_and_the_text_it_is_of(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"\ufeff{TEXT}\r\n".encode())))
    card = ["--id", "vidu-1", "--url", "https://example.org/1", "--title", "Số liệu", "--publisher", "Báo"]
    card += ["--published", "2026-11-30"]
    done = call("extract", "-", "--format", "yaml", "--save-text", tmp_path / "texts" / "vidu-1.txt", *card)
    assert (done.status, done.err) == (0, "")
    for line in (
        "id: vidu-1",
        "url: https://example.org/1",
        "title_vi: Số liệu",
        "publisher: TODO (Báo)",
        "published_date: 2026-11-30",
    ):
        assert f"\n  {line}\n" in done.out
    assert (tmp_path / "texts" / "vidu-1.txt").read_bytes() == f"{TEXT}\n".encode()


def test_a_place_is_told_by_the_day_of_its_report(tmp_path):
    """A province of before July 2025 has the name of another; no day, no province."""
    (tmp_path / "x.txt").write_text("Ở Đồng Nai xây 2 nhà.", encoding="utf-8")
    for card, area in (([], "TODO"), (["--published", "2025-06-30"], "dong-nai"), (["--published", "tháng 6"], "")):
        done = call("extract", tmp_path / "x.txt", "--format", "yaml", *card)
        assert f"area: {{id: {area}, " in done.out if area else "does not match the format" in done.err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "cannot be read"),
        (b"", "is empty"),
        (b" \n", "is empty"),
        ("giúp".encode("utf-16"), "not UTF-8 at byte 0"),
        (b"a" * 999_999 + "ú".encode() + b"\xe1(", "not UTF-8 at byte 1000001"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n3 hours", "is MHTML"),
        (b"{\\rtf1 12 h\\'f4}", "is RTF"),
        (b"%PDF-1.7 12", "is PDF"),
        ("gióp d©n h¬n 300 ngµy c«ng, 20 triÖu ®ång, söa ®­­êng".encode(), "is in TCVN3"),
        ("giúp dân hơn 300 ngày công, 20 triệu đồng".encode().decode("cp1252", "replace").encode(), "Windows-1252"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(tmp_path, content, says):
    path = tmp_path / "report.txt"
    if content is not None:
        path.write_bytes(content)
    done = call("extract", path)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert says in done.err and str(path) in done.err


def test_a_text_of_any_length_is_read_piece_by_piece(tmp_path):
    path, line = tmp_path / "long.txt", "Đơn vị giúp dân hơn 1.250 ngày công; sửa 12,5 km đường.\n"
    path.write_text(line * 12_000, encoding="utf-8")
    done = run("extract", path)
    lines = done.out.splitlines()
    assert (len(lines), lines[-1]) == (24_002, "24000 figures, 0 other numerals")
    assert lines[-2].split()[:3] == [str(len(line) * 11_999 + line.index("12,5")), "measure", "12,5"]


def test_explain(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("giúp hơn 70 người", encoding="utf-8")
    shown = call("extract", path, "--explain").out
    assert "count [hơn 70 người]" in shown and "pattern: count" in shown and "hedge=more-than-hon >" in shown
