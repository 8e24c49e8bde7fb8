"""The descriptor against the official profile of Data Package v2, and what that profile leaves to us."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match

from solieu.checks import jsonplaces
from solieu.checks.enforced import of_profile
from solieu.package.descriptor import PROFILE
from solieu.paths import HERE
from solieu.problems import Said

# What is wrong with a part of the descriptor: where it stands, the rule, and what to do.
Fault = tuple[jsonplaces.Path, str, Said]

# The profile as published at the address that `$schema` names; kept here so that no check needs the network.
_PROFILE_FILE = HERE.metadata / "profiles" / "datapackage-2.0.json"
_DESCRIBED = ("path", "bytes", "hash", "schema", "title", "title_vi", "description", "description_vi")
_RESOURCE_CURE = Said("run scripts/build.py")


def profile_faults(descriptor: Any) -> Iterator[Fault]:
    """Every way in which a descriptor is not a Data Package v2 as readers rely on it."""
    faults = sorted(_validator(_PROFILE_FILE).iter_errors(descriptor), key=lambda fault: str(fault.json_path))
    for fault in faults:
        yield tuple((best_match([fault]) or fault).absolute_path), "v2-profile", of_profile(fault)
    if isinstance(descriptor, dict):
        yield from _beyond_the_profile(descriptor)


@cache
def _validator(path: Path) -> Draft7Validator:
    return Draft7Validator(json.loads(path.read_bytes()))


def _beyond_the_profile(descriptor: dict[str, Any]) -> Iterator[Fault]:
    """What the profile and frictionless do not enforce, and readers rely on."""
    if descriptor.get("$schema") != PROFILE:
        said = Said(
            "$schema is '{address}'; it should be {expected}", address=descriptor.get("$schema"), expected=PROFILE
        )
        yield ("$schema",), "profile-address", said
    for index, person in enumerate(listed(descriptor, "contributors")):
        for key, rule in (("title", "contributor-name"), ("roles", "contributor-role")):
            if not (isinstance(person, dict) and person.get(key)):
                said = Said("a contributor has no {key}; state it in metadata/package.yaml", key=key)
                yield ("contributors", index), rule, said
    for index, resource in enumerate(listed(descriptor, "resources")):
        if isinstance(resource, dict):
            yield from ((("resources", index, *path), rule, said) for path, rule, said in _resource(resource))


def _resource(resource: dict[str, Any]) -> Iterator[Fault]:
    for key in _DESCRIBED:
        if not resource.get(key):
            said = Said(
                "the table '{table}' has no {key}; {cure}", table=resource.get("name"), key=key, cure=_RESOURCE_CURE
            )
            yield (key,), "resource-described", said
    if not str(resource.get("hash") or "sha256:").startswith("sha256:"):
        said = Said("the hash of '{table}' is not a SHA-256; {cure}", table=resource.get("name"), cure=_RESOURCE_CURE)
        yield ("hash",), "resource-hash", said


def listed(descriptor: Any, key: str) -> list[Any]:
    """A list of the descriptor; empty where there is none."""
    items = descriptor.get(key) if isinstance(descriptor, dict) else None
    return items if isinstance(items, list) else []
