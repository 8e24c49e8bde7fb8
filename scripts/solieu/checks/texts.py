"""A reading against the text it was read from, and against its article as it now stands on the web."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from solieu.problems import Message, Problem, message, problem, reason
from solieu.reading import numerals
from solieu.sources.pages import Page
from solieu.sources.reports import Reading


class UnreadText(Exception):
    """A text cannot be checked against."""

    def __init__(self, name: str, **values: object) -> None:
        self.message = message(name, **values)
        super().__init__(name)


def check_text(reading: Reading, folder: Path) -> Iterator[Problem]:
    """Every way in which a reading is not that of the text `<report_id>.txt` in a folder."""
    card = reading.report.report
    if not card.held:
        return
    path = folder / f"{card.id}.txt"
    try:
        content, text = _read(path, reading)
    except UnreadText as unread:
        yield problem(path.name, 0, 0, unread.message.name, **dict(unread.message.values))
        return
    for record, name, values in _faults(reading, text, content):
        yield problem(reading.path, record.line, record.column, name, **values)


def _read(path: Path, reading: Reading) -> tuple[bytes, str]:
    """The text's bytes and characters. Raises UnreadText where they are not those that were read."""
    card = reading.report.report
    try:
        size = path.stat().st_size
        if size > 4 * (card.bytes or 0):  # no form of the text has four times its bytes, so it is not even read
            raise UnreadText("text-hash", bytes=size, read=card.bytes)
        content = path.read_bytes()
        text = content.decode("utf-8")
    except FileNotFoundError:
        raise UnreadText("text-missing", folder=path.parent.name) from None
    except OSError as error:
        raise UnreadText("text-unread", reason=reason(error)) from None
    except UnicodeDecodeError as error:
        raise UnreadText("text-unread.utf8", at=error.start) from None
    if not text.strip():
        raise UnreadText("text-unread.empty")
    if hashlib.sha256(content).hexdigest() != card.sha256:
        plain = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n"))
        forms = (plain, plain.strip(), f"{plain.strip()}\n")
        if card.sha256 in {hashlib.sha256(form.encode()).hexdigest() for form in forms}:
            raise UnreadText("text-hash.form")
        raise UnreadText("text-hash", bytes=len(content), read=card.bytes)
    return content, text


def _faults(reading: Reading, text: str, content: bytes) -> Iterator[tuple[Any, str, dict[str, object]]]:
    """Each record that the text does not bear out, with the rule and what its message says."""
    card = reading.report.report
    for key, found in (("characters", len(text)), ("bytes", len(content)), ("numerals", len(numerals(text)))):
        if getattr(card, key) != found:
            yield card, "text-size", {"key": key, "stated": getattr(card, key), "given": found}
    for record, at, phrase in _placed(reading):
        there = text[at[0] : at[1]]
        if phrase is not None and there != phrase:
            yield record, *_elsewhere(phrase, at, text)
        elif there != there.strip():
            yield record, "offset-space", {"at": list(at)}
    for vague in reading.report.vague_amounts:
        if not text[vague.at[0] : vague.at[1]].startswith(vague.word):
            yield vague, *_elsewhere(vague.word, (vague.at[0], vague.at[0] + len(vague.word)), text)
    yield from _left_out(reading, text)


def _placed(reading: Reading) -> Iterator[tuple[Any, tuple[int, int], str | None]]:
    """Each record that has a place, the place, and the phrase that stands there where the record holds it."""
    report = reading.report
    for figure in report.figures:
        if figure.at:
            yield figure, figure.at, figure.as_written
    for numeral in report.other_numerals:
        yield numeral, numeral.at, numeral.token.strip("“”")
    for slip in report.source_slips:
        yield slip, (slip.at, slip.at + len(slip.as_written)), slip.as_written
    prose: tuple[Any, ...] = (*report.passages, *report.vague_amounts, *report.statements, *report.documents_cited)
    yield from ((record, record.at, None) for record in prose)


def _elsewhere(phrase: str, at: tuple[int, int], text: str) -> tuple[str, dict[str, object]]:
    """What is said of a phrase that is not at its place."""
    where = text.find(phrase)
    if where < 0:
        return "offset-phrase.nowhere", {"phrase": phrase, "at": list(at)}
    return "offset-phrase", {"phrase": phrase, "at": list(at), "place": [where, where + len(phrase)]}


def _left_out(reading: Reading, text: str) -> Iterator[tuple[Any, str, dict[str, object]]]:
    """Every numeral of the text is in the ledger, and every paragraph is a passage."""
    report = reading.report
    ledger = {numeral.at for numeral in report.other_numerals}
    for figure in report.figures:
        if figure.at:
            ledger |= {(figure.at[0] + start, figure.at[0] + end) for start, end in numerals(figure.as_written)}
    for start, end in numerals(text):
        if (start, end) not in ledger:
            yield report.report, "numeral-left-out", {"numeral": text[start:end], "at": [start, end]}
    before: Any = report.report
    last = 0
    for passage in report.passages:
        if text[last : passage.at[0]].strip():
            yield before, "text-left-out", {"at": [last, passage.at[0]]}
        before, last = passage, passage.at[1]
    if text[last:].strip():
        yield before, "text-left-out", {"at": [last, len(text)]}


def check_page(reading: Reading, page: Page, name: str) -> Iterator[Problem]:
    """Every phrase of the reading's figures that the article does not have in order, and every numeral it has beyond.

    White space and Unicode form may differ from the text that was hashed, and so may what stands around the article.
    """
    text = _flat(page.text)
    at = 0
    for figure in sorted((each.record for each in reading.figures), key=lambda each: each.at or (0, 0)):
        phrase = _flat(figure.as_written)
        found = text.find(phrase, at)
        if found >= 0:
            at = found + len(phrase)
        else:
            lost = _lost(figure.id, phrase, text, name)
            yield problem(reading.path, figure.line, figure.column, lost.name, **dict(lost.values))
    known: Counter[str] = Counter(numeral.token.strip("“”") for numeral in reading.report.other_numerals)
    for figure in reading.report.figures:
        known.update(figure.as_written[start:end] for start, end in numerals(figure.as_written))
    for start, end in numerals(text):
        known[text[start:end]] -= 1
        if known[text[start:end]] < 0:
            values = {"numeral": text[start:end], "around": text[max(0, start - 25) : end + 25]}
            yield problem(reading.path, 0, 0, "page-numeral", page=name, **values)


def _flat(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _lost(figure_id: str, phrase: str, text: str, page: str) -> Message:
    """What became of a phrase: it stands elsewhere, it was changed, or it is gone."""
    if phrase in text:
        return message("page-order", id=figure_id, phrase=phrase, page=page)
    anchors = [
        match.start() for word in phrase.split() if len(word) > 2 for match in re.finditer(re.escape(word), text)
    ]
    windows = {text[max(0, start - len(phrase)) : start + len(phrase)] for start in anchors[:200]}
    likeness, nearest = max((_nearest(phrase, window) for window in windows), default=(0.0, ""))
    if likeness >= 0.7:
        return message("page-changed", id=figure_id, phrase=phrase, found=nearest, page=page)
    return message("page-missing", id=figure_id, phrase=phrase, page=page)


def _nearest(phrase: str, window: str) -> tuple[float, str]:
    """The stretch of a window most like a phrase, word by word, after how like it is."""
    words, length = window.split(), len(phrase.split())
    stretches = [" ".join(words[at : at + length]) for at in range(max(1, len(words) - length + 1))]
    return max((SequenceMatcher(None, phrase, stretch).ratio(), stretch) for stretch in stretches)
