"""What drafts suggest for reports that a person has reviewed: how much is named, and how much of that is wrong.

    python benchmarks/drafts.py [FOLDER] [--printed FILE] [-v]

A report is held out: its figures, and those of every report that a link or the same title ties to it, are no evidence
for it, and areas that only these have, provinces aside, are not in the codebook yet. Else the codebook is not held out:
its words, as everything in it, were written by people who had read the reports; nor are the two thresholds of
`sources.suggestions`, which were chosen on the archive.

The archive has no texts. Of a held out figure the measure sees its report's title, its words as written, those of the
report's other figures in their order, and the verb phrase of the action that the reviewer chose, as if it had been
read before the figure; then the same without a verb, as where none is read. So it measures indicators and units, not
how well verbs and areas are read.

What follows has texts of a kind. The title, the publisher and the day, which every article shows, are the reviewed
card's (where it has no day of publication, the event's, or the end of the period). A drafted figure is compared with
the reviewed one of the same number, where there is one alone. That an area is not stated is an answer, if the draft
says so: it is counted as a name, and once more by itself. -v prints the names that are wrong.

FOLDER holds reports' texts in other words, each headed by its address (`url: ...`), its body (`level: ...`) and a line
of hyphens: all four are measured, on words and verbs that no paper printed. So an action's name says little here.

FILE lists what somebody else took down of articles before they were reviewed, as printed: their bodies and place, and
of each figure its phrase, the verb before it, and its own place. These are put one after another and drafted: verbs and
places that a paper did print, without the words around them, so that it is kinder than a text, where verbs of other
things stand between and more places are named; and less kind where figures of one list share a verb. Chosen in view of
these and of the texts in other words: the other words that the codebook has for actions and areas, what may stand
between a verb and its figure, which words make a place, and what a report's area is taken from.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from solieu.package.rows import read_tables
from solieu.package.witnesses import witnesses
from solieu.paths import HERE
from solieu.reading import read_figure
from solieu.sources.codebook import Codebook, units_of
from solieu.sources.drafts import Source, draft
from solieu.sources.readings import TODO, Metadata, load_metadata
from solieu.sources.reports import Reading
from solieu.sources.suggestions import Evidence, Witness, held_out
from solieu.sources.yamlfile import parse

_NOTE = re.compile(r"\s*\([^)]*\)")
_URL = re.compile(r"^url: (\S+)$", re.M)
_BODY = re.compile(r"^level: .*\((.+)\)", re.M)
# An area that is left open, by a draft or a reviewer: an answer too.
_NONE = "none stated"
# What was drafted, what is given, what is right.
Compared = tuple[str, str, str, str]


def of_archive(metadata: Metadata, known: list[Witness]) -> Iterator[Compared]:
    """Every reviewed figure, its report held out."""
    figures = {f"{each.id}-{figure.record.id}": figure for each in metadata.readings for figure in each.figures}
    for witness, evidence in held_out(metadata.codebook, known):
        figure = figures[witness.figure]
        verbless = replace(witness.seen, action="")
        yield witness.figure, "indicator", evidence.indicator(witness.seen), witness.indicator
        yield witness.figure, "indicator without a verb", evidence.indicator(verbless), witness.indicator
        yield witness.figure, "unit", unit_read(figure.record.as_written, metadata.codebook), witness.seen.unit


def texts_held_out(
    folder: Path, metadata: Metadata, known: list[Witness]
) -> Iterator[tuple[str, Reading | None, Evidence]]:
    """Each text of a folder, the reviewed report it is of, if any, and what all other reports show."""
    reviewed = {reading.report.report.url: reading for reading in metadata.readings}
    source_of = {witness.figure: witness.source for witness in known}
    for path in sorted(folder.glob("*.txt")):
        head, _, text = path.read_text(encoding="utf-8").partition("\n---\n")
        url, body = _URL.search(head), _BODY.search(head)
        reading = reviewed.get(url[1]) if url else None
        own = source_of[f"{reading.id}-{reading.figures[0].record.id}"] if reading else None
        text = f"{body[1]}.\n{text}" if body else text
        yield text, reading, Evidence(metadata.codebook, (each for each in known if each.source != own))


def of_texts(folder: Path, metadata: Metadata, known: list[Witness], areas: Mapping[str, str]) -> Iterator[Compared]:
    """Every figure of a draft that a reviewed report has too, that report held out."""
    for text, reading, evidence in texts_held_out(folder, metadata, known):
        if reading:
            yield from drafted(text, reading, without_areas(reading, metadata.codebook, known, areas), evidence)


def without_areas(reading: Reading, codebook: Codebook, known: list[Witness], areas: Mapping[str, str]) -> Codebook:
    """The codebook without areas that only figures of one report's source have; provinces are all there, and stay."""
    [own] = {each.source for each in known if each.figure == f"{reading.id}-{reading.figures[0].record.id}"}
    had = {areas[each.figure] for each in known if each.source != own}
    kept = tuple(each for each in codebook.areas if each.kind == "province" or each.id in had)
    return codebook.model_copy(update={"areas": kept})


