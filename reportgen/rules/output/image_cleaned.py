"""IMAGE-CLEANED: told while typesetting."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="IMAGE-CLEANED",
    title="SVG 有不安全的內容",
    severity=Severity.WARNING,
    reason="程式碼與外部連結不會印出，已經去除；圖可能因此不完整。",
    bad="<svg><script>…</script></svg>\n",
    good='<svg><path d="…"/></svg>\n',
    phase=Phase.TYPESET,
)
