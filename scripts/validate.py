"""Run every check on the package; one line per problem, path:line:column: rule: message.

Exit status: 0 no problem; 1 the data have problems; 2 the call is wrong.
"""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from solieu.checks import check_house
from solieu.pages import Unread, check_page, read_page
from solieu.paths import HERE, House
from solieu.problems import Invalid, Problem, as_github, did_you_mean
from solieu.readings import load_metadata

_FORMATS: dict[str, Callable[[Problem], str]] = {
    "table": str,
    "jsonl": lambda problem: json.dumps(asdict(problem), ensure_ascii=False),
    "github": as_github,
}


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, metavar="DIR", help="a folder of <report_id>.txt: check every offset too")
    parser.add_argument("--page", metavar="FILE_OR_URL", help="check a report against its article as it stands")
    parser.add_argument("--report", metavar="ID", help="the report that --page is about")
    parser.add_argument("--format", choices=["table", "jsonl", "github"], default="table", help="how to print problems")
    parser.add_argument("--root", type=Path, default=HERE.root, help="the checkout to check (default: this one)")
    options = parser.parse_args(arguments)
    if bool(options.page) != bool(options.report):
        print("validate: --page and --report go together; give both", file=sys.stderr)
        return 2
    if options.texts and not options.texts.is_dir():
        print(f"validate: {options.texts} is no folder; give one that holds <report_id>.txt", file=sys.stderr)
        return 2
    house = House(options.root.resolve())
    try:
        problems = check_against_page(house, options) if options.page else check_house(house, options.texts)
    except Unread as error:
        print(f"validate: {error}", file=sys.stderr)
        return 2
    for problem in problems:
        print(_FORMATS[options.format](problem))
    if options.format == "table":
        print(f"{len(problems)} problem{'s' if len(problems) != 1 else ''}" if problems else "no problems")
    return 1 if problems else 0


def check_against_page(house: House, options: argparse.Namespace) -> list[Problem]:
    """Check one report against its article as it stands. Raises Unread where there is no such page or report."""
    try:
        readings = {reading.id: reading for reading in load_metadata(house).readings}
    except Invalid as invalid:
        return invalid.problems
    if options.report not in readings:
        raise Unread(f"there is no report '{options.report}'{did_you_mean(options.report, readings)}")
    return list(check_page(readings[options.report], read_page(options.page), options.page))


if __name__ == "__main__":
    sys.exit(main())
