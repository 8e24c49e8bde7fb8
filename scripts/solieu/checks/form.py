"""The form of every cell, checked on the characters: what frictionless and pandas let through.

Rules every table keeps (design of the tables): NFC, no space at an edge, numbers and dates in canonical form, no cell
that a spreadsheet runs or a program reads as missing, no bare Vietnamese numeral, rows in order of their key.
"""

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterator

from solieu.checks.csvfile import CsvFile
from solieu.problems import Problem
from solieu.schemas import Field

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?")
_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
_YEAR = re.compile(r"[12][0-9]{3}")
_BARE_NUMERAL = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d+,\d+|\d+\.\d+")
# What spreadsheets run as a formula, and what pandas, R and others read as missing.
_FORMULA = ("=", "+", "-", "@", "\t")
_MISSING = {"#n/a", "<na>", "n/a", "na", "nan", "-nan", "nil", "none", "null", "missing", "-", "."}
# Spaces other than U+0020, and characters that do not show: control, format, private, unassigned, surrogate.
_HIDDEN = {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}


def check_form(file: CsvFile) -> Iterator[Problem]:
    """Every cell of a table that is not in canonical form."""
    for field, cell in file.fields():
        for rule, wrong in _wrong_with(field, cell.text):
            yield file.problem(cell, rule, f"{field.name} is '{shown(cell.text)}'; {wrong}")
    yield from _order(file)


def shown(text: str) -> str:
    """A cell's text in a message: hidden characters named, long text cut."""
    visible = "".join(f"<U+{ord(char):04X}>" if _hidden(char) else char for char in text)
    return visible if len(visible) <= 60 else f"{visible[:57]}..."


def _wrong_with(field: Field, text: str) -> Iterator[tuple[str, str]]:
    if not text:
        return
    yield from _wrong_characters(text)
    yield from _TYPES[field.type](text)


def _wrong_characters(text: str) -> Iterator[tuple[str, str]]:
    if text != unicodedata.normalize("NFC", text):
        yield "not-nfc", "it is not in Unicode form NFC"
    if any(_hidden(char) for char in text):
        yield "hidden-character", "it holds a character that does not show, or a space that is not one; take it out"
    if text != text.strip():
        yield "outer-space", "it begins or ends with a space; take it out"
    if len(text.split()) == 1 and _mixed_scripts(text):
        yield "look-alike", "it mixes letters of two alphabets; type it again"


def _hidden(char: str) -> bool:
    return unicodedata.category(char) in _HIDDEN or (unicodedata.category(char) == "Zs" and char != " ")


def _mixed_scripts(text: str) -> bool:
    """Whether a word mixes Latin letters with those of another alphabet (a Cyrillic а looks like an a)."""
    scripts = {unicodedata.name(char, "?").split()[0] for char in text if char.isalpha()}
    return len(scripts) > 1


def _wrong_text(text: str) -> Iterator[tuple[str, str]]:
    if text.startswith(_FORMULA):
        yield "formula", "a spreadsheet would run it; begin it with another sign"
    if text.lower() in _MISSING:
        yield "reads-as-missing", "programs read it as a missing value; leave it empty, or use another word"
    if _BARE_NUMERAL.fullmatch(text):
        yield "bare-numeral", "programs read it as another number; put it in quotation marks “…”"
    if any(char.isdigit() and not char.isascii() for char in text):
        yield "look-alike", "it holds digits that are not 0 to 9; type them again"


def _wrong_number(text: str) -> Iterator[tuple[str, str]]:
    if not _NUMBER.fullmatch(text) or text == "-0":
        yield "number-form", "write digits 0 to 9 only, a point before decimals, no grouping, exponent or needless zero"


def _wrong_whole(text: str) -> Iterator[tuple[str, str]]:
    if not _WHOLE.fullmatch(text) or text == "-0":
        yield "number-form", "write a whole number in digits 0 to 9 only, without grouping, exponent or needless zero"


def _wrong_boolean(text: str) -> Iterator[tuple[str, str]]:
    if text not in ("true", "false"):
        yield "boolean-form", "write true or false"


def _wrong_date(text: str) -> Iterator[tuple[str, str]]:
    try:
        well_formed = datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        well_formed = False
    if not well_formed:
        yield "date-form", "write a day of the calendar as 2022-12-29"


def _wrong_year(text: str) -> Iterator[tuple[str, str]]:
    if not _YEAR.fullmatch(text):
        yield "year-form", "write a year in four digits 0 to 9"


_TYPES: dict[str, Callable[[str], Iterator[tuple[str, str]]]] = {
    "string": _wrong_text,
    "number": _wrong_number,
    "integer": _wrong_whole,
    "boolean": _wrong_boolean,
    "date": _wrong_date,
    "year": _wrong_year,
}


def _order(file: CsvFile) -> Iterator[Problem]:
    """Rows of a text stand in its order: by report, then by their first character."""
    columns = file.table.columns
    if not {"report_id", "char_start"} <= set(columns):
        return
    last: dict[str, int] = {}
    for record in file.records():
        start, report = record["char_start"], record["report_id"].text
        if _WHOLE.fullmatch(start.text):
            if int(start.text) < last.get(report, 0):
                yield file.problem(start, "row-order", "this row stands after one that comes later in the text")
            last[report] = max(last.get(report, 0), int(start.text))
