"""An invented report file, written out of order and with what the first report has not."""

import shutil
from pathlib import Path

from solieu.paths import HERE, House

REPORT = """\
status: reviewed
reviewed: {by: curator, on: 2026-01-02}
report:
  id: vidu-7
  title_vi: Ví dụ
  title_en: An example
  publisher: Báo Ví dụ
  publisher_en: Example News
  url: https://vidu.example/7
  text_source: publisher_page
  language: vi
  event_date: 2021-05-06
  event_date_basis: written
  published_date: 2021-05-07
  year: 2021
  year_basis: written
  reading: whole-text
  characters: 400
  bytes: 460
  sha256: 259e3ebd992d2c4a8c7fa6afebb5ee1553b28b43655b28e8c5808a15c2dc7109
  numerals: 8
  rights: publisher
passages:
  - {at: [0, 100], kind: army_results, actor: quan-doi}
  - {at: [100, 200], kind: police_results, actor: cong-an, list_open: true}
  - {at: [200, 300], kind: discussion}
figures:
  - id: roads
    as_written: khoảng 12,5 km
    at: [100, 114]
    indicator: roads-canals-repaired-upgraded
    beneficiaries: civilian
    parts:
      - {vi: "đường Làng", en: roads, certainty: clear}
  - id: gifts
    as_written: từ 3 đến 5 triệu đồng
    at: [120, 141]
    indicator: learning-gifts-value
    action: tham gia hỗ trợ
    beneficiaries: military
    actor: quan-doi
    area: vung-bien-gioi
    area_basis: inferred
    year: 2019
    year_basis: inferred
    temporal_type: stock
    pair: {relation: amount_for, of: learners, word: cho, certainty: clear}
    doubts:
      - {id: gifts-scope, aspect: scope, reading_vi: a, reading_en: b, note_vi: c, note_en: d}
  - id: learners
    as_written: hơn 10 người
    at: [188, 200]
    indicator: literacy-learners
    beneficiaries: civilian
    pair: {relation: people_in, of: roads, certainty: in_doubt}
    doubts:
      - {id: learners-unit, aspect: unit, reading_vi: e, reading_en: f, note_vi: g, note_en: h}
      - {id: learners-area, aspect: area, reading_vi: i, reading_en: k, note_vi: l, note_en: m}
  - id: stove-value
    as_written: 21 triệu đồng
    at: [250, 263]
    indicator: houses-value
    beneficiaries: civilian
    actor: cong-an
    pair: {relation: amount_for, of: learners, certainty: in_doubt}
  - id: stove-money
    as_written: 20 triệu đồng
    at: [270, 283]
    indicator: houses-value
    beneficiaries: civilian
    actor: cong-an
    pair: {relation: amount_for, of: roads, certainty: clear}
other_numerals:
  - {at: [290, 294], token: “2021”, disposition: year}
  - {at: [90, 92], token: “05”, disposition: date}
vague_amounts:
  - {id: later, at: [230, 240], word: nhiều, of_vi: quà, of_en: gifts}
  - {id: sooner, at: [94, 100], word: một số, of_vi: hộ, of_en: households, actor: quan-doi}
statements:
  - id: second
    at: [200, 210]
    kind: request
    summary_vi: Ý hai.
    summary_en: Second point.
    links:
      - {role: leads_to, statement: first}
      - {role: programme, term: chuong-trinh-phoi-hop}
  - id: first
    at: [10, 60]
    kind: decision
    summary_vi: Ý một.
    summary_en: First point.
    links: {role: actor, organisation: quan-doi}
participants:
  - {id: b-person, name: Bà B, position_vi: cán bộ, position_en: officer, role: speaker, organisation: cong-an}
  - {id: a-person, name: Ông A, position_vi: cán bộ, position_en: officer, role: chair, organisation: quan-doi}
documents_cited:
  - {id: late, at: [220, 225], kind: decision, title_vi: Một, title_en: One, issuer: dang}
  - {id: early, at: [5, 9], kind: directive, title_vi: Hai, title_en: Two, date: 2020-02-29, number: 9-CT}
source_slips:
  - {id: slip-late, at: 299, as_written: "n", suggested: ng, certainty: clear}
  - {id: slip-early, at: 3, as_written: aa, suggested: a, certainty: in_doubt}
"""


def invented_house(folder: Path) -> House:
    """The metadata of this checkout, with the invented report in place of the others."""
    house = House(folder)
    shutil.copytree(HERE.metadata, house.metadata, ignore=shutil.ignore_patterns("site"))
    for report in (house.metadata / "reports").glob("*.yaml"):
        report.unlink()
    (house.metadata / "reports" / "vidu-7.yaml").write_text(REPORT, encoding="utf-8")
    return house
