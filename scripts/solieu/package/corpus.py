"""An archive of articles as Parquet: what a partition of it is, and how the part of one is written.

The input alone decides where it is cut, and a partition alone what stands in its part, so that it is all the same who
reads it, when, and beside whom. A part that stands is whole; what could not be read of it stands in a file beside it.
"""

import hashlib
import io
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import astuple, dataclass
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple, get_args, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq

from solieu import codebook_units
from solieu.digests import CODE, digest
from solieu.package.witnesses import learned
from solieu.paths import HERE, left_over, staged, write_whole
from solieu.problems import Message, message, reason
from solieu.reading import Quantity, find_quantities
from solieu.sources.codebook import Codebook
from solieu.sources.drafts import place_figures, suggest_indicators
from solieu.sources.pages import Unread, read_page
from solieu.sources.suggestions import Evidence

_FEWEST = 3  # figures that suit known indicators, in an article that is like those of the archive
_ROWS = 20_000  # rows held before they are written
_CELLS = 64  # articles of a Parquet file held at a time
_CUTS = 64  # partitions of one row group at most, since each reads over the rows before its own
_LONGEST_LINE = 30_000_000  # bytes: a page of 10 MB whose letters are all escaped
_COUNTS = b"solieu"  # the key of a part's counts among its metadata


class Piece(NamedTuple):
    """Articles of one file: a text or page; lines that begin between two bytes; or rows, of a row group, of Parquet."""

    path: str  # from the input
    size: int  # bytes
    kind: Literal["text", "jsonl", "parquet"] = "text"
    start: int = 0
    stop: int = 0
    group: int = 0


