"""A report that has been read, as a form is given it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.authority.load import Layout
from reportgen.findings import Finding
from reportgen.manuscript import Manuscript
from reportgen.outcome import Outcome
from reportgen.pipeline.first import read_report
from reportgen.world import World

Read = tuple[Manuscript, Layout]
ReadReport = Callable[..., Read]


@pytest.fixture
def read_form(world: World, make_report: Callable[..., Path]) -> ReadReport:
    """Read the small report, changed as ``make_report`` changes it."""

    def go(*changes: tuple[str, str], name: str = "trip", **files: str) -> Read:
        report = read_report(world, make_report(*changes, name=name, **files))
        assert report.manuscript is not None
        assert report.layout is not None
        return report.manuscript, report.layout

    return go


def outcome(*findings: Finding, pages: int = 12) -> Outcome:
    """The outcome of a build with *findings*."""
    return Outcome("trip", findings, pdf=Path("build/trip.pdf"), pages=pages)
