"""A reader that asks the published site for pages without a network."""

import asyncio
import json
import re
import sys
from html import unescape
from pathlib import Path
from typing import Any

import httpx
from datasette.app import Datasette

LANGUAGES = ("en", "vi")
PLACES = {name: name for name in ("figures", "indicators", "reports", "areas")} | {"organisations": "bodies"}
HOME = "http://localhost/"  # the address that readers ask, which stands in pages while homepage is a placeholder


class Reader:
    """Asks an in-process Datasette for addresses, as a browser or a program would; in one thread, which is quicker."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site: dict[str, Any] = json.loads((folder / "site.json").read_text("utf-8"))
        self._loop = asyncio.new_event_loop()
        settings = json.loads((folder / "settings.json").read_text("utf-8"))
        settings["sql_time_limit_ms"] = 10_000  # tests share their machine, and time nothing
        self.datasette = Datasette(config_dir=folder, cors=True, settings=settings)
        sys.modules["dan_van_site.cache"]._KEPT = 0  # type: ignore[attr-defined] # tests change what they ask about
        self._loop.run_until_complete(self.datasette.invoke_startup())

    def get(self, address: str, **headers: str) -> httpx.Response:
        """One answer, redirects not followed."""
        return self._loop.run_until_complete(self.datasette.client.get(address, headers=headers))

    def page(self, address: str, language: str = "en") -> str:
        """The HTML of a page that must be there, wherever an old address leads."""
        answer = self.get(f"/{language}{address}")
        while answer.status_code == 301:
            answer = self.get(answer.headers["location"])
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return answer.text

    def text(self, address: str, language: str = "en") -> str:
        """The words of a page, without its markup."""
        return words(self.page(address, language))

    def rows(self, sql: str) -> list[Any]:
        """Rows of the site's database."""
        database = self.datasette.get_database(self.site["database"])
        return list(self._loop.run_until_complete(database.execute(sql)).rows)

    def row_address(self, table: str, key: str) -> str:
        """Where a row's page is, without its language."""
        return f"/{PLACES[table]}/{key}" if table in PLACES else f"/{self.site['database']}/{table}/{key}"


def words(html: str) -> str:
    """The text of HTML, spaces collapsed."""
    body = re.sub(r"<(script|style|title)\b.*?</\1>", " ", html, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())
