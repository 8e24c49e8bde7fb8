"""What drafts suggest for reports whose file a person has reviewed: how many names are given, and how many are wrong.

    python benchmarks/drafts.py FOLDER [-v]

The folder holds the reports' texts in other words, each headed by its address (`url: ...`) and a line of hyphens. A
drafted figure is compared with the reviewed figure of the same number; -v prints the names that are wrong.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from solieu.paths import HERE
from solieu.sources.drafts import TODO, Source, draft
from solieu.sources.readings import Metadata, load_metadata
from solieu.sources.reports import ReadFigure
from solieu.sources.yamlfile import parse

_URL = re.compile(r"^url: (\S+)$", re.M)


def compared(folder: Path, metadata: Metadata) -> Iterator[tuple[str, dict[str, Any], ReadFigure]]:
    """Every figure of a draft that a reviewed report has too: the report, the drafted figure, the reviewed one."""
    reviewed = {reading.report.report.url: reading for reading in metadata.readings}
    for path in sorted(folder.glob("*.txt")):
        head, _, text = path.read_text(encoding="utf-8").partition("\n---\n")
        url = _URL.search(head)
        reading = reviewed.get(url[1]) if url else None
        if reading is None:
            continue
        known = {(each.quantity.numeral, each.unit_id): each for each in reading.figures}
        drafted = parse(draft(text, Source(), metadata.codebook), path.name)["figures"] or []
        for figure in drafted:
            same = [each for (numeral, _), each in known.items() if numeral in str(figure["as_written"]).split()]
            if len(same) == 1:
                yield reading.id, figure, same[0]


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="print each name that is wrong")
    options = parser.parse_args()
    counted: Counter[str] = Counter()
    for report, figure, known in compared(options.folder, load_metadata(HERE)):
        counted["figures"] += 1
        for name, given, right in (
            ("indicator", figure["indicator"], known.record.indicator),
            ("action", figure["action"], known.record.action),
        ):
            if given and given != TODO:
                counted.update({f"{name} named": 1, f"{name} wrong": given != right})
                if options.verbose and given != right:
                    print(f"{report}: {figure['as_written']}: {name} {given}, and not {right}")
    print(", ".join(f"{name} {count}" for name, count in counted.items()))


if __name__ == "__main__":
    main()
