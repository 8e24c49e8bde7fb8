"""The committed tables, read in the plainest way: what a test counts in them owes nothing to the code under test."""

import csv
import random

from solieu.paths import HERE

# The report read whole from its text, and the excerpt that it revises: their files do not change as the archive grows.
SEED, INTERIM = FIRST_REPORTS = ("dcsvn-628898", "qdnd-707509")


def held(table: str) -> list[dict[str, str]]:
    """The rows of a table."""
    with (HERE.data / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of_first_reports(rows):
    """Those rows that are of the first two reports."""
    return [row for row in rows if row["report_id"] in FIRST_REPORTS]


def looked_at(keys: list[str], others: int = 20) -> list[str]:
    """Of figures' keys, all of the first two reports and some of the others, the same each time."""
    first = [key for key in keys if key.startswith(FIRST_REPORTS)]
    rest = [key for key in keys if not key.startswith(FIRST_REPORTS)]
    return first + random.Random(7).sample(rest, min(others, len(rest)))
