"""What a format is given, and how findings are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from reportgen.cli.screen import Paint
from reportgen.findings import Finding, Severity, Translate
from reportgen.places import Place, Source


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of one report when it is shown: its findings and the sources they point into.

    ``report`` is empty for what belongs to no report, such as a path that holds none. ``ignored``
    counts findings that an ``ignore`` hides; from ``fail_level`` on a finding fails the run.
    """

    report: str
    findings: Sequence[Finding]
    sources: Mapping[str, Source]
    ignored: int = 0
    fail_level: str = "error"

    def fails(self, finding: Finding) -> bool:
        """Whether *finding* reaches the fail level."""
        return reaches(finding, self.fail_level)


Formatter = Callable[[Sequence[Checked], Translate, Paint], str]


def reaches(finding: Finding, fail_level: str) -> bool:
    """Whether *finding* is at or above *fail_level*; nothing reaches ``none``."""
    return fail_level != "none" and finding.severity.rank <= Severity(fail_level).rank


def counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings of each severity."""
    counter = Counter(finding.severity for finding in findings)
    return {severity: counter[severity] for severity in Severity}


def reports(checked: Iterable[Checked]) -> int:
    """How many reports there are."""
    return sum(bool(one.report) for one in checked)


def told(checked: Iterable[Checked]) -> Iterator[tuple[Checked, Finding]]:
    """Every finding with its report."""
    for one in checked:
        for finding in one.findings:
            yield one, finding


_LINES = frozenset({".yaml", ".yml", ".css", ".html"})


def has_lines(place: Place) -> bool:
    """Whether the file is text, so that a line of it means something: no PDF, picture or folder."""
    return PurePosixPath(place.file).suffix.lower() in _LINES
