"""What frictionless, jsonschema and json say of a wrong file, said in our own words from the fields of their errors."""

import ast
import json
import re
from collections.abc import Callable
from typing import Any

from frictionless import Error
from jsonschema.exceptions import ValidationError

from solieu.checks.notes import of_note
from solieu.problems import Said, did_you_mean

_CONSTRAINT = re.compile(r'constraint "(\w+)" is "(.*)"', re.S)
_SAME_AS = re.compile(r"row at position (\d+)")
_EXPECTED = re.compile(r'expected is "(.*?)" and actual is "(.*?)"')


def of_frictionless(error: Error) -> Said:
    """What frictionless found, by the type of its error."""
    make = _FRICTIONLESS.get(error.type)
    known = make(error) if make else None
    return known or Said("the descriptor is wrong: {what}; run scripts/build.py", what=of_note(error.note))


def of_profile(fault: ValidationError) -> Said:
    """Where a descriptor is not as the profile of Data Package v2 wants it, by the keyword that it breaks."""
    make = _PROFILE.get(str(fault.validator))
    what = make(fault) if make else Said("is not what {keyword} allows", keyword=str(fault.validator))
    return Said("{place} {what}; run scripts/build.py", place=fault.json_path, what=what)


def of_json(error: ValueError) -> Said:
    """Why a file is not JSON."""
    if not isinstance(error, json.JSONDecodeError):
        return Said("this is not JSON in UTF-8; run scripts/build.py")
    said = next((said for known, said in _JSON.items() if error.msg.startswith(known)), None)
    return Said("this is not JSON: {what}; run scripts/build.py", what=said or error.msg)


def _constraint(error: Any) -> Said | None:
    found = _CONSTRAINT.search(error.note)
    if not found:
        return None
    kind, bound = found.groups()
    cell = _cell(error)
    if kind == "required":
        return Said("{field} is empty; state it", field=error.field_name)
    if kind == "enum":
        near = did_you_mean(cell, _codes(bound))
        return Said(
            "{field} is '{cell}', which is none of its codes{near}", field=error.field_name, cell=cell, near=near
        )
    return Said(
        "{field} is '{cell}', and its {constraint} is {bound}; mend it",
        field=error.field_name,
        cell=cell,
        constraint=kind,
        bound=bound,
    )


def _codes(bound: str) -> list[str]:
    try:
        return [str(code) for code in ast.literal_eval(bound)]
    except (ValueError, SyntaxError, TypeError):
        return []


def _cell(error: Any) -> str:
    """The cell as it is written: frictionless's own `cell` has been read, so that true has become True."""
    cells, number = error.cells, error.field_number
    return str(cells[number - 1] if number <= len(cells) else error.cell)


def _type(error: Any) -> Said:
    kind = error.note.partition('"')[2].partition("/")[0].strip('"')
    return Said(
        "{field} is '{cell}', which is no {type}; write one", field=error.field_name, cell=_cell(error), type=kind
    )


def _unique(error: Any) -> Said | None:
    same = _SAME_AS.search(error.note)
    return same and Said(
        "{field} is '{cell}', as in line {line}; no two rows may have the same",
        field=error.field_name,
        cell=_cell(error),
        line=same[1],
    )


def _primary_key(error: Any) -> Said:
    same = _SAME_AS.search(error.note)
    if same:
        return Said(
            "the key of this row is that of line {line}; one row stands twice, or has a wrong key", line=same[1]
        )
    return Said("this row has no key; state it")


def _foreign_key(error: Any) -> Said:
    return Said(
        "{field} is '{cell}', which is no key of the table {table}; mend it, or add the row there",
        field=", ".join(error.field_names),
        cell=", ".join(error.field_cells),
        table=error.reference_name or "?",
    )


def _other_than_stated(error: Any) -> Said | None:
    if error.type == "hash-count":
        return Said("the file is not the one whose hash the descriptor states; run scripts/build.py")
    found = _EXPECTED.search(error.note)
    return found and Said(
        "the descriptor states {expected} ({kind}), and the file has {found}; run scripts/build.py",
        kind=error.type,
        expected=found[1],
        found=found[2],
    )


