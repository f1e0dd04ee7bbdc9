"""The outcome of the last build, shown again where nothing has changed since.

A build stores its outcome and the state of its files when it began. The next build compares the
files first: where they and the PDF are as they were, there is nothing to do. Nothing here imports
the pipeline before something has to be built.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportgen.kept.memory import Memory
from reportgen.outcome import Options, Outcome
from reportgen.world import World

__all__ = ["recall"]


def recall(
    world: World, folders: Sequence[Path], out: Path, options: Options
) -> dict[Path, Outcome]:
    """The stored outcomes of those *folders* whose reports need no new build."""
    memory = Memory.of(world, out, options)
    outcomes = {folder: memory.recall(folder) for folder in folders}
    return {folder: outcome for folder, outcome in outcomes.items() if outcome is not None}
