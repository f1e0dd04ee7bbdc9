"""CHARACTER-NO-FONT: told while typesetting."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="CHARACTER-NO-FONT",
    title="沒有字型有這個字",
    severity=Severity.ERROR,
    reason="缺字會印成方框或空白；造字區的字換一台電腦就變了。",
    bad="name: （造字區的字）\n",
    good="name: （Unicode 的正式字元）\n",
    phase=Phase.TYPESET,
)
