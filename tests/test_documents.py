"""What the documents say is true: rows, snippets, links, versions."""

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

import test_house
from solieu.paths import HERE

READMES = {"en": HERE.root / "README.md", "vi": HERE.root / "README.vi.md"}
PAGES = sorted([*HERE.root.glob("*.md"), *(HERE.root / "docs").glob("*.md")])


@pytest.mark.parametrize("language", READMES)
def test_the_rows_shown_are_rows_of_the_data(language):
    lines = READMES[language].read_text(encoding="utf-8").split("\n")
    start = next(at for at, line in enumerate(lines) if line.startswith("| figure |"))
    columns = [cell.strip() for cell in lines[start].strip("|").split("|")]
    shown = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[start + 2 : start + 7]]
    with (HERE.data / f"figures_{language}.csv").open(encoding="utf-8", newline="") as file:
        rows = [[row[column] for column in columns] for row in csv.DictReader(file)]
    assert len(shown) == 5
    assert all(row in rows for row in shown), [row for row in shown if row not in rows]


@pytest.mark.parametrize("language", READMES)
def test_the_first_screen_counts_what_there_is(language, rows):
    first = READMES[language].read_text(encoding="utf-8").split("\n## ")[0]
    numbers = (str(len(rows["figures"])), str(len(rows["reports"])), str(len(rows)))
    for said, number in zip(("{} figures of", "of {} report", "all {} tables"), numbers, strict=True):
        vietnamese = {
            "{} figures of": "{} số liệu của",
            "of {} report": "của {} báo cáo",
            "all {} tables": "đủ {} bảng",
        }
        assert (said if language == "en" else vietnamese[said]).format(number) in first


@pytest.mark.parametrize("language", READMES)
def test_the_snippet_runs_as_written(language):
    [snippet] = re.findall(r"```python\n(.*?)```", READMES[language].read_text(encoding="utf-8"), re.S)
    assert 'dtype_backend="numpy_nullable"' in snippet
    assert len([line for line in snippet.split("\n") if line.strip()]) <= 4
    done = subprocess.run([sys.executable, "-c", snippet], cwd=HERE.root, capture_output=True, text=True, check=True)
    assert {"en": "3,400 houses", "vi": "3.400 căn nhà"}[language] in done.stdout and "antv-bada88394" in done.stdout


@pytest.mark.parametrize("language", READMES)
def test_the_first_screen_is_the_data(language, metadata):
    first = READMES[language].read_text(encoding="utf-8").split("\n## ")[0]
    notice = metadata.package.about["notice" if language == "en" else "notice_vi"]
    for what in (
        notice,
        "make serve",
        "make test",
        "http://127.0.0.1:8001",
        "datapackage.json",
        "figures_en.csv",
        "CC BY 4.0",
    ):
        assert what in first, what
    assert len(first.split("\n")) <= 45


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
    for target in re.findall(r"\]\((?!https?://)([^)#]+)", text):
        assert (page.parent / target).exists(), target


def test_both_readmes_say_the_same():
    english, vietnamese = (path.read_text(encoding="utf-8") for path in READMES.values())
    for pattern in (r"^## ", r"^```", r"^- ", r"\]\((?!README)[^)]+\)", r"`make [a-z]+"):
        assert len(re.findall(pattern, english, re.M)) == len(re.findall(pattern, vietnamese, re.M)), pattern


def test_every_table_is_listed_in_its_group(metadata):
    for language, path in READMES.items():
        text = path.read_text(encoding="utf-8")
        for group in metadata.package.about["groups"]:
            title = group["title" if language == "en" else "title_vi"]
            [row] = re.findall(rf"^\| \*\*{title}\*\* \|.*$", text, re.M)
            assert re.findall(r"\[`(\w+)`\]", row) == group["tables"]


def test_the_make_targets_that_documents_name_exist():
    makefile = (HERE.root / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    for page in PAGES:
        for words in re.findall(r"`make ([a-z ]+)", page.read_text(encoding="utf-8")):
            assert set(words.split()) <= targets, (page.name, words)


def test_the_version_is_typed_once(metadata):
    version, released = metadata.package.about["version"], metadata.package.about["released"]
    [latest, *_] = re.findall(r"^## (\S+) \((\S+)\)", (HERE.root / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert latest == (version, released)
    for path in (*READMES.values(), HERE.root / "pyproject.toml"):
        assert version not in path.read_text(encoding="utf-8"), path.name


def test_the_house_is_the_one_described():
    text = (HERE.root / "docs" / "house.md").read_text(encoding="utf-8")
    rows = [set(re.findall(r"`(\w+)`", cell)) for cell in re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", text, re.M)]
    built = {path.stem if path.is_file() else path.name for path in (HERE.root / "scripts" / "solieu").iterdir()}
    assert rows == [names & built for names in test_house.ORDER if names & built]
    assert set().union(*rows) == built - {"__init__", "__pycache__"}


def test_folders_say_what_they_are():
    for folder in ("data", "metadata"):
        assert len(Path(HERE.root / folder / "README.md").read_text(encoding="utf-8").strip().split("\n")) <= 3
