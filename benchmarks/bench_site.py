"""How the pages of a served site answer while others ask it for too much: `python benchmarks/bench_site.py [SECONDS]`.

Ten clients send the worst requests known, ten ask for pages that there are not, and one each asks for the home page and
for pages of figures. Printed are their times in milliseconds, with and without the others, what the others were told,
and the memory of all the site's processes, at rest too (PSS: what they share is counted once).
"""

import asyncio
import csv
import itertools
import statistics
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import httpx

SITE = Path(__file__).parents[1] / "build" / "site"
PORT = 8097
SQL = [
    "with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c",
    "select count(*) from figures a, figures b, figures c, figures d",
    "select hex(zeroblob(400000000))",
    "select printf('%.*c', 900000000, 'x')",
    "select json(replace(hex(zeroblob(20000000)), '00', '[],'))",
    "select trim(hex(zeroblob(5000000)), '1' || replace(hex(zeroblob(9999)), '0', 'é') || '0')",
    "select instr(hex(zeroblob(600000)), hex(zeroblob(300000)) || '1')",
    "select hex(zeroblob(9000)) like '%' || replace(hex(zeroblob(6000)), '00', '_%')",
    "with recursive c(x) as (select 1 union all select x + 1 from c limit 3000000) select x from c order by random()",
    "select " + ", ".join(["1"] * 900) + " from figures limit 1000",
    "select hex(zeroblob(100000)) from figures, figures limit 10000",
]
WORST = [f"/{form}dan-van{end}?sql={quote(sql)}" for sql in SQL for form, end in (("en/", ""), ("", ".json"))]
WORST += ["/en/figures?_size=max", "/en/figures?" + "&".join(["_facet=year"] * 99)]
WORST += ["/en/figures?" + "&".join(["_where=1"] * 99), "/figures.xlsx?_size=max", "/en/dan-van", "/codebook?q=a"]
WORST += ["/en/search?q=" + quote("a " * 4000), "/en/figures?_search=" + quote("nhà " * 1000), "/.json"]
with (SITE.parents[1] / "data" / "figures.csv").open(encoding="utf-8", newline="") as file:
    FIGURES = [f"/vi/figures/{row['figure_id']}" for row in csv.DictReader(file)]
PAGES = {"the home page": ["/en/"], "figures, each once": FIGURES}


async def ask(base: str, addresses: list[str], until: float, start: int, told: Counter[str]) -> list[float]:
    """Ask for addresses in turn, each when the last one is answered; how long each took."""
    took: list[float] = []
    async with httpx.AsyncClient(base_url=base, timeout=30) as client:
        for address in itertools.islice(itertools.cycle(addresses), start, None):
            begun = time.perf_counter()
            if begun > until:
                return took
            try:
                status = str((await client.get(address)).status_code)
            except httpx.HTTPError as problem:
                status = type(problem).__name__
            told[status] += 1
            took.append((time.perf_counter() - begun) * 1000)
    raise AssertionError


def memory(process: int) -> int:
    """MB of a process and of those it began, what they share counted once."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
        own = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) // 1024
    except (OSError, StopIteration):  # a worker that has ended
        return 0
    return own + sum(memory(int(child)) for child in children)


async def watch(process: int, until: float) -> int:
    """The most memory that was taken, in MB."""
    most = 0
    while time.perf_counter() < until:
        most = max(most, memory(process))
        await asyncio.sleep(0.1)
    return most


async def measure(process: int, base: str, seconds: float, others: bool) -> None:
    """Ask for the pages for a time, with or without the others, and print what came of it."""
    until = time.perf_counter() + seconds
    told: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    crowd = [ask(base, WORST, until, start * 3, told) for start in range(10 * others)]
    crowd += [ask(base, [f"/en/nope-{n}" for n in range(50)], until, 0, told) for _ in range(10 * others)]
    asked = [ask(base, page, until, others * len(page) // 2, pages) for page in PAGES.values()]
    watching = asyncio.ensure_future(watch(process, until))
    times = await asyncio.gather(*asked, *crowd)
    most = await watching
    print("under attack" if others else "quiet", f"memory {most} MB", "pages", dict(pages), "others", dict(told))
    for page, took in zip(PAGES, times, strict=False):
        hundredths = statistics.quantiles(took, n=100)
        print(
            f"  {page:20} n {len(took):5}  p50 {hundredths[49]:6.0f}  p99 {hundredths[98]:6.0f}  max {max(took):6.0f}"
        )


def main() -> None:
    """Serve the site, measure it, and end it."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 20
    python = SITE.parents[1] / ".venv-site" / "bin" / "python"
    command = [str(python), "-m", "datasette", str(SITE), "--cors", "--port", str(PORT)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        base = f"http://127.0.0.1:{PORT}"
        try:
            for _ in range(100):
                time.sleep(0.2)
                try:
                    if httpx.get(f"{base}/dan-van/units.json", timeout=10).status_code == 200:
                        break
                except httpx.HTTPError:
                    continue
            time.sleep(3)  # until workers can be made
            print(f"at rest {memory(server.pid)} MB")
            asyncio.run(measure(server.pid, base, seconds / 4, others=False))
            asyncio.run(measure(server.pid, base, seconds, others=True))
        finally:
            begun = time.perf_counter()
            server.terminate()
            server.wait()
        print(f"ended {time.perf_counter() - begun:.1f} s after SIGTERM")


if __name__ == "__main__":
    main()
