"""How many small changes to the code no test notices. It needs cosmic-ray and coverage in the environment.

    pip install cosmic-ray coverage
    python benchmarks/mutation.py vietnamese --sample 320 --out vietnamese.jsonl
    python benchmarks/mutation.py vietnamese --again vietnamese.jsonl     # its survivors once more

No file is changed: each mutant is imported in a process of its own, forked from one that has loaded pytest and the
libraries. It meets the tests that ran its line, the quickest first, and then all others of its area; where they take
long, the 80 alone that ran its line and lines of the module that few others ran, but all of them with --again. It is
killed by the first that fails, or by taking too much processor time. One mutant runs at a time.
"""

import argparse
import functools
import gc
import importlib
import importlib.machinery
import importlib.util
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import coverage
import pytest
from hypothesis import settings
from mutants import difference, mutant, places

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "scripts" / "solieu"
BYTES = 4 << 30  # what a mutant may use
EXAMPLES = 20  # of each property
QUICK = 15  # seconds that all tests of an area take, so that each mutant can meet them all
MOST = 80  # tests for a mutant, where they take longer

_QUANTITIES = [f"test_quantities_{name}" for name in ("notations", "common", "words", "edges", "rows", "mutants")]
# area: its modules; its tests; what of them is left out: tests of time, and of commands, which run in other processes
AREAS = {
    "vietnamese": (["vietnamese.py"], ["test_vietnamese", *_QUANTITIES], "linear_time"),
    "quantities": (
        ["quantities/*.py"],
        [*_QUANTITIES, "test_quantities_properties", "test_wording", "test_ratios", "test_codebook"],
        "linear_time",
    ),
    "readings": (
        ["readings.py", "records.py", "reports.py", "placement.py", "consistency.py"],
        ["test_readings", "test_readings_edges", "test_tables"],
        "hash_seed",
    ),
    "tables": (
        ["tables/*.py", "ratios.py", "wording.py"],
        ["test_ratios", "test_wording", "test_tables", "test_tables_edges"],
        "hash_seed",
    ),
    "checks": (["checks/*.py"], ["test_checks", "test_checks_edges", "catalogue_one_by_one"], "subprocess"),
}


class Finder:
    """Finds a mutant before the module that it stands for."""

    def __init__(self, path: Path, code: str) -> None:
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        self.name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        self.path, self.code = path, code

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> Any:
        """As importlib asks."""
        if fullname != self.name:
            return None
        loader = _Loader(fullname, str(self.path), self.code)
        return importlib.util.spec_from_file_location(fullname, self.path, loader=loader)


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, name: str, path: str, code: str) -> None:
        super().__init__(name, path)
        self.code = code

    def get_code(self, fullname: str) -> Any:
        """The mutant, compiled."""
        return compile(self.code, self.path, "exec", dont_inherit=True)


class Watch:
    """A plugin of pytest: which tests run, in what order, what each covers and takes, and which failed."""

    def __init__(self, leave_out: str, order: list[str] | None, measure: Any = None) -> None:
        self.leave_out, self.measure = leave_out, measure
        self.order = None if order is None else {name: place for place, name in enumerate(order)}
        self.took: dict[str, float] = {}
        self.failed: list[str] = []

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Choose and sort the tests, and cut the examples of properties."""
        items[:] = [item for item in items if self.leave_out not in item.nodeid]
        if self.order is not None:
            order = self.order
            items[:] = sorted((item for item in items if item.nodeid in order), key=lambda item: order[item.nodeid])
        for item in items:
            chosen = getattr(item.obj, "_hypothesis_internal_use_settings", None)
            if chosen and chosen.max_examples > EXAMPLES:
                item.obj._hypothesis_internal_use_settings = settings(chosen, max_examples=EXAMPLES)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: Any) -> Any:
        """Measure a test."""
        if self.measure:
            self.measure.switch_context(item.nodeid)
        began = time.process_time()
        try:
            return (yield)
        finally:
            self.took[item.nodeid] = time.process_time() - began

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Keep what failed."""
        if report.failed:
            self.failed.append(report.nodeid)

    def pytest_collectreport(self, report: Any) -> None:
        """Keep what could not be imported."""
        if report.failed:
            self.failed.append(f"import of {report.nodeid}")


