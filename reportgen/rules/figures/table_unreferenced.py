"""TABLE-UNREFERENCED."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.pointing import unmentioned
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.prose.model import Table
from reportgen.rulebook.rule import Rule

_BY_PLACE = late("[下上左右附後前本]表|[下上]列|如下|以下|列表|表列|表中")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each numbered table of the body that the text never refers to."""
    for table in unmentioned(subject, Table, "表", _BY_PLACE):
        yield RULE.finding(
            table.place,
            say("內文沒有提到這個表。"),
            say("請在相關的句子寫「[](#{label})」。", label=table.label)
            if table.label
            else say("請給它標籤（{example}），並在內文寫「[](#tbl-x)」。", example="{#tbl-x …}"),
        )


RULE = Rule(
    code="TABLE-UNREFERENCED",
    title="內文沒有提到的表",
    severity=Severity.WARNING,
    reason="編了號的表，讀者要知道它與哪一段文字有關；緊接在「如下」之後的表、附錄的附表不在此限。",
    bad='{#tbl-people caption="各場次人數"}\n| 場次 | 人數 |\n|---|---|\n| 一 | 20 |\n',
    good=(
        "各場次的人數不一（[](#tbl-people)）。\n\n"
        '{#tbl-people caption="各場次人數"}\n| 場次 | 人數 |\n|---|---|\n| 一 | 20 |\n'
    ),
    find=find,
)
