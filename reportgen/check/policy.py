"""What becomes of a finding: another weight, by authority or by user, or none, by an ignore.

Never silently: a changed severity says whose change it is and why, ignored findings are counted.
Errors of reading stay as they are, because behind them are records that nobody has seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from reportgen.authority.duties import SeverityChange
from reportgen.check.ignores import Ignores, find_ignores, has_ignores
from reportgen.findings import Finding, Message, Severity, say
from reportgen.places import Source
from reportgen.rulebook.rule import Phase

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
    """The changes and ignores of one report; ``phases`` are those that tell what is ignored."""

    changes: Mapping[str, Change] = field(default_factory=dict)
    ignores: Ignores = field(default_factory=Ignores)
    phases: Mapping[str, Phase] = field(default_factory=dict)

    @classmethod
    def of(cls, changes: Mapping[str, Change], sources: Mapping[str, Source]) -> Policy:
        """The policy of *changes* and of the comments in the record files *sources*."""
        if not has_ignores(sources):
            return cls(changes)
        from reportgen.rules import all_rules

        rules = all_rules()
        ignores = find_ignores(sources, rules)
        return cls(changes, ignores, {code: rules[code].phase for code in ignores.codes})

    def apply(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """*findings* at the weight that they have here, without those that a comment ignores."""
        return self.ignores.kept(self._weighed(finding) for finding in findings)

    def leave(self, findings: Iterable[Finding]) -> list[Finding]:
        """*findings* as they are, and a word for who tries to ignore one."""
        kept = list(findings)
        self.ignores.refuse(kept)
        return kept

    def unused(self, *phases: Phase) -> list[Finding]:
        """The ignores of codes of *phases* that hid nothing, once those phases are over."""
        codes = {code for code in self.ignores.codes if self.phases[code] in phases}
        return list(self.ignores.unused(codes))

    def _weighed(self, finding: Finding) -> Finding:
        change, file = self.changes.get(finding.code, (None, ""))
        if change is None or change.severity is finding.severity:
            return finding
        note = _changed_to(change.severity, file, str(change.reason))
        return replace(finding, severity=change.severity, hints=(*finding.hints, note))
