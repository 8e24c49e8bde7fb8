"""How well `corpus.py --like dan-van` finds articles for the archive: python benchmarks/candidates.py FOLDER NEWS [-v]

FOLDER holds reports' texts in other words, as for `drafts.py`; what reviewed figures show is asked without the report
itself and those tied to it. NEWS is a table of sentences of news (column `text`), which hold a number each: ten of them
in a row stand for an article. Precision is what it would be of as many reports as articles of news. -v prints which are
found wrongly, or not.
"""

import argparse
import csv
from pathlib import Path

from drafts import texts_held_out

from solieu.package.corpus import like_the_archive
from solieu.package.rows import read_tables
from solieu.package.witnesses import witnesses
from solieu.paths import HERE
from solieu.reading import find_quantities
from solieu.sources.readings import load_metadata
from solieu.sources.suggestions import Evidence

_SENTENCES = 10


def main() -> None:
    """Ask of every report and every article of news whether it would be kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("news", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    metadata = load_metadata(HERE)
    codebook = metadata.codebook
    known = witnesses(metadata.package, read_tables(HERE, metadata.package), codebook)

    def kept(text: str, evidence: Evidence) -> bool:
        return like_the_archive("", text, find_quantities(text, codebook.unit_words), codebook, evidence) is not None

    held_out = texts_held_out(options.folder, metadata, known)
    reports = {text.strip()[:60]: kept(text, Evidence(codebook, others)) for text, _, others in held_out}
    with options.news.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        sentences = list(dict.fromkeys(row["text"] for row in rows))
    groups = [sentences[at : at + _SENTENCES] for at in range(0, len(sentences) - _SENTENCES + 1, _SENTENCES)]
    everything = Evidence(codebook, known)
    news = {sentences[0]: kept("\n".join(sentences), everything) for sentences in groups}

    recall, false = sum(reports.values()) / len(reports), sum(news.values()) / len(news)
    print(f"kept: {sum(reports.values())} of {len(reports)} reports, {sum(news.values())} of {len(news)} of news")
    print(f"recall {100 * recall:.0f} %, precision {100 * recall / (recall + false or 1):.0f} %")
    if options.verbose:
        print(*(f"not kept: {name}" for name, found in reports.items() if not found), sep="\n")
        print(*(f"kept: {name}" for name, found in news.items() if found), sep="\n")


if __name__ == "__main__":
    main()
