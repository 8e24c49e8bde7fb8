"""The form of every cell, checked on the characters: what frictionless and pandas let through.

Rules every table keeps (design of the tables): NFC, no space at an edge, numbers and dates in canonical form, no cell
that a spreadsheet runs or a program reads as missing, no bare Vietnamese numeral.
"""

import datetime
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from heapq import merge
from itertools import filterfalse

from solieu.package.rows import CsvFile
from solieu.problems import Problem, is_hidden
from solieu.sources.models import is_web_address
from solieu.sources.schemas import Field

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
# What needs quotes; and where a line may have a cell in quotes that needs none.
_NEEDS_QUOTES = re.compile(r'[",\r\n]')
_MAYBE_IN_VAIN = re.compile(r'"[^",\r\n]*"(?:,|$)')
# What nearly every text is made of, and what breaks no rule about characters: ASCII that shows, Vietnamese letters in
# one code each, and marks of print.
_MARKS = "!-~À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ“”‘’–…"
_PLAIN = re.compile(f"[ {_MARKS}]*")
# Nearly every cell of a type, which breaks no rule, as one expression sees sooner than a rule after the other. A text:
# words of these with one space between, no formula and no numeral, and longer than what reads as missing.
_SOUND = {
    "string": re.compile(rf"(?=.{{8}})(?![-=+@]|[0-9.,]*\Z)[{_MARKS}]++(?: [{_MARKS}]++)*+"),
    "integer": re.compile("|0|[1-9][0-9]*"),
    "number": re.compile(r"|0|[1-9][0-9]*(\.[0-9]*[1-9])?"),
    "uri": re.compile(r"|https?://[a-z0-9.-]+(/[!#-&(-;=?-\[\]_a-z~]*)?"),
}
Wrong = tuple[int, int, str, dict[str, str]]  # row from 1, place of the column, rule, what its message says
Sound = defaultdict[tuple[str, bool], set[str]]  # what was found to break no rule, by its type and whether verbatim


def check_form(file: CsvFile, sound: Sound) -> Iterator[Problem]:
    """Every cell of a table that is not in canonical form, in the order of rows. `sound` is of all tables."""
    columns = (_wrong_cells(file, place, field, sound) for place, field in enumerate(file.table.fields))
    for number, place, rule, values in merge(*columns, _quoted_in_vain(file), key=lambda each: each[:2]):
        name = file.table.fields[place].name
        yield file.problem(number, name, rule, field=name, **values)


def _wrong_cells(file: CsvFile, place: int, field: Field, sound: Sound) -> Iterator[Wrong]:
    """What is wrong in one column; a text that stands in many rows is looked at once, and where it is sound no more."""
    kind, verbatim = "uri" if field.format == "uri" else field.type, field.name in _VERBATIM
    new = set(file.texts(field.name)) - sound[kind, verbatim]
    maybe = filterfalse(_SOUND[kind].fullmatch, new) if kind in _SOUND else new
    wrong = {text: found for text in maybe if (found := wrong_with(text, kind, verbatim))}
    sound[kind, verbatim] |= new - wrong.keys()
    for number, text in enumerate(file.texts(field.name), start=1) if wrong else ():
        for rule, values in wrong.get(text, ()):
            yield number, place, rule, {"text": _shown(text), **values}


def _quoted_in_vain(file: CsvFile) -> Iterator[Wrong]:
    for number, line in file.quoted.items():
        if not file.broken and _MAYBE_IN_VAIN.search(line):
            for place, cell in enumerate(file.cells(number)):
                if cell.quoted and not _NEEDS_QUOTES.search(cell.text):
                    yield number, place, "needless-quotes", {}


def _shown(text: str) -> str:
    """A cell's text in a message, cut where it is long."""
    return text if len(text) <= 60 else f"{text[:57]}..."


def wrong_with(text: str, kind: str, verbatim: bool = False) -> list[tuple[str, dict[str, str]]]:
    """The rules that a cell of a type breaks, each with what its message says beyond the cell."""
    if not text:
        return []
    wrong = [] if _PLAIN.fullmatch(text) else list(_wrong_characters(text))
    if text != text.strip():
        wrong.append(("outer-space", {}))
    if "  " in text.strip() and not verbatim:
        wrong.append(("double-space", {}))
    return wrong + [(rule, {}) for rule, holds in _TYPES[kind] if not holds(text)]


def _wrong_characters(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    if text != unicodedata.normalize("NFC", text):
        yield "not-nfc", {}
    if any(map(is_hidden, text)):
        yield "hidden-character", {}
    foreign = next((char for char in text if _looks_alike(char)), "")
    if foreign:
        yield "look-alike", {"name": unicodedata.name(foreign, "?"), "code": f"{ord(foreign):04X}"}


def _looks_alike(char: str) -> bool:
    """Whether a character is a letter of another alphabet (a Cyrillic а looks like an a), or a digit but 0 to 9."""
    if char.isascii():
        return False
    if unicodedata.category(char) == "Nd" or char in _OTHER_LETTERS:
        return True
    latin = unicodedata.name(char, "").startswith("LATIN") and unicodedata.normalize("NFKC", char) == char
    return char.isalpha() and char not in _LATIN_TOO and not latin


def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


# What holds of a cell's text, by the type of its column.
_TYPES: dict[str, tuple[tuple[str, Callable[[str], object]], ...]] = {
    "string": (
        ("formula", lambda text: not text.startswith(_FORMULA)),
        ("reads-as-missing", lambda text: text.lower() not in _MISSING),
        ("bare-numeral", lambda text: not _BARE_NUMERAL.fullmatch(text)),
    ),
    "uri": (("web-address", is_web_address),),
    "number": (("number-form", lambda text: _NUMBER.fullmatch(text) and text != "-0"),),
    "integer": (("number-form", lambda text: _WHOLE.fullmatch(text) and text != "-0"),),
    "boolean": (("boolean-form", lambda text: text in ("true", "false")),),
    "date": (("date-form", _is_day),),
    "year": (("year-form", _YEAR.fullmatch),),
}
