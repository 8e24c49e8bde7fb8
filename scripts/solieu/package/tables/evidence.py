"""The tables of evidence: every numeral, what figures cover, how they pair, what is in doubt."""

from solieu.package.tables.rows import Row, key, slug
from solieu.reading import numerals
from solieu.sources.readings import Metadata
from solieu.sources.reports import Reading


def numeral_rows(reading: Reading, metadata: Metadata) -> list[Row]:
    """Every numeral of the text, in its order: those of figures, and the others with their reason."""
    rows: list[Row] = []
    for figure in reading.figures:
        text, at = figure.record.as_written, figure.record.at
        for start, end in numerals(text) if at else ():
            place = (at[0] + start, at[0] + end) if at else (start, end)
            rows.append(
                _numeral_row(reading, place, f"“{text[start:end]}”", "figure")
                | {"figure_id": key(reading, figure.record.id)}
            )
    rows += [
        _numeral_row(reading, numeral.at, numeral.token, numeral.disposition)
        for numeral in reading.report.other_numerals
    ]
    return sorted(rows, key=lambda row: int(str(row["char_start"])))


def _numeral_row(reading: Reading, at: tuple[int, int], token: str, disposition: str) -> Row:
    return {
        "numeral_id": key(reading, f"n{at[0]}"),
        "report_id": reading.id,
        "char_start": at[0],
        "char_end": at[1],
        "token_quoted": token,
        "disposition": disposition,
    }


def part_rows(reading: Reading, metadata: Metadata) -> list[Row]:
    """What each figure covers jointly."""
    return [
        {
            "part_id": key(reading, f"{figure.id}-{slug(part.vi)}"),
            "figure_id": key(reading, figure.id),
            "part_vi": part.vi,
            "part_en": part.en,
            "certainty": part.certainty,
        }
        for figure in reading.report.figures
        for part in figure.parts
    ]


def pair_rows(reading: Reading, metadata: Metadata) -> list[Row]:
    """Figures that belong together."""
    return [
        {
            "pair_id": key(reading, f"{figure.id}-{slug(pair.relation)}-{pair.of}"),
            "figure_id": key(reading, figure.id),
            "of_figure_id": key(reading, pair.of),
            "relation": pair.relation,
            "word_vi": pair.word,
            "certainty": pair.certainty,
        }
        for figure in reading.report.figures
        for pair in figure.pair
    ]


def doubt_rows(reading: Reading, metadata: Metadata) -> list[Row]:
    """Disputed readings, in the order of their figures."""
    return [
        vars(doubt)
        | {
            "doubt_id": key(reading, doubt.id),
            "figure_id": key(reading, figure.id),
            "chosen_reading_vi": doubt.reading_vi,
            "chosen_reading_en": doubt.reading_en,
        }
        for figure in reading.report.figures
        for doubt in figure.doubts
    ]


def slip_rows(reading: Reading, metadata: Metadata) -> list[Row]:
    """Slips of the text as held, in its order."""
    slips = sorted(reading.report.source_slips, key=lambda slip: slip.at)
    return [
        vars(slip) | {"slip_id": key(reading, slip.id), "report_id": reading.id, "char_start": slip.at}
        for slip in slips
    ]
