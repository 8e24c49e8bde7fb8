"""Read a Vietnamese text, and print every quantity and every other numeral of it, or a draft of its report file."""

import sys
from pathlib import Path
from typing import Literal

import click

from solieu.commands import FILE, Choice, Command, Refusal, cannot_write, language_option, run
from solieu.paths import HERE, write_whole
from solieu.problems import Invalid, Language


@click.command("extract", cls=Command, help="extract", epilog="extract-ends")
@click.argument("text", metavar="TEXT_FILE")
@click.option("--format", type=Choice(["table", "jsonl", "yaml"]), default="table", help="--format of quantities")
@click.option("--save-text", type=FILE, metavar="FILE")
@click.option("--id", metavar="ID")
@click.option("--url", metavar="URL")
@click.option("--title", metavar="TITLE")
@click.option("--publisher", metavar="NAME")
@language_option
def extract(
    text: str, format: Literal["table", "jsonl", "yaml"], save_text: Path | None, lang: Language, **card: str | None
) -> int:
    """Print what stands in a text; `card` is what the call says of the report for its draft."""
    from solieu.sources.drafts import Source, draft, in_held_form
    from solieu.sources.pages import Unread, read_page
    from solieu.sources.readings import load_codes

    try:
        page = read_page(text)
        held = in_held_form(page.text)
        if save_text:
            write_whole({save_text: held.encode("utf-8")})
        if format == "yaml":
            source = Source(
                id=card["id"] or Source.id,
                url=card["url"] or page.url or Source.url,
                title=card["title"] or page.title or Source.title,
                publisher=card["publisher"] or page.publisher or Source.publisher,
                byline=page.byline,
                published=page.published,
            )
            sys.stdout.write(draft(held, source, load_codes(HERE)))
            return 0
    except Unread as unread:
        raise Refusal(unread.said) from None
    except Invalid as invalid:
        raise Refusal("codebook-wrong", first=invalid.problems[0].in_language(lang)) from None
    except OSError as error:
        raise cannot_write(error) from None
    from solieu import find_quantities
    from solieu.commands.listing import as_jsonl, as_table

    quantities = find_quantities(page.text)
    sys.stdout.write(as_jsonl(quantities) if format == "jsonl" else as_table(quantities))
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    return run(extract, arguments)


if __name__ == "__main__":
    sys.exit(main())
