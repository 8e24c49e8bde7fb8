"""The tables that say again what others hold, against what the functions that build them make of these."""

from collections.abc import Iterator

from solieu.checks.rules import Files
from solieu.package.derived import derive, read_frame
from solieu.problems import Problem, problem
from solieu.sources.codebook import Codebook
from solieu.sources.schemas import Package


def check_derived(files: Files, package: Package, codebook: Codebook) -> Iterator[Problem]:
    """Every cell that is not what the other tables give, and every row too few or too many."""
    try:
        expected = derive({name: read_frame(file) for name, file in files.items()}, package, codebook)
    except KeyError as lost:
        yield problem("metadata/tables", 0, 0, "table-schema.lost", name=lost.args[0])
        return
    for name, table in expected.items():
        file, key = files[name], package.table(name).key
        given = {
            cells[key]: cells for cells in (dict(zip(table.columns, row, strict=True)) for row in table.to_numpy())
        }
        rows = [dict(zip(file.table.columns, cells, strict=True)) for cells in file.rows]
        for number, row in enumerate(rows, start=1):
            if row[key] not in given:
                yield file.problem(number, key, "derived.extra", key=row[key])
                continue
            for column, cell in given[row[key]].items():
                if row[column] != cell:
                    yield file.problem(number, column, "derived", column=column, stated=row[column], given=cell)
        for missing in given.keys() - {row[key] for row in rows}:
            yield problem(file.name, 0, 0, "derived.missing", key=missing, table=name)
