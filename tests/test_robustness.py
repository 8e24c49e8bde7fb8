"""Whatever happens, every file is wholly old or wholly new, and what went wrong is said in a line."""

import os
import resource
import signal
from pathlib import Path

import pytest

from calling import call, run
from solieu.checks import check_house
from solieu.package.files import build_files, stale_files, write_files
from solieu.paths import alone_in, left_over
from solieu.sources.readings import load_metadata

REPORT = "metadata/reports/dcsvn-628898.yaml"
# A locale that cannot say Vietnamese.
NARROW = {**os.environ, "LC_ALL": "C"}


def in_child(work):
    """Run a function in a process of its own, which ends with it; returns how that ended."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(70)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def held(house):
    """What a build writes, as it stands: the bytes of each file."""
    written = [
        *house.data.iterdir(),
        *house.beside,
        *house.metadata.glob("*.schema.json*"),
        *house.metadata.glob(".*"),
    ]
    return {path: path.read_bytes() for path in written if path.exists()}


def change_the_codebook(house):
    """Change what most tables are built from."""
    path = house.metadata / "codebook.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in (("en: Labour days given", "en: Days of labour given"), (" vi: hơn\n", " vi: nhiều hơn\n")):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("kept", [0, 1, 3])
def test_a_kill_while_files_are_replaced_leaves_every_file_whole(house, kept):
    old = build_files(house, load_metadata(house))
    new = {path: content + b"x\n" * 5000 for path, content in old.items()} | {house.data / "more.csv": b"a\n1\n"}
    really, replaced = os.replace, []

    def killed(source, target):
        if len(replaced) == kept:
            os.kill(os.getpid(), signal.SIGKILL)
        replaced.append(really(source, target))

    def write():
        os.replace = killed
        write_files(house, new)

    assert in_child(write) == -signal.SIGKILL
    found = held(house)
    assert sum(found.get(path) == content for path, content in new.items()) == kept
    assert all(found.get(path, b"") in (old.get(path, b""), new[path]) for path in new)
    left = [path for place in (house.root, house.data, house.metadata) for path in left_over(place)]
    assert len(left) == len(new) - kept
    assert {house.name(path) for path in left} <= {problem.path for problem in stale_files(house, new)}
    write_files(house, new)
    assert stale_files(house, new) == [] and not [path for path in left if path.exists()]


def test_a_lock_goes_with_the_process_that_held_it(house):
    def hold():
        with alone_in(house.root):
            os.kill(os.getpid(), signal.SIGKILL)

    assert in_child(hold) == -signal.SIGKILL
    with alone_in(house.root):
        pass


def test_a_disk_that_fills_up_leaves_every_file_as_it_was(house):
    """The system itself refuses, in the middle of a file."""
    change_the_codebook(house)
    before = held(house)
    done = run(
        "build", "--root", house.root, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
    )
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith("build: cannot write ") and "File too large; nothing was changed" in done.err
    assert held(house) == before


def test_a_refusal_after_the_first_file_is_said_to_be_one(house, monkeypatch):
    change_the_codebook(house)
    really = os.replace

    def descriptor_refused(source, target):
        if Path(target) == house.descriptor:
            raise PermissionError(13, "Permission denied", str(target))
        really(source, target)

    monkeypatch.setattr(os, "replace", descriptor_refused)
    done = call("build", "--root", house.root)
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "datapackage.json: Permission denied; some files were replaced: mend that, and build again" in done.err
    assert not [*left_over(house.root), *left_over(house.data)]


def test_build_into_what_is_no_folder(house):
    for path in house.data.iterdir():
        path.unlink()
    house.data.rmdir()
    house.data.write_text("not a folder")
    done = call("build", "--root", house.root)
    assert (done.status, done.err.count("\n")) == (2, 1) and done.err.startswith("build: cannot write ")
    assert house.data.read_text() == "not a folder"


def test_output_that_cannot_be_written(house):
    with open("/dev/full", "w") as full:
        done = run("build", "--root", house.root, "--check", stdout=full)
    assert (done.status, done.err) == (
        2,
        "build: cannot write the output: No space left on device; mend that, and try again\n",
    )


def test_a_reader_that_leaves_early(house):
    reader, writer = os.pipe()
    os.close(reader)
    done = run("build", "--root", house.root, "--check", stdout=writer)
    os.close(writer)
    assert (done.status, done.err) == (141, "")


def test_a_locale_that_cannot_say_vietnamese(tmp_path):
    (tmp_path / "báo cáo năm.txt").write_text("hơn 900 trường học", encoding="utf-8")
    given = ["báo cáo năm.txt", "--format", "yaml", "--title", "Số liệu", "--save-text", "văn bản/lưu.txt"]
    done = run("extract", *given, cwd=tmp_path, env=NARROW)
    assert (done.status, done.err) == (0, "")
    assert "title_vi: Số liệu\n" in done.out and "hơn 900 trường học" in done.out
    assert (tmp_path / "văn bản" / "lưu.txt").is_file()
    done = run("extract", "nông thôn.txt", "--lang", "vi", cwd=tmp_path, env=NARROW)
    assert (done.status, done.out) == (2, "") and "nông thôn.txt: không đọc được (" in done.err


def test_a_file_name_that_is_not_utf8(tmp_path):
    name = os.fsencode(tmp_path) + b"/b\xe1o.txt"
    done = run("extract", name)
    assert (done.status, done.err.count("\n")) == (2, 1) and "b<U+DCE1>o.txt: cannot be read" in done.err


def test_a_link_within_the_checkout_is_followed(house):
    path = house.metadata / "codebook.yaml"
    path.rename(house.metadata / "codes.yaml")
    path.symlink_to("codes.yaml")
    assert call("build", "--root", house.root, "--check").status == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (REPORT, b"a: &a [x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\n"),
        (REPORT, b"[" * 100_000),
        (REPORT, b"\n" * 100_000_000),
        ("metadata/codebook.yaml", b""),
        ("metadata/package.yaml", b"groups: [{}]"),
        ("metadata/tables/figures.yaml", b"fields: [1]"),
    ],
    ids=["bomb", "deep", "huge", "codebook", "package", "table"],
)
def test_metadata_of_any_shape(house, name, content):
    """What each is told of, the tests of what reads it show."""
    (house.root / name).write_bytes(content)
    for script in ("build", "validate"):
        done = call(script, "--root", house.root)
        assert (done.status, done.err) == (1, "") and done.out.startswith(f"{name}:"), done.out


@pytest.mark.parametrize("content", [b"", b"[" * 100_000, b'{"resources": 1}', b"\xff"])
def test_a_descriptor_of_any_shape(house, content):
    house.descriptor.write_bytes(content)
    assert any(problem.path == "datapackage.json" for problem in check_house(house))
