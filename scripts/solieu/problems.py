"""What is wrong with the data, said in one line a curator can act on."""

import errno
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

# Characters that do not show, or would break a line or a terminal: control, format, private, unassigned, surrogate.
_HIDDEN = {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}
_LONGEST_VALUE = 300


class Said(str):
    """A message that remembers how it was made, so that it can be said in another language; str() of it is English."""

    template: str
    values: dict[str, object]

    def __new__(cls, template: str, **values: object) -> "Said":
        """The template with its values filled in, as str.format does; a value may be Said itself."""
        said = super().__new__(cls, template.format(**{name: visible(value) for name, value in values.items()}))
        said.template, said.values = template, values
        return said

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:
        """How copy and pickle make it again."""
        return (self.template,), self.values


def visible(value: object) -> str:
    """A value as messages show it: on one line, hidden characters named, very long text cut; what is Said stays."""
    if isinstance(value, Said):
        return str(value)
    text = str(value)
    shown = "".join(f"<U+{ord(char):04X}>" if is_hidden(char) else char for char in text[: _LONGEST_VALUE + 1])
    return shown if len(shown) <= _LONGEST_VALUE else f"{shown[: _LONGEST_VALUE - 1]}…"


def is_hidden(char: str) -> bool:
    """Whether a character does not show, or is a space that is not U+0020."""
    return unicodedata.category(char) in _HIDDEN or (unicodedata.category(char) == "Zs" and char != " ")


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong. `path` is from the checkout's root; line and column count from 1, 0 where there is none."""

    path: str
    line: int
    column: int
    rule: str
    message: Said

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.rule}: {self.message}"


class Invalid(Exception):
    """The input has problems, so nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


def did_you_mean(word: str, known: Iterable[str]) -> Said:
    """The end of a message: the nearest known word, or a short list of those there are."""
    names = sorted(known)
    near = get_close_matches(word, names, n=1)
    if near:
        return Said("; did you mean '{near}'?", near=near[0])
    return Said("; known: {names}", names=", ".join(names)) if 0 < len(names) <= 12 else Said("")


def reason(error: OSError) -> Said:
    """Why the operating system refused, in its words, those that are likely here in both languages."""
    known = _REASONS.get(error.errno or 0)
    return known or Said("the system says: {what}", what=error.strerror or error)


_REASONS = {
    errno.EACCES: Said("Permission denied"),
    errno.EPERM: Said("Permission denied"),
    errno.EROFS: Said("Read-only file system"),
    errno.ENOSPC: Said("No space left on device"),
    errno.EDQUOT: Said("No space left on device"),
    errno.ENOENT: Said("No such file or directory"),
    errno.ENOTDIR: Said("Not a directory"),
    errno.EEXIST: Said("File exists"),
    errno.EISDIR: Said("Is a directory"),
    errno.ENAMETOOLONG: Said("File name too long"),
    errno.ELOOP: Said("Too many levels of symbolic links"),
    errno.EIO: Said("Input/output error"),
    errno.EFBIG: Said("File too large"),
}
