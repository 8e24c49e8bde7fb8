"""Ties between rows: pairs of figures, ties of statements, successors of bodies."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from solieu.checks.csvfile import CsvFile, Files, Row
from solieu.problems import Problem, Said

_TARGETS = ("organisation_id", "term_id", "other_statement_id")
# What a role ties a statement to: the column, and the kind of term.
_ROLES = {
    "speaker": ("organisation_id", ""),
    "actor": ("organisation_id", ""),
    "partner": ("organisation_id", ""),
    "addressee": ("organisation_id", ""),
    "area": ("term_id", "area"),
    "programme": ("term_id", "programme"),
    "leads_to": ("other_statement_id", ""),
}


def check_ties(files: Files) -> Iterator[Problem]:
    """Every tie to the wrong thing, and every thing that lacks one."""
    yield from _money(files)
    yield from _pairs(files)
    yield from _links(files)
    yield from _areas(files)
    yield from _successors(files["organisations"])
    yield from _consequences(files)


def _money(files: Files) -> Iterator[Problem]:
    """Money says what it goes with, or that this is in doubt."""
    currencies = _currencies(files)
    tied = {row["figure_id"].text for name in ("figure_pairs", "doubts") for row in files[name].records()}
    for row in files["figures"].records():
        if row["unit_id"].text in currencies and row["figure_id"].text not in tied:
            said = Said(
                "{figure} is money with neither a pair nor a doubt; say what it goes with", figure=row["figure_id"].text
            )
            yield files["figures"].problem(row["figure_id"], "money-unpaired", said)


def _currencies(files: Files) -> set[str]:
    return {row["unit_id"].text for row in files["units"].records() if row["iso4217"].text}


def _pairs(files: Files) -> Iterator[Problem]:
    """A pair ties two figures of one report, and `amount_for` an amount of money."""
    figures = {row["figure_id"].text: row for row in files["figures"].records()}
    for name in ("figure_pairs", "ratios"):
        for row in files[name].records():
            one, other = row["figure_id"].text, row["of_figure_id"].text
            if one == other or _report(figures, one) != _report(figures, other):
                said = Said("'{one}' and '{other}' are not two figures of one report", one=one, other=other)
                yield files[name].problem(row["of_figure_id"], "pair-report", said)
            amount = name == "ratios" or row["relation"].text == "amount_for"
            if amount and one in figures and figures[one]["unit_id"].text not in _currencies(files):
                said = Said("'{one}' is no amount of money; turn the pair round, or name another relation", one=one)
                yield files[name].problem(row["figure_id"], "pair-relation", said)


def _report(figures: Mapping[str, Row], figure_id: str) -> str:
    return figures[figure_id]["report_id"].text if figure_id in figures else ""


def _links(files: Files) -> Iterator[Problem]:
    """A tie names exactly one thing, of the kind that its role is about."""
    file = files["statement_links"]
    kinds = {row["term_id"].text: row["kind"].text for row in files["glossary"].records()}
    for row in file.records():
        named = [column for column in _TARGETS if row[column].text]
        column, kind = _ROLES.get(row["role"].text, ("", ""))
        if len(named) != 1:
            said = Said("names not exactly one of {columns}", columns=", ".join(_TARGETS))
            yield file.problem(row["link_id"], "link-target", said)
        elif column and named != [column]:
            said = Said(
                "the role is {role}, which names {column}, not {named}",
                role=row["role"].text,
                column=column,
                named=named[0],
            )
            yield file.problem(row["role"], "link-role", said)
        elif kind and kinds.get(row["term_id"].text, kind) != kind:
            said = Said(
                "the role is {role}, and '{term}' is no {role}", role=row["role"].text, term=row["term_id"].text
            )
            yield file.problem(row["term_id"], "link-role", said)


def _areas(files: Files) -> Iterator[Problem]:
    """A figure's area is a term that names an area."""
    kinds = {row["term_id"].text: row["kind"].text for row in files["glossary"].records()}
    for row in files["figures"].records():
        if kinds.get(row["area"].text, "area") != "area":
            said = Said("'{term}' is no area; name one, or none", term=row["area"].text)
            yield files["figures"].problem(row["area"], "term-kind", said)


def _successors(file: CsvFile) -> Iterator[Problem]:
    """No body is, through its successors, its own successor."""
    following = {row["organisation_id"].text: {row["successor_id"].text} for row in file.records()}
    for row in file.records():
        if _comes_round(following, row["organisation_id"].text):
            said = Said("'{key}' comes round to itself; one of them is wrong", key=row["organisation_id"].text)
            yield file.problem(row["successor_id"], "successor-cycle", said)


def _consequences(files: Files) -> Iterator[Problem]:
    """A statement leads to another of its own report, and never round to itself."""
    file = files["statement_links"]
    reports = {row["statement_id"].text: row["report_id"].text for row in files["statements"].records()}
    leads: dict[str, set[str]] = defaultdict(set)
    for row in file.records():
        one, other = row["statement_id"].text, row["other_statement_id"].text
        if not other:
            continue
        if reports.get(one) != reports.get(other):
            said = Said("'{one}' and '{other}' are not of one report", one=one, other=other)
            yield file.problem(row["other_statement_id"], "link-report", said)
        leads[one].add(other)
        if _comes_round(leads, one):
            said = Said("'{key}' comes round to itself; one of them is wrong", key=one)
            yield file.problem(row["other_statement_id"], "leads-to-cycle", said)


def _comes_round(following: Mapping[str, set[str]], start: str) -> bool:
    """Whether the way from a thing comes back to it."""
    seen: set[str] = set()
    ahead = set(following.get(start, ()))
    while ahead:
        seen |= ahead
        ahead = {after for at in ahead for after in following.get(at, ())} - seen
    return start in seen
