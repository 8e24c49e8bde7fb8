"""A figure whole for programs: in codes and in words, with bounds, doubts, ties, report, citation and licence."""

from collections.abc import Sequence
from typing import Any

from datasette import NotFound, Response
from datasette.utils import tilde_decode

from .answers import to_json
from .asked import Asked
from .citing import citation
from .knowledge import LANGUAGES, Values, knowledge_of
from .rows import figure_page

_AS_IT_IS = (
    *("value", "lower_bound", "upper_bound", "comparator", "whole_value", "significant_digits"),
    *("year", "period_start", "period_end", "period_kind", "period_basis", "area_basis", "claim", "temporal_type"),
    *("beneficiary_group", "beneficiary_basis", "as_written", "source_link"),
)
_TRUE_OR_FALSE = ("additive_bodies", "additive_periods")
_NAMED = ("indicator", "unit", "actor", "action", "area")  # in words, with the code beside them
_REPORT = (
    "report_id",
    "title_vi",
    "title_en",
    "event_date",
    "published_date",
    "reading",
    "sha256",
    "url",
    "archive_url",
)
# What stands beside a figure: the columns that are said in words, and those that are the same in any language.
_BESIDE = {
    "parts": ((), ("part_vi", "part_en", "certainty")),
    "doubts": (("reading", "note"), ("doubt_id", "aspect", "source_url")),
    "report_doubts": (("reading", "note"), ("doubt_id", "aspect", "source_url")),
    "links": (("note", "figure"), ("other_id", "figure_id", "relation", "to_figure_id", "word_vi", "certainty")),
    "comparisons": (("figure",), ("other_id", "earlier_id", "later_id", "periods", "known", "cautions")),
    "ratios": (
        ("assumption", "unit", "of_unit"),
        ("figure_id", "of_figure_id", "value", "comparator", "significant_digits"),
    ),
}


async def figure(request: Any, datasette: Any) -> Any:
    """The answer to `/figures/<figure_id>.json`. Raises NotFound."""
    knowledge, key = knowledge_of(datasette), tilde_decode(request.url_vars["key"])
    asked = {language: Asked(datasette, request, language) for language in LANGUAGES}
    pages = {language: page for language in LANGUAGES if (page := await figure_page(asked[language], key))}
    if not pages:
        raise NotFound("")
    row, report = pages["en"]["figure"], pages["en"]["report"]
    rows = {language: page["figure"] for language, page in pages.items()}
    record = {
        "id": key,
        "url": asked["en"].absolute(datasette.urls.path(f"figures/{request.url_vars['key']}")),
        "label": {language: f"{said['indicator']}: {said['figure']}" for language, said in rows.items()},
        "figure": _said("figure", rows),
        **{column: row[column] for column in _AS_IT_IS},
        **{column: bool(row[column]) for column in _TRUE_OR_FALSE},
        "hedge": {"id": row["qualifier_id"], "as_written": row["hedge_word"], **_said("qualifier", rows)},
        **{name: {"id": row[f"{name}_id"], **_said(name, rows)} if row[name] else None for name in _NAMED},
        "beneficiaries": _said("beneficiaries", rows),
        "span": [row["char_start"], row["char_end"]] if row["char_start"] is not None else None,
        **{
            name: [
                {column: each["en"][column] for column in same} | {column: _said(column, each) for column in worded}
                for each in _beside(pages, name)
            ]
            for name, (worded, same) in _BESIDE.items()
        },
        "report": {column: report[column] for column in _REPORT}
        | {"publisher": {language: page["report"]["publisher"] for language, page in pages.items()}},
        "citation": {language: citation(asked[language], page)["text"] for language, page in pages.items()},
        "notice": knowledge.package["notice"],
        "licence": knowledge.package["licenses"][0]["path"],
        "version": knowledge.package["version"],
    }
    return Response(to_json(record), content_type="application/json; charset=utf-8")


def _said(column: str, rows: Values) -> Values:
    """What a column says in each language."""
    return {language: row[column] for language, row in rows.items()}


def _beside(pages: Values, name: str) -> Sequence[Values]:
    """The rows beside the figure, each in both languages."""
    both = zip(*(pages[language][name] for language in LANGUAGES), strict=True)
    return [dict(zip(LANGUAGES, pair, strict=True)) for pair in both]


ROUTES = [(r"^/figures/(?P<key>[^/]+)[.]json$", figure)]
