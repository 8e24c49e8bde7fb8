"""The commands as people call them: what they print, their exit status, and that they leave files as they were."""

import errno
import hashlib
import importlib
import re
import subprocess
import sys
import tempfile
from types import SimpleNamespace

import pytest

from solieu.checks.texts import check_text
from solieu.paths import HERE
from solieu.problems import Problem


@pytest.fixture
def run(capsys, monkeypatch):
    """Call a script as from the command line, in this process: its exit status and what it printed."""
    monkeypatch.syspath_prepend(HERE.root / "scripts")

    def call(script, *arguments):
        try:
            status = importlib.import_module(script).main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            status = leaving.code
        printed = capsys.readouterr()
        return SimpleNamespace(returncode=status, stdout=printed.out, stderr=printed.err)

    return call


def test_a_script_is_run_by_its_path_from_anywhere(tmp_path):
    command = [sys.executable, HERE.root / "scripts" / "build.py", "--check"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def fingerprint(folder):
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_build_of_what_is_there_changes_nothing(run, house):
    before = fingerprint(house.root)
    done = run("build", "--root", house.root)
    assert (done.returncode, fingerprint(house.root)) == (0, before)
    assert " 0 changed" in done.stdout


def test_build_writes_what_changed_and_check_names_it(run, house):
    path = house.metadata / "codebook.yaml"
    path.write_text(path.read_text().replace("en: Labour days given", "en: Days of labour given"))
    check = run("build", "--root", house.root, "--check")
    assert check.returncode == 1
    assert re.search(r"data/indicators\.csv:2:0: stale: ", check.stdout)
    assert run("build", "--root", house.root).returncode == 0
    assert run("build", "--root", house.root, "--check").returncode == 0
    assert "Days of labour given" in (house.data / "indicators.csv").read_text()


def test_build_removes_a_table_that_is_no_longer_built(run, house):
    (house.data / "old.csv").write_text("a\n1\n")
    assert run("build", "--root", house.root).returncode == 0
    assert not (house.data / "old.csv").exists()


def test_build_of_a_wrong_report_writes_nothing(run, house):
    path = house.metadata / "reports" / "dcsvn-628898.yaml"
    path.write_text(path.read_text().replace("indicator: schools-built-repaired", "indicator: school-built"))
    before = fingerprint(house.root)
    done = run("build", "--root", house.root)
    assert (done.returncode, fingerprint(house.root)) == (1, before)
    assert re.fullmatch(
        r"metadata/reports/dcsvn-628898\.yaml:\d+:\d+: unknown-code: .*did you mean '.*'\?\n"
        r"1 problem in 1 file: unknown-code 1\n",
        done.stdout,
    )


def test_validate_says_where_and_what(run, house):
    path = house.data / "figures.csv"
    path.write_bytes(path.read_bytes().replace(b",900,school", b",0900,school"))
    done = run("validate", "--root", house.root)
    assert done.returncode == 1
    assert re.search(r"^data/figures\.csv:5:\d+: number-form: value is '0900'; ", done.stdout, re.M)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("table", "data/a.csv:5:7: bounds: 100%, not 5\n1 problem in 1 file: bounds 1\n"),
        ("jsonl", '{"path": "data/a.csv", "line": 5, "column": 7, "rule": "bounds", "message": "100%, not 5"}\n'),
        ("github", "::error file=data/a.csv,line=5,col=7,title=bounds::100%25, not 5\n1 problem in 1 file: bounds 1\n"),
    ],
)
def test_the_forms_problems_are_printed_in(run, monkeypatch, form, expected):
    validate = importlib.import_module("validate")
    monkeypatch.setattr(validate, "check_house", lambda *_: [Problem("data/a.csv", 5, 7, "bounds", "100%, not 5")])
    assert run("validate", "--format", form).stdout == expected


@pytest.mark.slow
def test_validate_of_this_checkout(run):
    done = run("validate")
    assert (done.returncode, done.stdout) == (0, "no problems\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--texts", "no-such-folder"], "is no folder"),
        (["--format", "xml"], "--format is 'xml'; choose one of table, jsonl, github"),
        (["--frobnicate"], "there is no option --frobnicate; did you mean"),
    ],
)
def test_a_wrong_call_of_validate(run, arguments, says):
    done = run("validate", *arguments)
    assert done.returncode == 2
    assert says in done.stderr and done.stdout == ""


@pytest.mark.parametrize(
    ("content", "rule", "says"),
    [
        (None, "text-missing", "there is no such text"),
        (b"", "text-unread", "the text is empty"),
        (b" \n\n", "text-unread", "the text is empty"),
        ("Đồng".encode("utf-16"), "text-unread", "not UTF-8 at byte 0"),
        ("Một bài khác hẳn.".encode(), "text-hash", "this is not the text that was read"),
    ],
)
def test_texts_that_cannot_be_checked_against(metadata, tmp_path, content, rule, says):
    if content is not None:
        (tmp_path / "dcsvn-628898.txt").write_bytes(content)
    [problem] = check_text(metadata.readings[0], tmp_path)
    assert (problem.path, problem.rule) == ("dcsvn-628898.txt", rule)
    assert says in problem.message


def test_build_into_what_is_no_folder(run, house):
    for path in house.data.iterdir():
        path.unlink()
    house.data.rmdir()
    house.data.write_text("not a folder")
    done = run("build", "--root", house.root)
    assert done.returncode == 2
    assert re.fullmatch(r"build: cannot write .*\n", done.stderr)
    assert house.data.read_text() == "not a folder"


def test_build_into_a_read_only_folder(run, house, monkeypatch):
    """The refusal is put in by hand: root, as whom CI may run, can write into any folder."""
    path = house.metadata / "codebook.yaml"
    path.write_text(path.read_text().replace("en: Labour days given", "en: Days of labour given"))
    before = fingerprint(house.root)

    def refuse(dir, **_):
        raise PermissionError(errno.EACCES, "Permission denied", str(dir))

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    done = run("build", "--root", house.root)
    assert done.returncode == 2
    assert re.fullmatch(r"build: cannot write .*data: Permission denied; .*\n", done.stderr)
    assert fingerprint(house.root) == before


def test_a_disk_that_fills_up_leaves_every_file_as_it_was(run, house, monkeypatch):
    """The third file cannot be written: the first two have not been replaced either."""
    path = house.metadata / "package.yaml"
    path.write_text(path.read_text().replace("Theo báo của Đảng", "Theo tờ báo của Đảng"))
    codebook = house.metadata / "codebook.yaml"
    codebook.write_text(
        codebook.read_text().replace("vi: hơn\n", "vi: nhiều hơn\n").replace("en: km\n", "en: kilometre\n")
    )
    before, room = fingerprint(house.root), [None, None]
    made = tempfile.mkstemp

    def fill(dir, prefix):
        if not room:
            raise OSError(errno.ENOSPC, "No space left on device", str(dir))
        room.pop()
        return made(dir=dir, prefix=prefix)

    monkeypatch.setattr(tempfile, "mkstemp", fill)
    done = run("build", "--root", house.root)
    assert done.returncode == 2
    assert "No space left on device; nothing was changed" in done.stderr
    assert fingerprint(house.root) == before
    monkeypatch.undo()
