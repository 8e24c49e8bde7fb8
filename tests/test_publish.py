import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import publish
from solieu.paths import HERE, House


@pytest.fixture
def copy(house: House) -> House:
    """A copy of the checkout with what only the site needs."""
    shutil.copytree(HERE.metadata / "site", house.metadata / "site")
    return house


@pytest.fixture
def copy_with_site(copy: House, published: Path) -> House:
    """The same with its site, as publish made it."""
    shutil.copytree(published, copy.site)
    return copy


def files(folder: Path) -> dict[str, str]:
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


@pytest.mark.slow
def test_same_input_same_bytes(published: Path, copy: House, tmp_path: Path):
    assert publish.main(["--root", str(copy.root)]) == 0
    assert files(copy.site) == files(published)


def test_the_site_is_all_that_datasette_needs(published: Path):
    names = files(published)
    for name in ("dan-van.db", "inspect-data.json", "metadata.json", "settings.json", "templates/base.html"):
        assert name in names
    assert not any("__pycache__" in name for name in names)
    database = json.loads((published / "inspect-data.json").read_text())["dan-van"]
    assert database["hash"] == names["dan-van.db"]


def test_downloads_are_the_tables(published: Path):
    downloads = published / "static" / "downloads"
    for path in HERE.data.glob("*.csv"):
        assert (downloads / path.name).read_bytes() == path.read_bytes()
        records = json.loads((downloads / f"{path.stem}.json").read_text("utf-8"))
        assert len(records) == sum(1 for _ in path.open(encoding="utf-8")) - 1
    figures = json.loads((downloads / "figures_en.json").read_text("utf-8"))
    assert figures[0]["value"] == 950000 and figures[0]["upper_bound"] is None and figures[0]["additive"] is True


def test_the_zip_is_the_data_package(published: Path):
    with zipfile.ZipFile(published / "static" / "downloads" / "dan-van-figures.zip") as archive:
        described = json.loads(archive.read("datapackage.json"))
        paths = [resource["path"] for resource in described["resources"]]
        assert sorted(archive.namelist()) == sorted(["datapackage.json", *paths])
        for resource in described["resources"]:
            assert resource["hash"] == "sha256:" + hashlib.sha256(archive.read(resource["path"])).hexdigest()


@pytest.mark.slow
def test_the_old_site_goes_when_the_new_one_is_whole(copy_with_site: House):
    site = copy_with_site.site
    (site / "left-over.txt").write_text("x")
    assert publish.main(["--root", str(copy_with_site.root)]) == 0
    assert not (site / "left-over.txt").exists()
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize(
    "file, text, message",
    [
        ("data/units.csv", None, "data/units.csv:0:0: file-missing"),
        ("data/units.csv", "unit_id\n", "data/units.csv:1:0: header"),
        ("datapackage.json", None, "datapackage.json:0:0: file-missing"),
        ("metadata/site/site.yaml", "tables: [", "metadata/site/site.yaml:2:1: yaml"),
        ("metadata/site/site.yaml", "database: x\npage_size: 1\ntables: {figure: {}}\n", "did you mean 'figures'?"),
        ("metadata/site/records.yaml", "unit: {facts: [], sections: []}\n", "did you mean 'units'?"),
        ("metadata/site/records.yaml", "units: {facts: [ucun], sections: []}\n", "did you mean 'ucum'?"),
        (
            "metadata/site/records.yaml",
            "units: {facts: [], sections: [{title: {en: x}}]}\n",
            "is not in both languages",
        ),
        ("metadata/site/words.yaml", "home: {en: Home}\n", "'home' is not in both languages"),
    ],
)
def test_bad_input_is_one_line_and_changes_nothing(copy_with_site: House, capsys, file, text, message):
    site, path = copy_with_site.site, copy_with_site.root / file
    before = files(site)
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    assert publish.main(["--root", str(copy_with_site.root)]) == 1
    assert message in capsys.readouterr().out
    assert files(site) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize(
    "old, new, message",
    [
        ("columns: [part_en, part_vi]", "columns: [part_en, part_v]", "did you mean 'part_vi'?"),
        ("search_also: {table: figure_parts,", "search_also: {table: figure_part,", "did you mean 'figure_parts'?"),
        ("'definition_{lang}', additive]", "'definitions_{lang}', additive]", "did you mean 'definition_en'?"),
        ("{en: publisher_en, vi: publisher}", "{en: publisher_en, vi: publishers}", "did you mean 'publisher'?"),
    ],
)
def test_a_column_that_is_not_there_is_named(copy: House, capsys, old, new, message):
    path = copy.metadata / "site" / "site.yaml"
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    assert publish.main(["--root", str(copy.root)]) == 1
    assert message in capsys.readouterr().out


def test_a_cell_that_does_not_fit_is_named(copy: House, capsys):
    path = copy.data / "figures.csv"
    path.write_text(path.read_text("utf-8").replace(",950000,", ",many,", 1), encoding="utf-8")
    assert publish.main(["--root", str(copy.root)]) == 1
    assert capsys.readouterr().out.startswith("data/figures.csv:2:12: type: 'many' is no number (value)")


def test_a_folder_that_is_no_site_is_left_alone(copy: House, tmp_path: Path, capsys):
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "thesis.txt").write_text("x")
    assert publish.main(["--root", str(copy.root), "--out", str(tmp_path / "precious")]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1 and "no site published before" in error
    assert (tmp_path / "precious" / "thesis.txt").exists()


def test_an_out_that_cannot_be_written_is_one_line(copy: House, tmp_path: Path, capsys):
    (tmp_path / "file").write_text("x")
    assert publish.main(["--root", str(copy.root), "--out", str(tmp_path / "file" / "site")]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1 and error.startswith("publish: cannot write")


def test_help_says_what_it_does():
    done = subprocess.run(
        [sys.executable, "scripts/publish.py", "--help"], cwd=HERE.root, capture_output=True, text=True
    )
    assert done.returncode == 0 and "Exit status" in done.stdout


def test_plugins_need_datasette_alone(published: Path):
    """The serving environment has Datasette and what it brings: nothing of ours, no pandas, no frictionless."""
    import ast

    allowed = sys.stdlib_module_names | {"datasette", "jinja2", "markupsafe", "dan_van_site", "xlsxwriter"}
    for path in [*published.glob("plugins/*.py"), *published.glob("library/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [name.name for name in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {name.split(".")[0] for name in names} <= allowed, path.name
