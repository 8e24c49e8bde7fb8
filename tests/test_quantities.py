"""What the reader reads, one line a text, from quantities.tsv; and its other ways in."""

import io
from pathlib import Path

import pytest

from solieu.reading import Quantity, explain, find_quantities, find_quantities_in, legacy_letters, read_figure, reader

UNITS = {
    "ngày công": "person-day", "người": "person", "lượt người": "person-turn", "hộ": "household", "nhà": "house",
    "xoá nhà tạm": "x", "trường học": "school", "xe lăn": "wheelchair", "tuyên truyền viên": "person",
    "hòa giải viên": "person",
}  # fmt: skip
ESCAPES = {"\\n": "\n", "\\t": "\t", "\\u00a0": "\u00a0", "\\u202f": "\u202f", "\\u200b": "\u200b"}


def said(quantity: Quantity) -> str:
    """A quantity in one line: its kind, the phrase, the value, the unit, and what else is not as usual."""
    bounds = f"{quantity.lower_bound}..{quantity.upper_bound}"
    parts = (
        quantity.kind,
        f"[{quantity.as_written}]",
        bounds if quantity.kind == "range" else quantity.value,
        quantity.whole and f"of {quantity.whole}",
        quantity.unit_id,
        quantity.per and f"per {quantity.per}",
        f"{quantity.significant_digits} digits" if (quantity.significant_digits or 1) > 1 else None,
        quantity.qualifier and quantity.qualifier_id,
        quantity.doubt and f"{quantity.doubt}?",
    )
    return " ".join(str(part) for part in parts if part is not None)


def cases() -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / "quantities.tsv").read_text(encoding="utf-8")
    for escape, character in ESCAPES.items():
        if escape not in ("\\n", "\\t"):
            lines = lines.replace(escape, character)
    rows = [line.split("\t") for line in lines.splitlines()[1:]]
    return [(text.replace("\\n", "\n"), read.replace("\\n", "\n")) for text, read, _ in rows]


@pytest.mark.parametrize(("text", "read"), cases())
def test_what_is_read(text: str, read: str) -> None:
    assert " | ".join(map(said, find_quantities(text, UNITS))) == read


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ngày 14/9", "phrase-unread"),
        ("nhiều hộ", "phrase-unread"),
        ("12 hộ và 5 xe", "phrase-unread.two"),
        ("tặng 12 hộ", "phrase-unread.start"),
    ],
)
def test_read_figure_refuses_with_a_reason(text: str, message: str) -> None:
    with pytest.raises(ValueError) as raised:
        read_figure(text)
    assert raised.value.args[0].name == message


def test_only_a_hedge_gives_a_bound() -> None:
    bounds = [(read_figure(f"{hedge}70 người").lower_bound, read_figure(f"{hedge}70 người").upper_bound)
              for hedge in ("", "hơn ", "gần ", "khoảng ", "không quá ")]  # fmt: skip
    assert bounds == [(None, None), (70, None), (None, 70), (None, None), (None, 70)]


def test_a_stream_gives_what_the_whole_text_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Đơn vị giúp hơn 300 ngày công.\n\nXã có 12 hộ;\nnăm 2031 sửa 5 km đường.\n" * 40
    monkeypatch.setattr(reader, "_CHUNK", 90)
    assert list(find_quantities_in(io.StringIO(text), UNITS)) == find_quantities(text, UNITS)


def test_explain_tells_the_words_their_roles_and_the_pattern() -> None:
    told = explain("hơn 70 người")
    assert "'hơn' hedge=more-than-hon >" in told
    assert "pattern: count" in told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("gióp d©n h¬n 300 ngµy c«ng, 20 triÖu ®ång", "TCVN3"),
        ("giuùp daân hôn 300 ngaøy coâng, 20 trieäu ñoàng", "VNI"),
        (
            "giúp dân hơn 300 ngày công, 20 triệu đồng".encode().decode("cp1252", "replace"),
            "UTF-8 read as Windows-1252",
        ),
        ("giúp dân hơn 300 ngày công, 20 triệu đồng; «quá» ½ số hộ", None),
        ("Café, naïve: 12 Übungen", None),
    ],
)
def test_letters_of_before_unicode_are_known(text: str, name: str | None) -> None:
    assert legacy_letters(text) == name
