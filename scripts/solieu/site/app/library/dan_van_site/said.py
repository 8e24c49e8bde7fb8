"""What Datasette and SQLite say of a mistake, in the reader's language; their own words stay beside it.

Each kind of message is a sentence of words.yaml, `said_<kind>`, filled in with the parts that its pattern names.
"""

import re

from markupsafe import Markup

_KINDS = {
    "select": r"Statement must be a SELECT",
    "pragma": r"Statement contained a disallowed PRAGMA",
    "slow": r"SQL query took too long|interrupted",
    "syntax": r'near "(?P<name>.*)": syntax error',
    "incomplete": r"incomplete input",
    "token": r"unrecognized token: (?P<name>.*)",
    "column": r"no such column: (?P<name>.*)",
    "table": r"no such table: (?P<name>.*)",
    "function": r"no such function: (?P<name>.*)",
    "ambiguous": r"ambiguous column name: (?P<name>.*)",
    "arguments": r"wrong number of arguments to function (?P<name>.*)",
    "aggregate": r"misuse of (?:aggregate|window function)",
    "one": r"You can only execute one statement",
    "values": r"You did not supply a value|Incorrect number of bindings",
    "big": r"too many |too (?:big|large|complex)|parser stack overflow|out of memory",
    "search": r"fts5: |malformed MATCH|unterminated string",
    "sort_column": r"Cannot sort table by (?P<name>.*)",
    "sort_twice": r"Cannot use _sort and _sort_desc",
    "columns": r"_(?:no)?col=(?P<name>.*) - invalid columns",
    "size_most": r"_size must be <= (?P<name>\d+)",
    "size": r"_size must be a positive integer",
    "no_database": r"Database not found",
    "no_table": r"Table not found",
    "no_row": r"Record not found",
}


def said(message, words):
    """The sentence as HTML, with the message as it came behind it; only the message where it is of no known kind."""
    plain = " ".join(re.sub(r"<(textarea|script|style)\b.*?</\1>|<[^>]+>", " ", str(message), flags=re.S).split())
    for kind, pattern in _KINDS.items():
        found = re.match(pattern, plain)
        if found:
            sentence = words[f"said_{kind}"].format(**found.groupdict())
            return Markup('{} <small class="raw" lang="en">({})</small>').format(sentence, plain)
    return Markup('<span lang="en">{}</span>').format(plain)
