"""What the pages tell search engines of the data: valid JSON, absolute addresses, no bound passed off as a value."""

import json
import re
import sys

import pytest

from archive import looked_at
from site_reader import HOME

LANGUAGES = ("en", "vi")


def told(reader, address, language="en"):
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', reader.page(address, language), re.S)
    return json.loads(text)


def addresses(record):
    """Every address in it."""
    for key, value in record.items() if isinstance(record, dict) else enumerate(record):
        if isinstance(value, dict | list):
            yield from addresses(value)
        elif key in ("url", "contentUrl", "@id", "isBasedOn", "license", "archivedAt"):
            yield value


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_describes_the_set(reader, language):
    record, package = told(reader, "/", language), reader.site["package"]
    assert (record["@type"], record["@id"]) == ("Dataset", f"{HOME}#dataset")
    assert record["name"] == package["title"][language]
    assert package["notice"][language] in record["description"]
    assert all(address.startswith((HOME, "https://")) for address in addresses(record))
    for download in record["distribution"]:
        answer = reader.get(download["contentUrl"].replace(HOME, "/"))
        assert answer.status_code == 200
        assert download.get("contentSize") in (None, f"{len(answer.content)} B")
    assert len(record["variableMeasured"]) == len(reader.rows("SELECT 1 FROM indicators"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figures_page_describes_the_figure(reader, language):
    """All figures of the first two reports, and some of the others."""
    figures = {row["figure_id"]: row for row in reader.rows("SELECT * FROM figures JOIN reports USING (report_id)")}
    for figure in map(figures.get, looked_at(list(figures))):
        record = told(reader, reader.row_address("figures", figure["figure_id"]), language)
        assert record["isBasedOn"] == record["citation"]["url"] == figure["url"]
        assert record["@id"] == f"{HOME}figures/{figure['figure_id']}"
        assert record["isPartOf"] == {"@id": f"{HOME}#dataset"}, "search takes more for a set of its own, and a bad one"
        assert record.get("minValue") == figure["lower_bound"] and record.get("maxValue") == figure["upper_bound"]
        hedged = figure["qualifier_id"] != "unhedged"
        assert record.get("measuredValue") == (None if hedged else figure["value"])
        assert all(address.startswith((HOME, "https://")) for address in {*addresses(record)} - {figure["url"]})


def test_other_pages_and_missing_rows_say_nothing(reader):
    for address in ("/dan-van/figures", "/dan-van/units/VND", "/dan-van/figures/nope", "/codebook"):
        assert "ld+json" not in reader.get(f"/en{address}").text


def test_no_text_ends_the_element(reader, monkeypatch):
    reader.get("/robots.txt")  # which reads what publish left
    knowledge = sys.modules["dan_van_site.knowledge"].knowledge_of(reader.datasette)
    monkeypatch.setitem(knowledge.dataset["en"], "name", "</script><b>&")
    monkeypatch.setitem(knowledge.package["notice"], "en", "</script><b>&")
    for address in ("/", "/dan-van/figures/dcsvn-628898-workdays"):
        assert "</script><b>&" in json.dumps(told(reader, address)), address
