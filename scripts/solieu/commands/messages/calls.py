"""How a command is called, in both languages: its help, and in one line what is wrong with a call."""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NoReturn

from solieu.commands.messages import LANGUAGES, say, vietnamese
from solieu.problems import Said, did_you_mean

WRONG_CALL = 2
# What argparse says, which is its own English, and what we say instead: the first that fits.
_FAULTS: dict[str, Callable[..., Said]] = {
    r"the following arguments are required: (?P<names>.+)": (
        lambda names: Said("{names} is missing; state it (--help shows where)", names=names)
    ),
    r"argument (?P<name>\S+): expected (?:one|at least one) argument": (
        lambda name: Said("{name} has no value; write one after it", name=name)
    ),
    r"argument (?P<name>\S+): invalid choice: ['\"](?P<value>.*)['\"] \(choose from (?P<choices>.+)\)": (
        lambda name, value, choices: Said(
            "{name} is '{value}'; choose one of {choices}", name=name, value=value, choices=choices.replace("'", "")
        )
    ),
    r"argument (?P<name>\S+): ignored explicit argument ['\"](?P<value>.*)['\"]": (
        lambda name, value: Said("{name} takes no value; take '{value}' out", name=name, value=value)
    ),
    r"ambiguous option: (?P<option>.+) could match (?P<options>.+)": (
        lambda option, options: Said("{option} may be {options}; write it in full", option=option, options=options)
    ),
}


class Parser(argparse.ArgumentParser):
    """A parser that speaks the language the call asks for; `doc` is what the command does, in paragraphs."""

    def __init__(self, command: str, doc: str, arguments: Sequence[str] | None) -> None:
        self.arguments = sys.argv[1:] if arguments is None else list(arguments)
        self.command, self.language = command, language_asked(self.arguments)
        form = partial(_Form, heading=say(Said("usage: "), self.language))
        about = "\n\n".join(self._in_language(paragraph) for paragraph in paragraphs(doc))
        super().__init__(prog=f"{command}.py", description=about, formatter_class=form, add_help=False)
        self._positionals.title = say(Said("arguments"), self.language)
        self._optionals.title = say(Said("options"), self.language)
        self.add_argument("-h", "--help", action="help", help=Said("show this and end"))
        self.add_argument(
            "--lang", choices=LANGUAGES, default="en", help=Said("the language of messages (default: en)")
        )

    def _in_language(self, text: str) -> str:
        return vietnamese().get(text, text) if self.language == "vi" else text

    def add_argument(self, *names: str, **settings: Any) -> argparse.Action:
        """As argparse's; what is Said, of help and metavar, is said in the language of the call."""
        said = {key: say(value, self.language) for key, value in settings.items() if isinstance(value, Said)}
        return super().add_argument(*names, **settings | said)

    def read(self) -> argparse.Namespace:
        """The options of the call. Where it is wrong, ends the command with a line that says so."""
        options, unknown = self.parse_known_args(self.arguments)
        if unknown:
            self._refuse(self._unknown(unknown[0]))
        return options

    def _unknown(self, word: str) -> Said:
        if not word.startswith("-"):
            return Said("'{word}' is one argument too many; take it out, or put quotation marks around it", word=word)
        name = word.partition("=")[0]
        known = [option for action in self._actions for option in action.option_strings if option.startswith("--")]
        return Said("there is no option {option}{near}", option=name, near=did_you_mean(name, known))

    def _print_message(self, message: str, file: Any = None) -> None:
        """As argparse's, which would keep to itself that nothing could be written."""
        (file or sys.stderr).write(message)

    def error(self, message: str) -> NoReturn:
        """What argparse calls where a call is wrong: one line, without the usage."""
        self._refuse(fault(message))

    def _refuse(self, said: Said) -> NoReturn:
        self.exit(WRONG_CALL, f"{self.command}: {say(said, self.language)}\n")


class _Form(argparse.HelpFormatter):
    """Help whose first word is in the language of the call, and whose paragraphs stay apart."""

    def __init__(self, prog: str, heading: str) -> None:
        super().__init__(prog)
        self.heading = heading

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or self.heading)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        fill = super()._fill_text
        return "\n\n".join(fill(paragraph, width, indent) for paragraph in text.split("\n\n"))


def language_asked(arguments: Sequence[str]) -> str:
    """The language that a call asks for, found before the call is read: what is wrong with it is said in it."""
    looking = argparse.ArgumentParser(add_help=False)
    looking.add_argument("--lang", nargs="?")
    language = looking.parse_known_args(arguments)[0].lang
    return language if language in LANGUAGES else "en"


def fault(raw: str) -> Said:
    """What argparse says of a call, in our words."""
    for known, said in _FAULTS.items():
        found = re.fullmatch(known, raw, re.S)
        if found:
            return said(**found.groupdict())
    return Said("the call is wrong ({raw}); --help shows what it takes", raw=raw)


def paragraphs(doc: str) -> list[str]:
    """The paragraphs of a docstring, each on one line, as the catalogue has them."""
    return [" ".join(paragraph.split()) for paragraph in doc.split("\n\n")]
