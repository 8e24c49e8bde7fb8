"""Numbers in words, exactly: hai trăm linh ba; ba triệu rưỡi; không phẩy năm; một nghìn hai.

The words stand in ``lexicon/numbers.tsv``. Words that each end in a space are read by regular expressions.
"""

import re
from decimal import Decimal
from functools import lru_cache

from solieu.reading.lexicon import Roles, any_of, any_word, phrases
from solieu.reading.quantity import Number, Value, number_of, scaled, significant_digits

_NUMBER = {word: code.split() for word, code in phrases("number").items()}


def _words(*kinds: str) -> frozenset[str]:
    return frozenset(word for word, code in _NUMBER.items() if code[0] in kinds)


DIGITS = {word: int(_NUMBER[word][1]) for word in _words("digit")}
SCALES = {word: int(_NUMBER[word][1]) for word in _words("scale")}
MULTIPLES = _words("tens", "hundred", "scale")
NUMBER_WORDS = frozenset(_NUMBER)
# Words that go on with a number but never begin one: mốt, lăm, linh, mươi.
_FOLLOW = frozenset(phrases("follows"))
BEGINS = (NUMBER_WORDS - _FOLLOW) | frozenset(phrases("halved"))
POINT = any_of(_words("point"))
NUMBER_WORD = any_word(NUMBER_WORDS)
# A number has fewer words than this; a longer run is noise, and reading it would not take linear time.
MOST_WORDS = 48
_RUN = re.compile(rf"{NUMBER_WORD}(?: {NUMBER_WORD}){{0,{MOST_WORDS}}}")
SAID_DECIMALS = re.compile(rf" +{POINT} +(\d+)(?![\d.,])")
_DIGIT, _POWER, _ZERO_WORD = any_of(DIGITS), any_of(SCALES), any_of(_words("zero"))
HALF = re.compile(rf"(?:một )?{any_of(phrases('halved'))}(?: ({_POWER}))?(?![^\W_])")
_TENS = re.compile(
    rf"mười (?:(?!không|năm|mốt|tư)(?P<after_ten>{_DIGIT}) (?!mươi |trăm ))?|chục "  # mười hai
    rf"|(?!không)(?P<tens>{_DIGIT}) (?:mươi (?:(?!không|năm)(?P<units>{_DIGIT}) )?|chục (?P<half>rưỡi )?)"
    rf"|(?!không|một|{any_of(_FOLLOW)})(?P<short_tens>{_DIGIT}) "  # hai mốt
    rf"(?!không|năm|một)(?P<short_units>{_DIGIT}) (?!mươi |trăm )"
    rf"|(?P<digit>{_DIGIT}) "
)
_HUNDREDS = re.compile(rf"(?:{_ZERO_WORD} (?={_DIGIT} trăm ))?(?:({_DIGIT}) )?trăm (rưỡi )?")
_ZERO = re.compile(rf"{_ZERO_WORD} ")
_NO_TEN = re.compile(rf"không |năm (?!{_POWER} )")  # một trăm năm: a hundred years
_ONE_SCALE = re.compile(rf"({_POWER}) ")
_DECIMALS = re.compile(rf"{POINT} ((?:mười |{_DIGIT} )(?:mươi )?(?:{_DIGIT} (?:mươi )?)*)((?:{_POWER} )*)")
_POWERS = {word: int(power) for word, power in phrases("scale").items()} | {"mươi": 1}
_PAIRS = {words: code.split() for words, code in phrases("pair").items()}
_DICTATED = re.compile(
    rf"(?:(?!{POINT})\S+ )*?(?:(?:{_DIGIT} ){{4}}|{POINT} .*?{POINT} )|một chín \S"  # một chấm hai chấm ba
    rf"|(?:một {_DIGIT} {_DIGIT} |{_DIGIT} (?:(?!năm ){_DIGIT} ){{2}})$"  # hai ba bốn; but hai ba năm
    rf"|năm (?!sáu {any_of(MULTIPLES - _FOLLOW)} )(?:(?:một|hai) |{_DIGIT} (?!{_POWER} ))\S"  # năm hai nghìn mười
).match
_SPOKEN_ADDRESS = re.compile(rf"(?<![^\W_]){any_word(phrases('spoken'))}")


def word_run(text: str, at: int) -> tuple[list[str], int]:
    """All number words that follow one another at ``at``, and where they end."""
    found = _RUN.match(text, at)
    return (found[0].split(), found.end()) if found is not None else ([], at)


def spelled_at(text: str, at: int) -> tuple[Number, int] | None:
    """The number in words at ``at``; None if none begins here."""
    words, _ = word_run(text, at)
    if (read := read_words(words)) is None:
        return None
    value, used = read
    end = at + len(" ".join(words[:used]))
    said = SAID_DECIMALS.match(text, end) if isinstance(value, int) else None
    if said is not None:  # hai phẩy 23
        return number_of(Decimal(f"{value}.{said[1]}")), said.end()
    return Number(value, significant_digits(value), SCALES.get(words[used - 1], 0)), end


