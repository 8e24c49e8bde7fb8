"""The command corpus.py: an archive in, Parquet out, whoever reads it and whatever stops it."""

import json
import os
import random
import re
import shlex
import signal
import subprocess
import sys
import time
from decimal import Decimal
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from calling import call
from solieu import find_quantities
from solieu.package import corpus, workers
from solieu.package.corpus import Job, articles, plan, reader_version, write_part
from solieu.paths import HERE, alone_in
from solieu.problems import Invalid, problem
from test_pages import HTML

SMALL = ("--partition", "2000")
WAYS = {
    "one process": lambda work, parts: workers.here(work, parts),
    "two processes": lambda work, parts: workers.in_processes(work, parts, 2),
    "Dask": lambda work, parts: workers.on_dask(work, parts, "local", 2),
}
LIKE = (
    "Đơn vị giúp dân hơn 12.300 ngày công; xây 12 nhà đại đoàn kết trị giá 2,5 tỷ đồng; "
    "trao 217 suất quà cho bà con; sửa 24.761,596 km đường."
)
PAGE = HTML.format(figures="Cả năm hỗ trợ hơn 1.250&nbsp;ngày công và sửa gần 40 trường học ở các bản xa.")
OF_PAGE = ["hơn 1.250 ngày công", "gần 40 trường học"]
UNLIKE = "Đội bóng thắng 3-1 trước 700 khán giả sau 90 phút; vé bán được 1.250 triệu đồng, hơn năm ngoái 12,5%."


def texts(count=40):
    """Articles of our own, each different: id -> text."""
    draw = random.Random(7)
    return {
        f"bài-{number}": re.sub(r"\d", lambda _: str(draw.randint(1, 9)), f"Bài viết.\n\n{LIKE}\n\n{UNLIKE}")
        for number in range(count)
    }


def as_lines(records):
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


SUITS = "Đơn vị giúp dân hơn 12.300 ngày công; trao 217 suất quà; phụ trách 40 gia đình."  # 40: by one of several
TWO = "Đơn vị giúp dân hơn 12.300 ngày công; trao 217 suất quà; đi 40 km trong 3 ngày."


@pytest.fixture
def archive(tmp_path):
    """An archive of six partitions as JSON Lines."""
    path = tmp_path / "archive.jsonl"
    path.write_text(as_lines({"id": name, "text": text} for name, text in texts().items()), encoding="utf-8")
    return path


def read(path, out, *options, status=0, processes="1"):
    done = call("corpus", path, "--out", out, *SMALL, "--processes", processes, *options)
    assert (done.status, done.err) == (status, ""), done
    return done


def rows(out):
    return pq.read_table(out / "quantities").to_pylist()


def errors(out):
    return [json.loads(line) for line in (out / "errors.jsonl").read_text(encoding="utf-8").splitlines()]


