"""The reader: fast scans find every numeral and number word, and each is read where it stands."""

import re
from collections.abc import Mapping
from dataclasses import replace

from solieu.reading import others
from solieu.reading.digits import read_digits_at
from solieu.reading.lexicon import VAGUE_STARTS, VAGUE_WORDS
from solieu.reading.numbers import BEGINS
from solieu.reading.plaintext import PlainText, index_units, word_after
from solieu.reading.quantity import Quantity
from solieu.reading.spelled import HALF_OF, HALVED, NOT_HERE, read_words_at, whole_number
from solieu.vietnamese import numerals

# Number words stand after a space, a line end or a sign; three fast scans find all places to look at. Each
# begins with one character or one class of them, which is what the engine finds fastest.
_VAGUE = rf"(?:{'|'.join(sorted(VAGUE_STARTS))})(?= +(?:{'|'.join(sorted(VAGUE_WORDS))})(?![^\W_]))"
_HALF = rf"{HALF_OF}(?= (?:{'|'.join(HALVED)})(?![^\W_]))"
_WORDS = rf"(?:{BEGINS}|{_VAGUE}|{_HALF})(?![^\W_])"
_INITIALS = (
    f"(?=[{''.join(sorted({word[0] for word in (*BEGINS.split('|'), *VAGUE_STARTS, HALF_OF, 'http', 'www')}))}])"
)
_DIGITS = re.compile(r"\d\d*")
_AFTER_SPACE = re.compile(rf" {_INITIALS}(?:(?!{NOT_HERE}){_WORDS}|https?://|www\.)")
_AFTER_SIGN = re.compile(rf"[\n(\[“\"‘'/,;:.–-] ?{_INITIALS}()(?:{_WORDS}|https?://|www\.)")
_AT_START = re.compile(rf"{_WORDS}|https?://|www\.")


def _places(text: str) -> list[int]:
    """Where numerals, number words and addresses of pages begin, in order."""
    places = [0] if _AT_START.match(text) else []
    places += [found.start() for found in _DIGITS.finditer(text)]
    places += [found.start() + 1 for found in _AFTER_SPACE.finditer(text)]
    places += [found.end(1) for found in _AFTER_SIGN.finditer(text)]
    places.sort()
    return places


def find_quantities(text: str, units: Mapping[str, str] | None = None) -> list[Quantity]:
    """Every quantity and every other numeral of the text, in order.

    ``units`` gives the unit_id of counted nouns by their lower-case words. Every numeral of the text lies in
    the numeral span of exactly one of them. The cost is linear in the length of the text.
    """
    plain = PlainText(text, index_units(units))
    whole = whole_number(plain)
    if whole is not None:
        return [whole]
    found: list[Quantity] = []
    done = 0
    for at in _places(plain.text):
        if at < done:
            continue
        quantity, past = _read_at(plain, at)
        done = past if quantity is None else max(past, plain.last_end)
        if quantity is not None:
            found.append(quantity)
    return found if plain.offsets is None else _with_hidden(plain, found)


def _read_at(plain: PlainText, at: int) -> tuple[Quantity | None, int]:
    """What the numeral, the number word or the address at ``at`` is, and where to read on."""
    text = plain.text
    if text[at].isdigit():
        return read_digits_at(plain, at), plain.last_end
    if text[at] in "hw" and text.startswith(("http", "www"), at):
        return _read_url(plain, at)
    return read_words_at(plain, at, at + len(word_after(text, at)))


def _with_hidden(plain: PlainText, found: list[Quantity]) -> list[Quantity]:
    """Add the numerals that the plain text does not show: the digits of an entity such as &#8211;."""
    hidden = []
    at = 0
    for start, end in numerals(plain.given):
        while at < len(found) and found[at].char_end <= start:
            at += 1
        here = found[at] if at < len(found) else None
        if here is None or end <= here.char_start:
            written = plain.given[start:end]
            hidden.append(Quantity("code", written, start, end, written, start, end))
        elif start < here.numeral_start or end > here.numeral_end:
            first, last = min(start, here.numeral_start), max(end, here.numeral_end)
            found[at] = replace(here, numeral=plain.given[first:last], numeral_start=first, numeral_end=last)
    return sorted(found + hidden, key=lambda quantity: quantity.numeral_start) if hidden else found


def _read_url(plain: PlainText, at: int) -> tuple[Quantity | None, int]:
    found = others.URL.match(plain.text, at)
    if found is None:
        return None, at + 1
    end = found.end()
    numerals = list(others.RUN.finditer(plain.text, at, end))
    if not numerals:
        return None, end
    return plain.quantity("url", at, end, numerals[0].start(), numerals[-1].end()), end
