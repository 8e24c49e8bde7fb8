"""The form of every cell, checked on the characters: what frictionless and pandas let through.

Rules every table keeps (design of the tables): NFC, no space at an edge, numbers and dates in canonical form, no cell
that a spreadsheet runs or a program reads as missing, no bare Vietnamese numeral.
"""

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from solieu.checks.csvfile import CsvFile
from solieu.problems import Problem, Said, is_hidden
from solieu.sources.schemas import Field

Wrong = tuple[str, Said]

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?")
_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
_YEAR = re.compile(r"[12][0-9]{3}")
_BARE_NUMERAL = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d+,\d+|\d+\.\d+")
# What spreadsheets run as a formula, and what pandas, R and others read as missing.
_FORMULA = ("=", "+", "-", "@", "\t")
_MISSING = {"#n/a", "<na>", "n/a", "na", "nan", "-nan", "nil", "none", "null", "missing", "-", "."}
# Letters that Vietnamese and English lack, and that look like one they have: eth, African d, dotless i, ...
_OTHER_LETTERS = set("ÐðƉɖıɑɡſ")
# Letters that Unicode does not call Latin, and that Latin text has: ordinal signs, the micro sign.
_LATIN_TOO = set("ªºµ")
# A phrase as written may hold two spaces, since the text does.
_VERBATIM = ("as_written",)
_NEEDS_QUOTES = re.compile(r'[",\r\n]')


def check_form(file: CsvFile) -> Iterator[Problem]:
    """Every cell of a table that is not in canonical form."""
    for field, cell in file.fields():
        for rule, wrong in _wrong_with(field, cell.text):
            said = Said("{column} is '{text}'; {wrong}", column=field.name, text=shown(cell.text), wrong=wrong)
            yield file.problem(cell, rule, said)
        if cell.quoted and not _NEEDS_QUOTES.search(cell.text):
            said = Said("{column} stands in quotes that it does not need; rebuild it", column=field.name)
            yield file.problem(cell, "needless-quotes", said)


def shown(text: str) -> str:
    """A cell's text in a message, cut where it is long."""
    return text if len(text) <= 60 else f"{text[:57]}..."


def _wrong_with(field: Field, text: str) -> Iterator[Wrong]:
    if not text:
        return
    yield from wrong_characters(text)
    if "  " in text.strip() and field.name not in _VERBATIM:
        yield "double-space", Said("it holds two spaces in a row; take one out")
    yield from _TYPES[field.type](text)


@lru_cache(maxsize=65536)  # labels and codes stand in many rows
def wrong_characters(text: str) -> tuple[Wrong, ...]:
    """What is wrong with a text's characters, whatever it means."""
    return tuple(_wrong_characters(text))


def _wrong_characters(text: str) -> Iterator[Wrong]:
    if text != unicodedata.normalize("NFC", text):
        yield "not-nfc", Said("it is not in Unicode form NFC")
    if any(is_hidden(char) for char in text):
        said = Said("it holds a character that does not show, or a space that is not one; take it out")
        yield "hidden-character", said
    if text != text.strip():
        yield "outer-space", Said("it begins or ends with a space; take it out")
    foreign = next((char for char in text if _looks_alike(char)), "")
    if foreign:
        name = unicodedata.name(foreign, "?")
        yield "look-alike", Said("it holds {name} (U+{code}); type it again", name=name, code=f"{ord(foreign):04X}")


def _looks_alike(char: str) -> bool:
    """Whether a character is a letter of another alphabet (a Cyrillic а looks like an a), or a digit but 0 to 9."""
    if char.isascii():
        return False
    if unicodedata.category(char) == "Nd" or char in _OTHER_LETTERS:
        return True
    latin = unicodedata.name(char, "").startswith("LATIN") and unicodedata.normalize("NFKC", char) == char
    return char.isalpha() and char not in _LATIN_TOO and not latin


def _wrong_text(text: str) -> Iterator[Wrong]:
    if text.startswith(_FORMULA):
        yield "formula", Said("a spreadsheet would run it; begin it with another sign")
    if text.lower() in _MISSING:
        said = Said("programs read it as a missing value; leave it empty, or use another word")
        yield "reads-as-missing", said
    if _BARE_NUMERAL.fullmatch(text):
        yield "bare-numeral", Said("programs read it as another number; put it in quotation marks “…”")


def _wrong_number(text: str) -> Iterator[Wrong]:
    if not _NUMBER.fullmatch(text) or text == "-0":
        said = Said("write digits 0 to 9 only, a point before decimals, no grouping, exponent or needless zero")
        yield "number-form", said


def _wrong_whole(text: str) -> Iterator[Wrong]:
    if not _WHOLE.fullmatch(text) or text == "-0":
        said = Said("write a whole number in digits 0 to 9 only, without grouping, exponent or needless zero")
        yield "number-form", said


def _wrong_boolean(text: str) -> Iterator[Wrong]:
    if text not in ("true", "false"):
        yield "boolean-form", Said("write true or false")


def _wrong_date(text: str) -> Iterator[Wrong]:
    try:
        well_formed = datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        well_formed = False
    if not well_formed:
        yield "date-form", Said("write a day of the calendar as 2022-12-29")


def _wrong_year(text: str) -> Iterator[Wrong]:
    if not _YEAR.fullmatch(text):
        yield "year-form", Said("write a year in four digits 0 to 9")


_TYPES: dict[str, Callable[[str], Iterator[Wrong]]] = {
    "string": _wrong_text,
    "number": _wrong_number,
    "integer": _wrong_whole,
    "boolean": _wrong_boolean,
    "date": _wrong_date,
    "year": _wrong_year,
}
