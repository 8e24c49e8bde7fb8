"""Text in letters of before Unicode, or read in the wrong encoding: its words, and so its hedges, cannot be read."""

import re

# Name -> what is found over and over in such text, and hardly ever in Vietnamese in Unicode.
_SIGNS = {
    # The two or three bytes of a letter of UTF-8, each read as a letter of Windows-1252: há»“ trá»£, Ä‘á»“ng.
    "UTF-8 read as Windows-1252": re.compile(r"(?:á[»º]|Ä[‘\x91\u0090ƒ]|Æ[°¡\xa0\u00af]|Ã[\x80-\xbf ])."),
    # Signs in the middle of words: ngµy c«ng, ®ång, h¬n.
    "TCVN3": re.compile(
        r"[A-Za-z][µ¸¶·¹¨©ª«¬\u00ad®»¾¼½](?![»\s]*$)|(?<![^\W\d_])[®§][A-Za-zµ¸¶·¹¨©ª«¬-ÿ]|[«¬ª©][a-z]"
    ),
    # A vowel and then the letter that stands for its tone: ngaøy coâng, ñoàng, hôn.
    "VNI": re.compile(r"[AEIOUYaeiouyÔÖôö][øûïäåëüþØÛÏÄÅËÜ]|[ñÑ][aeiouyöôAEIOUYÖÔ]|ö[ùøûõïtcnmi]"),
}
_MOST, _SHARE = 2, 0.08  # of signs in Unicode, by chance: in all, and a word


def legacy_letters(text: str) -> str | None:
    """The name of the old letters or the wrong encoding that the text is in; None where it is in Unicode.

    >>> legacy_letters("gióp d©n h¬n 300 ngµy c«ng, 20 triÖu ®ång")
    'TCVN3'
    """
    sample = text[:200_000]
    usual = max(_MOST, _SHARE * len(sample.split()))
    return next((name for name, signs in _SIGNS.items() if len(signs.findall(sample)) > usual), None)
