"""A report on the first page: its title, when it is owed, and its state."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportgen.findings import Severity, Translate
from reportgen.language import translator
from reportgen.pipeline.first import check_read, read_report
from reportgen.scaffold.owed import deadline_of
from reportgen.world import World


def listed(folder: Path, language: str) -> dict[str, Any]:
    """The row of the report in *folder*, in words of *language*."""
    translate: Translate = translator(language)
    world = World.here()
    report = read_report(world, folder)
    findings = check_read(world, report).findings
    row: dict[str, Any] = {
        "name": folder.resolve().name,
        "title": "",
        "deadline": "",
        "errors": sum(finding.severity is Severity.ERROR for finding in findings),
        "warnings": sum(finding.severity is Severity.WARNING for finding in findings),
    }
    if report.manuscript is not None and report.layout is not None:
        records = report.manuscript.records
        row["title"] = str(records.title)
        if records.returned is not None:
            owed = deadline_of(report.layout.authority, records.returned)
            row["deadline"] = owed.text(translate) if owed else ""
    return row
