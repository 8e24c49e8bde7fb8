"""The descriptor: its form, its measures, and every way in which it is not that of the tables (the package alone)."""

from corruptions.edits import DESCRIPTOR, REMOVED, data, described, raw, text
from corruptions.mutation import at_last_line, at_line, at_words, family, m

# The places of some tables among the resources, which stand in the order of metadata/package.yaml.
FIGURES, UNITS, NUMERALS = 2, 4, 10
RESOURCES = at_words(DESCRIPTOR, '"resources": [')
FIELDS = at_words(DESCRIPTOR, '"fields": [', '"name": "units"')
HOMEPAGE = at_words(DESCRIPTOR, '"homepage"', '"resources": [')


def d(name, path, new, where=None, *, holder=False):
    """A member of another value; with `holder`, the problem is said of what holds the first line that differs."""
    return m(name, described(path, new, holder), "descriptor", where)


def resource(index, *path):
    return ("resources", index, *path)


def schema(index, *path):
    return resource(index, "schema", *path)


def field(index, place, *path):
    return schema(index, "fields", place, *path)


MEASURES = family(
    "the descriptor's measures",
    "package",
    m(
        "another hash",
        described(resource(UNITS, "hash"), f"sha256:{'0' * 64}"),
        "hash-count",
        at_line(data("units"), 0),
    ),
    m("a hash of another kind", described(resource(UNITS, "hash"), "01" * 16), "hash-count", at_line(data("units"), 0)),
    m("another number of bytes", described(resource(UNITS, "bytes"), 1), "byte-count", at_line(data("units"), 0)),
    d("no hash", resource(UNITS, "hash"), REMOVED),
    d("no number of bytes", resource(UNITS, "bytes"), REMOVED),
    d("a number of bytes in quotes", resource(UNITS, "bytes"), str),
)

FORM = family(
    "the descriptor's form",
    "package",
    m("not JSON", raw(DESCRIPTOR, lambda b: b[:-3], 1), "json", at_last_line(DESCRIPTOR)),
    m("empty", raw(DESCRIPTOR, lambda b: b"", 1), "json"),
    m("a comma too many", text(DESCRIPTOR, '"keywords": [', '"keywords": [,'), "json"),
    m("nested without end", raw(DESCRIPTOR, lambda b: b"[" * 200_000, 0), "json"),
    m("not UTF-8", raw(DESCRIPTOR, lambda b: b.replace("Dân".encode(), b"D\xe2n", 1), 5), "not-utf8"),
    m("a byte order mark before it", raw(DESCRIPTOR, lambda b: b"\xef\xbb\xbf" + b, 1), "json-form"),
    m("CR LF in it", raw(DESCRIPTOR, lambda b: b.replace(b"\n", b"\r\n"), 1), "json-form"),
    m("no line break at its end", raw(DESCRIPTOR, lambda b: b[:-1], -1), "json-form", at_last_line(DESCRIPTOR)),
    m("four spaces for two", raw(DESCRIPTOR, lambda b: b.replace(b"\n  ", b"\n    "), 2), "json-form"),
    m("Vietnamese in escapes", text(DESCRIPTOR, "Dân vận", "D\\u00e2n v\\u1eadn"), "json-form"),
    m("a member twice", text(DESCRIPTOR, '  "name":', '  "name": "khac",\n  "name":'), "json-repeated"),
    m("a list for an object", raw(DESCRIPTOR, lambda b: b"[]\n", 1), "descriptor"),
    d("NFD in a title", ("title_vi",), "Da\u0302n vận"),
    d("a Cyrillic letter in a title", ("title",), lambda old: old.replace("i", "\u0456", 1)),
    d("another $schema", ("$schema",), "https://datapackage.org/profiles/1.0/datapackage.json"),
    d("no $schema", ("$schema",), REMOVED),
    d("another title", ("title",), "Figures"),
    d("another version", ("version",), "9.9.9"),
    d("a date of creation that is none", ("created",), "yesterday"),
    d("keywords that are none", ("keywords",), []),
)

