"""How build, validate and publish grow with the archive: its own reports, over and over under other names.

python benchmarks/bench_archive.py [TIMES ...]        1 and 10 times, if none is given

Then the rules (the form of cells and every SELECT, with the reading of figures' words) beside `frictionless validate`.
"""

import re
import resource
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import frictionless

from solieu.checks import check_files, check_house
from solieu.checks.form import Sound, check_form
from solieu.checks.rules import check_rules
from solieu.package.files import build_files, write_files
from solieu.paths import HERE, House
from solieu.site import publish
from solieu.sources.readings import load_metadata

_ID = re.compile(r"^  id: (\S+)$", re.M)
_OTHER = re.compile(r"^(  url: \S+)$", re.M)


def grown(folder: Path, times: int) -> House:
    """A house with the reports of this one, `times` over, each copy linked to those of its own round."""
    house = House(folder)
    shutil.copytree(HERE.metadata, house.metadata, ignore=shutil.ignore_patterns("reports"))
    reports = house.metadata / "reports"
    reports.mkdir()
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((HERE.metadata / "reports").glob("*.yaml"))}
    keys = re.compile(rf"\b(?:{'|'.join(sorted(texts, key=len, reverse=True))})\b")
    for turn in range(times):
        for name, text in texts.items():
            renamed = f"r{turn}-{name}" if turn else name
            if turn:
                text = _OTHER.sub(rf"\1?r={turn}", text)
                text = _ID.sub(f"  id: {renamed}", text, count=1)
                text = re.sub(rf"(?<=to: )({keys.pattern})-", rf"r{turn}-\1-", text)
                text = re.sub(r"sha256: \S{8}", f"sha256: {turn:08x}", text)
            (reports / f"{renamed}.yaml").write_text(text, encoding="utf-8")
    return house


def main() -> None:
    """Time each size, and say how much longer the largest takes a report than the smallest."""
    print("times  reports  figures  build s  validate s  publish s  most MB   rules s  frictionless s  times")
    for times in [int(each) for each in sys.argv[1:]] or [1, 10]:
        with tempfile.TemporaryDirectory() as folder:
            house = grown(Path(folder) / "house", times)
            start = time.perf_counter()
            metadata = load_metadata(house)
            write_files(house, build_files(house, metadata))
            built = time.perf_counter()
            problems = check_house(house)
            checked = time.perf_counter()
            publish(house, Path(folder) / "site")
            published = time.perf_counter()
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            tables, _ = check_files(house, metadata.package, metadata.codebook)
            read = time.perf_counter()
            sound: Sound = defaultdict(set)
            for table in tables.values():
                list(check_form(table, sound))
            list(check_rules(tables, metadata.codebook.unit_words))
            ruled = time.perf_counter()
            frictionless.validate(str(house.descriptor))
            framed = time.perf_counter()
        counts = f"{times:5}  {len(tables['reports'].rows):7}  {len(tables['figures'].rows):7}"
        spent = f"{built - start:7.1f}  {checked - built:10.1f}  {published - checked:9.1f}  {most:7.0f}"
        beside = f"{ruled - read:8.2f}  {framed - ruled:14.1f}  {(framed - ruled) / (ruled - read):5.1f}"
        print(f"{counts}  {spent}  {beside}", *problems[:3])


if __name__ == "__main__":
    main()
