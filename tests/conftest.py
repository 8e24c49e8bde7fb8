"""What the tests share: a checkout to break, the metadata and the site made once, the reports' texts if given."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_reader import Reader
from site_server import served
from solieu.package.rows import read_tables
from solieu.paths import HERE, House
from solieu.site import publish
from solieu.sources.readings import Metadata, load_metadata
from solieu.sources.schemas import load_package


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
    """The metadata of this checkout."""
    return load_metadata(HERE)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A copy of the package to break: metadata/, data/ and the descriptor."""
    copy = House(tmp_path / "copy")
    shutil.copytree(HERE.metadata, copy.metadata, ignore=shutil.ignore_patterns("site"))
    shutil.copytree(HERE.data, copy.data)
    shutil.copy(HERE.descriptor, copy.descriptor)
    return copy


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, published from this checkout."""
    folder = tmp_path_factory.mktemp("published") / "site"
    publish(HERE, folder)
    return folder


@pytest.fixture(scope="session")
def reader(published: Path) -> Reader:
    """A reader of the published site."""
    return Reader(published)


@pytest.fixture(scope="session")
def address(published: Path) -> Iterator[str]:
    """Where the published site is served on loopback."""
    with served(published) as at:
        yield at
