"""Phase 2, check: records and the authority's rules in, findings out.

Never loads the typesetter: the answer is there in a moment.
"""

from __future__ import annotations

from reportgen.check.subject import Subject
from reportgen.findings import Finding
from reportgen.rules import checks

__all__ = ["Subject", "check"]


def check(subject: Subject) -> list[Finding]:
    """Everything that the rules of this phase have to say about *subject*."""
    return [finding for rule in checks() if rule.find is not None for finding in rule.find(subject)]
