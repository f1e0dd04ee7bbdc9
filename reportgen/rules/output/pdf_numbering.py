"""PDF-NUMBERING: told while verifying the PDF."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PDF-NUMBERING",
    title="PDF 的章號跳號或重複",
    severity=Severity.WARNING,
    reason="章號不連續，多半是刪了一章而沒有重編，或目次沒有更新。",
    bad="壹、目的\n貳、過程\n肆、建議\n",
    good="壹、目的\n貳、過程\n參、建議\n",
    phase=Phase.VERIFY,
)
