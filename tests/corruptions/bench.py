"""The sample laid out as a checkout, broken by a mutation, checked, and mended again."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from unittest.mock import patch

from corruptions.edits import DESCRIPTOR
from corruptions.mutation import Mutation
from solieu.checks import check_built, check_files
from solieu.checks.framework import check_with_frictionless
from solieu.checks.rules import rules
from solieu.checks.texts import check_text
from solieu.package.files import build_files, stale_files, write_files
from solieu.paths import HERE, House
from solieu.problems import Invalid, Problem
from solieu.sources import readings
from solieu.sources.readings import load_metadata

SAMPLE = Path(__file__).parent / "sample"


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
        self.metadata = load_metadata(self.house)
        write_files(self.house, build_files(self.house, self.metadata))
        self.files = {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}

    @contextmanager
    def broken(self, mutation: Mutation) -> Iterator[None]:
        """The checkout with a mutation's edits made; as it was, afterwards."""
        paths = {self.house.root / edit.file for edit in mutation.edits}
        try:
            for edit in mutation.edits:
                path = self.house.root / edit.file
                after = edit.change(path.read_bytes() if path.exists() else None)
                path.unlink() if after is None else path.write_bytes(after)
            yield
        finally:
            for path in paths:
                path.write_bytes(self.files[path]) if path in self.files else path.unlink()

    def caught(self, mutation: Mutation, setting: str = "") -> tuple[bool, list[Problem]]:
        """Whether a mutation is caught by its rule at its place, and all that is said of it."""
        with self.broken(mutation):
            found = self._problems(mutation, setting or mutation.setting)
            path = self.house.root / mutation.file
            after = path.read_bytes() if path.is_file() else b""
            line, column = mutation.place(self.files.get(path, b""), after) if mutation.rule else (0, None)
        expected = (mutation.rule, mutation.file, line)
        hits = [each for each in found if (each.rule, each.path, each.line) == expected]
        return any(column in (None, each.column) for each in hits), found

    def _problems(self, mutation: Mutation, setting: str) -> list[Problem]:
        """What the checks say, in a setting, of the checkout as it now is."""
        if setting == "package":
            return self._package(mutation)
        schemas = any(edit.file.startswith(("metadata/package", "metadata/tables")) for edit in mutation.edits)
        known = nullcontext() if schemas else patch.object(readings, "load_package", lambda _: self.metadata.package)
        try:
            with known:
                metadata = load_metadata(self.house)
            files = build_files(self.house, metadata)
        except Invalid as invalid:
            return invalid.problems
        if "stale" in (mutation.rule, (mutation.seen or ("", ""))[1]):
            return stale_files(self.house, files)
        problems = check_built(metadata, files)
        if setting == "texts":
            texts = self.house.root / "texts"
            problems += [wrong for reading in metadata.readings for wrong in check_text(reading, texts)]
        return problems

    def _package(self, mutation: Mutation) -> list[Problem]:
        """frictionless takes ten times as long as all the rest: it is asked where it should answer, of those tables."""
        tables, problems = check_files(self.house, self.metadata.package, self.metadata.codebook)
        if mutation.rule and rules()[mutation.rule].layer == "frictionless":
            names = {Path(file).stem for file in (mutation.file, *(edit.file for edit in mutation.edits))}
            problems += check_with_frictionless(
                self.house, self.metadata.package, tables, names - {Path(DESCRIPTOR).stem}
            )
        return problems
