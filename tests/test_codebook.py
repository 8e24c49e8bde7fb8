"""The codebook and the grammar know the same hedges and units."""

import pytest

from solieu.reading import read_figure
from solieu.reading.words import HEDGES_AFTER, HEDGES_BEFORE

RULES = {">": "lower_open", ">=": "lower_closed", "<": "upper_open", "<=": "upper_closed", "": "no_bound"}
HEDGES = sorted({*HEDGES_BEFORE.values(), *HEDGES_AFTER.values()}, key=str)


@pytest.mark.parametrize(("qualifier_id", "comparator"), HEDGES)
def test_every_hedge_of_the_grammar_is_a_qualifier(metadata, qualifier_id, comparator):
    qualifier = metadata.codebook.qualifier(qualifier_id)
    assert (qualifier.comparator, qualifier.bound_rule) == (comparator or "", RULES[comparator or ""])


def test_every_qualifier_is_read_from_its_word(metadata):
    for qualifier in metadata.codebook.qualifiers:
        if qualifier.bound_rule == "both_closed" or not qualifier.word_vi:
            continue
        before = qualifier.word_vi in HEDGES_BEFORE
        phrase = f"{qualifier.word_vi} 30 người" if before else f"30 người {qualifier.word_vi}"
        assert read_figure(phrase, metadata.codebook.unit_words).qualifier_id == qualifier.id


def test_a_range_and_an_unhedged_number_have_their_codes(metadata):
    words = metadata.codebook.unit_words
    assert read_figure("từ 20 đến 30 người", words).qualifier_id == "between"
    assert (read_figure("20-30 người", words).lower_bound, read_figure("30 người", words).qualifier_id) == (
        20,
        "unhedged",
    )


def test_a_word_names_one_unit(metadata):
    words = [word for unit in metadata.codebook.units for word in unit.words]
    assert len(words) == len(set(words))
    assert all(word == word.lower() for word in words)


def test_every_unit_is_read_from_its_words(metadata):
    for unit in metadata.codebook.units:
        for word in unit.words:
            assert read_figure(f"12 {word}", metadata.codebook.unit_words).unit_id == unit.id, word
