"""What must hold between the rows of a table, and between the tables: rules of our own."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from solieu.checks.csvfile import Files
from solieu.checks.ledger import check_ledger
from solieu.checks.words import check_words
from solieu.problems import Problem


def check_relations(files: Files, unit_words: Mapping[str, str]) -> Iterator[Problem]:
    """Every broken rule. `unit_words` are the codebook's; where it is not at hand, fewer units can be checked."""
    yield from _unique_keys(files)
    for rule in _RULES:
        yield from rule(files)
    yield from check_ledger(files)
    yield from check_words(files, unit_words)


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
                    what = f"{', '.join(key)} are those of line {seen[values]}"
                    yield file.problem(cell, "unique-key", f"{what}; one row stands twice, or one of them is wrong")
                seen.setdefault(values, cell.line)


def _counts(files: Files) -> Iterator[Problem]:
    """What a table counts of another is what stands there."""
    for counting, column, counted, key in (
        ("passages", "figures", "figures", "passage_id"),
        ("passages", "vague_amounts", "vague_amounts", "passage_id"),
        ("figures_en", "doubts", "doubts", "figure_id"),
        ("figures_vi", "doubts", "doubts", "figure_id"),
    ):
        found = Counter(row[key].text for row in files[counted].records())
        for row in files[counting].records():
            if row[column].text != str(found[row[key].text]):
                what = f"{column} is {row[column].text}, and {counted} has {found[row[key].text]}"
                yield files[counting].problem(row[column], "count", what)


def _money(files: Files) -> Iterator[Problem]:
    """Money says what it goes with, or that this is in doubt."""
    currencies = {row["unit_id"].text for row in files["units"].records() if row["iso4217"].text}
    tied = {row["figure_id"].text for name in ("figure_pairs", "doubts") for row in files[name].records()}
    for row in files["figures"].records():
        if row["unit_id"].text in currencies and row["figure_id"].text not in tied:
            what = "is money with neither a pair nor a doubt; say what it goes with"
            yield files["figures"].problem(row["figure_id"], "money-unpaired", f"{row['figure_id'].text} {what}")


def _pairs(files: Files) -> Iterator[Problem]:
    """A pair ties two figures of one report."""
    reports = {row["figure_id"].text: row["report_id"].text for row in files["figures"].records()}
    for name in ("figure_pairs", "ratios"):
        for row in files[name].records():
            one, other = row["figure_id"].text, row["of_figure_id"].text
            if one == other or reports.get(one) != reports.get(other):
                what = f"'{one}' and '{other}' are not two figures of one report"
                yield files[name].problem(row["of_figure_id"], "pair-report", what)


def _successors(files: Files) -> Iterator[Problem]:
    """No body is, through its successors, its own successor."""
    file = files["organisations"]
    successor = {row["organisation_id"].text: row["successor_id"].text for row in file.records()}
    for row in file.records():
        seen, at = set(), row["organisation_id"].text
        while at and at not in seen:
            seen.add(at)
            at = successor.get(at, "")
        if at == row["organisation_id"].text:
            what = f"'{at}' comes round to itself through its successors; one of them is wrong"
            yield file.problem(row["successor_id"], "successor-cycle", what)


def _links(files: Files) -> Iterator[Problem]:
    """A tie names exactly one of a body, a term, another statement."""
    file = files["statement_links"]
    for row in file.records():
        targets = ("organisation_id", "term_id", "other_statement_id")
        if sum(bool(row[column].text) for column in targets) != 1:
            yield file.problem(row["link_id"], "link-target", f"names not exactly one of {', '.join(targets)}")


_RULES: tuple[Callable[[Files], Iterator[Problem]], ...] = (
    _counts,
    _money,
    _pairs,
    _successors,
    _links,
)
