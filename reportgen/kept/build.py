"""A build whose outcome is stored, so that the next build can skip an unchanged report."""

from __future__ import annotations

from pathlib import Path

from reportgen import pipeline
from reportgen.kept.memory import Memory
from reportgen.outcome import DEFAULT, OnPhase, Options, Outcome
from reportgen.world import World


def build_report(
    world: World,
    folder: Path,
    out: Path,
    options: Options = DEFAULT,
    *,
    on_phase: OnPhase = lambda _: None,
    processes: int = 1,
) -> Outcome:
    """:func:`reportgen.pipeline.build_report`; stores the outcome for the next run."""
    memory = Memory.of(world, out, options)
    before = memory.look(folder)
    outcome = pipeline.build_report(
        world, folder, out, options, on_phase=on_phase, processes=processes
    )
    memory.keep(folder, before, outcome)
    return outcome
