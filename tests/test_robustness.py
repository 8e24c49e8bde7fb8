"""Whatever happens, every file is wholly old or wholly new, and what went wrong is said in a line."""

import importlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from solieu.checks import check_house
from solieu.checks.texts import check_text
from solieu.commands import run as run_command
from solieu.package.files import build_files, stale_files, write_files
from solieu.package.rows import read_tables
from solieu.paths import HERE, Busy, House, PartlyWritten, alone_in, write_whole
from solieu.problems import Invalid
from solieu.site import write_database
from solieu.site.settings import load_site
from solieu.sources.readings import load_metadata
from solieu.sources.schemas import load_package

REPORT = "metadata/reports/dcsvn-628898.yaml"
BUILD = HERE.root / "scripts" / "build.py"
KILLS_WHILE_WRITING, KILLS_OF_BUILDS = 46, 4


@pytest.fixture
def run(capsys, monkeypatch):
    """Call a script in this process: its exit status and what it printed."""
    monkeypatch.syspath_prepend(HERE.root / "scripts")

    def call(script, house, *arguments):
        status = importlib.import_module(script).main(["--root", str(house.root), *map(str, arguments)])
        printed = capsys.readouterr()
        return SimpleNamespace(status=status, out=printed.out, err=printed.err)

    return call


