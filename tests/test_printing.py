"""The forms that problems are printed in: for people on a terminal, for programs, for pull requests."""

import importlib
import json
import os
import pty
import re
import subprocess
import sys

import pytest
import yaml

from solieu.commands.messages.counts import next_step, summary_line
from solieu.commands.messages.lines import as_github, as_jsonl, as_lines
from solieu.commands.messages.summary import as_summary
from solieu.commands.messages.terminal import Screen, as_groups
from solieu.paths import HERE
from solieu.problems import Problem, Said, did_you_mean

NEAR = did_you_mean("school-built", ["schools-built-repaired"])
CODE = Said("'{value}', which is not in {vocabulary}{near}", value="school-built", vocabulary="indicators", near=NEAR)
FIGURE = Said("{kind} '{id}'", kind=Said("figure"), id="schools")
UNKNOWN = Said("{subject} has {key} {what}", subject=FIGURE, key="indicator", what=CODE)
FORM = Said("{column} is '{text}'; {wrong}", column="value", text="0900", wrong=Said("write true or false"))
STALE = Said("is built from nothing in metadata/; take it out")
PROBLEMS = [
    Problem("data/a.csv", 2, 5, "number-form", FORM),
    Problem("data/b.csv", 0, 0, "stale", STALE),
    Problem("metadata/reports/x.yaml", 1, 14, "unknown-code", UNKNOWN),
]