def files(out):
    """Every file of an output, hidden ones too."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def expected(given):
    """The rows of articles, as the reader alone reads them."""
    for name, text in given.items():
        for quantity in find_quantities(text):
            row = {"article_id": name}
            for field, value in quantity._asdict().items():
                exact = field in ("value", "lower_bound", "upper_bound", "whole")
                row[field] = f"{Decimal(value):f}" if exact and value is not None else value
                if exact:
                    row[f"{field}_float"] = None if value is None else float(value)
            yield row


def test_every_field_is_there_and_exact(archive, tmp_path):
    done = read(archive, tmp_path / "out")
    found = rows(tmp_path / "out")
    assert found == list(expected(texts()))
    assert {type(row["value"]) for row in found} == {str, type(None)}
    exact = [Decimal(row["value"]) for row in found if row["kind"] == "measure" and row["unit_id"] == "km"]
    assert all(value.as_tuple().exponent == -3 for value in exact) and len(exact) == 40
    assert done.out.startswith("40 articles read, 40 kept, with ")


@pytest.mark.slow
@pytest.mark.parametrize("options", [("--processes", "2"), ("--processes", "2", "--dask", "local")])
def test_whoever_reads_writes_the_same_files(archive, tmp_path, options):
    with archive.open("ab") as file:
        file.write(b'{"id": "x"}\n' * 3 + as_lines([{"id": "page", "text": PAGE}]).encode())
    one, other = (tmp_path / name for name in ("one", "other"))
    said = [read(archive, one, status=1).out, read(archive, other, *options, status=1).out]
    assert files(one) == files(other) and len(files(one)) > 8 and len(errors(one)) == 3
    assert [row["as_written"] for row in rows(one) if row["article_id"] == "page"] == OF_PAGE
    assert said[0].replace(str(one), "") == said[1].replace(str(other), "")


def as_folder(folder, given):
    for number, (name, text) in enumerate(given.items()):
        path = folder / f"{number % 3}" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / ".hidden").write_text("1 người")
    (folder / "bài_files").mkdir()
    (folder / "bài_files" / "style.css").write_text("a {width: 1 km}")
    os.mkfifo(folder / "pipe")


def as_parquet(path, given, **settings):
    table = pa.table({"text": list(given.values()), "other": [1] * len(given), "id": list(given)})
    if settings.pop("dictionary", False):
        table = table.set_column(0, "text", table["text"].dictionary_encode())
    pq.write_table(table, path, **settings)


KINDS = {
    "folder": as_folder,
    "a.parquet": as_parquet,
    "groups.parquet": partial(as_parquet, row_group_size=3),
    "codes.parquet": partial(as_parquet, dictionary=True),
    "folder of lines": lambda folder, given: [
        folder.mkdir(),
        (folder / "1.jsonl").write_text(
            "\ufeff" + as_lines([{"id": name, "text": text} for name, text in given.items()])
        ),
    ],
    "crlf.ndjson": lambda path, given: path.write_bytes(
        "\r\n\r\n".join(json.dumps({"id": name, "text": text, "more": [1]}) for name, text in given.items()).encode()
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_input_gives_the_same_rows(tmp_path, kind):
    KINDS[kind](tmp_path / kind, texts(20))
    read(tmp_path / kind, tmp_path / "out")
    found = [row | {"article_id": row["article_id"].rpartition("/")[2]} for row in rows(tmp_path / "out")]

    def key(row):
        return row["article_id"], row["char_start"]

    assert sorted(found, key=key) == sorted(expected(texts(20)), key=key)
    assert len(list((tmp_path / "out" / "quantities").iterdir())) > 1


@pytest.mark.parametrize("size", [1, 7, 300, 2_000, 10**9])
@pytest.mark.parametrize("kind", KINDS)
def test_wherever_an_input_is_cut_each_article_is_read_once(tmp_path, kind, size):
    path = tmp_path / kind
    KINDS[kind](path, texts(5))
    partitions, _ = plan(path, size)
    pieces = [piece for partition in partitions for piece in partition.pieces]
    loaded = [load() for piece in pieces for _, load in articles(path, piece)]
    assert sorted((name.rpartition("/")[2], file.read().decode()) for name, file in loaded) == sorted(texts(5).items())
    assert [partition.number for partition in partitions] == list(range(len(partitions)))


def test_saved_pages_are_read_as_pages(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "bài 1.html").write_text(PAGE, encoding="utf-8")
    read(tmp_path / "pages", tmp_path / "out")
    assert [(row["article_id"], row["as_written"]) for row in rows(tmp_path / "out")] == [
        ("bài 1.html", written) for written in OF_PAGE
    ]


BAD_LINES = [
    (b"no json", "input-not-json"),
    (b"[" * 100_000, "input-not-json"),
    (b'{"id": ' + b"9" * 5000 + b', "text": "9"}', "input-not-json"),
    (b'["id", "text"]', "input-without"),
    (b'{"text": "1"}', "input-without"),
    (b'{"id": "", "text": "1"}', "input-without"),
    (b'{"id": true, "text": "1"}', "input-without"),
    (b'{"id": 1}', "input-without"),
    (b'{"id": "a\\ud800", "text": "1"}', "input-without"),
    (b'{"id": 1, "text": 5}', "input-without"),
    (b'{"id": 1, "text": " "}', "input-empty"),
    (b'{"id": 1, "text": "gi\xe1"}', "input-not-utf8"),
    (b'{"id": 1, "text": "a\\ud800"}', "input-not-utf8"),
    ('{"id": 1, "text": "gióp d©n h¬n 300 ngµy c«ng, 20 triÖu ®ång, söa"}'.encode(), "input-legacy"),
    (b'{"id": 1, "text": "<html><body><p></p></body></html>"}', "page-without-article"),
    (b'{"id": 1, "text": "' + b"a" * 1_000_001 + b'"}', "input-too-large"),
]


@pytest.mark.parametrize(("line", "error"), BAD_LINES, ids=lambda each: repr(each[:30]))
def test_a_bad_line_is_named_and_the_rest_is_read(tmp_path, line, error):
    good = as_lines([{"id": "good", "text": LIKE}]).encode()
    (tmp_path / "a.jsonl").write_bytes(good + line + b"\n" + good)
    done = read(tmp_path / "a.jsonl", tmp_path / "out", status=1)
    assert rows(tmp_path / "out") == [*expected({"good": LIKE})] * 2
    [record] = errors(tmp_path / "out")
    assert record["error"] == error and record["article"] in ("1", f"a.jsonl at byte {len(good)}")
    assert record["message"].startswith(record["article"]) and "1 articles, 0 whole partitions" in done.out


def test_a_line_longer_than_any_article_is_not_held(tmp_path, monkeypatch):
    monkeypatch.setattr(corpus, "_LONGEST_LINE", 500)
    lines = [{"id": 1, "text": "1 người"}, {"id": 2, "text": "a" * 3000}, {"id": 3, "text": "3 người"}]
    (tmp_path / "a.jsonl").write_text(as_lines(lines))
    read(tmp_path / "a.jsonl", tmp_path / "out", status=1)
    assert [row["article_id"] for row in rows(tmp_path / "out")] == ["1", "3"]
    assert [record["error"] for record in errors(tmp_path / "out")] == ["input-too-large"]


def test_an_article_on_which_the_reader_breaks_is_named(archive, tmp_path, monkeypatch):
    def broken(text, units):
        if text == texts()["bài-7"]:
            raise RecursionError("too deep")
        return find_quantities(text)

    monkeypatch.setattr(corpus, "find_quantities", broken)
    read(archive, tmp_path / "out", status=1)
    assert len({row["article_id"] for row in rows(tmp_path / "out")}) == 39
    [record] = errors(tmp_path / "out")
    assert (record["article"], record["error"]) == ("bài-7", "article-unread") and "too deep" in record["message"]


def test_bad_files_and_cells_are_named(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    bad = {"1.txt": b"gi\xe1", "2.pdf": b"%PDF-1.7", "3.txt": b"", "4.html": b"<html><body></body></html>"}
    for name, content in bad.items():
        (folder / name).write_bytes(content)
    cells = pa.array([b"gi\xe1", None, LIKE.encode()], pa.binary()).view(pa.string())
    pq.write_table(pa.table({"id": [1, 2, 3], "text": cells}), folder / "5.parquet")
    read(folder, tmp_path / "out", status=1)
    assert [(record["article"], record["error"]) for record in errors(tmp_path / "out")] == [
        ("1.txt", "input-not-utf8"),
        ("2.pdf", "input-form"),
        ("3.txt", "input-empty"),
        ("4.html", "page-without-article"),
        ("1", "input-not-utf8"),
        ("5.parquet row group 0 row 1", "input-without"),
    ]
    assert {row["article_id"] for row in rows(tmp_path / "out")} == {"3"}


def test_only_articles_like_those_of_the_archive_are_kept(tmp_path):
    given = {"like": LIKE, "unlike": UNLIKE, "suits": SUITS, "two": TWO}
    (tmp_path / "a.jsonl").write_text(
        as_lines({"id": name, "text": text} for name, text in given.items()), encoding="utf-8"
    )
    done = read(tmp_path / "a.jsonl", tmp_path / "out", "--like", "dan-van")
    assert done.out.startswith("4 articles read, 2 kept, with 8 figures")
    assert {row["article_id"] for row in rows(tmp_path / "out")} == {"like", "suits"}
    named = {row["as_written"]: row["indicator_id"] for row in rows(tmp_path / "out") if row["article_id"] == "like"}
    assert named["hơn 12.300 ngày công"] == "labour-days-for-people" and named["217 suất quà"] == "gifts-given"
    (tmp_path / "like.txt").write_text(LIKE, encoding="utf-8")
    drafted = call("extract", tmp_path / "like.txt", "--format", "yaml").out
    assert re.findall(r"    indicator: (.*)", drafted) == [name or "TODO" for name in named.values()], "as drafts name"


# --- What goes wrong while an archive is read ---


def job_of(archive, out):
    partitions, _ = plan(archive, 2_000)
    return Job(archive, out, False, reader_version(False)), partitions


def killed_once(job, flag, partition):
    """Write a part; that of the second partition is killed half-way when it is first written."""
    if partition.number == 1 and not flag.exists():
        flag.touch()

        def half(source, piece):
            yield next(corpus_articles(source, piece))
            os.kill(os.getpid(), signal.SIGKILL)

        corpus_articles, corpus.articles = corpus.articles, half
    return write_part(job, partition)


@pytest.mark.slow
@pytest.mark.parametrize("way", ["two processes", "Dask"])
def test_a_worker_that_is_killed_half_way_loses_nothing(archive, tmp_path, way):
    job, partitions = job_of(archive, tmp_path / "out")
    ended = dict(WAYS[way](partial(killed_once, job, tmp_path / "flag"), partitions))
    assert (tmp_path / "flag").exists() and not any(isinstance(each, Exception) for each in ended.values())
    assert len(list(job.part(0).parent.glob(".*"))) == 1, "what it had begun to write"
    corpus.end(job)
    corpus.put_together(job, partitions, {})
    read(archive, tmp_path / "one")
    for name, content in files(tmp_path / "one").items():
        assert name == "corpus.json" or content == files(job.out)[name], name
    assert len(files(job.out)) == len(files(tmp_path / "one")) - 1


def never(job, tried, kill, partition):
    """Write a part, but for that of the second partition, whose every try ends badly."""
    if partition.number != 1:
        return write_part(job, partition)
    with tried.open("a") as file:
        file.write("x")
    if kill:
        os.kill(os.getpid(), signal.SIGKILL)
    raise OSError(28, "No space left on device")


@pytest.mark.slow
@pytest.mark.parametrize(("way", "kill"), [*((way, False) for way in WAYS), ("two processes", True)])
def test_a_partition_that_fails_is_tried_again_and_then_named(archive, tmp_path, way, kill):
    job, partitions = job_of(archive, tmp_path / "out")
    ended = {each.number: how for each, how in WAYS[way](partial(never, job, tmp_path / "tried", kill), partitions)}
    assert ended.keys() == {each.number for each in partitions}
    assert [number for number, how in ended.items() if isinstance(how, Exception)] == [1]
    assert (tmp_path / "tried").read_text() == "x" * workers.TRIES
    assert [job.part(each.number).exists() for each in partitions].count(False) == 1


def test_a_partition_that_failed_is_read_by_the_next_call(archive, tmp_path):
    out = tmp_path / "out"
    in_the_way = out / "quantities" / "part-000001.parquet"
    read(archive, out)
    whole = files(out)
    in_the_way.unlink()
    in_the_way.mkdir()
    done = read(archive, out, status=1)
    [record] = errors(out)
    assert (record["partition"], record["error"]) == (1, "partition-failed") and "directory" in record["message"]
    assert "0 articles, 1 whole partitions" in done.out
    in_the_way.rmdir()
    assert read(archive, out).status == 0 and files(out) == whole


def test_a_part_that_is_not_whole_is_read_again(archive, tmp_path):
    read(archive, tmp_path / "out")
    whole = files(tmp_path / "out")
    part = tmp_path / "out" / "quantities" / "part-000002.parquet"
    part.write_bytes(part.read_bytes()[:-9])
    read(archive, tmp_path / "out")
    assert files(tmp_path / "out") == whole


def test_a_call_that_is_stopped_goes_on_where_it_was(archive, tmp_path, monkeypatch):
    whole, out = tmp_path / "whole", tmp_path / "out"
    read(archive, whole)
    read_on, count = corpus._read, iter(range(1000))

    def stopped(*given):
        if next(count) == 25:
            raise KeyboardInterrupt
        return read_on(*given)

    monkeypatch.setattr(corpus, "_read", stopped)
    done = call("corpus", archive, "--out", out, *SMALL, "--processes", "1")
    assert (done.status, done.out, done.err) == (130, "", "corpus: stopped\n")
    there = {path.name: path.stat().st_ino for path in (out / "quantities").iterdir()}
    assert sorted(there) == [f"part-{number:06}.parquet" for number in range(len(there))] and len(there) > 1
    read(archive, out)
    assert files(out) == files(whole)
    assert there.items() <= {path.name: path.stat().st_ino for path in (out / "quantities").iterdir()}.items()


@pytest.mark.slow
def test_a_call_that_is_killed_leaves_no_worker_and_goes_on(archive, tmp_path):
    archive.write_text(as_lines({"id": name, "text": text * 8} for name, text in texts(60).items()), encoding="utf-8")
    out = tmp_path / "out"
    command = [sys.executable, HERE.root / "scripts" / "corpus.py", archive, "--out", out, *SMALL, "--processes", "2"]
    with subprocess.Popen(command) as running:
        while not list(out.glob("quantities/part-*")):
            time.sleep(0.02)
        parents = {pid: int(stat.read_text().rpartition(")")[2].split()[1]) for pid, stat in stats().items()}
        own = [pid for pid, parent in parents.items() if parent == running.pid]
        running.kill()
    there = {path.name for path in (out / "quantities").glob("part-*")}
    assert len(own) >= 2 and len(there) < len(plan(archive, 2_000)[0])
    deadline = time.monotonic() + 10
    while any(pid in stats() for pid in own) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in own if pid in stats()]
    read(archive, out, processes="2")
    read(archive, tmp_path / "whole")
    assert files(out) == files(tmp_path / "whole")


def stats():
    """What the system says of each process, by its id; of those that have ended nothing."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            if path.read_text().rpartition(")")[2].split()[0] != "Z":
                found[int(path.parent.name)] = path
        except OSError:
            continue
    return found


