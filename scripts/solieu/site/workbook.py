"""Everything as one Excel workbook: a sheet a table, and a codebook, because Excel garbles a UTF-8 CSV.

Numbers are numbers and shown in full, text is text, and there is no formula. Same rows, same bytes.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from solieu.package.rows import Row, Value
from solieu.sources.schemas import Field, Package, Table

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDEST = 60
_FIRST_ROW = 3
_CODEBOOK = ("table", "column", "title", "title_vi", "type", "description", "description_vi", "example")
_CODES = ("table", "column", "code", "label", "label_vi")


class _Styles:
    """The looks of cells, made once for the workbook."""

    def __init__(self, book: Any) -> None:
        self.heading = book.add_format({"bold": True, "font_size": 14})
        self.notice = book.add_format({"italic": True, "font_color": "#7a3b00"})
        self.title = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.name = book.add_format({"font_color": "#555555", "font_name": "Consolas", "bottom": 1})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.number = book.add_format({"num_format": "#,##0", "valign": "top"})
        self.decimal = book.add_format({"num_format": "#,##0.##########", "valign": "top"})
        self.year = book.add_format({"num_format": "0", "valign": "top"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})


def workbook_bytes(package: Package, rows: Mapping[str, Sequence[Row]]) -> bytes:
    """The workbook as the bytes of an .xlsx file."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    about = package.about
    book.set_properties(
        {
            "title": about["title"],
            "subject": about["notice"],
            "author": about["contributors"][0]["title"],
            "comments": about["homepage"],
            "created": datetime.fromisoformat(about["released"]),
        }
    )
    styles = _Styles(book)
    _write_readme(book.add_worksheet("README"), package, styles)
    for table in package:
        _write_table(book.add_worksheet(table.name), package, table, rows[table.name], styles)
    _write_list(book.add_worksheet("codebook"), _CODEBOOK, _columns(package), styles)
    _write_list(book.add_worksheet("codes"), _CODES, _codes(package), styles)
    book.close()
    return buffer.getvalue()


def _write_readme(sheet: Any, package: Package, styles: _Styles) -> None:
    """What this is, in both languages, and the sheets in their groups."""
    about = package.about
    sheet.hide_gridlines(2)
    sheet.set_column(0, 1, 28)
    sheet.set_column(2, 3, _WIDEST)
    sheet.write_string(0, 0, f"{about['title']} · {about['title_vi']}", styles.heading)
    for row, (english, vietnamese) in enumerate(_about_lines(about), start=2):
        style = styles.notice if row == 2 else styles.text
        sheet.write_string(row, 2, english, style)
        sheet.write_string(row, 3, vietnamese, style)
    row += 2
    for group in about["groups"]:
        sheet.write_string(row, 0, f"{group['title']} · {group['title_vi']}", styles.title)
        sheet.write_string(row, 2, group["description"], styles.text)
        sheet.write_string(row, 3, group["description_vi"], styles.text)
        for table in package.group(group["name"]):
            row += 1
            sheet.write_url(row, 1, f"internal:'{table.name}'!A1", string=table.name)
            sheet.write_string(row, 2, f"{table.title}. {table.description}", styles.text)
            sheet.write_string(row, 3, f"{table.title_vi}. {table.description_vi}", styles.text)
        row += 2


def _about_lines(about: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The notice first, then what this is, whose it is, which version, under which licence."""
    for key in ("notice", "description", "rights"):
        yield about[key], about[f"{key}_vi"]
    released = f"{about['version']}, {about['released']}"
    yield f"Version {released}", f"Phiên bản {released}"
    for licence in about["licenses"]:
        yield licence["title"], licence["path"]


def _write_table(sheet: Any, package: Package, table: Table, rows: Sequence[Row], styles: _Styles) -> None:
    """The notice, the columns' titles, their names, then the rows; the first lines stay in view."""
    sheet.write_string(0, 0, f"{package.about['notice']} {package.about['notice_vi']}", styles.notice)
    for column, field in enumerate(table.fields):
        sheet.set_column(column, column, _width(field, [row[column] for row in rows]))
        sheet.write_string(1, column, _title(table, field), styles.title)
        sheet.write_string(2, column, field.name, styles.name)
        for line, row in enumerate(rows, start=_FIRST_ROW):
            _write_cell(sheet, (line, column), field, row[column], styles)
    sheet.freeze_panes(_FIRST_ROW, 0)
    sheet.autofilter(2, 0, len(rows) + 2, len(table.fields) - 1)


def _title(table: Table, field: Field) -> str:
    """A column's title in the sheet's language; in both where the sheet is of codes."""
    if table.name.endswith("_en"):
        return field.title
    if table.name.endswith("_vi"):
        return field.title_vi
    return field.title if field.title == field.title_vi else f"{field.title} · {field.title_vi}"


def _write_cell(sheet: Any, place: tuple[int, int], field: Field, value: Value, styles: _Styles) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(*place, value, styles.text)
    elif isinstance(value, Decimal):
        sheet.write_number(*place, value, styles.decimal)
    elif isinstance(value, int):
        sheet.write_number(*place, value, styles.year if field.type == "year" else styles.number)
    elif field.type == "date" and value >= "1900-03-01":
        sheet.write_datetime(*place, date.fromisoformat(value), styles.day)
    else:
        sheet.write_string(*place, value, styles.text)


def _width(field: Field, values: Sequence[Value]) -> int:
    """Wide enough for most cells, and never so narrow that a number turns into ####."""
    lengths = sorted(len(f"{value:,}" if isinstance(value, int | Decimal) else str(value or "")) for value in values)
    usual = lengths[-1] if lengths and field.type != "string" else lengths[len(lengths) * 4 // 5] if lengths else 0
    return min(max(usual + 2, len(field.name) + 3, 10), _WIDEST)


def _write_list(sheet: Any, header: Sequence[str], lines: Iterator[Sequence[str]], styles: _Styles) -> None:
    for column, name in enumerate(header):
        sheet.set_column(column, column, _WIDEST if name.startswith("description") else 26)
        sheet.write_string(0, column, name, styles.title)
    last = 0
    for last, line in enumerate(lines, start=1):
        for column, text in enumerate(line):
            sheet.write_string(last, column, text, styles.text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(header) - 1)


def _columns(package: Package) -> Iterator[Sequence[str]]:
    for table in package:
        for field in table.fields:
            titles = (field.title, field.title_vi, field.type)
            yield (table.name, field.name, *titles, field.description, field.description_vi, field.example)


def _codes(package: Package) -> Iterator[Sequence[str]]:
    for table in package:
        for field in table.fields:
            for item in field.categories:
                yield table.name, field.name, item.value, item.label, item.label_vi
