"""Read a Vietnamese text, and print every quantity and every other numeral of it, or a draft of its report file."""

import os
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Literal

import click

from solieu.commands import FILE, Choice, Command, Refusal, cannot_write, language_option, run
from solieu.paths import HERE, write_whole
from solieu.problems import Invalid, Language


def as_day(_call: click.Context, _option: click.Parameter, given: datetime | None) -> str:
    """A date that the call gives, as cards have it; empty where it gives none."""
    return f"{given:%Y-%m-%d}" if given else ""


@click.command("extract", cls=Command, help="extract", epilog="extract-ends")
@click.argument("text", metavar="TEXT_FILE")
@click.option("--format", type=Choice(["table", "jsonl", "yaml"]), default="table", help="--format of quantities")
@click.option("--explain", is_flag=True)
@click.option("--save-text", type=FILE, metavar="FILE")
@click.option("--id", metavar="ID")
@click.option("--url", metavar="URL")
@click.option("--title", metavar="TITLE")
@click.option("--publisher", metavar="NAME")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", callback=as_day)
@language_option
def extract(
    text: str,
    format: Literal["table", "jsonl", "yaml"],
    explain: bool,
    save_text: Path | None,
    lang: Language,
    **card: str | None,
) -> int:
    """Print what stands in a text; `card` is what the call says of the report for its draft."""
    from solieu.sources.pages import Unread

    try:
        if format == "yaml" or save_text:
            text = save_and_draft(text, save_text, format, card)
        if format != "yaml":
            print_quantities(text, format, explain)
    except Unread as unread:
        raise Refusal(unread.said) from None
    except Invalid as invalid:
        raise Refusal("codebook-wrong", first=invalid.problems[0].in_language(lang)) from None
    return 0


def save_and_draft(name: str, save_text: Path | None, format: str, card: Mapping[str, str | None]) -> str:
    """Save the text in its held form, and print its draft, where these are asked for; the text's name from then on.

    Raises Unread, Invalid, Refusal.
    """
    from solieu.package.witnesses import learned
    from solieu.sources.drafts import Source, draft, in_held_form
    from solieu.sources.pages import read_page

    page = read_page(name)
    held = in_held_form(page.text)
    if save_text:
        save(save_text, held.encode("utf-8"))
    if format == "yaml":
        source = Source(
            id=card["id"] or Source.id,
            url=card["url"] or page.url or Source.url,
            title=card["title"] or page.title or Source.title,
            publisher=card["publisher"] or page.publisher or Source.publisher,
            byline=page.byline,
            published=card["published"] or page.published,
        )
        sys.stdout.write(draft(held, source, *learned(HERE)))
    return str(save_text) if save_text else name


def save(path: Path, content: bytes) -> None:
    """Write a text where nothing else stands. Raises Refusal."""
    try:
        if os.path.lexists(path) and not path.is_dir() and not (path.is_file() and path.read_bytes() == content):
            raise Refusal("text-there", file=path)
        write_whole({path: content})
    except OSError as error:
        raise cannot_write(error) from None


def print_quantities(name: str, format: str, explain: bool) -> None:
    """Print every quantity as it is found, so that a text of any length is read in bounded memory. Raises Unread."""
    from solieu import codebook_units
    from solieu.commands.listing import as_jsonl, as_table
    from solieu.reading import explain as explained
    from solieu.reading import find_quantities_in
    from solieu.sources.pages import open_text, read_page

    if explain:
        print(explained(read_page(name).text, codebook_units()))
        return
    with open_text(name) as stream:
        quantities = find_quantities_in(stream, codebook_units())
        sys.stdout.writelines(as_jsonl(quantities) if format == "jsonl" else as_table(quantities))


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    return run(extract, arguments)


if __name__ == "__main__":
    sys.exit(main())