def test_a_worker_of_another_version_writes_nothing(archive, tmp_path):
    job, [first, *_] = job_of(archive, tmp_path / "out")
    with pytest.raises(ValueError, match="another version"):
        write_part(Job(job.source, job.out, False, "other"), first)
    assert not job.out.exists()


def test_a_part_that_is_written_elsewhere_is_no_part(archive, tmp_path, monkeypatch):
    monkeypatch.setattr(corpus, "write_part", lambda job, partition: corpus.Counts(1))
    read(archive, tmp_path / "out", status=1)
    assert {record["error"] for record in errors(tmp_path / "out")} == {"partition-failed"}
    assert "share one file system" in errors(tmp_path / "out")[0]["message"]


def other_partition(archive, out):
    read(archive, out)
    return ["--partition", "3000"]


def other_input(archive, out):
    read(archive, out)
    archive.write_bytes(archive.read_bytes() + b"\n")
    return SMALL


def something_else(archive, out):
    out.mkdir()
    (out / "thesis.txt").touch()
    return SMALL


def lacks_text(archive, out):
    archive.unlink()
    archive.mkdir()
    pq.write_table(pa.table({"id": [1]}), archive / "a.parquet")
    return SMALL


def counts_text(archive, out):
    archive.unlink()
    archive.mkdir()
    pq.write_table(pa.table({"id": [1], "text": [1]}), archive / "a.parquet")
    return SMALL


