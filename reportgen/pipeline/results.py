"""The results that one phase hands to the next: plain data, as they may cross processes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportgen.findings import FailLevel, Finding, Severity, ordered
from reportgen.outcome import Outcome
from reportgen.places import Source

if TYPE_CHECKING:
    from reportgen.authority.load import Layout
    from reportgen.check.policy import Policy
    from reportgen.compose.composition import Composition


class Checked(NamedTuple):
    """The findings of the first two phases, and the policy for findings of later ones."""

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


class Composed(NamedTuple):
    """A report in HTML, with its layout and its record files as they were read."""

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
    """The outcome of the report *name* with *findings*."""
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
