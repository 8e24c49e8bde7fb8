"""Excel workbooks, of everything and of a view: headings in the first line, the rows below, and no formula.

Numbers are numbers and shown in full, days are days, and text is text, as is what Excel would change: days before March
1900 and numbers of more than 15 digits. Same rows, same bytes. The site's plugin has a copy of this module.
"""

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDEST = 60
_LONGEST = 32_767
_EXACT = 15  # digits that Excel keeps
_FIRST_DAY = "1900-03-01"  # before it Excel counts a day that never was
_LOOKS = {
    "heading": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1},
    "text": {"text_wrap": True, "valign": "top"},
    "number": {"num_format": "#,##0.##########", "valign": "top"},
    "integer": {"num_format": "#,##0", "valign": "top"},
    "year": {"num_format": "0", "valign": "top"},
    "date": {"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"},
}


class Column(NamedTuple):
    """A column: its heading; its type, or `sheet` where cells lead to sheets; what the heading's comment says."""

    heading: str
    kind: str = "string"
    comment: str = ""


class Sheet(NamedTuple):
    """A sheet: its name, its columns, and its rows of as many values."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]


def workbook_bytes(
    sheets: Sequence[Sheet], properties: dict[str, Any], created: str, *, by_rows: bool = False
) -> bytes:
    """The bytes of an .xlsx file; `created` is an ISO day, `properties` is what else the file says of itself.

    `by_rows` keeps one row in memory and the others in temporary files, which a worker that is ended would leave.
    """
    import xlsxwriter  # which not every server has

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS | {"constant_memory" if by_rows else "in_memory": True})
    book.set_properties(properties | {"created": datetime.fromisoformat(created)})
    looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
    for sheet in sheets:
        _write_sheet(book.add_worksheet(sheet.name[:31]), sheet, looks)
    book.close()
    return buffer.getvalue()


def _write_sheet(page: Any, sheet: Sheet, looks: dict[str, Any]) -> None:
    for place, (column, heading) in enumerate(zip(sheet.columns, _apart(sheet.columns), strict=True)):
        page.set_column(place, place, _width(column, [row[place] for row in sheet.rows]))
        page.write_string(0, place, heading, looks["heading"])
        if column.comment:
            page.write_comment(0, place, column.comment)
    for line, row in enumerate(sheet.rows, start=1):
        for place, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _write_cell(page, (line, place), value, column.kind, looks)
    page.freeze_panes(1, 0)
    if sheet.columns:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


def _apart(columns: Sequence[Column]) -> Iterator[str]:
    """The headings; those that are alike with their comments, and where these are alike too, numbered."""
    alike, used = Counter(column.heading for column in columns), set[str]()
    for column in columns:
        name = f"{column.heading} ({column.comment})" if alike[column.heading] > 1 else column.heading
        heading, number = name, 1
        while heading in used:
            number += 1
            heading = f"{name} {number}"
        used.add(heading)
        yield heading


def _write_cell(page: Any, place: tuple[int, int], value: Any, kind: str, looks: dict[str, Any]) -> None:
    """Nothing as nothing, anything that is not kept as it is as text."""
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_boolean(*place, value, looks["text"])
    elif isinstance(value, int | float | Decimal) and _is_kept(value):
        look = "year" if kind == "year" else "integer" if value == int(value) else "number"
        page.write_number(*place, value, looks[look])
    elif kind == "date" and (day := _day(value)):
        page.write_datetime(*place, day, looks["date"])
    elif kind == "sheet":
        page.write_url(*place, f"internal:'{value}'!A1", string=value)
    else:
        page.write_string(*place, str(value)[:_LONGEST], looks["text"])


def _is_kept(number: float | Decimal) -> bool:
    """Whether Excel keeps a number as it is; a float, which is none but what it can keep, unless it has no end."""
    if isinstance(number, float):
        return abs(number) < 1e300
    return len(Decimal(number).normalize().as_tuple().digits) <= _EXACT


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if value >= _FIRST_DAY else None
    except (TypeError, ValueError):
        return None


def _width(column: Column, values: Sequence[Any]) -> int:
    """Wide enough for most cells, and never so narrow that a number turns into ####."""
    numbers = [len(f"{value:,}") for value in values if isinstance(value, int | float | Decimal)]
    texts = sorted(len(str(value or "")) for value in values)
    usual = max([*numbers, texts[len(texts) * 4 // 5] if texts else 0])
    return min(max(usual + 2, min(len(column.heading) + 3, 20), 10), _WIDEST)