_FRICTIONLESS: dict[str, Callable[[Any], Said | None]] = {
    "constraint-error": _constraint,
    "type-error": _type,
    "unique-error": _unique,
    "primary-key": _primary_key,
    "foreign-key": _foreign_key,
    "hash-count": _other_than_stated,
    "byte-count": _other_than_stated,
    "row-count": _other_than_stated,
    "field-count": _other_than_stated,
    "blank-row": lambda error: Said("this row is empty; rebuild it"),
    "blank-header": lambda error: Said("there is no header; rebuild it"),
    "blank-label": lambda error: Said("column {column} has no name; rebuild it", column=error.field_number),
    "extra-label": lambda error: Said("'{label}' is no column of the table; rebuild it", label=error.label),
    "missing-label": lambda error: Said("the column '{field}' is not there; rebuild it", field=error.field_name),
    "duplicate-label": lambda error: Said("the column '{label}' stands twice; rebuild it", label=error.label),
    "incorrect-label": lambda error: Said(
        "the column '{label}' stands where '{field}' should; rebuild it", label=error.label, field=error.field_name
    ),
    "extra-cell": lambda error: Said("this row has a cell more than the table has columns; rebuild it"),
    "missing-cell": lambda error: Said("this row has no cell for '{field}'; rebuild it", field=error.field_name),
    "scheme-error": lambda error: Said("the file cannot be read; is it there?"),
    "encoding-error": lambda error: Said("the file is not in the encoding that the descriptor states; rebuild it"),
    "source-error": lambda error: Said("the file holds no table ({raw}); rebuild it", raw=error.note),
}

_PROFILE: dict[str, Callable[[Any], Said]] = {
    "required": lambda fault: Said(
        "has no {keys}", keys=", ".join(sorted(set(fault.validator_value) - set(fault.instance)))
    ),
    "type": lambda fault: Said(
        "is '{value}', which is no {type}", value=_brief(fault.instance), type=fault.validator_value
    ),
    "pattern": lambda fault: Said(
        "is '{value}', which does not fit {pattern}", value=_brief(fault.instance), pattern=fault.validator_value
    ),
    "enum": lambda fault: Said("is '{value}', which is none of those allowed", value=_brief(fault.instance)),
    "const": lambda fault: Said(
        "is '{value}', not {wanted}", value=_brief(fault.instance), wanted=fault.validator_value
    ),
    "format": lambda fault: Said(
        "is '{value}', which is no {type}", value=_brief(fault.instance), type=fault.validator_value
    ),
    "minItems": lambda fault: Said("has too few items: {n}", n=len(fault.instance)),
    "minLength": lambda fault: Said("is too short: '{value}'", value=_brief(fault.instance)),
    "uniqueItems": lambda fault: Said("holds the same thing twice"),
    "anyOf": lambda fault: Said("is '{value}', which has none of the forms allowed", value=_brief(fault.instance)),
    "oneOf": lambda fault: Said("is '{value}', which has none of the forms allowed", value=_brief(fault.instance)),
}

_JSON = {
    "Expecting property name": Said("a name in quotation marks is missing, or a comma is one too many"),
    "Expecting value": Said("a value is missing"),
    "Expecting ','": Said("a comma is missing"),
    "Expecting ':'": Said("a colon is missing"),
    "Extra data": Said("something stands after the end"),
    "Unterminated string": Said("quotation marks are not closed"),
    "Invalid control": Said("a line break or a tab stands within quotation marks"),
    "Invalid \\": Said("a backslash stands before a sign that it cannot change"),
    "Unexpected UTF-8 BOM": Said("it begins with a byte order mark"),
    "Illegal trailing comma": Said("a name in quotation marks is missing, or a comma is one too many"),
}


def _brief(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else value
    return text if len(text) <= 80 else f"{text[:79]}…"
