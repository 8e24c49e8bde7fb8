"""How much of the reviewed report file a draft of the same text already has."""

import pytest

from solieu.reading import read_figure
from solieu.sources.codebook import Codebook
from solieu.sources.drafts import TODO, Source, draft
from solieu.sources.readings import Metadata
from solieu.sources.suggestions import Evidence, Witness
from solieu.sources.yamlfile import parse


@pytest.fixture
def drafted(metadata: Metadata, known: list[Witness], texts):
    """The draft of the report, which is no evidence for itself."""
    text = (texts / "dcsvn-628898.txt").read_text(encoding="utf-8")
    own = next(each.source for each in known if each.figure.startswith("dcsvn-628898-"))
    evidence = Evidence(metadata.codebook, (each for each in known if each.source != own))
    return parse(draft(text, Source(id="dcsvn-628898"), metadata.codebook, evidence), "draft")


def read(as_written: str, codebook: Codebook) -> tuple[object, ...]:
    quantity = read_figure(as_written, codebook.unit_words)
    return quantity.value, quantity.qualifier_id, quantity.lower_bound, quantity.upper_bound, quantity.unit_id


def test_a_draft_agrees_with_the_review(metadata, seed, drafted):
    """In value, qualifier, unit and links, for at least 17 of the 19 figures."""
    ends = {each["id"]: each["at"][1] for each in drafted["figures"]}
    reviewed_ends = {figure.record.id: figure.record.at[1] for figure in seed.figures}
    suggested = {}
    for each in drafted["figures"]:
        links = {(link["relation"], ends[link["to"]]) for link in each.get("links", [])}
        suggested[each["at"][1]] = (*read(each["as_written"], metadata.codebook), links)
    agreed = 0
    for figure in seed.figures:
        own = (link for link in figure.record.links if link.to in reviewed_ends)
        links = {(link.relation, reviewed_ends[link.to]) for link in own}
        agreed += suggested.get(figure.record.at[1]) == (*read(figure.record.as_written, metadata.codebook), links)
    assert len(suggested) == 19
    assert agreed >= 17


def test_nothing_suggested_contradicts_the_review(seed, drafted):
    """Indicator, action and area are right or left to name; a figure without a link in the review gets none."""
    reviewed = {figure.record.at: figure.record for figure in seed.figures}
    for each in drafted["figures"]:
        record = reviewed[tuple(each["at"])]
        assert each["indicator"] in (record.indicator, TODO)
        assert each["action"] in (record.action, TODO)
        assert each["area"]["id"] in (record.area.id, TODO)
        assert each["as_written"] == record.as_written
        assert bool(each.get("links")) <= bool(record.links)


def test_the_ledger_is_whole(seed, drafted):
    report = seed.report
    found = {(tuple(each["at"]), each["disposition"]) for each in drafted["other_numerals"]}
    assert found == {(numeral.at, numeral.disposition) for numeral in report.other_numerals}
    assert drafted["report"]["sha256"] == report.report.sha256
    assert drafted["report"]["numerals"] == report.report.numerals


def test_passages_are_those_of_the_review(seed, drafted):
    reviewed = seed.report.passages
    assert [tuple(each["at"]) for each in drafted["passages"]] == [passage.at for passage in reviewed]
    kinds = {each["kind"] for each in drafted["passages"]}
    assert {"title", "army_results", "police_results", "limitations", "discussion", "requests"} <= kinds
