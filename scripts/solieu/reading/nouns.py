"""The counted noun phrase after a number: classifier and noun, with what is joined to it.

The phrase stops at a preposition, a verb, a sign or the next figure; a comma or "và" goes on only to a thing
of the same kind (cán bộ, chiến sĩ), to an adjective of the same kind (nghèo, vượt khó) or to the same noun
again (nhà đồng đội, nhà cho người nghèo).
"""

import re

from solieu.reading.joined import QUOTES, closing, phrase_end
from solieu.reading.noun_size import MAY_STOP, RUN, phrase_size, run_words
from solieu.reading.noun_words import FIRST_WORD_STOPS

Units = dict[str, list[tuple[str, str]]]

_NO_UNITS: Units = {}
_FIRST_WORD = re.compile(r" *([^\W\d_]+)(?![\w-])")


def read_noun(text: str, at: int, units: Units = _NO_UNITS) -> tuple[int, int] | None:
    """Where the counted noun phrase after ``at`` starts and ends; None if no noun follows.

    A unit word of the codebook is a noun whole, whatever it is made of: tuyên truyền viên, xe lăn.

    >>> text = "30.000 lượt cán bộ, chiến sĩ và 1.000 xe"
    >>> start, end = read_noun(text, 6)
    >>> text[start:end]
    'lượt cán bộ, chiến sĩ'
    """
    run = RUN.match(text, at)
    if run is None:
        return _quoted_noun(text, at)
    start = run.start(1)
    words = run_words(run)
    if words[0] == "năm" and len(words) > 1 and words[1][0].isdigit():
        return None  # 3 km năm 2031
    size = max(phrase_size(words, FIRST_WORD_STOPS), unit_words(words, units))
    if size == 0:
        return None
    return start, phrase_end(text, start, words, size)


def has_noun(text: str, at: int) -> bool:
    """Whether ``read_noun`` finds a noun after ``at``, the codebook aside."""
    first = _FIRST_WORD.match(text, at)
    if first is not None and first[1] not in MAY_STOP and first[1].isalpha():
        return True
    run = RUN.match(text, at)
    if run is None:
        return _quoted_noun(text, at) is not None
    return phrase_size(run_words(run)[:3], FIRST_WORD_STOPS) > 0


def unit_words(words: list[str], units: Units) -> int:
    """How many of the words are the longest unit word that they begin with."""
    found = units.get(words[0]) if units else None
    if not found:
        return 0
    phrase = " ".join(words) + " "
    for word, _ in found:
        if phrase.startswith(word) and phrase[len(word)] == " ":
            return len(word.split())
    return 0


def _quoted_noun(text: str, at: int) -> tuple[int, int] | None:
    """A noun in quotation marks: 200 “Nhà đồng đội”."""
    start = at
    while text[start : start + 1] == " ":
        start += 1
    if text[start : start + 1] not in QUOTES or not text[start + 1 : start + 2].isalpha():
        return None
    end = closing(text, start)
    return (start, end) if end else None


def unit_of(phrase: str, units: Units) -> str | None:
    """The unit_id of the longest codebook word that begins the phrase, on word boundaries."""
    for word, unit_id in units.get(phrase.split(" ", 1)[0].rstrip(","), ()):
        if phrase.startswith(word) and not phrase[len(word) : len(word) + 1].isalpha():
            return unit_id
    return None
