"""Phase 1: a folder of YAML records to typed records, and everything that is wrong on the way.

Nothing here raises for what a record says, and one broken file does not hide the findings of the
others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.findings import Finding, Severity, ordered
from reportgen.places import Source
from reportgen.read.folder import RecordFolder
from reportgen.read.merge import merge
from reportgen.read.references import references
from reportgen.read.validate import validate
from reportgen.records import Records

__all__ = ["Reading", "RecordFolder", "read"]


@dataclass(frozen=True)
class Reading:
    """What a report's folder holds."""

    records: Records | None
    """``None`` where something made typing impossible; ``findings`` then says what."""
    findings: tuple[Finding, ...]
    sources: Mapping[str, Source]
    """The record files by ``Place.file``, for showing the line of a finding."""
    files: tuple[Path, ...]
    """The record files that were read, relative to the folder, sorted."""


def read(folder: Path, label: str) -> Reading:
    """Read the report in *folder*; findings name its files behind *label*."""
    contents = RecordFolder(folder, label)
    merged = merge(contents)
    records, refused = validate(merged)
    slips = {(f.place.file, f.place.line) for f in merged.findings if f.severity is Severity.ERROR}
    later = [
        finding
        for finding in (*refused, *references(merged, contents))
        if finding.code == "KEY-MISSING" or (finding.place.file, finding.place.line) not in slips
    ]
    findings = ordered([*merged.findings, *later])
    return Reading(records, tuple(findings), merged.sources, tuple(merged.files))
