"""Files: missing, extra, empty, cut, in another encoding or with other line ends (the package alone)."""

import json

from corruptions.edits import DESCRIPTOR, columns, data, described, extra, gone, raw, rows, text
from corruptions.mutation import at_line, at_words, family, m

UNITS = ("resources", 4)
UNITS_PATH = (*UNITS, "path")

FILES = family(
    "files",
    "package",
    m("a table missing", gone(data("units")), "file-missing"),
    m("the table of figures missing", gone(data("figures")), "file-missing"),
    m("the descriptor missing", gone(DESCRIPTOR), "file-missing"),
    m("an extra table", extra(data("notes"), b"a\n1\n"), "file-extra"),
    m("an editor's copy", extra("data/units.csv~", b"x\n"), "file-extra"),
    m("a spreadsheet's lock", extra("data/.~lock.units.csv#", b"x\n"), "file-extra"),
    m("an empty file", raw(data("units"), lambda b: b"", 1), "header"),
    m("a header alone", raw(data("units"), lambda b: b.split(b"\n")[0] + b"\n", 1), "no-rows"),
    m(
        "cut in the middle of a row",
        raw(data("figures"), lambda b: b[: b.index(b"vidu-101-forest,") + 60], 4),
        "cell-count",
    ),
    m(
        "cut in the middle of a letter",
        raw(data("figures"), lambda b: b[: b.index("đường".encode()) + 1], 3),
        "not-utf8",
    ),
    m(
        "cut after a whole row",
        raw(data("units"), lambda b: b"\n".join(b.split(b"\n")[:3]) + b"\n", 0),
        "foreign-key",
        at_line(data("figures"), 4),
    ),
    m("no line break at the end", raw(data("units"), lambda b: b[:-1], 7), "last-line"),
    m("a byte order mark", raw(data("units"), lambda b: b"\xef\xbb\xbf" + b, 1, 1), "bom"),
    m("CR LF in every line", raw(data("units"), lambda b: b.replace(b"\n", b"\r\n"), 1), "line-end"),
    m(
        "CR LF in one line",
        raw(data("units"), lambda b: b.replace(b"\n", b"\r\n", 3).replace(b"\r\n", b"\n", 2), 3),
        "line-end",
    ),
    m("CR alone", raw(data("units"), lambda b: b.replace(b"\n", b"\r"), 1), "line-end"),
    m("UTF-16", raw(data("units"), lambda b: b.decode().encode("utf-16"), 1), "not-utf8"),
    m("Windows-1258", raw(data("units"), lambda b: b.replace("đồng".encode(), b"\xf0\xf4\xec", 1), 7), "not-utf8"),
    m("another table's bytes", raw(data("units"), lambda b: b"glossary_id,kind\na,b\n", 1), "header"),
    m("random bytes", raw(data("units"), lambda b: bytes(range(128, 256)) * 3, 1), "not-utf8"),
    m(
        "a JSON file under a table's name",
        raw(data("units"), lambda b: json.dumps({"a": 1}).encode() + b"\n", 1),
        "header",
    ),
)

HEADINGS = family(
    "headings and cells of a row",
    "package",
    m("a column left out", columns("numerals", lambda c, n: c[:-1]), "header"),
    m("a column added", columns("numerals", lambda c, n: [*c, b"note" if n == 0 else b""]), "header"),
    m("a heading twice", columns("numerals", lambda c, n: [c[0], c[0], *c[2:]] if n == 0 else c), "header"),
    m("a heading left empty", columns("numerals", lambda c, n: [*c[:-1], b""] if n == 0 else c), "header"),
    m("a column renamed", columns("numerals", lambda c, n: [b"numeral", *c[1:]] if n == 0 else c), "header"),
    m("a blank row", rows("units", lambda lines: [*lines[:3], b"", *lines[3:]], 4), "cell-count"),
    m("a cell too many", text(data("units"), "\nkm,", "\nkm,,", at="km,,"), "cell-count"),
    m("a cell too few", text(data("units"), "\nkm,km,", "\nkm,", at="km,"), "cell-count"),
)

# What leads frictionless to other files, to the network or into an endless match; it is never given it.
ELSEWHERE = family(
    "a descriptor that leads elsewhere",
    "package",
    m("a path outside the package", described(UNITS_PATH, "../units.csv"), "descriptor"),
    m("a path on the network", described(UNITS_PATH, "http://127.0.0.1:9/units.csv"), "descriptor"),
    m("a schema on the network", described((*UNITS, "schema"), "http://127.0.0.1:9/schema.json"), "descriptor"),
    m(
        "a pattern without end",
        described((*UNITS, "schema", "fields", 0, "pattern"), r"(\w+\s?)+$x"),
        "descriptor",
        at_words(DESCRIPTOR, '"pattern": "(', '"name": "units"'),
    ),
    m("an archive", described(UNITS_PATH, "data/units.csv.gz"), "descriptor"),
    m("a date of creation that is none", described(("created",), "yesterday"), "descriptor"),
)
