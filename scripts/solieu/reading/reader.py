"""The reader: a fast scan finds every numeral and number word, and each is read by what stands around it."""

import re
from collections.abc import Iterator, Mapping
from typing import TextIO

from solieu.reading.lexicon import any_of, any_word, phrases
from solieu.reading.makers import MAKERS
from solieu.reading.numbers import numerals
from solieu.reading.patterns import BEGINNING, ENDS, Pattern
from solieu.reading.quantity import NO_NUMBER, Quantity
from solieu.reading.tokens import BEFORE, VAGUE_RUN
from solieu.reading.window import PlainText, Window
from solieu.reading.words import BEGINS, NUMBER_WORD

# The scans for anchors each begin with one character or one class of them, which the engine finds fastest.
_ADDRESS = r"https?://|www\."
_WORDS = rf"(?:{any_word(BEGINS)}|{any_of(phrases('vague'))}(?={VAGUE_RUN}))"
# The commonest of them in prose say at once that they are no number: một số, năm nay, năm 2031, không có.
_FIXED = [phrase for role in ("set", "when") for phrase in phrases(role) if phrase.startswith(("một ", "năm "))]
_NOT_HERE = rf"{any_word(_FIXED)}|năm \d|không (?!{NUMBER_WORD})"
_DIGITS = re.compile(r"\d\d*")
_AFTER_SPACE = re.compile(rf" (?:(?!{_NOT_HERE}){_WORDS}|{_ADDRESS})")
_AFTER_SIGN = re.compile(rf"[\n(\[“\"‘'/,;:.–-] ?()(?:{_WORDS}|{_ADDRESS})")
_AT_START = re.compile(rf"{_WORDS}|{_ADDRESS}")
_MAY_BEGIN = re.compile(f"[{re.escape(''.join(BEGINNING))}]").search
_CHUNK = 500_000  # characters read at a time; a paragraph is cut only where it is longer


def find_quantities(text: str, units: Mapping[str, str] | None = None) -> list[Quantity]:
    """Every quantity and every other numeral of the text, in order.

    ``units`` gives the unit_id of counted nouns by their lower-case words. Every numeral of the text lies in
    the numeral span of exactly one of them. The cost is linear in the length of the text.
    """
    return _with_hidden(text, [each for found, *_ in _read(PlainText(text, units)) for each in found])


def find_quantities_in(stream: TextIO, units: Mapping[str, str] | None = None) -> Iterator[Quantity]:
    """As ``find_quantities`` for a text that is read piece by piece, whole paragraphs at a time.

    Offsets run on over the whole text; memory is bounded whatever its length.
    """
    held, offset, more = "", 0, True
    while more:
        piece = stream.read(_CHUNK)
        held, more = held + piece, len(piece) == _CHUNK
        cut = next((at + len(sign) for sign in ("\n\n", "\n", ". ", " ") if (at := held.rfind(sign)) > 0), len(held))
        text = held[:cut] if more else held
        held = held[len(text) :]
        for found in find_quantities(text, units):
            yield found._replace(
                char_start=found.char_start + offset, char_end=found.char_end + offset,
                numeral_start=found.numeral_start + offset, numeral_end=found.numeral_end + offset,
            )  # fmt: skip
        offset += len(text)


def anchors(text: str) -> list[int]:
    """Where numerals, number words and addresses of pages begin, in order: the places that cost time to read."""
    places = [0] if _AT_START.match(text) else []
    places += [found.start() for found in _DIGITS.finditer(text)]
    places += [found.start() + 1 for found in _AFTER_SPACE.finditer(text)]
    places += [found.end(1) for found in _AFTER_SIGN.finditer(text)]
    return sorted(places)


