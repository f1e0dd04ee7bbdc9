"""TABLE-CAPTION-MISSING."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.places import Place, Text
from reportgen.rulebook.rule import Rule

MOST_ROWS = 3
"""The most rows below the head without a caption: a short table is read with its text."""


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each table without a number that is long enough to be looked up."""
    for parsed in subject.manuscript.proses():
        opening = None
        rows = 0
        above = ""
        for token in parsed.tokens:
            if token.type == "table_open":
                opening, rows = (None if above == "attributes" else token), 0
            elif token.type == "tr_open":
                rows += 1
            elif token.type == "table_close" and opening is not None:
                if rows - 1 > MOST_ROWS and "table" not in opening.meta and opening.map:
                    yield RULE.finding(
                        _line(parsed.text, opening.map[0]),
                        say("這個表有 {rows} 列，但沒有標題，不會編號。", rows=rows - 1),
                        say("請在表的上一行寫 {example}。", example='{#tbl-x caption="…"}'),
                    )
                opening = None
            above = token.type


def _line(text: Text, number: int) -> Place:
    """Line *number* (from 0) of *text*, without its indent."""
    lines = str(text).split("\n")
    start = sum(len(line) + 1 for line in lines[:number])
    line = lines[number]
    return text.at(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))


RULE = Rule(
    code="TABLE-CAPTION-MISSING",
    title="表格沒有標題",
    severity=Severity.WARNING,
    reason="有標題的表才有編號，才能列入表目次、在內文參照。三列以內的小表不在此限。",
    bad="| 場次 | 人數 |\n|---|---|\n| 一 | 20 |\n| 二 | 35 |\n| 三 | 18 |\n| 四 | 40 |\n",
    good='{#tbl-people caption="各場次人數"}\n| 場次 | 人數 |\n|---|---|\n| 一 | 20 |\n',
    find=find,
)
