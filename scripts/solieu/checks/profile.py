"""The descriptor against the official profile of Data Package v2, and what that profile leaves to us."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

from solieu.descriptor import PROFILE
from solieu.paths import HERE, House
from solieu.problems import Problem

# The profile as published at the address that `$schema` names; kept here so that no check needs the network.
_PROFILE_FILE = HERE.metadata / "profiles" / "datapackage-2.0.json"


def check_descriptor(house: House) -> Iterator[Problem]:
    """Every way in which `datapackage.json` is not a Data Package v2."""
    name = house.name(house.descriptor)
    try:
        descriptor = json.loads(house.descriptor.read_bytes())
    except FileNotFoundError:
        yield Problem(name, 0, 0, "file-missing", "there is no descriptor; run scripts/build.py")
        return
    except ValueError as error:
        yield Problem(name, getattr(error, "lineno", 0), getattr(error, "colno", 0), "json", f"not JSON: {error}")
        return
    for fault in sorted(_validator(_PROFILE_FILE).iter_errors(descriptor), key=lambda each: str(each.json_path)):
        yield Problem(name, 0, 0, "v2-profile", f"{fault.json_path}: {_cut(fault.message)}")
    yield from (Problem(name, 0, 0, rule, message) for rule, message in _beyond_the_profile(descriptor))


@cache
def _validator(path: Path) -> Draft7Validator:
    return Draft7Validator(json.loads(path.read_bytes()))


def _beyond_the_profile(descriptor: Any) -> Iterator[tuple[str, str]]:
    """What the profile and frictionless do not enforce, and readers rely on."""
    if not isinstance(descriptor, dict):
        return
    if descriptor.get("$schema") != PROFILE:
        yield "profile-address", f"$schema is {descriptor.get('$schema')!r}; it should be {PROFILE}"
    if not all(isinstance(person, dict) and person.get("roles") for person in descriptor.get("contributors", [])):
        yield "contributor-role", "a contributor has no role; state it in metadata/package.yaml"
    for resource in descriptor.get("resources", []):
        for key in ("path", "bytes", "hash", "schema", "title", "title_vi", "description", "description_vi"):
            if not resource.get(key):
                yield "resource-described", f"the table '{resource.get('name')}' has no {key}; run scripts/build.py"
        if not str(resource.get("hash", "sha256:")).startswith("sha256:"):
            yield "resource-hash", f"the hash of '{resource.get('name')}' is not a SHA-256; run scripts/build.py"


def _cut(message: str) -> str:
    return message if len(message) <= 200 else f"{message[:197]}..."
