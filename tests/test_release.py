"""The files of a release, and every reason why a checkout is none."""

import hashlib
import json
import shutil
import subprocess
import zipfile

import pytest

from archive import SEED
from calling import call
from solieu.package.changes import read_edition
from solieu.paths import HERE, House


def git(house, *arguments):
    subprocess.run(["git", "-C", house.root, *arguments], check=True, capture_output=True)


def commit(house):
    git(house, "add", "--all")
    git(house, "commit", "--quiet", "--message", "x")


def committed(house: House) -> House:
    """A checkout of a package, with what a release has beside it."""
    for name in ("README.md", "README.vi.md", "LICENSE", "CHANGELOG.md"):
        shutil.copy(HERE.root / name, house.root / name)
    (house.root / ".gitignore").write_text("build/\n")
    git(house, "init", "--quiet")
    git(house, "config", "user.name", "Vi Du")
    git(house, "config", "user.email", "vidu@vidu.example")
    commit(house)
    return house


@pytest.fixture
def checkout(house) -> House:
    return committed(house)


def version(house):
    return read_edition(str(house.root), house.root).version


def release(house, *arguments):
    return call("release", "--root", house.root, *arguments)


def raise_version(house, new):
    for name in ("metadata/package.yaml", "CHANGELOG.md"):
        path, old = house.root / name, version(house)
        text = path.read_text("utf-8")
        path.write_text(text.replace(f"version: {old}", f"version: {new}").replace(f"## {old} ", f"## {new} "), "utf-8")
    assert call("build", "--root", house.root).status == 0
    commit(house)


@pytest.mark.slow
def test_a_release_and_the_next(checkout, tmp_path):
    first, now = tmp_path / "first", version(checkout)
    git(checkout, "tag", f"v{now}")  # as the workflow finds it
    done = release(checkout, "--out", first)
    assert (done.status, done.err) == (0, "") and done.out == f"{first}: the files of version {now}\n"
    name = f"dan-van-figures-{now}"
    parquets = {f"{name}-figures_en.parquet", f"{name}-figures_vi.parquet", f"{name}-parquet.zip"}
    files = {f"{name}.zip", f"{name}.xlsx", f"{name}.db", "SHA256SUMS", *parquets}
    assert {path.name for path in first.iterdir()} == files
    for line in (first / "SHA256SUMS").read_text().splitlines():
        told, file = line.split("  ")
        assert hashlib.sha256((first / file).read_bytes()).hexdigest() == told
    with zipfile.ZipFile(first / f"{name}.zip") as package:
        assert {"datapackage.json", "data/figures.csv", "README.md", "LICENSE", "CITATION.cff"} <= set(
            package.namelist()
        )
        assert json.loads(package.read("datapackage.json"))["version"] == now
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}, "the same bytes each time"
    assert len(read_edition(str(first / f"{name}.zip"), checkout.root).tables) == 25
    git(checkout, "commit", "--quiet", "--allow-empty", "--message", "later")
    assert f"version {now} is released already; " in release(checkout).err
    package = checkout.metadata / "package.yaml"
    package.write_text(package.read_text("utf-8").replace("title: Dân vận in figures", "title: Figures"), "utf-8")
    raise_version(checkout, f"{now}1")
    next_one = tmp_path / "next"
    assert release(checkout, "--out", next_one, "--tag").status == 0
    changes = next_one / f"dan-van-figures-{now}1-changes.html"
    assert f"<h1>{now} -&gt; {now}1, changes: patch</h1>" in changes.read_text("utf-8")
    assert read_edition(f"v{now}1", checkout.root).descriptor["title"] == "Figures"


