"""The rows of one page as an Excel workbook: a note in the first line, then titles, names and rows. No formulas."""

import io
from datetime import date

FIRST_ROW = 4
_LONGEST = 32_767
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FORMATS = {
    "note": {"italic": True},
    "title": {"bold": True, "text_wrap": True, "valign": "top"},
    "name": {"font_color": "#555555", "bottom": 1},
    "text": {"text_wrap": True, "valign": "top"},
    "number": {"num_format": "#,##0.##########", "valign": "top"},
    "integer": {"num_format": "#,##0", "valign": "top"},
    "year": {"num_format": "0", "valign": "top"},
    "date": {"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"},
}


def workbook_of(sheet_name, notes, columns, rows):
    """The bytes of an .xlsx file. `columns` are (title, name, kind); `notes` are the lines above them."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    formats = {name: book.add_format(look) for name, look in _FORMATS.items()}
    sheet = book.add_worksheet(sheet_name[:31])
    for number, note in enumerate(notes):
        sheet.write_string(number, 0, note, formats["note"])
    for column, (title, name, kind) in enumerate(columns):
        sheet.write_string(FIRST_ROW - 2, column, title, formats["title"])
        sheet.write_string(FIRST_ROW - 1, column, name, formats["name"])
        sheet.set_column(column, column, 30 if kind in ("string", "boolean") else 16)
    for number, row in enumerate(rows, FIRST_ROW):
        for column, value in enumerate(row):
            _write(sheet, number, column, value, columns[column][2], formats)
    sheet.freeze_panes(FIRST_ROW, 1)
    book.close()
    return buffer.getvalue()


def _write(sheet, row, column, value, kind, formats):
    """A number as a number, a day as a day, anything else as text, nothing as nothing."""
    if value is None or value == "":
        return
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300:
        look = "year" if kind == "year" else "integer" if value == int(value) else "number"
        sheet.write_number(row, column, value, formats[look])
    elif kind == "date" and (day := _day(value)):
        sheet.write_datetime(row, column, day, formats["date"])
    else:
        sheet.write_string(row, column, str(value)[:_LONGEST], formats["text"])


def _day(value):
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None
