"""Run every check on the package; one line per problem, path:line:column: rule: message, then how many there are.

On a terminal they stand by file, each with its line and what to do.

Exit status: 0 no problem; 1 the data have problems; 2 the call is wrong, or the output cannot be written.
"""

import _signal  # built in: `signal` itself takes a hundredth of a second to import

# Until `run` begins, Ctrl-C ends it without a traceback, unless the caller has it ignored.
if __name__ == "__main__" and _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

import argparse
import sys
from pathlib import Path

from solieu.checks import check_house
from solieu.commands import add_message_options, print_problems, refuse, run, write_summary
from solieu.commands.messages.calls import Parser
from solieu.paths import House
from solieu.problems import Invalid, Problem, Said, did_you_mean
from solieu.sources.pages import Unread, check_page, read_page
from solieu.sources.readings import load_metadata


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    options = _parser(arguments).read()
    if bool(options.page) != bool(options.report):
        return refuse("validate", Said("--page and --report go together; give both"), options.lang)
    if options.texts and not options.texts.is_dir():
        said = Said("{folder} is no folder; give one that holds <report_id>.txt", folder=options.texts)
        return refuse("validate", said, options.lang)
    if not options.root.is_dir():
        return refuse("validate", Said("{folder} is no folder; give a checkout", folder=options.root), options.lang)
    house = House(options.root.resolve())
    try:
        problems = check_against_page(house, options) if options.page else check_house(house, options.texts)
    except Unread as unread:
        return refuse("validate", unread.said, options.lang)
    print_problems(problems, options, house.root)
    sys.stdout.flush()  # whatever comes of the summary
    write_summary(problems, options)
    return 1 if problems else 0


def check_against_page(house: House, options: argparse.Namespace) -> list[Problem]:
    """Check one report against its article as it stands. Raises Unread where there is no such page or report."""
    try:
        readings = {reading.id: reading for reading in load_metadata(house).readings}
    except Invalid as invalid:
        return invalid.problems
    if options.report not in readings:
        near = did_you_mean(options.report, readings)
        raise Unread(Said("there is no report '{id}'{near}", id=options.report, near=near))
    return list(check_page(readings[options.report], read_page(options.page), options.page))


def _parser(arguments: list[str] | None) -> Parser:
    parser = Parser("validate", __doc__, arguments)
    texts = Said("a folder of <report_id>.txt: check every offset too")
    parser.add_argument("--texts", type=Path, metavar=Said("DIR"), help=texts)
    page = Said("check a report against its article as it stands")
    parser.add_argument("--page", metavar=Said("FILE_OR_URL"), help=page)
    parser.add_argument("--report", metavar=Said("ID"), help=Said("the report that --page is about"))
    form = Said("table: for people; jsonl: an object a line; github: annotations of a pull request, and its summary")
    parser.add_argument("--format", choices=["table", "jsonl", "github"], default="table", help=form)
    summary = Said("also append the summary to a file, in Markdown")
    parser.add_argument("--summary", metavar=Said("FILE"), help=summary)
    add_message_options(parser)
    return parser


if __name__ == "__main__":
    sys.exit(run("validate", main))
