"""Days that do not agree with the records."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bench.defects.injectors.kinds import appended, kind
from bench.defects.source import Defect, Paragraph, Source
from bench.defects.split import Part

_DAY = re.compile(r"(?P<m>\d{1,2}) 月 (?P<d>\d{1,2}) 日")


@kind("prose-date", "文中的日期與場次不符", "DATE-TEXT-FIELD DATE-OUTSIDE-TRIP")
def prose_date(source: Source, part: Part) -> Defect | None:
    """A day of a session's prose is another day of the trip, or a day outside it."""
    start, end = source.data["period"]["start"], source.data["period"]["end"]
    places = [
        (p, m)
        for p in source.paragraphs
        for m in _DAY.finditer(p.text)
        if _owner_date(source, p) == (int(m["m"]), int(m["d"]))
    ]
    if not places or not part.has(source):
        return None
    paragraph, match = part.chance.choice(places)
    days = [start + timedelta(n) for n in range((end - start).days + 12)]
    other = part.chance.choice(
        [d for d in days if (d.month, d.day) != (int(match["m"]), int(match["d"]))]
    )
    return source.in_paragraph(
        paragraph, match.start(), match.end(), f"{other.month} 月 {other.day} 日"
    )


def _owner_date(source: Source, paragraph: Paragraph) -> tuple[int, int] | None:
    for number in range(paragraph.line, 0, -1):
        if match := re.match(r"  date: (\S+)$", source.lines[number]):
            day = date.fromisoformat(match[1])
            return day.month, day.day
        if re.match(r"\w", source.lines[number]):
            return None
    return None


@kind(
    "session-date",
    "場次與行程的日期不符",
    "DAY-SESSION-DATE DATE-OUTSIDE-TRIP",
    follows="SESSION-OVERLAP DATE-TEXT-FIELD DAY-UNACCOUNTED",
)
def session_date(source: Source, part: Part) -> Defect | None:
    """The date of a session is another day."""
    places = [
        (n, m)
        for n, line in enumerate(source.lines)
        if (m := re.match(r"  date: (\S+)$", line)) and "until" not in source.lines[n + 1]
    ]
    if not places or not part.has(source):
        return None
    number, match = part.chance.choice(places)
    day = date.fromisoformat(match[1]) + timedelta(part.chance.choice([-2, -1, 1, 2, 30]))
    return source.replaced(
        number, match.start(1), match.end(1), str(day), str(day), source.all_lines_of("sessions: [")
    )


@kind("weekday", "星期與日期不符", "WEEKDAY-WRONG", follows="DATE-TEXT-FIELD DATE-OUTSIDE-TRIP")
def weekday(source: Source, part: Part) -> Defect | None:
    """A day of the trip with a weekday that it does not have."""
    period = source.data["period"]
    day = period["start"] + timedelta(part.chance.randrange((period["end"] - period["start"]).days))
    wrong = "一二三四五六日"[(day.weekday() + part.chance.randrange(1, 7)) % 7]
    sentence = part.pick(part.words.WEEKDAYS).format(m=day.month, d=day.day, w=wrong)
    return appended(source, part, sentence, frozenset())


@kind("horizon", "立即可行卻要數年後完成", "HORIZON-DUE")
def horizon(source: Source, part: Part) -> Defect | None:
    """A recommendation for at once with a due date years away."""
    places = [n for n, line in enumerate(source.lines) if line.strip() == "horizon: 立即可行"]
    if not places or not part.has(source):
        return None
    number = part.chance.choice(places)
    following = source.lines[number + 2]
    day = date(source.data["report_date"].year + part.chance.randrange(3, 9), 6, 30)
    if following.strip().startswith("due:"):
        return source.replaced(
            number + 2, 0, len(following), f"    due: {day}", str(day), frozenset({number + 1})
        )
    defect = source.with_line(number + 1, f"    due: {day}", str(day))
    return Defect(defect.text, defect.lines | {number + 1}, defect.what)


@kind("session-long", "場次比一天還長", "SESSION-LONG", follows="SESSION-OVERLAP")
def session_long(source: Source, part: Part) -> Defect | None:
    """A session of one day that goes on for most of the night."""
    places = [
        (n, m) for n, line in enumerate(source.lines) if (m := re.match(r"  time: (.*)$", line))
    ]
    if not places or not part.has(source):
        return None
    number, match = part.chance.choice(places)
    other = part.chance.choice(["06:00-23:30", "07:30-23:50", "00:10-16:00", "05:00-21:30"])
    return source.replaced(number, match.start(1), match.end(1), other, other, frozenset())
