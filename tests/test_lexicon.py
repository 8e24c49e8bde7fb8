"""The lexicon: in order, without doubles, and each line's example read as the line says."""

from collections import Counter
from pathlib import Path

import pytest

from solieu.reading import explain, find_quantities, lexicon
from solieu.reading.lexicon import END, FILES, ROWS, Row, with_units
from solieu.reading.patterns import FILE, PATTERNS, Pattern
from solieu.reading.tokens import SHAPES, Tokenizer
from solieu.vietnamese import plain
from test_quantities import said

LINES = {path.name: path.read_text(encoding="utf-8").splitlines() for path in sorted(FILES.glob("*.tsv"))}


@pytest.mark.parametrize("name", sorted(LINES))
def test_lines_are_sorted_and_no_phrase_stands_twice(name: str) -> None:
    heading, *lines = LINES[name]
    assert heading == "phrase\troles\tcode\texample"
    phrases = [line.split("\t")[0] for line in lines]
    assert phrases == sorted(phrases)
    assert [phrase for phrase, times in Counter(phrases).items() if times > 1] == []
    assert all(phrase == phrase.lower() == " ".join(phrase.split()) for phrase in phrases)


def test_a_line_that_lacks_a_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "units.tsv"
    path.write_text("phrase\tcode\n# of length\nmét\tm\nkm\n", encoding="utf-8")
    with pytest.raises(
        OSError, match="line 4 has 1 columns, and should have 2 with tabs between: phrase, code"
    ) as refused:
        lexicon.table(path, "phrase", "code")
    assert refused.value.filename == str(path)


def wrong(row: Row) -> str | None:
    """What is wrong with the example of a line: its phrase is not found whole in it, or not read as what it is."""
    text, cased, _ = plain(row.example)
    at = text.find(row.phrase)
    found, end, _ = Tokenizer(text, cased, with_units(None)).entry(max(at, 0))
    if any(map(str.isdigit, row.phrase)):  # f0: found only after a number
        found, end = with_units(None)[row.phrase][END], at + len(row.phrase)
    if at < 0 or found is None or end != at + len(row.phrase):
        return f"{row.phrase!r} is not found in {row.example!r}"
    read = find_quantities(row.example)
    told = {role: [getattr(quantity, field) for quantity in read] for role, field in FIELDS.items()}
    for role, values in told.items():
        if role in row.roles and row.code.split(" ")[0] not in values:
            return f"{row.example!r} gives {values}, not {row.code}"
    return None


FIELDS = {
    "hedge": "qualifier_id",
    "after": "qualifier_id",
    "money": "unit_id",
    "measure": "unit_id",
    "prefix": "unit_id",
}


def test_each_example_shows_its_phrase_and_is_read_as_the_line_says() -> None:
    assert [said for row in ROWS if (said := wrong(row)) is not None] == []


def test_the_files_are_data_alone() -> None:
    assert {path.suffix for path in Path(lexicon.FILES).iterdir()} == {".tsv"}


def blocks(language: str) -> list[str]:
    """The lines of the blocks of a language in docs/reading.md."""
    text = (Path(__file__).parents[1] / "docs" / "reading.md").read_text(encoding="utf-8")
    return [line for block in text.split(f"```{language}\n")[1:] for line in block.split("```")[0].splitlines()]


def test_the_examples_of_the_guide_hold() -> None:
    for line in blocks("tsv"):
        name, entry = line.split("\t", 1)
        assert entry in LINES[f"{name}.tsv"], line
    assert set(blocks("pattern")) <= set(FILE.read_text(encoding="utf-8").splitlines())
    for line in blocks("read"):
        text, read = line.split("\t")
        assert " | ".join(map(said, find_quantities(text))) == read


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_each_pattern_holds_in_its_example(pattern: Pattern) -> None:
    assert f"pattern: {pattern.name}  " in explain(f"có {pattern.example}") + explain(pattern.example)


@pytest.mark.parametrize("line", SHAPES.read_text(encoding="utf-8").splitlines()[1:])
def test_each_shape_is_that_of_its_example(line: str) -> None:
    char, _, example = line.split("\t")
    text, cased, _ = plain(example)
    assert Tokenizer(text, cased, with_units(None)).tokens(0, [0], frozenset())[-1].char == char
