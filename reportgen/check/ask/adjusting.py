"""What a rule may change of its findings: source, weight, and the other place they are about."""

from __future__ import annotations

from dataclasses import replace

from reportgen.authority import Authority
from reportgen.findings import Finding, Message, Severity, say
from reportgen.places import Place


def sourced(finding: Finding, authority: Authority, slug: str | None) -> Finding:
    """*finding* resting on the source *slug* of *authority*, where it names one."""
    source = authority.sources.get(slug) if slug else None
    if source is None:
        return finding
    parts = (source.title, source.article, source.address)
    return replace(finding, reference=" ".join(str(part) for part in parts if part))


def elsewhere(words: object, place: Place) -> Message:
    """A hint that shows the other of two places that do not agree."""
    return say("另一處是「{words}」。", words=words).at(place)


def weighed(finding: Finding, severity: Severity) -> Finding:
    """*finding* at *severity*, for a rule whose cases do not weigh the same."""
    return replace(finding, severity=severity)
