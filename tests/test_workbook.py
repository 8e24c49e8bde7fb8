import io
import re
import zipfile
from string import ascii_uppercase
from xml.etree import ElementTree

import pytest

from solieu.site.workbook import workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def content(package, rows):
    return workbook(package, rows)


@pytest.fixture(scope="module")
def sheets(content):
    """Each sheet's cells as (type, value), by the sheet's name and the cell's place."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    names = [
        sheet.get("name") for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{MAIN}sheet")
    ]
    found = {}
    for number, name in enumerate(names, start=1):
        cells = found.setdefault(name, {})
        for cell in ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml")).iter(f"{MAIN}c"):
            value, kind = "".join(cell.itertext()), cell.get("t", "n").replace("inlineStr", "s")
            assert cell.find(f"{MAIN}f") is None, f"{name}!{cell.get('r')} is a formula"
            if value:
                cells[cell.get("r")] = (kind, value)
    return found


def test_notice_first_then_the_tables_in_their_order_then_the_codebook(sheets, package):
    assert list(sheets) == ["README", *(table.name for table in package), "codebook", "codes"]
    words = [text for _, text in sheets["README"].values()]
    for key in ("notice", "notice_vi", "description", "rights_vi"):
        assert package.about[key] in words


def test_every_row_of_every_table_is_there(sheets, package, rows):
    for table in package:
        cells = sheets[table.name]
        column = table.columns.index(table.key)
        letter = chr(ord("A") + column)
        keys = [cells[f"{letter}{line}"][1] for line in range(2, 2 + len(rows[table.name]))]
        assert keys == [row[column] for row in rows[table.name]]
        assert cells[f"{letter}1"] == ("s", table.key)


def test_money_is_a_number_shown_in_full(content, sheets):
    figures = sheets["figures_en"]
    [column] = (re.match("[A-Z]+", place).group() for place, cell in figures.items() if cell == ("s", "value"))
    assert ("n", "250000000000") in [cell for place, cell in figures.items() if place.startswith(column)]
    styles = zipfile.ZipFile(io.BytesIO(content)).read("xl/styles.xml").decode()
    assert 'numFmtId="3"' in styles or "#,##0" in styles


def test_numbers_are_numbers_and_words_are_text(sheets):
    figures = sheets["figures_vi"]
    titles = {
        cell[1]: re.match("[A-Z]+", place).group()
        for place, cell in figures.items()
        if place.lstrip(ascii_uppercase) == "1"
    }
    [place] = [place for place, cell in figures.items() if cell == ("s", "dcsvn-628898-workdays")]
    line = place.lstrip(ascii_uppercase)
    assert figures[f"{titles['as_written']}{line}"] == ("s", "hơn 950.000 ngày công")
    assert figures[f"{titles['value']}{line}"] == ("n", "950000")
    assert figures[f"{titles['additive_bodies']}{line}"][0] == "b"


def test_codebook_has_every_column_and_every_code(sheets, package):
    columns = sum(len(table.fields) for table in package)
    codes = sum(len(field.categories) for table in package for field in table.fields)
    assert sum(place.startswith("A") for place in sheets["codebook"]) == columns + 1
    assert sum(place.startswith("A") for place in sheets["codes"]) == codes + 1
