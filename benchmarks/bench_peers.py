"""Pages kept, and pages made for the first time, beside stock Datasette and nginx: `python benchmarks/bench_peers.py`.

One run, the same data, wrk with ten connections on loopback. nginx serves the very bytes that the site answers, as
files; and stands before the site as hosting/nginx.conf has it. Stock Datasette serves the database of the site as
immutable, without its plugin. Printed are answers a second, their ratio to nginx's files and to stock's table page, and
the milliseconds of one client that asks once for each of many pages. Needs wrk and nginx; without them it says so.
"""

import csv
import os
import pwd
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[1]
SITE = ROOT / "build" / "site"
PYTHON = ROOT / ".venv-site" / "bin" / "python"
OURS, STOCK, FILES, BEFORE = (f"http://127.0.0.1:{port}" for port in (8091, 8092, 8093, 8094))
PAGES = ["/en/", "/en/figures", "/en/indicators/houses-built", "/en/figures/dcsvn-628898-workdays"]
PAGES += ["/en/dan-van/figures", "/dan-van/figures.json"]
SECONDS = 3
with (ROOT / "data" / "doubts.csv").open(encoding="utf-8", newline="") as file:
    ROWS = [row["doubt_id"] for row in csv.DictReader(file)][::20]
# Pages that neither has made before.
FIRST = {
    "a row": [f"/dan-van/doubts/{row}" for row in ROWS],
    "a table": [f"/dan-van/figures?_size={size}" for size in range(60, 100)],
    "a filter": [f"/dan-van/figures?year__gte={year}" for year in range(1980, 2020)],
    "a query, 100 rows": [f"/dan-van?sql=select+*+from+figures+where+{n}+limit+100" for n in range(1, 41)],
    "a query, one number": [f"/dan-van?sql=select+count(*)+from+figures+where+{number}" for number in range(40)],
}


def configured(folder: Path) -> Path:
    """A configuration of nginx: the site's answers as files, and the one of hosting/ before the site."""
    names = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{name}_temp_path {folder}/{name};" for name in names)
    hosted = (ROOT / "hosting" / "nginx.conf").read_text(encoding="utf-8")
    hosted = hosted.replace("/var/cache/nginx/dan-van", f"{folder}/cache").replace("/so-lieu/", "/")
    hosted = hosted.replace("listen 80;", f"listen {BEFORE[7:]};").replace("http://127.0.0.1:8001", OURS)
    files = f"server {{ listen {FILES[7:]}; root {folder}/files; gzip_static always; default_type text/html; }}"
    whole = f"daemon off; worker_processes auto; user {pwd.getpwuid(os.getuid()).pw_name}; pid {folder}/pid; "
    whole += f"events {{}} http {{ access_log off; {temporary} {files} {hosted} }}"
    (folder / "nginx.conf").write_text(whole, encoding="utf-8")
    return folder / "nginx.conf"


def keep(folder: Path) -> None:
    """Write what the site answers to each page, as it is compressed, where nginx finds it."""
    for page in PAGES:
        with httpx.stream("GET", OURS + page, headers={"accept-encoding": "gzip"}) as answer:
            path = folder / "files" / (page.strip("/").replace("/", "-") + ".gz")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"".join(answer.iter_raw()))


def a_second(address: str) -> float:
    """Answers a second to ten connections."""
    command = ["wrk", "-t1", "-c10", f"-d{SECONDS}s", "-H", "Accept-Encoding: gzip", address]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said:
        sys.exit(f"bench_peers.py: {address} is refused")
    return float(said.partition("Requests/sec:")[2].split()[0])


def first_time(base: str, pages: list[str]) -> float:
    """The milliseconds, in the middle of all, of pages that are asked for the first time."""
    took = []
    with httpx.Client(base_url=base, timeout=30) as client:
        for page in pages:
            begun = time.perf_counter()
            answer = client.get(page)
            took.append((time.perf_counter() - begun) * 1000)
            if answer.status_code != 200:
                sys.exit(f"bench_peers.py: {base}{page} is refused")
    return statistics.median(took)


def main() -> None:
    """Serve the data four ways, compare, and end them."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not nginx or not shutil.which("wrk"):
        print("bench_peers.py: not measured, as nginx or wrk is not here (Debian: nginx-light, wrk)")
        return
    with tempfile.TemporaryDirectory() as name, ExitStack() as running:
        datasette, port = [str(PYTHON), "-m", "datasette"], "--port"
        for command in (
            [*datasette, str(SITE), "--cors", port, OURS[-4:]],
            [*datasette, "-i", str(SITE / "dan-van.db"), port, STOCK[-4:]],
            [nginx, "-c", str(configured(Path(name)))],
        ):
            server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            running.callback(running.enter_context(server).terminate)
        time.sleep(5)
        keep(Path(name))
        print("first time, ms        stock   ours")
        for kind, pages in FIRST.items():
            print(
                f"{kind:20} {first_time(STOCK, pages):6.1f} {first_time(OURS, [f'/en{page}' for page in pages]):6.1f}"
            )
        table = a_second(f"{STOCK}/dan-van/figures")
        print(f"stock's table page: {table:.0f} a second")
        print("kept pages, a second            ours of files of stock  behind nginx of files")
        for page in PAGES:
            files = a_second(f"{FILES}/{page.strip('/').replace('/', '-')}")
            ours, before = a_second(OURS + page), a_second(BEFORE + page)
            row = f"{page:30} {ours:7.0f} {ours / files:7.2f} {ours / table:7.0f} {before:14.0f} {before / files:7.2f}"
            print(row)


if __name__ == "__main__":
    main()