def _read(page: PlainText) -> Iterator[tuple[list[Quantity], Pattern, Window, int]]:
    """What each match of a pattern gave: the records, the pattern, its window, and the index that it has read to."""
    done = reached = 0  # where the last number was read to; where the last window ended
    places = anchors(page.text)
    for anchor in places:
        if anchor < reached:
            continue
        tokens = page.tokenizer.tokens(_context(page.text, max(done, anchor - BEFORE), anchor), places, ENDS)
        window, at = Window(page, tokens), 0
        while (found := _MAY_BEGIN(window.chars, at)) is not None:
            at = found.start()
            if (holds := _first_that_holds(window, at)) is None:
                at += 1
                continue
            pattern, quantities, end = holds
            end = max(end, page.reached) if quantities else end
            at = max(window.place(end), at + 1)
            if quantities:
                page.last, page.last_end = quantities[-1], end
                before, char = window[at - 1], window[at].char
                names = {"ordinal"} if char == "s" else {"strong", "label"} if char in "dny" else set()
                at -= at > 1 and before.end == end and not names.isdisjoint(before.roles)  # chiến sĩ Sư đoàn 324
            yield quantities, pattern, window, at
            done = max(done, end)
        done = max(done, next((token.end for token in reversed(tokens) if token.number is not NO_NUMBER), 0))
        reached = max(done, tokens[-1].end if tokens else anchor + 1)


def _context(text: str, at: int, anchor: int) -> int:
    """Where the context of an anchor begins: at a word, in the same sentence."""
    cut = max(text.rfind("\n\n", at, anchor) + 1, text.rfind(". ", at, anchor) + 1)
    if cut > at and not text.endswith("rs.", 0, cut):
        return cut
    if at and text[at - 1].isalnum() and text[at].isalnum():
        space = text.find(" ", at, anchor)
        return space if space >= 0 else at if anchor - at < BEFORE else anchor
    return at


def _first_that_holds(window: Window, at: int) -> tuple[Pattern, list[Quantity], int] | None:
    """The first pattern that holds at the index, what it made, and the offset up to which it has read."""
    chars = window.chars
    for holds, pattern in BEGINNING[chars[at]]:
        if (match := holds(chars, at)) is None:
            continue
        if pattern.maker == "-":
            window.match = match
            last = match.end("n") if "n" in match.re.groupindex else match.end()
            return pattern, [], window[last - 1].end
        window.take(match)
        made = MAKERS[pattern.maker](window)
        if made is not None:
            return pattern, *made
    return None


def _with_hidden(given: str, found: list[Quantity]) -> list[Quantity]:
    """Add the numerals that were not read: the digits of an entity, &#8211;, or the 2 of m2 without a number."""
    hidden = []
    at = 0
    for start, end in numerals(given):
        while at < len(found) and found[at].char_end <= start:
            at += 1
        here = found[at] if at < len(found) else None
        if here is None or end <= here.char_start:
            written = given[start:end]
            hidden.append(Quantity("code", written, start, end, written, start, end))
        elif start < here.numeral_start or end > here.numeral_end:
            first, last = min(start, here.numeral_start), max(end, here.numeral_end)
            found[at] = here._replace(numeral=given[first:last], numeral_start=first, numeral_end=last)
    return sorted(found + hidden, key=lambda quantity: quantity.numeral_start) if hidden else found


def explain(text: str, units: Mapping[str, str] | None = None) -> str:
    """What was read, token by token: the words with their roles, and the pattern that matched."""
    page = PlainText(text, units)
    lines = []
    for quantities, pattern, window, end in _read(page):
        lines += [f"{quantity.kind} [{quantity.as_written}]" for quantity in quantities]
        lines.append(f"  pattern: {pattern.name}  {pattern.written}")
        first = window.match.start() - ("hedge" in window[window.match.start() - 1].roles)
        for token in window[first:end]:
            roles = " ".join(f"{role}={code}" if code else role for role, code in sorted(token.roles.items()))
            lines.append(f"    {page.text[token.start : token.end]!r} {roles or token.char}")
    return "\n".join(lines)