RIGHTS = family(
    "the descriptor's rights and people",
    "package",
    d("no licences", ("licenses",), REMOVED),
    d("another licence", ("licenses", 0, "name"), "CC0-1.0"),
    d("a licence's address changed", ("licenses", 0, "path"), "https://vidu.example/"),
    d("a licence less", ("licenses", 1), REMOVED),
    d("contributors without roles", ("contributors", 0, "roles"), REMOVED),
    d("a contributor without a name", ("contributors", 0, "title"), REMOVED),
    d("no sources", ("sources",), []),
    d("another source", ("sources", 0, "path"), "https://vidu.example/khac"),
)

SCHEMAS = family(
    "the descriptor's tables",
    "package",
    d("no resources", ("resources",), REMOVED),
    d("a table left out", resource(UNITS), REMOVED, RESOURCES),
    d("a table under another name", resource(UNITS, "name"), "measures"),
    d("a table in no group", ("groups", 0, "tables"), lambda old: old[1:], holder=True),
    d("a group's tables in another order", ("groups", 0, "tables"), lambda old: old[::-1]),
    d("a path outside the package", resource(UNITS, "path"), "../units.csv"),
    d("a path on the web", resource(UNITS, "path"), "https://vidu.example/units.csv"),
    d("the path of another table", resource(UNITS, "path"), "data/glossary.csv"),
    d("another encoding", resource(UNITS, "encoding"), "utf-16"),
    d("another delimiter", resource(UNITS, "dialect", "delimiter"), ";"),
    d("no schema", resource(UNITS, "schema"), REMOVED),
    d("no title in Vietnamese", resource(UNITS, "title_vi"), REMOVED),
    d("no description", resource(UNITS, "description"), ""),
    d("a member that is not of it", resource(UNITS, "homepage"), "https://vidu.example/", HOMEPAGE),
    d("a field left out", field(UNITS, 1), REMOVED, FIELDS),
    d("a field renamed", field(UNITS, 1, "name"), "ucum_code"),
    d("a field of another type", field(FIGURES, 18, "type"), "string"),
    d("a field without its description", field(UNITS, 0, "description"), 7),
    d("a field's title in Vietnamese", field(UNITS, 0, "title_vi"), "Tên"),
    d("an example", field(UNITS, 0, "example"), "km"),
    d("a constraint left out", field(FIGURES, 7, "constraints", "required"), REMOVED),
    d("a code added to a list", field(FIGURES, 7, "constraints", "enum"), lambda old: [*old, "army"], holder=True),
    d("a code left out of a list", field(FIGURES, 7, "constraints", "enum"), lambda old: old[1:], holder=True),
    d("a category of another value", field(FIGURES, 7, "categories", 0, "value"), "civil"),
    d("a category of another label", field(FIGURES, 7, "categories", 0, "label"), "people"),
    d("a pattern that is none", field(FIGURES, 0, "constraints", "pattern"), "["),
    d("a missing value more", schema(UNITS, "missingValues"), lambda old: [*old, "-"], holder=True),
    d("a table that version 1 does not know for one", resource(UNITS, "profile"), REMOVED),
    d("missing values left out", schema(UNITS, "missingValues"), REMOVED),
    d("a primary key of another field", schema(UNITS, "primaryKey"), ["ucum"]),
    d("unique keys left out", schema(NUMERALS, "uniqueKeys"), REMOVED),
    d("unique keys of no field", schema(NUMERALS, "uniqueKeys"), [["place"]], holder=True),
    d("foreign keys left out", schema(NUMERALS, "foreignKeys"), REMOVED),
    d("a foreign key of no field", schema(NUMERALS, "foreignKeys", 0, "fields"), ["report"]),
    d("a foreign key to no table", schema(NUMERALS, "foreignKeys", 0, "reference", "resource"), "papers"),
    d("a number where a list belongs", schema(UNITS, "fields"), 7),
    d("a number where a text belongs", resource(UNITS, "title"), 7),
)
