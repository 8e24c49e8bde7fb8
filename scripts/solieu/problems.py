"""What is wrong with the data, said in one line a curator can act on.

A message is the name of a template with the values that fill it in. The templates stand in `checks/rules.yaml`, beside
the rules they are of, in both languages.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

Language = Literal["en", "vi"]

RULES_FILE = Path(__file__).parent / "checks" / "rules.yaml"
# Characters that do not show, or would break a line or a terminal: control, format, private, unassigned, surrogate.
_HIDDEN = {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}
_LONGEST_VALUE = 300


@dataclass(frozen=True)
class Message:
    """What is said: a rule's name, that of a variant of what it says (`stale.missing`), or that of a phrase.

    A value may itself be a message, so that it is said in the language of the whole.
    """

    name: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, language: Language) -> str:
        """The message in a language, its values filled in; of a rule, what is wrong and then the cure."""
        filled = {name: _shown(value, language) for name, value in self.values}
        return templates()[self.name][language].format(**filled)


def message(name: str, /, **values: object) -> Message:
    """A message by the name of its template."""
    return Message(name, tuple(values.items()))


@dataclass(frozen=True)
class Problem:
    """One thing wrong. `path` is from the checkout's root; line and column count from 1, 0 where there is none."""

    path: str
    line: int
    column: int
    rule: str
    message: Message

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, language: Language) -> str:
        """The problem in one line: path:line:column: rule: message."""
        return f"{self.path}:{self.line}:{self.column}: {self.rule}: {self.message.in_language(language)}"


def problem(path: str, line: int, column: int, name: str, /, **values: object) -> Problem:
    """A problem that breaks a rule; `name` is the rule's, or that of a variant of what it says (`stale.missing`)."""
    return Problem(path, line, column, name.partition(".")[0], message(name, **values))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in the order of files, lines and columns, each once."""
    return sorted(set(problems), key=lambda each: (each.path, each.line, each.column, each.rule, str(each.message)))


class Invalid(Exception):
    """The input has problems, so nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(map(str, self.problems)))


def read_whole(path: Path, name: str, largest: int) -> bytes:
    """A file, of which no more is read than so many bytes; `name` is what messages call it. Raises Invalid."""
    try:
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except FileNotFoundError:
        raise Invalid([problem(name, 0, 0, "file-missing")]) from None
    except OSError as error:
        raise Invalid([problem(name, 0, 0, "file-unread", reason=reason(error))]) from None
    if len(content) > largest:
        raise Invalid([problem(name, 0, 0, "too-large", largest=largest)])
    return content


def did_you_mean(word: str, known: Iterable[str]) -> Message | str:
    """The end of a message: the nearest known word, a short list of those there are, or nothing."""
    names = sorted(known)
    near = get_close_matches(word, names, n=1)
    if near:
        return message("did-you-mean", near=near[0])
    return message("known", names=", ".join(names)) if 0 < len(names) <= 12 else ""


def reason(error: OSError) -> str:
    """Why the operating system refused, in its words."""
    return error.strerror or str(error)


def visible(value: object) -> str:
    """A value as messages show it: on one line, hidden characters named, very long text cut."""
    text = str(value)
    shown = "".join(f"<U+{ord(char):04X}>" if is_hidden(char) else char for char in text[: _LONGEST_VALUE + 1])
    return shown if len(shown) <= _LONGEST_VALUE else f"{shown[: _LONGEST_VALUE - 1]}…"


def is_hidden(char: str) -> bool:
    """Whether a character does not show, or is a space that is not U+0020."""
    return unicodedata.category(char) in _HIDDEN or (unicodedata.category(char) == "Zs" and char != " ")


def _shown(value: object, language: Language) -> str:
    return value.in_language(language) if isinstance(value, Message) else visible(value)


@cache
def rules_file() -> Mapping[str, Any]:
    """`checks/rules.yaml` as it stands: `phrases` and `rules`."""
    read: Mapping[str, Any] = yaml.load(RULES_FILE.read_bytes(), Loader=yaml.CSafeLoader)
    return read


@cache
def templates() -> dict[str, dict[Language, str]]:
    """Every template, by name and language."""
    found: dict[str, dict[Language, str]] = dict(rules_file()["phrases"])
    for rule in rules_file()["rules"]:
        own = {"": rule.get("says", {"en": "{raw}", "vi": "{raw}"}), **rule.get("also", {})}
        for variant, says in own.items():
            name = f"{rule['rule']}.{variant}" if variant else rule["rule"]
            found[name] = {language: f"{says[language]}; {rule['cure'][language]}" for language in ("en", "vi")}
    return found
