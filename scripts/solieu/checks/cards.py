"""What the cells of one row say of each other: source cards, bases, hedge words and units."""

from collections.abc import Iterator

from solieu.checks.csvfile import Files, Row, whole
from solieu.problems import Problem, Said

_HELD_ONLY = ("characters", "bytes", "sha256", "numerals", "numerals_accounted")
_BASES = {
    "reports": (("event_date", "event_date_basis"),),
    "figures": (("year", "year_basis"), ("area", "area_basis")),
}
# The comparator of each rule of bounds.
_COMPARATORS = {
    "no_bound": "",
    "lower_open": ">",
    "lower_closed": ">=",
    "upper_open": "<",
    "upper_closed": "<=",
    "both_closed": "",
}


def check_cards(files: Files) -> Iterator[Problem]:
    """Every row that contradicts itself."""
    yield from _source_cards(files)
    yield from _bases(files)
    yield from _hedges(files)
    yield from _currencies(files)
    yield from _slips(files)


def _source_cards(files: Files) -> Iterator[Problem]:
    """A text's sizes and checksum are stated if, and only if, the text was read whole; the review came last."""
    file = files["reports"]
    for row in file.records():
        held = row["reading"].text == "whole-text"
        for column in _HELD_ONLY:
            if bool(row[column].text) != held:
                wrong = Said("is empty; state it") if held else Said("is stated; leave it empty")
                said = Said(
                    "the report is read as {reading}, and {column} {wrong}",
                    reading=row["reading"].text,
                    column=column,
                    wrong=wrong,
                )
                yield file.problem(row[column], "source-card", said)
        characters, size = whole(row["characters"]), whole(row["bytes"])
        if characters is not None and size is not None and size < characters:
            said = Said(
                "the text has {bytes} bytes, fewer than its {characters} characters", bytes=size, characters=characters
            )
            yield file.problem(row["bytes"], "source-card", said)
        yield from (file.problem(row["reviewed_on"], "review-date", said) for said in _too_early(row))


def _too_early(row: Row) -> Iterator[Said]:
    """Dates in canonical form are in order as text."""
    for column in ("event_date", "published_date"):
        if row[column].text > row["reviewed_on"].text > "":
            yield Said(
                "the review is of {day}, before {column}, {other}",
                day=row["reviewed_on"].text,
                column=column,
                other=row[column].text,
            )


def _bases(files: Files) -> Iterator[Problem]:
    """What is stated has a basis, and what has a basis is stated."""
    for name, columns in _BASES.items():
        for row in files[name].records():
            for column, basis in columns:
                if bool(row[column].text) != (row[basis].text != "not_stated"):
                    said = Said(
                        "{column} is '{value}', and {basis} is '{code}'; state both or neither",
                        column=column,
                        value=row[column].text,
                        basis=basis,
                        code=row[basis].text,
                    )
                    yield files[name].problem(row[basis], "basis", said)


def _hedges(files: Files) -> Iterator[Problem]:
    """A hedge word's comparator is what its rule of bounds gives."""
    file = files["qualifiers"]
    for row in file.records():
        rule, comparator = row["bound_rule"].text, row["comparator"].text
        if rule in _COMPARATORS and comparator != _COMPARATORS[rule]:
            said = Said(
                "comparator is '{comparator}', and {rule} gives '{expected}'",
                comparator=comparator,
                rule=rule,
                expected=_COMPARATORS[rule],
            )
            yield file.problem(row["comparator"], "bound-rule", said)


def _currencies(files: Files) -> Iterator[Problem]:
    """Money has a code of ISO 4217, and nothing else has."""
    file = files["units"]
    for row in file.records():
        if (row["quantity_kind"].text == "money") != bool(row["iso4217"].text):
            said = Said(
                "quantity_kind is '{kind}', and iso4217 is '{code}'; only money has one, and has to",
                kind=row["quantity_kind"].text,
                code=row["iso4217"].text,
            )
            yield file.problem(row["iso4217"], "unit-money", said)


def _slips(files: Files) -> Iterator[Problem]:
    """A slip's correction differs from what stands in the text."""
    file = files["source_slips"]
    for row in file.records():
        if row["as_written"].text == row["suggested"].text:
            yield file.problem(row["suggested"], "slip-same", Said("what is suggested is what stands in the text"))