def test_the_changelog_says_what_differs_in_the_tables(checkout):
    """Once, however often it is written, in its place; and a release whose changelog says something else is none."""
    assert "there is no release before this one" in release(checkout, "--changelog").err
    git(checkout, "tag", f"v{version(checkout)}")
    report = checkout.metadata / "reports" / f"{SEED}.yaml"
    report.write_text(
        report.read_text("utf-8")
        .replace("as_written: hơn 950.000 ngày công", "as_written: 950.000 ngày công")
        .replace("at: [3267, 3288]", "at: [3271, 3288]"),
        "utf-8",
    )
    old, new = version(checkout), f"{version(checkout)}1"
    package = checkout.metadata / "package.yaml"
    package.write_text(package.read_text("utf-8").replace(f"version: {old}", f"version: {new}"), "utf-8")
    assert call("build", "--root", checkout.root).status == 0
    for _ in range(2):
        done = release(checkout, "--changelog")
        assert (done.status, done.out) == (0, f"CHANGELOG.md: what differs in the tables, under version {new}\n")
    text = (checkout.root / "CHANGELOG.md").read_text("utf-8")
    written = text.partition(f"\n## {new} (")[2].partition("\n## ")[0]
    assert f"\n\nIn the tables, since {old}:\n\n" in written and written.count("In the tables") == 1
    assert "- `figures`: 1 row changed (`dcsvn-628898-workdays`)\n" in written
    assert f"\n\n## {old} (" in text and text.startswith("# Changelog\n")
    (checkout.root / "CHANGELOG.md").write_text(
        text.replace("1 row changed (`dcsvn", "2 rows changed (`dcsvn"), "utf-8"
    )
    commit(checkout)
    assert "what CHANGELOG.md says of the tables is not what differs; run" in release(checkout).err


@pytest.mark.slow
def test_a_version_that_does_not_tell_of_the_changes(checkout, tmp_path):
    git(checkout, "tag", f"v{version(checkout)}")
    codebook = checkout.metadata / "codebook.yaml"
    term = (
        "glossary:\n  - {id: vi-du, kind: term, vi: ví dụ, en: example, definition_vi: Một ví dụ., definition_en: One.}"
    )
    codebook.write_text(codebook.read_text("utf-8").replace("glossary:", term), "utf-8")
    raise_version(checkout, f"{version(checkout)}1")
    done = release(checkout, "--out", tmp_path / "x")
    assert done.status == 2 and "and has to be at least" in done.err and not (tmp_path / "x").exists()
    assert list(tmp_path.glob("tmp*")) == []


def test_a_tag_before_there_was_a_package(checkout):
    tree = subprocess.run(["git", "-C", checkout.root, "mktree"], input=b"", capture_output=True, check=True).stdout
    empty = ["git", "-C", checkout.root, "commit-tree", "-m", "x", tree.strip()]
    first = subprocess.run(empty, capture_output=True, check=True).stdout
    git(checkout, "tag", "v0.1.0", first.decode().strip())
    done = release(checkout)
    assert done.status == 2 and "v0.1.0 is no package: give a folder" in done.err and done.err.count("\n") == 1


def test_what_is_no_release(checkout, tmp_path):
    (tmp_path / "there").mkdir()
    assert f"{tmp_path}/there is there already; name a new folder" in release(checkout, "--out", tmp_path / "there").err
    changelog = checkout.root / "CHANGELOG.md"
    changelog.write_text(changelog.read_text("utf-8").replace(f"## {version(checkout)} ", "## Next "), "utf-8")
    done = release(checkout)
    assert (done.status, done.out) == (2, "") and "has changes that are not committed; commit them" in done.err
    commit(checkout)
    assert f"CHANGELOG.md has no section '## {version(checkout)} (" in release(checkout).err
    shutil.copy(HERE.root / "CHANGELOG.md", changelog)
    (checkout.data / "units.csv").write_text("x\n")
    commit(checkout)
    done = release(checkout)
    assert done.status == 1 and "data/units.csv:1:0: stale" in done.out
    shutil.rmtree(checkout.root / ".git")
    assert "git refuses: fatal: not a git repository" in release(checkout).err
    assert not (checkout.root / "build" / f"release-{version(checkout)}").exists()
