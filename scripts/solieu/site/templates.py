"""What is written by a template of this folder: pictures, the tables of the database, docs/findings.md."""

from functools import cache, partial
from pathlib import Path
from textwrap import fill

from jinja2 import Environment, FileSystemLoader, Template


@cache
def template(name: str) -> Template:
    """A template by the name of its file; `px` writes a number of pixels, `fill` breaks lines."""
    is_markup = name.endswith(".svg")
    known = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=is_markup, trim_blocks=True)
    known.filters |= {"px": lambda number: f"{number:.1f}".removesuffix(".0"), "fill": partial(fill, width=118)}
    return known.get_template(name)
