"""Two invented report files: one out of order and with what the first report has not, and an earlier excerpt."""

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
  title_basis: printed
  publisher: bao-quan-doi-nhan-dan
  url: https://vidu.example/7
  text_source: publisher_page
  language: vi
  event_vi: Họp
  event_en: A meeting
  organiser: dang
  event_date: 2021-05-06
  event_date_basis: written
  published_date: 2021-05-07
  published_basis: written
  period: {start: 2021-01-01, end: 2021-12-31, kind: year, basis: written}
  reading: whole-text
  characters: 400
  bytes: 460
  sha256: 259e3ebd992d2c4a8c7fa6afebb5ee1553b28b43655b28e8c5808a15c2dc7109
  numerals: 8
  rights: publisher
doubts: {id: who, aspect: actor, reading_vi: n, reading_en: o, note_vi: p, note_en: q, source_url: "https://vidu.example/8"}
passages:
  - {at: [0, 100], kind: army_results, actor: quan-doi}
  - {at: [100, 200], kind: police_results, actor: cong-an, list_open: true}
  - {at: [200, 300], kind: discussion}
figures:
  - id: roads
    as_written: khoảng 12,5 km
    at: [100, 114]
    indicator: roads-canals-repaired-upgraded
    beneficiaries: {group: civilian, basis: inferred}
    area: {id: gia-lai, basis: written}
    parts:
      - {vi: "đường Làng", en: roads, certainty: clear}
    links: {relation: revises, to: vidu-8-roads, certainty: in_doubt, note_vi: r, note_en: s}
  - id: gifts
    as_written: từ 3 đến 5 triệu đồng
    at: [120, 141]
    indicator: learning-gifts-value
    action: tham-gia-ho-tro
    beneficiaries: {group: military, basis: written}
    actor: quan-doi
    area: {type: vung-bien-gioi, basis: inferred}
    period: {start: 2018-03-01, end: 2019-12-31, kind: several_years, basis: inferred}
    temporal: stock
    claim: pledged
    links: {relation: amount_for, to: learners, word: cho, certainty: clear}
    doubts:
      - {id: gifts-scope, aspect: scope, reading_vi: a, reading_en: b, note_vi: c, note_en: d}
  - id: learners
    as_written: hơn 10 người
    at: [188, 200]
    indicator: literacy-learners
    beneficiaries: {group: civilian, basis: inferred}
    links: {relation: people_in, to: roads, certainty: in_doubt}
    doubts:
      - {id: learners-unit, aspect: unit, reading_vi: e, reading_en: f, note_vi: g, note_en: h}
      - {id: learners-area, aspect: area, reading_vi: i, reading_en: k, note_vi: l, note_en: m}
  - id: stove-value
    as_written: 21 triệu đồng
    at: [250, 263]
    indicator: houses-value
    beneficiaries: {group: civilian, basis: inferred}
    actor: cong-an
    links: {relation: amount_for, to: learners, certainty: in_doubt}
  - id: stove-money
    as_written: 20 triệu đồng
    at: [270, 283]
    indicator: houses-value
    beneficiaries: {group: civilian, basis: inferred}
    actor: cong-an
    links: {relation: amount_for, to: roads, certainty: clear}
other_numerals:
  - {at: [290, 294], token: “2021”, disposition: year}
  - {at: [90, 92], token: “05”, disposition: date}
vague_amounts:
  - {id: later, at: [230, 240], word: nhiều, of_vi: quà, of_en: gifts}
  - {id: sooner, at: [94, 100], word: một số, of_vi: hộ, of_en: households, actors: [quan-doi, dang]}
statements:
  - id: second
    at: [200, 210]
    kind: request
    summary_vi: Ý hai.
    summary_en: Second point.
    links:
      - {role: leads_to, statement: first}
      - {role: programme, term: chuong-trinh-phoi-hop}
      - {role: speaker, person: b-person}
      - {role: cites, document: late}
    doubts: {id: second-whom, aspect: wording, reading_vi: t, reading_en: u, note_vi: v, note_en: w}
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
# A figure of the excerpt: its id, words, indicator, and what else it states.
_FIGURE = "  - {{id: {}, as_written: {}, indicator: {}, actor: cong-an, beneficiaries: {}, {}}}\n"
_CIVILIAN, _NOBODY = "{group: civilian, basis: inferred}", "{group: not_stated, basis: not_stated}"
EXCERPT = """\
status: reviewed
reviewed: {by: curator, on: 2026-01-03}
report:
  id: vidu-8
  title_vi: Ví dụ trước
  title_en: An earlier example
  title_basis: address
  publisher: bao-quan-doi-nhan-dan
  url: https://vidu.example/8
  text_source: excerpt
  language: vi
  event_date_basis: not_stated
  published_date: 2020-12-30
  published_basis: inferred
  period: {start: 2020-01-01, kind: part_of_year, basis: written}
  reading: excerpt
  rights: publisher
figures:
""" + "".join(
    _FIGURE.format(*figure)
    for figure in (
        ("roads", '"hơn 9 km"', "roads-canals-repaired-upgraded", _CIVILIAN, "area: {id: gia-lai, basis: written}"),
        ("pupils", "3.582 cháu học sinh", "pupils-sponsored", _CIVILIAN,
         "period: {start: 2020-05-01, end: 2020-05-01, kind: day, basis: written}"),
        ("pupil", "1 cháu học sinh", "pupils-sponsored", _CIVILIAN,
         "period: {start: 2020-05-01, kind: open, basis: inferred}"),
        ("cost", "gần 80 triệu đồng/nhà", "houses-value", _NOBODY,
         "period: {start: 2019-12-30, end: 2020-01-02, kind: event, basis: inferred}"),
        ("schools", "50/531 trường học", "schools-built-repaired", _NOBODY, "claim: planned, period: {}"),
    )
)  # fmt: skip


def invented_house(folder: Path) -> House:
    """The metadata of this checkout, with the invented reports in place of the others."""
    house = House(folder)
    shutil.copytree(HERE.metadata, house.metadata, ignore=shutil.ignore_patterns("site"))
    for report in (house.metadata / "reports").glob("*.yaml"):
        report.unlink()
    for name, text in (("vidu-7", REPORT), ("vidu-8", EXCERPT)):
        (house.metadata / "reports" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return house
