"""The counted noun phrase after a number: classifier and noun, with what is joined to it.

The phrase stops at a preposition, a verb, a sign or the next figure; a comma or "và" goes on only to a thing
of the same kind (cán bộ, chiến sĩ), to an adjective of the same kind (nghèo, vượt khó) or to the same noun
again (nhà đồng đội, nhà cho người nghèo).
"""

import re
from functools import lru_cache

from solieu.reading.lexicon import (
    AFTER_JOINED,
    AGENTS,
    COMPOUNDS,
    FIRST_WORD_STOPS,
    KINDS,
    LABEL_WORDS,
    PREDICATES,
    RANKS,
    RELATIVE_GOES_ON,
    STOPS,
)

# --- How many words belong to a counted noun: it stops at a preposition, a verb, a pronoun, outside a compound ---

MOST_WORDS = 14
# Words and spaces, no longer than any phrase; what is no word in it ends the phrase.
RUN = re.compile(r" *([^\W\d_][\w -]{0,110})")
# Words that may end the phrase, so that all others are passed with one look-up.
MAY_STOP = frozenset(phrase.split()[0] for phrase in STOPS | PREDICATES) | {"có"}
# Of these, the stops that no compound holds: they end the phrase wherever they stand.
_STOP_ALWAYS = (
    (STOPS & FIRST_WORD_STOPS) - RELATIVE_GOES_ON.keys() - {word for compound in COMPOUNDS for word in compound.split()}
)


def run_words(run: re.Match[str]) -> list[str]:
    """The words of a run; a last one that the length of the run may have cut is left out."""
    written = run[1]
    words = written.split()
    if len(written) > 110 and len(words) > 1:
        words.pop()
    return words[: MOST_WORDS + 1]


def phrase_size(words: list[str], first_stops: frozenset[str] = STOPS) -> int:
    """How many of the words belong to the phrase."""
    stops = first_stops
    for at, word in enumerate(words):
        if not word.isalpha() and not (word.replace("-", "").isalpha() and word[0] != "-" != word[-1]):
            return at
        if word in MAY_STOP and (word in _STOP_ALWAYS or _stops(words, at, stops)):
            return at
        stops = STOPS
    return min(len(words), MOST_WORDS)


