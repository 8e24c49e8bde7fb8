"""What a draft suggests of a figure, from its words, its clause, and the cues of the codebook. Nothing is guessed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from solieu.reading import Quantity
from solieu.sources.codebook import Codebook, Indicator

# A clause ends at a semicolon, a colon, an ellipsis or a line break, and at a full stop that is not inside a number.
_CLAUSE_END = re.compile(r"[;:!?…\n]|\.(?!\d)")
# What stands between a count and the money that goes with it.
_WORTH = re.compile(r"(?:với |có )?(?:tổng )?(?:trị giá|giá trị|kinh phí|số tiền|/)", re.I)

# Money does not go with how long something took.
_SPANS_OF_TIME = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")


@dataclass(frozen=True)
class Placed:
    """A figure of the text, with the clause it stands in."""

    quantity: Quantity
    clause_start: int
    clause_end: int
    text: str

    @property
    def before(self) -> str:
        """The clause up to the figure."""
        return self.text[self.clause_start : self.quantity.char_start]

    @property
    def around(self) -> str:
        """The clause without the figure's own words."""
        return f"{self.before}\n{self.text[self.quantity.char_end : self.clause_end]}"

    @property
    def counted(self) -> str:
        """What is counted: the phrase after the number, its unit included."""
        if self.quantity.kind == "count" and self.quantity.unit:
            return self.quantity.unit
        return self.text[self.quantity.numeral_end : self.quantity.char_end]


@dataclass(frozen=True)
class Pairing:
    """A suggested pair: the place of the other figure among the figures, and how sure it is."""

    relation: str
    of: int
    word: str
    certainty: str


def placed_figures(text: str, quantities: Iterable[Quantity]) -> list[Placed]:
    """The figures among the quantities of a text, each with its clause."""
    figures = [quantity for quantity in quantities if quantity.is_figure]
    return [Placed(quantity, *_clause(text, quantity), text) for quantity in figures]


def _clause(text: str, quantity: Quantity) -> tuple[int, int]:
    start = max((match.end() for match in _CLAUSE_END.finditer(text, 0, quantity.char_start)), default=0)
    end = _CLAUSE_END.search(text, quantity.char_end)
    return start, end.start() if end else len(text)


def indicator(figure: Placed, codebook: Codebook) -> str:
    """The one indicator whose counted words and cues are there; empty where none is, or more than one."""
    found = [each for each in codebook.indicators if _fits(each, figure)]
    return found[0].id if len(found) == 1 else ""


def _fits(indicator: Indicator, figure: Placed) -> bool:
    if figure.quantity.kind in ("rate", "vague"):
        return False  # what one costs is another measure than what all cost
    counted = any(holds(figure.counted, word) for word in indicator.counted)
    return counted and (not indicator.cues or any(holds(figure.around, cue) for cue in indicator.cues))


def action(figure: Placed, codebook: Codebook) -> str:
    """The codebook's verb phrase that stands nearest before the figure in its clause, the longest of them."""
    ends = [
        (match.end(), len(each.vi), each.vi)
        for each in codebook.actions
        for match in _word(each.vi).finditer(figure.before)
    ]
    return max(ends)[2] if ends else ""


def parts(figure: Placed, unit_words: Mapping[str, str]) -> list[str]:
    """The things that a figure counts jointly: a list each of whose members is of the figure's own unit."""
    quantity = figure.quantity
    counted = figure.counted.strip()
    if quantity.kind == "measure" and quantity.unit:
        members = _members(counted.removeprefix(quantity.unit).strip())
        return members if len(members) > 1 and all(" " in member for member in members) else []
    members = _members(counted)
    same = [_unit_of(member, unit_words) == quantity.unit_id for member in members]
    return members if len(members) > 1 and all(same) else []


def _members(phrase: str) -> list[str]:
    return [member for member in re.split(r",\s*|\s+và\s+", phrase) if member]


def _unit_of(phrase: str, unit_words: Mapping[str, str]) -> str | None:
    words = phrase.lower().split()
    starts = (" ".join(words[:length]) for length in range(len(words), 0, -1))
    return next((unit_words[start] for start in starts if start in unit_words), None)


def pairs(figures: list[Placed], place: int) -> list[Pairing]:
    """The figures of the same clause that a figure goes with: money with what stands before it, people with classes."""
    figure = figures[place]
    earlier = [at for at in range(place) if figures[at].clause_start == figure.clause_start]
    if figure.quantity.kind == "money":
        return _paid_for(figures, earlier, figure)
    if figure.quantity.unit_id == "person" and re.search(r"\bcho\s*$", figure.before):
        classes = [at for at in earlier if figures[at].quantity.unit_id == "class"]
        return [Pairing("people_in", at, "cho", "in_doubt") for at in classes[-1:]]
    return []


def _paid_for(figures: list[Placed], earlier: list[int], figure: Placed) -> list[Pairing]:
    """Money goes with every count since the last money; it is clear only where it follows the one count directly."""
    counts: list[int] = []
    for at in earlier:
        quantity = figures[at].quantity
        if quantity.kind == "money":
            counts = []
        elif quantity.unit_id not in _SPANS_OF_TIME and quantity.kind not in ("percent", "rate"):
            counts.append(at)
    if not counts:
        return []
    between = figure.text[figures[counts[-1]].quantity.char_end : figure.quantity.char_start].strip()
    directly = not between or _WORTH.fullmatch(between)
    certainty = "clear" if directly and len(counts) == 1 else "in_doubt"
    word = _WORTH.search(between)
    return [Pairing("amount_for", at, word.group() if word else "", certainty) for at in counts]


def holds(text: str, words: str) -> bool:
    """Whether a text holds these words, whole, in any case."""
    return bool(_word(words).search(text))


@lru_cache(maxsize=1024)
def _word(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.I)
