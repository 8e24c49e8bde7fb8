"""What is joined to a counted noun: cán bộ, chiến sĩ; xã/phường; a name in quotation marks."""

import re
from functools import lru_cache

from solieu.reading.noun_size import MAY_STOP, RUN, phrase_size, run_words
from solieu.reading.noun_words import AFTER_JOINED, FIRST_WORD_STOPS, JOINT_CLASS, SAME_RANK
from solieu.reading.words import LABEL_WORDS

_JOINT = re.compile(r"(?: ?, ?| và (?:các )?| - |/)(?= *([^\W\d_][\w-]*))")
_SHORT_JOINT = re.compile(rf" ?, ?([^\W\d_]+)(?= (?:{'|'.join(sorted(AFTER_JOINED))})(?![^\W_])| ?[.;:)\n,](?! ?\d)|$)")
_AFTER_SLASH = re.compile(r"/([^\W\d_]+)( [^\W\d_]+)?")
QUOTES = {"“": "”", '"': '"', "‘": "’", "«": "»"}
# Two characters after a phrase that may be joined to more, or to a name in quotation marks.
GOES_ON = frozenset(f" {sign}" for sign in (",", "v", "-", *QUOTES))
_MOST_OF_KIND = 4
_FIRST_OF_JOINT = frozenset(phrase.split()[0] for phrase in JOINT_CLASS if " " in phrase)
_FIRST_OF_KIND = _FIRST_OF_JOINT | JOINT_CLASS.keys()


def phrase_end(text: str, start: int, words: list[str], size: int) -> int:
    """Where the phrase of the first words of a run ends, with a name in quotation marks or the things joined to it."""
    end = _end(text, start, words, size)
    following = text[end : end + 2]
    if following[:1] == "/":
        end = _same_rank(text, " ".join(words[:size]), end)
        following = text[end : end + 2]
    if following[:1] != "," and following not in GOES_ON:
        return end
    return _quoted(text, end) or _joined(text, words[:size], end)


def _same_rank(text: str, place: str, end: int) -> int:
    """The end of places of the same rank that slashes join: xã/phường/thị trấn."""
    for rank in SAME_RANK:
        if place in rank:
            while (found := _AFTER_SLASH.match(text, end)) is not None:
                word, pair = found[1], f"{found[1]}{found[2] or ''}"
                known = pair if pair in rank else word
                if known not in rank:
                    break
                end += 1 + len(known)
    return end


def _end(text: str, start: int, words: list[str], size: int) -> int:
    """Where the first words of a run end in the text; more than one space may stand between them."""
    joined = " ".join(words[:size])
    if text.startswith(joined, start):
        return start + len(joined)
    for word in words[:size]:
        start = text.index(word, start) + len(word)
    return start


def _quoted(text: str, end: int) -> int:
    """The end of a quotation that names the thing: 5 mô hình “Bữa sáng cho em”; 0 if none follows."""
    if text[end : end + 1] != " " or text[end + 1 : end + 2] not in QUOTES:
        return 0
    return closing(text, end + 1)


def closing(text: str, start: int) -> int:
    """The end of the quotation that opens at ``start``; 0 if it is long, or holds a numeral of its own."""
    end = text.find(QUOTES[text[start]], start + 1, start + 80)
    quoted = text[start:end]
    return end + 1 if end > 0 and "\n" not in quoted and not any(map(str.isdigit, quoted)) else 0


def _joined(text: str, words: list[str], end: int) -> int:
    """The end of the phrase with the things joined to it."""
    head = words[0]
    for _ in range(6):
        if text[end : end + 1] not in (" ", ","):
            return end
        sign = _JOINT.match(text, end)
        if sign is None:
            return end
        if sign[1] != head and sign[1] not in _FIRST_OF_KIND:
            return _short_end(text, words, end)
        run = RUN.match(text, sign.end())
        assert run is not None
        following = run_words(run)
        start = run.start(1)
        if following[0] == head and "," in sign.group():
            end = _same_noun(text, start, following)
            continue
        size = phrase_size(following)
        if size == 0:
            return end
        stop = _end(text, start, following, size)
        if not _same_kind(words, following):
            return _short_end(text, words, end)
        if (
            text[stop : stop + 1] == " "
            and text[stop + 1 : stop + 2].isdigit()
            and following[size - 1] not in LABEL_WORDS
        ):
            return end  # 45 xe, tàu 12 chiếc; but 600 cán bộ, chiến sĩ Sư đoàn 5
        words, end = words + following[:size], stop
    return end


def _short_end(text: str, words: list[str], end: int) -> int:
    """The end of one word joined to one: 8 tổ, chốt; what follows must end it, for a clause may begin there."""
    found = _SHORT_JOINT.match(text, end) if len(words) <= 2 else None
    return found.end() if found is not None and found[1] not in MAY_STOP else end


def _same_noun(text: str, start: int, words: list[str]) -> int:
    """The end of a conjunct that repeats the noun: up to the comma where the noun follows once more."""
    head = words[0]
    comma = text.find(",", start, start + 40)
    if (
        comma > 0
        and text.startswith((f", {head} ", f" , {head} "), comma)
        and text[start:comma].replace(" ", "").isalpha()
    ):
        return comma
    return _end(text, start, words, phrase_size(words, FIRST_WORD_STOPS) or 1)


def _same_kind(words: list[str], following: list[str]) -> bool:
    """Whether the next conjunct begins with a thing of the same kind as one in the phrase so far."""
    kinds = _kinds_at_start(" ".join(following[:_MOST_OF_KIND]))
    return bool(kinds) and not kinds.isdisjoint(_kinds_in(" ".join(words)))


@lru_cache(maxsize=1024)
def _kinds_at_start(phrase: str) -> frozenset[int]:
    """The kinds of thing that the first one to four words name: those of the longest name that is known."""
    words = phrase.split(" ")
    for size in range(len(words), 0, -1):
        kinds = JOINT_CLASS.get(" ".join(words[:size]))
        if kinds is not None:
            return frozenset(kinds)
    return frozenset()


@lru_cache(maxsize=1024)
def _kinds_in(phrase: str) -> frozenset[int]:
    """The kinds of all things that the words name."""
    words = phrase.split(" ")
    return frozenset().union(*(_kinds_at_start(" ".join(words[at : at + _MOST_OF_KIND])) for at in range(len(words))))