class Partition(NamedTuple):
    """What is read in one go, and makes one part."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def size(self) -> int:
        """Bytes of input."""
        return sum(piece.size for piece in self.pieces)


@dataclass(frozen=True)
class Counts:
    """How many articles were read, how many of them are in the part, with how many figures; and how many were not."""

    articles: int = 0
    kept: int = 0
    figures: int = 0
    unread: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*map(sum, zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True)
class Job:
    """What all partitions share: the input, the folder of the output, whether only articles like those of the archive
    are kept, and the version of the reader.
    """

    source: Path
    out: Path
    like: bool
    reader: str | None

    def part(self, number: int) -> Path:
        """Where a part stands."""
        return self.out / "quantities" / f"part-{number:06}.parquet"

    def errors(self, number: int) -> Path:
        """Where what could not be read of a partition stands, if there is any."""
        return self.out / "errors" / f"part-{number:06}.jsonl"


@cache
def reader_version(like: bool) -> str | None:
    """A digest of all that decides what is read; None outside a checkout."""
    return digest([*CODE, HERE.metadata / "codebook.yaml", *([HERE.data] if like else [])])


# --- Where the input is cut ---


def plan(source: Path, size: int) -> tuple[list[Partition], str]:
    """The partitions of an input, of about so many bytes each, and a digest of the names, sizes and times of its files.

    Raises OSError, and Unread of a Parquet file that has no articles.
    """
    found = hashlib.sha256()
    partitions: list[Partition] = []
    pieces: list[Piece] = []
    held = 0
    for path in _files(source):
        name, about = path.relative_to(source).as_posix() if path != source else path.name, path.stat()
        found.update(f"{name}\0{about.st_size}\0{about.st_mtime_ns}\n".encode(errors="surrogateescape"))
        for piece in _pieces(path, name, about.st_size, size):
            pieces.append(piece)
            held += piece.size
            if held >= size:
                partitions.append(Partition(len(partitions), tuple(pieces)))
                pieces, held = [], 0
    if pieces:
        partitions.append(Partition(len(partitions), tuple(pieces)))
    return partitions, found.hexdigest()


def _files(source: Path) -> Iterator[Path]:
    """The files of an input in the order of their names, but for hidden ones and what browsers save beside a page."""
    if not source.is_dir():
        yield source
        return
    for folder, folders, names in os.walk(source, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not name.endswith("_files"))
        yield from (path for name in sorted(names) if (path := Path(folder, name)).is_file() and name[0] != ".")


def _raise(error: OSError) -> None:
    raise error


def _pieces(path: Path, name: str, length: int, size: int) -> Iterator[Piece]:
    if path.suffix in (".jsonl", ".ndjson"):
        for start in range(0, length, size):
            stop = min(start + size, length)
            yield Piece(name, stop - start, "jsonl", start, stop)
    elif path.suffix == ".parquet":
        about = _parquet_metadata(path, name)
        for group in range(about.num_row_groups):
            rows, held = about.row_group(group).num_rows, about.row_group(group).total_byte_size
            cuts = max(1, min(rows, _CUTS, -(-held // size)))
            for cut in range(cuts):
                yield Piece(name, held // cuts, "parquet", rows * cut // cuts, rows * (cut + 1) // cuts, group)
    else:
        yield Piece(name, max(length, 1))


def _parquet_metadata(path: Path, name: str) -> pq.FileMetaData:
    """What a Parquet file says of itself. Raises Unread where it is none, or has no column of ids or of texts."""
    try:
        with pq.ParquetFile(path) as file:
            for column in ("id", "text"):
                if column not in file.schema_arrow.names:
                    raise Unread("input-without", name=name, field=column)
            _bytes(pa.array([], file.schema_arrow.field("text").type))
            return file.metadata
    except pa.ArrowException as error:
        raise Unread("input-not-parquet", name=name, why=error) from None


def _bytes(texts: pa.Array) -> pa.Array:
    """Texts as their bytes, which may be no UTF-8. Raises ArrowException where they are none."""
    return (texts.dictionary_decode() if pa.types.is_dictionary(texts.type) else texts).cast(pa.large_binary())


# --- The articles of a piece ---

# How an article is called until its id is known, and what gives its id and its bytes. Raises Unread, OSError.
Article = tuple[str, Callable[[], tuple[str, BinaryIO]]]


def articles(source: Path, piece: Piece) -> Iterator[Article]:
    """The articles of a piece, one at a time. Raises OSError, ArrowException."""
    path = source / piece.path if source.is_dir() else source
    if piece.kind == "jsonl":
        return _lines(path, piece)
    if piece.kind == "parquet":
        return _rows(path, piece)
    name = os.fsencode(piece.path).decode(errors="backslashreplace")
    return iter([(name, lambda: (name, path.open("rb")))])


def _lines(path: Path, piece: Piece) -> Iterator[Article]:
    with path.open("rb") as file:
        if piece.start:  # the line that begins before is another piece's
            file.seek(piece.start - 1)
            _skip_line(file)
        while (at := file.tell()) < piece.stop and (line := file.readline(_LONGEST_LINE)):
            if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
                _skip_line(file)
            if line.strip():
                place = f"{piece.path} at byte {at}"
                yield place, partial(_from_line, place, line.removeprefix(b"\xef\xbb\xbf"))


def _skip_line(file: BinaryIO) -> None:
    while (read := file.readline(1_000_000)) and not read.endswith(b"\n"):
        pass


def _from_line(place: str, line: bytes) -> tuple[str, BinaryIO]:
    if len(line) == _LONGEST_LINE:
        raise Unread("input-too-large", name=place, largest=_LONGEST_LINE)
    try:
        record = json.loads(line.decode())
    except UnicodeDecodeError as error:
        raise Unread("input-not-utf8", name=place, at=error.start) from None
    except (ValueError, RecursionError) as error:
        raise Unread("input-not-json", name=place, why=error) from None
    given = record if isinstance(record, dict) else {}
    return _article(place, given.get("id"), given.get("text"))


def _rows(path: Path, piece: Piece) -> Iterator[Article]:
    at = 0
    with pq.ParquetFile(path, buffer_size=1_000_000, pre_buffer=False) as file:
        batches = file.iter_batches(_CELLS, row_groups=[piece.group], columns=["id", "text"], use_threads=False)
        for batch in batches:
            ids, texts = batch.column("id"), _bytes(batch.column("text"))
            for row in range(max(piece.start - at, 0), min(piece.stop - at, len(batch))):
                place = f"{piece.path} row group {piece.group} row {at + row}"
                yield place, partial(_from_row, place, ids[row], texts[row])
            at += len(batch)
            if at >= piece.stop:
                return


def _from_row(place: str, name: pa.Scalar, text: pa.Scalar) -> tuple[str, BinaryIO]:
    return _article(place, name.as_py(), text.as_py())


def _article(place: str, name: object, text: object) -> tuple[str, BinaryIO]:
    """An article's id and its bytes. Raises Unread where either is missing."""
    if isinstance(name, bool) or not isinstance(name, int | str) or not re.search(r"^[^\ud800-\udfff]+$", str(name)):
        raise Unread("input-without", name=place, field="id")
    if isinstance(text, str):
        text = text.encode(errors="surrogatepass")
    if not isinstance(text, bytes):
        raise Unread("input-without", name=place, field="text")
    return str(name), io.BytesIO(text)


# --- The part of a partition ---

_FIELDS = {name: get_args(hint) or (hint,) for name, hint in get_type_hints(Quantity).items()}
_EXACT = frozenset(name for name, types in _FIELDS.items() if Decimal in types)


def _columns() -> Iterator[tuple[str, pa.DataType]]:
    """The columns of a part: each field of a quantity, and beside an exact value, which is text, the nearest float."""
    yield "article_id", pa.string()
    for name, types in _FIELDS.items():
        yield name, pa.int64() if int in types and name not in _EXACT else pa.string()
        if name in _EXACT:
            yield f"{name}_float", pa.float64()


SCHEMA = pa.schema(list(_columns()))


