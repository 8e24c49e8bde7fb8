"""The commands as people call them: what they write, what they say, how they end."""

import hashlib
import io
import json
import re

import pytest

from calling import call, run
from solieu.paths import House, alone_in

REPORT = "dcsvn-628898"
LABEL = ("en: Labour days given", "en: Days of labour given")


def fingerprint(house):
    """Every file of a checkout but the records of work done in build/."""
    files = (path for path in sorted(house.root.rglob("*")) if path.is_file() and path.parent.name != "build")
    return {house.name(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_script_is_run_by_its_path_from_anywhere(tmp_path):
    done = run("build", "--check", cwd=tmp_path)
    assert (done.status, done.err) == (0, ""), done.out


def test_build_of_what_is_there_changes_nothing(house):
    before = fingerprint(house)
    first, second = call("build", "--root", house.root), call("build", "--root", house.root)
    assert (first.status, second.status, fingerprint(house)) == (0, 0, before)
    assert " 0 changed" in first.out and second.out == "nothing has changed since the last build\n"


def test_build_again_after_somebody_touched_what_is_built(house):
    before = fingerprint(house)
    assert call("build", "--root", house.root).status == 0
    change(house.data / "units.csv", "km", "mile")
    (house.data / "doubts.csv").unlink()
    (house.data / "old one: 2.csv").write_text("a\n1\n")
    (house.data / ".figures.csv.ab12cd_3").write_text("left by a build that was killed")
    house.descriptor.unlink()
    check = call("build", "--root", house.root, "--check")
    assert (check.status, check.out.count(": stale: ")) == (1, 5)
    assert call("build", "--root", house.root).status == 0
    assert fingerprint(house) == before


def test_build_writes_what_changed_and_check_names_it(house):
    assert call("build", "--root", house.root).status == 0
    change(house.metadata / "codebook.yaml", *LABEL)
    check = call("build", "--root", house.root, "--check")
    assert check.status == 1 and re.search(r"data/indicators\.csv:2:0: stale: ", check.out)
    built = call("build", "--root", house.root)
    assert built.status == 0 and "\n  data/indicators.csv\n" in built.out
    assert call("build", "--root", house.root, "--check").status == 0
    assert "Days of labour given" in (house.data / "indicators.csv").read_text()


def test_a_report_taken_out_and_put_back(house):
    path = house.metadata / "reports" / f"{REPORT}.yaml"
    assert call("build", "--root", house.root).status == 0
    before, text = fingerprint(house), path.read_bytes()
    path.unlink()
    call("build", "--root", house.root)
    path.write_bytes(text)
    assert call("build", "--root", house.root).status == 0
    assert fingerprint(house) == before


def test_build_of_a_wrong_report_writes_nothing(house):
    change(
        house.metadata / "reports" / f"{REPORT}.yaml", "indicator: schools-built-repaired", "indicator: school-built"
    )
    before = fingerprint(house)
    done = call("build", "--root", house.root)
    assert (done.status, fingerprint(house)) == (1, before)
    assert re.fullmatch(
        r"metadata/reports/dcsvn-628898\.yaml:\d+:\d+: unknown-code: .*did you mean '.*'\?.*\n"
        r"1 problem in 1 file: unknown-code 1\n",
        done.out,
    )


def test_a_second_build_is_told_to_wait(house):
    with alone_in(house.root):
        second = call("build", "--root", house.root)
        assert (second.status, second.out, second.err.count("\n")) == (3, "", 1)
        assert second.err.startswith("build: another build of this checkout is running; wait ")
        assert "một lệnh build khác" in call("build", "--root", house.root, "--lang", "vi").err
        assert call("build", "--root", house.root, "--check").status == 0
    assert call("build", "--root", house.root).status == 0


def test_validate_says_where_and_what(house):
    path = house.data / "figures.csv"
    path.write_bytes(path.read_bytes().replace(b",900,school", b",0900,school"))
    done = call("validate", "--root", house.root)
    assert done.status == 1
    assert re.search(r"^data/figures\.csv:5:\d+: number-form: value is '0900'", done.out, re.M)


@pytest.mark.slow
def test_publish_works_once_and_again_after_a_change(house):
    site = house.site
    assert call("publish", "--root", house.root).status == 0
    page = next((site / "templates").glob("*.html"))
    written = page.stat().st_mtime_ns
    again = call("publish", "--root", house.root)
    assert (again.status, page.stat().st_mtime_ns) == (0, written)
    assert again.out.endswith(f": serve it with: datasette {site}\n")
    page.unlink()
    there = call("publish", "--root", house.root, "--homepage", "https://data.vidu.vn/so-lieu")
    assert (there.status, there.err) == (0, "") and page.exists()
    assert json.loads((site / "settings.json").read_text())["base_url"] == "/so-lieu/"


@pytest.mark.slow
def test_publish_refuses_data_with_problems(house):
    assert call("publish", "--root", house.root).status == 0
    change(house.data / "units.csv", "km", "mile")
    before = fingerprint(House(house.site))
    done = call("publish", "--root", house.root)
    assert (done.status, done.err, fingerprint(House(house.site))) == (1, "", before)
    assert ": stale: " in done.out


@pytest.mark.slow
def test_publish_into_a_folder_with_spaces_and_vietnamese_letters(house, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = call("publish", "--root", house.root, "--out", "trang số liệu")
    assert done.status == 0 and done.err.startswith("the site has no public address yet, ")
    assert done.out == "'trang số liệu': serve it with: datasette 'trang số liệu'\n"
    assert (tmp_path / "trang số liệu" / "inspect-data.json").is_file()


@pytest.mark.parametrize(
    ("script", "arguments", "says"),
    [
        ("extract", ["folder"], "folder: cannot be read (Is a directory); "),
        ("extract", ["file/x"], "file/x: cannot be read (Not a directory); "),
        ("extract", ["-", "--save-text", "folder"], "cannot write folder: Is a directory; nothing was changed; "),
        ("extract", ["-", "--save-text", "file/x"], "cannot write file: File exists; nothing was changed; "),
        ("extract", ["-", "--save-text", "file"], "file holds something else, which is kept; name a new file, or take"),
        ("extract", ["-", "--save-text", "loop"], "loop holds something else, which is kept; "),
        ("extract", ["-", "--save-text", "/dev/stdout"], "/dev/stdout holds something else, which is kept; "),
        ("extract", ["http://[x"], "http://[x: cannot be fetched ("),
        ("extract", ["http://127.0.0.1:9/đường dẫn"], "http://127.0.0.1:9/đường dẫn: cannot be fetched ("),
        ("build", ["--root", "file"], "file is no folder; give a checkout"),
        ("build", ["--root", "folder"], "folder is no checkout, there is no metadata/ in it; give one"),
        ("build", ["--root", "loop"], "loop is no folder; give a checkout"),
        ("publish", ["--root", "none"], "none is no folder; give a checkout"),
        ("publish", ["--root", "folder"], "folder is no checkout, there is no metadata/ in it; give one"),
        ("validate", ["--root", "none"], "none is no folder; give a checkout"),
        ("validate", ["--texts", "file"], "file is no folder; give one that holds <report_id>.txt"),
        ("validate", ["--page", "file"], "--page and --report go together; give both"),
        ("validate", ["--page", "folder", "--report", REPORT], "folder: cannot be read (Is a directory); "),
        ("validate", ["--page", "file", "--report", "dcsvn-62889"], "there is no report 'dcsvn-62889' (did you mean "),
        (
            "publish",
            ["--homepage", "nơi nào"],
            "--homepage is 'nơi nào', which is no address; write one as https://host/",
        ),
        ("publish", ["--issues", "ftp://a.vn/"], "--issues is 'ftp://a.vn/', which is no address; write one as "),
        ("publish", ["--homepage", "https://a.vn/?x"], "--homepage is 'https://a.vn/?x', which is no address; "),
        ("publish", ["--out", "file"], "file is no site published before; "),
        ("publish", ["--out", "other"], "other is no site published before; "),
        ("publish", ["--out", "/proc/x"], "cannot write /proc/x: No such file or directory; nothing was changed; "),
    ],
)
def test_a_refusal_is_one_line_and_changes_nothing(script, arguments, says, tmp_path, monkeypatch):
    (tmp_path / "folder").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").touch()
    (tmp_path / "file").write_text("x")
    (tmp_path / "loop").symlink_to("loop")
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("solieu.checks.check_house", lambda *_: [])
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("hơn 900 trường học".encode())))
    done = call(script, *arguments)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(f"{script}: ") and says in done.err
    assert sorted(tmp_path.rglob("*")) == before