def _stops(words: list[str], at: int, stops: frozenset[str]) -> bool:
    """Whether the word ends the phrase: a stop, or the first of a stop of several words, outside a compound."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    pair = f"{word} {following}"
    triple = f"{pair} {words[at + 2]}" if at + 2 < len(words) else pair
    if triple in STOPS and triple != pair:
        return True
    if at and (word in PREDICATES or pair in PREDICATES) and (words[0] in AGENTS or f"{words[0]} {words[1]}" in AGENTS):
        return True
    if pair in COMPOUNDS or triple in COMPOUNDS or (at and f"{words[at - 1]} {word}" in COMPOUNDS):
        return False
    goes_on = RELATIVE_GOES_ON.get(word)
    if goes_on is not None:
        return following not in goes_on
    return word in stops or pair in stops or triple in stops


# --- What is joined to a counted noun: cán bộ, chiến sĩ; xã/phường; a name in quotation marks ---

_JOINT = re.compile(r"(?: ?, ?| và (?:các )?| - |/)(?= *([^\W\d_][\w-]*))")
_SHORT_JOINT = re.compile(rf" ?, ?([^\W\d_]+)(?= (?:{'|'.join(sorted(AFTER_JOINED))})(?![^\W_])| ?[.;:)\n,](?! ?\d)|$)")
_AFTER_SLASH = re.compile(r"/([^\W\d_]+)( [^\W\d_]+)?")
QUOTES = {"“": "”", '"': '"', "‘": "’", "«": "»"}
# Two characters after a phrase that may be joined to more, or to a name in quotation marks.
GOES_ON = frozenset(f" {sign}" for sign in (",", "v", "-", *QUOTES))
_MOST_OF_KIND = 4
_FIRST_OF_JOINT = frozenset(phrase.split()[0] for phrase in KINDS if " " in phrase)
_FIRST_OF_KIND = _FIRST_OF_JOINT | KINDS.keys()


def phrase_end(text: str, start: int, words: list[str], size: int) -> int:
    """Where the phrase of the first words of a run ends, with a name in quotation marks or the things joined to it."""
    end = _end_of_words(text, start, words, size)
    following = text[end : end + 2]
    if following[:1] == "/":
        end = _end_of_ranks(text, " ".join(words[:size]), end)
        following = text[end : end + 2]
    if following[:1] != "," and following not in GOES_ON:
        return end
    return _end_of_quoted(text, end) or _end_of_joined(text, words[:size], end)


def _end_of_ranks(text: str, place: str, end: int) -> int:
    """The end of places of the same rank that slashes join: xã/phường/thị trấn."""
    for rank in RANKS:
        if place in rank:
            while (found := _AFTER_SLASH.match(text, end)) is not None:
                word, pair = found[1], f"{found[1]}{found[2] or ''}"
                known = pair if pair in rank else word
                if known not in rank:
                    break
                end += 1 + len(known)
    return end


def _end_of_words(text: str, start: int, words: list[str], size: int) -> int:
    """Where the first words of a run end in the text; more than one space may stand between them."""
    joined = " ".join(words[:size])
    if text.startswith(joined, start):
        return start + len(joined)
    for word in words[:size]:
        start = text.index(word, start) + len(word)
    return start


def _end_of_quoted(text: str, end: int) -> int:
    """The end of a quotation that names the thing: 5 mô hình “Bữa sáng cho em”; 0 if none follows."""
    if text[end : end + 1] != " " or text[end + 1 : end + 2] not in QUOTES:
        return 0
    return closing(text, end + 1)


def closing(text: str, start: int) -> int:
    """The end of the quotation that opens at ``start``; 0 if it is long, or holds a numeral of its own."""
    end = text.find(QUOTES[text[start]], start + 1, start + 80)
    quoted = text[start:end]
    return end + 1 if end > 0 and "\n" not in quoted and not any(map(str.isdigit, quoted)) else 0


def _end_of_joined(text: str, words: list[str], end: int) -> int:
    """The end of the phrase with the things joined to it."""
    head = words[0]
    for _ in range(6):
        if text[end : end + 1] not in (" ", ","):
            return end
        sign = _JOINT.match(text, end)
        if sign is None:
            return end
        if sign[1] != head and sign[1] not in _FIRST_OF_KIND:
            return _end_of_short(text, words, end)
        run = RUN.match(text, sign.end())
        assert run is not None
        following = run_words(run)
        start = run.start(1)
        if following[0] == head and "," in sign.group():
            end = _end_of_same_noun(text, start, following)
            continue
        size = phrase_size(following)
        if size == 0:
            return end
        stop = _end_of_words(text, start, following, size)
        if not _is_same_kind(words, following):
            return _end_of_short(text, words, end)
        if (
            text[stop : stop + 1] == " "
            and text[stop + 1 : stop + 2].isdigit()
            and following[size - 1] not in LABEL_WORDS
        ):
            return end  # 45 xe, tàu 12 chiếc; but 600 cán bộ, chiến sĩ Sư đoàn 5
        words, end = words + following[:size], stop
    return end


def _end_of_short(text: str, words: list[str], end: int) -> int:
    """The end of one word joined to one: 8 tổ, chốt; what follows must end it, for a clause may begin there."""
    found = _SHORT_JOINT.match(text, end) if len(words) <= 2 else None
    return found.end() if found is not None and found[1] not in MAY_STOP else end


def _end_of_same_noun(text: str, start: int, words: list[str]) -> int:
    """The end of a conjunct that repeats the noun: up to the comma where the noun follows once more."""
    head = words[0]
    comma = text.find(",", start, start + 40)
    if (
        comma > 0
        and text.startswith((f", {head} ", f" , {head} "), comma)
        and text[start:comma].replace(" ", "").isalpha()
    ):
        return comma
    return _end_of_words(text, start, words, phrase_size(words, FIRST_WORD_STOPS) or 1)


def _is_same_kind(words: list[str], following: list[str]) -> bool:
    """Whether the next conjunct begins with a thing of the same kind as one in the phrase so far."""
    kinds = _kinds_at_start(" ".join(following[:_MOST_OF_KIND]))
    return bool(kinds) and not kinds.isdisjoint(_kinds_in(" ".join(words)))


@lru_cache(maxsize=1024)
def _kinds_at_start(phrase: str) -> frozenset[str]:
    """The kinds of thing that the first one to four words name: those of the longest name that is known."""
    words = phrase.split(" ")
    for size in range(len(words), 0, -1):
        kinds = KINDS.get(" ".join(words[:size]))
        if kinds is not None:
            return frozenset(kinds)
    return frozenset()


@lru_cache(maxsize=1024)
def _kinds_in(phrase: str) -> frozenset[str]:
    """The kinds of all things that the words name."""
    words = phrase.split(" ")
    return frozenset().union(*(_kinds_at_start(" ".join(words[at : at + _MOST_OF_KIND])) for at in range(len(words))))


# --- The counted noun phrase after a number: classifier and noun, with what is joined to it ---

CodebookUnits = dict[str, list[tuple[str, str]]]

_NO_UNITS: CodebookUnits = {}
_FIRST_WORD = re.compile(r" *([^\W\d_]+)(?![\w-])")


def read_noun(text: str, at: int, units: CodebookUnits = _NO_UNITS) -> tuple[int, int] | None:
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


def unit_words(words: list[str], units: CodebookUnits) -> int:
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


def find_unit_id(phrase: str, units: CodebookUnits) -> str | None:
    """The unit_id of the longest codebook word that begins the phrase, on word boundaries."""
    for word, unit_id in units.get(phrase.split(" ", 1)[0].rstrip(","), ()):
        if phrase.startswith(word) and not phrase[len(word) : len(word) + 1].isalpha():
            return unit_id
    return None
