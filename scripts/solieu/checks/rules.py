"""Every rule that the commands can print: what it holds, and the cure, in both languages (`rules.yaml`)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from solieu.problems import Invalid, Said
from solieu.sources import yamlfile
from solieu.sources.records import Reader, Record, code, read_record, slug, text

FILE = Path(__file__).with_name("rules.yaml")
LAYERS = ("ours", "frictionless")


@dataclass(frozen=True, kw_only=True)
class Rule(Record):
    """One rule. `layer` is who enforces it: frictionless, or the checks of this project."""

    KIND = Said("rule")

    name: str = slug()
    layer: str = code("layers")
    holds: str = text()
    holds_vi: str = text()
    cure: str = text()
    cure_vi: str = text()


@cache
def rules() -> dict[str, Rule]:
    """The rules by name, in the order of their file. Raises Invalid."""
    node = yamlfile.load(FILE, FILE.name)
    reader = Reader(FILE.name, {"layers": LAYERS}, [])
    items = node.value if isinstance(node.value, list) else []
    read = [rule for item in items if (rule := read_record(reader, Rule, item)) is not None]
    if reader.problems:
        raise Invalid(reader.problems)
    return {rule.name: rule for rule in read}
