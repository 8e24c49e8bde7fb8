"""How the commands are called, in both languages: their help, and in one line what is wrong with a call."""

import re
import socket
import subprocess

import click
import pytest

from calling import SCRIPTS, call
from solieu.commands import Command, language_asked, run
from solieu.paths import HERE
from test_messages import ENGLISH

SEE = "xem các tùy chọn bằng --help"
WRONG = [
    ("validate", ["--frob"], f"không có tùy chọn --frob (có phải ý bạn là '--root'?); {SEE}"),
    ("validate", ["--formatt=xml"], f"không có tùy chọn --formatt (có phải ý bạn là '--format'?); {SEE}"),
    ("validate", ["--format", "xml"], "--format đang là 'xml'; hãy chọn một trong: table, jsonl, github"),
    ("validate", ["--texts"], "--texts thiếu giá trị; hãy ghi ngay sau nó"),
    ("validate", ["x"], "gọi lệnh sai (Got unexpected extra argument (x)); xem cách gọi bằng --help"),
    ("build", ["--check=1"], "--check không nhận giá trị; hãy ghi một mình nó"),
    ("build", ["--help=1"], "--help không nhận giá trị; hãy ghi một mình nó"),
    ("build", ["--lang", "fr"], "--lang is 'fr'; choose one of en, vi"),
    ("build", ["--lang"], "--lang has no value; write one after it"),
    ("publish", ["--color", "đỏ"], "--color đang là 'đỏ'; hãy chọn một trong: auto, always, never"),
    ("extract", [], "thiếu TỆP_VĂN_BẢN; hãy ghi vào (xem chỗ ghi bằng --help)"),
]  # fmt: skip


@pytest.mark.parametrize(("script", "arguments", "says"), WRONG)
def test_a_wrong_call(script, arguments, says):
    # A call that is wrong in its --lang is answered in English.
    vietnamese = call(script, *(() if "--lang" in arguments else ("--lang", "vi")), *arguments)
    assert (vietnamese.status, vietnamese.out, vietnamese.err) == (2, "", f"{script}: {says}\n")
    english = call(script, *arguments)
    assert (english.status, english.out, english.err.count("\n")) == (2, "", 1)
    assert english.err.startswith(f"{script}: ") and "; " in english.err


@pytest.mark.parametrize("script", SCRIPTS)
def test_help_in_both_languages(script):
    english, vietnamese = (call(script, f"--lang={language}", "--help") for language in ("en", "vi"))
    assert (english.status, english.err, vietnamese.status, vietnamese.err) == (0, "", 0, "")
    assert english.out.startswith(f"usage: {script}.py [OPTIONS]") and "Exit status: 0 " in english.out
    assert vietnamese.out.startswith(f"cách dùng: {script}.py [TÙY_CHỌN]") and "Mã thoát: 0 " in vietnamese.out
    options = re.compile(r"^  (?:-h, )?(--[\w-]+)", re.M)
    assert options.findall(english.out) == options.findall(vietnamese.out) != []
    ours = re.sub(r"\[[a-z|]*\]|[(`][^)`]*[)`]|<report_id>|--?[\w-]+|\w+: |[\w./*-]*[./][\w./*-]*", "", vietnamese.out)
    assert not ENGLISH.search(ours), vietnamese.out
    assert max(map(len, vietnamese.out.split("\n"))) <= 80


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ([], "en"),
        (["--lang", "vi"], "vi"),
        (["a", "--frob", "--lang=vi", "b"], "vi"),
        (["--lang", "vi", "--lang", "en"], "en"),
        (["--lang"], "en"),
        (["--lang", "fr"], "en"),
        (["vi"], "en"),
        (["--", "--lang", "vi"], "en"),
    ],
)
def test_the_language_of_a_call_is_found_before_it_is_read(arguments, language):
    assert language_asked(arguments) == language


def test_a_command_that_is_stopped(capsys):
    @click.command("build", cls=Command, help="build", epilog="build-ends")
    def stopped():
        raise KeyboardInterrupt

    assert run(stopped, []) == 130
    assert capsys.readouterr().err == "build: stopped\n"


def make(*arguments, **environment):
    environment = {"PATH": "/usr/bin:/bin", **environment}
    return subprocess.run(
        ["make", "--no-print-directory", *arguments], cwd=HERE.root, env=environment, capture_output=True, text=True
    )


@pytest.mark.parametrize(("arguments", "environment"), [(["MESSAGES=vi"], {}), ([], {"MESSAGES": "vi"})])
def test_make_passes_on_what_it_is_told(arguments, environment):
    told = ["-n", "-o", ".venv/.ready", "validate", "check", "build", "site", "FORMAT=github", "TEXTS=a b"]
    commands = make(*told, *arguments, **environment).stdout.splitlines()
    assert len(commands) == 5 and all(line.endswith(" --lang vi") or " --lang vi " in line for line in commands)
    assert sum('--texts "a b"' in line for line in commands) == 2
    assert '--texts="a b" -x -m ' in make("-n", "-o", ".venv/.ready", "fast", "TEXTS=a b", "PYTEST=-x").stdout


def test_make_says_that_a_port_is_in_use():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = make("port", f"PORT={taken.getsockname()[1]}")
    assert done.returncode == 2 and "is in use, or is no port; choose another: make serve PORT=8002" in done.stderr
    assert make("port", "PORT=x").stderr.startswith("port x is in use, or is no port; ")
