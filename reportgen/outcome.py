"""The options of a build and its outcome.

Why not in the pipeline: the outcome of an unchanged report is shown again without running a phase.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.findings import FailLevel, Finding, Severity
from reportgen.places import Source

PHASES = ("read", "check", "compose", "typeset", "verify")
"""The words of docs, modules and progress output."""

OnPhase = Callable[[str], None]
"""Called with the name of each phase as it begins."""

Advance = Callable[[str, str], None]
"""Called with the name of a report and the phase that begins in it; an empty phase means done."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: ``final`` writes nothing while an error stands, ``embed`` carries the records.

    ``proof`` marks every page as a draft whatever the errors, so that no page changes with their
    number. ``large_print`` is a copy in large type beside the one that is filed. The rest are marks
    for reviewers: numbered paragraphs, line numbers, wide spacing.
    """

    final: bool = False
    embed: bool = True
    paragraphs: bool = False
    lines: bool = False
    wide: bool = False
    proof: bool = False
    large_print: bool = False

    def file_of(self, folder: Path) -> str:
        """The name of the PDF that is made of *folder*."""
        return f"{folder.resolve().name}{'-large-print' if self.large_print else ''}.pdf"


DEFAULT = Options()
"""A report as it is filed: whole, with its records inside, a draft while errors stand."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of one report that was checked or built, or of a path that holds none.

    ``name`` is empty for a path without a report. ``findings`` point into ``sources``. ``files``
    are the folders whose change changes the report.
    """

    name: str
    findings: tuple[Finding, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)
    files: tuple[Path, ...] = ()
    pdf: Path | None = None
    pages: int = 0
    ignored: int = 0
    """Findings that an ``ignore`` hides."""
    fail_level: FailLevel | None = None
    """The level of the command line or of the report's own settings; without either, errors."""
    digest: str = ""
    """Of the PDF that was written."""
    facts: str = ""
    """What an index lists of the report, as JSON; empty where no index was asked for."""
    unchanged: bool = False
    """Nothing has changed since the report was built, so this is the outcome of that build."""

    @property
    def errors(self) -> int:
        """Findings that keep the report a draft."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    def fails(self, finding: Finding) -> bool:
        """Whether *finding* is at or above the fail level; nothing reaches ``none``."""
        level = self.fail_level or FailLevel.ERROR
        return level is not FailLevel.NONE and finding.severity.rank <= Severity(level.value).rank
