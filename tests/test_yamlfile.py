"""YAML as people write it here, and what is refused."""

from pathlib import Path

import pytest

from solieu.problems import Invalid
from solieu.sources import yamlfile


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("on: 2026-11-23", {"on": "2026-11-23"}),
        ("no: yes", {"no": "yes"}),
        (
            "n: 27\nm: 0900\nk: 1_000\nj: 0x1F\nt: 12:30",
            {"n": 27, "m": "0900", "k": "1_000", "j": "0x1F", "t": "12:30"},
        ),
        ("a: true\nb: false\nc:\nd: ''\ne: '27'", {"a": True, "b": False, "c": None, "d": "", "e": "27"}),
        ("- {at: [620, 625], token: “29/12”}", [{"at": [620, 625], "token": "“29/12”"}]),
        ("v: 12.50", {"v": "12.50"}),
        ("", None),
    ],
)
def test_values(text, plain):
    assert yamlfile.parse(text).plain == plain


def test_every_value_has_its_place():
    node = yamlfile.parse("a: 1\nb:\n  - {c: x}\n")
    inner = node.value["b"].value[0]
    assert (inner.line, inner.column) == (3, 5)
    assert (inner.value["c"].line, inner.value["c"].column) == (3, 9)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: &x 1\nb: *x", 1, "anchors and aliases"),
        ("a: &a [1]\nb: &b [*a, *a]\nc: [*b, *b]", 1, "anchors and aliases"),
        ("a: !!python/object/apply:os.system [ls]", 1, "tags are not used"),
        ("a: 1\na: 2", 2, "stands twice"),
        ("a: [1, 2", 1, "begins with [ is not closed"),
        ("a: 'unfinished", 1, "the file ends within quotation marks"),
        ("a:\n\t- 1", 2, "cannot begin with this sign (a tab"),
    ],
)
def test_what_is_refused(tmp_path: Path, text, line, says):
    path = tmp_path / "x.yaml"
    path.write_text(text)
    with pytest.raises(Invalid) as caught:
        yamlfile.load(path, "metadata/x.yaml")
    [problem] = caught.value.problems
    assert (problem.path, problem.rule) == ("metadata/x.yaml", "yaml")
    assert says in problem.message
    assert "\n" not in str(problem)
    assert problem.line >= line


def test_missing_and_not_utf8(tmp_path: Path):
    with pytest.raises(Invalid, match="file-missing"):
        yamlfile.load(tmp_path / "none.yaml", "none.yaml")
    (tmp_path / "latin.yaml").write_bytes("a: đồng".encode("utf-16"))
    with pytest.raises(Invalid, match="not-utf8"):
        yamlfile.load(tmp_path / "latin.yaml", "latin.yaml")