def in_child(work):
    """Run a function in a process of its own, which ends with it; returns its id."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(70)
    return child


def held(files):
    """What stands in place of each file: its bytes, or None."""
    return {path: path.read_bytes() if path.exists() else None for path in files}


def hidden(house):
    return sorted(path.name for path in house.root.rglob(".*"))


def two_versions(house):
    """The files as built, and others: every table one row longer, and one table more."""
    old = build_files(house, load_metadata(house))
    new = {path: content + b"x\n" * 5000 for path, content in old.items()}
    return old, new | {house.data / "more.csv": b"a\n1\n"}


def kill_while_writing(house, writer, versions, seconds):
    """Kill a process that writes one version after the other, without end."""

    def write():
        while True:
            for files in versions:
                writer(house, files)

    child = in_child(write)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])


def torn(house, old, new):
    """The files that are neither wholly old nor wholly new."""
    found = held(new)
    return [path for path, content in found.items() if content not in (old.get(path), new[path])]


@pytest.mark.slow
def test_a_kill_while_writing_leaves_every_file_whole(house):
    old, new = two_versions(house)
    moments, mixed = random.Random(20221229), 0
    for _ in range(KILLS_WHILE_WRITING):
        kill_while_writing(house, write_files, (new, old), moments.uniform(0.005, 0.06))
        assert torn(house, old, new) == []
        found, left_over = held(new), hidden(house)
        stale = {problem.path for problem in stale_files(house, new)}
        named = {house.name(path) for path in new if found[path] != new[path]}
        assert {path for path in stale if "/." not in path and path[0] != "."} == named
        assert len(stale - named) == len(left_over)
        mixed += bool(named) and len(named) < len(new)
        write_files(house, new)
        assert (held(new), hidden(house), stale_files(house, new)) == (new, [], [])
    assert mixed, "no kill fell between two files: the moments prove nothing"


def test_the_kills_would_find_a_writer_in_place(house):
    """The test above is worth something: a writer that overwrites files where they stand does not pass it."""

    def in_place(_, files):
        for path, content in files.items():
            with path.open("wb") as file:
                file.write(content[: len(content) // 2])
                file.flush()
                file.write(content[len(content) // 2 :])

    old, new = two_versions(house)
    moments = random.Random(20221229)
    for _ in range(KILLS_WHILE_WRITING):
        kill_while_writing(house, in_place, (new, old), moments.uniform(0.005, 0.06))
        if torn(house, old, new):
            return
    pytest.fail("no kill tore a file of a writer in place")


@pytest.mark.slow
def test_a_kill_of_a_build_at_any_moment(house, run):
    old = build_files(house, load_metadata(house))
    codebook = house.metadata / "codebook.yaml"
    text = codebook.read_text(encoding="utf-8")
    codebook.write_text(text.replace("en: Labour days given", "en: Days of labour given"), encoding="utf-8")
    new = build_files(house, load_metadata(house))
    command = [sys.executable, BUILD, "--root", house.root]
    began = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    duration, moments = time.monotonic() - began, random.Random(628898)
    for _ in range(KILLS_OF_BUILDS):
        write_whole(old)
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(duration * moments.uniform(0.3, 1.0))
        process.kill()
        assert process.communicate()[1] == b""
        assert torn(house, old, new) == []
        assert bool(stale_files(house, new)) == (held(new) != new or hidden(house) != [])
    assert run("build", house).status == 0
    assert (held(new), hidden(house)) == (new, [])
    assert run("build", house, "--check").status == 0


def test_what_a_kill_left_behind_is_named_and_cleared(house, run):
    for path in (house.data / ".figures.csv.ab12cd_3", house.root / ".datapackage.json.ab12cd_3"):
        path.write_text("half a fi")
    check = run("build", house, "--check")
    assert check.status == 1
    assert (
        ".datapackage.json.ab12cd_3:0:0: stale: was left by a build that was stopped; run scripts/build.py" in check.out
    )
    assert "data/.figures.csv.ab12cd_3:0:0: stale: " in check.out
    assert run("build", house).status == 0
    assert hidden(house) == []


def test_a_second_build_is_told_to_wait(house, run):
    with alone_in(house.root):
        second = run("build", house)
        assert (second.status, second.out) == (3, "")
        assert second.err == (
            "build: another build of this checkout is running; wait until it has ended, then build again\n"
        )
        assert "một lệnh build khác" in run("build", house, "--lang", "vi").err
        assert run("build", house, "--check").status == 0
    assert run("build", house).status == 0


def test_a_lock_goes_with_the_process_that_held_it(house):
    read, write = os.pipe()

    def hold():
        with alone_in(house.root):
            os.write(write, b"held")
            signal.pause()

    child = in_child(hold)
    assert os.read(read, 4) == b"held"
    with pytest.raises(Busy), alone_in(house.root):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with alone_in(house.root):
        pass


@pytest.mark.slow
def test_two_builds_at_once(house, run):
    command = [sys.executable, BUILD, "--root", house.root]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    ends = {(process.wait(), *process.communicate()) for process in both}
    assert 0 in {status for status, _, _ in ends} <= {0, 3}
    assert not any("Traceback" in said for _, _, said in ends)
    assert run("build", house, "--check").status == 0


def test_a_file_that_cannot_grow_is_not_replaced(house):
    """The system itself refuses, in the middle of a file, as on a full disk."""
    codebook = house.metadata / "codebook.yaml"
    text = codebook.read_text(encoding="utf-8")
    codebook.write_text(text.replace("en: Labour days given", "en: Days of labour given"), encoding="utf-8")
    before = held([*house.data.iterdir(), house.descriptor])
    done = subprocess.run(
        [sys.executable, BUILD, "--root", house.root],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000)),
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("build: cannot write ") and "File too large; nothing was changed" in done.stderr
    assert held([*house.data.iterdir(), house.descriptor]) == before
    assert hidden(house) == []


def test_a_refusal_after_the_first_file_is_said_to_be_one(house, monkeypatch):
    files = {house.data / "units.csv": b"a\n", house.data / "doubts.csv": b"b\n"}
    really = os.replace

    def second_time_refused(source, target):
        if Path(target).name == "doubts.csv":
            raise PermissionError(13, "Permission denied", str(target))
        really(source, target)

    monkeypatch.setattr(os, "replace", second_time_refused)
    with pytest.raises(PartlyWritten):
        write_whole(files)
    assert hidden(house) == []


def test_a_folder_that_may_only_be_read():
    """As a user without rights: what only reads succeeds, and what writes says why it cannot."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        house = House(Path(folder, "copy").resolve())
        for name in ("metadata", "data"):
            shutil.copytree(HERE.root / name, house.root / name)
        shutil.copy(HERE.descriptor, house.descriptor)
        (house.data / "units.csv").write_text("old\n")
        for path in (house.root, house.data):
            path.chmod(0o555)
        said = Path(folder, "said")
        said.touch()
        said.chmod(0o666)
        import build

        def as_nobody():
            os.dup2(os.open(said, os.O_WRONLY | os.O_TRUNC), 2)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
            if os.geteuid() == 0:
                os.setuid(65534)
            check = build.main(["--root", str(house.root), "--check"])
            status = build.main(["--root", str(house.root)])
            sys.stderr.flush()
            os._exit(10 * check + status)

        _, status = os.waitpid(in_child(as_nobody), 0)
        assert os.waitstatus_to_exitcode(status) == 12, said.read_text()
        assert (
            said.read_text() == f"build: cannot write {house.data}/units.csv: Permission denied; nothing was changed; "
            "change its permissions, or write elsewhere\n"
        )
        assert (house.data / "units.csv").read_text() == "old\n"
        for path in (house.root, house.data):
            path.chmod(0o755)


