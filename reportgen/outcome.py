"""What is asked of a build, and what came of it.

Apart from the pipeline, because an outcome may also be told again without a phase being run.
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
"""Told the name of each phase as it begins."""

Advance = Callable[[str, str], None]
"""Told the name of a report and the phase that begins in it; an empty phase means done."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: ``final`` writes nothing while an error stands, ``embed`` carries the records.

    The rest are marks for reviewers: numbered paragraphs, line numbers, wide spacing.
    """

    final: bool = False
    embed: bool = True
    paragraphs: bool = False
    lines: bool = False
    wide: bool = False


DEFAULT = Options()
"""A report as it is filed: whole, with its records inside, a draft while errors stand."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one report."""

    name: str
    findings: tuple[Finding, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)
    files: tuple[Path, ...] = ()
    pdf: Path | None = None
    pages: int = 0
    ignored: int = 0
    """Findings that an ``ignore`` hides."""
    fail_level: FailLevel | None = None
    """What the report's own settings say, where they do."""
    digest: str = ""
    """Names the bytes of the PDF that was written."""
    unchanged: bool = False
    """Told again: nothing has changed since the report was built, so it was not built."""

    @property
    def errors(self) -> int:
        """Findings that keep the report a draft."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)
