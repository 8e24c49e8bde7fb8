"""A figure's row against its own words: value, hedge, bounds, unit and the place of its numeral."""

from collections.abc import Iterator, Mapping

from solieu.checks.csvfile import CsvFile, Files, Row, by_key, number, whole
from solieu.package.wording import plain_number
from solieu.problems import Problem, Said
from solieu.reading import Quantity, read_figure

# Which bounds a comparator gives, as (lower, upper): the value where it is True, none where it is False.
_BOUNDS = {"": (False, False), ">": (True, False), ">=": (True, False), "<": (False, True), "<=": (False, True)}
# What a doubt about the value or the unit lets a row overrule.
_OVERRULED = ("value", "lower_bound", "upper_bound", "unit_id", "significant_digits")


def check_words(files: Files, unit_words: Mapping[str, str]) -> Iterator[Problem]:
    """Every figure whose codes and numbers are not what its hedge and words give."""
    yield from _bounds(files)
    yield from _as_written(files, unit_words)


def _bounds(files: Files) -> Iterator[Problem]:
    """A figure's comparator is its qualifier's, and its bounds are what they give: none is invented."""
    qualifiers, file = by_key(files["qualifiers"]), files["figures"]
    for row in file.records():
        qualifier = qualifiers.get(row["qualifier_id"].text)
        comparator = row["comparator"].text
        if qualifier is not None and comparator != qualifier["comparator"].text:
            said = Said(
                "comparator is '{comparator}', and the qualifier gives '{expected}'",
                comparator=comparator,
                expected=qualifier["comparator"].text,
            )
            yield file.problem(row["comparator"], "comparator", said)
        if qualifier is not None and qualifier["bound_rule"].text == "both_closed":
            yield from _range_bounds(file, row)
            continue
        for column, given in zip(("lower_bound", "upper_bound"), _BOUNDS.get(comparator, (False, False)), strict=True):
            expected = row["value"].text if given else ""
            if row[column].text != expected:
                said = Said(
                    "{column} is '{bound}', and the hedge gives {expected}",
                    column=column,
                    bound=row[column].text,
                    expected=expected or Said("none"),
                )
                yield file.problem(row[column], "bounds", said)


def _range_bounds(file: CsvFile, row: Row) -> Iterator[Problem]:
    lower, upper = number(row["lower_bound"].text), number(row["upper_bound"].text)
    if row["value"].text:
        said = Said("a range has bounds and no value; leave the value empty")
        yield file.problem(row["value"], "range-value", said)
    if lower is None or upper is None or lower > upper:
        said = Said("a range has both bounds, the lower one first")
        yield file.problem(row["lower_bound"], "bounds", said)


def _as_written(files: Files, unit_words: Mapping[str, str]) -> Iterator[Problem]:
    """What a figure's row says is what its words say, unless a doubt says why it is overruled."""
    file = files["figures"]
    doubted = {row["figure_id"].text for row in files["doubts"].records() if row["aspect"].text in ("value", "unit")}
    for row in file.records():
        try:
            quantity = read_figure(row["as_written"].text, unit_words)
        except ValueError as error:
            yield file.problem(row["as_written"], "phrase-unread", _said(error))
            continue
        for column, read in _read_columns(quantity).items():
            overruled = row["figure_id"].text in doubted and column in _OVERRULED
            if row[column].text != read and not overruled and not (column == "unit_id" and not read):
                said = Said(
                    "{column} is '{stated}', and '{phrase}' says '{read}'",
                    column=column,
                    stated=row[column].text,
                    phrase=row["as_written"].text,
                    read=read,
                )
                yield file.problem(row[column], "as-written", said)
        yield from _numeral_place(file, row, quantity)


def _said(error: ValueError) -> Said:
    """What the reader of quantities says, which may itself be Said."""
    what = error.args[0] if error.args else ""
    return what if isinstance(what, Said) else Said("{what}", what=what)


def _read_columns(quantity: Quantity) -> dict[str, str]:
    return {
        "value": plain_number(quantity.value),
        "unit_id": quantity.unit_id or "",
        "qualifier_id": quantity.qualifier_id or "unhedged",
        "lower_bound": plain_number(quantity.lower_bound),
        "upper_bound": plain_number(quantity.upper_bound),
        "significant_digits": plain_number(quantity.significant_digits),
    }


def _numeral_place(file: CsvFile, row: Row, quantity: Quantity) -> Iterator[Problem]:
    start = whole(row["char_start"])
    for column, place in (("numeral_start", quantity.numeral_start), ("numeral_end", quantity.numeral_end)):
        expected = "" if start is None else str(start + place)
        if row[column].text != expected:
            said = Said(
                "{column} is '{stated}', and the numeral stands at '{expected}'",
                column=column,
                stated=row[column].text,
                expected=expected,
            )
            yield file.problem(row[column], "numeral-offset", said)
