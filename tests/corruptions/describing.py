"""The descriptor: its form, its measures, its rights, its schemas (the package alone)."""

from corruptions.edits import DESCRIPTOR, REMOVED, data, described, raw, text
from corruptions.mutation import at_last_line, at_line, at_member, family, m

# The places of some tables among the resources, which stand in the order of metadata/package.yaml.
FIGURES_EN, FIGURES, UNITS, NUMERALS = 0, 2, 4, 8


def resource(index, *path):
    return ("resources", index, *path)


def field(index, place, *path):
    return resource(index, "schema", "fields", place, *path)


MEASURES = family(
    "the descriptor's measures",
    "package",
    m(
        "another hash",
        described(resource(UNITS, "hash"), f"sha256:{'0' * 64}"),
        "hash-count",
        at_line(data("units"), 0, 0),
        alone=True,
    ),
    m(
        "another number of bytes",
        described(resource(UNITS, "bytes"), 1),
        "byte-count",
        at_line(data("units"), 0, 0),
        alone=True,
    ),
    m("no hash", described(resource(UNITS, "hash"), REMOVED), "resource-described"),
    m("no number of bytes", described(resource(UNITS, "bytes"), REMOVED), "resource-described"),
    m(
        "a hash of another kind",
        described(resource(UNITS, "hash"), "0123456789abcdef0123456789abcdef"),
        "resource-hash",
        alone=True,
    ),
)

FORM = family(
    "the descriptor's form",
    "package",
    m("not JSON", raw(DESCRIPTOR, lambda b: b[:-3], 1), "json", at_last_line(DESCRIPTOR), alone=True),
    m("empty", raw(DESCRIPTOR, lambda b: b"", 1), "json", alone=True),
    m("a comma too many", text(DESCRIPTOR, '"keywords": [', '"keywords": [,'), "json", alone=True),
    m("not UTF-8", raw(DESCRIPTOR, lambda b: b.replace("Dân".encode(), b"D\xe2n", 1), 4), "not-utf8", alone=True),
    m("a byte order mark before it", raw(DESCRIPTOR, lambda b: b"\xef\xbb\xbf" + b, 1), "json-form"),
    m("CR LF in it", raw(DESCRIPTOR, lambda b: b.replace(b"\n", b"\r\n"), 1), "json-form"),
    m("no line break at its end", raw(DESCRIPTOR, lambda b: b[:-1], -1), "json-form", at_last_line(DESCRIPTOR)),
    m("four spaces for two", raw(DESCRIPTOR, lambda b: b.replace(b"\n  ", b"\n    "), 2), "json-form"),
    m("Vietnamese in escapes", text(DESCRIPTOR, "Dân vận", "D\\u00e2n v\\u1eadn"), "json-form"),
    m(
        "a member twice",
        text(DESCRIPTOR, '  "name":', '  "name": "khac",\n  "name":', at='"name": "dan-van'),
        "json-repeated",
    ),
    m("NFD in a title", described(("title_vi",), lambda old: "Da\u0302n vận"), "not-nfc"),
    m(
        "a zero-width space in a description",
        described(resource(UNITS, "description"), lambda old: old + "\u200b."),
        "hidden-character",
    ),
    m("a Cyrillic letter in a title", described(("title",), lambda old: old.replace("i", "\u0456", 1)), "look-alike"),
    m("a space at the end of a title", described(("title",), lambda old: f"{old} "), "outer-space"),
    m("a list for an object", raw(DESCRIPTOR, lambda b: b"[]\n", 1), "v2-profile", alone=True),
    m(
        "another $schema",
        described(("$schema",), "https://datapackage.org/profiles/1.0/datapackage.json"),
        "profile-address",
        alone=True,
    ),
    m("an unknown $schema", described(("$schema",), "https://vidu.example/schema.json"), "profile-address"),
    m("no $schema", described(("$schema",), REMOVED), "profile-address", alone=True),
)

