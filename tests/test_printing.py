"""The forms that problems are printed in: for a pipe, for programs, for pull requests, for people on a terminal."""

import json
import os
import pty
import re

import pytest
import yaml

from calling import call, run
from solieu.commands.forms import as_github, as_jsonl, as_lines, as_summary, next_step, parts, print_list
from solieu.paths import HERE
from solieu.problems import did_you_mean, problem

NEAR = did_you_mean("0900", ["900"])
PROBLEMS = [
    problem("data/a.csv", 2, 5, "number-form", field="value", text="0900"),
    problem("data/b.csv", 0, 0, "stale.extra"),
    problem("metadata/reports/x.yaml", 1, 14, "file-unread", reason=NEAR),
]


@pytest.fixture
def root(tmp_path):
    """A checkout with the lines that the problems are about."""
    for name, text in (("data/a.csv", "id,value\na,\x1b[2Jb,0900\n"), ("metadata/reports/x.yaml", "  a: b\n")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_lines_in_both_languages():
    assert as_lines(PROBLEMS, "en").splitlines() == [
        "data/a.csv:2:5: number-form: value is '0900', which is no canonical number; rebuild the file",
        "data/b.csv:0:0: stale: this is built from nothing in metadata/; "
        "change metadata/, never what is built, and run scripts/build.py",
        "metadata/reports/x.yaml:1:14: file-unread: this cannot be read ( (did you mean '900'?)); mend its permissions",
        "3 problems in 3 files: file-unread 1, number-form 1, stale 1",
    ]
    vietnamese = as_lines(PROBLEMS, "vi")
    assert "data/a.csv:2:5: number-form: value là '0900', không phải số ở dạng chuẩn; dựng lại tệp\n" in vietnamese
    assert "có phải ý bạn là '900'?" in vietnamese
    assert vietnamese.endswith("\n3 lỗi trong 3 tệp: file-unread 1, number-form 1, stale 1\n")


def test_nothing_wrong(root, capsys):
    print_list([], "vi", False, root)
    assert capsys.readouterr().out == as_lines([], "vi") == "không có lỗi\n"
    assert as_summary([], "en", {}) == "### Validation: no problems\n"
    assert as_jsonl([], "en") == ""
    assert as_github([], "en") == "no problems\n"


def test_what_is_wrong_and_the_cure_are_told_apart():
    said = [parts(each, "en") for each in PROBLEMS]
    assert said[0] == ("value is '0900', which is no canonical number", "rebuild the file")
    assert said[2][1] == "mend its permissions"


def test_jsonl_has_the_message_whole_and_in_parts():
    first, _, last = map(json.loads, as_jsonl(PROBLEMS, "vi").splitlines())
    assert list(first) == ["path", "line", "column", "rule", "message", "template", "values"]
    assert first["message"] == "value là '0900', không phải số ở dạng chuẩn; dựng lại tệp"
    assert first["template"] == "{field} is '{text}', which is no canonical number; rebuild the file"
    assert first["values"] == {"field": "value", "text": "0900"}
    assert last["values"] == {"reason": " (có phải ý bạn là '900'?)"}


def test_github_has_what_people_wrote_first():
    """GitHub shows ten annotations of a step: what is built from a mistake must not hide it."""
    commands = as_github(PROBLEMS, "en").splitlines()
    assert commands[0].startswith(
        "::error file=metadata/reports/x.yaml,line=1,col=14,title=file-unread::this cannot be "
    )
    assert commands[-1] == as_lines(PROBLEMS, "en").splitlines()[-1]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_summary_links_each_problem_to_its_line_and_rule(language):
    at = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "o/r", "GITHUB_SHA": "abc"}
    summary = as_summary(PROBLEMS, language, at).splitlines()
    base = "https://github.com/o/r/blob/abc"
    place = f"[metadata/reports/x.yaml:1]({base}/metadata/reports/x.yaml#L1)"
    assert summary[4].startswith(f"| {place} | [file-unread]({base}/docs/rules.md#file-unread) | ")
    guide = "docs/red-pull-request.md" if language == "en" else "docs/red-pull-request.vi.md"
    assert f"[{guide}]({base}/{guide})" in summary[-1] and (HERE.root / guide).is_file()


