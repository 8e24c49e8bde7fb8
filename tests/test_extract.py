"""The command extract.py, called as a user calls it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "scripts" / "extract.py"
TEXT = "Ngày 14/9, đơn vị giúp dân hơn 1.250 ngày công, trị giá 2,5 tỷ đồng; đường dài 1,5 km."
KEYS = [
    "kind", "as_written", "char_start", "char_end", "numeral", "numeral_start", "numeral_end", "value", "lower_bound",
    "upper_bound", "qualifier", "comparator", "unit", "unit_id", "whole", "per", "indicator_id",
]  # fmt: skip


def run(*arguments: str, text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, str(SCRIPT), *arguments], input=text, capture_output=True, check=False)


def test_jsonl(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = run(str(path), "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, b"")
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [record["kind"] for record in records] == ["date", "count", "money", "measure"]
    assert list(records[0])[: len(KEYS)] == KEYS
    assert records[1]["value"] == records[1]["lower_bound"] == 1250
    assert records[2]["value"] == 2_500_000_000
    assert records[3]["value"] == "1.5"
    assert records[1]["as_written"] == TEXT[records[1]["char_start"] : records[1]["char_end"]]
    assert "giúp" not in records[1]["as_written"] and "ngày công" in done.stdout.decode()


def test_table_from_standard_input() -> None:
    done = run("-", text=TEXT.encode())
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert lines[0].split()[:2] == ["at", "kind"]
    assert lines[-1] == "3 figures, 1 other numerals"


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "cannot be read"), (b"", "is empty"), (b" \n", "is empty"), ("giúp".encode("utf-16"), "not UTF-8")],
)
def test_a_wrong_call_says_what_to_do(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "report.txt"
    if content is not None:
        path.write_bytes(content)
    done = run(str(path))
    error = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in error and str(path) in error
    assert len(error.splitlines()) == 1


def test_help_and_wrong_options() -> None:
    assert run("--help").returncode == 0
    assert run("-", "--format", "none").returncode == 2
    assert run().returncode == 2


def test_byte_order_mark_and_line_ends_keep_offsets(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    text = "\ufeffMột dòng.\r\nGiúp 30 hộ.\r\n"
    path.write_bytes(text.encode())
    (line,) = run(str(path), "--format", "jsonl").stdout.decode().splitlines()
    record = json.loads(line)
    assert text[record["char_start"] : record["char_end"]] == record["as_written"] == "30 hộ"


def test_importing_runs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    import extract

    assert callable(extract.main)
    assert capsys.readouterr().out == ""
