"""DATE-TEXT-FIELD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from reportgen.check.ask.adjusting import weighed
from reportgen.check.ask.body import Part, Piece
from reportgen.check.ask.days import NamedDay, years
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.records import Records
from reportgen.records.appendices import Event
from reportgen.records.sessions import Day, Session
from reportgen.rulebook.rule import Rule

_LABEL = late(r"^(?:會議|拜會|參訪|活動)?(?:日期|時間)[ ]?[：:]\s*", re.MULTILINE)
_TRAVEL = late(r"拜會|參訪|抵達|飛抵|啟程|返國|搭機|轉機")
_OTHER_TIME = late(
    r"曾|原訂|原定|另訂|另定|訂於|定於|預定|預計|將|前次|前一|去年|上次|上年|同年|次年|嗣|後續|業於|已於|來[臺台]|訪[臺台]|當年|時任"
)


def find(subject: Subject) -> Iterator[Finding]:
    """Headings and labelled days against their field, and days of the journey outside the trip."""
    for piece in subject.own:
        field = _field(piece.owner)
        if field is not None:
            for named in _heading_days(piece):
                day = named.on(field[0].year)
                if day and not field[0] <= day <= field[1]:
                    yield _differs(piece, named, day, field)
        if piece.part in {Part.SESSIONS, Part.ITINERARY}:
            on_the_way = list(_on_the_way(piece, subject.records))
            yield from on_the_way
            if field is not None and isinstance(piece.owner, Session):
                places = [finding.place for finding in on_the_way]
                others = _of_another_day(piece, field)
                yield from (finding for finding in others if finding.place not in places)


def _field(owner: object) -> tuple[date, date] | None:
    """The days in the fields of the record."""
    if isinstance(owner, (Session, Day)):
        return (owner.date, owner.until or owner.date) if owner.date else None
    return (owner.date, owner.date) if isinstance(owner, Event) else None


def _heading_days(piece: Piece) -> Iterator[NamedDay]:
    """The day at the head or in the closing bracket of a title; the one behind 「時間：」."""
    text = piece.text
    if not piece.passage.prose:
        if piece.passage.field in {"zh", "foreign"}:
            for named in piece.days:
                head = not text[: named.start].strip(" （(【［[")
                tail = text[: named.start].rstrip()[-1:] in {"（", "("}
                closed = text.rstrip()[-1:] in {"）", ")"}
                if head or (tail and closed):
                    yield named
                    return
        return
    labels = [match.end() for match in _LABEL.finditer(text)]
    if isinstance(piece.owner, Day):
        labels.append(0)
    if labels:
        yield from (named for named in piece.days if named.start in labels)


def _differs(piece: Piece, named: NamedDay, day: date, field: tuple[date, date]) -> Finding:
    first, last = field
    days = first if first == last else say("{start} 至 {end}", start=first, end=last)
    return RULE.finding(
        piece.passage.at(named.start, named.stop),
        say("文字寫 {day}，date 欄卻是 {days}。", day=day, days=days),
        say("請查明後擇一更正；日期由程式印出，文字裡可以不寫。"),
    )


def _on_the_way(piece: Piece, records: Records) -> Iterator[Finding]:
    """Days of visits and flights in running text that are outside the trip."""
    if piece.passage.field not in {"prose", "activity", "overview"}:
        return
    text, trip = piece.text, set(records.years)
    for named in piece.days if records.periods else ():
        days = [day for year in records.years if (day := named.on(year)) is not None]
        if not days or any(map(records.is_abroad, days)) or days[0].year not in trip:
            continue
        day = days[0]
        clause = _around(text, named, "[，。；：\n]")
        sentence = _around(text, named, "[。\n]")
        if (
            _TRAVEL.search(clause)
            and not _OTHER_TIME.search(sentence)
            and years(sentence) <= trip
            and not piece.passage.in_quotes(named.start)
        ):
            finding = RULE.finding(
                piece.passage.at(named.start, named.stop),
                say(
                    "文字寫 {day}，不在出國期間（{start} 至 {end}）之內。",
                    day=day,
                    start=records.periods[0].start,
                    end=records.returned,
                ),
                say("請查明後更正。"),
            )
            yield weighed(finding, Severity.WARNING)


def _of_another_day(piece: Piece, field: tuple[date, date]) -> Iterator[Finding]:
    """Days at the beginning of sentences in a session's text that are not the session's."""
    if piece.passage.field != "prose":
        return
    text = piece.text
    first, last = field
    for named, following in zip_longest(piece.days, piece.days[1:]):
        day = named.on(first.year)
        if (
            following
            and day is not None
            and not first <= day <= last
            and first < last == following.on(last.year)
            and _RANGE.fullmatch(text[named.stop : following.start])
        ):
            yield weighed(_differs(piece, named, day, field), Severity.WARNING)
            continue
        if day is None or first <= day <= last or abs(day.toordinal() - first.toordinal()) > _NEAR:
            continue
        begins = not text[: named.start].strip() or text[: named.start].rstrip()[-1] in "。；\n"
        named_so = _THEN.search(text, max(0, named.start - 3), named.start)
        clause = _around(text, named, "[，。；：\n]")
        if (
            (begins or named_so)
            and named.year in {None, first.year}
            and not _NO_DAY.match(text, named.stop)
            and not _OTHER_TIME.search(clause)
            and not piece.passage.in_quotes(named.start)
            and not _is_range(piece, named)
        ):
            yield weighed(_differs(piece, named, day, field), Severity.WARNING)


_NEAR = 31
"""A day in a session's text that is farther away than this is taken for another event's."""
_RANGE = late("[ ]?(?:起)?[至到－–~～-][ ]?")
_THEN = late("[於在][ ]?$")
_NO_DAY = late(
    "[ ]?(?:[為是前起止後所]|之[前後]|以[前後]|公告|公布|發布|發生|地震|開放|截止|生效|施行"
    "|成立|修正)"
)


def _is_range(piece: Piece, named: NamedDay) -> bool:
    """Whether the day begins or ends a period that holds the session: 4 月 10 日至 14 日."""
    text = piece.text
    return bool(
        re.match(r"[ ]?[至到－–~～-]", text[named.stop : named.stop + 2])
        or re.search(r"[至到－–~～-][ ]?$", text[max(0, named.start - 2) : named.start])
    )


def _around(text: str, named: NamedDay, marks: str) -> str:
    """The text between *marks* in which the day stands."""
    before = re.split(marks, text[max(0, named.start - 200) : named.start])[-1]
    after = re.split(marks, text[named.stop : named.stop + 200], maxsplit=1)[0]
    return before + text[named.start : named.stop] + after


RULE = Rule(
    code="DATE-TEXT-FIELD",
    title="標題或文字的日期與欄位不符",
    severity=Severity.ERROR,
    reason=(
        "標題寫 12 月 7 日、時間欄卻是 10 月 7 日，讀者不知道該信哪一個。"
        "日期只填在欄位，由程式印出，就不會不一致。"
    ),
    bad="sessions:\n- title: 12 月 9 日拜會數位署\n  date: 2016-12-07\n",
    good="sessions:\n- title: 拜會數位署\n  date: 2016-12-07\n",
    find=find,
)
