"""The tables that say again what others hold, against what the functions that build them make of these."""

from collections.abc import Iterator

from solieu.checks.rules import Files
from solieu.package.derived import derive, read_frame
from solieu.problems import Problem, problem
from solieu.sources.codebook import Codebook
from solieu.sources.schemas import Package


def check_derived(files: Files, package: Package, codebook: Codebook) -> Iterator[Problem]:
    """Every cell that is not what the other tables give, and every row too few, too many or out of order."""
    try:
        expected = derive({name: read_frame(file) for name, file in files.items()}, package, codebook)
    except KeyError as lost:
        yield problem("metadata/tables", 0, 0, "table-schema.lost", name=lost.args[0])
        return
    for name, table in expected.items():
        file = files[name]
        key, columns = package.table(name).key, file.table.columns
        place = columns.index(key)
        given = {cells[place]: cells for cells in table[columns].to_numpy().tolist()}
        order, last = {each: at for at, each in enumerate(given)}, ""
        for number, row in enumerate(file.rows, start=1):
            if row[place] not in given:
                yield file.problem(number, key, "derived.extra", key=row[place])
                continue
            for column, stated, cell in zip(columns, row, given[row[place]], strict=True):
                if stated != cell:
                    yield file.problem(number, column, "derived", column=column, stated=stated, given=cell)
            if last and order[row[place]] < order[last]:
                yield file.problem(number, key, "row-order", other=last)
            last = row[place]
        for missing in given.keys() - {row[place] for row in file.rows}:
            yield problem(file.name, 0, 0, "derived.missing", key=missing, table=name)