def read_words(words: list[str]) -> tuple[Value, int] | None:
    """The number that the first words spell, and how many of them spell it; None if they begin no number.

    A last "năm" that the number does not need is the word for year: ba mươi năm is 30 years.

    >>> read_words("ba mươi năm".split()), read_words("một triệu hai".split())
    ((30, 2), (1200000, 3))
    """
    return _read_said(" ".join(words[:MOST_WORDS]) + " ") if words and words[0] in BEGINS else None


@lru_cache(maxsize=1024)
def _read_said(said: str) -> tuple[Value, int] | None:
    value: Value
    value, end = _whole(said)
    decimals = _DECIMALS.match(said, end) if end else None
    if decimals is not None:  # không phẩy hai triệu
        after = re.sub(rf"mươi (?={_DIGIT} )", "", decimals[1])
        digits = "".join(str(DIGITS.get(word, int(word == "mười"))) for word in after.split())
        value, end = Decimal(f"{value}.{digits}"), decimals.end()
        for scale in decimals[2].split():
            value = scaled(value, SCALES[scale])
    return (value, said.count(" ", 0, end)) if end else None


def _whole(said: str) -> tuple[int, int]:
    """The whole number that the words begin with, and where it ends (0 if none)."""
    billions = millions = thousands = 0  # what was closed by tỷ, triệu, nghìn or vạn
    at = last = 0  # where the block begins, and the power of the scale before it
    while True:
        block, end = _block(said, at)
        scale = _ONE_SCALE.match(said, end)
        if scale is None:
            if last and said.startswith("rưỡi ", at):
                block, end = 5 * 10 ** (last - 1), at + len("rưỡi ")
            elif last and said[at : end - 1] in DIGITS:  # một triệu hai; but một nghìn năm
                block, end = (0, at) if _NO_TEN.match(said, at) else (block * 10 ** (last - 1), end)
            return billions + millions + thousands + block, end
        power, bare = SCALES[scale[1]], end == at
        if bare and at and (power < 6 or (power == 6 and not thousands)):
            return billions + millions + thousands, at
        block = 1 if bare and not at else block
        if power < 6:
            thousands += block * 10**power
        elif power == 6:
            millions, thousands = millions + (thousands + block) * 10**6, 0
        elif last == 9 and not bare and billions >= 10**12:
            billions += block * 10**9  # hai nghìn tỷ năm trăm tỷ
        else:
            billions, millions, thousands = (billions + millions + thousands + block) * 10**9, 0, 0
        at, last = scale.end(), power


def _block(said: str, at: int) -> tuple[int, int]:
    """The number below one thousand at ``at``, and its end; (0, at) if there is none."""
    hundreds = _HUNDREDS.match(said, at)
    value, end = (100 * DIGITS.get(hundreds[1], 1), hundreds.end()) if hundreds is not None else (0, at)
    if hundreds is not None and hundreds[2]:
        return value + 50, end
    zero = _ZERO.match(said, end) if end else None
    tens = _TENS.match(said, zero.end() if zero is not None else end)
    if tens is None:
        return value, end
    if hundreds is not None and zero is None and tens["digit"]:  # một trăm hai: 120
        return (value, end) if _NO_TEN.match(said, end) else (value + 10 * DIGITS[tens["digit"]], tens.end())
    ten = DIGITS.get(tens["tens"] or tens["short_tens"], int(tens["digit"] is None))
    unit = DIGITS.get(tens["after_ten"] or tens["units"] or tens["short_units"] or tens["digit"], 0)
    return value + 10 * ten + unit + 5 * bool(tens["half"]), tens.end()


def few_of(words: list[str], counted: Roles) -> tuple[int, int, int] | None:
    """Two digits in a row before what has the roles: hai ba người, hai ba trăm người: both, and their power of ten."""
    pair = _PAIRS.get(" ".join(words))
    if pair is not None:
        return int(pair[0]), int(pair[1]), 0
    low, high = (DIGITS.get(word, 0) for word in words[:2])
    if not low or high != low + 1 or not _FOLLOW.isdisjoint(words[:2]):
        return None
    if words[2:3] in ([], ["năm"]):
        unit = counted.get("measure")
        of_five = "counted" in counted or unit in ("hour", "minute") or (unit and "span" not in counted)
        return None if words[1] == "năm" and (len(words) > 2 or not of_five) else (low, high, 0)
    power = sum(_POWERS.get(word, 99) for word in words[2:])
    return (low, high, power) if power < 13 else None


def is_dictated(text: str, start: int, end: int) -> bool:
    """Whether the number words are digits said one by one, as of a year, a telephone or an address."""
    said, around = text[start:end] + " ", (max(0, start - 25), end + 25)
    return bool(_DICTATED(said) or (said.count(" ") > 1 and _SPOKEN_ADDRESS.search(text, *around)))
