"""The templates that people wrote for the site, read before anybody is served by them."""

from collections.abc import Collection, Iterator
from pathlib import Path

import jinja2
from jinja2 import nodes

from solieu.problems import Problem, Said, did_you_mean, reason

_WORDS = "t"  # what templates call the words of words.yaml
_REFERENCES = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


def template_problems(folder: Path, words: Collection[str]) -> Iterator[Problem]:
    """Every template that is none, and what templates name that is not there: other templates, and words."""
    paths = sorted(folder.rglob("*.html"))
    names = {path.relative_to(folder).as_posix() for path in paths}
    for path in paths:
        yield from _of_template(path, path.relative_to(folder.parent).as_posix(), names, words)


def _of_template(path: Path, name: str, names: Collection[str], words: Collection[str]) -> Iterator[Problem]:
    if path.is_dir():
        yield Problem(name, 0, 0, "not-a-file", Said("a folder stands where a file should; take it out"))
        return
    try:
        tree = jinja2.Environment().parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        said = Said("cannot be read ({reason}); mend its permissions", reason=reason(error))
        yield Problem(name, 0, 0, "file-unread", said)
        return
    except UnicodeDecodeError as error:
        yield Problem(name, 0, 0, "not-utf8", Said("not UTF-8 at byte {at}; save the file as UTF-8", at=error.start))
        return
    except jinja2.TemplateSyntaxError as error:
        raw = " ".join(str(error.message).split())
        said = Said("this is no template ({raw}); mend this line or one above", raw=raw)
        yield Problem(name, error.lineno, 0, "file-unread", said)
        return
    for reference in tree.find_all(_REFERENCES):
        other = getattr(reference, "template", None)  # may be an expression, of which nothing is known here
        other = other.value if isinstance(other, nodes.Const) else None
        if isinstance(other, str) and other not in names:
            said = Said("there is no template '{name}'{near}", name=other, near=did_you_mean(other, names))
            yield Problem(name, reference.lineno, 0, "unknown-name", said)
    for got in tree.find_all(nodes.Getattr):
        if isinstance(got.node, nodes.Name) and got.node.name == _WORDS and got.attr not in words:
            said = Said("there is no '{name}' in words.yaml{near}", name=got.attr, near=did_you_mean(got.attr, words))
            yield Problem(name, got.lineno, 0, "unknown-name", said)
