"""What random missions have that are no row of meetings: topics, groups, guests, two stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.randomreports import words

if TYPE_CHECKING:
    from tests.randomreports.records import RandomReport

Record = dict[str, Any]


def told_otherwise(report: RandomReport, made: Record) -> None:
    """Add to the records *made*; last, so that a seed keeps what it had."""
    fields: dict[str, Callable[[], Any]] = {
        "process": lambda: {"prose": report.prose(1, 2)},
        "topics": lambda: [_topic(report, f"topic-{number}") for number in range(2)],
        "chapters": lambda: [_topic(report, "conclusion", 1)],
        "travellers": lambda: _number(report),
        "portal": lambda: _portal(report),
        "headings": lambda: _headings(report, made),
    }
    for name, make in fields.items():
        report.now_and_then(made, name, make)
    if report.layout == "taipei":
        report.now_and_then(made, "trip_kind", lambda: report.choice.choice(("考察", "參訪")))
    if report.choice.random() < 0.2:
        made["more_periods"] = [{"start": report.day(200), "end": report.day(203)}]
        made.pop("report_date", None)
        made["report_date"] = report.day(240)
    _guests(report, made)
    for record in _with_groups(made):
        report.now_and_then(record, "people", lambda: [_group(report)])
    _days(report, made["itinerary"]["days"])
    for appendix in made["appendices"]:
        if appendix["kind"] == "roster":
            report.now_and_then(appendix, "columns", lambda: report.choice.sample(_COLUMNS, 5))


_COLUMNS = ("number", "agency", "unit", "name", "post", "grade", "phone")


def _number(report: RandomReport) -> str:
    """More people than anybody of these reports is with."""
    return str(report.choice.randint(20, 200))


def _topic(report: RandomReport, key: str, depth: int = 0) -> Record:
    """A heading told by subject, with another below it now and then."""
    title = report.name(f"{words.title(report.choice)}（{key}）")
    made: Record = {"id": key, "title": title, "prose": report.prose(1, 3)}
    if not depth:
        report.now_and_then(made, "topics", lambda: [_topic(report, f"{key}-a", depth + 1)])
    return made


def _portal(report: RandomReport) -> Record:
    made: Record = {}
    fields: dict[str, Callable[[], Any]] = {
        "plan": lambda: f"{report.start.year - 1911} 年度派員出國計畫",
        "visited": lambda: report.choice.sample(words.AGENCIES, 2),
        "subject": lambda: "公共工程／工程管理",
        "policy": lambda: "財政經濟／經濟貿易",
        "project": lambda: report.choice.choice(words.TOPICS),
        "remarks": lambda: "分兩段出國",
    }
    for name, make in fields.items():
        report.now_and_then(made, name, make)
    return made or {"plan": "出國計畫"}


_TITLES = {
    "preparation": "準備工作", "itinerary": "研習行程", "topics": "訓練內容",
    "sessions": "訪談紀要", "reflections": "觀察", "recommendations": "具體作法",
    "follow_up": "待辦工作",
}  # fmt: skip


def _headings(report: RandomReport, made: Record) -> Record:
    chosen: Record = {}
    for name, title in _TITLES.items():
        report.now_and_then(chosen, name, lambda title=title: title)
    return chosen or {"sessions": _TITLES["sessions"]}


def _group(report: RandomReport) -> Record:
    label = report.choice.choice(("致詞人", "與談人", "引言人"))
    made: Record = {"label": label, "people": report.participants()}
    report.now_and_then(made, "total", lambda: _number(report))
    return made


def _guests(report: RandomReport, made: Record) -> None:
    """Somebody whom two sessions point at, and totals."""
    session = made["sessions"][0]
    if report.choice.random() < 0.5:
        guest = {"id": "guest", **report.guest()}
        report.now_and_then(guest, "affiliation", lambda: "前市議員、現任教授")
        made["guests"] = [guest]
        session["their_people"] = ["guest", *session.get("their_people", ())]
    for person in session.get("their_people", ()):
        if isinstance(person, dict):
            report.now_and_then(person, "affiliation", lambda: "研究委員會委員")
    report.now_and_then(session, "their_total", lambda: _number(report))
    report.now_and_then(session, "our_total", lambda: _number(report))


def _with_groups(made: Record) -> list[Record]:
    """A session, and some lines of programmes and events: records that have groups of people."""
    found = [made["sessions"][0]]
    for appendix in made["appendices"]:
        found += appendix.get("events", ())
        for day in appendix.get("days", ()):
            found += day["slots"][:1]
            found += [line for slot in day["slots"] for line in slot.get("items", ())][:1]
    return found


def _days(report: RandomReport, days: list[Record]) -> None:
    report.now_and_then(days[0], "kind", lambda: "交通日")
    report.now_and_then(days[-1], "label", lambda: "返國")
    report.now_and_then(days[-2], "until", lambda: days[-1]["date"])
