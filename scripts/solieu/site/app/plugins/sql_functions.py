"""has_words(text, words): whether a text has every word, typed with marks exactly so, without marks in any form."""

import re
import sys
from pathlib import Path

from datasette import hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1] / "library"))
from dan_van_site.vietnamese import fold
from dan_van_site.words import typed

_LONGEST = 1000
_WORD = re.compile(r"[^\W_]+")


@hookimpl
def prepare_connection(conn):
    """For saved queries and whoever writes SQL; the database as downloaded does without."""
    conn.create_function("has_words", 2, has_words, deterministic=True)


def has_words(text, words):
    """True also where no word is asked for; a text that is not stated has none."""
    exact = set(_WORD.findall(typed(str(text or "")[:_LONGEST])))
    loose = {fold(word) for word in exact}
    wanted = _WORD.findall(typed(str(words or "")[:_LONGEST]))
    return all(word in (loose if fold(word) == word else exact) for word in wanted)
