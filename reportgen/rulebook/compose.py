"""What composing finds."""

from __future__ import annotations

from functools import partial

from reportgen.findings import Severity
from reportgen.rulebook.rule import Phase, Rule

_rule = partial(Rule, phase=Phase.COMPOSE)

FORMULA_UNDRAWN = _rule(
    code="FORMULA-UNDRAWN",
    title="公式畫不出來",
    severity=Severity.ERROR,
    reason="公式看得懂，但排版程式畫不出來，只能照字面印出 TeX 的記號。",
    bad="$\\text{\U0001d11e}$\n",
    good="$x^2$\n",
)

FORMULA_WIDE = _rule(
    code="FORMULA-WIDE",
    title="公式比版面寬",
    severity=Severity.WARNING,
    reason="比一行寬的公式會縮小，字太小就看不清楚。",
    bad="$$a = b + c + d + e + … + z$$\n",
    good="$$\\begin{aligned} a &= b + c + d \\\\ &\\quad + e + … + z \\end{aligned}$$\n",
)

TEMPLATE_ERROR = _rule(
    code="TEMPLATE-ERROR",
    title="版型無法套用",
    severity=Severity.ERROR,
    reason="版型的 HTML 樣板有錯，報告印不出來。",
    bad="{{ report.titel }}\n",
    good="{{ report.title }}\n",
)
