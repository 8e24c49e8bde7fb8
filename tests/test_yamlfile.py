"""YAML as people write it here, with the place of every value, and what is refused."""

import os

import pytest

from solieu.problems import Invalid
from solieu.sources.yamlfile import LARGEST, load, parse, position


@pytest.mark.parametrize(
    ("text", "value"),
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
def test_values(text, value):
    assert parse(text, "x.yaml") == value


def test_every_value_has_its_place():
    document = parse("a: 1\nb:\n  - {c: x, d: [5, 6]}\n", "x.yaml")
    assert position(document, ("b", 0)) == (3, 5)
    assert (position(document, ("b", 0, "c")), position(document, ("b", 0, "c"), of_key=True)) == ((3, 9), (3, 6))
    assert position(document, ("b", 0, "d", 1)) == (3, 19)
    assert position(document, ("b", 0, "none")) == (3, 5), "what is not there is said where it should be"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"a: &x 1\nb: *x", "1:4: yaml: an anchor or alias (& or *) stands here; mend this line"),
        (b"a: !!python/object/apply:os.system [ls]", "1:4: yaml: a tag (!) stands here; mend this line"),
        (b"a: 1\nb:\na: 2", "3:1: yaml: 'a' stands twice in one record; mend this line"),
        (b"a: [1, 2", "2:1: yaml: this is not YAML: did not find expected ',' or ']'; mend this line, or one above it"),
        (b"a:\n\t- 1", "2:1: yaml: this is not YAML: found character that cannot start any token; mend this line"),
        (b"a: \x00\n", "1:4: yaml: <U+0000> is no character of a text; mend this line"),
        (b"[" * 100_000, "1:51: yaml: more than 50 lists and records stand one within another; mend this line"),
        ("a: 1\nb: đồng".encode("cp1258", "ignore") + b"\xf0", "2:0: not-utf8: the file is not UTF-8 from this line"),
        (None, "0:0: file-missing: there is no such file; run scripts/build.py"),
    ],
)
def test_what_is_refused(tmp_path, content, says):
    path = tmp_path / "x.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Invalid) as caught:
        load(path, "x.yaml")
    assert str(caught.value).startswith(f"x.yaml:{says}") and "\n" not in str(caught.value), str(caught.value)


def test_a_file_many_times_too_large_is_not_read(tmp_path):
    path = tmp_path / "x.yaml"
    path.touch()
    os.truncate(path, 100 * LARGEST)  # of which the disk holds none
    with pytest.raises(Invalid, match="too-large: the file has more than 2000000 bytes, as none of its kind;"):
        load(path, "x.yaml")


def test_a_folder_where_a_file_should_be(tmp_path):
    with pytest.raises(Invalid, match="file-unread: this cannot be read"):
        load(tmp_path, "x.yaml")
