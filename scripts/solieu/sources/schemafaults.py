"""What is wrong with the package's description and the table schemas before they are read: keys, names, patterns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from solieu.problems import Said, did_you_mean
from solieu.sources.yamlfile import Node

YamlPath = tuple[str | int, ...]
Fault = tuple[YamlPath, str, Said]  # where in the file, the rule, and what is wrong and what to do

_TEXTS = (
    "name",
    "title",
    "title_vi",
    "description",
    "description_vi",
    "homepage",
    "version",
    "released",
    "notice",
    "notice_vi",
    "rights",
    "rights_vi",
    "missing_label",
    "missing_label_vi",
    "ratio_assumption",
    "ratio_assumption_vi",
)
_LISTS = ("licenses", "contributors", "keywords", "groups")
_OF_GROUP = ("name", "title", "title_vi", "description", "description_vi", "tables")


def package_faults(about: Any) -> Iterator[Fault]:
    """What the package's description lacks."""
    if not isinstance(about, dict):
        yield (
            (),
            "package-groups",
            Said("'groups' is no list of records, each with a name and a list of tables; state it"),
        )
        return
    for key in (*_TEXTS, *_LISTS):
        kind = list if key in _LISTS else str
        if not isinstance(about.get(key), kind) or not about[key]:
            yield (key,), "package-key", Said("'{key}' is missing, or is not what it should be; state it", key=key)
    groups = about.get("groups")
    if isinstance(groups, list):
        yield from _group_faults(groups)


def _group_faults(groups: list[Any]) -> Iterator[Fault]:
    """Each group has its texts and tables, and no table stands twice."""
    seen: set[str] = set()
    for index, group in enumerate(groups):
        lacking = [key for key in _OF_GROUP if not (isinstance(group, dict) and group.get(key))]
        tables = group.get("tables") if isinstance(group, dict) else None
        if lacking or not isinstance(tables, list):
            said = Said("a group of tables needs {keys}; state them", keys=", ".join(lacking or ["tables"]))
            yield ("groups", index), "package-groups", said
            continue
        for name in map(str, tables):
            if name in seen:
                said = Said("the table '{table}' stands in the groups twice; take one out", table=name)
                yield ("groups", index, "tables"), "package-groups", said
            seen.add(name)


def table_faults(name: str, tables: Mapping[str, Any]) -> Iterator[Fault]:
    """What a table schema names that is not there: fields of keys, tables of foreign keys; patterns that are none."""
    table = tables[name]
    columns = [field.get("name") for field in table["fields"]]
    for column in sorted({str(column) for column in columns if columns.count(column) > 1}):
        yield (
            ("fields", columns.index(column)),
            "table-schema",
            Said("the field '{field}' stands twice; take one out", field=column),
        )
    for key in ("primaryKey", "uniqueKeys"):
        stated = table.get(key)
        for column in _names(stated):
            if column not in columns:
                said = Said(
                    "{key} names '{field}', which is no field{near}", key=key, field=column, near=_near(column, columns)
                )
                yield (key,), "table-schema", said
    for index, foreign in enumerate(_list(table.get("foreignKeys"))):
        column, other = (str(foreign.get(part)) if isinstance(foreign, dict) else "" for part in ("fields", "resource"))
        if column not in columns:
            said = Said(
                "{key} names '{field}', which is no field{near}",
                key="foreignKeys",
                field=column,
                near=_near(column, columns),
            )
            yield ("foreignKeys", index), "table-schema", said
        if other not in tables:
            said = Said(
                "a foreign key leads to '{table}', which is no table{near}",
                table=other,
                near=_near(other, list(tables)),
            )
            yield ("foreignKeys", index), "table-schema", said
    for index, field in enumerate(table["fields"]):
        yield from ((("fields", index, *path), rule, said) for path, rule, said in _pattern_faults(field))


def _pattern_faults(field: Any) -> Iterator[Fault]:
    constraints = field.get("constraints")
    pattern = constraints.get("pattern", "") if isinstance(constraints, dict) else ""
    try:
        re.compile(str(pattern))
    except re.error:
        said = Said("the pattern '{pattern}' is none; mend it", pattern=pattern)
        yield ("constraints", "pattern"), "table-schema", said


def _names(value: Any) -> Iterator[str]:
    """The names in a key, or in a list of keys."""
    for item in _list(value):
        yield from map(str, item if isinstance(item, list) else [item])


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _near(word: str, known: Sequence[Any]) -> Said:
    return did_you_mean(word, [str(name) for name in known if name])


def place(node: Node, path: YamlPath) -> tuple[int, int]:
    """Line and column of a part of a YAML file; of what holds it, where there is no such part."""
    for part in path:
        if isinstance(node.value, dict) and part in node.plain:
            node = next(item for key, item in node.value.items() if key == part)
        elif isinstance(node.value, list) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
        else:
            break
    return node.line, node.column
