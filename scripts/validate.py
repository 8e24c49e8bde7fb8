"""Run every check on the package."""

import sys
from pathlib import Path

import click

from solieu.commands import FILE, Choice, Command, Refusal, problem_options, run
from solieu.commands.forms import Form, print_problems, write_summary
from solieu.paths import House
from solieu.problems import Invalid, Language, Problem, did_you_mean


@click.command("validate", cls=Command, help="validate", epilog="validate-ends")
@click.option("--texts", type=FILE, metavar="DIR")
@click.option("--page", metavar="FILE_OR_URL")
@click.option("--report", metavar="ID")
@click.option("--format", type=Choice(["table", "jsonl", "github"]), default="table", help="--format of problems")
@click.option("--summary", metavar="FILE")
@problem_options
def validate(
    texts: Path | None,
    page: str | None,
    report: str | None,
    format: Form,
    summary: str | None,
    root: Path,
    lang: Language,
    color: str,
) -> int:
    """Print what is wrong with a checkout, a package alone, or a report against its article."""
    if bool(page) != bool(report):
        raise Refusal("page-and-report")
    if texts and not texts.is_dir():
        raise Refusal("no-texts", folder=texts)
    if not root.is_dir():
        raise Refusal("no-folder", folder=root)
    house = House(root.resolve())
    if page and report:
        problems = check_against_page(house, page, report)
    else:
        from solieu.checks import check_house  # here, since it is slow to import: every wrong call would wait

        problems = check_house(house, texts)
    print_problems(problems, lang, color, house.root, format)
    sys.stdout.flush()  # whatever comes of the summary
    write_summary(problems, lang, format, summary)
    return 1 if problems else 0


def check_against_page(house: House, page: str, report: str) -> list[Problem]:
    """Check one report against its article as it stands. Raises Refusal where there is no such page or report."""
    from solieu.checks.texts import check_page
    from solieu.sources.pages import Unread, read_page
    from solieu.sources.readings import load_metadata

    try:
        readings = {reading.id: reading for reading in load_metadata(house).readings}
        if report not in readings:
            raise Refusal("no-report", id=report, near=did_you_mean(report, readings))
        return list(check_page(readings[report], read_page(page), page))
    except Invalid as invalid:
        return invalid.problems
    except Unread as unread:
        raise Refusal(unread.said) from None


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    return run(validate, arguments)


if __name__ == "__main__":
    sys.exit(main())
