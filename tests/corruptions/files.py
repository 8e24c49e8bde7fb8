"""Files: missing, extra, empty, cut, in another encoding or with other line ends (the package alone)."""

import json

from corruptions.edits import DESCRIPTOR, data, extra, gone, raw
from corruptions.mutation import at_line, family, m

FILES = family(
    "files",
    "package",
    m("a table missing", gone(data("units")), "file-missing", alone=True),
    m("the table of figures missing", gone(data("figures")), "file-missing", alone=True),
    m("the descriptor missing", gone(DESCRIPTOR), "file-missing"),
    m("an extra table", extra(data("notes"), b"a\n1\n"), "file-extra"),
    m("an editor's copy", extra("data/units.csv~", b"x\n"), "file-extra"),
    m("a spreadsheet's lock", extra("data/.~lock.units.csv#", b"x\n"), "file-extra"),
    m("an empty file", raw(data("units"), lambda b: b"", 1), "no-rows", alone=True),
    m("a header alone", raw(data("units"), lambda b: b.split(b"\n")[0] + b"\n", 1), "no-rows", alone=True),
    m(
        "cut in the middle of a row",
        raw(data("figures"), lambda b: b[: b.index(b"vidu-101-forest,") + 60], 4),
        "cell-count",
        alone=True,
    ),
    m(
        "cut in the middle of a letter",
        raw(data("figures"), lambda b: b[: b.index("đường".encode()) + 1], 3),
        "not-utf8",
        alone=True,
    ),
    m(
        "cut after a whole row",
        raw(data("units"), lambda b: b"\n".join(b.split(b"\n")[:3]) + b"\n", 0),
        "foreign-key",
        at_line(data("figures"), 4),
        alone=True,
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
    m("UTF-16", raw(data("units"), lambda b: b.decode().encode("utf-16"), 1), "not-utf8", alone=True),
    m(
        "Windows-1258",
        raw(data("units"), lambda b: b.replace("đồng".encode(), b"\xf0\xf4\xec", 1), 7),
        "not-utf8",
        alone=True,
    ),
    m("another table's bytes", raw(data("units"), lambda b: b"glossary_id,kind\na,b\n", 1), "header", alone=True),
    m("random bytes", raw(data("units"), lambda b: bytes(range(128, 256)) * 3, 1), "not-utf8", alone=True),
    m(
        "a JSON file under a table's name",
        raw(data("units"), lambda b: json.dumps({"a": 1}).encode() + b"\n", 1),
        "header",
        alone=True,
    ),
)
