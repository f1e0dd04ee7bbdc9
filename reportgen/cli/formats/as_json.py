"""For programs: one JSON object."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reportgen.cli.formats.model import all_findings, counts, reports
from reportgen.cli.screen import Paint, escaped
from reportgen.findings import Severity, Translate
from reportgen.outcome import Outcome


def as_json(outcomes: Sequence[Outcome], translate: Translate, paint: Paint) -> str:  # noqa: ARG001
    """One object: every finding, and the sums."""
    count = counts(finding for _, finding in all_findings(outcomes))
    document: dict[str, Any] = {
        "findings": [
            {
                "code": f.code,
                "severity": str(f.severity),
                "report": outcome.name,
                "file": f.place.file,
                "line": f.place.line,
                "column": f.place.column,
                "end_line": f.place.end_line,
                "end_column": f.place.end_column,
                "message": f.message.text(translate),
                "hints": [hint.text(translate) for hint in f.hints],
                "reference": f.reference,
            }
            for outcome, f in all_findings(outcomes)
        ],
        "summary": {
            "reports": reports(outcomes),
            "errors": count[Severity.ERROR],
            "warnings": count[Severity.WARNING],
            "notes": count[Severity.NOTE],
            "ignored": sum(outcome.ignored for outcome in outcomes),
        },
    }
    return escaped(json.dumps(document, ensure_ascii=False, indent=2))
