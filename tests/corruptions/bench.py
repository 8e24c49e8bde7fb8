"""The sample laid out as a checkout, broken by a mutation, checked, and mended again."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from corruptions.alone import validated
from corruptions.edits import DESCRIPTOR
from corruptions.mutation import Mutation
from solieu.checks import check_tables, profile
from solieu.checks.descriptor import check_descriptor
from solieu.checks.framework import problems_of
from solieu.checks.texts import check_text
from solieu.package.files import build_files, stale_files, write_files
from solieu.paths import HERE, House
from solieu.problems import Invalid, Problem
from solieu.sources.readings import load_metadata

SAMPLE = Path(__file__).parent / "sample"
# The rules that catch every change of a built file: on only where they are the subject.
EVERYTHING = {"stale", "hash-count", "byte-count"}


class Bench:
    """A valid checkout in a folder, which mutations break one at a time."""

    def __init__(self, folder: Path) -> None:
        self.house = House(folder)
        metadata = self.house.metadata
        shutil.copytree(HERE.metadata / "tables", metadata / "tables")
        shutil.copy(HERE.metadata / "package.yaml", metadata)
        shutil.copy(SAMPLE / "codebook.yaml", metadata)
        shutil.copytree(SAMPLE / "reports", metadata / "reports")
        shutil.copytree(SAMPLE / "texts", folder / "texts")
        read = load_metadata(self.house)
        write_files(self.house, build_files(self.house, read))
        self.package, self.words = read.package, read.codebook.unit_words
        self.files = self._files()
        self._found: Any = None

    def _files(self) -> dict[str, bytes]:
        paths = (path for path in sorted(self.house.root.rglob("*")) if path.is_file())
        return {path.relative_to(self.house.root).as_posix(): path.read_bytes() for path in paths}

    @contextmanager
    def broken(self, mutation: Mutation) -> Iterator[None]:
        """The checkout with a mutation's edits made; as it was, afterwards."""
        try:
            for edit in mutation.edits:
                path = self.house.root / edit.file
                after = edit.change(path.read_bytes() if path.exists() else None)
                if after is None:
                    path.unlink()
                else:
                    path.write_bytes(after)
            yield
        finally:
            self._found = None
            self._mend()

    def _mend(self) -> None:
        found = self._files()
        for name in found.keys() - self.files.keys():
            (self.house.root / name).unlink()
        for name, content in self.files.items():
            if found.get(name) != content:
                (self.house.root / name).write_bytes(content)

    def expected_place(self, mutation: Mutation) -> tuple[int, int | None]:
        """Line and column of the problem that a mutation, now made, should raise."""
        place = mutation.where[1] if mutation.where else mutation.edits[0].place
        path = self.house.root / mutation.file
        return place(self.files.get(mutation.file, b""), path.read_bytes() if path.is_file() else b"")

    def problems(self, mutation: Mutation, setting: str) -> list[Problem]:
        """What the checks say, in a setting, of the checkout as it now is."""
        if setting == "package":
            found = self._package(mutation)
        else:
            found = self._metadata(mutation, "stale" in (mutation.rule, mutation.seen_by), setting == "texts")
        kept = EVERYTHING - {mutation.rule, mutation.seen_by}
        return [problem for problem in found if problem.rule not in kept]

    def _package(self, mutation: Mutation) -> list[Problem]:
        files, problems = check_tables(self.house, self.package, self.words)
        if any(edit.file == DESCRIPTOR for edit in mutation.edits):
            with self._resources_are_known():
                problems += check_descriptor(self.house, self.package, files)
        report = self.alone(mutation)
        return problems if report is None else [*problems, *problems_of(report, self.house, files)]

    @contextmanager
    def _resources_are_known(self) -> Iterator[None]:
        """The tables as they were described are valid by the profile; to be quick, they are not validated again."""
        known, check = json.loads(self.files[DESCRIPTOR])["resources"], profile._validator

        class Quick:
            def __init__(self, path: Path) -> None:
                self.validator = check(path)

            def iter_errors(self, found: Any) -> Any:
                if isinstance(found, dict) and isinstance(found.get("resources"), list):
                    bare = [{"name": "a", "path": "a.csv"} if each in known else each for each in found["resources"]]
                    found = {**found, "resources": bare}
                return self.validator.iter_errors(found)

        with patch.object(profile, "_validator", Quick):
            yield

    def _metadata(self, mutation: Mutation, stale: bool, texts: bool) -> list[Problem]:
        """Metadata are read, and the tables built from them are checked, since data/ of old would only be stale."""
        schemas = any(edit.file.startswith(("metadata/tables/", "metadata/package.yaml")) for edit in mutation.edits)
        try:
            read = load_metadata(self.house, None if schemas else self.package)
        except Invalid as invalid:
            return list(invalid.problems)
        built = build_files(self.house, read)
        if stale:
            return stale_files(self.house, built)
        problems = (
            [problem for reading in read.readings for problem in check_text(reading, self.house.root / "texts")]
            if texts
            else []
        )
        write_files(self.house, built)
        return problems + check_tables(self.house, read.package, read.codebook.unit_words)[1]

    def alone(self, mutation: Mutation) -> Any:
        """What frictionless by itself finds: its report or exception; None where it does not look at what is edited."""
        if self._found is None:
            self._found = validated(self.house, self.files, mutation)
        return self._found