def outside(house, name):
    """Move a file or folder out of the checkout, and leave a symbolic link to it."""
    path, away = house.root / name, house.root.parent / "away"
    path.rename(away)
    path.symlink_to(away)


def dangling(house, name):
    (house.root / name).unlink()
    (house.root / name).symlink_to(house.root / "nothing")


def circular(house, name):
    (house.root / name).unlink()
    (house.root / name).symlink_to(house.root / name)


def pipe(house, name):
    (house.root / name).unlink()
    os.mkfifo(house.root / name)


def folder(house, name):
    (house.root / name).unlink()
    (house.root / name).mkdir()


def huge(house, name):
    """100 MB, of which the disk holds none."""
    (house.root / name).touch()
    os.truncate(house.root / name, 100_000_000)


@pytest.mark.parametrize(
    ("misplace", "name", "says"),
    [
        (outside, "data", "outside: this symbolic link leads out of the checkout, to "),
        (outside, "data/units.csv", "outside: this symbolic link leads out of the checkout, to "),
        (outside, REPORT, "outside: this symbolic link leads out of the checkout, to "),
        (outside, "metadata/tables", "outside: this symbolic link leads out of the checkout, to "),
        (outside, "datapackage.json", "outside: this symbolic link leads out of the checkout, to "),
        (dangling, "metadata/codebook.yaml", "outside: this symbolic link leads nowhere"),
        (circular, "metadata/codebook.yaml", "outside: this symbolic link leads round in a circle"),
        (pipe, "data/units.csv", "not-a-file: this is a pipe"),
        (pipe, "metadata/codebook.yaml", "not-a-file: this is a pipe"),
        (folder, "data/units.csv", "not-a-file: a folder stands where a file should"),
        (folder, "metadata/package.yaml", "not-a-file: a folder stands where a file should"),
        (huge, REPORT, "too-large: the file has 100000000 bytes"),
        (huge, "data/units.csv", "too-large: the file has 100000000 bytes"),
        (huge, "datapackage.json", "too-large: the file has 100000000 bytes"),
    ],
)
def test_what_is_no_file_of_the_checkout_is_refused(house, run, misplace, name, says):
    misplace(house, name)
    away = house.root.parent / "away"
    before = away.read_bytes() if away.is_file() else sorted(away.iterdir()) if away.exists() else None
    for script in ("validate", "build"):
        done = run(script, house)
        assert (done.status, done.err) == (1, "")
        assert done.out.split("\n")[0].startswith(f"{name}:0:0: {says}")
        assert done.out.count("\n") == 2
    assert before == (away.read_bytes() if away.is_file() else sorted(away.iterdir()) if away.exists() else None)