def drafted(text: str, reading: Reading, codebook: Codebook, evidence: Evidence) -> Iterator[Compared]:
    """Every figure of a draft of a text that its reviewed report has too, by the only one of its number."""
    card = reading.report.report
    publisher = next((body.vi for body in codebook.organisations if body.id == card.publisher), "")
    day = card.published_date or card.event_date or card.period.end
    source = Source(title=card.title_vi, publisher=publisher, published=day)
    for found in parse(draft(text, source, codebook, evidence), reading.id)["figures"] or []:
        written = str(found["as_written"])
        same = [each for each in reading.figures if each.quantity.numeral in written.split()]
        if len(same) == 1:
            [right] = same
            name = f"{reading.id}: {written}"
            yield name, "indicator", found["indicator"], right.record.indicator
            yield name, "action", found["action"], right.record.action
            unit = "/".join(filter(None, (right.unit_id, right.per_unit_id)))
            yield name, "unit", unit_read(written, codebook), unit
            yield name, "area", found["area"]["id"] or _NONE, right.record.area.id or _NONE


def of_printed(
    listed: Sequence[Mapping[str, Any]], metadata: Metadata, known: list[Witness], areas: Mapping[str, str]
) -> Iterator[Compared]:
    """Every figure of a draft of what was printed that a reviewed report has too, that report held out."""
    reviewed = {_address(reading.report.report.url): reading for reading in metadata.readings}
    for article in listed:
        if reading := reviewed.get(_address(article["url"])):
            source_of = {witness.figure: witness.source for witness in known}
            own = source_of[f"{reading.id}-{reading.figures[0].record.id}"]
            evidence = Evidence(metadata.codebook, (each for each in known if each.source != own))
            codebook = without_areas(reading, metadata.codebook, known, areas)
            yield from drafted(printed(article), reading, codebook, evidence)


def printed(article: Mapping[str, Any]) -> str:
    """The bodies and the place of an article, and each figure after its verb, one after another; notes left out."""
    head = [*article["bodies"], article["place"]["name"]]
    figures = [
        (_NOTE.sub("", each["verb"]).replace(";", ","), each["phrase"], each.get("area") and f"tại {each['area']}")
        for each in article["figures"]
    ]
    return "; ".join(filter(None, head)) + ".\n" + "; ".join(" ".join(filter(None, each)) for each in figures) + "."


def _address(url: str | None) -> str:
    """An address without what differs between two copies of an article: the scheme and the host."""
    return urlsplit(url or "").path.rstrip("/")


def unit_read(written: str, codebook: Codebook) -> str:
    """The unit of a figure's words, and what it is for."""
    return "/".join(filter(None, units_of(read_figure(written, codebook.unit_words), codebook.unit_words)))


def report(title: str, compared: Iterable[Compared], verbose: bool) -> None:
    """Print how many figures there are of each kind of name, how many are named, and how many of those are wrong."""
    total: Counter[str] = Counter()
    named: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    none: Counter[str] = Counter()
    for figure, kind, given, right in compared:
        total[kind] += 1
        if given and given != TODO:
            named[kind] += 1
            wrong[kind] += given != right
            none[kind] += given == _NONE
            if verbose and given != right:
                print(f"{figure}: {kind} {given}, and not {right or 'any'}")
    print(f"{title}: {max(total.values(), default=0)} figures")
    for kind, count in total.items():
        share = 100 * wrong[kind] / max(named[kind], 1)
        of_none = f", {none[kind]} of them {_NONE}" if none[kind] else ""
        print(f"  {kind}: named {100 * named[kind] / count:.1f} %, wrong {share:.1f} % of {named[kind]}{of_none}")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument(
        "--printed", type=Path, metavar="FILE", help="articles as somebody else took them down, in YAML"
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="print each name that is wrong")
    options = parser.parse_args()
    metadata = load_metadata(HERE)
    rows = read_tables(HERE, metadata.package)
    known = witnesses(metadata.package, rows, metadata.codebook)
    columns = metadata.package.table("figures").columns
    figures = (dict(zip(columns, row, strict=True)) for row in rows["figures"])
    areas = {str(figure["figure_id"]): str(figure["area_id"] or "") for figure in figures}
    report("the archive", of_archive(metadata, known), options.verbose)
    if options.folder:
        report("texts in other words", of_texts(options.folder, metadata, known, areas), options.verbose)
    if options.printed:
        listed = yaml.safe_load(options.printed.read_text(encoding="utf-8"))
        report("what was printed", of_printed(listed, metadata, known, areas), options.verbose)


if __name__ == "__main__":
    main()
