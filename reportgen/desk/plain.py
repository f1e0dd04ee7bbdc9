"""Findings and places as plain data, for JSON."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from reportgen.findings import Finding, Translate
from reportgen.rulebook.check import REVIEW_OPEN


def relative(file: str, label: str) -> str:
    """*file*, as findings have it, relative to the report's folder *label*; "" for another."""
    path = PurePath(file)
    return path.relative_to(label).as_posix() if label and path.is_relative_to(label) else ""


def plain_findings(
    findings: Iterable[Finding], label: str, translate: Translate
) -> list[dict[str, Any]]:
    """*findings* of the report in the folder *label*, numbered from 0."""
    return [
        {
            "code": finding.code,
            "severity": str(finding.severity),
            "file": relative(finding.place.file, label),
            "where": finding.place.file,
            "line": finding.place.line,
            "column": finding.place.column,
            "message": finding.message.text(translate),
            "hints": [hint.text(translate) for hint in finding.hints],
            "number": number,
            "remark": finding.code == REVIEW_OPEN.code,
            "mend": finding.mend is not None and finding.mend.certain,
        }
        for number, finding in enumerate(findings)
    ]
