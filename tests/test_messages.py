"""What is said of the data and by the commands: all of it used, whole, and in both languages."""

import ast
import re
from string import Formatter

import pytest

from solieu.commands.forms import as_github
from solieu.commands.messages import WORDS_FILE, say, words
from solieu.paths import HERE
from solieu.problems import did_you_mean, problem, rules_file, templates, visible

SAID = words() | templates()
SPOKEN_BY = [HERE.root / "scripts" / "solieu" / "commands", *(HERE.root / "scripts").glob("*.py")]
# Words that no Vietnamese sentence has, and most English ones do.
ENGLISH = re.compile(
    r"\b(the|is|are|and|or|not|which|it|this|that|has|have|with|there|run|mend|take|write|state|missing|does|its|for|"
    r"than|error|position|found|begins|stands|expected|required|property|does|match|out|first|from|file|row)\b"
)
# Names of files, commands and columns stay as they are.
NAMES = r"[\w./-]*[/._-][\w./-]*|make build validate|status: reviewed|true|false|null|\{\w+\}|Unicode|'[^']*'|\(\w+\)"


def constants():
    """Every text that stands in the code of the commands."""
    paths = [path for place in SPOKEN_BY for path in ([place] if place.suffix else place.glob("*.py"))]
    for node in (node for path in paths for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_word_is_used():
    assert set(words()) - set(constants()) == set(), f"take it out of {WORDS_FILE.name}"


def names_said():
    """The name of each message made in scripts/ that is written out, what makes it, and where."""
    for path in sorted((HERE.root / "scripts").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            maker = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            at = {"say": 0, "Refusal": 0, "message": 0, "problem": 3}.get(maker)
            if at is not None and at < len(node.args) and isinstance(node.args[at], ast.Constant):
                yield node.args[at].value, maker, f"{path.relative_to(HERE.root)}:{node.lineno}"


def test_every_name_that_is_said_is_there():
    known = {"say": words(), "Refusal": words(), "message": templates(), "problem": templates()}
    assert [said for said in names_said() if said[0] not in known[said[1]]] == []


def places(text):
    """The values that a text fills in."""
    return {value for _, value, _, _ in Formatter().parse(text) if value is not None}


def test_both_languages_fill_in_the_same_values():
    assert {name for name, said in SAID.items() if places(said["en"]) != places(said["vi"])} == set()


def test_the_vietnamese_is_vietnamese_on_one_line():
    said = {name: re.sub(NAMES, "", each["vi"]) for name, each in SAID.items()}
    assert {name: words for name, words in said.items() if ENGLISH.search(words) or "\n" in words} == {}


def test_every_rule_has_both_languages():
    for rule in rules_file()["rules"]:
        for key in ("holds", "says", "cure"):
            assert key not in rule or set(rule[key]) == {"en", "vi"}, rule["rule"]


def test_a_message_within_a_message_is_said_too():
    near = did_you_mean("school-built", ["schools-built-repaired"])
    assert say("no-report", "en", id="x", near=near).startswith("there is no report 'x' (did you mean 'schools-built-")
    assert say("no-report", "vi", id="x", near=near).startswith(
        "không có báo cáo 'x' (có phải ý bạn là 'schools-built-"
    )


def test_what_does_not_show_is_named_and_what_is_endless_cut():
    said = visible("a\nb\u200bc\x1b[2Jd" + "x" * 1000)
    assert said.startswith("a<U+000A>b<U+200B>c<U+001B>[2Jd") and len(said) == 300


def read_as_github_does(line):
    """A workflow command as the runner of GitHub Actions takes it apart: properties, and what is said."""

    def unescaped(text, signs):
        for sign in signs:  # % last, as there
            text = text.replace(f"%{ord(sign):02X}", sign)
        return text

    assert line.startswith("::error ")
    properties, _, data = line.removeprefix("::error ").partition("::")
    pairs = (each.split("=", 1) for each in properties.split(","))
    return {key: unescaped(value, "\r\n:,%") for key, value in pairs}, unescaped(data, "\r\n%")


@pytest.mark.parametrize("text", ["100% of 5::6, a=b", "%0A is no line end, %25 no %", "một, hai: “ba”", "a\nb\rc"])
@pytest.mark.parametrize("path", ["data/a.csv", "báo cáo, năm: 100%.yaml", "::error file=x::y"])
def test_github_reads_an_annotation_as_it_was_meant(path, text):
    wrong = problem(path, 5, 0, "file-unread", reason=text)
    place, read = read_as_github_does(as_github([wrong], "en").split("\n")[0])
    assert place == {"file": path, "line": "5", "col": "1", "title": "file-unread"}
    assert read == str(wrong.message)
