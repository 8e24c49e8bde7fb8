"""The form of the tables of words."""


def phrases(text: str) -> frozenset[str]:
    """The phrases that ``|`` separates: "tàu|xuồng|ca nô"."""
    return frozenset(phrase.strip() for phrase in text.split("|") if phrase.strip())
