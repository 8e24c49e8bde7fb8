"""How the commands are called, in both languages: their help, and in one line what is wrong with a call."""

import importlib
import re
import subprocess

import pytest

from solieu.commands.messages.calls import fault, language_asked
from solieu.paths import HERE
from test_messages import ENGLISH

COMMANDS = ["build", "extract", "publish", "validate"]
WRONG = [
    ("validate", ["--frob"], "không có tùy chọn --frob; có phải ý bạn là '--root'?"),
    ("validate", ["--formatt=xml"], "không có tùy chọn --formatt; có phải ý bạn là '--format'?"),
    ("validate", ["--format", "xml"], "--format đang là 'xml'; hãy chọn một trong: table, jsonl, github"),
    ("validate", ["--texts"], "--texts thiếu giá trị; hãy ghi ngay sau nó"),
    ("validate", ["nông thôn"], "'nông thôn' là đối số thừa; hãy bỏ đi, hoặc đặt cả cụm trong dấu ngoặc kép"),
    ("build", ["--check=1"], "--check không nhận giá trị; hãy bỏ '1'"),
    ("build", ["--c"], "--c có thể là --check, --color; hãy viết đầy đủ"),
    ("build", ["--lang", "fr"], "--lang is 'fr'; choose one of en, vi"),
    ("build", ["--lang"], "--lang has no value; write one after it"),
    ("publish", ["--color", "đỏ"], "--color đang là 'đỏ'; hãy chọn một trong: auto, always, never"),
    ("extract", [], "thiếu TỆP_VĂN_BẢN; hãy ghi vào (xem chỗ ghi bằng --help)"),
    ("extract", ["a.txt", "b.txt"], "'b.txt' là đối số thừa; hãy bỏ đi, hoặc đặt cả cụm trong dấu ngoặc kép"),
]


@pytest.fixture
def said(capsys, monkeypatch):
    """Call a command that argparse ends: its exit status, and what it printed on stdout and on stderr."""
    monkeypatch.syspath_prepend(HERE.root / "scripts")

    def call(command, *arguments):
        with pytest.raises(SystemExit) as end:
            importlib.import_module(command).main(list(arguments))
        printed = capsys.readouterr()
        return end.value.code, printed.out, printed.err

    return call


@pytest.mark.parametrize(("command", "arguments", "says"), WRONG)
def test_a_wrong_call_in_vietnamese(said, command, arguments, says):
    assert said(command, "--lang", "vi", *arguments) == (2, "", f"{command}: {says}\n")


@pytest.mark.parametrize(("command", "arguments", "says"), WRONG)
def test_a_wrong_call_in_english_is_one_line_that_says_what_to_do(said, command, arguments, says):
    status, out, error = said(command, *arguments)
    assert (status, out, error.count("\n")) == (2, "", 1)
    assert error.startswith(f"{command}: ") and "; " in error
    assert error.isascii() or "'" in error


@pytest.mark.parametrize("command", COMMANDS)
def test_help_in_vietnamese_has_no_english(said, command):
    status, shown, error = said(command, "--lang=vi", "--help")
    assert (status, error) == (0, "")
    assert shown.startswith(f"cách dùng: {command}.py [-h]")
    assert "Mã thoát: 0 " in " ".join(shown.split())
    ours = re.sub(r"[{(`][^})`]*[})`]|<report_id>|--?[\w-]+|\w+: |[\w./*-]*[./][\w./*-]*", "", shown)
    assert not ENGLISH.search(ours), shown
    assert max(map(len, shown.split("\n"))) < 80


@pytest.mark.parametrize("command", COMMANDS)
def test_help_in_both_languages_has_the_same_options(said, command):
    options = re.compile(r"^  (?:-h, )?(--[\w-]+)", re.M)
    english, vietnamese = (said(command, "--lang", language, "-h")[1] for language in ("en", "vi"))
    assert options.findall(english) == options.findall(vietnamese) != []
    assert "Exit status: 0 " in english


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ([], "en"),
        (["--lang", "vi"], "vi"),
        (["a", "--frob", "--lang=vi", "b"], "vi"),
        (["--lang", "vi", "--lang", "en"], "en"),
        (["--lan", "vi"], "vi"),
        (["--lang"], "en"),
        (["--lang", "fr"], "en"),
        (["--", "--lang", "vi"], "en"),
    ],
)
def test_the_language_of_a_call_is_found_before_it_is_read(arguments, language):
    assert language_asked(arguments) == language


def test_what_argparse_says_otherwise_is_passed_on():
    assert fault("something new") == "the call is wrong (something new); --help shows what it takes"


def test_make_passes_the_language_on():
    """MESSAGES is how make is told the language: as a variable of the call, and of the environment."""
    told = ["make", "-n", "-o", ".venv/.ready", "validate", "check", "build/.built", "FORMAT=xml"]
    for call, environment in ((["MESSAGES=vi"], {}), ([], {"MESSAGES": "vi"})):
        done = subprocess.run(
            [*told, *call], cwd=HERE.root, env={"PATH": "/usr/bin:/bin", **environment}, capture_output=True, text=True
        )
        assert done.stdout.count("--lang vi") >= 2, done.stdout + done.stderr
