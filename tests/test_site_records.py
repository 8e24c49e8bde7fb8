"""Pages of one row: what belongs to it, what a report does not state, where an error is reported."""

import re

import pytest

from site_reader import LANGUAGES, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_records_show_what_belongs_to_them(reader, language):
    """Every row that a section of records.yaml selects is linked; a section without one is left out or says so."""
    for name, record in reader.site["records"].items():
        key = reader.site["tables"][name]["key"]
        for (value,) in reader.rows(f"SELECT {key} FROM {name} ORDER BY rowid LIMIT 4"):
            html = reader.page(reader.row_address(name, value), language)
            for section in record["sections"]:
                found = reader.rows(section["sql"].replace("{lang}", language).replace(":key", f"'{value}'"))
                title = section["title"][language]
                assert (f"<h2>{title}</h2>" in html) is bool(found or section.get("empty")), f"{value}: {title}"
                assert all(f'href="{reader.row_address(row[0], row[1])}?_lang={language}"' in html for row in found)


@pytest.mark.parametrize(
    "address, texts",
    [
        ("organisations/ban-dan-van-trung-uong", ["Succeeded by", "Central Commission for Information, Education"]),
        ("organisations/cong-an", ["What is absent is not zero", "What it did"]),
        ("statements/dcsvn-628898-slow-advice", ["It follows from", "said by", "done by", "under the programme"]),
        ("units/VND", ["must not be added up", "over 7 billion đồng"]),
        ("indicators/houses-value", ["worth, not army spending", "What is in doubt", "250 billion đồng"]),
        ("documents_cited/dcsvn-628898-decision-23", ["30 July 2021", "Politburo", "Source"]),
    ],
)
def test_a_record_in_words(reader, address, texts):
    page = reader.text(f"/dan-van/{address}")
    assert [text for text in texts if text not in page] == []


def test_what_was_asked_of_a_body_is_not_what_it_did(reader):
    page = reader.text("/dan-van/organisations/quan-doi")
    did, asked = page.split("What it did", 1)[1].split("What was asked of it", 1)
    assert "asked the parties" not in did and "asked the parties" in asked


@pytest.mark.parametrize(
    "language, texts",
    [
        ("en", ["Date of publication: not stated", "18 of 19 figures have no area", "7 of 19 figures do not say"]),
        ("vi", ["Ngày đăng: không nêu", "18 trên 19 số liệu không gắn với địa bàn", "liệt kê chưa hết: 7"]),
    ],
)
def test_a_report_says_what_it_does_not_state(reader, language, texts):
    page = reader.page("/dan-van/reports/dcsvn-628898", language).split('<h2 id="silences">', 1)[1]
    assert [text for text in texts if text not in words(page)] == []
    for address in re.findall(r'href="(/dan-van/(?:figures|documents_cited)[?][^"]*)"', page):
        assert reader.get(address.replace("&amp;", "&")).status_code == 200


def test_an_error_is_reported_with_its_key(reader):
    issues = reader.site["package"]["issues"]
    page = reader.page("/dan-van/figures/dcsvn-628898-workdays", "vi")
    assert f'href="{issues}/new?title=L%E1%BB%97i+%E1%BB%9F+figures+dcsvn-628898-workdays"' in page