def no_parquet(archive, out):
    archive.unlink()
    archive.mkdir()
    (archive / "a.parquet").write_text("1 người")
    return SMALL


REFUSED = [
    (other_partition, "name a new folder"),
    (other_input, "name a new folder"),
    (something_else, "holds something else"),
    (lacks_text, "a.parquet: has no 'text'"),
    (counts_text, "a.parquet: cannot be read as Parquet (Unsupported cast"),
    (no_parquet, "a.parquet: cannot be read as Parquet ("),
    (lambda archive, out: archive.unlink() or (), "archive.jsonl: No such file or directory"),
    (lambda archive, out: out.write_text("a") and (), "out: File exists; mend that"),
    (lambda archive, out: ["--dask", "here"], "--dask is 'here'; write local"),
    (lambda archive, out: ["--dask", "tcp://127.0.0.1:1"], "tcp://127.0.0.1:1: the scheduler does not answer"),
    (lambda archive, out: ["--processes", "0"], "the call is wrong"),
]


@pytest.mark.parametrize(("given", "says"), REFUSED)
def test_what_is_refused_is_said_in_a_line(archive, tmp_path, monkeypatch, given, says):
    monkeypatch.setattr(workers, "CONNECT", "1s")
    out = tmp_path / "out"
    options = given(archive, out)
    before = files(out)
    done = call("corpus", archive, "--out", out, *options)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert says in done.err and files(out).items() >= before.items()


