"""Everything as one Excel workbook: a sheet a table, and a codebook, because Excel garbles a UTF-8 CSV."""

from collections.abc import Iterator, Mapping, Sequence

from solieu.package.rows import Row
from solieu.sheets import Column, Sheet, workbook_bytes
from solieu.sources.schemas import Package

_CODEBOOK = ("table", "column", "title", "title_vi", "type", "description", "description_vi", "example")
_CODES = ("table", "column", "code", "label", "label_vi")


def workbook(package: Package, rows: Mapping[str, Sequence[Row]]) -> bytes:
    """The workbook as the bytes of an .xlsx file; headings are the names that columns have in the CSV."""
    about = package.about
    tables = [
        Sheet(
            table.name,
            [Column(field.name, field.type, f"{field.title} · {field.title_vi}") for field in table.fields],
            rows[table.name],
        )
        for table in package
    ]
    readme = [Column("sheet", "sheet"), Column("English"), Column("Tiếng Việt")]
    sheets = [
        Sheet("README", readme, list(_readme(package))),
        *tables,
        Sheet("codebook", [Column(name) for name in _CODEBOOK], list(_columns(package))),
        Sheet("codes", [Column(name) for name in _CODES], list(_codes(package))),
    ]
    properties = {
        "title": about["title"],
        "subject": about["notice"],
        "author": about["contributors"][0]["title"],
        "comments": about["homepage"],
    }
    return workbook_bytes(sheets, properties, about["released"], by_rows=True)


def _readme(package: Package) -> Iterator[tuple[str, str, str]]:
    """What this is, the notice first, whose, which version, under which licence; and the sheets in their groups."""
    about = package.about
    for key in ("title", "notice", "description", "rights"):
        yield "", about[key], about[f"{key}_vi"]
    released = f"{about['version']}, {about['released']}"
    yield "", f"Version {released}", f"Phiên bản {released}"
    for licence in about["licenses"]:
        yield "", licence["title"], licence["path"]
    for group in about["groups"]:
        yield "", f"{group['title']}: {group['description']}", f"{group['title_vi']}: {group['description_vi']}"
        for table in package.group(group["name"]):
            yield table.name, f"{table.title}. {table.description}", f"{table.title_vi}. {table.description_vi}"


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
