"""FIGURE-INLINE: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="FIGURE-INLINE",
    title="圖片夾在文字裡",
    severity=Severity.ERROR,
    reason="只有自成一段的圖片才能編號、加圖說、列入圖目次。",
    bad="會談情形 ![會談](figures/talk.jpg) 如圖。\n",
    good="會談情形如下圖。\n\n![會談](figures/talk.jpg)\n",
    phase=Phase.READ,
)
