"""The tables that say again what others hold: figures spelled out for people, and counts."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from solieu.checks.csvfile import Cell, CsvFile, Files, Row, by_key, number
from solieu.package.wording import Language, figure
from solieu.problems import Problem, Said
from solieu.sources.codebook import Qualifier, Unit

_COUNTED = (
    ("passages", "figures", "figures", "passage_id"),
    ("passages", "vague_amounts", "vague_amounts", "passage_id"),
    ("figures_en", "doubts", "doubts", "figure_id"),
    ("figures_vi", "doubts", "doubts", "figure_id"),
)
_KEYS = (("units", "unit_id"), ("qualifiers", "qualifier_id"))
_SAME = ("value", "lower_bound", "upper_bound", "year", "as_written")


def check_joined(files: Files) -> Iterator[Problem]:
    """Every cell and row that is not what the tables it is made from say."""
    yield from _counts(files)
    yield from _spelled_out(files, "figures_en", "en")
    yield from _spelled_out(files, "figures_vi", "vi")


def _counts(files: Files) -> Iterator[Problem]:
    """What a table counts of another is what stands there."""
    for counting, column, counted, key in _COUNTED:
        found = Counter(row[key].text for row in files[counted].records())
        for row in files[counting].records():
            if row[column].text != str(found[row[key].text]):
                said = Said(
                    "{column} is {stated}, and {table} has {found}",
                    column=column,
                    stated=row[column].text,
                    table=counted,
                    found=found[row[key].text],
                )
                yield files[counting].problem(row[column], "count", said)


@dataclass(frozen=True)
class _Codes:
    """The rows of the tables of codes, by their keys."""

    files: Files
    tables: Mapping[str, Mapping[str, Row]]

    def cell(self, table: str, key: Cell, column: str) -> str | None:
        """What a code's row holds; None where there is no such code, which is another rule's matter."""
        row = self.tables[table].get(key.text)
        return None if row is None else row[column].text

    def category(self, table: str, column: str, code: str | None, language: Language) -> str | None:
        """The label of a code that a column lists itself."""
        known = {item.value: item for item in self.files[table].table.field(column).categories}
        if code not in known:
            return None
        return known[code].label if language == "en" else known[code].label_vi


def _codes(files: Files) -> _Codes:
    tables = ("reports", "indicators", "units", "qualifiers", "organisations")
    return _Codes(files, {name: by_key(files[name]) for name in tables})


def _spelled_out(files: Files, name: str, language: Language) -> Iterator[Problem]:
    """Each figure has one row here, which says in words what its codes say."""
    file, figures, codes = files[name], by_key(files["figures"]), _codes(files)
    spelled = {row["figure_id"].text for row in file.records()}
    for key, row in figures.items():
        if key not in spelled:
            said = Said("'{figure}' has no row in {table}", figure=key, table=name)
            yield files["figures"].problem(row["figure_id"], "row-missing", said)
    for row in file.records():
        of = figures.get(row["figure_id"].text)
        for column, expected in ({} if of is None else _expected(codes, of, language)).items():
            if expected is not None and row[column].text != expected:
                yield file.problem(row[column], "spelled-out", _other(column, row, expected))
        if of is not None:
            yield from _loosely(codes, file, row, of, language)


def _expected(codes: _Codes, row: Row, language: Language) -> dict[str, str | None]:
    """What a figure's codes give, by column; None where a code is unknown."""
    label = f"label_{language}"
    topic = codes.cell("indicators", row["indicator_id"], "topic")
    return {column: row[column].text for column in _SAME} | {
        "report": codes.cell("reports", row["report_id"], f"title_{language}"),
        "topic": codes.category("indicators", "topic", topic, language),
        "qualifier": codes.cell("qualifiers", row["qualifier_id"], label),
        "unit": codes.cell("units", row["unit_id"], label),
        "indicator": codes.cell("indicators", row["indicator_id"], label),
        "beneficiaries": codes.category("figures", "beneficiary_group", row["beneficiary_group"].text, language),
        "actor": codes.cell("organisations", row["actor_id"], label),
        "additive": codes.cell("indicators", row["indicator_id"], "additive"),
    }


def _other(column: str, row: Row, expected: str) -> Said:
    return Said(
        "{column} is '{text}', and the codes give '{expected}'", column=column, text=row[column].text, expected=expected
    )


def _loosely(codes: _Codes, file: CsvFile, row: Row, of: Row, language: Language) -> Iterator[Problem]:
    """The verb and the words as far as tables say them: none holds a unit's English plural, or a verb's English."""
    words = _words(codes, of, language)
    text = row["figure"].text
    if words is not None and not (text == words or (language == "en" and text.startswith(f"{words} "))):
        yield file.problem(row["figure"], "spelled-out", _other("figure", row, words))
    action, written = row["action"], of["action_vi"].text
    if (language == "vi" and action.text != written) or bool(action.text) != bool(written):
        yield file.problem(action, "spelled-out", _other("action", row, written))


def _words(codes: _Codes, row: Row, language: Language) -> str | None:
    """A figure in words, in English without its unit; None where its numbers or codes cannot be read."""
    unit, qualifier = (codes.tables[name].get(row[key].text) for name, key in _KEYS)
    value, lower, upper = (number(row[column].text) for column in ("value", "lower_bound", "upper_bound"))
    if unit is None or qualifier is None or (value is None and (lower is None or upper is None)):
        return None
    named = Unit(
        id=unit["unit_id"].text,
        vi=unit["label_vi"].text,
        en="",
        definition_vi="",
        definition_en="",
        plural_en="",
        iso4217=unit["iso4217"].text,
        quantity_kind="",
    )
    hedge = Qualifier(
        id=qualifier["qualifier_id"].text,
        vi=qualifier["label_vi"].text,
        en=qualifier["label_en"].text,
        definition_vi="",
        definition_en="",
        word_vi=qualifier["word_vi"].text,
        bound_rule="",
    )
    return figure(value, (lower, upper), named, hedge, language).strip()
