"""What the tests share: a checkout to break, the metadata and the site made once, the reports' texts, Chromium."""

import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import replace
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest

from archive import FIRST_REPORTS, SEED
from calling import run
from site_reader import Reader
from site_server import served
from solieu.package.files import build_files, write_files
from solieu.package.rows import read_tables
from solieu.package.witnesses import witnesses
from solieu.paths import HERE, House
from solieu.site import charts
from solieu.sources.readings import Metadata, load_metadata
from solieu.sources.reports import Reading
from solieu.sources.schemas import load_package
from solieu.sources.suggestions import Witness

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
BLANK = b"\x89PNG\r\n\x1a\n"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--texts=DIR`, with the sign: pytest takes a bare DIR for a place to collect from before it reads this file."""
    parser.addoption("--texts", type=Path, metavar="DIR", help="a folder of <report_id>.txt: test against them too")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Tests that need a report's text are not collected without one."""
    if collection_path.name == "texts" and collection_path.parent.name == "tests":
        return True if config.getoption("--texts", None) is None else None
    return None


@pytest.fixture(scope="session")
def package():
    return load_package(HERE)


@pytest.fixture(scope="session")
def rows(package):
    return read_tables(HERE, package)


@pytest.fixture(scope="session")
def texts(request: pytest.FixtureRequest) -> Path:
    """The folder of the reports' texts."""
    folder: Path = request.config.getoption("--texts")
    assert folder.is_dir(), f"--texts {folder} is no folder"
    return folder.resolve()


@pytest.fixture(scope="session")
def metadata() -> Metadata:
    """The metadata of this checkout, its reports read once."""
    read = load_metadata(HERE)
    return replace(read, readings=tuple(read.readings))


@pytest.fixture(scope="session")
def known(metadata: Metadata, rows) -> list[Witness]:
    """The figures of the archive, as drafts learn from them."""
    return witnesses(metadata.package, rows, metadata.codebook)


@pytest.fixture(scope="session")
def seed(metadata: Metadata) -> Reading:
    """The report read whole from its text."""
    [reading] = (reading for reading in metadata.readings if reading.id == SEED)
    return reading


@pytest.fixture(scope="session")
def seed_built(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The package of the first two reports alone, built once: what most tests break needs no archive around it."""
    small = House(tmp_path_factory.mktemp("seed") / "house")
    shutil.copytree(HERE.metadata, small.metadata, ignore=shutil.ignore_patterns("reports", "findings.yaml"))
    (small.metadata / "reports").mkdir()
    for name in FIRST_REPORTS:
        shutil.copy(HERE.metadata / "reports" / f"{name}.yaml", small.metadata / "reports")
    small.data.mkdir()
    write_files(small, build_files(small, load_metadata(small)))
    return small


@pytest.fixture
def house(seed_built: House, tmp_path: Path) -> House:
    """A copy of that package to break: metadata/, data/ and the descriptor."""
    return House(shutil.copytree(seed_built.root, tmp_path / "copy"))


@pytest.fixture(scope="session", autouse=True)
def heard() -> None:
    """Ctrl-C is heard, which what a shell starts in the background is told to ignore."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def blank_pictures() -> Iterator[None]:
    """PNGs take longest of all that publish writes: here they are one blank picture; test_charts draws a real one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(charts, "svg_to_bytes", lambda **_: BLANK)
        yield


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this checkout's site: published by the first worker that asks, for all, where it is not current."""
    with (tmp_path_factory.getbasetemp().parent / "publishing.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        done = run("publish")
    assert done.status == 0, done.err
    return HERE.site


@pytest.fixture(scope="session")
def reader(published: Path) -> Reader:
    """A reader of the published site."""
    return Reader(published)


@pytest.fixture(scope="session")
def address(published: Path) -> Iterator[str]:
    """Where the published site is served on loopback."""
    with served(published) as at:
        yield at


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM:
        message = "no chromium on this machine: apt-get install chromium"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()
