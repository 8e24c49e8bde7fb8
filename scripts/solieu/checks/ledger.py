"""The ledger: figures, numerals and passages at their places, each numeral accounted for once."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from solieu.checks.csvfile import Cell, CsvFile, Files, Row, whole
from solieu.problems import Problem
from solieu.quantities import numerals


def check_ledger(files: Files) -> Iterator[Problem]:
    """Everything out of place, left out, or listed twice."""
    for name in ("figures", "numerals", "passages"):
        yield from _overlaps(files[name])
    yield from _lengths(files)
    yield from _unlisted(files)
    yield from _rows(files)
    yield from _totals(files)


def _overlaps(file: CsvFile) -> Iterator[Problem]:
    """No row begins before another of its report has ended."""
    by_report: dict[str, list[tuple[int, int, Cell]]] = defaultdict(list)
    for row in file.records():
        start, end = whole(row["char_start"]), whole(row["char_end"])
        if start is not None and end is not None:
            if start >= end:
                yield file.problem(row["char_end"], "offsets", "char_end does not come after char_start")
            by_report[row["report_id"].text].append((start, end, row["char_start"]))
    for places in by_report.values():
        for before, after in pairwise(sorted(places, key=lambda place: place[:2])):
            if after[0] < before[1]:
                what = f"begins at {after[0]}, before the row at line {before[2].line} ends ({before[1]})"
                yield file.problem(after[2], "overlap", what)


def _lengths(files: Files) -> Iterator[Problem]:
    """Offsets are as far apart as what they hold is long."""
    for name, column in (("figures", "as_written"), ("numerals", "token_quoted")):
        for row in files[name].records():
            start, end = whole(row["char_start"]), whole(row["char_end"])
            length = len(row[column].text.strip("“”"))
            if start is not None and end is not None and end - start != length:
                what = f"{column} is {length} characters long, and its offsets {end - start}"
                yield files[name].problem(row["char_start"], "offset-length", what)


def _of_figures(files: Files) -> dict[tuple[str, int], Row]:
    """The place of every numeral in figures' words, by report and first character, with its figure's row."""
    places: dict[tuple[str, int], Row] = {}
    for row in files["figures"].records():
        start = whole(row["char_start"])
        if start is not None:
            report, text = row["report_id"].text, row["as_written"].text
            places |= {(report, start + begin): row for begin, _ in numerals(text)}
    return places


def _unlisted(files: Files) -> Iterator[Problem]:
    listed = {(row["report_id"].text, whole(row["char_start"])) for row in files["numerals"].records()}
    for (report, start), row in _of_figures(files).items():
        if (report, start) not in listed:
            what = f"the numeral at {start} of this figure is not in the table numerals"
            yield files["figures"].problem(row["as_written"], "ledger", what)


def _rows(files: Files) -> Iterator[Problem]:
    """A numeral's row says what is at its place: that figure's numeral, or no figure's."""
    file, of_figures = files["numerals"], _of_figures(files)
    for row in file.records():
        figure = of_figures.get((row["report_id"].text, whole(row["char_start"]) or 0))
        figure_id = figure["figure_id"].text if figure else ""
        if row["figure_id"].text != figure_id:
            what = (
                f"figure_id is '{row['figure_id'].text}', and the numeral there is that of '{figure_id or 'no figure'}'"
            )
            yield file.problem(row["figure_id"], "ledger", what)
        if (row["disposition"].text == "figure") != bool(row["figure_id"].text):
            what = f"disposition is '{row['disposition'].text}', which does not go with its figure_id"
            yield file.problem(row["disposition"], "ledger", what)
        if row["numeral_id"].text != f"{row['report_id'].text}-n{row['char_start'].text}":
            yield file.problem(row["numeral_id"], "numeral-key", "the key is not the report's id, -n, and char_start")


def _totals(files: Files) -> Iterator[Problem]:
    """A report's count of numerals is what the ledger has."""
    counted = Counter(row["report_id"].text for row in files["numerals"].records())
    for row in files["reports"].records():
        for column in ("numerals", "numerals_accounted"):
            found = str(counted[row["report_id"].text])
            if row[column].text and row[column].text != found:
                what = f"{column} is {row[column].text}, and the ledger has {found}"
                yield files["reports"].problem(row[column], "ledger-count", what)
