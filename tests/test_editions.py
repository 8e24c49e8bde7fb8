"""What happens to figures once they are published: releases, corrections, withdrawals, on the site and in its feed."""

import json
import re
import shutil
import sys

import pytest

from solieu.commands.differences import section, with_section
from solieu.package.changes import Changes
from solieu.paths import HERE, House
from solieu.problems import Invalid
from solieu.site.editions import editions
from solieu.sources.readings import load_metadata

KEY = "dcsvn-628898-workdays-twice"
WITHDRAWN = {"on": "2026-11-29", "reason": {"en": "It was read <twice>.", "vi": "Đã đọc hai lần."}}


@pytest.mark.parametrize("many", [0, 1, 2, 12, 40])
def test_what_a_release_writes_is_what_the_feed_reads(many):
    """Of many figures some are named, whatever lines they stand on."""
    changed = [{"key": f"dcsvn-{place}-figure-of-a-long-name", "changes": {}} for place in range(many)]
    table = {"added": [{"figure_id": "new-1"}], "removed": [], "changed": changed}
    nothing = {"columns_added": [], "columns_removed": []}
    found = Changes("1.0.0", "1.1.0", "minor", {"figures": table | nothing, "units": table | nothing}, (), ())
    text = with_section(
        "# Changelog\n\nFor people.\n\n## 1.0.0 (2026-01-01)\n\nx\n", "1.1.0", "2026-02-02", section(found)
    )
    read = editions(text)
    assert read["head"] == "<p>For people.</p>\n"
    assert [(each["version"], each["released"]) for each in read["releases"]] == [
        ("1.1.0", "2026-02-02"),
        ("1.0.0", "2026-01-01"),
    ]
    assert read["releases"][0]["corrected"] == [each["key"] for each in changed[:12]]


def test_every_release_of_the_changelog_is_read():
    text = (HERE.root / "CHANGELOG.md").read_text("utf-8")
    assert [each["version"] for each in editions(text)["releases"]] == re.findall(r"^## (\S+) \(", text, re.M)


@pytest.fixture
def withdrawn(reader, monkeypatch):
    """The site with a figure that was withdrawn, and one that was corrected."""
    reader.get("/robots.txt")  # which reads what publish left
    knowledge = sys.modules["dan_van_site.knowledge"].knowledge_of(reader.datasette)
    monkeypatch.setitem(knowledge.site, "withdrawn", {KEY: WITHDRAWN})
    release = {"version": "9.9.9", "released": "2026-12-01", "html": "", "corrected": ["dcsvn-628898-workdays"]}
    monkeypatch.setitem(knowledge.site["editions"], "releases", [release])
    return reader


@pytest.mark.parametrize("address", ["/{lang}/figures/{key}", "/{lang}/dan-van/figures/{key}", "/figures/{key}.json"])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_withdrawn_figure_keeps_its_page_with_the_reason(withdrawn, address, language):
    address = address.format(lang=language, key=KEY)
    answer = withdrawn.get(address)
    while answer.status_code == 301:
        answer = withdrawn.get(answer.headers["location"])
    assert answer.status_code == 410
    if address.endswith(".json"):
        told = json.loads(answer.text)
        assert (told["ok"], told["status"]) == (False, 410) and KEY in told["error"]
    else:
        assert KEY in answer.text and {"en": "&lt;twice&gt;", "vi": "hai lần"}[language] in answer.text


def test_other_figures_that_are_not_there_are_missing(withdrawn):
    for address in ("/en/figures/nope", "/figures/nope.json", f"/en/reports/{KEY}"):
        assert withdrawn.get(address).status_code == 404


def test_the_feed_tells_of_releases_corrections_and_withdrawals(withdrawn):
    entries = re.findall(r"<entry>.*?</entry>", withdrawn.get("/feed.atom").text, re.S)
    ids = [re.search("<id>(.*?)</id>", entry)[1] for entry in entries]
    assert len(ids) == len(set(ids))
    own = [re.search("<title>(.*?)</title>", entry)[1] for entry in entries if "/reports/" not in entry]
    assert own == ["Version 9.9.9", "Corrected: dcsvn-628898-workdays", f"Withdrawn: {KEY}"]
    assert "It was read &lt;twice&gt;." in entries[-1] and "<updated>2026-11-29T" in entries[-1]


def test_the_key_of_a_withdrawn_figure_is_given_to_no_other(tmp_path):
    house = House(tmp_path)
    shutil.copytree(HERE.metadata, house.metadata)
    package = house.metadata / "package.yaml"
    record = (
        "withdrawn:\n  - {id: dcsvn-628898-workdays, on: 2026-11-29, reason: Read twice., reason_vi: Đọc hai lần.}\n"
    )
    package.write_text(package.read_text("utf-8") + record, "utf-8")
    with pytest.raises(Invalid) as refused:
        list(load_metadata(house).readings)
    [problem] = refused.value.problems
    assert str(problem).startswith("metadata/reports/dcsvn-628898.yaml:") and "duplicate-id" in str(problem)
    assert "'dcsvn-628898-workdays' is the key of a figure that was withdrawn" in str(problem)
