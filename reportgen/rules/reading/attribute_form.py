"""ATTRIBUTE-FORM: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="ATTRIBUTE-FORM",
    title="屬性看不懂",
    severity=Severity.ERROR,
    reason="大括號內的屬性要用半形引號與等號，否則會照字面印出。",
    bad="![會談](figures/talk.jpg){alt＝「兩人對坐」}\n",
    good='![會談](figures/talk.jpg){alt="兩人對坐"}\n',
    phase=Phase.READ,
)