def test_the_summary_shows_what_markdown_would_swallow_and_is_cut():
    many = [problem("data/a.csv", line, 1, "file-unread", reason="a|b <c> *d* `e` _f_") for line in range(1, 400)]
    summary = as_summary(many, "en", {})
    assert r"(a\|b &lt;c&gt; \*d\* \`e\` \_f\_)" in summary
    assert "\n… and 199 more\n" in summary


@pytest.mark.parametrize(
    ("path", "name", "step"),
    [
        ("metadata/codebook.yaml", "stale", "mend what stands in metadata/"),
        ("data/a.csv", "stale", "data/ and datapackage.json are built from metadata/"),
        ("data/a.csv", "bounds", "what is built is wrong"),
        ("dcsvn-628898.txt", "text-hash", "save the text again"),
    ],
)
def test_the_next_step(path, name, step):
    assert next_step([problem(path, 1, 1, name)], "en").startswith(step)


def plain(text):
    return re.sub(r"\x1b\[[\d;]*m", "", text)


@pytest.mark.parametrize("coloured", [True, False])
def test_the_list_of_a_terminal(root, capsys, monkeypatch, coloured):
    monkeypatch.setenv("COLUMNS", "60")
    print_list(PROBLEMS, "en", coloured, root)
    shown = capsys.readouterr().out
    assert ("\x1b[" in shown) == coloured
    lines = [line.rstrip() for line in plain(shown).split("\n")]
    assert lines[:5] == [
        "metadata/reports/x.yaml",
        "  1:14 file-unread",
        "      this cannot be read ( (did you mean '900'?))",
        "      │   a: b",
        "      → mend its permissions",
    ]
    assert "      │ a,<U+001B>[2Jb,0900" in lines, "what does not show harms no terminal"
    assert lines[-4:] == [
        "3 problems in 3 files: file-unread 1, number-form 1, stale 1",
        "Next: mend what stands in metadata/, then run: make build",
        "validate (docs/red-pull-request.md has the steps)",
        "",
    ]
    assert max(map(len, lines)) <= 60


@pytest.fixture
def validate(monkeypatch):
    """Call scripts/validate.py where it finds the problems above."""
    monkeypatch.setattr("solieu.checks.check_house", lambda *_: PROBLEMS)

    def calling(*arguments):
        done = call("validate", *arguments)
        assert (done.status, done.err) == (1, "")
        return done.out

    return calling


def test_the_forms_and_colours_by_request(validate):
    assert validate("--lang", "vi") == as_lines(PROBLEMS, "vi")
    assert validate("--format", "jsonl") == as_jsonl(PROBLEMS, "en")
    assert validate("--format", "github") == as_github(PROBLEMS, "en")
    assert validate("--color", "always").startswith("\x1b[1mmetadata/")


def test_the_summary_goes_where_it_is_wanted(validate, monkeypatch, tmp_path):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "job.md"))
    validate()
    assert not (tmp_path / "job.md").exists()
    validate("--format", "github", "--lang", "vi")
    assert (tmp_path / "job.md").read_text(encoding="utf-8").startswith("### Kiểm tra dữ liệu: 3 lỗi trong 3 tệp")
    validate("--summary", tmp_path / "other.md")
    assert (tmp_path / "other.md").read_text(encoding="utf-8").startswith("### Validation")
    done = call("validate", "--summary", tmp_path)
    assert (done.status, done.out) == (2, as_lines(PROBLEMS, "en"))
    assert done.err == f"validate: {tmp_path}: Is a directory; mend that, and try again\n"


