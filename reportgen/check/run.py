"""The rules of this phase, run one after the other."""

from __future__ import annotations

from reportgen.check.subject import Subject
from reportgen.findings import Finding
from reportgen.rules import checks


def check(subject: Subject) -> list[Finding]:
    """Everything that the rules of this phase have to say about *subject*."""
    return [finding for rule in checks() if rule.find is not None for finding in rule.find(subject)]
