"""Read a Vietnamese text, and print every quantity and every other numeral of it, or a draft of its report file.

TEXT_FILE is a text in UTF-8, a saved HTML page, an address (http, https), or - for standard input.

Exit status: 0 read; 2 the call is wrong, or a file cannot be read or written.
"""

import _signal  # built in: `signal` itself takes a hundredth of a second to import

# Until `run` begins, Ctrl-C ends it without a traceback, unless the caller has it ignored.
if __name__ == "__main__" and _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

import argparse
import sys
from pathlib import Path

from solieu import find_quantities
from solieu.commands import cannot_write, refuse, run
from solieu.commands.listing import as_jsonl, as_table
from solieu.commands.messages.calls import Parser
from solieu.paths import HERE, write_whole
from solieu.problems import Invalid, Problem, Said
from solieu.sources.drafts import Source, draft, in_held_form
from solieu.sources.pages import Page, Unread, read_page
from solieu.sources.readings import load_codes


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    options = _parser(arguments).read()
    sys.stdout.reconfigure(encoding="utf-8", newline="\n", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        page = read_page(options.text)
        if options.save_text:
            write_whole({options.save_text: in_held_form(page.text).encode("utf-8")})
        output = _output(page, options)
    except Unread as unread:
        return refuse("extract", unread.said, options.lang)
    except Invalid as invalid:
        said = Said("the codebook is wrong; run scripts/validate.py: {first}", first=_in_line(invalid.problems[0]))
        return refuse("extract", said, options.lang)
    except OSError as error:
        return refuse("extract", cannot_write(error), options.lang)
    sys.stdout.write(output)
    return 0


def _in_line(problem: Problem) -> Said:
    return Said("{place}: {message}", place=f"{problem.path}:{problem.line}", message=problem.message)


def _output(page: Page, options: argparse.Namespace) -> str:
    if options.format == "yaml":
        source = Source(
            id=options.id or Source.id,
            url=options.url or page.url or Source.url,
            title=options.title or page.title or Source.title,
            publisher=options.publisher or page.publisher or Source.publisher,
            byline=page.byline,
            published=page.published,
        )
        return draft(in_held_form(page.text), source, load_codes(HERE))
    quantities = find_quantities(page.text)
    return as_jsonl(quantities) if options.format == "jsonl" else as_table(quantities)


def _parser(arguments: list[str] | None) -> Parser:
    parser = Parser("extract", __doc__, arguments)
    text = Said("a text, a saved page, an address, or - for standard input")
    parser.add_argument("text", metavar=Said("TEXT_FILE"), help=text)
    form = Said("table: for people; jsonl: an object a line; yaml: the draft of a report file")
    parser.add_argument("--format", choices=["table", "jsonl", "yaml"], default="table", help=form)
    saved = Said("also save the text in the form offsets count in")
    parser.add_argument("--save-text", type=Path, metavar=Said("FILE"), help=saved)
    of_draft = {
        "--id": (Said("ID"), Said("for a draft: the report's id")),
        "--url": ("URL", Said("for a draft: the report's address")),
        "--title": (Said("TITLE"), Said("for a draft: the report's title")),
        "--publisher": (Said("NAME"), Said("for a draft: who published the report")),
    }
    for name, (metavar, what) in of_draft.items():
        parser.add_argument(name, default="", metavar=metavar, help=what)
    return parser


if __name__ == "__main__":
    sys.exit(run("extract", main))
