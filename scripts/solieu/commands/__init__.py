"""How the commands are called and how they end: click's commands, which here speak two languages.

The texts of a command and its options are names of `words.yaml`. Exit status: 0, and 1 where the data have problems; 2
the call is wrong, or something cannot be written; 3 another command is writing; 130 Ctrl-C; 141 the reader has left.
"""

import copy
import io
import os
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, cast, get_args

import click

from solieu.commands.messages import say
from solieu.paths import HERE, PartlyWritten
from solieu.problems import Language, Message, did_you_mean, reason

LANGUAGES: tuple[Language, ...] = get_args(Language)
WRONG_CALL, BUSY, STOPPED, READER_LEFT = 2, 3, 128 + 2, 128 + 13


class Refusal(Exception):
    """A command does nothing, and says why in one line on stderr."""

    def __init__(self, name: str | Message, status: int = WRONG_CALL, /, **values: object) -> None:
        self.name, self.status, self.values = name, status, values

    def in_language(self, language: Language) -> str:
        """Why: a text of words.yaml, or a message as it is."""
        if isinstance(self.name, Message):
            return self.name.in_language(language)
        return say(self.name, language, **self.values)


def run(command: click.Command, arguments: Sequence[str] | None = None) -> int:
    """Run a command, which returns its exit status; whatever ends it, at most one line says so."""
    call = list(sys.argv[1:] if arguments is None else arguments)
    language = language_asked(call)
    for stream in (sys.stdout, sys.stderr):  # whatever the locale; what is no character is shown, not refused
        cast(io.TextIOWrapper, stream).reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        with command.make_context(f"{command.name}.py", call, obj=language) as context:
            status: int = command.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as error:
        refusal = _wrong_call(error, command, language)
    except Refusal as error:
        refusal = error
    except KeyboardInterrupt:
        refusal = Refusal("stopped", STOPPED)
    except BrokenPipeError:
        _write_no_more()
        return READER_LEFT
    except OSError as error:
        if error.filename is None:  # as of every stream
            _write_no_more()
            refusal = Refusal("output-unwritten", reason=reason(error))
        else:
            refusal = Refusal("file-refused", file=error.filename, reason=reason(error))
    else:
        return status
    print(f"{command.name}: {refusal.in_language(language)}", file=sys.stderr)
    return refusal.status


def cannot_write(error: OSError) -> Refusal:
    """That a file cannot be written, and whether others were."""
    name = "partly-written" if isinstance(error, PartlyWritten) else "unwritten"
    return Refusal(name, file=error.filename, reason=reason(error))


def check_root(root: Path) -> None:
    """Raises Refusal where nothing can be built from a folder."""
    if not root.is_dir():
        raise Refusal("no-folder", folder=root)
    if not (root / "metadata").is_dir():
        raise Refusal("no-checkout", folder=root)


def problem_options(work: Callable[..., int]) -> Callable[..., int]:
    """The options of every command that prints problems, and the checkout it works on."""
    root = click.option("--root", type=FILE, default=HERE.root, metavar="DIR")
    return click.option("--color", type=Choice(["auto", "always", "never"]), default="auto")(
        root(language_option(work))
    )


def language_option(work: Callable[..., int]) -> Callable[..., int]:
    """The option of every command."""
    return click.option("--lang", type=Choice(LANGUAGES), default="en")(work)


def language_asked(arguments: Sequence[str]) -> Language:
    """The language that a call asks for, found before the call is read: what is wrong with it is said in it."""
    asked: Language = "en"
    for option, value in pairwise([*arguments, ""]):
        if option == "--":
            break
        name, sign, stated = option.partition("=")
        if name == "--lang":
            asked = next((each for each in LANGUAGES if each == (stated if sign else value)), asked)
    return asked


class Choice(click.Choice[str]):
    """One of a few words. An error of it holds the word that is none of them."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """The word itself, of which `_wrong_call` says what is wrong."""
        return str(value)


FILE: click.Path = click.Path(path_type=Path)


class Command(click.Command):
    """A command whose help, epilog and options' metavars are names of `words.yaml`; an option's help is its own name.

    The context's object is the language.
    """

    def __init__(self, name: str, **settings: Any) -> None:
        super().__init__(name, **settings)
        self.context_settings["help_option_names"] = ["-h", "--help"]

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The parameters, in the language of the call."""
        return [_translated(each, ctx.obj) for each in super().get_params(ctx)]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The form of --help: usage, what the command does, its options, how it ends."""
        language: Language = ctx.obj
        parameters = self.get_params(ctx)
        given = [each.make_metavar(ctx) for each in parameters if isinstance(each, click.Argument)]
        options = [each.get_help_record(ctx) for each in parameters if isinstance(each, click.Option)]
        formatter.write_usage(ctx.command_path, " ".join([say("OPTIONS", language), *given]), say("usage", language))
        self._write(say(str(self.help), language), formatter)
        with formatter.section(say("options", language)):
            formatter.write_dl([option for option in options if option])
        self._write(say(str(self.epilog), language), formatter)

    def _write(self, text: str, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        formatter.write_text(text)


def _translated(parameter: click.Parameter, language: Language) -> click.Parameter:
    said = copy.copy(parameter)
    said.metavar = say(parameter.metavar, language) if parameter.metavar else None
    if isinstance(said, click.Option):
        own = said.opts[-1]
        said.help = say(own if own == "--help" or not said.help else said.help, language)
    return said


def _wrong_call(error: click.UsageError, command: click.Command, language: Language) -> Refusal:
    """What is wrong with a call of a command, in our words, by the kind of click's error."""
    if isinstance(error, click.NoSuchOption):
        options = [name for each in command.params for name in each.opts if name.startswith("--")]
        near = did_you_mean(error.option_name, options)
        return Refusal("no-option", option=error.option_name, near=near)
    if isinstance(error, click.BadOptionUsage):
        flags = [each.opts[-1] for each in command.params if isinstance(each, click.Option) and each.is_flag]
        takes_none = error.option_name in (*flags, "--help")
        return Refusal("takes-no-value" if takes_none else "no-value", name=error.option_name)
    if isinstance(error, click.MissingParameter) and error.param:
        return Refusal("missing", name=error.param.metavar)
    if isinstance(error, click.BadParameter) and error.param and isinstance(error.param.type, Choice):
        choices = ", ".join(error.param.type.choices)
        return Refusal("no-choice", name=error.param.opts[0], value=error.message, choices=choices)
    return Refusal("wrong-call", raw=error.format_message())


def _write_no_more() -> None:
    """Let what Python would still flush at its end go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
