"""Whether there is work: what a digest notices, and what it leaves open."""

import os

import pytest

from solieu.digests import digest, is_done, record_done


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "made"
    (made / "báo cáo: 1").mkdir(parents=True)
    for name in ("a b.csv", "c.csv", "báo cáo: 1/d.csv"):
        (made / name).write_text(name)
    return made


NOTICED = {
    "edited": lambda folder: (folder / "a b.csv").write_text("A b.csv"),
    "added": lambda folder: (folder / "new").touch(),
    "deleted": lambda folder: (folder / "báo cáo: 1" / "d.csv").unlink(),
    "renamed": lambda folder: (folder / "c.csv").rename(folder / "e.csv"),
    "moved": lambda folder: (folder / "báo cáo: 1" / "d.csv").rename(folder / "d.csv"),
    "a link to a folder": lambda folder: (folder / "link").symlink_to(".."),
    "a link to nothing": lambda folder: (folder / "link").symlink_to("nothing"),
    "a pipe": lambda folder: os.mkfifo(folder / "pipe"),
    "no longer there": lambda folder: folder.rename(folder.with_name("other")),
}


@pytest.mark.parametrize("touch", NOTICED.values(), ids=NOTICED)
def test_what_is_noticed(folder, tmp_path, touch):
    record, inputs = tmp_path / "build" / "made.digest", digest([folder / "c.csv"])
    assert not is_done(record, inputs, [folder])
    record_done(record, inputs, [folder])
    assert is_done(record, inputs, [folder])
    touch(folder)
    assert not is_done(record, inputs, [folder])


def test_other_inputs_and_unknown_ones_are_work(folder, tmp_path):
    record = tmp_path / "made.digest"
    for inputs in (digest([folder]), None):
        record_done(record, inputs, [folder])
        assert not is_done(record, digest([folder / "c.csv"]), [folder])
        assert not is_done(record, None, [folder])


def test_what_python_leaves_behind_is_no_change(folder):
    before = digest([folder])
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "x.pyc").touch()
    assert digest([folder]) == before != digest([folder / "c.csv"])
