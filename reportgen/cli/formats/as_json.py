"""For programs: one JSON object."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reportgen.cli.formats.model import all_findings, counts, reports
from reportgen.cli.screen import Paint, escaped
from reportgen.findings import Mend, Severity, Translate
from reportgen.outcome import Outcome
from reportgen.places import Place


def as_json(outcomes: Sequence[Outcome], translate: Translate, paint: Paint) -> str:  # noqa: ARG001
    """One object: every finding, and the sums."""
    count = counts(finding for _, finding in all_findings(outcomes))
    document: dict[str, Any] = {
        "findings": [
            {
                "code": f.code,
                "severity": str(f.severity),
                "report": outcome.name,
                **_stretch(f.place),
                "message": f.message.text(translate),
                "hints": [hint.text(translate) for hint in f.hints],
                "reference": f.reference,
                "mend": _mend(f.mend) if f.mend else None,
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


def _mend(mend: Mend) -> dict[str, Any]:
    return {
        "certain": mend.certain,
        "edits": [{**_stretch(edit.place), "text": edit.text} for edit in mend.edits],
    }


def _stretch(place: Place) -> dict[str, Any]:
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
