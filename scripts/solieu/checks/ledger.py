"""The ledger: every numeral of a report accounted for once, in a figure's words or with the reason why not."""

from collections import Counter
from collections.abc import Iterator

from solieu.checks.csvfile import Files, Row, whole
from solieu.problems import Problem, Said
from solieu.reading import numerals

# A numeral in a figure's words: the figure's row, and the numeral as it stands there.
Counted = tuple[Row, str]


def check_ledger(files: Files) -> Iterator[Problem]:
    """Everything left out, listed twice, or listed as what it is not."""
    of_figures = _of_figures(files)
    yield from _unlisted(files, of_figures)
    yield from _rows(files, of_figures)
    yield from _totals(files)


def _of_figures(files: Files) -> dict[tuple[str, int], Counted]:
    """The place of every numeral in figures' words, by report and first character."""
    places: dict[tuple[str, int], Counted] = {}
    for row in files["figures"].records():
        start = whole(row["char_start"])
        if start is not None:
            report, text = row["report_id"].text, row["as_written"].text
            places |= {(report, start + begin): (row, text[begin:end]) for begin, end in numerals(text)}
    return places


def _unlisted(files: Files, of_figures: dict[tuple[str, int], Counted]) -> Iterator[Problem]:
    listed = {(row["report_id"].text, whole(row["char_start"])) for row in files["numerals"].records()}
    for (report, start), (row, _) in of_figures.items():
        if (report, start) not in listed:
            said = Said("the numeral at {start} of this figure is not in the table numerals", start=start)
            yield files["figures"].problem(row["as_written"], "ledger", said)


def _rows(files: Files, of_figures: dict[tuple[str, int], Counted]) -> Iterator[Problem]:
    """A numeral's row says what is at its place: that figure's numeral, or no figure's."""
    file = files["numerals"]
    for row in file.records():
        figure, token = of_figures.get((row["report_id"].text, whole(row["char_start"]) or 0), (None, ""))
        figure_id, stated = figure["figure_id"].text if figure else "", row["figure_id"].text
        if stated != figure_id:
            none = Said("no figure")
            said = Said(
                "figure_id is '{stated}', and the numeral there is that of '{figure}'",
                stated=stated,
                figure=figure_id or none,
            )
            yield file.problem(row["figure_id"], "ledger", said)
        elif token and row["token_quoted"].text != f"“{token}”":
            said = Said(
                "the token is {token}, and the figure has “{found}”", token=row["token_quoted"].text, found=token
            )
            yield file.problem(row["token_quoted"], "numeral-token", said)
        if (row["disposition"].text == "figure") != bool(stated):
            said = Said("disposition is '{code}', which does not go with its figure_id", code=row["disposition"].text)
            yield file.problem(row["disposition"], "ledger", said)


def _totals(files: Files) -> Iterator[Problem]:
    """A report's count of numerals is what the ledger has."""
    counted = Counter(row["report_id"].text for row in files["numerals"].records())
    for row in files["reports"].records():
        for column in ("numerals", "numerals_accounted"):
            found = str(counted[row["report_id"].text])
            if row[column].text and row[column].text != found:
                said = Said(
                    "{column} is {stated}, and the ledger has {found}",
                    column=column,
                    stated=row[column].text,
                    found=found,
                )
                yield files["reports"].problem(row[column], "ledger-count", said)
