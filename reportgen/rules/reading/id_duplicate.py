"""ID-DUPLICATE: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="ID-DUPLICATE",
    title="代號重複",
    severity=Severity.ERROR,
    reason="兩個人或兩個場次用同一個代號，指到它的地方就不知是哪一個。",
    bad="roster:\n- {id: pan, name: 潘國才}\n- {id: pan, name: 潘文忠}\n",
    good="roster:\n- {id: pan, name: 潘國才}\n- {id: pan-wen, name: 潘文忠}\n",
    phase=Phase.READ,
)
