"""Programmes as iCalendar: in the time of the place, whatever the calendar writes."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import limits
from reportgen.read import read
from reportgen.records.appendices import Agenda
from reportgen.scaffold import calendars
from reportgen.scaffold.answers import Refused
from reportgen.scaffold.calendars import calendar_programme
from reportgen.scaffold.drafts import drafts
from reportgen.scaffold.extras import Extras, programme_of
from reportgen.scaffold.programme import Event, Programme, Speaker
from reportgen.scaffold.report import write_report
from tests.scaffold.test_drafts import ANSWERS, TO_DO, codes, layout

SCHED = r"""
DTSTART:20250312T003000Z
DTEND:20250312T020000Z
SUMMARY:Opening &amp\; welcome
DESCRIPTION:Hello\, all.\n\nSpeakers: Ada Löve (GovLab\, NYU)\, Bob Chen\nModerator: 王大明
CATEGORIES:PLENARY
LOCATION:Main Hall\, Tokyo Forum
"""


def calendar(path: Path, *events: str, head: str = "X-WR-TIMEZONE:UTC") -> Path:
    body = "".join(f"BEGIN:VEVENT\nUID:{n}\n{event.strip()}\nEND:VEVENT\n" for n, event in
                   enumerate(events))  # fmt: skip
    name = "X-WR-CALNAME:OGP Asia 2025\nPRODID:-//Sched.com OGP//EN"
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{name}\n{head}\n{body}END:VCALENDAR\n"
    path.write_bytes(text.replace("\n", "\r\n").encode())
    return path


def programme(tmp_path: Path, *events: str, country: str = "JP", **options: Any) -> Programme:
    zone = options.pop("zone", None)
    return calendar_programme(calendar(tmp_path / "a.ics", *events, **options), country, zone)


def test_as_sched_exports_it(tmp_path: Path) -> None:
    found = programme(tmp_path, SCHED)
    assert found.title == "OGP Asia 2025"
    assert found.events == (
        Event(
            date(2025, 3, 12), time(9, 30), time(11), "Opening & welcome",
            "Main Hall, Tokyo Forum", "PLENARY",
            (Speaker("Ada Löve", "GovLab, NYU"), Speaker("Bob Chen")), (Speaker("王大明"),),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("event", "wanted"),
    [
        ("DTSTART;TZID=Europe/Paris:20250312T090000\nDTEND;TZID=Europe/Paris:20250312T100000",
         (date(2025, 3, 12), time(9), time(10))),
        ("DTSTART:20250312T090000\nDURATION:PT45M", (date(2025, 3, 12), time(9), time(9, 45))),
        ("DTSTART:20250311T233000Z\nDURATION:PT1H", (date(2025, 3, 12), time(8, 30), time(9, 30))),
        ("DTSTART;VALUE=DATE:20250312\nDTEND;VALUE=DATE:20250313", (date(2025, 3, 12), None, None)),
        ("DTSTART:20250312T090000", (date(2025, 3, 12), time(9), None)),
        ("DTSTART:20250312T090000\nDTEND:20250319T100000", (date(2025, 3, 12), time(9), None)),
    ],
)  # fmt: skip
def test_times_of_the_place(event: str, wanted: tuple[Any, ...], tmp_path: Path) -> None:
    (found,) = programme(tmp_path, f"{event}\nSUMMARY:A").events
    assert (found.day, found.start, found.end) == wanted


@pytest.mark.parametrize(
    ("options", "start"),
    [
        ({"country": "DE"}, time(13)),
        ({"country": "US", "zone": "America/New_York"}, time(8)),
        ({"country": "US", "head": "X-WR-TIMEZONE:America/Chicago"}, time(7)),
        ({"country": "JP", "zone": "Asia/Taipei"}, time(20)),
    ],
)
def test_utc_in_the_zone_of_the_place(options: dict[str, str], start: time, tmp_path: Path) -> None:
    event = "DTSTART:20250312T120000Z\nSUMMARY:A"
    assert programme(tmp_path, event, **options).events[0].start == start


def test_summer_time(tmp_path: Path) -> None:
    event = "DTSTART:20250712T120000Z\nSUMMARY:A"
    assert programme(tmp_path, event, country="FR").events[0].start == time(14)


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        ({"country": "US"}, "請另加 --timezone，例如 --timezone America/New_York。"),
        ({"zone": "Tokio"}, "請寫成 洲/城市，例如 Europe/Paris。"),
        ({"zone": "../../etc/passwd"}, "請寫成 洲/城市，例如 Europe/Paris。"),
        ({"head": "X-WR-TIMEZONE:Nowhere"}, "請寫成 洲/城市，例如 Europe/Paris。"),
    ],
)
def test_no_zone(options: dict[str, str], hint: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        programme(tmp_path, "DTSTART:20250312T120000Z\nSUMMARY:A", **options)
    assert [message.text() for message in refused.value.hints] == [hint]


def test_attendees_are_speakers_by_their_names(tmp_path: Path) -> None:
    people = (
        'ATTENDEE;ROLE=CHAIR;CN="Ada Löve":invalid:nomail\nATTENDEE;CN=a@b.org:mailto:a@b.org\n'
    )
    (event,) = programme(tmp_path, f"DTSTART:20250312T090000\nSUMMARY:A\n{people}").events
    assert event.speakers == (Speaker("Ada Löve"),)


def test_what_is_left_out_is_reported(tmp_path: Path) -> None:
    whole = "DTSTART:20250312T090000\nSUMMARY:A"
    found = programme(
        tmp_path, whole, f"{whole}\nSTATUS:CANCELLED", f"{whole}\nRRULE:FREQ=SECONDLY", "SUMMARY:B"
    )
    assert len(found.events) == 2
    assert [note.text().partition("」")[2] for note in found.notes] == [
        "有 1 個場次已取消，未採用。", "有 1 個場次會重複，只列第一次。",
        "有 1 個場次沒有時間，未採用。",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "不是 iCalendar 檔"),
        (b"<html>BEGIN:VCALENDAR", "檔案已損壞，或過於龐大"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "沒有場次"),
        (b"BEGIN:VCALENDAR\r\n" * 50_000, "讀不出"),
    ],
)
def test_no_calendar(data: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_bytes(data)
    with pytest.raises(Refused, match=message):
        calendar_programme(tmp_path / "a.ics", "JP", None)


def test_too_many_events(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PROGRAMME_EVENTS", 1)
    with pytest.raises(Refused, match="超過 1 個場次"):
        programme(tmp_path, SCHED, SCHED)


def test_without_the_library_the_line_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendars, "find_spec", lambda name: None)
    with pytest.raises(Refused) as refused:
        programme(tmp_path, SCHED)
    assert refused.value.hints[0].text() == '請執行 pip install "taiwan-mission-report[new]"。'


@given(st.lists(st.sampled_from(SCHED.strip().split("\n")), max_size=9), st.text(max_size=30))
def test_any_calendar_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], text: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.ics"
    joined = "\n".join([*lines, f"SUMMARY:{text}"])
    try:
        found = calendar_programme(calendar(path, joined), "JP", None)
    except Refused:
        return
    assert len(found.events) == 1


def test_it_is_an_appendix_of_the_report(tmp_path: Path) -> None:
    later = SCHED.replace("Main Hall", "Room 1").replace("PLENARY", "資料").replace("T02", "T18")
    night = "DTSTART:20250313T130000Z\nDTEND:20250313T150000Z\nSUMMARY:# Night: [x]"
    path = calendar(tmp_path / "a.ics", night, SCHED, later)
    extras = Extras(programme=programme_of(path, "JP", ANSWERS.start, None))
    files = drafts(ANSWERS, "executive-yuan", layout("executive-yuan").authority, extras)
    write_report(tmp_path / "trip", files)
    assert codes(tmp_path / "trip", tmp_path) <= TO_DO
    records = read(tmp_path / "trip", "trip").records
    assert records is not None
    (appendix,) = records.appendices
    assert isinstance(appendix, Agenda)
    assert [str(venue.site or "") for venue in appendix.venues] == ["Tokyo Forum"] * 2 + [""]
    assert [(str(track.name), str(track.label)) for track in appendix.tracks] == [
        ("PLENARY", "A"), ("資料", "B"),
    ]  # fmt: skip
    slots = [(day.date.day, str(slot.time.text), str(slot.title)) for day in appendix.days
             for slot in day.slots]  # fmt: skip
    assert slots == [
        (12, "09:30-11:00", "Opening & welcome"),
        (12, "09:30", "Opening & welcome"),
        (13, "22:00-24:00", "# Night: [x]"),
    ]
