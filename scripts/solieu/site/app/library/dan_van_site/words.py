"""Search words as they are typed, brought to the form in which the search tables hold them."""

import re
import unicodedata

from dan_van_site.vietnamese import fold, modern_tones


def typed(text):
    """Typed words in one Unicode form, small letters, one placement of tone marks."""
    return modern_tones(unicodedata.normalize("NFC", text.replace("\0", " ")).lower())


async def searchable(database, text):
    """Typed words ready for the search tables.

    A word without marks finds all its forms, a word with marks only itself. A word that has half of its marks
    (`đuong`) and stands in no row so is looked for without them.
    """
    words = [word for word in typed(text).split() if word.strip('"')]
    half = [word for word in words if _half_typed(word)]
    known = await _known(database, half)
    return " ".join(fold(word) if word in half and word not in known else word for word in words)


def _half_typed(word):
    """Whether only đ has its mark, or a vowel pair has one horn of two (ưo, uơ before another letter)."""
    folded = fold(word)
    return word != folded and (word.replace("đ", "d") == folded or bool(re.search(r"ưo|uơ\w", word)))


async def _known(database, words):
    """Those of the words that stand in some row as they were typed."""
    marks = ", ".join("?" * len(words))
    if not words:
        return set()
    rows = await database.execute(f"SELECT word FROM site_words WHERE word IN ({marks})", words)
    return {row["word"] for row in rows}
