"""The codebook and the reader of quantities know the same hedges and units."""

import pytest

from archive import held
from solieu.reading import read_figure
from solieu.reading.lexicon import phrases
from solieu.sources.codebook import unit_of, units_of

RULES = {">": "lower_open", ">=": "lower_closed", "<": "upper_open", "<=": "upper_closed", "": "no_bound"}


def test_hedges_of_the_reader_are_qualifiers_and_qualifiers_are_read(metadata):
    qualifiers = {each.id: each for each in metadata.codebook.qualifiers}
    for code, _, comparator in (code.partition(" ") for role in ("hedge", "after") for code in phrases(role).values()):
        assert (qualifiers[code].comparator, qualifiers[code].bound_rule) == (comparator, RULES[comparator]), code
    words = metadata.codebook.unit_words
    for each in qualifiers.values():
        if each.word_vi and each.bound_rule != "both_closed":
            phrase = f"{each.word_vi} 30 người" if each.word_vi in phrases("hedge") else f"30 người {each.word_vi}"
            assert read_figure(phrase, words).qualifier_id == each.id
    assert read_figure("từ 20 đến 30 người", words).qualifier_id == "between"
    assert read_figure("30 người", words).qualifier_id == "unhedged"


def test_every_unit_is_read_from_its_words(metadata):
    for unit in metadata.codebook.units:
        for word in unit.words:
            assert read_figure(f"12 {word}", metadata.codebook.unit_words).unit_id == unit.id, word
            if unit.quantity_kind == "count":  # which may stand in quotation marks: 12 “ngôi nhà”
                assert read_figure(f"12 “{word}”", metadata.codebook.unit_words).unit_id == unit.id, word


def test_what_only_begins_with_a_unit_s_words_has_no_unit(metadata):
    words = metadata.codebook.unit_words
    for word in metadata.codebook.no_units:
        read = read_figure(f"12 {word}", words)
        assert (read.unit, units_of(read, words)) == (word, (None, None))
        assert unit_of(f"{word} khác", words) is None
        assert read_figure(f"12 {word.split()[0]}", words).unit_id, f"{word} needs not be said"


# Where a code of each vocabulary is named: tables, and their columns.
NAMED_IN = {
    "indicators": {"figures": ["indicator_id"]},
    "units": {"figures": ["unit_id", "per_unit_id"]},
    "actions": {"figures": ["action_id"]},
    "organisations": {
        "figures": ["actor_id"],
        "passages": ["actor_id"],
        "reports": ["publisher_id", "organiser_id"],
        "participants": ["organisation_id"],
        "statement_links": ["organisation_id"],
        "documents_cited": ["issuer_id"],
        "vague_amounts": ["actor_ids"],
    },
}
TIES = ("broader_id", "parent_id", "successor_id")
# Areas are left out, for all provinces stand in the codebook; so are hedges, which the reader knows, and the glossary.
UNUSED = {
    "ban-tuyen-giao-trung-uong": "the body that merged with ban-dan-van-trung-uong into that one's successor",
}


@pytest.mark.parametrize("vocabulary", NAMED_IN)
def test_every_code_is_used(vocabulary):
    """By a row of the tables, or as the broader one, the parent or the successor of a code that is."""
    codes = {next(iter(row.values())): row for row in held(vocabulary)}
    named = [
        row[column] for table, columns in NAMED_IN[vocabulary].items() for row in held(table) for column in columns
    ]
    used, found = set(), {code for cell in named for code in cell.split()}
    while found:
        used |= found
        found = {codes[code].get(tie) or code for code in found for tie in TIES} - used
    assert [code for code in codes if code not in used and code not in UNUSED] == []
    assert not used & UNUSED.keys(), "now used: take them off the list"
