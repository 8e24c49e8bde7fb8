"""What frictionless notes of a wrong descriptor, said in our own words: these errors have no fields but their note."""

import re
from collections.abc import Callable

from solieu.problems import Said

_Make = Callable[[re.Match[str]], Said]


def of_note(note: str) -> Said:
    """What is wrong with the descriptor."""
    text = " ".join(note.split())
    said = (make(found) for pattern, make in _NOTES if (found := re.search(pattern, text)))
    return next(said, Said("frictionless does not take it ({raw})", raw=text))


_NOTES: tuple[tuple[str, _Make], ...] = (
    ("cannot retrieve metadata|descriptor is not valid", lambda found: Said("frictionless cannot read it")),
    ('path "(.+)" is not safe', lambda found: Said("the path '{path}' leads out of the package", path=found[1])),
    ("names of the resources are not unique", lambda found: Said("two tables have the same name")),
    ("names of the fields are not unique", lambda found: Said("two columns of a table have the same name")),
    ('one of the properties "path" or "data"', lambda found: Said("a table has no path")),
    ("license requires", lambda found: Said("a licence has neither a name nor a path")),
    (
        'property "(.+)" is not valid "(.+)"',
        lambda found: Said("{key} is not of the type {type}", key=found[1], type=found[2]),
    ),
    (
        'primary key "(.+)" does not match',
        lambda found: Said("the primary key {key} names a column that is not there", key=found[1]),
    ),
    (
        'foreign key "(.+)" does not match the fields',
        lambda found: Said("the foreign key {key} names a column that is not there", key=found[1]),
    ),
    (
        'foreign key fields "(.+)" does not match the reference fields "(.+)"',
        lambda found: Said("the foreign key {key} does not fit the key {other}", key=found[1], other=found[2]),
    ),
    ('resource "([^"]*)" does not exist', lambda found: Said("there is no table '{table}'", table=found[1])),
    ('field type "([^"]*)" is not supported', lambda found: Said("'{type}' is no type of a column", type=found[1])),
    (
        'constraint "(.+)" is not supported by type "(.+)"',
        lambda found: Said("a column of type {type} can have no {constraint}", type=found[2], constraint=found[1]),
    ),
    (
        'example value "(.*)" for field "(.+)" is not valid',
        lambda found: Said("the example '{value}' of {column} is no value of it", value=found[1], column=found[2]),
    ),
    ("'([^']+)' is a required property", lambda found: Said("'{key}' is missing", key=found[1])),
    (
        "at property '(.+)'",
        lambda found: Said("{key} is not of the form that frictionless takes", key=found[1]),
    ),
    (
        '(?:scheme|format) "(.*)" is not supported',
        lambda found: Said("'{value}' is no kind of file that frictionless reads", value=found[1]),
    ),
)
