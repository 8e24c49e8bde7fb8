"""A reading against the text it was read from: the hash, every place, and that no numeral is left out."""

import hashlib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from solieu.consistency import placed_records
from solieu.problems import Problem
from solieu.quantities import numerals
from solieu.records import Record
from solieu.reports import Reading


class Unreadable(Exception):
    """A text cannot be checked against; its message says why."""


def check_text(reading: Reading, folder: Path) -> Iterator[Problem]:
    """Every way in which a reading is not that of the text `<report_id>.txt` in a folder."""
    card = reading.report.report
    if not card.held:
        return
    path = folder / f"{card.id}.txt"
    try:
        content = path.read_bytes()
        text = _decoded(content)
    except FileNotFoundError:
        yield Problem(
            path.name, 0, 0, "text-missing", f"there is no such text in {folder.name}; add it, or leave --texts out"
        )
        return
    except Unreadable as why:
        yield Problem(path.name, 0, 0, "text-unread", str(why))
        return
    if hashlib.sha256(content).hexdigest() != card.sha256:
        yield Problem(
            path.name, 0, 0, "text-hash", f"this is not the text that was read: {_why_other(text, content, reading)}"
        )
        return
    for record, rule, message in _faults(reading, text, content):
        yield Problem(reading.path, record.line, record.column, rule, message)


def _decoded(content: bytes) -> str:
    if not content.strip():
        raise Unreadable("the text is empty; save it again")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(f"the text is not UTF-8 at byte {error.start}; save it as UTF-8") from None


def _why_other(text: str, content: bytes, reading: Reading) -> str:
    """The likeliest reason why a text has another hash, and what to do."""
    plain = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n"))
    sha256 = reading.report.report.sha256
    if sha256 in {hashlib.sha256(form.encode()).hexdigest() for form in (plain, plain.strip(), f"{plain.strip()}\n")}:
        return "it is in another form (Unicode form, line ends, byte order mark, last line); save it in NFC with LF"
    return f"its SHA-256 differs, and it has {len(content)} bytes (read: {reading.report.report.bytes})"


def _faults(reading: Reading, text: str, content: bytes) -> Iterator[tuple[Record, str, str]]:
    card = reading.report.report
    for key, found in (("characters", len(text)), ("bytes", len(content)), ("numerals", len(numerals(text)))):
        if getattr(card, key) != found:
            yield card, "text-size", f"'{key}' is {getattr(card, key)}, and the text has {found}; mend it"
    for record, at, phrase in placed_records(reading):
        if at and phrase is not None and text[at[0] : at[1]] != phrase:
            where = text.find(phrase)
            cure = f"it stands at [{where}, {where + len(phrase)}]" if where >= 0 else "it stands nowhere in the text"
            yield record, "offset-phrase", f"'{phrase}' does not stand at {list(at)}; {cure}"
        elif at and text[at[0] : at[1]] != text[at[0] : at[1]].strip():
            yield record, "offset-space", f"the place {list(at)} begins or ends with white space; mend 'at'"
    for vague in reading.report.vague_amounts:
        if not text[vague.at[0] : vague.at[1]].startswith(vague.word):
            yield vague, "offset-phrase", f"'{vague.word}' does not stand at {vague.at[0]}; mend 'at' or the word"
    yield from _left_out(reading, text)


def _left_out(reading: Reading, text: str) -> Iterator[tuple[Record, str, str]]:
    """Every numeral of the text is in the ledger, and every paragraph is a passage."""
    report = reading.report
    ledger = {numeral.at for numeral in report.other_numerals}
    for figure in report.figures:
        if figure.at:
            ledger |= {(figure.at[0] + start, figure.at[0] + end) for start, end in numerals(figure.as_written)}
    for start, end in numerals(text):
        if (start, end) not in ledger:
            what = f"the numeral “{text[start:end]}” at [{start}, {end}] is not accounted for"
            yield report, "numeral-left-out", f"{what}; add it to figures, or to other_numerals with the reason"
    gaps = [0, *(end for passage in report.passages for end in passage.at), len(text)]
    for start, end in zip(gaps[::2], gaps[1::2], strict=True):
        if text[start:end].strip():
            yield report, "text-left-out", f"the text at [{start}, {end}] belongs to no passage; mend passages"
