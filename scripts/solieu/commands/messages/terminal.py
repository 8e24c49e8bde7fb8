"""Problems as a person reads them on a terminal: by file, the value marked, its line shown, the cure below."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from solieu.checks.rules import rules
from solieu.commands.messages import Piece, pieces, say
from solieu.commands.messages.counts import by_rule, guide, next_step, sorted_for_people, total
from solieu.problems import Problem, Said, is_hidden

_STYLES = {"bold": "1", "dim": "2", "red": "1;31", "green": "1;32", "yellow": "33", "cyan": "36"}
_INDENT = 6
_MOST_OF_A_RULE = 5


@dataclass(frozen=True)
class Screen:
    """How to print: in which language, how wide, with colours or without, and where the files stand."""

    language: str
    width: int
    coloured: bool
    root: Path

    def styled(self, text: str, style: str) -> str:
        """A text in a style, where there are colours."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.coloured and style and text else text


def as_groups(problems: Sequence[Problem], screen: Screen) -> str:
    """Every problem under its file, then the count of each rule with where it is explained, then the next step."""
    if not problems:
        return screen.styled(say(total(problems), screen.language), "green") + "\n"
    lines: list[str] = []
    for path, group in groupby(sorted_for_people(problems), key=lambda problem: problem.path):
        lines.append(screen.styled(path, "bold"))
        lines += _of_file(list(group), _lines(screen.root / path), screen)
    return "\n".join([*lines, *_ending(problems, screen)]) + "\n"


def _of_file(problems: Sequence[Problem], source: Sequence[str], screen: Screen) -> Iterator[str]:
    """The problems of one file; of a rule that is broken again and again, the first few."""
    shown: Counter[str] = Counter()
    for problem in problems:
        shown[problem.rule] += 1
        if shown[problem.rule] <= _MOST_OF_A_RULE:
            yield from _entry(problem, source, screen)
            yield ""
    for rule, count in shown.items():
        if count > _MOST_OF_A_RULE:
            more = Said("… and {n} more of {rule} (all of them: | cat)", n=count - _MOST_OF_A_RULE, rule=rule)
            yield from _wrapped(pieces(more, screen.language), screen, "red", "", 2)
            yield ""


def _entry(problem: Problem, source: Sequence[str], screen: Screen) -> Iterator[str]:
    place = f"{problem.line}:{problem.column}" if problem.line else "-"
    yield f"  {screen.styled(place, 'dim')} {screen.styled(problem.rule, 'red')}"
    wrong, cure = _cut(list(pieces(problem.message, screen.language)))
    yield from _wrapped(wrong, screen, "yellow", "")
    if 0 < problem.line <= len(source):
        yield from _excerpt(source[problem.line - 1], problem, screen)
    if not cure and problem.rule in rules():
        rule = rules()[problem.rule]
        cure = [Piece(rule.cure_vi if screen.language == "vi" else rule.cure, is_value=False)]
    yield from _wrapped([Piece("→ ", is_value=False), *cure], screen, "cyan", "cyan") if cure else ()


def _ending(problems: Sequence[Problem], screen: Screen) -> Iterator[str]:
    yield screen.styled(say(total(problems), screen.language), "red")
    rules = by_rule(problems)
    number, wide = len(str(rules[0][1])), max(len(rule) for rule, _ in rules)
    for rule, count in rules:
        yield f"  {count:>{number}} {rule:<{wide}}  {screen.styled(f'docs/rules.md#{rule}', 'dim')}"
    said = Said("Next: {step} ({page} has the steps)", step=next_step(problems), page=guide(screen.language))
    yield from _wrapped(pieces(said, screen.language), screen, "bold", "", 0)


def _cut(message: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """A message's two halves: what is wrong, and after the first "; " of our own words, what to do."""
    for at, piece in enumerate(message):
        if not piece.is_value and "; " in piece.text:
            before, _, after = piece.text.partition("; ")
            return [*message[:at], Piece(before, False)], [Piece(after, False), *message[at + 1 :]]
    return message, []


def _wrapped(
    message: Iterable[Piece], screen: Screen, of_values: str, of_words: str, indent: int = _INDENT
) -> Iterator[str]:
    """Lines no wider than the screen, indented. Of the word '0900', the quotation marks are not a value."""
    line: list[Piece] = []
    length = indent
    for word in _words(message):
        wide = sum(_width(piece.text) for piece in word)
        if line and length + 1 + wide > screen.width:
            yield " " * indent + _styled(line, screen, of_values, of_words)
            line, length = [], indent
        space = [Piece(" ", is_value=line[-1].is_value and word[0].is_value)] if line else []
        line += [*space, *word]
        length += len(space) + wide
    yield " " * indent + _styled(line, screen, of_values, of_words)


def _styled(line: Iterable[Piece], screen: Screen, of_values: str, of_words: str) -> str:
    runs = groupby(line, key=lambda piece: of_values if piece.is_value else of_words)
    return "".join(screen.styled("".join(piece.text for piece in run), style) for style, run in runs)


def _words(message: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The words of a message, each as the pieces it is made of."""
    word: list[Piece] = []
    for piece in message:
        first, *others = piece.text.split(" ")
        word += [Piece(first, piece.is_value)] if first else []
        for text in others:
            if word:
                yield word
            word = [Piece(text, piece.is_value)] if text else []
    if word:
        yield word


def _lines(path: Path) -> list[str]:
    """A file's lines to show; none where it is no ordinary file, or not text."""
    try:
        return path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    except (OSError, ValueError):
        return []


def _excerpt(line: str, problem: Problem, screen: Screen) -> Iterator[str]:
    """The line itself, cut to the screen around the column, and a mark under the column."""
    number = f"{problem.line} │ "
    room = max(20, screen.width - _INDENT - len(number) - 2)
    at = min(max(problem.column - 1, 0), len(line))
    start = 0 if at < room else max(0, at - room // 3)
    before, after = _plain(line[start:at]), _plain(line[at : start + room])
    before = f"…{before}" if start else before
    tail = "…" if start + room < len(line) else ""
    margin = " " * _INDENT
    yield f"{margin}{screen.styled(number, 'dim')}{before}{after}{tail}"
    if problem.column:
        yield f"{margin}{' ' * len(number)}{' ' * _width(before)}{screen.styled('^', 'red')}"


def _plain(text: str) -> str:
    return "".join("·" if is_hidden(char) else char for char in text)


def _width(text: str) -> int:
    """How many columns a text takes: marks that stand over a letter take none, full-width letters two."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
