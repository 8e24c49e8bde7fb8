"""The order of rows: by report, then as in the text, and as the figures or statements that rows belong to."""

from collections.abc import Callable, Iterator

from solieu.checks.csvfile import CsvFile, Files, Row, whole
from solieu.problems import Problem, Said

Rank = tuple[str | int, ...]

# The tables whose rows stand in the order of another table's, and the column that names its rows.
_AS_ELSEWHERE = {
    "figures_en": ("figure_id", "figures"),
    "figures_vi": ("figure_id", "figures"),
    "ratios": ("figure_id", "figures"),
    "figure_parts": ("figure_id", "figures"),
    "figure_pairs": ("figure_id", "figures"),
    "doubts": ("figure_id", "figures"),
    "statement_links": ("statement_id", "statements"),
    "documents_cited": ("passage_id", "passages"),
}


def check_order(files: Files) -> Iterator[Problem]:
    """Every row that stands after one it should precede: the same data are always the same bytes."""
    for name, file in files.items():
        if name in _AS_ELSEWHERE:
            column, other = _AS_ELSEWHERE[name]
            yield from _ascending(file, column, _as_in(files[other], column))
        elif "report_id" in file.table.columns:
            yield from _ascending(file, "report_id", _by_place)


def _by_place(row: Row) -> Rank:
    start = whole(row["char_start"]) if "char_start" in row else None
    return row["report_id"].text, -1 if start is None else start


def _as_in(other: CsvFile, column: str) -> Callable[[Row], Rank]:
    """The place of a row's figure or statement in its own table; an unknown one is no matter of order."""
    places = {row[other.table.key].text: place for place, row in enumerate(other.records())}
    return lambda row: (places.get(row[column].text, -1),)


def _ascending(file: CsvFile, column: str, rank: Callable[[Row], Rank]) -> Iterator[Problem]:
    before: Row | None = None
    for row in file.records():
        if before is not None and -1 not in rank(row)[:1] and rank(row) < rank(before):
            said = Said("this row comes before that of line {line}; put it there", line=before[column].line)
            yield file.problem(row[column], "row-order", said)
        before = row
