"""A reading against the text it was read from: the hash, every place, and that no numeral is left out."""

import hashlib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from solieu.problems import Problem, Said, reason
from solieu.reading import numerals
from solieu.sources.placement import placed_records
from solieu.sources.records import Record, Span
from solieu.sources.reports import Reading


class Unreadable(Exception):
    """A text cannot be checked against, by a rule; `said` says why."""

    def __init__(self, rule: str, said: Said) -> None:
        self.rule, self.said = rule, said
        super().__init__(said)


def check_text(reading: Reading, folder: Path) -> Iterator[Problem]:
    """Every way in which a reading is not that of the text `<report_id>.txt` in a folder."""
    card = reading.report.report
    if not card.held:
        return
    path = folder / f"{card.id}.txt"
    try:
        content = _content(path, card.bytes or 0)
        text = _decoded(content)
    except Unreadable as why:
        yield Problem(path.name, 0, 0, why.rule, why.said)
        return
    if hashlib.sha256(content).hexdigest() != card.sha256:
        said = Said("this is not the text that was read: {why}", why=_why_other(text, content, reading))
        yield Problem(path.name, 0, 0, "text-hash", said)
        return
    for record, rule, message in _faults(reading, text, content):
        yield Problem(reading.path, record.line, record.column, rule, message)


def _content(path: Path, expected: int) -> bytes:
    """A text's bytes. No form of the text that was read has four times its bytes, so a larger file is not read."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise Unreadable("text-unread", Said("this is no file; put the text in its place"))
        if size > 4 * expected:
            said = Said(
                "this is not the text that was read: it has {bytes} bytes (read: {read})", bytes=size, read=expected
            )
            raise Unreadable("text-hash", said)
        return path.read_bytes()
    except FileNotFoundError:
        said = Said("there is no such text in {folder}; add it, or leave --texts out", folder=path.parent.name)
        raise Unreadable("text-missing", said) from None
    except OSError as error:
        said = Said("cannot be read ({reason}); mend its permissions", reason=reason(error))
        raise Unreadable("text-unread", said) from None


def _decoded(content: bytes) -> str:
    if not content.strip():
        raise Unreadable("text-unread", Said("the text is empty; save it again"))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        said = Said("the text is not UTF-8 at byte {at}; save it as UTF-8", at=error.start)
        raise Unreadable("text-unread", said) from None


def _why_other(text: str, content: bytes, reading: Reading) -> Said:
    """The likeliest reason why a text has another hash, and what to do."""
    plain = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n"))
    sha256 = reading.report.report.sha256
    if sha256 in {hashlib.sha256(form.encode()).hexdigest() for form in (plain, plain.strip(), f"{plain.strip()}\n")}:
        return Said(
            "it is in another form (Unicode form, line ends, byte order mark, last line); save it in NFC with LF"
        )
    return Said(
        "its SHA-256 differs, and it has {bytes} bytes (read: {read}); save that one",
        bytes=len(content),
        read=reading.report.report.bytes,
    )


def _faults(reading: Reading, text: str, content: bytes) -> Iterator[tuple[Record, str, Said]]:
    card = reading.report.report
    for key, found in (("characters", len(text)), ("bytes", len(content)), ("numerals", len(numerals(text)))):
        if getattr(card, key) != found:
            said = Said(
                "'{key}' is {stated}, and the text has {found}; mend it",
                key=key,
                stated=getattr(card, key),
                found=found,
            )
            yield card, "text-size", said
    for record, at, phrase in placed_records(reading):
        if at and phrase is not None and text[at[0] : at[1]] != phrase:
            yield record, "offset-phrase", _elsewhere(phrase, at, text)
        elif at and text[at[0] : at[1]] != text[at[0] : at[1]].strip():
            said = Said("the place {at} begins or ends with white space; mend 'at'", at=list(at))
            yield record, "offset-space", said
    for vague in reading.report.vague_amounts:
        if not text[vague.at[0] : vague.at[1]].startswith(vague.word):
            said = Said("'{word}' does not stand at {at}; mend 'at' or the word", word=vague.word, at=vague.at[0])
            yield vague, "offset-phrase", said
    yield from _left_out(reading, text)


def _elsewhere(phrase: str, at: Span, text: str) -> Said:
    where = text.find(phrase)
    if where < 0:
        return Said("'{phrase}' does not stand at {at}; it stands nowhere in the text", phrase=phrase, at=list(at))
    place = [where, where + len(phrase)]
    return Said("'{phrase}' does not stand at {at}; it stands at {place}", phrase=phrase, at=list(at), place=place)


def _left_out(reading: Reading, text: str) -> Iterator[tuple[Record, str, Said]]:
    """Every numeral of the text is in the ledger, and every paragraph is a passage."""
    report = reading.report
    ledger = {numeral.at for numeral in report.other_numerals}
    for figure in report.figures:
        if figure.at:
            ledger |= {(figure.at[0] + start, figure.at[0] + end) for start, end in numerals(figure.as_written)}
    for start, end in numerals(text):
        if (start, end) not in ledger:
            said = Said(
                "the numeral “{numeral}” at {at} is not accounted for; add it to figures or other_numerals",
                numeral=text[start:end],
                at=[start, end],
            )
            yield report.report, "numeral-left-out", said
    gaps = [0, *(end for passage in report.passages for end in passage.at), len(text)]
    for before, (start, end) in zip(
        (report.report, *report.passages), zip(gaps[::2], gaps[1::2], strict=True), strict=True
    ):
        if text[start:end].strip():
            said = Said("the text at {at} belongs to no passage; mend passages", at=[start, end])
            yield before, "text-left-out", said
