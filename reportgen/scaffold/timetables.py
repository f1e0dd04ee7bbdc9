"""Programmes as tables: a row a session, with its day, time, title, room, track and speakers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path

from reportgen.findings import Finding, Message, say
from reportgen.places import Place
from reportgen.read.suggest import a_date, a_time
from reportgen.records.moments import TimeKind
from reportgen.rulebook.records import DATE_FORM, TIME_FORM, VALUE_EMPTY
from reportgen.scaffold.answers import Refused
from reportgen.scaffold.programme import Event, Programme, speakers
from reportgen.scaffold.tables import Table, read_table

_HEADINGS = {
    "title": ("場次", "標題", "議題", "主題", "名稱", "title", "session", "event", "name"),
    "date": ("日期", "date", "day"),
    "time": ("時間", "time", "hours"),
    "start": ("開始", "開始時間", "start", "start time", "begin", "from"),
    "end": ("結束", "結束時間", "end", "end time", "to", "until"),
    "room": ("會場", "地點", "場地", "會議室", "room", "location", "venue", "place"),
    "track": ("類別", "分類", "track", "type", "category", "categories"),
    "speakers": ("講者", "主講人", "講員", "speakers", "speaker", "presenters", "presenter"),
    "moderators": ("主持人", "主席", "moderators", "moderator", "chair"),
}
_DAY_AND_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::\d{2})?")
_BETWEEN_PEOPLE = re.compile(r"\s*[,;、，；](?![^(（]*[)）])\s*")


class _Unreadable(Exception):  # noqa: N818  a finding on its way, not a bug
    """A row that cannot be read."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message.text())
        self.finding = finding


def table_programme(path: Path, first: date) -> Programme:
    """The programme in the table *path*; a day without a year is that of the trip's *first* day.

    A row that cannot be read is a finding. Raises
    :class:`~reportgen.scaffold.answers.Refused` where no row can.
    """
    table = read_table(path, _HEADINGS, "title")
    events, findings = [], []
    day: date | None = None
    for number, row in table.rows:
        try:
            event = _event(row, Place(table.file, number), day, first)
        except _Unreadable as problem:
            findings.append(problem.finding)
        else:
            events.append(event)
            day = event.day
    if not events:
        hints = (*findings[0].hints,) if findings else ()
        raise Refused(say("「{file}」裡沒有讀得出的場次。", file=table.file), *hints)
    return Programme(tuple(events), notes=_notes(table), findings=tuple(findings))


def _notes(table: Table) -> tuple[Message, ...]:
    if not table.unused:
        return ()
    return (say("「{file}」沒有用到的欄：{columns}。", file=table.file, columns=table.unused),)


def _event(row: Mapping[str, str], place: Place, before: date | None, first: date) -> Event:
    """The session of *row*; a cell without a date is one with that of the row *before*."""
    title = row["title"]
    if not title:
        raise _Unreadable(
            VALUE_EMPTY.finding(place, say("第 {row} 列沒有場次的名稱。", row=place.line))
        )
    start_day, start_time = _parted(row.get("start", ""))
    _, end_time = _parted(row.get("end", ""))
    written = row.get("date") or start_day
    day = _day(written, place, first) if written else before
    if day is None:
        raise _Unreadable(
            DATE_FORM.finding(
                place, say("第 {row} 列沒有日期。", row=place.line), say("請加上「日期」一欄。")
            )
        )
    hours = row.get("time") or (
        f"{start_time}-{end_time}" if start_time and end_time else start_time
    )
    start, end = (None, None) if hours in ("", *TimeKind.parts) else _clocks(hours, place)
    return Event(
        day,
        start,
        end,
        title,
        row.get("room", ""),
        row.get("track", ""),
        speakers(_BETWEEN_PEOPLE.split(row.get("speakers", ""))),
        speakers(_BETWEEN_PEOPLE.split(row.get("moderators", ""))),
        hours if start is None else "",
    )


def _parted(text: str) -> tuple[str, str]:
    """The day and the time of a cell that may have both."""
    match = _DAY_AND_TIME.fullmatch(text)
    return (match[1], match[2]) if match else ("", text)


def _day(text: str, place: Place, first: date) -> date:
    text = re.sub(r"\s*[（(].*[)）]$|\s*星期.$", "", text)
    written = a_date(text) or a_date(f"{first.year}/{text}")
    if not written:
        raise _Unreadable(
            DATE_FORM.finding(
                place,
                say("第 {row} 列的「{text}」不是看得懂的日期。", row=place.line, text=text),
                say("請寫成 2025-03-11 或 114/3/11。"),
            )
        )
    return date.fromisoformat(written)


def _clocks(text: str, place: Place) -> tuple[time, time | None]:
    """Start and end of *text*, such as ``09:00-10:30``."""
    written = a_time(text)
    if not written:
        raise _Unreadable(
            TIME_FORM.finding(
                place,
                say("第 {row} 列的「{text}」不是看得懂的時間。", row=place.line, text=text),
                say("請寫成 09:00-10:30。"),
            )
        )
    first, _, last = written.partition("-")
    return _clock(first), _clock(last) if last else None


def _clock(text: str) -> time:
    hours, minutes = text.split(":")
    return time(int(hours) % 24, int(minutes))
