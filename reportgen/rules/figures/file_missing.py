"""FILE-MISSING, for figures in the prose; photos of the appendix are looked for while reading."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity
from reportgen.rules.rule import Rule


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each figure whose file is not there, or not in the report's folder."""
    for parsed in subject.manuscript.proses():
        for figure in parsed.figures:
            found = subject.folder.find(figure.file, figure.file_place)
            if isinstance(found, Finding):
                yield found


RULE = Rule(
    code="FILE-MISSING",
    title="找不到圖檔",
    severity=Severity.ERROR,
    reason="記錄指到的檔案必須在報告資料夾之內，別人才能製作同一份報告。",
    bad="![雙方會談](figures/tlak.jpg)\n",
    good="![雙方會談](figures/talk.jpg)\n",
    find=find,
)
