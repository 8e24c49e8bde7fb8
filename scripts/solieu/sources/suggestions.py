"""What a draft suggests of a figure: what people named in other, reviewed reports. Where they leave it open, nothing.

A wrong name costs a curator more than none, so that an indicator is suggested only where the words counted are the
codebook's for that one alone, or where more sources had it with these words and this verb than any other of the unit,
and it is the likelier by far by all of that and by what else stands in the report.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from solieu.sources.codebook import Area, Codebook

Words = tuple[str, ...]

# The share of sources that have to agree on whose a phrase is.
_SHARE = 0.75
# What one thing in or around a figure weighs: less than 1, as the words of one title come together.
_WEIGHT = 0.4
# For how many figures what is usual in the unit stands, against those that an indicator has.
_USUAL = 2
# How much likelier than the next an indicator has to be, as a logarithm; twice that, where the verb tells nothing.
_AHEAD = 3.5
_SAYS_NOTHING = frozenset(["các", "loại", "và", "của", "có", "với"])
# The words of a name may be joined otherwise: Thừa Thiên-Huế; tu sửa và làm mới.
_BETWEEN = r"\W+(?:và\W+)?"
# Words for the country, a military region, or a number of provinces.
_WIDER = re.compile(
    r"\b(?:cả nước|toàn quốc|quân khu|(?:\d\d?|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:tỉnh|địa phương))\b", re.I
)
# Where words in capitals are a place: after its level, before the province that it lies in, and before a number.
_LEVEL = re.compile(
    r"\b(?:tỉnh|thành phố|tp|huyện|quận|thị xã|thị trấn|phường|xã|đồn biên phòng|thôn|bản|làng|buôn|ấp) (?=\w)", re.I
)
_BESIDE = re.compile(r"(\w+)(?:,| [-–]) (?:tỉnh |thành phố )?")
_COUNTED = re.compile(r"(\w+ \w+) (?=\d)")
_WORD = re.compile(r"[^\W_]+")
_LIST = re.compile(r",| và ")
# Either letter is good spelling: chiến sĩ, chiến sỹ.
_ONE_LETTER = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


@dataclass(frozen=True)
class Seen:
    """A figure as suggestions see it, in a draft or in a reviewed report.

    `unit` is its unit and what that is for (VND/house), `words` are those counted, `joint` whether they are a list,
    `action` is the verb before it, and `around` what else stands in the report.
    """

    unit: str
    words: Words
    joint: bool
    action: str
    around: frozenset[str]

    @cached_property
    def signs(self) -> set[str]:
        """What tells figures of one unit apart: each word counted, if one thing or several are, the verb, its words."""
        verb = {f"verb {self.action}", *(f"said {word}" for word in self.action.split("-"))} if self.action else set()
        return {*self.words, f"joint {self.joint}"} | verb


@dataclass(frozen=True)
class Witness:
    """A figure that a person has reviewed, by its id. Reports that tell of each other are one `source`."""

    figure: str
    source: str
    seen: Seen
    indicator: str


@lru_cache(maxsize=4096)  # of names of areas, asked for each figure
def words_of(text: str) -> Words:
    """The words of a text that say something, in lower case, in one spelling."""
    words = (word.translate(_ONE_LETTER) for word in _WORD.findall(text.lower()))
    return tuple(word for word in words if word not in _SAYS_NOTHING)


def see(title: str, figures: Sequence[tuple[str, str, str]]) -> list[Seen]:
    """The figures of one report, each given by its unit, what is counted, and its action, as suggestions see them."""
    counted = [words_of(words) for _, words, _ in figures]
    beside = [[""], *([unit, *words] for (unit, _, _), words in zip(figures, counted, strict=True)), [""]]
    titled = words_of(title)
    pairs = {f"title {one} {next_one}" for one, next_one in pairwise(titled)}
    everywhere = {word for words in counted for word in words}
    return [
        Seen(
            unit,
            counted[place],
            bool(_LIST.search(phrase)),
            action,
            frozenset(
                pairs
                | {f"after {thing}" for thing in beside[place]}
                | {f"before {thing}" for thing in beside[place + 2]}
                | {f"with {word}" for word in everywhere - set(counted[place])}
            ),
        )
        for place, (unit, phrase, action) in enumerate(figures)
    ]


class Evidence:
    """What the codebook and reviewed figures say of the figures of a report that is none of theirs."""

    def __init__(self, codebook: Codebook, witnesses: Iterable[Witness]) -> None:
        self._broader = {each.id: each.broader for each in codebook.indicators}
        owners: dict[Words, set[str]] = {}
        for each in codebook.indicators:
            for phrase in each.counted:
                owners.setdefault(words_of(phrase), set()).add(each.id)
        self._owners = {phrase: self._narrowest(indicators) for phrase, indicators in owners.items()}
        self._longest = max(map(len, owners), default=0)
        self._of_unit: dict[str, list[Witness]] = {}
        self._units: dict[str, set[str]] = {}
        self._having: dict[str, tuple[Counter[str], Mapping[str, Counter[str]]]] = {}
        # Actions by indicator, or unit; and sources by phrase and indicator, of figures that count one thing.
        self._actions: dict[str, set[str]] = {}
        self._phrases: dict[Words, dict[str, set[str]]] = {}
        for witness in witnesses:
            seen = witness.seen
            self._of_unit.setdefault(seen.unit, []).append(witness)
            self._units.setdefault(witness.indicator, set()).add(seen.unit)
            for code in (witness.indicator, seen.unit):
                self._actions.setdefault(code, set()).add(seen.action)
            for own in () if seen.joint else self._own_phrases(seen.words):
                self._phrases.setdefault(own, {}).setdefault(witness.indicator, set()).add(witness.source)

    def indicator(self, seen: Seen) -> str:
        """The one indicator that a figure can have; empty where the evidence is thin or split."""
        phrases = self._own_phrases(seen.words)
        owners = [owner for phrase in phrases for owner in self._owner(phrase)]
        if seen.joint:  # one phrase may be that of one thing among others
            owners = self._common(owners) if len(owners) > 1 else []
        if owners:
            first = seen.words[: len(phrases[0])] == phrases[0]  # what is counted, not what is said of it
            return owners[0] if len(set(owners)) == 1 and (first or self._fits(owners[0], seen.unit)) else ""
        possible = self._possible(seen)
        best = max(sorted(possible), key=lambda each: possible[each], default="")
        return best if best and best == self._likeliest(seen) else ""

    def action(self, verb: str, indicator: str, unit: str) -> str:
        """The verb that a figure stands with, where another of its indicator, or else of its unit, does; or empty."""
        return verb if verb in (self._actions.get(indicator) or self._actions.get(unit) or ()) else ""

    def _fits(self, indicator: str, unit: str) -> bool:
        """Whether an indicator has been in a unit, or might be, for all that figures show."""
        return unit in self._units.get(indicator, (unit,)) or unit not in self._of_unit

    def _own_phrases(self, words: Words) -> list[Words]:
        """The phrases of the codebook among words, but for those inside a longer one."""
        found = [
            (start, end)
            for start in range(len(words))
            for end in range(start + 1, min(start + self._longest, len(words)) + 1)
            if words[start:end] in self._owners
        ]
        return [words[a:b] for a, b in found if not any(c <= a and b <= d and (c, d) != (a, b) for c, d in found)]

    def suits(self, seen: Seen) -> bool:
        """Whether known indicators suit a figure, one or several: by a unit of theirs with words or the verb."""
        owners = {owner for phrase in self._own_phrases(seen.words) for owner in self._owners[phrase]}
        possible = seen.action and seen.action in self._actions.get(seen.unit, ()) and self._possible(seen)
        return bool(possible) or any(seen.unit in self._units.get(each, ()) for each in owners)

    def _owner(self, phrase: Words) -> set[str]:
        """The indicator whose own a phrase is, in the codebook and by the figures that have it; or none."""
        owners = self._owners[phrase]
        having = {indicator: len(sources) for indicator, sources in self._phrases.get(phrase, {}).items()}
        agreed = sum(having.get(each, 0) for each in owners) >= _SHARE * sum(having.values())
        return owners if agreed and len(owners) == 1 else set()

    def _possible(self, seen: Seen) -> Counter[str]:
        """Each indicator that had every known sign of a figure; and how many of its sources the rarest of them has."""
        sources: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        signs = seen.signs
        known = {f"joint {seen.joint}"}
        for witness in self._of_unit.get(seen.unit, ()):
            shared = signs & witness.seen.signs
            known |= shared
            for sign in shared:
                sources[witness.indicator, sign].add(witness.source)
        indicators = {indicator for indicator, _ in sources}
        rarest = {each: min(len(sources[each, sign]) for sign in signs & known) for each in indicators}
        return Counter({each: count for each, count in rarest.items() if count})

    def _likeliest(self, seen: Seen) -> str:
        """The indicator of the unit whose figures have most of what this one has in and around it (naive Bayes).

        None where another comes near, or where a single figure is all that there is of the unit.
        """
        figures, having = self._around_unit(seen.unit)
        things = sorted(having.keys() & (seen.signs | seen.around))
        scores = {
            each: math.log(count) - _WEIGHT * len(things) * math.log(1 + count / _USUAL)
            for each, count in figures.items()
        }
        for thing in things:
            usual = _USUAL * having[thing].total() / figures.total()
            for each, count in having[thing].items():
                scores[each] += _WEIGHT * math.log(1 + count / usual)
        best, *others = sorted(scores, key=lambda each: (-scores[each], each))
        ahead = _AHEAD if f"verb {seen.action}" in having else 2 * _AHEAD
        sure = scores[best] >= scores[others[0]] + ahead if others else figures[best] > 1
        return best if sure else ""

    def _around_unit(self, unit: str) -> tuple[Counter[str], Mapping[str, Counter[str]]]:
        """How many figures of a unit each indicator has; and for each thing in or around them, how many of these."""
        if unit not in self._having:
            having: defaultdict[str, Counter[str]] = defaultdict(Counter)
            for witness in self._of_unit[unit]:
                for thing in witness.seen.signs | witness.seen.around:
                    having[thing][witness.indicator] += 1
            self._having[unit] = Counter(witness.indicator for witness in self._of_unit[unit]), having
        return self._having[unit]

    def _lineage(self, indicator: str) -> Iterator[str]:
        """An indicator and those that it is a part of."""
        while indicator:
            yield indicator
            indicator = self._broader.get(indicator, "")

    def _narrowest(self, indicators: Iterable[str]) -> set[str]:
        """Indicators without those that others of them are a part of."""
        found = set(indicators)
        return found - {above for each in found for above in list(self._lineage(each))[1:]}

    def _common(self, indicators: Iterable[str]) -> list[str]:
        """The narrowest indicator that all of these are, or are a part of; none where there is no such."""
        return sorted(self._narrowest(set.intersection(*(set(self._lineage(each)) for each in indicators))))


def held_out(codebook: Codebook, witnesses: Iterable[Witness]) -> Iterator[tuple[Witness, Evidence]]:
    """Each witness, and what all those of other sources show."""
    of_source: defaultdict[str, list[Witness]] = defaultdict(list)
    for witness in witnesses:
        of_source[witness.source].append(witness)
    for source, own in of_source.items():
        others = (each for name, group in of_source.items() if name != source for each in group)
        evidence = Evidence(codebook, others)
        yield from ((witness, evidence) for witness in own)


class PhraseMatcher:
    """What names stand for, to be found in a text by their words in their order; a longer name hides one inside it."""

    def __init__(self, names: Iterable[tuple[str, str]], flags: re.RegexFlag = re.NOFLAG) -> None:
        self._named: dict[Words, list[str]] = {}
        spelled: dict[str, int] = {}
        for name, code in names:
            self._named.setdefault(words_of(name), []).append(code)
            words = [word for word in _WORD.findall(name) if words_of(word)]
            spelled[_BETWEEN.join(words).translate(_ONE_LETTER)] = len(words)
        longest = sorted(spelled, key=lambda each: (-spelled[each], each))
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(longest) or '(?!)'})(?!\w)", flags)

    def find(self, text: str) -> Iterator[tuple[tuple[int, int], list[str]]]:
        """Where each name stands, and what it may stand for, in the order of the text."""
        for found in self._pattern.finditer(text.translate(_ONE_LETTER)):
            yield found.span(), self._named[words_of(found.group())]


def _others(text: str, known: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Where a text names other places than those that are known by where they stand."""
    starts = {start for start, _ in known}
    inside = {at for start, end in known for at in range(start, end + 1)}
    below = (each.end() for each in _LEVEL.finditer(text) if text[each.end()].isupper())
    beside = (each.end(1) for each in _BESIDE.finditer(text) if each[1][0].isupper() and each.end() in starts)
    counted = (each.end(1) for each in _COUNTED.finditer(text) if each[1].istitle())
    wider = (each.start() for each in _WIDER.finditer(text))
    return (at for at in (*below, *beside, *counted, *wider) if at not in inside)


