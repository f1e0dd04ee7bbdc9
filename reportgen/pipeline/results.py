"""What one phase leaves for the next, as plain data: it may come from another process."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.findings import FailLevel, Finding, Severity, ordered
from reportgen.outcome import Outcome
from reportgen.places import Source

if TYPE_CHECKING:
    from reportgen.authority.load import Layout
    from reportgen.check.policy import Policy
    from reportgen.compose.composition import Composition


@dataclass(frozen=True, slots=True)
class Checked:
    """What has been found of a report, and the policy for what is found later."""

    findings: tuple[Finding, ...]
    sources: Mapping[str, Source]
    policy: Policy
    fail_level: FailLevel | None
    watched: tuple[Path, ...]
    """Folders whose change changes the report."""

    @property
    def errors(self) -> int:
        """How many of the findings are errors."""
        return errors_among(self.findings)


@dataclass(frozen=True, slots=True)
class Composed:
    """A report to be printed: its record files as they were read, its layout, its pages in HTML."""

    files: Mapping[str, bytes]
    layout: Layout
    composition: Composition


def outcome_of(
    name: str,
    checked: Checked,
    findings: Iterable[Finding],
    pdf: Path | None = None,
    pages: int = 0,
) -> Outcome:
    """What came of the report *name*, of which *findings* are told."""
    return Outcome(
        name,
        tuple(ordered(findings)),
        checked.sources,
        checked.watched,
        pdf,
        pages,
        ignored=checked.policy.ignores.hidden,
        fail_level=checked.fail_level,
    )


def errors_among(findings: Iterable[Finding]) -> int:
    """How many of *findings* are errors."""
    return sum(finding.severity is Severity.ERROR for finding in findings)
