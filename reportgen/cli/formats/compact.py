"""For a log, and for editors that jump to a place."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.cli.formats.model import all_findings
from reportgen.cli.screen import Paint
from reportgen.findings import Translate
from reportgen.outcome import Outcome


def compact(outcomes: Sequence[Outcome], translate: Translate, paint: Paint) -> str:  # noqa: ARG001
    """One line a finding: ``file:line:column: severity CODE message``."""
    return "\n".join(
        f"{f.place.file}:{f.place.line}:{f.place.column}: {f.severity} {f.code} "
        f"{' '.join(f.message.text(translate).split())}"
        for _, f in all_findings(outcomes)
    )
