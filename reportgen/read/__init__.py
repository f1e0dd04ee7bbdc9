"""Phase 1: from a folder of YAML records to typed records and findings.

No content of a record raises an exception, and a broken file does not hide the findings of the
others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from reportgen.findings import Finding, Severity, ordered
from reportgen.places import Source
from reportgen.read.folder import RecordFolder
from reportgen.read.merge import merge
from reportgen.read.references import references
from reportgen.read.validate import validate
from reportgen.records import Records
from reportgen.rulebook.records import COLON_FULLWIDTH, KEY_MISSING, YAML_SYNTAX

__all__ = ["Reading", "RecordFolder", "read"]


class Reading(NamedTuple):
    """The records of a report's folder."""

    records: Records | None
    """``None`` where typing is impossible; ``findings`` has the reason."""
    findings: tuple[Finding, ...]
    sources: Mapping[str, Source]
    """The record files by ``Place.file``, for showing the line of a finding."""
    files: Mapping[str, bytes]
    """The bytes of each record file as they were read, by its path in the folder, in order."""


def read(folder: Path, label: str, unsaved: Mapping[str, bytes] = {}) -> Reading:
    """Read the report in *folder*; in findings, the paths of its files begin with *label*.

    Record files in *unsaved*, by their paths, are read from there.
    """
    contents = RecordFolder(folder, label, unsaved)
    merged = merge(contents)
    records, refused = validate(merged)
    later = [*refused, *references(merged, contents)]
    findings = ordered([*merged.findings, *_without_echoes(later, merged.findings)])
    return Reading(records, tuple(findings), merged.sources, merged.files)


_MENDED = frozenset({COLON_FULLWIDTH.code, YAML_SYNTAX.code})
"""Slips whose line was read as it was meant, so findings about its value still count."""


def _without_echoes(later: list[Finding], first: list[Finding]) -> Iterator[Finding]:
    """*later* without consequences of an error of the YAML on the same line.

    An alias, for instance, has no value that could be right.
    """
    lines = {
        (finding.place.file, finding.place.line)
        for finding in first
        if finding.severity is Severity.ERROR and finding.code not in _MENDED
    }
    for finding in later:
        if finding.code == KEY_MISSING.code or finding.place[:2] not in lines:
            yield finding