@pytest.fixture
def root(tmp_path):
    """A checkout with the lines that the problems are about."""
    for name, text in (
        ("data/a.csv", "id,value\na,b,0900\n"),
        ("metadata/reports/x.yaml", "  indicator: school-built\n"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def plain(text):
    return re.sub(r"\x1b\[[\d;]*m", "", text)


def test_lines_in_both_languages():
    assert as_lines(PROBLEMS, "en") == (
        "data/a.csv:2:5: number-form: value is '0900'; write true or false\n"
        "data/b.csv:0:0: stale: is built from nothing in metadata/; take it out\n"
        "metadata/reports/x.yaml:1:14: unknown-code: figure 'schools' has indicator 'school-built', "
        "which is not in indicators; did you mean 'schools-built-repaired'?\n"
        "3 problems in 3 files: number-form 1, stale 1, unknown-code 1\n"
    )
    assert as_lines(PROBLEMS, "vi") == (
        "data/a.csv:2:5: number-form: value là '0900'; hãy viết true hoặc false\n"
        "data/b.csv:0:0: stale: không có gì trong metadata/ tạo ra tệp này; hãy bỏ đi\n"
        "metadata/reports/x.yaml:1:14: unknown-code: indicator của số liệu 'schools': 'school-built' "
        "không có trong indicators; có phải ý bạn là 'schools-built-repaired'?\n"
        "3 lỗi trong 3 tệp: number-form 1, stale 1, unknown-code 1\n"
    )


def test_groups_show_the_line_the_value_and_the_cure(root):
    assert as_groups(PROBLEMS, Screen("en", 80, False, root)) == (
        "metadata/reports/x.yaml\n"
        "  1:14 unknown-code\n"
        "      figure 'schools' has indicator 'school-built', which is not in indicators\n"
        "      1 │   indicator: school-built\n"
        "                       ^\n"
        "      → did you mean 'schools-built-repaired'?\n"
        "\n"
        "data/a.csv\n"
        "  2:5 number-form\n"
        "      value is '0900'\n"
        "      2 │ a,b,0900\n"
        "              ^\n"
        "      → write true or false\n"
        "\n"
        "data/b.csv\n"
        "  - stale\n"
        "      is built from nothing in metadata/\n"
        "      → take it out\n"
        "\n"
        "3 problems in 3 files\n"
        "  1 number-form   docs/rules.md#number-form\n"
        "  1 stale         docs/rules.md#stale\n"
        "  1 unknown-code  docs/rules.md#unknown-code\n"
        "Next: mend what stands in metadata/, then run: make build validate\n"
        "(docs/red-pull-request.md has the steps)\n"
    )


@pytest.mark.parametrize("language", ["en", "vi"])
def test_colours_change_no_character(root, language):
    coloured = as_groups(PROBLEMS, Screen(language, 80, True, root))
    assert plain(coloured) == as_groups(PROBLEMS, Screen(language, 80, False, root))
    assert "\x1b[33mschool-built\x1b[0m" in coloured


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_screen(root, width):
    (root / "data/a.csv").write_text("id,value\n" + "x" * 500 + ",0900\n", encoding="utf-8")
    wide = [Problem("data/a.csv", 2, 502, "number-form", FORM), *PROBLEMS]
    lines = plain(as_groups(wide, Screen("vi", width, True, root))).split("\n")
    assert max(map(len, lines)) <= max(width, len("  1 unknown-code  docs/rules.md#unknown-code"))
    [mark] = [
        at for at, line in enumerate(lines) if line.endswith("^") and "0900" in lines[at - 1] and "…" in lines[at - 1]
    ]
    assert lines[mark - 1][len(lines[mark]) - 1] == "0"


def test_what_does_not_show_harms_no_terminal(root):
    (root / "data/a.csv").write_text("id\n\x1b[2Ja\u0301\u200b,0900\n", encoding="utf-8")
    shown = as_groups([Problem("data/a.csv", 2, 9, "number-form", FORM)], Screen("en", 80, False, root))
    assert "\x1b" not in shown and "·[2Ja\u0301·,0900\n                 ^\n" in shown


def test_a_rule_broken_again_and_again_is_shown_a_few_times(root):
    many = [Problem("data/a.csv", line, 1, "number-form", FORM) for line in range(1, 100)]
    shown = as_groups(many, Screen("en", 80, False, root))
    assert shown.count("number-form\n") == 5 + 1  # and the link to its rule
    assert "… and 94 more of number-form" in shown


def test_nothing_wrong(root):
    assert as_groups([], Screen("vi", 80, False, root)) == as_lines([], "vi") == "không có lỗi\n"
    assert as_summary([], "en", {}) == "### Validation: no problems\n"
    assert as_jsonl([], "en") == ""


def test_jsonl_has_the_message_whole_and_in_parts():
    first, _, last = map(json.loads, as_jsonl(PROBLEMS, "en").splitlines())
    assert list(first) == ["path", "line", "column", "rule", "message", "template", "values"]
    assert first["values"] == {"column": "value", "text": "0900", "wrong": "write true or false"}
    assert last["message"].endswith("did you mean 'schools-built-repaired'?")
    assert "có phải ý bạn" in as_jsonl(PROBLEMS, "vi")


def test_github_has_what_people_wrote_first():
    """GitHub shows ten annotations of a step: what is built from a mistake must not hide it."""
    commands = as_github(PROBLEMS, "en").splitlines()
    assert commands[0] == (
        "::error file=metadata/reports/x.yaml,line=1,col=14,title=unknown-code::figure 'schools' has indicator "
        "'school-built', which is not in indicators; did you mean 'schools-built-repaired'?"
    )
    assert commands[-1] == str(summary_line(PROBLEMS))
    assert as_github([], "en") == "no problems\n"


def test_the_summary_links_each_problem_to_its_line_and_rule():
    at = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "o/r", "GITHUB_SHA": "abc"}
    summary = as_summary(PROBLEMS, "en", at)
    assert summary.startswith(
        "### Validation: 3 problems in 3 files\n\n| where | rule | what is wrong |\n| --- | --- | --- |\n"
    )
    base = "https://github.com/o/r/blob/abc"
    place = f"[metadata/reports/x.yaml:1]({base}/metadata/reports/x.yaml#L1)"
    assert f"| {place} | [unknown-code]({base}/docs/rules.md#unknown-code) | " in summary
    assert f"[docs/red-pull-request.md]({base}/docs/red-pull-request.md)" in summary
    assert f"[docs/red-pull-request.vi.md]({base}/docs/red-pull-request.vi.md)" in as_summary(PROBLEMS, "vi", at)


def test_the_summary_shows_what_markdown_would_swallow():
    message = Said("'{value}' is no number", value="a|b <c> *d* `e` _f_")
    row = as_summary([Problem("data/a.csv", 1, 1, "x", message)], "en", {}).split("\n")[4]
    assert r"a\|b &lt;c&gt; \*d\* \`e\` \_f\_" in row


def test_a_long_summary_is_cut():
    many = [Problem("data/a.csv", line, 1, "x", FORM) for line in range(1, 400)]
    assert "… and 199 more\n" in as_summary(many, "en", {})


@pytest.mark.parametrize(
    ("path", "rule", "step"),
    [
        ("metadata/codebook.yaml", "missing-key", "mend what stands in metadata/"),
        ("data/a.csv", "stale", "data/ and datapackage.json are built from metadata/"),
        ("data/a.csv", "bounds", "what is built is wrong"),
        ("dcsvn-628898.txt", "text-hash", "save the text again"),
    ],
)
def test_the_next_step(path, rule, step):
    assert next_step([Problem(path, 1, 1, rule, FORM)]).startswith(step)


@pytest.fixture
def validate(monkeypatch, capsys):
    """Call scripts/validate.py where it finds the problems above."""
    monkeypatch.syspath_prepend(HERE.root / "scripts")
    module = importlib.import_module("validate")
    monkeypatch.setattr(module, "check_house", lambda *_: PROBLEMS)

    def call(*arguments):
        assert module.main(list(map(str, arguments))) == 1
        return capsys.readouterr().out

    return call


def test_colours_by_request(validate):
    assert "\x1b[" not in validate() and "\x1b[" in validate("--color", "always")
    assert validate("--lang", "vi", "--color", "always").startswith("\x1b[1mmetadata/")


def test_the_summary_goes_where_it_is_wanted(validate, monkeypatch, tmp_path):
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    validate("--format", "github")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "job.md"))
    validate()
    assert not (tmp_path / "job.md").exists()
    validate("--format", "github", "--lang", "vi")
    assert (tmp_path / "job.md").read_text(encoding="utf-8").startswith("### Kiểm tra dữ liệu: 3 lỗi trong 3 tệp")
    validate("--summary", tmp_path / "other.md")
    assert (tmp_path / "other.md").read_text(encoding="utf-8").startswith("### Validation")


