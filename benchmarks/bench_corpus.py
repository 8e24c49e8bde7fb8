"""How fast archives are read, in how much memory, and how that grows: python benchmarks/bench_corpus.py [MB ...]

Articles are invented, of about 4,000 characters, two thirds as dense in figures as a report and one third with a news
item in it too (`bench_speed.py`), their numbers drawn anew for each. 20 and 200 MB of them are read if none is given,
by one process, by two, and by two Dask workers. Memory is the peak of the largest process.
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_speed import DENSE_PROSE, PROSE

CORPUS = Path(__file__).resolve().parents[1] / "scripts" / "corpus.py"
WAYS = {
    "one process": ("--processes", "1"),
    "two processes": ("--processes", "2"),
    "two Dask workers": ("--processes", "2", "--dask", "local"),
}


def write_articles(path: Path, size: int) -> int:
    """Write JSON Lines of at least so many bytes; returns how many articles they are."""
    draw, written, number = random.Random(1), 0, 0
    with path.open("wb") as file:
        while written < size:
            text = PROSE * 2 + (DENSE_PROSE if number % 3 == 2 else "")
            text = re.sub(r"\d", lambda _: str(draw.randint(1, 9)), text)
            written += file.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False).encode() + b"\n")
            number += 1
    return number


def read(path: Path, out: Path, way: tuple[str, ...]) -> tuple[float, float]:
    """Seconds that an archive takes, from the call to its end, and the largest process in MB."""
    start = time.perf_counter()
    reader = subprocess.Popen([sys.executable, CORPUS, path, "--out", out, *way], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(reader.pid, 0)
    assert status == 0, way
    return time.perf_counter() - start, used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def main() -> None:
    """Read archives of each size in each way."""
    taken: dict[tuple[int, str], float] = {}
    sizes = [int(each) for each in sys.argv[1:]] or [20, 200]
    print(f"{'':16}   MB  articles/s  MB/s  seconds  peak MB")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "articles.jsonl"
            articles = write_articles(path, size * 1_000_000)
            for name, way in WAYS.items():
                seconds, peak = read(path, Path(folder) / name, way)
                taken[size, name] = seconds
                rates = f"{articles / seconds:10.0f}  {size / seconds:4.2f}"
                print(f"{name:16}  {size:3}  {rates}  {seconds:7.1f}  {peak:7.0f}", flush=True)
    for name in list(WAYS)[1:]:
        print(f"{name}: {taken[sizes[-1], 'one process'] / taken[sizes[-1], name]:.2f} times as fast as one process")
    for name in WAYS if len(sizes) > 1 else ():
        growth = taken[sizes[-1], name] / taken[sizes[0], name]
        print(f"{name}: {sizes[-1] / sizes[0]:.0f} times the articles take {growth:.1f} times as long")


if __name__ == "__main__":
    main()
