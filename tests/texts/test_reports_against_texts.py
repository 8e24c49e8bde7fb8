"""The readings against the reports' texts, where the texts are at hand (`pytest --texts DIR`)."""

import unicodedata

import pytest

from solieu.checks.texts import check_text
from solieu.paths import HERE


@pytest.fixture
def reading(seed):
    return seed


@pytest.fixture
def text(texts, reading):
    return (texts / f"{reading.id}.txt").read_text(encoding="utf-8")


def test_every_reading_is_that_of_its_text(metadata, texts):
    assert [str(problem) for reading in metadata.readings for problem in check_text(reading, texts)] == []


@pytest.mark.parametrize(
    "other_form",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text + "\n",
    ],
    ids=["NFD", "CR LF", "BOM", "last line"],
)
def test_a_text_in_another_form_is_named(tmp_path, reading, text, other_form):
    (tmp_path / f"{reading.id}.txt").write_bytes(other_form(text).encode("utf-8"))
    [problem] = check_text(reading, tmp_path)
    assert problem.rule == "text-hash"
    assert "in another form" in str(problem)


def test_no_sentence_of_a_text_is_in_the_repository(text):
    """Rights: figure phrases and titles are quoted; no run of 16 words of the body is."""
    import re
    import subprocess

    body = re.sub(r"\S*https?://\S+", "\n", text.partition("\n")[2])
    # Titles of documents are quoted; the conference's name is shortened.
    titles = r"Quy chế công tác[^;]*hệ thống chính trị|tiếp tục tăng cường và đổi mới.*?tình hình mới"
    body = re.sub(titles, "\n", body)
    runs = set()
    for line in body.split("\n"):
        words = re.findall(r"\w+", line.lower())
        runs |= {tuple(words[at : at + 16]) for at in range(len(words) - 15)}
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=HERE.root, capture_output=True, text=True
    )
    for name in filter(None, listed.stdout.split("\n")):
        path = HERE.root / name
        try:
            words = re.findall(r"\w+", unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).lower())
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue
        assert not any(tuple(words[at : at + 16]) in runs for at in range(len(words) - 15)), name
