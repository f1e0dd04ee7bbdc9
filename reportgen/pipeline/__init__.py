"""The five phases in a row, for one report.

``check_report`` runs read and check; ``build_report`` all five. Both return an outcome and print
nothing; for progress, they call ``on_phase`` when a phase begins.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.outcome import DEFAULT, OnPhase, Options, Outcome
from reportgen.pipeline.results import outcome_of
from reportgen.world import World

if TYPE_CHECKING:
    from reportgen.check.ask.similarity import Earlier
    from reportgen.typeset.workshop import Workshop

__all__ = ["build_report", "check_report"]


def check_report(
    world: World,
    folder: Path,
    on_phase: OnPhase = lambda _: None,
    earlier: Earlier | None = None,
) -> Outcome:
    """Read and check the report in *folder*; with *earlier*, compare it with earlier reports."""
    from reportgen.pipeline.first import check_read, read_report

    on_phase("read")
    report = read_report(world, folder)
    on_phase("check")
    checked = check_read(world, report, earlier)
    return outcome_of(folder.resolve().name, checked, checked.findings)


def build_report(
    world: World,
    folder: Path,
    out: Path,
    options: Options = DEFAULT,
    *,
    on_phase: OnPhase = lambda _: None,
    processes: int = 1,
    workshop: Workshop | None = None,
) -> Outcome:
    """Build the report in *folder* as a PDF in *out*, by up to *processes* processes.

    *workshop* keeps reusable parts of the report's last builds; it changes no byte of the PDF.

    While an error stands the PDF is a draft, and with ``Options.final`` none is written. The PDF is
    written to a temporary file and renamed, so an interrupted build leaves the old PDF whole.
    Raises ``OSError`` where *out* cannot be written.
    """
    from reportgen.pipeline.build import Build

    return Build(world, folder, out, options, on_phase, processes, workshop).run()