def test_an_output_within_the_input_is_refused(archive, tmp_path):
    done = call("corpus", tmp_path, "--out", tmp_path / "out")
    assert (done.status, done.err.count("\n")) == (2, 1) and "lies in the input" in done.err


def test_a_second_call_is_told_to_wait(archive, tmp_path):
    (tmp_path / "out").mkdir()
    with alone_in(tmp_path / "out"):
        done = call("corpus", archive, "--out", tmp_path / "out")
    assert (done.status, done.out) == (3, "") and "another call is writing" in done.err


def test_a_wrong_codebook_is_refused_before_anything_is_read(archive, tmp_path, monkeypatch):
    def wrong():
        raise Invalid([problem("metadata/codebook.yaml", 3, 1, "file-missing")])

    monkeypatch.setattr(corpus, "known", wrong)
    done = call("corpus", archive, "--out", tmp_path / "out", "--like", "dan-van")
    assert (done.status, done.err.count("\n")) == (2, 1) and "metadata/codebook.yaml:3:1" in done.err
    assert not (tmp_path / "out").exists()


def test_what_is_not_installed_is_named(archive, tmp_path, monkeypatch):
    monkeypatch.delitem(sys.modules, "solieu.package.corpus")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = call("corpus", archive, "--out", tmp_path / "out")
    assert (done.status, done.err.count("\n")) == (2, 1) and "pyarrow is not installed; install" in done.err


@pytest.mark.slow
def test_the_page_on_archives_does_as_it_says(tmp_path):
    page = (HERE.root / "docs" / "archives.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```(\w*)\n(.*?)^```", page, re.M | re.S)
    laptop, read_it, printed, _cluster, _measured, count, draft = (block for _, block in blocks)
    (tmp_path / "scripts").symlink_to(HERE.root / "scripts")

    def shown(block):
        done = subprocess.run(block, shell=True, cwd=tmp_path, capture_output=True, text=True, check=True)
        return done.stdout

    python = shlex.quote(sys.executable)
    said = re.search(r"prints `(.*?)`", page)[1]
    assert shown(laptop.replace(".venv/bin/python", python)).startswith(said)
    out = shown(f"{python} -c {shlex.quote(read_it + count)}")
    assert [line.split() for line in out.splitlines()[:4]] == [line.split() for line in printed.splitlines()]
    assert "vidu-1    3" in out
    shown(draft.replace(".venv/bin/python", python))
    drafted = (tmp_path / "draft.yaml").read_text(encoding="utf-8")
    assert "  id: vidu-1\n" in drafted and "indicator: gifts-given" in drafted
