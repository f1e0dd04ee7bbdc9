"""PDF-FONT: told while verifying the PDF."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PDF-FONT",
    title="字型沒有嵌入或未裁切",
    severity=Severity.ERROR,
    reason="未嵌入的字型在別人的電腦上會換成別的字；整套嵌入則檔案過大。",
    bad="（未嵌入的 DFKai-SB）\n",
    good="（嵌入並裁切的 TW-Kai）\n",
    phase=Phase.VERIFY,
)
