"""The counted noun phrase after a number: classifier and noun, with what is joined to it.

The phrase stops at a preposition, a verb, a sign or the next figure; a comma or "và" goes on only to a thing of the
same kind (cán bộ, chiến sĩ), to an adjective of the same kind (nghèo, vượt khó) or to the same noun again (nhà đồng
đội, nhà cho người nghèo).
"""

from solieu.reading.lexicon import having
from solieu.reading.tokens import NUMERIC, Token

NOTHING = Token(-1, -1, "\0")  # the token where there is none
_MOST_WORDS, _MOST_JOINED = 14, 6
_QUOTES = {"“": "”", '"': '"', "‘": "’", "«": "»"}
# What belongs to no phrase; what ends one; the stops that may begin one; what people do, which ends one after them.
_NEVER = frozenset(having("when", "period", "set", "after", "year", without=("plain", "unit")))
_STOPS = frozenset(having("stop", "relative", without=("unit",)))
_BEGINNING = frozenset(having("begins", without=("relative",)))
_PREDICATES = frozenset(having("predicate"))


def noun_end(text: str, tokens: list[Token], first: int) -> int | None:
    """The offset where the noun phrase that begins with the token ends; None if no noun begins there."""
    if tokens[first].char in '“"':
        return _closing(text, tokens[first].start)
    after = _phrase(text, tokens, first, begins=True)
    while after > first + 1 and "dimension" in tokens[after - 1].roles and _at(tokens, after).char in NUMERIC:
        after -= 1  # 3,5 km đường bê tông rộng 3 m
    one_letter = after == first + 1 and tokens[first].end - tokens[first].start == 1
    if after == first or (one_letter and not tokens[first].roles.keys() & {"counted", "kind", "unit"}):
        return None
    end = tokens[after - 1].end
    if text[end : end + 1] == " " and text[end + 1 : end + 2] in _QUOTES:
        return _closing(text, end + 1) or end
    return _joined(text, tokens, first, after)


def _at(tokens: list[Token], at: int) -> Token:
    return tokens[at] if at < len(tokens) else NOTHING


def _phrase(text: str, tokens: list[Token], first: int, begins: bool) -> int:
    """The index after the last token of the phrase that begins at ``first``."""
    words = 0
    agent = "agent" in tokens[first].roles
    for at in range(first, len(tokens)):
        start, end, char, roles, *_ = tokens[at]
        if not (char in "wW" or roles) or char in _NEVER or text[end : end + 1] == "_":
            return at
        if at == first:
            if char in _STOPS and not (begins and char in _BEGINNING):
                return at
        elif char in _STOPS or (agent and char in _PREDICATES):
            return at
        words += 1 + text.count(" ", start, end)
        if words > _MOST_WORDS:
            return at
    return len(tokens)


def _joined(text: str, tokens: list[Token], first: int, after: int) -> int:
    """The end of the phrase with the things joined to it by commas, "và", a dash or a slash."""
    kinds = _kinds(tokens[first:after])
    head = _first_word(text, tokens[first])
    for _ in range(_MOST_JOINED):
        at, sign, following = after + 1, _at(tokens, after), _at(tokens, after + 1)
        if sign.char == "/":
            if _ranks(tokens[after - 1]).isdisjoint(_ranks(following)):
                break
            after += 2  # xã/phường/thị trấn
            continue
        if "and" in sign.roles and text[following.start : following.end] == "các":
            at, following = at + 1, _at(tokens, at + 1)
        elif not (sign.char == "," or "and" in sign.roles or (sign.char == "-" and following.start - sign.end == 1)):
            break
        if following is NOTHING:
            break
        again = _first_word(text, following) == head
        of_kind = not kinds.isdisjoint(following.roles.get("kind", "").split())
        stop = _phrase(text, tokens, at, again or of_kind)
        if again and sign.char == ",":
            # Up to the comma where the noun follows once more: nhà cho người nghèo, nhà tình thương.
            commas = (at for at in range(stop, min(stop + 6, len(tokens) - 1)) if tokens[at].char == ",")
            once_more = (at for at in commas if _first_word(text, tokens[at + 1]) == head)
            stop = next(once_more, max(stop, at + 1))
        elif not of_kind or stop == at:
            return _short(text, tokens, first, after) or tokens[after - 1].end
        elif _at(tokens, stop).char in NUMERIC and not tokens[stop - 1].roles.keys() & {"label", "strong"}:
            break  # 45 xe, tàu 12 chiếc; but 600 cán bộ, chiến sĩ Sư đoàn 5
        kinds |= _kinds(tokens[at:stop])
        after = stop
    return tokens[after - 1].end


def _first_word(text: str, token: Token) -> str:
    return text[token.start : token.start + 40].split(" ", 1)[0]


def _ranks(token: Token) -> set[str]:
    return set(token.roles.get("rank", "").split())


def _kinds(tokens: list[Token]) -> set[str]:
    return {kind for token in tokens for role in ("kind", "inner") for kind in token.roles.get(role, "").split()}


def _short(text: str, tokens: list[Token], first: int, after: int) -> int:
    """The end of one word joined to one: 8 tổ, chốt; what follows must end it, for a clause may begin there."""
    word, following = tokens[after + 1], _at(tokens, after + 2)
    one = text.count(" ", tokens[first].start, tokens[after - 1].end) < 2 and text[word.start : word.end].isalpha()
    ends = following.char in ".;:)\n,\0" and _at(tokens, after + 3).char not in NUMERIC
    return word.end if one and ends and not word.roles.keys() & {"stop", "predicate", "relative"} else 0


def _closing(text: str, start: int) -> int | None:
    """The end of the quotation that opens at ``start``; None if it is long, or holds a numeral of its own."""
    if not text[start + 1 : start + 3].lstrip(" ")[:1].isalpha():
        return None
    end = text.find(_QUOTES[text[start]], start + 1, start + 80)
    quoted = text[start:end]
    return end + 1 if end > 0 and "\n" not in quoted and not any(map(str.isdigit, quoted)) else None
