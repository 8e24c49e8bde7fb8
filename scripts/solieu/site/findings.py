"""What stands between reports: sentences whose values are asked of the tables, their rows, and how not to read them.

The findings of the settings are tried on the database here, filled in for the site, and written to docs/findings.md.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from typing import Any

from solieu.package.rows import read_tables
from solieu.paths import HERE, House, write_whole
from solieu.problems import Invalid, Problem, problem
from solieu.site.database import load_tables
from solieu.site.search import add_codes
from solieu.site.settings import FINDINGS, LANGUAGES, Finding, load_site, values_filled_in
from solieu.site.statements import SQL_ERRORS, bounded
from solieu.site.templates import template
from solieu.sources.schemas import load_package
from solieu.vietnamese import grouped

_MOST_ROWS = 10_000  # of a finding, which people read
PAGE = HERE.root / "docs" / "findings.md"


def told(connection: sqlite3.Connection, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Each finding, and in each language what it says, how not to read it, its SQL, and the rows but for what it says.

    Raises Invalid where SQL is wrong, gives no row, or lacks something that is named.
    """
    problems: list[Problem] = []
    all_told = []
    for finding in findings:
        try:
            in_each = {language: _told_in(connection, finding, language) for language in LANGUAGES}
            all_told.append({"id": finding.id, "columns": finding.columns, "links": finding.links, **in_each})
        except Invalid as invalid:
            problems += invalid.problems
    if problems:
        raise Invalid(problems)
    return all_told


def _told_in(connection: sqlite3.Connection, finding: Finding, language: str) -> dict[str, Any]:
    def wrong(rule: str, **values: object) -> Invalid:
        return Invalid([problem(FINDINGS, finding.sql.line, finding.sql.column, rule, name=finding.id, **values)])

    try:
        with bounded(connection):
            cursor = connection.execute(finding.sql_in(language))
            columns, rows = [name for name, *_ in cursor.description], cursor.fetchmany(_MOST_ROWS)
    except SQL_ERRORS as error:
        raise wrong("label", raw=error) from None
    if not rows:
        raise wrong("label.rows")
    first = {column: value for column, value in zip(columns, rows[0], strict=True) if value is not None}
    named = (*finding.columns, *finding.links, *finding.links.values())
    filled = values_filled_in(finding.says[language])
    lacking = (filled - first.keys()) | ({name.replace("{lang}", language) for name in named} - {*columns})
    if lacking:
        raise wrong("label.columns", columns=", ".join(sorted(lacking)))
    values = {name: _written(first[name], language) for name in filled}
    kept = [place for place, column in enumerate(columns) if column not in filled]
    return {
        "says": finding.says[language].format(**values),
        "caution": finding.caution[language],
        "sql": finding.sql_in(language),
        "shown": [columns[place] for place in kept],
        "rows": [[row[place] for place in kept] for row in rows],
    }


def _written(value: Any, language: str) -> str:
    return grouped(value, language) if isinstance(value, int | float) else str(value)


def document(house: House) -> str:
    """docs/findings.md. Raises Invalid."""
    package = load_package(house)
    site = load_site(house, package)
    with closing(sqlite3.connect(":memory:")) as connection:
        load_tables(connection, package, read_tables(house, package))
        add_codes(connection, site, package)
        all_told = told(connection, site.findings)
    return template("findings.md").render(told=list(zip(site.findings, all_told, strict=True)))


def write_page() -> None:
    """Write docs/findings.md, as `make docs` does."""
    write_whole({PAGE: document(HERE).encode("utf-8")})
