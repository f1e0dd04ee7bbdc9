"""ITEM-REPEATED."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.check.ask.adjusting import elsewhere
from reportgen.check.ask.body import walk_sessions
from reportgen.check.ask.lists import list_items
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.places import Place
from reportgen.records.appendices import References
from reportgen.records.people import Guest
from reportgen.rulebook.rule import Rule

_Item = tuple[str, Place]


def find(subject: Subject) -> Iterator[Finding]:
    """Each item of a list, a row of a table, a guest or a source that stands twice."""
    for group in _groups(subject):
        first: dict[str, Place] = {}
        for words, place in group:
            earlier = first.setdefault(words, place)
            if earlier is not place:
                yield RULE.finding(
                    place,
                    say("這一項與前面的一項相同：「{words}」。", words=words[:_SHOWN]),
                    say("請刪去一項，或改為原來要寫的內容。"),
                    elsewhere(words[:_SHOWN], earlier),
                )


_SHOWN = 20


def _groups(subject: Subject) -> Iterator[Iterable[_Item]]:
    records = subject.records
    for session, _ in walk_sessions(records.sessions):
        for people in (session.their_people, session.speakers, session.moderators):
            yield [
                (str(person.name.main), person.name.main.place)
                for person in people
                if isinstance(person, Guest)
            ]
    own = {id(piece.passage.source) for piece in subject.own}
    for parsed in subject.manuscript.proses():
        if id(parsed.text) in own:
            yield from list_items(parsed)
    for grid in subject.tables:
        rows = [row for row in grid.rows if len(row) > 1]
        yield [
            ("｜".join(cell.text for cell in row), row[0].place)
            for row in rows
            if sum(len(cell.text) > 1 for cell in row) > 1
        ]
    for appendix in records.appendices:
        if isinstance(appendix, References):
            yield from (
                [
                    (str(r.title.main) + str(r.date or ""), r.title.main.place)
                    for r in group.references
                ]
                for group in appendix.groups
            )


RULE = Rule(
    code="ITEM-REPEATED",
    title="同一清單有兩項相同",
    severity=Severity.WARNING,
    reason="清單、表格或名單裡兩項完全相同，多半是複製之後忘了改，該寫的那一項就漏了。",
    bad="purpose:\n  prose: |\n    重點如下：\n\n    - 蒐集作法\n    - 分享經驗\n    - 蒐集作法\n",
    good="purpose:\n  prose: |\n    重點如下：\n\n    - 蒐集作法\n    - 分享經驗\n    - 建立聯繫\n",
    find=find,
)
