"""Every mutation of the catalogue, in the order of docs/rules.md."""

from corruptions import characters, describing, figures, files, reports, tables, texts, unseen
from corruptions.mutation import Mutation

_FAMILIES: tuple[tuple[Mutation, ...], ...] = (
    figures.VALUES,
    figures.WHEN_AND_WHERE,
    figures.WORDS,
    figures.OFFSETS,
    figures.LEDGER,
    figures.JOINED,
    tables.ROWS,
    tables.COLUMNS,
    tables.KEYS,
    tables.TIES,
    characters.UNICODE,
    characters.FORM,
    characters.CELLS,
    files.FILES,
    files.HEADINGS,
    files.ELSEWHERE,
    describing.MEASURES,
    describing.FORM,
    describing.RIGHTS,
    describing.SCHEMAS,
    reports.RECORDS,
    reports.YAML,
    reports.PLACES,
    reports.FIGURES,
    reports.CARDS,
    reports.CODES,
    reports.STALE,
    texts.TEXTS,
    texts.READINGS,
    unseen.PACKAGE,
    unseen.METADATA,
    unseen.NEVER,
)
CATALOGUE = tuple(mutation for members in _FAMILIES for mutation in members)
