"""The authority's own article behind a finding, and a rule's finding at another weight."""

from __future__ import annotations

from dataclasses import replace

from reportgen.authority import Authority
from reportgen.findings import Finding, Severity


def sourced(finding: Finding, authority: Authority, slug: str | None) -> Finding:
    """*finding* resting on the source *slug* of *authority*, where it names one."""
    source = authority.sources.get(slug) if slug else None
    if source is None:
        return finding
    parts = (source.title, source.article, source.address)
    return replace(finding, reference=" ".join(str(part) for part in parts if part))


def weighed(finding: Finding, severity: Severity) -> Finding:
    """*finding* at *severity*, for a rule whose cases do not weigh the same."""
    return replace(finding, severity=severity)
