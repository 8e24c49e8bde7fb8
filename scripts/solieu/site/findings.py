"""What stands between reports: sentences whose values are asked of the tables, their rows, and how not to read them.

`metadata/findings.yaml` is read here, tried on the database, filled in for the site, and written to docs/findings.md.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import Any

from pydantic import Field

from solieu.package.rows import read_tables
from solieu.paths import HERE, House, write_whole
from solieu.problems import Invalid, Problem, problem
from solieu.site.database import load_tables
from solieu.site.search import add_codes
from solieu.site.settings import LANGUAGES, Name, Names, Titles, load_site, values_filled_in
from solieu.site.statements import SQL_ERRORS, bounded
from solieu.site.templates import template
from solieu.sources.models import Many, Record, Slug, read_model, repeated_ids
from solieu.sources.schemas import load_package
from solieu.sources.yamlfile import load
from solieu.vietnamese import grouped

_MOST_ROWS = 10_000  # of a finding, which people read
FILE = "metadata/findings.yaml"
PAGE = HERE.root / "docs" / "findings.md"


class Finding(Record):
    """A sentence and how not to read it, in both languages, and the SQL whose rows show it."""

    id: Slug
    en: Name
    vi: Name
    not_en: Name
    not_vi: Name
    sql: Name
    columns: Titles = Field(default_factory=dict)
    links: Names = Field(default_factory=dict)


class Findings(Record):
    """findings.yaml."""

    findings: Many[Finding]


def load_findings(house: House) -> Sequence[Finding]:
    """Read findings.yaml; a package without it has none. Raises Invalid, with all that is wrong but for the SQL."""
    if not (house.root / FILE).exists():
        return ()
    findings = read_model(Findings, load(house.root / FILE, FILE), FILE).findings
    problems = list(repeated_ids(FILE, "findings", findings))
    for finding in findings:
        if values_filled_in(finding.en) != values_filled_in(finding.vi):
            at = (finding.vi.line, finding.vi.column)
            problems.append(problem(FILE, *at, "both-languages", field=f"findings[{finding.id}].vi"))
    if problems:
        raise Invalid(problems)
    return findings


def told(connection: sqlite3.Connection, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Each finding in both languages: what it says, how not to read it, its SQL, and the rows but for what it says.

    Raises Invalid where SQL is wrong, gives no row, or lacks something that is named.
    """
    problems: list[Problem] = []
    all_told = []
    for finding in findings:
        try:
            in_each = {language: _told_in(connection, finding, language) for language in LANGUAGES}
            all_told.append({"id": finding.id, "columns": finding.columns, **_by_key(in_each)})
        except Invalid as invalid:
            problems += invalid.problems
    if problems:
        raise Invalid(problems)
    return all_told


def _by_key(in_each: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {key: {language: each[key] for language, each in in_each.items()} for key in in_each["en"]}


def _told_in(connection: sqlite3.Connection, finding: Finding, language: str) -> dict[str, Any]:
    sql = finding.sql.replace("{lang}", language)
    try:
        with bounded(connection):
            cursor = connection.execute(sql)
            columns, rows = [name for name, *_ in cursor.description], cursor.fetchmany(_MOST_ROWS)
    except SQL_ERRORS as error:
        raise Invalid([_wrong(finding, "label", raw=error)]) from None
    if not rows:
        raise Invalid([_wrong(finding, "label.rows")])
    first = {column: value for column, value in zip(columns, rows[0], strict=True) if value is not None}
    filled = values_filled_in(finding.en)
    lacking = (filled - first.keys()) | ({*finding.columns, *finding.links, *finding.links.values()} - {*columns})
    if lacking:
        raise Invalid([_wrong(finding, "label.columns", columns=", ".join(sorted(lacking)))])
    values = {name: _written(first[name], language) for name in filled}
    kept = [place for place, column in enumerate(columns) if column not in filled]
    return {
        "says": (finding.en if language == "en" else finding.vi).format(**values),
        "not": finding.not_en if language == "en" else finding.not_vi,
        "sql": sql,
        "links": finding.links,
        "shown": {
            "columns": [columns[place] for place in kept],
            "rows": [[row[place] for place in kept] for row in rows],
        },
    }


def _written(value: Any, language: str) -> str:
    return grouped(value, language) if isinstance(value, int | float) else str(value)


def _wrong(finding: Finding, rule: str, **values: object) -> Problem:
    return problem(FILE, finding.sql.line, finding.sql.column, rule, name=finding.id, **values)


def document(house: House) -> str:
    """docs/findings.md. Raises Invalid."""
    package, findings = load_package(house), load_findings(house)
    with closing(sqlite3.connect(":memory:")) as connection:
        load_tables(connection, package, read_tables(house, package))
        add_codes(connection, load_site(house, package), package)
        all_told = told(connection, findings)
    return template("findings.md").render(told=list(zip(findings, all_told, strict=True)))


def write_page() -> None:
    """Write docs/findings.md, as `make docs` does."""
    write_whole({PAGE: document(HERE).encode("utf-8")})
