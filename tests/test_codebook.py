"""The codebook and the reader of quantities know the same hedges and units."""

from solieu.reading import read_figure
from solieu.reading.lexicon import phrases

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
