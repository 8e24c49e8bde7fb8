"""What the commands say, by name, in two languages (`words.yaml`)."""

from functools import cache
from pathlib import Path

import yaml

from solieu.problems import Language, Message, visible

WORDS_FILE = Path(__file__).with_name("words.yaml")


def say(name: str, language: Language, /, **values: object) -> str:
    """What stands under a name, its values filled in; a message of the rules is said in the same language."""
    return words()[name][language].format(**shown(values, language))


def shown(values: dict[str, object], language: Language) -> dict[str, str]:
    """Values as they stand in a sentence of a language."""
    return {
        name: value.in_language(language) if isinstance(value, Message) else visible(value)
        for name, value in values.items()
    }


@cache
def words() -> dict[str, dict[Language, str]]:
    """Every name, and what it says in each language."""
    read: dict[str, dict[Language, str]] = yaml.load(WORDS_FILE.read_bytes(), Loader=yaml.CSafeLoader)
    return read
