"""Facets: how many of a list's rows, on all its pages, have each value of a column.

Datasette asks the table once for each column, which takes seconds where there are 200,000 rows, and on every page but
the first it counts only the rows that are left. Here columns stay in memory, and a list's rows are asked for once.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import wraps
from heapq import nsmallest
from inspect import unwrap
from typing import Any

from datasette.database import QueryInterrupted, Results
from datasette.facets import ColumnFacet
from datasette.filters import Filters
from datasette.plugins import pm
from datasette.utils import await_me_maybe, escape_sqlite

from .knowledge import Values, knowledge_of


async def count_in_memory(datasette: Any) -> None:
    """Have facets by column counted here, and keep the columns that pages of tables are filtered by."""

    in_sql = unwrap(ColumnFacet.facet_results)  # where another site is served already, ours stands there

    @wraps(in_sql)
    async def counted(facet: Any) -> tuple[list[Values], list[str]]:
        configs = [each["config"] for each in facet.get_configs()]
        names = [config.get("column") or config["simple"] for config in configs]
        try:
            rows = await _rows(facet) if names else []
        except QueryInterrupted:
            return [], names
        columns = [await _column(facet.ds, facet.table, name) for name in names]
        most = facet.get_facet_size() + 1  # one more says that there are more
        facet.ds = _Counting(facet.ds, (_commonest(column, rows, most) for column in columns))
        results: tuple[list[Values], list[str]] = await in_sql(facet)
        return results

    ColumnFacet.facet_results = counted
    knowledge = knowledge_of(datasette)
    for table, about in knowledge.facets["databases"][knowledge.database]["tables"].items():
        for name in about["facets"]:
            await _column(datasette, table, name)


@dataclass(frozen=True)
class _Counting:
    """Datasette as its facets know it, but that SQL that counts a column is answered by counts, each in its turn."""

    datasette: Any
    counts: Iterator[list[Values]]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.datasette, name)

    async def execute(self, *_: Any, **__: Any) -> Results:
        return Results(next(self.counts), truncated=False, description=())


async def _rows(facet: Any) -> list[int] | None:
    """The rowids of the list's rows; None where these are all of the table's. Raises QueryInterrupted."""
    args = facet.request.args
    asked = [(key, value) for key in args if not key.startswith("_") or "__" in key for value in args.getlist(key)]
    clauses, values = Filters(sorted(asked)).build_where_clauses(facet.table)
    given = {"request": facet.request, "table": facet.table, "database": facet.database, "datasette": facet.ds}
    for hook in pm.hook.filters_from_request(**given):
        if found := await await_me_maybe(hook):
            clauses, values = clauses + found.where_clauses, values | found.params
    if not clauses:
        return None
    sql = f"SELECT json_group_array(rowid) FROM {escape_sqlite(facet.table)} WHERE {' AND '.join(clauses)}"
    limit = facet.ds.setting("facet_time_limit_ms")
    found = await facet.ds.execute(facet.database, sql, values, custom_time_limit=limit)
    rows: list[int] = json.loads(found.single_value())  # a row of SQLite's for each takes several times as long
    return rows


async def _column(datasette: Any, table: str, name: str) -> list[Any]:
    """A column's values by rowid, which counts from 1, kept from when they are first asked for."""
    knowledge = knowledge_of(datasette)

    def read(connection: Any) -> list[Any]:
        same: Values = {}
        rows = connection.execute(f"SELECT {escape_sqlite(name)} FROM {escape_sqlite(table)} ORDER BY rowid")
        return [None, *(same.setdefault(value, value) for (value,) in rows)]

    if (table, name) not in knowledge.columns:
        knowledge.columns[table, name] = await datasette.get_database(knowledge.database).execute_fn(read)
    return knowledge.columns[table, name]


def _commonest(column: list[Any], rows: list[int] | None, most: int) -> list[Values]:
    """The values that most rows have, in Datasette's order."""
    counts = Counter(column if rows is None else map(column.__getitem__, rows))
    del counts[None]
    common = nsmallest(most, counts.items(), key=lambda each: (-each[1], each[0]))
    return [{"value": value, "count": count} for value, count in common]