class Places:
    """The areas of a codebook, as texts name them. Countries are left out: their names stand in those of bodies."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._areas = {area.id: area for area in areas}
        within = [area for area in self._areas.values() if area.kind != "country"]
        names = ((name, area.id) for area in within for name in (area.vi.partition("(")[0], *area.said))
        self._names = PhraseMatcher(names)

    def named(self, text: str, day: str) -> list[tuple[int, str]]:
        """The areas that a text names, as they were on a day, and where; all of the name where no day is known.

        What is no area of the codebook, or none on that day, is an area "", which neither lies in another nor around
        one: what is done in a new district is not to be taken for its province's.
        """
        found = list(self._names.find(text))
        named = [(start, each) for (start, _), ids in found for each in self._on(day, ids) or [""]]
        return sorted(named + [(at, "") for at in _others(text, [span for span, _ in found])])

    def narrowest(self, named: Iterable[str]) -> str:
        """The one area that lies in all the others; empty where there is none."""
        around = {each: {each, *self._around(each)} for each in named}
        return next((each for each in sorted(around) if around.keys() <= around[each]), "")

    def of_report(self, named: Iterable[str]) -> str:
        """The one area that a report is of, by those it names; empty where it speaks of more than that.

        A group of provinces is as often those that a campaign is for. A district beside its province is as often
        where the day was kept, and the figures are the province's.
        """
        area = self.narrowest(ids := set(named))
        kind = self._areas[area].kind if area else ""
        unsure = kind == "group" or (kind == "district" and len(ids) > 1)
        return "" if unsure else area

    def _on(self, day: str, ids: Iterable[str]) -> list[str]:
        """Those of areas that there were on a day; all where it is not known."""
        areas = (self._areas[each] for each in ids)
        return [area.id for area in areas if not day or area.valid_from <= day <= (area.valid_to or day)]

    def _around(self, area: str) -> Iterator[str]:
        """The areas that one lies in, groups among them."""
        parent = self._areas[area].parent if area else ""
        groups = (group.id for group in self._areas.values() if area in group.members)
        for each in filter(None, (parent, *groups)):
            yield each
            yield from self._around(each)
