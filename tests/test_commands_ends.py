"""However a command is ended or called, it says at most one line, no traceback, and ends with the documented status."""

import importlib
import io
import os
import signal
import subprocess
import sys
import time

import pytest

from solieu.paths import HERE

# How commands end is tried in processes of their own, most of them of a second or two.
pytestmark = pytest.mark.slow
TEXT = "Quân đội hỗ trợ hơn 900 trường học."
CALLS = {
    "build": ["--check"],
    "extract": ["-", "--format", "yaml"],
    "publish": ["--out", "site"],
    "validate": [],
}
QUICK = ["extract", *(pytest.param(script, marks=pytest.mark.slow) for script in ("build", "publish", "validate"))]
# A locale that cannot say Vietnamese, and a Python told not to help itself.
NARROW = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def command(script, *arguments):
    return [sys.executable, HERE.root / "scripts" / f"{script}.py", *(arguments or CALLS[script])]


def ended(script, *arguments, **settings):
    """Run a command in a process of its own: its status, and what it said on stdout and stderr."""
    settings["env"] = {**os.environ, **settings.get("env", {})}
    done = subprocess.run(
        command(script, *arguments), **{"input": TEXT, "capture_output": True, "text": True} | settings, check=False
    )
    return done.returncode, done.stdout, done.stderr


