"""HORIZON-DUE."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportgen.check.ask.days import years
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.places import Place
from reportgen.records.recommendations import Recommendation
from reportgen.rulebook.rule import Rule

AT_ONCE = "立即可行"
LATEST = 730
"""Days after the report within which 立即可行 is carried out: its budget year and the next."""


def find(subject: Subject) -> Iterator[Finding]:
    """Each recommendation with the horizon 立即可行 that is due years after the report."""
    records = subject.records
    day = records.report_date or (records.period.end if records.period else None)
    if day is None:
        return
    for item in records.recommendations.items if records.recommendations else ():
        if str(item.horizon) != AT_ONCE:
            continue
        late = _late(item, day)
        if late is not None:
            place, due = late
            yield RULE.finding(
                place,
                say("這項建議的期程是「立即可行」，卻要到 {due} 才完成。", due=due),
                say("請更正期限，或改為「中長期」。"),
            )


def _late(item: Recommendation, day: date) -> tuple[Place, object] | None:
    if item.due is not None:
        return (
            (item.where("due"), item.due)
            if item.due.toordinal() - day.toordinal() > LATEST
            else None
        )
    distant = [year for year in years(str(item.prose)) if year > day.year + LATEST // 365]
    return (item.prose.place, min(distant)) if distant else None


RULE = Rule(
    code="HORIZON-DUE",
    title="立即可行的建議期限在數年之後",
    severity=Severity.WARNING,
    reason="立即可行與中長期的建議分開列管；期限在幾年之後的，列管的人不知道該信哪一個。",
    bad=(
        "report_date: 2017-02-21\nrecommendations:\n"
        "  items: [{prose: 擇定三個部會試辦。, horizon: 立即可行, due: 2023-12-31}]\n"
    ),
    good=(
        "report_date: 2017-02-21\nrecommendations:\n"
        "  items: [{prose: 擇定三個部會試辦。, horizon: 立即可行, due: 2017-12-31}]\n"
    ),
    find=find,
)
