"""What drafts suggest on a folder of restated reports: how often, and with -v each suggestion, to be judged by eye.

    python benchmarks/drafts.py FOLDER [-v]

The reports have no reviewed file, so nothing is scored: what counts there is that nothing is guessed.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from solieu.paths import HERE
from solieu.sources import yamlfile
from solieu.sources.drafts import TODO, Source, draft
from solieu.sources.readings import load_codes


def drafted_figures(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every figure of the draft of every report of a folder, with the report's name."""
    codebook = load_codes(HERE)
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        for figure in yamlfile.parse(draft(text, Source(), codebook)).plain["figures"] or []:
            yield path.stem, figure


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="print each suggestion")
    options = parser.parse_args()
    counted: Counter[str] = Counter()
    for report, figure in drafted_figures(options.folder):
        named = figure["indicator"] != TODO
        pairs = [f"{pair['relation']} {pair['of']} ({pair['certainty']})" for pair in figure.get("pair", [])]
        counted.update(figures=1, indicators=named, actions=bool(figure["action"]), pairs=bool(pairs))
        if options.verbose and (named or pairs):
            print(f"{report}: {figure['as_written']}: {figure['indicator']}; {', '.join(pairs) or 'no pair'}")
    print(", ".join(f"{name} {counted[name]}" for name in ("figures", "indicators", "actions", "pairs")))


if __name__ == "__main__":
    main()
