"""docs/rules.md, from rules.yaml: `python -m corruptions.document` writes it (`make docs`)."""

from collections import Counter
from collections.abc import Mapping
from textwrap import fill

from corruptions.catalogue import CATALOGUE
from corruptions.mutation import SETTINGS
from solieu.checks.rules import rules
from solieu.paths import HERE
from solieu.problems import Language

PAGE = HERE.root / "docs" / "rules.md"
_HEAD = (
    "`make docs` writes this page from `scripts/solieu/checks/rules.yaml`, where each rule stands once: what it holds, "
    "what is said of what breaks it, the cure, and the SQL that finds it. {sql} rules are in SQL, {python} in Python "
    "(bytes, characters, texts, YAML, the descriptor, the site's settings), and {frictionless} are what frictionless "
    "enforces, in its words.",
    "A problem is one line, `path:line:column: rule: message`; column 0 means the whole line, line 0 the whole file. "
    "Each rule is held by a corruption in `tests/corruptions/`, which it has to catch at its place, or by a test. "
    "Caught are {caught}. `tests/corruptions/unseen.py` lists what no rule can see.",
)
_IN_SQL = (
    "Each SELECT returns the rows that break its rule, over the tables of `data/`, empty cells NULL. `said` is what "
    "the words of a figure say by the grammar, `figure_numerals` the numerals in them. {table} and {column} stand for "
    "each of the names after `for`, {key} for the table's primary key."
)
_SETTINGS = {"package": "in the package alone", "metadata": "with metadata/", "texts": "with the texts"}


def document() -> str:
    """The page."""
    in_sql = [rule for rule in rules().values() if rule.checks]
    others = [rule for rule in rules().values() if not rule.checks]
    caught = Counter(mutation.setting for mutation in CATALOGUE if mutation.rule)
    theirs = sum(rule.layer == "frictionless" for rule in others)
    counts = {"sql": len(in_sql), "python": len(others) - theirs, "frictionless": theirs}
    settings = ", ".join(f"{caught[setting]} {_SETTINGS[setting]}" for setting in SETTINGS)
    head = (fill(paragraph.format(**counts, caught=settings), 118) for paragraph in _HEAD)
    lines = ["# The rules", "", "\n\n".join(head), "", "## In Python, and of frictionless", ""]
    lines += ["| rule | holds | cure |", "| --- | --- | --- |"]
    for rule in others:
        name = f"{rule.name} (frictionless)" if rule.layer == "frictionless" else rule.name
        lines.append(f"| {_anchor(rule.name)}{name} | {_both(rule.holds)} | {_both(rule.cure)} |")
    lines += ["", "## In SQL", "", fill(_IN_SQL, 118), ""]
    for rule in in_sql:
        lines += [f"{_anchor(rule.name)}**{rule.name}**: {_both(rule.holds)} Cure: {_both(rule.cure)}", "```sql"]
        for check in rule.checks:
            names = check.names if isinstance(check.names, str) else ", ".join(check.names)
            lines += [f"-- {check.at}{f', for {names}' if names else ''}", _shown(check.sql)]
        lines.append("```")
    return "\n".join(lines) + "\n"


def _anchor(name: str) -> str:
    """What a link to the rule leads to: messages and the summary of a pull request have one."""
    return f'<a id="{name}"></a>'


def _both(texts: Mapping[Language, str]) -> str:
    return f"{texts['en']} *{texts['vi']}*"


def _shown(sql: str) -> str:
    """A SELECT on one line where it has room there."""
    line = " ".join(sql.split())
    return line if len(line) <= 118 else sql


if __name__ == "__main__":
    PAGE.write_text(document(), encoding="utf-8")