RIGHTS = family(
    "the descriptor's rights and people",
    "package",
    m("no licences", described(("licenses",), REMOVED), "licence"),
    m("another licence", described(("licenses", 0, "name"), "CC0-1.0"), "licence"),
    m("a licence's address changed", described(("licenses", 0, "path"), "https://vidu.example/"), "licence"),
    m("a licence less", described(("licenses", 1), REMOVED), "licence"),
    m("a licence that is no name", described(("licenses", 0, "name"), "all rights reserved"), "v2-profile"),
    m("contributors without roles", described(("contributors", 0, "roles"), REMOVED), "contributor-role"),
    m(
        "a contributor without a name",
        described(("contributors", 0, "title"), REMOVED),
        "contributor-name",
        at_member("contributors", 0),
    ),
    m("no sources", described(("sources",), []), "sources"),
    m(
        "another source",
        described(("sources", 0, "path"), "https://vidu.example/khac"),
        "sources",
        at_member("sources"),
    ),
    m("keywords that are none", described(("keywords",), []), "v2-profile"),
    m("a date of creation that is none", described(("created",), "yesterday"), "package-error", alone=True),
)

SCHEMAS = family(
    "the descriptor's tables",
    "package",
    m("no resources", described(("resources",), REMOVED), "v2-profile", alone=True),
    m("a table left out", described(resource(UNITS), REMOVED), "resource-missing", at_member("resources"), alone=True),
    m(
        "a table under another name",
        described(resource(UNITS, "name"), "measures"),
        "resource-unknown",
        at_member("resources", UNITS),
        alone=True,
    ),
    m(
        "two tables of one name",
        described(resource(UNITS, "name"), "figures"),
        "group-tables",
        at_member("groups"),
        alone=True,
    ),
    m(
        "a table in no group",
        described(("groups", 0, "tables"), lambda old: old[1:]),
        "group-tables",
        at_member("groups"),
    ),
    m(
        "a group's tables in another order",
        described(("groups", 0, "tables"), lambda old: old[::-1]),
        "group-tables",
        at_member("groups"),
    ),
    m(
        "a path outside the package",
        described(resource(UNITS, "path"), "../units.csv"),
        "descriptor-schema",
        alone=True,
    ),
    m("a path from the root", described(resource(UNITS, "path"), "/data/units.csv"), "descriptor-schema", alone=True),
    m(
        "a path on the web",
        described(resource(UNITS, "path"), "https://vidu.example/units.csv"),
        "descriptor-schema",
        alone=True,
    ),
    m(
        "the path of another table",
        described(resource(UNITS, "path"), "data/glossary.csv"),
        "descriptor-schema",
        alone=True,
    ),
    m("the path of no file", described(resource(UNITS, "path"), "data/unit.csv"), "descriptor-schema", alone=True),
    m("another encoding", described(resource(UNITS, "encoding"), "utf-16"), "descriptor-schema", alone=True),
    m("another delimiter", described(resource(UNITS, "dialect", "delimiter"), ";"), "descriptor-schema", alone=True),
    m("no schema", described(resource(UNITS, "schema"), REMOVED), "resource-described"),
    m("no title", described(resource(UNITS, "title"), REMOVED), "resource-described"),
    m("no title in Vietnamese", described(resource(UNITS, "title_vi"), REMOVED), "resource-described"),
    m("no description", described(resource(UNITS, "description"), ""), "resource-described"),
    m("no description in Vietnamese", described(resource(UNITS, "description_vi"), ""), "resource-described"),
    m(
        "a member that is not of it",
        described(resource(UNITS, "homepage"), "https://vidu.example/"),
        "descriptor-schema",
    ),
    m(
        "a field left out",
        described(field(UNITS, 1), REMOVED),
        "descriptor-schema",
        at_member(*resource(UNITS, "schema", "fields")),
        alone=True,
    ),
    m("a field renamed", described(field(UNITS, 1, "name"), "ucum_code"), "descriptor-schema", alone=True),
    m("a field of another type", described(field(FIGURES, 11, "type"), "string"), "descriptor-schema"),
    m("a field of no type", described(field(FIGURES, 11, "type"), "numbre"), "descriptor-schema", alone=True),
    m(
        "a field without its description",
        described(field(UNITS, 0, "description"), 7),
        "v2-profile",
        at_member(*field(UNITS, 0)),
        alone=True,
    ),
    m("a constraint left out", described(field(FIGURES, 6, "constraints", "required"), REMOVED), "descriptor-schema"),
    m(
        "a code added to a list",
        described(field(FIGURES, 6, "constraints", "enum"), lambda old: [*old, "army"]),
        "descriptor-schema",
    ),
    m(
        "a code left out of a list",
        described(field(FIGURES, 6, "constraints", "enum"), lambda old: old[1:]),
        "descriptor-schema",
        alone=True,
    ),
    m(
        "a category of another value",
        described(field(FIGURES, 6, "categories", 0, "value"), "civil"),
        "descriptor-schema",
    ),
    m(
        "a pattern that fits anything",
        described(field(FIGURES, 0, "constraints", "pattern"), ".*"),
        "descriptor-schema",
    ),
    m(
        "a pattern that is none",
        described(field(FIGURES, 0, "constraints", "pattern"), "["),
        "descriptor-schema",
        alone=True,
    ),
    m(
        "a missing value more",
        described(resource(UNITS, "schema", "missingValues"), lambda old: [*old, {"value": "-"}]),
        "descriptor-schema",
    ),
    m(
        "a primary key of another field",
        described(resource(UNITS, "schema", "primaryKey"), ["ucum"]),
        "descriptor-schema",
        at_member(*resource(UNITS, "schema", "primaryKey", 0)),
        alone=True,
    ),
    m(
        "a primary key of no field",
        described(resource(UNITS, "schema", "primaryKey"), ["unit"]),
        "descriptor-schema",
        at_member(*resource(UNITS, "schema", "primaryKey", 0)),
        alone=True,
    ),
    m("unique keys left out", described(resource(NUMERALS, "schema", "uniqueKeys"), REMOVED), "descriptor-schema"),
    m(
        "unique keys of no field",
        described(resource(NUMERALS, "schema", "uniqueKeys"), [["place"]]),
        "descriptor-schema",
        at_member(*resource(NUMERALS, "schema", "uniqueKeys", 0)),
    ),
    m("foreign keys left out", described(resource(NUMERALS, "schema", "foreignKeys"), REMOVED), "descriptor-schema"),
    m(
        "a foreign key of no field",
        described(resource(NUMERALS, "schema", "foreignKeys", 0, "fields"), ["report"]),
        "descriptor-schema",
        at_member(*resource(NUMERALS, "schema", "foreignKeys", 0, "fields", 0)),
        alone=True,
    ),
    m(
        "a foreign key of two fields",
        described(
            resource(NUMERALS, "schema", "foreignKeys", 1),
            {
                "fields": ["figure_id", "char_start"],
                "reference": {"resource": "figures", "fields": ["figure_id", "char_start"]},
            },
        ),
        "descriptor-schema",
        at_member(*resource(NUMERALS, "schema", "foreignKeys", 1, "fields")),
        alone=True,
    ),
    m(
        "a foreign key to no table",
        described(resource(NUMERALS, "schema", "foreignKeys", 0, "reference", "resource"), "papers"),
        "descriptor-schema",
        alone=True,
    ),
    m(
        "a foreign key to no field",
        described(resource(NUMERALS, "schema", "foreignKeys", 0, "reference", "fields"), ["id"]),
        "descriptor-schema",
        at_member(*resource(NUMERALS, "schema", "foreignKeys", 0, "reference", "fields", 0)),
        alone=True,
    ),
    m("a number where a list belongs", described(resource(UNITS, "schema", "fields"), 7), "v2-profile", alone=True),
)
