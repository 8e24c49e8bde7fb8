"""The text that was read: another text, another form of it, or a reading that it does not bear out (with the texts)."""

import re
import unicodedata

from corruptions.edits import REPORT, TEXT, gone, raw, text
from corruptions.mutation import Where, at_line, family, m

# A text that is not in the checkout is called by its file's name alone.
OF_TEXT: Where = at_line("vidu-101.txt", 0, 0)


def report(old, new, at=None):
    return text(REPORT, old, new, at)


TEXTS = family(
    "the text",
    "texts",
    m("a letter changed", raw(TEXT, lambda b: b.replace(b"huy", b"Huy", 1), 0), "text-hash", OF_TEXT),
    m("another article", raw(TEXT, lambda b: "Một bài khác hẳn.".encode(), 0), "text-hash", OF_TEXT),
    m("a paragraph left out", raw(TEXT, lambda b: b"\n\n".join(b.split(b"\n\n")[:4]), 0), "text-hash", OF_TEXT),
    m(
        "the text in NFD",
        raw(TEXT, lambda b: unicodedata.normalize("NFD", b.decode()).encode(), 0),
        "text-hash",
        OF_TEXT,
    ),
    m("the text with CR LF", raw(TEXT, lambda b: b.replace(b"\n", b"\r\n"), 0), "text-hash", OF_TEXT),
    m("a byte order mark before the text", raw(TEXT, lambda b: b"\xef\xbb\xbf" + b, 0), "text-hash", OF_TEXT),
    m("a line break more at its end", raw(TEXT, lambda b: b + b"\n", 0), "text-hash", OF_TEXT),
    m("an empty text", raw(TEXT, lambda b: b"", 0), "text-unread", OF_TEXT),
    m("a text of spaces", raw(TEXT, lambda b: b" \n\n ", 0), "text-unread", OF_TEXT),
    m("a text that is not UTF-8", raw(TEXT, lambda b: b.decode().encode("utf-16"), 0), "text-unread", OF_TEXT),
    m("a text missing", gone(TEXT), "text-missing", OF_TEXT),
    m(
        "a checksum changed in the report file",
        report(re.compile(r"sha256: [0-9a-f]{4}"), "sha256: 0000"),
        "text-hash",
        OF_TEXT,
    ),
)

READINGS = family(
    "readings that the text does not bear out",
    "texts",
    m("a figure one character off", report("at: [298, 303]", "at: [297, 302]", at="  - id: pupils\n"), "offset-phrase"),
    m(
        "a digit changed in a phrase",
        report("as_written: 31 em", "as_written: 37 em", at="  - id: pupils\n"),
        "offset-phrase",
    ),
    m(
        "a hedge changed in a phrase",
        report("as_written: hơn 1.200", "as_written: gần 1.200", at="  - id: workdays\n"),
        "offset-phrase",
    ),
    m("a letter changed in a phrase", report("12 căn nhà", "12 cằn nhà"), "unit-unknown"),
    m("a numeral one character off", report("at: [57, 62]", "at: [56, 61]"), "offset-phrase"),
    m("a digit changed in a numeral", report("token: “20/12”", "token: “20/11”"), "offset-phrase"),
    m("a slip that is not there", report("at: 115, as_written: huyên", "at: 115, as_written: huyền"), "offset-phrase"),
    m("a slip one character off", report("at: 115,", "at: 116,"), "offset-phrase"),
    m("a vague word that is not there", report("word: nhiều,", "word: vài,"), "offset-phrase"),
    m("a passage that begins with a space", report("at: [306, 363]", "at: [305, 363]"), "offset-space"),
    m("a passage that ends early", report("at: [306, 363]", "at: [306, 362]"), "text-left-out"),
    m(
        "a statement that begins with a space",
        report("at: [338, 362]", "at: [337, 362]", at="  - id: uneven\n"),
        "offset-space",
    ),
    m(
        "characters miscounted",
        report(re.compile(r"characters: 47\d"), "characters: 480"),
        "text-size",
        at_line(REPORT, 6),
    ),
    m("bytes miscounted", report(re.compile(r"bytes: 6"), "bytes: 7"), "text-size", at_line(REPORT, 6)),
    m("too few bytes", report(re.compile(r"bytes: 6"), "bytes: 5"), "text-size", at_line(REPORT, 6)),
    m(
        "a numeral left out, and the count made to fit",
        (report(re.compile(r"  - \{at: \[57, 62\].*\n"), ""), report("numerals: 13", "numerals: 12")),
        "numeral-left-out",
        at_line(REPORT, 6),
    ),
)
