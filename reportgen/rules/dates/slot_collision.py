"""SLOT-COLLISION."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from reportgen.check.ask.adjusting import elsewhere
from reportgen.check.ask.body import agendas
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.records.appendices import AgendaDay, Slot
from reportgen.rulebook.rule import Rule

_MIDNIGHT = time(0, 0)
_LAST = time(23, 59, 59)


def find(subject: Subject) -> Iterator[Finding]:
    """Each slot that begins before the previous slot of its venue has ended, or with it."""
    for agenda in agendas(subject.records):
        for day in agenda.days:
            yield from _collisions(day)


def _collisions(day: AgendaDay) -> Iterator[Finding]:
    venues: dict[str, list[tuple[time, time, Slot]]] = {}
    for slot in day.slots:
        if slot.time.start is not None:
            end = slot.time.end or slot.time.start
            end = _LAST if slot.time.end == _MIDNIGHT else end
            venues.setdefault(str(slot.venue), []).append((slot.time.start, end, slot))
    for slots in venues.values():
        slots.sort(key=lambda item: (item[0], item[1]))
        last = slots[0]
        for item in slots[1:]:
            if item[0] < last[1] or item[0] == last[0]:
                yield RULE.finding(
                    item[2].where("time"),
                    say(
                        "這個會場的「{other}」到 {end} 才結束。",
                        other=last[2].title,
                        end=last[1].isoformat("minutes"),
                    )
                    if item[0] < last[1]
                    else say("這個會場的「{other}」同時開始。", other=last[2].title),
                    say("請核對議程的時間與會場。"),
                    elsewhere(last[2].title, last[2].where("time")),
                )
            last = max(last, item, key=lambda item: item[1])


RULE = Rule(
    code="SLOT-COLLISION",
    title="同一會場的場次時間重疊",
    severity=Severity.WARNING,
    reason="一個會場同時只有一場；重疊多半是時間或會場抄錯。",
    bad=(
        "slots:\n- {title: A, time: '09:00-10:00', venue: ventejol}\n"
        "- {title: B, time: '09:30-10:30', venue: ventejol}\n"
    ),
    good=(
        "slots:\n- {title: A, time: '09:00-10:00', venue: ventejol}\n"
        "- {title: B, time: '10:00-11:00', venue: ventejol}\n"
    ),
    find=find,
)
