"""The type of a format, and how findings are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from reportgen.cli.screen import Paint
from reportgen.findings import Finding, Severity, Translate
from reportgen.outcome import Outcome
from reportgen.places import Place

Formatter = Callable[[Sequence[Outcome], Translate, Paint], str]


def counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings of each severity."""
    counter = Counter(finding.severity for finding in findings)
    return {severity: counter[severity] for severity in Severity}


def reports(outcomes: Iterable[Outcome]) -> int:
    """How many reports there are; an outcome without a name belongs to none."""
    return sum(bool(outcome.name) for outcome in outcomes)


def all_findings(outcomes: Iterable[Outcome]) -> Iterator[tuple[Outcome, Finding]]:
    """Every finding with its report."""
    for outcome in outcomes:
        for finding in outcome.findings:
            yield outcome, finding


_LINES = frozenset({".yaml", ".yml", ".css", ".html"})


def has_lines(place: Place) -> bool:
    """Whether the file is text, so that a line of it means something: no PDF, picture or folder."""
    return PurePosixPath(place.file).suffix.lower() in _LINES
