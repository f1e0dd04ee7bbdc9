"""A random agenda, in both forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.randomreports import words

if TYPE_CHECKING:
    from tests.randomreports.records import RandomReport

Record = dict[str, Any]


def agenda(report: RandomReport, number: int) -> Record:
    """The fields of an agenda that other appendices lack."""
    choice = report.choice
    venues = [f"hall-{number}-{index}" for index in range(choice.randint(1, 4))]
    tracks = [f"track-{number}-{index}" for index in range(choice.randint(0, 3))]
    made: Record = {
        "venues": [_venue(report, key) for key in venues],
        "days": [
            {
                "date": report.day(index),
                "slots": [
                    _slot(report, venue, hour, tracks)
                    for venue in venues
                    for hour in sorted(choice.sample(range(8, 20), choice.randint(1, 6)))
                ],
            }
            for index in range(choice.randint(1, 2))
        ],
    }
    if tracks:
        made["tracks"] = [_track(report, key) for key in tracks]
    return made


def _venue(report: RandomReport, key: str) -> Record:
    made: Record = {"id": key, "name": f"第 {key[-1]} 會議室"}
    report.now_and_then(made, "site", lambda: report.name("市民會館"))
    report.now_and_then(made, "languages", lambda: report.choice.sample(["fr", "en", "ja"], 2))
    report.now_and_then(made, "form", lambda: report.choice.choice(("auto", "grid", "list")))
    return made


def _track(report: RandomReport, key: str) -> Record:
    made: Record = {
        "id": key,
        "name": report.name(words.title(report.choice)),
        "label": report.choice.choice(("A", "公科", "甲類")) + key[-1],
    }
    colours = ("#225588", "#7a3b1d")
    report.now_and_then(made, "colour", lambda: report.choice.choice(colours))
    return made


def _slot(report: RandomReport, venue: str, hour: int, tracks: list[str]) -> Record:
    made: Record = {"time": report.span(hour), "venue": venue, **_line(report, 0)}
    script = words.script(report.choice, report.scripts)
    report.now_and_then(made, "organiser", lambda: report.choice.choice(script.bodies))
    if tracks:
        report.now_and_then(made, "track", lambda: report.choice.choice(tracks))
    return made


def _line(report: RandomReport, depth: int) -> Record:
    """What a slot and an item of its programme have in common."""
    choice = report.choice
    made: Record = {"title": report.name(words.title(choice))}
    fields: dict[str, Callable[[], Any]] = {
        "moderators": report.participants,
        "speakers": report.participants,
        "remote": report.participants,
        "languages": lambda: [choice.choice(("fr", "en", "ko"))],
        "prose": lambda: f"{words.sentence(choice)}\n",
    }
    for name, make in fields.items():
        if choice.random() < 0.3:
            made[name] = make()
    if depth:
        report.now_and_then(made, "time", lambda: report.span(9))
    if depth < 2 and choice.random() < 0.2:
        made["items"] = [_line(report, depth + 1) for _ in range(choice.randint(1, 3))]
    return made