def begun(script, folder, arguments=()):
    """Start a command, and wait until its file is being read and its first import has been reached.

    That import is of a module that stands in the place of argparse, says so, and then makes way for it.
    """
    (folder / "argparse.py").write_text(
        "import os, sys\nos.write(1, b'begun\\n')\n"
        f"sys.path.remove({str(folder)!r})\ndel sys.modules['argparse']\nimport argparse\n"
    )
    process = subprocess.Popen(
        command(script, *arguments),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "begun\n"
    return process


def assert_stopped(script, process, said="stopped"):
    """Silent, and as the system ends it; or a line, and what a shell makes of that; or done before it was told."""
    _, error = process.communicate()
    assert (process.returncode, error) in [(-signal.SIGINT, ""), (130, f"{script}: {said}\n"), (0, "")]
    return process.returncode


@pytest.mark.parametrize("script", CALLS)
def test_ctrl_c_while_modules_load(script, tmp_path):
    process = begun(script, tmp_path)
    process.send_signal(signal.SIGINT)
    assert assert_stopped(script, process) == -signal.SIGINT


# Eight moments of a run; on a machine whose pace changes, more of them until one falls into the work itself.
MOMENTS = [moment / 7 for moment in range(8)] + [moment / 37 for moment in range(1, 37)]


@pytest.mark.slow
@pytest.mark.parametrize("script", CALLS)
def test_ctrl_c_at_any_moment(script, tmp_path):
    began = time.monotonic()
    assert begun(script, tmp_path).communicate(TEXT)[1] == ""
    lasts, found = time.monotonic() - began, set()
    for moment in MOMENTS:
        if len(found & {-signal.SIGINT, 130}) == 2 and moment not in MOMENTS[:8]:
            break
        process = begun(script, tmp_path)
        process.stdin.write(TEXT)
        process.stdin.close()
        process.stdin = None
        time.sleep(lasts * moment)
        process.send_signal(signal.SIGINT)
        found.add(assert_stopped(script, process))
        assert not list(tmp_path.glob(".site*")), "publish clears away what it began"
    assert found - {0}, "every moment came after the end: the moments prove nothing"


def test_ctrl_c_that_a_library_swallows():
    """Python cannot raise it out of some places, where it would print a traceback and go on."""
    code = (
        "import time\n"
        "from solieu.commands import run\n"
        "class Deaf:\n"
        "    def __del__(self): raise KeyboardInterrupt\n"
        "def main():\n"
        "    Deaf()\n"
        "    time.sleep(60)\n"
        "    return 0\n"
        "raise SystemExit(run('build', main))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(HERE.root / "scripts")}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "build: stopped\n")


def test_ctrl_c_while_it_waits_for_a_text(tmp_path):
    """It is said in the language of the call."""
    process = begun("extract", tmp_path, ["-", "--lang", "vi"])
    while not int(known(process)["SigCgt"], 16) & 1 << signal.SIGINT - 1:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    assert assert_stopped("extract", process, "đã dừng") == 130


def known(process):
    """What Linux knows of a process: by `SigCgt`, the signals that it catches."""
    with open(f"/proc/{process.pid}/status", encoding="utf-8") as status:
        return dict(line.rstrip("\n").split(":\t", 1) for line in status)


@pytest.mark.slow
def test_ctrl_c_stays_ignored_where_the_caller_ignores_it(tmp_path):
    """As a shell does for what it runs in the background."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process = begun("build", tmp_path)
    finally:
        signal.signal(signal.SIGINT, before)
    process.send_signal(signal.SIGINT)
    assert assert_stopped("build", process) == 0


@pytest.mark.parametrize("script", QUICK)
@pytest.mark.parametrize("closed", [(1,), (0, 1, 2)])
def test_streams_that_the_caller_has_closed(script, closed, tmp_path):
    def close():
        for descriptor in closed:
            os.close(descriptor)

    status, _, error = ended(script, cwd=tmp_path, preexec_fn=close)
    assert (status, error) == (2 if script == "extract" and 0 in closed else 0, "")


@pytest.mark.parametrize("script", QUICK)
def test_help_that_cannot_be_written(script):
    with open("/dev/full", "w") as full:
        status, _, error = ended(script, "--help", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert (status, error.count("\n")) == (2, 1)
    assert error.startswith(f"{script}: cannot write the output: No space left on device; ")


@pytest.mark.slow
def test_a_reader_that_takes_one_line(tmp_path):
    """More problems than a pipe holds, of which `head` takes one."""
    (tmp_path / "metadata").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "figures.csv").write_text("a\n" * 200_000)
    validate = subprocess.Popen(
        command("validate", "--root", tmp_path, "--format", "jsonl"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    subprocess.run(["head", "-c", "1"], stdin=validate.stdout, capture_output=True, check=True)
    validate.stdout.close()
    assert (validate.stderr.read(), validate.wait()) in [(b"", 141), (b"", 1)]
    validate.stderr.close()


def test_a_locale_that_cannot_say_vietnamese(tmp_path):
    (tmp_path / "báo cáo năm.txt").write_text(TEXT, encoding="utf-8")
    given = ["báo cáo năm.txt", "--format", "yaml", "--title", "Số liệu", "--save-text", "văn bản/lưu.txt"]
    status, out, error = ended("extract", *given, cwd=tmp_path, env=NARROW, encoding="utf-8")
    assert (status, error) == (0, "")
    assert "title_vi: Số liệu\n" in out and "hơn 900 trường học" in out
    assert (tmp_path / "văn bản" / "lưu.txt").read_text(encoding="utf-8").strip() == TEXT
    status, out, error = ended("extract", "nông thôn.txt", "--lang", "vi", cwd=tmp_path, env=NARROW, encoding="utf-8")
    assert (status, out) == (2, "")
    assert error.startswith("extract: nông thôn.txt: không đọc được (không có tệp hoặc thư mục này); ")


@pytest.mark.slow
def test_a_file_name_that_is_not_utf8(tmp_path):
    name = os.fsencode(tmp_path) + b"/b\xe1o.txt"
    status, _, error = ended("extract", name)
    assert (status, error.count("\n")) == (2, 1) and "b<U+DCE1>o.txt: cannot be read" in error
    with open(name, "w", encoding="utf-8") as file:
        file.write(TEXT)
    assert ended("extract", name)[0] == 0


@pytest.mark.parametrize(
    ("script", "arguments", "says"),
    [
        ("extract", ["folder"], "folder: cannot be read (Is a directory); "),
        ("extract", ["file/x"], "file/x: cannot be read (Not a directory); "),
        (
            "extract",
            ["-", "--save-text", "folder"],
            "cannot write folder: Is a directory; nothing was changed; name a ",
        ),
        ("extract", ["-", "--save-text", "file/x"], "cannot write file: File exists; nothing was changed; name a "),
        ("extract", ["http://[x"], "http://[x: cannot be fetched ("),
        ("extract", ["http://127.0.0.1:9/đường dẫn"], "http://127.0.0.1:9/đường dẫn: cannot be fetched ("),
        ("build", ["--root", "file"], "file is no folder; give a checkout"),
        ("build", ["--root", "folder"], "folder is no checkout, there is no metadata/ in it; give one"),
        ("publish", ["--root", "none"], "none is no folder; give a checkout"),
        ("publish", ["--root", "folder"], "folder is no checkout, there is no metadata/ in it; give one"),
        ("publish", ["--out", "file"], "file is no site published before; "),
        ("publish", ["--out", "file/x"], "File exists; nothing was changed; name a place where nothing else stands"),
        ("build", ["--root", "loop"], "loop is no folder; give a checkout"),
        ("publish", ["--root", "loop"], "loop is no folder; give a checkout"),
        ("publish", ["--out", "/proc/x"], "cannot write /proc/x: No such file or directory; nothing was changed; "),
        ("validate", ["--texts", "file"], "file is no folder; give one that holds <report_id>.txt"),
        ("validate", ["--page", "folder", "--report", "dcsvn-628898"], "folder: cannot be read (Is a directory); "),
    ],
)
def test_a_folder_for_a_file_and_a_file_for_a_folder(script, arguments, says, tmp_path, monkeypatch, capsys):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    (tmp_path / "loop").symlink_to("loop")
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(HERE.root / "scripts")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    status = importlib.import_module(script).main(arguments)
    printed = capsys.readouterr()
    assert (status, printed.out, printed.err.count("\n")) == (2, "", 1)
    assert printed.err.startswith(f"{script}: ") and says in printed.err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.slow
def test_problems_are_printed_where_the_summary_cannot_be(tmp_path):
    (tmp_path / "metadata").mkdir()
    status, out, error = ended("validate", "--root", tmp_path, "--summary", tmp_path)
    assert status == 2 and "file-missing" in out
    assert error == f"validate: cannot write {tmp_path}: Is a directory; name a file\n"


@pytest.mark.slow
def test_a_site_in_the_place_of_a_link_that_leads_round_in_a_circle(tmp_path):
    (tmp_path / "loop").symlink_to("loop")
    status, out, error = ended("publish", "--out", "loop", cwd=tmp_path)
    assert (status, out, error.count("\n")) == (2, "", 1)
    assert "Not a directory; nothing was changed; name a place where nothing else stands" in error


@pytest.mark.slow
def test_a_site_in_a_folder_with_spaces_and_vietnamese_letters(tmp_path):
    status, out, error = ended("publish", "--out", "trang số liệu", cwd=tmp_path)
    assert (status, error) == (0, "")
    assert out == "'trang số liệu': serve it with: datasette 'trang số liệu'\n"
    assert (tmp_path / "trang số liệu" / "inspect-data.json").is_file()
