"""Messages in both languages: all are translated, whole, and read as their language."""

import ast
import copy
import pickle
import re
from string import Formatter

import pytest

from solieu.checks import check_house
from solieu.checks.texts import check_text
from solieu.commands.messages import CATALOGUE, say, vietnamese
from solieu.commands.messages.calls import paragraphs
from solieu.commands.messages.lines import as_github
from solieu.paths import HERE
from solieu.problems import Invalid, Problem, Said, did_you_mean
from solieu.sources import yamlfile
from solieu.sources.readings import load_metadata

SOURCES = sorted((HERE.root / "scripts").rglob("*.py"))
REPORT = "metadata/reports/dcsvn-628898.yaml"
# Words that no Vietnamese sentence has, and most English ones do.
ENGLISH = re.compile(
    r"\b(the|is|are|and|or|not|which|it|of|this|that|has|have|with|there|run|mend|take|write|state|missing|does|its|for|"
    r"than|error|position|found|begins|stands|expected|required|property|does|match|out|first|from|file|row)\b"
)


def calls(name):
    """Every call of a function of that name in scripts/, with its place."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield f"{path.relative_to(HERE.root).as_posix()}:{node.lineno}", node


def templates():
    """The template of every Said in scripts/ and each paragraph that says what a command does, with where it stands."""
    found = {}
    for place, call in calls("Said"):
        first = call.args[0]
        assert isinstance(first, ast.Constant), f"{place}: write the template out, so that it can be found"
        found[first.value] = place
    for path in sorted((HERE.root / "scripts").glob("*.py")):
        doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        found |= dict.fromkeys(paragraphs(doc), path.name)
    return found


def places(template):
    return sorted(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def has_words(template):
    return any(char.isalpha() for words, *_ in Formatter().parse(template) for char in words)


def test_every_message_has_its_vietnamese():
    missing = {template: place for template, place in templates().items() if has_words(template)}
    for template in vietnamese():
        missing.pop(template, None)
    assert missing == {}, f"add the Vietnamese to {CATALOGUE.relative_to(HERE.root)}"


def test_no_vietnamese_is_left_of_a_message_that_is_gone():
    assert set(vietnamese()) - set(templates()) == set()


def test_the_vietnamese_fills_in_the_same_values():
    assert {english for english, vi in vietnamese().items() if places(english) != places(vi)} == set()


def test_the_vietnamese_is_vietnamese():
    """Names of files, commands and columns stay as they are; of the English around them nothing does."""
    names = r"[\w./-]*[/._-][\w./-]*|make build validate|status: reviewed|true|false|\{\w+\}|Unicode|'[^']*'"
    for english, vi in vietnamese().items():
        assert vi != english, english
        assert not ENGLISH.search(re.sub(names, "", vi)), vi


def test_no_message_is_put_together_by_hand():
    """mypy sees to it that every message is Said; this, that mypy is not told to look away."""
    for name, at in (("Problem", 4), ("refuse", 1)):
        for place, call in calls(name):
            for message in call.args[at : at + 1]:
                assert not isinstance(message, ast.Constant | ast.JoinedStr | ast.BinOp), place
    for path in SOURCES:
        assert "type: ignore[arg-type]" not in path.read_text(encoding="utf-8"), path


def test_a_message_within_a_message_is_said_too():
    near = did_you_mean("school-built", ["schools-built-repaired"])
    said = Said("{figure} is paired with '{other}'{near}", figure=Said("figure"), other="school-built", near=near)
    assert said == "figure is paired with 'school-built'; did you mean 'schools-built-repaired'?"
    assert say(said, "vi") == ("số liệu được ghép cặp với 'school-built'; có phải ý bạn là 'schools-built-repaired'?")
    assert say("as it stands", "vi") == "as it stands"


def test_a_message_survives_being_copied():
    said = Said("'{key}' is missing; state it", key="{a}")
    for other in (copy.copy(said), copy.deepcopy(said), pickle.loads(pickle.dumps(said))):
        assert (other, other.template, other.values) == (said, said.template, said.values)


def test_what_does_not_show_is_named_and_what_is_endless_cut():
    said = Said("'{value}' is no number", value="a\nb\u200bc\x1b[2Jd" + "x" * 1000)
    assert said.startswith("'a<U+000A>b<U+200B>c<U+001B>[2Jd") and len(said) < 330
    assert "\n" not in say(said, "vi") and "\x1b" not in say(said, "vi")


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


@pytest.mark.parametrize("message", ["100% of 5::6, a=b", "%0A is no line end, %25 no %", "một, hai: “ba”", "a\nb\rc"])
@pytest.mark.parametrize("path", ["data/a.csv", "báo cáo, năm: 100%.yaml", "::error file=x::y"])
def test_github_reads_an_annotation_as_it_was_meant(path, message):
    for said in (message, Said("'{value}' is missing", value=message)):  # what is not Said is not made visible
        line, _ = as_github([Problem(path, 5, 0, "bounds", said)], "en").split("\n", 1)
        place, read = read_as_github_does(line)
        assert place == {"file": path, "line": "5", "col": "1", "title": "bounds"}
        assert read == str(said)


def change(name, *edits):
    """A way to break a file of a checkout: each pair of texts is replaced once, and must be there."""

    def apply(house):
        path = house.root / name
        text = path.read_text(encoding="utf-8")
        for old, new in edits:
            assert old in text, old
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")

    return apply


WRONG_METADATA = {
    "records": change(
        REPORT,
        ("indicator: schools-built-repaired", "indicator: school-built"),
        ("indicator: tablets-given", "indicator: xyz"),
        ("list_open: true", "list_open: yes"),
        ("    action: tham gia", "    acton: tham gia"),
        ("    beneficiaries: civilian\n", ""),
        ("event_date: 2022-12-29", "event_date: 2022-02-30"),
        ("byline: Thu Hà", "byline: 12"),
        ("title_en: Mobilising", "title_en: Mobilise\u0301"),
        ("at: [3307, 3354]", "at: [3354, 3307]"),
        ("at: [3267, 3288]", "at: here"),
        ("id: medical-amount\n", "id: Số tiền\n"),
        ("  characters: 8317", "  characters: many"),
        ("as_written: 359 con nuôi", "as_written: 359 con trâu, bò"),
        ("as_written: gần 3.000 người", "as_written: rất nhiều người"),
        ("as_written: 130 lớp", "as_written: gồm 130 lớp"),
        ("as_written: 400 máy", "as_written: 400 máy và 500 máy"),
    ),
    "draft": change(REPORT, ("status: reviewed", "status: draft")),
    "between records": change(
        REPORT,
        ("id: dcsvn-628898", "id: dcsvn-628899"),
        ("at: [3267, 3288]", "at: [9267, 9288]"),
        ("at: [3307, 3354]", "at: [3307, 3355]"),
        ("of: houses-built,", "of: house-built,"),
        ("id: tablets-given", "id: workdays"),
        ("  sha256: 259e", "  # sha256: 259e"),
        ("at: [748, 752], token: “2022”", "at: [3416, 3419], token: “900”"),
        ("at: [4393, 4415]", "at: [1, 2]"),
        ("organisation: cong-an}", "organisation: cong-an, term: dan-van}"),
    ),
    "the codebook": change(
        "metadata/codebook.yaml", ("additive: true", "additive: 1"), ("topic: labour", "topic: work")
    ),
    "the package": change("metadata/package.yaml", ("groups:", "group:")),
    "a table": change("metadata/tables/figures.yaml", ("type: number", "type: numbr")),
    "a like": change("metadata/tables/source_slips.yaml", ("like: ", "like: x")),
}

WRONG_PACKAGES = {
    "tables": [
        change(
            "data/figures.csv",
            (",950000,person", ",950.000,person"),
            (",900,km,", ",901,km,"),
            (",900,school,nearly-gan,<,,900", ",900,school,nearly-gan,>,,"),
            (",civilian,", ",civil,"),
            (",2022,inferred", ",22,inferred"),
            (",3444,", ",3445,"),
            (",mixed,", ",,"),
        ),
        change("data/units.csv", ("\nkm,", "\nkm2,")),
        change("data/passages.csv", (",cong-an,0,", ",cong-an,1,")),
        change("data/figure_pairs.csv", (",dcsvn-628898-houses-built,", ",dcsvn-628898-houses-value,")),
        change("data/numerals.csv", ("-n3416", "-n3415"), ("figure,dcsvn-628898-workdays", "date,")),
        lambda house: (house.data / "more.csv").write_text("a\n1\n"),
    ],
    "files": [
        change("data/figures.csv", ("figure_id,report_id", "figure_id,report")),
        lambda house: (house.data / "doubts.csv").unlink(),
        lambda house: (house.data / "units.csv").write_bytes(b"\xef\xbb\xbf\xff\r\n"),
        lambda house: (house.data / "figures_en.csv").write_bytes((house.data / "figures_en.csv").read_bytes()[:3000]),
    ],
    "the descriptor": [
        change(
            "datapackage.json",
            ('"$schema": "https://datapackage.org/profiles/2.0/', '"$schema": "https://example.org/'),
            ('"hash": "sha256:', '"hash": "md5:'),
            ('"type": "number"', '"type": "numbr"'),
            ('"path": "data/', '"path": "../data/'),
            ('"name": "dan-van-figures"', '"name": 1'),
        )
    ],
    "no JSON": [change("datapackage.json", ('"name": ', '"name" '))],
    "a symbolic link": [lambda house: (house.data / "x.csv").symlink_to(house.root.parent)],
}


@pytest.mark.parametrize("name", WRONG_METADATA)
def test_problems_of_metadata_in_vietnamese(house, name):
    WRONG_METADATA[name](house)
    with pytest.raises(Invalid) as caught:
        load_metadata(house)
    for problem in caught.value.problems:
        assert_vietnamese(problem)


@pytest.mark.slow
@pytest.mark.parametrize("name", WRONG_PACKAGES)
def test_problems_of_packages_in_vietnamese(house, name):
    for break_it in WRONG_PACKAGES[name]:
        break_it(house)
    problems = check_house(house)
    assert problems
    for problem in problems:
        assert_vietnamese(problem)


@pytest.mark.parametrize(
    "text", ["a: [1", "a: 'b", "a:\n\t- 1", "a: b: c", "- a\nb: 1", 'a: "\\q"', "a: 1\n---\nb: 2", "&a b"]
)
def test_problems_of_yaml_in_vietnamese(tmp_path, text):
    (tmp_path / "x.yaml").write_text(text)
    with pytest.raises(Invalid) as caught:
        yamlfile.load(tmp_path / "x.yaml", "x.yaml")
    assert_vietnamese(caught.value.problems[0])


@pytest.mark.parametrize("content", [None, b"", b"\xff", "Một bài khác.".encode()])
def test_problems_of_texts_in_vietnamese(tmp_path, content):
    if content is not None:
        (tmp_path / "dcsvn-628898.txt").write_bytes(content)
    [problem] = check_text(load_metadata(HERE).readings[0], tmp_path)
    assert_vietnamese(problem)


def assert_vietnamese(problem: Problem):
    """What is quoted from the data is in whatever language it is in; rules, paths and names of columns stay."""
    said = say(problem.message, "vi")
    ours = re.sub(r"'[^']*'|“[^”]*”|\{[^}]*\}|[\w./$\[\]-]*[/._\[-][\w./\[\]-]*", "", said)
    assert not ENGLISH.search(ours), (str(problem), said)
    assert "\n" not in said and said != str(problem.message)
