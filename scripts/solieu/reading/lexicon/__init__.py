"""The words of the grammar, by what they do. They stand in the tables beside this file, for people to extend.

A row is a list, a phrase in lower case and NFC, and a code where the list gives one. Rows are sorted and none is twice.
"""

from pathlib import Path

from solieu.vietnamese import SCALES


def _read_lists() -> dict[str, list[tuple[str, str]]]:
    """The rows of each list: phrase and code."""
    lists: dict[str, list[tuple[str, str]]] = {}
    for name in ("before", "hedges", "nouns", "spelled", "units"):
        for line in (Path(__file__).parent / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
            row, phrase, code = (*line.split("\t"), "")[:3]
            lists.setdefault(row, []).append((phrase, code))
    return lists


_LISTS = _read_lists()


def _phrases(name: str) -> frozenset[str]:
    return frozenset(phrase for phrase, _ in _LISTS[name])


def _with_code(name: str, code: str) -> frozenset[str]:
    return frozenset(phrase for phrase, its_code in _LISTS[name] if its_code == code)


def _next_words(name: str) -> dict[str, frozenset[str]]:
    """The first word of each phrase of two -> the second words; none for a phrase of one."""
    words: dict[str, frozenset[str]] = {}
    for phrase in _phrases(name):
        first, *second = phrase.split(" ")
        words[first] = words.get(first, frozenset()).union(second)
    return words


def _last_words(*lists: frozenset[str] | dict[str, tuple[str, str | None]]) -> frozenset[str]:
    return frozenset(phrase.split()[-1] for each in lists for phrase in each)


def _read_hedges(name: str) -> dict[str, tuple[str, str | None]]:
    codes = (code.partition(" ") for _, code in _LISTS[name])
    return {phrase: (code, sign or None) for (phrase, _), (code, _, sign) in zip(_LISTS[name], codes, strict=True)}


# --- Hedges: only a hedge gives a bound ---------------------------------------------------------
# Hedge -> (qualifier_id, comparator): before the number, and after the counted noun.
HEDGES_BEFORE = _read_hedges("hedge")
HEDGES_AFTER = _read_hedges("hedge_after")
# The last word of a hedge -> the words of the hedges that end in it, the longest first.
HEDGES_BY_LAST_WORD: dict[str, list[tuple[str, ...]]] = {}
for _hedge in sorted((tuple(hedge.split()) for hedge in HEDGES_BEFORE), key=lambda words: -len(words)):
    HEDGES_BY_LAST_WORD.setdefault(_hedge[-1], []).append(_hedge)
# Before what is compared these say by how much, rather than more or less than what.
COMPARED = frozenset(HEDGES_BEFORE[hedge][0] for hedge in _phrases("compared"))
# The last word is a hedge alone, but here the end of another word: nhiệt độ 25°C, hiệp ước 5 nước.
NOT_HEDGES = _phrases("not_hedge")
# "trên 3 lĩnh vực" is on three fields, "dưới 2 hình thức" in two forms: no hedge before a small number of these.
PLACES_TO_BE_ON = _phrases("place_to_be_on")

# --- Scales, as powers of ten: words after digits, and short ones glued to them (100k, 1tr5) ----
SCALES_AFTER_DIGITS = {**SCALES, "trăm": 2, "chục": 1}
SHORT_SCALES = {"k": 3, "tr": 6, "ng": 3, "tỷ": 9, "tỉ": 9, "triệu": 6, "nghìn": 3, "ngàn": 3}

# --- What stands before a number and says what it is ---------------------------------------------
DATE_BEFORE = _phrases("date_before")
# A number after "mỗi ngày", "hằng tháng" is no day and no month.
EACH = _phrases("each")
# A number after these names one of many: Quân khu 9, Điều 5, bão số 3, lần thứ 3.
LABELS = _phrases("label")
# Of these, the ones that do so even when a noun follows: "thứ 3 người", "Quân khu 7 căn" cannot be counted.
STRONG_LABELS = _with_code("label", "strong")
# A number after these is a name where nothing that it could count follows: học hết cấp 2, báo động 3, ở tuổi 60.
WEAK_LABELS = _phrases("weak_label")
# Words that end in a label, yet name nothing: quân đội 512 người, quy tập 27 hài cốt, mở khóa 120 tài khoản.
NOT_LABELS = _phrases("not_label")
DOCUMENT_BEFORE = _phrases("document_before")
# Types of documents as they stand in their numbers: 33/CT-TTg, 23-QĐ/TW.
DOCUMENT_TYPES = _phrases("document_type")
# "số" after these is part of a quantity: tổng số 500 người, trong số 30 em, con số 90.
NUMBER_OF = _phrases("number_of")
# A number with a scale after these is money though no currency is written: trị giá gần 1,8 tỷ.
MONEY_BEFORE = _phrases("money_before")
# Numbers after these belong to a match: thắng 3-0, tỷ số 2-1.
SCORE_BEFORE = _phrases("score_before")
PHONE_BEFORE = _phrases("phone_before")
# Groups of people or marks that a number follows in a list: quân đội 512, công an 327; tốt 45, khá 30.
GROUPS_BEFORE = _phrases("group_before")
# Before a bare four-digit number, a year: từ 2016, Tết 2020, giai đoạn 2021.
YEAR_CUES = _phrases("year_cue")
# A number without a noun is an amount after these: được 37, còn 5, là 12.
AMOUNT_VERBS = _phrases("amount_verb")
# The last words of the phrases after which a number is no amount, and of all that say what a number is.
LABEL_WORDS = _last_words(LABELS, DOCUMENT_BEFORE, DATE_BEFORE) | {"năm", "tháng", "số"}
LAST_WORDS = LABEL_WORDS | _last_words(HEDGES_BEFORE, SCORE_BEFORE, PHONE_BEFORE) | {"từ", "giữa"}

# --- Number words that are no numbers, and amounts without a number --------------------------------
# Spelled digits after these are names, days or months: ngã ba, thứ hai, tháng tư, bác Sáu.
NAMES_BEFORE = _phrases("name_before")
# Of these, the ones that make any number word a name or a date: thứ hai, ngã ba, quý hai, giải ba.
FIXED_NAMES = _with_code("name_before", "fixed")
# Of these, people, after whom one may also count what is done to them: gặp anh hai lần, đợi ông bốn ngày.
KIN = _with_code("name_before", "kin")
# Number words after these name one of many too: lớp mười hai, thế kỷ hai mươi mốt.
ORDINAL_BEFORE = _phrases("ordinal_before")
# "năm" is the year after these, and before these: trong năm, những năm, hằng năm; năm nay, năm học.
BEFORE_YEAR = _phrases("before_year")
AFTER_YEAR = _phrases("after_year")
# Amounts without a number: hàng chục ngàn, vài trăm, mấy chục.
VAGUE_STARTS = _phrases("vague_start")
VAGUE_WORDS = _phrases("vague")
# Set phrases whose number words count nothing, by their first word, the longest first: ba chân bốn cẳng.
IDIOMS: dict[str, tuple[str, ...]] = {}
for _idiom in sorted(_phrases("idiom"), key=lambda idiom: (-len(idiom), idiom)):
    _first = _idiom.split(" ", 1)[0]
    IDIOMS[_first] = (*IDIOMS.get(_first, ()), _idiom)
# Number word -> what it does not count: ba mẹ are parents, ba lô a rucksack, chín muồi ripe.
NOT_COUNTED = _next_words("not_counted")

# --- The counted noun phrase ------------------------------------------------------------------------
# It stops before these: prepositions, pronouns, adverbs, verbs that begin a predicate.
STOPS = _phrases("stop")
# The first word of a phrase may be one of these that else stop it: cách, cấp, bước.
FIRST_WORD_STOPS = STOPS - _with_code("stop", "later")
# Compounds that hold one of these syllables and are no stop: máy tính, đối tượng, quân nhân, người nhận.
COMPOUNDS = _phrases("compound")
# Stops that go on where these follow: người có công, quân nhân có hoàn cảnh đặc biệt khó khăn.
RELATIVE_GOES_ON = _next_words("goes_on")
# Thing -> the kinds that it is of. Things of a kind stand together as one counted thing: cán bộ, chiến sĩ.
KINDS: dict[str, set[str]] = {}
for _phrase, _kind in _LISTS["joint"]:
    KINDS.setdefault(_phrase, set()).add(_kind)
# A thing joined by a comma ends at one of these, or at a sign; before other words it may begin a new clause.
AFTER_JOINED = _phrases("after_joined")
# Places of one rank, so that a slash between them is "or": 8 xã/phường; but 5 thôn/xã are five to each commune.
RANKS = tuple(_with_code("rank", rank) for rank in ("province", "district", "commune", "village"))
# What people, households and offices do ends the phrase after them, but not in "lớp tập huấn".
AGENTS = _with_code("joint", "people") | _with_code("joint", "places") | _phrases("other_agent")
PREDICATES = _phrases("predicate")
# Nouns that are surely counted: classifiers and the commonest. A lone spelled digit, a label word or a year
# before one of these is a number of it: "tổ 84 thành viên", "2000 hộ", "năm con".
COUNTED = _phrases("counted")

# --- Units ------------------------------------------------------------------------------------------
# Word -> ISO 4217 code; before the number too: $10, EUR 20, Rs. 20, VN$1000.
CURRENCIES = dict(_LISTS["money"])
CURRENCY_PREFIXES = dict(_LISTS["currency_before"])
CENTS = _phrases("cents")
HAVE_CENTS = frozenset(("USD", "EUR", "INR", "GBP", "AUD", "CAD", "SGD", "HKD"))
TIME_SPANS = frozenset(
    ("second", "millisecond", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century")
)
# The first word of a unit -> the units that it begins, the longest first: word, kind and unit_id.
UNITS_BY_FIRST_WORD: dict[str, list[tuple[str, str, str]]] = {}
for _unit in sorted(
    ((word, kind, code or kind) for kind in ("measure", "money", "percent") for word, code in _LISTS[kind]),
    key=lambda unit: -len(unit[0]),
):
    UNITS_BY_FIRST_WORD.setdefault(_unit[0].split(" ")[0], []).append(_unit)
# Words that are a unit alone but not before these: 5 đồng chí, 3 chỉ tiêu, 2 đô thị, 3 ngày công.
NOT_UNITS = _next_words("not_unit")
# What a measure may be per: km/h, mg/ml.
PER_MEASURES = dict(_LISTS["per_measure"])
# What a rate is for: one of these words or pairs, else up to three words; and what a counted noun may be per.
PER = _phrases("per")
PER_OF_COUNT = _phrases("per_of_count")
