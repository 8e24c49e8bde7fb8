"""Ratios: one for each amount that clearly goes with a figure, and what dividing the two gives."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from solieu.checks.csvfile import Files, Row, by_key, number
from solieu.package.ratios import ratio
from solieu.package.wording import plain_number
from solieu.problems import Problem, Said
from solieu.reading import Quantity


def check_ratios(files: Files) -> Iterator[Problem]:
    """Each amount that clearly goes with a figure has its ratio, which is what dividing the two gives."""
    file, figures = files["ratios"], by_key(files["figures"])
    clear = {
        (row["figure_id"].text, row["of_figure_id"].text): row
        for row in files["figure_pairs"].records()
        if row["relation"].text == "amount_for" and row["certainty"].text == "clear"
    }
    rows = {(row["figure_id"].text, row["of_figure_id"].text): row for row in file.records()}
    for pair in clear.keys() - rows.keys():
        said = Said("'{ratio}' has no row in {table}", ratio=f"{pair[0]} / {pair[1]}", table="ratios")
        yield files["figure_pairs"].problem(clear[pair]["pair_id"], "row-missing", said)
    doubts: dict[str, list[str]] = defaultdict(list)
    for row in files["doubts"].records():
        doubts[row["figure_id"].text].append(row["doubt_id"].text)
    for pair, row in rows.items():
        if pair not in clear:
            said = Said("a ratio is published for a pair amount_for that is clear, and this is none")
            yield file.problem(row["ratio_id"], "ratio", said)
        elif pair[0] in figures and pair[1] in figures:
            expected = _divided(figures[pair[0]], figures[pair[1]]) | _doubts_of(doubts, pair)
            for column, text in expected.items():
                if row[column].text != text:
                    said = Said(
                        "{column} is '{text}', and the two figures give '{expected}'",
                        column=column,
                        text=row[column].text,
                        expected=text,
                    )
                    yield file.problem(row[column], "ratio", said)


def _divided(amount: Row, count: Row) -> dict[str, str]:
    units = {"unit_id": amount["unit_id"].text, "of_unit_id": count["unit_id"].text}
    try:
        found = ratio(_quantity(amount), _quantity(count))
    except ZeroDivisionError:
        return units
    return units | {
        "value": plain_number(found.value),
        "comparator": found.comparator,
        "lower_bound": plain_number(found.lower_bound),
        "upper_bound": plain_number(found.upper_bound),
    }


def _doubts_of(doubts: Mapping[str, list[str]], pair: tuple[str, str]) -> dict[str, str]:
    ids = [doubt for figure_id in pair for doubt in doubts.get(figure_id, [])]
    return {"doubts": str(len(ids)), "doubt_ids": " ".join(ids)}


def _quantity(row: Row) -> Quantity:
    """What a ratio needs of a figure: its numbers, and whether it is hedged."""
    return Quantity(
        kind="count",
        as_written="",
        char_start=0,
        char_end=0,
        numeral="",
        numeral_start=0,
        numeral_end=0,
        value=number(row["value"].text),
        lower_bound=number(row["lower_bound"].text),
        upper_bound=number(row["upper_bound"].text),
        qualifier=None if row["qualifier_id"].text == "unhedged" else row["qualifier_id"].text,
        comparator=row["comparator"].text or None,
    )
