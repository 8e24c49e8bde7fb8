"""Publishing: what is in the folder, and that nothing is lost: not the old site, and nothing that others wrote."""

import ast
import hashlib
import json
import os
import shutil
import signal
import sys
import zipfile
from pathlib import Path

import pytest

import solieu.site
from calling import run
from solieu.paths import HERE, Busy, House, alone_in, write_whole
from solieu.problems import Invalid
from solieu.site import MARK, MARKER, NotOurs, publish
from solieu.site.building import version


@pytest.fixture
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """A checkout whose site is one file, with a site published before."""
    house = House(tmp_path / "checkout")
    for name in (".git", "data", "metadata", "scripts", "tests"):
        (house.root / name).mkdir(parents=True)
    monkeypatch.setattr(solieu.site, "build_site", lambda house, folder, about: (folder / "page").write_text("new"))
    folder_of(house.site, page="old", stale="x", **{MARKER: MARK})
    return house


def folder_of(folder: Path, **texts: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def files(folder: Path) -> dict[str, str]:
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def texts(folder: Path) -> dict[str, str]:
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def test_same_input_same_bytes(house: House, tmp_path: Path):
    """From another folder, by a process whose sets have another order; its pictures are no blank ones."""
    publish(house, house.site)
    other = House(shutil.copytree(house.root, tmp_path / "other", ignore=shutil.ignore_patterns("build")))
    assert run("publish", "--root", other.root, env=os.environ | {"PYTHONHASHSEED": "1", "LC_ALL": "C"}).status == 0
    alike = files(house.site).items() ^ files(other.site).items()
    assert {Path(name).suffix or name for name, _ in alike} == {".png", "version"}


def test_the_site_is_all_that_datasette_needs(published: Path):
    names = files(published)
    for name in ("dan-van.db", "inspect-data.json", "settings.json", "version", "templates/base.html"):
        assert name in names
    assert not any("__pycache__" in name for name in names)
    assert json.loads((published / "inspect-data.json").read_text())["dan-van"]["hash"] == names["dan-van.db"]


def test_a_site_of_other_files_has_another_version(tmp_path: Path):
    folder = folder_of(tmp_path / "site", **{"page": "old", "site.db": "1"})
    first = version(folder, folder / "site.db")
    folder_of(folder, **{"site.db": "2"})
    assert version(folder, folder / "site.db") == first
    (folder / "page").rename(folder / "other")
    assert version(folder, folder / "site.db") != first


def test_the_plugin_needs_datasette_alone(published: Path):
    """The serving environment has Datasette and what it brings; of ours there is what stands beside the plugin."""
    allowed = {*sys.stdlib_module_names, "datasette", "dan_van_site", "xlsxwriter"}
    allowed |= {"jinja2", "markupsafe", "pluggy", "yaml"}  # Datasette's own
    paths = sorted(published.glob("plugins/**/*.py"))
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [name.name for name in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            ours = {name for name in names if name.startswith("solieu.")}
            assert {name.split(".")[0] for name in {*names} - ours} <= allowed, path.name
            assert all((published / "plugins" / f"{name.replace('.', '/')}.py").exists() for name in ours), path.name
    assert sum(path.read_text("utf-8").count("sys.path") for path in paths) == 1


def test_downloads_are_the_tables(published: Path):
    downloads = published / "static" / "downloads"
    for path in HERE.data.glob("*.csv"):
        assert (downloads / path.name).read_bytes() == path.read_bytes()
        records = json.loads((downloads / f"{path.stem}.json").read_text("utf-8"))
        assert len(records) == sum(1 for _ in path.open(encoding="utf-8")) - 1
    figures = json.loads((downloads / "figures_en.json").read_text("utf-8"))
    [workdays] = [figure for figure in figures if figure["figure_id"] == "dcsvn-628898-workdays"]
    assert (workdays["value"], workdays["upper_bound"], workdays["additive_bodies"]) == (950000, None, True)


def test_the_zip_is_the_data_package(published: Path):
    with zipfile.ZipFile(published / "static" / "downloads" / "dan-van-figures.zip") as archive:
        resources = json.loads(archive.read("datapackage.json"))["resources"]
        assert sorted(archive.namelist()) == sorted(["datapackage.json", *(each["path"] for each in resources)])
        for each in resources:
            assert each["hash"] == "sha256:" + hashlib.sha256(archive.read(each["path"])).hexdigest()


@pytest.mark.parametrize(
    "file, old, new, message",
    [
        ("data/units.csv", None, None, "data/units.csv:0:0: file-missing"),
        ("data/units.csv", None, "unit_id\n", "data/units.csv:1:1: header"),
        ("data/figures.csv", ",950000,", ",many,", "data/figures.csv:2:179: type"),
        ("datapackage.json", None, None, "datapackage.json:0:0: file-missing"),
        ("metadata/site/site.yaml", None, "tables: [", "metadata/site/site.yaml:2:1: yaml"),
        ("metadata/site/words.yaml", "chart_others:", "chart_other:", "words.yaml:0:0: missing-key: chart_others"),
        ("metadata/site/words.yaml", "error_400:", "eror_400:", "words.yaml:0:0: missing-key: error_400"),
        ("metadata/site/words.yaml", "\nhome:", "\nhom:", "words.yaml:0:0: missing-key: home"),
    ],
)
def test_bad_input_is_named_and_changes_nothing(house: House, file, old, new, message):
    folder_of(house.site, page="old", **{MARKER: MARK})
    path = house.root / file
    if new is None:
        path.unlink()
    else:
        path.write_text(path.read_text("utf-8").replace(old, new, 1) if old else new, encoding="utf-8")
    with pytest.raises(Invalid) as refused:
        publish(house, house.site)
    assert message in str(refused.value)
    assert texts(house.site.parent) == {"site/page": "old", f"site/{MARKER}": MARK}


def test_the_old_site_goes_when_the_new_one_is_whole(quick: House):
    publish(quick, quick.site)
    assert texts(quick.site.parent) == {"site/page": "new", f"site/{MARKER}": MARK}


@pytest.mark.parametrize("where", ["new", "deep/er", "empty"])
def test_a_new_or_an_empty_folder_becomes_the_site(quick: House, where):
    (quick.root / "empty").mkdir()
    publish(quick, quick.root / where)
    assert texts(quick.root / where) == {"page": "new", MARKER: MARK}


@pytest.mark.parametrize(
    "where",
    [
        *("data", "data/site", "metadata/site/static", ".git/site", "scripts/x", "tests/x"),  # in what is kept
        *(".", "..", "../../../../../../../../.."),  # around it
        *("theirs", "almost", "file", "link-to-data", "link-to-theirs", "linked/site", "circle"),
    ],
)
def test_what_is_not_ours_is_left_alone(quick: House, where):
    root = quick.root
    folder_of(root / "theirs", **{"inspect-data.json": "{}", "my-own.db": "x"})  # another Datasette's
    folder_of(root / "almost", **{MARKER: "something else", "thesis.txt": "x"})
    (root / "file").write_text("x")
    (root / "link-to-data").symlink_to("data")
    (root / "link-to-theirs").symlink_to("theirs")
    (root / "linked").symlink_to("metadata")
    (root / "circle").symlink_to("circle")
    before = texts(root)
    with pytest.raises(NotOurs):
        publish(quick, root / where)
    assert texts(root) == before


def test_neighbours_of_others_are_left_alone(quick: House):
    build = quick.site.parent
    folder_of(build / ".site.abcdefgh", precious="x")
    folder_of(build / ".site.abcdefgh.old", precious="x")
    publish(quick, quick.site)
    assert texts(build)[".site.abcdefgh/precious"] == texts(build)[".site.abcdefgh.old/precious"] == "x"
    folder_of(build / ".site.publishing", precious="x")
    with pytest.raises(NotOurs):
        publish(quick, quick.site)
    assert (build / ".site.publishing" / "precious").exists()


def test_a_link_to_a_site_leads_to_the_new_one(quick: House):
    link = quick.root / "served"
    link.symlink_to(quick.site)
    publish(quick, link)
    assert link.is_symlink() and texts(quick.site)["page"] == "new"


@pytest.mark.parametrize("moment", ["building", "replacing"])
def test_after_a_publish_that_was_killed_comes_another(quick: House, moment):
    build = quick.site.parent
    folder_of(build / ".site.publishing", page="half", **{MARKER: MARK})
    if moment == "replacing":
        quick.site.rename(build / ".site.replaced")
    publish(quick, quick.site)
    assert texts(build) == {"site/page": "new", f"site/{MARKER}": MARK}


def test_ctrl_c_waits_until_the_site_is_replaced(quick: House, monkeypatch):
    rename = Path.rename

    def interrupted(path, target):
        signal.raise_signal(signal.SIGINT)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish(quick, quick.site)
    assert texts(quick.site.parent) == {"site/page": "new", f"site/{MARKER}": MARK}


def test_ctrl_c_waits_until_all_files_are_replaced(tmp_path, monkeypatch):
    replace = solieu.paths.os.replace

    def interrupted(*paths):
        signal.raise_signal(signal.SIGINT)
        replace(*paths)

    monkeypatch.setattr(solieu.paths.os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert texts(tmp_path) == {"a": "1", "b": "2"}


@pytest.mark.parametrize("failing", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_site_that_cannot_be_built_leaves_the_old_one(quick: House, monkeypatch, failing):
    def build(house, folder, about):
        (folder / "page").write_text("half")
        raise failing

    monkeypatch.setattr(solieu.site, "build_site", build)
    with pytest.raises(type(failing)):
        publish(quick, quick.site)
    assert texts(quick.site.parent) == {"site/page": "old", "site/stale": "x", f"site/{MARKER}": MARK}


def test_one_publish_at_a_time(quick: House):
    with alone_in(quick.site.parent), pytest.raises(Busy):
        publish(quick, quick.site)
    assert texts(quick.site)["page"] == "old"