@pytest.mark.parametrize(("environment", "colours"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_on_a_terminal(house, environment, colours):
    (house.metadata / "codebook.yaml").write_text("a: [1")
    ours, theirs = pty.openpty()
    command = [sys.executable, HERE.root / "scripts" / "build.py", "--root", house.root, "--lang", "vi"]
    keep = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"TERM": "xterm"} | environment
    done = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, env=keep, check=False)
    os.close(theirs)
    shown = os.read(ours, 65536).decode("utf-8").replace("\r\n", "\n")
    os.close(ours)
    assert (done.returncode, done.stderr) == (1, b"")
    assert ("\x1b[" in shown) == colours
    assert plain(shown).startswith("metadata/codebook.yaml\n  1:4 yaml\n      danh sách mở bằng [ chưa được đóng\n")


def test_the_workflow_runs_what_there_is():
    """Read as GitHub reads it, as far as a test can: events, rights, and targets of the Makefile."""
    text = (HERE.root / ".github" / "workflows" / "validate.yml").read_text(encoding="utf-8")
    workflow = yaml.load(text, Loader=yaml.BaseLoader)  # SafeLoader would make the key `on` true
    assert set(workflow["on"]) == {"push", "pull_request"} and workflow["permissions"] == {"contents": "read"}
    targets = set(re.findall(r"^([a-z]+):", (HERE.root / "Makefile").read_text(), re.M))
    ran = [step.get("run", "") for job in workflow["jobs"].values() for step in job["steps"]]
    made = [words.split() for run in ran for words in re.findall(r"^make (.*)$", run, re.M)]
    assert {word for words in made for word in words if word.isalpha()} == {"validate", "check", "lint", "test", "site"}
    assert {"validate", "check", "lint", "test", "site"} <= targets
    assert ["--no-print-directory", "validate", "FORMAT=github"] in made
    for job in workflow["jobs"].values():
        used = [step["uses"] for step in job["steps"] if "uses" in step]
        assert all(re.fullmatch(r"actions/[\w-]+@v\d+", name) for name in used) and "timeout-minutes" in job
