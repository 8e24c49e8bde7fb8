"""Keys: unique beyond the primary key, and made of what their rows say."""

from collections import Counter
from collections.abc import Callable, Iterator

from solieu.checks.csvfile import CsvFile, Files, Row
from solieu.package.tables.rows import slug
from solieu.problems import Problem, Said


def check_keys(files: Files) -> Iterator[Problem]:
    """Every key that stands twice, or is not that of its row."""
    yield from _unique_keys(files)
    for name, made in _MADE.items():
        yield from _made_keys(files[name], made)
    yield from _passage_keys(files["passages"])
    yield from _doubt_keys(files)
    for name in _NAMED:
        yield from _named_keys(files[name])


def _unique_keys(files: Files) -> Iterator[Problem]:
    """frictionless does not enforce `uniqueKeys`."""
    for file in files.values():
        for key in file.table.unique_keys:
            seen: dict[tuple[str, ...], int] = {}
            for row in file.records():
                values = tuple(row[column].text for column in key)
                if "char_start" in key and not row["char_start"].text:
                    continue  # the text is not held, so there is no place to be the same
                cell = row[key[0]]
                if values in seen:
                    said = Said(
                        "{columns} are those of line {line}; one row stands twice, or one of them is wrong",
                        columns=", ".join(key),
                        line=seen[values],
                    )
                    yield file.problem(cell, "unique-key", said)
                seen.setdefault(values, cell.line)


def _link_name(row: Row) -> str:
    """What a tie's key ends in: the body, the term, or the other statement without its report's id."""
    other = row["other_statement_id"].text
    report = "-".join(row["statement_id"].text.split("-")[:2])
    return row["organisation_id"].text or row["term_id"].text or other.removeprefix(f"{report}-")


def _after_report(figure_id: str) -> str:
    """A figure's own name: its key without its report's, which is a word and a number."""
    return figure_id.split("-", 2)[-1]


# How a key is made of its row's other cells; keys are permanent, so one that is made otherwise is another's.
_MADE: dict[str, Callable[[Row], str]] = {
    "numerals": lambda row: f"{row['report_id'].text}-n{row['char_start'].text}",
    "figure_parts": lambda row: f"{row['figure_id'].text}-{slug(row['part_vi'].text)}",
    "figure_pairs": lambda row: (
        f"{row['figure_id'].text}-{slug(row['relation'].text)}-{_after_report(row['of_figure_id'].text)}"
    ),
    "ratios": lambda row: f"{row['figure_id'].text}-per-{_after_report(row['of_figure_id'].text)}",
    "statement_links": lambda row: f"{row['statement_id'].text}-{slug(row['role'].text)}-{_link_name(row)}",
}
# The tables whose keys are the report's id and a name typed in its file.
_NAMED = ("figures", "vague_amounts", "statements", "source_slips", "participants", "documents_cited")


def _made_keys(file: CsvFile, made: Callable[[Row], str]) -> Iterator[Problem]:
    for row in file.records():
        yield from _compared(file, row, made(row))


def _passage_keys(file: CsvFile) -> Iterator[Problem]:
    """Passages are numbered from 1 in each report."""
    count: Counter[str] = Counter()
    for row in file.records():
        count[row["report_id"].text] += 1
        yield from _compared(file, row, f"{row['report_id'].text}-p{count[row['report_id'].text]}")


def _compared(file: CsvFile, row: Row, expected: str) -> Iterator[Problem]:
    cell = row[file.table.key]
    if cell.text != expected:
        said = Said("the key is '{key}', and its row makes it '{expected}'", key=cell.text, expected=expected)
        yield file.problem(cell, "key-parts", said)


def _doubt_keys(files: Files) -> Iterator[Problem]:
    """A doubt is of the report that its figure is of."""
    reports = {row["figure_id"].text: row["report_id"].text for row in files["figures"].records()}
    for row in files["doubts"].records():
        yield from _begins_with(files["doubts"], row, reports.get(row["figure_id"].text, ""))


def _named_keys(file: CsvFile) -> Iterator[Problem]:
    for row in file.records():
        yield from _begins_with(file, row, row["report_id"].text)


def _begins_with(file: CsvFile, row: Row, report: str) -> Iterator[Problem]:
    cell = row[file.table.key]
    if report and not cell.text.startswith(f"{report}-"):
        said = Said("the key is '{key}', and its row is of the report '{report}'", key=cell.text, report=report)
        yield file.problem(cell, "key-parts", said)