def write_part(job: Job, partition: Partition) -> Counts:
    """Read a partition and write its part, whole or not at all.

    Raises OSError, ArrowException; ValueError of a message where this is another reader than the job's.
    """
    if job.reader is None or reader_version(job.like) != job.reader:
        raise ValueError(message("reader-differs"))
    counts = Counts()
    rows: list[tuple[object, ...]] = []
    errors = job.errors(partition.number)
    errors.unlink(missing_ok=True)
    with (
        staged(job.part(partition.number)) as file,
        ExitStack() as beside,  # which ends first: where the part stands, so do its errors
        pq.ParquetWriter(file, SCHEMA, compression="zstd") as writer,
    ):
        unread: BinaryIO | None = None
        for place, load in (each for piece in partition.pieces for each in articles(job.source, piece)):
            name, found = _read(place, load, job.like)
            if isinstance(found, Message):
                unread = unread or beside.enter_context(staged(errors))
                unread.write(_line(article=name, error=found.name, message=str(found)))
                counts += Counts(unread=1)
                continue
            counts += Counts(1, found is not None, sum(each.is_figure for each in found or ()))
            for quantity in found or ():
                rows.append(tuple(_row(name, quantity)))
                if len(rows) == _ROWS:
                    writer.write_batch(_batch(rows))
                    rows.clear()
        if rows:
            writer.write_batch(_batch(rows))
        writer.add_key_value_metadata({_COUNTS: json.dumps(astuple(counts))})
    return counts


def _line(**record: object) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode(errors="backslashreplace") + b"\n"


def _read(
    place: str, load: Callable[[], tuple[str, BinaryIO]], like: bool
) -> tuple[str, Sequence[Quantity] | Message | None]:
    """An article's id and quantities, None where it is not kept; or, by its place if need be, why it cannot be read."""
    name = place
    try:
        name, file = load()
        page = read_page(name, file)
        quantities = find_quantities(page.text, codebook_units())
        return name, like_the_archive(page.title, page.text, quantities, *known()) if like else quantities
    except Unread as unread:
        return name, unread.said
    except OSError as error:
        return name, message("input-unread", name=name, reason=reason(error))
    except Exception as error:  # whatever a reader makes of one text, the others are read
        return name, message("article-unread", name=name, why=f"{type(error).__name__}: {error}")


def like_the_archive(
    title: str, text: str, quantities: Sequence[Quantity], codebook: Codebook, evidence: Evidence
) -> list[Quantity] | None:
    """The quantities, figures with the indicator that a draft would name; None where known ones suit too few."""
    seen, indicators = suggest_indicators(title, place_figures(text, quantities), codebook, evidence)
    if sum(bool(name) or evidence.suits(each) for each, name in zip(seen, indicators, strict=True)) < _FEWEST:
        return None
    names = iter(indicators)
    return [each._replace(indicator_id=next(names) or None) if each.is_figure else each for each in quantities]


@cache
def known() -> tuple[Codebook, Evidence]:
    """What this checkout's codebook and tables show. Raises Invalid."""
    return learned(HERE)


def _row(name: str, quantity: Quantity) -> Iterator[object]:
    yield name
    for field in _FIELDS:
        value = getattr(quantity, field)
        if field not in _EXACT:
            yield value
        elif value is None:
            yield from (None, None)
        else:
            exact = f"{value:f}" if isinstance(value, Decimal) else str(value)
            yield from (exact, float(exact))  # a number of more than some thirty digits is no amount to the reader


def _batch(rows: Sequence[Sequence[object]]) -> pa.RecordBatch:
    columns = zip(*rows, strict=True)
    return pa.record_batch([pa.array(column, kind) for column, kind in zip(columns, SCHEMA.types, strict=True)], SCHEMA)


# --- The folder of the output ---


def begin(job: Job, about: Mapping[str, object]) -> None:
    """Record in the folder of the output what its parts are of, and take away what was left half-written.

    Raises OSError, and Unread where parts of something else stand there, or what is no part.
    """
    end(job)
    record, content = job.out / "corpus.json", _line(**about)
    if record.exists():
        if record.read_bytes() != content:
            raise Unread("corpus-other", folder=job.out)
    elif any(job.out.iterdir()):
        raise Unread("corpus-not-ours", folder=job.out)
    write_whole({record: content})


def end(job: Job) -> None:
    """Take away what processes that were killed left half-written. Raises OSError."""
    for path in (*left_over(job.part(0).parent), *left_over(job.errors(0).parent)):
        path.unlink()


def counts_of(part: Path) -> Counts | None:
    """What a part holds; None where none stands, or none that is whole."""
    try:
        return Counts(*json.loads((pq.read_metadata(part).metadata or {})[_COUNTS]))
    except (OSError, pa.ArrowException, KeyError):
        return None


def put_together(job: Job, partitions: Iterable[Partition], failed: Mapping[int, Exception]) -> Path:
    """Write the one file of errors: articles that could not be read, and partitions that failed, in their order.

    Raises OSError.
    """
    path = job.out / "errors.jsonl"
    with staged(path) as file:
        for partition in partitions:
            number = partition.number
            if number in failed:
                first, last = partition.pieces[0], partition.pieces[-1]
                why = message("partition-failed", name=job.part(number).name, why=failed[number])
                of = [f"{each.path} from {each.start}" if each.stop else each.path for each in (first, last)]
                file.write(_line(partition=number, first=of[0], last=of[1], error=why.name, message=str(why)))
            elif job.errors(number).exists():
                with job.errors(number).open("rb") as own:
                    shutil.copyfileobj(own, file)
    return path
