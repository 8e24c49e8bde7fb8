"""Read an archive of articles, and write every quantity of it as Parquet."""

import os
import sys
from collections.abc import Generator
from contextlib import closing
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from solieu.commands import BUSY, FILE, Choice, Command, Refusal, check_root, language_option, run
from solieu.commands.messages import say
from solieu.paths import HERE, Busy, alone_in
from solieu.problems import Invalid, Language, message, reason

if TYPE_CHECKING:
    from solieu.package.corpus import Counts, Job, Partition

_EXTRA = ("pyarrow", "dask", "distributed")  # packages of the extra `scale`


@click.command("corpus", cls=Command, help="corpus", epilog="corpus-ends")
@click.argument("source", metavar="INPUT", type=FILE)
@click.option("--out", type=FILE, metavar="OUT", required=True, help="--out of an archive")
@click.option("--like", type=Choice(["dan-van"]))
@click.option("--processes", type=click.IntRange(min=1), metavar="N", default=os.cpu_count() or 1)
@click.option("--dask", metavar="ADDRESS")
@click.option("--partition", type=click.IntRange(min=1000), metavar="BYTES", default=2_000_000)
@language_option
def corpus(
    source: Path, out: Path, like: str | None, processes: int, dask: str | None, partition: int, lang: Language
) -> int:
    """Read what is not read yet, and say what there is; 1 where something could not be read."""
    check_root(HERE.root)
    if dask not in (None, "local") and not dask.startswith(("tcp://", "tls://")):
        raise Refusal("no-scheduler", address=dask)
    try:
        from solieu import codebook_units
        from solieu.package.corpus import Job, begin, end, known, plan, reader_version
        from solieu.sources.pages import Unread

        if dask:
            import distributed  # noqa: F401
    except ModuleNotFoundError as error:
        if error.name not in _EXTRA:
            raise
        raise Refusal("no-extra", module=error.name) from None
    source, out = source.resolve(), out.resolve()
    if source.is_dir() and out.is_relative_to(source):
        raise Refusal("out-in-input", folder=out)
    try:
        partitions, found = plan(source, partition)
        _ = known() if like else codebook_units()  # what every article would otherwise break on
        job = Job(source, out, like is not None, reader_version(like is not None))
        out.mkdir(parents=True, exist_ok=True)
        with alone_in(out):
            begin(job, {"input": found, "partition": partition, "like": like, "reader": job.reader})
            try:
                return read(job, partitions, processes, dask, lang)
            finally:
                end(job)
    except Unread as unread:
        raise Refusal(unread.said) from None
    except Invalid as invalid:
        raise Refusal("codebook-wrong", first=invalid.problems[0].in_language(lang)) from None
    except Busy:
        raise Refusal("busy-reading", BUSY, folder=out) from None


def read(job: "Job", partitions: "list[Partition]", processes: int, dask: str | None, lang: Language) -> int:
    """Read the partitions that have no part, show how far it is, and say what there is. Raises OSError, Refusal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    from solieu.package.corpus import Counts, counts_of, put_together

    there = {each.number: counts_of(job.part(each.number)) for each in partitions}
    left = [each for each in partitions if there[each.number] is None]
    counts = sum(filter(None, there.values()), Counts())
    failed: dict[int, Exception] = {}
    bar = (BarColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Progress(*bar, console=Console(stderr=True), disable=not sys.stderr.isatty()) as progress:
        total = sum(each.size for each in partitions)
        task = progress.add_task("", total=total, completed=total - sum(each.size for each in left))
        with closing(_ended(job, left, processes, dask)) as all_ended:
            for partition, ended in all_ended:
                if isinstance(ended, Counts) and not job.part(partition.number).exists():
                    ended = FileNotFoundError(message("part-elsewhere"))
                if isinstance(ended, Counts):
                    counts += ended
                else:
                    failed[partition.number] = ended
                progress.update(task, advance=partition.size, description=_told("corpus-progress", lang, counts))
    errors = put_together(job, partitions, failed)
    print(_told("corpus-read", lang, counts, folder=job.out))
    if counts.unread or failed:
        print(_told("corpus-unread", lang, counts, failed=len(failed), file=errors))
    return int(bool(counts.unread or failed))


def _ended(
    job: "Job", left: "list[Partition]", processes: int, dask: str | None
) -> Generator["tuple[Partition, Counts | Exception]", None, None]:
    from solieu.package import workers
    from solieu.package.corpus import write_part

    work = partial(write_part, job)
    if dask and left:
        try:
            yield from workers.on_dask(work, left, dask, processes)
        except OSError as error:
            raise Refusal("no-cluster", address=dask, reason=reason(error)) from None
    elif left and processes > 1:  # in a process of its own even one: what kills that is named then
        yield from workers.in_processes(work, left, min(processes, len(left)))
    else:
        yield from workers.here(work, left)


def _told(name: str, lang: Language, counts: "Counts", **values: object) -> str:
    return say(name, lang, **asdict(counts), **values)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    return run(corpus, arguments)


if __name__ == "__main__":
    sys.exit(main())
