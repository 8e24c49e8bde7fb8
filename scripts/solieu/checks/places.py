"""Places: every offset in its report's text and in its passage, rows in the order of the text."""

from collections import defaultdict
from collections.abc import Iterator

from solieu.checks.csvfile import Cell, CsvFile, Files, Row, whole
from solieu.problems import Problem, Said
from solieu.sources.spans import Span, overlaps, within

# The column that holds what stands at a place, where a table holds it whole; quotation marks are not of the text.
_PHRASES = {"figures": "as_written", "numerals": "token_quoted"}
# What may not overlap its fellows: a statement may lie in another, a slip in a figure.
_APART = ("figures", "numerals", "passages", "vague_amounts")


def check_places(files: Files) -> Iterator[Problem]:
    """Every place that is no place of its text, or not where its passage is."""
    lengths = {row["report_id"].text: whole(row["characters"]) for row in files["reports"].records()}
    passages = {row["passage_id"].text: row for row in files["passages"].records()}
    for file in files.values():
        columns = file.table.columns
        if "char_start" in columns:
            yield from _in_text(file, lengths)
        if "passage_id" in columns and file.table.name != "passages":
            yield from _in_passage(file, passages)
    for name in _APART:
        yield from _overlaps(files[name])
    yield from _vague_words(files["vague_amounts"])


def place_of(row: Row) -> Span | None:
    """Where a row's phrase stands; None where its offsets are empty, or are no numbers."""
    start, end = whole(row["char_start"]), whole(row["char_end"]) if "char_end" in row else None
    if start is None or ("char_end" in row and end is None):
        return None
    return start, (start + len(row["as_written"].text) if end is None else end)


def _in_text(file: CsvFile, lengths: dict[str, int | None]) -> Iterator[Problem]:
    """Offsets are those of a stretch of the report's text, as long as the phrase that the row holds."""
    phrase = _PHRASES.get(file.table.name, "")
    for row in file.records():
        length, place = lengths.get(row["report_id"].text), place_of(row)
        if place is None:
            yield from _half_a_place(file, row, length)
            continue
        last = row.get("char_end", row["char_start"])
        if place[0] >= place[1]:
            yield file.problem(last, "offsets", Said("char_end does not come after char_start"))
        elif length is None:
            yield file.problem(
                row["char_start"], "offset-unheld", Said("the report's text is not held; leave it empty")
            )
        elif place[1] > length:
            said = Said("the place ends at {end}; the text has {length} characters", end=place[1], length=length)
            yield file.problem(last, "offset-outside", said)
        elif phrase and place[1] - place[0] != len(row[phrase].text.strip("“”")):
            yield file.problem(row["char_start"], "offset-length", _other_length(row, phrase, place))


def _half_a_place(file: CsvFile, row: Row, length: int | None) -> Iterator[Problem]:
    """A row without a place has none of it, and only where the text is not held."""
    columns = [column for column in ("char_start", "char_end") if column in row]
    for column in columns:
        if not row[column].text and (length is not None or any(row[other].text for other in columns)):
            said = Said("{column} is empty; state it, or no place at all where the text is not held", column=column)
            yield file.problem(row[column], "offset-missing", said)


def _other_length(row: Row, phrase: str, place: Span) -> Said:
    return Said(
        "{column} is {length} characters long, and its offsets {apart}",
        column=phrase,
        length=len(row[phrase].text.strip("“”")),
        apart=place[1] - place[0],
    )


def _in_passage(file: CsvFile, passages: dict[str, Row]) -> Iterator[Problem]:
    """A row that names a passage stands in it."""
    for row in file.records():
        passage, place = passages.get(row["passage_id"].text), place_of(row) if "char_start" in row else None
        if passage is None:
            if place is not None and not row["passage_id"].text:
                said = Said("passage_id is empty, and the place {place} is known; name its passage", place=list(place))
                yield file.problem(row["passage_id"], "passage", said)
            continue
        outer = place_of(passage)
        if passage["report_id"].text != row["report_id"].text:
            said = Said("'{passage}' is a passage of another report", passage=row["passage_id"].text)
            yield file.problem(row["passage_id"], "passage", said)
        elif place is not None and outer is not None and not within(place, outer):
            said = Said(
                "the place {place} is not in {outer}, that of its passage", place=list(place), outer=list(outer)
            )
            yield file.problem(row["passage_id"], "passage", said)


def _overlaps(file: CsvFile) -> Iterator[Problem]:
    """No row begins before another of its report has ended."""
    by_report: dict[str, list[tuple[Span, Cell]]] = defaultdict(list)
    for row in file.records():
        place = place_of(row)
        if place is not None:
            by_report[row["report_id"].text].append((place, row["char_start"]))
    for placed in by_report.values():
        for (before, first), (after, cell) in overlaps(placed):
            said = Said(
                "begins at {start}, before the row at line {line} ends ({end})",
                start=after[0],
                line=first.line,
                end=before[1],
            )
            yield file.problem(cell, "overlap", said)


def _vague_words(file: CsvFile) -> Iterator[Problem]:
    """The word of a vague amount stands at its place, so it is no longer than that."""
    for row in file.records():
        place, word = place_of(row), row["word_vi"].text
        if place is not None and len(word) > place[1] - place[0]:
            said = Said("'{word}' is longer than its place {place}", word=word, place=list(place))
            yield file.problem(row["char_start"], "offset-length", said)
