"""CAPTION-OTHER-SESSION."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.adjusting import elsewhere
from reportgen.check.ask.body import walk_sessions
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Rule

_SHORTEST = 5
"""The shortest title that belongs to its session alone: 開幕式 may be anybody's."""


def find(subject: Subject) -> Iterator[Finding]:
    """Each figure of one session whose caption gives the title of another."""
    sessions = [
        (session, str(session.title.zh))
        for session, _ in walk_sessions(subject.records.sessions)
        if session.title.zh and len(session.title.zh) >= _SHORTEST
    ]
    if len(sessions) < 2:
        return
    owners = {id(s.prose): s for s, _ in walk_sessions(subject.records.sessions) if s.prose}
    for parsed in subject.manuscript.proses():
        owner = owners.get(id(parsed.text))
        if owner is None:
            continue
        own = str(owner.title.zh or "")
        for figure in parsed.figures:
            for session, title in sessions:
                if title in figure.title and title not in own and session is not owner:
                    yield RULE.finding(
                        figure.place,
                        say("這張圖放在「{own}」，圖說寫的卻是「{title}」。", own=own, title=title),
                        say("請更正圖說，或把圖移到那一場。"),
                        elsewhere(title, session.title.main.place),
                    )
                    break


RULE = Rule(
    code="CAPTION-OTHER-SESSION",
    title="圖說寫的是另一場",
    severity=Severity.WARNING,
    reason="圖與圖說多半是複製來的；圖說留著上一場的名稱，讀者會以為照片也是那一場的。",
    bad=(
        "sessions:\n- {title: 拜會法國數位署, date: 2016-12-07}\n- title: 參訪資料公司\n"
        '  prose: "![拜會法國數位署情形](figures/a.jpg)"\n'
    ),
    good=(
        "sessions:\n- {title: 拜會法國數位署, date: 2016-12-07}\n- title: 參訪資料公司\n"
        '  prose: "![參訪資料公司情形](figures/a.jpg)"\n'
    ),
    find=find,
)
