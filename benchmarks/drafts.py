"""What drafts suggest for reports that a person has reviewed: how much is named, and how much of that is wrong.

    python benchmarks/drafts.py [FOLDER] [--printed FILE] [-v]

A report is held out: its figures, and those of every report that a link or the same title ties to it, are no evidence
for it, and areas that only these have, provinces aside, are not in the codebook yet. Else the codebook is not held out:
its words, as everything in it, were written by people who had read the reports; nor are the numbers at the head of
`sources.suggestions`, which were chosen on the archive, each report held out, so that about 2 % of the names are wrong.

A figure is of a known kind where a report of another source has its indicator, its action or its area (that none is
stated is known, and so is every province), whichever is asked: no draft can name what nobody has named yet. Each share
is printed twice: of all figures, and of those of a known kind. Wrong names are those of all figures.

The archive has no texts. Of a held out figure the measure sees its report's title, its words as written, those of the
report's other figures in their order, and the verb phrase of the action that the reviewer chose, as if it had been
read before the figure; then the same without a verb, as where none is read. So it measures indicators and units, not
how well verbs and areas are read.

What follows has texts of a kind. The title, the publisher and the day, which every article shows, are the reviewed
card's (where it has no day of publication, the event's, or the end or the start of the period). A drafted figure is
compared with the reviewed one of the same number, where there is one alone. That an area is not stated is an answer, if
the draft says so: it is counted as a name, and once more by itself. -v prints the names that are wrong.

FOLDER holds reports' texts in other words, each headed by its address (`url: ...`), its body (`level: ...`) and a line
of hyphens: all four are measured, on words and verbs that no paper printed. So an action's name says little here.

FILE lists what somebody else took down of articles before they were reviewed, as printed: their bodies and place, and
of each figure its phrase, the verb before it, and its own place. These are put one after another and drafted: verbs and
places that a paper did print, without the words around them, so that it is kinder than a text, where verbs of other
things stand between and more places are named; and less kind where figures of one list share a verb. Chosen in view of
these and of the texts in other words: the other words that the codebook has for actions and areas, what may stand
between a verb and its figure, which words make a place, and which places hold for the figures after them. How an
indicator is found was worked out on the archive, in view of one half of FILE (and one word taken from the codebook);
the sums of the other half and of FOLDER were looked at some ten times on the way, and settled between two numbers for
how much likelier it has to be. So neither is a report that nobody had seen.
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
# The figure, what is asked of it, what is drafted, what is right, and whether a report of another source has that.
Compared = tuple[str, str, str, str, bool]


def of_archive(metadata: Metadata, known: list[Witness]) -> Iterator[Compared]:
    """Every reviewed figure, its report held out."""
    figures = {f"{each.id}-{figure.record.id}": figure for each in metadata.readings for figure in each.figures}
    for witness, evidence in held_out(metadata.codebook, known):
        figure, right = figures[witness.figure], witness.indicator
        verbless = replace(witness.seen, action="")
        elsewhere = any(each.indicator == right and each.source != witness.source for each in known)
        yield witness.figure, "indicator", evidence.indicator(witness.seen), right, elsewhere
        yield witness.figure, "indicator without a verb", evidence.indicator(verbless), right, elsewhere
        unit = unit_read(figure.record.as_written, metadata.codebook)
        yield witness.figure, "unit", unit, witness.seen.unit, True


def texts_held_out(
    folder: Path, metadata: Metadata, known: list[Witness]
) -> Iterator[tuple[str, Reading | None, list[Witness]]]:
    """Each text of a folder, the reviewed report it is of, if any, and the figures of all other reports."""
    reviewed = {reading.report.report.url: reading for reading in metadata.readings}
    for path in sorted(folder.glob("*.txt")):
        head, _, text = path.read_text(encoding="utf-8").partition("\n---\n")
        url, body = _URL.search(head), _BODY.search(head)
        reading = reviewed.get(url[1]) if url else None
        text = f"{body[1]}.\n{text}" if body else text
        yield text, reading, without(reading, known) if reading else known


def without(reading: Reading, known: list[Witness]) -> list[Witness]:
    """The figures of reports of other sources than one's."""
    [own] = {each.source for each in known if each.figure == f"{reading.id}-{reading.figures[0].record.id}"}
    return [each for each in known if each.source != own]


