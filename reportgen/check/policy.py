"""What becomes of a finding: another weight, by authority or by user, or none, by an ignore.

Never silently: a changed severity says whose change it is and why, ignored findings are counted.
Errors of reading stay as they are, because behind them are records that nobody has seen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from reportgen.authority.duties import SeverityChange
from reportgen.check.ignores import Ignores
from reportgen.findings import Finding, Message, Severity, say

Change = tuple[SeverityChange, str]
"""A change, and the file that asks for it."""


def _changed_to(severity: Severity, file: str, reason: str) -> Message:
    if severity is Severity.ERROR:
        return say("依 {file} 改為錯誤：{reason}", file=file, reason=reason)
    if severity is Severity.WARNING:
        return say("依 {file} 改為警告：{reason}", file=file, reason=reason)
    return say("依 {file} 改為提醒：{reason}", file=file, reason=reason)


@dataclass(slots=True)
class Policy:
    """The changes and ignores that hold for one report."""

    changes: Mapping[str, Change]
    ignores: Ignores

    def apply(self, findings: Iterable[Finding]) -> list[Finding]:
        """*findings* as they are told."""
        return list(self.ignores.kept(self._weighed(finding) for finding in findings))

    def leave(self, findings: Iterable[Finding]) -> list[Finding]:
        """*findings* as they are, and a word for who tries to ignore one."""
        kept = list(findings)
        self.ignores.refuse(kept)
        return kept

    def closing(self, codes: Collection[str]) -> list[Finding]:
        """What is wrong with the ignores themselves; unused are those of *codes* only."""
        return [*self.ignores.findings, *self.ignores.unused(codes)]

    def _weighed(self, finding: Finding) -> Finding:
        change, file = self.changes.get(finding.code, (None, ""))
        if change is None or change.severity is finding.severity:
            return finding
        told = _changed_to(change.severity, file, str(change.reason))
        return replace(finding, severity=change.severity, hints=(*finding.hints, told))
