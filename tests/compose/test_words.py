"""A report in English: its fixed words and the marks between them are English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from reportgen.authority.load import load_layout
from reportgen.compose.document import compose
from reportgen.compose.words import bracketed, places
from reportgen.findings import Translate
from reportgen.manuscript import read_manuscript
from reportgen.places import Place
from reportgen.read import read
from reportgen.records.report import Destination
from reportgen.world import World
from tools.messages import ENGLISH

GEORGIA = Destination.model_validate({"country": "GE", "cities": ["提比里斯", "巴統"]})
FRANCE = Destination.model_validate({"country": "FR", "cities": ["Paris", "Lyon"]})
MONACO = Destination.model_validate({"country": "MC"})

REPORT = """\
language: en
authority: executive-yuan
title: Attending the Summit
category: 其他
category_note: summit
agency: NDC
contact: pan
system_id: C10600437
destinations: [{country: FR, cities: [Paris]}]
period: {start: 2016-12-05, end: 2016-12-06}
report_date: 2017-01-20
keywords: [open government, data]
abstract: The mission attended the summit.
roster:
- {id: pan, name: PAN Kuo-tsai, agency: NDC, post: Director, grade: Senior, role: reporter}
- {id: lin, name: LIN Chu-sui, agency: NDC, post: Analyst}
purpose:
  prose: |
    See [](#tab-a).

    {#tab-a caption="Members"}
    | A | B |
    |---|---|
    | 1 | 2 |
itinerary:
  days: [{date: 2016-12-05, place: Paris, activity: Departure., sessions: [opening]}]
sessions:
- id: opening
  title: Opening
  date: 2016-12-06
  time: 09:00-10:30
  our_people: [pan, lin]
  more_people: true
  their_people: [{name: Jane Doe, post: Chair, organisation: OGP}]
recommendations:
  items:
  - {prose: Pilot a review., horizon: 立即可行, lead: NDC, supporting: [A, B], due: 2017-06-30}
appendices:
- kind: agenda
  title: Agenda
  venues: [{id: a, name: Main Hall, languages: [en, fr]}, {id: b, name: Side Room, form: list}]
  days:
  - date: 2016-12-06
    slots:
    - {venue: a, time: 09:00-10:30, title: Opening, organiser: OGP, speakers: [{name: Jane Doe}]}
    - {venue: b, time: 09:00, title: Coffee}
- kind: references
  title: References
  groups:
  - title: Official
    references: [{title: Declaration, publisher: OGP, date: 2016-12-09, note: draft}]
"""


@pytest.fixture
def english() -> Translate:
    with ENGLISH.open("rb") as file:
        table = {str(message.id): str(message.string) for message in read_po(file)}
    return lambda msgid: table.get(msgid) or msgid


def test_places_in_chinese() -> None:
    assert places([GEORGIA, MONACO], "zh_Hant_TW", str) == "喬治亞提比里斯、巴統、摩納哥"


def test_a_report_may_print_another_name() -> None:
    mainland = Destination.model_validate({"country": "CN", "name": "大陸地區", "cities": ["廈門"]})
    assert places((mainland,), "zh_Hant_TW", str) == "大陸地區廈門"


def test_places_in_english(english: Translate) -> None:
    assert places([FRANCE, MONACO], "en", english) == "Paris, Lyon (France), Monaco"


def test_a_city_that_is_its_country_stands_once(english: Translate) -> None:
    macau = Destination.model_validate({"country": "MO", "cities": ["澳門"]})
    singapore = Destination.model_validate({"country": "SG", "cities": ["Singapore"]})
    luxembourg = Destination.model_validate({"country": "LU", "cities": ["盧森堡", "埃希特納赫"]})
    assert places([macau, luxembourg], "zh_Hant_TW", str) == "澳門、盧森堡埃希特納赫"
    assert places([singapore], "en", english) == "Singapore"


def test_brackets(english: Translate) -> None:
    assert bracketed("三", str) == "（三）"
    assert bracketed("Wed", english) == " (Wed)"
    assert bracketed("", english) == ""


def test_a_report_in_english_has_no_chinese_marks(
    tmp_path: Path, world: World, english: Translate
) -> None:
    (tmp_path / "report.yaml").write_text(REPORT, encoding="utf-8")
    reading = read(tmp_path, "trip")
    records = reading.records
    assert records is not None, reading.findings
    layout = load_layout(world.template_roots(tmp_path), str(records.authority), Place("")).layout
    assert layout is not None
    manuscript = read_manuscript(records, layout.authority, english)
    composition = compose(manuscript, layout, english)
    assert composition.findings == ()
    text = re.sub(r"<[^>]*>", "", composition.html)
    for said in (
        "Mission Report (Category of Mission: 其他 (summit))",
        "PAN Kuo-tsai, Director",
        "PAN Kuo-tsai (Director, NDC), LIN Chu-sui (Analyst) and others",
        "December 6, 2016 (Tue) 09:00–10:30",
        "Table 1: Members",
        "Horizon: at once",
        "Declaration, OGP, December 9, 2016 (draft).",
        "December 6 (Tue) Side Room",
    ):
        assert said in text
    numbering = re.compile("[壹貳參肆一二三四五]、|（[一二三四五]）")
    left = re.findall(".*[，。：；、（）／].*", numbering.sub("", text))
    assert left == []
