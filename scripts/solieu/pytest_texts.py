"""The option `--texts` of pytest and the project's markers, as a plugin.

Not in tests/conftest.py: pytest looks for that file only after it has taken the folder in `pytest --texts DIR` for a
place to collect from.
"""

from pathlib import Path
from typing import Any


def pytest_addoption(parser: Any) -> None:
    """Add `--texts DIR`: a folder of <report_id>.txt, with which the tests that need a report's text are collected."""
    parser.addoption(
        "--texts", type=Path, metavar="DIR", help="a folder of <report_id>.txt: test against the texts too"
    )


def pytest_configure(config: Any) -> None:
    """Register the marker of tests that open pages in Chromium."""
    config.addinivalue_line("markers", "browser: opens pages in Chromium")
    config.addinivalue_line("markers", "slow: takes many seconds; `make fast` leaves it out")
