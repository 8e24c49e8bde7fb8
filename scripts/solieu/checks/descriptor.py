"""`datapackage.json`: its form, the official profile, and that it describes these tables and no others."""

from collections.abc import Iterator
from typing import Any

from solieu.checks.csvfile import Files
from solieu.checks.enforced import of_json
from solieu.checks.form import wrong_characters
from solieu.checks.jsonplaces import Located, read_json, strings
from solieu.checks.profile import Fault, listed, profile_faults
from solieu.package.descriptor import describe_table, to_json
from solieu.paths import House
from solieu.problems import Problem, Said
from solieu.sources.schemas import Package

_CURE = Said("change metadata/, and run scripts/build.py")
# What of a table's description is a text for people, which `stale` compares with metadata/ where that is at hand.
_PROSE = ("title", "title_vi", "description", "description_vi", "example", "label", "label_vi")
# What frictionless compares with the file.
_MEASURED = ("bytes", "hash")


def check_descriptor(house: House, package: Package, files: Files) -> Iterator[Problem]:
    """Every way in which `datapackage.json` is not a Data Package v2 that describes the tables of this package."""
    name = house.name(house.descriptor)
    try:
        content = house.descriptor.read_bytes()
        text = content.decode("utf-8")
        located = read_json(text.removeprefix("\ufeff"))
    except FileNotFoundError:
        yield Problem(name, 0, 0, "file-missing", Said("there is no descriptor; run scripts/build.py"))
        return
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        yield Problem(name, line, 0, "not-utf8", Said("the file is not UTF-8 from this line on; rebuild it"))
        return
    except ValueError as error:
        yield Problem(name, getattr(error, "lineno", 0), getattr(error, "colno", 0), "json", of_json(error))
        return
    except RecursionError:
        yield Problem(name, 0, 0, "json", Said("this is nested without end; run scripts/build.py"))
        return
    other_line = _other_form(content, located.value)
    if other_line is not None:
        said = Said("this is not the form in which build writes it (two spaces, Vietnamese as it is, LF); rebuild it")
        yield Problem(name, other_line, 0, "json-form", said)
    for path, rule, said in _faults(located, package, files):
        yield Problem(name, *located.place(path), rule, said)


def _other_form(content: bytes, value: Any) -> int | None:
    """The first line that is not as build would write the same value; None where there is none."""
    if not isinstance(value, dict) or content == (canonical := to_json(value)):
        return None
    lines, expected = content.split(b"\n"), canonical.split(b"\n")
    pairs = enumerate(zip(lines, expected, strict=False), start=1)
    return next((line for line, (one, other) in pairs if one != other), min(len(lines), len(expected)))


def _faults(located: Located, package: Package, files: Files) -> Iterator[Fault]:
    for path in located.repeated:
        yield path, "json-repeated", Said("'{key}' stands twice in one object; take one out", key=path[-1])
    for path, text in strings(located.value):
        for rule, wrong in () if path[-1:] == ("lineTerminator",) else wrong_characters(text):
            yield (
                path,
                rule,
                Said("{key} is '{text}'; {wrong}", key=path[-1] if path else "", text=text[:60], wrong=wrong),
            )
    yield from profile_faults(located.value)
    yield from _licences(located.value, package)
    yield from _groups(located.value)
    yield from _resources(located.value, package)
    yield from _sources(located.value, files)


def _licences(descriptor: Any, package: Package) -> Iterator[Fault]:
    """The rights are those that the package grants."""
    found = descriptor.get("licenses") if isinstance(descriptor, dict) else None
    for path, said in _differences(found, package.about["licenses"], ("licenses",)):
        yield path, "licence", said


def _groups(descriptor: Any) -> Iterator[Fault]:
    """Every table stands in one group, in the order of the resources."""
    names = [resource.get("name") for resource in listed(descriptor, "resources") if isinstance(resource, dict)]
    groups = [group for group in listed(descriptor, "groups") if isinstance(group, dict)]
    grouped = [name for group in groups for name in listed(group, "tables")]
    if grouped != names:
        odd = sorted(str(name) for name in {*map(str, grouped)} ^ {*map(str, names)})
        what = Said("in one of the two alone: {names}", names=", ".join(odd)) if odd else Said("the order differs")
        yield (
            ("groups",),
            "group-tables",
            Said("the groups do not list the resources: {what}; {cure}", what=what, cure=_CURE),
        )


def _resources(descriptor: Any, package: Package) -> Iterator[Fault]:
    """Each table is described as this package's table of that name, and none is left out."""
    known = {table.name: table for table in package}
    found = set()
    for index, resource in enumerate(listed(descriptor, "resources")):
        name = resource.get("name") if isinstance(resource, dict) else None
        if not isinstance(name, str) or name not in known:
            said = Said("'{name}' is no table of this package; {cure}", name=name, cure=_CURE)
            yield ("resources", index), "resource-unknown", said
            continue
        found.add(name)
        expected = describe_table(package, known[name], b"")
        yield from (
            (("resources", index, *path), "descriptor-schema", said) for path, said in _differences(resource, expected)
        )
    for name in known.keys() - found:
        yield (
            ("resources",),
            "resource-missing",
            Said("the table '{name}' is not described; {cure}", name=name, cure=_CURE),
        )


def _differences(
    found: Any, expected: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Said]]:
    """Where a part of the descriptor is not what it should be, texts for people and measures aside."""
    if isinstance(found, dict) and isinstance(expected, dict):
        for key in (*expected, *(key for key in found if key not in expected)):
            if key in _PROSE or (key in _MEASURED and not path):
                continue
            if key not in found:
                yield (*path, key), Said("{key} is missing; {cure}", key=key, cure=_CURE)
            elif key not in expected:
                yield (*path, key), Said("{key} does not belong here; {cure}", key=key, cure=_CURE)
            else:
                yield from _differences(found[key], expected[key], (*path, key))
    elif isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        for index, (one, other) in enumerate(zip(found, expected, strict=True)):
            yield from _differences(one, other, (*path, index))
    elif isinstance(found, list) and isinstance(expected, list):
        said = Said(
            "has {found} items, and should have {expected}; {cure}",
            found=len(found),
            expected=len(expected),
            cure=_CURE,
        )
        yield path, said
    elif found != expected or type(found) is not type(expected):
        yield (
            path,
            Said(
                "is '{found}', and should be '{expected}'; {cure}",
                found=found,
                expected=expected,
                cure=_CURE,
            ),
        )


def _sources(descriptor: Any, files: Files) -> Iterator[Fault]:
    """The sources are the reports."""
    reports = files.get("reports")
    if reports is None or reports.broken:
        return
    expected = [row["url"].text for row in reports.records()]
    sources = [source.get("path") for source in listed(descriptor, "sources") if isinstance(source, dict)]
    if sources != expected:
        odd = sorted({*map(str, sources)} ^ {*expected})
        yield (
            ("sources",),
            "sources",
            Said(
                "the sources are not the reports of data/reports.csv: {addresses}; {cure}",
                addresses=", ".join(odd),
                cure=_CURE,
            ),
        )