def run_tests(files: list[str], watch: Watch, *options: str) -> int:
    """Run pytest in this process."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    settings.register_profile("mutation", max_examples=EXAMPLES, derandomize=True, deadline=None, database=None)
    settings.load_profile("mutation")
    always = [
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "solieu.pytest_texts",
        "--tb=no",
        "--no-header",
        "-m",
        "not browser",
    ]
    return int(pytest.main([*options, *always, *files], plugins=[watch]))


def forked(work: Callable[[], dict[str, Any]], seconds: int) -> dict[str, Any] | None:
    """What the work gives, done in a process of its own; None where it takes too long."""
    with tempfile.NamedTemporaryFile(suffix=".json") as answer:
        pid = os.fork()
        if not pid:
            status = 1
            try:
                null = os.open(os.devnull, os.O_WRONLY)
                os.dup2(null, 1)
                os.dup2(null, 2)
                resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
                resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
                Path(answer.name).write_text(json.dumps(work()), encoding="utf-8")
                status = 0
            finally:
                os._exit(status)
        ends = time.monotonic() + seconds * 10
        while os.waitpid(pid, os.WNOHANG) == (0, 0):
            if time.monotonic() > ends:
                os.kill(pid, signal.SIGKILL)
                ends = float("inf")
            time.sleep(0.01)
        text = Path(answer.name).read_text(encoding="utf-8")
    return json.loads(text) if text else None


def baseline(files: list[str], leave_out: str) -> dict[str, Any]:
    """All tests of an area on the code as it is: what each took and covered, and which libraries they loaded."""
    measure = coverage.Coverage(data_file=None, source=[str(PACKAGE)], config_file=False)
    measure.start()
    watch = Watch(leave_out, None, measure)
    code = run_tests(files, watch)
    measure.stop()
    data = measure.get_data()
    lines = {path: data.contexts_by_lineno(path) for path in sorted(data.measured_files())}
    ours = {path.stem for folder in ("scripts", "tests", "benchmarks") for path in (ROOT / folder).iterdir()}
    modules = [
        name for name in sys.modules if name.split(".")[0] not in ours and not name.startswith(("_", "coverage"))
    ]
    return {"code": code, "failed": watch.failed, "took": watch.took, "lines": lines, "modules": modules}


def trial(path: Path, code: str, leave_out: str, order: list[str]) -> dict[str, Any]:
    """Some tests, in order, on a mutant."""
    sys.meta_path.insert(0, Finder(path, code))  # type: ignore[arg-type]
    watch = Watch(leave_out, order)
    files = list(dict.fromkeys(name.split("::")[0] for name in order))
    return {"code": run_tests(files, watch, "-x"), "failed": watch.failed}


def main() -> None:
    """Read the command line, try the mutants one by one, and say what became of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("area", choices=AREAS)
    parser.add_argument("--sample", type=int, help="how many mutants, at random; all without it")
    parser.add_argument("--seed", type=int, default=1, help="of the choice (1)")
    parser.add_argument("--out", type=Path, help="write what became of each, one JSON object a line")
    parser.add_argument("--again", type=Path, help="try what survived an earlier run again")
    options = parser.parse_args()
    os.chdir(ROOT)
    sys.path[:0] = [str(PACKAGE.parent), str(ROOT / "tests")]
    os.environ["PYTHONPATH"] = str(PACKAGE.parent)
    patterns, tests, leave_out = AREAS[options.area]
    paths = [path for pattern in patterns for path in sorted(PACKAGE.glob(pattern))]
    chosen = [(path, *place) for path in paths for place in places(path)]
    random.Random(options.seed).shuffle(chosen)
    again = None
    if options.again:
        rows = [json.loads(line) for line in options.again.read_text(encoding="utf-8").splitlines()]
        rows = [row for row in rows if row["outcome"] == "survived"]
        again = {key(row) for row in rows}
        near = {(row["file"], row["operator"], row["line"] // 50 + step) for row in rows for step in (-1, 0, 1)}
    found = [ROOT / folder / f"{name}.py" for name in tests for folder in ("tests", "benchmarks")]
    files = [str(path.relative_to(ROOT)) for path in found if path.exists()]
    base = forked(lambda: baseline(files, leave_out), 600)
    if base is None or base["code"]:
        sys.exit(f"the tests fail without a mutant: {base and base['failed']}")
    for name in base["modules"]:
        try:
            importlib.import_module(name)
        except Exception:
            continue  # it is loaded where it is needed, or not at all
    assert "solieu" not in sys.modules, "a mutant would not be imported"
    gc.collect()
    gc.freeze()
    quickest = sorted(base["took"], key=base["took"].get)
    total = sum(base["took"].values())
    print(f"{options.area}: {len(chosen)} places, {len(quickest)} tests of {total:.1f} s", flush=True)
    outcomes: dict[str, Counter[str]] = defaultdict(Counter)
    seen = set()
    for path, operator, occurrence, line in chosen:
        if options.sample and sum(map(Counter.total, outcomes.values())) >= options.sample:
            break
        row: dict[str, Any] = {"file": path.relative_to(PACKAGE).as_posix(), "operator": operator}
        if again is not None and (row["file"], operator, line // 50) not in near:
            continue
        source = path.read_text(encoding="utf-8")
        code = mutant(source, operator, occurrence)
        if code is None or (path, code) in seen:
            continue
        seen.add((path, code))
        number, before, after = difference(source, code, operator)
        row |= {"line": number, "before": before, "after": after}
        if again is not None and key(row) not in again:
            continue
        lines = base["lines"].get(str(path), {})
        ran = set(lines.get(str(line), []))
        first = [test for test in quickest if test in ran and "" not in ran]
        if total >= QUICK:
            first = rarest(lines, first or quickest)[:MOST]
        row |= {"outcome": "survived", "by": [], "covered": len(ran)}
        all_of_them = total < QUICK or again is not None
        rest = [test for test in quickest if test not in set(first)] if all_of_them else []
        for order in filter(None, (first, rest)):
            result = forked(functools.partial(trial, path, code, leave_out, order), 8 + 2 * int(total))
            if result is None or result["code"]:
                row |= {"outcome": "timeout"} if result is None else {"outcome": "killed", "by": result["failed"]}
                break
        outcomes[row["file"]][row["outcome"]] += 1
        if options.out:
            with options.out.open("a", encoding="utf-8") as out:
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
        if row["outcome"] == "survived":
            print(f"{row['file']}:{number}: {operator}\n    - {before}\n    + {after}", flush=True)
    for name, counts in sorted(outcomes.items()):
        print(f"{name}: {dict(counts)}")
    print(f"{options.area}: {dict(sum(outcomes.values(), Counter()))}")


def rarest(lines: dict[str, list[str]], tests: list[str]) -> list[str]:
    """The tests, those first that run lines of the module that few others run."""
    rare = Counter[str]()
    for ran in lines.values():
        for test in ran:
            rare[test] += 1000 // len(ran)
    return sorted(tests, key=lambda test: -rare[test])


def key(row: dict[str, Any]) -> tuple[Any, ...]:
    """What a mutant is known by from run to run."""
    return row["file"], row["operator"], row["before"], row["after"]


if __name__ == "__main__":
    main()
