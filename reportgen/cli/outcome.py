"""Telling the outcome: findings in a format, and the exit status that is true to them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from reportgen.cli.context import Session
from reportgen.cli.formats import FORMATS, Checked
from reportgen.cli.screen import Paint, wants_colour
from reportgen.findings import Finding, Severity


def status(findings: Iterable[Finding], fail_level: str) -> int:
    """1 where a finding reaches *fail_level*, else 0."""
    if fail_level == "none":
        return 0
    limit = Severity(fail_level).rank
    return int(any(finding.severity.rank <= limit for finding in findings))


def tell(session: Session, checked: Sequence[Checked], form: str, output: Path | None) -> None:
    """Print *checked* in *form*, or write it to *output*."""
    colour = output is None and form == "pretty" and wants_colour(sys.stdout)
    text = FORMATS[form](checked, session.translate, Paint(colour))
    if output is not None:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text + "\n", encoding="utf-8")
    elif text:
        print(text)  # noqa: T201
