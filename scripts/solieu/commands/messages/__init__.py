"""Messages in the two languages, and the forms they are printed in: for people, programs and pull requests."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from solieu.problems import Said, visible
from solieu.sources import yamlfile

LANGUAGES = ("en", "vi")
CATALOGUE = Path(__file__).with_name("vi.yaml")


@dataclass(frozen=True)
class Piece:
    """A stretch of a message: our words, or a value that fills a place in them."""

    text: str
    is_value: bool


def say(message: str, language: str) -> str:
    """A message in a language; text that is not Said has none to be translated from, and stays as it is."""
    return "".join(piece.text for piece in pieces(message, language))


def pieces(message: str, language: str) -> Iterator[Piece]:
    """A message in a language, stretch by stretch."""
    if not isinstance(message, Said):
        yield Piece(str(message), is_value=True)
        return
    for words, name, form, _ in Formatter().parse(_template(message.template, language)):
        if words:
            yield Piece(words, is_value=False)
        if name is not None:
            value = message.values[name]
            if isinstance(value, Said):
                yield from pieces(value, language)
            else:
                yield Piece(format(value, form) if form else visible(value), is_value=True)


def _template(template: str, language: str) -> str:
    return template if language == "en" else vietnamese().get(template, template)


@cache
def vietnamese() -> dict[str, str]:
    """The Vietnamese of every template, by the English one."""
    plain: dict[str, str] = yamlfile.parse(CATALOGUE.read_text(encoding="utf-8")).plain
    return plain