def of_texts(folder: Path, metadata: Metadata, known: list[Witness], areas: Mapping[str, str]) -> Iterator[Compared]:
    """Every figure of a draft that a reviewed report has too, that report held out."""
    for text, reading, others in texts_held_out(folder, metadata, known):
        if reading:
            yield from drafted(text, reading, metadata.codebook, others, areas)


def drafted(
    text: str, reading: Reading, codebook: Codebook, others: list[Witness], areas: Mapping[str, str]
) -> Iterator[Compared]:
    """Every figure of a draft of a text that its reviewed report has too, by the only one of its number.

    The codebook goes without areas that no other report has; provinces are all there, and stay.
    """
    had = {areas[each.figure] for each in others}
    kept = tuple(each for each in codebook.areas if each.kind == "province" or each.id in had)
    codebook = codebook.model_copy(update={"areas": kept})
    places = {_NONE, *(each.id for each in kept)}
    indicators, actions = {each.indicator for each in others}, {each.seen.action for each in others}
    card = reading.report.report
    publisher = next((body.vi for body in codebook.organisations if body.id == card.publisher), "")
    day = card.published_date or card.event_date or card.period.end or card.period.start
    source = Source(title=card.title_vi, publisher=publisher, published=day)
    for found in parse(draft(text, source, codebook, Evidence(codebook, others)), reading.id)["figures"] or []:
        written = str(found["as_written"])
        same = [each for each in reading.figures if each.quantity.numeral in written.split()]
        if len(same) == 1:
            [right] = same
            indicator, action, area = right.record.indicator, right.record.action, right.record.area.id or _NONE
            name = f"{reading.id}: {written}"
            yield name, "indicator", found["indicator"], indicator, indicator in indicators
            yield name, "action", found["action"], action, action in actions
            unit = "/".join(filter(None, (right.unit_id, right.per_unit_id)))
            yield name, "unit", unit_read(written, codebook), unit, True
            yield name, "area", found["area"]["id"] or _NONE, area, area in places


def of_printed(
    listed: Sequence[Mapping[str, Any]], metadata: Metadata, known: list[Witness], areas: Mapping[str, str]
) -> Iterator[Compared]:
    """Every figure of a draft of what was printed that a reviewed report has too, that report held out."""
    reviewed = {_address(reading.report.report.url): reading for reading in metadata.readings}
    for article in listed:
        if reading := reviewed.get(_address(article["url"])):
            yield from drafted(printed(article), reading, metadata.codebook, without(reading, known), areas)


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
    of_known: Counter[tuple[str, bool]] = Counter()
    for figure, kind, given, right, known_kind in compared:
        is_named = bool(given) and given != TODO
        total[kind] += 1
        of_known[kind, is_named] += known_kind
        if is_named:
            named[kind] += 1
            wrong[kind] += given != right
            none[kind] += given == _NONE
            if verbose and given != right:
                print(f"{figure}: {kind} {given}, and not {right or 'any'}")
    print(f"{title}: {max(total.values(), default=0)} figures")
    for kind, count in total.items():
        share = 100 * wrong[kind] / max(named[kind], 1)
        known = of_known[kind, True] + of_known[kind, False]
        share_of_known = 100 * of_known[kind, True] / max(known, 1)
        of_none = f", {none[kind]} of them {_NONE}" if none[kind] else ""
        print(
            f"  {kind}: named {100 * named[kind] / count:.1f} %, {share_of_known:.1f} % of {known} of a known kind, "
            f"wrong {share:.1f} % of {named[kind]}{of_none}"
        )


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
