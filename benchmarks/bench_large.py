"""How the pages of an archive of 200,000 figures answer when each is asked for the first time.

python benchmarks/bench_large.py [FIGURES] [SITE]

The archive is the tables of this checkout over and over, under other keys of reports, published but for pictures and
workbook, into the folder SITE, which is taken as it is where it is there already. Printed are milliseconds by kind of
page, each asked for some forty times with other arguments, and the server's memory before and after whole tables.
"""

import csv
import itertools
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from unittest.mock import patch
from urllib.parse import quote

import httpx
from bench_site import memory

from solieu.paths import HERE, House
from solieu.site import charts, downloads, publish

SERVER = Path(__file__).parents[1] / ".venv-site" / "bin" / "python"
PORT = 8096
EACH = 40


def rows_of(table: str) -> list[dict[str, str]]:
    """The rows of a table of this checkout."""
    with (HERE.data / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def multiplied(folder: Path, figures: int) -> House:
    """A house whose tables have so many figures: `r3-` stands before every report's key, and every host, of a copy."""
    house = House(folder)
    shutil.copytree(HERE.metadata, house.metadata)
    house.data.mkdir()
    shutil.copy(HERE.descriptor, house.descriptor)
    keys = "|".join(sorted((row["report_id"] for row in rows_of("reports")), key=len, reverse=True))
    named = re.compile(rf"(?<=://)|(?=\b(?:{keys})\b)|(?<=,)(?=[0-9a-f]{{64}},)")
    times = -(-figures // len(rows_of("figures")))
    for path in sorted(HERE.data.glob("*.csv")):
        header, _, body = path.read_text(encoding="utf-8").partition("\n")
        parts = named.split(body)
        of_reports = re.search(rf"^[^,]*\b(?:{keys})\b", body, re.M)
        copies = (f"r{turn}-".join(parts) for turn in range(1, times))
        with (house.data / path.name).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines([f"{header}\n", body, *(copies if of_reports else ())])
    return house


def published(figures: int, site: Path) -> None:
    """Publish the archive without what takes longest and no page of figures needs."""
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.object(charts, "png", lambda *_: b""),
        patch.object(downloads, "workbook", lambda *_: b""),
    ):
        publish(multiplied(Path(folder), figures), site)


def pages() -> dict[str, list[str]]:
    """Addresses by kind, none twice."""
    figures, indicators = rows_of("figures_en"), rows_of("indicators")
    words = sorted({word for row in figures for word in row["indicator"].split() if len(word) > 3})
    phrases = sorted({row["as_written"] for row in figures})
    columns = list(figures[0])
    return {
        "list": [f"/en/figures?_size={size}" for size in range(20, 60)],
        "list, of one year": [
            f"/vi/figures?year={year}&_size={size}" for year in (2022, 2023) for size in range(20, 40)
        ],
        "list, of one claim": [f"/en/figures?claim=done&_size={size}" for size in range(20, 60)],
        "list, of one indicator": [f"/en/figures?indicator_id={row['indicator_id']}" for row in indicators],
        "list, a part of a cell": [f"/en/figures?as_written__contains={quote(word)}" for word in words],
        "list, sorted": [f"/en/figures?_sort{way}={column}" for column in columns for way in ("", "_desc")],
        "list, searched": [f"/en/figures?_search={quote(word)}" for word in words],
        "search": [f"/en/search?q={quote(word)}" for word in words],
        "search, a phrase": [f"/vi/search?q={quote(phrase)}" for phrase in phrases],
        "figure": [f"/vi/figures/{row['figure_id']}" for row in figures],
        "indicator": [f"/en/indicators/{row['indicator_id']}" for row in indicators],
        "body": [f"/en/bodies/{row['organisation_id']}" for row in rows_of("organisations")],
        "report": [f"/en/reports/{row['report_id']}" for row in rows_of("reports")],
        "lists of all": [
            f"/{lang}/{name}" for lang in ("en", "vi") for name in ("indicators", "bodies", "areas", "reports")
        ],
    }


def main() -> None:
    """Publish, serve, ask, and end the server."""
    figures = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    with tempfile.TemporaryDirectory() as folder:
        site = Path(sys.argv[2] if len(sys.argv) > 2 else f"{folder}/site")
        if not site.exists():
            published(figures, site)
        command = [str(SERVER), "-m", "datasette", str(site), "--cors", "--port", str(PORT)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
            try:
                measure(server.pid)
            finally:
                server.terminate()


def measure(process: int) -> None:
    """Ask for each kind of page, then for whole tables, and print what came of it."""
    with httpx.Client(base_url=f"http://127.0.0.1:{PORT}", timeout=60) as client:
        for _ in range(100):
            time.sleep(0.2)
            try:
                if client.get("/en/dan-van/units?_size=1").status_code == 200:
                    break
            except httpx.HTTPError:
                continue
        for kind, addresses in pages().items():
            step = max(1, len(addresses) // EACH)
            took, wrong = [], 0
            for address in itertools.islice(addresses[::step], EACH):
                begun = time.perf_counter()
                wrong += client.get(address).status_code != 200
                took.append((time.perf_counter() - begun) * 1000)
            hundredths = statistics.quantiles(took, n=100, method="inclusive")
            refused = f"  refused {wrong}" if wrong else ""
            print(
                f"{kind:24} n {len(took):3}  p50 {hundredths[49]:6.0f}  p95 {hundredths[94]:6.0f}{refused}", flush=True
            )
        for table in ("figures", "figures_en", "figures_vi"):
            before, most, size = memory(process), 0, 0
            with client.stream("GET", f"/data/{table}.csv") as answer:
                for piece in answer.iter_raw(1_000_000):
                    size, most = size + len(piece), max(most, memory(process))
            after = memory(process)
            print(f"{table}.csv: {size / 1e6:.0f} MB, memory {before} MB before, {most} at most, {after} after")


if __name__ == "__main__":
    main()
