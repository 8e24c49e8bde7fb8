"""Vietnamese text: how it is written and compared.

Standard library only and in one file: ``publish.py`` lays a copy beside the site's plugins.

Offsets everywhere count characters (code points) from 0 and are half-open, so that
``text[start:end]`` is what they point at.
"""

import re
import unicodedata
from array import array
from decimal import Decimal
from html import unescape
from itertools import chain, pairwise, repeat
from typing import NamedTuple

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
# Spaces that typesetters put between a number and its unit; each is one character, as a plain space is.
_OTHER_SPACE = re.compile("[\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000]")
_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d{0,2});"
_FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
# What the grammar reads as fewer or more characters than are written: marks that combine with the letter
# before them, characters without width, HTML entities left in, runs of spaces.
_IRREGULAR = re.compile(rf" {{2,}}|[{ZERO_WIDTH}]+|{_ENTITY}|[^\u0300-\u036f][\u0300-\u036f]+|(?<!\d)[{_FRACTIONS}]")
_LOWER_CASE = "".join(filter(str.islower, map(chr, range(0x1F00))))
_WRAPPED = re.compile(rf"\n(?:(?<=[^ \n]\n)|(?<=[^ \n] \n)|(?<=[^ \n]  \n)) {{0,2}}(?=[{_LOWER_CASE}])")


class Offsets(NamedTuple):
    """Where each character of the plain text starts in the text as given, and where what ends before it ends."""

    starts: "array[int]"
    ends: "array[int]"


class Plain(NamedTuple):
    """A text as the grammar reads it: lower case, NFC, plain spaces.

    ``cased`` is the same before lower case, character for character; ``offsets`` leads back to the text as
    given and is None where every character kept its place.
    """

    text: str
    cased: str
    offsets: Offsets | None


def plain(text: str) -> Plain:
    """The text as the grammar reads it. Ordinary NFC text keeps its offsets and costs a few fast scans."""
    text = _OTHER_SPACE.sub(" ", text)
    irregular = any(sign in text for sign in ("  ", *ZERO_WIDTH, *_FRACTIONS))
    irregular = irregular or re.search(_ENTITY, text) is not None or not unicodedata.is_normalized("NFC", text)
    text, offsets = _composed(text) if irregular else (text, None)
    text = text.replace("Ð", "Đ").replace("ð", "đ")  # the Icelandic letter that some keyboards give
    text = text.replace("\r\n", " \n").replace("\r", "\n")
    lower = text.replace("İ", "I").lower().replace("rưởi", "rưỡi")  # İ has two characters in lower case
    wrapped = [found.start() for found in _WRAPPED.finditer(text)]  # lone line ends before lower case are spaces
    lower = " ".join(lower[start + 1 : end] for start, end in pairwise((-1, *wrapped, len(lower))))
    return Plain(lower, text, offsets)


def _composed(text: str) -> tuple[str, Offsets]:
    """The text in NFC, without zero-width characters and entities, and the way back."""
    parts: list[str] = []
    offsets = Offsets(array("q"), array("q", [0]))
    last = 0
    for found in (*_IRREGULAR.finditer(text), None):
        start, end = found.span() if found is not None else (len(text), len(text))
        written = text[start:end]
        if written[:1] in ZERO_WIDTH:
            read = ""
        elif written[0] in " &":
            read = _OTHER_SPACE.sub(" ", unescape(" " if written[0] == " " else written))
        else:
            read = unicodedata.normalize("NFC", written)
        if read and read in _FRACTIONS and not text[start - 1 : start].isdecimal():  # a part of a whole; but 2½
            read = unicodedata.normalize("NFKC", read).replace("\u2044", "/")
        if read == written and read:
            continue
        parts += (text[last:start], read)
        offsets.starts.extend(chain(range(last, start), repeat(start, len(read))))
        offsets.ends.extend(chain(range(last + 1, start + 1), repeat(end, len(read))))
        last = end
    offsets.starts.append(len(text))
    return "".join(parts), offsets


def fold(text: str) -> str:
    """The text without tone and vowel marks, in lower case, đ as d: what people type when they search.

    >>> fold("Đường nông thôn")
    'duong nong thon'
    """
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ð", "d"))
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if not unicodedata.combining(letter)))


_OLD_TONE = re.compile("(o(?=.[ae])|u(?=.y))([\u0300\u0301\u0303\u0309\u0323])([aey])(?![\\w\u0300-\u036f])")


def modern_tones(text: str) -> str:
    """Lower-case words with the tone mark on the last vowel: hòa as hoà, thủy as thuỷ.

    Both placements are in use; this one is only for comparing. ``qu`` is no vowel, so quý stays.
    """
    moved = _OLD_TONE.sub(r"\1\3\2", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", moved)


_SAME_WORD = {"tỉ": "tỷ", "ti": "ty"}
_AS_ONE = re.compile(r"\b(?:tỉ|ti)\b|(?<![\d.,])\d{1,3}(?:[.,]\d{3})+(?!\d)")


def searched(text: str) -> str:
    """A text, or what is looked for in it, as a search compares them.

    One Unicode form, small letters, one placement of tone marks, đ for eth, tỷ for tỉ, thousands without separators.

    >>> searched("Hòa 3.400 tỉ ðồng")
    'hoà 3400 tỷ đồng'
    """
    lower = modern_tones(text.lower().replace("ð", "đ"))
    return _AS_ONE.sub(lambda found: _SAME_WORD.get(found[0]) or re.sub("[.,]", "", found[0]), lower)


_ENDING = re.compile(r"(?<=[a-z]{3})(?:ing|ed|es|e|(?<!s)s)$")


def stem(word: str) -> str:
    """What the forms of a regular English word in small letters share: "hous" of house, houses, housing.

    Rough: only for finding and marking words. What has marks or is short stays as it is.
    """
    return _ENDING.sub("", word[:-3] + "y" if word.endswith("ies") else word)


def forms(text: str) -> list[str]:
    """All forms of the English words of a text as searched, by which each of them is found."""
    stems = {stem(word) for word in re.findall(r"\b[a-z]{4,}\b", text)}
    plurals = {each[:-1] + "ies" for each in stems if each.endswith("y")}
    return sorted(plurals.union(*({each + end for end in ("", "e", "s", "es", "ed", "ing")} for each in stems)))


def grouped(value: float | Decimal, language: str) -> str:
    """A number with its thousands grouped: 950,000.5 in English (`en`), 950.000,5 in Vietnamese (`vi`)."""
    text = f"{Decimal(str(value)):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text