def test_a_link_within_the_checkout_is_followed(house, run):
    path = house.metadata / "codebook.yaml"
    path.rename(house.metadata / "codes.yaml")
    path.symlink_to("codes.yaml")
    assert run("build", house, "--check").status == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: &a [x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\n", "anchors and aliases are not used here"),
        ("status: !!python/object/apply:os.system [exit]\n", "tags are not used here"),
        ("[" * 100_000, "more than 50 lists and records stand one within another"),
        ("{a: " * 100_000, "more than 50 lists and records stand one within another"),
        ("a: \x00\n", "<U+0000> is no character of a text"),
        ("", "expected a record with the keys"),
        ("- a\n- b\n", "expected a record with the keys"),
    ],
)
@pytest.mark.parametrize("name", [REPORT, "metadata/codebook.yaml"])
def test_yaml_made_to_do_harm(house, run, name, text, says):
    (house.root / name).write_text(text)
    began = time.monotonic()
    done = run("build", house)
    assert (done.status, done.err, done.out.count("\n")) == (1, "", 2)
    assert done.out.startswith(f"{name}:") and says in done.out
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("name", ["metadata/package.yaml", "metadata/tables/figures.yaml"])
@pytest.mark.parametrize("text", ["", "[]", "groups: 1", "groups: [{}]", "fields: [1]", "fields: [{}]", "a: [[[["])
def test_a_schema_of_any_shape(house, run, name, text):
    (house.root / name).write_text(text)
    for script in ("validate", "build"):
        done = run(script, house)
        assert (done.status, done.err) == (1, "") and done.out.startswith(f"{name}:"), done.out


@pytest.mark.parametrize("content", [b"", b"[" * 100_000, b"null", b"[]", b"{}", b'{"resources": 1}', b"\xff"])
def test_a_descriptor_of_any_shape(house, content):
    house.descriptor.write_bytes(content)
    assert any(problem.path == "datapackage.json" for problem in check_house(house))


def test_texts_that_are_no_texts(metadata, tmp_path):
    text = tmp_path / "dcsvn-628898.txt"

    def said():
        [problem] = check_text(metadata.readings[0], tmp_path)
        return f"{problem.path}: {problem.rule}: {problem.message}"

    huge(House(tmp_path), text.name)
    assert said().startswith("dcsvn-628898.txt: text-hash: this is not the text that was read: it has 100000000 bytes")
    pipe(House(tmp_path), text.name)
    assert said() == "dcsvn-628898.txt: text-unread: this is no file; put the text in its place"
    folder(House(tmp_path), text.name)
    assert said() == "dcsvn-628898.txt: text-unread: this is no file; put the text in its place"


def test_files_that_may_not_be_read(house, run, monkeypatch):
    """The refusal is put in by hand: root, as whom CI may run, can read any file."""

    def refuse(self, *_, **__):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_text", refuse)
    done = run("build", house)
    assert done.status == 1
    assert (
        "metadata/package.yaml:0:0: file-unread: cannot be read (Permission denied); mend its permissions\n" in done.out
    )


@pytest.mark.parametrize("script", ["build", "validate"])
def test_a_root_that_is_no_folder(run, script, tmp_path):
    done = run(script, House(tmp_path / "none"))
    assert (done.status, done.out) == (2, "")
    assert done.err == f"{script}: {tmp_path / 'none'} is no folder; give a checkout\n"


def test_output_that_cannot_be_written():
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, BUILD, "--check"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (
        2,
        "build: cannot write the output: No space left on device; make room, and try again\n",
    )


def test_a_reader_that_leaves_early():
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, BUILD, "--check"], stdout=writer, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


def test_a_command_that_is_stopped(capsys):
    def stopped():
        raise KeyboardInterrupt

    assert run_command("build", stopped) == 130
    assert capsys.readouterr().err == "build: stopped\n"


def test_what_a_killed_publish_left_behind(tmp_path):
    import publish

    out = tmp_path / "site"
    for name in (".site.abcd1234", ".site.abcd1234.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "inspect-data.json").write_text(name)
    publish._clear_away(out)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (out / "inspect-data.json").read_text() == ".site.abcd1234.old"


def test_sql_of_the_site_that_is_wrong(tmp_path):
    package = load_package(HERE)
    site = load_site(HERE, package)
    label = site.pages["units"].label.saying("SELECT 1, 2, 3 FROM nowhere")
    pages = site.pages | {"units": replace(site.pages["units"], label=label)}
    with pytest.raises(Invalid, match=r"site\.yaml:39:3: label: the SQL of 'units\.label' is wrong \(no such table: "):
        write_database(package, replace(site, pages=pages), read_tables(HERE, package), tmp_path / "x.db")
