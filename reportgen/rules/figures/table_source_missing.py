"""TABLE-SOURCE-MISSING."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Rule

_TOLD = late("來源|統計|公布|提供|整理|彙整|依據|自製|調查|問卷|本[會局署部府院館校]")


def find(subject: Subject) -> Iterator[Finding]:
    """Each table without a source that is mostly numbers, apart from its first column."""
    tables = [table for parsed in subject.manuscript.proses() for table in parsed.tables]
    grids = {grid.label: grid for grid in subject.tables if grid.label}
    for table in tables:
        grid = grids.get(table.label or "")
        if table.source or grid is None or _TOLD.search(table.title):
            continue
        cells = [cell.text for row in grid.rows for cell in row[1:]]
        numbers = sum(any(map(str.isdigit, cell)) for cell in cells)
        if len(grid.rows) >= _LEAST and numbers * 2 > len(cells):
            yield RULE.finding(
                table.place,
                say("這個表有許多數字，沒有註明來源。"),
                say("請加 {example}；自行統計者，也請這樣寫明。", example='source="…"'),
            )


_LEAST = 3
"""The least rows of statistics, which somebody has gathered."""


RULE = Rule(
    code="TABLE-SOURCE-MISSING",
    title="統計表沒有註明來源",
    severity=Severity.NOTE,
    reason="統計數字要能查到出處；引用未註明出處是退回補正的理由。",
    bad=(
        'purpose:\n  prose: |\n    {#tbl-a caption="各年件數"}\n    | 年 | 件數 |\n    |---|--:|\n'
        "    | 2014 | 12 |\n    | 2015 | 15 |\n    | 2016 | 18 |\n"
    ),
    good=(
        'purpose:\n  prose: |\n    {#tbl-a caption="各年件數" source="財政部關務署"}\n'
        "    | 年 | 件數 |\n    |---|--:|\n"
        "    | 2014 | 12 |\n    | 2015 | 15 |\n    | 2016 | 18 |\n"
    ),
    find=find,
)
