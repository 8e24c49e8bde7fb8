"""What PyYAML says of a file, in words that tell an editor what to change."""

import yaml

from solieu.problems import Said

# A stretch of what libyaml says, which is the parser's own English, and what we say instead: the first that fits.
_FAULTS = {
    "expected ',' or ']'": Said("a list that begins with [ is not closed; add the missing , or ]"),
    "expected ',' or '}'": Said("a record that begins with {{ is not closed; add the missing , or }}"),
    "mapping values are not allowed": Said(
        "a colon stands where no key may; put the text in quotation marks, or mend the indentation"
    ),
    "expected ':'": Said("a key has no colon; write key: value, or mend the indentation"),
    "tab character": Said("a tab stands in the indentation; use spaces"),
    "cannot start any token": Said(
        "a value cannot begin with this sign (a tab, @, ` or %); put it in quotation marks, indent with spaces"
    ),
    "unexpected end of stream": Said("the file ends within quotation marks; close them"),
    "document indicator": Said("a line of --- or ... stands within quotation marks; close them before it"),
    "expected key": Said(
        "this does not line up with the keys above, or a text ended too early; mend indentation or quotation marks"
    ),
    "'-' indicator": Said("the items of a list do not line up; indent every - alike"),
    "block sequence entries": Said("an item of a list stands where none may; begin the list on a line of its own"),
    "escape": Said("a backslash stands before a sign that it cannot change; use single quotation marks"),
    "hexdecimal": Said("a backslash stands before a sign that it cannot change; use single quotation marks"),
    "single document": Said("a second document begins here (---); keep one document a file"),
    "node content": Said("a value is missing here; write one"),
    "document start": Said("this does not belong to what stands above it; mend the indentation or the brackets"),
    "alphabetic or numeric": Said("& and * cannot begin a plain text; put it in quotation marks"),
    "directive": Said("a line cannot begin with %; put the text in quotation marks"),
    "comment or line break": Said("nothing may follow | or > on its line; begin the text on the next line"),
}


def fault(error: yaml.YAMLError) -> tuple[int, int, Said]:
    """Where a file is not YAML, as line and column from 1 (0 where PyYAML does not know), and what is wrong with it."""
    raw = " ".join(str(getattr(error, "problem", None) or error).split())
    context = str(getattr(error, "context", None) or "")
    begun, noticed = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    unclosed = "expected ',' or" in raw or "end of stream" in raw  # it is noticed far below where it was begun
    mark = begun if begun and unclosed else noticed or begun
    place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    said = next((said for known, said in _FAULTS.items() if known in raw or known in context), None)
    return *place, said or Said("this is not YAML ({raw}); mend this line or the one above", raw=raw)