@pytest.mark.parametrize(("environment", "colours"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_on_a_terminal(house, environment, colours):
    (house.data / "units.csv").unlink()
    ours, theirs = pty.openpty()
    keep = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"TERM": "xterm"} | environment
    done = run("build", "--check", "--root", house.root, "--lang", "vi", stdout=theirs, env=keep)
    os.close(theirs)
    shown = os.read(ours, 65536).decode("utf-8").replace("\r\n", "\n")
    os.close(ours)
    assert (done.status, done.err) == (1, "")
    assert ("\x1b[" in shown) == colours
    assert plain(shown).startswith("data/units.csv\n  - stale\n      chưa có tệp này\n      → sửa metadata/")


def test_the_workflow_runs_what_there_is():
    """Read as GitHub reads it, as far as a test can: events, rights, and targets of the Makefile."""
    text = (HERE.root / ".github" / "workflows" / "validate.yml").read_text(encoding="utf-8")
    workflow = yaml.load(text, Loader=yaml.BaseLoader)  # SafeLoader would make the key `on` true
    assert set(workflow["on"]) == {"push", "pull_request"} and workflow["permissions"] == {"contents": "read"}
    targets = set(re.findall(r"^([a-z]+):", (HERE.root / "Makefile").read_text(), re.M))
    ran = [step.get("run", "") for job in workflow["jobs"].values() for step in job["steps"]]
    made = [words.split() for run in ran for words in re.findall(r"^make (.*)$", run, re.M)]
    assert {word for words in made for word in words if word.isalpha()} == {
        "validate",
        "check",
        "lint",
        "test",
        "checkers",
    }
    assert {"validate", "check", "lint", "test", "site"} <= targets
    assert ["--no-print-directory", "validate", "FORMAT=github"] in made


@pytest.mark.parametrize("name", ["validate", "release"])
def test_workflows_may_little_and_name_actions_by_commit(name):
    text = (HERE.root / ".github" / "workflows" / f"{name}.yml").read_text(encoding="utf-8")
    workflow = yaml.load(text, Loader=yaml.BaseLoader)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        steps = [step for step in job["steps"] if "uses" in step]
        assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"]) for step in steps)
        checkouts = [step["with"] for step in steps if "checkout" in step["uses"]]
        assert checkouts and all(given["persist-credentials"] == "false" for given in checkouts)
        assert "timeout-minutes" in job
    for script in re.findall(r"scripts/\w+\.py", text):
        assert (HERE.root / script).is_file(), script


@pytest.mark.parametrize(
    "path", sorted((HERE.root / ".github" / "ISSUE_TEMPLATE").glob("*-*.yml")), ids=lambda p: p.stem
)
def test_forms_of_issues_are_such_as_github_shows(path):
    """https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests"""
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert form.keys() == {"name", "description", "title", "labels", "body"}
    ids = [part["id"] for part in form["body"]]
    assert len(set(ids)) == len(ids) and all(re.fullmatch(r"[\w-]+", each) for each in ids)
    for part in form["body"]:
        assert part.keys() <= {"type", "id", "attributes", "validations"}
        allowed = {
            "input": {"placeholder"},
            "textarea": {"placeholder"},
            "dropdown": {"options"},
            "checkboxes": {"options"},
        }
        assert part["attributes"].keys() <= {"label", "description", *allowed[part["type"]]}
        assert ("options" in part["attributes"]) is (part["type"] in ("dropdown", "checkboxes"))
        assert " · " in part["attributes"]["label"], "both languages"


def test_what_serves_the_site_is_locked_in_the_versions_of_all():
    """site.lock has the versions of constraints.txt, and hashes, without which pip installs nothing of it."""
    names = [line.partition(" ")[0] for line in (HERE.root / "site.lock").read_text().splitlines() if "==" in line]
    pinned = {line.replace("_", "-").lower() for line in (HERE.root / "constraints.txt").read_text().splitlines()}
    assert set(names) <= pinned and {name.partition("==")[0] for name in names} >= {"datasette", "xlsxwriter"}
