"""Sections that the authority requires."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.findings import Finding, Severity, say
from reportgen.manuscript import Manuscript

_HOMES = {
    "purpose": "purpose",
    "preparation": "itinerary.preparation",
    "itinerary": "itinerary",
    "sessions": "sessions",
    "reflections": "reflections",
    "recommendations": "recommendations.items",
    "follow-up": "recommendations.follow_up",
    "appendices": "appendices",
}


def required_sections(manuscript: Manuscript) -> Iterator[Finding]:
    """A finding for each required chapter that the records leave empty."""
    there = {chapter.label for chapter in manuscript.outline}
    authority = manuscript.authority
    for section in authority.outline:
        if not section.required or section.id in there:
            continue
        source = authority.sources.get(str(section.source)) if section.source else None
        reference = " ".join(
            str(part) for part in (source.title, source.article, source.address) if part
        ) if source else ""
        yield Finding(
            "SECTION-MISSING",
            Severity.ERROR,
            manuscript.records.where("title"),
            say("缺少必要的「{title}」一章。", title=section.title),
            (
                say(
                    "請填寫 {records}。",
                    records="、".join(_HOMES[str(block.kind)] for block in section.blocks),
                ),
            ),
            reference,
        )
